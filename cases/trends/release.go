package trends

import (
	"errors"
	"fmt"
	"slices"
)

// Access says why numbers may be seen. The zero Access is not an answer.
type Access string

// The kinds of access.
const (
	Protected     Access = "protected"      // small numbers are hidden and the rest was audited
	AlreadyPublic Access = "already-public" // the caller says that these numbers are published
	InternalUse   Access = "internal-use"   // for those who may see the records
)

// Protection says how the numbers of a release are protected.
type Protection struct {
	Access Access `json:"access"`
	// Source is where the numbers are published, for AlreadyPublic.
	Source string `json:"source,omitempty"`
	// Threshold is the number under which a cell is small, Width by how much every hidden cell is
	// uncertain at least: the difference between the most and the least that it can be.
	Threshold int `json:"threshold,omitempty"`
	Width     int `json:"width,omitempty"`
	// Audited is true where an audit, by linear programming on what is shown, confirmed it.
	Audited bool `json:"audited,omitempty"`
	// Base is the number of which all shown numbers are multiples, if they are rounded.
	Base int `json:"base,omitempty"`
}

// A Cell is a number that may be seen, or a hidden one. A hidden cell is not zero; whether it is
// small itself or protects another is not told.
type Cell struct {
	Count int
	Shown bool
}

// A Release is a table that may be written. Numbers come out of a [Table] only through one.
type Release struct {
	About      About
	Protection Protection

	axes []Axis
	at   func(index []int) Cell
}

// The errors of a release.
var (
	// ErrNoSource is that numbers are said to be public, but not where.
	ErrNoSource = errors.New("trends: numbers that are public have a source")
	// ErrNoAccess is that exact numbers were asked for without a reason.
	ErrNoAccess = errors.New("trends: exact numbers are for internal use, or already public")
)

// Open returns the exact numbers of t as a release, for the reason given: [InternalUse], or
// [AlreadyPublic] with the address at which they are published. Whatever is written of it says so.
func (t *Table) Open(why Access, source string) (*Release, error) {
	switch {
	case why == AlreadyPublic && source == "":
		return nil, ErrNoSource
	case why != AlreadyPublic && why != InternalUse:
		return nil, ErrNoAccess
	}
	return &Release{
		About: t.About, Protection: Protection{Access: why, Source: source}, axes: t.axes,
		at: func(index []int) Cell { return Cell{t.Count(index...), true} },
	}, nil
}

// Axes returns the axes.
func (r *Release) Axes() []Axis { return slices.Clone(r.axes) }

// Lookup returns the indexes of categories named by code, one an axis; an empty code is the total.
func (r *Release) Lookup(codes ...string) ([]int, error) { return lookup(r.axes, codes) }

// Cell returns a cell; index has one category or [Total] for each axis. On an axis with several
// answers, a category counts who has it, alone or with others. It panics if index does not fit the
// axes.
func (r *Release) Cell(index ...int) Cell {
	mustFit(r.axes, index)
	return r.at(index)
}

// Of is [Release.Cell] with codes; an empty code is the total. It returns an error for a code that
// is none.
func (r *Release) Of(codes ...string) (Cell, error) {
	index, err := r.Lookup(codes...)
	if err != nil {
		return Cell{}, err
	}
	return r.Cell(index...), nil
}

// Known returns how many records have a known answer on the axis, all else equal; hidden where that
// cannot be told from what is shown.
func (r *Release) Known(axis int, index ...int) Cell {
	all, unknown := onAxis(r.axes, axis, index)
	a, u := r.Cell(all...), r.Cell(unknown...)
	if !a.Shown || !u.Shown {
		return Cell{}
	}
	return Cell{max(a.Count-u.Count, 0), true}
}

// Share returns the share of a cell in the records for which the answer on the axis is known, all
// else equal. It reports false where it is known for none, or cannot be told from what is shown.
func (r *Release) Share(axis int, index ...int) (Share, bool) {
	part, whole := r.Cell(index...), r.Known(axis, index...)
	if !part.Shown || !whole.Shown {
		return Share{}, false
	}
	return newShare(part.Count, whole.Count)
}

// View returns the release with only the axes named, in that order, and totals of the others. It
// shows nothing that r does not.
func (r *Release) View(names ...string) (*Release, error) {
	from := make([]int, len(names))
	for i, n := range names {
		from[i] = slices.IndexFunc(r.axes, func(a Axis) bool { return a.Name == n })
		if from[i] < 0 || slices.Contains(from[:i], from[i]) {
			return nil, fmt.Errorf("%w: axis %d of the view", ErrCategory, i+1)
		}
	}
	out := &Release{About: r.About, Protection: r.Protection}
	for _, f := range from {
		out.axes = append(out.axes, r.axes[f])
	}
	out.at = func(index []int) Cell {
		whole := make([]int, len(r.axes))
		for i := range whole {
			whole[i] = Total
		}
		for i, f := range from {
			whole[f] = index[i]
		}
		return r.at(whole)
	}
	return out, nil
}

// Only returns the release of the records in one category of an axis, without that axis.
func (r *Release) Only(axis, category string) (*Release, error) {
	a := slices.IndexFunc(r.axes, func(x Axis) bool { return x.Name == axis })
	if a < 0 {
		return nil, fmt.Errorf("%w: the axis", ErrCategory)
	}
	c := r.axes[a].Index(category)
	if c < 0 {
		return nil, fmt.Errorf("%w: on axis %s", ErrCategory, axis)
	}
	return &Release{
		About: r.About, Protection: r.Protection, axes: slices.Delete(slices.Clone(r.axes), a, a+1),
		at: func(index []int) Cell { return r.at(slices.Insert(slices.Clone(index), a, c)) },
	}, nil
}

// LeftOut returns how many people are in no number. A count under the threshold is hidden as any
// other.
func (r *Release) LeftOut() Cell {
	n := 0
	for _, l := range r.About.LeftOut {
		n += l.Count
	}
	if n > 0 && n < r.Protection.Threshold {
		return Cell{}
	}
	return Cell{n, true}
}

// Years returns the totals of the years, if the release has an axis of years.
func (r *Release) Years() []YearCount {
	a := slices.IndexFunc(r.axes, func(x Axis) bool { return x.variable() == "year" })
	if a < 0 {
		return nil
	}
	index := make([]int, len(r.axes))
	for i := range index {
		index[i] = Total
	}
	var out []YearCount
	for i, c := range r.axes[a].Categories {
		when, err := ParseWhen(c.Code)
		if err != nil {
			continue // not known
		}
		index[a] = i
		cell := r.at(index)
		out = append(out, YearCount{when.Year, cell.Count, cell.Shown, !r.About.Covers.Covers(when.Year)})
	}
	return out
}

// Warnings returns what a reader of the release should know, from what it shows.
func (r *Release) Warnings() []Warning {
	var out []Warning
	for _, y := range r.Years() {
		if y.Partial {
			out = append(out, Warning{Code: PartialYear, Year: y.Year})
		}
	}
	if n := r.LeftOut(); n.Count > 0 || !n.Shown {
		out = append(out, Warning{Code: PeopleLeftOut})
	}
	index := make([]int, len(r.axes))
	for i := range index {
		index[i] = Total
	}
	all := r.at(index)
	if all.Shown && all.Count > 0 && all.Count < smallBase {
		out = append(out, Warning{Code: SmallNumber})
	}
	for i := range r.axes {
		if k := r.Known(i, index...); k.Shown && all.Shown && 2*k.Count < all.Count {
			out = append(out, Warning{Code: MostlyUnknown, Axis: r.axes[i].Name})
		}
	}
	return out
}
