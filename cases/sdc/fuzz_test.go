package sdc_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/sdc"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Whatever the table, a release shows no small count, shows the others as they are, and withstands
// an attacker who propagates bounds.
func FuzzProtect(f *testing.F) {
	f.Add(uint8(3), uint8(2), uint8(1), uint8(5), []byte{1, 0, 3, 200, 9, 4})
	f.Add(uint8(2), uint8(2), uint8(2), uint8(3), []byte{1, 1, 1, 1, 1, 1, 1, 250})
	f.Fuzz(func(t *testing.T, a, b, c, threshold uint8, counts []byte) {
		table := sdc.Table{Sizes: []int{int(a)%5 + 1, int(b)%5 + 1, int(c)%4 + 1}}
		table.Counts = make([]int, table.Sizes[0]*table.Sizes[1]*table.Sizes[2])
		for i, v := range counts {
			if i < len(table.Counts) {
				table.Counts[i] = int(v)
			}
		}
		o := sdc.Options{Threshold: int(threshold), Zeros: law.Codes[sdc.Zeros]()[int(threshold)%2]}
		p, err := sdc.Protect(table, o)
		if err != nil {
			return
		}
		r, truth := p.Release(), publish4(table)
		low, high := propagate(r)
		for i, hidden := range r.Hidden {
			if hidden {
				require.GreaterOrEqual(t, high[i]-low[i], max(1, o.Threshold-2))
				require.Zero(t, r.Counts[i])
			} else {
				require.Equal(t, truth[i], r.Counts[i])
				require.False(t, truth[i] > 0 && truth[i] < o.Threshold)
			}
		}
	})
}

// A release may come from anywhere. The audit ends, and does not panic.
func FuzzAudit(f *testing.F) {
	f.Add([]byte(`{"sizes":[2],"counts":[0,0,3],"hidden":[true,true,false]}`), 3)
	f.Add([]byte(`{"sizes":[2,2],"counts":[0,0,3,0,0,4,3,4,7],"hidden":[true,true,false,true,true,false,false,false,false]}`), 0)
	f.Fuzz(func(t *testing.T, data []byte, threshold int) {
		var r sdc.Release
		if json.Unmarshal(data, &r) != nil || len(r.Counts) > 40 {
			return
		}
		report, err := sdc.Audit(r, threshold)
		if err != nil {
			return
		}
		for _, finding := range report.Findings {
			if finding.Solved && finding.Shown.Min <= finding.Shown.Max {
				require.LessOrEqual(t, finding.Bound.Min, finding.Shown.Min)
				require.GreaterOrEqual(t, finding.Bound.Max, finding.Shown.Max)
			}
		}
	})
}

func FuzzRound(f *testing.F) {
	f.Add(uint8(3), uint8(2), uint8(5), []byte{1, 0, 3, 200, 9, 4})
	f.Fuzz(func(t *testing.T, a, b, base uint8, counts []byte) {
		table := sdc.Table{Sizes: []int{int(a)%6 + 1, int(b)%6 + 1}}
		table.Counts = make([]int, table.Sizes[0]*table.Sizes[1])
		for i, v := range counts {
			if i < len(table.Counts) {
				table.Counts[i] = int(v)
			}
		}
		if base < 2 {
			_, err := sdc.Round(table, int(base))
			require.ErrorIs(t, err, sdc.ErrBase)
			return
		}
		r, err := sdc.Round(table, int(base))
		require.NoError(t, err)
		checkRounding(t, table, r)
	})
}
