package jurisdiction_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func majority(p *jurisdiction.Profile) law.Dated[int] { return p.Ages.Majority }

func member(p *jurisdiction.Profile) law.Dated[bool] { return p.Membership.EU }

func TestCompare(t *testing.T) {
	r := jurisdiction.Builtin()
	on := law.MustDay(2026, 11, 24)
	all := jurisdiction.Compare(r, on, majority)
	assert.Len(t, all, len(r.Codes()))
	for _, a := range all {
		if a.State == law.Known {
			assert.NotEmpty(t, a.Source.Instrument, a.Place)
		}
	}
	got := jurisdiction.Compare(r, on, majority, "MK", "ZZ")
	require.Len(t, got, 2)
	assert.Equal(t, law.NotKnown, got[1].State, "no data is not no duty")
	assert.NotEmpty(t, got[1].Why)
	// The Treaty of Accession of 2003 entered into force on 1 May 2004.
	assert.Equal(
		t, law.NotYet, jurisdiction.Compare(r, law.MustDay(2004, 4, 30), member, "SI")[0].State,
	)
	assert.Equal(
		t, law.Known, jurisdiction.Compare(r, law.MustDay(2004, 5, 1), member, "SI")[0].State,
	)
}

func TestWhere(t *testing.T) {
	r := jurisdiction.Builtin()
	var members []jurisdiction.Code
	for _, a := range jurisdiction.Where(
		r, law.MustDay(2026, 11, 24), member, func(m bool) bool { return m },
	) {
		members = append(members, a.Place)
	}
	assert.Contains(t, members, jurisdiction.Code("SI"))
	assert.NotContains(t, members, jurisdiction.Code("MK"))
	assert.NotContains(t, members, jurisdiction.Code("XK"))
}

func TestChanges(t *testing.T) {
	r := jurisdiction.Builtin()
	has := func(after, until law.Day, want jurisdiction.ChangeKind, place jurisdiction.Code, instrument string) bool {
		for _, c := range r.Changes(after, until) {
			if c.Kind == want && c.Place == place && c.Source.Instrument == instrument {
				return true
			}
		}
		return false
	}
	// CETS No. 197 entered into force for North Macedonia on 1 September 2009.
	day := law.MustDay(2009, 9, 1)
	assert.True(t, has(day.AddDays(-1), day, jurisdiction.TreatyBegan, "MK", "coe-197"))
	assert.False(t, has(day, day.AddDays(100), jurisdiction.TreatyBegan, "MK", "coe-197"), "the first day is exclusive")
	assert.False(t, has(day.AddDays(-100), day.AddDays(-1), jurisdiction.TreatyBegan, "MK", "coe-197"))
	// Directive (EU) 2024/1712, article 2: by 15 July 2026.
	assert.True(
		t,
		has(
			law.MustDay(2026, 7, 14), law.MustDay(2026, 7, 15), jurisdiction.DirectiveDue, "",
			"eu-2024-1712",
		),
	)
	all := r.Changes(law.MustDay(1900, 1, 1), law.MustDay(2100, 1, 1))
	for i, c := range all {
		assert.True(t, law.IsValid(c.Kind))
		if i > 0 {
			assert.False(t, c.Day.Before(all[i-1].Day), "in order of days")
		}
	}
	assert.Empty(t, r.Changes(day, day))
}

func TestStaleAndGaps(t *testing.T) {
	r := jurisdiction.Builtin()
	refs := r.References()
	assert.Greater(t, len(refs), 100)
	assert.Len(
		t, r.Stale(law.MustDay(2036, 1, 1), 1), len(refs), "in ten years everything is stale",
	)
	assert.Empty(t, r.Stale(law.MustDay(2026, 11, 24), 1), "what was checked this month is not")
	// Checked on 23 November 2026: a month later, on the 23rd, it is a month ago and not more.
	for _, ref := range refs {
		if ref.Source.Checked == law.MustDay(2026, 11, 23) {
			assert.NotContains(t, r.Stale(law.MustDay(2026, 12, 23), 1), ref)
			assert.Contains(t, r.Stale(law.MustDay(2026, 12, 24), 1), ref)
			break
		}
	}
	for _, g := range r.Gaps() {
		assert.NotEmpty(t, g.Why, "%s %s: nobody says why it is not known", g.Place, g.Topic)
	}
	assert.Equal(t, "no profile of that place", r.Gaps("ZZ")[0].Why)
}

