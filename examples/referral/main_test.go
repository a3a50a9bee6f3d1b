package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden output")

func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(args, &out, &errs)
	return code, out.String(), errs.String()
}

func TestStory(t *testing.T) {
	code, out, errs := call()
	require.Equal(t, 0, code, errs)
	if *update {
		require.NoError(t, os.WriteFile("testdata/output.txt", []byte(out), 0o644))
	}
	want, err := os.ReadFile("testdata/output.txt")
	require.NoError(t, err)
	assert.Equal(t, string(want), out)
	assert.NotContains(t, out, "Person A")
	assert.NotContains(t, out, "it OPENS")
	assert.NotContains(t, out, "2012", "her birthday")
	for _, told := range []string{
		"house-3: no, not for her age", "house-4: no, full", "house-5: no, excludes her", "NO     PREF-004", "blocked by PREF-004\n", "r2 is declined by house-1: no free place; it may read nothing of her any more",
		"house-1 sees: nothing", "opens at house-2", "changed on the way, it is refused (packet: tampered)", "at another house, it is refused (packet: wrong-recipient)", "a second time, it is refused (packet: replayed)",
		"blocked by PREF-001 PREF-004 PREF-006 PREF-011", "r5 is accepted by social-service-tirana, which is responsible for her from now on", "r4 is withdrawn; practice-skopje may read nothing",
		"practice-skopje, told on 10 September", "nobody has told how she is since 20 October; awaited by 20 November", "Does the log hang together? true", "/records/0: the hash does not fit", "stateDiagram-v2",
		"Sent on what was found before? referral: send from ready by sender: changed-since: " +
			"receiver\n  So it is asked again:\n  Nothing stands in the way of r3",
		"  g1 sees: age, consents,", "  v1 sees: age, consents,", "and 4 referrals",
	} {
		assert.Contains(t, out, told)
	}
}

func TestFlags(t *testing.T) {
	name := filepath.Join(t.TempDir(), "page.md")
	code, out, errs := call("-diagram", "-o", name)
	require.Equal(t, 0, code, errs)
	assert.Empty(t, out)
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	docs, err := os.ReadFile("../../docs/referral.md")
	require.NoError(t, err)
	assert.Equal(t, string(docs), string(page), "docs/referral.md is the machine of today")

	code, out, errs = call("-h")
	assert.Equal(t, 0, code)
	assert.Empty(t, out)
	assert.Contains(t, errs, "usage: referral [-diagram] [-o file]")
	for _, wrong := range [][]string{{"-x"}, {"file"}, {"-diagram", "more"}} {
		code, out, errs = call(wrong...)
		assert.Equal(t, 2, code, strings.Join(wrong, " "))
		assert.Empty(t, out)
		assert.Contains(t, errs, "usage: referral")
	}
	code, _, errs = call("-o", filepath.Join(t.TempDir(), "no", "such", "directory"))
	assert.Equal(t, 1, code)
	assert.NotEmpty(t, errs)
}
