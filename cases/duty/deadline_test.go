package duty_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// noFriday is the calendar of an office that works on no Friday.
type noFriday struct{ law.Weekdays }

func (noFriday) Working(day law.Day) bool {
	return law.Weekdays{}.Working(day) && day.Weekday().String() != "Friday"
}

// applied is a girl who applied for asylum in Germany on 14 December 2026 and has nobody.
func applied() victim.Victim {
	v := girlIn("DE")
	v.Asylum.Applications = []victim.AsylumApplication{
		{Day: at(2026, 12, 14), Place: "DE", ProvisionalPerson: at(2026, 12, 14)},
	}
	return v
}

func checkerWith(t *testing.T, options ...duty.Option) *duty.Checker {
	t.Helper()
	c, err := duty.NewChecker(jurisdiction.Builtin(), options...)
	require.NoError(t, err)
	return c
}

// representative is the finding on the representative of the girl.
func representative(t *testing.T, r *rule.Report) rule.Finding {
	t.Helper()
	for _, f := range told(r, "CHILD-004") {
		if f.More != nil {
			return f
		}
	}
	t.Fatal("no finding has a last day")
	return rule.Finding{}
}

func textOf(t *testing.T, f rule.Finding, verbose bool) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, (&rule.Report{Findings: []rule.Finding{f}}).WriteText(&b, verbose))
	return b.String()
}

// Regulation (EU) 2024/1348, article 23(2)(b), and Regulation 1182/71, article 2.
func TestCalendar(t *testing.T) {
	on := at(2026, 12, 20)
	for name, tt := range map[string]struct {
		options []duty.Option
		last    law.Day
		ignored bool
	}{
		"of the library": {nil, at(2027, 1, 6), false},
		"of the user": {
			[]duty.Option{duty.Calendar("DE", noFriday{})}, at(2027, 1, 7), false,
		},
		"of the user, of nothing": {[]duty.Option{duty.Calendar("DE", nil)}, at(2027, 1, 4), true},
		"of another place": {
			[]duty.Option{duty.Calendar("FR", law.Weekdays{})}, at(2027, 1, 6), false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := lone(t, checkerWith(t, tt.options...), applied(), on)
			f := representative(t, r)
			assert.Equal(t, tt.last, f.Due)
			assert.Equal(t, tt.ignored, f.More.Deadline.HolidaysIgnored)
			assert.Equal(t, "eu-1182-71", f.More.CountedBy.Instrument)
			text := textOf(t, f, true)
			assert.Contains(t, text, "Counted by Periods Regulation 2; confidence medium.")
			if tt.ignored {
				assert.Contains(t, text, "Public holidays are not counted in: check whether")
			} else {
				assert.NotContains(t, text, "check whether")
			}
			if tt.options != nil {
				assert.Len(t, r.Receipt.Calendars, 1, "the receipt names the place")
			}
			data, err := json.Marshal(f)
			require.NoError(t, err)
			var back rule.Finding
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, f.More.CountedBy, back.More.CountedBy)
			assert.Equal(t, f.More.Deadline, back.More.Deadline)
		})
	}
	_, err := duty.NewChecker(jurisdiction.Builtin(), duty.Calendar("", law.Weekdays{}))
	assert.Error(t, err, "a calendar of no place")
}

// The law of a place is named as the report names laws, and so is a day that moved.
func TestDeadline_ByTheLawOfAPlace(t *testing.T) {
	v := girlIn("RS")
	v.Status[0].Day = at(2026, 10, 12)
	v.Status[0].Kind, v.Status[0].Outcome = victim.StatusPresumed, ""
	f := toldIn(t, lone(t, nil, v, at(2026, 11, 1)), "CHILD-001", "RS")
	assert.Equal(t, at(2026, 11, 12), f.Due)
	text := textOf(t, f, true)
	assert.Contains(t, text, "a public holiday\n    12 November 2026: the last day moves to here")
	assert.Contains(t, text, "General Administrative Procedure Act")
	var b bytes.Buffer
	require.NoError(t, (&rule.Report{Findings: []rule.Finding{f}}).WriteMarkdown(&b, false))
	assert.NotContains(t, b.String(), "not known to us")
}

// The calendar of a State also counts in its parts.
func TestCalendar_ofAState(t *testing.T) {
	v := applied()
	v.Asylum.Applications[0].Place = "DE-BY"
	f := representative(t, lone(t, checkerWith(t, duty.Calendar("DE", noFriday{})), v,
		at(2026, 12, 20)))
	assert.Equal(t, at(2027, 1, 7), f.Due)
}

// What is not known of the counting is said, and the earlier day given.
func TestDeadline_NotKnownHowItIsCounted(t *testing.T) {
	c := madeUpLaw(t)
	v := girlIn("XK")
	for on, want := range map[law.Day]rule.Outcome{
		at(2026, 9, 10): rule.Due, at(2026, 9, 11): rule.Overdue,
	} {
		f := toldIn(t, lone(t, c, v, on), "CHILD-001", "XK")
		assert.Equal(t, want, f.Outcome)
		assert.Equal(t, at(2026, 9, 10), f.Due)
		for _, verbose := range []bool{false, true} {
			assert.Contains(t, textOf(t, f, verbose),
				"How the law counts this time is not known to us. This is the earlier day.")
			var b bytes.Buffer
			require.NoError(
				t, (&rule.Report{Findings: []rule.Finding{f}}).WriteMarkdown(&b, verbose),
			)
			assert.Contains(t, b.String(), "  - How the law counts this time is not known to us.")
		}
		assert.Empty(t, f.More.CountedBy)
	}
}

// Who appoints decides how the time is counted: the guardianship court of Poland by civil law.
func TestDeadline_ofACourt(t *testing.T) {
	for place, by := range map[jurisdiction.Code]string{
		"PL": "pl-kc", "HU": "hu-akr", "RS": "rs-zup",
	} {
		p, err := jurisdiction.Builtin().Get(place)
		require.NoError(t, err)
		got, state := duty.GuardianTime(p, at(2026, 9, 1)).At(at(2026, 9, 1))
		require.Equal(t, law.Known, state, place)
		assert.Equal(t, by, got.Source.Instrument)
	}
}

// A calendar of the user's replaces the public holidays that the library knows.
func ExampleCalendar() {
	checker, err := duty.NewChecker(
		jurisdiction.Builtin(), duty.Calendar("DE", noFriday{}),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	f := cases.File{ID: "c1", Opened: at(2026, 12, 14), Victims: []victim.Victim{applied()}}
	report, err := checker.Check(&f, at(2026, 12, 20))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range report.Findings {
		if x.Rule.ID == "CHILD-004" && !x.Due.IsZero() {
			fmt.Println(x.Due)
		}
	}
	fmt.Println(report.Receipt.Calendars)
	// Output:
	// 2027-01-07
	// [DE]
}
