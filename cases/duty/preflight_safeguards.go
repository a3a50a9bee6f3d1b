package duty

import (
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func entitled(p *pass) {
	h := p.Subject
	r, o := h.Referral, h.Receiver
	if r.Inside() {
		return
	}
	if o == nil {
		p.Unknown(
			"/to",
			"the receiver is not among the organisations of the file, "+
				"so its mandate cannot be checked",
		)
		return
	}
	switch vetted, mandated := o.Entitled(p.On); {
	case r.To.ID != o.ID || r.To.Kind != o.Kind:
		p.NotMet("/to", "the organisation that was looked at is not the receiver of the referral")
	case !vetted && !mandated:
		p.NotMet("/to", "the receiver is not recorded as vetted, nor with a mandate on the day")
	case !vetted:
		p.NotMet("/to", "the receiver is not recorded as vetted by the day")
	case !mandated:
		p.NotMet("/to", "the receiver has no mandate that is recorded for the day")
	default:
		p.Met("/to", "the receiver may receive")
	}
}

// missing reports what is still missing: as something to do where an emergency does not wait for
// it, otherwise as unknown.
func missing(p *pass, path, text string, opts ...rule.Option) {
	if p.Subject.Urgent {
		p.Due(path, text+"; the emergency does not wait for it", opts...)
		return
	}
	p.Unknown(path, text, opts...)
}

func safe(p *pass) {
	if r := p.Subject.Referral; r.Inside() || r.Kind == referral.Request {
		return
	}
	v := p.Subject.Victim
	at := care.RiskOn(v.Risks, p.On)
	if at < 0 {
		missing(p, "/victim/risk", "no assessment of the risk to the person is recorded")
		return
	}
	risk, path := &v.Risks[at], "/victim/risk/"+strconv.Itoa(at)
	plan := p.Done(risk.Measures) || slices.ContainsFunc(v.SafetyPlans, func(x care.Plan) bool {
		return p.Done(x.Day)
	}) || slices.ContainsFunc(v.Plans, func(x care.Plan) bool {
		return x.Kind == care.PlanSafety && p.Done(x.Day)
	})
	switch {
	case risk.Day.IsZero():
		missing(p, path+"/day", "no assessment of the risk to the person is recorded")
	case risk.Danger() == person.No || plan:
		p.Met(path, "the risk was assessed; there is none, or measures were decided")
	case risk.Danger() == person.Yes:
		if p.Subject.Urgent {
			missing(p, "/victim/safety_plans", "the person is at risk; no measures and no safety plan are recorded")
			return
		}
		p.NotMet("/victim/safety_plans", "the person is at risk; no measures and no safety plan are recorded")
	default:
		missing(p, path+"/at_risk", "the risk was assessed; whether there is one is not recorded")
	}
}

func scope(p *pass) {
	h := p.Subject
	r := h.Referral
	if r.Inside() || r.Kind == referral.Request || h.Urgent {
		return
	}
	if h.Consent == nil {
		return // PREF-001 tells it
	}
	// Without the pseudonym the receiver cannot answer, without needs it does not know what for.
	var lacking []person.Category
	for _, c := range []person.Category{person.CategoryID, person.CategoryService} {
		if !slices.Contains(h.Consent.Categories, c) {
			lacking = append(lacking, c)
		}
	}
	if len(lacking) > 0 {
		p.NotMet("/consent", "the consent leaves out categories without which nobody can help: {categories}", rule.With(rule.CodesArg("categories", lacking)))
		return
	}
	p.Met(
		"/consent", "{categories} categories of data are within the consent",
		rule.With(rule.NumberArg("categories", len(h.Consent.Categories))),
	)
}

func reported(p *pass) {
	h := p.Subject
	if h.Referral.Inside() || h.Referral.Kind == referral.Request {
		return
	}
	told := append(slices.Clone(h.Told), h.Referral.To.Kind, h.Referral.From.Kind)
	child := h.Victim.Age.ChildOn(p.On).IsChild()
	place := h.Referral.From.Place
	e, state := p.Profile(place).Notification.At(p.On)
	if state == law.Known {
		for _, n := range e.Value {
			if n.Of == jurisdiction.AdultVictim && child || n.Of == jurisdiction.ChildVictim && !child {
				continue
			}
			if left := slices.DeleteFunc(slices.Clone(n.Recipients), func(k jurisdiction.BodyKind) bool { return slices.Contains(told, k) }); len(left) > 0 {
				p.Due("/told", "not recorded as told, as the law of the place asks: {bodies}",
					rule.At(place), rule.National(place, e.Source), rule.With(rule.CodesArg("bodies", left)))
				continue
			}
			p.Met("/told", "those whom the law of the place names are told, or are told by the referral", rule.At(place), rule.National(place, e.Source))
		}
	}
	protects := slices.Contains(told, jurisdiction.ChildProtection) || slices.Contains(told, jurisdiction.SocialWork)
	switch {
	case child && protects:
		p.Met("/told", "the service that protects children knows of the child")
	case child:
		p.Due("/told", "the service that protects children is not recorded as told of the child")
	case state != law.Known && state != law.None:
		p.Due("/told", "whether the law of the place makes somebody report is not known here: ask", rule.At(place))
	}
}

func acrossTheBorder(p *pass) {
	h := p.Subject
	r, b := h.Referral, &h.Referral.Border
	if !r.Crosses() || r.Kind == referral.Request {
		return
	}
	c := h.Victim.Age.ChildOn(p.On)
	if c.IsOpen() {
		p.Unknown("/victim/age", "it is not recorded whether the person is a child")
		return
	}
	if !c.IsChild() {
		return
	}
	i := slices.IndexFunc(h.Victim.BestInterests, func(x victim.BestInterests) bool { return x.ID == b.BestInterests && b.BestInterests != "" })
	switch {
	case i < 0 || !p.Done(h.Victim.BestInterests[i].Day):
		missing(p, "/border/best_interests", "no assessment of best interests is linked to the way to the other State")
	case h.Victim.BestInterests[i].Outcome == victim.Negative:
		p.NotMet("/border/best_interests", "it was found that going there is not in the best interests of the child")
	case h.Victim.BestInterests[i].Outcome != victim.Positive:
		missing(p, "/border/best_interests", "how the assessment of best interests went is not recorded")
	default:
		p.Met("/border/best_interests", "going there is in the best interests of the child")
	}
	switch {
	case !p.Done(b.RiskDay):
		missing(p, "/border/risk_day", "risk and security in the other State are not recorded as assessed")
	case b.RiskAuthor == "":
		missing(p, "/border/risk_author", "it is not recorded who assessed risk and security in the other State")
	default:
		p.Met("/border/risk_day", "risk and security in the other State were assessed on {day}", rule.With(rule.DayArg("day", b.RiskDay)))
	}
	switch {
	case b.Guardian != "" && (slices.Contains(h.Suspects, b.Guardian) ||
		slices.Contains(h.DoNotContact, b.Guardian) ||
		slices.ContainsFunc(h.Victim.Guardians, func(g victim.Guardian) bool {
			return g.ID == b.Guardian && h.Victim.Doubts(&g)
		})):
		p.NotMet("/border/guardian", "the receiving guardian is suspected, "+
			"has a conflict of interest or must not learn of the person")
	case b.Guardian == "":
		missing(p, "/border/guardian", "the receiving guardian is not recorded")
	case !p.Done(b.GuardianAgreed):
		missing(p, "/border/guardian_agreed", "the receiving guardian is not recorded as agreeing")
	default:
		p.Met("/border/guardian", "a guardian there has agreed to take the child in")
	}
}
