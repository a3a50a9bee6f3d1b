package victim_test

import (
	"testing"
	"testing/fstest"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A registry in which, by laws made up for the test, a guardian is due within 72 hours in North
// Macedonia and within 10 days in Kosovo, and in which the reflection period of North Macedonia is
// 10 days.
func madeUpLaw(t *testing.T) *rule.Set[*victim.Victim] {
	t.Helper()
	const source = "source: {instrument: made-up, checked: 2026-11-23, confidence: high, url: \"https://example.org/\"}"
	file := func(code, name, period, rest string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("code: " + code + "\nname: " + name + `
instruments:
  - {id: made-up, kind: national-act, title: "Act made up for a test", url: "https://example.org/", checked: 2026-11-23, confidence: high}
guardianship:
  period:
    - from: 2000-01-01
      value: {` + period + `, qualifier: up-to, starts: identification}
      ` + source + "\n" + rest)}
	}
	r, err := jurisdiction.Builtin().Overlay("made up", fstest.MapFS{
		"MK.yaml": file("MK", "North Macedonia", "amount: 72, unit: hours", "reflection:\n  child:\n    - from: 2000-01-01\n      value: {kind: fixed, period: {amount: 10, unit: days, qualifier: exactly, starts: reasonable-grounds}}\n      "+source+"\n"),
		"XK.yaml": file("XK", "Kosovo", "amount: 10, unit: days", ""),
	})
	require.NoError(t, err)
	set, err := rule.NewSet(r, victim.Rules()...)
	require.NoError(t, err)
	return set
}

// checked is the report of a check of v with the rules of set.
func checked(
	t *testing.T, v *victim.Victim, set *rule.Set[*victim.Victim], on law.Day,
	more ...jurisdiction.Code,
) *rule.Report {
	t.Helper()
	r, err := v.CheckWith(set, on, more...)
	require.NoError(t, err)
	return r
}

func finding(t *testing.T, r *rule.Report, id rule.ID) rule.Finding {
	t.Helper()
	for _, f := range r.Findings {
		if f.Rule == id {
			return f
		}
	}
	require.Fail(t, "no finding", id)
	return rule.Finding{}
}

func TestSeveralPlaces_TheShorterPeriodProtectsTheChildMore(t *testing.T) {
	set := madeUpLaw(t)
	v := child() // presumed a victim in North Macedonia since 1 September
	for _, more := range [][]jurisdiction.Code{{"XK"}, {"XK", "MK"}} {
		v.Stays[0].Place = more[len(more)-1] // whichever place comes first
		places := []jurisdiction.Code{"MK", "XK"}
		f := finding(t, checked(t, &v, set, d(2026, 9, 4), places...), "CHILD-001")
		assert.Equal(t, rule.Due, f.Outcome)
		assert.Equal(t, d(2026, 9, 4), f.Due, "72 hours from 1 September")
		require.Len(t, f.Yielded, 1)
		assert.Equal(t, jurisdiction.Code("XK"), f.Yielded[0].Jurisdiction)
		assert.Equal(t, "up to 10 days from identification", f.Yielded[0].Value)
		later := checked(t, &v, set, d(2026, 9, 5), places...)
		assert.Equal(t, rule.Overdue, finding(t, later, "CHILD-001").Outcome)
	}
}

// CETS No. 197, article 13(1): at least 30 days. A shorter national period gives way.
func TestReflection_ANationalPeriodUnderTheTreatyFloorGivesWay(t *testing.T) {
	set := madeUpLaw(t)
	v := child()
	v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 9, 1), To: d(2026, 9, 11)}}
	f := finding(t, checked(t, &v, set, d(2026, 9, 20)), "REFL-001")
	assert.Equal(t, rule.NotMet, f.Outcome)
	assert.Contains(t, f.Message.String(), "30 days")
	require.Len(t, f.Yielded, 1)
	assert.Contains(t, f.Yielded[0].Value, "10 days")
	assert.Equal(t, "made up", f.Yielded[0].Source.Origin, "where the value came from is told")
}

