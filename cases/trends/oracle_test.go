package trends_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The expected numbers of this file are published ones; each test names where. The records are made
// by hand so that their margins are the published ones; nothing else about them means anything.

// people returns records with the given margins: each deal fills one field, the first n of them
// with the first value and so on.
func people(n int, deals ...func([]trends.Record)) []trends.Record {
	out := make([]trends.Record, n)
	for i := range out {
		out[i].Outcome = trends.Identified
	}
	for _, d := range deals {
		d(out)
	}
	return out
}

// part is how many records get what.
type part struct {
	n   int
	set func(*trends.Record)
}

func deal(parts ...part) func([]trends.Record) {
	return func(records []trends.Record) {
		for _, p := range parts {
			for range p.n {
				p.set(&records[0])
				records = records[1:]
			}
		}
	}
}

func form(p ...jurisdiction.Purpose) func(*trends.Record) {
	return func(r *trends.Record) { r.Forms = p }
}

func sex(s person.Sex) func(*trends.Record) { return func(r *trends.Record) { r.Sex = s } }

func age(g trends.AgeGroup) func(*trends.Record) {
	return func(r *trends.Record) { r.AtRegistration.Group = g }
}

func citizen(c jurisdiction.Code) func(*trends.Record) {
	return func(r *trends.Record) { r.Citizenships = []jurisdiction.Code{c} }
}

func table(t *testing.T, records []trends.Record, dims ...trends.Dimension[trends.Record]) *trends.Table {
	t.Helper()
	out, err := trends.Count(records, dims...)
	require.NoError(t, err)
	return out
}

func count(t *testing.T, table *trends.Table, codes ...string) int {
	t.Helper()
	n, err := table.Of(codes...)
	require.NoError(t, err)
	return n
}

// share returns the share of a category on the first axis as it is printed.
func share(t *testing.T, table *trends.Table, code string) string {
	t.Helper()
	index, err := table.Lookup(code)
	require.NoError(t, err)
	s, ok := table.Share(0, index...)
	require.True(t, ok)
	return s.Percent.String()
}

// serbia2023 are the 168 reports of suspicion of 2023, and nine identified in 2023 on reports of
// 2022 (https://rtvm.info/2024/09/28/svako-moze-da-bude-zrtva/).
func serbia2023() []trends.Record {
	out := people(168, deal(
		part{57, func(r *trends.Record) { r.Outcome, r.Identified = trends.Identified, trends.InYear(2023) }},
		part{31, func(r *trends.Record) { r.Outcome = trends.Rejected }},
		part{10, func(r *trends.Record) { r.Outcome = trends.Discontinued }},
		part{19, func(r *trends.Record) { r.Outcome = trends.NotConfirmed }},
		part{51, func(r *trends.Record) { r.Outcome = trends.Reported }},
	))
	for i := range out {
		out[i].Reported = trends.InYear(2023)
	}
	return append(out, people(9, deal(part{9, func(r *trends.Record) { r.Reported, r.Identified = trends.InYear(2022), trends.InYear(2023) }}))...)
}

func TestOracle1_ReportsArePartitioned(t *testing.T) {
	reports := trends.InYearOf(serbia2023(), trends.YearOfReport, 2023)
	byOutcome := table(t, reports, trends.ByOutcome())
	assert.Equal(t, 168, byOutcome.Records())
	sum := 0
	for outcome, want := range map[trends.Outcome]int{trends.Identified: 57, trends.Rejected: 31, trends.Discontinued: 10, trends.NotConfirmed: 19, trends.Reported: 51} {
		assert.Equal(t, want, count(t, byOutcome, string(outcome)), outcome)
		sum += want
	}
	assert.Equal(t, sum, count(t, byOutcome, ""), "the outcomes add up to the reports")
}

