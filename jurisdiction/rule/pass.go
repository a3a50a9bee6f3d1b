package rule

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Pass is what the parts of a rule are given to look at.
type Pass[S any] struct {
	Subject S
	// On is the day of the check. What is dated later has not happened yet.
	On law.Day
	// Places are the places whose law governs the subject, the most relevant first. It may be
	// empty.
	Places []jurisdiction.Code
	// States are those that may owe something to the subject, in which a duty is asked; the first
	// is asked what is not known.
	States []jurisdiction.Code

	// State is the State that is asked: of a duty, or of the place of an element.
	State jurisdiction.Code

	base    string
	victim  string // the id of the subject
	weight  int    // of the subject
	set     *Set[S]
	run     *run
	rule    *resolved[S]
	number  int32 // of the rule in the run
	one     [1]jurisdiction.Code
	united  []jurisdiction.Code // see Duty.laws
	governs []answers           // see governed
	memo    []Truth             // by the slot of a condition, for On; see known
	asked   []bool
	today   law.Day    // of the check, while On is an earlier day: see Duty.lookBack
	dated   []answered // what conditions answer of other days, and of States: see onDay
	last    []chain    // of those of a condition, by its slot
	more    map[dated[S]]Truth
	loose   Truth // what a condition without a slot answers
	settled settled[S]
	events  []Event // by the slot of a trigger and the number of a State
	found   []bool
	memos   map[any]any // see Memo
	windows []windowed[S]
	exempt  []Exemption
	// exempts is the exemption from the rule exempted, as far as it was looked for.
	exempts  *Exemption
	exempted *resolved[S]
	lacks    []string
	applied  bool // the rule had something to say
}

// Base is the path of the subject in the record.
func (p *Pass[S]) Base() Path { return Path{Base: p.base} }

// Path is the path of a member of the subject.
func (p *Pass[S]) Path(field string) Path { return Path{Base: p.base, List: field} }

// Happened reports whether something dated day has happened by the day of the check.
func (p *Pass[S]) Happened(day law.Day) bool { return !day.IsZero() && !day.After(p.On) }

// Is answers a condition on a day, or on the day of the check for the zero Day.
func (p *Pass[S]) Is(c *Condition[S], day law.Day) Truth {
	return *p.truth(c, day)
}

// truth is Is. What it returns is good until the next condition is asked.
func (p *Pass[S]) truth(c *Condition[S], day law.Day) *Truth {
	t := p.is(c, day)
	if p.set.options.Trace != nil {
		p.trace("condition "+c.Name, t.Answer)
	}
	return t
}

// trace tells what a part answers, where somebody wants to know.
func (p *Pass[S]) trace(part string, a Answer) {
	if p.rule != nil {
		p.set.options.Trace(p.rule.head.ID, part, a)
	}
}

func (p *Pass[S]) is(c *Condition[S], day law.Day) *Truth {
	if day.IsZero() {
		day = p.On
	}
	if back := p.On; !p.today.IsZero() {
		// A look back asks of an earlier day what is known today.
		p.On, p.today = p.today, law.Day{}
		t := p.is(c, day)
		p.On, p.today = back, p.On
		return t
	}
	slot := p.set.conditions.of(c, &c.slot)
	switch {
	case c.PerState:
		return p.onDay(c, slot, p.State, day)
	case day != p.On:
		return p.onDay(c, slot, "", day)
	case slot < 0:
		p.loose = c.Test(p, day)
		return &p.loose
	}
	if !p.asked[slot] {
		p.memo[slot], p.asked[slot] = c.Test(p, day), true
	}
	return &p.memo[slot]
}

// A dated is a condition that was asked of a day other than that of the check, or of a State.
type dated[S any] struct {
	condition *Condition[S]
	day       law.Day
	state     jurisdiction.Code
}

// answered is what a condition answers of a day and a State.
type answered struct {
	day    law.Day
	before int32 // the number of the answer before it, from 1; 0 for none
	state  jurisdiction.Code
	truth  Truth
}

// A chain is the answers of one condition: the number of the last, from 1, and how many there are.
type chain struct{ last, length int32 }

// longest is how many answers of one condition are gone through; the others are in a map.
const longest = 8

