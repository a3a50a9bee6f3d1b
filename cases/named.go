package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// UnderSuspicion reports whether a suspect of f is under suspicion on day, by what was known then:
// [Suspect.Suspected], and what names a suspect again who was cleared. That are conduct and legs of
// the route which lasted until the day of the clearing or later, a report, an investigation, a
// charge or a conviction of such a day in a proceeding that names the suspect, a risk or an
// incident, what is recorded of the same person among the people around a victim, and that the
// suspect is held. The latest counts, and of what is on one day the suspicion. What has no day
// names nobody again, but a conviction does.
func (f *File) UnderSuspicion(s *Suspect, day law.Day) bool {
	return f.suspicions().on(s, day)
}

// suspicions answer which suspects of a file are under suspicion. What names those who were cleared
// is gathered once, when somebody is asked about who was.
type suspicions struct {
	f     *File
	named map[string]*naming
}

// naming is what names a suspect who was cleared.
type naming struct {
	days        []law.Day   // in order
	proceedings [][]law.Day // for each that names the suspect, in order
	convicted   bool        // on a day that is not recorded
}

func (f *File) suspicions() *suspicions { return &suspicions{f: f} }

// on is [File.UnderSuspicion].
func (x *suspicions) on(s *Suspect, day law.Day) bool {
	return s.Suspected(day) || !s.Cleared.IsZero() && !day.Before(s.Cleared) && x.since(s, day)
}

// now reports whether s keeps somebody from deciding for a victim, or from learning of one, now.
// What is handed on is handed on now: a suspicion on record counts whatever day it is dated, also
// what names s again after the clearing.
func (x *suspicions) now(s *Suspect, on law.Day) bool {
	return s.closes(on) || x.since(s, ever)
}

// since reports whether something names s on the day of the clearing or later, and by day.
func (x *suspicions) since(s *Suspect, day law.Day) bool {
	if s.Cleared.IsZero() {
		return false
	}
	if x.named == nil {
		x.named = x.f.named()
	}
	n := x.named[s.ID]
	within := func(days []law.Day) bool {
		i, _ := slices.BinarySearchFunc(days, s.Cleared, law.Day.Compare)
		return i < len(days) && !days[i].After(day)
	}
	return n != nil && (n.convicted || within(n.days) || slices.ContainsFunc(n.proceedings, within))
}

// named returns what names those suspects who were cleared, by their ids.
func (f *File) named() map[string]*naming {
	out := map[string]*naming{}
	for i := range f.Suspects {
		if s := &f.Suspects[i]; !s.Cleared.IsZero() && s.ID != "" {
			out[s.ID] = &naming{}
		}
	}
	see := func(id string, days ...law.Day) {
		n := out[id]
		if n == nil {
			return
		}
		for _, day := range days {
			if !day.IsZero() {
				n.days = append(n.days, day)
			}
		}
	}
	for i := range f.Suspects {
		see(f.Suspects[i].ID, f.Suspects[i].Since, f.Suspects[i].Detained)
	}
	for i := range f.Conduct {
		c := &f.Conduct[i]
		for _, id := range c.Suspects {
			see(id, c.From, c.To, c.Start.Last(), c.Finish.Last())
		}
	}
	for i := range f.Route {
		l := &f.Route[i]
		for _, id := range l.Suspects {
			see(id, l.Day, l.Date.Last())
		}
	}
	for i := range f.Proceedings {
		p := &f.Proceedings[i]
		days, convicted := p.accusing()
		for _, id := range p.Suspects {
			if n := out[id]; n != nil {
				n.proceedings = append(n.proceedings, days)
				n.convicted = n.convicted || convicted
			}
		}
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		for j := range v.Risks {
			r := &v.Risks[j]
			for _, item := range r.Items {
				if item.From != "" && item.Found != person.No &&
					(item.Found != "" || item.Level != care.RiskNone) {
					see(item.From, r.Day)
				}
			}
		}
		for j := range v.Incidents {
			x := &v.Incidents[j]
			for _, id := range x.By {
				see(id, x.Date.Last(), x.Known, x.Reported)
			}
		}
		for j := range v.Relatives {
			if r := &v.Relatives[j]; r.Suspected != person.No {
				see(r.Suspect, r.SuspectedSince)
			}
		}
	}
	for _, n := range out {
		slices.SortFunc(n.days, law.Day.Compare)
	}
	return out
}

// accusing returns the days of the steps that say of the suspects of p that they are suspected, in
// order, and whether somebody was convicted on a day that is not recorded.
func (p *Proceeding) accusing() (days []law.Day, convicted bool) {
	for _, s := range p.Steps {
		switch {
		case s.Outcome == Convicted && s.Day.IsZero():
			convicted = true
		case s.Outcome == Convicted, s.Kind == StepReported, s.Kind == StepOpened,
			s.Kind == StepResumed, s.Kind == StepCharged:
			if !s.Day.IsZero() {
				days = append(days, s.Day)
			}
		}
	}
	slices.SortFunc(days, law.Day.Compare)
	return days, convicted
}
