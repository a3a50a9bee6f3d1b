// Package project copies the parts of a record that may be passed on, and leaves the rest behind.
package project

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Barred is implemented by records that may say of themselves that they are not to be passed on: an
// address that is confidential, a contact that is not safe. What is barred never passes, whatever a
// consent or an emergency says.
type Barred interface{ Barred() bool }

// BarredFields is implemented by records that shut some of their own fields, by their JSON names:
// the contacts of a relative who is not safe to contact. They never pass either.
type BarredFields interface{ BarredFields() []string }

// dated is implemented by dates that may lack their day.
type dated interface{ First() law.Day }

// Categorised is implemented by elements of lists that say of themselves of which category they
// are: fields of the user's own, attachments. Their list, and their fields that are tagged "own",
// have no category but theirs.
type Categorised interface{ DataCategory() string }

// own is the tag of what has the category of the element in which it stands.
const own = "own"

// A Field is one field of a record, or one element of a list in it.
type Field struct {
	Path     string // JSON Pointer in the record
	Category string // of its tag: any text, so who decides refuses what it does not know
	Barred   bool   // it says of itself that it is not to be passed on
	Day      bool   // it is a day, or a list of days
	// Text is true for words and numbers as somebody wrote them, a list of them too: neither a
	// code, an id nor a language. Official numbers are among them.
	Text bool
	// Ill is true where a code, an id or a language is none, as in a record that nobody validated:
	// it could be anything.
	Ill bool
	// Own is true for an element that says its category by itself.
	Own bool
	// Record is the id of the innermost element of a list in which it stands, or which it is.
	Record string
	// Of is the id of the record to which such an element says that it belongs; of a field, that of
	// the relative whom the record names in which it stands.
	Of string
}

// Keep decides about one field.
type Keep func(Field) bool

// Copy copies from one record to another of the same struct type the fields for which keep is true.
// A field of a kept container is decided by its own category; an element of a list that is barred
// is asked for by itself. What is empty is neither passed nor withheld.
func Copy(from, to reflect.Value, keep Keep) { record(from, to, "", "", "", keep) }

// CopyElement is [Copy] for an element of a list, which may say its category by itself.
func CopyElement(from, to reflect.Value, keep Keep) {
	within := ""
	if c, ok := from.Interface().(Categorised); ok {
		within = c.DataCategory()
	}
	record(from, to, "", within, IDOf(from), keep)
}

// record copies a record; within is the category of the element in which it stands, id the id.
func record(from, to reflect.Value, path, within, id string, keep Keep) {
	closed := shut(from)
	for i := range from.NumField() {
		f := from.Type().Field(i)
		src, dst := from.Field(i), to.Field(i)
		if !f.IsExported() || src.IsZero() {
			continue
		}
		field := fieldOf(from, i, path, within, id, closed)
		if categorised(src.Type()) || keep(field) {
			value(src, dst, field.Path, field.Category, id, keep)
		}
	}
}

// shut returns the fields that a record shuts.
func shut(from reflect.Value) []string {
	if b, ok := from.Interface().(BarredFields); ok {
		return b.BarredFields()
	}
	return nil
}

// fieldOf is what is decided about a field of a record, of which some are shut. Within is the
// category of the element in which the record stands, id its id.
func fieldOf(from reflect.Value, i int, path, within, id string, closed []string) Field {
	f, src := from.Type().Field(i), from.Field(i)
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	category := f.Tag.Get("data")
	if category == own && within != "" {
		category = within
	}
	return Field{
		Path: path + "/" + name, Category: category, Record: id, Of: kin(from),
		Barred: barred(src) || slices.Contains(closed, name),
		Day:    isDay(f.Type),
		Text:   free(f),
		Ill:    !shape.Formed(src, f.Tag.Get("validate")),
	}
}

