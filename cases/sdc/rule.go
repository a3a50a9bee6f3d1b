package sdc

// Who knows the threshold knows that among hidden cells that are linked, cell to cell on common
// lines, at least one is small: nothing would be hidden there otherwise. A witness that breaks this
// would convince nobody, so none is taken.

// hide hides a cell and links it with the hidden cells on its lines.
func (p *protector) hide(off int) {
	p.hidden[off] = true
	if p.small(p.counts[off]) {
		p.smallIn[p.find(off)]++
	}
	for j, n := range p.sizes {
		at := off / p.strides[j] % (n + 1)
		for i := range n + 1 {
			if c := off + (i-at)*p.strides[j]; i != at && p.hidden[c] {
				a, b := p.find(off), p.find(c)
				if a != b {
					p.parent[b] = a
					p.smallIn[a] += p.smallIn[b]
				}
			}
		}
	}
}

func (p *protector) find(off int) int {
	for p.parent[off] != off {
		p.parent[off] = p.parent[p.parent[off]]
		off = p.parent[off]
	}
	return off
}

// rule reports whether a witness of n changes leaves a small count in its group, among the changed
// cells or the others.
func (p *protector) rule(n int, at func(k int) change) bool {
	for k := range n {
		if c := at(k); p.small(p.counts[c.off] + c.by) {
			return true
		}
	}
	small, roots := 0, p.roots[:0]
	for k := range n {
		off := at(k).off
		if !p.hidden[off] {
			continue
		}
		root, seen := p.find(off), false
		for _, r := range roots {
			seen = seen || r == root
		}
		if !seen {
			roots = append(roots, root)
			small += p.smallIn[root]
		}
		if p.small(p.counts[off]) {
			small--
		}
	}
	p.roots = roots
	return small > 0
}

func (p *protector) keepsRule(changes []change) bool {
	return p.rule(len(changes), func(k int) change { return changes[k] })
}
