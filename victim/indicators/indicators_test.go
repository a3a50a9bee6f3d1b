package indicators_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/indicators"
)

func builtin(t *testing.T, id string) *indicators.List {
	t.Helper()
	l, ok := indicators.Builtin().Get(id)
	require.True(t, ok)
	return l
}

// ILO and European Commission, Operational indicators of trafficking in human beings (2009): 10,
// 10, 16, 9, 15 and 7 indicators in six dimensions, 67 in all; the set on children and labour has
// 65 of them, none of them weak.
func TestILO_Counts(t *testing.T) {
	l := builtin(t, indicators.ILO)
	byDimension := map[victim.IndicatorDimension]int{}
	childLabour := 0
	for _, i := range l.Indicators {
		byDimension[i.Dimension]++
		assert.NotEmpty(t, i.Weights.In(indicators.AdultLabour), i.Code)
		assert.NotEqual(t, victim.Weak, i.Weights.In(indicators.ChildLabour), i.Code)
		if i.Weights.In(indicators.ChildLabour) != "" {
			childLabour++
		} else {
			assert.Contains(t, i.NotIn, indicators.ChildLabour, i.Code)
		}
	}
	assert.Equal(t, map[victim.IndicatorDimension]int{
		victim.DimensionDeceptiveRecruitment: 10, victim.DimensionCoerciveRecruitment: 10, victim.DimensionAbuseOfVulnerability: 16,
		victim.DimensionExploitation: 9, victim.DimensionCoercionDestination: 15, victim.DimensionVulnerabilityAtDest: 7,
	}, byDimension)
	assert.Len(t, l.Indicators, 67)
	assert.Equal(t, 65, childLabour)
}

// The same source: taking documents, debt bondage and isolation are medium in recruitment and
// strong at the destination for adults in labour.
func TestILO_StrongerAtTheDestination(t *testing.T) {
	l := builtin(t, indicators.ILO)
	for recruitment, destination := range map[string]string{"ILO-D2-05": "ILO-D5-01", "ILO-D2-04": "ILO-D5-02", "ILO-D2-06": "ILO-D5-03"} {
		before, ok := l.Find(recruitment)
		require.True(t, ok)
		after, ok := l.Find(destination)
		require.True(t, ok)
		assert.Equal(t, victim.MediumWeight, before.Weights.AdultLabour)
		assert.Equal(t, victim.Strong, after.Weights.AdultLabour)
	}
}

func TestBuiltin_EveryIndicatorFitsARecord(t *testing.T) {
	v := victim.Victim{ID: "person-a"}
	for _, l := range indicators.Builtin() {
		assert.NotEmpty(t, l.Missing, "%s: say what is missing", l.ID)
		for _, i := range l.Indicators {
			v.Indicators = append(v.Indicators, victim.Indicator{ID: fmt.Sprintf("i%d", len(v.Indicators)), List: l.ID, Code: i.Code, Dimension: i.Dimension})
			if !l.Weighted {
				assert.Empty(t, i.Weights, i.Code)
			}
		}
	}
	assert.Len(t, v.Indicators, 67+116+20)
	assert.NoError(t, v.Validate())
}

// The combination rule: two strong; one strong and one other; three medium; two medium and one
// weak.
func TestTally_Positive(t *testing.T) {
	for tally, want := range map[indicators.Tally]bool{
		{}:                     false,
		{Strong: 1}:            false,
		{Strong: 2}:            true,
		{Strong: 1, Medium: 1}: true,
		{Strong: 1, Weak: 1}:   true,
		{Medium: 1, Weak: 5}:   false,
		{Medium: 2}:            false,
		{Medium: 2, Weak: 1}:   true,
		{Medium: 3}:            true,
		{Weak: 9}:              false,
	} {
		assert.Equal(t, want, tally.Positive(), "%+v", tally)
	}
}

