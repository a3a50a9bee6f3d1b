package sdc_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/sdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestProtect_boundaries(t *testing.T) {
	tests := []struct {
		name   string
		counts []int
		o      sdc.Options
		hidden []bool // the cells and, last, the total
	}{
		{"nobody", []int{0, 0, 0}, sdc.Options{Threshold: 5}, []bool{false, false, false, false}},
		{"at the threshold", []int{5, 0, 5}, sdc.Options{Threshold: 5}, []bool{false, false, false, false}},
		{"one under it takes a second cell", []int{4, 9, 70}, sdc.Options{Threshold: 5}, []bool{true, true, false, false}},
		{"two under it that are wide enough together", []int{4, 4, 70}, sdc.Options{Threshold: 5}, []bool{true, true, false, false}},
		{"two ones are not", []int{1, 1, 70}, sdc.Options{Threshold: 5}, []bool{true, true, true, false}},
		{"a zero protects nothing downwards", []int{1, 0, 70}, sdc.Options{Threshold: 5}, []bool{true, false, true, false}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := sdc.Protect(sdc.Table{Sizes: []int{3}, Counts: tt.counts}, tt.o)
			require.NoError(t, err)
			assert.Equal(t, tt.hidden, p.Release().Hidden)
		})
	}
}

func TestProtect_tooFewPersons(t *testing.T) {
	var e *sdc.UnprotectableError
	_, err := sdc.Protect(sdc.Table{Sizes: []int{3}, Counts: []int{1, 0, 3}}, sdc.Options{Threshold: 5})
	require.True(t, errors.As(err, &e))
	require.ErrorIs(t, err, sdc.ErrUnprotectable)
	assert.Equal(t, -1, e.Dimension, "the whole table is small")

	// Two persons in two cells: nobody who knows that one of them is a single person can be in
	// doubt, since 2 and 0 would be published.
	_, err = sdc.Protect(sdc.Table{Sizes: []int{1, 2}, Counts: []int{1, 1}}, sdc.Options{Threshold: 2})
	require.True(t, errors.As(err, &e))
	assert.Equal(t, 1, e.Dimension, "the dimension that keeps the two apart")
}

// A zero under a small total says where the few are not.
func TestProtect_zeros(t *testing.T) {
	table := sdc.Table{Sizes: []int{2, 3}, Counts: []int{0, 0, 2, 20, 30, 40}}
	p, err := sdc.Protect(table, sdc.Options{Threshold: 3})
	require.NoError(t, err)
	for j := range 4 {
		_, status := p.At(0, j)
		assert.Equal(t, sdc.Hidden, status, "column %d", j)
	}
	assert.Equal(t, sdc.Primary, p.Cause(0, 0))

	p, err = sdc.Protect(table, sdc.Options{Threshold: 3, Zeros: sdc.PublishZeros})
	require.NoError(t, err)
	n, status := p.At(0, 1)
	assert.Equal(t, sdc.Published, status, "one zero is enough to protect the 2")
	assert.Zero(t, n)
	assert.Equal(t, sdc.Secondary, p.Cause(0, 0))

	table.Structural = []bool{true, false, false, false, false, false}
	p, err = sdc.Protect(table, sdc.Options{Threshold: 3})
	require.NoError(t, err)
	_, status = p.At(0, 0)
	assert.Equal(t, sdc.Published, status, "everybody knows it")
	_, status = p.At(0, 1)
	assert.Equal(t, sdc.Hidden, status)
	narrow, err := p.Check()
	require.NoError(t, err)
	assert.Empty(t, narrow)
}

