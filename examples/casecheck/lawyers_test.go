package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the page for lawyers shows does what it says: the test passes, and the law is laid over
// ours.
func TestLawyersPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/lawyers.md")
	require.NoError(t, err)
	shown := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(page, -1)
	require.Len(t, shown, 2)
	dir := t.TempDir()
	for i, name := range []string{"tests/guardian.yaml", "law/SI.yaml"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), shown[i][1], 0o600))
	}
	code, out, stderr := casecheck("", "-test", filepath.Join(dir, "tests"))
	assert.Zero(t, code, stderr)
	assert.Contains(t, out, "2 scenarios, 0 failed")

	code, _, stderr = casecheck("", "-on", demoDay, "-law", filepath.Join(dir, "law"), demoFile)
	assert.Equal(t, 1, code, "what is open is open")
	assert.Empty(t, stderr)
}