// isDay reports whether a field holds a day, or a list of days.
func isDay(t reflect.Type) bool {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t == reflect.TypeFor[law.Day]() || t.Implements(reflect.TypeFor[dated]())
}

// free reports whether a field holds text that no list of codes and no form bounds.
func free(f reflect.StructField) bool {
	t := f.Type
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.String && !strings.Contains(f.Tag.Get("validate"), "tip_")
}

// elementOf is what is decided about an element of a list, and whether it has to be asked for by
// itself. Id is that of the element in which the list stands.
func elementOf(v reflect.Value, path, category, id string) (e Field, ask bool) {
	e = Field{Path: path, Category: category, Barred: barred(v), Record: IDOf(v)}
	ask = e.Record != ""
	if !ask {
		e.Record = id
	}
	if c, ok := v.Interface().(Categorised); ok {
		e.Category, e.Own, e.Of = c.DataCategory(), true, Of(v)
	}
	return e, ask || e.Barred || e.Own
}

// Of returns the id of the record to which an element says that it belongs, "" for none.
func Of(v reflect.Value) string {
	if of := v.FieldByName("Record"); of.IsValid() && of.Kind() == reflect.String {
		return of.String()
	}
	return ""
}

// kin returns the id of the relative whom a record names, "" for none: a reunification, a study of
// a home, a wish, an appointment.
func kin(v reflect.Value) string {
	for _, name := range [...]string{"Relative", "With"} {
		if of := v.FieldByName(name); of.IsValid() && of.Kind() == reflect.String {
			return of.String()
		}
	}
	return ""
}

// Along follows a JSON Pointer into a record and asks keep about all that is on the way, as [Copy]
// does, also where nothing is recorded: then it goes on by the types. It returns the pointer of the
// same place in what Copy makes of the record, and whether all passes. A pointer that leads to
// nothing such a record can have does not pass, nor does one to a list of which only the elements
// have categories. Within is the category of from, where it is an element that says it itself. Gone
// holds what was counted on the way, for the next pointer into the same record.
func Along(
	from reflect.Value, pointer, within string, gone *Gone, keep Keep,
) (in string, passes bool) {
	v, path, category, id := from, "", within, IDOf(from)
	if pointer == "" {
		return "", true
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		for v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v = reflect.New(v.Type().Elem())
			}
			v = v.Elem()
		}
		switch {
		case v.Kind() == reflect.Slice:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 {
				return "", false
			}
			left := gone.Before(path, min(i, v.Len()), func(j int) bool {
				f, ask := elementOf(v.Index(j), path+"/"+strconv.Itoa(j), category, id)
				return ask && !keep(f)
			})
			element := reflect.Zero(v.Type().Elem())
			if i < v.Len() {
				element = v.Index(i)
			}
			f, ask := elementOf(element, path+"/"+part, category, id)
			if passes = !ask || keep(f); !passes {
				return "", false
			}
			v, path, category, in = element, f.Path, f.Category, in+"/"+strconv.Itoa(i-left)
			id = f.Record
		case v.Kind() == reflect.Struct && exported(v.Type()):
			i := memberOf(v.Type(), part)
			if i < 0 {
				return "", false
			}
			f := fieldOf(v, i, path, category, id, shut(v))
			v = v.Field(i)
			if passes = !categorised(v.Type()) && keep(f); !passes && !categorised(v.Type()) {
				return "", false
			}
			path, category, in = f.Path, f.Category, in+"/"+part
		default:
			return "", false
		}
	}
	return in, passes
}

// Gone counts which elements of the lists of one record do not pass, each element once: thousands
// of findings may lie in one list.
type Gone struct {
	lists map[string][]int // by the pointer of the list, how many before each element
}

// Before returns how many of the first n elements of a list are gone.
func (g *Gone) Before(list string, n int, gone func(int) bool) int {
	if g.lists == nil {
		g.lists = map[string][]int{}
	}
	counts := g.lists[list]
	if len(counts) == 0 {
		counts = []int{0}
	}
	for j := len(counts) - 1; j < n; j++ {
		count := counts[j]
		if gone(j) {
			count++
		}
		counts = append(counts, count)
	}
	g.lists[list] = counts
	return counts[n]
}

