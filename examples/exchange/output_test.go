//go:build linux || darwin

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// builtIn is the folder of the command, once it is built.
var builtIn string

// built returns the folder of the command, which is built once it is asked for.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "exchange")
	if err != nil {
		return "", err
	}
	builtIn = dir
	out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "exchange"),
		".").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return dir, err
})

// binary returns the command, since signals and devices are about a process.
func binary(t *testing.T) string {
	t.Helper()
	dir, err := built()
	require.NoError(t, err)
	return filepath.Join(dir, "exchange")
}

func TestMain(m *testing.M) {
	code := m.Run()
	os.RemoveAll(builtIn)
	os.Exit(code)
}

func folder(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

const oneLine = `{"id":"f1","victims":[{"id":"v1","sex":"female"}]}` + "\n"

// A run that is ended by a signal leaves the folder as it was.
func TestOutput_SignalLeavesNothingBehind(t *testing.T) {
	exchange := binary(t)
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		for _, out := range []string{"out.csv", "out.xlsx", "new.csv"} {
			t.Run(fmt.Sprint(s, " ", out), func(t *testing.T) {
				if signal.Ignored(s) {
					t.Skip("under nohup the run is to go on")
				}
				dir := t.TempDir()
				require.NoError(t, os.WriteFile(filepath.Join(dir, "out.csv"), []byte("before"),
					0o600))
				require.NoError(t, os.WriteFile(filepath.Join(dir, "out.xlsx"), []byte("before"),
					0o600))
				cmd := exec.Command(exchange, "-from", "palermo", "-to", "htcds", "-out",
					filepath.Join(dir, out))
				in, err := cmd.StdinPipe()
				require.NoError(t, err)
				require.NoError(t, cmd.Start())
				for range 3000 {
					_, err := io.WriteString(in, oneLine)
					require.NoError(t, err)
				}
				require.Eventually(t, func() bool { return len(folder(t, dir)) == 3 },
					10*time.Second, time.Millisecond, "it is at work")
				for _, name := range folder(t, dir) {
					info, err := os.Stat(filepath.Join(dir, name))
					require.NoError(t, err)
					assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), name)
				}
				require.NoError(t, cmd.Process.Signal(s))
				err = cmd.Wait()
				var exit *exec.ExitError
				require.ErrorAs(t, err, &exit)
				assert.Equal(t, s, exit.Sys().(syscall.WaitStatus).Signal(),
					"it ends by the signal")
				assert.Equal(t, []string{"out.csv", "out.xlsx"}, folder(t, dir))
				before, err := os.ReadFile(filepath.Join(dir, "out.csv"))
				require.NoError(t, err)
				assert.Equal(t, "before", string(before))
			})
		}
	}
}

// Whoever reads the messages may go away: that ends the run too.
func TestOutput_ClosedStderrLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	require.NoError(t, r.Close())
	cmd := exec.Command(binary(t), "-from", "palermo", "-to", "htcds", "-out",
		filepath.Join(dir, "out.csv"))
	cmd.Stdin, cmd.Stderr = strings.NewReader("{\n"+oneLine), w
	assert.Error(t, cmd.Run())
	assert.Empty(t, folder(t, dir))
}

func TestOutput_PipeIsWrittenThrough(t *testing.T) {
	dir := t.TempDir()
	fifo := filepath.Join(dir, "p")
	require.NoError(t, syscall.Mkfifo(fifo, 0o600))
	got := make(chan []byte)
	go func() {
		data, _ := os.ReadFile(fifo)
		got <- data
	}()
	cmd := exec.Command(binary(t), "-from", "palermo", "-to", "palermo", "-out", fifo)
	cmd.Stdin = strings.NewReader(oneLine)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Contains(t, string(<-got), `"id":"f1"`)
	info, err := os.Lstat(fifo)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeNamedPipe, "it is a pipe still")
	assert.Equal(t, []string{"p"}, folder(t, dir))
}

