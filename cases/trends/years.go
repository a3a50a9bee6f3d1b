package trends

import (
	"iter"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// ReleaseYears releases the numbers of years, from first to last, one by one and without a sum of
// them: so a small year is hidden alone, and nothing else gives it away. covers is the time that
// the data cover. Records of other years, or of none, are left out. Records that stand for one
// person each are given by [Each].
func ReleaseYears(o Options, records iter.Seq2[*Record, int], of YearOf, first, last int, covers Period) (*Release, error) {
	if o.Threshold < 2 {
		return nil, sdc.ErrThreshold
	}
	if o.Base != 0 {
		return nil, ErrRounding
	}
	inside := func(yield func(*Record, int) bool) {
		for r, people := range records {
			if y := r.year(of); y >= first && y <= last && !yield(r, people) {
				return
			}
		}
	}
	t, err := CountMany(inside, ByYear(of, first, last))
	if err != nil {
		return nil, err
	}
	for i := range t.axes[0].Categories {
		// Of a hidden year it is known that it is from 1 to Threshold-1.
		if n := t.Count(i); n > 0 && n < o.Threshold && o.width() > o.Threshold-2 {
			return nil, ErrUnsafe
		}
	}
	return &Release{
		About: About{Covers: covers}, Protection: Protection{Access: Protected, Threshold: o.Threshold, Width: o.width(), Audited: true}, axes: t.axes,
		at: func(index []int) Cell {
			n := t.Count(index...)
			if index[0] == Total || n > 0 && n < o.Threshold {
				return Cell{}
			}
			return Cell{n, true}
		},
	}, nil
}
