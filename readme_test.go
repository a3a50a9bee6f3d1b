package palermo_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The report that the README shows is the one that its first command prints.
func TestReadme_ShowsTheRealReport(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	report, err := os.ReadFile("examples/casecheck/testdata/demonstration.txt")
	require.NoError(t, err)
	_, shown, ok := strings.Cut(string(readme), "$ go run ./examples/casecheck\n")
	require.True(t, ok)
	shown, _, ok = strings.Cut(shown, "```")
	require.True(t, ok)
	assert.Equal(t, string(report), shown, "the README shows another report; paste the new one")
	assert.Contains(t, string(readme), "$ go test ./...\n")
}

// How sure the data are is computed, and not remembered.
func TestReadme_SaysHowSure(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	sources, err := os.ReadFile("SOURCES.md")
	require.NoError(t, err)
	_, table, ok := strings.Cut(string(sources), "| area | values |")
	require.True(t, ok)
	table, _, ok = strings.Cut(table, "\n\n")
	require.True(t, ok)
	assert.Contains(t, string(readme), table, "paste the table of SOURCES.md")
}
