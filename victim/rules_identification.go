package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func identificationRules() []Rule {
	return []Rule{{
		ID:       "IDENT-005",
		Title:    "no cross-border or organised-crime precondition",
		Applies:  "to a negative decision",
		Meets:    "Decide again: trafficking inside one country, or without an organised group, is trafficking.",
		Bases:    []rule.Basis{on("coe-197", "2"), on("untoc", "34(2)")},
		Reads:    []string{"/status"},
		Deadline: "at the decision",
		Check:    noPrecondition,
	}, {
		ID:      "IDENT-006",
		Title:   "reasonable-grounds decision dated and attributed",
		Applies: "to a person referred as a potential victim",
		Meets:   "Record the decision on reasonable grounds, its day, who made it, and the indicators relied on.",
		Bases: []rule.Basis{
			on("coe-197", "10(1)"),
			on("coe-197", "10(2)"),
			on("eu-2011-36", "11(2)"),
			on("eu-2011-36", "11(4)"),
			on("odihr-nrm-2022", "Pillar 1"),
		},
		Topics:   []string{"identification.bodies", "identification.decision_period"},
		Reads:    []string{"/status", "/indicators"},
		Deadline: "a number only where national law has one",
		Check:    reasonableGrounds,
	}, {
		ID:      "IDENT-007",
		Title:   "trained identifier",
		Applies: "to a decision on whether the person is a victim",
		Meets:   "Have a trained person decide, or a specialist take part, and record it.",
		Bases: []rule.Basis{
			on("coe-197", "10(1)"),
			on("coe-197", "29(1)-(3)"),
			on("palermo", "10(2)"),
			on("eu-2024-1712", "2011/36 Art. 18b"),
		},
		Reads:    []string{"/status"},
		Deadline: "at the decision",
		Check:    trainedIdentifier,
	}, {
		ID:       "IDENT-008",
		Title:    "no removal before identification is completed",
		Applies:  "where reasonable grounds were found for a foreign national",
		Meets:    "Do not remove the person before the final decision.",
		Bases:    []rule.Basis{on("coe-197", "10(2)")},
		Reads:    []string{"/status", "/removals", "/citizenships"},
		Deadline: "from the decision on reasonable grounds until the final decision",
		Check:    noRemoval,
	}}
}

// Negatives calls do for each negative decision made by day, or without a day, that was not
// reversed on review by then. I is its index in v.Status.
func (v *Victim) Negatives(day law.Day, do func(i int, d StatusDecision)) {
	for i, d := range v.Status {
		negative := d.Kind == StatusNotConfirmed || d.Outcome == Negative
		if !negative || d.Day.After(day) {
			continue
		}
		reversed := slices.ContainsFunc(v.Status, func(r StatusDecision) bool {
			return r.Kind == StatusReviewed && d.ID != "" && r.Reviews == d.ID && r.Outcome == Positive && !r.Day.IsZero() && !r.Day.After(day)
		})
		if !reversed {
			do(i, d)
		}
	}
}

// negatives calls do for each negative decision, with what judges it.
func negatives(p *pass, do func(path string, d StatusDecision, opts []rule.Option)) {
	p.Subject.Negatives(p.On, func(i int, d StatusDecision) {
		do(ptr("status", i, "reasons"), d, []rule.Option{rule.Act(d.Place, d.Day)})
	})
}

func noPrecondition(p *pass) {
	negatives(p, func(path string, d StatusDecision, opts []rule.Option) {
		switch {
		case len(d.Reasons) == 0:
			p.Unknown(path, "the reasons of the negative decision are not recorded", opts...)
		case slices.Contains(d.Reasons, care.ReasonNotTransnational) ||
			slices.Contains(d.Reasons, care.ReasonNoOrganisedGroup):
			p.NotMet(path, "the negative decision asks for a border crossed or an organised group", opts...)
		default:
			p.Met(path, "the negative decision asks for neither a border crossed nor an organised group", opts...)
		}
	})
}

