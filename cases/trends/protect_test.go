package trends_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/sdc"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Identified victims in North Macedonia in 2019
// (https://www.state.gov/reports/2020-trafficking-in-persons-report/north-macedonia/): with a
// threshold of 10 none of these numbers may leave, unless the caller says that they are public.
func TestOracle10_SmallNumbersAreHidden(t *testing.T) {
	records := people(
		6, deal(part{4, age(trends.ChildGroup)}, part{2, age(trends.AdultGroup)}),
		deal(part{6, sex(person.Female)}),
	)
	tab := table(t, records, trends.BySex(), trends.ByAge(trends.AtRegistration))
	_, err := tab.Release(trends.Options{Threshold: 10})
	assert.ErrorIs(t, err, sdc.ErrUnprotectable)

	open, err := tab.Open(trends.AlreadyPublic, "https://www.state.gov/reports/2020-trafficking-in-persons-report/north-macedonia/")
	require.NoError(t, err)
	c, err := open.Of("female", "child")
	require.NoError(t, err)
	assert.Equal(t, trends.Cell{Count: 4, Shown: true}, c)
	_, err = tab.Open(trends.AlreadyPublic, "")
	assert.ErrorIs(t, err, trends.ErrNoSource)
	for _, why := range []trends.Access{"", trends.Protected, "because"} {
		_, err = tab.Open(why, "")
		assert.ErrorIs(t, err, trends.ErrNoAccess)
	}
}

// Potential victims of the same year: 124, of whom 39 adults and 85 children, 91 women and girls
// and 33 men and boys. These can be shown.
func TestRelease_LargeNumbersAreShown(t *testing.T) {
	records := people(
		124, deal(part{39, age(trends.AdultGroup)}, part{85, age(trends.ChildGroup)}),
		deal(part{91, sex(person.Female)}, part{33, sex(person.Male)}),
	)
	for _, dim := range []trends.Dimension[trends.Record]{trends.BySex(), trends.ByAge(trends.AtRegistration)} {
		r, err := table(t, records, dim).Release(trends.Options{Threshold: 10})
		require.NoError(t, err)
		for i := range r.Axes()[0].Categories {
			assert.True(t, r.Cell(i).Shown)
		}
		assert.Equal(t, 124, r.Cell(trends.Total).Count)
	}
	_, err := table(t, records, trends.BySex()).Release(trends.Options{})
	assert.ErrorIs(t, err, sdc.ErrThreshold, "no threshold is no protection")
}

// tables yields every table of n cells that adds up to sum.
func tables(n, sum int, yield func([]int)) {
	cells := make([]int, n)
	var fill func(i, left int)
	fill = func(i, left int) {
		if i == n-1 {
			cells[i] = left
			yield(cells)
			return
		}
		for v := range left + 1 {
			cells[i] = v
			fill(i+1, left-v)
		}
	}
	fill(0, sum)
}

// An attacker who tries every table of people with several forms of exploitation, and keeps those
// that agree with what is shown.
func TestRelease_AttackOnSeveralForms(t *testing.T) {
	forms := []jurisdiction.Purpose{jurisdiction.SexualExploitation, jurisdiction.ForcedLabour, jurisdiction.ForcedMarriage}
	rng := rand.New(rand.NewPCG(3, 4))
	released := 0
	for range 60 {
		var records []trends.Record
		const n = 14
		for range n {
			r := trends.Record{Outcome: trends.Presumed}
			for _, f := range forms {
				if rng.IntN(3) == 0 {
					r.Forms = append(r.Forms, f)
				}
			}
			records = append(records, r)
		}
		const threshold, width = 4, 2
		r, err := table(t, records, trends.ByFormGroup()).Release(trends.Options{Threshold: threshold, Width: width})
		if err != nil {
			assert.ErrorIs(t, err, sdc.ErrUnprotectable)
			continue
		}
		released++
		var least, most [4]int
		for i := range least {
			least[i] = math.MaxInt
		}
		tables(8, n, func(sets []int) {
			var got [4]int
			for set, people := range sets {
				for i := range 3 {
					if set&(1<<i) != 0 {
						got[i] += people
					}
				}
			}
			got[3] = sets[0]
			for i := range got {
				if c := r.Cell(i); c.Shown && c.Count != got[i] {
					return
				}
			}
			for i := range got {
				least[i], most[i] = min(least[i], got[i]), max(most[i], got[i])
			}
		})
		for i := range least {
			if c := r.Cell(i); c.Shown {
				assert.False(t, c.Count > 0 && c.Count < threshold, "a small number is shown")
			} else {
				assert.GreaterOrEqual(t, most[i]-least[i], width, "a hidden number can be worked out")
			}
		}
	}
	assert.Greater(t, released, 20, "the test has looked at releases")
}

