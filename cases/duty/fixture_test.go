package duty_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

// girlOf15 is a case of a girl of 15 in North Macedonia, presumed a victim since 1 September 2026.
func girlOf15() cases.File {
	return cases.File{
		ID: "f1",
		Victims: []victim.Victim{{
			ID: "v1", Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
			Age: person.Age{
				Knowledge: person.AgeExact, BirthDay: d(2011, 5, 20), Status: person.ConfirmedChild,
				StatusDay: d(2026, 9, 1),
			},
			Stays: []victim.Stay{{Place: "MK", From: d(2026, 8, 1), RightToStay: person.No}},
			Status: []victim.StatusDecision{
				{
					ID: "s1", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive,
					Day: d(2026, 9, 1), Place: "MK",
				},
			},
			Family: victim.Family{Accompaniment: victim.Unaccompanied},
		}},
		Conduct: []cases.Conduct{{
			ID: "c1", Victims: []string{"v1"}, From: d(2026, 8, 2), To: d(2026, 8, 30), Place: "MK",
			Acts:     []cases.Act{cases.Recruitment},
			Purposes: []jurisdiction.Purpose{jurisdiction.Begging},
		}},
	}
}

// findings returns what a rule says about f on a day.
func findings(t testing.TB, f cases.File, on law.Day, id rule.ID) []rule.Finding {
	t.Helper()
	before, err := json.Marshal(f)
	require.NoError(t, err)
	r, err := duty.Check(&f, on)
	require.NoError(t, err)
	after, err := json.Marshal(f)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after), "a check leaves the file as it is")
	return of(r, id)
}

// of returns the findings of one rule.
func of(r *rule.Report, id rule.ID) []rule.Finding {
	var out []rule.Finding
	for _, f := range r.Findings {
		if f.Rule.ID == id {
			out = append(out, f)
		}
	}
	return out
}

// builtin returns a checker of the law of the library.
func builtin(t testing.TB, options ...duty.Option) *duty.Checker {
	t.Helper()
	c, err := duty.NewChecker(jurisdiction.Builtin(), options...)
	require.NoError(t, err)
	return c
}

// checked is the report of a check by the law of a checker.
func checked(
	t testing.TB, c *duty.Checker, f *cases.File, on law.Day, more ...jurisdiction.Code,
) *rule.Report {
	t.Helper()
	r, err := c.Check(f, on, more...)
	require.NoError(t, err)
	return r
}

// golden calls do for each case that comes with the library.
func golden(t testing.TB, do func(name string, data []byte)) {
	t.Helper()
	names, err := filepath.Glob("../../examples/casecheck/testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		do(filepath.Base(name), data)
	}
}
