package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
)

func transferRules() []Rule {
	return []Rule{{
		ID:      "TREF-002",
		Title:   "cross-border focal point used",
		Applies: "to a referral to or from a member state of the European Union",
		Meets:   "Contact the focal point, or record why not.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 11(4)"),
			{Instrument: "icmpd-trm", Pinpoint: "General", Topic: "referral_mechanism"},
		},
		Topics:   []string{"authorities.focal_point"},
		Reads:    []string{"/referrals"},
		Deadline: "at the opening of the transfer",
		Check:    focalPoint,
	}, {
		ID:       "TREF-003",
		Title:    "immediate danger told to the other State",
		Applies:  "where a person is in immediate danger in another State",
		Meets:    "Tell the State without delay; record to whom, and the day.",
		Bases:    []rule.Basis{on("coe-197", "33(1)"), on("hague-1996", "36")},
		Reads:    []string{"/dangers"},
		Deadline: "without delay; the law names no number",
		Check:    dangerTold,
	}, {
		ID:      "TREF-004",
		Title:   "procedure for a missing child",
		Applies: "to a child who is missing or absent from a placement",
		Meets:   "Report to the police, alert the databases, tell the guardian.",
		Bases: []rule.Basis{
			on("coe-197", "33(2)"),
			supports("crc", "11"),
			supports("hague-1996", "31(c)"),
			on("crc-gc6", "50-53"),
		},
		Reads:    []string{"/victims/*/missing"},
		Deadline: "the law names no number",
		Check:    missingChild,
	}, {
		ID:      "TREF-006",
		Title:   "competent State, and consent to a placement abroad",
		Applies: "to the referral of a child across a border where both States apply the 1996 Hague Convention",
		Meets:   "Record which State is competent; before a placement abroad consult that State and get its agreement.",
		Bases: []rule.Basis{
			on("eu-2019-1111", "82"),
			on("hague-1996", "33"),
			on("hague-1996", "5"),
			on("hague-1996", "6"),
			on("hague-1996", "7"),
			on("hague-1996", "11"),
		},
		Reads:    []string{"/referrals"},
		Deadline: "before the decision on placement",
		Check:    placementAbroad,
	}, {
		ID:      "TREF-007",
		Title:   "handover and feedback",
		Applies: "to the referral of a child to a service in another State",
		Meets:   "Hand over with minutes, to a receiving guardian, with the documents; get feedback.",
		Bases: []rule.Basis{
			on("icmpd-trm", "SOP 4"),
			supports("coe-197", "16(6)"),
			on("unicef-2003-see", "3.8"),
		},
		Reads:    []string{"/referrals"},
		Deadline: "at the transfer",
		Check:    handover,
	}}
}

func transferFileRules() []FileRule {
	return []FileRule{{
		ID:      "TREF-001",
		Title:   "common legal basis found",
		Applies: "where a referral crosses a border",
		Meets:   "Record on which instruments the States work together; at least one must be in force for both.",
		Bases: []rule.Basis{
			on("coe-197", "32"),
			on("palermo", "10(1)"),
			on("untoc", "27"),
			on("crc", "35"),
			on("hague-1996", "29-30"),
		},
		Reads:    []string{"/referrals"},
		Deadline: "at the opening of the transfer",
		Check:    commonBasis,
	}, {
		ID:       "TREF-005",
		Title:    "request answered, or obstacle told",
		Applies:  "to every request from another State",
		Meets:    "Send the result, or tell that the request cannot be met or will be late.",
		Bases:    []rule.Basis{on("coe-197", "34(1)"), on("coe-197", "34(4)"), on("palermo", "8(3)")},
		Reads:    []string{"/requests"},
		Deadline: "promptly; the law names no number",
		Check:    requestAnswered,
	}}
}

// crossing calls do for the referrals of the victim across a border. A request asks for the person,
// and nobody crosses by it.
func crossing(p *pass, do func(i int, r *referral.Referral, opts []rule.Option)) {
	for i, r := range p.Subject.referrals() {
		state := r.StateOn(p.On)
		ran := !state.Over() || state == referral.Completed ||
			state == referral.PartlyCompleted || state == referral.Closed
		if r.Kind != referral.Request && r.Crosses() && !p.On.Before(firstDay(r)) && ran {
			do(i, r, []rule.Option{rule.At(r.From.Place)})
		}
	}
}