// Impossible combinations are known to everybody, so they cannot protect anything.
func TestProtect_structural(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table, o := drawTable(t, tiny, 7), drawOptions(t)
		table.Structural = make([]bool, len(table.Counts))
		for i, v := range table.Counts {
			table.Structural[i] = v == 0 && rapid.Bool().Draw(t, "structural")
		}
		p, err := sdc.Protect(table, o)
		if err != nil {
			require.ErrorIs(t, err, sdc.ErrUnprotectable)
			return
		}
		r := p.Release()
		low, high, ok := intervals(r, o.Threshold, 20_000)
		for i, hidden := range r.Hidden {
			require.False(t, hidden && r.Structural != nil && r.Structural[i])
			if hidden && ok {
				require.GreaterOrEqual(t, high[i]-low[i], o.Range)
			}
		}
	})
}

func TestProtect_everyErrorAtOnce(t *testing.T) {
	_, err := sdc.Protect(sdc.Table{Sizes: []int{2, 2}, Counts: []int{-1, 3, math.MaxInt, 1}, Structural: []bool{false, true, false, false}}, sdc.Options{})
	for _, want := range []error{sdc.ErrThreshold, sdc.ErrNegative, sdc.ErrOverflow, sdc.ErrStructural} {
		assert.ErrorIs(t, err, want)
	}
	var cell *sdc.CellError
	require.True(t, errors.As(err, &cell))
	assert.Equal(t, []int{0, 0}, cell.Index)
}

func TestProtect_sizes(t *testing.T) {
	for _, sizes := range [][]int{nil, {0}, {-1}, {math.MaxInt}, {2, math.MaxInt, 2}, {1 << 12, 1 << 12}, slices.Repeat([]int{1}, sdc.MaxWays+1)} {
		_, err := sdc.Protect(sdc.Table{Sizes: sizes}, sdc.Options{Threshold: 3})
		var size *sdc.SizeError
		assert.True(t, errors.As(err, &size), "%v", sizes)
		_, err = sdc.Audit(sdc.Release{Sizes: sizes}, 3)
		assert.True(t, errors.As(err, &size), "%v", sizes)
		_, err = sdc.Round(sdc.Table{Sizes: sizes}, 3)
		assert.True(t, errors.As(err, &size), "%v", sizes)
	}
	_, err := sdc.Protect(sdc.Table{Sizes: slices.Repeat([]int{1}, sdc.MaxWays), Counts: []int{9}}, sdc.Options{Threshold: 3})
	assert.NoError(t, err)
}

func TestProtected_At(t *testing.T) {
	p, err := sdc.Protect(sdc.Table{Sizes: []int{2, 2}, Counts: []int{10, 20, 30, 40}}, sdc.Options{Threshold: 5})
	require.NoError(t, err)
	for _, c := range []struct{ i, j, want int }{{0, 0, 10}, {0, 1, 20}, {0, 2, 30}, {1, 2, 70}, {2, 0, 40}, {2, 1, 60}, {2, 2, 100}} {
		n, status := p.At(c.i, c.j)
		assert.Equal(t, sdc.Published, status)
		assert.Equal(t, c.want, n)
		assert.Empty(t, p.Cause(c.i, c.j))
	}
	for _, outside := range [][]int{nil, {0}, {0, 3}, {-1, 0}, {0, 0, 0}} {
		n, status := p.At(outside...)
		assert.Empty(t, status)
		assert.Zero(t, n)
	}
}

// The same table gives the same release, and what a caller does with a release does not reach the
// next one.
func TestProtect_sameEachTime(t *testing.T) {
	table := persons(3000, 6, 5, 4)
	first, err := sdc.Protect(table, sdc.Options{Threshold: 5})
	require.NoError(t, err)
	r := first.Release()
	second, err := sdc.Protect(table, sdc.Options{Threshold: 5})
	require.NoError(t, err)
	assert.Equal(t, r, second.Release())
	clear(r.Hidden)
	assert.Equal(t, second.Release(), first.Release())
}

