package duty_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// doors are all ways in which a report is written.
func doors(t *testing.T, checker *duty.Checker, f *cases.File, on law.Day) map[string]string {
	t.Helper()
	r := checked(t, checker, f, on, "MK", "SI")
	out := map[string]string{}
	data, err := json.Marshal(r)
	require.NoError(t, err)
	out["JSON"] = string(data)
	write := func(name string, do func(*bytes.Buffer) error) {
		var b bytes.Buffer
		require.NoError(t, do(&b))
		out[name] = strings.ReplaceAll(b.String(), "\r\n ", "") // iCalendar folds its lines
	}
	write("text", func(b *bytes.Buffer) error { return r.WriteText(b, true) })
	write("Markdown", func(b *bytes.Buffer) error { return r.WriteMarkdown(b, true) })
	write("plan", func(b *bytes.Buffer) error { return plan.Markdown(b, r) })
	write("calendar", func(b *bytes.Buffer) error {
		return plan.Calendar(b, []plan.Case{{File: f, Report: r}})
	})
	write("calendar of tasks", func(b *bytes.Buffer) error {
		return plan.Calendar(b, []plan.Case{{File: f, Report: r}}, plan.AsTasks())
	})
	write("explanations", func(b *bytes.Buffer) error {
		for _, e := range checker.Catalogue() {
			if e.ID != "AGE-008" && e.ID != "PROS-003" {
				continue
			}
			if err := r.Explain(b, checker.Registry(), e); err != nil {
				return err
			}
		}
		return nil
	})
	return out
}

// ages are pairs of what may be known of an age: both count as the same on every day that a case
// asks about, and no number of one is a number of the other.
var ages = map[string][2]person.Age{
	"day of birth of a child": {
		{Knowledge: person.AgeExact, BirthDay: d(2013, 2, 17)},
		{Knowledge: person.AgeExact, BirthDay: d(2012, 12, 30)},
	},
	"born on 29 February": {
		{Knowledge: person.AgeExact, BirthDay: d(2012, 2, 29)},
		{Knowledge: person.AgeExact, BirthDay: d(2013, 8, 9)},
	},
	"day of birth of an adult": {
		{Knowledge: person.AgeExact, BirthDay: d(1981, 2, 17)},
		{Knowledge: person.AgeExact, BirthDay: d(1979, 12, 30)},
	},
	"month of birth": {
		{Knowledge: person.AgeMonth, BirthYear: 2013, BirthMonth: 2},
		{Knowledge: person.AgeMonth, BirthYear: 2012, BirthMonth: 12},
	},
	"year of birth": {
		{Knowledge: person.AgeYear, BirthYear: 2013},
		{Knowledge: person.AgeYear, BirthYear: 2012},
	},
	"range under 18": {
		{Knowledge: person.AgeRange, Min: 11, Max: 13, On: d(2026, 9, 5)},
		{Knowledge: person.AgeRange, Min: 10, Max: 14, On: d(2026, 9, 5)},
	},
	"range across 18": {
		{Knowledge: person.AgeRange, Min: 11, Max: 83, On: d(2026, 9, 5)},
		{Knowledge: person.AgeRange, Min: 12, Max: 87, On: d(2026, 9, 5)},
	},
	"estimate": {
		{Knowledge: person.AgeEstimate, Estimate: 12, Margin: 1, On: d(2026, 9, 5)},
		{Knowledge: person.AgeEstimate, Estimate: 11, Margin: 2, On: d(2026, 9, 5)},
	},
	"assessed as under 18": {
		{Assessments: []person.AgeAssessment{{Lower: 11, Upper: 14}}},
		{Assessments: []person.AgeAssessment{{Lower: 12, Upper: 15}}},
	},
	"assessed as over 18": {
		{Assessments: []person.AgeAssessment{{Lower: 33, Upper: 41}}},
		{Assessments: []person.AgeAssessment{{Lower: 34, Upper: 43}}},
	},
}

