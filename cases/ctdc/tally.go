package ctdc

import "slices"

// A Tally counts the flags of rows. The zero Tally has counted none.
//
// The codebook asks that a share in a group is one of the rows that carry at least one yes in that
// group: those that tell nothing of it do not count as a no. Shares of one group may add up to more
// than the whole, as a row may carry several.
type Tally struct {
	rows  int
	yes   [flagCount]int
	known [len(groups)]int
}

// Add counts a row.
func (t *Tally) Add(r *Row) {
	t.rows++
	for f := range r.Flags.All() {
		t.yes[f]++
	}
	for i, set := range groupBits {
		if r.Flags.yes&set != 0 {
			t.known[i]++
		}
	}
}

// Rows returns how many rows were counted.
func (t *Tally) Rows() int { return t.rows }

// Share returns how many rows answer yes to the flag, and of how many that is a share: those that
// carry a yes in its group, or, for [Abduction], which has no group, all rows.
func (t *Tally) Share(f Flag) (n, of int) {
	if f >= flagCount {
		return 0, 0
	}
	if i := slices.Index(groups[:], f.Group()); i >= 0 {
		return t.yes[f], t.known[i]
	}
	return t.yes[f], t.rows
}
