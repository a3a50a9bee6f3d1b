package cli_test

import (
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

	"github.com/antitrafficking/palermo/internal/cli"
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

func TestPiped(t *testing.T) {
	assert.Nil(t, cli.Piped(strings.NewReader("x")), "no file of the system")
	null, err := os.Open(os.DevNull)
	require.NoError(t, err)
	defer null.Close()
	assert.Nil(t, cli.Piped(null))
	for _, text := range []string{"", "some text"} {
		r, w, err := os.Pipe()
		require.NoError(t, err)
		_, err = io.WriteString(w, text)
		require.NoError(t, err)
		require.NoError(t, w.Close())
		name := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		file, err := os.Open(name)
		require.NoError(t, err)
		for _, in := range []*os.File{r, file} {
			got := cli.Piped(in)
			if text == "" {
				assert.Nil(t, got, "what ends at once is no input")
			} else if assert.NotNil(t, got) {
				all, err := io.ReadAll(got)
				require.NoError(t, err)
				assert.Equal(t, text, string(all))
			}
			in.Close()
		}
	}
}
