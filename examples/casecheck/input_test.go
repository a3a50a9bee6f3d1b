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
	go func() { // a pipe holds less than a large text
		io.WriteString(w, text)
		w.Close()
	}()
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
	code, out, told := onFile(t, open(t, os.DevNull))
	assert.Zero(t, code)
	assert.True(t, want == out)
	assert.Equal(t, "casecheck: no file is named: this is a demonstration with a fictional"+
		" child\n", told)
	for _, args := range [][]string{{"-format", "json"}, {"-v"}, {"-explain", "CHILD-001"}} {
		code, _, told := onFile(t, open(t, os.DevNull), args...)
		assert.Zero(t, code, args)
		assert.Contains(t, told, "demonstration", args)
	}
}

// A file that is missing is no reason to show the fictional child in its place.
func TestInput_NoDemonstrationInPlaceOfAFile(t *testing.T) {
	for name, in := range map[string]*os.File{"empty pipe": pipeOf(t, ""),
		"empty file": open(t, write(t, ""))} {
		code, out, told := onFile(t, in, "-format", "json")
		assert.Equal(t, 2, code, name)
		assert.Empty(t, out, name)
		assert.Equal(t, "casecheck: standard input is empty\n", told, name)
	}
	for _, args := range [][]string{{"-on", "2026-11-23"}, {"-jurisdiction", "MK"}, {"-law", "x"},
		{"-policy", "x"}, {"-jsonl"}} {
		code, out, told := onFile(t, open(t, os.DevNull), args...)
		assert.Equal(t, 2, code, args)
		assert.Empty(t, out, args)
		const why = ": a file is missing, or - for standard input\n"
		assert.Equal(t, "casecheck: "+args[0]+why, told)
	}
	empty := write(t, "")
	code, out, told := casecheck("", empty, "-on", "2026-11-23")
	assert.Equal(t, 2, code)
	assert.Empty(t, out)
	assert.Equal(t, "casecheck: "+empty+" is empty\n", told)
	for _, text := range []string{"\n", " \n\n"} {
		code, _, told = casecheck(text, "-jsonl", "-")
		assert.Equal(t, 2, code)
		assert.Equal(t, "casecheck: there is no case file in it\n", told)
	}
}

// Every byte of standard input counts, however it is named, and however much there is.
func TestInput_NothingIsLost(t *testing.T) {
	long := `{"id":"long","victims":[` + strings.Repeat(" ", 1<<16) + `{"id":"v"}]}`
	_, want, _ := casecheck("", "-on", "2026-11-23", write(t, long))
	require.NotEmpty(t, want)
	for _, args := range [][]string{{}, {"-"}} {
		for _, in := range []*os.File{pipeOf(t, long), open(t, write(t, long))} {
			code, out, told := onFile(t, in, append(args, "-on", "2026-11-23")...)
			assert.Less(t, code, 2, told)
			assert.True(t, want == out, args)
		}
	}
	many := strings.Repeat(small+"\n", 1000) // some 80 kilobytes
	for _, args := range [][]string{{"-jsonl"}, {"-jsonl", "-"}} {
		for _, in := range []*os.File{pipeOf(t, many), open(t, write(t, many))} {
			code, out, told := onFile(t, in, append(args, "-on", "2026-11-23")...)
			assert.Less(t, code, 2, told)
			assert.Equal(t, 1000, strings.Count(out, "\n"), args)
		}
	}
	code, _, told := casecheck(small, "-on", "2026-11-23", "-", "-")
	assert.Equal(t, 2, code)
	assert.Contains(t, told, "twice")
}

// What is no case file is told once, with what to do.
func TestInput_OtherThanCaseFiles(t *testing.T) {
	pretty := "{\n  \"id\": \"f\",\n  \"victims\": []\n}\n"
	for _, tt := range []struct{ in, args, want string }{
		{"PK\x03\x04", "-", "not a case file; for Excel or CSV use exchange first"},
		{"prs_FirstName,x\nPerson,1\nPerson,2\n", "-", "not a case file; for Excel or CSV"},
		{"prs_FirstName,x\nPerson,1\nPerson,2\n", "-jsonl -", "not a case file; for Excel or CSV"},
		{pretty, "-jsonl -", "this is one file over many lines; put each case file on one line"},
		{"[" + small + ",\n" + small + "]", "-jsonl -", "this is a list"},
	} {
		code, out, told := casecheck(tt.in, strings.Fields(tt.args)...)
		assert.Equal(t, 2, code)
		assert.Empty(t, out)
		assert.True(t, strings.HasPrefix(told, "casecheck: "+tt.want), told)
		assert.Equal(t, 1, strings.Count(told, "\n"))
	}
}

