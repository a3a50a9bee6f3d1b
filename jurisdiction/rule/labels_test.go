package rule_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// TestLabelsAreShort: what a finding names stands in one line with its day and its number of days.
// The text of a list is for the catalogue, that of what an element must be to count for a question.
func TestLabelsAreShort(t *testing.T) {
	const most = 48
	seen := 0
	see := func(labels map[string]string) {
		for key, text := range labels {
			of, _, _ := strings.Cut(key, ".")
			question := of == "condition" || of == "trigger" || of == "window"
			if question || strings.HasSuffix(key, ".list") || strings.Contains(key, ".only.") {
				continue
			}
			seen++
			assert.LessOrEqual(t, len(text), most, "%s: %s", key, text)
		}
	}
	for _, r := range duty.Rules() {
		see(rule.LabelsOf(r))
	}
	for _, r := range duty.FileRules() {
		see(rule.LabelsOf(r))
	}
	for _, r := range duty.PreflightRules() {
		see(rule.LabelsOf(r))
	}
	assert.Greater(t, seen, 300)
}