// https://home-affairs.ec.europa.eu/news/new-data-indicates-increase-victims-trafficking-human-beings-eu-2025-04-07_en:
// 10 793 victims registered in 2023.
func TestOracle2_SharesAreOfKnownForms(t *testing.T) {
	records := people(10793, deal(part{4201, form(jurisdiction.SexualExploitation)}, part{3457, form(jurisdiction.ForcedLabour)}, part{1937, form(jurisdiction.CriminalActivities)}))
	forms := table(t, records, trends.ByFormGroup())
	assert.Equal(t, 10793, count(t, forms, ""))
	assert.Equal(t, 10793-9595, count(t, forms, trends.NotKnown))
	for group, want := range map[trends.FormGroup]string{trends.SexualForm: "43.8", trends.LabourForm: "36.0", trends.OtherForm: "20.2"} {
		assert.Equal(t, want, share(t, forms, string(group)), group)
	}
}

// Codebook of the Global Synthetic Dataset of the Counter-Trafficking Data Collaborative, version 2
// (February 2024), section 6: five people, one with no known form, two forms with two people each
// and one with one: 50, 50 and 25 per cent.
func TestOracle2_SeveralFormsAPerson(t *testing.T) {
	records := people(5, deal(
		part{1, form(jurisdiction.SexualExploitation)}, part{1, form(jurisdiction.SexualExploitation, jurisdiction.ForcedLabour)},
		part{1, form(jurisdiction.ForcedLabour)}, part{1, form(jurisdiction.OrganRemoval)},
	))
	forms := table(t, records, trends.ByFormGroup())
	assert.Equal(t, "50.0", share(t, forms, string(trends.SexualForm)))
	assert.Equal(t, "50.0", share(t, forms, string(trends.LabourForm)))
	assert.Equal(t, "25.0", share(t, forms, string(trends.OtherForm)))
	assert.Equal(t, 5, count(t, forms, ""), "five people, not five forms")
}

// https://www.state.gov/reports/2020-trafficking-in-persons-report/albania/ and
// .../north-macedonia/
func TestOracle3_MarginsAgree(t *testing.T) {
	albania := people(103,
		deal(part{36, age(trends.AdultGroup)}, part{67, age(trends.ChildGroup)}),
		deal(part{80, sex(person.Female)}, part{23, sex(person.Male)}),
		deal(part{65, form(jurisdiction.SexualExploitation)}, part{37, form(jurisdiction.ForcedLabour)}, part{1, form(jurisdiction.ForcedMarriage)}),
		deal(part{6, citizen("XK")}, part{97, citizen("AL")}),
	)
	all := table(
		t, albania, trends.BySex(), trends.ByAge(trends.AtRegistration), trends.ByFormGroup(),
		trends.ByCitizenGroup(trends.Citizens{Reporting: "AL", On: law.MustDay(2019, 12, 31)}),
	)
	assert.Equal(t, 103, count(t, all, "", "", "", ""))
	assert.Equal(t, 80, count(t, all, "female", "", "", ""))
	assert.Equal(t, 23, count(t, all, "male", "", "", ""))
	assert.Equal(t, 36, count(t, all, "", "adult", "", ""))
	assert.Equal(t, 67, count(t, all, "", "child", "", ""))
	assert.Equal(t, 65, count(t, all, "", "", "sexual-exploitation", ""))
	assert.Equal(t, 37, count(t, all, "", "", "forced-labour", ""))
	assert.Equal(t, 1, count(t, all, "", "", "other", ""))
	assert.Equal(t, 6, count(t, all, "", "", "", "non-eu"))
	published := trends.Published{Year: 2019, Of: "victims", Total: 103, Breakdowns: []trends.Breakdown{
		{Axis: "age", Lines: []trends.Line{{Category: "adult", Count: 36}, {Category: "child", Count: 67}}},
		{Axis: "sex", Lines: []trends.Line{{Category: "female", Count: 80}, {Category: "male", Count: 23}}},
		{Axis: "form", Lines: []trends.Line{{Category: "sexual", Count: 65}, {Category: "labour", Count: 37}, {Category: "other", Count: 1}}},
	}}
	assert.Empty(t, published.Check())

	macedonia := people(6,
		deal(part{4, age(trends.ChildGroup)}, part{2, age(trends.AdultGroup)}),
		deal(part{6, sex(person.Female)}),
		deal(part{4, form(jurisdiction.SexualExploitation)}, part{1, form(jurisdiction.ForcedLabour)}, part{1, form(jurisdiction.Begging)}),
		deal(part{1, citizen("BA")}, part{2, citizen("XK")}, part{3, citizen("MK")}),
	)
	byState := table(
		t, macedonia,
		trends.ByCitizenship(
			trends.Citizens{Reporting: "MK", On: law.MustDay(2019, 12, 31)}, "BA", "XK",
		),
		trends.ByForm(),
	)
	assert.Equal(t, 1, count(t, byState, "BA", ""))
	assert.Equal(t, 2, count(t, byState, "XK", ""))
	assert.Equal(t, 3, count(t, byState, "MK", ""))
	assert.Equal(t, 1, count(t, byState, "", "begging"))
	assert.Equal(t, 1, count(t, byState, "", "forced-labour"))
	potential := trends.Published{Year: 2019, Of: "potential victims", Total: 124, Breakdowns: []trends.Breakdown{
		{Axis: "age", Lines: []trends.Line{{Category: "adult", Count: 39}, {Category: "child", Count: 85}}},
		{Axis: "sex", Lines: []trends.Line{{Category: "female", Count: 91}, {Category: "male", Count: 33}}},
	}}
	assert.Empty(t, potential.Check())
}

