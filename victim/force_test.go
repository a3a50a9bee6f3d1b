package victim_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A provision makes a rule binding only where it governs the facts and asks for what the rule asks.
func TestForce_WhatAProvisionReaches(t *testing.T) {
	on := d(2026, 11, 24)
	in := func(place jurisdiction.Code, change func(*victim.Victim)) victim.Victim {
		v := child()
		v.Stays[0].Place, v.Status[0].Place = place, place
		change(&v)
		return v
	}
	assessed := func(asylum ...victim.AsylumApplication) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Age.Assessments = []person.AgeAssessment{
				{Day: on, Methods: []person.AgeMethod{person.MethodMedical}, Lower: 16, Upper: 19},
			}
			v.Asylum.Applications = asylum
		}
	}
	guardian := func(asylum ...victim.AsylumApplication) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{{ID: "g", Appointed: on}}
			v.Asylum.Applications = asylum
		}
	}
	applied := func(day law.Day) victim.AsylumApplication { return victim.AsylumApplication{Day: day, Place: "HR"} }
	returned := func(who victim.AccompanimentKind) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Family.Accompaniment, v.Returns = who, []victim.Return{{From: v.Stays[0].Place, To: "AL", Departed: on}}
		}
	}
	solution := func(who victim.AccompanimentKind) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Family.Accompaniment = who
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"),
			}}
		}
	}
	tests := []struct {
		rule  rule.ID
		name  string
		v     victim.Victim
		force rule.Force
	}{
		// Regulation (EU) 2024/1348, article 25(1): within the examination of an application for
		// international protection.
		{"AGE-006", "member state, no application", in("HR", assessed()), rule.Guidance},
		{"AGE-006", "member state, applied on the day", in("HR", assessed(applied(on))), rule.Binding},
		{"AGE-006", "member state, applied the day after", in("HR", assessed(applied(on.AddDays(1)))), rule.Guidance},
		{"AGE-006", "member state, applied the day before the Regulation applied", in("HR", assessed(applied(d(2026, 6, 11)))), rule.Guidance},
		{"AGE-006", "member state, applied the day on which it applied", in("HR", assessed(applied(d(2026, 6, 12)))), rule.Binding},
		{"AGE-006", "outside the European Union, applied", in("MK", assessed(victim.AsylumApplication{Day: on, Place: "MK"})), rule.Guidance},
		// Directive (EU) 2024/1346 governs the reception of applicants; Directive 2011/36/EU,
		// article 14(2), has no such limit.
		{"CHILD-003", "member state, no application", in("HR", guardian()), rule.Binding},
		{"CHILD-003", "outside the European Union", in("MK", guardian()), rule.Guidance},
		// Directive 2011/36/EU, article 16(2): unaccompanied children.
		{"CHILD-006", "unaccompanied, member state", in("HR", solution(victim.Unaccompanied)), rule.Binding},
		{"CHILD-006", "accompanied, member state", in("HR", solution(victim.Accompanied)), rule.Guidance},
		// Directive 2008/115/EC, article 10(2): unaccompanied minors. CETS No. 197, article 16(5),
		// speaks of programmes.
		{"RETN-003", "unaccompanied, member state", in("HR", returned(victim.Unaccompanied)), rule.Binding},
		{"RETN-003", "accompanied, member state", in("HR", returned(victim.Accompanied)), rule.Guidance},
		{"RETN-003", "unaccompanied, outside the European Union", in("MK", returned(victim.Unaccompanied)), rule.Guidance},
		// Directive 2004/80/EC, article 1, gives a right to apply at home and asks nothing of the
		// person.
		{"COMP-005", "lives in another member state", in("SI", func(v *victim.Victim) {
			v.Residence, v.Claims = "HR", []victim.Claim{{ID: "c", Route: victim.RouteStateFund, Place: "SI"}}
		}), rule.Guidance},
		// Palermo Protocol, article 8(3), and CETS No. 197, article 16(3): the duty is that of the
		// State asked.
		{"RETN-006", "asked of a party", in("XK", func(v *victim.Victim) {
			v.Returns = []victim.Return{{From: "XK", To: "AL", Documents: person.Yes}}
		}), rule.Binding},
		{"RETN-006", "asked of no party", in("MK", func(v *victim.Victim) {
			v.Returns = []victim.Return{{From: "MK", To: "XK", Documents: person.Yes}}
		}), rule.Guidance},
	}
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			fs := findings(t, tt.v, on, tt.rule)
			require.Len(t, fs, 1)
			assert.Equal(t, tt.force, fs[0].Force)
			for _, a := range fs[0].Basis {
				assert.NotEmpty(t, a.Why)
			}
		})
	}
}

// Where national law has a number for the appointment of a guardian and it was made after the last
// day, the file shows that.
func TestLate_IsToldWhereTheLawHasANumber(t *testing.T) {
	r := jurisdiction.Builtin()
	on := d(2026, 11, 24)
	seen := 0
	for _, code := range r.Codes() {
		p, err := r.Get(code)
		require.NoError(t, err)
		e, state := p.Guardianship.Period.At(on)
		last, ok := e.Value.Deadline(d(2026, 9, 1), nil)
		if state != law.Known || !ok || e.Value.Starts != law.Detection && e.Value.Starts != law.Awareness && e.Value.Starts != law.ReasonableGrounds && e.Value.Starts != law.Identification {
			continue
		}
		seen++
		v := child()
		v.Stays[0].Place, v.Status[0].Place = code, code
		for day, want := range map[law.Day]rule.Outcome{last.Last: rule.Met, last.Last.AddDays(1): rule.NotMet} {
			v.Guardians = []victim.Guardian{{ID: "g", Appointed: day, Authority: jurisdiction.SocialWork}}
			fs := findings(t, v, on, "CHILD-001")
			require.Len(t, fs, 1)
			assert.Equal(t, want, fs[0].Outcome, "%s %v", code, day)
		}
	}
	assert.Positive(t, seen, "a profile has a number that runs from when the child was found")
}
