package trends_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/trends"
)

// Of tiny rows no more are kept than the limit says, good ones and bad ones, and the error tells
// the row.
func TestReadCSV_Limits(t *testing.T) {
	good, bad := "reported\n"+strings.Repeat("2020\n", 9), "reported\n"+strings.Repeat("x\n", 9)
	records, err := trends.ReadCSVWithin(strings.NewReader(good), trends.Limits{Rows: 9})
	require.NoError(t, err)
	assert.Len(t, records, 9)
	for _, tt := range []struct {
		text   string
		limits trends.Limits
		want   error
		kept   int
		row    int
	}{
		{good, trends.Limits{Rows: 8}, trends.ErrManyRows, 8, 10},
		{bad, trends.Limits{Rows: 8}, trends.ErrManyRows, 0, 10},
		{bad, trends.Limits{Faults: 3}, trends.ErrManyFaults, 0, 5},
	} {
		records, err := trends.ReadCSVWithin(strings.NewReader(tt.text), tt.limits)
		require.ErrorIs(t, err, tt.want)
		assert.Len(t, records, tt.kept)
		all := err.(interface{ Unwrap() []error }).Unwrap()
		last, ok := errors.AsType[*trends.RowError](all[len(all)-1])
		require.True(t, ok)
		assert.Equal(t, tt.row, last.Row)
	}
}

func TestReadCSV_TinyRowsDoNotFillTheMemory(t *testing.T) {
	for _, row := range []string{"2020\n", "x\n", "\"\"\n"} {
		in := "reported\n" + strings.Repeat(row, 8<<20/len(row))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := trends.ReadCSV(strings.NewReader(in))
		runtime.ReadMemStats(&after)
		assert.Error(t, err)
		grown := int64(after.HeapSys) - int64(before.HeapSys)
		assert.Less(t, grown>>20, int64(300), "MB for rows of %d bytes", len(row))
		t.Log(grown>>20, "MB")
	}
}
