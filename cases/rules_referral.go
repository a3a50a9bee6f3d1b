package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func referralRules() []Rule {
	return []Rule{{
		ID: "NREF-001", Title: "referral to the competent mechanism",
		Applies: "where there are reasonable grounds or indicators", Meets: "Refer the person to the mechanism; record sender, receiver, day, and consent or another basis.",
		Bases: []rule.Basis{on("eu-2011-36", "11(4)"), on("coe-197", "10(1)"), on("coe-197", "12(5)"), on("crc", "19"), on("odihr-nrm-2022", "Pillar 1")},
		Reads: []string{"/referrals", "/victims/*/status", "/victims/*/indicators"}, Deadline: "the law names no number",
		Check: referred,
	}, {
		ID: "NREF-002", Title: "child-protection service told",
		Applies: "to a child who is a presumed or identified victim", Meets: "Tell the child-protection service; professional secrecy does not stand in the way.",
		Bases:  []rule.Basis{on("coe-201", "12(1)"), on("crc", "19"), on("unicef-2003-see", "3.3.3")},
		Topics: []string{"notification"},
		Reads:  []string{"/notifications", "/referrals"}, Deadline: "a number only where national law has one",
		Check: childProtectionTold,
	}, {
		ID: "NREF-003", Title: "referral acknowledged and followed",
		Applies: "to every referral that was sent", Meets: "Get an answer; follow up until the service starts, or refer elsewhere.",
		Bases: []rule.Basis{on("eu-2011-36", "11(4)"), on("unicef-2003-see", "3.4"), on("odihr-nrm-2022", "Pillar 2")},
		Reads: []string{"/referrals"}, Deadline: "that of the referral, if it has one",
		Check: followed,
	}, {
		ID: "NREF-004", Title: "coordination with asylum",
		Applies: "to a victim who needs or seeks international protection", Meets: "Contact the asylum authority, with consent.",
		Bases: []rule.Basis{on("eu-2024-1712", "2011/36 Art. 11a"), on("eu-2024-1712", "2011/36 Art. 11(4)")},
		Reads: []string{"/referrals", "/victims/*/asylum"}, Deadline: "the law names no number",
		Check: asylumContact,
	}, {
		ID: "NREF-005", Title: "individual plan with lead and review",
		Applies: "to a presumed or identified victim", Meets: "Make an individual plan, with who leads it and the day on which it is looked at again.",
		Bases: []rule.Basis{on("odihr-nrm-2022", "Pillar 2"), {Instrument: "eu-2011-36", Pinpoint: "14(1)", Topic: "assistance"}, on("unicef-2003-see", "3.7")},
		Reads: []string{"/victims/*/plan"}, Deadline: "the law names no number",
		Check: individualPlan,
	}, {
		ID: "TREF-002", Title: "cross-border focal point used",
		Applies: "to a referral to or from a member state of the European Union", Meets: "Contact the focal point, or record why not.",
		Bases:  []rule.Basis{on("eu-2024-1712", "2011/36 Art. 11(4)"), {Instrument: "icmpd-trm", Pinpoint: "General", Topic: "referral_mechanism"}},
		Topics: []string{"authorities.focal_point"},
		Reads:  []string{"/referrals"}, Deadline: "at the opening of the transfer",
		Check: focalPoint,
	}, {
		ID: "TREF-003", Title: "immediate danger told to the other State",
		Applies: "where a person is in immediate danger in another State", Meets: "Tell the State without delay; record to whom, and the day.",
		Bases: []rule.Basis{on("coe-197", "33(1)"), on("hague-1996", "36")},
		Reads: []string{"/dangers"}, Deadline: "without delay; the law names no number",
		Check: dangerTold,
	}, {
		ID: "TREF-004", Title: "procedure for a missing child",
		Applies: "to a child who is missing or absent from a placement", Meets: "Report to the police, alert the databases, tell the guardian.",
		Bases: []rule.Basis{on("coe-197", "33(2)"), on("crc", "11"), on("hague-1996", "31(c)"), on("crc-gc6", "50-53")},
		Reads: []string{"/victims/*/missing"}, Deadline: "the law names no number",
		Check: missingChild,
	}, {
		ID: "TREF-006", Title: "competent State, and consent to a placement abroad",
		Applies: "to the referral of a child across a border where both States apply the 1996 Hague Convention", Meets: "Record which State is competent; before a placement abroad consult that State and get its agreement.",
		Bases: []rule.Basis{on("hague-1996", "33"), on("hague-1996", "5"), on("hague-1996", "6"), on("hague-1996", "7"), on("hague-1996", "11")},
		Reads: []string{"/referrals"}, Deadline: "before the decision on placement",
		Check: placementAbroad,
	}, {
		ID: "TREF-007", Title: "handover and feedback",
		Applies: "to the referral of a child to a service in another State", Meets: "Hand over with minutes, to a receiving guardian, with the documents; get feedback.",
		Bases: []rule.Basis{on("icmpd-trm", "SOP 4"), on("coe-197", "16(6)"), on("unicef-2003-see", "3.8")},
		Reads: []string{"/referrals"}, Deadline: "at the transfer",
		Check: handover,
	}}
}

