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
	"github.com/antitrafficking/palermo/cases/duty"
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
	r, err := duty.Check(f, on)
	require.NoError(t, err)
	return r
}

func TestItems_AreWhatIsOpen(t *testing.T) {
	r := report(t, law.MustDay(2026, time.November, 23))
	items := plan.Items(r)
	s := r.Summary()
	assert.Len(t, items, s.Overdue+s.Due+s.NotMet+s.Late+s.Unknown+s.Questions)
	for _, it := range items {
		assert.NotEmpty(t, it.What, it.Rule)
		assert.NotEmpty(t, it.Who, "%s: nobody is named", it.Rule)
		if it.Kind == plan.Duty { // a question may be that of several rules
			assert.NotEmpty(t, it.Basis, it.Rule)
		}
	}
	assert.Equal(t, rule.ID("CHILD-004"), items[0].Rule, "what is overdue comes first")
}

// A guardian in two States is two tasks at one place.
func TestCalendar_TwoItemsAtOnePlace(t *testing.T) {
	day := law.MustDay(2026, time.October, 1)
	f := cases.File{ID: "f1", Victims: []victim.Victim{{
		ID:     "v1",
		Age:    person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2011, time.May, 5)},
		Family: victim.Family{Accompaniment: victim.Unaccompanied},
		Stays: []victim.Stay{
			{Place: "MK", From: day.AddDays(-60)}, {Place: "SI", From: day.AddDays(-20)},
		},
		Status: []victim.StatusDecision{
			{ID: "s1", Kind: victim.StatusPresumed, Day: day.AddDays(-50), Place: "MK"},
		},
	}}}
	r, err := duty.Check(&f, day)
	require.NoError(t, err)
	items := map[string]int{}
	for _, it := range plan.Items(r) {
		items[string(it.Rule)+it.Path]++
	}
	require.Equal(t, 2, items["CHILD-001/victims/0/guardians"])
	var out bytes.Buffer
	require.NoError(t, plan.Calendar(&out, []plan.Case{{File: &f, Report: r}}, plan.AsTasks()))
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
	f.ID = "f1" // by which entries of a calendar name the case
	r, err := duty.Check(&f, law.MustDay(2026, time.November, 23), "MK")
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, plan.Markdown(&out, r))
	require.NoError(t, plan.Calendar(&out, []plan.Case{{File: &f, Report: r}}, plan.AsTasks()))
	assert.NotContains(t, out.String(), taint.Marker)
}

// A last day whose counting is not known is told as one: the earlier day.
func TestDoubtsAreTold(t *testing.T) {
	r := &rule.Report{
		On: law.MustDay(2026, 9, 1),
		Findings: []rule.Finding{{
			Rule:    &rule.Head{ID: "CHILD-001", ToDo: "Appoint a guardian."},
			Outcome: rule.Due, Due: law.MustDay(2026, 9, 12), Law: &rule.Standing{},
			More: &rule.More{Deadline: law.Deadline{
				Start: law.MustDay(2026, 9, 3), Last: law.MustDay(2026, 9, 12),
				FallsOn: law.Saturday,
			}},
		}},
	}
	require.Len(t, plan.Items(r)[0].Doubts, 2)
	var list, calendar strings.Builder
	require.NoError(t, plan.Markdown(&list, r))
	assert.Contains(t, list.String(), "- How the law counts this time is not known to us.")
	require.NoError(t, plan.Calendar(&calendar, []plan.Case{{
		File: &cases.File{ID: "file-1"}, Report: r,
	}}))
	text := strings.ReplaceAll(calendar.String(), "\r\n ", "")
	assert.Contains(t, text, "This is the earlier day.")
	assert.Contains(t, text, "That is a Saturday. Check whether the last day moves.")
}
