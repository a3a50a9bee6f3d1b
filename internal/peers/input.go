// Package peers says some of the rules of palermo a second time, in CEL, Rego and JSON Schema: as a
// second opinion, and as what the speed of palermo is measured against. CEL and Rego have 25 rules,
// JSON Schema five of them.
//
// The peers are given what has nothing to do with how a rule is written: whether the person is a
// child on a day, what is dated later than the day that is asked, since when each State knows of
// the person and had to treat the person as a presumed victim, when the person left it, died or
// came of age, who is an infant, or old enough to be found guilty of a crime, when the case was
// closed, which record of a series is the last, which guardians are
// doubted or have left, where a directive binds, which removals are recorded as a return too, and
// which interviews are those of the person. These come from the library itself, so a fault in them
// is not found here. The peers decide the rest: to what and whom a rule applies, what it waits for,
// and with which outcome. They do not know exemptions, the force of the law, days and texts.
package peers

import (
	"reflect"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Outcomes are those of each rule, in any order. A rule that waits for a fact "asks" once, however
// many facts are missing.
type Outcomes map[string][]string

// Input returns what the peers are asked about one victim of a file on a day. More are places whose
// law counts beside those of the file. Members that are not recorded are there with their zero
// value, a day as "".
func Input(f *cases.File, s cases.Subject, on law.Day, more ...jurisdiction.Code) map[string]any {
	v := s.Victim
	p := &duty.Pass{Subject: &duty.Person{Victim: v, File: f, Records: s.Records()}, On: on}
	record := plain(reflect.ValueOf(*v)).(map[string]any)
	_, missing := v.StatusMissing(on)
	in := map[string]any{
		"on": on.String(), "v": record, "status_missing": missing,
		"of_age": day(duty.OfAge.Find(p, rule.Event{})),
		"died":   day(duty.Died.Find(p, rule.Event{})),
		"closed": day(duty.Closed.Find(p, rule.Event{})),
	}
	children := map[string]any{}
	child := func(d law.Day) {
		asked := d
		if d.IsZero() {
			asked = on
		}
		children[day(d)] = standing(v.Age.ChildOn(asked))
	}
	child(law.Day{})
	child(on)
	in["child_on"] = children

	places := append(append(v.Places(on), f.Jurisdictions...), more...)
	listed := []any{}
	signs := []law.Day{}
	for i, state := range states(f, v, on, more) {
		e := duty.Presumed.Find(p, state)
		child(e.Day)
		if s := duty.FirstSign.Find(p, state); !s.Unknown && !s.Day.IsZero() {
			signs = append(signs, s.Day)
		}
		listed = append(listed, map[string]any{
			"first": i == 0, "presumed": day(e.Day),
			"sign":    day(duty.FirstSign.Find(p, state).Day),
			"contact": day(duty.Contact.Find(p, state).Day),
			"left":    day(duty.Left.Find(p, e)),
			"of_age":  day(duty.OfAge.Find(p, e)),
			"houses":  here(v.Placements, state),
		})
	}
	in["states"] = listed
	slices.SortFunc(signs, law.Day.Compare)
	in["sign"] = ""
	if len(signs) > 0 {
		in["sign"] = day(signs[0])
	}

	member := func(list string, i int) map[string]any {
		return record[list].([]any)[i].(map[string]any)
	}
	for i, n := range v.Needs {
		member("needs", i)["infant"], _ = ages(v, n.Day, "", on)
	}
	for i, r := range v.Reflection {
		member("reflection", i)["directive"] = directive(places, r)
	}
	for i := range v.Guardians {
		g, m := &v.Guardians[i], member("guardians", i)
		m["doubted"], m["left"] = v.Doubts(g), g.Left()
	}
	// For JSON Schema, which compares no days.
	happened := func(m map[string]any, d law.Day) { m["happened"] = !d.After(on) }
	for i := range v.Status {
		happened(member("status", i), v.Status[i].Day)
	}
	for i, d := range v.Decisions {
		child(d.Day)
		m := member("decisions", i)
		place := d.Place
		if !place.IsValid() {
			place = states(f, v, on, more)[0]
		}
		m["infant"], m["answerable"] = ages(v, d.Day, place, on)
	}
	for i := range v.Placements {
		child(v.Placements[i].From)
	}
	of := []any{}
	for _, i := range s.Records().Interviews {
		if x := f.Interviews[i]; x.Kind == cases.InterviewForensic {
			m := plain(reflect.ValueOf(x)).(map[string]any)
			child(x.Day)
			happened(m, x.Day)
			m["child"] = children[day(x.Day)]
			of = append(of, m)
		}
	}
	in["interviews"] = of
	in["departures"] = departures(v, on, child, happened)
	for _, x := range in["departures"].([]any) {
		m := x.(map[string]any)
		from := jurisdiction.Code(m["from"].(string))
		m["decided"] = day(returnDecided(v, from, m["departed"].(string), on))
		if !from.IsValid() {
			from = states(f, v, on, more)[0]
		}
		m["sign"] = ""
		if e := duty.FirstSign.Find(p, from); !e.Unknown {
			m["sign"] = day(e.Day)
		}
	}
	return in
}

// ages tells whether the person was an infant on a day, and old enough to be found guilty of a
// crime by the law of a place.
func ages(
	v *victim.Victim, day law.Day, place jurisdiction.Code, on law.Day,
) (infant, answerable bool) {
	if day.IsZero() {
		day = on
	}
	least, most, known := v.Age.YearsOn(day)
	if p, err := jurisdiction.Builtin().Get(place); err == nil && known {
		age, state := p.Ages.CriminalResponsibility.At(day)
		answerable = state == law.Known && least >= age.Value
	}
	return known && most < 1, answerable
}

// returnDecided is the day of the return decision that was carried out, where Directive 2008/115/EC
// may bind: of a child who is alone, from a State outside the Union.
func returnDecided(
	v *victim.Victim, from jurisdiction.Code, departed string, on law.Day,
) (last law.Day) {
	alone := v.Family.Accompaniment == victim.Unaccompanied ||
		v.Family.Accompaniment == victim.Separated
	if !alone || len(v.Citizenships) == 0 || !from.IsValid() {
		return last
	}
	for _, x := range v.Decisions {
		bound := jurisdiction.Builtin().Binds("eu-2008-115", from, x.Day).Binding == law.Binds
		for _, c := range v.Citizenships {
			p, err := jurisdiction.Builtin().Get(c.Country)
			if err == nil {
				e, state := p.Membership.EU.At(x.Day)
				bound = bound && !(state == law.Known && e.Value)
			}
		}
		switch x.Body {
		case jurisdiction.SocialWork, jurisdiction.ChildProtection, jurisdiction.NGO, "":
			continue
		}
		if x.Kind == victim.DecisionReturn && bound && !x.Day.IsZero() && !x.Day.After(on) &&
			(departed == "" || day(x.Day) <= departed) && inState(x.Place, from) &&
			x.Day.After(last) {
			last = x.Day
		}
	}
	return last
}

func day(d law.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func standing(c person.Childhood) string {
	switch {
	case c.IsOpen():
		return "open"
	case c.IsChild():
		return "yes"
	}
	return "no"
}

// states are the States of which something may be owed: where the person is, where steps were
// taken and the case came to light, where the person stayed, and what the caller names. Those of
// the file count too.
func states(
	f *cases.File, v *victim.Victim, on law.Day, more []jurisdiction.Code,
) []jurisdiction.Code {
	list := v.Places(on)
	for _, d := range v.Status {
		if !d.Day.After(on) {
			list = append(list, d.Place)
		}
	}
	list = append(list, f.Detection.Place)
	for _, s := range v.Stays {
		if !s.From.After(on) {
			list = append(list, s.Place)
		}
	}
	list = append(append(append(list, more...), f.Jurisdictions...), more...)
	var out []jurisdiction.Code
	seen := map[jurisdiction.Code]bool{}
	for _, p := range list {
		if p.IsValid() && !seen[p.Country()] && len(out) < rule.MaxStates {
			seen[p.Country()] = true
			out = append(out, p)
		}
	}
	if out == nil {
		return []jurisdiction.Code{""}
	}
	return out
}

func inState(place, state jurisdiction.Code) bool {
	return !place.IsValid() || !state.IsValid() || place.Country() == state.Country()
}

// here tells of each placement whether it is in a State, or in a place that is not on file.
func here(list []care.Placement, state jurisdiction.Code) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = inState(list[i].Place, state)
	}
	return out
}

