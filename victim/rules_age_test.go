package victim_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// An age that cannot be read is presumed to be that of a child, and AGE-001 says where to mend it.
func TestAGE001_saysWhatCannotBeRead(t *testing.T) {
	on := d(2026, 10, 1)
	for _, tt := range []struct {
		name, path string
		age        person.Age
	}{
		{"another calendar", "/age", born(1388, 5, 1)},
		{"born after the day of the check", "/age", born(2027, 1, 1)},
		{"a range without its day", "/age/on", between(12, 14, law.Day{})},
		{"an estimate without its day", "/age/on", about(13, 0, law.Day{})},
		{"two numbers", "/age", with(between(14, 16, on), func(a *person.Age) {
			a.Knowledge, a.BirthYear = person.AgeYear, 2004
		})},
		{"a status without its day", "/age/status_day", treated(person.ConfirmedChild, law.Day{})},
		{
			"reasons to believe without any day", "/age/status_day",
			with(born(2000, 1, 1), believed(person.Yes)),
		},
		{
			"a dispute without any day", "/age/status_day",
			with(born(2000, 1, 1), recorded(person.DisputedAge, law.Day{})),
		},
		{
			"a status of another calendar", "/age/status_day",
			treated(person.ConfirmedChild, d(1405, 6, 10)),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := child()
			v.Age = tt.age
			var where []string
			for _, f := range findings(t, v, on, "AGE-001") {
				if f.Outcome == rule.Unknown {
					where = append(where, f.Path)
				}
			}
			assert.Contains(t, where, tt.path)
			asked := findings(t, v, on, "AGE-002")
			require.Len(t, asked, 1)
			assert.Equal(t, rule.Unknown, asked[0].Outcome, "are there measures for children")
		})
	}
	assert.Len(t, findings(t, child(), on, "AGE-001"), 1, "of an age that can be read")
}

// An adult is found from a day on: without it nothing follows, and AGE-001 asks for it.
func TestAGE001_adultWithoutDay(t *testing.T) {
	for path, age := range map[string]person.Age{
		"/age/status_day":  treated(person.ConfirmedAdult, law.Day{}),
		"/age/assessments": assessments(proper(law.Day{}, 19, 22)),
	} {
		v := child()
		v.Age = age
		c := v.Age.ChildOn(d(2026, 10, 1))
		assert.True(t, c.IsOpen())
		var where []string
		for _, f := range findings(t, v, d(2026, 10, 1), "AGE-001") {
			where = append(where, f.Path)
		}
		assert.Contains(t, where, path)
	}
}

// A result whose ends stand the wrong way round is none: it meets nothing.
func TestAGE_upsideDownResult(t *testing.T) {
	v := child()
	s := proper(d(2026, 9, 2), 25, 16)
	s.DoubtRecorded = person.Yes
	v.Age = assessments(s)
	for _, id := range []rule.ID{"AGE-004", "AGE-006"} {
		got := findings(t, v, d(2026, 10, 1), id)
		require.Len(t, got, 1, id)
		assert.Equal(t, rule.Unknown, got[0].Outcome, id)
	}
}

// CETS No. 197, article 10(3): treated as an adult although the file shows doubt.
func TestAGE002_labelEndsNoDoubt(t *testing.T) {
	on := d(2026, 10, 1)
	adult := recorded(person.ConfirmedAdult, d(2026, 9, 2))
	notMet := []rule.Outcome{rule.NotMet}
	for name, tt := range map[string]struct {
		age  person.Age
		want []rule.Outcome
	}{
		"one X-ray": {with(assessments(xray(d(2026, 9, 2), 19, 19)), adult), notMet},
		"reasons to believe": {
			with(with(born(2005, 1, 2), adult), believed(person.Yes)), notMet,
		},
		"in dispute": {with(person.Age{Knowledge: person.AgeDisputed}, adult), notMet},
		"a good assessment": {
			with(assessments(proper(d(2026, 9, 2), 19, 22)), adult), nil,
		},
		"labelled only since": {
			with(person.Age{Knowledge: person.AgeDisputed},
				recorded(person.ConfirmedAdult, d(2026, 10, 2))),
			[]rule.Outcome{rule.Unknown},
		},
		"a passport, no doubt": {with(born(2005, 1, 2), adult), nil},
	} {
		v := child()
		v.Age = tt.age
		var got []rule.Outcome
		for _, f := range findings(t, v, on, "AGE-002") {
			got = append(got, f.Outcome)
		}
		assert.Equal(t, tt.want, got, name)
	}
}

// Regulation (EU) 2024/1348, article 25(2): a later assessment that confirms an adult ends the
// doubt of an earlier one.
func TestAGE006_laterAssessmentSettles(t *testing.T) {
	on := d(2026, 10, 1)
	check := func(day law.Day, list ...person.AgeAssessment) (out []rule.Outcome) {
		v := child()
		v.Age = with(treated(person.ConfirmedAdult, d(2026, 9, 21)), assessedBy(list...))
		for _, f := range findings(t, v, day, "AGE-006") {
			out = append(out, f.Outcome)
		}
		return out
	}
	first, second := inconclusive(d(2026, 8, 1)), proper(d(2026, 9, 20), 19, 22)
	notMet := []rule.Outcome{rule.NotMet}
	assert.Equal(t, notMet, check(on, first))
	assert.Empty(t, check(on, first, second))
	assert.Empty(t, check(on, second, first), "in whatever order they stand")
	assert.Equal(t, []rule.Outcome{rule.Unknown}, check(d(2026, 9, 19), first, second),
		"the day before it, when nobody had been recorded as adult")
	hand := xray(d(2026, 9, 25), 19, 19)
	assert.Empty(t, check(on, first, second, hand), "AGE-004 speaks of the X-ray")
	assert.Equal(t, notMet, check(on, first, second, inconclusive(d(2026, 9, 25))),
		"the doubt is open again, and told once: the first one stays settled")
	assert.Empty(t, check(d(2044, 8, 1), first), "18 years on nobody of that day is a child")
}

// CRC, articles 1 and 12; CETS No. 197, article 10(4)(a): a child does not consent alone, and one
// who is presumed to be a child neither.
func TestConsentFlaw_ofWhoCountsAsAChild(t *testing.T) {
	on := d(2026, 11, 20)
	c := victim.Consent{
		ID: "c1", Capacity: victim.ConsentSelf, Given: d(2026, 11, 1),
		Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
	}
	for name, age := range map[string]person.Age{
		"an infant by an estimate":   about(0, 0, d(2026, 11, 1)),
		"give or take a year":        about(0, 1, d(2026, 11, 1)),
		"an infant by a range":       between(0, 0, d(2026, 11, 1)),
		"a range without its day":    between(12, 14, law.Day{}),
		"a year of another calendar": born(1388, 5, 1),
		"a year, with its first day": with(born(2008, 1, 1), func(a *person.Age) {
			a.Knowledge, a.BirthYear = person.AgeYear, 2008
		}),
		"a passport, and reasons":    with(born(2005, 1, 2), believed(person.Yes)),
		"an inconclusive assessment": assessments(inconclusive(d(2026, 10, 20))),
		"confirmed against the paper": with(born(2005, 1, 2),
			recorded(person.ConfirmedChild, d(2026, 11, 1))),
	} {
		v := victim.Victim{ID: "v1", Age: age}
		assert.Equal(t, victim.FlawChildAlone, v.ConsentFlaw(c, victim.PurposeReferral, on), name)
	}
	adult := victim.Victim{ID: "v1", Age: born(2005, 1, 2)}
	assert.Empty(t, adult.ConsentFlaw(c, victim.PurposeReferral, on))
}
