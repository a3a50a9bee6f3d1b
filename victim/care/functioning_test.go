package care_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// The cut-off of the Washington Group, over all 6^6 sets of answers.
func TestFunctioning_Disability(t *testing.T) {
	answers := append(law.Codes[care.Difficulty](), "")
	var f care.Functioning
	fields := []*care.Difficulty{
		&f.Seeing, &f.Hearing, &f.Walking, &f.Remembering, &f.SelfCare, &f.Communicating,
	}
	var all func(n int)
	all = func(n int) {
		if n < len(fields) {
			for _, a := range answers {
				*fields[n] = a
				all(n + 1)
			}
			return
		}
		reached, clear, asked := false, true, false
		for _, d := range fields {
			reached = reached || *d == "a-lot" || *d == "cannot"
			clear = clear && (*d == "none" || *d == "some")
			asked = asked || *d != ""
		}
		want := person.Answer("")
		switch {
		case reached:
			want = person.Yes
		case clear:
			want = person.No
		case asked:
			want = person.AnswerUnknown
		}
		if got := f.Disability(); got != want {
			t.Fatalf("%v: got %q, want %q", fields, got, want)
		}
	}
	all(0)
}

func TestHealthCheck_HasDisability(t *testing.T) {
	lot := care.Functioning{Seeing: care.DifficultyLot}
	for _, tt := range []struct {
		check care.HealthCheck
		want  person.Answer
	}{
		{care.HealthCheck{}, ""},
		{care.HealthCheck{Functioning: lot}, person.Yes},
		{care.HealthCheck{Disability: person.AnswerUnknown, Functioning: lot}, person.Yes},
		{care.HealthCheck{Disability: person.No, Functioning: lot}, person.No},
		{care.HealthCheck{Disability: person.Declined}, person.Declined},
	} {
		assert.Equal(t, tt.want, tt.check.HasDisability())
	}
}
