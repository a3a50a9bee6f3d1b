package duty_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// madeUpLaw is a checker by laws made up for the test: a guardian is due within 72 hours in North
// Macedonia and within 10 days in Kosovo, and the reflection period of North Macedonia is 10 days.
func madeUpLaw(t *testing.T) *duty.Checker {
	t.Helper()
	const cited = "source: {instrument: xx-made-up, checked: 2026-11-23, confidence: high, " +
		"url: \"https://example.org/\"}"
	source := strings.Replace(cited, "xx", "mk", 1)
	file := func(code, name, period, rest string) *fstest.MapFile {
		own := strings.ToLower(code)
		return &fstest.MapFile{Data: []byte("code: " + code + "\nname: " + name + `
instruments:
  - id: ` + own + `-made-up
    kind: national-act
    title: "Act made up for a test"
    url: "https://example.org/"
    checked: 2026-11-23
    confidence: high
guardianship:
  period:
    - from: 2000-01-01
      value: {` + period + `, qualifier: up-to, starts: identification}
      ` + strings.Replace(cited, "xx", own, 1) + "\n" + rest)}
	}
	r, err := jurisdiction.Builtin().Overlay("made up", fstest.MapFS{
		"MK.yaml": file("MK", "North Macedonia", "amount: 72, unit: hours", `reflection:
  child:
    - from: 2000-01-01
      value:
        kind: fixed
        period: {amount: 10, unit: days, qualifier: exactly, starts: reasonable-grounds}
      `+source+"\n"),
		"XK.yaml": file("XK", "Kosovo", "amount: 10, unit: days", ""),
	})
	require.NoError(t, err)
	c, err := duty.NewChecker(r)
	require.NoError(t, err)
	return c
}

// Of the law of several places that counts for what one State owes, the period that protects the
// child more wins, and the finding tells what gave way.
func TestSeveralPlaces_TheShorterPeriodProtectsTheChildMore(t *testing.T) {
	c := madeUpLaw(t)
	for _, more := range [][]jurisdiction.Code{{"XK"}, {"XK", "MK"}, {"MK", "XK"}} {
		f := toldIn(t, lone(t, c, girl15(), at(2026, 9, 4), more...), "CHILD-001", "MK")
		assert.Equal(t, rule.Due, f.Outcome)
		assert.Equal(t, at(2026, 9, 4), f.Due, "72 hours from 1 September")
		require.NotNil(t, f.More)
		require.Len(t, f.More.Yielded, 1)
		assert.Equal(t, jurisdiction.Code("XK"), f.More.Yielded[0].Jurisdiction)
		assert.Equal(t, "up to 10 days from identification", f.More.Yielded[0].Value)
		later := lone(t, c, girl15(), at(2026, 9, 5), more...)
		assert.Equal(t, rule.Overdue, toldIn(t, later, "CHILD-001", "MK").Outcome)
	}
	f := toldIn(t, lone(t, c, girlIn("XK"), at(2026, 9, 4), "MK"), "CHILD-001", "XK")
	assert.Equal(t, at(2026, 9, 4), f.Due, "72 hours, whichever place the child is in")
	assert.Equal(t, "up to 10 days from identification", f.More.Yielded[0].Value)
}

// A State in which the duty arose as well has a period of its own: nothing gives way.
func TestSeveralPlaces_EachStateHasItsOwnPeriod(t *testing.T) {
	v := girl15()
	v.Stays[0].Place = "XK"
	r := lone(t, madeUpLaw(t), v, at(2026, 9, 4))
	for state, last := range map[jurisdiction.Code]law.Day{
		"MK": at(2026, 9, 4), "XK": at(2026, 9, 10),
		// how Kosovo counts is not known: the earlier day
	} {
		f := toldIn(t, r, "CHILD-001", state)
		assert.Equal(t, last, f.Due)
		assert.Empty(t, f.More.Yielded)
	}
}

// CETS No. 197, article 13(1): at least 30 days. A shorter national period gives way, and is told.
func TestReflection_ANationalPeriodUnderTheTreatyFloorGivesWay(t *testing.T) {
	c := madeUpLaw(t)
	v := girl15()
	for name, tt := range map[string]struct {
		granted []victim.Reflection
		want    rule.Outcome
	}{
		"ten days": {[]victim.Reflection{
			{Place: "MK", From: at(2026, 9, 1), To: at(2026, 9, 11)},
		}, rule.NotMet},
		"nothing": {nil, rule.Due},
	} {
		v.Reflection = tt.granted
		f := toldIn(t, lone(t, c, v, at(2026, 9, 20)), "REFL-001", "MK")
		assert.Equal(t, tt.want, f.Outcome, name)
		require.NotNil(t, f.More, name)
		require.Len(t, f.More.Yielded, 1, name)
		assert.Contains(t, f.More.Yielded[0].Value, "10 days", name)
		assert.Equal(t, "made up", f.More.Yielded[0].Source.Origin, "where it came from is told")
		assert.Equal(t, "coe-197", f.Law.Basis()[0].Instrument, "what gives way is no basis")
	}
	v.Reflection = []victim.Reflection{{Place: "MK", From: at(2026, 9, 1), To: at(2026, 9, 11)}}
	f := toldIn(t, lone(t, c, v, at(2026, 9, 20)), "REFL-001", "MK")
	assert.Contains(t, f.Text(), "30 days")
}

