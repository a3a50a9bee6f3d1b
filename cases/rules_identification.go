package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func identificationRules() []Rule {
	return []Rule{{
		ID: "IDENT-001", Title: "elements of trafficking recorded",
		Applies: "to every victim or presumed victim in the file", Meets: "Record the acts and the purposes; for an adult also the means; or that they were looked for and not found.",
		Bases:    []rule.Basis{{Instrument: "palermo", Pinpoint: "3(a)", Topic: "definition"}, on("palermo", "3(c)"), {Instrument: "coe-197", Pinpoint: "4(a)", Topic: "definition"}, on("coe-197", "4(c)"), on("eu-2011-36", "2(1)"), on("eu-2011-36", "2(5)")},
		Reads:    []string{"/conduct", "/victims/*/age", "/victims/*/status"},
		Deadline: "before the decision on identification",
		Check:    elementsRecorded,
	}, {
		ID: "IDENT-003", Title: "surrogacy exception applied correctly",
		Applies: "where surrogacy is the only purpose", Meets: "Record the means, or that the surrogate mother was under 18 at the time.",
		Bases: []rule.Basis{on("eu-2024-1712", "2011/36 Art. 2(5)"), on("eu-2024-1712", "2011/36 Art. 2(3)")},
		Reads: []string{"/conduct", "/victims/*/age", "/victims/*/status"}, Deadline: "at the decision",
		Check: surrogacy,
	}, {
		ID: "IDENT-004", Title: "consent not used as ground for refusal",
		Applies: "to a negative decision on a child, or where means are recorded", Meets: "Decide again without looking at consent.",
		Bases: []rule.Basis{on("palermo", "3(b)"), on("palermo", "3(c)"), on("coe-197", "4(b)"), on("coe-197", "4(c)"), on("eu-2011-36", "2(4)"), on("eu-2011-36", "2(5)")},
		Reads: []string{"/conduct/*/means", "/victims/*/age", "/victims/*/status"}, Deadline: "at the decision",
		Check: consentIrrelevant,
	}}
}

// decided returns the path of the first decision on identification made by the day of the check, with what judges it, or "".
func decided(p *pass) (path string, d victim.StatusDecision) {
	for i, s := range p.Subject.Victim.Status {
		if (s.Kind == victim.StatusIdentified || s.Kind == victim.StatusNotConfirmed) && p.Done(s.Day) && (path == "" || s.Day.Before(d.Day)) {
			path, d = p.Subject.Path+ptr("status", i, ""), s
		}
	}
	return path, d
}

func elementsRecorded(p *pass) {
	e := p.Subject.File.Elements(p.Subject.Victim, p.On)
	_, d := decided(p)
	opts := []rule.Option{rule.At(d.Place), rule.JudgedOn(d.Day)}
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
	case e.Means.State != ElementMissing:
		p.Met("/conduct", "what the definition asks for is recorded, or was looked for", opts...)
	case e.Childhood.Standing == victim.StandingUnknown:
		p.Unknown(p.Subject.Path+"/age", "no means are recorded, and whether the person was a child at the time, so that none are needed, is not known", opts...)
	default:
		missing("no means are recorded, as the definition asks for who was an adult or for surrogacy")
	}
}

func surrogacy(p *pass) {
	only, child := false, victim.Answer("")
	path := "/conduct"
	for i, c := range p.Subject.File.Conduct {
		if !slices.Contains(c.Victims, p.Subject.Victim.ID) || c.day().After(p.On) {
			continue
		}
		for _, purpose := range c.Purposes {
			if purpose != jurisdiction.Surrogacy {
				return
			}
			only = true
			path = ptr("conduct", i, "means")
			if c.SurrogateMotherChild != "" && child != victim.Yes {
				child = c.SurrogateMotherChild
			}
		}
	}
	if !only {
		return
	}
	means := p.Subject.File.Elements(p.Subject.Victim, p.On).Means.State
	at, d := decided(p)
	opts := []rule.Option{rule.At(d.Place), rule.JudgedOn(d.Day)}
	switch {
	case child == victim.Yes && slices.Contains(d.Reasons, victim.ReasonNoMeans):
		p.NotMet(at+"/reasons", "the surrogate mother was a child, and the negative decision rests on a lack of means", opts...)
	case child == victim.Yes:
		p.Met(path, "the surrogate mother was a child: no means are needed", opts...)
	case means == ElementFound:
		p.Met(path, "surrogacy is the only purpose, and means are recorded", opts...)
	case child == "" || child == victim.AnswerUnknown || child == victim.Declined:
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
	for _, c := range p.Subject.File.Conduct {
		if slices.Contains(c.Victims, v.ID) && !c.day().After(p.On) {
			means = means || len(c.Means) > 0
			none = none || c.NoMeans == victim.Yes
		}
	}
	v.Negatives(p.On, func(i int, d victim.StatusDecision) {
		path := p.Subject.Path + ptr("status", i, "reasons")
		opts := []rule.Option{rule.At(d.Place), rule.JudgedOn(d.Day)}
		when := d.Day
		if when.IsZero() {
			when = p.On
		}
		child := v.Age.ChildOn(when)
		for _, c := range p.Subject.File.Conduct {
			// What was done to a child stays done to a child: the age at the time counts.
			if slices.Contains(c.Victims, v.ID) && !c.day().IsZero() && v.Age.ChildOn(c.day()).IsChild() {
				child = v.Age.ChildOn(c.day())
			}
		}
		switch {
		case len(d.Reasons) == 0:
			p.Unknown(path, "the reasons of the negative decision are not recorded", opts...)
		case !slices.Contains(d.Reasons, victim.ReasonConsented):
			if means || child.IsChild() {
				p.Met(path, "the negative decision does not rest on consent", opts...)
			}
		case child.IsChild():
			p.NotMet(path, "the negative decision on a child rests on consent", opts...)
		case means:
			p.NotMet(path, "the negative decision rests on consent although means are recorded", opts...)
		case none && child.Standing == victim.Adult:
			return // an adult, and means were looked for and not found
		default:
			p.Unknown("/conduct", "the negative decision rests on consent; whether means were used is not recorded", opts...)
		}
	})
}
