package rule

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Grade is how pressing a duty is for which the law names no number. It never makes a duty
// overdue: it decides from when on a duty counts as long open, and how long a window has to have
// been open for its end to count against who did nothing. The numbers are the library's own.
type Grade uint8

// The grades, and the days after which a duty is long open.
const (
	NoTime       Grade = iota
	AtOnce             // 7 days
	WithoutDelay       // 30 days
	InGoodTime         // 90 days
)

// Days returns after how many days a duty of the grade is long open; 0 for none.
func (g Grade) Days() int {
	switch g {
	case AtOnce:
		return 7
	case WithoutDelay:
		return 30
	case InGoodTime:
		return 90
	}
	return 0
}

// closedAfter is after how many days the end of a window counts against who did nothing in it.
func (g Grade) closedAfter() int {
	if d := g.Days(); d != 0 && d < 30 {
		return d
	}
	return 30
}

// hardlyTime reports whether a time that has ended was too short to count against who did nothing
// in it: it ended before a last day came, or soon where there is none.
func (g Grade) hardlyTime(days int, end, last law.Day) bool {
	if !last.IsZero() {
		return !end.After(last)
	}
	return days <= g.closedAfter()
}

// Within is how the last day of a duty is found: a number of national law, else one of the rule's
// own, else a day on the file, else a number of the user's policy, else none.
type Within[S any] struct {
	National *Number
	// Counts finds the day from which National runs, where that is not the day from which the duty
	// is owed; National is not counted where there is none.
	Counts *FileDay[S]
	// Own is a period that an instrument of the rule sets. It cannot be [law.AtLeast]: a length is
	// no time limit. By is how it is counted; nil: that is not known.
	Own law.Period
	By  *Counted
	// File finds the last day on the file; Text says what it is, Field where it stands. Where
	// there is no such day the outcome is unknown.
	File *FileDay[S]
	// Policy is the parameter by which a user may set a number where the law names none.
	Policy Parameter
	Grade  Grade
}

// A FileDay is a last day that stands on the file.
type FileDay[S any] struct {
	Text  string
	Reads []string
	// Find returns the day; missing is the place of the fact where it is not known, zero where
	// there is no such day.
	Find func(p *Pass[S], e Event) (day law.Day, missing Path)
}

// A Number is a period that the law of a place sets.
type Number struct {
	Topic string // of a profile: "guardianship.period"
	// Starts are the events that the trigger of the rule stands for. A period that runs from
	// another event is cited and not counted.
	Starts []law.Event
	// Stated says that a period of which the law does not tell from when it runs is not counted.
	Stated bool
	Of     func(*jurisdiction.Profile) law.Dated[law.Period]
	// By is how the law of the place counts what runs from a day; nil: that is not known.
	By func(*jurisdiction.Profile, law.Day) law.Dated[law.Counting]
	// Authority says that it is a time within which an authority has to act.
	Authority bool
}

// Counted is how the periods of an instrument are counted, and the provision that says so.
type Counted struct {
	law.Counting
	Instrument, Pinpoint string
}

// limit is the last day of a duty and where it comes from.
type limit struct {
	deadline law.Deadline
	national national // of the law of a place
	policy   Parameter
	missing  Path   // of a last day that has to be on file
	label    string // and what it is
	yielded  []Yielded
	// uncounted are periods that run from an event which the rule does not know.
	uncounted []Yielded
	// by is the source of how the period was counted, own the same of a period of the rule.
	by  law.Citation
	own *Counted
}

type national struct {
	place  jurisdiction.Code
	source law.Citation
	looked bool
}

