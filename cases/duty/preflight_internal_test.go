package duty

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Each flaw of a consent and each reason why a service does not fit has words of its own, and one
// that has none blocks all the same.
func TestPreflight_EveryCodeHasWords(t *testing.T) {
	blocks := func(qs []Quality[handing], h *handing) string {
		for i := range qs {
			if qs[i].Holds(&Pass{}, h) == No {
				return qs[i].Text
			}
		}
		return ""
	}
	to := referral.Party{Kind: jurisdiction.NGO, Place: "MK"}
	h := &handing{Handing: &referral.Handing{
		Referral: &referral.Referral{To: to},
		Consent:  &victim.Consent{Recipients: []victim.Recipient{to.Recipient()}},
	}}
	assert.Empty(t, blocks(consentQualities(), h))
	seen := map[string]bool{}
	for _, flaw := range append(law.Codes[victim.ConsentFlaw](), "one of later") {
		h.Flaw = flaw
		text := blocks(consentQualities(), h)
		assert.NotEmpty(t, text, flaw)
		seen[text] = true
	}
	assert.Len(t, seen, len(consentFlaws)+1)
	for _, reason := range law.Codes[referral.Unfit]() {
		assert.False(t, unnamed(reason), reason)
	}
	qs := fitQualities()
	fit := &serviceFit{known: true, reasons: []referral.Unfit{"one of later"}}
	assert.True(t, slices.ContainsFunc(qs, func(q Quality[serviceFit]) bool {
		return q.Holds(nil, fit) == No
	}))
}

// What is no word of being done blocks, also an outcome that nobody thought of. An empty report
// says that nothing was looked at.
func TestInTheWay(t *testing.T) {
	head := &rule.Head{ID: "PREF-002"}
	for outcome, blocks := range map[rule.Outcome]bool{
		rule.Met: false, rule.Due: false, rule.Exempt: false,
		rule.NotMet: true, rule.Overdue: true, rule.Unknown: true, rule.Late: true, "": true,
	} {
		r := &rule.Report{Findings: []rule.Finding{{Rule: head, Outcome: outcome}}}
		looked, blocking := inTheWay(r, nil)
		assert.True(t, looked)
		assert.Equal(t, blocks, len(blocking) == 1, outcome)
	}
	looked, blocking := inTheWay(&rule.Report{}, nil)
	assert.False(t, looked)
	assert.Empty(t, blocking)
	looked, blocking = inTheWay(&rule.Report{Findings: []rule.Finding{{
		Rule: &rule.Head{ID: rule.LawUnknown}, Outcome: rule.Unknown,
	}}}, nil)
	assert.False(t, looked, "that a law is not known is no look at the referral")
	assert.Empty(t, blocking)
	looked, blocking = inTheWay(&rule.Report{Questions: []rule.Question{{
		Rules: []rule.ID{"PREF-004"},
	}}}, nil)
	assert.True(t, looked)
	assert.Equal(t, []rule.ID{"PREF-004"}, blocking)
}
