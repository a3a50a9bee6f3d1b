package trends

import (
	"fmt"
	"slices"
)

// finer reports whether the categories of a say within which categories of b they are.
func finer(a, b *Axis) bool {
	return slices.ContainsFunc(a.Categories, func(c Category) bool { return c.Within != "" && b.Index(c.Within) >= 0 })
}

// unlinked reports whether no two axes of a table are on one variable, other than a finer and a
// coarser one.
func unlinked(axes []Axis) error {
	for i := range axes {
		for j := range i {
			a, b := &axes[i], &axes[j]
			if a.Name == b.Name || a.variable() != b.variable() || finer(a, b) || finer(b, a) {
				continue
			}
			return fmt.Errorf("%w: %s and %s", ErrLinked, b.Name, a.Name)
		}
	}
	return nil
}

// structural marks the combinations that cannot be, since a finer axis says otherwise than a
// coarser one; nil if there are none. As everybody knows that they are zero, they must hide
// nothing.
func (p *protected) structural(n int) []bool {
	var out []bool
	for i := range p.axes {
		for j := range p.axes {
			fine, coarse := &p.axes[i], &p.axes[j]
			if i == j || fine.variable() != coarse.variable() || !finer(fine, coarse) {
				continue
			}
			if out == nil {
				out = make([]bool, n)
			}
			at := make([]int, len(p.sizes))
			for off := range out {
				rest := off
				for d := len(at) - 1; d >= 0; d-- {
					at[d] = rest % p.sizes[d]
					rest /= p.sizes[d]
				}
				in := fine.Categories[at[p.first[i]]].Within
				out[off] = out[off] || in != "" && coarse.Categories[at[p.first[j]]].Code != in
			}
		}
	}
	return out
}
