package sdc

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
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

// A program is the set of all tables that agree with a group of rows, ready to be searched for the least and the greatest of a sum.
//
// The solver works with floating point and is known to fail where rows depend on each other. So dependent rows are left out, what is plain is solved before,
// and every table that is taken for shown is checked in whole numbers against all rows.
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

// presolve fixes what follows from one row alone: all is zero where the sum is, and what stands alone is the sum.
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

// independent returns rows none of which is a combination of the others; the shortest are preferred. It reckons modulo a prime: a row that it keeps is
// independent for certain, and one that it leaves out by mistake is still checked in every table that is shown.
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

// optimise finds the greatest (sign 1) or least (sign -1) sum of the unknowns over all tables of whole numbers within the limits. If it cannot settle what
// whole numbers allow, the bound is the one for any numbers, which is no narrower.
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

// A branching looks for the best table of whole numbers where linear programming gives a broken one.
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

// relax solves the program for any numbers, whole or broken. The bound is rounded to the whole number inside.
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

// A tableau is a program in standard form: minimise c*y where A*y = b and y >= 0.
type tableau struct {
	column  []int // of an unknown, or -1
	c       []float64
	a       [][]entry // by row
	b       []float64
	endless bool // a variable that nothing bounds would grow
}

type entry struct {
	column int
	value  float64
}

// tableau returns nil if the limits leave nothing.
func (p *program) tableau(sum []int, sign int, extra []limits) *tableau {
	t := &tableau{column: make([]int, p.n)}
	for u := range t.column {
		t.column[u] = -1
	}
	add := func(unknowns []int) []entry {
		var es []entry
		for _, u := range unknowns {
			if p.fixed[u] >= 0 {
				continue
			}
			if t.column[u] < 0 {
				t.column[u] = len(t.c)
				t.c = append(t.c, 0)
			}
			es = append(es, entry{t.column[u], 1})
		}
		return es
	}
	for _, r := range p.independent {
		t.a, t.b = append(t.a, add(r.unknowns)), append(t.b, float64(r.sum))
	}
	for _, l := range extra {
		es, known := add(l.unknowns), 0
		for _, u := range l.unknowns {
			known += max(p.fixed[u], 0)
		}
		low, high := l.low-known, l.high
		if high < Unbounded {
			high -= known
		}
		if high < 0 || high < low || len(es) == 0 && low > 0 {
			return nil
		}
		if len(es) == 0 {
			continue
		}
		if low > 0 {
			t.slack(es, -1, low)
		}
		if high < Unbounded {
			t.slack(es, 1, high)
		}
	}
	for _, u := range sum {
		switch {
		case p.fixed[u] >= 0:
		case t.column[u] >= 0:
			t.c[t.column[u]] = float64(-sign)
		case sign > 0:
			t.endless = true
		}
	}
	return t
}

func (t *tableau) slack(es []entry, sign float64, b int) {
	t.a, t.b = append(t.a, append(slices.Clone(es), entry{len(t.c), sign})), append(t.b, float64(b))
	t.c = append(t.c, 0)
}

// solve asks the solver, and asks again with the columns in reverse if it fails.
func (t *tableau) solve() (status, []float64) {
	st, y := t.try(false)
	if st == failed {
		st, y = t.try(true)
	}
	if st == solved && t.endless {
		return unbounded, nil
	}
	return st, y
}

func (t *tableau) try(reverse bool) (st status, y []float64) {
	m, n := len(t.b), len(t.c)
	if m == 0 {
		return solved, make([]float64, n)
	}
	if m > n {
		return failed, nil
	}
	defer func() {
		if recover() != nil { // the linear algebra panics where a matrix is not what was expected
			st, y = failed, nil
		}
	}()
	at := func(c int) int {
		if reverse {
			return n - 1 - c
		}
		return c
	}
	a, c := mat.NewDense(m, n, nil), make([]float64, n)
	for i, es := range t.a {
		for _, e := range es {
			a.Set(i, at(e.column), e.value)
		}
	}
	for i, v := range t.c {
		c[at(i)] = v
	}
	var z []float64
	if m == n {
		var v mat.VecDense
		if err := v.SolveVec(a, mat.NewVecDense(m, slices.Clone(t.b))); err != nil {
			return failed, nil
		}
		z = v.RawVector().Data
	} else {
		var err error
		_, z, err = lp.Simplex(c, a, slices.Clone(t.b), 1e-10, nil)
		switch {
		case errors.Is(err, lp.ErrUnbounded):
			return unbounded, nil
		case errors.Is(err, lp.ErrInfeasible):
			return infeasible, nil
		case err != nil:
			return failed, nil
		}
	}
	y = make([]float64, n)
	for i := range y {
		y[i] = z[at(i)]
	}
	return t.checked(m == n, y)
}

// checked looks whether the solution is one.
func (t *tableau) checked(only bool, y []float64) (status, []float64) {
	for i, v := range y {
		switch {
		case v < -tolerance && only:
			return infeasible, nil
		case v < -tolerance || math.IsNaN(v):
			return failed, nil
		case v < 0:
			y[i] = 0
		}
	}
	for i, es := range t.a {
		v := -t.b[i]
		for _, e := range es {
			v += e.value * y[e.column]
		}
		if math.Abs(v) > tolerance*max(1, t.b[i]) {
			return failed, nil
		}
	}
	return solved, y
}
