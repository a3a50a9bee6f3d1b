package ctdc_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/ctdc"
)

// most is how many rows the largest file of TestReader_flatMemory has.
var most = flag.Int("rows", 100_000, "rows of the largest `file` that is streamed to see that memory stays flat")

// streamed names the release and the number of rows that a child process of TestReader_flatMemory
// streams.
const streamed = "CTDC_STREAMED"

// TestReader_flatMemory streams files of ever more rows, each in a process of its own, and compares
// the most memory that each process held. The files are invented and never on disk. Try go test
// -run flatMemory -rows 10000000 -v.
func TestReader_flatMemory(t *testing.T) {
	if os.Getenv(streamed) != "" {
		stream(t)
		return
	}
	const slack = 12 << 20 // the collector does not come at the same row every time
	for _, release := range []ctdc.Release{ctdc.KAnonymised, ctdc.Synthetic2024} {
		first := int64(0)
		for rows := min(10_000, *most); rows <= *most; rows *= 10 {
			cmd := exec.Command(os.Args[0], "-test.run=^TestReader_flatMemory$")
			cmd.Env = append(os.Environ(), streamed+"="+string(release)+" "+strconv.Itoa(rows))
			start := time.Now()
			out, err := cmd.CombinedOutput()
			require.NoError(t, err, string(out))
			peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10
			t.Logf("%s: %d rows in %.1f s (%.1f s of processor): at most %.1f MiB resident", release, rows, time.Since(start).Seconds(),
				(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), float64(peak)/(1<<20))
			if first == 0 {
				first = peak
			}
			assert.Less(t, peak, first+slack, "memory grows with the file")
		}
	}
}

// stream reads an invented file and keeps nothing of it but counts.
func stream(t *testing.T) {
	var release ctdc.Release
	var want int
	_, err := fmt.Sscan(os.Getenv(streamed), &release, &want)
	require.NoError(t, err)
	const per = 1000
	r, err := ctdc.NewReader(bufio.NewReader(newRepeated(inventedFile(t, release, per), per, want)))
	require.NoError(t, err)
	var tally ctdc.Tally
	for row := range r.Rows() {
		tally.Add(row)
	}
	require.NoError(t, r.Err())
	require.Equal(t, want, tally.Rows())
}