// An attacker who has two tables on the same people, and tries every pair that agrees with what is
// shown and on the axis that they share.
func TestReleaseSet_AttackOnTwoTables(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	const n, threshold, width = 12, 3, 1
	looked := 0
	for range 400 {
		if looked >= 6 {
			break
		}
		var records []trends.Record
		for range n {
			records = append(records, trends.Record{
				Sex:            []person.Sex{person.Female, person.Male}[rng.IntN(2)],
				AtRegistration: trends.Age{Group: []trends.AgeGroup{trends.ChildGroup, trends.AdultGroup, ""}[rng.IntN(7)/3]},
				Border:         []trends.Border{trends.Internal, trends.CrossBorder}[rng.IntN(5)/4],
			})
		}
		set, err := trends.ReleaseSet(trends.Options{Threshold: threshold, Width: width},
			table(t, records, trends.ByMainSex(), trends.ByAge(trends.AtRegistration)), table(t, records, trends.ByMainSex(), trends.ByBorder()))
		if err != nil {
			continue
		}
		hidden := 0
		for i := range 3 {
			for j := range 3 {
				if !set[0].Cell(i, j).Shown {
					hidden++
				}
			}
		}
		if hidden == 0 {
			continue
		}
		looked++
		// What sexes add up to, in any second table that agrees.
		margins := map[[3]int]bool{}
		consistent(set[1], n, func(cells []int) { margins[rows(cells)] = true })
		var least, most [9]int
		for i := range least {
			least[i] = math.MaxInt
		}
		consistent(set[0], n, func(cells []int) {
			if !margins[rows(cells)] {
				return
			}
			for i, v := range cells {
				least[i], most[i] = min(least[i], v), max(most[i], v)
			}
		})
		for i := range least {
			if !set[0].Cell(i/3, i%3).Shown {
				assert.GreaterOrEqual(t, most[i]-least[i], width)
			}
		}
	}
	assert.Equal(t, 6, looked)
}

func rows(cells []int) (out [3]int) {
	for i, v := range cells {
		out[i/3] += v
	}
	return out
}

// consistent yields the tables of three by three that agree with everything shown.
func consistent(r *trends.Release, n int, yield func([]int)) {
	tables(9, n, func(cells []int) {
		for i := -1; i < 3; i++ {
			for j := -1; j < 3; j++ {
				c := r.Cell(i, j)
				if !c.Shown {
					continue
				}
				sum := 0
				for k, v := range cells {
					if (i < 0 || k/3 == i) && (j < 0 || k%3 == j) {
						sum += v
					}
				}
				if sum != c.Count {
					return
				}
			}
		}
		yield(cells)
	})
}

// many returns 400 records of which every combination has enough people.
func many() []trends.Record {
	var out []trends.Record
	for i := range 400 {
		out = append(out, trends.Record{
			Outcome: trends.Presumed, Registered: trends.InYear(2025),
			Sex: law.Codes[person.Sex]()[i%2], Body: jurisdiction.Police,
			AtRegistration: trends.Age{Group: []trends.AgeGroup{trends.ChildGroup, trends.AdultGroup}[i/2%2], Band: []trends.Band{trends.Band12, trends.Band18}[i/2%2]},
			AtExploitation: trends.Age{Group: trends.ChildGroup},
			Border:         law.Codes[trends.Border]()[i/4%2],
			Forms:          law.Codes[jurisdiction.Purpose]()[i/8%2 : i/8%2+1],
			Citizenships:   []jurisdiction.Code{[]jurisdiction.Code{"SI", "BA"}[i/16%2]},
			Recruited:      "BA",
		})
	}
	return out
}