func referralFileRules() []FileRule {
	return []FileRule{{
		ID: "TREF-001", Title: "common legal basis found",
		Applies: "where a referral crosses a border", Meets: "Record on which instruments the States work together; at least one must be in force for both.",
		Bases: []rule.Basis{on("coe-197", "32"), on("palermo", "10(1)"), on("untoc", "27"), on("crc", "35"), on("hague-1996", "29-30")},
		Reads: []string{"/referrals"}, Deadline: "at the opening of the transfer",
		Check: commonBasis,
	}, {
		ID: "TREF-005", Title: "request answered, or obstacle told",
		Applies: "to every request from another State", Meets: "Send the result, or tell that the request cannot be met or will be late.",
		Bases: []rule.Basis{on("coe-197", "34(1)"), on("coe-197", "34(4)"), on("palermo", "8(3)")},
		Reads: []string{"/requests"}, Deadline: "promptly; the law names no number",
		Check: requestAnswered,
	}}
}

// referrals calls do for each referral of the victim that had been sent by the day of the check, with its state on that day.
func referrals(p *pass, do func(i int, r *referral.Referral, state referral.State, opts []rule.Option)) {
	for i := range p.Subject.File.Referrals {
		r := &p.Subject.File.Referrals[i]
		if r.Victim != p.Subject.Victim.ID || !p.Done(r.On(referral.Send)) {
			continue
		}
		if state := r.StateOn(p.On); state != referral.EnteredInError {
			do(i, r, state, []rule.Option{rule.At(r.From.Place)})
		}
	}
}

func referred(p *pass) {
	v := p.Subject.Victim
	presumed, grounds := v.PresumedOn(p.On)
	if !grounds && len(v.Indicators) == 0 {
		return
	}
	found := false
	referrals(p, func(i int, r *referral.Referral, _ referral.State, opts []rule.Option) {
		if found {
			return
		}
		found = true
		switch {
		case r.Consent == "" && r.Emergency == nil && r.To.Kind != jurisdiction.ChildProtection && r.To.Kind != jurisdiction.SocialWork:
			p.Unknown(ptr("referrals", i, "consent"), "neither a consent nor another basis of the referral is recorded", opts...)
		default:
			p.Met(ptr("referrals", i, ""), "referred on {day}", append(opts, rule.With(rule.DayArg("day", r.On(referral.Send))))...)
		}
	})
	if found {
		return
	}
	if s, ok := v.FirstStatus(p.On, "", victim.StatusReferred); ok {
		p.Met(p.Subject.Path+"/status", "referred on {day}", rule.At(s.Place), rule.With(rule.DayArg("day", s.Day)))
		return
	}
	p.DueFrom(rule.ReferralTime, presumed.Day, "/referrals", "there are grounds or indicators; no referral is recorded; the law names no last day")
}