func ExampleCompare() {
	on := law.MustDay(2026, time.November, 24)
	reflection := func(p *jurisdiction.Profile) law.Dated[jurisdiction.ReflectionPeriod] { return p.Reflection.Adult }
	for _, a := range jurisdiction.Compare(jurisdiction.Builtin(), on, reflection, "SI", "MK") {
		fmt.Println(a.Place, a.State, a.Value.Period, "-", a.Source.Instrument, a.Source.Pinpoint, a.Source.Confidence)
	}
	// Output:
	// SI value 90 days from decision - si-ztuj2 50(1) high
	// MK value up to 2 months - mk-foreigners-2018  low
}

func ExampleRegistry_Binds() {
	r := jurisdiction.Builtin()
	for _, day := range []law.Day{
		law.MustDay(2009, time.August, 31), law.MustDay(2009, time.September, 1),
	} {
		b := r.Binds("coe-197", "MK", day)
		fmt.Println(day, b.Binding, "-", b.Reason.Text(b.Day))
	}
	// Output:
	// 2009-08-31 not-yet - in force there only from 2009-09-01
	// 2009-09-01 binds - in force there since 2009-09-01
}

func ExampleRegistry_Get() {
	code, err := jurisdiction.ParseCode("MKD")
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := jurisdiction.Builtin().Get(code)
	if err != nil {
		fmt.Println(err)
		return
	}
	e, state := p.Ages.Majority.At(law.MustDay(2026, time.November, 24))
	fmt.Println(p.Name, state, e.Value, e.Source.Confidence)
	// Output: North Macedonia value 18 low
}

func ExampleRegistry_Changes() {
	for _, c := range jurisdiction.Builtin().Changes(
		law.MustDay(2026, time.June, 1), law.MustDay(2026, time.July, 31), "MK",
	) {
		fmt.Println(c.Day, c.Kind, c.Place, c.Source.Instrument)
	}
	// Output:
	// 2026-06-12 applies  eu-2024-1347
	// 2026-06-12 applies  eu-2024-1348
	// 2026-06-12 applies  eu-2024-1356
	// 2026-06-12 applies  eu-2024-1358
	// 2026-06-12 transpose-by  eu-2024-1346
	// 2026-07-01 applies  eu-2024-1351
	// 2026-07-15 transpose-by  eu-2024-1712
}

func penalty(t *testing.T, place jurisdiction.Code, on law.Day, of func(*jurisdiction.Profile) law.Dated[jurisdiction.Offence]) jurisdiction.Penalty {
	t.Helper()
	a := jurisdiction.Compare(jurisdiction.Builtin(), on, of, place)
	require.Equal(t, law.Known, a[0].State, "%s on %v", place, on)
	return a[0].Value.Penalty
}

// The numbers are those of the articles, on both sides of the day on which they changed.
func TestHistory_TheLawOfTheDayOfTheOffence(t *testing.T) {
	adult := func(p *jurisdiction.Profile) law.Dated[jurisdiction.Offence] { return p.Offences.Adult }
	child := func(p *jurisdiction.Profile) law.Dated[jurisdiction.Offence] { return p.Offences.Child }
	tests := []struct {
		place    jurisdiction.Code
		of       func(*jurisdiction.Profile) law.Dated[jurisdiction.Offence]
		on       law.Day
		min, max int
	}{
		// Romania, Criminal Code, article 211(1): 5 to 10 years until 30 June 2024, 7 to 15 since.
		{"RO", child, law.MustDay(2024, 6, 30), 5, 10},
		{"RO", child, law.MustDay(2024, 7, 1), 7, 15},
		{"RO", adult, law.MustDay(2024, 11, 3), 5, 12},
		// Greece, Penal Code, article 323A(4): at least 10 years since 12 November 2021; ceiling 20
		// since 1 May 2024.
		{"GR", child, law.MustDay(2021, 11, 11), 5, 15},
		{"GR", child, law.MustDay(2021, 11, 12), 10, 15},
		{"GR", child, law.MustDay(2024, 4, 30), 10, 15},
		{"GR", child, law.MustDay(2024, 5, 1), 10, 20},
		// Poland, Criminal Code, article 189a: 3 to 20 years since 1 October 2023.
		{"PL", adult, law.MustDay(2023, 9, 30), 3, 0},
		{"PL", adult, law.MustDay(2023, 10, 1), 3, 20},
		// Belgium, Criminal Code of 1867, articles 433quinquies § 2 and 433septies: 1 to 5 years,
		// 10 to 15 where the victim is a minor. The new Code, articles 258 and 260, was put off
		// from 8 April to 1 September 2026 (Law of 30 March 2026, article 252).
		{"BE", adult, law.MustDay(2026, 4, 8), 1, 5},
		{"BE", adult, law.MustDay(2026, 8, 31), 1, 5},
		{"BE", adult, law.MustDay(2026, 9, 1), 3, 5},
		{"BE", child, law.MustDay(2026, 8, 31), 10, 15},
		{"BE", child, law.MustDay(2026, 9, 1), 5, 10},
	}
	for _, tt := range tests {
		p := penalty(t, tt.place, tt.on, tt.of)
		assert.Equal(t, tt.min, p.Min.Amount, "%s on %v", tt.place, tt.on)
		assert.Equal(t, tt.max, p.Max.Amount, "%s on %v", tt.place, tt.on)
	}
	before := jurisdiction.Compare(jurisdiction.Builtin(), law.MustDay(2013, 8, 1), adult, "BE")[0]
	assert.Equal(t, law.NotKnown, before.State, "the older wording is not recorded: that is not the same as no offence")
	// Romania since 3 November 2024: forced criminal acts are among the purposes (article 182(f)).
	ro := func(on law.Day) []jurisdiction.Purpose {
		return jurisdiction.Compare(jurisdiction.Builtin(), on, adult, "RO")[0].Value.Purposes
	}
	assert.NotContains(t, ro(law.MustDay(2024, 11, 2)), jurisdiction.CriminalActivities)
	assert.Contains(t, ro(law.MustDay(2024, 11, 3)), jurisdiction.CriminalActivities)
	// Directives bound the United Kingdom as a member, until 31 January 2020, and through the
	// transition period, until 31 December.
	r := jurisdiction.Builtin()
	assert.Equal(t, law.Binds, r.Binds("eu-2011-36", "GB", law.MustDay(2020, 12, 31)).Binding)
	assert.Equal(t, law.NoLonger, r.Binds("eu-2011-36", "GB", law.MustDay(2021, 1, 1)).Binding)
	assert.Equal(t, law.NotYetBinds, r.Binds("eu-2004-81", "HR", law.MustDay(2013, 6, 30)).Binding)
	assert.Equal(t, law.Binds, r.Binds("eu-2004-81", "HR", law.MustDay(2013, 7, 1)).Binding)
}

