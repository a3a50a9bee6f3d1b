package htcds_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/htcds"
)

// A reader keeps no more problems than it may, and ends there; who takes them one by one reads on.
func TestReader_Problems(t *testing.T) {
	in := "prs_FirstName,,,,,,,\n" + strings.Repeat(",x,x,x,x,x,x,x\n", 8<<20/15)
	read := func(opts ...htcds.Option) (*htcds.Reader, error) {
		r, err := htcds.NewReader(strings.NewReader(in), opts...)
		require.NoError(t, err)
		for {
			_, err := r.Read()
			_, row := errors.AsType[*htcds.RowError](err)
			if err != nil && !row {
				return r, err
			}
		}
	}
	r, err := read(htcds.WithLimits(htcds.Limits{Problems: 20}))
	problem, ok := errors.AsType[htcds.Problem](err)
	require.True(t, ok, "%v", err)
	assert.Equal(t, htcds.TooManyProblems, problem.Code)
	assert.Equal(t, htcds.Fatal, problem.Severity)
	assert.Len(t, r.Problems(), 20)

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = read()
	runtime.ReadMemStats(&after)
	assert.Error(t, err)
	assert.Less(t, int64(after.HeapSys-before.HeapSys)>>20, int64(300), "MB")

	told := 0
	_, err = read(htcds.OnProblem(func(htcds.Problem) { told++ }))
	assert.ErrorIs(t, err, io.EOF)
	assert.Greater(t, told, 500_000)
}
