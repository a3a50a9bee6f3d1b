package victim_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

func TestPresumedOn_EveryKindAndOutcome(t *testing.T) {
	on := d(2026, 9, 1)
	// Duties of protection start with a presumption or a positive decision (CETS No. 197, article
	// 10(2)).
	starts := map[victim.StatusKind][]victim.DecisionOutcome{
		victim.StatusPresumed:          {"", victim.Positive, victim.Negative},
		victim.StatusReasonableGrounds: {victim.Positive},
		victim.StatusIdentified:        {"", victim.Positive},
		victim.StatusReviewed:          {victim.Positive},
	}
	for _, kind := range law.Codes[victim.StatusKind]() {
		for _, outcome := range []victim.DecisionOutcome{"", victim.Positive, victim.Negative} {
			v := victim.Victim{Status: []victim.StatusDecision{{Kind: kind, Outcome: outcome, Day: on}}}
			_, ok := v.PresumedOn(on)
			assert.Equal(t, slices.Contains(starts[kind], outcome), ok, "%s %s", kind, outcome)
			_, ok = v.PresumedOn(on.AddDays(-1))
			assert.False(t, ok, "%s %s on the day before", kind, outcome)
		}
	}
	v := victim.Victim{Status: []victim.StatusDecision{
		{ID: "s0", Kind: victim.StatusPresumed},
		{ID: "s1", Kind: victim.StatusIdentified, Outcome: victim.Positive, Day: on},
		{ID: "s2", Kind: victim.StatusPresumed, Day: on.AddDays(-2)},
		{ID: "s3", Kind: victim.StatusPresumed, Day: on.AddDays(-1)},
	}}
	first, ok := v.PresumedOn(on)
	require.True(t, ok)
	assert.Equal(t, "s2", first.ID, "the earliest that has a day")
}

func TestFirstStatus(t *testing.T) {
	on := d(2026, 9, 1)
	v := victim.Victim{Status: []victim.StatusDecision{
		{ID: "s1", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive, Day: on},
		{ID: "s2", Kind: victim.StatusReasonableGrounds, Outcome: victim.Negative, Day: on.AddDays(-5)},
		{ID: "s3", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive},
		{ID: "s4", Kind: victim.StatusReferred, Day: on.AddDays(-9)},
	}}
	first := func(day law.Day, outcome victim.DecisionOutcome, kinds ...victim.StatusKind) string {
		s, ok := v.FirstStatus(day, outcome, kinds...)
		assert.Equal(t, ok, s.ID != "")
		return s.ID
	}
	assert.Equal(t, "s1", first(on, victim.Positive, victim.StatusReasonableGrounds))
	assert.Equal(t, "s2", first(on, "", victim.StatusReasonableGrounds))
	assert.Equal(t, "s4", first(on, "", victim.StatusReasonableGrounds, victim.StatusReferred))
	assert.Empty(t, first(on.AddDays(-1), victim.Positive, victim.StatusReasonableGrounds))
	assert.Empty(t, first(on, victim.Positive, victim.StatusReferred))
}

func TestPlaces(t *testing.T) {
	on := d(2026, 9, 1)
	v := victim.Victim{Residence: "AL"}
	assert.Equal(t, []jurisdiction.Code{"AL"}, v.Places(on))
	v.Status = []victim.StatusDecision{
		{Place: "SI", Day: on.AddDays(-3)}, {Place: "HR", Day: on.AddDays(-3)}, {Place: "MK", Day: on.AddDays(-9)}, {Day: on.AddDays(-1)}, {Place: "RS", Day: on.AddDays(1)},
	}
	assert.Equal(t, []jurisdiction.Code{"HR"}, v.Places(on), "the last step that has a place; of the same day the later entry")
	assert.Equal(t, []jurisdiction.Code{"RS"}, v.Places(on.AddDays(1)))
	assert.Equal(t, []jurisdiction.Code{"AL"}, v.Places(on.AddDays(-10)), "before all of them")
	v.Stays = []victim.Stay{{Place: "BG", From: on.AddDays(-2)}}
	assert.Equal(t, []jurisdiction.Code{"BG"}, v.Places(on))
	assert.Nil(t, (&victim.Victim{}).Places(on))
}

// Links that lead somewhere are none of the faults, links that lead nowhere are.
func TestValidate_Links(t *testing.T) {
	v := victim.Victim{
		ID: "v1", Indicators: []victim.Indicator{{ID: "i1"}, {ID: "i2"}},
		Status:        []victim.StatusDecision{{ID: "s1", Kind: victim.StatusNotConfirmed, Indicators: []string{"i2", "i1"}}, {ID: "s2", Kind: victim.StatusReviewed, Reviews: "s1"}},
		Guardians:     []victim.Guardian{{ID: "g1"}, {ID: "g2"}},
		Consents:      []victim.Consent{{ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g2", Purposes: []victim.ConsentPurpose{victim.PurposeService}}},
		BestInterests: []victim.BestInterests{{ID: "b1", Kind: victim.Assessment}, {ID: "b2", Kind: victim.Assessment}},
		Decisions:     []victim.Decision{{ID: "d1", Kind: victim.DecisionPlacement, BestInterests: "b2"}},
		Age:           person.Age{Knowledge: person.AgeRange, Min: 17, Max: 17},
	}
	require.NoError(t, v.Validate())
	v.Status[0].Indicators[1], v.Status[1].Reviews, v.Consents[0].Guardian, v.Decisions[0].BestInterests, v.Age.Max = "i9", "s9", "g9", "b9", 16
	assert.Equal(t, []string{
		"/age/max: out of order",
		"/consents/0/guardian: there is no record with that id",
		"/decisions/0/best_interests: there is no record with that id",
		"/status/0/indicators/1: there is no record with that id",
		"/status/1/reviews: there is no record with that id",
	}, strings.Split(v.Validate().Error(), "\n"))
	v = victim.Victim{ID: "v1", Age: person.Age{Knowledge: person.AgeUnknown, Min: 17, Max: 16}}
	assert.NoError(t, v.Validate(), "no range")
}
