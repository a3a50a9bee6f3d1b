package trends_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/trends"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// persons are 30 charged with trafficking in 2025 and convicted, 12 not charged, 11 acquitted of
// those charged, 15 suspects of the knowing use of services.
func persons() []trends.Person {
	var out []trends.Person
	add := func(n int, p trends.Person) {
		for i := range n {
			p.Sex, p.Age = law.Codes[person.Sex]()[i%2], trends.AdultGroup
			p.Citizenships = []jurisdiction.Code{"SI"}
			p.Forms = []jurisdiction.Purpose{jurisdiction.ForcedLabour}
			p.Suspected = trends.InYear(2025)
			out = append(out, p)
		}
	}
	year := trends.InYear(2025)
	add(30, trends.Person{Offence: trends.TraffickingOffence, Decided: year, Decision: trends.ChargedTrafficking, Judged: year, Judgment: cases.Convicted})
	add(11, trends.Person{Offence: trends.TraffickingOffence, Decided: year, Decision: trends.ChargedTrafficking, Judged: year, Judgment: cases.Acquitted})
	add(12, trends.Person{Offence: trends.TraffickingOffence, Decided: year, Decision: trends.NotCharged})
	add(15, trends.Person{Offence: trends.KnowingUseOffence})
	add(5, trends.Person{Offence: trends.TraffickingOffence, Decided: trends.InYear(2024), Decision: trends.ChargedOther})
	add(7, trends.Person{}) // of another offence
	return out
}

var slovenia = trends.Citizens{Reporting: "SI", On: law.MustDay(2025, 12, 31)}

// The points of article 19a(2), read in the consolidated text of Directive 2011/36/EU of 14 July
// 2024: http://data.europa.eu/eli/dir/2011/36/2024-07-14
func TestArticle19a(t *testing.T) {
	records := append(many(), trends.Record{Outcome: trends.Reported, Registered: trends.InYear(2025)}, trends.Record{Outcome: trends.Identified, Registered: trends.InYear(2024)})
	set, err := trends.Article19a(2025, records, persons(), slovenia)
	require.NoError(t, err)
	open := func(s trends.Section, it trends.Item) *trends.Release {
		r, err := s.Tables[it.Table].Open(trends.InternalUse, "")
		require.NoError(t, err)
		if it.Only[0] != "" {
			r, err = r.Only(it.Only[0], it.Only[1])
			require.NoError(t, err)
		}
		r, err = r.View(it.Axes...)
		require.NoError(t, err)
		return r
	}
	totals := map[string][]int{}
	axes := map[string][]string{}
	for _, s := range set.Sections {
		for _, it := range s.Items {
			r := open(s, it)
			index := slices.Repeat([]int{trends.Total}, len(it.Axes))
			totals[it.Point] = append(totals[it.Point], r.Cell(index...).Count)
			for _, a := range it.Axes {
				if !slices.Contains(axes[it.Point], a) {
					axes[it.Point] = append(axes[it.Point], a)
				}
			}
			require.NotNil(t, r.About.Asked)
			assert.Equal(t, "eu-2011-36", r.About.Asked.Instrument)
			if it.Point == "19a(2)(d)" {
				c, err := r.Of(string(trends.NotCharged))
				require.NoError(t, err)
				assert.Equal(t, 12, c.Count)
			}
			if it.Point == "19a(2)(f)" {
				c, err := r.Of(string(cases.Acquitted))
				require.NoError(t, err)
				assert.Equal(t, 11, c.Count)
			}
		}
	}
	for point, want := range map[string][]int{
		"19a(2)(a)": {400},                   // identified and presumed, of the year
		"19a(2)(b)": {58},                    // 30, 11, 12 and 5
		"19a(2)(c)": {53}, "19a(2)(d)": {53}, // those of 2024 are of another year
		"19a(2)(e)": {30}, "19a(2)(f)": {41},
		"19a(2)(g)": {15, 0}, // none was prosecuted or convicted
	} {
		assert.Equal(t, want, slices.Compact(totals[point]), point)
		delete(totals, point)
	}
	assert.Empty(t, totals)
	for point, want := range map[string][]string{
		"19a(2)(a)": {"body-group", "sex", "age-at-registration", "citizenship", "form-group"},
		"19a(2)(b)": {"sex", "age", "citizenship", "form-group"},
		"19a(2)(c)": {"decision", "sex", "age", "citizenship", "form-group"},
		"19a(2)(d)": {"decision"},
		"19a(2)(e)": {"sex", "age", "citizenship"},
		"19a(2)(f)": {"judgment"},
		"19a(2)(g)": {"sex", "age"},
	} {
		assert.ElementsMatch(t, want, axes[point], point)
	}
	whole := set.Sections[0].Whole
	assert.Len(t, whole.Axes(), 5, "all at once, for those who may see it")
	assert.Equal(t, 400, whole.Records())

	set.Describe(trends.About{Reporting: "SI", LeftOut: []trends.LeftOut{{Reason: trends.NoConsent, Count: 12}}})
	convicted := 0
	for _, it := range set.Release(trends.Options{Threshold: 5, Width: 2}) {
		if it.Err != nil {
			assert.Nil(t, it.Release)
			continue
		}
		assert.Equal(t, trends.Protected, it.Release.Protection.Access)
		assert.Equal(t, it.Point+" "+it.Title, it.Release.About.Title)
		assert.Equal(t, trends.Cell{Count: 12, Shown: true}, it.Release.LeftOut())
		assert.NotNil(t, it.Release.About.Asked)
		if it.Title == "Convicted persons by sex and age group" {
			convicted = it.Release.Cell(trends.Total, trends.Total).Count
		}
	}
	assert.Equal(t, 30, convicted, "and not the acquitted with them")
}

func TestEurostat(t *testing.T) {
	set, err := trends.Eurostat(2025, many(), persons(), slovenia, "BA")
	require.NoError(t, err)
	got := set.Release(trends.Options{Threshold: 5, Width: 2})
	var points []string
	for _, it := range got {
		points = append(points, it.Point)
		require.NoError(t, it.Err, it.Point)
		assert.Len(t, it.Release.Axes(), len(it.Axes))
	}
	assert.ElementsMatch(t, []string{"1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3"}, points)

	// Three people of another sex hide the numbers by sex; what is asked for without sex is still
	// told.
	records := many()
	for i := range 3 {
		records[i].Sex = person.OtherSex
	}
	set, err = trends.Eurostat(2025, records, nil, slovenia, "BA")
	require.NoError(t, err)
	released := map[string]bool{}
	for _, it := range set.Release(trends.Options{Threshold: 10}) {
		released[it.Point] = it.Release != nil
		if it.Point == "1.6" {
			assert.True(t, errors.Is(it.Err, trends.ErrShared), "%v", it.Err)
		}
	}
	assert.True(t, released["1.1"])
	assert.True(t, released["1.5"], "by form alone")
	assert.False(t, released["1.6"], "by sex and form")
}
