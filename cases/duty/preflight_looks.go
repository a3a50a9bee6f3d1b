package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// handingChildRules are those of the pre-flight that are asked for a child alone.
func handingChildRules() []Rule {
	const heard = "child heard on the referral"
	return []Rule{
		&Safeguard[handing]{
			Head: rule.Head{
				ID: "PREF-004", Title: "Child heard before the referral",
				Who:  []rule.Role{"sender"},
				ToDo: "Hear the child on the referral before it is sent. Record the day.",
				Bases: []rule.Basis{
					rule.On("crc", "12"), rule.Supported("opsc", "8(1)(a)-(d)"),
				},
			},
			Each: handed, Owed: to(Child, PastInfancy),
			Must: []Quality[handing]{{
				Field: "child_views", Text: heard, Lack: true, Reads: []string{"/referrals"},
				Holds: func(p *Pass, h *handing) rule.Answer {
					// An emergency does not wait for it. An open age is asked for all the same.
					waits := !h.Urgent || h.Victim.Age.ChildOn(p.On).IsOpen()
					return rule.If(!waits || p.Happened(h.Referral.ChildViews))
				},
			}},
			Then: []Quality[handing]{ofReferral("child_views", heard,
				func(p *Pass, h *handing) rule.Answer {
					return rule.If(p.Happened(h.Referral.ChildViews))
				})},
		},
		&DutyEach[handing]{
			Head: rule.Head{
				ID: "PREF-011", Title: "Transfer of a child abroad: safe and in the best interests",
				Who: []rule.Role{"sender", "child-protection"},
				ToDo: "Assess best interests, and risk and security in the other State. Have the " +
					"receiving guardian agree.",
				Bases: []rule.Basis{
					rule.On("crc", "3(1)"), rule.On("coe-197", "16(7)"),
					rule.Supported("coe-197", "16(5)"), rule.On("unicef-2003-see", "3.7"),
					rule.On("crc-gc6", "84-88"),
				},
				Danger: true,
			},
			Of:   only(handed, "the referral to another State", crosses),
			Owed: to(Child),
			From: sending,
			Acts: []Act[handing]{
				{
					Field: "border/best_interests", Text: bestInterestsThere,
					Labels: []string{outcomeThere, goodThere},
					Reads:  []string{"/referrals", "/best_interests"}, Look: bestInterestsLooked,
				},
				{
					Field: "border/risk_day", Text: securityThere,
					Labels: []string{whoAssessed}, Reads: []string{"/referrals"},
					Look: securityLooked,
				},
				{
					Field: "border/guardian", Text: "receiving guardian",
					Labels: []string{guardianAgrees, receivingFree},
					Reads:  append([]string{"/referrals"}, tiesRead...), Look: guardianLooked,
					// The treaties ask for the assessments; who receives is for guidance.
					Only: []string{"unicef-2003-see", "crc-gc6"},
				},
			},
		},
	}
}

// Phrases of the acts.
const (
	riskDay        = "day of the risk assessment"
	riskAgain      = "risk since the last sign or incident"
	whetherAtRisk  = "whether the person is at risk"
	measuresOrPlan = "protection measures or a safety plan"

	bestInterestsThere = "best interests assessment of the transfer"
	outcomeThere       = "outcome of the best interests assessment"
	goodThere          = "transfer in the best interests of the child"
	securityThere      = "risk assessment for the other State"
	whoAssessed        = "author of the assessment for the other State"
	guardianAgrees     = "agreement of the receiving guardian"
	receivingFree      = "receiving guardian free of suspicion or conflict"

	reportByLaw             = "report to each body that the law names"
	reportToChildProtection = "report to the child protection service"
	dutyToReport            = "duty to report under the law of the place"
)

// stillMissing is the deed of what is not there yet: it is due where an emergency does not wait for
// it, and a fact to find elsewhere, so that it stands in the way.
func stillMissing(h *handing, path rule.Path, label string) rule.Deed {
	d := rule.Deed{State: rule.Unsure, Path: path, Label: label}
	if h.Urgent {
		d.State = rule.NothingDone
	}
	return d
}

