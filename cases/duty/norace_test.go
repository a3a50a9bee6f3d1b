//go:build !race

package duty_test

// raceEnabled says that the race detector runs, which allocates.
const raceEnabled = false
