package care_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func day(n int) law.Day { return law.MustDay(2026, 11, 1).AddDays(n - 1) }

func TestLast(t *testing.T) {
	at := func(days ...int) []care.Risk {
		var out []care.Risk
		for _, n := range days {
			if n == 0 {
				out = append(out, care.Risk{})
			} else {
				out = append(out, care.Risk{Day: day(n)})
			}
		}
		return out
	}
	for _, tt := range []struct {
		name string
		list []care.Risk
		on   int
		want int
	}{
		{"nothing", nil, 5, -1},
		{"one", at(3), 5, 0},
		{"of that day", at(5), 5, 0},
		{"only a later one", at(6), 5, -1},
		{"the last by day, not in the list", at(4, 2), 5, 0},
		{"a later one is not there yet", at(2, 6), 5, 0},
		{"of one day the later in the list", at(2, 2), 5, 1},
		{"undated is older", at(2, 0), 5, 0},
		{"undated alone", at(0, 0), 5, 1},
		{"undated before a later one", at(0, 6), 5, 0},
	} {
		assert.Equal(t, tt.want, care.Last(tt.list, day(tt.on)), tt.name)
	}
}

func TestRiskOn(t *testing.T) {
	list := []care.Risk{
		{Day: day(2), Level: care.RiskHigh},
		{Day: day(20), Level: care.RiskLow},
		{Day: day(20), AtRisk: person.No},
	}
	assert.Equal(t, -1, care.RiskOn(list, day(1)))
	assert.Equal(t, 0, care.RiskOn(list, day(19)))
	assert.Equal(t, 1, care.RiskOn(list, day(20)), "the higher level of one day")
	assert.Equal(t, -1, care.RiskOn(nil, day(1)))
}

func TestRisk_Danger(t *testing.T) {
	for _, tt := range []struct {
		risk care.Risk
		want person.Answer
	}{
		{care.Risk{}, ""},
		{care.Risk{AtRisk: person.Yes}, person.Yes},
		{care.Risk{AtRisk: person.No}, person.No},
		{care.Risk{AtRisk: person.AnswerUnknown}, person.AnswerUnknown},
		{care.Risk{Level: care.RiskNone}, person.No},
		{care.Risk{Level: care.RiskLow}, person.Yes},
		{care.Risk{AtRisk: person.No, Level: care.RiskHigh}, person.Yes},
		{care.Risk{AtRisk: person.Yes, Level: care.RiskNone}, person.Yes},
	} {
		assert.Equal(t, tt.want, tt.risk.Danger(), "%+v", []any{tt.risk.AtRisk, tt.risk.Level})
	}
}

// The order in which assessments stand in the list decides nothing about the level that counts, and
// one of a later day changes nothing.
func TestRiskOn_OrderDecidesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	levels := append(law.Codes[care.RiskLevel](), "")
	answers := append(law.Codes[person.Answer](), "")
	for range 2000 {
		list := make([]care.Risk, 1+r.IntN(6))
		for i := range list {
			if n := r.IntN(5); n > 0 {
				list[i].Day = day(n)
			}
			list[i].Level = levels[r.IntN(len(levels))]
			list[i].AtRisk = answers[r.IntN(len(answers))]
		}
		on := day(1 + r.IntN(4))
		i := care.RiskOn(list, on)
		other := slices.Clone(list)
		slices.Reverse(other)
		j := care.RiskOn(other, on)
		if i < 0 {
			assert.Equal(t, -1, j)
			continue
		}
		assert.False(t, list[i].Day.After(on))
		assert.Equal(t, list[i].Day, other[j].Day)
		for _, answer := range []person.Answer{person.Yes, person.No} {
			assert.Equal(t, list[i].Danger() == answer, other[j].Danger() == answer)
		}
		if list[i].Danger() == person.Yes {
			none := func(l care.RiskLevel) bool { return l == "" || l == care.RiskNone }
			assert.True(
				t, list[i].Level == other[j].Level || none(list[i].Level) && none(other[j].Level),
			)
		}
		later := append(slices.Clone(list), care.Risk{Day: on.AddDays(1), Level: care.RiskNone})
		assert.Equal(t, i, care.RiskOn(later, on))
	}
}

func TestPlanOn(t *testing.T) {
	list := []care.Plan{
		{Day: day(2), Kind: care.PlanAssistance}, {Day: day(4), Kind: care.PlanSafety},
		{Day: day(3)}, {Day: day(9), Kind: care.PlanAssistance},
	}
	assert.Equal(t, 2, care.PlanOn(list, care.PlanAssistance, day(5)))
	assert.Equal(t, 1, care.PlanOn(list, care.PlanSafety, day(5)))
	assert.Equal(t, 0, care.PlanOn(list, care.PlanAssistance, day(2)))
	assert.Equal(t, -1, care.PlanOn(list, care.PlanAssistance, day(1)))
}