func riskLooked(p *Pass, h *handing) rule.Deed {
	v := h.Victim
	at := care.RiskOn(v.Risks, p.On)
	if at < 0 {
		return stillMissing(h, p.Path("risk"), "")
	}
	risk, path := &v.Risks[at], p.Base().Elem("risk", at)
	switch {
	case risk.Day.IsZero():
		return stillMissing(h, path.At("day"), riskDay)
	case hasProtection(p, v, risk):
		return rule.Deed{State: rule.Done, Path: path}
	case risk.Danger() == person.No && outrun(p, risk.Day):
		return stillMissing(h, path.At("day"), riskAgain)
	case risk.Danger() == person.No:
		return rule.Deed{State: rule.Done, Path: path}
	case risk.Danger() != person.Yes:
		return stillMissing(h, path.At("at_risk"), whetherAtRisk)
	case h.Urgent:
		return stillMissing(h, p.Path("safety_plans"), measuresOrPlan)
	}
	return rule.Deed{
		State: rule.Flawed, Path: p.Path("safety_plans"), Label: measuresOrPlan, Lack: true,
	}
}

// outrun reports whether an assessment is older than the first sign of trafficking, an incident, a
// disappearance or contact by an exploiter: due account of the safety of the victim (CETS No. 197,
// article 12(2)) is not taken by what was found before.
func outrun(p *Pass, day law.Day) bool {
	v := p.Subject.Victim
	after := func(d law.Day) bool { return p.Happened(d) && d.After(day) }
	if sign := p.First(FirstSign); !sign.Unknown && after(sign.Day) {
		return true
	}
	return after(v.LastContact.Date.First()) ||
		slices.ContainsFunc(v.Incidents, func(x care.Incident) bool {
			return after(x.Date.First()) || after(x.Known)
		}) ||
		slices.ContainsFunc(v.Missing, func(x victim.MissingEpisode) bool {
			return after(x.Since) || after(x.Found)
		})
}

// hasProtection reports whether measures were decided or a safety plan was made.
func hasProtection(p *Pass, v *victim.Victim, risk *care.Risk) bool {
	return p.Happened(risk.Measures) ||
		slices.ContainsFunc(v.SafetyPlans, func(x care.Plan) bool { return p.Happened(x.Day) }) ||
		slices.ContainsFunc(v.Plans, func(x care.Plan) bool {
			return x.Kind == care.PlanSafety && p.Happened(x.Day)
		})
}

func bestInterestsLooked(p *Pass, h *handing) rule.Deed {
	id, path := h.Referral.Border.BestInterests, h.path.At("border/best_interests")
	i := slices.IndexFunc(h.Victim.BestInterests, func(x victim.BestInterests) bool {
		return x.ID == id && id != ""
	})
	if i < 0 || !p.Happened(h.Victim.BestInterests[i].Day) {
		return stillMissing(h, path, "")
	}
	switch h.Victim.BestInterests[i].Outcome {
	case victim.Positive:
		if overtaken(p, h.Victim.BestInterests, i) {
			return rule.Deed{State: rule.Flawed, Path: path, Label: goodThere}
		}
		return rule.Deed{State: rule.Done, Path: path}
	case victim.Negative:
		return rule.Deed{State: rule.Flawed, Path: path, Label: goodThere}
	}
	return stillMissing(h, path, outcomeThere)
}

// overtaken reports whether a later look at the best interests, that may be of the same matter,
// found the contrary.
func overtaken(p *Pass, all []victim.BestInterests, i int) bool {
	before := &all[i]
	return slices.ContainsFunc(all, func(x victim.BestInterests) bool {
		same := len(x.Purposes) == 0 || slices.Contains(x.Purposes, "transfer") ||
			slices.ContainsFunc(x.Purposes, func(u victim.BestInterestsPurpose) bool {
				return slices.Contains(before.Purposes, u)
			})
		return same && x.Outcome == victim.Negative && x.Day.After(before.Day) &&
			p.Happened(x.Day)
	})
}

