package sdc_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/cases/sdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An attacker tries every table of whole numbers. It shares nothing with the package but the
// Release: it finds its own indices and sums.
type attacker struct {
	r        sdc.Release
	cells    [][]int // index of every cell with totals, in the order of the release
	inner    []int   // positions of the cells without totals
	sums     [][]int // for every inner cell the positions of the cells that count it, itself among them
	values   []int   // of the table being tried, with totals
	missing  []int   // inner cells of a sum that have no value yet
	limit    int     // of steps
	steps    int
	consider func(values []int) // called for every table that agrees with the release
}

func newAttacker(r sdc.Release, limit int, consider func([]int)) *attacker {
	a := &attacker{r: r, limit: limit, consider: consider, values: make([]int, len(r.Counts)), missing: make([]int, len(r.Counts))}
	at := make([]int, len(r.Sizes))
	for range r.Counts {
		a.cells = append(a.cells, slices.Clone(at))
		for j := len(at) - 1; j >= 0; j-- {
			if at[j]++; at[j] <= r.Sizes[j] {
				break
			}
			at[j] = 0
		}
	}
	for i, c := range a.cells {
		if isTotal(c, r.Sizes) {
			continue
		}
		a.inner = append(a.inner, i)
		var counts []int
		for k, s := range a.cells {
			if covers(s, c, r.Sizes) {
				counts = append(counts, k)
				a.missing[k]++
			}
		}
		a.sums = append(a.sums, counts)
	}
	return a
}

func isTotal(at, sizes []int) bool {
	for j, i := range at {
		if i == sizes[j] {
			return true
		}
	}
	return false
}

func covers(total, cell, sizes []int) bool {
	for j, i := range total {
		if i != sizes[j] && i != cell[j] {
			return false
		}
	}
	return true
}

// run tries the values of inner cell n and of those after it. Unknown totals are bounded by
// published ones above them. It reports false if there are too many.
func (a *attacker) run(n int) bool {
	if a.steps++; a.steps > a.limit {
		return false
	}
	if n == len(a.inner) {
		a.consider(a.values)
		return true
	}
	low, high := 0, math.MaxInt
	if i := a.inner[n]; !a.r.Hidden[i] {
		low, high = a.r.Counts[i], a.r.Counts[i]
	}
	for _, s := range a.sums[n] {
		if !a.r.Hidden[s] {
			room := a.r.Counts[s] - a.values[s]
			high = min(high, room)
			if a.missing[s] == 1 {
				low = max(low, room)
			}
		}
	}
	if a.r.Structural != nil && a.r.Structural[a.inner[n]] {
		high = min(high, 0)
	}
	for v := low; v <= high; v++ {
		for _, s := range a.sums[n] {
			a.values[s] += v
			a.missing[s]--
		}
		ok := a.run(n + 1)
		for _, s := range a.sums[n] {
			a.values[s] -= v
			a.missing[s]++
		}
		if !ok {
			return false
		}
	}
	return true
}