// https://www.amicidilazzaro.it/en/trafficking-and-exploitation/protection-against-human-trafficking-in-albania-tip-2023/:
// 110 potential victims in 2022, forced labour 35 of whom 26 begging.
// https://preview.state.gov/reports/2021-trafficking-in-persons-report/north-macedonia/: labour 2,
// begging 1 inside.
func TestOracle4_SubFormIsNotAddedTwice(t *testing.T) {
	albania := people(110, deal(
		part{61, form(jurisdiction.SexualExploitation)}, part{9, form(jurisdiction.ForcedLabour)},
		part{20, form(jurisdiction.ForcedLabour, jurisdiction.Begging)}, part{6, form(jurisdiction.Begging)}, part{14, form(jurisdiction.CriminalActivities)},
	))
	byGroup := table(t, albania, trends.ByFormGroup())
	assert.Equal(t, 61, count(t, byGroup, "sexual-exploitation"))
	assert.Equal(t, 35, count(t, byGroup, "forced-labour"))
	assert.Equal(t, 14, count(t, byGroup, "other"))
	assert.Equal(t, 110, 61+35+14)
	assert.Equal(t, 26, count(t, table(t, albania, trends.ByForm()), "begging"))

	macedonia := people(7, deal(part{5, form(jurisdiction.SexualExploitation)}, part{1, form(jurisdiction.ForcedLabour)}, part{1, form(jurisdiction.ForcedLabour, jurisdiction.Begging)}))
	byGroup = table(t, macedonia, trends.ByMainForm())
	assert.Equal(t, 5, count(t, byGroup, "sexual-exploitation"))
	assert.Equal(t, 2, count(t, byGroup, "forced-labour"))
	assert.Zero(t, count(t, byGroup, "several"), "a sub-form makes no second form")

	published := trends.Published{Total: 110, Breakdowns: []trends.Breakdown{{Axis: "form", Lines: []trends.Line{
		{Category: "sexual", Count: 61}, {Category: "labour", Count: 35}, {Category: "begging", Inside: "labour", Count: 26}, {Category: "criminality", Count: 14},
	}}}}
	assert.Empty(t, published.Check())
	published.Breakdowns[0].Lines[2].Inside = ""
	assert.Equal(t, []trends.Finding{{Code: trends.FindTooMany, Axis: "form", Want: 110, Got: 136}}, published.Check())
}

