package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func returnRules() []Rule {
	return []Rule{{
		ID:      "RETN-001",
		Title:   "no return of a child without an assessment of risk and security",
		Applies: "where the return of a child is planned or was made",
		Meets:   "Assess risk and security in the country of return before the decision; record day and author.",
		Bases: []rule.Basis{
			on("coe-197", "16(7)"),
			on("coe-197", "16(2)"),
			on("unicef-2003-see", "3.7"),
			on("crc-gc6", "84-88"),
		},
		Reads:    []string{"/returns"},
		Deadline: "before any decision on return",
		Check:    returnRisk,
	}, {
		ID:       "RETN-002",
		Title:    "no return against best interests",
		Applies:  "where an assessment or determination on a return of a child was negative",
		Meets:    "Do not return the child.",
		Bases:    []rule.Basis{on("coe-197", "16(7)"), on("crc", "3(1)")},
		Reads:    []string{"/returns", "/best_interests"},
		Deadline: "from the negative result",
		Check:    returnInterests,
	}, {
		ID:      "RETN-003",
		Title:   "receiving arrangement confirmed",
		Applies: "to the return of a child",
		Meets:   "Have a family member, guardian or facility agree to receive the child, and record the day.",
		Bases: []rule.Basis{
			on("eu-2008-115", "10(2)"),
			{Instrument: "coe-197", Pinpoint: "16(5)", Supports: true},
			on("crc-gc6", "84-88"),
		},
		Reads:    []string{"/returns"},
		Deadline: "before departure",
		Check:    receiver,
	}, {
		ID:      "RETN-004",
		Title:   "return preferably voluntary",
		Applies: "to every return",
		Meets:   "Record the wish of the person; give reasons for a return against it.",
		Bases: []rule.Basis{
			on("palermo", "8(2)"),
			on("coe-197", "16(2)"),
			on("ohchr-2002", "Principle 11"),
		},
		Reads:    []string{"/returns"},
		Deadline: "before departure",
		Check:    voluntary,
	}, {
		ID:      "RETN-006",
		Title:   "nationality verified and documents issued",
		Applies: "to a return for which documents are missing",
		Meets:   "Ask for verification of nationality, follow up, and have the document issued.",
		Bases: []rule.Basis{
			on("palermo", "8(3)"),
			on("palermo", "8(4)"),
			on("coe-197", "16(3)-(4)"),
		},
		Reads:    []string{"/returns"},
		Deadline: "without undue or unreasonable delay; the law names no number",
		Check:    documents,
	}, {
		ID:      "RETN-007",
		Title:   "contacts and reintegration plan",
		Applies: "to every return",
		Meets:   "Before departure give contacts that help, and make a plan of reintegration with a day of follow-up.",
		Bases: []rule.Basis{
			on("coe-197", "16(5)"),
			on("coe-197", "16(6)"),
			on("opsc", "9(3)"),
			on("icmpd-trm", "SOP 4"),
			on("crc", "39"),
		},
		Reads:    []string{"/returns"},
		Deadline: "before departure",
		Check:    reintegration,
	}}
}

// returns calls do for each return that is planned or was made, with the day on which it was or
// will be made, and whether it was made by the day of the check. What stands judges it: the country
// from which the person is returned.
func returns(p *pass, do func(path string, r *Return, made bool, opts []rule.Option)) {
	for i := range p.Subject.Returns {
		r := &p.Subject.Returns[i]
		made := p.Done(r.Departed)
		opts := []rule.Option{rule.At(r.From)}
		if made {
			opts = append(opts, rule.JudgedOn(r.Departed))
		}
		do(ptr("returns", i, ""), r, made, opts)
	}
}

// childReturns calls do for the returns of a child.
func childReturns(p *pass, do func(path string, r *Return, made bool, opts []rule.Option)) {
	returns(p, func(path string, r *Return, made bool, opts []rule.Option) {
		day := p.On
		if made {
			day = r.Departed
		}
		c := p.Subject.Age.ChildOn(day)
		if c.IsOpen() {
			p.Unknown("/age", "it is not recorded whether the person is a child", opts...)
		}
		if c.IsChild() {
			do(path, r, made, opts)
		}
	})
}

// before reports what is asked before departure: Met if done by then, NotMet if not done and the
// person has left, otherwise due by the planned day.
func before(p *pass, path, done, open string, day law.Day, r *Return, made bool, opts []rule.Option) {
	switch {
	case p.Done(day) && (!made || !day.After(r.Departed)):
		p.Met(path, done, opts...)
	case made:
		p.NotMet(path, open+"; the person has left", opts...)
	case r.Planned.IsZero():
		p.Due(path, open, opts...)
	default:
		p.DueBy(law.Deadline{Last: r.Planned}, path, open, opts...)
	}
}

