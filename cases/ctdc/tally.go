package ctdc

// A Tally counts the flags of rows. The zero Tally has counted none.
//
// The codebook asks that a share in a group is one of the rows that carry at least one yes in that group: those that tell nothing of it do not
// count as a no. Shares of one group may add up to more than the whole, as a row may carry several.
type Tally struct {
	rows  int
	yes   [flagCount]int
	known map[Group]int
}

// Add counts a row.
func (t *Tally) Add(r *Row) {
	t.rows++
	for f := range r.Flags.All() {
		t.yes[f]++
	}
	if t.known == nil {
		t.known = map[Group]int{}
	}
	for _, g := range GroupValues() {
		if r.Flags.Known(g) {
			t.known[g]++
		}
	}
}

// Rows returns how many rows were counted.
func (t *Tally) Rows() int { return t.rows }

// Share returns how many rows answer yes to the flag, and of how many that is a share: those that carry a yes in its group, or, for [Abduction], which has
// no group, all rows.
func (t *Tally) Share(f Flag) (n, of int) {
	if f >= flagCount {
		return 0, 0
	}
	if g := f.Group(); g != "" {
		return t.yes[f], t.known[g]
	}
	return t.yes[f], t.rows
}