func TestOracle5_YearOfReportOrOfIdentification(t *testing.T) {
	records := trends.Select(serbia2023(), func(r *trends.Record) bool { return r.Outcome == trends.Identified })
	assert.Equal(t, 57, count(t, table(t, records, trends.ByYear(trends.YearOfReport, 2022, 2023)), "2023"))
	assert.Equal(t, 66, count(t, table(t, records, trends.ByYear(trends.YearOfIdentification, 2022, 2023)), "2023"))
}

// https://naslovi.net/2021-01-11/rtv/oko-cetiri-i-po-miliona-ljudi-u-svetu-su-zrtve-seksualne-eksploatacije-a-21-milion-zrtve-prinudnog-rada/27042349:
// 48 identified in January to October 2020, 23 of them children (15 girls, 8 boys); 39 in the whole
// of 2019.
func TestOracle6_PartialYear(t *testing.T) {
	records := append(people(39, deal(part{39, func(r *trends.Record) { r.Identified = trends.InYear(2019) }})),
		people(48, deal(part{48, func(r *trends.Record) { r.Identified = trends.InYear(2020) }}),
			deal(part{23, age(trends.ChildGroup)}, part{25, age(trends.AdultGroup)}),
			deal(part{15, sex(person.Female)}, part{8, sex(person.Male)}))...)
	tab := table(t, records, trends.ByYear(trends.YearOfIdentification, 2019, 2020), trends.ByAge(trends.AtRegistration), trends.BySex())
	assert.Equal(t, 23, count(t, tab, "2020", "child", ""))
	assert.Equal(t, 15, count(t, tab, "2020", "child", "female"))
	tab.About.Covers = trends.Period{From: law.MustDay(2019, 1, 1), To: law.MustDay(2020, 10, 31)}
	open, err := tab.Open(trends.AlreadyPublic, "https://naslovi.net/2021-01-11/rtv/")
	require.NoError(t, err)
	assert.Contains(t, open.Warnings(), trends.Warning{Code: trends.PartialYear, Year: 2020})
	assert.NotContains(t, open.Warnings(), trends.Warning{Code: trends.PartialYear, Year: 2019})
	changes := trends.Changes(open.Years())
	require.Len(t, changes, 1)
	assert.False(t, changes[0].Told, "ten months are not held against twelve")
	assert.Equal(t, []trends.WarningCode{trends.NotComparable}, changes[0].Warnings)

	tab.About.Covers.To = law.MustDay(2020, 12, 31)
	open, err = tab.Open(trends.InternalUse, "")
	require.NoError(t, err)
	assert.Equal(t, "23.1", trends.Changes(open.Years())[0].Percent.String())
}

// The k-anonymised file of 39 071 rows of the Counter-Trafficking Data Collaborative
// (https://ctdatacollaborative.org/): 22 per cent children by majority status, 62 per cent by age
// at the start of exploitation.
func TestOracle7_TwoDefinitionsOfAge(t *testing.T) {
	exploited := func(g trends.AgeGroup) func(*trends.Record) {
		return func(r *trends.Record) { r.AtExploitation.Group = g }
	}
	records := people(39071,
		deal(part{20840, age(trends.AdultGroup)}, part{5883, age(trends.ChildGroup)}),
		deal(part{1549, exploited(trends.AdultGroup)}, part{2524, exploited(trends.ChildGroup)}))
	registration, exploitation := table(t, records, trends.ByAge(trends.AtRegistration)), table(t, records, trends.ByAge(trends.AtExploitation))
	assert.Equal(t, 12348, count(t, registration, trends.NotKnown))
	assert.Equal(t, 34998, count(t, exploitation, trends.NotKnown))
	assert.Equal(t, "22.0", share(t, registration, "child"))
	assert.Equal(t, "62.0", share(t, exploitation, "child"))
}