// groups links hidden cells that stand on one line, and returns the hidden cells by group.
func (a *attacker) groups() [][]int {
	group := make([]int, len(a.cells))
	for i := range group {
		group[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if group[i] != i {
			group[i] = find(group[i])
		}
		return group[i]
	}
	for i, c := range a.cells {
		for k := range i {
			differ := 0
			for j := range c {
				if c[j] != a.cells[k][j] {
					differ++
				}
			}
			if differ == 1 && a.r.Hidden[i] && a.r.Hidden[k] {
				group[find(i)] = find(k)
			}
		}
	}
	by := map[int][]int{}
	for i := range a.cells {
		if a.r.Hidden[i] {
			by[find(i)] = append(by[find(i)], i)
		}
	}
	var all [][]int
	for _, g := range by {
		all = append(all, g)
	}
	return all
}

// intervals returns the least and greatest value of every cell over all tables that agree with the
// release and, with a threshold, with the rule: that among linked hidden cells at least one is
// small. It reports false if there were too many tables.
func intervals(r sdc.Release, threshold, limit int) (low, high []int, ok bool) {
	low, high = make([]int, len(r.Counts)), make([]int, len(r.Counts))
	for i := range low {
		low[i], high[i] = math.MaxInt, -1
	}
	var groups [][]int
	a := newAttacker(r, limit, func(values []int) {
		for _, g := range groups {
			if threshold > 0 && !slices.ContainsFunc(g, func(i int) bool { return values[i] > 0 && values[i] < threshold }) {
				return
			}
		}
		for i, v := range values {
			low[i], high[i] = min(low[i], v), max(high[i], v)
		}
	})
	groups = a.groups()
	return low, high, a.run(0)
}

func drawTable(t *rapid.T, sizes [][]int, most int) sdc.Table {
	table := sdc.Table{Sizes: rapid.SampledFrom(sizes).Draw(t, "sizes")}
	cells := 1
	for _, n := range table.Sizes {
		cells *= n
	}
	count := rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(0, most), rapid.Just(0))
	table.Counts = rapid.SliceOfN(count, cells, cells).Draw(t, "counts")
	return table
}

var tiny = [][]int{{2}, {3}, {5}, {1, 3}, {2, 2}, {2, 3}, {3, 3}, {2, 2, 2}, {2, 3, 2}, {1, 2, 2}, {2, 2, 2, 2}}

func drawOptions(t *rapid.T) sdc.Options {
	o := sdc.Options{
		Threshold: rapid.IntRange(2, 5).Draw(t, "threshold"),
		Zeros:     rapid.SampledFrom(law.Codes[sdc.Zeros]()).Draw(t, "zeros"),
	}
	o.Range = rapid.IntRange(1, o.Threshold-1).Draw(t, "range")
	return o
}

// Nobody who tries every table that agrees with what is published, and who knows the threshold
// rule, comes closer than was asked.
func TestProtect_againstEveryTable(t *testing.T) {
	protected, refused, skipped := 0, 0, 0
	check := func(t *rapid.T) {
		table, o := drawTable(t, tiny, 7), drawOptions(t)
		p, err := sdc.Protect(table, o)
		if err != nil {
			require.ErrorIs(t, err, sdc.ErrUnprotectable)
			refused++
			return
		}
		r := p.Release()
		low, high, ok := intervals(r, o.Threshold, 30_000)
		if !ok {
			skipped++ // what was seen is then too narrow, not too wide
		}
		for i, hidden := range r.Hidden {
			if hidden && ok {
				require.GreaterOrEqual(t, high[i]-low[i], o.Range, "cell %d", i)
			}
			if !hidden && r.Counts[i] > 0 {
				require.GreaterOrEqual(t, r.Counts[i], o.Threshold, "a small count is published")
			}
		}
		protected++
	}
	for range 50 { // a hundred tables each
		rapid.Check(t, check)
	}
	t.Logf("protected %d, refused %d, too many tables %d", protected, refused, skipped)
	require.Greater(t, protected-skipped, (protected+refused)/4, "the test has seen too little")
}

func TestProtect_optionsAreAsked(t *testing.T) {
	table := sdc.Table{Sizes: []int{2}, Counts: []int{1, 9}}
	_, err := sdc.Protect(table, sdc.Options{})
	require.ErrorIs(t, err, sdc.ErrThreshold)
	_, err = sdc.Protect(sdc.Table{Sizes: []int{2}, Counts: []int{-1, math.MaxInt}}, sdc.Options{Threshold: 1, Range: -1, Zeros: "x"})
	for _, want := range []error{sdc.ErrThreshold, sdc.ErrRange, sdc.ErrZeros, sdc.ErrNegative} {
		require.ErrorIs(t, err, want)
	}
	var size *sdc.SizeError
	_, err = sdc.Protect(sdc.Table{Sizes: []int{2, 0}}, sdc.Options{Threshold: 3})
	require.True(t, errors.As(err, &size))
	require.Equal(t, 1, size.Dimension)
}
