package victim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func date(year int) person.Date { return person.DateOf(law.MustDay(year, 6, 1)) }

// around is a record in which everything that is done for a person hangs together.
func around() victim.Victim {
	return victim.Victim{
		ID:        "v1",
		Relatives: []person.Relative{{ID: "m", Relation: "mother"}},
		Consents: []victim.Consent{{
			ID: "c", Capacity: victim.ConsentSelf,
			Purposes: []victim.ConsentPurpose{victim.PurposeTracing},
		}},
		Decisions:    []victim.Decision{{ID: "d", Kind: victim.DecisionReturn}},
		Displacement: []victim.Displacement{{Status: "refugee", From: date(2024), To: date(2025)}},
		BestInterests: []victim.BestInterests{{
			ID: "b", Kind: victim.Determination, Day: d(2026, 9, 1), NextReview: d(2026, 10, 1),
			Decisions:    []string{"d"},
			Participants: []care.PlanParty{{Who: care.Self, Role: "person", Took: person.Yes}},
		}},
		Placements: []care.Placement{{
			ID: "pl", Kind: care.PlacementKinship, Carer: "m", From: d(2026, 9, 1),
			Planned: d(2026, 12, 1),
		}},
		Risks: []care.Risk{{ID: "r", Day: d(2026, 9, 1), NextReview: d(2026, 9, 8)}},
		Needs: []care.NeedAssessment{{ID: "n"}},
		Plans: []care.Plan{{
			ID: "p", Risk: "r", Needs: "n", Replaces: "old", Start: d(2026, 9, 1),
			End:   d(2026, 12, 1),
			Goals: []care.Goal{{ID: "g", Start: d(2026, 9, 1), Due: d(2026, 9, 30)}},
			Steps: []care.Step{{ID: "st", Goal: "g", Service: "s"}},
		}},
		SafetyPlans: []care.Plan{{ID: "old"}},
		Services: []care.Service{{
			ID: "s", Kind: care.NeedMedical, Goal: "g", Step: "st", Placement: "pl",
			Started: d(2026, 9, 1), Ends: d(2026, 9, 30),
		}},
		FollowUps: []care.FollowUp{{
			ID: "f", Met: []string{"m"}, Risk: "r", Plan: "p", Placement: "pl", Day: d(2026, 9, 8),
			Next: d(2026, 10, 8),
		}},
		Incidents: []care.Incident{{
			ID: "i", Placement: "pl", Risk: "r", Date: date(2026), Known: d(2026, 9, 3),
		}},
		Separations: []care.Separation{{ID: "se", From: []string{"m"}}},
		Tracings: []care.Tracing{{
			ID: "t", Sought: []string{"m"}, Consent: "c", Requested: d(2026, 9, 1),
			ResultDay: d(2026, 9, 9),
		}},
		Reunifications: []care.Reunification{{
			ID: "re", Relative: "m", Tracing: "t", Done: d(2026, 10, 1), FollowUntil: d(2027, 1, 1),
		}},
		Wishes:       []care.Wish{{About: "live-with", Relative: "m"}},
		LegalAids:    []victim.LegalAid{{Assigned: d(2026, 9, 1), Ended: d(2026, 9, 9)}},
		Schooling:    []care.Schooling{{ID: "sc", Enrolled: d(2026, 9, 1), Left: d(2026, 9, 9)}},
		Works:        []care.Work{{From: date(2024), To: date(2025)}},
		HealthChecks: []care.HealthCheck{{ID: "h", Consent: "c"}},
		DurableSolutions: []victim.DurableSolution{
			{Kind: "local-integration", Determination: "b"},
		},
	}
}

