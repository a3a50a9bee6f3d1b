// Package peers says some of the rules of palermo a second time, in CEL, Rego and JSON Schema: as a
// second opinion that was written independently, and as what the speed of palermo is measured
// against.
//
// The peers are given what has nothing to do with how a rule is written: whether the person is a
// child on a day, which record of a series is the last, which negative decisions stand, which
// guardians are doubted or have left, and which interviews and returns are those of a child. They
// decide the rest: whether the rule applies, and with which outcome.
package peers

import (
	"reflect"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Outcome list of each rule, in any order.
type Outcomes map[string][]string

// Input returns what the peers are asked about one victim of a file on a day. Members that are not
// recorded are there with their zero value, a day as "".
func Input(f *cases.File, v *victim.Victim, on law.Day) map[string]any {
	c := v.Age.ChildOn(on)
	in := map[string]any{
		"on": on.String(), "v": plain(reflect.ValueOf(*v)), "child": c.IsChild(), "presumed": "",
		"age_not_recorded": notRecorded(c),
	}
	if d, ok := v.PresumedOn(on); ok {
		in["presumed"] = d.Day.String()
	}
	_, missing := v.StatusMissing(on)
	in["status_missing"] = missing
	for i, r := range v.Reflection {
		in["v"].(map[string]any)["reflection"].([]any)[i].(map[string]any)["renewed_contact_listed"] = renewedContact(f, v, r, on)
	}
	for i, g := range v.Guardians {
		m := in["v"].(map[string]any)["guardians"].([]any)[i].(map[string]any)
		m["doubted"], m["left"] = v.Doubts(&g), g.Left()
	}
	// Of a series, which record is the last by the day.
	record := in["v"].(map[string]any)
	record["last_tracing"] = last(v.Tracings, on)
	record["last_schooling"] = last(v.Schooling, on)
	childOn := map[string]any{}
	for _, d := range v.Decisions {
		childOn[d.Day.String()] = v.Age.ChildOn(d.Day).IsChild()
	}
	for _, p := range v.Placements {
		childOn[p.From.String()] = v.Age.ChildOn(p.From).IsChild()
	}
	in["child_on"] = childOn
	negatives := []any{}
	v.Negatives(on, func(_ int, d victim.StatusDecision) { negatives = append(negatives, plain(reflect.ValueOf(d))) })
	in["negatives"] = negatives

	of := []any{}
	for _, i := range f.Interviews {
		if i.Victim == v.ID && i.Kind == cases.InterviewForensic && !i.Day.After(on) {
			of = child(of, v, i.Day, on, i)
		}
	}
	in["interviews"] = of
	of = []any{}
	for _, r := range v.Returns {
		day := r.Departed
		if day.IsZero() || day.After(on) {
			day = on
		}
		of = child(of, v, day, on, r)
	}
	in["child_returns"] = of
	return in
}

// last returns the last record of a series by a day, an empty one where there is none.
func last[T interface{ When() law.Day }](list []T, on law.Day) any {
	var record T
	if i := care.Last(list, on); i >= 0 {
		record = list[i]
	}
	return plain(reflect.ValueOf(record))
}

// renewedContact answers whether Directive 2004/81/EC, which lets a reflection period end for
// renewed contact, binds the place on the day of the early end.
func renewedContact(f *cases.File, v *victim.Victim, r victim.Reflection, on law.Day) string {
	places := append(v.Places(on), f.Jurisdictions...)
	if r.Place.IsValid() {
		places = []jurisdiction.Code{r.Place}
	}
	if len(places) == 0 {
		return "not-known"
	}
	switch jurisdiction.Builtin().Binds("eu-2004-81", places[0], r.EndedEarly).Binding {
	case law.Binds:
		return "yes"
	case law.BindUnknown:
		return "not-known"
	}
	return "no"
}

func notRecorded(c person.Childhood) bool {
	return c.IsOpen()
}

// child adds a record to list if the person was a child on its day, or if no age is recorded.
func child(list []any, v *victim.Victim, day, on law.Day, record any) []any {
	if day.IsZero() {
		day = on
	}
	c := v.Age.ChildOn(day)
	m := plain(reflect.ValueOf(record)).(map[string]any)
	switch {
	case c.IsChild():
		m["child"] = "yes"
	case notRecorded(c):
		m["child"] = "not-recorded"
	default:
		return list
	}
	return append(list, m)
}

// plain turns a record into maps and lists, with a member for each field.
func plain(v reflect.Value) any {
	if d, ok := v.Interface().(law.Day); ok {
		if d.IsZero() {
			return ""
		}
		return d.String()
	}
	switch v.Kind() {
	case reflect.Struct:
		m := map[string]any{}
		for i := range v.NumField() {
			if name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); name != "" && name != "-" {
				m[name] = plain(v.Field(i))
			}
		}
		return m
	case reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = plain(v.Index(i))
		}
		return list
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return plain(v.Elem())
	case reflect.String:
		return v.String()
	case reflect.Int:
		return v.Int()
	case reflect.Bool:
		return v.Bool()
	}
	return nil
}
