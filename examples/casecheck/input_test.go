package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const small = `{"id":"small","victims":[{"id":"v","stays":[{"place":"MK","from":"2026-01-01"}]}]}`

// onFile runs the program with standard input from a file of the system.
func onFile(t *testing.T, in *os.File, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	defer in.Close()
	var out, told bytes.Buffer
	code = run(args, in, &out, &told)
	return code, out.String(), told.String()
}

func pipeOf(t *testing.T, text string) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	_, err = io.WriteString(w, text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return r
}

func write(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "case.json")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

func open(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(name)
	require.NoError(t, err)
	return f
}

func TestInput_PipeIsReadWithoutAFile(t *testing.T) {
	_, want, _ := casecheck(small, "-on", "2026-11-23", "-")
	for name, in := range map[string]*os.File{"pipe": pipeOf(t, small),
		"file": open(t, write(t, small))} {
		_, out, told := onFile(t, in, "-on", "2026-11-23")
		assert.Equal(t, want, out, name)
		assert.Empty(t, told, name)
	}
	code, out, told := onFile(t, pipeOf(t, small+"\n"+small), "-jsonl", "-on", "2026-11-23")
	assert.Less(t, code, 2, told)
	assert.Equal(t, 2, strings.Count(out, "\n"))
	code, out, _ = onFile(t, pipeOf(t, `{"id":"Person A"}`))
	assert.Equal(t, 2, code)
	assert.Empty(t, out)
}

// Where nothing is piped in, the demonstration is shown, and says that it is one.
func TestInput_DemonstrationSaysSo(t *testing.T) {
	_, want, _ := casecheck("")
	for name, in := range map[string]*os.File{"null": open(t, os.DevNull),
		"empty pipe": pipeOf(t, ""), "empty file": open(t, write(t, ""))} {
		code, out, told := onFile(t, in)
		assert.Zero(t, code, name)
		assert.Equal(t, want, out, name)
		assert.Equal(t, "casecheck: no file is named: this is a demonstration with a fictional"+
			" child\n", told, name)
	}
}

func TestInput_FlagsAfterFiles(t *testing.T) {
	name := write(t, small)
	_, want, _ := casecheck("", "-on", "2026-11-23", "-format", "json", name)
	for _, args := range [][]string{{name, "-on", "2026-11-23", "-format", "json"},
		{"-format", "json", name, "-on=2026-11-23"}} {
		_, out, told := casecheck("", args...)
		assert.Equal(t, want, out)
		assert.Empty(t, told)
	}
	for _, args := range [][]string{{name, "-on"}, {name, "-nosuch"}, {name, "-on", "2026-02-30"},
		{name, "-format", "pdf"}} {
		code, out, told := casecheck("", args...)
		assert.Equal(t, 2, code, args)
		assert.Empty(t, out, "nothing is printed before the flags are understood")
		assert.NotEmpty(t, told)
	}
}

func TestInput_ErrorsNameFileAndLineAndNoWord(t *testing.T) {
	bad := write(t, `{"id":"c1","victims":[{"id":"v1","age":{"knowlege":"exact"},"guardian":[]`+
		`,"Stays":[],"Person A":{"x":tru}}]}`)
	_, _, told := casecheck("", bad)
	assert.Equal(t, strings.Join([]string{
		`casecheck: /victims/0/age: a name that is not known, at byte 40; did you mean "knowle` +
			`dge"?`,
		`/victims/0: a name that is not known, at byte 60; did you mean "guardians"?`,
		`/victims/0: a name that is not known, at byte 74; did you mean "stays"?`,
		`/victims/0: a name that is not known, at byte 85`,
		`/victims/0: not well-formed JSON, at byte 104`, "",
	}, "\n"), told)
	_, out, told := casecheck("", write(t, small), bad, "-on", "2026-11-23")
	assert.NotEmpty(t, out, "the rest goes on")
	for line := range strings.Lines(told) {
		assert.Contains(t, line, bad+": /victims/0", "the file is named where there are several")
	}
	in := small + "\n" + `{"id":"c1","Person A 1990-01-02":{"x":tru}}` + "\n" + small + "\n" +
		`{"Person`
	code, out, told := casecheck(in, "-jsonl", "-on", "2026-11-23", "-")
	assert.Equal(t, 2, code)
	assert.Equal(t, 2, strings.Count(out, "\n"))
	assert.NotContains(t, told, "Person")
	for line := range strings.Lines(told) {
		assert.Regexp(t, `^(casecheck: )?line [24]: /`, line)
	}
	code, _, told = casecheck("\ufeff"+small, "-on", "2026-11-23", "-")
	assert.Less(t, code, 2, told)
}

var errFull = errors.New("no space left on device")

// full is a disk with some room left.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// A full disk ends the run with one message, however many files and lines there are.
func TestOutput_FullDisk(t *testing.T) {
	name := write(t, small)
	many := strings.Repeat(small+"\n", 3000)
	for _, room := range []int{0, 10, 100000} {
		for _, args := range [][]string{
			{"-jsonl", "-", "-", "-"}, {"-on", "2026-11-23", name, name, name}, {"-format", "json",
				name, name}, {"-format", "markdown", name, name},
			{"-format", "plan", name, name}, {"-format", "calendar", name, name}, {"-explain",
				"CHILD-001", name, name},
		} {
			if room > 10 && args[0] != "-jsonl" {
				continue // there is room for these
			}
			var told bytes.Buffer
			code := run(args, strings.NewReader(many), &full{room}, &told)
			assert.Equal(t, 2, code, fmt.Sprint(args, room))
			assert.Equal(t, "casecheck: "+errFull.Error()+"\n", told.String(),
				fmt.Sprint(args, room))
		}
	}
}

func TestOutput_NotBehindItsInput(t *testing.T) {
	name := write(t, small)
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	require.NoError(t, err)
	defer out.Close()
	var told bytes.Buffer
	assert.Equal(t, 2, run([]string{name}, nil, out, &told))
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, small, string(data))
}
