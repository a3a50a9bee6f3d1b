package cli_test

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestParse_FlagsAndFilesInAnyOrder(t *testing.T) {
	for _, tt := range []struct {
		args, files, on string
	}{
		{"", "", ""}, {"a", "a", ""}, {"a -on x", "a", "x"}, {"-on x a", "a", "x"}, {"a -on=x b",
			"a b", "x"}, {"- -on x", "-", "x"},
		{"a -- -on x", "a -on x", ""}, {"-on x -- -a", "-a", "x"}, {"-on -- a", "a",
			"--"}, {"a -on -- -b", "", "fails"},
	} {
		flags := flag.NewFlagSet("x", flag.ContinueOnError)
		flags.SetOutput(io.Discard)
		on := flags.String("on", "", "")
		files, err := cli.Parse(flags, strings.Fields(tt.args))
		if tt.on == "fails" {
			assert.Error(t, err, tt.args)
			continue
		}
		require.NoError(t, err, tt.args)
		assert.Equal(t, tt.files, strings.Join(files, " "), tt.args)
		assert.Equal(t, tt.on, *on, tt.args)
	}
}

// list returns the names in a folder.
func list(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func content(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(data)
}

func TestOutput_IsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out")
	require.NoError(t, os.WriteFile(name, []byte("before"), 0o644))
	out, err := cli.Create(name, cli.Private, nil)
	require.NoError(t, err)
	_, err = out.WriteString(strings.Repeat("after", 1<<16))
	require.NoError(t, err)
	assert.Equal(t, "before", content(t, name))
	assert.Len(t, list(t, dir), 2)
	out.Drop()
	assert.Equal(t, "before", content(t, name))
	assert.Equal(t, []string{"out"}, list(t, dir))

	require.NoError(t, cli.Write(name, []byte("after"), cli.Private, nil))
	assert.Equal(t, "after", content(t, name))
	assert.Equal(t, []string{"out"}, list(t, dir))
	assert.Equal(t, cli.Private, mode(t, name))
	require.NoError(t, cli.Write(name, []byte("for all"), cli.Public, nil))
	assert.Equal(t, cli.Private, mode(t, name), "no more people can read it than before")
	fresh := filepath.Join(dir, "fresh")
	require.NoError(t, cli.Write(fresh, nil, cli.Public, nil))
	assert.Equal(t, cli.Public&^umask(t), mode(t, fresh))

	_, err = cli.Create(dir, cli.Private, nil)
	assert.ErrorContains(t, err, "is a directory")
	_, err = cli.Create(filepath.Join(dir, "none", "out"), cli.Private, nil)
	assert.ErrorIs(t, err, os.ErrNotExist)
	assert.ErrorContains(t, err, "the folder "+filepath.Join(dir, "none")+" does not exist")
}

func mode(t *testing.T, name string) os.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	require.NoError(t, err)
	return info.Mode().Perm()
}

// umask returns what the system takes off the permissions of a new file.
func umask(t *testing.T) os.FileMode {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x")
	f, err := os.OpenFile(name, os.O_CREATE, 0o666)
	require.NoError(t, err)
	f.Close()
	return 0o666 &^ mode(t, name)
}

func TestOutput_FollowsLinks(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	target, link, loop := filepath.Join(other, "target"), filepath.Join(dir,
		"link"), filepath.Join(dir, "loop")
	require.NoError(t, os.Symlink(target, link))
	require.NoError(t, os.Symlink("loop", loop))
	for _, text := range []string{"first", "second"} { // to what is not there yet, and to what is
		require.NoError(t, cli.Write(link, []byte(text), cli.Private, nil))
		assert.Equal(t, text, content(t, target))
		to, err := os.Readlink(link)
		require.NoError(t, err)
		assert.Equal(t, target, to, "the link stays one")
	}
	assert.Equal(t, []string{"target"}, list(t, other))
	relative := filepath.Join(dir, "relative")
	require.NoError(t, os.Symlink("folder/../beside", relative))
	require.NoError(t, os.Symlink(other, filepath.Join(dir, "folder")))
	require.NoError(t, cli.Write(relative, []byte("third"), cli.Private, nil))
	assert.Equal(t, "third", content(t, filepath.Join(filepath.Dir(other), "beside")),
		"as the system follows it")
	require.NoError(t, os.Remove(filepath.Join(filepath.Dir(other), "beside")))
	assert.Error(t, cli.Write(loop, nil, cli.Private, nil))
}

