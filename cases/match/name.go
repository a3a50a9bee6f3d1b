package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/victim/person"
)

// A name is one name of a person as it is compared: its words without an order.
type name struct {
	must   []word // given and family names, or the words of a name that is not in parts
	may    []word // patronymic and middle names
	script string
	// weak names speak for one person and never against: a nickname is not everybody's.
	weak bool
}

type word struct {
	letters []rune
	seen    uint32 // which letters from a to z stand in it
}

// What is read of one person: who has more names, or words in a name, has those of the first in the
// order of words, which is the same in whatever order they are recorded.
const mostNames, mostWords, mostMay = 16, 6, 2

// likeEnough is the likeness from which words, and names, agree.
const likeEnough = 0.8

// weak are the kinds of names that a person may bear beside any other.
var weak = []person.NameKind{
	"alias", "nickname", "temporary", "protective", "in-false-document", "given-in-care",
}

func namesOf(list []person.Name, leaveOut ...person.NameKind) []name {
	var out []name
	for i := range list {
		n := &list[i]
		if slices.Contains(leaveOut, n.Kind) {
			continue
		}
		parts := []string{n.Given, n.Family}
		if n.Given == "" || n.Family == "" {
			parts = append(parts, n.Text)
		}
		made := name{
			must: wordsOf(mostWords, parts...),
			may:  wordsOf(mostMay, n.Patronymic, n.Additional),
			weak: slices.Contains(weak, n.Kind),
		}
		// The text of a name holds the patronymic too.
		made.may = slices.DeleteFunc(made.may, func(w word) bool {
			return slices.ContainsFunc(made.must, func(m word) bool {
				return compareWords(w, m) == 0
			})
		})
		if len(made.must) == 0 {
			made.must, made.may = made.may, nil
		}
		if len(made.must) == 0 {
			continue
		}
		for _, w := range slices.Concat(made.must, made.may) {
			made.script = cmp.Or(made.script, scriptOf(string(w.letters)))
		}
		out = append(out, made)
	}
	slices.SortFunc(out, compareNames)
	out = slices.CompactFunc(out, func(a, b name) bool { return compareNames(a, b) == 0 })
	return out[:min(len(out), mostNames)]
}

// wordsOf returns the words of texts, each once and the longest first, and at most so many.
func wordsOf(most int, texts ...string) []word {
	var out []word
	for _, t := range texts {
		for _, w := range fold(t) {
			letters := []rune(w)
			made := word{letters: letters[:min(len(letters), longest)]}
			for _, r := range made.letters {
				if r >= 'a' && r <= 'z' {
					made.seen |= 1 << (r - 'a')
				} else {
					made.seen |= 1 << 31
				}
			}
			out = append(out, made)
		}
	}
	slices.SortFunc(out, compareWords)
	out = slices.CompactFunc(out, func(a, b word) bool { return compareWords(a, b) == 0 })
	return out[:min(len(out), most)]
}

func compareWords(a, b word) int {
	return cmp.Or(cmp.Compare(len(b.letters), len(a.letters)), slices.Compare(a.letters, b.letters))
}

func compareNames(a, b name) int {
	weaker := func(n name) int {
		if n.weak {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(weaker(a), weaker(b)), slices.CompareFunc(a.must, b.must, compareWords),
		slices.CompareFunc(a.may, b.may, compareWords),
	)
}

// key is the same for names that are made of the same words.
func (n *name) key() string {
	var b strings.Builder
	for _, w := range n.must {
		b.WriteString(string(w.letters))
		b.WriteByte(' ')
	}
	return b.String()
}

// A likeness is how much alike the names of two people are.
type likeness struct {
	compared bool    // two of the names could be compared
	against  bool    // neither of the two was weak, so that a difference says something
	like     float64 // from 0 to 1, of the two names that are most alike
	parts    int     // how many words both have at least
}

// agrees reports whether one name of each may be the same.
func (l likeness) agrees() bool { return l.compared && l.like >= likeEnough }

// differs reports whether the names speak against one person.
func (l likeness) differs() bool { return l.against && l.like < likeEnough }

// scaled returns the part of points that a likeness is worth: all for names that are the same, half
// at likeEnough; a single of them for a name of one word.
func (l likeness) scaled(points, single int) int {
	if l.parts < 2 {
		points = single
	}
	return int(float64(points)*(l.like-2*likeEnough+1)/(2-2*likeEnough) + 0.5)
}

// likeNames compares the names of two people: the two that are worth most count.
func likeNames(a, b []name) likeness {
	var best likeness
	for i := range a {
		for j := range b {
			x, y := &a[i], &b[j]
			if x.script != y.script {
				continue
			}
			best.compared = true
			best.against = best.against || !x.weak && !y.weak
			like := likeName(x, y)
			parts := min(len(x.must), len(y.must), 2)
			enough, before := like >= likeEnough, best.like >= likeEnough
			if enough == before &&
				(parts > best.parts || parts == best.parts && like > best.like) ||
				enough && !before {
				best.like, best.parts = like, parts
			}
		}
	}
	return best
}

// likeName compares two names. A patronymic or middle name that only one of them has is passed
// over; where both have one it is a word as any other.
func likeName(a, b *name) float64 {
	like := 0.0
	if len(a.may) == 0 || len(b.may) == 0 {
		like = likeWords(a.must, b.must)
	}
	if len(a.may)+len(b.may) > 0 && like < 1 {
		all := func(n *name) []word { return slices.Concat(n.must, n.may) }
		like = max(like, likeWords(all(a), all(b)))
	}
	return like
}

// likeWords pairs each word of the shorter list with one of the longer, in the way that makes the
// least alike of the pairs the most alike. Words that are left over count a little against it, but
// make no names differ.
func likeWords(a, b []word) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := range a { // no letter in common: no need to count
		if !slices.ContainsFunc(b, func(w word) bool { return w.seen&a[i].seen != 0 }) {
			return 0
		}
	}
	var like [mostWords + mostMay][mostWords + mostMay]float64
	for i := range a {
		for j := range b {
			like[i][j] = winkler(a[i].letters, b[j].letters)
		}
	}
	best := 0.0
	// pair gives the words of a from i on a partner that is not used yet; least is the likeness of
	// the pairs so far.
	var pair func(i int, used uint32, least float64)
	pair = func(i int, used uint32, least float64) {
		if i == len(a) {
			best = least
			return
		}
		for j := range b {
			if used&(1<<j) == 0 && min(least, like[i][j]) > best {
				pair(i+1, used|1<<j, min(least, like[i][j]))
			}
		}
	}
	pair(0, 0, 1)
	if best < likeEnough {
		return best
	}
	return max(best-0.05*float64(len(b)-len(a)), likeEnough)
}
