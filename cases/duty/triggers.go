package duty

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
)

// The ladder of identification. A duty hangs on a rung, and a rung is reached by its own decision,
// by a later one, or, where nobody decided, by the signs on file: a State that never decides owes
// what it would owe if it had.

// A rung is a step of the ladder.
type rung uint8

const (
	rungSign rung = iota + 1
	rungPresumed
	rungGrounds
	rungIdentified
)

// rungOf is the rung that a status entry reaches; 0 for one that reaches none. A decision on
// reasonable grounds without an outcome is no decision yet.
func rungOf(d *victim.StatusDecision) rung {
	switch d.Kind {
	case victim.StatusDetected, victim.StatusReferred:
		return rungSign
	case victim.StatusPresumed:
		return rungPresumed
	case victim.StatusReasonableGrounds, victim.StatusReviewed:
		if d.Outcome == victim.Positive {
			return rungGrounds
		}
		return rungSign
	case victim.StatusIdentified:
		if d.Outcome == victim.Negative {
			return rungSign
		}
		return rungIdentified
	case victim.StatusNotConfirmed:
		return rungSign
	}
	return 0
}

// moment is the earliest of several days in a State.
type moment struct{ rule.Event }

func (m *moment) see(day law.Day, path rule.Path, by rule.By) {
	if !day.IsZero() && (m.Day.IsZero() || day.Before(m.Day)) {
		m.Day, m.Path, m.By = day, path, by
	}
}

// sign is see for what happened in a place of the State, or in none that is on file: then it
// happened where the person was, and concerns another State not before the person came.
func (m *moment) sign(p *Pass, place, state jurisdiction.Code, day law.Day, path rule.Path) {
	if day.IsZero() || day.After(p.On) {
		return
	}
	if !place.IsValid() {
		came, ok := arrival(p, state, day)
		if !ok {
			return
		}
		day = came
	}
	m.see(day, path, rule.BySign)
}

// here reports whether something in a place counts for a State. What has no place counts for every
// State.
func here(place, state jurisdiction.Code) bool {
	return !place.IsValid() || !state.IsValid() || same(place, state)
}

// arrival is the day on which a person whom another State knew came to a State, or since when
// nobody knows where the person came from; ok is false where the person is not known to have been
// there. With no stay on file the person is wherever the caller says.
func arrival(p *Pass, state jurisdiction.Code, since law.Day) (day law.Day, ok bool) {
	if len(p.Subject.Stays) == 0 {
		return since, true
	}
	if !state.IsValid() {
		return law.Day{}, false
	}
	return where(p).in(p, state).arrival(since)
}

// reach finds when a rung was reached in a State: by an entry there, or in another State before the
// person came.
func reach(p *Pass, state jurisdiction.Code, least rung, by rule.By) rule.Event {
	var in, elsewhere moment
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if rungOf(d) < least || d.Day.After(p.On) {
			continue
		}
		path := p.Base().Elem("status", i)
		if here(d.Place, state) {
			in.see(d.Day, path, by)
		} else {
			elsewhere.see(d.Day, path, by)
		}
	}
	if !elsewhere.IsZero() {
		if day, ok := arrival(p, state, elsewhere.Day); ok {
			in.see(day, elsewhere.Path, by)
		}
	}
	in.Place = state
	return in.Event
}

// signs finds the first sign in a State: a step of any kind, how the case came to light, a report
// of the offence; with all, an indicator that was seen too.
func signs(p *Pass, state jurisdiction.Code, all bool) rule.Event {
	m := moment{reach(p, state, rungSign, rule.BySign)}
	f := p.Subject.File
	if d := f.Detection; here(d.Place, state) {
		m.sign(p, d.Place, state, d.Day, rule.Path{List: "detection"}.At("day"))
	}
	for _, i := range p.Subject.Records.Proceedings {
		x := &f.Proceedings[i]
		if !here(x.Place, state) {
			continue
		}
		if s, ok := x.Step(p.On, cases.StepReported, cases.StepOpened); ok && trafficking(x) {
			m.sign(p, x.Place, state, s.Day, rule.Path{}.Elem("proceedings", i))
		}
	}
	if all {
		for i := range p.Subject.Indicators {
			x := &p.Subject.Indicators[i]
			if x.Seen() {
				m.sign(p, "", state, x.Observed, p.Base().Elem("indicators", i))
			}
		}
	}
	m.Place = state
	return m.Event
}