func TestValidate_WhatIsDone(t *testing.T) {
	whole := around()
	assert.NoError(t, whole.Validate())
	early := d(2025, 1, 1)
	for _, tt := range []struct {
		change func(*victim.Victim)
		want   string
	}{
		{func(v *victim.Victim) {
			v.Plans[0].Steps[0].Goal = "x"
		}, "/plan/0/steps/0/goal tip_link"},
		{func(v *victim.Victim) {
			v.SafetyPlans[0].Steps = []care.Step{{Goal: "g"}} // of another plan
		}, "/safety_plans/0/steps/0/goal tip_link"},
		{func(v *victim.Victim) {
			v.Plans[0].Steps[0].Service = "x"
		}, "/plan/0/steps/0/service tip_link"},
		{func(v *victim.Victim) { v.Plans[0].Risk = "n" }, "/plan/0/risk tip_link"},
		{func(v *victim.Victim) { v.Plans[0].Needs = "r" }, "/plan/0/needs tip_link"},
		{func(v *victim.Victim) { v.Plans[0].Replaces = "x" }, "/plan/0/replaces tip_link"},
		{func(v *victim.Victim) { v.Plans[0].End = early }, "/plan/0/end tip_order"},
		{func(v *victim.Victim) { v.Plans[0].Ended = early }, "/plan/0/ended tip_order"},
		{func(v *victim.Victim) {
			v.Plans[0].Goals[0].Due = early
		}, "/plan/0/goals/0/due tip_order"},
		{func(v *victim.Victim) {
			v.Plans[0].Goals[0].Reached = early
		}, "/plan/0/goals/0/reached tip_order"},
		{func(v *victim.Victim) {
			v.Transitions = []care.Plan{{ID: "p"}}
		}, "/transition/0/id tip_unique"},
		{func(v *victim.Victim) {
			v.Transitions = []care.Plan{{Goals: []care.Goal{{ID: "g"}}}}
		}, "/transition/0/goals/0/id tip_unique"},
		{func(v *victim.Victim) { v.Incidents[0].ID = "m" }, "/incidents/0/id tip_unique"},
		{func(v *victim.Victim) { v.Risks[0].NextReview = early }, "/risk/0/next_review tip_order"},
		{func(v *victim.Victim) { v.Services[0].Goal = "st" }, "/services/0/goal tip_link"},
		{func(v *victim.Victim) { v.Services[0].Step = "g" }, "/services/0/step tip_link"},
		{func(v *victim.Victim) {
			v.Services[0].Placement = "x"
		}, "/services/0/placement tip_link"},
		{func(v *victim.Victim) { v.Services[0].Ends = early }, "/services/0/ends tip_order"},
		{func(v *victim.Victim) {
			v.Services[0].Appointments = []care.Appointment{{Time: "25:00"}}
		}, "/services/0/appointments/0/time datetime"},
		{func(v *victim.Victim) { v.Placements[0].Carer = "x" }, "/placements/0/carer tip_link"},
		{func(v *victim.Victim) {
			v.Placements[0].Planned = early
		}, "/placements/0/planned tip_order"},
		{func(v *victim.Victim) { v.FollowUps[0].Met[0] = "x" }, "/follow_ups/0/met/0 tip_link"},
		{func(v *victim.Victim) { v.FollowUps[0].Risk = "x" }, "/follow_ups/0/risk tip_link"},
		{func(v *victim.Victim) { v.FollowUps[0].Plan = "r" }, "/follow_ups/0/plan tip_link"},
		{func(v *victim.Victim) {
			v.FollowUps[0].Placement = "x"
		}, "/follow_ups/0/placement tip_link"},
		{func(v *victim.Victim) { v.FollowUps[0].Next = early }, "/follow_ups/0/next tip_order"},
		{func(v *victim.Victim) {
			v.Incidents[0].Placement = "x"
		}, "/incidents/0/placement tip_link"},
		{func(v *victim.Victim) { v.Incidents[0].Risk = "x" }, "/incidents/0/risk tip_link"},
		{func(v *victim.Victim) { v.Incidents[0].Known = early }, "/incidents/0/known tip_order"},
		{func(v *victim.Victim) {
			v.Separations[0].From[0] = "x"
		}, "/separations/0/from/0 tip_link"},
		{func(v *victim.Victim) { v.Tracings[0].Sought[0] = "x" }, "/tracing/0/sought/0 tip_link"},
		{func(v *victim.Victim) { v.Tracings[0].Consent = "x" }, "/tracing/0/consent tip_link"},
		{func(v *victim.Victim) {
			v.Tracings[0].ResultDay = early
		}, "/tracing/0/result_day tip_order"},
		{func(v *victim.Victim) {
			v.Tracings[0].Reference.Kind = "police-case"
		}, "/tracing/0/reference/number required"},
		{func(v *victim.Victim) {
			v.Tracings[0].Candidates = []care.Candidate{{Score: 101}}
		}, "/tracing/0/candidates/0/score max"},
		{func(v *victim.Victim) {
			v.Reunifications[0].Relative = "x"
		}, "/reunifications/0/relative tip_link"},
		{func(v *victim.Victim) {
			v.Reunifications[0].Tracing = "x"
		}, "/reunifications/0/tracing tip_link"},
		{func(v *victim.Victim) {
			v.Reunifications[0].FollowUntil = early
		}, "/reunifications/0/follow_until tip_order"},
		{func(v *victim.Victim) { v.Wishes[0].Relative = "x" }, "/wishes/0/relative tip_link"},
		{func(v *victim.Victim) { v.LegalAids[0].Ended = early }, "/legal_aid/0/ended tip_order"},
		{func(v *victim.Victim) { v.Schooling[0].Left = early }, "/education/0/left tip_order"},
		{func(v *victim.Victim) { v.Works[0].To = date(2023) }, "/works/0/to tip_order"},
		{func(v *victim.Victim) { v.HealthChecks[0].Consent = "x" }, "/health/0/consent tip_link"},
		{func(v *victim.Victim) {
			v.HealthChecks[0].Functioning.Seeing = "x"
		}, "/health/0/functioning/seeing tip_code"},
		{func(v *victim.Victim) {
			v.DurableSolutions[0].Determination = "x"
		}, "/durable_solution/0/determination tip_link"},
		{func(v *victim.Victim) {
			v.BestInterests[0].Decisions[0] = "x"
		}, "/best_interests/0/decisions/0 tip_link"},
		{func(v *victim.Victim) {
			v.BestInterests[0].NextReview = early
		}, "/best_interests/0/next_review tip_order"},
		{func(v *victim.Victim) {
			v.Displacement[0].To = date(2023)
		}, "/displacement/0/to tip_order"},
		{func(v *victim.Victim) {
			v.Vulnerabilities = []victim.Vulnerability{{Kind: "pregnancy"}} // of health
		}, "/vulnerabilities/0/kind tip_code"},
	} {
		v := around()
		tt.change(&v)
		err := v.Validate()
		if assert.Error(t, err, tt.want) {
			fault := err.(interface{ Unwrap() []error }).Unwrap()
			if assert.Len(t, fault, 1, "%v", err) {
				e := fault[0].(*victim.FieldError)
				assert.Equal(t, tt.want, e.Path+" "+e.Tag)
			}
		}
	}
}
