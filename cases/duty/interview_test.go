package duty_test

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// TestInterviewLimit: the number of interviews that national law allows for a child, hard or with a
// need on file, as it stood on the day of the interview; of several places the smallest counts. No
// law that comes with the library has a hard one.
func TestInterviewLimit(t *testing.T) {
	limit := func(code, name, value string) []byte {
		return []byte("code: " + code + "\nname: " + name +
			"\ninterviews:\n  max:\n    - from: 2026-01-01\n" +
			"      value: " + value + "\n      source: {instrument: coe-201, " +
			"url: \"https://example.org\", checked: 2026-11-01, confidence: high}\n")
	}
	registry, err := jurisdiction.Builtin().Overlay("ours", fstest.MapFS{
		"AQ.yaml": {Data: limit("AQ", "Antarctica", "{max: 2, hard: true}")},
		"HM.yaml": {Data: limit("HM", "Heard Island and McDonald Islands", "{max: 1}")},
	})
	require.NoError(t, err)
	checker, err := duty.NewChecker(registry)
	require.NoError(t, err)
	for _, tt := range []struct {
		name      string
		place     jurisdiction.Code
		necessary person.Answer
		n, year   int
		more      []jurisdiction.Code
		want      rule.Outcome
		label     string
		text      string
	}{
		{"the number itself", "AQ", person.Yes, 2, 2026, nil, rule.Met, "", ""},
		{
			"one more, and the limit is hard", "AQ", person.Yes, 3, 2026, nil, rule.NotMet,
			"number within the limit of national law",
			"Number 3; national law allows 2.",
		},
		{"before the law had a number", "AQ", person.Yes, 3, 2025, nil, rule.Met, "", ""},
		{"one more for a need on file", "HM", person.Yes, 2, 2026, nil, rule.Met, "", ""},
		{
			"one more without", "HM", "", 2, 2026, nil, rule.NotMet, "need for one more interview",
			"Number 2; national law allows 1.",
		},
		{"no number", "XK", "", 2, 2026, nil, rule.Unknown, "", ""},
		{
			"of the place where the child is", "", person.Yes, 3, 2026, nil, rule.NotMet, "",
			"Number 3; national law allows 2.",
		},
		{
			"the smaller number of two places", "", "", 2, 2026, []jurisdiction.Code{"HM"},
			rule.NotMet, "", "Number 2; national law allows 1.",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := &cases.File{ID: "f1", Victims: []victim.Victim{{
				ID:  "v1",
				Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2011, 5, 20)},
				Stays: []victim.Stay{
					{Place: "AQ", From: law.MustDay(2020, 8, 1)},
				},
			}}}
			for i := range tt.n {
				f.Interviews = append(f.Interviews, cases.Interview{
					ID: string(rune('a' + i)), Victim: "v1", Kind: cases.InterviewForensic,
					Day:   law.MustDay(tt.year, time.September, 10+i),
					Place: tt.place, Necessary: tt.necessary,
				})
			}
			r, err := checker.One("INTV-005", f, law.MustDay(2026, 10, 1), tt.more...)
			require.NoError(t, err)
			require.Len(t, r.Findings, tt.n-1)
			got := r.Findings[0]
			for _, x := range r.Findings {
				if x.Args.Number > got.Args.Number {
					got = x
				}
			}
			assert.Equal(t, tt.want, got.Outcome, got.Text())
			if tt.label != "" {
				assert.Equal(t, tt.label, got.Label)
				assert.Equal(t, rule.Binding, got.Law.Force)
			}
			assert.Equal(t, int32(tt.n), got.Args.Number)
			if tt.want == rule.NotMet {
				assert.Contains(t, got.Text(), tt.text)
			}
		})
	}
}

// TestInterviewLimit_Undated: which of several interviews without a day went too far is not on
// file, so no number is told; that one did is.
func TestInterviewLimit_Undated(t *testing.T) {
	f := &cases.File{ID: "f1", Victims: []victim.Victim{{
		ID:  "v1",
		Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2011, 5, 20)},
		Stays: []victim.Stay{
			{Place: "RS", From: law.MustDay(2020, 8, 1)},
		},
	}}}
	for _, id := range []string{"a", "b", "c"} {
		f.Interviews = append(f.Interviews, cases.Interview{
			ID: id, Victim: "v1", Kind: cases.InterviewForensic, Place: "RS",
		})
	}
	checker, err := duty.NewChecker(jurisdiction.Builtin())
	require.NoError(t, err)
	r, err := checker.One("INTV-005", f, law.MustDay(2026, 10, 1))
	require.NoError(t, err)
	require.Len(t, r.Findings, 2)
	var outcomes []rule.Outcome
	for _, x := range r.Findings {
		outcomes = append(outcomes, x.Outcome)
		assert.Zero(t, x.Args.Number)
		assert.NotContains(t, x.Text(), "Number")
	}
	assert.ElementsMatch(t, []rule.Outcome{rule.Unknown, rule.NotMet}, outcomes)
}
