package rule

import "github.com/antitrafficking/palermo/jurisdiction/law"

func (d *DutyEach[S, T]) ask(p *Pass[S]) {
	all := d.Of.All(p)
	numbers, count := d.Of.which(p, all)
	for n := range count {
		i := nth(numbers, n)
		d.askOf(p, &all[i], d.Of.element(p, i, &all[i]))
	}
}

func (d *DutyEach[S, T]) askOf(p *Pass[S], t *T, el element) {
	if el.day.After(p.On) && d.Before == nil {
		return // it has not happened yet
	}
	meant, fact := d.Of.admits(p, t)
	if meant == No {
		return
	}
	start := el.day
	if d.From != nil {
		start = d.From.Find(p, t)
	}
	if start.After(p.On) {
		return
	}
	p.State = p.stateOf(el.place)
	asked := el.day
	if asked.After(p.On) || d.Of.Day == nil {
		asked = start
	}
	switch a, open, missing := p.all(d.Owed, asked); {
	case a == No:
		return
	case meant == DontKnow:
		p.ask(fact.at(p, t, el.path), fact.Text)
		return
	case a == DontKnow:
		if !d.satisfied(p, t) {
			p.ask(missing, open.Asks)
		}
		return
	}
	at := point{
		path: el.path, state: p.State, places: p.lawOf(el.place), key: el.key,
		only: d.Of.rests(p, t),
	}
	if d.National != nil && len(at.places) > 0 {
		if place, source, ok := d.National(p, at.places[0], t); ok {
			at.national = national{place: place, source: source}
		}
	}
	ended, end := earliestEnd(p, d.Ends, Event{Day: start, Place: p.State, Path: el.path})
	if d.Over != nil {
		if over := d.Over.Find(p, t); !over.IsZero() && (end.IsZero() || over.Before(end)) {
			ended, end = nil, over
		}
	}
	if p.Happened(end) && !start.IsZero() && !end.After(start) {
		return // it was never owed
	}
	for i := range d.Unless {
		if q := &d.Unless[i]; q.holds(p, t) == Yes {
			at.path = q.at(p, t, el.path)
			p.tell(&at, Met, SaysReason, q.Text)
			return
		}
	}
	complete := true
	for i := range d.Acts {
		complete = d.askAct(p, t, el, at, &d.Acts[i], start, ended, end) && complete
	}
	if complete && len(d.Must) > 0 {
		done := d.Acts[len(d.Acts)-1].Text
		if f := judgeElement(p, &at, t, el, d.Must, nil, done, d.Of); f.Outcome == Met {
			f.Label = done // what was done, not what is asked of it
		}
	}
}

// satisfied reports whether all that would be owed is done, so that nobody need be asked whether it
// is owed.
func (d *DutyEach[S, T]) satisfied(p *Pass[S], t *T) bool {
	for i := range d.Acts {
		deed := d.Acts[i].look(p, t)
		if deed.State != Done && deed.State != Excused {
			return false
		}
		before := d.Acts[i].Before
		if before == nil {
			before = d.Before
		}
		if before != nil {
			// What was done too late leaves it open whether it was owed.
			if happened, _ := before.Find(p, t); p.Happened(happened) && deed.Day.After(happened) {
				return false
			}
		}
	}
	return satisfied(p, t, d.Must, d.Unless)
}

