package trends_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// random returns records of every kind, the same ones each time.
func random(n int) []trends.Record {
	rng := rand.New(rand.NewPCG(1, 2))
	some := func(n int) int { return rng.IntN(n+1) - 1 } // -1: not known
	out := make([]trends.Record, n)
	for i := range out {
		r := &out[i]
		r.Registered = trends.InYear(2021 + rng.IntN(5))
		r.Outcome = law.Codes[trends.Outcome]()[rng.IntN(6)]
		if k := some(3); k >= 0 {
			r.Sex = law.Codes[person.Sex]()[k]
		}
		if k := some(9); k >= 0 {
			r.AtRegistration.Band = law.Codes[trends.Band]()[k]
			r.AtRegistration.Group = trends.AdultGroup
			if k < 4 {
				r.AtRegistration.Group = law.Codes[trends.AgeGroup]()[rng.IntN(2)]
			}
		}
		for _, p := range law.Codes[jurisdiction.Purpose]() {
			if rng.IntN(12) == 0 {
				r.Forms = append(r.Forms, p)
			}
		}
		for _, s := range []jurisdiction.Code{"MK", "AL", "BG", "UA"} {
			if rng.IntN(4) == 0 {
				r.Citizenships = append(r.Citizenships, s)
			}
		}
		if k := some(2); k >= 0 {
			r.Border = law.Codes[trends.Border]()[k]
		}
		if k := some(14); k >= 0 {
			r.Recruiter = law.Codes[person.RelationKind]()[k]
		}
		r.Body = law.Codes[jurisdiction.BodyKind]()[rng.IntN(19)]
		r.Exploited = []jurisdiction.Code{"", "MK", "DE"}[rng.IntN(3)]
	}
	return out
}

var macedonia = trends.Citizens{Reporting: "MK", On: law.MustDay(2025, 12, 31)}

// Every cell against a count of its own, record by record.
func TestCount_EveryCell(t *testing.T) {
	records := random(2000)
	tab := table(t, records, trends.BySex(), trends.ByFormGroup(), trends.ByAge(trends.AtRegistration))
	axes := tab.Axes()
	formsOf := func(r *trends.Record) (out []string) {
		for _, f := range r.Forms {
			out = append(out, string(trends.Group(f)))
		}
		return out
	}
	for i := -1; i < len(axes[0].Categories); i++ {
		for j := -1; j < len(axes[1].Categories); j++ {
			for k := -1; k < len(axes[2].Categories); k++ {
				want := 0
				for n := range records {
					r := &records[n]
					group := r.AtRegistration.Group
					if group == trends.PresumedGroup {
						group = trends.ChildGroup
					}
					fits := func(axis, index int, has func(string) bool) bool {
						if index < 0 {
							return true
						}
						return has(axes[axis].Categories[index].Code)
					}
					if fits(0, i, func(c string) bool { return c == string(r.Sex) || c == trends.NotKnown && r.Sex == "" }) &&
						fits(1, j, func(c string) bool {
							return slices.Contains(formsOf(r), c) || c == trends.NotKnown && len(r.Forms) == 0
						}) &&
						fits(2, k, func(c string) bool { return c == string(group) || c == trends.NotKnown && group == "" }) {
						want++
					}
				}
				require.Equal(t, want, tab.Count(i, j, k), "%d %d %d", i, j, k)
			}
		}
	}
}

// Every dimension puts every record into one category, or, with several answers, into one at least;
// and a margin is the sum of what it leaves out. A record that stands for three people counts as
// three records.
func TestCountMany(t *testing.T) {
	few := random(50)
	var all []trends.Record
	for _, r := range few {
		all = append(all, r, r, r)
	}
	dims := []trends.Dimension[trends.Record]{trends.BySex(), trends.ByFormGroup()}
	want, err := trends.Count(all, dims...)
	require.NoError(t, err)
	var crowd trends.Crowd
	for _, r := range few {
		slices.Reverse(r.Forms) // in whatever order
		crowd.Add(r, 2)
	}
	for _, r := range few {
		crowd.Add(r, 1)
	}
	got, err := trends.CountMany(crowd.All(), dims...)
	require.NoError(t, err)
	assert.Equal(t, want.Records(), got.Records())
	for sex := trends.Total; sex < len(want.Axes()[0].Categories); sex++ {
		for form := trends.Total; form < len(want.Axes()[1].Categories); form++ {
			assert.Equal(t, want.Count(sex, form), got.Count(sex, form))
		}
	}
	kinds := 0
	for range crowd.All() {
		kinds++
	}
	assert.Less(t, kinds, len(few)+1)
	girls := 0
	for _, people := range crowd.In(func(r *trends.Record) bool { return r.Sex == person.Female }) {
		girls += people
	}
	female, err := want.Of("female", "")
	require.NoError(t, err)
	assert.Equal(t, female, girls)
}