func TestReleaseSet_WhatDoesNotGoTogether(t *testing.T) {
	o := trends.Options{Threshold: 10}
	records := many()
	sexAge := table(t, records, trends.BySex(), trends.ByAge(trends.AtRegistration))
	ageBorder := table(t, records, trends.ByAge(trends.AtRegistration), trends.ByBorder())
	borderSex := table(t, records, trends.ByBorder(), trends.BySex())
	for name, tt := range map[string]struct {
		tables []*trends.Table
		want   error
	}{
		"in a chain":     {[]*trends.Table{sexAge, ageBorder}, nil},
		"in a circle":    {[]*trends.Table{sexAge, ageBorder, borderSex}, trends.ErrCyclic},
		"the same twice": {[]*trends.Table{sexAge, sexAge}, nil},
		"two ages":       {[]*trends.Table{sexAge, table(t, records, trends.ByAge(trends.AtExploitation))}, trends.ErrLinked},
		"bands apart":    {[]*trends.Table{sexAge, table(t, records, trends.ByBand(trends.AtRegistration))}, trends.ErrLinked},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := trends.ReleaseSet(o, tt.tables...)
			require.Len(t, got, len(tt.tables))
			assert.NotNil(t, got[0])
			if tt.want == nil {
				assert.NoError(t, err)
				assert.NotNil(t, got[len(got)-1])
				return
			}
			assert.ErrorIs(t, err, tt.want)
			assert.Nil(t, got[len(got)-1])
			withheld, ok := err.(interface{ Unwrap() []error }).Unwrap()[0].(*trends.WithheldError)
			require.True(t, ok)
			assert.Equal(t, len(got)-1, withheld.Table)
		})
	}
	_, err := trends.ReleaseSet(o, sexAge, table(t, records[:399], trends.ByBorder()))
	assert.ErrorIs(t, err, trends.ErrPeople)
	_, err = table(t, records, trends.ByAge(trends.AtRegistration), trends.ByAge(trends.AtExploitation)).Release(o)
	assert.ErrorIs(t, err, trends.ErrLinked)
	_, err = table(t, records, trends.ByForm()).Release(o)
	assert.ErrorIs(t, err, trends.ErrTooManyAnswers)

	// Three of another sex: whichever table hides them, the other must not show what gives them
	// away.
	for i := range 3 {
		records[i].Sex = person.OtherSex
	}
	set, err := trends.ReleaseSet(o, table(t, records, trends.BySex(), trends.ByAge(trends.AtRegistration)), table(t, records, trends.BySex(), trends.ByBorder()))
	assert.ErrorIs(t, err, trends.ErrShared)
	assert.NotNil(t, set[0])
	assert.Nil(t, set[1])
}

// A finer and a coarser axis in one table: what cannot be is zero, is shown, and hides nothing.
func TestRelease_BandsWithinGroups(t *testing.T) {
	records := many()
	for i := range 3 {
		records[4*i].AtRegistration = trends.Age{Group: trends.ChildGroup, Band: trends.Band6}
	}
	tab := table(t, records, trends.ByAge(trends.AtRegistration), trends.ByBand(trends.AtRegistration))
	r, err := tab.Release(trends.Options{Threshold: 10})
	require.NoError(t, err)
	for _, b := range law.Codes[trends.Band]() {
		for _, g := range []trends.AgeGroup{trends.ChildGroup, trends.AdultGroup} {
			c, err := r.Of(string(g), string(b))
			require.NoError(t, err)
			child := b == trends.Band0 || b == trends.Band6 || b == trends.Band12 || b == trends.Band15
			if child != (g == trends.ChildGroup) {
				assert.Equal(t, trends.Cell{Shown: true}, c, "%s is not %s", b, g)
			}
		}
	}
	small, err := r.Of("child", "6-11")
	require.NoError(t, err)
	assert.False(t, small.Shown)
}

// What is known of a question is not told where it would tell how many are not known.
func TestRelease_KnownIsHiddenToo(t *testing.T) {
	records := many()
	for i := range 5 {
		records[i].Border = ""
	}
	r, err := table(t, records, trends.ByBorder()).Release(trends.Options{Threshold: 10})
	require.NoError(t, err)
	assert.False(t, r.Known(0, trends.Total).Shown)
	for i := range 3 {
		_, ok := r.Share(0, i)
		assert.False(t, ok, "a share of the known would tell it")
	}
}