func reasonableGrounds(p *pass) {
	referred, ok := p.Subject.FirstStatus(p.On, "", StatusReferred)
	if !ok {
		return
	}
	// A time that runs from another event than the case becoming known is not counted from the
	// referral.
	deadline, _, national := shortest(p, referred.Day, []law.Event{law.Detection, law.Awareness, law.OffenceReport},
		func(profile *jurisdiction.Profile) law.Dated[law.Period] {
			return profile.Identification.DecisionPeriod
		})
	for i, d := range p.Subject.Status {
		if d.Kind != StatusReasonableGrounds && d.Kind != StatusIdentified && d.Kind != StatusNotConfirmed || !p.Done(d.Day) {
			continue
		}
		path := ptr("status", i, "")
		opts := []rule.Option{rule.Act(d.Place, d.Day)}
		switch {
		case d.Body == "":
			p.Unknown(path+"/body", "it is not recorded who decided", opts...)
		case d.Outcome == "" && d.Kind == StatusReasonableGrounds:
			p.Unknown(path+"/outcome", "it is not recorded how the decision went", opts...)
		case len(d.Indicators) == 0:
			p.Unknown(path+"/indicators", "the indicators relied on are not recorded", opts...)
		case !deadline.Last.IsZero() && d.Day.After(deadline.Last):
			p.NotMet(path+"/day", "decided on {day}, only after the last day", append(append(opts, national...), rule.By(deadline), rule.With(rule.DayArg("day", d.Day)))...)
		default:
			p.Met(path, "a decision with day, maker and indicators is on file", opts...)
		}
		return
	}
	with := []rule.Option{rule.With(rule.DayArg("day", referred.Day)), rule.At(referred.Place)}
	if !deadline.Last.IsZero() {
		p.DueBy(deadline, "/status", "no decision on reasonable grounds; referred on {day}", append(national, with...)...)
		return
	}
	p.DueFrom(rule.DecisionTime, referred.Day, "/status", "no decision on reasonable grounds; referred on {day}; no last day is set by law that we know of", append(national, with...)...)
}

func trainedIdentifier(p *pass) {
	for i, d := range p.Subject.Status {
		decides := d.Kind == StatusReasonableGrounds || d.Kind == StatusIdentified || d.Kind == StatusNotConfirmed
		if !decides || !d.Day.IsZero() && !p.Done(d.Day) {
			continue
		}
		path := ptr("status", i, "trained")
		opts := []rule.Option{rule.Act(d.Place, d.Day)}
		switch {
		case d.Trained == person.Yes || d.Specialist == person.Yes:
			p.Met(path, "a trained person decided, or a specialist took part", opts...)
		case d.Trained == person.No && d.Specialist == person.No:
			p.NotMet(path, "nobody trained decided, and no specialist took part", opts...)
		default:
			p.Unknown(path, "it is not recorded whether who decided was trained, or a specialist took part", opts...)
		}
	}
}

func noRemoval(p *pass) {
	grounds, ok := reasonable(p)
	if !ok {
		return
	}
	final := law.Day{}
	for _, d := range p.Subject.Status {
		if (d.Kind == StatusIdentified || d.Kind == StatusNotConfirmed) && p.Done(d.Day) && !d.Day.Before(grounds.Day) && (final.IsZero() || d.Day.Before(final)) {
			final = d.Day
		}
	}
	switch p.Subject.Nationality(grounds.Place) {
	case person.Yes:
		return
	case person.No:
	default:
		p.Unknown("/citizenships", "it is not known whether the person is a foreign national", rule.At(grounds.Place))
		return
	}
	for i, r := range p.Subject.Removals {
		elsewhere := r.Place != "" && grounds.Place != "" && r.Place.Country() != grounds.Place.Country() // article 10(2) speaks of the State's own territory
		if !elsewhere && p.Done(r.Executed) && !r.Executed.Before(grounds.Day) && (final.IsZero() || r.Executed.Before(final)) {
			p.NotMet(ptr("removals", i, "executed"), "removed on {day}, before the identification was completed",
				rule.Act(r.Place, r.Executed), rule.With(rule.DayArg("day", r.Executed)))
			return
		}
	}
	p.Met("/removals", "no removal is recorded between reasonable grounds and the final decision", rule.At(grounds.Place))
}
