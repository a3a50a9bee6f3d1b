package htcds

import (
	"strconv"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// The ids of what is kept of the case, and the words for it.
const (
	idClosure  = "closure"
	idOwner    = "case-owner"
	idIncoming = "incoming"
	idOutgoing = "outgoing"

	stageFollowUp cases.CaseStage     = "follow-up"
	stageClosed   cases.CaseStage     = "closed"
	caseWorker    cases.WorkerRole    = "case-worker"
	wayIn         cases.TransitionWay = "in"
	wayOut        cases.TransitionWay = "out"
)

// keeping makes the status of the case, who keeps it, and from and to whom it went.
func (c *toFile) keeping() {
	r := c.rec
	switch r.Status {
	case CaseFollowUp:
		c.f.Stage = stageFollowUp
	case CaseClosed:
		c.f.Stage = stageClosed
	case CaseClosedReferred:
		c.f.Stage = stageClosed
		c.f.Closures = []cases.Closure{
			{ID: idClosure, Victim: c.v.ID, Reason: cases.ClosureTransferred},
		}
	}
	if name := r.CaseOwner; !blank(name) && fits(name, 200) {
		c.f.Workers = []cases.Worker{{ID: idOwner, Role: caseWorker, Name: name}}
	}
	transition := func(id string, way cases.TransitionWay, day law.Day, name, worker string,
		reason ReferralReason) {
		t := cases.Transition{Day: day, Reason: reasons[reason]}
		if !blank(name) && fits(name, 300) {
			t.Party.Name = name
		}
		if !blank(worker) && fits(worker, 200) {
			t.Party.Worker = worker
		}
		if t.Party != (referral.Party{}) {
			t.Party.Kind = jurisdiction.OtherBody
		}
		if t != (cases.Transition{}) {
			t.ID, t.Victim, t.Way = id, c.v.ID, way
			c.f.Transitions = append(c.f.Transitions, t)
		}
	}
	transition(idIncoming, wayIn, r.IncomingReferralDate, r.ReferringOrganisation,
		r.ReferringPrimaryCaseWorker, r.ReasonForIncomingReferral)
	transition(idOutgoing, wayOut, r.OutgoingReferralDate, r.ReferredOrganisation,
		r.ReferredPrimaryCaseWorker, r.ReasonForOutgoingReferral)
}

// keeping takes the status of the case, who keeps it, and from and to whom it went.
func (c *fromFile) keeping() {
	c.caseStatus()
	owned := false
	for i := range c.f.Workers {
		w, path := &c.f.Workers[i], index("/workers", i)
		if owned || w.Role != caseWorker || w.Name == "" || !w.To.IsZero() {
			c.from(CasCaseOwner, "/workers/*", LeftOut, path)
			continue
		}
		owned = true
		c.rec.CaseOwner = w.Name
		if w.Supervisor != "" || w.Team != "" || w.Organisation != "" || !w.From.IsZero() ||
			len(w.Contacts)+len(w.RelatedTo) > 0 || w.Conflict != "" || w.Suspect != "" {
			c.from(CasCaseOwner, "/workers/*", Narrowed, path)
		}
	}
	taken := map[cases.TransitionWay]bool{}
	for i := range c.f.Transitions {
		t, path := &c.f.Transitions[i], index("/transitions", i)
		if taken[t.Way] || t.Victim != "" && t.Victim != c.v.ID {
			c.from(CasReferringOrganisation, "/transitions/*", LeftOut, path)
			continue
		}
		taken[t.Way] = true
		r := &c.rec.Case
		switch t.Way {
		case wayIn:
			r.ReferringOrganisation, r.ReferringPrimaryCaseWorker = t.Party.Name, t.Party.Worker
			r.IncomingReferralDate = t.Day
			r.ReasonForIncomingReferral = word(reasons, t.Reason)
		case wayOut:
			r.ReferredOrganisation, r.ReferredPrimaryCaseWorker = t.Party.Name, t.Party.Worker
			r.OutgoingReferralDate = t.Day
			r.ReasonForOutgoingReferral = word(reasons, t.Reason)
		}
		rest := *t
		rest.ID, rest.Victim, rest.Way, rest.Day = "", "", "", law.Day{}
		rest.Party.Name, rest.Party.Worker = "", ""
		if rest.Party.Kind == jurisdiction.OtherBody {
			rest.Party.Kind = ""
		}
		if word(reasons, t.Reason) != "" {
			rest.Reason = ""
		}
		if rest != (cases.Transition{}) {
			c.from(CasReferringOrganisation, "/transitions/*", Narrowed, path)
		}
	}
}

// caseStatus takes the status of the case from the day of its closure, its stage, and the closures
// of the victim.
func (c *fromFile) caseStatus() {
	switch c.f.Stage {
	case "":
	case stageFollowUp:
		c.rec.Status = CaseFollowUp
	case stageClosed:
		c.rec.Status = CaseClosed
	default:
		c.rec.Status = CaseActive
		c.from(CasStatus, "/stage", Narrowed, "/stage")
	}
	if !c.f.Closed.IsZero() {
		c.rec.Status = CaseClosed
		c.from(CasStatus, "/closed", Narrowed, "/closed")
	}
	for i := range c.f.Closures {
		x, path := &c.f.Closures[i], "/closures/"+strconv.Itoa(i)
		if c.rec.Status == CaseClosed && x.Reopened.IsZero() &&
			x.Reason == cases.ClosureTransferred && (x.Victim == "" || x.Victim == c.v.ID) {
			c.rec.Status = CaseClosedReferred
			c.from(CasStatus, "/closures/*", Narrowed, path)
			continue
		}
		c.from(CasStatus, "/closures/*", LeftOut, path)
	}
}

// vulnerabilities makes those of health and the others, of which the standard has one list.
func (c *toFile) vulnerabilities() {
	for _, x := range c.rec.Vulnerabilities {
		if kind := vulnerabilities[x]; kind != "" {
			c.v.Vulnerabilities = append(c.v.Vulnerabilities, victim.Vulnerability{Kind: kind})
		}
		if kind := healthVulnerabilities[x]; kind != "" {
			c.v.HealthVulnerabilities = append(
				c.v.HealthVulnerabilities, victim.HealthVulnerability{Kind: kind},
			)
		}
	}
}

// vulnerabilities takes those that are so: not one that is answered with anything but yes.
func (c *fromFile) vulnerabilities() {
	take := func(x Vulnerability, answer person.Answer, more bool, list string, i int) {
		kind := LeftOut
		if x != "" && (answer == "" || answer == person.Yes) {
			c.rec.Vulnerabilities = appendNew(c.rec.Vulnerabilities, x)
			if !more && answer == "" {
				return
			}
			kind = Narrowed
		}
		c.from(VicVulnerabilities, "/victims/*/"+list+"/*", kind, index(c.at+"/"+list, i))
	}
	for i, x := range c.v.HealthVulnerabilities {
		take(word(healthVulnerabilities, x.Kind), x.Answer, x.At != "", "health_vulnerabilities", i)
	}
	for i, x := range c.v.Vulnerabilities {
		take(word(vulnerabilities, x.Kind), x.Answer, x.At != "", "vulnerabilities", i)
	}
}
