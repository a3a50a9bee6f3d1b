package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// courseGap is how many days may lie between two stretches of one course of conduct that have no
// suspect in common. The law gives no number: this one is the library's, long enough that a way
// over several countries stays one course.
const courseGap = 366

// A stretch is one record of conduct against a victim.
type stretch struct {
	c   *Conduct
	i   int              // its position in the file
	age person.Childhood // of the victim when it began
}

// courses puts stretches together that belong to one course of conduct, in the order of their
// beginning.
func courses(all []stretch) [][]stretch {
	if len(all) == 1 {
		return [][]stretch{all}
	}
	// Each stretch points at one of its course, and the last of them at itself.
	root := make([]int, len(all))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	join := func(a, b int) { root[find(b)] = find(a) }

	bySuspect := map[string]int{}
	for i, s := range all {
		for _, id := range s.c.Suspects {
			if first, seen := bySuspect[id]; seen {
				join(first, i)
			} else {
				bySuspect[id] = i
			}
		}
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	day := func(i int) law.Day { return all[i].c.day() }
	slices.SortStableFunc(order, func(a, b int) int { return day(a).Compare(day(b)) })
	// In the order of their days, with the last day that any before it reached.
	var reached law.Day
	at := -1
	for _, i := range order {
		if day(i).IsZero() {
			continue
		}
		if at >= 0 && day(i).DaysSince(reached) <= courseGap {
			join(at, i)
		}
		end := day(i)
		if last := all[i].c.last(); last.After(end) {
			end = last
		}
		if end.After(reached) {
			reached, at = end, i
		}
	}
	dated := map[int]bool{}
	for i := range all {
		dated[find(i)] = dated[find(i)] || !day(i).IsZero()
	}
	place := map[int]int{}
	var out [][]stretch
	var loose []stretch // not dated, and of nobody who did anything that is: it may belong to any
	for _, i := range order {
		r := find(i)
		if !dated[r] {
			loose = append(loose, all[i])
			continue
		}
		n, seen := place[r]
		if !seen {
			n = len(out)
			place[r], out = n, append(out, nil)
		}
		out[n] = append(out[n], all[i])
	}
	if len(loose) == 0 {
		return out
	}
	if out == nil {
		return [][]stretch{loose}
	}
	for n := range out {
		out[n] = append(out[n][:len(out[n]):len(out[n])], loose...)
	}
	return out
}
