package sdc_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// checkRounding checks what a controlled rounding is by definition, with sums of its own.
func checkRounding(t require.TestingT, table sdc.Table, r *sdc.Rounded) {
	truth := publish(table, func(int, int) bool { return false })
	a := newAttacker(truth, 0, nil)
	sums := make([]int, len(r.Counts))
	for n, i := range a.inner {
		for _, s := range a.sums[n] {
			sums[s] += r.Counts[i]
		}
	}
	for i, v := range r.Counts {
		require.Zero(t, v%r.Base, "a multiple of the base")
		require.Equal(t, sums[i], v, "a total is the sum")
		require.Less(t, max(v-truth.Counts[i], truth.Counts[i]-v), r.Base, "within one base")
		got, ok := r.At(a.cells[i]...)
		require.True(t, ok)
		require.Equal(t, v, got)
	}
}

func TestRound_flat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, [][]int{{1}, {4}, {9}, {1, 1}, {3, 3}, {2, 7}, {9, 8}}, 40)
		r, err := sdc.Round(table, rapid.IntRange(2, 10).Draw(t, "base"))
		require.NoError(t, err, "one and two ways can always be rounded")
		checkRounding(t, table, r)
	})
}

func TestRound_deep(t *testing.T) {
	rounded, refused := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, [][]int{{2, 2, 2}, {3, 3, 3}, {4, 5, 3}, {2, 3, 2, 2}, {2, 2, 2, 2, 2}}, 40)
		r, err := sdc.Round(table, rapid.SampledFrom([]int{3, 5}).Draw(t, "base"))
		if err != nil {
			require.ErrorIs(t, err, sdc.ErrNotRounded)
			refused++
			return
		}
		rounded++
		checkRounding(t, table, r)
	})
	t.Logf("rounded %d, refused %d", rounded, refused)
	assert.Greater(t, rounded, refused)
}

// What the audit of a rounded table says is what trying every table says.
func TestAuditRounded_againstEveryTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, [][]int{{2}, {3}, {4}, {2, 2}, {1, 3}, {2, 3}}, 6)
		r, err := sdc.Round(table, rapid.IntRange(2, 4).Draw(t, "base"))
		require.NoError(t, err)
		low, high := within(r)
		report, err := sdc.AuditRounded(r)
		require.NoError(t, err)
		require.Len(t, report.Findings, len(r.Counts))
		for i, f := range report.Findings {
			require.Equal(t, sdc.Interval{Min: low[i], Max: high[i]}, f.Shown, "cell %v", f.Index)
			require.True(t, f.Exact(), "cell %v", f.Index)
		}
	})
}

// within tries every table whose counts and totals are all less than one base from the rounded
// ones.
func within(r *sdc.Rounded) (low, high []int) {
	a := newAttacker(sdc.Release{Sizes: r.Sizes, Counts: r.Counts, Hidden: make([]bool, len(r.Counts))}, 0, nil)
	low, high = make([]int, len(r.Counts)), make([]int, len(r.Counts))
	for i := range low {
		low[i], high[i] = 1<<30, -1
	}
	values := make([]int, len(r.Counts))
	var try func(n int)
	try = func(n int) {
		if n == len(a.inner) {
			for i, v := range values {
				if v <= r.Counts[i]-r.Base || v >= r.Counts[i]+r.Base {
					return
				}
			}
			for i, v := range values {
				low[i], high[i] = min(low[i], v), max(high[i], v)
			}
			return
		}
		for v := max(0, r.Counts[a.inner[n]]-r.Base+1); v < r.Counts[a.inner[n]]+r.Base; v++ {
			for _, s := range a.sums[n] {
				values[s] += v
			}
			try(n + 1)
			for _, s := range a.sums[n] {
				values[s] -= v
			}
		}
	}
	try(0)
	return low, high
}
