package rule

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func (d *Duty[S]) ask(p *Pass[S]) {
	asked := false
	for i, state := range p.States {
		p.State = state
		e := p.Find(d.From, state)
		switch {
		case e.IsZero():
		case e.Unknown:
			// What is not known is asked once, and only if nothing on file answers it anyway.
			if i == 0 && d.Done.Look(p, Event{Place: state}).State == NothingDone {
				p.ask(e.Missing, d.From.Asks)
			}
		default:
			asked = d.askIn(p, state, e, asked) || asked
		}
	}
}

// askIn asks the duty in one State. It reports whether a question was asked.
func (d *Duty[S]) askIn(p *Pass[S], state jurisdiction.Code, e Event, asked bool) bool {
	ended, end := d.end(p, e)
	closed := !end.IsZero() && !end.After(p.On)
	if closed && !end.After(e.Day) {
		return false // it was never owed
	}
	day := p.On
	if closed {
		day = e.Day
	}
	owed, open, missing := p.all(d.Owed, day)
	if owed == No {
		return false
	}
	var deed Deed
	if closed {
		deed = d.lookBack(p, e, end)
	} else {
		deed = d.Done.Look(p, e)
	}
	if owed == DontKnow {
		if deed.Until.IsZero() && (deed.State == Done || deed.State == Excused) || asked {
			return false
		}
		p.ask(missing, open.Asks)
		return true
	}
	at := point{
		path: d.path(p, deed), state: state, places: d.laws(p, state), key: deed.key,
	}
	last := p.limit(&d.Within, e, at.places)
	at.national = last.national
	if d.National != nil && last.national.place == "" {
		if source, ok := d.National(p, state); ok {
			at.national = national{place: state, source: source}
		}
	}
	if !deed.Until.IsZero() {
		// A state that is over is judged no more, except that what was never as it has to be did
		// not bring one about.
		if deed.State == Flawed {
			d.tellUndone(p, &at, e, Deed{}, last, ended, end)
		} else {
			d.again(p, &at, e, deed, last, ended, end)
		}
		return false
	}
	switch deed.State {
	case Done:
		d.tellDone(p, &at, e, deed, last)
	case Excused:
		f := p.tell(&at, Met, SaysReason, or(deed.Label, d.Done.Text))
		f.Args.Day = deed.Day
	case Flawed:
		f := p.tell(&at, d.soft(NotMet, e), deed.says(), deed.Label)
		f.Signs = e.By == BySign
		d.tellDiffering(p, f, at.places)
	case Unsure:
		f := p.tell(&at, Unknown, SaysUnknown, deed.Label)
		d.tellDiffering(p, f, at.places)
	default:
		d.tellUndone(p, &at, e, deed, last, ended, end)
	}
	return false
}

// lookBack looks for what was done by the last day on which a duty was owed that has ended. What
// came after the end neither answers it nor takes anything from what stood then, as an act with a
// flaw or the end of a state would.
func (d *Duty[S]) lookBack(p *Pass[S], e Event, end law.Day) Deed {
	today := p.On
	p.On, p.today = end.AddDays(-1), today
	deed := d.Done.Look(p, e)
	p.On, p.today = today, law.Day{}
	if deed.State == Done && !deed.Day.Before(end) {
		return Deed{} // of a day that the look does not compare
	}
	return deed
}

