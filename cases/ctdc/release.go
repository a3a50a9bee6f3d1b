package ctdc

import (
	"strconv"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Release is a family of releases that have the same columns. The zero Release means "not
// recorded".
type Release string

// The releases.
const (
	// KAnonymised is The Global Dataset, made k-anonymous with k = 11: 63 columns, alpha-2
	// countries, 1, 0 and -99.
	KAnonymised Release = "k-anonymised"
	// Synthetic2021 is the first synthetic data set: 37 columns, tab-separated.
	Synthetic2021 Release = "synthetic-2021"
	// Synthetic2024 is the Global Synthetic Dataset of 2024 and later: 27 columns, alpha-3
	// countries, means of control merged.
	Synthetic2024 Release = "synthetic-2024"
	// VictimPerpetrator is the synthetic data set of accounts of victims and perpetrators of 2022:
	// 16 columns, one row for a victim and a perpetrator.
	VictimPerpetrator Release = "victim-perpetrator"
)

// PresenceOnly reports whether the flags of the release tell only yes. Their empty cell is never a
// no, and they have no 0.
func (v Release) PresenceOnly() bool { return v != KAnonymised && law.IsValid(v) }

// Synthetic reports whether the rows were made up so that their counts are about those of the
// victims: no row stands for a person.
func (v Release) Synthetic() bool { return v != KAnonymised && law.IsValid(v) }

// Columns returns the names of the columns in the order of the release, none for a release that is
// not valid. The order in the data set of victims and perpetrators is not known; it is ours.
func (v Release) Columns() []string {
	cols := v.columns()
	out := make([]string, len(cols))
	for i, c := range cols {
		out[i] = c.name
	}
	return out
}

// Citation returns how the CTDC asks to be named with what is published from the release, in the
// form that the codebook of 2024 gives, or "" for a release that is not valid. Year is that of the
// release, accessed the day on which it was downloaded.
func (v Release) Citation(year int, accessed law.Day) string {
	title := map[Release]string{
		KAnonymised: "The Global Dataset", Synthetic2021: "Global Synthetic Dataset", Synthetic2024: "Global Synthetic Dataset",
		VictimPerpetrator: "Global Victim-Perpetrator Synthetic Dataset",
	}[v]
	if title == "" {
		return ""
	}
	return "Counter-Trafficking Data Collaborative (CTDC). " + strconv.Itoa(year) + ". " + title + ". https://www.ctdatacollaborative.org. Accessed " + accessed.String() + "."
}