func (p *Pass[S]) limit(w *Within[S], e Event, places []jurisdiction.Code) limit {
	var l limit
	if w.National != nil {
		start := e.Day
		if w.Counts != nil {
			start, _ = w.Counts.Find(p, e)
		}
		for _, place := range places {
			p.shorter(&l, w.National, place, start)
		}
	}
	if !l.deadline.Last.IsZero() {
		return l
	}
	if w.Own.Numeric() {
		var by law.Counting
		if w.By != nil {
			by = w.By.Counting
		}
		if d, ok := w.Own.Count(e.Day, by, p.calendar(p.judging(places))); ok {
			l.deadline, l.own = d, w.By
			return l
		}
	}
	if w.File != nil {
		day, missing := w.File.Find(p, e)
		switch {
		case !day.IsZero():
			l.deadline = law.Deadline{Last: day}
			return l
		case !missing.IsZero():
			l.missing, l.label = missing, w.File.Text
		}
	}
	if length, ok := p.run.policy[w.Policy]; ok && w.Policy != "" {
		period := law.Period{Amount: length.Amount, Unit: length.Unit, Qualifier: law.UpTo}
		if d, ok := period.Deadline(e.Day, p.calendar(p.judging(places))); ok {
			d.FallsOn = "" // the number is the user's, and so is the day to which it leads
			l.deadline, l.policy = d, w.Policy
		}
	}
	return l
}

// judging is the place whose holidays count: the first whose law judges, else the State asked.
func (p *Pass[S]) judging(places []jurisdiction.Code) jurisdiction.Code {
	if len(places) > 0 {
		return places[0]
	}
	return p.State
}

// calendar returns the calendar of a place, or nil where no public holidays are known.
func (p *Pass[S]) calendar(place jurisdiction.Code) law.Calendar {
	if f := p.set.options.Calendars; f != nil && place.IsValid() {
		return f(place)
	}
	return nil
}

// shorter takes the period of a place where it ends before the one that was found.
func (p *Pass[S]) shorter(l *limit, n *Number, place jurisdiction.Code, start law.Day) {
	if start.IsZero() {
		return
	}
	profile := p.Profile(place)
	dated := n.Of(profile)
	edition, state := dated.At(start)
	if state != law.Known {
		// A number that the law set later runs from the day on which it was set.
		if edition, state = dated.At(p.On); state != law.Known {
			return
		}
		if edition.From.After(start) {
			start = edition.From
		}
	}
	starts := n.starts(edition.Value.Starts)
	if !starts && edition.Value.Numeric() {
		told := Yielded{place, edition.Value.String(), edition.Source}
		l.uncounted = append(l.uncounted, told)
	}
	by, source := n.counting(profile, start)
	d, ok := edition.Value.Count(start, by, p.calendar(place), n.of()...)
	if !starts || !ok || edition.Value.Qualifier == law.AtLeast {
		if l.deadline.Last.IsZero() && l.national.place == "" {
			l.national = national{place: place, source: edition.Source} // it is law all the same
		}
		return
	}
	if l.deadline.Last.IsZero() || d.Last.Before(l.deadline.Last) {
		if !l.deadline.Last.IsZero() {
			l.yielded = append(l.yielded, Yielded{
				l.national.place, l.deadline.Period.String(), l.national.source,
			})
		}
		l.deadline, l.by = d, source
		l.national = national{place: place, source: edition.Source}
		return
	}
	l.yielded = append(l.yielded, Yielded{place, edition.Value.String(), edition.Source})
}

// counting is how the law of a place counts on a day, and where it says so.
func (n *Number) counting(
	profile *jurisdiction.Profile, day law.Day,
) (law.Counting, law.Citation) {
	if n.By == nil {
		return law.Counting{}, law.Citation{}
	}
	e, state := n.By(profile, day).At(day)
	if state != law.Known {
		return law.Counting{}, law.Citation{}
	}
	return e.Value, e.Source
}

var ofAuthority = []law.Excepted{law.ExceptAuthority}

func (n *Number) of() []law.Excepted {
	if n.Authority {
		return ofAuthority
	}
	return nil
}

func (n *Number) starts(e law.Event) bool {
	if e == "" {
		return !n.Stated
	}
	for _, s := range n.Starts {
		if s == e {
			return true
		}
	}
	return false
}
