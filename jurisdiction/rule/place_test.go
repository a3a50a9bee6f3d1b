package rule_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func newCheck(t *testing.T, on law.Day) *rule.Check {
	t.Helper()
	c, err := rule.NewCheck(jurisdiction.Builtin(), on, nil)
	require.NoError(t, err)
	return c
}

func reported(t *testing.T, c *rule.Check) *rule.Report {
	t.Helper()
	r, err := c.Report("test")
	require.NoError(t, err)
	return r
}

var checkDay = law.MustDay(2026, 10, 1)

func TestNewCheck_NeedsADay(t *testing.T) {
	on, err := law.Date(2026, 2, 31)
	require.Error(t, err)
	for _, on := range []law.Day{{}, on} { // who passes over the error has no day
		_, err := rule.NewCheck(jurisdiction.Builtin(), on, nil)
		assert.ErrorIs(t, err, rule.ErrNoDay)
		_, err = rule.NewScan(jurisdiction.Builtin(), on, nil, func(*rule.Finding) {})
		assert.ErrorIs(t, err, rule.ErrNoDay)
	}
}

const noCode = "of those given to the check is no code of a place; its law is not known here"

func TestCheck_Place(t *testing.T) {
	tests := []struct {
		name    string
		tell    func(*rule.Check)
		path    string
		message string
		receipt rule.UnknownLaw
	}{
		{
			"a State without a profile",
			func(c *rule.Check) { c.Place("/stays/0/place", "US") },
			"/stays/0/place", "the law of US is not known here",
			rule.UnknownLaw{Place: "US", Path: "/stays/0/place"},
		},
		{
			"a subdivision that a State with profiles of its own does not have",
			func(c *rule.Check) { c.Place("/x", "BA-XXX") },
			"/x", "the law of BA-XXX is not known here",
			rule.UnknownLaw{Place: "BA-XXX", Path: "/x"},
		},
		{
			"given by the caller",
			func(c *rule.Check) { c.Arguments("SI", "US") },
			"", "the law of US is not known here",
			rule.UnknownLaw{Place: "US", Argument: 2},
		},
		{
			"no code",
			func(c *rule.Check) { c.Place("/stays/0/place", "Person A") },
			"/stays/0/place", "what stands here is no code of a place; its law is not known here",
			rule.UnknownLaw{Path: "/stays/0/place"},
		},
		{
			"no code given by the caller",
			func(c *rule.Check) { c.Arguments("SI", "Person A") },
			"", "place 2 " + noCode,
			rule.UnknownLaw{Argument: 2},
		},
		{
			"the caller gave an empty text",
			func(c *rule.Check) { c.Arguments("") },
			"", "place 1 " + noCode,
			rule.UnknownLaw{Argument: 1},
		},
		{
			"a withdrawn code",
			func(c *rule.Check) { c.Place("/x", "YU") },
			"/x", "what stands here is no code of a place; its law is not known here",
			rule.UnknownLaw{Path: "/x"},
		},
		{
			"a code in small letters",
			func(c *rule.Check) { c.Place("/x", "si") },
			"/x", "what stands here is no code of a place; its law is not known here",
			rule.UnknownLaw{Path: "/x"},
		},
		{
			"told three times",
			func(c *rule.Check) { c.Place("/a", "US"); c.Arguments("US"); c.Place("/b", "US") },
			"/a", "the law of US is not known here",
			rule.UnknownLaw{Place: "US", Path: "/a"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCheck(t, checkDay)
			tt.tell(c)
			r := reported(t, c)
			require.Len(t, r.Findings, 1)
			f := r.Findings[0]
			assert.Equal(t, rule.LawUnknown, f.Rule)
			assert.Equal(t, rule.Unknown, f.Outcome)
			assert.Equal(t, tt.path, f.Path)
			assert.Equal(t, tt.message, f.Message.String())
			assert.Equal(t, []rule.UnknownLaw{tt.receipt}, r.Receipt.LawUnknown)
			assert.Equal(t, rule.Summary{Unknown: 1, LawUnknown: 1}, r.Summary())
			assert.ErrorIs(t, r.Err(), rule.ErrLawUnknown)
			assert.NotErrorIs(t, r.Err(), rule.ErrUnmet)
			var out bytes.Buffer
			require.NoError(t, r.WriteText(&out, true))
			require.NoError(t, r.WriteMarkdown(&out, true))
			require.NoError(t, json.NewEncoder(&out).Encode(r))
			assert.Contains(t, out.String(), "The law of a place is not known (1)")
			assert.NotContains(t, out.String(), "Person A")
		})
	}
}