// trafficking reports whether a proceeding is about trafficking, as far as the file tells.
func trafficking(x *cases.Proceeding) bool {
	switch x.Offence {
	case "", cases.OffenceTrafficking, cases.OffenceTraffickingChild:
		return true
	}
	return false
}

// climbed is the event of a rung: a decision, or else the first sign. Whom a decision confirms as
// a presumed victim was one from the first sign on: who decides late owes no less than who never
// decides. Whether there were reasonable grounds before somebody found them is a judgement.
func climbed(p *Pass, state jurisdiction.Code, least rung) rule.Event {
	e := reach(p, state, least, rule.ByDecision)
	switch {
	case e.Day.IsZero():
		e = signs(p, state, false)
	case least == rungPresumed:
		s := signs(p, state, false)
		if !s.Day.IsZero() && s.Day.Before(e.Day) && !denied(p, s.Day, e.Day) {
			e.Day, e.Path = s.Day, s.Path
		}
	}
	if e.Day.IsZero() {
		return missingStatus(p, state)
	}
	return e
}

// denied reports whether somebody decided, from a sign on and before a later decision, that the
// person is no victim: then the sign is not what the later decision rests on.
func denied(p *Pass, from, to law.Day) bool {
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if deniedBy(d) && !d.Day.IsZero() && !d.Day.Before(from) && d.Day.Before(to) {
			return true
		}
	}
	return false
}

// deniedBy reports whether a decision found that the person is no victim.
func deniedBy(d *victim.StatusDecision) bool {
	return (d.Kind == victim.StatusNotConfirmed || d.Outcome == victim.Negative) && !unproven(d)
}

// unproven reports whether a negative decision says no more than that something was not proved, or
// that the person did not help to prove it. It finds nobody to be no victim: protection asks for
// reasonable grounds, and for no proof, conviction or cooperation (CETS No. 197, articles 10(2),
// 12(6) and 13(1); Directive 2011/36/EU, article 11(2) and (3)).
func unproven(d *victim.StatusDecision) bool {
	for _, r := range d.Reasons {
		switch r {
		case care.ReasonInsufficientEvidence, care.ReasonOffenderUnknown, care.ReasonNoConviction,
			care.ReasonNoCooperation:
		default:
			return false
		}
	}
	return len(d.Reasons) > 0
}

// missingStatus is the event of which the file does not tell whether it happened. A file that says
// that nobody decided has no event.
func missingStatus(p *Pass, state jurisdiction.Code) rule.Event {
	path, missing := p.Subject.StatusMissing(p.On)
	if !missing {
		return rule.Event{}
	}
	return rule.Event{Place: state, Unknown: true, Missing: rule.Path{Base: p.Base().Base + path}}
}

const (
	asksStatus = "whether and since when the person is a presumed or identified victim"
	statusPath = "/status"
)

var (
	// Contact is the first day on which anything of the person is on file.
	Contact = &Trigger{
		Name: "contact", Text: "first contact", Asks: "when the first contact was",
		Reads: []string{
			"/status", "/indicators", "/detection", "/proceedings", "/opened", "/intake",
			"/interviews", "/placements", "/services", "/stays", "/information", "/notifications",
			"/referrals",
		},
		Find: findContact,
	}
	// FirstSign is the first sign that the person may be a victim.
	FirstSign = &Trigger{
		Name: "first-sign", Text: "the first sign of trafficking", Asks: asksStatus,
		Reads: []string{statusPath, "/indicators", "/detection", "/proceedings", "/stays"},
		Find: func(p *Pass, state jurisdiction.Code) rule.Event {
			if e := signs(p, state, true); !e.Day.IsZero() {
				return e
			}
			return missingStatus(p, state)
		},
	}
	// Presumed is when the person was to be treated as a presumed victim: signs are enough.
	Presumed = &Trigger{
		Name: "presumed", Text: "presumed victim, by decision or by signs on file",
		Asks:  asksStatus,
		Reads: []string{statusPath, "/detection", "/proceedings", "/stays"},
		Find: func(p *Pass, state jurisdiction.Code) rule.Event {
			return climbed(p, state, rungPresumed)
		},
	}
	// Grounds is when reasonable grounds were found, or had to be looked for. Whether they were
	// there is a judgement.
	Grounds = &Trigger{
		Name: "reasonable-grounds", Text: "reasonable grounds, by decision or by signs on file",
		Asks: asksStatus, Doubt: true,
		Reads: []string{statusPath, "/detection", "/proceedings", "/stays"},
		Find: func(p *Pass, state jurisdiction.Code) rule.Event {
			return climbed(p, state, rungGrounds)
		},
	}
	// Identified is when the person was identified, or had to be.
	Identified = &Trigger{
		Name: "identified", Text: "identified as a victim, by decision or by signs on file",
		Asks: asksStatus, Doubt: true,
		Reads: []string{statusPath, "/detection", "/proceedings", "/stays"},
		Find: func(p *Pass, state jurisdiction.Code) rule.Event {
			return climbed(p, state, rungIdentified)
		},
	}
	// Reported is when the offence was reported or an investigation opened.
	Reported = &Trigger{
		Name: "reported", Text: "a report of the offence", Asks: "when the offence was reported",
		Reads: []string{"/proceedings"},
		Find: func(p *Pass, state jurisdiction.Code) rule.Event {
			return reportedIn(p, state, func(*cases.Proceeding) bool { return true })
		},
	}
)

