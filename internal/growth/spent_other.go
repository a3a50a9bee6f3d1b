//go:build !linux

package growth

import "time"

var start = time.Now()

// spent is the time of the clock: this system does not tell what a thread used.
func spent() time.Duration { return time.Since(start) }