// Duties of several places are united: a finding names the place that gives it force and the others
// that ask the same.
func TestSeveralPlaces_DutiesAreUnited(t *testing.T) {
	v := child()
	v.Stays[0].Place = "XK" // bound by no treaty
	set, err := rule.NewSet(jurisdiction.Builtin(), victim.Rules()...)
	require.NoError(t, err)
	alone := finding(t, checked(t, &v, set, d(2026, 10, 1)), "CHILD-008")
	assert.Equal(t, rule.Guidance, alone.Force)
	both := finding(t, checked(t, &v, set, d(2026, 10, 1), "MK", "SI"), "CHILD-008")
	assert.Equal(t, rule.Binding, both.Force)
	assert.Equal(t, jurisdiction.Code("MK"), both.Jurisdiction)
	assert.Equal(t, []jurisdiction.Code{"SI"}, both.Also)
	assert.Equal(t, law.Binds, both.Basis[0].Binding)
}

// CETS No. 197, article 10(4)(a), has no exception for a married child; Serbia's asylum law has one
// (article 12(4)). The duty stands, and the finding says so.
func TestNationalLawThatSaysOtherwiseIsReported(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), victim.Rules()...)
	require.NoError(t, err)
	v := child()
	f := finding(t, checked(t, &v, set, d(2026, 11, 24), "RS"), "CHILD-001")
	assert.NotEqual(t, rule.Met, f.Outcome)
	require.NotEmpty(t, f.Conflicts)
	assert.Equal(t, jurisdiction.Code("RS"), f.Conflicts[0].Jurisdiction)
	assert.NotEmpty(t, f.Conflicts[0].Source.Instrument)

	// Slovakia gives no reflection period to a child (Act 404/2011, section 58); article 13(1)
	// makes no difference by age.
	v.Stays[0].Place, v.Status[0].Place, v.Status[0].Day = "SK", "SK", d(2026, 11, 23)
	f = finding(t, checked(t, &v, set, d(2026, 11, 24)), "REFL-001")
	assert.Equal(t, rule.Due, f.Outcome)
	require.Len(t, f.Conflicts, 1)
	assert.Equal(t, jurisdiction.Code("SK"), f.Conflicts[0].Jurisdiction)
}

// CETS No. 197, article 13(1), speaks of those of whom there are reasonable grounds. A national
// period that runs from another event is not counted from them where none was granted: the finding
// rests on the 30 days of the treaty, and names no national law.
func TestReflection_NoPeriodIsCountedFromADayThatTheLawDoesNotName(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), victim.Rules()...)
	require.NoError(t, err)
	v := child()
	v.Age = person.Age{BirthDay: d(1990, 1, 1)}
	tests := []struct {
		place  jurisdiction.Code
		last   law.Day // the last day on which the period could have been granted
		length string
		first  string // the first act on which the finding rests
	}{
		// Croatia, Zakon o strancima, article 81(1): 60 days for a person identified as a victim.
		// Reasonable grounds since 1 September.
		{"HR", d(2026, 10, 1), "30 days", "coe-197"},
		// Germany, Aufenthaltsgesetz, section 59(7): at least three months where there are grounds.
		{"DE", d(2026, 12, 1), "3 months", "de-aufenthg"},
	}
	for _, tt := range tests {
		v.Stays[0].Place, v.Status[0].Place = tt.place, tt.place
		last := checked(t, &v, set, tt.last)
		assert.Equal(t, rule.Due, finding(t, last, "REFL-001").Outcome, tt.place)
		f := finding(t, checked(t, &v, set, tt.last.AddDays(1)), "REFL-001")
		assert.Equal(t, rule.NotMet, f.Outcome, tt.place)
		assert.Contains(t, f.Message.String(), tt.length)
		require.NotEmpty(t, f.Basis)
		assert.Equal(t, tt.first, f.Basis[0].Instrument, tt.place)
	}
	// What was granted is measured by the longer national period all the same.
	v.Stays[0].Place, v.Status[0].Place = "HR", "HR"
	v.Reflection = []victim.Reflection{{Place: "HR", From: d(2026, 9, 1), To: d(2026, 10, 30)}}
	late := checked(t, &v, set, d(2026, 11, 24))
	assert.Equal(t, rule.NotMet, finding(t, late, "REFL-001").Outcome)
	v.Reflection[0].To = d(2026, 10, 31)
	assert.Equal(t, rule.Met, finding(t, checked(t, &v, set, d(2026, 11, 24)), "REFL-001").Outcome)
}
