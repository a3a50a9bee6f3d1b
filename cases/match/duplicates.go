package match

import (
	"cmp"
	"errors"
	"iter"
	"slices"
)

// ErrPurpose: a profile was made for another purpose, or is the zero one.
var ErrPurpose = errors.New("match: a profile was made for another purpose")

// A Pair is two records that may be of one person.
type Pair struct {
	A, B   Profile // A came before B
	Result Result
}

// Duplicates returns the pairs of profiles with a score of least or more, the highest first, those
// of one score in the order of the profiles. A least below 1 counts as 1. What stands twice among
// the profiles, with the ids of one record, is no pair. All have to be made by [ForDuplicates],
// otherwise the error is [ErrPurpose].
//
// The time grows with the square of the number of profiles; see the benchmark for how long 10,000
// take.
func Duplicates(profiles iter.Seq[Profile], least int) ([]Pair, error) {
	if profiles == nil {
		return nil, nil
	}
	all := slices.Collect(profiles)
	known, names, err := looked(all, duplicates)
	if err != nil {
		return nil, err
	}
	var out []Pair
	for i, a := range known {
		for j := i + 1; j < len(known); j++ {
			b := known[j]
			r, reached := compare(a, b, max(least, 1))
			if !reached || a.is(b) {
				continue
			}
			names.flag(&r, a, b)
			out = append(out, Pair{all[i], all[j], r})
		}
	}
	slices.SortStableFunc(out, func(a, b Pair) int {
		return cmp.Compare(b.Result.Score, a.Result.Score)
	})
	return out, nil
}

// borne counts the people who bear a name.
type borne map[string]int

// common is how many people make a name common.
const common = 3

// looked returns what profiles know, and how often each name stands among them.
func looked(profiles []Profile, use purpose) ([]*facts, borne, error) {
	out, names := make([]*facts, len(profiles)), borne{}
	for i, p := range profiles {
		out[i] = p.look()
		if out[i].purpose != use {
			return nil, nil, ErrPurpose
		}
		for key := range out[i].keys() {
			names[key]++
		}
	}
	return out, names, nil
}

func (f *facts) keys() map[string]bool {
	out := map[string]bool{}
	for i := range f.names {
		out[f.names[i].key()] = true
	}
	return out
}

// flag adds to r that a and b share a name that is common.
func (n borne) flag(r *Result, a, b *facts) {
	bs := b.keys()
	for key := range a.keys() {
		if bs[key] && n[key] >= common {
			r.Flags = append(r.Flags, NameCommon)
			return
		}
	}
}
