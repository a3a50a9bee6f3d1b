package sdc

import (
	"math"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The largest tables that are taken.
const (
	MaxWays  = 10
	MaxCells = 1 << 22 // with all totals: the product of the sizes, each plus one
)

// A Table is a table of counts of any number of ways, without its totals.
type Table struct {
	// Sizes are the numbers of categories of the dimensions; each is at least 1.
	Sizes []int
	// Counts are the cells in row-major order, the last dimension fastest. Nil is not a table of
	// zeros.
	Counts []int
	// Structural marks cells that are zero because the combination cannot be, as everybody knows:
	// they are published and hide nothing. Nil: there are none.
	Structural []bool
}

// Zeros says what happens to a zero under a total that is hidden because it is small. "Nobody of
// the three" says where the three are not.
type Zeros string

// The ways with zeros. The zero Zeros is taken as HideZeros.
const (
	HideZeros    Zeros = "hide"    // a zero under a small total is hidden like a small count
	PublishZeros Zeros = "publish" // a zero is hidden only where it protects another cell
)

// Options say how much protection is asked. The zero Options asks for nothing and is refused.
type Options struct {
	// Threshold is the smallest count of persons that is published beside zero: counts of 1 to
	// Threshold-1 are hidden. It is at least 2.
	Threshold int
	// Range is the least width, greatest minus least possible count, of the interval that anyone
	// can compute for any hidden cell. Zero is Threshold-2 (but at least 1): then the sums tell no
	// more about a small count than that it is small.
	Range int
	// Zeros says what happens to zeros under a small total.
	Zeros Zeros
}

// resolve fills in what is left open, or says what is wrong.
func (o Options) resolve() (Options, error) {
	var all errorList
	if o.Threshold < 2 {
		all.add(ErrThreshold)
	}
	if o.Range < 0 {
		all.add(ErrRange)
	}
	if o.Zeros != "" && !law.IsValid(o.Zeros) {
		all.add(ErrZeros)
	}
	if o.Range == 0 {
		o.Range = max(1, o.Threshold-2)
	}
	if o.Zeros == "" {
		o.Zeros = HideZeros
	}
	return o, all.err()
}

// A grid is a table with its totals: every dimension has one index more, for the total over it.
type grid struct {
	sizes   []int // without totals
	strides []int
	counts  []int
	fixed   []bool  // structural zeros
	totals  []uint8 // the number of dimensions over which the cell is a total
}

func newGrid(t Table) (*grid, error) {
	var all errorList
	cells, err := gridSize(t.Sizes)
	if err != nil {
		return nil, err
	}
	inner := 1
	for _, n := range t.Sizes {
		inner *= n
	}
	if len(t.Counts) != inner {
		all.add(&SizeError{Dimension: -1, What: "counts", Want: inner, Got: len(t.Counts)})
	}
	if t.Structural != nil && len(t.Structural) != inner {
		all.add(&SizeError{Dimension: -1, What: "structural", Want: inner, Got: len(t.Structural)})
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	g := &grid{sizes: append([]int(nil), t.Sizes...), strides: make([]int, len(t.Sizes)), counts: make([]int, cells), fixed: make([]bool, cells), totals: make([]uint8, cells)}
	stride := 1
	for j := len(g.sizes) - 1; j >= 0; j-- {
		g.strides[j] = stride
		stride *= g.sizes[j] + 1
	}
	sum := 0
	at := make([]int, len(g.sizes))
	for i, n := range t.Counts {
		off := g.offset(at)
		structural := t.Structural != nil && t.Structural[i]
		switch {
		case n < 0:
			all.add(&CellError{Index: append([]int(nil), at...), Err: ErrNegative})
		case n > math.MaxInt-sum:
			all.add(&CellError{Index: append([]int(nil), at...), Err: ErrOverflow})
		case structural && n != 0:
			all.add(&CellError{Index: append([]int(nil), at...), Err: ErrStructural})
		default:
			sum += n
		}
		g.counts[off], g.fixed[off] = n, structural
		next(at, g.sizes, 0)
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	g.addTotals()
	return g, nil
}

// gridSize returns the number of cells with all totals.
func gridSize(sizes []int) (int, error) {
	var all errorList
	if len(sizes) == 0 || len(sizes) > MaxWays {
		return 0, &SizeError{Dimension: -1, What: "ways", Want: MaxWays, Got: len(sizes)}
	}
	cells := 1
	for i, n := range sizes {
		switch {
		case n < 1:
			all.add(&SizeError{Dimension: i, What: "size", Want: 1, Got: n})
		case n >= MaxCells || cells > MaxCells/(n+1):
			all.add(&SizeError{Dimension: i, What: "cells", Want: MaxCells, Got: n})
			return 0, all.err()
		default:
			cells *= n + 1
		}
	}
	return cells, all.err()
}

// next moves at to the following cell; extra is 1 to pass through the totals too. It reports false
// behind the last one.
func next(at, sizes []int, extra int) bool {
	for j := len(at) - 1; j >= 0; j-- {
		if at[j]++; at[j] < sizes[j]+extra {
			return true
		}
		at[j] = 0
	}
	return false
}

func (g *grid) offset(at []int) int {
	off := 0
	for j, i := range at {
		off += i * g.strides[j]
	}
	return off
}

// index writes the index of the cell at off into at.
func (g *grid) index(off int, at []int) {
	for j, s := range g.strides {
		at[j] = off / s
		off %= s
	}
}

// addTotals sums over one dimension after the other. A total of totals is reached last, when what
// it sums has been summed.
func (g *grid) addTotals() {
	at := make([]int, len(g.sizes))
	for j, n := range g.sizes {
		clear(at)
		for off := range g.counts {
			if at[j] == n {
				sum, fixed := 0, true
				for i := 1; i <= n; i++ {
					sum += g.counts[off-i*g.strides[j]]
					fixed = fixed && g.fixed[off-i*g.strides[j]]
				}
				g.counts[off], g.fixed[off] = sum, fixed
				g.totals[off]++
			}
			next(at, g.sizes, 1)
		}
	}
}