// positive makes a dimension positive: two strong indicators of a list of the user's.
func positive(dimensions ...victim.IndicatorDimension) []victim.Indicator {
	var out []victim.Indicator
	for _, d := range dimensions {
		for range 2 {
			out = append(out, victim.Indicator{ID: fmt.Sprint(len(out)), Strength: victim.Strong, Dimension: d})
		}
	}
	return out
}

// Every combination of means, exploitation and age. A child needs no means (Palermo Protocol,
// article 3(c)), and no row says that anyone is not a victim.
func TestScreen_Table(t *testing.T) {
	const exploitation = victim.DimensionExploitation
	ages := map[bool]person.Childhood{
		false: {Standing: person.Adult}, true: {Standing: person.Child},
	}
	means := []victim.IndicatorDimension{
		victim.DimensionDeceptiveRecruitment, victim.DimensionCoerciveRecruitment, victim.DimensionAbuseOfVulnerability,
		victim.DimensionCoercionDestination, victim.DimensionVulnerabilityAtDest,
	}
	screen := func(child bool, dimensions ...victim.IndicatorDimension) indicators.Suggestion {
		return indicators.Builtin().Screen(positive(dimensions...), ages[child], false).Suggestion
	}
	assert.Equal(t, indicators.NoneOnRecord, screen(false))
	assert.Equal(t, indicators.NoneOnRecord, screen(true))
	assert.Equal(t, indicators.LabourRights, screen(false, exploitation))
	assert.Equal(t, indicators.Refer, screen(true, exploitation))
	assert.Equal(t, indicators.NoneOnRecord, screen(false, victim.DimensionGeneral))
	assert.Equal(t, indicators.TellChildProtection, screen(true, victim.DimensionGeneral))
	for _, m := range means {
		assert.Equal(t, indicators.AskFurther, screen(false, m), m)
		assert.Equal(t, indicators.TellChildProtection, screen(true, m), m)
		assert.Equal(t, indicators.Refer, screen(false, exploitation, m), m)
		assert.Equal(t, indicators.Refer, screen(true, exploitation, m), m)
	}
}

func TestScreen_DoubtAboutAgeResolvesToChild(t *testing.T) {
	for _, standing := range []person.Standing{
		person.Child, person.PresumedToBe, person.StandingUnknown, "",
	} {
		s := indicators.Builtin().Screen(
			positive(victim.DimensionExploitation), person.Childhood{Standing: standing}, false,
		)
		assert.True(t, s.Child, standing)
		assert.Equal(t, indicators.ChildLabour, s.Set, standing)
		assert.Equal(t, indicators.Refer, s.Suggestion, standing)
	}
}

func TestScreen_WeighsByTheList(t *testing.T) {
	observed := []victim.Indicator{
		{ID: "1", List: indicators.ILO, Code: "ILO-D5-05"},      // medium for adults in labour, strong for children
		{ID: "2", List: indicators.ILO, Code: "ILO-D5-09"},      // medium for both
		{ID: "3", List: indicators.ILO, Code: "ILO-D5-09"},      // the same again
		{ID: "4", List: indicators.UNODC, Code: "UNODC-GEN-01"}, // no weight
		{ID: "5", List: "of-the-user", Code: "1"},
	}
	adult := indicators.Builtin().Screen(observed, person.Childhood{Standing: person.Adult}, false)
	assert.Equal(t, []indicators.Dimension{{Dimension: victim.DimensionCoercionDestination, Tally: indicators.Tally{Medium: 2}}}, adult.Dimensions)
	assert.Equal(t, []int{3, 4}, adult.Unweighed)
	assert.Equal(t, indicators.SignsNotWeighed, adult.Suggestion, "two signs were not weighed")
	assert.Equal(t, law.Low, adult.Confidence)

	child := indicators.Builtin().Screen(observed, person.Childhood{Standing: person.Child}, false)
	assert.Equal(t, []indicators.Dimension{{Dimension: victim.DimensionCoercionDestination, Tally: indicators.Tally{Strong: 1, Medium: 1}, Positive: true}}, child.Dimensions)
	assert.Equal(t, indicators.TellChildProtection, child.Suggestion)
	assert.Equal(t, law.Low, child.Confidence)

	// Of the sets on sexual exploitation the weights are not known: nothing counts, and that is
	// said.
	sexual := indicators.Builtin().Screen(observed, person.Childhood{Standing: person.Adult}, true)
	assert.Empty(t, sexual.Dimensions)
	assert.Equal(t, []int{0, 1, 2, 3, 4}, sexual.Unweighed)
	assert.Equal(t, indicators.SignsNotWeighed, sexual.Suggestion)
}