func firstDay(r *referral.Referral) law.Day {
	if len(r.History) == 0 {
		return law.Day{}
	}
	return r.History[0].Day
}

// inEU reports whether a place is a member of the European Union on the day of the check, as far as
// that is known.
func inEU[T any](p *rule.Pass[T], place jurisdiction.Code) bool {
	e, state := p.Profile(place).Membership.EU.At(p.On)
	return state == law.Known && e.Value
}

func focalPoint(p *pass) {
	crossing(p, func(i int, r *referral.Referral, opts []rule.Option) {
		if !inEU(p, r.From.Place) && !inEU(p, r.To.Place) {
			return
		}
		if !inEU(p, r.From.Place) {
			opts = []rule.Option{rule.At(r.To.Place)}
		}
		path := ptr("referrals", i, "border/focal_point")
		switch {
		case p.Done(r.Border.FocalPoint):
			p.Met(path, "the focal point was contacted", opts...)
		case r.Border.NoFocalPoint != "":
			p.Met(path, "why the focal point was not contacted is on file", opts...)
		case r.From.Kind == "" || r.To.Kind == "":
			p.Unknown(ptr("referrals", i, ""), "sender or receiver is not recorded", opts...)
		default:
			p.Due(path, "the focal point for cross-border referral is not recorded as contacted", opts...)
		}
	})
}

func dangerTold(p *pass) {
	for i, x := range p.Subject.dangers() {
		if x.Known.After(p.On) {
			continue
		}
		path := ptr("dangers", i, "told")
		switch {
		case p.Done(x.Told) && x.Recipient == "":
			p.Unknown(ptr("dangers", i, "recipient"), "it is not recorded who was told of the danger")
		case p.Done(x.Told):
			p.Met(path, "the other State was told on {day}", rule.With(rule.DayArg("day", x.Told)))
		case x.Known.IsZero():
			p.Unknown(ptr("dangers", i, "known"), "when the danger became known is not recorded")
		default:
			p.DueFrom(rule.DangerTime, x.Known, path, "danger known since {day}; the other State is not recorded as told; the law says without delay and names no last day", rule.With(rule.DayArg("day", x.Known)))
		}
	}
}

func missingChild(p *pass) {
	for i, m := range p.Subject.Victim.Missing {
		if m.Since.After(p.On) || !childOn(p, m.Since) {
			continue
		}
		path := p.Subject.Path + ptr("missing", i, "")
		opts := []rule.Option{rule.At(m.Place), rule.With(rule.DayArg("day", m.Since))}
		switch {
		case m.Since.IsZero():
			p.Unknown(path+"/since", "since when the child is missing is not recorded", opts...)
		case !p.Done(m.Reported) && p.Done(m.Found):
			p.NotMet(path+"/reported", "missing since {day} and found since; it was never reported", opts...)
		case !p.Done(m.Reported):
			p.DueFrom(rule.MissingTime, m.Since, path+"/reported", "missing since {day}; not recorded as reported to the police", opts...)
		case !p.Done(m.Alert) && !p.Done(m.Found):
			p.Due(path+"/alert", "missing since {day}; no alert in the databases is recorded", opts...)
		case !p.Done(m.GuardianInformed):
			p.Due(path+"/guardian_informed", "missing since {day}; the guardian is not recorded as told", opts...)
		default:
			p.Met(path, "reported, alerted, and the guardian told", opts...)
		}
	}
}

