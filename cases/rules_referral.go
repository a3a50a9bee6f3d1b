package cases

import (
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
)

func referralRules() []Rule {
	return []Rule{{
		ID:      "NREF-001",
		Title:   "referral to the competent mechanism",
		Applies: "where there are reasonable grounds or indicators",
		Meets:   "Refer the person to the mechanism; record sender, receiver, day, and consent or another basis.",
		Bases: []rule.Basis{
			on("eu-2011-36", "11(4)"),
			on("coe-197", "10(1)"),
			on("coe-197", "12(5)"),
			on("crc", "19"),
			on("odihr-nrm-2022", "Pillar 1"),
		},
		Reads:    []string{"/referrals", "/victims/*/status", "/victims/*/indicators"},
		Deadline: "the law names no number",
		Check:    referred,
	}, {
		ID:      "NREF-002",
		Title:   "child-protection service told",
		Applies: "to a child who is a presumed or identified victim",
		Meets:   "Tell the child-protection service; professional secrecy does not stand in the way.",
		Bases: []rule.Basis{
			on("coe-201", "12(1)"),
			on("crc", "19"),
			on("unicef-2003-see", "3.3.3"),
		},
		Topics:   []string{"notification"},
		Reads:    []string{"/notifications", "/referrals"},
		Deadline: "a number only where national law has one",
		Check:    childProtectionTold,
	}, {
		ID:      "NREF-003",
		Title:   "referral acknowledged and followed",
		Applies: "to every referral that was sent",
		Meets:   "Get an answer; follow up until the service starts, or refer elsewhere.",
		Bases: []rule.Basis{
			supports("eu-2011-36", "11(4)"),
			on("unicef-2003-see", "3.4"),
			on("odihr-nrm-2022", "Pillar 2"),
		},
		Reads:    []string{"/referrals"},
		Deadline: "that of the referral, if it has one",
		Check:    followed,
	}, {
		ID:      "NREF-004",
		Title:   "coordination with asylum",
		Applies: "to a victim who needs or seeks international protection",
		Meets:   "Contact the asylum authority, with consent.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 11a"),
			on("eu-2024-1712", "2011/36 Art. 11(4)"),
		},
		Reads:    []string{"/referrals", "/victims/*/asylum"},
		Deadline: "the law names no number",
		Check:    asylumContact,
	}, {
		ID:      "NREF-005",
		Title:   "individual plan with lead and review",
		Applies: "to a presumed or identified victim",
		Meets:   "Make an individual plan, with who leads it and the day on which it is looked at again.",
		Bases: []rule.Basis{
			on("odihr-nrm-2022", "Pillar 2"),
			{Instrument: "eu-2011-36", Pinpoint: "14(1)", Topic: "assistance", Supports: true},
			on("unicef-2003-see", "3.7"),
		},
		Reads:    []string{"/victims/*/plan"},
		Deadline: "the law names no number",
		Check:    individualPlan,
	}}
}

// referrals calls do for each referral of the victim that had been sent by the day of the check,
// with its state on that day. A request asks for a person, and an assignment inside one
// organisation passes nobody on: neither is a referral to somebody.
func referrals(p *pass, do func(i int, r *referral.Referral, state referral.State, opts []rule.Option)) {
	for i, r := range p.Subject.referrals() {
		if !p.Done(r.On(referral.Send)) || r.Kind == referral.Request || r.Inside() {
			continue
		}
		if state := r.StateOn(p.On); state != referral.EnteredInError {
			do(i, r, state, []rule.Option{rule.At(r.From.Place)})
		}
	}
}