func TestCount_EveryDimension(t *testing.T) {
	records := random(500)
	for _, d := range []trends.Dimension[trends.Record]{
		trends.ByYear(trends.YearOfRegistration, 2022, 2024), trends.ByOutcome(), trends.ByBody(), trends.ByBodyGroup(), trends.BySex(), trends.ByMainSex(),
		trends.ByAge(trends.AtExploitation), trends.ByAgeApart(trends.AtRegistration), trends.ByBand(trends.AtRegistration), trends.ByBroadBand(trends.AtRegistration),
		trends.ByFormGroup(), trends.ByMainForm(), trends.ByForm(), trends.ByCitizenGroup(macedonia), trends.ByCitizenship(macedonia, "AL", "BG"),
		trends.ByPlace("exploited", "Place", trends.PlaceOfExploitation, "MK"), trends.ByRegion("region", "Region", trends.PlaceOfExploitation, trends.UNODCRegions()),
		trends.ByBorder(), trends.ByRecruiter(), trends.ByRecruiterGroup(), trends.ByAssistance(), trends.ByReflection(), trends.ByPermit(),
	} {
		a := d.Axis()
		alone := table(t, records, d)
		sum := 0
		for i, c := range a.Categories {
			n := alone.Count(i)
			sum += n
			assert.Equal(t, i, a.Index(c.Code), "%s: codes are unique", a.Name)
			assert.NotEmpty(t, c.Label)
		}
		assert.Equal(t, trends.NotKnown, a.Categories[len(a.Categories)-1].Code)
		if a.Multi {
			assert.GreaterOrEqual(t, sum, 500, a.Name)
		} else {
			assert.Equal(t, 500, sum, a.Name)
		}
		if a.Name == "sex" || a.Variable == "year" {
			continue
		}
		joint := table(t, records, trends.BySex(), d, trends.ByYear(trends.YearOfRegistration, 2021, 2025))
		margin, err := joint.Margin(a.Name)
		require.NoError(t, err)
		turned, err := joint.Margin(a.Name, "sex")
		require.NoError(t, err)
		for i := range a.Categories {
			assert.Equal(t, alone.Count(i), margin.Count(i), a.Name)
			assert.Equal(t, joint.Count(0, i, trends.Total), turned.Count(i, 0), a.Name)
		}
	}
}

func TestCount_Errors(t *testing.T) {
	_, err := trends.Count[trends.Record](nil)
	assert.ErrorIs(t, err, trends.ErrNoDimension)
	_, err = trends.Count(random(1), trends.BySex(), trends.BySex())
	assert.ErrorIs(t, err, trends.ErrSameAxis)
	_, err = trends.Count(random(1), trends.ByForm(), trends.ByFormGroup())
	assert.ErrorIs(t, err, trends.ErrTwoMulti)
	many := trends.NewDimension(trends.Axis{Name: "many", Categories: make([]trends.Category, 1<<22)}, func(*trends.Record) int { return 0 })
	_, err = trends.Count(random(1), many)
	assert.ErrorIs(t, err, trends.ErrTooLarge)
	tab := table(t, random(10), trends.BySex())
	_, err = tab.Of("Person A")
	assert.ErrorIs(t, err, trends.ErrCategory)
	assert.NotContains(t, err.Error(), "Person")
	_, err = tab.Of("female", "child")
	assert.ErrorIs(t, err, trends.ErrCategory)
	assert.Panics(t, func() { tab.Count(9) })
	empty := table(t, []trends.Record(nil), trends.ByFormGroup())
	assert.Zero(t, empty.Count(trends.Total))
	_, ok := empty.Share(0, 0)
	assert.False(t, ok)
}

// A dimension of the user's own: an index out of range is not known, and so is an empty set.
func TestNewDimension(t *testing.T) {
	own := trends.NewDimension(trends.Axis{Name: "own", Categories: []trends.Category{{Code: "a"}}}, func(r *trends.Record) int { return r.Registered.Year - 2021 })
	tab := table(t, random(100), own)
	assert.Equal(t, 100, tab.Count(0)+tab.Count(1))
	several := trends.NewMultiDimension(trends.Axis{Name: "own", Categories: []trends.Category{{Code: "a"}, {Code: "b"}}}, func(r *trends.Record) uint64 { return uint64(r.Registered.Year-2021) % 4 })
	tab = table(t, random(100), several)
	assert.Equal(t, 100, tab.Count(trends.Total))
	assert.True(t, tab.Axes()[0].Multi)
}

