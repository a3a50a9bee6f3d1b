package rule

import (
	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A DeedState is what the file shows of an act that a duty asks for.
type DeedState uint8

// The states, the best first after nothing.
const (
	NothingDone DeedState = iota // nothing is on file
	Done                         // done
	Excused                      // not done, for a reason on file
	Unsure                       // a fact is missing to tell: Label
	Flawed                       // done, and not as it has to be: Label
)

// A Deed is what a [Doing] finds on the file.
type Deed struct {
	State DeedState
	Day   law.Day // of the act; zero where it is not recorded
	// Until is the first day on which a state that was brought about no longer stands; zero while
	// it stands.
	Until law.Day
	Path  Path
	// Label is the flaw, the missing fact or the reason: one of the labels of the Doing. Empty is
	// its Text.
	Label string
	// Lack says of a flaw that it is something not on file.
	Lack  bool
	Place jurisdiction.Code
	key   elementKey
	codes Codes
}

// Codes are codes of one enumeration, in words of the record.
type Codes []string

// A Doing looks for what the duty asks for.
type Doing[S any] struct {
	// Text is a positive noun phrase for what has to be on file: "guardian".
	Text string
	// Labels are further phrases that a Deed may carry.
	Labels []string
	// Parts are the codes that a Deed may name as missing.
	Parts []string
	// Home is the path, relative to the subject, of where it would stand.
	Home string
	// Whole says that Home stands in the whole record.
	Whole bool
	Reads []string
	// Look returns the deed for an event; the zero Deed where there is none.
	Look func(p *Pass[S], e Event) Deed

	bind func(*binder)
}

// First is the doing of who made an entry in a list. Of several entries it takes the first that is
// as it must be; failing that one of which a fact is missing, one without a day, and last one with
// a flaw.
func First[S, T any](text string, l *List[S, T], must ...Quality[S, T]) *Doing[S] {
	d := &Doing[S]{Text: text, Home: l.Name, Whole: l.Whole, Reads: listReads(l, must)}
	d.Labels = labelsOf(must)
	d.bind = func(b *binder) { bindList(b, l); bindQualities(b, must) }
	d.Look = func(p *Pass[S], e Event) Deed { return firstOf(p, e, l, must, nil) }
	return d
}

// Lasting is the doing of who brought about a state that has to last, as that a guardian is in
// office. Until returns the first day on which an entry no longer stands, zero while it stands.
func Lasting[S, T any](
	text string, l *List[S, T], until func(*T) law.Day, must ...Quality[S, T],
) *Doing[S] {
	d := First(text, l, must...)
	d.Look = func(p *Pass[S], e Event) Deed { return firstOf(p, e, l, must, until) }
	return d
}

func firstOf[S, T any](
	p *Pass[S], e Event, l *List[S, T], must []Quality[S, T], until func(*T) law.Day,
) Deed {
	var best Deed
	rank := 0
	all := l.All(p)
	numbers, count := l.which(p, all)
	for n := range count {
		i := nth(numbers, n)
		t := &all[i]
		el := l.element(p, i, t)
		if el.day.After(p.On) || !p.counts(el.place, e) {
			continue
		}
		d := Deed{State: Done, Day: el.day, Path: el.path, Place: el.place, key: el.key}
		if until != nil {
			if end := until(t); !end.IsZero() && !end.After(p.On) {
				d.Until = end
			}
		}
		// What was over before the duty arose, or was done before anybody knew of the person, is no
		// answer to it.
		switch {
		case until != nil && !d.Until.IsZero() && !d.Until.After(e.Day),
			until == nil && !el.day.IsZero() && el.day.Before(p.known(e)):
			continue
		}
		switch a, open := l.admits(p, t); {
		case a == No:
			continue
		case a == DontKnow:
			d.State, d.Label, d.Path = Unsure, open.Text, el.path.At(open.Field)
		default:
			judge(p, t, must, &d)
		}
		if d.State == Done && l.Day != nil && el.day.IsZero() {
			d.State, d.Label = Unsure, undated
		}
		if r := deedRank(d); best.State == NothingDone || r < rank || r == rank && better(d, best) {
			best, rank = d, r
		}
	}
	return best
}

// says is the sentence of a flaw.
func (d *Deed) says() Sentence {
	if d.Lack {
		return SaysLacking
	}
	return SaysNo
}

// undated is the label of an act whose day is not on file.
const undated = "day on which it was done"

// judge asks the qualities of an act.
func judge[S, T any](p *Pass[S], t *T, must []Quality[S, T], d *Deed) {
	element := d.Path
	for i := range must {
		q := &must[i]
		switch q.holds(p, t) {
		case No:
			d.State, d.Label, d.Path, d.Lack = Flawed, q.Text, element.At(q.Field), q.Lack
			return
		case DontKnow:
			if d.State == Done {
				d.State, d.Label, d.Path = Unsure, q.Text, element.At(q.Field)
				d.codes = nil
			}
		}
	}
}

func deedRank(d Deed) int {
	r := 0
	switch d.State {
	case Done, Excused:
	case Unsure:
		r = 1
		if d.Label == undated {
			r = 2
		}
	default:
		r = 3
	}
	if !d.Until.IsZero() {
		r += 10 // a state that is over, however well it was brought about
	}
	return r
}

func better(a, b Deed) bool {
	if !a.Until.IsZero() {
		return a.Until.After(b.Until)
	}
	return a.Day.Before(b.Day)
}

// Recorded is the doing of who gave a reason why the act was not done.
func Recorded[S any](text string, reads []string, reason func(p *Pass[S]) Path) *Doing[S] {
	return &Doing[S]{Text: text, Reads: reads, Look: func(p *Pass[S], _ Event) Deed {
		if path := reason(p); !path.IsZero() {
			return Deed{State: Excused, Path: path, Label: text}
		}
		return Deed{}
	}, Labels: []string{text}}
}

// Of tells the codes of the parts of which d is made, for the catalogue of texts, and returns d.
func (d *Doing[S]) Of(parts ...string) *Doing[S] {
	d.Parts = parts
	return d
}

// Either is done where one of its doings is. Of several the best counts: done before excused, then
// where a fact is missing, then with a flaw.
func Either[S any](text string, doings ...*Doing[S]) *Doing[S] {
	d := &Doing[S]{Text: text, Home: doings[0].Home, Whole: doings[0].Whole}
	for _, x := range doings {
		d.Labels = append(append(d.Labels, x.Text), x.Labels...)
		d.Reads = append(d.Reads, x.Reads...)
		d.Parts = append(d.Parts, x.Parts...)
	}
	d.bind = func(b *binder) {
		for _, x := range doings {
			if x.bind != nil {
				x.bind(b)
			}
		}
	}
	d.Look = func(p *Pass[S], e Event) Deed {
		var best Deed
		for _, x := range doings {
			got := x.Look(p, e)
			if got.State == NothingDone {
				continue
			}
			if got.Label == "" {
				got.Label = x.Text
			}
			if best.State == NothingDone || preferred(got, best) {
				best = got
			}
		}
		return best
	}
	return d
}

// preferred reports whether a counts before b: by its rank, then done before excused, then the
// earlier.
func preferred(a, b Deed) bool {
	if x, y := deedRank(a), deedRank(b); x != y {
		return x < y
	}
	if a.State != b.State {
		return a.State == Done
	}
	return !a.Day.IsZero() && (b.Day.IsZero() || better(a, b))
}

// All is done where each of its parts is. Codes are the parts that are missing, as codes of the
// record; part looks for one of them. A part with a flaw is a flaw of the whole. Where the codes
// are of no enumeration, [Doing.Of] tells them.
func All[S any, C ~string](
	text string, home string, reads []string, parts func(p *Pass[S]) []C,
	part func(p *Pass[S], e Event, c C) Deed, labels ...string,
) *Doing[S] {
	d := &Doing[S]{Text: text, Home: home, Reads: reads, Labels: labels}
	if e, listed := any(*new(C)).(interface{ CodeTable() string }); listed {
		d.Parts = code.List(e.CodeTable())
	}
	d.Look = func(p *Pass[S], e Event) Deed {
		var whole, flawed Deed
		var missing Codes
		asked := parts(p)
		for _, c := range asked {
			switch d := part(p, e, c); d.State {
			case NothingDone:
				if missing == nil {
					missing = make(Codes, 0, len(asked))
				}
				missing = append(missing, string(c))
			case Flawed:
				if flawed.State != Flawed {
					flawed = d
				}
			case Unsure:
				if whole.State != Unsure {
					whole = d
				}
			default:
				if whole.State == NothingDone || whole.State == Done && d.Day.After(whole.Day) {
					whole.State, whole.Day, whole.Path = Done, d.Day, d.Path
				}
			}
		}
		switch {
		case flawed.State == Flawed:
			return flawed
		case missing != nil:
			return Deed{codes: missing}
		}
		return whole
	}
	return d
}
