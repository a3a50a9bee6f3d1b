package trends

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// ofSuspect returns the row of a suspect by day. A proceeding is recorded as one for all its
// suspects, so its decisions are counted once for each of them.
func ofSuspect(f *cases.File, s *cases.Suspect, day law.Day) Person {
	p := Person{Sex: s.Sex, Suspected: On(s.Since)}
	asked := s.Since
	if asked.IsZero() {
		asked = day
	}
	p.Age = ageGroup(s.Age, asked)
	for _, c := range s.Citizenships {
		switch c.Kind {
		case person.CitizenOf:
			if state := c.Country.Country(); state != "" && !slices.Contains(p.Citizenships, state) {
				p.Citizenships = append(p.Citizenships, state)
			}
		case person.Stateless:
			p.Stateless = true
		}
	}
	for _, c := range f.Conduct {
		if !slices.Contains(c.Suspects, s.ID) {
			continue
		}
		for _, form := range c.Purposes {
			if !slices.Contains(p.Forms, form) {
				p.Forms = append(p.Forms, form)
			}
		}
		if c.Organised == person.Yes || c.Organised == person.No && p.Organised == "" {
			p.Organised = c.Organised
		}
	}
	p.Offence = offence(f, s)
	for _, proc := range f.Proceedings {
		if slices.Contains(proc.Suspects, s.ID) {
			p.ofProceeding(&proc, day)
		}
	}
	return p
}

// offence tells trafficking from the use of services and from what is neither.
func offence(f *cases.File, s *cases.Suspect) OffenceGroup {
	use, tried := false, false
	for _, proc := range f.Proceedings {
		if !slices.Contains(proc.Suspects, s.ID) || proc.Offence == "" {
			continue
		}
		tried = true
		switch proc.Offence {
		case cases.OffenceTrafficking, cases.OffenceTraffickingChild:
			return TraffickingOffence
		case cases.OffenceUseOfServices:
			use = true
		}
	}
	only := func(role cases.SuspectRole) bool {
		return len(s.Roles) > 0 && !slices.ContainsFunc(s.Roles, func(r cases.SuspectRole) bool { return r != role })
	}
	switch {
	case use, !tried && only(cases.RoleUser):
		return KnowingUseOffence
	case !tried && len(s.Roles) > 0 && !only(cases.RoleSmuggler):
		return TraffickingOffence
	}
	return ""
}

// ofProceeding fills in the last decision and the last judgment by day; a later proceeding wins
// over an earlier one.
func (p *Person) ofProceeding(proc *cases.Proceeding, day law.Day) {
	charged := false
	for _, s := range proc.Steps {
		if s.Day.IsZero() || s.Day.After(day) {
			continue
		}
		decide := func(d Decision) {
			if p.Decided.compare(On(s.Day)) <= 0 {
				p.Decided, p.Decision = On(s.Day), d
			}
		}
		switch s.Kind {
		case cases.StepCharged:
			charged = true
			switch proc.Offence {
			case cases.OffenceTrafficking, cases.OffenceTraffickingChild:
				decide(ChargedTrafficking)
			case "":
				decide("")
			default:
				decide(ChargedOther)
			}
		case cases.StepRefused, cases.StepClosed:
			if charged || slices.Contains(s.Reasons, cases.ClosedTransferred) {
				decide(OtherDecision)
			} else {
				decide(NotCharged)
			}
		case cases.StepJudgment, cases.StepFinalJudgment:
			if p.Judged.compare(On(s.Day)) <= 0 {
				p.Judged, p.Judgment = On(s.Day), s.Outcome
			}
		}
	}
}
