package sdc

import (
	"cmp"
	"math/bits"
	"slices"
)

// Protect hides the counts from 1 to o.Threshold-1, the zeros under such totals, and as many other
// cells as it takes, so that nobody can compute a hidden cell closer than o.Range. The result
// depends on nothing but its arguments. The error is a [SizeError], a list of [CellError], one of
// the options, or an [UnprotectableError]; there is no result with it.
func Protect(t Table, o Options) (*Protected, error) {
	o, badOptions := o.resolve()
	g, badTable := newGrid(t)
	var all errorList
	if badOptions != nil {
		all.add(badOptions)
	}
	if badTable != nil {
		all.add(badTable)
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	p := newProtector(g, o)
	if n := g.counts[p.grand]; n > 0 && n < o.Threshold {
		return nil, &UnprotectableError{Dimension: -1}
	}
	p.hideSmall()
	if err := p.protectAll(); err != nil {
		return nil, err
	}
	return p.result(), nil
}

// A protector hides cells until each hidden one has a witness: another table of whole numbers that
// agrees with everything published, keeps the threshold rule, and gives the cell another count.
// Down and up are how far the witnesses found so far move a cell; what lies between is possible
// too, since the moves can be made in part.
type protector struct {
	*grid
	o        Options
	grand    int // the total of the whole table
	hidden   []bool
	primary  []bool
	down, up []int
	parent   []int // links hidden cells that stand on one line
	smallIn  []int // by the first of a group of linked cells: how many of them are small
	roots    []int // kept for rule
	queue    []int
	level    int   // cells over more dimensions are not hidden for others
	weight   []int // what a cell stands for: 1, times the sizes of the dimensions over which it is a total
	search   *search
	draft    *draft
}

func newProtector(g *grid, o Options) *protector {
	n := len(g.counts)
	p := &protector{grid: g, o: o, grand: n - 1, hidden: make([]bool, n), primary: make([]bool, n), down: make([]int, n), up: make([]int, n), parent: make([]int, n), smallIn: make([]int, n)}
	for off := range p.parent {
		p.parent[off] = off
	}
	p.weigh()
	p.search, p.draft = newSearch(p), newDraft(n)
	return p
}

func (p *protector) small(n int) bool { return n > 0 && n < p.o.Threshold }

// hideSmall hides what the rule asks, before anything is hidden to protect it.
func (p *protector) hideSmall() {
	for off, n := range p.counts {
		if p.small(n) {
			p.primary[off] = true
			p.hide(off)
		}
	}
	if p.o.Zeros == HideZeros {
		p.hideZeros()
	}
	for off := range p.counts {
		if p.hidden[off] {
			p.queue = append(p.queue, off)
		}
	}
	// A total needs cells below it, which then protect each other; so the widest totals come first.
	slices.SortStableFunc(p.queue, func(a, b int) int { return cmp.Compare(p.totals[b], p.totals[a]) })
}

// hideZeros hides the zeros under small totals, from the widest totals down: a total between the
// two is small too, or a zero that has been hidden by then.
func (p *protector) hideZeros() {
	at := make([]int, len(p.sizes))
	for off := len(p.counts) - 1; off >= 0; off-- {
		if p.counts[off] != 0 || p.fixed[off] {
			continue
		}
		p.index(off, at)
		for j, n := range p.sizes {
			if at[j] < n && p.hidden[off+(n-at[j])*p.strides[j]] {
				p.primary[off] = true
				p.hide(off)
				break
			}
		}
	}
}

// protectAll goes over the cells once for each level of totals: what needs no total hidden is done
// first, and a total over all dimensions but one is hidden only if nothing else is left.
func (p *protector) protectAll() error {
	for p.level = range len(p.sizes) {
		var left []int
		for i := 0; i < len(p.queue); i++ {
			if off := p.queue[i]; !p.safe(off) && !p.protect(off) {
				left = append(left, off)
			}
		}
		p.queue = left
	}
	for _, off := range p.queue {
		if !p.safe(off) {
			return &UnprotectableError{Dimension: p.firstKept(off)}
		}
	}
	return nil
}

func (p *protector) safe(off int) bool { return p.down[off]+p.up[off] >= p.o.Range }

func (p *protector) firstKept(off int) int {
	at := make([]int, len(p.sizes))
	p.index(off, at)
	for j, n := range p.sizes {
		if at[j] < n {
			return j
		}
	}
	return -1
}

// witness takes a cell into the release as hidden and notes how far a witness moves it.
func (p *protector) witness(off, down, up int) {
	p.down[off], p.up[off] = max(p.down[off], down), max(p.up[off], up)
	if !p.hidden[off] {
		p.hide(off)
		if !p.safe(off) {
			p.queue = append(p.queue, off)
		}
	}
}

// weigh gives a total over n categories the weight of n cells.
func (p *protector) weigh() {
	p.weight = make([]int, len(p.counts))
	at := make([]int, len(p.sizes))
	for off := range p.weight {
		w := 1
		for j, n := range p.sizes {
			if at[j] == n {
				w *= max(n, 2)
			}
		}
		p.weight[off] = w
		next(at, p.sizes, 1)
	}
}

// cost is what is lost by hiding a cell: nothing if it is hidden, more for a larger count and for a
// total, and more for a zero than for a small count, since a zero moves one way only. It reports
// false for a cell that cannot be hidden.
func (p *protector) cost(off int) (int, bool) {
	if p.hidden[off] || p.draft.by[off] != 0 {
		return 0, true
	}
	if p.fixed[off] || int(p.totals[off]) > p.level {
		return 0, false
	}
	base := 8
	if n := p.counts[off]; n > 0 {
		base = bits.Len(uint(n)) + 2
	}
	return base * p.weight[off], true
}

func (p *protector) result() *Protected {
	r := &Protected{release: Release{Sizes: p.sizes, Counts: p.counts, Hidden: p.hidden}, causes: make([]Cause, len(p.counts)), threshold: p.o.Threshold, width: p.o.Range}
	if slices.Contains(p.fixed, true) {
		r.release.Structural = p.fixed
	}
	for off, h := range p.hidden {
		switch {
		case !h:
			continue
		case p.primary[off]:
			r.causes[off] = Primary
		default:
			r.causes[off] = Secondary
		}
		p.counts[off] = 0
	}
	return r
}
