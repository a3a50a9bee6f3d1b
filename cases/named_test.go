package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Who was cleared, and is named again on that day or later, is a suspect at every door.
func TestSuspect_NamedAgainAfterTheClearing(t *testing.T) {
	on, cleared := d(2026, 9, 4), d(2026, 6, 1)
	proceeding := func(s cases.ProceedingStep) func(*cases.File, law.Day) {
		return func(f *cases.File, day law.Day) {
			s.Day = day
			f.Proceedings = []cases.Proceeding{{
				ID: "pr1", Suspects: []string{"house"}, Steps: []cases.ProceedingStep{s},
			}}
		}
	}
	for name, again := range map[string]func(*cases.File, law.Day){
		"conduct that began": func(f *cases.File, day law.Day) {
			f.Conduct = []cases.Conduct{{ID: "x1", Suspects: []string{"house"}, From: day}}
		},
		"conduct that lasted": func(f *cases.File, day law.Day) {
			f.Conduct = []cases.Conduct{{
				ID: "x1", Suspects: []string{"s0", "house"}, From: d(2020, 1, 1), To: day,
			}}
		},
		"conduct not known to the day": func(f *cases.File, day law.Day) {
			f.Conduct = []cases.Conduct{{
				ID: "x1", Suspects: []string{"house"}, Finish: person.DateOf(day),
			}}
		},
		"a leg": func(f *cases.File, day law.Day) {
			f.Route = []cases.Leg{{Suspects: []string{"house"}, Day: day}}
		},
		"a report":   proceeding(cases.ProceedingStep{Kind: cases.StepReported}),
		"an opening": proceeding(cases.ProceedingStep{Kind: cases.StepOpened}),
		"a charge":   proceeding(cases.ProceedingStep{Kind: cases.StepCharged}),
		"a conviction": proceeding(cases.ProceedingStep{
			Kind: cases.StepFinalJudgment, Outcome: cases.Convicted,
		}),
		"a new suspicion": func(f *cases.File, day law.Day) { f.Suspects[0].Since = day },
		"the same in another record": func(f *cases.File, day law.Day) {
			f.Suspects = append(f.Suspects, cases.Suspect{
				ID: "house", Since: day, Cleared: day.AddDays(1),
			})
		},
		"held": func(f *cases.File, day law.Day) { f.Suspects[0].Detained = day },
		"a risk": func(f *cases.File, day law.Day) {
			f.Victims[0].Risks = []care.Risk{{
				Day: day, Items: []care.RiskItem{{From: "house", Found: person.Yes}},
			}}
		},
		"an incident": func(f *cases.File, day law.Day) {
			f.Victims[0].Incidents = []care.Incident{{
				Date: person.DateOf(day), By: []string{"house"},
			}}
		},
		"an incident that became known": func(f *cases.File, day law.Day) {
			f.Victims[0].Incidents = []care.Incident{{Known: day, By: []string{"house"}}}
		},
	} {
		for after, suspect := range map[int]bool{-1: false, 0: true, 30: true, 900: true} {
			if name == "the same in another record" && after == -1 {
				continue
			}
			f := handed(t)
			f.Victims[0].Risks, f.Victims[0].Incidents = nil, nil
			f.Suspects = []cases.Suspect{{ID: "house", Since: d(2020, 1, 1), Cleared: cleared}}
			again(f, cleared.AddDays(after))
			h, err := f.Handing("r1", on)
			require.NoError(t, err, name)
			assert.Equal(t, suspect, contains(h.Suspects, "house"), "%s %d", name, after)
			assert.Equal(t, suspect, h.Conflict, "%s %d", name, after)
			assert.Equal(t, suspect,
				view(t, f, "receiver", referral.Full, on).Empty(), "%s %d", name, after)
			s := &f.Suspects[0]
			known := after == 0 || after == 30
			assert.Equal(t, known, f.UnderSuspicion(s, on), "%s %d", name, after)
			if name != "a new suspicion" {
				assert.True(t, f.UnderSuspicion(s, cleared.AddDays(-1)), "%s %d", name, after)
			}
		}
	}
	// Who knows no day clears nobody, and names nobody again, but a conviction does.
	f := handed(t)
	f.Suspects = []cases.Suspect{{ID: "house", Cleared: cleared}}
	f.Conduct = []cases.Conduct{{ID: "x1", Suspects: []string{"house"}}}
	proceeding(cases.ProceedingStep{Kind: cases.StepCharged})(f, law.Day{})
	assert.False(t, view(t, f, "receiver", referral.Full, on).Empty())
	f.Proceedings[0].Steps[0].Outcome = cases.Convicted
	assert.True(t, view(t, f, "receiver", referral.Full, on).Empty())
}

// A parent who was cleared and is named again gives no consent that counts, by any link.
func TestSuspect_ParentNamedAgain(t *testing.T) {
	on := d(2026, 9, 4)
	for _, again := range []bool{false, true} {
		f := clean(t)
		f.Victims[0].Consents[0].Giver = "p1"
		f.Victims[0].Relatives = []person.Relative{{
			ID: "p1", Relation: "mother", Suspect: "s1", MayDecide: person.Yes,
			Suspected: person.No,
		}}
		f.Suspects = []cases.Suspect{{
			ID: "s1", Since: d(2020, 1, 1), Cleared: d(2026, 6, 1),
			Relations: []cases.Relation{{Victim: "v1", Kind: "mother"}},
		}}
		want := victim.ConsentFlaw("")
		if again {
			f.Conduct = []cases.Conduct{{
				ID: "x1", Suspects: []string{"s1"}, From: d(2026, 6, 1), Victims: []string{"v1"},
			}}
			want = victim.FlawSuspected
		}
		v := &f.Victims[0]
		assert.Equal(t, want, f.ConsentFlawNow(v, "c1", victim.PurposeReferral, on))
		assert.Equal(t, want, f.ConsentFlaw(v, v.Consents[0], victim.PurposeReferral, on))
		assert.Equal(t, again, f.ShutRelative(v, &v.Relatives[0], on))
	}
}
