package plan_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

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
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func nov(day int) law.Day { return law.MustDay(2026, 11, day) }

// lines writes items as kind, path and day.
func lines(items []plan.Item) []string {
	var out []string
	for _, it := range items {
		out = append(out, strings.TrimSpace(fmt.Sprintf(
			"%s %s %s %v %s", it.Kind, strings.TrimPrefix(it.Path, "/victims/0"), it.Outcome, it.By,
			it.Owner,
		)))
	}
	return out
}

func TestPlanned(t *testing.T) {
	v := victim.Victim{
		ID:  "v1",
		Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2008, 11, 30)},
		Plans: []care.Plan{
			{ID: "old", Day: nov(1), Steps: []care.Step{{Due: nov(2)}}},
			{
				ID: "p", Day: nov(3), Replaces: "old", Review: nov(25), Reviewed: nov(20),
				Steps: []care.Step{
					{ID: "a", Due: nov(10), Who: "org-1"}, {ID: "b", Due: nov(24), Who: care.Self},
					{Due: nov(9), Done: nov(9)}, {State: care.StepCancelled}, {},
					{Done: nov(24)},
				},
			},
			{Day: nov(4), Ended: nov(5), Review: nov(6), Steps: []care.Step{{}}},
			{Day: nov(24), Steps: []care.Step{{}}},
		},
		Transitions: []care.Plan{
			{Day: nov(1), Steps: []care.Step{{Due: nov(30)}}, Review: nov(29)},
		},
		Risks: []care.Risk{
			{Day: nov(2), Level: care.RiskHigh, NextReview: nov(9)},
			{Day: nov(9), Level: care.RiskLow, NextReview: nov(23), Worker: "w1"},
		},
		Placements: []care.Placement{
			{
				ID: "pl", Kind: care.PlacementFoster, From: nov(1), NextReview: nov(26),
				Reviews: []law.Day{nov(9)},
			},
			{Kind: care.PlacementFoster, From: nov(1), To: nov(9), NextReview: nov(8)},
		},
		BestInterests: []victim.BestInterests{
			{Day: nov(1), NextReview: nov(9)}, {Day: nov(9), NextReview: nov(27)},
		},
		FollowUps: []care.FollowUp{
			{Planned: nov(5), Day: nov(6), Next: nov(12)},
			{Day: nov(12), Next: nov(28), Worker: "w1"},
			{Planned: nov(10)},
		},
		Services: []care.Service{{ID: "s", Appointments: []care.Appointment{
			{Day: nov(10)}, {Day: nov(11), Kept: person.No}, {Day: nov(26), With: "m"}, {},
		}}},
	}
	f := &cases.File{ID: "f1", Victims: []victim.Victim{v}}
	assert.Equal(t, []string{
		"step /plan/1/steps/0 overdue 2026-11-10 org-1",
		"step /plan/1/steps/1 due 2026-11-24 self",
		"step /plan/1/steps/4 due",
		"step /plan/1/steps/5 due",
		"review /plan/1/review due 2026-11-25",
		"step /transition/0/steps/0 due",
		"review /transition/0/review due",
		"review /risk/1/next_review due 2026-11-23 w1",
		"review /placements/0/next_review due 2026-11-26",
		"review /best_interests/1/next_review due 2026-11-27",
		"visit /follow_ups/1/next due 2026-11-28 w1",
		"visit /follow_ups/2 overdue 2026-11-10",
		"appointment /services/0/appointments/0 overdue 2026-11-10",
		"appointment /services/0/appointments/2 due 2026-11-26 m",
	}, lines(plan.Planned(f, nov(23))))

	f.Victims[0].Status = []victim.StatusDecision{
		{ID: "st", Kind: victim.StatusPresumed, Day: nov(1), Place: "MK"},
	}
	r, err := duty.Check(f, nov(23))
	require.NoError(t, err)
	list := plan.List(r, f)
	assert.Len(t, list, len(plan.Items(r))+14)
	for i := 1; i < len(list); i++ {
		assert.LessOrEqual(t, list[i-1].Group, list[i].Group)
		if list[i-1].Group == list[i].Group && list[i-1].Outcome == rule.Overdue &&
			list[i].Outcome == rule.Overdue {
			assert.False(t, list[i].By.Before(list[i-1].By))
		}
	}
	of := func(kind plan.Kind, items []plan.Item) []plan.Item {
		return slices.DeleteFunc(slices.Clone(items), func(it plan.Item) bool {
			return it.Kind != kind
		})
	}
	for _, kind := range []plan.Kind{plan.Duty, plan.Question} {
		require.NotEmpty(t, of(kind, list))
		assert.Equal(t, of(kind, plan.Items(r)), of(kind, list), "they keep their order")
	}
	assert.Equal(t, rule.Overdue, list[0].Outcome)

	var out, calendar bytes.Buffer
	require.NoError(t, plan.Markdown(&out, r, plan.Planned(f, nov(23))...))
	assert.Contains(t, out.String(), "org-1")
	require.NoError(t, plan.Calendar(&calendar, []plan.Case{{File: f, Report: r}}, plan.AsTasks()))
	for _, text := range []string{out.String(), calendar.String()} {
		assert.NotContains(t, text, "2026-11-30")
		assert.NotContains(t, text, "20261130")
	}
	assert.NotContains(t, calendar.String(), "org-1")
	cal, err := ics.ParseCalendar(&calendar)
	require.NoError(t, err)
	ids := map[string]bool{}
	for _, todo := range cal.Todos() {
		assert.False(t, ids[todo.Id()], "an id stands twice")
		ids[todo.Id()] = true
	}
}

