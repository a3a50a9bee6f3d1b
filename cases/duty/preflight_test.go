package duty_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/person"
)

// Each finding of the pre-flight points into the file and at the person, rests on law and has a
// text that can be translated. A draft is never cleared.
func TestPreflight_Findings(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	all, err := scenario.Load(os.DirFS("testdata"))
	require.NoError(t, err)
	asked := 0
	for _, s := range all {
		if s.Referral == "" {
			continue
		}
		asked++
		report, clearance, err := c.Preflight(s.Case, s.Referral, s.On)
		require.NoError(t, err, s.Title)
		h, err := s.Case.Handing(s.Referral, s.On)
		require.NoError(t, err, s.Title)
		assert.Equal(t, clearance.Blocking() == nil && h.Lacks == "", clearance.Clears(), s.Title)
		for i := range report.Findings {
			x := &report.Findings[i]
			assert.True(t, x.Rule.ID == rule.LawUnknown || len(x.Law.Basis()) > 0, s.Title)
			path := x.Path.String()
			list, _, _ := strings.Cut(path[1:], "/")
			assert.Contains(t, []string{"referrals", "victims", "notifications"}, list, path)
			assert.Equal(t, "/victims/0", x.About, s.Title)
			data, err := json.Marshal(x)
			require.NoError(t, err)
			if x.Label != "" { // else the sentence says it all
				assert.Contains(t, string(data), `"what":"`, "%s: %s has no key", s.Title, x.Label)
			}
		}
		s.Case.Referrals[0].State = referral.Draft
		_, drafted, err := c.Preflight(s.Case, s.Referral, s.On)
		require.NoError(t, err, s.Title)
		assert.False(t, drafted.Clears(), "%s: a draft is not sent", s.Title)
	}
	assert.Greater(t, asked, 100)
}

// The person and the referral are found where they stand in a file of many.
func TestPreflight_PointsAtTheRightOnes(t *testing.T) {
	on := d(2026, 9, 3)
	f := ready(t, on)
	other, another := f.Victims[0], f.Referrals[0]
	other.ID, another.ID, another.Victim = "v2", "r2", "v2"
	f.Victims = append(f.Victims, other)
	f.Referrals = append(f.Referrals, another)
	f.Victims[1].Risks, f.Referrals[1].Consent = nil, ""
	report, clearance, err := duty.Preflight(f, "r2", on)
	require.NoError(t, err)
	assert.Equal(t, []rule.ID{"PREF-001", "PREF-008"}, clearance.Blocking())
	paths := map[rule.ID]string{}
	for i := range report.Findings {
		x := &report.Findings[i]
		assert.Equal(t, "/victims/1", x.About)
		assert.Equal(t, "v2", x.Key.Victim)
		paths[x.Rule.ID] = x.Path.String()
	}
	assert.Equal(t, "/referrals/1/consent", paths["PREF-001"])
	assert.Equal(t, "/victims/1/risk", paths["PREF-008"])
}

// A record that nobody validated may hold an emergency without its ground: it stands for nothing.
func TestPreflight_EmergencyWithoutGround(t *testing.T) {
	on := d(2026, 9, 3)
	for name, e := range map[string]referral.Emergency{
		"no ground":    {Authority: jurisdiction.Police, ReviewBy: on},
		"no authority": {Ground: referral.VitalInterests, ReviewBy: on},
		"no day":       {Ground: referral.VitalInterests, Authority: jurisdiction.Police},
		"no such code": {Ground: "hurry", Authority: jurisdiction.Police, ReviewBy: on},
	} {
		f := ready(t, on)
		f.Referrals[0].Emergency = &e
		_, clearance, err := duty.Preflight(f, "r1", on)
		require.NoError(t, err, name)
		assert.Equal(t, []rule.ID{"PREF-001"}, clearance.Blocking(), name)
	}
}

// A rule that waits for a fact blocks, unless an authority exempted from the rule.
func TestPreflight_QuestionsBlock(t *testing.T) {
	on := d(2026, 9, 3)
	f := ready(t, on)
	f.Victims[0].Age = person.Age{Knowledge: person.AgeUnknown}
	report, clearance, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	require.True(t, report.Asks("PREF-004"))
	assert.Contains(t, clearance.Blocking(), rule.ID("PREF-004"))
	assert.False(t, clearance.Clears())

	f.Victims[0].Exemptions = []jurisdiction.Exemption{{
		Rule: "PREF-004", Authority: jurisdiction.Court, Reason: "best-interests", Day: on,
	}}
	_, clearance, err = duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	assert.NotContains(t, clearance.Blocking(), rule.ID("PREF-004"))
	f.Victims[0].Exemptions[0].Until = on.AddDays(-1)
	_, clearance, err = duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	assert.Contains(t, clearance.Blocking(), rule.ID("PREF-004"), "the exemption has ended")
}

// No option of a checker takes a rule of the pre-flight away.
func TestPreflight_NothingIsSwitchedOff(t *testing.T) {
	registry := jurisdiction.Builtin()
	for _, r := range duty.PreflightRules() {
		_, err := duty.NewChecker(registry, duty.Off(rule.IDOf(r)))
		assert.Error(t, err, rule.IDOf(r))
	}
	c, err := duty.NewChecker(registry, duty.Without("/referrals", "/notifications", "/risk"))
	require.NoError(t, err)
	on := d(2026, 9, 3)
	f := ready(t, on)
	f.Victims[0].Risks, f.Referrals[0].Consent = nil, ""
	_, want, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	_, got, err := c.Preflight(f, "r1", on)
	require.NoError(t, err)
	assert.Equal(t, want.Blocking(), got.Blocking())
	assert.Equal(t, []rule.ID{"PREF-001", "PREF-008"}, got.Blocking())
}

// Nothing is left of a pre-flight that ran into a limit.
func TestPreflight_Limit(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	on := d(2026, 9, 3)
	report, clearance, err := c.WithLimit(3).Preflight(ready(t, on), "r1", on)
	assert.ErrorIs(t, err, rule.ErrLimit)
	assert.Nil(t, report)
	assert.False(t, clearance.Clears())
}