// onDay asks a condition of a day or a State, which is done once. Rules ask about the same few
// days.
func (p *Pass[S]) onDay(
	c *Condition[S], slot int, state jurisdiction.Code, day law.Day,
) *Truth {
	if slot >= 0 {
		for at := p.last[slot].last; at != 0; {
			x := &p.dated[at-1]
			if x.day == day && x.state == state {
				return &x.truth
			}
			at = x.before
		}
	}
	full := slot < 0 || p.last[slot].length == longest
	if full {
		if t, ok := p.more[dated[S]{c, day, state}]; ok {
			p.loose = t
			return &p.loose
		}
	}
	p.loose = Truth{}
	if !p.Spend(1 + p.weight) {
		return &p.loose
	}
	t := c.Test(p, day)
	if slot < 0 || p.last[slot].length == longest {
		if p.more == nil {
			p.more = make(map[dated[S]]Truth)
		}
		p.more[dated[S]{c, day, state}] = t
		p.loose = t
		return &p.loose
	}
	x := &p.last[slot]
	p.dated = append(p.dated, answered{day, x.last, state, t})
	x.last, x.length = int32(len(p.dated)), x.length+1
	return &p.dated[x.last-1].truth
}

// Find returns the event of a trigger in a State.
func (p *Pass[S]) Find(t *Trigger[S], state jurisdiction.Code) Event {
	if back := p.On; !p.today.IsZero() {
		p.On, p.today = p.today, law.Day{}
		e := p.Find(t, state)
		p.On, p.today = back, p.On
		return e
	}
	slot := p.set.triggers.of(t, &t.slot)
	at := -1
	for i, s := range p.States {
		if s == state {
			at = i
			break
		}
	}
	if slot < 0 || at < 0 {
		return t.Find(p, state)
	}
	at += slot * len(p.States)
	if !p.found[at] {
		p.events[at], p.found[at] = t.Find(p, state), true
	}
	return p.events[at]
}

// First returns the earliest event of a trigger in any State.
func (p *Pass[S]) First(t *Trigger[S]) Event {
	var first Event
	for _, s := range p.States {
		e := p.Find(t, s)
		switch {
		case e.IsZero():
		case first.IsZero(), first.Unknown && !e.Unknown,
			!e.Unknown && !first.Unknown && e.Day.Before(first.Day):
			first = e
		}
	}
	return first
}

// Profile returns the profile of a place, or an empty one, which knows nothing, if there is none.
// It is the copy that all rules of the set share: a rule leaves it as it is.
func (p *Pass[S]) Profile(place jurisdiction.Code) *jurisdiction.Profile {
	profile := p.set.profiles.get(p.set.registry, place)
	if profile == nil {
		return &jurisdiction.Profile{Code: place}
	}
	p.run.use(place)
	return profile
}

// Registry returns the law against which the rules were resolved.
func (p *Pass[S]) Registry() *jurisdiction.Registry { return p.set.registry }

// Binds answers whether an instrument binds a place on a day.
func (p *Pass[S]) Binds(
	instrument string, place jurisdiction.Code, day law.Day,
) jurisdiction.Bound {
	return p.set.registry.Binds(instrument, place, day)
}

// Instrument returns an instrument of the registry, or nil if there is none with the id.
// It is the copy that all rules of the set share: a rule leaves it as it is.
func (p *Pass[S]) Instrument(id string) *law.Instrument { return p.set.act(id) }

// Governs answers whether an instrument as a whole governs the subject on a day: that for children
// an adult, say. One that the registry does not have governs nobody that is known.
func (p *Pass[S]) Governs(instrument string, day law.Day) Answer {
	in := p.set.act(instrument)
	if in == nil {
		return DontKnow
	}
	a := Yes
	for _, scope := range in.Governs {
		if c, ok := p.set.options.Scopes[scope]; ok {
			a = a.And(p.truth(c, day).Answer)
		}
	}
	return a
}

// all asks conditions of a day. One No settles it whatever else is not known; of those that are not
// known it returns the first.
func (p *Pass[S]) all(owed []*Condition[S], day law.Day) (Answer, *Condition[S], Path) {
	var open *Condition[S]
	var missing Path
	for _, c := range owed {
		switch t := p.truth(c, day); t.Answer {
		case No:
			return No, nil, Path{}
		case DontKnow:
			if open == nil {
				open, missing = c, t.Missing
			}
		}
	}
	if open != nil {
		return DontKnow, open, missing
	}
	return Yes, nil, Path{}
}

