package rule

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A List is the elements of a record that a rule asks about.
type List[S, T any] struct {
	// Name is the path of the list in the record of the subject, without the first "/":
	// "placements". It is the key of its texts as well.
	Name string
	Text string // "each placement"
	// Whole says that the list stands in the whole record, not in the part of the subject.
	Whole bool
	All   func(p *Pass[S]) []T
	// Which are the numbers of the elements that concern the subject; nil: all do.
	Which func(p *Pass[S]) []int
	// Only are facts that have to be true of an element that is meant. Where one is not known, the
	// engine asks for it.
	Only []Quality[S, T]
	Day  func(*T) law.Day           // nil: elements have no day
	At   func(*T) jurisdiction.Code // nil: elements have no place
	ID   func(*T) string            // nil: elements have no id
	Kind func(*T) string            // nil: elements are of one kind
	// Path is set where elements stand in lists of lists; else it is made of Name and the number.
	Path func(*T) Path
	// Rests returns the instruments on which a finding about an element rests; nil: all those of
	// the rule. With Rests nil all do.
	Rests func(p *Pass[S], t *T) []string
	// Over reports whether an element lies in the past for good, as an interview that was held or a
	// person who has left: what it lacked is put right, and can no longer be done. nil: none is.
	Over func(t *T) bool
	// Undated says that an element without a day counts as one of the day of the check.
	Undated bool
}

// element is one element of a list, as a shape sees it.
type element struct {
	path  Path
	day   law.Day
	place jurisdiction.Code
	key   elementKey
}

func (l *List[S, T]) element(p *Pass[S], i int, t *T) element {
	var e element
	switch {
	case l.Path != nil:
		e.path = l.Path(t)
	case l.Whole:
		e.path = Path{}.Elem(l.Name, i)
	default:
		e.path = p.Base().Elem(l.Name, i)
	}
	if l.Day != nil {
		e.day = l.Day(t)
	}
	if l.At != nil {
		e.place = l.At(t)
	}
	if l.ID != nil {
		e.key.ID = named(l.ID(t))
	}
	if e.key.ID == "" {
		e.key.Day = e.day
		if l.Kind != nil {
			e.key.Kind = named(l.Kind(t))
		}
	}
	return e
}

// which returns the numbers of the elements that concern the subject, and how many there are. With
// nil all do: see [nth].
func (l *List[S, T]) which(p *Pass[S], all []T) (numbers []int, n int) {
	if l.Which == nil {
		return nil, len(all)
	}
	numbers = l.Which(p)
	return numbers, len(numbers)
}

// nth is the number of the n-th element that concerns the subject.
func nth(numbers []int, n int) int {
	if numbers == nil {
		return n
	}
	return numbers[n]
}

// rests returns the instruments on which a finding about an element rests.
func (l *List[S, T]) rests(p *Pass[S], t *T) []string {
	if l.Rests == nil {
		return nil
	}
	return l.Rests(p, t)
}

// admits asks the facts that an element has to have. Of those that are not known it returns the
// first.
func (l *List[S, T]) admits(p *Pass[S], t *T) (Answer, *Quality[S, T]) {
	var open *Quality[S, T]
	for i := range l.Only {
		switch l.Only[i].holds(p, t) {
		case No:
			return No, nil
		case DontKnow:
			if open == nil {
				open = &l.Only[i]
			}
		}
	}
	if open != nil {
		return DontKnow, open
	}
	return Yes, nil
}

// A Quality is a fact that a rule asks of an element, or of the subject.
//
// With Holds nil it is read from Field, the JSON name of a member of T or a path of names: an
// answer has to be yes, or no where Not is set; anything else has to be filled in, or empty where
// Not is set.
type Quality[S, T any] struct {
	Field string
	Text  string // a positive noun phrase: "interviewer trained for it"
	Not   bool
	// Lack says that what is not on file was not done: it is No and not unknown.
	Lack bool
	// Only names the acts on which a finding about it rests: those of the provisions, or an act
	// that amended one and gave a provision its wording; empty: all those of the rule. A limb of
	// one is named by instrument and topic: see [Head.Rests].
	Only []string
	// Reads are facts read beside Field.
	Reads []string
	Holds func(p *Pass[S], t *T) Answer
	// At finds where the fact stands, if not with the element; nil, or the zero Path: Field of it.
	At func(p *Pass[S], t *T) Path

	read *reader // of Field, set by NewSet
}

// at is the path of the fact.
func (q *Quality[S, T]) at(p *Pass[S], t *T, element Path) Path {
	if q.At != nil {
		if at := q.At(p, t); !at.IsZero() {
			return at
		}
	}
	return element.At(q.Field)
}

func (q *Quality[S, T]) holds(p *Pass[S], t *T) Answer {
	var a Answer
	if q.Holds != nil {
		a = q.Holds(p, t)
	} else {
		a = readField(q.read, t, q.Not, q.Lack)
	}
	if p.set.options.Trace != nil {
		p.trace("quality "+q.Field+": "+q.Text, a)
	}
	return a
}
