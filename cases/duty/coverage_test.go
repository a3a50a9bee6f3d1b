package duty_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// answers are what a part can answer.
var answers = map[rule.Answer]string{
	rule.Yes: "yes", rule.No: "no", rule.DontKnow: "not known",
}

// shownInGo are qualities that no law of the library leads to both answers of: a test with law of
// its own shows them.
var shownInGo = []string{
	"INTV-005 quality necessary: number within the limit of national law",
	"DATA-006 quality recipient/kind: to whom it was disclosed", // no valid file lacks it
}

// TestEveryPartIsReached: each quality of each rule is answered with yes, and otherwise, in some
// scenario.
func TestEveryPartIsReached(t *testing.T) {
	reached := map[string]bool{}
	c, err := duty.NewChecker(jurisdiction.Builtin(),
		duty.Trace(func(id rule.ID, part string, a rule.Answer) {
			reached[string(id)+" "+part+" = "+answers[a]] = true
		}))
	require.NoError(t, err)
	all, err := scenario.Load(os.DirFS("testdata"))
	require.NoError(t, err)
	for _, s := range all {
		s.Run(c)
	}
	var missing []string
	for _, e := range c.Catalogue() {
		for _, part := range e.Parts {
			if !strings.HasPrefix(part, "quality ") {
				continue // conditions and ends are shared, and tested of themselves
			}
			n := 0
			for _, a := range answers {
				if reached[string(e.ID)+" "+part+" = "+a] {
					n++
				}
			}
			if slices.Contains(shownInGo, string(e.ID)+" "+part) {
				continue
			}
			if n < 2 || !reached[string(e.ID)+" "+part+" = yes"] {
				missing = append(missing, string(e.ID)+" "+part)
			}
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("%d qualities that no scenario answers with yes and otherwise:\n%s",
			len(missing), strings.Join(missing, "\n"))
	}
}

// TestEveryOutcome lists, for each rule, the outcomes that no scenario expects.
func TestEveryOutcome(t *testing.T) {
	all, err := scenario.Load(os.DirFS("testdata"))
	require.NoError(t, err)
	tried := map[rule.ID]map[string]bool{}
	for _, s := range all {
		for _, x := range s.Expect {
			if tried[x.Rule] == nil {
				tried[x.Rule] = map[string]bool{}
			}
			tried[x.Rule][x.Outcome] = true
		}
	}
	for _, id := range duty.IDs() {
		if len(tried[id]) < 3 {
			t.Errorf("%s: scenarios expect only %d kinds of outcome", id, len(tried[id]))
		}
	}
}