// CETS No. 197, article 13(1), asks for 30 days: of the places whose law is known, those that fall
// short are named by the review rules.
func TestEveryPlace_AnswersTheQuestionsThatRulesAsk(t *testing.T) {
	r := jurisdiction.Builtin()
	on := law.MustDay(2026, 11, 24)
	for _, code := range r.Codes() {
		p, err := r.Get(code)
		require.NoError(t, err)
		if _, state := p.Membership.EU.At(on); state != law.Known {
			t.Errorf("%s: membership of the EU is not known", code)
		}
		if _, state := p.Ages.Majority.At(on); state != law.Known {
			t.Errorf("%s: majority is not known", code)
		}
		for _, e := range p.Languages.Editions {
			assert.NotEmpty(t, e.Value, code)
		}
	}
}

func TestPurposes_TheListOfTheDay(t *testing.T) {
	r := jurisdiction.Builtin()
	named := func(place jurisdiction.Code, day law.Day) []jurisdiction.Purpose {
		var out []jurisdiction.Purpose
		for _, p := range r.Purposes(place, day) {
			assert.NotEmpty(t, p.Source.Pinpoint)
			out = append(out, p.Purpose)
		}
		return out
	}
	// Directive 2011/36/EU, article 2(3): begging and criminal activities; (EU) 2024/1712 adds
	// three from 15 July 2026.
	assert.Contains(t, named("SI", law.MustDay(2026, 7, 14)), jurisdiction.Begging)
	assert.NotContains(t, named("SI", law.MustDay(2026, 7, 14)), jurisdiction.ForcedMarriage)
	assert.Contains(t, named("SI", law.MustDay(2026, 7, 15)), jurisdiction.ForcedMarriage)
	// Palermo Protocol, article 3(a): in force for North Macedonia since 11 February 2005.
	assert.Contains(t, named("MK", law.MustDay(2005, 2, 11)), jurisdiction.OrganRemoval)
	assert.Empty(t, named("MK", law.MustDay(2005, 2, 10)))
	assert.NotContains(t, named("MK", law.MustDay(2026, 11, 24)), jurisdiction.Begging)
	assert.Empty(t, named("XK", law.MustDay(2026, 11, 24)), "party to none")
}

// Of a day before the first that is known an answer says from when on something is.
func TestCompare_BeforeTheFirstDayKnown(t *testing.T) {
	r := jurisdiction.Builtin()
	of := func(p *jurisdiction.Profile) law.Dated[jurisdiction.Authority] {
		return p.Authorities.ChildProtection
	}
	a := jurisdiction.Compare(r, law.MustDay(2026, 11, 23), of, "AL")[0]
	assert.Equal(t, law.NotKnown, a.State)
	assert.Equal(t, "known only from 2026-11-28 on", a.Why)
}
