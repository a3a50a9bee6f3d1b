package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRun(t *testing.T) {
	for arg, want := range map[string]int{"": 0, "-h": 0, "file.json": 2, "-nosuch": 2} {
		var args []string
		if arg != "" {
			args = append(args, arg)
		}
		var out, told bytes.Buffer
		assert.Equal(t, want, run(args, &out, &told), arg)
		if arg == "" {
			assert.Contains(t, out.String(), "unmet and binding: ")
			assert.Empty(t, told.String())
		} else {
			assert.Empty(t, out.String(), arg)
			assert.Contains(t, told.String(), "usage: quickstart", arg)
		}
	}
}
