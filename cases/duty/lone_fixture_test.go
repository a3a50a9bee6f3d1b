package duty_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func at(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

// girl15 is a girl of 15 in North Macedonia, unaccompanied, of whom there are reasonable grounds
// since 1 September 2026.
func girl15() victim.Victim {
	return victim.Victim{
		ID: "v1", Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
		Age: person.Age{
			Knowledge: person.AgeExact, BirthDay: at(2011, 5, 20), Status: person.ConfirmedChild,
			StatusDay: at(2026, 9, 1),
			Evidence:  []person.AgeEvidence{{Kind: person.AgeEvidenceKind("consulate")}},
		},
		Stays: []victim.Stay{{Place: "MK", From: at(2026, 8, 1), RightToStay: person.No}},
		Status: []victim.StatusDecision{{
			ID: "s1", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive,
			Day: at(2026, 9, 1), Place: "MK",
		}},
		Family: victim.Family{Accompaniment: victim.Unaccompanied},
	}
}

// girlIn is girl15 in another State.
func girlIn(place jurisdiction.Code) victim.Victim {
	v := girl15()
	v.Stays[0].Place, v.Status[0].Place = place, place
	return v
}

// womanIn is a woman in place of the girl.
func womanIn(place jurisdiction.Code) victim.Victim {
	v := girlIn(place)
	v.Age = person.Age{Knowledge: person.AgeExact, BirthDay: at(1990, 1, 1)}
	return v
}

// lone is the report on a victim of whom no file is kept. The check leaves the record as it is.
func lone(
	t *testing.T, c *duty.Checker, v victim.Victim, on law.Day, more ...jurisdiction.Code,
) *rule.Report {
	t.Helper()
	before, err := json.Marshal(v)
	require.NoError(t, err)
	if c == nil {
		c, err = duty.Builtin()
		require.NoError(t, err)
	}
	r, err := duty.Victim(&v).CheckWith(c, on, more...)
	require.NoError(t, err)
	after, err := json.Marshal(v)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after), "a check leaves the record as it is")
	return r
}

// told are the findings of a rule in a report.
func told(r *rule.Report, id rule.ID) []rule.Finding {
	var out []rule.Finding
	for _, f := range r.Findings {
		if f.Rule.ID == id {
			out = append(out, f)
		}
	}
	return out
}

// toldIn is the one finding of a rule about a State.
func toldIn(t *testing.T, r *rule.Report, id rule.ID, state jurisdiction.Code) rule.Finding {
	t.Helper()
	var out []rule.Finding
	for _, f := range told(r, id) {
		if f.Key.State == state {
			out = append(out, f)
		}
	}
	require.Len(t, out, 1, "%s in %s", id, state)
	return out[0]
}
