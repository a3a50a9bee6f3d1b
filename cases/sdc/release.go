package sdc

import "slices"

// Status says whether a count is published. The zero Status is not an answer.
type Status string

// The states of a cell. Why a cell is hidden is no part of a release: who is told that a cell is
// hidden for its own sake knows that it is small.
const (
	Published Status = "published"
	Hidden    Status = "hidden"
)

// Cause is why a cell is hidden. It is for the keeper of the table and never for publication.
type Cause string

// The causes.
const (
	Primary   Cause = "primary"   // the count is small, or a zero under a small total
	Secondary Cause = "secondary" // the count would give away another one
)

// A Release is what the public sees of a table: all cells and all totals, of which some are hidden.
type Release struct {
	// Sizes are the numbers of categories of the dimensions, without totals.
	Sizes []int `json:"sizes"`
	// Counts are the cells with all totals in row-major order; every dimension has one index more
	// than its size, the last, for the total. A hidden cell is 0.
	Counts []int `json:"counts"`
	// Hidden says which cells are hidden.
	Hidden []bool `json:"hidden"`
	// Structural says which cells are known to be zero because the combination cannot be. Nil:
	// none.
	Structural []bool `json:"structural,omitempty"`
}

// A Protected is a table of which no hidden count can be computed closer than was asked. It does
// not hold the hidden counts.
type Protected struct {
	release   Release
	causes    []Cause
	threshold int
	width     int
}

// Release returns what may be published.
func (p *Protected) Release() Release {
	return Release{slices.Clone(p.release.Sizes), slices.Clone(p.release.Counts), slices.Clone(p.release.Hidden), slices.Clone(p.release.Structural)}
}

// At returns a cell; where index[i] is the size of dimension i, the total over it. A hidden cell
// has the count 0. An index outside the table has the zero Status.
func (p *Protected) At(index ...int) (count int, status Status) {
	off, ok := p.offset(index)
	switch {
	case !ok:
		return 0, ""
	case p.release.Hidden[off]:
		return 0, Hidden
	}
	return p.release.Counts[off], Published
}

// Cause returns why the cell is hidden, or the zero Cause if it is published or outside the table.
// It is not for publication.
func (p *Protected) Cause(index ...int) Cause {
	if off, ok := p.offset(index); ok {
		return p.causes[off]
	}
	return ""
}

func (p *Protected) offset(index []int) (int, bool) {
	if p == nil || len(index) != len(p.release.Sizes) {
		return 0, false
	}
	off := 0
	for j, i := range index {
		if i < 0 || i > p.release.Sizes[j] {
			return 0, false
		}
		off = off*(p.release.Sizes[j]+1) + i
	}
	return off, true
}

// A Loss counts what a release keeps back.
type Loss struct {
	Cells     int // with totals
	Primary   int
	Secondary int
	// Totals is the number of hidden cells by the number of dimensions over which they are totals;
	// Totals[0] are no totals.
	Totals []int
}

// Loss returns what is kept back.
func (p *Protected) Loss() Loss {
	l := Loss{Cells: len(p.causes), Totals: make([]int, len(p.release.Sizes)+1)}
	at := make([]int, len(p.release.Sizes))
	for _, c := range p.causes {
		if c != "" {
			n := 0
			for j, i := range at {
				if i == p.release.Sizes[j] {
					n++
				}
			}
			l.Totals[n]++
		}
		switch c {
		case Primary:
			l.Primary++
		case Secondary:
			l.Secondary++
		}
		next(at, p.release.Sizes, 1)
	}
	return l
}
