package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
)

func consented(p *pass) {
	h := p.Subject
	r := h.Referral
	switch e := r.Emergency; {
	case r.Inside():
		p.Met("/kind", "the person stays with the organisation: nothing is passed on")
		return
	case r.Kind == referral.Request:
		p.Met("/kind", "a request passes nothing on; the transfer that answers it will need its own consent")
		return
	case e != nil && !e.Recorded():
		p.Unknown("/emergency", "ground, authority or day of review of the emergency is not recorded")
		return
	case h.Urgent:
		p.Met("/emergency", "a recorded emergency stands in the place of consent")
		return
	case e.Stood(p.On) && e.Ground == referral.ChildInDanger && r.Consent == "":
		p.NotMet("/emergency/ground", "the ground is danger to a child; the person is an adult")
	case e.Stood(p.On) && e.Ground == referral.MandatoryReport && r.Consent == "" &&
		!referral.TakesReports(r.To.Kind):
		p.NotMet("/emergency/ground",
			"the ground is a report that the law asks for; "+
				"the receiver neither investigates nor protects by law")
	case e != nil && r.Consent == "":
		p.NotMet("/emergency", "the emergency was ended or not looked at again in time, and no consent is linked")
		return
	}
	to := r.To.Recipient()
	switch {
	case h.Consent == nil:
		p.NotMet("/consent", "neither a consent is linked nor an emergency recorded")
	case h.Flaw != "":
		p.NotMet(
			"/consent", "the consent does not count: {flaw}",
			rule.With(rule.CodeArg("flaw", h.Flaw)),
		)
	case !h.Consent.Covers(to, r.From.Place):
		p.NotMet("/consent", "the consent does not cover the receiver")
	default:
		p.Met("/consent", "a consent in force covers the receiver")
		if gap := h.Victim.ConsentGap(*h.Consent, p.On); gap != "" {
			p.Due("/consent", "what must be on file of a consent is not recorded: {field}",
				rule.With(rule.CodeArg("field", consentField(gap))))
		}
	}
}

// consentField is a field of a consent that is missing.
type consentField string

// IsValid reports whether f is a field that [victim.Victim.ConsentGap] names.
func (f consentField) IsValid() bool { return f == "language" || f == "child_agrees" }

func noConflict(p *pass) {
	h := p.Subject
	to := h.Referral.To.ID
	switch {
	case h.Referral.Inside():
	case to != "" && slices.Contains(h.Suspects, to):
		p.NotMet("/to", "the receiver is a suspect")
	case to != "" && slices.Contains(h.DoNotContact, to):
		p.NotMet("/to", "the receiver is on the list of those who must not learn of the person")
	case h.Receiver != nil && slices.Contains(h.DoNotContact, h.Receiver.Parent) && h.Receiver.Parent != "":
		p.NotMet("/to", "the receiver belongs to one that must not learn of the person")
	case h.Receiver == nil:
		p.Unknown(
			"/to",
			"the receiver is not among the organisations of the file, "+
				"so its conflicts of interest cannot be checked",
		)
	case slices.ContainsFunc(h.Receiver.Conflicts, h.Victim.Side):
		p.NotMet("/to", "the receiver has a conflict of interest with the person, "+
			"or with who stands for the person")
	case h.Conflict && !slices.ContainsFunc(h.Suspects, func(id string) bool {
		return slices.Contains(h.Receiver.Conflicts, id)
	}):
		p.NotMet("/to", "the receiver belongs to one with a conflict of interest")
	case slices.ContainsFunc(h.Suspects, func(id string) bool { return slices.Contains(h.Receiver.Conflicts, id) }):
		p.NotMet("/to", "the receiver has a conflict of interest with a suspect")
	default:
		p.Met("/to", "no tie of the receiver to a suspect is recorded")
	}
}

func fits(p *pass) {
	h := p.Subject
	if h.Referral.Need == "" || h.Referral.Inside() || h.Referral.Kind == referral.Request {
		return
	}
	if h.Receiver == nil {
		p.Unknown(
			"/to",
			"the receiver is not among the organisations of the file, "+
				"so its services cannot be checked",
		)
		return
	}
	var reasons []referral.Unfit
	for _, m := range referral.Find(
		h.Victim,
		referral.Wanted{
			Need: h.Referral.Need, Place: h.Referral.To.Place, On: p.On, Suspects: h.Suspects,
		},
		[]referral.Organisation{*h.Receiver},
	) {
		if len(m.Unfit) == 0 {
			p.Met("/need", "a service of the receiver fits")
			return
		}
		if slices.Contains(m.Unfit, referral.UnfitNeed) {
			continue // another service: its reasons say nothing
		}
		reasons = append(reasons, m.Unfit...)
	}
	if len(reasons) == 0 {
		reasons = []referral.Unfit{referral.UnfitNeed}
	}
	slices.Sort(reasons)
	p.NotMet("/need", "no service of the receiver fits: {reasons}", rule.With(rule.CodesArg("reasons", slices.Compact(reasons))))
}

