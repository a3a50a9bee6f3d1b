package sdc

import "slices"

// maxTries bounds the search for a rounding of a table of three or more ways, in looks at a cell.
// It is a count and no clock.
const maxTries = 1_000_000

// A Rounded is a table in which every count and every total is a multiple of the base, less than
// one base from the true one, and every total is the sum of what it totals. A multiple of the base
// stays as it is, a zero too.
type Rounded struct {
	// Sizes and Counts are as in a [Release]; nothing is hidden.
	Sizes  []int `json:"sizes"`
	Counts []int `json:"counts"`
	Base   int   `json:"base"`
}

// At returns a cell; where index[i] is the size of dimension i, the total over it. It reports false
// outside the table.
func (r *Rounded) At(index ...int) (count int, ok bool) {
	p := Protected{release: Release{Sizes: r.Sizes}}
	off, ok := p.offset(index)
	if !ok {
		return 0, false
	}
	return r.Counts[off], true
}

// Round rounds a table to multiples of base, in the same way each time: it draws no lots. For one
// and two ways there is always such a rounding; for more there need not be one, and the search may
// fail: then the error is [ErrNotRounded]. Rounding does not replace hiding: ask [AuditRounded]
// what it leaves open.
func Round(t Table, base int) (*Rounded, error) {
	var all errorList
	if base < 2 {
		all.add(ErrBase)
	}
	g, err := newGrid(t)
	if err != nil {
		all.add(err)
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	var inner []int
	if len(g.sizes) <= 2 {
		inner = roundFlat(t, base)
	} else if inner = roundDeep(g, t, base); inner == nil {
		return nil, ErrNotRounded
	}
	r, err := newGrid(Table{Sizes: t.Sizes, Counts: inner})
	if err != nil {
		return nil, err
	}
	for off, n := range r.counts {
		if d := n - g.counts[off]; d <= -base || d >= base {
			return nil, ErrNotRounded
		}
	}
	return &Rounded{Sizes: r.sizes, Counts: r.counts, Base: base}, nil
}

// roundFlat rounds a table of one or two ways. With one more row and column that fill every sum up
// to a multiple of the base, a row or column with one broken cell has a second one, so there is a
// cycle of broken cells; moving alternately up and down along it until one is a multiple leaves one
// broken cell less. (Causey, Cox and Ernst 1985; Cox 1987.)
func roundFlat(t Table, base int) []int {
	rows, cols := 1, t.Sizes[0]
	if len(t.Sizes) == 2 {
		rows, cols = t.Sizes[0], t.Sizes[1]
	}
	f := &flat{base: base, cols: cols + 1, cells: make([]int, (rows+1)*(cols+1))}
	last := rows * f.cols
	for i := range rows {
		for j := range cols {
			v := t.Counts[i*cols+j] % base
			f.cells[i*f.cols+j] = v
			f.fill(i*f.cols+cols, -v)
			f.fill(last+j, -v)
			f.fill(last+cols, v)
		}
	}
	for f.breakCycle() {
	}
	out := slices.Clone(t.Counts)
	for i := range rows {
		for j := range cols {
			out[i*cols+j] += f.cells[i*f.cols+j] - out[i*cols+j]%base
		}
	}
	return out
}

type flat struct {
	base, cols int
	cells      []int // from 0 to base, both ends included
}

func (f *flat) fill(c, v int) { f.cells[c] = ((f.cells[c]+v)%f.base + f.base) % f.base }

func (f *flat) broken(c int) bool { return f.cells[c]%f.base != 0 }

// breakCycle walks from broken cell to broken cell, along rows and columns in turn, until it
// closes, and shifts the cycle. It reports false if nothing is broken.
func (f *flat) breakCycle() bool {
	start := slices.IndexFunc(f.cells, func(v int) bool { return v%f.base != 0 })
	if start < 0 {
		return false
	}
	path := []int{start}
	seen := map[[2]int]int{} // by row or column: where the path left along it
	for along := 0; ; along = 1 - along {
		c := path[len(path)-1]
		line := [2]int{along, c / f.cols}
		if along == 1 {
			line[1] = c % f.cols
		}
		if from, ok := seen[line]; ok {
			f.shift(path[from+1:])
			return true
		}
		seen[line] = len(path) - 1
		path = append(path, f.other(c, along))
	}
}

// other returns the next broken cell in the same row (along 0) or column.
func (f *flat) other(c, along int) int {
	step, first, n := 1, c/f.cols*f.cols, f.cols
	if along == 1 {
		step, first, n = f.cols, c%f.cols, len(f.cells)/f.cols
	}
	for i := range n {
		if o := first + i*step; o != c && f.broken(o) {
			return o
		}
	}
	panic("sdc: a line with a single broken cell")
}

// shift moves the cells of a cycle up and down in turn, the way that is shorter; the first goes
// down if both are as short.
func (f *flat) shift(cycle []int) {
	up, down := f.base, f.base
	for k, c := range cycle {
		v := f.cells[c]
		if k%2 == 1 {
			v = f.base - v
		}
		down, up = min(down, v), min(up, f.base-v)
	}
	step := -down
	if up < down {
		step = up
	}
	for k, c := range cycle {
		if k%2 == 1 {
			f.cells[c] -= step
		} else {
			f.cells[c] += step
		}
	}
}

// roundDeep rounds a table of three or more ways: it starts from the nearest multiples and turns
// the cell that mends most, or harms least, without turning back at once. It returns nil if it does
// not get there.
func roundDeep(g *grid, t Table, base int) []int {
	d := &deep{g: g, base: base, excess: make([]int, len(g.counts))}
	at := make([]int, len(g.sizes))
	out := slices.Clone(t.Counts)
	var cells []int // positions in out of the cells to turn
	for i, v := range t.Counts {
		off := g.offset(at)
		d.add(off, -(v % base))
		if v%base != 0 {
			cells, d.offs = append(cells, i), append(d.offs, off)
		}
		next(at, g.sizes, 0)
	}
	d.up, d.turned = make([]bool, len(cells)), make([]int, len(cells))
	for k, i := range cells {
		if out[i]%base*2 > base {
			d.turn(k)
		}
	}
	for looks, now := 0, 1; d.wrong > 0; now++ {
		if looks += len(cells); looks > maxTries || len(cells) == 0 {
			return nil
		}
		d.turn(d.pick(now))
	}
	for k, i := range cells {
		out[i] -= out[i] % base
		if d.up[k] {
			out[i] += base
		}
	}
	return out
}

// A deep is a rounding under way.
type deep struct {
	g      *grid
	base   int
	offs   []int
	up     []bool
	turned []int // when a cell was turned last
	excess []int // by cell with totals: rounded less true
	wrong  int   // by how much the totals are too far off, in all
	now    int
}

func (d *deep) over(e int) int { return max(0, e-d.base+1, -e-d.base+1) }

func (d *deep) add(off, by int) {
	d.totals(off, 0, func(c int) {
		d.wrong -= d.over(d.excess[c])
		d.excess[c] += by
		d.wrong += d.over(d.excess[c])
	})
}

func (d *deep) by(k int) int {
	if d.up[k] {
		return -d.base
	}
	return d.base
}

func (d *deep) turn(k int) {
	d.add(d.offs[k], d.by(k))
	d.up[k] = !d.up[k]
	d.turned[k] = d.now
}

// pick returns the cell whose turn leaves the least wrong, of those not turned of late; the one
// that has rested longest if there are several.
func (d *deep) pick(now int) int {
	d.now = now
	best, least := 0, 0
	rest := min(10, len(d.offs)/4)
	for k, off := range d.offs {
		if d.turned[k] > 0 && now-d.turned[k] <= rest {
			continue
		}
		change, by := 0, d.by(k)
		d.totals(off, 0, func(c int) { change += d.over(d.excess[c]+by) - d.over(d.excess[c]) })
		if best == 0 || change < least || change == least && d.turned[k] < d.turned[best-1] {
			best, least = k+1, change
		}
	}
	return max(best-1, 0)
}

// totals calls f for the cell at off and every total that counts it.
func (d *deep) totals(off, j int, f func(int)) {
	if j == len(d.g.sizes) {
		f(off)
		return
	}
	d.totals(off, j+1, f)
	s, n := d.g.strides[j], d.g.sizes[j]
	d.totals(off+(n-off/s%(n+1))*s, j+1, f)
}

// AuditRounded computes what anyone can compute of each count and total from a rounded table,
// knowing that each value is a whole number from zero, less than one base from what is published.
// There is a finding for every cell. The error is a [SizeError], a [CellError] or
// [ErrInconsistent].
func AuditRounded(r *Rounded) (Report, error) {
	n, err := gridSize(r.Sizes)
	if err != nil {
		return Report{}, err
	}
	switch {
	case r.Base < 2:
		return Report{}, ErrBase
	case len(r.Counts) != n:
		return Report{}, &SizeError{Dimension: -1, What: "counts", Want: n, Got: len(r.Counts)}
	case n > MaxUnknowns/2:
		return Report{}, &SizeError{Dimension: -1, What: "unknowns", Want: MaxUnknowns / 2, Got: n}
	}
	// With every cell hidden, a total is known only as a sum; what is published are limits.
	e, err := newEquations(Release{Sizes: r.Sizes, Counts: make([]int, n), Hidden: slices.Repeat([]bool{true}, n)})
	if err != nil {
		return Report{}, err
	}
	g := e.groups[0]
	known := make([]limits, n)
	for i, off := range g.cells {
		if v := r.Counts[off]; v < 0 || v > maxPublished {
			return Report{}, &CellError{Index: e.index(off), Err: ErrOverflow}
		}
		known[i] = limits{g.sums[i], max(0, r.Counts[off]-r.Base+1), r.Counts[off] + r.Base - 1}
	}
	found := make([]Finding, n)
	if err := g.within(found, 0, known); err != nil {
		return Report{}, err
	}
	for off := range found {
		found[off].Index = e.index(off)
	}
	return Report{found}, nil
}
