package trends

import (
	"errors"
	"slices"
)

// A ReleasedItem is a table that is asked for, or why there is none.
type ReleasedItem struct {
	Item
	People  string
	Release *Release
	Err     error
}

// Describe says of all tables who reports, by which law people are counted, which time the data
// cover and who is left out. Titles and the law that asks for a table stay as they are.
func (s *TableSet) Describe(a About) {
	for i := range s.Sections {
		section := &s.Sections[i]
		for _, t := range section.Tables {
			t.describe(a)
		}
		if section.Whole != nil {
			section.Whole.describe(a)
		}
	}
}

func (t *Table) describe(a About) {
	a.Title, a.Asked = t.About.Title, t.About.Asked
	t.About = a
}

// Release releases the tables of each section together ([ReleaseSet]) and reads from them what is
// asked for. Where a table is withheld, what is asked for with fewer of its axes is tried as a
// table of its own, in the same set. The items come in the order of the set; none is left out, and
// one without a release says why.
func (s *TableSet) Release(o Options) []ReleasedItem {
	var out []ReleasedItem
	for i := range s.Sections {
		out = append(out, s.Sections[i].release(o)...)
	}
	return out
}

func (s *Section) release(o Options) []ReleasedItem {
	releases, why := releaseAll(o, s.Tables)
	// The tables of a second round: those released, and what is asked for of the others.
	var again []*Table
	second := make([]int, len(s.Items)) // where the item is read in that round; -1: nowhere
	at := make([]int, len(s.Tables))
	for i, t := range s.Tables {
		if releases[i] != nil {
			at[i] = len(again)
			again = append(again, t)
		}
	}
	for i, it := range s.Items {
		second[i] = -1
		if releases[it.Table] != nil {
			second[i] = at[it.Table]
			continue
		}
		axes := it.Axes
		if it.Only[0] != "" {
			axes = append(slices.Clone(axes), it.Only[0])
		}
		t := s.Tables[it.Table]
		if len(axes) == len(t.axes) {
			continue
		}
		if m, err := t.Margin(axes...); err == nil {
			second[i] = len(again)
			again = append(again, m)
		}
	}
	retried, whyNot := releaseAll(o, again)
	out := make([]ReleasedItem, len(s.Items))
	for i, it := range s.Items {
		out[i] = ReleasedItem{Item: it, People: s.People, Err: why[it.Table]}
		n := second[i]
		if n < 0 {
			continue
		}
		if out[i].Err = whyNot[n]; retried[n] != nil {
			out[i].Release, out[i].Err = it.read(retried[n])
		}
	}
	return out
}

// read reads the item from the release of a table that has its axes.
func (it *Item) read(r *Release) (*Release, error) {
	if it.Only[0] != "" {
		one, err := r.Only(it.Only[0], it.Only[1])
		if err != nil {
			return nil, err
		}
		r = one
	}
	out, err := r.View(it.Axes...)
	if err != nil {
		return nil, err
	}
	out.About.Title = it.Point + " " + it.Title
	return out, nil
}

// releaseAll is [ReleaseSet] with the reason of each table.
func releaseAll(o Options, tables []*Table) ([]*Release, []error) {
	releases, err := ReleaseSet(o, tables...)
	why := make([]error, len(tables))
	if releases == nil {
		for i := range why {
			why[i] = err
		}
		return make([]*Release, len(tables)), why
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			if w, ok := errors.AsType[*WithheldError](e); ok {
				why[w.Table] = w.Err
			}
		}
	}
	return releases, why
}
