package ctdc_test

import (
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// mergedIn2024 is what the columns of the release of 2024 are merged of (codebook of February
// 2024).
var mergedIn2024 = map[ctdc.Flag][]ctdc.Flag{
	ctdc.MeansDebtOrEarnings:     {ctdc.MeansDebtBondage, ctdc.MeansTakesEarnings},
	ctdc.MeansAnyThreat:          {ctdc.MeansThreats, ctdc.MeansUsesChildren, ctdc.MeansThreatOfPolice},
	ctdc.MeansAnyAbuse:           {ctdc.MeansPsychologicalAbuse, ctdc.MeansPhysicalAbuse, ctdc.MeansSexualAbuse},
	ctdc.MeansDeniesNeeds:        {ctdc.MeansRestrictsFinances, ctdc.MeansRestrictsMovement, ctdc.MeansRestrictsMedicalCare, ctdc.MeansWithholdsNecessities},
	ctdc.MeansFalsePromises:      {ctdc.MeansFalsePromises},
	ctdc.MeansSubstances:         {ctdc.MeansSubstances},
	ctdc.MeansExcessiveHours:     {ctdc.MeansExcessiveHours},
	ctdc.MeansWithholdsDocuments: {ctdc.MeansWithholdsDocuments},
}

func TestRow_As_merges(t *testing.T) {
	for into, of := range mergedIn2024 {
		for _, f := range of {
			old := ctdc.Row{Release: ctdc.KAnonymised, Flags: flags(f)}
			got, lost := old.As(ctdc.Synthetic2024)
			assert.Equal(t, []ctdc.Flag{into}, slices.Collect(got.Flags.All()), f)
			assert.Empty(t, lost)

			back, lost := got.As(ctdc.KAnonymised)
			if len(of) == 1 {
				assert.Equal(t, old.Flags, back.Flags)
				continue
			}
			assert.Empty(t, slices.Collect(back.Flags.All()), "%s is not taken apart", into)
			assert.Equal(t, []ctdc.Loss{{Where: into.String(), Why: "is merged of several and cannot be taken apart"}}, lost)
		}
	}
}

// every flag that is yes is carried, merged or told to be lost, from every release to every other.
func TestRow_As_everyFlag(t *testing.T) {
	for _, from := range law.Codes[ctdc.Release]() {
		for _, to := range law.Codes[ctdc.Release]() {
			for f := range ctdc.AllFlags() {
				if !has(from, f) || f >= ctdc.PerpetratorStranger {
					continue
				}
				row := ctdc.Row{Release: from, Flags: flags(f)}
				got, lost := row.As(to)
				assert.Equal(t, to, got.Release)
				switch carried := slices.Collect(got.Flags.All()); {
				case has(to, f):
					assert.Equal(t, []ctdc.Flag{f}, carried, "%s %s %s", from, to, f)
					assert.Empty(t, lost)
				case len(carried) == 0:
					require.Len(t, lost, 1, "%s %s %s", from, to, f)
					assert.Contains(t, from.Columns(), lost[0].Where)
				default:
					assert.Empty(t, lost)
					for _, c := range carried {
						assert.True(t, has(to, c))
					}
				}
			}
		}
	}
}

func TestRow_As_noIsNeverMadeUp(t *testing.T) {
	row := ctdc.Row{Release: ctdc.KAnonymised}
	for f := range ctdc.AllFlags() {
		if has(ctdc.KAnonymised, f) {
			row.Flags.Set(f, person.No)
		}
	}
	for _, to := range []ctdc.Release{ctdc.Synthetic2021, ctdc.Synthetic2024, ctdc.VictimPerpetrator} {
		got, _ := row.As(to)
		assert.Equal(t, ctdc.Flags{}, got.Flags, to)
	}
}

func TestRow_As_columns(t *testing.T) {
	row := ctdc.Row{
		Release: ctdc.KAnonymised, Line: 9, Year: ctdc.Years{From: 2016, To: 2016}, Source: ctdc.Hotline, Gender: ctdc.Woman, Age: ctdc.Band{Min: 9, Max: 17}, Majority: ctdc.Minor,
		MajorityAtExploitation: ctdc.Minor, MajorityAtEntry: ctdc.Minor, Citizenship: "NA", Country: "RS", Flags: flags(ctdc.FormSexualAndLabour, ctdc.FormSlavery),
		Text: ctdc.Text{Forms: "Slavery and similar practices"},
	}
	got, lost := row.As(ctdc.Synthetic2024)
	assert.Equal(t, ctdc.Row{
		Release: ctdc.Synthetic2024, Line: 9, Year: row.Year, Gender: ctdc.Woman, Age: row.Age, Citizenship: "NA", Country: "RS", Flags: flags(ctdc.FormForcedLabour, ctdc.FormSexual),
	}, got)
	const noColumn = "the release has no such column"
	assert.Equal(t, []ctdc.Loss{
		{"Datasource", noColumn}, {"majorityStatus", noColumn}, {"majorityStatusAtExploit", noColumn}, {"majorityEntry", noColumn}, {"isSlaveryAndPractices", noColumn},
	}, lost)

	same, lost := row.As(ctdc.KAnonymised)
	assert.Equal(t, row, same)
	assert.Empty(t, lost)

	trans := ctdc.Row{Release: ctdc.Synthetic2024, Gender: ctdc.TransOrNonConforming, Months: ctdc.Band{Min: 13, Max: 24}}
	got, lost = trans.As(ctdc.Synthetic2021)
	assert.Equal(t, ctdc.Row{Release: ctdc.Synthetic2021, Months: trans.Months}, got)
	assert.Equal(t, []ctdc.Loss{{"gender", "the release has no such code"}}, lost)

	period := ctdc.Row{Release: ctdc.VictimPerpetrator, Year: ctdc.Years{From: 2015, To: 2018}, Flags: flags(ctdc.PerpetratorFriend), Origin: ctdc.Asia}
	got, lost = period.As(ctdc.Synthetic2024)
	assert.Equal(t, ctdc.Row{Release: ctdc.Synthetic2024}, got)
	assert.Equal(t, []ctdc.Loss{{"yearRegister", "the release has no such code"}, {"UN_COO_Region", noColumn}, {"IP_Relation", noColumn}}, lost)
}
