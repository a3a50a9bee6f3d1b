package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A Handing is a referral that is about to be sent or accepted, with what the pre-flight needs to know.
type Handing struct {
	Victim   *victim.Victim
	Referral *Referral
	// Receiver is the organisation, as far as it is known; nil is not known.
	Receiver *Organisation
	// Suspects are the ids of suspects in the case.
	Suspects []string
	// Flaw looks at a consent with what the caller knows; nil asks the record of the victim alone.
	Flaw func(*victim.Victim, victim.Consent, victim.ConsentPurpose, law.Day) victim.ConsentFlaw
}

// A Rule is a rule that is asked before a person is handed on.
type Rule = rule.Rule[Handing]

type pass = rule.Pass[Handing]

// Preflight asks every rule of this package about a referral on a day and returns all findings at once. What blocks is not met, overdue
// or unknown: see [Blocking]. Registry is the law; version that of the library, for the receipt.
func Preflight(registry *jurisdiction.Registry, h Handing, on law.Day, version string) (*rule.Report, error) {
	set, err := rule.NewSet(registry, Rules()...)
	if err != nil {
		return nil, err
	}
	places := []jurisdiction.Code{h.Referral.From.Place}
	if h.Referral.Crosses() {
		places = append(places, h.Referral.To.Place)
	}
	c := rule.NewCheck(registry, on, nil)
	rule.Ask(c, set, rule.Subject[Handing]{Value: h, Places: places, Exemptions: h.Victim.Exemptions})
	return c.Report(version), nil
}

// Blocking returns the ids of the rules of a pre-flight that stand in the way, for [Step]. A fact that is missing stands in the way as well.
func Blocking(r *rule.Report) []rule.ID {
	var out []rule.ID
	for i := range r.Findings {
		switch f := &r.Findings[i]; f.Outcome {
		case rule.NotMet, rule.Overdue, rule.Unknown:
			if !slices.Contains(out, f.Rule) {
				out = append(out, f.Rule)
			}
		}
	}
	return out
}

func on(instrument, pinpoint string) rule.Basis {
	return rule.Basis{Instrument: instrument, Pinpoint: pinpoint}
}

// Rules returns the rules of the pre-flight, in the order of their ids.
func Rules() []Rule {
	return []Rule{{
		ID: "PREF-001", Title: "consent, or a recorded emergency",
		Applies: "to every referral", Meets: "Link a consent in force that covers the receiver, or record an emergency with ground, authority and day of review.",
		Bases: []rule.Basis{on("coe-197", "12(7)"), on("gdpr", "7"), on("icmpd-trm", "SOP 2")},
		Reads: []string{"/consent", "/emergency"}, Deadline: "before sending",
		Check: consented,
	}, {
		ID: "PREF-002", Title: "receiver without conflict of interest",
		Applies: "to every referral", Meets: "Choose a receiver that has no tie to a suspect.",
		Bases: []rule.Basis{on("coe-197", "28(1)-(2)"), on("coe-197", "12(2)"), on("odihr-nrm-2022", "Pillar 1")},
		Reads: []string{"/to"}, Deadline: "before sending",
		Check: noConflict,
	}, {
		ID: "PREF-003", Title: "service fits the person",
		Applies: "to a referral for a need", Meets: "Choose a service that is vetted, has a mandate and a place, and takes the person.",
		Bases: []rule.Basis{on("coe-197", "12(7)"), on("eu-2011-36", "11(7)"), on("odihr-nrm-2022", "Pillar 2")},
		Reads: []string{"/need", "/to"}, Deadline: "before sending",
		Check: fits,
	}, {
		ID: "PREF-004", Title: "views of the child heard",
		Applies: "to the referral of a child", Meets: "Hear the child on the referral before it is sent.",
		Bases: []rule.Basis{on("crc", "12"), on("opsc", "8(1)(a)-(d)")},
		Reads: []string{"/child_views"}, Deadline: "before sending",
		Check: heard,
	}, {
		ID: "PREF-005", Title: "emergency looked at again",
		Applies: "to a referral in an emergency", Meets: "Look again, by the day of review, whether it can go on without consent.",
		Bases: []rule.Basis{on("gdpr", "6(1)"), on("icmpd-trm", "General")},
		Reads: []string{"/emergency"}, Deadline: "the day of review",
		Check: reviewed,
	}, {
		ID: "PREF-006", Title: "data may go to the other State",
		Applies: "to a referral to another State that is not under the same data protection regulation", Meets: "Record the ground on which the data are transferred, and that it was looked at that nobody is endangered.",
		Bases:  []rule.Basis{on("gdpr", "44-46"), on("gdpr", "49"), on("coe-108", "12"), on("hague-1996", "37"), on("coe-197", "34(4)")},
		Topics: []string{"data_protection.gdpr", "data_protection.adequacy"},
		Reads:  []string{"/border/transfer", "/border/no_danger"}, Deadline: "before sending",
		Check: leavesTheRegime,
	}}
}

