package victim_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Of a series the last record by the day of the check counts; of school and a lawyer any stretch
// that meets the duty.
func TestRules_Series(t *testing.T) {
	on := d(2026, 10, 1)
	for _, tt := range []struct {
		rule   rule.ID
		name   string
		change func(*victim.Victim)
		want   rule.Outcome
		path   string
	}{
		{"ASSIST-006", "at another school since", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{
				{Enrolled: d(2026, 9, 20)}, {Enrolled: d(2026, 9, 2), Left: d(2026, 9, 10)},
			}
		}, rule.Met, "/education/0/enrolled"},
		{"ASSIST-006", "left", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{{Enrolled: d(2026, 9, 2), Left: on}}
		}, rule.Due, "/education/0/left"},
		{"ASSIST-006", "leaves tomorrow", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{{Enrolled: d(2026, 9, 2), Left: on.AddDays(1)}}
		}, rule.Met, "/education/0/enrolled"},
		{"ASSIST-006", "a reason of an earlier stretch", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{
				{Requested: d(2026, 9, 2), Absent: care.AbsenceHealth}, {Requested: d(2026, 9, 20)},
			}
		}, rule.Due, "/education/1/enrolled"},
		{"ASSIST-006", "enrolled from tomorrow", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{{Enrolled: on.AddDays(1)}}
		}, rule.Due, "/education"},
		{"COMP-002", "a lawyer to be paid, then a free one", func(v *victim.Victim) {
			v.LegalAids = []victim.LegalAid{
				{Assigned: d(2026, 9, 2), Free: person.No}, {Assigned: on, Free: person.Yes},
			}
		}, rule.Met, "/legal_aid/1"},
		{"COMP-002", "a free lawyer from tomorrow", func(v *victim.Victim) {
			v.LegalAids = []victim.LegalAid{
				{Assigned: d(2026, 9, 2), Free: person.No},
				{Assigned: on.AddDays(1), Free: person.Yes},
			}
		}, rule.NotMet, "/legal_aid/0/free"},
		{"CHILD-008", "a second search without screening", func(v *victim.Victim) {
			v.Tracings = []care.Tracing{
				{ScreenDay: d(2026, 9, 2), Safe: person.Yes, Requested: d(2026, 9, 2)},
				{Requested: d(2026, 9, 20)},
			}
		}, rule.NotMet, "/tracing/1"},
		{"CHILD-008", "a search that begins tomorrow", func(v *victim.Victim) {
			v.Tracings = []care.Tracing{
				{Requested: on.AddDays(1)},
				{ScreenDay: d(2026, 9, 2), Safe: person.Yes, Requested: d(2026, 9, 2)},
			}
		}, rule.Met, "/tracing/1/requested"},
		{"CHILD-006", "the last solution counts", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{
				{Kind: "return-to-care", Proposed: d(2026, 9, 20), Implemented: on},
				{Kind: "local-integration", Proposed: d(2026, 9, 5)},
			}
		}, rule.NotMet, "/durable_solution/0/determination"},
		{"CHILD-011", "a review of the list of reviews", func(v *victim.Victim) {
			v.Placements = []care.Placement{{
				ID: "p", Kind: care.PlacementFoster, From: d(2026, 9, 2),
				NextReview: d(2026, 9, 20), Reviews: []law.Day{d(2026, 9, 20)},
			}}
		}, rule.Due, "/placements/0/next_review"},
		{"CHILD-011", "a review that was not held", func(v *victim.Victim) {
			v.Placements = []care.Placement{{
				ID: "p", Kind: care.PlacementFoster, From: d(2026, 9, 2),
				NextReview: d(2026, 9, 20), Reviews: []law.Day{d(2026, 9, 10), on.AddDays(1)},
			}}
		}, rule.NotMet, "/placements/0/next_review"},
		{"ASSIST-001", "a service that was only asked for", func(v *victim.Victim) {
			v.Services = []care.Service{
				{ID: "s", Kind: care.NeedMedical, State: "asked", Asked: on},
			}
		}, rule.Due, "/services"},
	} {
		v := child()
		tt.change(&v)
		fs := findings(t, v, on, tt.rule)
		if assert.Len(t, fs, 1, tt.name) {
			assert.Equal(t, tt.want, fs[0].Outcome, tt.name)
			assert.Equal(t, tt.path, fs[0].Path, tt.name)
		}
	}
	v := child()
	v.Placements = []care.Placement{{ID: "p", Kind: "street", From: d(2026, 9, 2)}}
	assert.Empty(t, findings(t, v, on, "CHILD-011"), "nobody placed the child on the street")
}

