package cases_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// Every record of the package, in every shape, through every door, for texts, days and numbers.
func TestDoors(t *testing.T) {
	replace := victim.ReplaceAttr(nil)
	records := append(taint.Records(cases.File{}), taint.Records(cases.View{})...)
	require.Greater(t, len(records), 3)
	taint.CheckDoors(t, replace, records)
	main := records[0].(cases.File)
	taint.CheckHidden(t, replace, taint.Hidden(main), taint.Odd(main))
}

// Errors and reports of this module hold codes and places: they are logged as they are.
func TestDoors_ErrorsAreLogged(t *testing.T) {
	var f cases.File
	taint.FillAll(&f)
	_, decode := cases.Decode(strings.NewReader(`{"id": 7}`))
	open := &cases.File{ID: "f1", Victims: []victim.Victim{{ID: "v1"}}}
	report, err := duty.Check(open, law.MustDay(2026, 1, 1))
	require.NoError(t, err)
	for want, v := range map[string]any{
		"unknown code": f.Validate(), "the hash does not fit": f.VerifyLog(), "wrong type": decode,
		"in between": cases.ErrStale, "CHILD-": report,
	} {
		var b bytes.Buffer
		o := &slog.HandlerOptions{ReplaceAttr: victim.ReplaceAttr(nil)}
		slog.New(slog.NewJSONHandler(&b, o)).Info("x", "v", v)
		assert.Contains(t, b.String(), want)
		assert.Empty(t, taint.Leaks(b.String()))
	}
}
