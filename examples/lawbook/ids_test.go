package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// Every id that was ever given to a rule of profiles or of referrals stands in testdata/ids.txt,
// those of case files in package cases: the catalogue has no other. A line is never removed, and
// only the words of its title change; a retired rule keeps its line, with the reason.
func TestNoIDOfTheCatalogueWasEverRenumbered(t *testing.T) {
	doc, err := rules(jurisdiction.Builtin(), nil)
	require.NoError(t, err)
	titles := map[string]string{}
	for _, e := range doc.data.([]rule.Entry) {
		assert.NotContains(t, titles, string(e.ID), "an id is given twice")
		assert.NotEmpty(t, e.Basis, "%s rests on nothing", e.ID)
		titles[string(e.ID)] = e.Title
	}
	assert.GreaterOrEqual(t, len(titles), 134)
	listed := map[string]bool{}
	for _, name := range []string{"testdata/ids.txt", "../../cases/testdata/ids.txt"} {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		for line := range strings.Lines(string(data)) {
			id, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
			require.True(t, ok, line)
			assert.False(t, listed[id], "%s stands twice", id)
			listed[id] = true
			if title, reason, gone := strings.Cut(rest, " -- retired: "); gone {
				assert.NotEmpty(t, reason)
				assert.NotContains(t, titles, id, "a retired id is used again")
			} else {
				assert.Equal(t, title, titles[id], "%s was given to another rule", id)
			}
		}
	}
	for id := range titles {
		assert.True(t, listed[id], "%s is in no list", id)
	}
}