func returnRisk(p *pass) {
	childReturns(p, func(path string, r *Return, made bool, opts []rule.Option) {
		if p.Done(r.RiskDay) && r.RiskAuthor == "" {
			p.Unknown(path+"/risk_author", "it is not recorded who assessed the risk", opts...)
			return
		}
		before(p, path+"/risk_day", "risk and security were assessed", "risk and security were not assessed", r.RiskDay, r, made, opts)
	})
}

func returnInterests(p *pass) {
	childReturns(p, func(path string, r *Return, made bool, opts []rule.Option) {
		i := slices.IndexFunc(p.Subject.BestInterests, func(b BestInterests) bool { return b.ID == r.BestInterests && r.BestInterests != "" })
		switch {
		case i < 0:
			p.Unknown(path+"/best_interests", "no assessment of best interests is linked to the return", opts...)
		case p.Subject.BestInterests[i].Outcome == "":
			p.Unknown(ptr("best_interests", i, "outcome"), "how the assessment of best interests went is not recorded", opts...)
		case p.Subject.BestInterests[i].Outcome == Negative && made:
			p.NotMet(path+"/departed", "returned although the return is not in the best interests of the child", opts...)
		case p.Subject.BestInterests[i].Outcome == Negative:
			p.Met(path, "the return is not in the best interests of the child, and was not made", opts...)
		default:
			p.Met(path, "the return is in the best interests of the child", opts...)
		}
	})
}

func receiver(p *pass) {
	childReturns(p, func(path string, r *Return, made bool, opts []rule.Option) {
		if p.Subject.Family.Accompaniment == Accompanied {
			opts = append(opts, rule.Outside("governs unaccompanied children, and this child is accompanied", "eu-2008-115"))
		}
		if p.Done(r.Accepted) && r.Receiver == "" {
			p.Unknown(path+"/receiver", "it is not recorded who receives the child", opts...)
			return
		}
		before(p, path+"/accepted", "who receives the child has agreed", "nobody is recorded as agreeing to receive the child", r.Accepted, r, made, opts)
	})
}

func voluntary(p *pass) {
	returns(p, func(path string, r *Return, _ bool, opts []rule.Option) {
		switch {
		case r.Voluntary == person.Yes:
			p.Met(path+"/voluntary", "the person wishes to return", opts...)
		case r.Voluntary == person.No && r.Reasoned == person.Yes:
			p.Met(path+"/reasoned", "against the wish of the person, with reasons on file", opts...)
		case r.Voluntary == person.No && r.Reasoned == person.No:
			p.NotMet(path+"/reasoned", "against the wish of the person, and no reasons are on file", opts...)
		case r.Voluntary == person.No:
			p.Unknown(path+"/reasoned", "against the wish of the person; it is not recorded whether reasons are on file", opts...)
		default:
			p.Unknown(path+"/voluntary", "the wish of the person is not recorded", opts...)
		}
	})
}

func documents(p *pass) {
	returns(p, func(path string, r *Return, made bool, opts []rule.Option) {
		if r.To.IsValid() {
			opts = append(opts, rule.At(r.To)) // to verify and to issue is the duty of the State of nationality, which is asked
		}
		switch {
		case r.Documents == person.No:
			return
		case r.Documents != person.Yes:
			p.Unknown(path+"/documents", "it is not recorded whether documents are missing", opts...)
		case p.Done(r.Issued):
			p.Met(path+"/issued", "the document was issued", opts...)
		case p.Done(r.VerificationAsked):
			p.DueFrom(rule.Verification, r.VerificationAsked, path+"/issued", "verification of nationality was asked for on {day}; no document is recorded", append(opts, rule.With(rule.DayArg("day", r.VerificationAsked)))...)
		default:
			p.Due(path+"/verification_asked", "documents are missing, and verification of nationality was not asked for", opts...)
		}
	})
}

func reintegration(p *pass) {
	returns(p, func(path string, r *Return, made bool, opts []rule.Option) {
		before(p, path+"/contacts_given", "contacts that help were given", "no contacts that help were given", r.ContactsGiven, r, made, opts)
		switch {
		case p.Done(r.Plan) && r.FollowUp.IsZero() && made:
			p.DueFrom(rule.MonitoringTime, r.Departed, path+"/follow_up", "the person left on {day}; no day of follow-up is recorded", append(opts, rule.With(rule.DayArg("day", r.Departed)))...)
			return
		case p.Done(r.Plan) && r.FollowUp.IsZero():
			p.Unknown(path+"/follow_up", "the day of follow-up is not recorded", opts...)
			return
		}
		before(p, path+"/plan", "a plan of reintegration is on file", "no plan of reintegration is on file", r.Plan, r, made, opts)
	})
}