// counts reports whether an act done in a place counts for the State of an event.
func (p *Pass[S]) counts(place jurisdiction.Code, e Event) bool {
	return !place.IsValid() || !e.Place.IsValid() || place.Country() == e.Place.Country()
}

// known is the first day on which anything is on file of the subject in the State of an event; no
// act before it answers a duty.
func (p *Pass[S]) known(e Event) law.Day {
	t := p.set.options.Known
	if t == nil {
		return law.Day{}
	}
	if k := p.Find(t, e.Place); !k.Unknown && !k.Day.After(e.Day) {
		return k.Day
	}
	return e.Day
}

// stateOf is the State of a place, or the first that governs the subject.
func (p *Pass[S]) stateOf(place jurisdiction.Code) jurisdiction.Code {
	if place.IsValid() {
		return place
	}
	if len(p.Places) > 0 {
		return p.Places[0]
	}
	return ""
}

// lawOf returns the places whose law judges something in a place.
func (p *Pass[S]) lawOf(place jurisdiction.Code) []jurisdiction.Code {
	if place.IsValid() {
		p.one[0] = place
		return p.one[:]
	}
	return p.Places
}

// stateAsked is the code under which the State of a place is asked.
func (p *Pass[S]) stateAsked(place jurisdiction.Code) jurisdiction.Code {
	for _, s := range p.States {
		if s.Country() == place.Country() {
			return s
		}
	}
	return place
}

// ask notes a fact that is missing to tell whether the rule applies.
func (p *Pass[S]) ask(path Path, label string) {
	p.applied = true
	p.run.ask(p, path, label)
}

// lacking reports whether a system does not keep the list at home.
func (p *Pass[S]) lacking(home string) bool {
	if home == "" {
		return false
	}
	for _, l := range p.lacks {
		if l == home {
			return true
		}
	}
	return false
}

// point is where, when and by which law something is told.
type point struct {
	path     Path
	state    jurisdiction.Code
	places   []jurisdiction.Code
	key      elementKey
	act      string
	judged   law.Day
	only     []string
	national national
}

// narrow lets a finding rest on some instruments only, and on no value of national law.
func (at *point) narrow(only []string) {
	if len(only) > 0 {
		at.only, at.national = only, national{}
	}
}

// standing returns what the law of a point makes of the bases of the rule.
func (p *Pass[S]) standing(at *point) *Standing {
	if at.judged.IsZero() {
		at.judged = p.On
	}
	return p.set.standing(p, at)
}

// tell makes a finding.
func (p *Pass[S]) tell(at *point, outcome Outcome, says Sentence, label string) *Finding {
	p.applied = true
	f := p.run.add(p.number)
	*f = Finding{
		Rule: p.rule.told, Outcome: outcome, Path: at.path, About: p.base, Says: says, Label: label,
		Law: p.standing(at),
		Key: Key{
			Rule: p.rule.head.ID, Victim: p.victim, State: at.state.Country(),
			Element: at.key, Act: at.act,
		},
	}
	if at.judged != p.On {
		f.Judged = at.judged
	}
	if outcome != Met {
		if e := p.exemption(); e != nil {
			f.Outcome, f.Exemption = Exempt, e
		}
	}
	return f
}

// exemption is the one that exempts from the rule that is asked; nil for none.
func (p *Pass[S]) exemption() *Exemption {
	if len(p.exempt) == 0 {
		return nil
	}
	if p.exempted != p.rule {
		p.exempted, p.exempts = p.rule, nil
		for i := range p.exempt {
			if e := &p.exempt[i]; e.Exempts(p.rule.head.ID, p.On) {
				p.exempts = e
				break
			}
		}
	}
	return p.exempts
}

// stretches are those of a window in a State, found once for all elements.
func (p *Pass[S]) stretches(w *Window[S], state jurisdiction.Code) []Stretch {
	for i := range p.windows {
		if x := &p.windows[i]; x.window == w && x.state == state {
			return x.stretches
		}
	}
	found := w.Find(p, state)
	p.windows = append(p.windows, windowed[S]{w, state, found})
	return found
}

// windowed is a window in a State.
type windowed[S any] struct {
	window    *Window[S]
	state     jurisdiction.Code
	stretches []Stretch
}

// clip returns the later of a day and the first day on which the law binds.
func (p *Pass[S]) clip(day law.Day, s *Standing) law.Day {
	if s.Since.After(day) && !s.Since.After(p.On) {
		return s.Since
	}
	return day
}
