package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func childRules() []Rule {
	return []Rule{{
		ID:      "CHILD-002",
		Title:   "representative where parents are in conflict of interest",
		Applies: "to an accompanied child",
		Meets:   "Record whether the interests of parents and child conflict; if they do, have a separate representative appointed before the first interview.",
		Bases: []rule.Basis{
			on("eu-2011-36", "14(2)"),
			on("eu-2011-36", "15(1)"),
			on("coe-201", "31(4)"),
			on("eu-2012-29", "24(1)(b)"),
		},
		Reads:    []string{"/victims/*/family", "/victims/*/guardians", "/suspects/*/relations", "/interviews"},
		Deadline: "from identification, and before the first interview",
		Check:    representative,
	}, {
		ID:       "CHILD-009",
		Title:    "carer suspected of involvement",
		Applies:  "to a child whose parent or carer is suspected",
		Meets:    "Restrict contact or decide on it with reasons; place the child outside that household, or remove the suspect.",
		Bases:    []rule.Basis{on("coe-201", "14(3)"), on("crc", "9"), on("crc", "19")},
		Reads:    []string{"/suspects/*/relations", "/measures", "/victims/*/family", "/victims/*/placements"},
		Deadline: "when the suspicion arises; the law names no number",
		Check:    suspectedCarer,
	}}
}

func representative(p *pass) {
	v, f := p.Subject.Victim, p.Subject.File
	if v.Family.Accompaniment != victim.Accompanied || !childOn(p, law.Day{}) {
		return
	}
	suspected := f.carerSuspected(v, p.On)
	path := p.Subject.Path
	switch {
	case v.Family.Conflict == person.No && !suspected && !v.CarerConflict():
		p.Met(path+"/family/conflict", "it was looked whether interests conflict; they do not")
		return
	case !v.CarerConflict() && !suspected:
		p.Unknown(path+"/family/conflict", "it is not known whether the interests of parents and child conflict")
		return
	}
	undated := -1
	for i, g := range v.Guardians {
		switch {
		case v.Doubts(&g):
		case g.InOffice(p.On):
			p.Met(path+ptr("guardians", i, ""), "a separate representative is in office since {day}", rule.With(rule.DayArg("day", g.Appointed)))
			return
		case g.Appointed.IsZero() && !p.Done(g.Ended) && (g.EndReason == "" || !g.Ended.IsZero()):
			undated = i
		}
	}
	if undated >= 0 {
		p.Unknown(path+ptr("guardians", undated, "appointed"), "the day on which the representative was appointed is not recorded")
		return
	}
	since := v.Family.ConflictDay
	for _, in := range p.Subject.interviews() {
		if in.Kind == InterviewForensic && p.Done(in.Day) && !in.Day.Before(since) {
			p.NotMet(path+"/guardians", "interests of parent and child conflict, and the child was interviewed on {day} before a separate representative was in office",
				rule.With(rule.DayArg("day", in.Day)))
			return
		}
	}
	p.Due(path+"/guardians", "interests of parent and child conflict, and no separate representative is in office")
}

func suspectedCarer(p *pass) {
	v, f := p.Subject.Victim, p.Subject.File
	if !f.carerSuspected(v, p.On) || !childOn(p, law.Day{}) {
		return
	}
	restricted, removed := p.Done(v.Family.ContactRestricted), p.Done(v.Family.SuspectRemoved)
	for _, m := range p.Subject.measures() {
		if !p.Done(m.From) || !m.To.IsZero() && m.To.Before(p.On) {
			continue
		}
		restricted = restricted || m.Kind == MeasureContactBan
		removed = removed || m.Kind == MeasureSuspectRemoved
	}
	outside, inside := false, -1
	for j, place := range v.Placements {
		if !place.On(p.On) {
			continue
		}
		switch {
		case place.WithSuspect == person.Yes ||
			place.Kind.Home() && place.WithSuspect != person.No:
			inside = j
		case place.WithSuspect == person.No || !place.Kind.Family():
			outside = true
		}
	}
	switch {
	case inside >= 0 && !removed:
		p.NotMet(p.Subject.Path+ptr("placements", inside, ""), "the child lives in the household of a suspected parent or carer")
	case !removed && !outside:
		p.Unknown(p.Subject.Path+"/placements", "a parent or carer is suspected; it is not recorded that the child lives elsewhere or that the suspect was removed")
	case !restricted:
		p.Due(p.Subject.Path+"/family/contact_restricted", "a parent or carer is suspected; neither a restriction of contact nor a reasoned decision on it is recorded")
	default:
		p.Met(p.Subject.Path+"/family/contact_restricted", "contact is restricted or decided, and the child lives apart from the suspect")
	}
}
