package match

import (
	"slices"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A weight is what a field adds to the score where it agrees in full, and takes off where it
// differs.
type weight struct {
	field         Field
	agree, differ int
}

// weights is the table in the doc of the package. What agrees in full makes 100 together.
var weights = [...]weight{
	{Names, 40, 20},
	{Birth, 20, 20},
	{Documents, 15, 0},
	{Parents, 10, 5},
	{Sex, 5, 15},
	{Birthplace, 5, 5},
	{Citizenship, 5, 5},
}

// Parts of weights, where a field agrees in part.
const (
	oneWord     = 10 // names that agree in one word
	oneParent   = 5
	oneWordOf   = 2 // a parent whose name is one word
	sameCountry = 2 // born in the same country, and no more is known
)

// A verdict is what comparing one field says.
type verdict int

const (
	silent verdict = iota
	agrees
	differs
)

// compared is what comparing one field says, and what it is worth where it agrees.
type compared struct {
	verdict verdict
	points  int
}

// Compare says how much speaks for it that two profiles are of one person. It does not matter which
// comes first. Profiles that were made for different purposes are not compared: every field is
// silent, and the flag says why.
func Compare(a, b Profile) Result {
	r, _ := compare(a.look(), b.look(), lowest)
	return r
}

// order is that in which fields are compared: first what is cheap and tells much, so that most
// pairs of a long list are out before their names are read. It holds places in weights.
var order = [len(weights)]int{1, 4, 6, 2, 0, 5, 3}

// lowest is below what all differences take off.
const lowest = -100

// compare is [Compare]; it gives up where the score cannot reach least, and reports false.
func compare(a, b *facts, least int) (Result, bool) {
	if a.purpose != b.purpose {
		r := Result{Flags: []Flag{PurposesDiffer}}
		for _, w := range weights {
			r.Silent = append(r.Silent, w.field)
		}
		return r, least <= 0
	}
	var said [len(weights)]compared
	score, open := 0, 100
	for _, i := range order {
		w := weights[i]
		c := compareField(w.field, a, b)
		said[i] = c
		open -= w.agree
		switch c.verdict {
		case agrees:
			score += c.points
		case differs:
			score -= w.differ
		}
		if score+open < least {
			return Result{}, false
		}
	}
	r := Result{Score: max(score, 0)}
	for i, w := range weights {
		switch said[i].verdict {
		case agrees:
			r.Agree = append(r.Agree, w.field)
		case differs:
			r.Differ = append(r.Differ, w.field)
		default:
			r.Silent = append(r.Silent, w.field)
		}
	}
	r.Flags = flags(a, b, &r)
	return r, true
}

func compareField(f Field, a, b *facts) compared {
	switch f {
	case Names:
		return compareLikeness(likeNames(a.names, b.names))
	case Birth:
		return compareBirth(a, b)
	case Documents:
		return compareDocuments(a, b)
	case Parents:
		return compareParents(a.parents, b.parents)
	case Sex:
		return compareSex(a.sex, b.sex)
	case Birthplace:
		return comparePlaces(&a.born, &b.born)
	default:
		return compareCitizenship(a, b)
	}
}

func compareLikeness(l likeness) compared {
	switch {
	case l.agrees():
		return compared{agrees, l.scaled(40, oneWord)}
	case l.differs():
		return compared{verdict: differs}
	}
	return compared{}
}

// exactness says what it is worth that two births can be of one day, by how many days lie between
// the first and the last day that either allows.
var exactness = []struct{ days, points int }{{0, 20}, {30, 16}, {365, 12}, {3 * 366, 8}, {3653, 4}}

// compareBirth compares the stretches of time in which two people turn 18.
func compareBirth(a, b *facts) compared {
	if a.last.IsZero() || b.last.IsZero() {
		return compared{}
	}
	if a.last.Before(b.first) || b.last.Before(a.first) {
		if a.guessed || b.guessed {
			return compared{}
		}
		return compared{verdict: differs}
	}
	first, last := a.first, a.last
	if b.first.Before(first) {
		first = b.first
	}
	if b.last.After(last) {
		last = b.last
	}
	between := last.DaysSince(first)
	for _, e := range exactness {
		if between <= e.days {
			return compared{agrees, e.points}
		}
	}
	return compared{} // of more than ten years nearly everybody is one
}

// compareDocuments never says that documents differ: a person has several.
func compareDocuments(a, b *facts) compared {
	for i := range a.documents {
		if _, ok := slices.BinarySearchFunc(b.documents, a.documents[i], compareDigests); ok {
			return compared{agrees, 15}
		}
	}
	return compared{}
}

func compareSex(a, b person.Sex) compared {
	switch {
	case a == "" || b == "":
		return compared{}
	case a == b:
		return compared{agrees, 5}
	}
	return compared{verdict: differs}
}

func comparePlaces(a, b *place) compared {
	city := likeNames(a.city, b.city)
	switch {
	case a.country != "" && b.country != "" && a.country != b.country:
		return compared{verdict: differs}
	case a.locode != "" && a.locode == b.locode, city.agrees():
		return compared{agrees, 5}
	case a.locode != "" && b.locode != "", city.differs():
		return compared{verdict: differs}
	case a.country != "" && b.country != "":
		return compared{agrees, sameCountry}
	}
	return compared{}
}

func compareCitizenship(a, b *facts) compared {
	if len(a.countries) == 0 && !a.stateless || len(b.countries) == 0 && !b.stateless {
		return compared{}
	}
	if a.stateless && b.stateless {
		return compared{agrees, 5}
	}
	for _, c := range a.countries {
		if slices.Contains(b.countries, c) {
			return compared{agrees, 5}
		}
	}
	return compared{verdict: differs}
}

// compareParents pairs the parents of two people so that most is worth something.
func compareParents(a, b []parent) compared {
	if len(a) > len(b) {
		a, b = b, a
	}
	var worth [mostParents][mostParents]int
	any := false
	for i := range a {
		for j := range b {
			if compareSex(a[i].sex, b[j].sex).verdict == differs {
				continue
			}
			l := likeNames(a[i].names, b[j].names)
			any = any || l.against
			if l.agrees() {
				worth[i][j] = l.scaled(oneParent, oneWordOf)
			}
		}
	}
	best := 0
	var pair func(i int, used uint32, sum int)
	pair = func(i int, used uint32, sum int) {
		best = max(best, sum)
		if i == len(a) {
			return
		}
		pair(i+1, used, sum)
		for j := range b {
			if used&(1<<j) == 0 && worth[i][j] > 0 {
				pair(i+1, used|1<<j, sum+worth[i][j])
			}
		}
	}
	pair(0, 0, 0)
	switch {
	case best > 0:
		return compared{agrees, min(best, 10)}
	case any:
		return compared{verdict: differs}
	}
	return compared{}
}

// flags returns what to look at beside the score of r.
func flags(a, b *facts, r *Result) []Flag {
	var out []Flag
	add := func(f Flag, is bool) {
		if is {
			out = append(out, f)
		}
	}
	add(SameRecord, a.is(b))
	add(SameFile, a.file == b.file && a.file != "" && !a.is(b))
	add(TwinsPossible, twins(a, b, r))
	add(ChildAndAdult, oneIsAdult(a, b) || oneIsAdult(b, a))
	add(AgeInDoubt, a.doubt || b.doubt)
	add(DayMonthSwapped, swapped(a, b))
	names := likeNames(a.names, b.names)
	add(OneWordName, names.agrees() && names.parts < 2)
	add(ScriptsDiffer, !names.compared && len(a.names) > 0 && len(b.names) > 0)
	add(RecordedDead, a.died || b.died)
	return out
}

// twins reports whether two people whose names differ were born on one day and share a word of
// their names or a parent.
func twins(a, b *facts, r *Result) bool {
	oneDay := a.first == a.last && !a.last.IsZero() && a.first == b.first && a.last == b.last
	if !oneDay || !slices.Contains(r.Differ, Names) {
		return false
	}
	return slices.Contains(r.Agree, Parents) || shareWord(a.names, b.names)
}

func shareWord(a, b []name) bool {
	for i := range a {
		for j := range b {
			for _, w := range a[i].must {
				if slices.ContainsFunc(b[j].must, func(other word) bool {
					return winkler(w.letters, other.letters) >= 0.9
				}) {
					return true
				}
			}
		}
	}
	return false
}

func oneIsAdult(a, b *facts) bool {
	child := person.Childhood{Standing: a.standing}.IsChild()
	return child && b.standing == person.Adult
}

// swapped reports whether two days of birth are one if day and month of one change places.
func swapped(a, b *facts) bool {
	if a.last.IsZero() || b.last.IsZero() || a.first != a.last || b.first != b.last ||
		a.first == b.first {
		return false
	}
	year, month, day := a.first.Date()
	other, err := law.Date(year, time.Month(day), int(month))
	return err == nil && other == b.first
}
