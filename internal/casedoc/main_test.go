package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
)

func TestDocsAreUpToDate(t *testing.T) {
	r, err := readRecords()
	require.NoError(t, err)
	schema, err := r.schema()
	require.NoError(t, err)
	text, err := comments("../..")
	require.NoError(t, err)
	for name, want := range map[string][]byte{
		"case-file.schema.json": schema, "case-file.md": r.page(text),
	} {
		got, err := os.ReadFile("../../docs/" + name)
		require.NoError(t, err)
		assert.True(t, string(got) == string(want), "%s differs: run go generate ./cases", name)
	}
}

// Every field and every code stands on the page, and every link leads somewhere.
func TestPage(t *testing.T) {
	r, err := readRecords()
	require.NoError(t, err)
	text, err := comments("../..")
	require.NoError(t, err)
	page := string(r.page(text))
	all, err := cases.Fields("")
	require.NoError(t, err)
	for f := range all {
		if name := nameOf(f); name != "-" {
			assert.Contains(t, page, "| `"+name+"` | "+f.Label+" |", f.Path)
		}
		for _, c := range f.Codes {
			assert.Contains(t, page, "| `"+c.Code+"` |", f.Path)
		}
	}
	for _, typ := range r.types {
		assert.NotEmpty(t, r.fields[typ], typ)
		assert.NotEmpty(t, text[typ], "the comment of %s", typ)
	}
	for _, part := range strings.Split(page, "](#")[1:] {
		anchor, _, _ := strings.Cut(part, ")")
		assert.Contains(t, strings.ToLower(strings.ReplaceAll(page, ".", "")), "## "+anchor+"\n")
	}
	for line := range strings.Lines(page) {
		if strings.HasPrefix(line, "|") {
			assert.True(t, strings.HasSuffix(line, "|\n"), line)
		}
	}
}
