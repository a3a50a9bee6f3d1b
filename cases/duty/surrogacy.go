package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A surrogacyCase is what the file shows of a person for whom surrogacy is the only purpose.
type surrogacyCase struct {
	child person.Answer // whether the surrogate mother was a child
	day   law.Day       // on which the conduct last was known to go on; zero if it is not dated
	path  rule.Path     // of the conduct
}

// onlySurrogacy reports whether surrogacy is the only purpose on file by the day of the check.
func onlySurrogacy(p *Pass) (s surrogacyCase, only bool) {
	for _, i := range p.Subject.Records.Conduct {
		c := &p.Subject.File.Conduct[i]
		if began(c).After(p.On) {
			continue
		}
		for _, purpose := range c.AllPurposes() {
			if purpose != jurisdiction.Surrogacy {
				return s, false
			}
			only = true
			s.path = rule.Path{}.Elem("conduct", i)
			if c.SurrogateMotherChild != "" && s.child != person.Yes {
				s.child = c.SurrogateMotherChild
			}
			s.day = last(s.day, lastDay(c, p.On))
		}
	}
	return s, only
}

// lastDay is the last day by on for which conduct is on file. Conduct that goes on is judged by the
// law of its last day.
func lastDay(c *cases.Conduct, on law.Day) law.Day {
	day := last(c.To, c.Finish.Last())
	if day.IsZero() {
		day = began(c)
	}
	if day.After(on) {
		return on
	}
	return day
}

// bound reports whether the Directive that makes surrogacy a purpose binds a place on the day of
// the conduct.
func (s *surrogacyCase) bound(p *Pass, place jurisdiction.Code) bool {
	return s.binding(p, place) == law.Binds
}

func (s *surrogacyCase) binding(p *Pass, place jurisdiction.Code) law.Binding {
	day := s.day
	if day.IsZero() {
		day = p.On
	}
	if !place.IsValid() && len(p.Places) > 0 {
		place = p.Places[0]
	}
	if !place.IsValid() {
		return law.BindUnknown
	}
	return p.Binds("eu-2024-1712", place, day).Binding
}

// excepted reports whether the law of a place asks for means even where the victim is a child,
// because the surrogate mother was none (Directive 2011/36/EU, article 2(5), as amended in 2024).
// Where nobody knows how old she was, it may ask for them.
func (s *surrogacyCase) excepted(p *Pass, place jurisdiction.Code) bool {
	return s.child != person.Yes && s.bound(p, place)
}

// The phrases of IDENT-003.
const (
	surrogateChild      = "surrogate mother under 18: no means needed"
	surrogateMeans      = "means, with surrogacy as the only purpose"
	surrogateNoMeans    = "search for means without a result"
	surrogateUnknown    = "means, or age of the surrogate mother"
	surrogateAge        = "age of the surrogate mother at the time"
	surrogateRefused    = "refusal for no means, with a mother under 18"
	surrogateIdentified = "identification for surrogacy without means"
	surrogateOpen       = "means, for surrogacy with an adult as mother"
)

// surrogacyExcepted turns the question round: where surrogacy is the only purpose an adult needs
// means, and a surrogate mother under 18 needs none.
func surrogacyExcepted(p *Pass) {
	s, only := onlySurrogacy(p)
	if !only {
		return
	}
	var d victim.StatusDecision
	var at rule.Path
	for i := range p.Subject.Status {
		if x := &p.Subject.Status[i]; final(x) && p.Happened(x.Day) &&
			(d.Day.IsZero() || x.Day.Before(d.Day)) {
			d, at = *x, p.Base().Elem("status", i)
		}
	}
	if b := s.binding(p, d.Place); b != law.Binds && b != law.BindUnknown {
		return // only that Directive knows the exception
	}
	means := p.Subject.elements(p.On,
		cases.Definition{SurrogacyNeedsMeans: true}).Means.State
	t := rule.Told{Path: s.path.At("means"), Place: d.Place, Judged: s.day}
	refused := slices.Contains(d.Reasons, care.ReasonNoMeans)
	switch {
	case s.child == person.Yes && refused:
		t.Outcome, t.Path, t.Label = rule.NotMet, at.At("reasons"), surrogateRefused
	case s.child == person.Yes:
		t.Outcome, t.Says, t.Label = rule.Met, rule.SaysMet, surrogateChild
	case means == cases.ElementFound:
		t.Outcome, t.Says, t.Label = rule.Met, rule.SaysMet, surrogateMeans
	case answer(s.child) == DontKnow && refused:
		t.Outcome, t.Says, t.Label = rule.Unknown, rule.SaysUnknown, surrogateAge
		t.Path = s.path.At("surrogate_mother_child")
	case answer(s.child) == DontKnow:
		t.Outcome, t.Says, t.Label = rule.Unknown, rule.SaysUnknown, surrogateUnknown
	case means == cases.ElementNone && d.Kind == victim.StatusIdentified && !refuses(&d):
		t.Outcome, t.Path, t.Label = rule.NotMet, at, surrogateIdentified
	case means == cases.ElementNone:
		t.Outcome, t.Says, t.Label = rule.Met, rule.SaysMet, surrogateNoMeans
	default:
		t.Outcome, t.Says, t.Label = rule.Due, rule.SaysLacking, surrogateOpen
	}
	p.Tell(t)
}
