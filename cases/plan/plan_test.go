package plan_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func report(t *testing.T, on law.Day) *rule.Report {
	t.Helper()
	data, err := os.ReadFile("../../examples/casecheck/testdata/girl-15-online-recruitment.json")
	require.NoError(t, err)
	f, err := cases.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	r, err := f.Check(on)
	require.NoError(t, err)
	return r
}

func TestItems_AreWhatIsOpen(t *testing.T) {
	r := report(t, law.MustDay(2026, time.November, 23))
	items := plan.Items(r)
	s := r.Summary()
	assert.Len(t, items, s.Overdue+s.Due+s.NotMet+s.Unknown)
	for _, it := range items {
		assert.NotEmpty(t, it.What, it.Rule)
		assert.NotEmpty(t, it.Who, "%s: nobody is named", it.Rule)
		assert.NotEmpty(t, it.Basis, it.Rule)
	}
	assert.Equal(t, rule.ID("CHILD-004"), items[0].Rule, "what is overdue comes first")
}

func TestCalendar_CanBeReadBack(t *testing.T) {
	r := report(t, law.MustDay(2026, time.November, 23))
	var out bytes.Buffer
	require.NoError(t, plan.Calendar(&out, r, "case-001"))
	for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
		assert.NotContains(t, line, "\n", "RFC 5545, section 3.1")
		assert.LessOrEqual(t, len(line), 75, "RFC 5545, section 3.1: lines are folded")
	}
	cal, err := ics.ParseCalendar(strings.NewReader(out.String()))
	require.NoError(t, err)
	dated, open := 0, 0
	for _, it := range plan.Items(r) {
		switch {
		case !it.By.IsZero():
			dated++
		case it.Outcome == rule.Due:
			open++ // due, and the law names no last day
		}
	}
	assert.Positive(t, open)
	assert.Len(t, cal.Todos(), dated+open)
	assert.Equal(t, dated, strings.Count(out.String(), "\r\nDUE;VALUE=DATE:"))
	assert.NotContains(t, out.String(), "METHOD", "RFC 5546, section 3.4.1: with a method a task needs an organiser")
	for _, f := range r.Findings {
		for _, a := range f.Message.Args {
			if _, err := time.Parse(time.DateOnly, a.Value()); err == nil {
				assert.NotContains(t, out.String(), a.Value(), "no day of the case")
			}
		}
	}
	ids := map[string]bool{}
	for _, todo := range cal.Todos() {
		assert.False(t, ids[todo.Id()], "an id stands twice")
		ids[todo.Id()] = true
	}
	var other bytes.Buffer
	require.NoError(t, plan.Calendar(&other, r, "case-002"))
	assert.NotEqual(t, out.String(), other.String(), "another file has other ids")
}

// Two routes to a permit are two tasks at one place of the file.
func TestCalendar_TwoItemsAtOnePlace(t *testing.T) {
	day := law.MustDay(2026, time.October, 1)
	f := cases.File{ID: "f1", Victims: []victim.Victim{{
		ID: "v1", Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
		Stays:   []victim.Stay{{Place: "SI", From: day, RightToStay: person.No}},
		Permits: []victim.Permit{{ID: "p", Place: "SI", Requested: day}},
	}}}
	r, err := f.Check(day)
	require.NoError(t, err)
	items := map[string]int{}
	for _, it := range plan.Items(r) {
		items[string(it.Rule)+it.Path]++
	}
	require.Equal(t, 2, items["REFL-004/victims/0/permits"])
	var out bytes.Buffer
	require.NoError(t, plan.Calendar(&out, r, f.ID))
	cal, err := ics.ParseCalendar(&out)
	require.NoError(t, err)
	ids := map[string]bool{}
	for _, todo := range cal.Todos() {
		assert.False(t, ids[todo.Id()], "an id stands twice")
		ids[todo.Id()] = true
	}
}

func TestNothingOfAPersonGetsOut(t *testing.T) {
	var f cases.File
	taint.Fill(&f)
	r, err := f.Check(law.MustDay(2026, time.November, 23), "MK")
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, plan.Markdown(&out, r))
	require.NoError(t, plan.Calendar(&out, r, f.ID))
	assert.NotContains(t, out.String(), taint.Marker)
}
