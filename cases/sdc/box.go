package sdc

import (
	"cmp"
	"math"
	"slices"
)

// A box has two indices in every dimension, one of them that of its first corner, and so 2^d
// corners. Give every corner a sign: it turns from one corner to the next unless one of the two is
// a total. Then adding t to the corners of one sign and taking t from the others leaves every sum
// right, since along each line of the table either a plus and a minus cancel or cell and total move
// together. So a box is a witness for all its corners at once, as far as no corner falls under
// zero.

// maxNodes bounds the search for one box. It is a count and no clock, so that the result is the
// same everywhere.
const maxNodes = 1000

// A goal is what a box must do for its first corner.
type goal int

const (
	wide goal = iota // up and down together reach the range asked
	rise             // up by at least one
	fall             // down by at least one
)

// A step is one choice for the second index in a dimension.
type step struct {
	index, cost int
	same, other int // the least count among the corners of each sign
}

// A search looks for the cheapest box by branch and bound, one dimension after the other.
type search struct {
	p       *protector
	goal    goal
	at      []int  // the index of the first corner
	corners []int  // of the box of the dimensions chosen so far: 1<<j of them for j dimensions
	turned  []bool // those of the other sign
	steps   [][]step
	nodes   int

	cost     int // of the best box, -1 for none
	box      []int
	boxTurns []bool
	up, down int // how far it moves the first corner
}

func newSearch(p *protector) *search {
	d := len(p.sizes)
	return &search{p: p, at: make([]int, d), corners: make([]int, 1<<d), turned: make([]bool, 1<<d), steps: make([][]step, d), box: make([]int, 1<<d), boxTurns: make([]bool, 1<<d)}
}

// find leaves the cheapest box for the cell at off that costs less than limit in s.box; it reports
// false if it finds none.
func (s *search) find(off int, g goal, limit int) bool {
	s.p.index(off, s.at)
	s.corners[0], s.turned[0] = off, false
	s.goal, s.nodes, s.cost = g, 0, -1
	s.extend(0, 0, s.p.now(off), math.MaxInt, limit)
	return s.cost >= 0
}

// extend tries the second indices of dimension j, the cheapest first, and returns the cost that is
// still to be undercut.
func (s *search) extend(j, cost, same, other, limit int) int {
	if j == len(s.at) {
		return s.finish(cost, same, other, limit)
	}
	s.nodes++
	steps := s.steps[j][:0]
	for i := 0; i <= s.p.sizes[j]; i++ {
		if i != s.at[j] {
			if st, ok := s.try(j, i, cost, same, other, limit); ok {
				steps = append(steps, st)
			}
		}
	}
	slices.SortFunc(steps, func(a, b step) int { return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.index, b.index)) })
	s.steps[j] = steps
	for k := range steps {
		st := s.steps[j][k]
		if st.cost >= limit || s.nodes >= maxNodes {
			break
		}
		s.set(j, st.index)
		limit = s.extend(j+1, st.cost, st.same, st.other, limit)
	}
	return limit
}

func (s *search) try(j, i, cost, same, other, limit int) (step, bool) {
	shift, turns := (i-s.at[j])*s.p.strides[j], s.turns(j, i)
	for k := range 1 << j {
		c := s.corners[k] + shift
		n, ok := s.p.cost(c)
		if cost += n; !ok || cost >= limit {
			return step{}, false
		}
		if s.turned[k] != turns {
			other = min(other, s.p.now(c))
		} else {
			same = min(same, s.p.now(c))
		}
	}
	return step{i, cost, same, other}, s.enough(same, other)
}

func (s *search) enough(same, other int) bool {
	switch s.goal {
	case rise:
		return other > 0
	case fall:
		return same > 0
	}
	return other >= s.p.o.Range-min(same, s.p.o.Range) // the sum could be too large for an int
}

// turns reports whether the sign turns from the first to the second index.
func (s *search) turns(j, i int) bool { return i < s.p.sizes[j] && s.at[j] < s.p.sizes[j] }

func (s *search) set(j, i int) {
	shift, turns := (i-s.at[j])*s.p.strides[j], s.turns(j, i)
	for k := range 1 << j {
		s.corners[1<<j+k], s.turned[1<<j+k] = s.corners[k]+shift, s.turned[k] != turns
	}
}

// finish keeps the box as the best, if it is wide enough for one who knows the threshold rule.
func (s *search) finish(cost, same, other, limit int) int {
	up, down := other, same
	if s.goal == wide {
		up, down = s.reach(other, 1), s.reach(same, -1)
		if up+down < s.p.o.Range {
			return limit
		}
	}
	s.cost, s.up, s.down = cost, up, down
	copy(s.box, s.corners)
	copy(s.boxTurns, s.turned)
	return cost
}

// reach returns how far the corners can move, at most n, so that the witness keeps the threshold
// rule.
func (s *search) reach(n, sign int) int {
	if s.p.rule(len(s.corners), func(k int) change {
		if s.turned[k] {
			return change{s.corners[k], -sign * n}
		}
		return change{s.corners[k], sign * n}
	}) {
		return n
	}
	return max(n-1, 0) // the smallest of those that fall is 1 then, and small
}