// askAct asks one act. It reports whether it is done, and nothing more is to be said of it than
// what the qualities say.
func (d *DutyEach[S, T]) askAct(
	p *Pass[S], t *T, el element, at point, a *Act[S, T], start law.Day, ended *End[S], end law.Day,
) bool {
	at.path, at.act = el.path.At(a.Field), a.Field
	at.narrow(a.Only)
	from, before := d.From, d.Before
	if a.From != nil {
		from, before = a.From, nil
		if start = from.Find(p, t); start.IsZero() || start.After(p.On) {
			return true // not owed yet
		}
	}
	if a.Before != nil {
		before = a.Before
	}
	if a.Over != nil {
		if over := a.Over.Find(p, t); !over.IsZero() && (end.IsZero() || over.Before(end)) {
			ended, end = nil, over
		}
		if p.Happened(end) && !end.After(start) {
			return true // it was never owed
		}
	}
	for i := range a.Unless {
		if q := &a.Unless[i]; q.holds(p, t) == Yes {
			at.path = q.at(p, t, el.path)
			p.tell(&at, Met, SaysReason, q.Text)
			return false
		}
	}
	deed := a.look(p, t)
	if deed.State == Done && p.Happened(end) && !deed.Day.IsZero() && !deed.Day.Before(end) {
		deed = Deed{} // what came after the end answers nothing
	}
	if !deed.Path.IsZero() {
		at.path = deed.Path
	}
	e := Event{Day: start, Place: el.place, Path: el.path}
	within := &a.Within
	if a.Own != nil {
		own := a.Within
		own.Own = a.Own(t)
		within = &own
	}
	last := a.limit(p, t, el.path, p.limit(within, e, at.places))
	if start.IsZero() && last.deadline.Last.Before(p.On) {
		start = last.deadline.Last // it was owed then, since whenever
	}
	if start.IsZero() && deed.State == NothingDone && before == nil {
		at.path = el.path
		label := undated
		if from != nil && from.Field != "" {
			at.path, label = el.path.At(from.Field), from.Text
		}
		p.tell(&at, Unknown, SaysUnknown, label)
		return false
	}
	if last.national.place != "" {
		at.national = last.national
	}
	label := or(deed.Label, a.Text)
	switch deed.State {
	case Excused:
		p.tell(&at, Met, SaysReason, label)
		return false
	case Flawed:
		p.tell(&at, NotMet, deed.says(), label)
		return false
	case Unsure:
		p.tell(&at, Unknown, SaysUnknown, label)
		return false
	}
	var happened, planned law.Day
	if before != nil {
		happened, planned = before.Find(p, t)
		if !start.IsZero() && happened.Before(start) {
			happened = law.Day{} // it came before anything was owed: no limit
		}
	}
	l := last.deadline.Last
	if deed.State == Done {
		return d.tellDone(p, &at, a, start, deed, happened, last)
	}
	if p.Happened(happened) {
		at.judged = happened
		f := p.tell(&at, NotMet, SaysBefore, label)
		f.Past, f.Args.Day, f.Args.Codes = true, happened, deed.codes
		return false
	}
	if p.Happened(end) {
		if start.IsZero() {
			return false // nobody knows for how long it was owed
		}
		d.tellOver(p, &at, a, start, ended, end, l, deed)
		return false
	}
	if planned.After(p.On) && (l.IsZero() || planned.AddDays(-1).Before(l)) {
		l = planned.AddDays(-1)
		last = limit{deadline: law.Deadline{Last: l}}
	}
	if !last.missing.IsZero() {
		at.path = last.missing
		p.tell(&at, Unknown, SaysLastUnsure, last.label)
		return false
	}
	if start.IsZero() {
		start = p.On
	}
	since := p.clip(start, p.standing(&at))
	outcome, says := Due, SaysDue
	switch {
	case !l.IsZero() && p.On.After(l):
		outcome, says = Overdue, SaysOverdue
	case !l.IsZero():
		says = SaysDueBy
	case deed.codes != nil:
		says = SaysPart
	case since == p.On:
		says = SaysDueNow
	}
	f := p.tell(&at, outcome, says, label)
	f.Args.Since, f.Args.Codes, f.Args.Days = since, deed.codes, int32(p.On.DaysSince(since))
	if says == SaysOverdue {
		f.Args.Days = int32(p.On.DaysSince(l))
	}
	f.Args.Last, f.Due = l, l
	g := a.Within.Grade.Days()
	f.Long = l.IsZero() && g > 0 && int(f.Args.Days) > g
	p.tellLimit(f, last)
	return false
}

// limit takes the last day that stands with the element where the law sets none.
func (a *Act[S, T]) limit(p *Pass[S], t *T, path Path, l limit) limit {
	if a.Last == nil || !l.deadline.Last.IsZero() && l.policy == "" {
		return l
	}
	switch day, missing := a.Last.Find(p, t, path); {
	case !day.IsZero():
		l.deadline, l.policy = law.Deadline{Last: day}, ""
	case !missing.IsZero() && l.deadline.Last.IsZero():
		l.missing, l.label = missing, a.Last.Text
	}
	return l
}

func (a *Act[S, T]) look(p *Pass[S], t *T) Deed {
	if a.Look != nil {
		return a.Look(p, t)
	}
	if day := a.Day(t); p.Happened(day) {
		return Deed{State: Done, Day: day}
	}
	return Deed{}
}

func (d *DutyEach[S, T]) tellDone(
	p *Pass[S], at *point, a *Act[S, T], start law.Day, deed Deed, happened law.Day, last limit,
) bool {
	if deed.Day.IsZero() {
		if len(d.Must) == 0 {
			p.tell(at, Met, SaysMet, or(deed.Label, a.Text))
		}
		return true
	}
	at.judged = deed.Day
	l := last.deadline.Last
	switch {
	case p.Happened(happened) && deed.Day.After(happened):
		at.judged = happened
		f := p.tell(at, NotMet, SaysOnlyAfter, or(deed.Label, a.Text))
		f.Past, f.Args.Last, f.Args.Day = true, deed.Day, happened
		return false
	case !l.IsZero() && deed.Day.After(l):
		at.judged = l
		f := p.tell(at, Late, SaysLate, or(deed.Label, a.Text))
		f.Args.Day, f.Args.Last, f.Args.Days = deed.Day, l, int32(deed.Day.DaysSince(l))
		p.tellLimit(f, last)
		return false
	}
	if start.IsZero() {
		start = deed.Day
	}
	since := p.clip(start, p.standing(at))
	days := deed.Day.DaysSince(since)
	g := a.Within.Grade.Days()
	long := l.IsZero() && g > 0 && days > g
	if len(d.Must) > 0 && !long {
		return true
	}
	f := p.tell(at, Met, SaysMetOn, or(deed.Label, a.Text))
	f.Args.Day, f.Args.Since = deed.Day, since
	if long {
		f.Says, f.Long, f.Args.Days = SaysMetAfter, true, int32(days)
	}
	return true
}

func (d *DutyEach[S, T]) tellOver(
	p *Pass[S], at *point, a *Act[S, T], start law.Day, ended *End[S], over, l law.Day, deed Deed,
) {
	at.judged = over.AddDays(-1)
	since := p.clip(start, p.standing(at))
	days := over.DaysSince(since)
	if a.Within.Grade.hardlyTime(days, over, l) {
		return
	}
	f := p.tell(at, NotMet, SaysClosed, or(deed.Label, a.Text))
	f.Past, f.Args.Since, f.Args.Days = true, since, int32(days)
	f.Args.Codes, f.Args.Ended = deed.codes, "over"
	if ended != nil {
		f.Args.Ended = ended.Name
		f.hideDay(ended)
	}
}