func TestOutput_Stdout(t *testing.T) {
	var b bytes.Buffer
	for _, name := range []string{"", "-"} {
		require.NoError(t, cli.Write(name, []byte("x"), cli.Private, &b))
	}
	assert.Equal(t, "xx", b.String())
	assert.ErrorIs(t, cli.Write("", []byte("x"), cli.Private, broken{}), errFull)
}

var errFull = errors.New("full")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errFull }

func TestDistinct_KnowsAFileUnderEveryName(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "file")
	require.NoError(t, os.WriteFile(name, nil, 0o600))
	require.NoError(t, os.Symlink("file", filepath.Join(dir, "link")))
	require.NoError(t, os.Link(name, filepath.Join(dir, "hard")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "other"), nil, 0o600))
	in, err := os.Open(name)
	require.NoError(t, err)
	defer in.Close()
	for _, out := range []string{name, filepath.Join(dir, "link"), filepath.Join(dir, "hard"), dir +
		"/./file"} {
		var same *cli.SameFileError
		require.ErrorAs(t, cli.Distinct(out, in), &same, out)
		assert.Equal(t, out, same.Name)
		assert.Error(t, cli.Distinct(out, "other", name))
	}
	again, err := os.OpenFile(name, os.O_WRONLY, 0)
	require.NoError(t, err)
	defer again.Close()
	assert.Error(t, cli.Distinct(again, in))
	assert.Error(t, cli.Distinct(cli.Destination("-", again), in))
	assert.Error(t, cli.Distinct(cli.Destination(name, nil), in))
	for _, out := range []any{filepath.Join(dir, "other"), filepath.Join(dir, "none"), os.DevNull,
		&bytes.Buffer{}, nil} {
		assert.NoError(t, cli.Distinct(out, in, os.DevNull, strings.NewReader("")))
	}
}

// piped is standard input with a text in it: a pipe and a regular file.
func piped(t *testing.T, text string) []*os.File {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	go func() { // a pipe holds less than a large text
		io.WriteString(w, text)
		w.Close()
	}()
	name := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	file, err := os.Open(name)
	require.NoError(t, err)
	t.Cleanup(func() { r.Close(); file.Close() })
	return []*os.File{r, file}
}

func TestStdin_Piped(t *testing.T) {
	assert.False(t, cli.NewStdin(strings.NewReader("x")).Piped(), "no file of the system")
	assert.False(t, cli.NewStdin(nil).Piped())
	null, err := os.Open(os.DevNull)
	require.NoError(t, err)
	defer null.Close()
	assert.False(t, cli.NewStdin(null).Piped())
	for _, text := range []string{"", "some text"} {
		for _, in := range piped(t, text) {
			assert.True(t, cli.NewStdin(in).Piped(), "also what is empty")
		}
	}
}

// Whatever is asked before, all of standard input is read.
func TestStdin_LosesNothing(t *testing.T) {
	for _, text := range []string{"x", strings.Repeat("line\n", 5000), strings.Repeat("x", 1<<20)} {
		for _, file := range piped(t, text) {
			in := cli.NewStdin(file)
			in.Piped()
			got, err := in.Open("-")
			require.NoError(t, err)
			all, err := io.ReadAll(got)
			require.NoError(t, err)
			assert.True(t, text == string(all), "%d of %d bytes", len(all), len(text))
			_, err = in.Open("-")
			assert.ErrorContains(t, err, "twice")
			require.NoError(t, got.Close())
			_, err = file.Stat()
			assert.NoError(t, err, "standard input is not closed")
		}
	}
}

