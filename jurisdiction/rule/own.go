package rule

import "slices"

// part copies a list to the end of a slab, where it cannot grow into the next.
func part[T any](slab *[]T, list []T) []T {
	if list == nil {
		return nil
	}
	start := len(*slab)
	*slab = append(*slab, list...)
	return (*slab)[start:len(*slab):len(*slab)]
}

// own gives an entry of the catalogue lists of its own.
func (e *Entry) own() {
	e.Who, e.Basis = slices.Clone(e.Who), slices.Clone(e.Basis)
	for i := range e.Basis {
		e.Basis[i].CaseLaw = slices.Clone(e.Basis[i].CaseLaw)
	}
	for _, list := range []*[]string{
		&e.Of, &e.Owed, &e.Asks, &e.Unless, &e.Time, &e.Ends, &e.Topics, &e.Reads, &e.Parts,
	} {
		*list = slices.Clone(*list)
	}
}