func TestCheck_Place_WhoseLawIsKnownSaysNothing(t *testing.T) {
	c := newCheck(t, checkDay)
	c.Place("/x", "")
	c.Place("/x", "SI")
	c.Place("/x", "BA-SRP")
	c.Place("/x", "SI-061") // the law of the State is that of its parts
	c.Arguments("MK", "XK")
	r := reported(t, c)
	assert.Empty(t, r.Findings)
	assert.Empty(t, r.Receipt.LawUnknown)
	assert.NoError(t, r.Err())
}

// An exemption of the id silences nothing, and no rule can take the id.
func TestLawUnknown_IsNobodysRule(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), stays(func(p *rule.Pass[int]) {}))
	require.NoError(t, err)
	c := newCheck(t, checkDay)
	rule.Ask(c, set, rule.Subject[int]{
		Prefix: "/x",
		Places: []jurisdiction.Code{"Person A"},
		Exemptions: []rule.Exemption{{
			Rule:      rule.LawUnknown,
			Authority: jurisdiction.Court,
			Reason:    jurisdiction.ExemptionReason("safety"),
			Day:       checkDay,
		}},
	})
	r := reported(t, c)
	require.Len(t, r.Findings, 1, "what is no code is told, not dropped")
	assert.Equal(t, rule.Unknown, r.Findings[0].Outcome)
	assert.Equal(t, "/x", r.Findings[0].Path)

	own := stays(func(p *rule.Pass[int]) {})
	own.ID = rule.LawUnknown
	_, err = rule.NewSet(jurisdiction.Builtin(), own)
	assert.Error(t, err)
}

// What is unmet and what is not known are told apart.
func TestReport_Err_JoinsBoth(t *testing.T) {
	r := &rule.Report{Findings: []rule.Finding{
		{Rule: "TEST-001", Outcome: rule.NotMet, Force: rule.Binding},
		{Rule: rule.LawUnknown, Outcome: rule.Unknown},
	}}
	assert.ErrorIs(t, r.Err(), rule.ErrUnmet)
	assert.ErrorIs(t, r.Err(), rule.ErrLawUnknown)
	unmet, ok := errors.AsType[*rule.UnmetError](r.Err())
	require.True(t, ok)
	assert.Equal(t, []rule.ID{"TEST-001"}, unmet.Rules)
}

// The day of the data itself is not later; the day after is.
func TestReceipt_SaysThatTheDataAreOlder(t *testing.T) {
	data := jurisdiction.DataDay()
	older := "law data of " + data.String() + "; the day asked is "
	for _, tt := range []struct {
		on   law.Day
		days int
		note string
	}{
		{data.AddDays(-400), 0, ""},
		{data, 0, ""},
		{data.AddDays(1), 1, older + "1 day later"},
		{data.AddDays(400), 400, older + "400 days later"},
	} {
		r := reported(t, newCheck(t, tt.on))
		assert.Equal(t, tt.days, r.Receipt.DaysLater)
		assert.Equal(t, tt.note, r.Receipt.DataNote())
		var text, markdown bytes.Buffer
		require.NoError(t, r.WriteText(&text, false))
		require.NoError(t, r.WriteMarkdown(&markdown, false))
		for _, out := range []string{text.String(), markdown.String()} {
			if tt.note == "" {
				assert.NotContains(t, out, "law data of")
			} else {
				assert.Contains(t, out, tt.note)
			}
		}
	}
}