func TestStdin_WhatIsEmptyIsAnError(t *testing.T) {
	files := piped(t, "")
	for _, file := range files {
		_, err := cli.NewStdin(file).Open("-")
		assert.EqualError(t, err, "standard input is empty")
	}
	_, err := cli.NewStdin(nil).Open(files[1].Name())
	assert.EqualError(t, err, files[1].Name()+" is empty")
	_, err = cli.NewStdin(nil).Open(t.TempDir())
	assert.ErrorContains(t, err, "is a directory")
	_, err = cli.NewStdin(nil).Open("nosuch")
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestParse_NoFlagIsPassedOver(t *testing.T) {
	for args, want := range map[string]string{
		"-on|a|-on|b": "x: -on: it is given twice", "-on=a|--on|a": "x: -on: it is given twice",
		"-on|": "x: -on: the value is empty", "-on=": "x: -on: the value is empty",
		"file|-v|-v": "x: -v: it is given twice", "-on|-v|-v": "", "--|-v|-v": "", "-v|-on|--": "",
		"-nosuch|-v|-v": "flag provided but not defined: -nosuch", "-on": "flag needs an argument",
		"-|-v": "", "": "",
	} {
		var told bytes.Buffer
		flags := flag.NewFlagSet("x", flag.ContinueOnError)
		flags.SetOutput(&told)
		flags.String("on", "", "")
		flags.Bool("v", false, "")
		var list []string
		if args != "" {
			list = strings.Split(args, "|")
		}
		_, err := cli.Parse(flags, list)
		if want == "" {
			assert.NoError(t, err, args)
			continue
		}
		assert.ErrorIs(t, err, cli.ErrTold, args)
		assert.Equal(t, 2, cli.Code(err))
		assert.Contains(t, told.String(), want, args)
	}
	flags := flag.NewFlagSet("x", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	_, err := cli.Parse(flags, []string{"file", "-h"})
	assert.Equal(t, 0, cli.Code(err))
}

func TestGiven(t *testing.T) {
	flags := flag.NewFlagSet("x", flag.ContinueOnError)
	for _, name := range []string{"a", "b", "c"} {
		flags.Bool(name, false, "")
	}
	_, err := cli.Parse(flags, []string{"-c", "-a"})
	require.NoError(t, err)
	assert.Equal(t, []string{"-a"}, cli.Given(flags, "a", "b"))
	assert.Equal(t, []string{"-a", "-c"}, cli.GivenBut(flags, "b"))
	assert.Equal(t, "-a", cli.Flags([]string{"-a"}))
	assert.Equal(t, "-a, -b and -c", cli.Flags([]string{"-a", "-b", "-c"}))
}

func TestParseDay(t *testing.T) {
	day, err := cli.ParseDay("2024-02-29")
	require.NoError(t, err)
	assert.Equal(t, law.MustDay(2024, 2, 29), day)
	for _, s := range []string{"2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10",
		"2026-04-31"} {
		_, err := cli.ParseDay(s)
		assert.EqualError(t, err, "there is no such day", s)
	}
	for _, s := range []string{"", "today", "2026-2-3", "03.02.2026", "2026-02", "20260203",
		"2026-02-03T00:00:00Z", "1-1111-111", "2026-0a-03"} {
		_, err := cli.ParseDay(s)
		assert.EqualError(t, err, "want a day as YYYY-MM-DD", s)
	}
}

func TestParsePlaces(t *testing.T) {
	codes, err := cli.ParsePlaces("MK, ba-srp,ALB")
	require.NoError(t, err)
	assert.Equal(t, []jurisdiction.Code{"MK", "BA-SRP", "AL"}, codes)
	for list, want := range map[string]string{
		"Macedonia": `"Macedonia" is not the code of a place; "lawbook -list" has the codes`,
		"MK,,AL":    `"" is not the code`, "MK,mk": `"mk" stands twice`,
	} {
		_, err := cli.ParsePlaces(list)
		assert.ErrorContains(t, err, want)
		_, err = cli.ParseStates(list)
		assert.ErrorContains(t, err, want)
	}
	_, err = cli.ParseStates("BA-SRP")
	assert.ErrorContains(t, err, `"BA-SRP" is a part of a State`)
}

func TestOverlay_TellsWhatWasTyped(t *testing.T) {
	file := piped(t, "x")[1].Name()
	_, err := cli.Overlay("nosuch")
	assert.EqualError(t, err, `-law: there is no directory "nosuch"`)
	_, err = cli.Overlay(file)
	assert.ErrorContains(t, err, file+`" is a file; want a directory`)
	registry, err := cli.Overlay("")
	require.NoError(t, err)
	assert.True(t, registry.Has("MK"))
}

func TestCount(t *testing.T) {
	assert.Equal(t, "0 rows", cli.Count(0, "row", "rows"))
	assert.Equal(t, "1 row", cli.Count(1, "row", "rows"))
	assert.Equal(t, "2 rows", cli.Count(2, "row", "rows"))
}

func TestCaseFile_TellsLineAndColumn(t *testing.T) {
	for text, want := range map[string]string{
		"{\n \"id\": \"f\",\n \"ž\": 1}":  "line 3, column 2: /: a name that is not known, at by",
		"\ufeff{\"id\":\"f\",\"x\":1}":    "line 1, column 11: /: a name that is not known, at b",
		"{\n\"id\":":                      "line 2, column 6: /id: ",
		"PK\x03\x04":                      cli.ErrNotCase.Error(),
		"a;b\n1;2":                        cli.ErrNotCase.Error(),
		"{\"id\":\"has space\"}":          "line 1, column 7: /id: not an id",
		"{\n \"opened\": \"2026-02-30\"}": "line 1, column 1: /id: missing\nline 2, column 12: /op",
	} {
		_, err := cli.CaseFile(strings.NewReader(text))
		if assert.Error(t, err, text) {
			assert.True(t, strings.HasPrefix(err.Error(), want), "%q: %v", text, err)
		}
	}
	_, err := cli.CaseFile(strings.NewReader("{\"a\":1,\n\"b\":2}"))
	assert.Equal(t, "line 1, column 1: /id: missing\n"+
		"line 1, column 2: /: a name that is not known, at byte 1\n"+
		"line 2, column 1: /: a name that is not known, at byte 8", err.Error())
	var decoding *cases.DecodeError
	assert.ErrorAs(t, err, &decoding)
	file, err := cli.CaseFile(strings.NewReader("\ufeff{\"id\":\"f\"}"))
	require.NoError(t, err)
	assert.Equal(t, "f", file.ID)
}

func TestCaseLine_BeginsWithItsNumber(t *testing.T) {
	for line, want := range map[string]string{
		`{"id":"f","x":1}` + "\n": "line 7, column 11: /: a name that is not known, at byte 10",
		"{\r\n":                   "line 7, column 2: /: the file ends too early, at byte 1",
		`{"id":"a b"}`:            "line 7, column 7: /id: not an id (letters, digits, . _ : -)",
	} {
		_, err := cli.CaseLine([]byte(line), 7)
		assert.EqualError(t, err, want)
	}
	_, err := cli.CaseLine([]byte(`{"id":"f"}`), 7)
	assert.NoError(t, err)
}

func TestNotLines(t *testing.T) {
	for text, want := range map[string]string{
		"{\"id\":\"f\"}\n{\"id\":\"g\"}": "", "{\"id\":\"f\"}": "", "{\"id\":": "",
		"{\n{\"id\":\"f\"}":   "",
		"bad\n{\"id\":\"f\"}": "", "\n": "", "\"bad\"\n\"bad\"": "",
		"{\n \"id\": \"f\"\n}":       "over many lines",
		"{\"id\": \"f\",\n\"a\": 1}": "over many lines",
		"[{\"id\":\"f\"},\n{}]":      "this is a list", "[{\"id\":\"f\"}]": "this is a list",
		"prs_FirstName,x\nA,B": "not a case file", "PK\x03\x04\n{": "not a case file",
		"text": "not a case file",
	} {
		b := bufio.NewReader(strings.NewReader(text))
		first, _ := b.ReadSlice('\n')
		if err := cli.NotLines(first, b); want == "" {
			assert.NoError(t, err, text)
		} else {
			assert.ErrorContains(t, err, want, text)
		}
	}
}
