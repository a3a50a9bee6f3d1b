package sdc

import (
	"cmp"
	"math"
	"slices"
)

const (
	tolerance = 1e-6 // within which a solution is taken for a whole number, before it is checked in whole numbers
	maxBranch = 200  // linear programs to solve for one end of one interval
	faraway   = 1 << 20
)

// The answers of the solver.
type status int

const (
	failed status = iota
	solved
	infeasible
	unbounded
)

type answer struct {
	status status
	bound  int
	seen   bool // a table of whole numbers that reaches the bound was found, checked and accepted
}

func (a answer) known() bool { return a.status == solved || a.status == unbounded }

// Limits bound a sum of unknowns, both ends included.
type limits struct {
	unknowns  []int
	low, high int
}

// A program is the set of all tables that agree with a group of rows, ready to be searched for the
// least and the greatest of a sum.
//
// The solver works with floating point and is known to fail where rows depend on each other. So
// dependent rows are left out, what is plain is solved before, and every table that is taken for
// shown is checked in whole numbers against all rows.
type program struct {
	n           int
	rows        []row
	fixed       []int // the value of an unknown that is plain, or -1
	independent []row // without fixed unknowns
	see         func(x []int) bool
}

func newProgram(n int, rows []row) (*program, error) {
	p := &program{n: n, rows: rows, fixed: make([]int, n)}
	for i := range p.fixed {
		p.fixed[i] = -1
	}
	rest, err := p.presolve()
	if err != nil {
		return nil, err
	}
	p.independent = independent(n, rest)
	return p, nil
}

// presolve fixes what follows from one row alone: all is zero where the sum is, and what stands
// alone is the sum.
func (p *program) presolve() ([]row, error) {
	rest := slices.Clone(p.rows)
	for again := true; again; {
		again = false
		kept := rest[:0]
		for _, r := range rest {
			open := make([]int, 0, len(r.unknowns))
			for _, u := range r.unknowns {
				if p.fixed[u] >= 0 {
					r.sum -= p.fixed[u]
				} else {
					open = append(open, u)
				}
			}
			r.unknowns = open
			switch {
			case r.sum < 0 || len(open) == 0 && r.sum != 0:
				return nil, ErrInconsistent
			case r.sum == 0 || len(open) == 1:
				for _, u := range open {
					p.fixed[u] = r.sum
					again = true
				}
			default:
				kept = append(kept, r)
			}
		}
		rest = kept
	}
	return rest, nil
}

// independent returns rows none of which is a combination of the others; the shortest are
// preferred. It reckons modulo a prime: a row that it keeps is independent for certain, and one
// that it leaves out by mistake is still checked in every table that is shown.
func independent(n int, rows []row) []row {
	const prime = 1<<31 - 1
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(len(a.unknowns), len(b.unknowns)) })
	var kept []row
	pivots := make([][]uint64, n) // by column, with 1 there and 0 before
	for _, r := range rows {
		v := make([]uint64, n)
		for _, u := range r.unknowns {
			v[u] = 1
		}
		for c := range v {
			if v[c] == 0 {
				continue
			}
			if pivots[c] == nil {
				inverse := power(v[c], prime-2, prime)
				for i := range v {
					v[i] = v[i] * inverse % prime
				}
				pivots[c] = v
				kept = append(kept, r)
				break
			}
			factor := prime - v[c]
			for i, w := range pivots[c] {
				v[i] = (v[i] + factor*w) % prime
			}
		}
	}
	return kept
}

func power(b, e, m uint64) uint64 {
	r := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r * b % m
		}
		b = b * b % m
	}
	return r
}