func placementAbroad(p *pass) {
	crossing(p, func(i int, r *referral.Referral, opts []rule.Option) {
		for _, place := range []jurisdiction.Code{r.From.Place, r.To.Place} {
			if b := p.Binds("hague-1996", place, p.On).Binding; b != law.Binds && b != law.BindUnknown {
				return // the Convention works only between States that apply it
			}
		}
		if inEU(p, r.From.Place) && inEU(p, r.To.Place) {
			// Regulation (EU) 2019/1111, article 97(1): it comes before the Convention.
			opts = append(opts, rule.Outside("gives way to Regulation (EU) 2019/1111 between member states", "hague-1996"))
		} else {
			opts = append(opts, rule.Outside("governs placements between member states", "eu-2019-1111"))
		}
		if !childOn(p, law.Day{}) {
			return
		}
		b := &r.Border
		path := ptr("referrals", i, "border")
		switch {
		case b.Competent == "":
			p.Unknown(path+"/competent", "it is not recorded which State may take measures for the child", opts...)
		case b.Placement == "":
			p.Unknown(path+"/placement", "it is not recorded whether the child is to be placed there", opts...)
		case b.Placement != person.Yes || b.Urgent == person.Yes:
			p.Met(path, "the competent State is recorded; no placement, or only urgent measures", opts...)
		case p.Done(b.Consulted) && p.Done(b.Agreed):
			p.Met(path, "the other State was consulted and agreed to the placement", opts...)
		case p.Done(b.Handover):
			p.NotMet(path+"/agreed", "placed in the other State without its agreement", append(opts, rule.JudgedOn(b.Handover))...)
		default:
			p.Due(path+"/agreed", "the other State is not recorded as consulted and agreeing to the placement", opts...)
		}
	})
}

func handover(p *pass) {
	crossing(p, func(i int, r *referral.Referral, opts []rule.Option) {
		if !childOn(p, law.Day{}) {
			return
		}
		b := &r.Border
		path := ptr("referrals", i, "border")
		switch {
		case !p.Done(b.Handover):
			p.Due(path+"/handover", "the handover is not recorded", opts...)
		case b.Guardian == "":
			p.Unknown(path+"/guardian", "the receiving guardian is not recorded", opts...)
		case !slices.Contains(b.Documents, referral.DocumentMinutes):
			p.NotMet(path+"/documents", "handed over without minutes", append(opts, rule.JudgedOn(b.Handover))...)
		case !p.Done(b.Feedback):
			p.DueFrom(rule.FeedbackTime, b.Handover, path+"/feedback", "handed over on {day}; no feedback is recorded", append(opts, rule.With(rule.DayArg("day", b.Handover)))...)
		default:
			p.Met(path, "handed over to a guardian with minutes, and feedback was given", opts...)
		}
	})
}

func commonBasis(p *filePass) {
	for i := range p.Subject.Referrals {
		r := &p.Subject.Referrals[i]
		if !r.Crosses() || r.StateOn(p.On) == referral.EnteredInError || p.On.Before(firstDay(r)) {
			continue
		}
		path := ptr("referrals", i, "border/basis")
		at := rule.At(r.From.Place)
		if len(r.Border.Basis) == 0 {
			p.Unknown(path, "the instruments on which the States work together are not recorded", at)
			continue
		}
		common, unknown := 0, false
		for _, id := range r.Border.Basis {
			from, to := p.Binds(id, r.From.Place, p.On).Binding, p.Binds(id, r.To.Place, p.On).Binding
			switch {
			case from == law.Binds && to == law.Binds:
				common++
			case (from == law.Binds || from == law.BindUnknown) && (to == law.Binds || to == law.BindUnknown):
				unknown = true // an agreement between two States, say, that the library does not hold
			}
		}
		with := rule.With(rule.NumberArg("common", common))
		if common == 0 && unknown {
			p.Unknown(path, "whether an instrument recorded binds both States is not known to us", at)
			continue
		}
		if common == 0 {
			p.NotMet(path, "none of the instruments recorded is known to bind both States", at, with)
			continue
		}
		p.Met(path, "{common} of the instruments recorded bind both States", at, with)
	}
}

func requestAnswered(p *filePass) {
	for i, r := range p.Subject.Requests {
		path := ptr("requests", i, "")
		at := rule.At(r.To)
		switch {
		case p.Done(r.Answered):
			p.Met(path+"/answered", "answered on {day}", at, rule.With(rule.DayArg("day", r.Answered)))
		case p.Done(r.Obstacle):
			p.Met(path+"/obstacle", "told on {day} that it cannot be met, or not in time", at, rule.With(rule.DayArg("day", r.Obstacle)))
		case r.Received.IsZero():
			p.Unknown(path+"/received", "when the request was received is not recorded", at)
		case p.Done(r.Received):
			p.DueFrom(rule.AnswerTime, r.Received, path+"/answered", "received on {day}; neither an answer nor an obstacle is recorded", at, rule.With(rule.DayArg("day", r.Received)))
		}
	}
}