// Nothing gets out but ids of who is responsible, and those not into a calendar.
func TestPlanned_NothingOfAPersonGetsOut(t *testing.T) {
	var f cases.File
	taint.Fill(&f)
	f.ID = "f1" // by which entries of a calendar name the case
	on := law.MustDay(2011, 7, 13)
	v := &f.Victims[0]
	v.Risks[0].NextReview, v.FollowUps[0].Next = on.AddDays(1), on.AddDays(2)
	v.Plans[0].Ended, v.Plans[0].Steps[0].Done = law.Day{}, law.Day{}
	v.Services[0].Appointments[0].Kept, v.Services[0].Appointments[0].Why = "", ""
	r, err := duty.Check(&f, on, "MK")
	require.NoError(t, err)
	items := plan.Planned(&f, on)
	require.NotEmpty(t, items)
	var out bytes.Buffer
	require.NoError(t, plan.Calendar(&out, []plan.Case{{File: &f, Report: r}}))
	for i := range items {
		items[i].Owner = ""
	}
	require.NoError(t, plan.Markdown(&out, r, items...))
	assert.NotContains(t, out.String(), taint.Marker)
}

func ExampleList() {
	f, err := cases.Decode(strings.NewReader(`{"id": "case-1", "victims": [{"id": "v1",
		"plan": [{"day": "2026-11-03", "steps": [
			{"need": "medical", "who": "org-1", "due": "2026-11-10"}]}],
		"follow_ups": [{"day": "2026-11-09", "seen": "yes", "next": "2026-12-09"}]}]}`))
	if err != nil {
		panic(err)
	}
	on := law.MustDay(2026, 11, 23)
	r, err := duty.Check(f, on)
	if err != nil {
		panic(err)
	}
	for _, it := range plan.List(r, f) {
		if it.Kind != plan.Duty && it.Kind != plan.Question {
			fmt.Println(it.Outcome, it.By, it.Kind, it.Path, it.Owner)
		}
	}
	// Output:
	// overdue 2026-11-10 step /victims/0/plan/0/steps/0 org-1
	// due 2026-12-09 visit /victims/0/follow_ups/0/next
}

func ExamplePlanned() {
	f := &cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID:    "v1",
		Risks: []care.Risk{{Day: law.MustDay(2026, 11, 2), NextReview: law.MustDay(2026, 12, 2)}},
	}}}
	for _, it := range plan.Planned(f, law.MustDay(2026, 11, 23)) {
		fmt.Println(it.By, it.What)
	}
	// Output: 2026-12-02 Assess the risk again.
}

// Without a report there are no duties, and without a file nothing is planned.
func TestList_OfNothing(t *testing.T) {
	assert.Empty(t, plan.List(nil, nil))
	assert.Empty(t, plan.Planned(nil, law.MustDay(2026, 11, 23)))
}

// Who is responsible is told by an id: a text that is none, in a file that nobody validated, is
// not.
func TestList_TellsNoTextAsOwner(t *testing.T) {
	f := &cases.File{
		ID: "f1", Victims: []victim.Victim{{
			ID:        "v1",
			FollowUps: []care.FollowUp{{ID: "Person A", Planned: nov(25), Worker: "Person A"}},
		}},
		Tasks: []cases.Task{{ID: "Person A", Owner: "Person A", Due: nov(25)}},
	}
	items := plan.Planned(f, nov(23))
	require.NotEmpty(t, items)
	var b bytes.Buffer
	require.NoError(t, plan.Markdown(&b, &rule.Report{On: nov(23)}, items...))
	assert.NotContains(t, b.String(), "Person A")
	assert.NotContains(t, fmt.Sprintf("%+v", items), "Person A")
}