// reportedIn is the first report or opening of those proceedings in a State that count.
func reportedIn(
	p *Pass, state jurisdiction.Code, counts func(*cases.Proceeding) bool,
) rule.Event {
	m := moment{rule.Event{Place: state}}
	var undated rule.Path // of a proceeding of which it is not known when it began
	for _, i := range p.Subject.Records.Proceedings {
		x := &p.Subject.File.Proceedings[i]
		if !here(x.Place, state) || x.NotReported != "" || !counts(x) {
			continue
		}
		path := rule.Path{}.Elem("proceedings", i)
		if s, ok := x.Step(p.On, cases.StepReported, cases.StepOpened); ok {
			m.see(s.Day, path, rule.ByDecision)
		} else if !ahead(x, p.On) {
			undated = path.At("steps")
		}
	}
	if m.Day.IsZero() && !undated.IsZero() {
		return rule.Event{Place: state, Unknown: true, Missing: undated}
	}
	return m.Event
}

// ahead reports whether every step of a proceeding lies ahead.
func ahead(x *cases.Proceeding, on law.Day) bool {
	for i := range x.Steps {
		if !x.Steps[i].Day.After(on) {
			return false
		}
	}
	return len(x.Steps) > 0
}

func findContact(p *Pass, state jurisdiction.Code) rule.Event {
	m := moment{signs(p, state, true)}
	f, v := p.Subject.File, p.Subject.Victim
	see := func(day law.Day, path rule.Path) { m.sign(p, "", state, day, path) }
	see(f.Intake.Day, rule.Path{List: "intake"})
	for _, i := range p.Subject.Records.Interviews {
		if x := &f.Interviews[i]; here(x.Place, state) {
			m.see(x.Day, rule.Path{}.Elem("interviews", i), rule.BySign)
		}
	}
	for i := range v.Placements {
		if x := &v.Placements[i]; here(x.Place, state) {
			m.see(x.From, p.Base().Elem("placements", i), rule.BySign)
		}
	}
	for i := range v.Services {
		see(v.Services[i].Started, p.Base().Elem("services", i))
	}
	for i := range v.Information {
		see(v.Information[i].Day, p.Base().Elem("information", i))
	}
	for _, i := range p.Subject.Records.Notifications {
		see(f.Notifications[i].Day, rule.Path{}.Elem("notifications", i))
	}
	for _, i := range p.Subject.Records.Referrals {
		// A body of the State to which a person is referred hears of the person before the arrival.
		r := &f.Referrals[i]
		into := jurisdiction.Code("")
		if same(r.To.Place, state) {
			into = r.To.Place
		}
		m.sign(p, into, state, r.On(referral.Send), rule.Path{}.Elem("referrals", i))
	}
	see(f.Opened, rule.Path{List: "opened"})
	if m.Day.IsZero() || m.Day.After(p.On) {
		return rule.Event{Place: state, Unknown: true, Missing: rule.Path{List: "opened"}}
	}
	m.Place = state
	return m.Event
}
