package sdc

import (
	"cmp"
	"math"
	"slices"
)

// A draft is another table under construction: by how many persons its cells differ from the true
// ones.
type draft struct {
	by      []int
	touched []int // cells that were changed; some may be unchanged again
	in      []bool
}

func newDraft(cells int) *draft { return &draft{by: make([]int, cells), in: make([]bool, cells)} }

func (d *draft) add(off, n int) {
	if !d.in[off] {
		d.in[off] = true
		d.touched = append(d.touched, off)
	}
	d.by[off] += n
}

func (d *draft) reset() {
	for _, off := range d.touched {
		d.by[off], d.in[off] = 0, false
	}
	d.touched = d.touched[:0]
}

// A change is one cell of a witness and the number of persons by which it differs.
type change struct{ off, by int }

// now is the count of the cell in the draft.
func (p *protector) now(off int) int { return p.counts[off] + p.draft.by[off] }

// protect finds witnesses for the cell at off and hides what they change. It reports false if there
// are not enough persons for the width asked.
func (p *protector) protect(off int) bool {
	if p.search.find(off, wide, math.MaxInt) && p.search.cost == 0 {
		p.takeBox()
		return true
	}
	limit := math.MaxInt
	single := append([]change(nil), p.boxChanges()...)
	if p.search.cost >= 0 {
		limit = p.search.cost
	}
	up, cost := p.gather(off, rise, p.o.Range-p.down[off])
	down, more := []change(nil), 0
	if got := p.reached(up, off); p.down[off]+got < p.o.Range {
		down, more = p.gather(off, fall, p.o.Range-max(got, p.up[off]))
	}
	wideEnough := max(p.up[off], p.reached(up, off))+max(p.down[off], p.reached(down, off)) >= p.o.Range
	switch {
	case limit < math.MaxInt && (!wideEnough || limit <= cost+more):
		p.take(single)
	case wideEnough:
		p.take(up)
		p.take(down)
	}
	return p.safe(off)
}

func (p *protector) reached(changes []change, off int) int {
	for _, c := range changes {
		if c.off == off {
			return max(c.by, -c.by)
		}
	}
	return 0
}

func (p *protector) take(changes []change) {
	for _, c := range changes {
		p.witness(c.off, max(-c.by, 0), max(c.by, 0))
	}
}

func (p *protector) takeBox() { p.take(p.boxChanges()) }

// boxChanges returns the box found as two witnesses, one that moves its first corner up and one
// that moves it down.
func (p *protector) boxChanges() []change {
	s := p.search
	if s.cost < 0 {
		return nil
	}
	changes := make([]change, 0, 2*len(s.box))
	for k, off := range s.box {
		sign := 1
		if s.boxTurns[k] {
			sign = -1
		}
		changes = append(changes, change{off, sign * s.up}, change{off, -sign * s.down})
	}
	return changes
}

// gather builds one witness that moves the cell up (rise) or down (fall) by as much as is wanted or
// can be had, out of boxes, swaps and transfers. It returns what changes and what hiding it costs.
func (p *protector) gather(off int, g goal, want int) (changes []change, cost int) {
	defer p.draft.reset()
	for ; want > 0; want-- {
		p.draft.reset()
		m := p.newMover(off, g)
		for left := want; left > 0; {
			n := p.gatherBox(off, g, left)
			if n == 0 {
				n = m.move(left)
			}
			if n == 0 {
				want -= left
				break
			}
			left -= n
		}
		if changes = p.draft.changes(); p.keepsRule(changes) {
			break
		}
		changes = nil // one person less may leave a small count
	}
	p.draft.reset()
	for _, c := range changes {
		n, _ := p.cost(c.off)
		cost += n
	}
	return changes, cost
}

// changes returns what the draft changes, in the order of the cells.
func (d *draft) changes() []change {
	var all []change
	for _, c := range d.touched {
		if d.by[c] != 0 {
			all = append(all, change{c, d.by[c]})
		}
	}
	slices.SortFunc(all, func(a, b change) int { return cmp.Compare(a.off, b.off) })
	return all
}

func (p *protector) gatherBox(off int, g goal, want int) int {
	s := p.search
	if !s.find(off, g, math.MaxInt) {
		return 0
	}
	n, sign := min(want, s.up), 1
	if g == fall {
		n, sign = min(want, s.down), -1
	}
	for k, c := range s.box {
		if s.boxTurns[k] {
			p.draft.add(c, -sign*n)
		} else {
			p.draft.add(c, sign*n)
		}
	}
	return n
}