// laws returns the places whose law judges what is owed in a State: its own, and those whose law
// counts too and which owe nothing of the kind themselves.
func (d *Duty[S]) laws(p *Pass[S], state jurisdiction.Code) []jurisdiction.Code {
	own := p.lawOf(state)
	if d.OwnLaw || !state.IsValid() {
		return own
	}
	p.united = append(p.united[:0], own...)
	for _, place := range p.Places {
		if place.Country() != state.Country() && p.Find(d.From, p.stateAsked(place)).IsZero() {
			p.united = append(p.united, place)
		}
	}
	return p.united
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (d *Duty[S]) path(p *Pass[S], deed Deed) Path {
	switch {
	case !deed.Path.IsZero():
		return deed.Path
	case d.Done.Whole:
		return Path{List: d.Done.Home}
	}
	return p.Path(d.Done.Home)
}

// end returns the earliest end of what an event opened.
func (d *Duty[S]) end(p *Pass[S], e Event) (*End[S], law.Day) {
	return earliestEnd(p, d.Ends, e)
}

func earliestEnd[S any](p *Pass[S], ends []*End[S], e Event) (*End[S], law.Day) {
	var which *End[S]
	var first law.Day
	for _, x := range ends {
		if day := x.Find(p, e); !day.IsZero() && (first.IsZero() || day.Before(first)) {
			which, first = x, day
		}
	}
	if p.set.options.Trace != nil && which != nil && !first.After(p.On) {
		p.trace("end "+which.Name, Yes)
	}
	return which, first
}

// soft is the outcome where only signs opened a duty that rests on a judgement.
func (d *Duty[S]) soft(o Outcome, e Event) Outcome {
	if d.From.Doubt && e.By == BySign {
		return Unknown
	}
	return o
}

func (d *Duty[S]) tellDone(p *Pass[S], at *point, e Event, deed Deed, last limit) {
	if deed.Day.IsZero() {
		p.tell(at, Met, SaysMet, d.Done.Text)
		return
	}
	if d.Before != nil {
		if happened, _ := d.Before.Find(p, e); p.Happened(happened) && deed.Day.After(happened) {
			at.judged = happened
			f := p.tell(at, d.soft(NotMet, e), SaysOnlyAfter, d.Done.Text)
			f.Past, f.Args.Last, f.Args.Day = true, deed.Day, happened
			return
		}
	}
	at.judged = deed.Day
	if l := last.deadline.Last; !l.IsZero() && deed.Day.After(l) {
		at.judged = l
		f := p.tell(at, d.soft(Late, e), SaysLate, d.Done.Text)
		f.Args.Day, f.Args.Last, f.Args.Days = deed.Day, l, int32(deed.Day.DaysSince(l))
		p.tellLimit(f, last)
		return
	}
	since := p.clip(e.Day, p.standing(at))
	f := p.tell(at, Met, SaysMetOn, d.Done.Text)
	f.Args.Day, f.Args.Since = deed.Day, since
	if days := deed.Day.DaysSince(since); last.deadline.Last.IsZero() {
		if g := d.Within.Grade.Days(); g > 0 && days > g {
			f.Says, f.Long, f.Args.Days = SaysMetAfter, true, int32(days)
		}
	}
}

// again tells of a state that was brought about and no longer stands.
func (d *Duty[S]) again(
	p *Pass[S], at *point, e Event, deed Deed, last limit, ended *End[S], end law.Day,
) {
	since := deed.Until
	if e.Day.After(since) {
		since = e.Day
	}
	if !end.IsZero() && !end.After(p.On) {
		if end.DaysSince(since) <= d.Within.Grade.closedAfter() {
			return
		}
		e.Day = since
		d.tellUndone(p, at, e, Deed{}, limit{}, ended, end)
		return
	}
	at.judged = p.On
	since = p.clip(since, p.standing(at))
	f := p.tell(at, Due, SaysAgain, d.Done.Text)
	f.Args.Since, f.Args.Days = since, int32(p.On.DaysSince(since))
	f.Signs = e.By == BySign
	f.Long = d.long(f.Args.Days)
	d.tellDiffering(p, f, at.places)
}

func (d *Duty[S]) long(days int32) bool {
	g := d.Within.Grade.Days()
	return g > 0 && int(days) > g
}

func (d *Duty[S]) tellUndone(
	p *Pass[S], at *point, e Event, deed Deed, last limit, ended *End[S], end law.Day,
) {
	label := d.Done.Text
	l := last.deadline.Last
	closed := !end.IsZero() && !end.After(p.On)
	var planned law.Day
	if d.Before != nil {
		var happened law.Day
		happened, planned = d.Before.Find(p, e)
		if p.Happened(happened) && !happened.Before(e.Day) && !(closed && !happened.Before(end)) {
			at.judged = happened
			f := p.tell(at, d.soft(NotMet, e), SaysBefore, label)
			f.Past, f.Args.Day, f.Args.Codes = true, happened, deed.codes
			f.Signs = e.By == BySign
			d.tellDiffering(p, f, at.places)
			return
		}
	}
	if closed {
		at.judged = end.AddDays(-1)
		since := p.clip(e.Day, p.standing(at))
		days := end.DaysSince(since)
		if d.Within.Grade.hardlyTime(days, end, l) {
			return
		}
		f := p.tell(at, d.soft(NotMet, e), SaysClosed, label)
		f.Past, f.Signs, f.Args.Since, f.Args.Days = true, e.By == BySign, since, int32(days)
		f.Args.Codes, f.Args.Ended = deed.codes, ended.Name
		f.hideDay(ended)
		d.tellDiffering(p, f, at.places)
		return
	}
	if planned.After(p.On) && (l.IsZero() || planned.AddDays(-1).Before(l)) {
		l = planned.AddDays(-1)
		last = limit{deadline: law.Deadline{Last: l}}
	}
	if !last.missing.IsZero() {
		at.path = last.missing
		p.tell(at, Unknown, SaysLastUnsure, last.label)
		return
	}
	if d.Gone != nil {
		gone := d.Gone.Find(p, e)
		if p.Happened(gone) && !p.standing(at).Since.Before(gone) {
			at.judged = gone.AddDays(-1)
		}
	}
	since := p.clip(e.Day, p.standing(at))
	outcome, says := Due, SaysDue
	switch {
	case !l.IsZero() && p.On.After(l):
		outcome, says = d.soft(Overdue, e), SaysOverdue
	case !l.IsZero():
		says = SaysDueBy
	case deed.codes != nil:
		says = SaysPart
	case since == p.On:
		says = SaysDueNow
	}
	f := p.tell(at, outcome, says, label)
	f.Signs, f.Args.Since, f.Args.Codes = e.By == BySign, since, deed.codes
	f.Args.Days = int32(p.On.DaysSince(since))
	if says == SaysOverdue {
		f.Args.Days = int32(p.On.DaysSince(l))
	}
	f.Args.Last, f.Due = l, l
	f.Long = l.IsZero() && d.long(f.Args.Days)
	p.tellLimit(f, last)
	d.tellDiffering(p, f, at.places)
}

// tellDiffering adds what the law of the places says otherwise, and what of it gives way.
func (d *Duty[S]) tellDiffering(p *Pass[S], f *Finding, places []jurisdiction.Code) {
	add := func(x *Differs[S], to func(*More) *[]Yielded) {
		if x == nil {
			return
		}
		for _, place := range places {
			e, state := x.Of(p, p.Profile(place)).At(p.On)
			if state != law.Known {
				continue
			}
			if f.More == nil {
				f.More = &More{}
			}
			list := to(f.More)
			*list = append(*list, Yielded{place, e.Value, e.Source})
		}
	}
	add(d.Differs, func(m *More) *[]Yielded { return &m.Conflicts })
	add(d.Yields, func(m *More) *[]Yielded { return &m.Yielded })
	add(d.Conditions, func(m *More) *[]Yielded { return &m.Conditions })
}

// hideDay leaves out the number of days of a time that ended on a birthday: with the first day it
// would tell the day of birth.
func (f *Finding) hideDay(ended interface{ personal() bool }) {
	if ended.personal() {
		f.Says, f.Judged, f.Args.Days = SaysClosedSince, law.Day{}, 0
	}
}

func (x *End[S]) personal() bool { return x.Personal }

// tellLimit adds to a finding how its last day was found.
func (p *Pass[S]) tellLimit(f *Finding, l limit) {
	if l.policy == "" && l.yielded == nil && l.uncounted == nil && l.deadline.Start.IsZero() {
		return
	}
	f.More = &More{
		Policy: l.policy, Yielded: l.yielded, Uncounted: l.uncounted, Deadline: l.deadline,
	}
	switch {
	case l.own != nil:
		f.More.CountedBy = p.set.counted[l.own]
	case l.by.Instrument != "":
		n := national{place: l.national.place, source: l.by}
		f.More.CountedBy = CountedBy{Citation: l.by}
		if in := p.set.nationalInstrument(n); in != nil {
			f.More.CountedBy.Short = shortName(in)
		}
	}
}
