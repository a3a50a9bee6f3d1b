package cases_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
	"github.com/stretchr/testify/require"
)

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

// file is a case of a girl of 15 in North Macedonia, presumed a victim since 1 September 2026.
func file() cases.File {
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

// golden calls do for each case that comes with the library.
func golden(t testing.TB, do func(name string, data []byte)) {
	t.Helper()
	names, err := filepath.Glob("../examples/casecheck/testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		do(filepath.Base(name), data)
	}
}
