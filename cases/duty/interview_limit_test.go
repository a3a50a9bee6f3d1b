package duty_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// The number of interviews that national law allows, hard or with a need on file, as it stood on
// the day of the interview; of several places the smallest counts.
func TestInterviewLimit(t *testing.T) {
	registry, err := jurisdiction.Builtin().Overlay("ours", fstest.MapFS{
		"AQ.yaml": {Data: []byte(`code: AQ
name: A
interviews:
  max:
    - from: 2026-01-01
      value: {max: 2, hard: true}
      source: {instrument: coe-201, url: "https://example.org", checked: 2026-11-01, confidence: high}
`)},
		"HM.yaml": {Data: []byte(`code: HM
name: H
interviews:
  max:
    - from: 2026-01-01
      value: {max: 1}
      source: {instrument: coe-201, url: "https://example.org", checked: 2026-11-01, confidence: high}
`)},
	})
	require.NoError(t, err)
	checker, err := duty.NewChecker(registry)
	require.NoError(t, err)
	on := d(2026, 10, 1)
	last := func(
		place jurisdiction.Code, necessary person.Answer, n int, year int,
		more ...jurisdiction.Code,
	) rule.Finding {
		f := file()
		f.Victims[0].Stays[0].Place = "AQ"
		for i := range n {
			f.Interviews = append(
				f.Interviews,
				cases.Interview{
					ID: string(rune('a' + i)), Victim: "v1", Kind: cases.InterviewForensic,
					Day: law.MustDay(year, 9, 10+i), Place: place, Necessary: necessary,
				},
			)
		}
		var found rule.Finding
		checker.Scan(&f, on, func(x *rule.Finding) {
			if x.Rule.ID == "INTV-005" && strings.HasPrefix(
				x.Path.String(), "/interviews/"+string(rune('0'+n-1)),
			) {
				found = *x
			}
		}, more...)
		return found
	}
	assert.Equal(t, rule.Met, last("AQ", person.Yes, 2, 2026).Outcome, "the number itself")
	assert.Equal(
		t, rule.NotMet, last("AQ", person.Yes, 3, 2026).Outcome, "one more, and the limit is hard",
	)
	assert.Equal(
		t, rule.Met, last("AQ", person.Yes, 3, 2025).Outcome, "before the law had a number",
	)
	assert.Equal(
		t, rule.Met, last("HM", person.Yes, 2, 2026).Outcome,
		"one more for a need on file, where the limit is not hard",
	)
	assert.Equal(t, rule.NotMet, last("HM", "", 2, 2026).Outcome, "one more without")
	assert.Equal(t, rule.Unknown, last("XK", "", 2, 2026).Outcome, "no number")
	assert.Equal(
		t, rule.NotMet, last("", person.Yes, 3, 2026).Outcome, "of the place where the child is",
	)
	f := last("", person.No, 2, 2026, "HM")
	require.Equal(t, rule.NotMet, f.Outcome)
	assert.Equal(t, jurisdiction.Code("HM"), f.Law.Basis[0].Place, "the smaller number of two places")
	assert.Equal(t, law.Binds, f.Law.Basis[0].Binding)
}