func TestMemberOfEU(t *testing.T) {
	for _, tt := range []struct {
		state jurisdiction.Code
		day   law.Day
		want  bool
	}{
		{"HR", law.MustDay(2013, 6, 30), false}, {"HR", law.MustDay(2013, 7, 1), true},
		{"GB", law.MustDay(2020, 1, 31), true}, {"GB", law.MustDay(2020, 2, 1), false},
		{"SI", law.MustDay(2004, 4, 30), false}, {"SI", law.MustDay(2004, 5, 1), true},
		{"MK", law.MustDay(2026, 1, 1), false}, {"CH", law.MustDay(2026, 1, 1), false},
	} {
		assert.Equal(t, tt.want, trends.MemberOfEU(tt.state, tt.day), "%s %s", tt.state, tt.day)
	}
	members, r := 0, jurisdiction.Builtin()
	day := law.MustDay(2025, 12, 31)
	for state := range jurisdiction.Codes() {
		member := trends.MemberOfEU(state, day)
		if member {
			members++
		}
		if p, err := r.Get(state); err == nil {
			e, known := p.Membership.EU.At(day)
			assert.Equal(t, known == law.Known && e.Value, member, state)
		}
	}
	assert.Equal(t, 27, members)
}

func TestGroupings(t *testing.T) {
	for _, g := range []trends.Grouping{trends.UNODCRegions(), trends.SouthEasternEurope(), trends.Continents()} {
		seen := map[jurisdiction.Code]string{}
		for _, r := range g.Regions {
			assert.NotEmpty(t, r.Source)
			assert.NotEmpty(t, r.Confidence)
			for _, s := range r.States {
				assert.True(t, s.IsValid(), s)
				assert.Empty(t, seen[s], "%s is in two regions", s)
				seen[s] = r.Code
				assert.Equal(t, r.Code, g.Of(s))
			}
		}
	}
	// The study of 2022 has 11 States and Kosovo, and is another group than that of the Global
	// Report: Greece and Moldova are only in the one, Poland only in the other.
	see, report := trends.SouthEasternEurope(), trends.UNODCRegions()
	assert.Len(t, see.Regions[0].States, 12)
	assert.Equal(t, "western-southern-europe", report.Of("GR"))
	assert.Equal(t, "eastern-europe-central-asia", report.Of("MD"))
	assert.Empty(t, see.Of("PL"))
	assert.Empty(t, report.Of("TW"), "not known to us, and not a rest")
	assert.Equal(t, "asia", trends.Continents().Of("TW"))
	assert.Equal(t, "europe", trends.Continents().Of("XK"))
}

// Directive 2011/36/EU, article 2(3): begging is forced labour or services; every form has a group.
func TestGroup(t *testing.T) {
	assert.Equal(t, trends.LabourForm, trends.Group(jurisdiction.Begging))
	assert.Equal(t, trends.OtherForm, trends.Group(jurisdiction.CriminalActivities))
	for _, p := range law.Codes[jurisdiction.Purpose]() {
		assert.True(t, law.IsValid(trends.Group(p)), p)
	}
	assert.Empty(t, trends.Group("Person A"))
}

func TestCitizens(t *testing.T) {
	for _, tt := range []struct {
		states    []jurisdiction.Code
		stateless bool
		want      string
	}{
		{[]jurisdiction.Code{"MK"}, false, "reporting-state"}, {[]jurisdiction.Code{"BG", "MK"}, false, "reporting-state"}, {[]jurisdiction.Code{"UA", "BG"}, false, "other-eu"},
		{[]jurisdiction.Code{"UA"}, false, "non-eu"}, {nil, true, "stateless"}, {nil, false, trends.NotKnown}, {[]jurisdiction.Code{"UA"}, true, "non-eu"},
	} {
		r := []trends.Record{{Citizenships: tt.states, Stateless: tt.stateless}}
		apart := macedonia
		apart.StatelessApart = true
		assert.Equal(t, 1, count(t, table(t, r, trends.ByCitizenGroup(apart)), tt.want), tt.want)
		if tt.want == "stateless" {
			assert.Equal(t, 1, count(t, table(t, r, trends.ByCitizenGroup(macedonia)), "non-eu"))
		}
	}
}