func childProtectionTold(p *pass) {
	v := p.Subject.Victim
	status, ok := v.PresumedOn(p.On)
	if !ok || !childOn(p, law.Day{}) {
		return
	}
	protects := func(k jurisdiction.BodyKind) bool {
		return k == jurisdiction.ChildProtection || k == jurisdiction.SocialWork
	}
	undated := -1
	for i, n := range p.Subject.File.Notifications {
		switch {
		case n.Victim != v.ID || !protects(n.To):
		case p.Done(n.Day):
			p.Met(ptr("notifications", i, "day"), "told on {day}", rule.With(rule.DayArg("day", n.Day)))
			return
		case n.Secrecy == victim.Yes:
			p.NotMet(ptr("notifications", i, "secrecy"), "not told for professional secrecy")
			return
		case n.Day.IsZero():
			undated = i
		}
	}
	told := -1
	referrals(p, func(i int, r *referral.Referral, _ referral.State, _ []rule.Option) {
		if protects(r.To.Kind) {
			told = i
		}
	})
	switch {
	case told >= 0:
		p.Met(ptr("referrals", told, ""), "told by a referral")
	case undated >= 0:
		p.Unknown(ptr("notifications", undated, "day"), "the day on which the service was told is not recorded")
	default:
		opts := []rule.Option{rule.With(rule.DayArg("day", status.Day))}
		deadline, national, ok := noticePeriod(p, status)
		opts = append(opts, national...)
		if ok {
			p.DueBy(deadline, "/notifications", "the child-protection service is not recorded as told; presumed victim since {day}", opts...)
			return
		}
		p.DueFrom(rule.NotificationTime, status.Day, "/notifications", "the child-protection service is not recorded as told; presumed victim since {day}; the law names no last day", opts...)
	}
}

// noticePeriod returns the shortest period of national law for telling a child-protection service of a child.
func noticePeriod(p *pass, status victim.StatusDecision) (best law.Deadline, opts []rule.Option, ok bool) {
	for _, place := range p.Places {
		e, state := p.Profile(place).Notification.At(p.On)
		if state != law.Known {
			continue
		}
		for _, n := range e.Value {
			if n.Of == jurisdiction.AdultVictim || !slices.Contains(n.Recipients, jurisdiction.ChildProtection) && !slices.Contains(n.Recipients, jurisdiction.SocialWork) {
				continue
			}
			d, numbered := n.Period.Deadline(status.Day, nil)
			switch {
			case !numbered:
				opts = append(opts, rule.National(place, e.Source))
			case !ok || d.Last.Before(best.Last):
				best, ok = d, true
				opts = append(opts, rule.National(place, e.Source))
			default:
				opts = append(opts, rule.Yields(place, n.Period.String(), e.Source))
			}
		}
	}
	return best, opts, ok
}

func followed(p *pass) {
	referrals(p, func(i int, r *referral.Referral, state referral.State, opts []rule.Option) {
		path := ptr("referrals", i, "state")
		switch state {
		case referral.Sent, referral.OnHold, referral.Received:
			if r.Expires.IsZero() {
				p.DueFrom(rule.Acknowledgement, r.On(referral.Send), path, "sent, and not answered", opts...)
			} else {
				p.DueBy(law.Deadline{Last: r.Expires}, path, "sent, and not answered", opts...)
			}
		case referral.Accepted:
			p.Due(path, "accepted; the service has not started", opts...)
		case referral.Declined, referral.Failed, referral.Expired:
			if again(p, r) {
				p.Met(path, "declined, failed or expired, and referred elsewhere", opts...)
			} else {
				p.NotMet(path, "declined, failed or expired, and not referred elsewhere", opts...)
			}
		case "":
			p.Unknown(path, "how the referral stands is not recorded", opts...)
		default:
			p.Met(path, "answered and followed", opts...)
		}
	})
}

