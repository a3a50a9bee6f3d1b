package taint

import (
	"log/slog"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Replace is what victim.ReplaceAttr returns.
type Replace = func([]string, slog.Attr) slog.Attr

// CheckDoors holds the records of a package, of which the first is filled in full, against every
// door in every shape: what must be closed is closed for each kind of value. What the docs of the
// packages call open is held to be open, so that they promise neither more nor less.
func CheckDoors(t *testing.T, replace Replace, records []any) {
	t.Helper()
	require.NotEmpty(t, Leaks(jsonOf(records[0])), "the record is not filled")
	for _, r := range records {
		for _, s := range append(Alone(r), Around(r)...) {
			closed(t, s, r, Printing(), Logging(nil)[:1], Logging(replace))
		}
		for _, s := range Alone(r) {
			closed(t, s, r, Logging(nil))
		}
	}
	main := records[0]
	for _, s := range Around(main) {
		door := Logging(nil)[1]
		assert.Equal(t, Leaks(jsonOf(s.Value)), Leaks(door.Print(s.Value)),
			"%s, %s: closed now, and the docs say open", door.Name, s.Name)
	}
	for _, door := range Open() {
		leaks := Leaks(door.Print(main))
		assert.NotEmpty(t, leaks, "%s: closed now, and the docs say open", door.Name)
	}
}

// CheckHidden holds values that hide a record in unexported fields, or that are hard to look
// through, against the handlers that use replace; and against fmt, to which they are open.
func CheckHidden(t *testing.T, replace Replace, hidden, odd []Shape) {
	t.Helper()
	for _, s := range append(hidden, odd...) {
		closed(t, s, s.Value, Logging(replace))
	}
	for _, s := range hidden {
		for _, door := range append(Printing()[:2], Logging(nil)[0]) {
			assert.NotEmpty(t, Leaks(door.Print(s.Value)),
				"%s, %s: closed now, and the docs say open", door.Name, s.Name)
		}
	}
}

func closed(t *testing.T, s Shape, record any, doors ...[]Door) {
	t.Helper()
	for _, list := range doors {
		for _, door := range list {
			assert.Empty(t, Leaks(door.Print(s.Value)), "%s, %s of %T", door.Name, s.Name, record)
		}
	}
}

func jsonOf(v any) string { return Open()[0].Print(v) }
