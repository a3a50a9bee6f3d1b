package words_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/antitrafficking/palermo/jurisdiction/words"
)

// inReports tells the texts that stand in reports from the labels of codes, which stand in forms.
var inReports = regexp.MustCompile(
	`^code\.(rule\.(Role|Outcome|Force)|victim\.(StatusKind|DecisionKind)|law\.Confidence)\.`,
)

func isLabel(key string) bool {
	return strings.HasPrefix(key, "code.") && !inReports.MatchString(key)
}

// TestDocs: docs/languages.md tells how much of each language there is.
func TestDocs(t *testing.T) {
	all := english(t)
	labels := 0
	for key := range all {
		if isLabel(key) {
			labels++
		}
	}
	sourced := terminology(t)
	var b bytes.Buffer
	fmt.Fprintf(&b, "| language | reports (%d texts) | labels (%d codes) | "+
		"terms with a source | reviewed |\n|---|---|---|---|---|\n", len(all)-labels, labels)
	for _, l := range words.Languages() {
		w, err := words.For(l.Tag)
		require.NoError(t, err)
		reports, forms := len(all)-labels, labels
		for _, key := range w.Missing() {
			if isLabel(key) {
				forms--
			} else {
				reports--
			}
		}
		reviewed, terms := "nobody yet", sourced[strings.TrimSuffix(l.Tag, "-Latn")]
		if !l.Reviewed.IsZero() {
			reviewed = l.Reviewed.String()
		}
		if l.Tag == "en" {
			reviewed, terms = "the source", "-"
		}
		fmt.Fprintf(&b, "| %s (%s) | %s | %s | %s | %s |\n", l.Name, l.Tag,
			share(reports, len(all)-labels), share(forms, labels), terms, reviewed)
	}
	const name = root + "docs/languages.md"
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	const from, to = "<!-- counts -->\n", "<!-- end of counts -->"
	before, rest, ok := strings.Cut(string(page), from)
	require.True(t, ok)
	_, after, ok := strings.Cut(rest, to)
	require.True(t, ok)
	want := before + from + b.String() + to + after
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(want), 0o644))
		return
	}
	assert.Equal(t, want, string(page), "go test ./jurisdiction/words -update")
}

func share(n, of int) string {
	switch n {
	case of:
		return "all"
	case 0:
		return "none"
	}
	return fmt.Sprintf("%d, %d %%", n, 100*n/of)
}

// terminology tells how many terms of the glossary have a source, a language.
func terminology(t testing.TB) map[string]string {
	t.Helper()
	data, err := os.ReadFile("glossary.yaml")
	require.NoError(t, err)
	var file map[string]map[string]any
	require.NoError(t, yaml.Unmarshal(data, &file))
	n, of := map[string]int{}, map[string]int{}
	for _, entry := range file {
		for tag, v := range entry {
			in, ok := v.(map[string]any)
			if !ok {
				continue
			}
			of[tag]++
			assert.Contains(t, []any{"treaty", "law", "web", "own"}, in["from"])
			if slices.Contains([]any{"treaty", "law", "web"}, in["from"]) {
				n[tag]++
			}
		}
	}
	out := map[string]string{}
	for tag := range of {
		out[tag] = fmt.Sprintf("%d of %d", n[tag], of[tag])
	}
	return out
}