// IDOf returns the id of a record, "" for one without.
func IDOf(v reflect.Value) string {
	if v.Kind() != reflect.Struct {
		return ""
	}
	if id := v.FieldByName("ID"); id.IsValid() && id.Kind() == reflect.String {
		return id.String()
	}
	return ""
}

// memberOf returns the index of the field of a record with a name in JSON, or -1.
func memberOf(t reflect.Type, name string) int {
	for i := range t.NumField() {
		f := t.Field(i)
		if named, _, _ := strings.Cut(f.Tag.Get("json"), ","); f.IsExported() && named == name {
			return i
		}
	}
	return -1
}

func value(src, dst reflect.Value, path, category, id string, keep Keep) {
	switch {
	case src.Type() == reflect.TypeFor[law.Day]():
		dst.Set(src)
	case src.Kind() == reflect.Struct && exported(src.Type()):
		record(src, dst, path, category, id, keep)
	case src.Kind() == reflect.Pointer:
		dst.Set(reflect.New(src.Type().Elem()))
		value(src.Elem(), dst.Elem(), path, category, id, keep)
	case src.Kind() == reflect.Slice:
		list := reflect.MakeSlice(src.Type(), 0, src.Len())
		if src.Len() == 0 {
			dst.Set(list)
		}
		for i := range src.Len() {
			at := path + "/" + strconv.Itoa(i)
			e, ask := elementOf(src.Index(i), at, category, id)
			if ask && !keep(e) {
				continue
			}
			element := reflect.New(src.Type().Elem()).Elem()
			value(src.Index(i), element, at, e.Category, e.Record, keep)
			list = reflect.Append(list, element)
			dst.Set(list)
		}
	default:
		dst.Set(src)
	}
}

// categorised reports whether t is a list of elements that say their category.
func categorised(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Implements(reflect.TypeFor[Categorised]())
}

// exported reports whether a struct has fields of its own to decide about; an instant, say, has
// none and is one value.
func exported(t reflect.Type) bool {
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			return true
		}
	}
	return false
}

func barred(v reflect.Value) bool {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return false
	}
	if b, ok := v.Interface().(Barred); ok {
		return b.Barred()
	}
	return false
}

// Categories calls do with the data category of every field of a record in which something is
// recorded. A list or record that holds nothing any more is not counted.
func Categories(v reflect.Value, do func(category string)) { below(v, do) }

// below reports whether something is recorded in a record.
func below(v reflect.Value, do func(string)) (some bool) {
	within := ""
	if c, ok := v.Interface().(Categorised); ok {
		within = c.DataCategory()
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if field := v.Field(i); f.IsExported() && !field.IsZero() && holds(field, do) {
			some = true
			switch category := f.Tag.Get("data"); {
			case category != own:
				do(category)
			case within != "":
				do(within)
			}
		}
	}
	return some
}

func holds(v reflect.Value, do func(string)) (some bool) {
	switch {
	case v.Kind() == reflect.Pointer:
		return !v.IsNil() && holds(v.Elem(), do)
	case v.Type() == reflect.TypeFor[law.Day]():
		return true
	case v.Kind() == reflect.Struct && exported(v.Type()):
		return below(v, do)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			some = holds(v.Index(i), do) || some
		}
		return some
	}
	return true
}

// IDs adds the ids of the records that something holds, at any depth, and returns them.
func IDs(v reflect.Value, into map[string]bool) map[string]bool {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		IDs(v.Elem(), into)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			IDs(v.Index(i), into)
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[law.Day]():
		if id := IDOf(v); id != "" {
			into[id] = true
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				IDs(v.Field(i), into)
			}
		}
	}
	return into
}
