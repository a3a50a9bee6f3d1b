package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestPageIsUpToDate(t *testing.T) {
	data, err := os.ReadFile("../../docs/htcds.md")
	require.NoError(t, err)
	assert.True(t, string(data) == string(page()), "docs/htcds.md differs: run go generate ./cases/htcds")
}

func TestPage(t *testing.T) {
	text := string(page())
	for _, f := range htcds.Fields() {
		assert.Contains(t, text, "| `"+string(f.Name)+"` |")
	}
	for _, c := range law.Codes[htcds.Code]() {
		assert.Contains(t, text, "| `"+string(c)+"` |")
	}
	assert.Contains(t, text, "IOM does not endorse this library")
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "|") {
			assert.True(t, strings.HasSuffix(line, "|"), line)
		}
	}
}
