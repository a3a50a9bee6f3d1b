// Package coverage tells of a table of tests whether each rule is shown in every way: met, not met,
// unknown, not applicable, and on a day on which its answer changes. It is for tests.
package coverage

import (
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// Rules remembers what a table showed of each rule.
type Rules struct {
	outcomes map[rule.ID][]rule.Outcome
	boundary map[rule.ID]bool
}

// New returns a memory of nothing.
func New() *Rules {
	return &Rules{outcomes: map[rule.ID][]rule.Outcome{}, boundary: map[rule.ID]bool{}}
}

// Add remembers a row: the outcome that it expects of the rule, "" for does not apply, and what the
// rule says on the day of the row, the day before and the day after.
func (c *Rules) Add(id rule.ID, outcome rule.Outcome, on, before, after []rule.Finding) {
	c.outcomes[id] = append(c.outcomes[id], outcome)
	if !same(on, before) || !same(on, after) {
		c.boundary[id] = true
	}
}

func same(a, b []rule.Finding) bool {
	return slices.EqualFunc(a, b, func(x, y rule.Finding) bool { return x.Outcome == y.Outcome })
}

// Complete fails t unless the rule was shown met, not done (not met, overdue, or due), unknown and
// not applicable, and on a day on which its answer changes; but names what cannot be shown of it.
func (c *Rules) Complete(t *testing.T, id rule.ID, but ...string) {
	t.Helper()
	shown := func(outcomes ...rule.Outcome) bool {
		return slices.ContainsFunc(c.outcomes[id], func(o rule.Outcome) bool { return slices.Contains(outcomes, o) })
	}
	for _, x := range []struct {
		name  string
		shown bool
	}{
		{"met", shown(rule.Met)},
		{"not met", shown(rule.NotMet, rule.Overdue, rule.Due)},
		{"unknown", shown(rule.Unknown)},
		{"not applicable", shown("")},
		{"boundary", c.boundary[id]},
	} {
		if x.shown == slices.Contains(but, x.name) {
			t.Errorf("%s: %s: shown: %v, but the test says that it can be shown: %v", id, x.name, x.shown, !x.shown)
		}
	}
}
