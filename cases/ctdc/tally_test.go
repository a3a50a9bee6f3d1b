package ctdc_test

import (
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The worked example of the codebook of the Global Synthetic Dataset (February 2024), section 6:
// five people, of whom one tells no form of exploitation. The shares are 50, 50 and 25 per cent of
// four, not 40, 40 and 20 of five.
func TestTally_denominator(t *testing.T) {
	line := func(columns ...string) string {
		cells := map[string]string{}
		for _, c := range columns {
			cells[c] = "1"
		}
		return with(ctdc.Synthetic2024, cells)
	}
	rows, _, err := readAll(t, table(ctdc.Synthetic2024,
		line("isForcedLabour"), line("isSexualExploit"), line("isOtherExploit"), line(), line("isForcedLabour", "isSexualExploit")))
	require.NoError(t, err)
	var tally ctdc.Tally
	for i := range rows {
		tally.Add(&rows[i])
	}
	assert.Equal(t, 5, tally.Rows())
	total := 0
	for flag, want := range map[ctdc.Flag]int{ctdc.FormForcedLabour: 50, ctdc.FormSexual: 50, ctdc.FormOther: 25} {
		n, of := tally.Share(flag)
		assert.Equal(t, 4, of)
		assert.Equal(t, want, 100*n/of)
		total += want
	}
	assert.Equal(t, 125, total, "shares of a group may add up to more than the whole")

	n, of := tally.Share(ctdc.MeansAnyThreat)
	assert.Equal(t, []int{0, 0}, []int{n, of}, "no row tells of means: there is no share")
	n, of = tally.Share(ctdc.Abduction)
	assert.Equal(t, []int{0, 5}, []int{n, of})
	n, of = tally.Share(200)
	assert.Equal(t, []int{0, 0}, []int{n, of})
}

func TestTally_notSpecified(t *testing.T) {
	var tally ctdc.Tally
	for _, s := range []ctdc.Flags{flags(ctdc.MeansNotSpecified), flags(ctdc.MeansNotSpecified, ctdc.MeansThreats), {}} {
		tally.Add(&ctdc.Row{Flags: s})
	}
	n, of := tally.Share(ctdc.MeansThreats)
	assert.Equal(t, []int{1, 1}, []int{n, of}, "not specified is not an answer")
}

// Two definitions of age in one file: a release of the k-anonymised data set of 39 071 rows, as a
// public program that reads it counts them. Of those whose age is known, 22 per cent were children
// when they were registered, and 62 per cent when exploitation began (2 524 of 4 073).
func TestRow_Standing_twoDefinitions(t *testing.T) {
	// The rows are invented so that each column has the counts that were found; which answers met
	// in one row is not known.
	const rows = 39_071
	column := func(adult, minor int) func(i int) string {
		return func(i int) string {
			switch {
			case i < adult:
				return "Adult"
			case i < adult+minor:
				return "Minor"
			}
			return "-99"
		}
	}
	registered, exploited, entered := column(20_840, 5_883), column(1_549, 2_524), column(5_301, 888)
	var b strings.Builder
	b.WriteString(table(ctdc.KAnonymised))
	for i := range rows {
		b.WriteString(with(ctdc.KAnonymised, map[string]string{"majorityStatus": registered(i), "majorityStatusAtExploit": exploited(i), "majorityEntry": entered(i)}))
	}
	r, err := ctdc.NewReader(strings.NewReader(b.String()))
	require.NoError(t, err)
	counts := map[ctdc.Moment]map[person.Standing]int{}
	for row := range r.Rows() {
		for _, m := range law.Codes[ctdc.Moment]() {
			if counts[m] == nil {
				counts[m] = map[person.Standing]int{}
			}
			counts[m][row.Standing(m)]++
		}
	}
	require.NoError(t, r.Err())
	assert.Equal(t, map[ctdc.Moment]map[person.Standing]int{
		ctdc.AtRegistration: {
			person.Adult: 20_840, person.Child: 5_883, person.StandingUnknown: 12_348,
		},
		ctdc.AtExploitation: {
			person.Adult: 1_549, person.Child: 2_524, person.StandingUnknown: 34_998,
		},
		ctdc.AtEntry: {
			person.Adult: 5_301, person.Child: 888, person.StandingUnknown: 32_882,
		},
	}, counts)
	share := func(m ctdc.Moment) float64 {
		c := counts[m]
		return 100 * float64(c[person.Child]) / float64(c[person.Child]+c[person.Adult])
	}
	assert.InDelta(t, 22.0, share(ctdc.AtRegistration), 0.05)
	assert.InDelta(t, 62.0, share(ctdc.AtExploitation), 0.05)
}

func TestRow_Standing(t *testing.T) {
	b := func(lo, hi int16) ctdc.Band { return ctdc.Band{Min: lo, Max: hi} }
	for _, tt := range []struct {
		name string
		row  ctdc.Row
		want person.Standing
	}{
		{"nothing", ctdc.Row{}, person.StandingUnknown},
		{"up to 8", ctdc.Row{Age: b(0, 8)}, person.Child},
		{"up to 17", ctdc.Row{Age: b(9, 17)}, person.Child},
		{"from 18", ctdc.Row{Age: b(18, 20)}, person.Adult},
		{"without an end", ctdc.Row{Age: b(48, ctdc.NoEnd)}, person.Adult},
		{"across 18", ctdc.Row{Age: b(15, 20)}, person.PresumedToBe},
		{"minor", ctdc.Row{Majority: ctdc.Minor}, person.Child},
		{"adult", ctdc.Row{Majority: ctdc.Adult}, person.Adult},
		{
			"a band of children, an adult", ctdc.Row{Age: b(9, 17), Majority: ctdc.Adult},
			person.Child,
		},
		{"a band of adults, a minor", ctdc.Row{Age: b(18, 20), Majority: ctdc.Minor}, person.Child},
		{
			"another moment",
			ctdc.Row{MajorityAtExploitation: ctdc.Minor, MajorityAtEntry: ctdc.Minor},
			person.StandingUnknown,
		},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, tt.row.Standing(ctdc.AtRegistration)) })
	}
	minor := ctdc.Row{Majority: ctdc.Minor, Age: b(0, 8)}
	assert.Equal(
		t, person.StandingUnknown, minor.Standing(ctdc.AtExploitation),
		"each moment is told by its own column",
	)
	assert.Equal(t, person.StandingUnknown, minor.Standing(""))
}