// Nothing that is printed, logged or written shows a hidden count.
func TestProtected_printsNoHiddenCount(t *testing.T) {
	const marker = 7777
	table := sdc.Table{Sizes: []int{3}, Counts: []int{marker, marker, marker}}
	p, err := sdc.Protect(table, sdc.Options{Threshold: marker + 1})
	require.NoError(t, err)
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "p", p, "t", table)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "p", p, "t", table)
	written, err := json.Marshal(p.Release())
	require.NoError(t, err)
	for _, s := range []string{log.String(), string(written), fmt.Sprintf("%v %+v %#v %s %d", p, p, p, p, p), fmt.Sprintf("%v %+v %#v", table, table, table), fmt.Sprintf("%+v", p.Release())} {
		assert.NotContains(t, s, "7777")
	}
}

// An attacker without a solver, for tables of any size: a count is at most what its line leaves,
// and at least what the others on the line leave.
func TestProtect_largeAgainstPropagation(t *testing.T) {
	for _, zeros := range law.Codes[sdc.Zeros]() {
		table := persons(5000, 8, 8, 8, 8)
		p, err := sdc.Protect(table, sdc.Options{Threshold: 5, Zeros: zeros})
		require.NoError(t, err)
		r := p.Release()
		low, high := propagate(r)
		truth := publish4(table)
		for i, hidden := range r.Hidden {
			require.LessOrEqual(t, low[i], truth[i])
			require.GreaterOrEqual(t, high[i], truth[i])
			if hidden {
				require.GreaterOrEqual(t, high[i]-low[i], 3)
			} else {
				require.Equal(t, truth[i], r.Counts[i])
			}
		}
		// The attacker is good enough to open a table of which the small counts alone are hidden.
		for i, v := range truth {
			r.Hidden[i], r.Counts[i] = v > 0 && v < 5, v
			if r.Hidden[i] {
				r.Counts[i] = 0
			}
		}
		low, high = propagate(r)
		opened := 0
		for i, hidden := range r.Hidden {
			if hidden && low[i] == high[i] {
				opened++
			}
		}
		require.Greater(t, opened, 100)
	}
}

func publish4(t sdc.Table) []int {
	r := sdc.Release{Sizes: t.Sizes, Counts: make([]int, withTotals(t.Sizes))}
	at := make([]int, len(t.Sizes))
	for _, n := range t.Counts {
		for set := range 1 << len(at) {
			off := 0
			for j, i := range at {
				if set>>j&1 == 1 {
					i = t.Sizes[j]
				}
				off = off*(t.Sizes[j]+1) + i
			}
			r.Counts[off] += n
		}
		for j := len(at) - 1; j >= 0; j-- {
			if at[j]++; at[j] < t.Sizes[j] {
				break
			}
			at[j] = 0
		}
	}
	return r.Counts
}

func propagate(r sdc.Release) (low, high []int) {
	const far = 1 << 30
	low, high = slices.Clone(r.Counts), slices.Clone(r.Counts)
	for i, h := range r.Hidden {
		if h {
			low[i], high[i] = 0, far
		}
	}
	for changed := true; changed; {
		changed = false
		stride := 1
		for j := len(r.Sizes) - 1; j >= 0; j-- {
			n := r.Sizes[j]
			for total := range r.Counts {
				if total/stride%(n+1) != n {
					continue
				}
				sumLow, sumHigh := 0, 0
				for i := 1; i <= n; i++ {
					sumLow, sumHigh = sumLow+low[total-i*stride], min(far, sumHigh+high[total-i*stride])
				}
				tighten := func(c, l, h int) {
					if l > low[c] || h < high[c] {
						low[c], high[c], changed = max(l, low[c]), min(h, high[c]), true
					}
				}
				tighten(total, sumLow, sumHigh)
				for i := 1; i <= n; i++ {
					c := total - i*stride
					others := far
					if sumHigh < far {
						others = sumHigh - high[c]
					}
					tighten(c, low[total]-others, high[total]-(sumLow-low[c]))
				}
				// What was tightened above changes the sums; the next round sees to it.
			}
			stride *= n + 1
		}
	}
	return low, high
}
