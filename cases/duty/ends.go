package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/person"
)

// first returns the earlier of two days; a zero Day is none.
func first(a, b law.Day) law.Day {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// last returns the later of two days.
func last(a, b law.Day) law.Day {
	if b.After(a) {
		return b
	}
	return a
}

// What ends a duty. That a status was withdrawn is no end, nor that a criminal proceeding was
// closed for want of evidence: reasonable grounds are not undone by what was not proved (CETS No.
// 197, article 10(2)). Whoever finds that a person never was a victim closes the case.
var (
	// OfAge is the 18th birthday, by the latest reading of what is known of the age.
	OfAge = &End{
		Name: "of-age", Text: "the 18th birthday", Reads: []string{"/age"}, Personal: true,
		Find: func(p *Pass, e rule.Event) law.Day {
			a := &p.Subject.Age
			_, latest, known := a.Eighteen()
			switch {
			case !known, latest.After(p.On), childhood(p, p.On).IsChild():
				return law.Day{}
			case !latest.After(e.Day) && childhood(p, e.Day).IsChild():
				return law.Day{} // the number was in doubt then: no birthday ended that
			}
			return latest
		},
	}
	// FoundAdult is that a person whose age was in doubt was found to be an adult: by an assessment
	// that ends doubt, or else by the age status.
	FoundAdult = &End{
		Name: "found-adult", Text: "the person is found to be an adult", Reads: []string{"/age"},
		Find: func(p *Pass, e rule.Event) law.Day {
			return verified(p, e, person.ConfirmedAdult)
		},
	}
	// AgeVerified is that an age that was in doubt was verified, be it that of an adult or a child.
	AgeVerified = &End{
		Name: "age-verified", Text: "the age is verified", Reads: []string{"/age"},
		Find: func(p *Pass, e rule.Event) law.Day {
			return verified(p, e, person.ConfirmedAdult, person.ConfirmedChild)
		},
	}
	// Left is that the person left the State: a stay there ended, or the person was returned or
	// removed from it.
	Left = &End{
		Name: "left", Text: "the person leaves the State",
		Reads: []string{"/stays", "/returns", "/removals"},
		Find:  findLeft,
	}
	// PassedThrough is that the person left a State of which nothing but the stay is on file: no
	// authority there met the person, and nothing was done to the person there.
	PassedThrough = &End{
		Name: "passed-through",
		Text: "the person leaves a State of which nothing but the stay is on file",
		Reads: []string{
			"/status", "/detection", "/placements", "/guardians", "/conduct", "/proceedings",
			"/interviews", "/liabilities", "/stays", "/returns", "/removals",
		},
		Find: func(p *Pass, e rule.Event) law.Day {
			if touched(p, e.Place) {
				return law.Day{}
			}
			return findLeft(p, e)
		},
	}
	// Died is the death of the person.
	Died = &End{
		Name: "died", Text: "the death of the person", Reads: []string{"/died"},
		Find: func(p *Pass, _ rule.Event) law.Day { return p.Subject.Died.First() },
	}
	// Closed is that the case is closed, and was not opened again.
	Closed = &End{
		Name: "closed", Text: "the case is closed", Reads: []string{"/closed", "/closures"},
		Find: func(p *Pass, _ rule.Event) law.Day {
			f := p.Subject.File
			day := f.Closed
			if len(p.Subject.Records.Closures)+len(p.Subject.Records.WholeClosures) > 0 {
				day = first(day, closedOn.Of(p))
			}
			if day.IsZero() {
				return day
			}
			return day.AddDays(1)
		},
	}
	// RightToStay is that the person got a permit or another right to stay.
	RightToStay = &End{
		Name: "right-to-stay", Text: "the person gets a right to stay", Reads: []string{"/permits"},
		Find: func(p *Pass, e rule.Event) law.Day {
			var day law.Day
			for i := range p.Subject.Permits {
				x := &p.Subject.Permits[i]
				if x.Decision == "granted" && here(x.Place, e.Place) && x.Decided.After(e.Day) {
					day = first(day, x.Decided)
				}
			}
			return day
		},
	}
	// AccompaniedAgain is that a child is no longer alone.
	AccompaniedAgain = &End{
		Name: "accompanied", Text: "the child is no longer alone",
		Reads: []string{"/family/accompaniment", "/family/accompaniment_day"},
		Find: func(p *Pass, e rule.Event) law.Day {
			f := p.Subject.Family
			if f.Accompaniment == "accompanied" && f.AccompanimentDay.After(e.Day) {
				return f.AccompanimentDay
			}
			return law.Day{}
		},
	}
)

// verified is the first day since an event on which an assessment confirmed an adult, or else that
// of an age status of some kinds. While the age is in doubt there is none.
func verified(p *Pass, e rule.Event, kinds ...person.AgeStatus) law.Day {
	a := &p.Subject.Age
	if childhood(p, p.On).Standing == person.PresumedToBe {
		return law.Day{}
	}
	var day law.Day
	see := func(d law.Day) {
		if p.Happened(d) && !d.Before(e.Day) {
			day = first(day, d)
		}
	}
	if !childhood(p, p.On).IsChild() {
		for i := range a.Assessments {
			if a.Assessments[i].ConfirmsAdult() {
				see(a.Assessments[i].Day)
			}
		}
	}
	if day.IsZero() && slices.Contains(kinds, a.Status) &&
		(a.Status != person.ConfirmedAdult || !a.ChildOn(a.StatusDay).IsChild()) {
		see(a.StatusDay) // a label against the age on file finds nobody to be an adult
	}
	return day
}

// touched reports whether the file shows anything of a person in a State beside a stay.
func touched(p *Pass, state jurisdiction.Code) bool {
	f, v := p.Subject.File, p.Subject.Victim
	at := func(place jurisdiction.Code) bool { return place.IsValid() && same(place, state) }
	for i := range v.Status {
		if at(v.Status[i].Place) {
			return true
		}
	}
	for i := range v.Placements {
		if at(v.Placements[i].Place) {
			return true
		}
	}
	for i := range v.Guardians {
		if at(v.Guardians[i].Place) {
			return true
		}
	}
	for i := range v.Removals {
		if at(v.Removals[i].Place) {
			return true
		}
	}
	for _, i := range p.Subject.Records.Conduct {
		if at(f.Conduct[i].Place) {
			return true
		}
	}
	for _, i := range p.Subject.Records.Proceedings {
		if at(f.Proceedings[i].Place) {
			return true
		}
	}
	for _, i := range p.Subject.Records.Interviews {
		if at(f.Interviews[i].Place) {
			return true
		}
	}
	for _, i := range p.Subject.Records.Liabilities {
		if at(f.Liabilities[i].Place) {
			return true
		}
	}
	return at(f.Detection.Place)
}

func findLeft(p *Pass, e rule.Event) law.Day {
	if !e.Place.IsValid() {
		return law.Day{}
	}
	s := where(p).in(p, e.Place)
	day := s.exit(e.Day)
	if !day.IsZero() {
		day = day.AddDays(1) // on the day itself the State still owes
	}
	day = first(day, s.end)
	if !day.IsZero() && s.back.After(day) {
		return law.Day{} // who came back is owed again
	}
	return day
}
