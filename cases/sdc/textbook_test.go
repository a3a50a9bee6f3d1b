package sdc_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// The example of Statistical Policy Working Paper 22 of the US Federal Committee on Statistical
// Methodology (1994, revised 2005), chapter II: children by county (rows) and education of the head
// of the household (columns). Counts under 5 are to be hidden. The figures are invented there.
var workingPaper = sdc.Table{Sizes: []int{4, 4}, Counts: []int{
	15, 1, 3, 1,
	20, 10, 10, 15,
	3, 10, 10, 2,
	12, 14, 7, 2,
}}

func hideAt(cells ...[2]int) func(i, count int) bool {
	return func(i, _ int) bool {
		for _, c := range cells {
			if i == c[0]*5+c[1] {
				return true
			}
		}
		return false
	}
}

// Hiding the small counts alone: 12 is the only hidden count of its column and so on; the audit
// reads them off.
func TestAudit_primaryAlone(t *testing.T) {
	r := publish(workingPaper, func(_, v int) bool { return v < 5 })
	report, err := sdc.Audit(r, 5)
	require.NoError(t, err)
	require.Len(t, report.Findings, 6)
	values := map[[2]int]int{{0, 1}: 1, {0, 2}: 3, {2, 0}: 3, {2, 3}: 2}
	for cell, want := range values {
		for _, f := range report.Findings {
			if f.Index[0] == cell[0] && f.Index[1] == cell[1] {
				assert.Equal(t, sdc.Interval{Min: want, Max: want}, f.Bound, "%v", cell)
				assert.True(t, f.Exact(), "%v", cell)
			}
		}
	}
	assert.Len(t, report.Narrower(1), 6)
}

// Two hidden cells in each row and column, as the working paper shows, are not enough: adding the first two rows and taking off the second and third column
// leaves 15 + 20 + 15 + x - 10 - 14 - 10 - 7 = 20 + 55 - 35 - 30, and so x = 1 in the row of Alpha under "very high".
func TestAudit_twoInEachLineAreNotEnough(t *testing.T) {
	r := publish(workingPaper, hideAt([2]int{0, 1}, [2]int{0, 2}, [2]int{0, 3}, [2]int{1, 1}, [2]int{1, 2}, [2]int{2, 0}, [2]int{2, 3}, [2]int{3, 0}, [2]int{3, 3}))
	report, err := sdc.Audit(r, 0)
	require.NoError(t, err)
	narrow := report.Narrower(1)
	require.Len(t, narrow, 1)
	assert.Equal(t, sdc.Finding{Index: []int{0, 3}, Shown: sdc.Interval{Min: 1, Max: 1}, Bound: sdc.Interval{Min: 1, Max: 1}, Solved: true}, narrow[0])
}

func TestAudit_betterPattern(t *testing.T) {
	r := publish(workingPaper, hideAt([2]int{0, 1}, [2]int{0, 2}, [2]int{0, 3}, [2]int{2, 0}, [2]int{2, 1}, [2]int{2, 3}, [2]int{3, 0}, [2]int{3, 2}, [2]int{3, 3}))
	report, err := sdc.Audit(r, 0)
	require.NoError(t, err)
	assert.Empty(t, report.Narrower(1))
}

func TestProtect_workingPaper(t *testing.T) {
	p, err := sdc.Protect(workingPaper, sdc.Options{Threshold: 5})
	require.NoError(t, err)
	narrow, err := p.Check()
	require.NoError(t, err)
	assert.Empty(t, narrow)
	for i := range 4 {
		for j := range 5 {
			_, status := p.At(4, j)
			assert.Equal(t, sdc.Published, status, "no total had to be hidden")
			_, status = p.At(i, 4)
			assert.Equal(t, sdc.Published, status, "no total had to be hidden")
		}
	}
	assert.Equal(t, 6, p.Loss().Primary)
	assert.LessOrEqual(t, p.Loss().Secondary, 6)
}
