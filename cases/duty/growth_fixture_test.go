package duty_test

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"reflect"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A listField is a list of a case file: the way from the file to it, through the one element that
// each list on the way gets.
type listField struct {
	name string
	way  []int // numbers of fields; a list on the way is entered at its first element
}

// listFields are all lists in which a case file can hold records.
func listFields() []listField {
	var out []listField
	var walk func(t reflect.Type, name string, way []int, on map[reflect.Type]bool)
	walk = func(t reflect.Type, name string, way []int, on map[reflect.Type]bool) {
		if !holdsRecords(t) || on[t] {
			return
		}
		on[t] = true
		defer delete(on, t)
		for i := range t.NumField() {
			tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			if tag == "" || tag == "-" || !t.Field(i).IsExported() {
				continue
			}
			name, way := name+"/"+tag, append(way[:len(way):len(way)], i)
			of := t.Field(i).Type
			if of.Kind() == reflect.Slice && of.Elem().Kind() != reflect.Uint8 {
				out = append(out, listField{name, way})
				of = of.Elem()
			}
			walk(of, name, way, on)
		}
	}
	walk(reflect.TypeFor[cases.File](), "", nil, map[reflect.Type]bool{})
	return out
}

// holdsRecords reports whether t is a struct that stands in JSON as an object of its fields.
func holdsRecords(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return t.Kind() == reflect.Struct &&
		!p.Implements(reflect.TypeFor[interface{ UnmarshalText([]byte) error }]()) &&
		!p.Implements(reflect.TypeFor[json.Unmarshaler]())
}

// A filling says how the elements of a list are filled.
type filling int

const (
	full   filling = iota // every field that is no list
	begun                 // of the days only the first, so that nothing has ended
	sparse                // every second field, another in each element
)

// fill makes the list of f hold n elements.
func (l listField) fill(f *cases.File, how filling, n int) {
	v := reflect.ValueOf(f).Elem()
	for k, i := range l.way {
		v = v.Field(i)
		if v.Kind() != reflect.Slice || k == len(l.way)-1 {
			continue
		}
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			fillElement(v.Index(0), how, 0, l.name)
		}
		v = v.Index(0)
	}
	start := v.Len()
	list := reflect.MakeSlice(v.Type(), start+n, start+n)
	reflect.Copy(list, v)
	for i := range n {
		fillElement(list.Index(start+i), how, i, l.name)
	}
	v.Set(list)
}

// dayOfGrowth is the day on which the files that grow are checked.
var dayOfGrowth = law.MustDay(2026, 9, 15)

// pick is a number below n that depends on the name of a field and the number of an element.
func pick(name string, i, n int) int {
	h := fnv.New32a()
	fmt.Fprint(h, name, i)
	return int(h.Sum32()>>8) % n
}

// fillElement fills the fields of an element that are no lists of records: codes in turn, days
// before that of the check, ids that other lists have as well.
func fillElement(v reflect.Value, how filling, i int, name string) {
	at := name[strings.LastIndexByte(name, '/')+1:]
	switch {
	case v.Type() == reflect.TypeFor[law.Day]():
		v.Set(reflect.ValueOf(dayOfGrowth.AddDays(-1 - pick(name, i, 900))))
		return
	case v.Type() == reflect.TypeFor[jurisdiction.Code]():
		v.SetString([]string{"MK", "AL", "SI", "DE", "RS"}[pick(name, i, 5)])
		return
	}
	if e, ok := v.Interface().(interface{ CodeTable() string }); ok {
		lines := strings.Split(strings.Trim(e.CodeTable(), "\n"), "\n")
		code, _, _ := strings.Cut(strings.TrimSpace(lines[pick(name, i, len(lines))]), "\t")
		v.SetString(code)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if !holdsRecords(v.Type()) {
			return
		}
		days := 0
		for k := range v.NumField() {
			field := v.Type().Field(k)
			tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if !field.IsExported() || tag == "" || tag == "-" {
				continue
			}
			if field.Type == reflect.TypeFor[law.Day]() {
				if days++; how == begun && days > 1 {
					continue
				}
			}
			linked := tag == "id" || tag == "victim" || tag == "victims"
			if how == sparse && !linked && pick(tag, i, 2) == 0 {
				continue
			}
			fillElement(v.Field(k), how, i, name+"/"+tag)
		}
	case reflect.Slice:
		switch {
		case v.Type() != reflect.TypeFor[[]string]():
		case at == "victims":
			v.Set(reflect.ValueOf([]string{"v1"}))
		default:
			v.Set(reflect.ValueOf([]string{fmt.Sprint("x", i)}))
		}
	case reflect.Bool:
		v.SetBool(pick(name, i, 2) == 0)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(pick(name, i, 3)))
	case reflect.String:
		switch at {
		case "victim":
			v.SetString("v1")
		case "id":
			v.SetString(fmt.Sprint("x", i))
		default:
			v.SetString(fmt.Sprint("x", pick(name, i, i+1)))
		}
	}
}

// grown is a file of one child in which the lists have n elements each.
func grown(how filling, n int, lists ...listField) *cases.File {
	f := &cases.File{
		Schema: cases.CurrentSchema, ID: "f1", Opened: dayOfGrowth.AddDays(-300),
		Victims: []victim.Victim{{
			ID:  "v1",
			Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2012, 1, 1)},
			Status: []victim.StatusDecision{{
				ID: "st", Kind: victim.StatusPresumed, Day: dayOfGrowth.AddDays(-200), Place: "MK",
			}},
			Stays: []victim.Stay{{Place: "MK", From: dayOfGrowth.AddDays(-400)}},
		}},
	}
	for _, l := range lists {
		l.fill(f, how, n)
	}
	return f
}
