package sdc

import "math"

// Where a cell has no box, persons are moved one by one. In a swap one person takes some of the indices of another and the other takes theirs, so that
// every total over the rest stays; in a transfer a person just goes to another cell, and every total that counts only one end of the way is hidden.

// The cells that are looked at for a move: at most maxNear of those that differ in the same dimensions, and none that differ in more than reach.
const (
	maxNear = 3
	reach   = 1 << 14
)

// gatherMove adds a swap or else a transfer to the draft and returns by how many persons it moves the cell at off.
func (p *protector) gatherMove(off int, g goal, want int) int {
	if p.level < len(p.sizes)-2 {
		return 0
	}
	kept := p.keptIn(off)
	here := p.anchor(off, g)
	if here < 0 {
		return 0
	}
	near := p.near(here, g == rise)
	if g == rise {
		if n := p.swap(kept, here, near, want); n > 0 || p.level < len(p.sizes)-1 {
			return n
		}
	} else if p.level < len(p.sizes)-1 {
		return 0
	}
	best, cost := -1, 0
	for i, c := range near {
		if c.diff&kept == 0 {
			continue
		}
		if n, ok := p.transferCost(here, c); ok && (best < 0 || n < cost) {
			best, cost = i, n
		}
	}
	if best < 0 {
		return 0
	}
	from, to := near[best].off, here
	if g == fall {
		from, to = to, from
	}
	n := min(want, p.now(from))
	p.move(from, -n)
	p.move(to, n)
	return n
}

// anchor picks the cell without totals whose persons move: the cell itself or, of those that a total counts, the largest. It returns -1 if there is none.
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

// near returns cells around the one at off, of every set of dimensions in which they differ: the largest, or, if persons are not looked for, the first.
func (p *protector) near(off int, persons bool) []neighbour {
	var all []neighbour
	for diff := uint(1); diff < 1<<len(p.sizes); diff++ {
		size := 1
		for j, n := range p.sizes {
			if diff&(1<<j) != 0 && size <= reach {
				size *= n - 1
			}
		}
		if size > reach {
			continue
		}
		start := len(all)
		p.around(off, 0, diff, func(c int) {
			if p.fixed[c] || persons && p.now(c) == 0 {
				return
			}
			all = append(all, neighbour{c, diff})
			for i := len(all) - 1; i > start && p.now(all[i].off) > p.now(all[i-1].off); i-- {
				all[i], all[i-1] = all[i-1], all[i]
			}
			all = all[:min(len(all), start+maxNear)]
		})
	}
	return all
}

// around calls f for every cell that differs from the one at off in each dimension of diff and in no other.
func (p *protector) around(off, j int, diff uint, f func(int)) {
	if j == len(p.sizes) {
		f(off)
		return
	}
	if diff&(1<<j) == 0 {
		p.around(off, j+1, diff, f)
		return
	}
	at := off / p.strides[j] % (p.sizes[j] + 1)
	for i := range p.sizes[j] {
		if i != at {
			p.around(off+(i-at)*p.strides[j], j+1, diff, f)
		}
	}
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

// swap looks for two cells a and b with persons, so that those of a can take from the cell to what a lacks of it, and b gives them that: a differs from to in
// some dimensions and b in others. It takes the pair that costs least to hide.
func (p *protector) swap(kept uint, to int, near []neighbour, want int) int {
	best, bestA, bestB := math.MaxInt, 0, 0
	for i, a := range near {
		for k := i + 1; k < len(near); k++ {
			b := near[k]
			if a.diff&b.diff != 0 || a.diff&kept == 0 || b.diff&kept == 0 {
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