// A record of a later day than that of the check changes nothing.
func TestRules_LaterRecordsAreNotThereYet(t *testing.T) {
	on := d(2026, 10, 1)
	later := on.AddDays(1)
	r := rand.New(rand.NewPCG(3, 4))
	day := func() law.Day { return on.AddDays(-r.IntN(30)) }
	answer := func() person.Answer {
		return append(law.Codes[person.Answer](), "")[r.IntN(5)]
	}
	for range 60 {
		v := child()
		v.Tracings = []care.Tracing{{Requested: day(), ScreenDay: day(), Safe: answer()}}
		v.Schooling = []care.Schooling{{Requested: day()}}
		v.LegalAids = []victim.LegalAid{{Assigned: day(), Free: answer()}}
		v.DurableSolutions = []victim.DurableSolution{{Kind: "third-country", Proposed: day()}}
		before, err := v.Check(on)
		require.NoError(t, err)
		v.Tracings = append(v.Tracings, care.Tracing{ScreenDay: later, Requested: later})
		v.Schooling = append(v.Schooling, care.Schooling{Requested: later})
		v.LegalAids = append(v.LegalAids, victim.LegalAid{Assigned: later, Free: person.Yes})
		v.DurableSolutions = append(v.DurableSolutions, victim.DurableSolution{
			Kind: "third-country", Proposed: later,
		})
		after, err := v.Check(on)
		require.NoError(t, err)
		assert.True(t, reflect.DeepEqual(before, after))
	}
}

func TestVictim_HealthAnswer(t *testing.T) {
	on := d(2026, 10, 1)
	pregnant := func(h *care.HealthCheck) person.Answer { return h.Pregnant }
	for _, tt := range []struct {
		name string
		list []care.HealthCheck
		want person.Answer
	}{
		{"nothing", nil, ""},
		{"the last that says", []care.HealthCheck{
			{Screened: d(2026, 9, 9), Pregnant: person.No},
			{Screened: d(2026, 9, 1), Pregnant: person.Yes}, {Screened: d(2026, 9, 20)},
		}, person.No},
		{"of one day yes", []care.HealthCheck{
			{Screened: on, Pregnant: person.Yes}, {Screened: on, Pregnant: person.No},
		}, person.Yes},
		{"tomorrow", []care.HealthCheck{
			{Screened: on.AddDays(1), Pregnant: person.Yes}, {Pregnant: person.No},
		}, person.No},
	} {
		v := victim.Victim{HealthChecks: tt.list}
		assert.Equal(t, tt.want, v.HealthAnswer(on, pregnant), tt.name)
	}
	v := victim.Victim{HealthChecks: []care.HealthCheck{
		{Functioning: care.Functioning{Hearing: care.DifficultyCannot}},
	}}
	assert.Equal(t, person.Yes, v.HealthAnswer(on, (*care.HealthCheck).HasDisability))
}

// A lawyer of any stretch is on the side of the person.
func TestVictim_Side(t *testing.T) {
	v := victim.Victim{ID: "v1", LegalAids: []victim.LegalAid{{Lawyer: "l1"}, {Lawyer: "l2"}}}
	assert.True(t, v.Side("l1") && v.Side("l2") && v.Side("v1"))
	assert.False(t, v.Side("l3") || v.Side(""))
}

func TestIndicator_Seen(t *testing.T) {
	for answer, want := range map[person.Answer]bool{
		"": true, person.Yes: true, person.No: false, person.AnswerUnknown: false,
		person.Declined: false, "yess": false,
	} {
		assert.Equal(t, want, (&victim.Indicator{Found: answer}).Seen(), answer)
	}
}