func TestOutput_DevicesAndLinks(t *testing.T) {
	exchange, dir := binary(t), t.TempDir()
	run := func(out string, stdout io.Writer) string {
		t.Helper()
		cmd := exec.Command(exchange, "-from", "palermo", "-to", "palermo", "-out", out)
		var told bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(oneLine), stdout, &told
		require.NoError(t, cmd.Run(), told.String())
		return told.String()
	}
	run(os.DevNull, nil)
	info, err := os.Lstat(os.DevNull)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeDevice)

	var piped bytes.Buffer
	run("/dev/stdout", &piped)
	assert.Contains(t, piped.String(), `"id":"f1"`)

	log := filepath.Join(dir, "log")
	require.NoError(t, os.WriteFile(log, []byte("before\n"), 0o644))
	appended, err := os.OpenFile(log, os.O_WRONLY|os.O_APPEND, 0)
	require.NoError(t, err)
	defer appended.Close()
	run("/dev/stdout", appended)
	all, err := os.ReadFile(log)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(all), "before\n{"),
		"standard output that is a file is not replaced")

	target := filepath.Join(dir, "target.jsonl")
	require.NoError(t, os.WriteFile(target, []byte("before"), 0o600))
	require.NoError(t, os.Symlink("target.jsonl", filepath.Join(dir, "link.jsonl")))
	run(filepath.Join(dir, "link.jsonl"), nil)
	all, err = os.ReadFile(target)
	require.NoError(t, err)
	assert.Contains(t, string(all), `"id":"f1"`)
	assert.Equal(t, []string{"link.jsonl", "log", "target.jsonl"}, folder(t, dir))
}

// A full disk ends the run at once, with one message, however many lines there are.
func TestOutput_FullDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is no /dev/full")
	}
	exchange := binary(t)
	for _, to := range []string{"palermo", "htcds"} {
		for _, out := range []string{"/dev/full", "-"} {
			cmd := exec.Command(exchange, "-from", "palermo", "-to", to, "-out", out)
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			require.NoError(t, err)
			var told bytes.Buffer
			in := &endless{}
			cmd.Stdin, cmd.Stdout, cmd.Stderr = in, full, &told
			var exit *exec.ExitError
			require.ErrorAs(t, cmd.Run(), &exit)
			full.Close()
			assert.Equal(t, 2, exit.ExitCode())
			assert.Equal(t, 1, strings.Count(told.String(), "\n"), told.String())
			assert.Contains(t, told.String(), "no space left on device")
			assert.Less(t, in.lines, 100000, "it did not read on")
		}
	}
}

// endless gives the same line until it is no longer read, or a million times.
type endless struct{ lines int }

func (e *endless) Read(p []byte) (int, error) {
	if e.lines++; e.lines > 1000000 {
		return 0, io.EOF
	}
	return copy(p, oneLine), nil
}

func TestOutput_NotOverTheInput(t *testing.T) {
	exchange, dir := binary(t), t.TempDir()
	in := filepath.Join(dir, "in.jsonl")
	require.NoError(t, os.WriteFile(in, []byte(oneLine), 0o600))
	require.NoError(t, os.Symlink("in.jsonl", filepath.Join(dir, "link")))
	require.NoError(t, os.Link(in, filepath.Join(dir, "hard")))
	for _, out := range []string{"in.jsonl", "link", "hard"} {
		for _, from := range []string{"", "in.jsonl", "hard"} { // "": from standard input
			args := []string{"-from", "palermo", "-to", "htcds", "-out", filepath.Join(dir, out)}
			cmd := exec.Command(exchange, args...)
			if from != "" {
				cmd = exec.Command(exchange, append(args, filepath.Join(dir, from))...)
			} else {
				f, err := os.Open(in)
				require.NoError(t, err)
				defer f.Close()
				cmd.Stdin = f
			}
			told, err := cmd.CombinedOutput()
			assert.Error(t, err, "%s from %s", out, from)
			assert.Contains(t, string(told), "is both read and written")
			same, err := os.ReadFile(in)
			require.NoError(t, err)
			assert.Equal(t, oneLine, string(same))
		}
	}
	f, err := os.OpenFile(in, os.O_WRONLY|os.O_APPEND, 0)
	require.NoError(t, err)
	defer f.Close()
	cmd := exec.Command(exchange, "-from", "palermo", "-to", "palermo", in)
	cmd.Stdout = f
	assert.Error(t, cmd.Run(), "output behind the input has no end")

	told, err := exec.Command(exchange, "-from", "palermo", "-to", "htcds", "-in-place", "-out", in,
		in).CombinedOutput()
	require.NoError(t, err, string(told))
	same, err := os.ReadFile(in)
	require.NoError(t, err)
	assert.Contains(t, string(same), "org_Name")
	assert.Equal(t, []string{"hard", "in.jsonl", "link"}, folder(t, dir))
}
