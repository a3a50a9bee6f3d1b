package trends

import (
	"errors"
	"fmt"
	"slices"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// A WithheldError says that a table of a set is not released.
type WithheldError struct {
	Table int // its index
	Err   error
}

func (e *WithheldError) Error() string { return fmt.Sprintf("table %d of the set: %v", e.Table, e.Err) }

// Unwrap returns the reason.
func (e *WithheldError) Unwrap() error { return e.Err }

// ReleaseSet releases tables on the same people together. The result has a release or nil for each
// table, in order; the error joins a [*WithheldError] for each nil. The order matters: a table that
// does not go with those before it is withheld.
//
// What is guaranteed: who has all tables of the set can work out a hidden cell no closer than who
// has that table alone, which is what its audit measured. For this
//
//   - each table is protected and audited with all its totals;
//   - no two axes are on one variable ([ErrLinked]), unless one table has both, as a finer and a coarser one: age at registration and at exploitation tell
//     about each other in ways that no sum shows;
//   - every number that two tables share, the number of people first, is shown in both ([ErrShared] otherwise);
//   - the tables do not share axes in a circle ([ErrCyclic]). Tables that agree on what they share, and do not share in a circle, are margins of one table whatever
//     the hidden cells are, so that they do not narrow each other (Atserias and Kolaitis, Structure and Complexity of Bag Consistency, 2021).
//
// What is not: what an attacker knows from elsewhere, such as an earlier release of the same year
// or one of a part of the country; and dependence between axes that no [Axis.Variable] declares.
//
// Tables of different people are [ErrPeople], and rounding is [ErrRounding]; then nothing is
// released.
func ReleaseSet(o Options, tables ...*Table) ([]*Release, error) {
	if o.Base != 0 {
		return nil, ErrRounding
	}
	for _, t := range tables {
		if t.records != tables[0].records {
			return nil, ErrPeople
		}
	}
	out := make([]*Release, len(tables))
	var errs []error
	var done []*protected
	for i, t := range tables {
		p, err := t.join(done, o)
		if err != nil {
			errs = append(errs, &WithheldError{i, err})
			continue
		}
		done = append(done, p)
		out[i] = p.release(t, o)
	}
	return out, errors.Join(errs...)
}

// join protects t so that it can stand beside the tables released before it.
func (t *Table) join(done []*protected, o Options) (*protected, error) {
	sets := [][]Axis{t.axes}
	for _, d := range done {
		if err := unlinkedAcross(t.axes, d.axes); err != nil {
			return nil, err
		}
		sets = append(sets, d.axes)
	}
	if cyclic(sets) {
		return nil, ErrCyclic
	}
	p, err := t.protect(o)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(done, func(d *protected) bool { return !sharesOnlyShown(d, p) }) {
		return nil, ErrShared
	}
	return p, nil
}

// unlinkedAcross reports whether no axis of one table is on one variable with another axis of the
// other table, unless both stand in one of the two, which then is protected with both.
func unlinkedAcross(a, b []Axis) error {
	names := func(axes []Axis, name string) bool {
		return slices.ContainsFunc(axes, func(x Axis) bool { return x.Name == name })
	}
	for i := range a {
		for j := range b {
			if a[i].variable() == b[j].variable() && !names(a, b[j].Name) && !names(b, a[i].Name) {
				return fmt.Errorf("%w: %s and %s", ErrLinked, b[j].Name, a[i].Name)
			}
		}
	}
	return nil
}

// cyclic reports whether the tables share axes in a circle: whether something is left when, again
// and again, axes that only one table has and tables whose axes are all in another are taken away
// (the reduction of Graham, and of Yu and Özsoyoğlu).
func cyclic(tables [][]Axis) bool {
	var sets [][]string
	for _, t := range tables {
		var names []string
		for _, a := range t {
			names = append(names, a.Name)
		}
		sets = append(sets, names)
	}
	for {
		for i := range sets {
			sets[i] = slices.DeleteFunc(sets[i], func(name string) bool {
				named := func(s []string) bool { return slices.Contains(s, name) }
				return !slices.ContainsFunc(sets[:i], named) && !slices.ContainsFunc(sets[i+1:], named)
			})
		}
		i := 0
		for i < len(sets) && !within(sets, i) {
			i++
		}
		if i == len(sets) {
			return len(sets) > 1
		}
		sets = slices.Delete(sets, i, i+1)
	}
}

// within reports whether all of the i-th set is in another.
func within(sets [][]string, i int) bool {
	for j, other := range sets {
		if j != i && !slices.ContainsFunc(sets[i], func(name string) bool { return !slices.Contains(other, name) }) {
			return true
		}
	}
	return false
}

// sharesOnlyShown reports whether every number that two tables have in common is shown in both.
func sharesOnlyShown(a, b *protected) bool {
	var ofA, ofB, sizes []int
	for i, name := range a.names {
		if j := slices.Index(b.names, name); j >= 0 {
			ofA, ofB, sizes = append(ofA, i), append(ofB, j), append(sizes, a.sizes[i])
		}
	}
	whole := func(p *protected, dims, at []int) bool {
		index := slices.Clone(p.sizes) // totals
		for k, d := range dims {
			index[d] = at[k]
		}
		_, status := p.At(index...)
		return status == sdc.Published
	}
	at := make([]int, len(sizes))
	for {
		if !whole(a, ofA, at) || !whole(b, ofB, at) {
			return false
		}
		k := len(at) - 1
		for ; k >= 0; k-- {
			if at[k]++; at[k] <= sizes[k] {
				break
			}
			at[k] = 0
		}
		if k < 0 {
			return true
		}
	}
}

// Margin returns the table with only the axes named, in that order.
func (t *Table) Margin(names ...string) (*Table, error) {
	out := &Table{About: t.About, multi: -1, block: 1, records: t.records}
	from := make([]int, len(names))
	for i, n := range names {
		from[i] = slices.IndexFunc(t.axes, func(a Axis) bool { return a.Name == n })
		if from[i] < 0 || slices.Contains(from[:i], from[i]) {
			return nil, ErrCategory
		}
		out.axes = append(out.axes, t.axes[from[i]])
		if from[i] == t.multi {
			out.multi = i
		} else {
			out.block *= len(t.axes[from[i]].Categories)
		}
	}
	out.sets = []uint64{0}
	if out.multi >= 0 {
		out.sets = t.sets
	}
	out.cells = make([]int, len(out.sets)*out.block)
	single := slices.Clone(out.axes)
	if out.multi >= 0 {
		single = slices.Delete(single, out.multi, out.multi+1)
	}
	whole := make([]int, len(t.axes))
	for b := range t.sets {
		block := t.cells[b*t.block : (b+1)*t.block]
		at := 0
		if out.multi >= 0 {
			at = b * out.block
		}
		for index := range cells(single, false) {
			for i := range whole {
				whole[i] = Total
			}
			for i, n := range index {
				whole[slices.IndexFunc(t.axes, func(a Axis) bool { return a.Name == single[i].Name })] = n
			}
			out.cells[at] += t.sum(block, 0, whole)
			at++
		}
	}
	return out, nil
}