// Whatever signs of the library's lists are on file, whoever the person is: where one was not
// weighed, the answer is never that nothing is positive.
func TestScreen_NeverNothingWhileASignWasNotWeighed(t *testing.T) {
	for _, l := range indicators.Builtin() {
		var all []victim.Indicator
		for _, i := range l.Indicators {
			one := victim.Indicator{ID: i.Code, List: l.ID, Code: i.Code}
			all = append(all, one)
			for _, observed := range [][]victim.Indicator{{one}, all} {
				for _, standing := range []person.Standing{person.Adult, person.Child} {
					for _, sexual := range []bool{false, true} {
						s := indicators.Builtin().Screen(
							observed, person.Childhood{Standing: standing}, sexual,
						)
						if len(s.Unweighed) > 0 {
							assert.NotEqual(t, indicators.NoneOnRecord, s.Suggestion, i.Code)
						}
					}
				}
			}
		}
	}
}

func TestScreen_ARecordedWeightWinsOverTheList(t *testing.T) {
	observed := []victim.Indicator{{ID: "1", List: indicators.ILO, Code: "ILO-D3-06", Strength: victim.Strong}}
	s := indicators.Builtin().Screen(observed, person.Childhood{Standing: person.Adult}, true)
	assert.Equal(t, []indicators.Dimension{{Dimension: victim.DimensionAbuseOfVulnerability, Tally: indicators.Tally{Strong: 1}}}, s.Dimensions)
}

const broken = `id: mine
title: "Mine"
publisher: "Us"
weighted: false
sources: [{url: "https://example.org/", checked: 2026-02-30, confidence: high}]
surplus: 1
indicators:
  - {code: A, text: "one", confidence: high, confidence: low}
  - {code: B, text: "two", dimension: sideways, confidence: sure}
`

const senseless = `id: mine
title: "Mine"
publisher: "Us"
weighted: false
sources: [{url: "https://example.org/", checked: 2026-02-28, confidence: high}]
indicators:
  - {code: A, text: "one", confidence: high, forced_labour: [12]}
  - {code: A, text: "two", confidence: high, weights: {child-labour: weak}, not_in: [child-labour]}
`

func TestLoad_TellsAllThatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"form": {broken, []string{
			"5:50: /sources/0/checked", "6:1: /: unknown key", "8:46: /indicators/0: duplicate key", "9:39: /indicators/1/dimension", "9:61: /indicators/1/confidence",
		}},
		"sense": {senseless, []string{
			"7:62: /indicators/0/forced_labour/0: want 1 to 11", "8:12: /indicators/1/code: the code stands twice",
			"8:55: /indicators/1/weights: the list has no weights", "8:86: /indicators/1/not_in/0: the indicator has a weight",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := indicators.Load(fstest.MapFS{"mine.yaml": {Data: []byte(c.text)}})
			var le *indicators.LoadError
			require.ErrorAs(t, err, &le)
			assert.Len(t, le.Problems, len(c.want), err)
			for _, want := range c.want {
				assert.ErrorContains(t, err, want)
			}
		})
	}
	_, err := indicators.Load(fstest.MapFS{"yours.yaml": {Data: []byte(`{id: mine, title: T, publisher: P, weighted: false, sources: [], indicators: []}`)}})
	assert.ErrorContains(t, err, "yours.yaml:1:1: /id")
}

