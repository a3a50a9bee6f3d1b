package sdc

import (
	"cmp"
	"slices"
)

// maxPublished bounds a published count, so that sums of them fit an int and a float64.
const maxPublished = 1 << 40

// Equations are a release as the attacker reads it. They share no code with what made it.
type equations struct {
	Release
	sizes  []int
	parent []int // links hidden cells of one group
	known  []int // for a hidden cell: what is known of it
	sums   [][]int
	open   []bool // sums and known are filled
	groups []*group
}

func newEquations(r Release) (*equations, error) {
	n, err := gridSize(r.Sizes)
	if err != nil {
		return nil, err
	}
	var all errorList
	if len(r.Counts) != n {
		all.add(&SizeError{Dimension: -1, What: "counts", Want: n, Got: len(r.Counts)})
	}
	if len(r.Hidden) != n {
		all.add(&SizeError{Dimension: -1, What: "hidden", Want: n, Got: len(r.Hidden)})
	}
	if r.Structural != nil && len(r.Structural) != n {
		all.add(&SizeError{Dimension: -1, What: "structural", Want: n, Got: len(r.Structural)})
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	e := &equations{Release: r, sizes: r.Sizes, parent: make([]int, n), known: make([]int, n), sums: make([][]int, n), open: make([]bool, n)}
	for off := range n {
		e.parent[off] = off
		switch {
		case r.Hidden[off]:
			if r.Structural != nil && r.Structural[off] {
				all.add(&CellError{Index: e.index(off), Err: ErrStructural})
			}
		case r.Counts[off] < 0:
			all.add(&CellError{Index: e.index(off), Err: ErrNegative})
		case r.Counts[off] > maxPublished:
			all.add(&CellError{Index: e.index(off), Err: ErrOverflow})
		}
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	rows, err := e.read()
	if err != nil {
		return nil, err
	}
	e.split(rows)
	return e, nil
}

// lines calls f for every line of the table: the cells that differ in one dimension, and the total
// over it.
func (e *equations) lines(f func(cells []int, total int) error) error {
	stride := 1
	for j := len(e.sizes) - 1; j >= 0; j-- {
		n := e.sizes[j]
		cells := make([]int, n)
		for off := range e.Counts {
			if off/stride%(n+1) != n {
				continue
			}
			for i := range cells {
				cells[i] = off - (n-i)*stride
			}
			if err := f(cells, off); err != nil {
				return err
			}
		}
		stride *= n + 1
	}
	return nil
}

// read turns every published total into a row over the hidden cells that it counts.
func (e *equations) read() (map[int][]row, error) {
	err := e.lines(func(cells []int, total int) error {
		last := -1
		for _, c := range append(cells[:len(cells):len(cells)], total) {
			if e.Hidden[c] {
				if last >= 0 {
					e.parent[e.find(c)] = e.find(last)
				}
				last = c
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	rows := map[int][]row{}
	err = e.lines(func(cells []int, total int) error {
		if e.Hidden[total] {
			return nil
		}
		r := row{sum: e.Counts[total]}
		in := -1
		for _, c := range cells {
			if !e.Hidden[c] {
				r.sum -= e.Counts[c]
				continue
			}
			known, sums := e.expand(c)
			r.sum -= known
			r.unknowns = append(r.unknowns, sums...)
			in = e.find(c)
		}
		switch {
		case r.sum < 0 || len(r.unknowns) == 0 && r.sum != 0:
			return ErrInconsistent
		case len(r.unknowns) > 0:
			r.unknowns = sorted(r.unknowns)
			rows[in] = append(rows[in], r)
		}
		return nil
	})
	return rows, err
}

func (e *equations) find(off int) int {
	for e.parent[off] != off {
		e.parent[off] = e.parent[e.parent[off]]
		off = e.parent[off]
	}
	return off
}

// expand writes a hidden cell as a known number and a sum of hidden cells that are no totals. A
// total is expanded over its first dimension; over another one the same comes out, given the rows
// of the published totals below it.
func (e *equations) expand(off int) (known int, sums []int) {
	if e.open[off] {
		return e.known[off], e.sums[off]
	}
	stride, sum := len(e.Counts), true
	for _, n := range e.sizes {
		stride /= n + 1
		if off/stride%(n+1) != n {
			continue
		}
		sum = false
		for i := 1; i <= n; i++ {
			c := off - i*stride
			if !e.Hidden[c] {
				known += e.Counts[c]
				continue
			}
			k, s := e.expand(c)
			known += k
			sums = append(sums, s...)
		}
		break
	}
	if sum {
		sums = []int{off}
	}
	e.open[off], e.known[off], e.sums[off] = true, known, sums
	return known, sums
}

// split makes the groups and numbers their unknowns.
func (e *equations) split(rows map[int][]row) {
	by := map[int]*group{}
	number := map[int]int{}
	for off, h := range e.Hidden {
		if !h {
			continue
		}
		root := e.find(off)
		g := by[root]
		if g == nil {
			g = &group{}
			by[root] = g
			e.groups = append(e.groups, g)
		}
		known, sums := e.expand(off)
		g.cells, g.plus, g.sums = append(g.cells, off), append(g.plus, known), append(g.sums, sums)
		if len(sums) == 1 && sums[0] == off {
			number[off] = g.n
			g.n++
		}
	}
	renumber := func(offs []int) []int {
		all := make([]int, len(offs))
		for i, off := range offs {
			all[i] = number[off]
		}
		return sorted(all)
	}
	for root, g := range by {
		for i := range g.sums {
			g.sums[i] = renumber(g.sums[i])
		}
		for _, r := range rows[root] {
			g.rows = append(g.rows, row{renumber(r.unknowns), r.sum})
		}
		slices.SortFunc(g.rows, func(a, b row) int {
			return cmp.Or(slices.Compare(a.unknowns, b.unknowns), cmp.Compare(a.sum, b.sum))
		})
		g.rows = slices.CompactFunc(g.rows, func(a, b row) bool { return a.sum == b.sum && slices.Equal(a.unknowns, b.unknowns) })
	}
}