// again reports whether there is a later referral of the same person for the same need.
func again(p *pass, r *referral.Referral) bool {
	return slices.ContainsFunc(p.Subject.File.Referrals, func(o referral.Referral) bool {
		return o.ID != r.ID && o.Victim == r.Victim && o.Need == r.Need && p.Done(o.On(referral.Send)) && !o.On(referral.Send).Before(r.On(referral.Send)) &&
			!slices.Contains([]referral.State{referral.Declined, referral.Failed, referral.Expired, referral.Cancelled, referral.EnteredInError}, o.StateOn(p.On))
	})
}

func asylumContact(p *pass) {
	a := &p.Subject.Victim.Asylum
	status, ok := p.Subject.Victim.PresumedOn(p.On)
	if !ok || a.Need == victim.No && len(a.Applications) == 0 {
		return
	}
	if a.Need != victim.Yes && len(a.Applications) == 0 {
		p.Unknown(p.Subject.Path+"/asylum/need", "it is not recorded whether the person may need international protection")
		return
	}
	found := -1
	referrals(p, func(i int, r *referral.Referral, _ referral.State, _ []rule.Option) {
		if r.To.Kind == jurisdiction.Asylum || r.To.Kind == jurisdiction.Migration {
			found = i
		}
	})
	switch {
	case found >= 0 && p.Subject.File.Referrals[found].Consent == "":
		p.Unknown(ptr("referrals", found, "consent"), "no consent to the contact with the asylum authority is linked")
	case found >= 0:
		p.Met(ptr("referrals", found, ""), "the asylum authority was contacted")
	default:
		p.DueFrom(rule.AsylumContact, status.Day, "/referrals", "no contact with the asylum authority is recorded")
	}
}

func individualPlan(p *pass) {
	v := p.Subject.Victim
	status, ok := v.PresumedOn(p.On)
	if !ok {
		return
	}
	path := p.Subject.Path + "/plan"
	switch {
	case !p.Done(v.Plan.Day):
		p.DueFrom(rule.PlanTime, status.Day, path, "no individual plan is recorded")
	case v.Plan.Author == "":
		p.Unknown(path+"/author", "it is not recorded who leads the plan")
	case v.Plan.Review.IsZero():
		p.Unknown(path+"/review", "the day on which the plan is looked at again is not recorded")
	case p.On.After(v.Plan.Review):
		p.Overdue(path+"/review", "the plan was to be looked at again on {day}", rule.By(law.Deadline{Last: v.Plan.Review}), rule.With(rule.DayArg("day", v.Plan.Review)))
	default:
		p.Met(path, "a plan with lead and day of review is on file")
	}
}

// crossing calls do for the referrals of the victim across a border.
func crossing(p *pass, do func(i int, r *referral.Referral, opts []rule.Option)) {
	for i := range p.Subject.File.Referrals {
		r := &p.Subject.File.Referrals[i]
		if state := r.StateOn(p.On); r.Victim == p.Subject.Victim.ID && r.Crosses() && !p.On.Before(firstDay(r)) && (!state.Over() || state == referral.Completed || state == referral.PartlyCompleted || state == referral.Closed) {
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

// inEU reports whether a place is a member of the European Union on the day of the check, as far as that is known.
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
	for i, x := range p.Subject.File.Dangers {
		if x.Victim != p.Subject.Victim.ID || x.Known.After(p.On) {
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
			if p.Binds("hague-1996", place, p.On).Binding == law.DoesNotBind {
				return // the Convention works only between States that apply it
			}
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
		case b.Placement != victim.Yes || b.Urgent == victim.Yes:
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
		common := 0
		for _, id := range r.Border.Basis {
			if p.Binds(id, r.From.Place, p.On).Binding == law.Binds && p.Binds(id, r.To.Place, p.On).Binding == law.Binds {
				common++
			}
		}
		with := rule.With(rule.NumberArg("common", common))
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
