package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func identificationRules() []Rule {
	return []Rule{{
		ID:      "IDENT-001",
		Title:   "elements of trafficking recorded",
		Applies: "to every victim or presumed victim in the file",
		Meets:   "Record the acts and the purposes; for an adult also the means; or that they were looked for and not found.",
		Bases: []rule.Basis{
			{Instrument: "palermo", Pinpoint: "3(a)", Topic: "definition"},
			on("palermo", "3(c)"),
			{Instrument: "coe-197", Pinpoint: "4(a)", Topic: "definition"},
			on("coe-197", "4(c)"),
			on("eu-2011-36", "2(1)"),
			on("eu-2011-36", "2(5)"),
		},
		Reads:    []string{"/conduct", "/victims/*/age", "/victims/*/status"},
		Deadline: "before the decision on identification",
		Check:    elementsRecorded,
	}, {
		ID:       "IDENT-002",
		Title:    "child case not closed for lack of means",
		Applies:  "to a negative decision on a child",
		Meets:    "Decide again without asking for means: for a child act and purpose are enough.",
		Bases:    []rule.Basis{on("palermo", "3(c)"), on("coe-197", "4(c)"), on("eu-2011-36", "2(5)")},
		Reads:    []string{"/victims/*/status", "/victims/*/age", "/conduct/*/purposes"},
		Deadline: "at the decision",
		Check:    noMeansForChild,
	}, {
		ID:      "IDENT-003",
		Title:   "surrogacy exception applied correctly",
		Applies: "where surrogacy is the only purpose, in a member state of the EU",
		Meets:   "Record the means, or that the surrogate mother was under 18 at the time.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 2(5)"),
			on("eu-2024-1712", "2011/36 Art. 2(3)"),
		},
		Reads:    []string{"/conduct", "/victims/*/age", "/victims/*/status"},
		Deadline: "at the decision",
		Check:    surrogacy,
	}, {
		ID:      "IDENT-004",
		Title:   "consent not used as ground for refusal",
		Applies: "to a negative decision on a child, or where means are recorded",
		Meets:   "Decide again without looking at consent.",
		Bases: []rule.Basis{
			on("palermo", "3(b)"),
			on("palermo", "3(c)"),
			on("coe-197", "4(b)"),
			on("coe-197", "4(c)"),
			on("eu-2011-36", "2(4)"),
			on("eu-2011-36", "2(5)"),
		},
		Reads:    []string{"/conduct/*/means", "/victims/*/age", "/victims/*/status"},
		Deadline: "at the decision",
		Check:    consentIrrelevant,
	}}
}

// decided returns the path of the first decision on identification made by the day of the check,
// with what judges it, or "".
func decided(p *pass) (path string, d victim.StatusDecision) {
	for i, s := range p.Subject.Victim.Status {
		if (s.Kind == victim.StatusIdentified || s.Kind == victim.StatusNotConfirmed) && p.Done(s.Day) && (path == "" || s.Day.Before(d.Day)) {
			path, d = p.Subject.Path+ptr("status", i, ""), s
		}
	}
	return path, d
}

func elementsRecorded(p *pass) {
	e := p.Subject.elements(p.On, definitions[0])
	_, d := decided(p)
	opts := []rule.Option{rule.Act(d.Place, d.Day)}
	missing := func(what string) {
		if d.Day.IsZero() {
			p.Due("/conduct", what+"; it is needed before the decision on identification")
			return
		}
		p.NotMet("/conduct", what+", and identification was decided on {day}", append(opts, rule.With(rule.DayArg("day", d.Day)))...)
	}
	switch {
	case e.Act.State == ElementMissing:
		missing("no act is recorded")
	case e.Purpose.State == ElementMissing:
		missing("no purpose is recorded")
	case e.Means.State != ElementMissing, unexcepted(p, e, d.Place):
		p.Met("/conduct", "what the definition asks for is recorded, or was looked for", opts...)
	case e.Childhood.Standing == person.StandingUnknown:
		p.Unknown(p.Subject.Path+"/age", "no means are recorded, and whether the person was a child at the time, so that none are needed, is not known", opts...)
	default:
		missing("no means are recorded, as the definition asks for who was an adult or for surrogacy")
	}
}

// unexcepted reports whether the means are not needed after all: the victim was a child, and the
// law of the place does not except surrogacy.
func unexcepted(p *pass, e Elements, place jurisdiction.Code) bool {
	s, only := onlySurrogacy(p)
	return only && e.Childhood.IsChild() && !s.excepted(p, place)
}

// A surrogacyCase is what the file shows of a victim for whom surrogacy is the only purpose
// recorded.
type surrogacyCase struct {
	child person.Answer // whether the surrogate mother was a child
	day   law.Day       // on which the conduct last was known to go on; zero if it is not dated
	path  string        // of the means
}

// onlySurrogacy reports whether surrogacy is the only purpose recorded for the victim by the day of
// the check.
func onlySurrogacy(p *pass) (s surrogacyCase, only bool) {
	for i, c := range p.Subject.conduct() {
		if c.day().After(p.On) {
			continue
		}
		for _, purpose := range c.AllPurposes() {
			if purpose != jurisdiction.Surrogacy {
				return s, false
			}
			only = true
			s.path = ptr("conduct", i, "means")
			if c.SurrogateMotherChild != "" && s.child != person.Yes {
				s.child = c.SurrogateMotherChild
			}
			if last := c.lastDay(p.On); last.After(s.day) {
				s.day = last
			}
		}
	}
	return s, only
}