// A day before everything on file is said, since a report of it looks as if all were well.
func TestInput_DayBeforeTheFile(t *testing.T) {
	const birth = `{"id":"f","victims":[{"id":"v","age":{"knowledge":"exact","birth_day":` +
		`"2010-01-02"},"stays":[{"place":"MK","from":"2026-01-01"}]}]}`
	const inFile, inLaw = "the day asked lies before the first day on file", "the day asked lies " +
		"before any law known here"
	for _, tt := range []struct{ in, on, want string }{
		{small, "2025-12-31", inFile}, {small, "2026-01-01", ""}, {birth, "2012-01-01", inFile},
		{`{"id":"f"}`, "1900-01-01", inLaw}, {`{"id":"f"}`, "2026-01-01", ""},
	} {
		for _, args := range [][]string{{"-on", tt.on, "-"}, {"-jsonl", "-on", tt.on, "-"}} {
			code, out, told := casecheck(tt.in, args...)
			assert.Less(t, code, 2)
			assert.NotEmpty(t, out)
			assert.Equal(t, tt.want != "", strings.Contains(told, "the day asked"), tt)
			assert.Contains(t, told, tt.want)
			assert.LessOrEqual(t, strings.Count(told, "\n"), 1)
		}
	}
	_, _, told := casecheck(small+"\n"+small, "-jsonl", "-on", "2025-12-31", "-")
	assert.Equal(t, "casecheck: 2 files: "+inFile+"\n", told)
}

// No flag is passed over, and what is wrong with one is told.
func TestInput_Flags(t *testing.T) {
	name := write(t, small)
	policy := func(text string) []string { return []string{"-policy", write(t, text)} }
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"-on", "2026-02-30"}, "-on: there is no such day"},
		{[]string{"-on", "30.2.2026"}, "-on: want a day as YYYY-MM-DD"},
		{[]string{"-on", ""}, "-on: the value is empty"},
		{[]string{"-jurisdiction", "MK", "-jurisdiction", "AL"}, "-jurisdiction: it is given"},
		{[]string{"-jurisdiction", "Macedonia"}, `"Macedonia" is not the code of a place`},
		{[]string{"-law", "a", "-law", "b"}, "-law: it is given twice"},
		{[]string{"-law", "nosuch"}, `-law: there is no directory "nosuch"`},
		{[]string{"-law", name}, name + `" is a file`},
		{[]string{"-jsonl", "-format", "json"}, "-format: -jsonl always writes"},
		{[]string{"-jsonl", "-explain", "CHILD-001"}, "-explain: -jsonl always writes"},
		{[]string{"-explain", "CHILD-001", "-format", "json"}, "-explain tells its story as text"},
		{policy(`[]`), `want JSON such as {"first-service"`},
		{policy(`{"x":{"amount":1,"unit":"days"}}`), "no setting; want first-service, "},
		{policy(`{"guardian":{"amount":0,"unit":"days"}}`), "guardian: want an amount over 0"},
	} {
		code, out, told := casecheck("", append(tt.args, name)...)
		assert.Equal(t, 2, code, tt.args)
		assert.Empty(t, out, tt.args)
		assert.Contains(t, told, tt.want)
	}
	code, out, _ := casecheck("", "-h")
	assert.Zero(t, code)
	assert.Empty(t, out)
	_, out, told := casecheck("", "-jurisdiction", "US,CA", "-on", "2026-11-23", name)
	assert.Empty(t, told)
	out = strings.Join(strings.Fields(out), " ")
	assert.Contains(t, out, "The law of US is not known here")
	assert.Contains(t, out, "The law of CA is not known here")
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
		`casecheck: line 1, column 41: /victims/0/age: a name that is not known, at byte 40; did ` +
			`you mean "knowledge"?`,
		`line 1, column 61: /victims/0: a name that is not known, at byte 60; did you mean "gua` +
			`rdians"?`,
		`line 1, column 75: /victims/0: a name that differs from a known one in case or in what ` +
			`parts words, at byte 74; did you mean "stays"?`,
		`line 1, column 86: /victims/0: a name that is not known, at byte 85`,
		`line 1, column 105: /victims/0: not well-formed JSON, at byte 104`, "",
	}, "\n"), told)
	_, out, told := casecheck("", write(t, small), bad, "-on", "2026-11-23")
	assert.NotEmpty(t, out, "the rest goes on")
	for line := range strings.Lines(told) {
		assert.Contains(t, line, bad+": line 1, column ", "the file is named")
	}
	in := small + "\n" + `{"id":"c1","Person A 1990-01-02":{"x":tru}}` + "\n" + small + "\n" +
		`{"Person`
	code, out, told := casecheck(in, "-jsonl", "-on", "2026-11-23", "-")
	assert.Equal(t, 2, code)
	assert.Equal(t, 2, strings.Count(out, "\n"))
	assert.NotContains(t, told, "Person")
	for line := range strings.Lines(told) {
		assert.Regexp(t, `^(casecheck: )?line [24], column \d+: /`, line)
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
			{"-format", "plan", name, name}, {"-format", "ics", name}, {"-explain",
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
