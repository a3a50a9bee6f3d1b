package growth

import (
	"time"

	"golang.org/x/sys/unix"
)

// spent is the time that the processor gave to this thread.
func spent() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}