func FuzzLoad(f *testing.F) {
	f.Add(broken)
	f.Add(senseless)
	f.Fuzz(func(t *testing.T, text string) {
		lists, err := indicators.Load(fstest.MapFS{"mine.yaml": {Data: []byte(text)}})
		if err == nil {
			lists.Screen([]victim.Indicator{{List: "mine", Code: "A"}}, person.Childhood{}, false)
		}
	})
}

func ExampleLists_Screen() {
	observed := []victim.Indicator{
		{ID: "obs-1", List: indicators.ILO, Code: "ILO-D4-01"}, // excessive hours
		{ID: "obs-2", List: indicators.ILO, Code: "ILO-D4-02"}, // low or no pay
	}
	age := person.Age{Knowledge: person.AgeRange, Min: 16, Max: 19, On: law.MustDay(2026, 11, 23)}
	s := indicators.Builtin().Screen(observed, age.ChildOn(law.MustDay(2026, 11, 23)), false)
	fmt.Println(s.Child, s.Set, s.Suggestion, s.Confidence)
	for _, d := range s.Dimensions {
		fmt.Println(d.Dimension, d.Tally, d.Positive)
	}
	// Output:
	// true child-labour refer-as-presumed-victim low
	// exploitation {1 1 0} true
}

// What was looked for and not found does not count, what is only suspected weighs as a weak sign,
// and of two records of one sign the surer counts.
func TestScreen_FoundAndCertainty(t *testing.T) {
	exploitation := func(
		strength victim.IndicatorStrength, change func(*victim.Indicator),
	) victim.Indicator {
		x := victim.Indicator{Strength: strength, Dimension: victim.DimensionExploitation}
		if change != nil {
			change(&x)
		}
		return x
	}
	absent := func(x *victim.Indicator) { x.Found = person.No }
	suspected := func(x *victim.Indicator) { x.Certainty = victim.Suspected }
	adult := person.Childhood{Standing: person.Adult}
	screen := func(observed ...victim.Indicator) indicators.Screening {
		return indicators.Builtin().Screen(observed, adult, false)
	}
	seen := screen(exploitation(victim.Strong, nil), exploitation(victim.Strong, nil))
	assert.Equal(t, indicators.Tally{Strong: 2}, seen.Dimensions[0].Tally)
	doubt := screen(exploitation(victim.Strong, nil), exploitation(victim.Strong, suspected))
	assert.Equal(t, indicators.Tally{Strong: 1, Weak: 1}, doubt.Dimensions[0].Tally)
	gone := screen(exploitation(victim.Strong, absent), exploitation(victim.Strong, absent))
	assert.Empty(t, gone.Dimensions)
	assert.Empty(t, gone.Unweighed)
	assert.Equal(t, indicators.NoneOnRecord, gone.Suggestion)

	twice := func(first, second func(*victim.Indicator)) indicators.Tally {
		a := victim.Indicator{List: indicators.ILO, Code: "ILO-D4-01"}
		b := a
		first(&a)
		second(&b)
		s := screen(a, b)
		require.Len(t, s.Dimensions, 1)
		return s.Dimensions[0].Tally
	}
	sure := func(*victim.Indicator) {}
	assert.Equal(t, twice(sure, sure), twice(suspected, sure))
	assert.Equal(t, twice(sure, sure), twice(absent, sure))
	assert.Equal(t, indicators.Tally{Weak: 1}, twice(suspected, suspected))

	none := indicators.Builtin().Screen(
		[]victim.Indicator{exploitation(victim.Strong, absent)}, person.Childhood{}, false,
	)
	assert.Equal(t, indicators.NoneOnRecord, none.Suggestion, "one sign is enough for a child")
}
