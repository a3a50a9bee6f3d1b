// Package growth measures in tests whether work grows in proportion to its input. It counts the
// time of the processor, where the system tells it, so that a busy machine does not fail a test.
package growth

import (
	"runtime"
	"time"
)

// runs is how often work is measured: the least of them counts.
const runs = 4

// Cost is the least time that the processor gave to one of several runs of work, on the goroutine
// of the caller alone.
func Cost(work func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	best := time.Duration(1<<63 - 1)
	for range runs {
		began := spent()
		work()
		best = min(best, spent()-began)
	}
	return best
}