func TestReleaseYears(t *testing.T) {
	var records []trends.Record
	for year, n := range map[int]int{2020: 9, 2021: 10, 2022: 0, 2023: 12} {
		for range n {
			records = append(records, trends.Record{Registered: trends.InYear(year)})
		}
	}
	r, err := trends.ReleaseYears(trends.Options{Threshold: 10}, trends.Each(records), trends.YearOfRegistration, 2020, 2023, trends.Period{})
	require.NoError(t, err)
	assert.Equal(t, []trends.YearCount{{Year: 2020}, {Year: 2021, Count: 10, Shown: true}, {Year: 2022, Shown: true}, {Year: 2023, Count: 12, Shown: true}}, r.Years())
	assert.False(t, r.Cell(trends.Total).Shown, "a sum would give the small year away")
	changes := trends.Changes(r.Years())
	require.Len(t, changes, 3)
	assert.Equal(t, []trends.WarningCode{trends.HiddenNumber}, changes[0].Warnings)
	assert.Equal(t, "-100.0", changes[1].Percent.String())
	assert.Equal(t, []trends.WarningCode{trends.SmallNumber}, changes[1].Warnings)
	assert.Equal(t, []trends.WarningCode{trends.FromNothing}, changes[2].Warnings)
	_, err = trends.ReleaseYears(trends.Options{}, trends.Each(records), trends.YearOfRegistration, 2020, 2023, trends.Period{})
	assert.ErrorIs(t, err, sdc.ErrThreshold)
	_, err = trends.ReleaseYears(trends.Options{Threshold: 10, Width: 9}, trends.Each(records), trends.YearOfRegistration, 2020, 2023, trends.Period{})
	assert.ErrorIs(t, err, trends.ErrUnsafe, "9 is known to be one of 1 to 9")
}

// Rounded to multiples of 10, every number is less than 10 from the true one, sums are right, and
// nothing is small.
func TestRelease_Rounded(t *testing.T) {
	records := append(many(), people(7, deal(part{7, sex(person.OtherSex)}))...)
	tab := table(t, records, trends.BySex(), trends.ByAge(trends.AtRegistration))
	r, err := tab.Release(trends.Options{Threshold: 10, Base: 10})
	require.NoError(t, err)
	assert.True(t, r.Protection.Audited)
	assert.Equal(t, 10, r.Protection.Base)
	for i := -1; i < 4; i++ {
		sum := 0
		for j := range 3 {
			c := r.Cell(i, j)
			require.True(t, c.Shown)
			assert.Zero(t, c.Count%10)
			assert.Less(t, math.Abs(float64(c.Count-tab.Count(i, j))), 10.0)
			sum += c.Count
		}
		assert.Equal(t, r.Cell(i, trends.Total).Count, sum)
	}
	assert.Contains(t, r.Notes(), "All numbers are rounded to multiples of 10, up or down; a zero may be any number up to 9.")

	for name, o := range map[string]trends.Options{"base too small": {Threshold: 10, Base: 8}, "no threshold": {Base: 10}} {
		_, err = tab.Release(o)
		assert.Error(t, err, name)
	}
	_, err = trends.ReleaseSet(trends.Options{Threshold: 10, Base: 10}, tab, tab)
	assert.ErrorIs(t, err, trends.ErrRounding)
	_, err = trends.ReleaseYears(trends.Options{Threshold: 10, Base: 10}, trends.Each(records), trends.YearOfRegistration, 2020, 2025, trends.Period{})
	assert.ErrorIs(t, err, trends.ErrRounding)

	_, err = table(t, many(), trends.ByAge(trends.AtRegistration), trends.ByBroadBand(trends.AtRegistration)).Release(trends.Options{Threshold: 5, Base: 5})
	assert.ErrorIs(t, err, trends.ErrLinked)
	// Where no audit would find it: a zero rounded to 3 is 0, 1 or 2.
	large := table(t, random(1500), trends.ByBody(), trends.ByRecruiter())
	_, err = large.Release(trends.Options{Threshold: 5, Width: 3, Base: 3})
	assert.ErrorIs(t, err, trends.ErrUnsafe)
	r, err = large.Release(trends.Options{Threshold: 5, Width: 2, Base: 3})
	require.NoError(t, err)
	assert.False(t, r.Protection.Audited)
}

// A table too large for the audit is released and says so, or is not, as asked.
func TestRelease_TooLargeToAudit(t *testing.T) {
	records := random(1500)
	tab := table(t, records, trends.ByBody(), trends.ByRecruiter(), trends.BySex())
	o := trends.Options{Threshold: 3, Width: 1}
	r, err := tab.Release(o)
	require.NoError(t, err)
	assert.False(t, r.Protection.Audited)
	o.MustAudit = true
	_, err = tab.Release(o)
	assert.ErrorIs(t, err, trends.ErrNotAudited)
	r, err = table(t, records, trends.BySex()).Release(o)
	require.NoError(t, err)
	assert.True(t, r.Protection.Audited)
}
