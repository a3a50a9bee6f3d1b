package sdc

import (
	"errors"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

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