// https://evaw-global-database.unwomen.org/en/countries/europe/north-macedonia-republic-of/2018/memorandum-of-understanding-for-combating-trafficking
// against https://www.state.gov/reports/2019-trafficking-in-persons-report-2/north-macedonia/
func TestOracle8_SourcesDisagree(t *testing.T) {
	tip := trends.Published{Source: "https://www.state.gov/", Year: 2018, Of: "identified victims", Total: 9, Breakdowns: []trends.Breakdown{{Axis: "age", Lines: []trends.Line{{Category: "child", Count: 3}}}}}
	women := trends.Published{Source: "https://evaw-global-database.unwomen.org/", Year: 2018, Of: "identified victims", Total: 9, Breakdowns: []trends.Breakdown{{Axis: "age", Lines: []trends.Line{{Category: "child", Count: 7}}}}}
	assert.Equal(t, []trends.Finding{{Code: trends.FindParts, Axis: "age", Category: "child", Want: 3, Got: 7}}, tip.Conflicts(&women))
	potential := [2]trends.Published{
		{Year: 2018, Of: "potential victims", Total: 104, Breakdowns: []trends.Breakdown{{Axis: "age", Lines: []trends.Line{{Category: "child", Count: 79}, {Category: "adult", Count: 25}}}}},
		{Year: 2018, Of: "potential victims", Total: 104, Breakdowns: []trends.Breakdown{{Axis: "age", Lines: []trends.Line{{Category: "child", Count: 81}, {Category: "adult", Count: 23}}}}},
	}
	assert.Len(t, potential[0].Conflicts(&potential[1]), 2)
	assert.Empty(t, potential[0].Check())
	assert.Empty(t, potential[1].Check(), "each source agrees with itself")
	assert.Empty(t, tip.Conflicts(&tip))
	assert.Empty(t, tip.Conflicts(&potential[0]), "other people are no conflict")
}

// The same page of UN Women prints 77.7 per cent for 7 of 9, which is cut off; rounded it is 77.8.
// Its other shares: 43 and 57 per cent of 390, 56 and 44 of 277.
func TestOracle9_RoundedAndNotCutOff(t *testing.T) {
	for _, tt := range []struct {
		part, whole int
		want        string
	}{
		{7, 9, "77.8"}, {41, 66, "62.1"}, {21, 33, "63.6"}, {94, 296, "31.8"}, {169, 390, "43.3"}, {221, 390, "56.7"}, {156, 277, "56.3"}, {74, 110, "67.3"},
		{1, 1000, "0.1"}, {1, 2000, "0.1"}, {1, 2001, "0.0"}, {0, 7, "0.0"}, {7, 7, "100.0"},
	} {
		p, ok := trends.PercentOf(tt.part, tt.whole)
		require.True(t, ok)
		assert.Equal(t, tt.want, p.String(), "%d of %d", tt.part, tt.whole)
	}
	_, ok := trends.PercentOf(0, 0)
	assert.False(t, ok)
}

// T-RS-1: 66 identified in 2023, 6.5 per cent more than in 2022 and 43.5 more than in 2021.
// Eurostat, 2023: suspects 8 471 after 8 064, convicted 2 309 after 2 097 (10.1 per cent).
func TestOracle11_PercentChange(t *testing.T) {
	for _, tt := range []struct {
		before, after int
		want          string
	}{{62, 66, "6.5"}, {46, 66, "43.5"}, {8064, 8471, "5.0"}, {2097, 2309, "10.1"}, {66, 62, "-6.1"}, {1000, 9995, "899.5"}, {2000, 1999, "-0.1"}, {10, 10, "0.0"}} {
		p, ok := trends.PercentChange(tt.before, tt.after)
		require.True(t, ok)
		assert.Equal(t, tt.want, p.String())
	}
	_, ok := trends.PercentChange(0, 5)
	assert.False(t, ok, "no percentage of nothing")
	got := trends.Changes([]trends.YearCount{{Year: 2023, Count: 66, Shown: true}, {Year: 2021, Count: 46, Shown: true}, {Year: 2022, Count: 62, Shown: true}})
	require.Len(t, got, 2)
	assert.Equal(t, "6.5", got[1].Percent.String())
	assert.Equal(t, 2023, got[1].Year)
}