func referred(p *pass) {
	v := p.Subject.Victim
	var since law.Day // the first day on which there were grounds or indicators
	see := func(day law.Day) {
		if p.Done(day) && (since.IsZero() || day.Before(since)) {
			since = day
		}
	}
	indicated := false
	for _, x := range v.Indicators {
		if !x.Seen() {
			continue
		}
		indicated = indicated || !x.Observed.After(p.On)
		see(x.Observed)
	}
	if indicated {
		see(p.Subject.File.Detection.Day)
	} else if _, ok := presumed(p); !ok {
		return
	}
	if s, ok := v.PresumedOn(p.On); ok {
		see(s.Day)
	}
	found := false
	referrals(p, func(i int, r *referral.Referral, _ referral.State, opts []rule.Option) {
		if found {
			return
		}
		found = true
		switch {
		case r.Consent == "" &&
			!stoodFor(r, v) && r.To.Kind != jurisdiction.ChildProtection &&
			r.To.Kind != jurisdiction.SocialWork:
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
	p.DueFrom(rule.ReferralTime, since, "/referrals", "there are grounds or indicators; no referral is recorded; the law names no last day")
}

func childProtectionTold(p *pass) {
	status, ok := presumed(p)
	if !ok || !childOn(p, law.Day{}) {
		return
	}
	protects := func(k jurisdiction.BodyKind) bool {
		return k == jurisdiction.ChildProtection || k == jurisdiction.SocialWork
	}
	undated := -1
	for i, n := range p.Subject.notifications() {
		switch {
		case !protects(n.To):
		case p.Done(n.Day):
			p.Met(ptr("notifications", i, "day"), "told on {day}", rule.With(rule.DayArg("day", n.Day)))
			return
		case n.Secrecy == person.Yes:
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

// noticePeriod returns the shortest period of national law for telling a child-protection service
// of a child.
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

// again reports whether there is a later referral of the same person that stands in the place of r,
// or is for the same need.
func again(p *pass, r *referral.Referral) bool {
	return some(p.Subject.referrals(), func(o *referral.Referral) bool {
		return o.ID != r.ID && o.Kind != referral.Request &&
			(o.Follows == r.ID || o.Need == r.Need) &&
			p.Done(o.On(referral.Send)) && !o.On(referral.Send).Before(r.On(referral.Send)) &&
			!slices.Contains([]referral.State{referral.Declined, referral.Failed, referral.Expired, referral.Cancelled, referral.EnteredInError}, o.StateOn(p.On))
	})
}

func asylumContact(p *pass) {
	a := &p.Subject.Victim.Asylum
	if len(p.Places) > 0 && p.Subject.Victim.Nationality(p.Places[0]) == person.Yes &&
		len(a.Applications) == 0 {
		return // a person needs no asylum from the own country in it
	}
	status, ok := presumed(p)
	if !ok || a.Need == person.No && len(a.Applications) == 0 {
		return
	}
	if a.Need != person.Yes && len(a.Applications) == 0 {
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

// stoodFor reports whether the emergency of a referral stood in the place of the consent of v on
// the day on which it was sent: a review of a later day that ended it takes nothing back from then.
func stoodFor(r *referral.Referral, v *victim.Victim) bool {
	if r.Emergency == nil {
		return false
	}
	sent, then := r.On(referral.Send), *r.Emergency
	then.Reviews = slices.DeleteFunc(slices.Clone(then.Reviews), func(x referral.Review) bool {
		return x.Day.After(sent)
	})
	return then.StandsFor(v, r.To.Kind, sent)
}

func individualPlan(p *pass) {
	v := p.Subject.Victim
	status, ok := presumed(p)
	if !ok {
		return
	}
	path := p.Subject.Path + "/plan"
	var plan care.Plan
	if i := care.PlanOn(v.Plans, care.PlanAssistance, p.On); i >= 0 {
		plan = v.Plans[i]
		path += "/" + strconv.Itoa(i)
	}
	switch {
	case !p.Done(plan.Day):
		p.DueFrom(rule.PlanTime, status.Day, path, "no individual plan is recorded")
	case plan.Author == "":
		p.Unknown(path+"/author", "it is not recorded who leads the plan")
	case plan.Review.IsZero():
		p.Unknown(path+"/review", "the day on which the plan is looked at again is not recorded")
	case plan.Closed(p.On):
		p.Met(path+"/ended", "the plan ended on {day}", rule.With(rule.DayArg("day", plan.Ended)))
	case p.On.After(plan.Review) && p.Done(plan.Reviewed) && !plan.Reviewed.Before(plan.Review):
		p.Unknown(
			path+"/review", "the plan was looked at again; the next day for that is not recorded",
		)
	case p.On.After(plan.Review):
		p.Overdue(
			path+"/review", "the plan was to be looked at again on {day}",
			rule.By(law.Deadline{Last: plan.Review}), rule.With(rule.DayArg("day", plan.Review)),
		)
	default:
		p.Met(path, "a plan with lead and day of review is on file")
	}
}