// A report is the same to the byte whatever the birthday is, as long as the person is a child, or
// an adult, on the days that count: so no birthday, no age and nothing counted from them is in it.
// On the day of the check and on one years after it, so that duties are due and overdue.
func TestReport_HoldsNoBirthdayAndNoAge(t *testing.T) {
	checker := builtin(t)
	spoken := 0
	for name, pair := range ages {
		golden(t, func(file string, data []byte) {
			for _, on := range []law.Day{d(2026, 11, 23), d(2047, 6, 1)} {
				var out [2]map[string]string
				for i, age := range pair {
					var f cases.File
					require.NoError(t, json.Unmarshal(data, &f))
					for j := range f.Victims {
						known := &f.Victims[j].Age
						age.Status, age.StatusDay = known.Status, known.StatusDay
						*known = age
					}
					for j := range f.Suspects {
						f.Suspects[j].Age = age
					}
					for j := range f.Proceedings {
						f.Proceedings[j].LimitationFrom = law.Majority
						f.Proceedings[j].Limitation = limitation(age)
					}
					out[i] = doors(t, checker, &f, on)
				}
				for door, first := range out[0] {
					at := fmt.Sprintf("%s of %s: %s on %v", door, file, name, on)
					require.Equal(t, first, out[1][door], at)
					spoken += strings.Count(first, "18th birthday")
				}
			}
		})
	}
	assert.Positive(t, spoken, "the duty is told in words")
}

// limitation is the last day for prosecution, 20 years from majority.
func limitation(a person.Age) law.Day {
	eighteen, _, known := a.Eighteen()
	if !known {
		return d(2050, 1, 1)
	}
	return eighteen.AddYears(20)
}

// Every number and day of birth of [person.Age] is in the pairs above.
func TestReport_HoldsNoBirthdayAndNoAge_WholeSet(t *testing.T) {
	varied := map[string]bool{}
	var see func(a, b reflect.Value, path string)
	see = func(a, b reflect.Value, path string) {
		switch {
		case a.Kind() == reflect.Slice:
			for i := range min(a.Len(), b.Len()) {
				see(a.Index(i), b.Index(i), path)
			}
		case a.Kind() == reflect.Struct && a.Type() != reflect.TypeFor[law.Day]():
			for i := range a.NumField() {
				see(a.Field(i), b.Field(i), path+"/"+a.Type().Field(i).Name)
			}
		case a.Interface() != b.Interface():
			varied[path] = true
		}
	}
	for _, pair := range ages {
		see(reflect.ValueOf(pair[0]), reflect.ValueOf(pair[1]), "")
	}
	var numbers func(typ reflect.Type, path string)
	numbers = func(typ reflect.Type, path string) {
		for i := range typ.NumField() {
			f := typ.Field(i)
			switch at := path + "/" + f.Name; {
			case f.Type.Kind() == reflect.Int:
				assert.True(t, varied[at], "%s is not tried", at)
			case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
				numbers(f.Type.Elem(), at)
			}
		}
	}
	numbers(reflect.TypeFor[person.Age](), "")
	assert.True(t, varied["/BirthDay"])
}

// The same said of the values themselves: a case in which every day and number stands once.
func TestReport_HoldsNoValueOfAnAge(t *testing.T) {
	checker := builtin(t)
	golden(t, func(file string, data []byte) {
		var f cases.File
		require.NoError(t, json.Unmarshal(data, &f))
		set := taint.Distinct(&f)
		var hidden []string
		for i := range f.Victims {
			a := &f.Victims[i].Age
			a.Knowledge = person.AgeExact
			eighteen := law.Birthday(a.BirthDay, 18)
			for _, day := range []law.Day{a.BirthDay, eighteen, eighteen.AddDays(-1)} {
				hidden = append(hidden, day.String())
			}
		}
		for path, value := range set {
			at, ok := strings.CutPrefix(path, "/victims/")
			if _, after, _ := strings.Cut(at, "/"); ok && strings.HasPrefix(after, "age/") &&
				!strings.Contains(value, "-") { // the days of steps may be told, numbers may not
				hidden = append(hidden, value)
			}
		}
		require.NotEmpty(t, hidden)
		for _, on := range []law.Day{d(2026, 11, 23), d(2045, 1, 1)} {
			for door, text := range doors(t, checker, &f, on) {
				for _, value := range hidden {
					assert.NotContains(t, text, value, "%s of %s on %v", door, file, on)
				}
			}
		}
	})
}

// A duty that ends on the birthday ends without a day: it would be that of birth.
func TestAGE008_WithoutTheDay(t *testing.T) {
	f := girlOf15() // born on 20 May 2011
	for _, tt := range []struct {
		on   law.Day
		want rule.Outcome
	}{{d(2029, time.May, 19), rule.Due}, {d(2029, time.May, 20), rule.NotMet}} {
		fs := findings(t, f, tt.on, "AGE-008")
		require.Len(t, fs, 1)
		x := fs[0]
		assert.Equal(t, tt.want, x.Outcome)
		assert.Equal(t, tt.want == rule.NotMet, x.Past)
		assert.Zero(t, x.Due)
		assert.Zero(t, x.Judged)
		assert.NotContains(t, x.Text(), "2029")
		data, err := json.Marshal(x)
		require.NoError(t, err)
		assert.NotContains(t, string(data), "2029")
	}
}
