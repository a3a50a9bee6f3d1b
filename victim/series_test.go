package victim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

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
