package trends

import (
	"errors"
	"slices"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// Options say how a table is protected. The zero Options asks for nothing and is refused.
type Options struct {
	// Threshold is the smallest number of people that is shown beside zero: counts from 1 to
	// Threshold-1 are hidden. It is at least 2; 10 is usual.
	Threshold int
	// Width is by how much every hidden cell must stay uncertain: the difference between the most
	// and the least that anyone can work out. Zero is Threshold-2, but at least 1: the sums then
	// tell of a small count no more than that it is small.
	Width int
	// ShowZeros shows a zero also where the total over it is hidden. By default it is hidden there:
	// "none of the three" says where the three are not.
	ShowZeros bool
	// MustAudit refuses a table that is too large for the audit ([sdc.MaxUnknowns]) with
	// [ErrNotAudited]. Without it such a table is released on the strength of its protection alone,
	// which has found for every hidden cell another table that agrees with all that is shown; the
	// release says that it was not audited.
	MustAudit bool
	// Base, if it is not 0, rounds instead of hiding: every number of the table is a multiple of
	// it, less than one Base from the true one, and sums stay right. Every number must still be
	// uncertain by Width, for which Base is to be at least Width+1. One table is rounded alone:
	// sets and years are not ([ErrRounding]), since the same number rounded twice tells more than
	// once; nor is a table with a finer and a coarser axis ([ErrLinked]).
	Base int
}

// The errors of protection.
var (
	// ErrUnsafe is that the audit found a hidden cell that can be worked out closer than was asked.
	ErrUnsafe = errors.New("trends: a hidden number can be worked out")
	// ErrNotAudited is that the table is too large for the audit, and that one was asked for.
	ErrNotAudited = errors.New("trends: too large to be audited")
	// ErrRounding is that several tables were to be rounded together.
	ErrRounding = errors.New("trends: only one table alone can be rounded")
	// ErrTooManyAnswers is that an axis with several answers has too many categories to be
	// protected; group them first.
	ErrTooManyAnswers = errors.New("trends: too many categories on an axis with several answers")
	// ErrLinked is that two axes ask the same of a person in different ways, so that one tells
	// about the other.
	ErrLinked = errors.New("trends: two axes are on one variable")
	// ErrPeople is that the tables of a set count different people.
	ErrPeople = errors.New("trends: the tables do not count the same people")
	// ErrCyclic is that the tables of a set share axes in a circle, so that together they tell more
	// than one by one; count one table of all these axes instead.
	ErrCyclic = errors.New("trends: the tables share axes in a circle")
	// ErrShared is that a number which several tables share would have to be hidden.
	ErrShared = errors.New("trends: a number that is in several tables cannot be shown")
)

// maxAnswers is the largest number of categories of an axis with several answers: each doubles the
// cells.
const maxAnswers = 6

// protected is a table as the disclosure control sees it: an axis with several answers is one
// dimension an answer, each with the two categories has and has not. So every sum that people with
// several answers make is part of what is protected and audited, though they add up to no total.
type protected struct {
	axes    []Axis
	audited bool
	first   []int    // the first dimension of each axis
	names   []string // of the dimensions
	sizes   []int
	*sdc.Protected
}

// has and hasNot are the categories of an answer.
const (
	has = iota
	hasNot
)

// Release protects t, audits the result and returns what may be published. Every cell of the table
// and every total, over one axis or several, is held to the threshold, also those of combinations
// of answers that are never written. The error wraps [sdc.ErrUnprotectable] where no release gives
// the protection asked, mostly because there are too few people; there is no release with an error.
func (t *Table) Release(o Options) (*Release, error) {
	if o.Base != 0 {
		return t.rounded(o)
	}
	p, err := t.protect(o)
	if err != nil {
		return nil, err
	}
	return p.release(t, o), nil
}

// layOut returns t as the disclosure control takes it.
func (t *Table) layOut() (*protected, sdc.Table, error) {
	if err := unlinked(t.axes); err != nil {
		return nil, sdc.Table{}, err
	}
	p := &protected{axes: t.axes}
	for i, a := range t.axes {
		p.first = append(p.first, len(p.sizes))
		if i != t.multi {
			p.sizes, p.names = append(p.sizes, len(a.Categories)), append(p.names, a.Name)
			continue
		}
		answers := len(a.Categories) - 1
		if answers > maxAnswers {
			return nil, sdc.Table{}, ErrTooManyAnswers
		}
		for j := range answers {
			p.sizes, p.names = append(p.sizes, 2), append(p.names, a.Name+"/"+a.Categories[j].Code)
		}
	}
	in := sdc.Table{Sizes: p.sizes, Counts: p.counts(t)}
	in.Structural = p.structural(len(in.Counts))
	return p, in, nil
}

func (t *Table) protect(o Options) (*protected, error) {
	p, in, err := t.layOut()
	if err != nil {
		return nil, err
	}
	zeros := sdc.HideZeros
	if o.ShowZeros {
		zeros = sdc.PublishZeros
	}
	if p.Protected, err = sdc.Protect(in, sdc.Options{Threshold: o.Threshold, Range: o.Width, Zeros: zeros}); err != nil {
		return nil, err
	}
	return p, p.audit(o)
}

// width returns the width that is asked.
func (o Options) width() int {
	if o.Width > 0 {
		return o.Width
	}
	return max(1, o.Threshold-2)
}

// counts lays the cells of t out as the dimensions stand.
func (p *protected) counts(t *Table) []int {
	size := 1
	strides := make([]int, len(p.sizes))
	for d := len(p.sizes) - 1; d >= 0; d-- {
		strides[d] = size
		size *= p.sizes[d]
	}
	out := make([]int, size)
	single := slices.Clone(t.axes)
	if t.multi >= 0 {
		single = slices.Delete(single, t.multi, t.multi+1)
	}
	for b, set := range t.sets {
		base := 0
		if t.multi >= 0 {
			for j := range len(t.axes[t.multi].Categories) - 1 {
				if set&(1<<j) == 0 {
					base += hasNot * strides[p.first[t.multi]+j]
				}
			}
		}
		at := b * t.block
		for index := range cells(single, false) {
			off := base
			for i, n := range index {
				axis := i
				if t.multi >= 0 && i >= t.multi {
					axis++
				}
				off += n * strides[p.first[axis]]
			}
			out[off] += t.cells[at]
			at++
		}
	}
	return out
}

// dimensions turns an index of the axes into one of the dimensions.
func (p *protected) dimensions(index []int) []int {
	out := slices.Clone(p.sizes) // the totals
	for i, n := range index {
		a, d := &p.axes[i], p.first[i]
		switch {
		case n == Total:
		case !a.Multi:
			out[d] = n
		case n == len(a.Categories)-1: // not known: none of the answers
			for j := range n {
				out[d+j] = hasNot
			}
		default:
			out[d+n] = has
		}
	}
	return out
}

func (p *protected) release(t *Table, o Options) *Release {
	return &Release{
		About: t.About, Protection: Protection{Access: Protected, Threshold: o.Threshold, Width: o.width(), Audited: p.audited}, axes: t.axes,
		at: func(index []int) Cell {
			n, status := p.At(p.dimensions(index)...)
			return Cell{n, status == sdc.Published}
		},
	}
}
