package cases_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// What practice keeps can be said in typed fields, and comes back from a file as it was.
func TestRecord_WhatIsDone(t *testing.T) {
	for name, v := range map[string]victim.Victim{
		"the history of the risk": {Risks: []care.Risk{
			{Day: d(2026, 11, 2), Level: care.RiskHigh, Cause: "first"},
			{Day: d(2026, 11, 20), Level: care.RiskLow, Factors: []care.RiskFactor{"debt-open"}},
		}},
		"a plan with steps": {Plans: []care.Plan{{
			Day: d(2026, 11, 3), Kind: care.PlanAssistance,
			Goals: []care.Goal{{ID: "g1", Area: "health", OwnWish: person.Yes}},
			Steps: []care.Step{{
				Goal: "g1", Need: care.NeedMedical, Due: d(2026, 11, 10), Who: "org-1",
				WhoKind: "organisation",
			}},
		}}},
		"a service with its provider": {Services: []care.Service{{
			ID: "s1", Kind: "other", Provider: care.Provider{Organisation: "org-1"},
			Appointments: []care.Appointment{{Day: d(2026, 11, 10), Time: "14:30"}},
		}}},
		"a visit": {FollowUps: []care.FollowUp{{
			Day: d(2026, 11, 20), Seen: person.Yes, Next: d(2026, 12, 20), Mode: "home-visit",
		}}},
		"a mother who lives and is not in contact": {
			Family: victim.Family{Accompaniment: victim.Separated},
			Relatives: []person.Relative{{
				ID: "m", Relation: "mother", Alive: person.Yes, InContact: person.No,
			}},
			Separations: []care.Separation{{From: []string{"m"}, Causes: []care.SeparationCause{
				"migration-of-parent",
			}}},
			Wishes: []care.Wish{{About: "contact", Relative: "m", Answer: person.Yes}},
		},
	} {
		v.ID = "v1"
		f := cases.File{ID: "f1", Opened: d(2026, 11, 2), Victims: []victim.Victim{v}}
		data, err := json.Marshal(f)
		require.NoError(t, err)
		back, err := cases.Decode(bytes.NewReader(data))
		require.NoError(t, err, name)
		assert.Equal(t, &f, back, name)
	}
}

// What is of health, and what says that somebody is suspected, passes as that and not with the
// record in which it stands.
func TestDisclose_WhatIsDoneByItsCategory(t *testing.T) {
	on := d(2026, 9, 4)
	fill := func(f *cases.File) {
		v := &f.Victims[0]
		v.Risks = []care.Risk{{
			ID: "r", Day: d(2026, 9, 2), Level: care.RiskHigh,
			Items:         []care.RiskItem{{Kind: "retaliation", From: "s1"}},
			HealthItems:   []care.HealthRisk{{Kind: "suicide", Found: person.Yes}},
			HealthFactors: []care.HealthFactor{"pregnancy"},
		}}
		v.Incidents = []care.Incident{{
			ID: "i", Date: person.DateOf(d(2026, 9, 3)), ByStaff: person.Yes, By: []string{"w1"},
			Kinds: []care.IncidentKind{"rape"}, Injury: person.Yes, Outcome: "staff-measures",
			Known: d(2026, 9, 3),
		}}
		v.Placements = []care.Placement{{
			ID: "p", Kind: care.PlacementFoster, From: d(2026, 9, 1), To: d(2026, 9, 3),
			Ended: "abuse-or-neglect", Safe: person.No,
		}}
		v.Separations = []care.Separation{{
			ID: "se", Causes: []care.SeparationCause{"poverty"},
			Harm: []care.SeparationHarm{"family-violence"},
		}}
		v.Displacement = []victim.Displacement{{Status: "asylum-seeker"}}
		v.Consents[0].Categories = []person.Category{
			person.CategoryID, person.CategoryProtection, person.CategoryFamily,
			person.CategoryLocation, person.CategoryService,
		}
	}
	f := handed(t)
	fill(f)
	got := view(t, f, "receiver", referral.Full, on).Victim
	require.Len(t, got.Risks, 1)
	assert.Equal(t, care.RiskHigh, got.Risks[0].Level)
	assert.Equal(t, []care.RiskItem{{Kind: "retaliation"}}, got.Risks[0].Items)
	assert.Empty(t, got.Risks[0].HealthItems)
	assert.Empty(t, got.Risks[0].HealthFactors)
	require.Len(t, got.Incidents, 1)
	assert.Equal(t, care.Incident{
		ID: "i", Date: person.DateOf(d(2026, 9, 3)), Known: d(2026, 9, 3),
	}, got.Incidents[0])
	require.Len(t, got.Placements, 1)
	assert.Equal(t, person.No, got.Placements[0].Safe)
	assert.Empty(t, got.Placements[0].Ended)
	assert.Equal(t, []care.SeparationCause{"poverty"}, got.Separations[0].Causes)
	assert.Empty(t, got.Separations[0].Harm)
	assert.Empty(t, got.Displacement)
}

// Whom a risk or an incident names receives nothing; a victim who harmed another reads on.
func TestDisclose_WhomTheRecordNames(t *testing.T) {
	on := d(2026, 9, 4)
	for name, change := range map[string]func(*victim.Victim){
		"risk": func(v *victim.Victim) {
			v.Risks = []care.Risk{{Items: []care.RiskItem{{Kind: "neglect", From: "g1"}}}}
		},
		"incident": func(v *victim.Victim) {
			v.Incidents = []care.Incident{{By: []string{"g1", "v1"}}}
		},
	} {
		f := handed(t)
		assert.False(t, view(t, f, "guardian", referral.Full, on).Empty())
		change(&f.Victims[0])
		assert.True(t, view(t, f, "guardian", referral.Full, on).Empty(), name)
		self, err := f.Disclose(cases.Themself("v1"), referral.Full, on)
		require.NoError(t, err)
		assert.False(t, self.Empty(), name)
	}
}
