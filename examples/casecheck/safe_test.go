package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A place whose law is not known is told in every form, and the exit code is not that of a green
// report.
func TestPlaceWithoutLaw(t *testing.T) {
	for _, format := range []string{"text", "markdown", "html", "json", "plan"} {
		code, out, stderr := casecheck(`{"id": "f"}`,
			"-on", demoDay, "-jurisdiction", "US", "-format", format, "-")
		assert.Equal(t, 1, code, format)
		assert.Empty(t, stderr)
		assert.Contains(t, out, "The law of US is not known here", format)
	}
	code, out, _ := casecheck(`{"id": "f"}`, "-jsonl", "-on", demoDay, "-jurisdiction", "US", "-")
	assert.Equal(t, 1, code)
	assert.Contains(t, out, `"law_unknown":[{"place":"US","argument":1}]`)
	code, _, _ = casecheck(`{"id": "f"}`, "-on", demoDay, "-")
	assert.Zero(t, code)
}

// A directory from which nothing would be read is an error, and so is a file that would not be.
func TestLawThatIsNotRead(t *testing.T) {
	for name, want := range map[string]string{
		"":              "the directory holds no file of law",
		"SI.yml":        "SI.yml:1:1: /: a file of this ending is not read",
		"slovenia.yaml": "slovenia.yaml:1:1: /: the file is not named after a country code",
	} {
		dir := t.TempDir()
		if name != "" {
			data := []byte("code: SI\nname: Slovenia\n")
			require.NoError(t, os.WriteFile(dir+"/"+name, data, 0o600))
		}
		code, out, stderr := casecheck("", "-law", dir, demoFile)
		assert.Equal(t, 2, code, name)
		assert.Empty(t, out)
		assert.Contains(t, stderr, want)
		assert.Contains(t, stderr, "MK.yaml", "the names that are allowed")
	}
}

// Law data older than the day asked is told once in every form but the calendar.
func TestOlderLawData(t *testing.T) {
	later := jurisdiction.DataDay().AddDays(30).String()
	note := "law data of " + jurisdiction.DataVersion + "; the day asked is 30 days later"
	for _, format := range []string{"text", "markdown", "html", "json", "plan"} {
		_, out, _ := casecheck(`{"id": "f"}`, "-on", later, "-format", format, "-")
		assert.Equal(t, 1, strings.Count(out, note), format)
		_, out, _ = casecheck(`{"id": "f"}`,
			"-on", jurisdiction.DataVersion, "-format", format, "-")
		assert.NotContains(t, out, "law data of", format)
	}
}

// No form of the demonstration holds the birthday of the girl, or the eve of the 18th.
func TestBirthdayStaysInside(t *testing.T) {
	for _, format := range []string{"text", "markdown", "html", "json", "plan", "ics"} {
		args := []string{"-format", format, "-v"}
		if format == "html" {
			args = args[:2]
		}
		_, out, _ := casecheck("", args...)
		for _, day := range []string{"2011-05-20", "2029-05-20", "2029-05-19"} {
			assert.NotContains(t, out, day, format)
			assert.NotContains(t, out, strings.ReplaceAll(day, "-", ""), format)
		}
	}
	_, out, _ := casecheck("", "-format", "ics", "-todo")
	assert.Contains(t, out, "AGE-008")
}

// writeJSON writes what encoding/json would write.
func TestWriteJSON(t *testing.T) {
	r := &rule.Report{
		On: law.MustDay(2026, 11, 23),
		Findings: []rule.Finding{{
			Rule:    &rule.Head{ID: "X-1", Title: "a <b> & \"c\"\u2028ß"},
			Outcome: rule.Due,
			Law:     &rule.Standing{Jurisdiction: "’"},
		}},
		Questions:     []rule.Question{{Label: "’", Rules: []rule.ID{"X-3"}}},
		NotApplicable: []rule.Skipped{{Rule: "X-2"}},
	}
	for line, indent := range map[int]string{0: "  ", 7: ""} {
		want, err := json.Marshal(struct {
			Line          int             `json:"line,omitempty"`
			On            law.Day         `json:"on"`
			Receipt       rule.Receipt    `json:"receipt"`
			Summary       rule.Summary    `json:"summary"`
			Findings      []rule.Finding  `json:"findings"`
			Questions     []rule.Question `json:"questions,omitempty"`
			NotApplicable []rule.Skipped  `json:"not_applicable,omitempty"`
		}{line, r.On, r.Receipt, r.Summary(), r.Findings, r.Questions, r.NotApplicable})
		require.NoError(t, err)
		want = append(want, '\n')
		if indent != "" {
			var b bytes.Buffer
			require.NoError(t, json.Indent(&b, want, "", indent))
			want = b.Bytes()
		}
		var got bytes.Buffer
		require.NoError(t, writeJSON(&got, line, r, indent))
		assert.Equal(t, string(want), got.String())
	}
}

// A line with a large report stands where it should, between small ones, and one over the limit is
// told with its number.
func TestJSONLines_LargeReports(t *testing.T) {
	victims := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `,{"id":"v%d"}`, i)
		}
		return `{"id":"f","victims":[` + strings.TrimPrefix(b.String(), ",") + "]}\n"
	}
	in := victims(1) + victims(600) + victims(2) + victims(3000) + victims(3)
	_, out, stderr := casecheck(in, "-jsonl", "-on", demoDay, "-")
	var lines []int
	for line := range strings.Lines(out) {
		var doc struct {
			Line     int
			Findings []struct{ Rule string }
		}
		require.NoError(t, json.Unmarshal([]byte(line), &doc))
		lines = append(lines, doc.Line)
		if doc.Line == 2 {
			assert.Greater(t, len(doc.Findings), smallFindings)
		}
	}
	assert.Equal(t, []int{1, 2, 3, 5}, lines)
	assert.Equal(t, "casecheck: line 4: rule: findings: "+
		"more than a check may make: the limit is 100000\n", stderr)
}
