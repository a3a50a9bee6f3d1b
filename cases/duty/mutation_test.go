package duty_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// killed is the share of mutants that the scenarios have to notice, in parts of a hundred.
const killed = 95

// TestMutants changes each part of each rule, one at a time, and asks whether a scenario of the
// rule notices: a condition, quality, end or fact of a list is dropped, a condition or quality is
// turned round, the time loses its grade.
func TestMutants(t *testing.T) {
	all, err := scenario.Load(os.DirFS("testdata"))
	require.NoError(t, err)
	of := map[rule.ID][]*scenario.Scenario{}
	for _, s := range all {
		if s.Waits != "" {
			continue
		}
		for id := range about(s) {
			of[id] = append(of[id], s)
			of[id] = append(of[id], ended(t, s, id)...)
		}
	}
	var alive []string
	made := 0
	try := func(id rule.ID, name string, c *duty.Checker, err error) {
		made++
		if err != nil {
			return // a rule without it cannot be made
		}
		for _, s := range of[id] {
			only := *s
			only.Expect = slices.DeleteFunc(slices.Clone(s.Expect), func(
				x scenario.Expectation,
			) bool {
				return x.Rule != id
			})
			if r := only.Run(c); len(r.Failures) > 0 {
				return
			}
		}
		alive = append(alive, string(id)+" "+name)
	}
	for _, r := range duty.Rules() {
		for name, m := range mutants(r) {
			c, err := duty.CheckerOf([]duty.Rule{m.(duty.Rule)}, nil)
			try(rule.IDOf(r), name, c, err)
		}
	}
	for _, r := range duty.FileRules() {
		for name, m := range mutants(r) {
			c, err := duty.CheckerOf(nil, []duty.FileRule{m.(duty.FileRule)})
			try(rule.IDOf(r), name, c, err)
		}
	}
	slices.Sort(alive)
	share := 100 * (made - len(alive)) / max(1, made)
	t.Logf("%d mutants, %d noticed: %d of a hundred", made, made-len(alive), share)
	if share < killed {
		t.Errorf("not noticed:\n%s", strings.Join(alive, "\n"))
	} else if len(alive) > 0 {
		t.Logf("not noticed:\n%s", strings.Join(alive, "\n"))
	}
}

// about are the rules of which a scenario expects something.
func about(s *scenario.Scenario) map[rule.ID]bool {
	out := map[rule.ID]bool{}
	for _, x := range s.Expect {
		out[x.Rule] = true
	}
	return out
}

// mutants are copies of a rule, each with one part changed, by the name of the change.
func mutants(r any) map[string]any {
	out := map[string]any{}
	v := reflect.ValueOf(r).Elem()
	add := func(name string, change func(reflect.Value)) {
		m := reflect.New(v.Type())
		m.Elem().Set(v)
		change(m.Elem())
		out[name] = m.Interface()
	}
	for _, field := range []string{"Owed", "Must", "Unless", "Ends", "Acts"} {
		list := v.FieldByName(field)
		if !list.IsValid() {
			continue
		}
		for i := range list.Len() {
			add(fmt.Sprint("without ", field, " ", i), func(m reflect.Value) {
				m.FieldByName(field).Set(drop(list, i))
			})
			if field == "Owed" || field == "Must" || field == "Unless" {
				add(fmt.Sprint("not ", field, " ", i), func(m reflect.Value) {
					m.FieldByName(field).Set(turn(list, i))
				})
			}
		}
	}
	for _, field := range []string{"Each", "Of", "Never"} {
		p := v.FieldByName(field)
		if !p.IsValid() || p.IsNil() {
			continue
		}
		facts := p.Elem().FieldByName("Only")
		for i := range facts.Len() {
			add(fmt.Sprint("wider ", field, " ", i), func(m reflect.Value) {
				l := reflect.New(p.Elem().Type())
				l.Elem().Set(p.Elem())
				l.Elem().FieldByName("Only").Set(drop(facts, i))
				m.FieldByName(field).Set(l)
			})
		}
	}
	for _, field := range []string{"Before", "Over"} {
		if p := v.FieldByName(field); p.IsValid() && !p.IsNil() {
			add("without "+field, func(m reflect.Value) { m.FieldByName(field).SetZero() })
		}
	}
	if w := v.FieldByName("Within"); w.IsValid() {
		if w.FieldByName("Grade").Uint() != 0 {
			add("without Grade", func(m reflect.Value) {
				m.FieldByName("Within").FieldByName("Grade").SetZero()
			})
		}
		if w.FieldByName("Own").Interface() != (law.Period{}) {
			add("without Own", func(m reflect.Value) {
				m.FieldByName("Within").FieldByName("Own").SetZero()
			})
		}
	}
	return out
}

func drop(list reflect.Value, i int) reflect.Value {
	out := reflect.MakeSlice(list.Type(), 0, list.Len())
	for j := range list.Len() {
		if j != i {
			out = reflect.Append(out, list.Index(j))
		}
	}
	return out
}

