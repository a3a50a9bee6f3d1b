package trends

import (
	"errors"
	"fmt"
	"iter"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Total, as an index, is the total of an axis: all records, known or not.
const Total = -1

// maxCells is the largest number of inner cells of a table.
const maxCells = 1 << 22

// The errors of [Count].
var (
	ErrNoDimension = errors.New("trends: a table needs a dimension")
	ErrSameAxis    = errors.New("trends: two axes of one name")
	ErrTwoMulti    = errors.New("trends: a table can have one axis on which a person can be in several categories")
	ErrTooLarge    = errors.New("trends: too many cells")
	ErrCategory    = errors.New("trends: no such axis or category")
)

// A Table holds exact counts of records on any number of axes. It is for those who may see the
// records; what may be published is a [Release].
type Table struct {
	About About

	axes  []Axis
	multi int // index of the axis with several answers, or -1
	// sets are the combinations of answers seen on that axis; without such an axis there is one.
	sets []uint64
	// cells are in blocks, one a set; in a block the last of the other axes changes fastest.
	cells   []int
	block   int
	records int
}

// About says what the numbers are about. It goes with them wherever they are written.
type About struct {
	Title     string            `json:"title,omitempty"`
	Reporting jurisdiction.Code `json:"reporting,omitempty"`
	// Basis is the law by which people are counted; without it they are counted by consent.
	Basis *law.Citation `json:"basis,omitempty"`
	// Asked is the law that asks for the table.
	Asked *law.Citation `json:"asked,omitempty"`
	// Covers is the time that the data cover.
	Covers  Period    `json:"covers,omitzero"`
	LeftOut []LeftOut `json:"left_out,omitempty"`
	Notes   []string  `json:"notes,omitempty"`
}

// LeftOut is how many people are in no number, and why.
type LeftOut struct {
	Reason LeftOutReason `json:"reason"`
	Count  int           `json:"count"`
}

// Count puts each record into one cell of a table, or, where one of the dimensions allows several
// answers, into one cell for each.
func Count[R any](records []R, dims ...Dimension[R]) (*Table, error) {
	return CountMany(Each(records), dims...)
}

// CountMany is [Count] of records each of which stands for a number of people, such as those of a
// [Crowd]. Records are not kept.
func CountMany[R any](records iter.Seq2[*R, int], dims ...Dimension[R]) (*Table, error) {
	t := &Table{multi: -1, block: 1}
	if len(dims) == 0 {
		return nil, ErrNoDimension
	}
	strides := make([]int, len(dims))
	for i := range dims {
		for _, a := range t.axes {
			if a.Name == dims[i].axis.Name {
				return nil, fmt.Errorf("%w: %s", ErrSameAxis, a.Name)
			}
		}
		t.axes = append(t.axes, dims[i].axis)
		if dims[i].axis.Multi {
			if t.multi >= 0 {
				return nil, ErrTwoMulti
			}
			t.multi = i
			if len(dims[i].axis.Categories) > 64 {
				return nil, ErrTooLarge
			}
		}
	}
	for i := len(dims) - 1; i >= 0; i-- {
		if i == t.multi {
			continue
		}
		strides[i] = t.block
		if t.block *= len(t.axes[i].Categories); t.block > maxCells {
			return nil, ErrTooLarge
		}
	}
	if t.multi < 0 {
		t.sets = []uint64{0}
		t.cells = make([]int, t.block)
	}
	block := map[uint64]int{}
	last, lastBlock := uint64(0), -1 // most records have the answers of the one before
	for r, people := range records {
		at := 0
		for d := range dims {
			switch {
			case d == t.multi:
				set := dims[d].many(r)
				if set == last && lastBlock >= 0 {
					at += lastBlock * t.block
					continue
				}
				n, seen := block[set]
				if !seen {
					if n = len(t.sets); (n+1)*t.block > maxCells {
						return nil, ErrTooLarge
					}
					block[set] = n
					t.sets = append(t.sets, set)
					t.cells = append(t.cells, make([]int, t.block)...)
				}
				at += n * t.block
				last, lastBlock = set, n
			default:
				index, last := dims[d].one(r), len(t.axes[d].Categories)-1
				if index < 0 || index > last {
					index = last
				}
				at += index * strides[d]
			}
		}
		t.cells[at] += people
		t.records += people
	}
	return t, nil
}

// Axes returns the axes in the order of the dimensions.
func (t *Table) Axes() []Axis { return append([]Axis(nil), t.axes...) }

// Records returns the number of records counted.
func (t *Table) Records() int { return t.records }

// Lookup returns the indexes of categories named by code, one an axis; an empty code is the total.
func (t *Table) Lookup(codes ...string) ([]int, error) { return lookup(t.axes, codes) }

func lookup(axes []Axis, codes []string) ([]int, error) {
	if len(codes) != len(axes) {
		return nil, ErrCategory
	}
	out := make([]int, len(codes))
	for i, c := range codes {
		if out[i] = Total; c == "" {
			continue
		}
		if out[i] = axes[i].Index(c); out[i] < 0 {
			return nil, fmt.Errorf("%w: on axis %s", ErrCategory, axes[i].Name)
		}
	}
	return out, nil
}

// Count returns the number of records in a cell; index has one category or [Total] for each axis.
// On an axis with several answers, a category counts who has it, alone or with others. It panics if
// index does not fit the axes.
func (t *Table) Count(index ...int) int {
	mustFit(t.axes, index)
	sum := 0
	for b, set := range t.sets {
		if t.multi >= 0 && !inSet(set, index[t.multi], len(t.axes[t.multi].Categories)-1) {
			continue
		}
		sum += t.sum(t.cells[b*t.block:(b+1)*t.block], 0, index)
	}
	return sum
}

// inSet reports whether a set of answers counts in a category; the last one is "not known".
func inSet(set uint64, category, notKnown int) bool {
	switch category {
	case Total:
		return true
	case notKnown:
		return set == 0
	}
	return set&(1<<category) != 0
}

// sum adds up the cells of a block that index names, from the given axis on.
func (t *Table) sum(cells []int, axis int, index []int) int {
	if axis == t.multi {
		axis++
	}
	if axis == len(t.axes) {
		return cells[0]
	}
	step := len(cells) / len(t.axes[axis].Categories)
	if i := index[axis]; i != Total {
		return t.sum(cells[i*step:(i+1)*step], axis+1, index)
	}
	sum := 0
	for ; len(cells) > 0; cells = cells[step:] {
		sum += t.sum(cells[:step], axis+1, index)
	}
	return sum
}

func mustFit(axes []Axis, index []int) {
	if len(index) != len(axes) {
		panic("trends: as many indexes as axes are needed")
	}
	for i, n := range index {
		if n < Total || n >= len(axes[i].Categories) {
			panic("trends: no such category")
		}
	}
}

// Of is [Table.Count] with codes; an empty code is the total. It returns an error for a code that
// is none.
func (t *Table) Of(codes ...string) (int, error) {
	index, err := t.Lookup(codes...)
	if err != nil {
		return 0, err
	}
	return t.Count(index...), nil
}

// Share returns the share of a cell in the records for which the answer on the given axis is known,
// all else equal. It reports false if it is known for none.
func (t *Table) Share(axis int, index ...int) (Share, bool) {
	part := t.Count(index...)
	all, unknown := onAxis(t.axes, axis, index)
	return newShare(part, t.Count(all...)-t.Count(unknown...))
}

// onAxis returns index with the total, and with the last category, on an axis.
func onAxis(axes []Axis, axis int, index []int) (all, unknown []int) {
	all, unknown = append([]int(nil), index...), append([]int(nil), index...)
	all[axis], unknown[axis] = Total, len(axes[axis].Categories)-1
	return all, unknown
}

// cells returns every index of the axes, with totals if asked, the last axis fastest and the total
// last. The slice is reused.
func cells(axes []Axis, totals bool) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		index := make([]int, len(axes))
		var walk func(axis int) bool
		walk = func(axis int) bool {
			if axis == len(axes) {
				return yield(index)
			}
			for i := range axes[axis].Categories {
				if index[axis] = i; !walk(axis + 1) {
					return false
				}
			}
			if !totals {
				return true
			}
			index[axis] = Total
			return walk(axis + 1)
		}
		walk(0)
	}
}