// optimise finds the greatest (sign 1) or least (sign -1) sum of the unknowns over all tables of
// whole numbers within the limits. If it cannot settle what whole numbers allow, the bound is the
// one for any numbers, which is no narrower.
func (p *program) optimise(sum []int, sign int, extra []limits) answer {
	root, x := p.relax(sum, sign, extra)
	if root.status == unbounded {
		_, x = p.relax(sum, sign, append(slices.Clone(extra), limits{sum, 0, faraway}))
		whole, ok := p.whole(x, extra)
		root.bound, root.seen = Unbounded, ok && p.see(whole)
		return root
	}
	if root.status != solved {
		if root.status == infeasible && extra == nil {
			root.status = failed // either the release contradicts itself or the solver errs, and which is not known
		}
		return root
	}
	s := &branching{p: p, sum: sum, sign: sign}
	s.branch(root, x, extra)
	switch {
	case s.left && !s.any:
		root.seen = false
		return root
	case s.left:
		return answer{solved, root.bound, s.seen && s.best == root.bound}
	case !s.any:
		return answer{status: infeasible}
	}
	return answer{solved, s.best, s.seen}
}

// A branching looks for the best table of whole numbers where linear programming gives a broken
// one.
type branching struct {
	p     *program
	sum   []int
	sign  int
	nodes int
	left  bool // something was not looked at
	any   bool
	best  int
	seen  bool // the best one was accepted
}

func (s *branching) branch(a answer, x []float64, extra []limits) {
	if s.any && s.seen && s.sign*a.bound <= s.sign*s.best {
		return
	}
	if whole, ok := s.p.whole(x, extra); ok {
		accepted, v := s.p.see(whole), 0
		for _, u := range s.sum {
			v += whole[u]
		}
		switch {
		case !s.any || s.sign*v > s.sign*s.best:
			s.any, s.best, s.seen = true, v, accepted
		case v == s.best:
			s.seen = s.seen || accepted
		}
		return
	}
	u := broken(x)
	if u < 0 {
		s.left = true // whole numbers that do not agree: the solver is not to be trusted here
		return
	}
	floor := int(math.Floor(x[u]))
	for _, l := range [2]limits{{[]int{u}, 0, floor}, {[]int{u}, floor + 1, Unbounded}} {
		if s.nodes++; s.nodes > maxBranch {
			s.left = true
			return
		}
		within := append(slices.Clone(extra), l)
		switch b, y := s.p.relax(s.sum, s.sign, within); b.status {
		case solved:
			s.branch(b, y, within)
		case failed, unbounded:
			s.left = true
		}
	}
}

// broken returns the unknown that is farthest from a whole number, or -1.
func broken(x []float64) int {
	at, far := -1, tolerance
	for u, v := range x {
		if d := math.Abs(v - math.Round(v)); d > far {
			at, far = u, d
		}
	}
	return at
}

// whole returns the table in whole numbers if it agrees with every row and limit.
func (p *program) whole(x []float64, extra []limits) ([]int, bool) {
	if x == nil {
		return nil, false
	}
	w := make([]int, p.n)
	for u, v := range x {
		w[u] = int(math.Round(v))
		if w[u] < 0 || math.Abs(v-float64(w[u])) > tolerance {
			return nil, false
		}
	}
	add := func(unknowns []int) (sum int) {
		for _, u := range unknowns {
			sum += w[u]
		}
		return sum
	}
	for _, r := range p.rows {
		if add(r.unknowns) != r.sum {
			return nil, false
		}
	}
	for _, l := range extra {
		if v := add(l.unknowns); v < l.low || v > l.high {
			return nil, false
		}
	}
	return w, true
}

// relax solves the program for any numbers, whole or broken. The bound is rounded to the whole
// number inside.
func (p *program) relax(sum []int, sign int, extra []limits) (answer, []float64) {
	t := p.tableau(sum, sign, extra)
	if t == nil {
		return answer{status: infeasible}, nil
	}
	st, y := t.solve()
	if st != solved {
		return answer{status: st}, nil
	}
	x := make([]float64, p.n)
	for u, f := range p.fixed {
		switch {
		case f >= 0:
			x[u] = float64(f)
		case t.column[u] >= 0:
			x[u] = y[t.column[u]]
		}
	}
	value := 0.0
	for _, u := range sum {
		value += x[u]
	}
	if sign > 0 {
		return answer{status: solved, bound: int(math.Floor(value + tolerance))}, x
	}
	return answer{status: solved, bound: int(math.Ceil(value - tolerance))}, x
}