func consented(p *pass) {
	h := p.Subject
	r := h.Referral
	if r.Emergency != nil {
		e := r.Emergency
		if !e.Ground.IsValid() || !e.Authority.IsValid() || e.ReviewBy.IsZero() {
			p.Unknown("/emergency", "ground, authority or day of review of the emergency is not recorded")
			return
		}
		p.Met("/emergency", "a recorded emergency stands in the place of consent")
		return
	}
	i := slices.IndexFunc(h.Victim.Consents, func(c victim.Consent) bool { return c.ID == r.Consent && r.Consent != "" })
	if i < 0 {
		p.NotMet("/consent", "neither a consent is linked nor an emergency recorded")
		return
	}
	c := h.Victim.Consents[i]
	q := Question{Recipient: victim.Recipient{Kind: r.To.Kind, ID: r.To.ID, Place: r.To.Place}, Purpose: victim.PurposeReferral, Consent: &c, Day: p.On, Flaw: h.Flaw}
	switch flaw := q.flaw(h.Victim); {
	case flaw != "":
		p.NotMet("/consent", "the consent does not count: {flaw}", rule.With(rule.CodeArg("flaw", flaw)))
	case !covers(&c, q.Recipient):
		p.NotMet("/consent", "the consent does not cover the receiver")
	default:
		p.Met("/consent", "a consent in force covers the receiver")
	}
}

func noConflict(p *pass) {
	h := p.Subject
	switch {
	case slices.Contains(h.Suspects, h.Referral.To.ID) && h.Referral.To.ID != "":
		p.NotMet("/to", "the receiver is a suspect")
	case h.Receiver == nil:
		p.Unknown("/to", "the receiver is not known, so that its conflicts of interest cannot be looked at")
	case slices.ContainsFunc(h.Suspects, func(id string) bool { return slices.Contains(h.Receiver.Conflicts, id) }):
		p.NotMet("/to", "the receiver has a conflict of interest with a suspect")
	default:
		p.Met("/to", "no tie of the receiver to a suspect is recorded")
	}
}

func fits(p *pass) {
	h := p.Subject
	if h.Referral.Need == "" {
		return
	}
	if h.Receiver == nil {
		p.Unknown("/to", "the receiver is not known, so that its services cannot be looked at")
		return
	}
	var reasons []Unfit
	for _, m := range Find(h.Victim, Wanted{Need: h.Referral.Need, Place: h.Referral.To.Place, On: p.On, Suspects: h.Suspects}, []Organisation{*h.Receiver}) {
		if len(m.Unfit) == 0 {
			p.Met("/need", "a service of the receiver fits")
			return
		}
		if slices.Contains(m.Unfit, UnfitNeed) {
			continue // another service: its reasons say nothing
		}
		reasons = append(reasons, m.Unfit...)
	}
	if len(reasons) == 0 {
		reasons = []Unfit{UnfitNeed}
	}
	slices.Sort(reasons)
	p.NotMet("/need", "no service of the receiver fits: {reasons}", rule.With(rule.CodesArg("reasons", slices.Compact(reasons))))
}

func heard(p *pass) {
	c := p.Subject.Victim.Age.ChildOn(p.On)
	switch {
	case c.Standing == victim.StandingUnknown && c.Reason == victim.NothingKnown:
		p.Unknown("/child_views", "it is not recorded whether the person is a child")
	case !c.IsChild():
	case p.Done(p.Subject.Referral.ChildViews):
		p.Met("/child_views", "the child was heard on {day}", rule.With(rule.DayArg("day", p.Subject.Referral.ChildViews)))
	case p.Subject.Referral.Emergency != nil:
		p.Due("/child_views", "the child is not recorded as heard; the emergency does not wait for it")
	default:
		p.NotMet("/child_views", "the child is not recorded as heard")
	}
}

func reviewed(p *pass) {
	e := p.Subject.Referral.Emergency
	if e == nil || e.ReviewBy.IsZero() {
		return
	}
	p.DueBy(law.Deadline{Last: e.ReviewBy}, "/emergency/review_by", "the emergency is to be looked at again by {day}", rule.With(rule.DayArg("day", e.ReviewBy)))
}

func leavesTheRegime(p *pass) {
	r := p.Subject.Referral
	if !r.Crosses() || p.GDPRInBoth(r.From.Place, r.To.Place, p.On) {
		return
	}
	found, source, applies := p.Adequate(r.From.Place, r.To.Place, p.On)
	decision := rule.National(r.To.Place, source)
	switch b := r.Border; {
	case b.NoDanger == victim.No:
		p.NotMet("/border/no_danger", "the data can endanger the person or the family")
	case b.Transfer == "" && !found:
		p.NotMet("/border/transfer", "no ground is recorded on which the data go to another State")
	case b.Transfer == TransferAdequacy && applies && !found:
		p.NotMet("/border/transfer", "the ground is adequacy, and no decision on adequacy covers the State", decision)
	case b.NoDanger != victim.Yes:
		p.Unknown("/border/no_danger", "it is not recorded whether it was looked at that nobody is endangered")
	case b.Transfer == TransferAdequacy && !applies:
		p.Unknown("/border/transfer", "the ground is adequacy; whether a decision covers the State is not known")
	case found && (b.Transfer == "" || b.Transfer == TransferAdequacy):
		p.Met("/border", "a decision on adequacy covers the State, and nobody is endangered", decision)
	default:
		p.Met("/border", "the ground is recorded, and that nobody is endangered")
	}
}
