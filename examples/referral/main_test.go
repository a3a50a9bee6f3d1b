package main

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden output")

func TestRun(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out))
	if *update {
		require.NoError(t, os.WriteFile("testdata/output.txt", out.Bytes(), 0o644))
	}
	want, err := os.ReadFile("testdata/output.txt")
	require.NoError(t, err)
	assert.Equal(t, string(want), out.String())
	assert.NotContains(t, out.String(), "Person A")
	for _, told := range []string{"shelter-3 does not: [age]", "PREF-004 not-met", "blocked [PREF-004]", "declined (no-capacity)", "the receiver is now responsible", "access ends", "the consent does not count: withdrawn",
		"blocked [PREF-006]", "changed on the way: packet: tampered", "at another receiver: packet: wrong-recipient", "a second time: packet: replayed", "no-feedback since 2026-10-20", "shared on 2026-09-05 with ngo shelter-2",
		"the hash does not fit"} {
		assert.Contains(t, out.String(), told)
	}
}
