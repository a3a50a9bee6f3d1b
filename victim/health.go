package victim

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// HealthAnswer unites what the health checks say on one question by a day: the answer is that of
// the last check that has one; of several of one day a yes counts before any other answer.
func (v *Victim) HealthAnswer(
	on law.Day, of func(*care.HealthCheck) person.Answer,
) person.Answer {
	var answer person.Answer
	var last law.Day
	for i := range v.HealthChecks {
		h := &v.HealthChecks[i]
		got := of(h)
		if got == "" || h.Screened.After(on) || h.Screened.Before(last) ||
			h.Screened == last && answer == person.Yes {
			continue
		}
		answer, last = got, h.Screened
	}
	return answer
}
