//go:build race

package cases_test

// raceEnabled says that the race detector runs, which takes ten times as long.
const raceEnabled = true