// departures are the returns, and the removals that are not recorded as a return too.
func departures(
	v *victim.Victim, on law.Day, child func(law.Day), happened func(map[string]any, law.Day),
) []any {
	of := []any{}
	add := func(r victim.Return, removal, recorded bool) {
		if r.From.IsValid() && r.To.IsValid() && inState(r.From, r.To) {
			return // home, inside one State
		}
		child(r.Departed)
		m := plain(reflect.ValueOf(r)).(map[string]any)
		m["removal"], m["recorded"] = removal, recorded
		happened(m, r.Departed)
		of = append(of, m)
	}
	joined := map[int]bool{}
	for _, r := range v.Returns {
		removal := false
		for i, m := range v.Removals {
			if !r.Departed.IsZero() && r.Departed == m.Executed && inState(r.From, m.Place) {
				removal, joined[i] = true, true
			}
		}
		add(r, removal, true)
	}
	for i, m := range v.Removals {
		lifted := !m.Lifted.IsZero() && !m.Lifted.After(on)
		if !joined[i] && (!lifted || !m.Executed.IsZero() && !m.Executed.After(on)) {
			add(victim.Return{From: m.Place, Departed: m.Executed}, true, false)
		}
	}
	return of
}

// directive answers whether Directive 2004/81/EC may bind the place on the day of the early end.
// Where no place is on file it may.
func directive(places []jurisdiction.Code, r victim.Reflection) bool {
	if r.Place.IsValid() {
		places = []jurisdiction.Code{r.Place}
	}
	for _, p := range places {
		if p.IsValid() {
			b := jurisdiction.Builtin().Binds("eu-2004-81", p, r.EndedEarly).Binding
			return b == law.Binds || b == law.BindUnknown
		}
	}
	return true
}

// plain turns a record into maps and lists, with a member for each field.
func plain(v reflect.Value) any {
	if d, ok := v.Interface().(law.Day); ok {
		return day(d)
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