func securityLooked(p *Pass, h *handing) rule.Deed {
	b, path := &h.Referral.Border, h.path.At("border/risk_day")
	switch {
	case !p.Happened(b.RiskDay):
		return stillMissing(h, path, "")
	case b.RiskAuthor == "":
		return stillMissing(h, h.path.At("border/risk_author"), whoAssessed)
	}
	return rule.Deed{State: rule.Done, Path: path}
}

func guardianLooked(p *Pass, h *handing) rule.Deed {
	b, path := &h.Referral.Border, h.path.At("border/guardian")
	doubted := func(g victim.Guardian) bool { return g.ID == b.Guardian && h.Victim.Doubts(&g) }
	switch {
	case b.Guardian == "":
		return stillMissing(h, path, "")
	case slices.Contains(h.Suspects, b.Guardian), slices.Contains(h.DoNotContact, b.Guardian),
		slices.ContainsFunc(h.Victim.Guardians, doubted):
		return rule.Deed{State: rule.Flawed, Path: path, Label: receivingFree}
	case !p.Happened(b.GuardianAgreed):
		return stillMissing(h, h.path.At("border/guardian_agreed"), guardianAgrees)
	}
	return rule.Deed{State: rule.Done, Path: path}
}

// mandatoryReports tells which reports of a victim the law of the sender asks for. None of them
// stands in the way. Who is not known to be an adult is reported as a child.
func mandatoryReports(p *Pass) {
	h := &p.Subject.handed[0]
	if h.Referral.Inside() || h.Referral.Kind == referral.Request {
		return
	}
	told := append(slices.Clone(h.Told), h.Referral.To.Kind, h.Referral.From.Kind)
	age := h.Victim.Age.ChildOn(p.On)
	minor := age.IsChild() || age.IsOpen()
	place := h.Referral.From.Place
	tell := func(t rule.Told) {
		t.Path, t.Place, t.Element = rule.Path{List: "notifications"}, place, h.Referral.ID
		p.Tell(t)
	}
	e, state := p.Profile(place).Notification.At(p.On)
	if state == law.Known {
		for i := range e.Value {
			n := &e.Value[i]
			if !noticeConcerns(p, n, minor, age.IsOpen()) {
				continue
			}
			by := rule.Told{
				Outcome: rule.Met, Says: rule.SaysMet, Label: reportByLaw,
				National: e.Source, NationalPlace: place,
			}
			by.Args.Codes = untold(n.Recipients, told)
			if len(by.Args.Codes) > 0 {
				by.Outcome, by.Says = rule.Due, rule.SaysPartOpen
			}
			tell(by)
		}
	}
	protects := slices.Contains(told, jurisdiction.ChildProtection) ||
		slices.Contains(told, jurisdiction.SocialWork)
	switch {
	case minor && protects:
		tell(rule.Told{Outcome: rule.Met, Says: rule.SaysMet, Label: reportToChildProtection})
	case minor:
		tell(rule.Told{Outcome: rule.Due, Says: rule.SaysLacking, Label: reportToChildProtection})
	case state != law.Known && state != law.None:
		tell(rule.Told{Outcome: rule.Due, Says: rule.SaysLawUnknown, Label: dutyToReport})
	}
}

// noticeConcerns reports whether a report that the law asks for concerns the person. A report of
// those who were identified concerns nobody before a decision.
func noticeConcerns(p *Pass, n *jurisdiction.Notice, minor, open bool) bool {
	place := p.Subject.Handing.Referral.From.Place
	switch {
	case n.Of == jurisdiction.AdultVictim && minor && !open,
		n.Of == jurisdiction.ChildVictim && !minor,
		n.Of == jurisdiction.ForeignVictim && isForeign(p, place).Answer == No:
		return false
	case n.Trigger == law.Identification:
		return !reach(p, place, rungIdentified, rule.ByDecision).IsZero()
	}
	return true
}

func untold(bodies, told []jurisdiction.BodyKind) rule.Codes {
	var out rule.Codes
	for _, b := range bodies {
		if !slices.Contains(told, b) {
			out = append(out, string(b))
		}
	}
	return out
}