func heard(p *pass) {
	c := p.Subject.Victim.Age.ChildOn(p.On)
	switch {
	case c.IsOpen():
		p.Unknown("/child_views", "it is not recorded whether the person is a child")
	case !c.IsChild():
	case p.Done(p.Subject.Referral.ChildViews):
		p.Met("/child_views", "the child was heard on {day}", rule.With(rule.DayArg("day", p.Subject.Referral.ChildViews)))
	case p.Subject.Urgent:
		p.Due("/child_views", "the child is not recorded as heard; the emergency does not wait for it")
	default:
		p.NotMet("/child_views", "the child is not recorded as heard")
	}
}

func reviewed(p *pass) {
	e := p.Subject.Referral.Emergency
	if !e.Recorded() {
		return
	}
	last, ended := e.Last(p.On)
	with := rule.With(rule.DayArg("day", last))
	switch {
	case ended:
		p.Met("/emergency/reviews", "a review has ended the emergency: what follows needs a consent")
	case last.IsZero():
		p.Unknown("/emergency/reviews", "the emergency goes on; the day of the next review is not recorded")
	default:
		p.DueBy(law.Deadline{Last: last}, "/emergency/review_by", "the emergency is to be looked at again by {day}", with)
	}
}

func leavesTheRegime(p *pass) {
	r := p.Subject.Referral
	if !r.Crosses() || r.Kind == referral.Request {
		return
	}
	var found, applies bool
	var source law.Citation
	if referral.Investigates(r.From.Kind) {
		var inside bool
		if found, source, applies, inside = lawEnforcement(p, r); inside {
			return
		}
	} else {
		if p.GDPRInBoth(r.From.Place, r.To.Place, p.On) {
			return
		}
		found, source, applies = p.Adequate(r.From.Place, r.To.Place, p.On)
	}
	decision := rule.National(r.To.Place, source)
	switch b := r.Border; {
	case b.NoDanger == person.No:
		p.NotMet("/border/no_danger", "the data can endanger the person or the family")
	case b.Transfer == "" && !found:
		p.NotMet("/border/transfer", "no ground is recorded on which the data go to another State")
	case b.Transfer == referral.TransferAdequacy && applies && !found:
		p.NotMet("/border/transfer", "the ground is adequacy, and no decision on adequacy covers the State", decision)
	case b.NoDanger != person.Yes:
		p.Unknown("/border/no_danger", "it is not recorded whether it was looked at that nobody is endangered")
	case b.Transfer == referral.TransferAdequacy && !applies:
		p.Unknown("/border/transfer", "the ground is adequacy; whether a decision covers the State is not known")
	case b.Transfer == referral.TransferTreaty && !inCommon(p, r):
		p.NotMet("/border/basis", "the ground is a treaty, and none that is recorded is known to bind both States, nor the Convention of 1981 on data protection")
	case found && (b.Transfer == "" || b.Transfer == referral.TransferAdequacy):
		p.Met("/border", "a decision on adequacy covers the State, and nobody is endangered", decision)
	default:
		p.Met("/border", "the ground is recorded, and that nobody is endangered")
	}
}

// lawEnforcement tells the same of a sender that investigates: Directive (EU) 2016/680 governs what
// it sends, and a decision on adequacy under the Regulation says nothing there. Inside is true
// where both States are members of the European Union.
func lawEnforcement(p *pass, r *referral.Referral) (
	found bool, source law.Citation, applies, inside bool,
) {
	member := func(place jurisdiction.Code) bool {
		e, state := p.Profile(place).Membership.EU.At(p.On)
		return state == law.Known && e.Value
	}
	if !member(r.From.Place) {
		return false, law.Citation{}, false, false
	}
	e, state := p.Profile(r.To.Place).DataProtection.Adequacy.At(p.On)
	found = state == law.Known && e.Value.LawEnforcement
	return found, e.Source, state == law.Known || state == law.None || state == law.Ended, member(r.To.Place)
}

// inCommon reports whether the Convention for the Protection of Individuals with regard to
// Automatic Processing of Personal Data, or an instrument on which the States of r work together,
// binds both.
func inCommon(p *pass, r *referral.Referral) bool {
	return slices.ContainsFunc(append([]string{"coe-108"}, r.Border.Basis...), func(id string) bool {
		return p.Binds(id, r.From.Place, p.On).Binding == law.Binds && p.Binds(id, r.To.Place, p.On).Binding == law.Binds
	})
}
