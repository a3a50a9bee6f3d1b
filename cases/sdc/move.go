package sdc

import "math"

// Where a cell has no box, persons are moved one by one. In a swap one person takes some of the
// indices of another and the other takes theirs, so that every total over the rest stays; in a
// transfer a person just goes to another cell, and every total that counts only one end of the way
// is hidden.

// The cells that are looked at for a move: at most maxNear of those that differ in the same
// dimensions, and at first no dimensions with more than reach of them.
const (
	maxNear = 4
	reach   = 1 << 10
)

// A mover moves the persons of one cell in or out.
type mover struct {
	p    *protector
	goal goal
	kept uint // dimensions over which the cell is no total
	here int  // the cell without totals whose persons move; -1 if there is none
	near []neighbour
	far  bool // near holds cells of all dimensions
}

func (p *protector) newMover(off int, g goal) *mover {
	m := &mover{p: p, goal: g, kept: p.keptIn(off), here: -1}
	if p.level >= len(p.sizes)-2 {
		m.here = p.anchor(off, g)
	}
	return m
}

// move adds a swap or else a transfer to the draft and returns by how many persons it moves the
// cell.
func (m *mover) move(want int) int {
	if m.here < 0 {
		return 0
	}
	if m.near == nil {
		m.near = m.p.near(m.here, m.goal == rise, reach)
	}
	if m.goal == rise {
		if n := m.p.swap(m.kept, m.here, m.near, want); n > 0 {
			return n
		}
	}
	if m.p.level < len(m.p.sizes)-1 {
		return 0
	}
	if n := m.transfer(want); n > 0 || m.far {
		return n
	}
	m.near, m.far = m.p.near(m.here, m.goal == rise, math.MaxInt), true
	return m.transfer(want)
}

func (m *mover) transfer(want int) int {
	best, cost := -1, 0
	for i, c := range m.near {
		if c.diff&m.kept == 0 || m.goal == rise && m.p.now(c.off) == 0 {
			continue
		}
		if n, ok := m.p.transferCost(m.here, c); ok && (best < 0 || n < cost) {
			best, cost = i, n
		}
	}
	if best < 0 {
		return 0
	}
	from, to := m.near[best].off, m.here
	if m.goal == fall {
		from, to = to, from
	}
	n := min(want, m.p.now(from))
	m.p.move(from, -n)
	m.p.move(to, n)
	return n
}

// anchor picks the cell without totals whose persons move: the cell itself or, of those that a
// total counts, the largest. It returns -1 if there is none.
func (p *protector) anchor(off int, g goal) int {
	best := -1
	p.below(off, 0, func(c int) {
		if !p.fixed[c] && (g == rise || p.now(c) > 0) && (best < 0 || p.now(c) > p.now(best)) {
			best = c
		}
	})
	return best
}

// below calls f for every cell without totals that the cell at off counts.
func (p *protector) below(off, j int, f func(int)) {
	if j == len(p.sizes) {
		f(off)
		return
	}
	if off/p.strides[j]%(p.sizes[j]+1) < p.sizes[j] {
		p.below(off, j+1, f)
		return
	}
	for i := 1; i <= p.sizes[j]; i++ {
		p.below(off-i*p.strides[j], j+1, f)
	}
}

// A neighbour is a cell and the dimensions in which it differs from another one.
type neighbour struct {
	off  int
	diff uint
}

// near returns cells around the one at off, of every set of dimensions in which they differ: the
// largest, or, if persons are not looked for, the first. Sets of dimensions with more than reach
// cells are left out.
func (p *protector) near(off int, persons bool, reach int) []neighbour {
	var all []neighbour
	var shifts []int
	for diff := uint(1); diff < 1<<len(p.sizes); diff++ {
		shifts = append(shifts[:0], 0)
		for j, n := range p.sizes {
			if diff&(1<<j) == 0 {
				continue
			}
			at, width := off/p.strides[j]%(n+1), len(shifts)
			if width > reach/n {
				shifts = shifts[:0]
				break
			}
			for i := range n {
				for _, s := range shifts[:width] {
					if i != at {
						shifts = append(shifts, s+(i-at)*p.strides[j])
					}
				}
			}
			shifts = shifts[width:]
		}
		start := len(all)
		for _, s := range shifts {
			c := off + s
			n := p.now(c)
			if p.fixed[c] || persons && n == 0 {
				continue
			}
			if len(all) == start+maxNear {
				if n <= p.now(all[len(all)-1].off) {
					continue
				}
				all = all[:len(all)-1]
			}
			all = append(all, neighbour{c, diff})
			for i := len(all) - 1; i > start && p.now(all[i].off) > p.now(all[i-1].off); i-- {
				all[i], all[i-1] = all[i-1], all[i]
			}
		}
	}
	return all
}

func (p *protector) transferCost(here int, c neighbour) (int, bool) {
	cost := 0
	for set := range uint(1) << len(p.sizes) {
		if set&c.diff == 0 {
			continue
		}
		for _, off := range [2]int{here, c.off} {
			n, ok := p.cost(p.total(off, set))
			if cost += n; !ok {
				return 0, false
			}
		}
	}
	return cost, true
}

// swap looks for two cells a and b with persons, so that those of a can take from the cell to what
// a lacks of it, and b gives them that: a differs from to in some dimensions and b in others. It
// takes the pair that costs least to hide.
func (p *protector) swap(kept uint, to int, near []neighbour, want int) int {
	best, bestA, bestB := math.MaxInt, 0, 0
	for i, a := range near {
		if a.diff&kept == 0 || p.now(a.off) == 0 {
			continue
		}
		for k := i + 1; k < len(near); k++ {
			b := near[k]
			if p.now(b.off) == 0 || a.diff&b.diff != 0 || b.diff&kept == 0 {
				continue
			}
			if c, ok := p.swapCost(to, a, b, best); ok {
				best, bestA, bestB = c, a.off, b.off
			}
		}
	}
	if best == math.MaxInt {
		return 0
	}
	n := min(want, p.now(bestA), p.now(bestB))
	p.move(bestA, -n)
	p.move(bestB, -n)
	p.move(to, n)
	p.move(bestA+bestB-to, n) // offsets are sums over the dimensions, and the two differ from to in different ones
	return n
}

// swapCost reports false if the swap costs limit or more.
func (p *protector) swapCost(to int, a, b neighbour, limit int) (int, bool) {
	if p.fixed[a.off+b.off-to] {
		return 0, false
	}
	cost := 0
	for set := range uint(1) << len(p.sizes) { // dimensions kept
		if set&a.diff == 0 || set&b.diff == 0 {
			continue
		}
		for _, c := range [4]int{a.off, b.off, to, a.off + b.off - to} {
			n, ok := p.cost(p.total(c, set))
			if cost += n; !ok || cost >= limit {
				return 0, false
			}
		}
	}
	return cost, true
}

// total returns the total that counts the cell and keeps the dimensions in set.
func (p *protector) total(off int, set uint) int {
	c, rest := off, off
	for j, s := range p.strides {
		if i := rest / s; set&(1<<j) == 0 {
			c += (p.sizes[j] - i) * s
		}
		rest %= s
	}
	return c
}

// move adds n persons to a cell and to every total that counts it.
func (p *protector) move(off, n int) {
	for set := range uint(1) << len(p.sizes) {
		p.draft.add(p.total(off, set), n)
	}
}

func (p *protector) keptIn(off int) uint {
	set := uint(0)
	for j, s := range p.strides {
		if off/s < p.sizes[j] {
			set |= 1 << j
		}
		off %= s
	}
	return set
}