// turn returns the list with one condition or quality turned round.
func turn(list reflect.Value, i int) reflect.Value {
	out := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	reflect.Copy(out, list)
	at := out.Index(i)
	if at.Kind() == reflect.Pointer { // a condition
		c := reflect.New(at.Elem().Type())
		c.Elem().Set(at.Elem())
		test := c.Elem().FieldByName("Test")
		test.Set(reflect.MakeFunc(test.Type(), func(args []reflect.Value) []reflect.Value {
			t := list.Index(i).Elem().FieldByName("Test").Call(args)[0].Interface().(rule.Truth)
			t.Answer = t.Answer.Not()
			return []reflect.Value{reflect.ValueOf(t)}
		}))
		at.Set(c)
		return out
	}
	holds := at.FieldByName("Holds")
	if holds.IsNil() {
		not := at.FieldByName("Not")
		not.SetBool(!not.Bool())
		return out
	}
	was := list.Index(i).FieldByName("Holds")
	holds.Set(reflect.MakeFunc(holds.Type(), func(args []reflect.Value) []reflect.Value {
		a := was.Call(args)[0].Interface().(rule.Answer)
		return []reflect.Value{reflect.ValueOf(a.Not())}
	}))
	return out
}

// ended are cases in which what a rule says is owed has come to an end the day before: by the
// closing of the case, a death, a departure, the 18th birthday or a permit. A duty that names the
// end is then no longer open; of one that does not, nothing is expected.
func ended(t *testing.T, s *scenario.Scenario, id rule.ID) []*scenario.Scenario {
	open := slices.ContainsFunc(s.Expect, func(x scenario.Expectation) bool {
		return x.Rule == id && (x.Outcome == "due" || x.Outcome == "overdue")
	})
	if !open {
		return nil
	}
	e, ok := catalogue(t)[id]
	if !ok {
		return nil
	}
	eve := s.On.AddDays(-1)
	var out []*scenario.Scenario
	for part, change := range map[string]func(f *cases.File){
		"end closed": func(f *cases.File) { f.Closed = eve.AddDays(-1) },
		"end died": func(f *cases.File) {
			for i := range f.Victims {
				f.Victims[i].Died = person.DateOf(eve)
			}
		},
		"end left": func(f *cases.File) {
			for i := range f.Victims {
				v := &f.Victims[i]
				from := append(v.Places(s.On), f.Jurisdictions...)
				for j := range v.Status {
					from = append(from, v.Status[j].Place)
				}
				for _, p := range from {
					v.Removals = append(v.Removals, victim.Removal{
						Place: p, Executed: eve.AddDays(-1),
					})
				}
				v.Stays = nil
			}
		},
		"end of-age": func(f *cases.File) {
			for i := range f.Victims {
				f.Victims[i].Age = person.Age{
					Knowledge: person.AgeExact, BirthDay: eve.AddYears(-18),
				}
			}
		},
	} {
		// A proceeding that goes on in a State protects also who has left it.
		stays := part == "end left" && (id == "PROS-008" || id == "PROS-011")
		if stays || !slices.Contains(e.Parts, part) {
			continue
		}
		data, err := json.Marshal(s.Case)
		require.NoError(t, err)
		f := &cases.File{}
		require.NoError(t, json.Unmarshal(data, f))
		change(f)
		if part == "end left" && nowhere(t, s, f, id) {
			continue
		}
		made := *s
		made.Case, made.Expect = f, nil
		for _, o := range []string{"due", "overdue"} {
			none := 0
			made.Expect = append(made.Expect, scenario.Expectation{
				Rule: id, Outcome: o, Count: &none, Why: part,
			})
		}
		out = append(out, &made)
	}
	return out
}

// nowhere reports whether a person cannot have left: no place of the person is on file but the
// stays, or it is owed only since the person would have left.
func nowhere(t *testing.T, s *scenario.Scenario, f *cases.File, id rule.ID) bool {
	for i := range f.Victims {
		if len(f.Victims[i].Places(s.On)) == 0 {
			return true
		}
	}
	r, err := duty.Check(s.Case, s.On, s.Places...)
	require.NoError(t, err)
	return slices.ContainsFunc(r.Findings, func(x rule.Finding) bool {
		return x.Rule.ID == id && x.Args.Since.After(s.On.AddDays(-2))
	})
}

// TestEnds: what has come to an end is no longer open.
func TestEnds(t *testing.T) {
	all, err := scenario.Load(os.DirFS("testdata"))
	require.NoError(t, err)
	c, err := duty.Builtin()
	require.NoError(t, err)
	for _, s := range all {
		for id := range about(s) {
			for _, made := range ended(t, s, id) {
				r := made.Run(c)
				for _, f := range r.Failures {
					t.Errorf("%s/%s: %s", s.File, s.Title, f)
				}
			}
		}
	}
}

func catalogue(t *testing.T) map[rule.ID]rule.Entry {
	c, err := duty.Builtin()
	require.NoError(t, err)
	out := map[rule.ID]rule.Entry{}
	for _, e := range c.Catalogue() {
		out[e.ID] = e
	}
	return out
}