// Duties of several places are united: a finding names the place that gives it force and the others
// that ask the same.
func TestSeveralPlaces_DutiesAreUnited(t *testing.T) {
	on := at(2026, 10, 1)
	v := girlIn("XK") // bound by no treaty
	v.Status[0].Kind = victim.StatusIdentified
	alone := toldIn(t, lone(t, nil, v, on), "CHILD-008", "XK")
	assert.Equal(t, rule.Guidance, alone.Law.Force)
	both := toldIn(t, lone(t, nil, v, on, "MK", "SI"), "CHILD-008", "XK")
	assert.Equal(t, rule.Binding, both.Law.Force)
	assert.Equal(t, jurisdiction.Code("MK"), both.Law.Jurisdiction)
	assert.Equal(t, []jurisdiction.Code{"SI"}, both.Law.Also)
	assert.Equal(t, law.Binds, both.Law.Basis()[0].Binding)

	// A residence permit, and the period before it, are those of one State.
	period := toldIn(t, lone(t, nil, v, on, "MK", "SI"), "REFL-001", "XK")
	assert.Equal(t, jurisdiction.Code("XK"), period.Law.Jurisdiction)
	assert.Empty(t, period.Law.Also)
}

// CETS No. 197, article 10(4)(a), has no exception for a married child; Serbia's asylum law has one
// (article 12(4)). The duty stands, and the finding says so.
func TestNationalLawThatSaysOtherwiseIsReported(t *testing.T) {
	on := at(2026, 11, 24)
	f := toldIn(t, lone(t, nil, girl15(), on, "RS"), "CHILD-001", "MK")
	assert.NotEqual(t, rule.Met, f.Outcome)
	require.NotNil(t, f.More)
	require.NotEmpty(t, f.More.Conflicts)
	assert.Equal(t, jurisdiction.Code("RS"), f.More.Conflicts[0].Jurisdiction)
	assert.NotEmpty(t, f.More.Conflicts[0].Source.Instrument)

	// Slovakia gives no reflection period to a child (Act 404/2011, section 58); article 13(1)
	// makes no difference by age.
	v := girlIn("SK")
	v.Status[0].Day = at(2026, 11, 23)
	f = toldIn(t, lone(t, nil, v, on), "REFL-001", "SK")
	assert.Equal(t, rule.Due, f.Outcome)
	require.Len(t, f.More.Conflicts, 1)
	assert.Equal(t, jurisdiction.Code("SK"), f.More.Conflicts[0].Jurisdiction)
	grown := womanIn("SK")
	grown.Status[0].Day = at(2026, 11, 23)
	f = toldIn(t, lone(t, nil, grown, on), "REFL-001", "SK")
	if f.More != nil {
		assert.Empty(t, f.More.Conflicts, "an adult has a period there")
	}
}

// CETS No. 197, article 13(1), speaks of those of whom there are reasonable grounds. A national
// period that runs from another event is not counted from them where none was granted: the finding
// rests on the 30 days of the treaty, and names no national law.
func TestReflection_NoPeriodIsCountedFromADayThatTheLawDoesNotName(t *testing.T) {
	on := at(2026, 10, 20)
	for place, first := range map[jurisdiction.Code]string{
		// Croatia, Zakon o strancima, article 81(1): 60 days for a person identified as a victim.
		"HR": "coe-197",
		// Germany, Aufenthaltsgesetz, section 59(7): at least three months where there are grounds.
		"DE": "de-aufenthg",
	} {
		f := toldIn(t, lone(t, nil, womanIn(place), on), "REFL-001", place)
		assert.Equal(t, rule.Due, f.Outcome, place)
		require.NotEmpty(t, f.Law.Basis())
		assert.Equal(t, first, f.Law.Basis()[0].Instrument, place)
	}
	// What was granted is measured by the longer national period all the same, both days counted.
	v := womanIn("HR")
	v.Reflection = []victim.Reflection{{Place: "HR", From: at(2026, 9, 1), To: at(2026, 10, 29)}}
	f := toldIn(t, lone(t, nil, v, on), "REFL-001", "HR")
	assert.Equal(t, rule.NotMet, f.Outcome)
	assert.Equal(t, "hr-aliens", f.Law.Basis()[0].Instrument)
	v.Reflection[0].To = at(2026, 10, 30)
	assert.Equal(t, rule.Met, toldIn(t, lone(t, nil, v, on), "REFL-001", "HR").Outcome)
	// Where somebody identified the person, the period runs.
	v = womanIn("HR")
	v.Status[0].Kind = victim.StatusIdentified
	f = toldIn(t, lone(t, nil, v, on), "REFL-001", "HR")
	assert.Equal(t, "hr-aliens", f.Law.Basis()[0].Instrument)
}

// A time that the law counts from another event is named, and not counted: Hungary, Act LXXX of
// 2007, section 35(6), from the request of the asylum authority.
func TestGuardian_TheEventOfTheLawIsNamed(t *testing.T) {
	r := lone(t, nil, girlIn("HU"), at(2026, 10, 1))
	f := toldIn(t, r, "CHILD-001", "HU")
	assert.True(t, f.Due.IsZero())
	require.NotNil(t, f.More)
	require.Len(t, f.More.Uncounted, 1)
	assert.Contains(t, f.More.Uncounted[0].Value, "from application")
	f = toldIn(t, lone(t, nil, girl15(), at(2026, 10, 1)), "CHILD-001", "MK")
	assert.Nil(t, f.More)
}
