//go:build unix

package ctdc_test

import (
	"syscall"
	"testing"
	"time"
)

// cpu returns the processor time of the process so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// reportCPU reports the speed by processor time since start, which a busy machine disturbs less
// than the time of day.
func reportCPU(b *testing.B, bytes int, start time.Duration) {
	if spent := cpu() - start; spent > 0 {
		b.ReportMetric(float64(bytes)*float64(b.N)/1e6/spent.Seconds(), "MB/cpu-s")
	}
}
