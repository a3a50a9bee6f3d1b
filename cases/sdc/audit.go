package sdc

import (
	"math"
	"slices"
)

// Unbounded is the greatest count of a cell that nothing published bounds.
const Unbounded = math.MaxInt

// MaxUnknowns is the largest group of linked hidden cells, totals not counted, that an audit takes:
// seconds for half of it, minutes for all.
const MaxUnknowns = 400

// An Interval is a range of counts, both ends included.
type Interval struct{ Min, Max int }

// Width returns Max-Min.
func (i Interval) Width() int { return i.Max - i.Min }

// A Finding is what can be computed of one hidden cell.
type Finding struct {
	// Index is the place of the cell; Index[i] is the size of dimension i for the total over it.
	Index []int
	// Shown spans the counts that the cell has in tables that were found and checked, in whole
	// numbers, to agree with everything published: nobody can come closer. It is the interval on
	// which a release is judged. Min is greater than Max if no such table was found.
	Shown Interval
	// Bound is what linear programming says: no count outside it is possible. A cell whose Bound is
	// narrow is disclosed. It is all counts where the solver failed.
	Bound Interval
	// Solved says that the solver gave an answer for both ends of Bound.
	Solved bool
}

// Exact reports whether Shown and Bound are the same, so that nothing better can be computed by
// anyone.
func (f Finding) Exact() bool { return f.Solved && f.Shown == f.Bound }

// A Report has a finding for every hidden cell of a release, in the order of its cells.
type Report struct{ Findings []Finding }

// Narrower returns the findings of which it is not shown that the interval has at least the width.
// A cell about which the solver failed is among them unless tables that were found show it safe.
func (r Report) Narrower(width int) []Finding {
	var all []Finding
	for _, f := range r.Findings {
		if f.Shown.Min > f.Shown.Max || f.Shown.Width() < width {
			all = append(all, f)
		}
	}
	return all
}

// Audit computes what anyone can compute of each hidden cell who sees the release, knows that
// counts are whole numbers from zero, and, unless threshold is 0, knows that among hidden cells
// that are linked at least one is from 1 to threshold-1, since nothing would be hidden there
// otherwise. It uses nothing else: neither the true counts nor the way in which cells were chosen.
// The error is a [SizeError], a [CellError], or [ErrInconsistent].
func Audit(r Release, threshold int) (Report, error) {
	if threshold < 0 || threshold == 1 {
		return Report{}, ErrThreshold
	}
	e, err := newEquations(r)
	if err != nil {
		return Report{}, err
	}
	found := make([]Finding, len(r.Counts))
	for _, g := range e.groups {
		if err := g.solve(found, threshold); err != nil {
			return Report{}, err
		}
	}
	var report Report
	for off, h := range r.Hidden {
		if h {
			found[off].Index = e.index(off)
			report.Findings = append(report.Findings, found[off])
		}
	}
	return report, nil
}

// Audit audits the release against one who knows the threshold.
func (p *Protected) Audit() (Report, error) { return Audit(p.release, p.threshold) }

// Check audits the release and returns the findings that are narrower than was asked of [Protect];
// there are none unless the solver of the audit failed. A table with a group of more than
// [MaxUnknowns] hidden cells gives a [SizeError]: it is too large for a second opinion, and the
// witnesses that Protect found are the proof.
func (p *Protected) Check() ([]Finding, error) {
	r, err := p.Audit()
	return r.Narrower(p.width), err
}

// A group is a set of hidden cells that stand on common lines. Nothing published links two groups.
type group struct {
	cells []int   // offsets of the hidden cells, totals too
	sums  [][]int // for each of them the unknowns it adds up
	plus  []int   // and what is known of it
	n     int     // unknowns: the hidden cells that are no totals
	rows  []row
}

// A row says that the unknowns add up to sum.
type row struct {
	unknowns []int
	sum      int
}

func (g *group) small(x []int, threshold int) bool {
	for i := range g.cells {
		if v := g.value(i, x); v > 0 && v < threshold {
			return true
		}
	}
	return false
}

func (g *group) value(i int, x []int) int {
	v := g.plus[i]
	for _, u := range g.sums[i] {
		v += x[u]
	}
	return v
}

// solve finds the interval of every cell of the group.
func (g *group) solve(found []Finding, threshold int) error {
	return g.within(found, threshold, nil)
}

// within does so for one who knows limits besides.
func (g *group) within(found []Finding, threshold int, known []limits) error {
	if g.n > MaxUnknowns {
		return &SizeError{Dimension: -1, What: "unknowns", Want: MaxUnknowns, Got: g.n}
	}
	p, err := newProgram(g.n, g.rows)
	if err != nil {
		return err
	}
	for _, off := range g.cells {
		found[off] = Finding{Shown: Interval{math.MaxInt, math.MinInt}, Solved: true}
	}
	p.see = func(x []int) bool {
		if threshold > 0 && !g.small(x, threshold) {
			return false
		}
		for i, off := range g.cells {
			v := g.value(i, x)
			found[off].Shown.Min, found[off].Shown.Max = min(found[off].Shown.Min, v), max(found[off].Shown.Max, v)
		}
		return true
	}
	for i, off := range g.cells {
		low := g.end(p, i, -1, threshold, known)
		high := g.end(p, i, 1, threshold, known)
		f := &found[off]
		f.Bound, f.Solved = Interval{0, Unbounded}, low.known() && high.known()
		if low.known() {
			f.Bound.Min = g.plus[i] + low.bound
		}
		if high.status == solved {
			f.Bound.Max = g.plus[i] + high.bound
		}
		if high.status == unbounded && high.seen {
			f.Shown.Max = Unbounded
		}
		if f.Solved && f.Bound.Min > f.Bound.Max {
			return ErrInconsistent
		}
	}
	return nil
}

// end returns the greatest (sign 1) or least (sign -1) sum of the unknowns of cell i.
func (g *group) end(p *program, i, sign, threshold int, known []limits) answer {
	a := p.optimise(g.sums[i], sign, known)
	if threshold == 0 || !a.known() || a.seen {
		return a
	}
	// The end is reached only where nothing is small. So one cell after the other is taken to be
	// the small one.
	best := answer{status: infeasible}
	for k := range g.cells {
		low, high := 1-g.plus[k], threshold-1-g.plus[k]
		if high < 0 {
			continue
		}
		switch b := p.optimise(g.sums[i], sign, append(slices.Clone(known), limits{g.sums[k], max(low, 0), high})); {
		case b.status == failed:
			return b
		case b.status == infeasible:
		case b.status == unbounded:
			best = b
		case best.status == infeasible, best.status == solved && sign*b.bound > sign*best.bound:
			best = b
		}
		if best.seen && (best.status == unbounded || best.bound == a.bound && a.status == solved) {
			break
		}
	}
	return best
}

func (e *equations) index(off int) []int {
	at := make([]int, len(e.sizes))
	for j := len(at) - 1; j >= 0; j-- {
		at[j] = off % (e.sizes[j] + 1)
		off /= e.sizes[j] + 1
	}
	return at
}

// sorted returns the numbers in order, each once.
func sorted(numbers []int) []int {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}