// excepted reports whether the law of place asks for means even where the victim is a child,
// because surrogacy is the only purpose and the surrogate mother is not known to have been a child:
// Directive 2011/36/EU, article 2(5), as Directive (EU) 2024/1712 left it. Conduct is judged by the
// purposes of its day.
func (s surrogacyCase) excepted(p *pass, place jurisdiction.Code) bool {
	place = p.Where(place)
	day := s.day
	if day.IsZero() {
		day = p.On
	}
	return s.child != person.Yes && p.Binds("eu-2024-1712", place, day).Binding == law.Binds
}

// childThenOf is the answer for the last conduct on file that was done to the victim as a child by
// the day of the check, if any: what was done to a child stays done to a child.
func childThenOf(p *pass) (done person.Childhood) {
	for _, c := range p.Subject.conduct() {
		if c.day().IsZero() || c.day().After(p.On) {
			continue
		}
		if child := p.Subject.Victim.Age.ChildOn(c.day()); child.IsChild() {
			done = child
		}
	}
	return done
}

func noMeansForChild(p *pass) {
	v := p.Subject.Victim
	s, only := onlySurrogacy(p)
	done := childThenOf(p)
	v.Negatives(p.On, func(i int, d victim.StatusDecision) {
		path := p.Subject.Path + ptr("status", i, "reasons")
		opts := []rule.Option{rule.Act(d.Place, d.Day)}
		if only && s.excepted(p, d.Place) {
			opts = append(opts, rule.Outside("asks for means where surrogacy is the only purpose and the surrogate mother was not a child", "eu-2011-36"))
		}
		when := d.Day
		if when.IsZero() {
			when = p.On
		}
		child := v.Age.ChildOn(when)
		if done.IsChild() {
			child = done
		}
		switch {
		case !child.IsChild() && child.Standing != person.StandingUnknown:
			return
		case len(d.Reasons) == 0:
			p.Unknown(path, "the reasons of the negative decision are not recorded", opts...)
		case !slices.Contains(d.Reasons, care.ReasonNoMeans):
			if child.IsChild() {
				p.Met(path, "the negative decision does not rest on a lack of means", opts...)
			}
		case child.IsChild():
			p.NotMet(path, "the negative decision on a child rests on a lack of means", opts...)
		default:
			p.Unknown(p.Subject.Path+"/age", "the negative decision rests on a lack of means, and whether the person was a child is not known", opts...)
		}
	})
}

func surrogacy(p *pass) {
	s, only := onlySurrogacy(p)
	if !only {
		return
	}
	child, path := s.child, s.path
	at, d := decided(p)
	if e, state := p.Profile(p.Where(d.Place)).Membership.EU.At(p.On); state == law.Known && !e.Value || state == law.None {
		return // only the law of the European Union knows the exception
	}
	means := p.Subject.elements(p.On, definitions[0]).Means.State
	opts := []rule.Option{rule.Act(d.Place, s.day)} // by the purposes that the law of the day of the conduct names
	switch {
	case child == person.Yes && slices.Contains(d.Reasons, care.ReasonNoMeans):
		p.NotMet(at+"/reasons", "the surrogate mother was a child, and the negative decision rests on a lack of means", opts...)
	case child == person.Yes:
		p.Met(path, "the surrogate mother was a child: no means are needed", opts...)
	case means == ElementFound:
		p.Met(path, "surrogacy is the only purpose, and means are recorded", opts...)
	case child == "" || child == person.AnswerUnknown || child == person.Declined:
		p.Unknown(path, "surrogacy is the only purpose; neither means are recorded nor whether the surrogate mother was a child", opts...)
	case means == ElementNone && d.Kind == victim.StatusIdentified && d.Outcome != victim.Negative:
		p.NotMet(at, "identified for surrogacy alone although means were looked for and none were found", opts...)
	case means == ElementNone:
		p.Met(path, "means were looked for and none were found", opts...)
	default:
		p.Due(path, "surrogacy is the only purpose and the surrogate mother was an adult: the means are needed", opts...)
	}
}

func consentIrrelevant(p *pass) {
	v := p.Subject.Victim
	means, none := false, false
	for _, c := range p.Subject.conduct() {
		if !c.day().After(p.On) {
			means = means || len(c.AllMeans()) > 0
			none = none || c.NoMeans == person.Yes
		}
	}
	done := childThenOf(p)
	v.Negatives(p.On, func(i int, d victim.StatusDecision) {
		path := p.Subject.Path + ptr("status", i, "reasons")
		opts := []rule.Option{rule.Act(d.Place, d.Day)}
		when := d.Day
		if when.IsZero() {
			when = p.On
		}
		child := v.Age.ChildOn(when)
		if done.IsChild() {
			child = done
		}
		switch {
		case len(d.Reasons) == 0:
			p.Unknown(path, "the reasons of the negative decision are not recorded", opts...)
		case !slices.Contains(d.Reasons, care.ReasonConsented):
			if means || child.IsChild() {
				p.Met(path, "the negative decision does not rest on consent", opts...)
			}
		case child.IsChild():
			p.NotMet(path, "the negative decision on a child rests on consent", opts...)
		case means:
			p.NotMet(path, "the negative decision rests on consent although means are recorded", opts...)
		case none && child.Standing == person.Adult:
			return // an adult, and means were looked for and not found
		default:
			p.Unknown("/conduct", "the negative decision rests on consent; whether means were used is not recorded", opts...)
		}
	})
}
