package sdc_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// publish returns a table with all totals in which the cells are hidden for which hide says so.
func publish(t sdc.Table, hide func(i, count int) bool) sdc.Release {
	all := newAttacker(sdc.Release{Sizes: t.Sizes, Counts: make([]int, withTotals(t.Sizes)), Hidden: make([]bool, withTotals(t.Sizes))}, 0, nil)
	r := all.r
	for n, v := range t.Counts {
		for _, s := range all.sums[n] {
			r.Counts[s] += v
		}
	}
	for i, v := range r.Counts {
		if hide(i, v) {
			r.Counts[i], r.Hidden[i] = 0, true
		}
	}
	return r
}

func withTotals(sizes []int) int {
	n := 1
	for _, s := range sizes {
		n *= s + 1
	}
	return n
}

// What the audit finds is what trying every table finds: nothing shown is impossible, and nothing
// possible is out of bounds.
func TestAudit_againstEveryTable(t *testing.T) {
	findings, exact, solved := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, tiny, 6)
		threshold := rapid.SampledFrom([]int{0, 2, 3, 5}).Draw(t, "threshold")
		chance := rapid.IntRange(1, 4).Draw(t, "chance")
		r := publish(table, func(i, v int) bool {
			return i < withTotals(table.Sizes)-1 && (v > 0 && v < threshold || rapid.IntRange(0, chance).Draw(t, "hide") == 0)
		})
		low, high, ok := intervals(r, threshold, 20_000)
		if !ok || high[0] < 0 {
			return // too many tables, or none within the rule
		}
		report, err := sdc.Audit(r, threshold)
		require.NoError(t, err)
		hidden := 0
		for i, h := range r.Hidden {
			if !h {
				continue
			}
			f := report.Findings[hidden]
			hidden++
			findings++
			if f.Solved {
				solved++
				require.LessOrEqual(t, f.Bound.Min, low[i], "cell %v", f.Index)
				require.GreaterOrEqual(t, f.Bound.Max, high[i], "cell %v", f.Index)
			}
			if f.Shown.Min <= f.Shown.Max {
				require.GreaterOrEqual(t, f.Shown.Min, low[i], "cell %v", f.Index)
				require.LessOrEqual(t, f.Shown.Max, high[i], "cell %v", f.Index)
			}
			if f.Exact() {
				exact++
			}
		}
		require.Len(t, report.Findings, hidden)
	})
	t.Logf("%d findings, %d solved, %d exact", findings, solved, exact)
	require.NotZero(t, findings)
	assert.Greater(t, exact*100, findings*99)
}

// The audit, which knows nothing of how cells were chosen, finds every release wide enough.
func TestAudit_ofProtect(t *testing.T) {
	sizes := append([][]int{{4, 5}, {3, 4, 3}, {2, 3, 2, 2}, {6, 6}}, tiny...)
	rapid.Check(t, func(t *rapid.T) {
		table, o := drawTable(t, sizes, 12), drawOptions(t)
		p, err := sdc.Protect(table, o)
		if err != nil {
			require.ErrorIs(t, err, sdc.ErrUnprotectable)
			return
		}
		report, err := p.Audit()
		require.NoError(t, err)
		for _, f := range report.Findings {
			require.True(t, f.Solved, "cell %v", f.Index)
			require.GreaterOrEqual(t, f.Bound.Width(), o.Range, "cell %v", f.Index)
		}
		narrow, err := p.Check()
		require.NoError(t, err)
		require.Empty(t, narrow)
	})
}
