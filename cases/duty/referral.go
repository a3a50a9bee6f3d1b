package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
)

func referralRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "NREF-001", Title: "Referral to the national referral mechanism",
				Who: []rule.Role{"first-contact"},
				ToDo: "Refer the person to the mechanism. Record sender, recipient, day, and " +
					"consent or another basis.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "11(4)"), rule.On("coe-197", "10(1)"),
					rule.Supported("coe-197", "12(5)"), rule.Supported("eu-2012-29", "8-9"),
					rule.On("crc", "19"), toProtect, rule.On("odihr-nrm-2022", "Pillar 1"),
				},
			},
			From: FirstSign,
			Done: rule.Either("referral to the mechanism",
				rule.First("referral", standingReferrals, founded),
				rule.First("referral from another State", referralsInto, founded),
				rule.First("step of the mechanism", mechanismSteps)),
			Within: Within{Policy: rule.ReferralTime, Grade: rule.AtOnce},
			Ends:   []*End{Left, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "NREF-002", Title: "Report to the child protection service",
				Who: []rule.Role{"everybody"},
				ToDo: "Report to the child protection service. Professional secrecy does not " +
					"stand in the way.",
				Bases: []rule.Basis{
					rule.Supported("coe-201", "12(1)"), rule.On("crc", "19"),
					{
						Instrument: "eu-2024-1358", Pinpoint: "14(1)", Topic: "referral_mechanism",
						Supports: true,
					},
					rule.On("unicef-2003-see", "3.3.3"),
				},
				Danger: true,
			},
			Owed: to(Child), From: Presumed,
			Done: rule.Either("report to the child protection service",
				rule.First("report", reportsToProtection, Quality[cases.Notification]{
					Field: "secrecy", Text: "report in spite of professional secrecy",
					Holds: func(_ *Pass, n *cases.Notification) rule.Answer {
						return rule.If(!n.Day.IsZero() || !n.Secrecy.Warns())
					},
				}),
				rule.First("referral", referralsToProtection), protectionActs),
			Within: Within{
				National: &rule.Number{
					Topic:  "notification",
					Starts: slices.Concat(found, []law.Event{law.ReasonableGrounds}),
					Of:     noticePeriod,
					By:     administrativeTime, Authority: true,
				},
				Policy: rule.NotificationTime, Grade: rule.AtOnce,
			},
			Ends: []*End{OfAge, Left, Died, Closed},
		},
		&DutyEach[referral.Referral]{
			Head: rule.Head{
				ID: "NREF-003", Title: "Referral answered and followed up",
				Who:  []rule.Role{"sender"},
				ToDo: "Get an answer. Follow up until the service starts, or refer elsewhere.",
				Bases: []rule.Basis{
					rule.Supported("eu-2011-36", "11(4)"), rule.On("unicef-2003-see", "3.4"),
					rule.On("odihr-nrm-2022", "Pillar 2"),
				},
			},
			Of: sentReferrals,
			Acts: []Act[referral.Referral]{{
				Field: "state", Text: "service after the referral",
				Labels: []string{
					noAnswer, noStart, elsewhere, orElsewhere, takenBack, howItStands,
				},
				Look: followed,
				Last: &rule.Last[*Person, referral.Referral]{
					Text: "last day for an answer", Reads: []string{"/referrals/expires"},
					Find: func(
						p *Pass, r *referral.Referral, _ rule.Path,
					) (law.Day, rule.Path) {
						switch stateOn(p, r) {
						case referral.Sent, referral.OnHold, referral.Received:
							return r.Expires, rule.Path{}
						}
						return law.Day{}, rule.Path{}
					},
				},
				Within: Within{Policy: rule.Acknowledgement, Grade: rule.WithoutDelay},
			}},
			Ends: []*End{Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "NREF-004", Title: "Contact with the asylum authority",
				Who:  []rule.Role{"caseworker"},
				ToDo: "Contact the asylum authority, with consent.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "11a(1)"), rule.On("eu-2011-36", "11a(2)"),
					rule.Limb("eu-2011-36", "11(4)", "referral_by_law"),
				},
			},
			Owed: to(ForeignToUnion, NeedsAsylum), From: Presumed,
			Done: rule.Either("contact with the asylum authority",
				rule.First("referral", referralsToAsylum, Quality[referral.Referral]{
					Field: "consent", Text: "consent to the contact with the asylum authority",
				}),
				lodgedAsylum),
			Within: Within{Policy: rule.AsylumContact, Grade: rule.WithoutDelay},
			Ends:   []*End{Left, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "NREF-005", Title: "Individual plan with a lead and a review date",
				Who: []rule.Role{"caseworker"},
				ToDo: "Make an individual plan. Record who leads it, and the day on which it " +
					"is reviewed.",
				Bases: []rule.Basis{
					rule.On("odihr-nrm-2022", "Pillar 2"),
					{
						Instrument: "eu-2011-36", Pinpoint: "14(1)", Topic: "assistance",
						Supports: true,
					},
					rule.On("unicef-2003-see", "3.7"),
				},
			},
			From: Presumed, Done: individualPlan,
			Within: Within{Policy: rule.PlanTime, Grade: rule.WithoutDelay},
			Ends:   []*End{Left, Died, Closed},
		},
	}
}

// stateOn is how a referral stood at the end of the day of the check.
func stateOn(p *Pass, r *referral.Referral) referral.State {
	state := r.StateOn(p.On)
	if state != referral.Closed {
		return state
	}
	// What was closed came to what it was before.
	for _, e := range slices.Backward(r.History) {
		if e.To != referral.Closed && !e.Day.After(p.On) {
			return e.To
		}
	}
	return state
}

// sentReferrals are the referrals to somebody that were sent. A request asks for a person, and an
// assignment inside one organisation passes nobody on: neither is one.
var sentReferrals = only(referralsByDay, "each referral that was sent", Quality[referral.Referral]{
	Field: "state", Text: "referral that was sent",
	Holds: func(p *Pass, r *referral.Referral) rule.Answer {
		if r.Kind == referral.Request || r.Inside() {
			return No
		}
		switch stateOn(p, r) {
		case referral.Draft, referral.Ready, referral.EnteredInError:
			return No
		}
		return rule.If(len(r.History) == 0 || p.Happened(r.On(referral.Send)))
	},
})

var referralsByDay = &List[referral.Referral]{
	Name: Referrals.Name, Text: Referrals.Text, Whole: true,
	All: Referrals.All, Which: Referrals.Which, ID: Referrals.ID,
	Day: func(r *referral.Referral) law.Day { return r.On(referral.Send) },
	At:  func(r *referral.Referral) jurisdiction.Code { return r.From.Place },
}

var (
	// standingReferrals are those that the sender did not take back.
	standingReferrals = only(sentReferrals, "each referral that stands",
		Quality[referral.Referral]{
			Field: "state", Text: "referral that stands",
			Holds: func(p *Pass, r *referral.Referral) rule.Answer {
				return rule.If(stateOn(p, r) != referral.Cancelled)
			},
		})
	// referralsInto are those to a body of a State, from wherever they came.
	referralsInto         = into(standingReferrals)
	referralsToProtection = only(referralsInto, "each referral to child protection",
		is("to/kind", "referral to child protection", func(r *referral.Referral) bool {
			return protects(r.To.Kind)
		}))
	referralsToAsylum = only(referralsInto, "each referral to the asylum authority",
		is("to/kind", "referral to the asylum authority", func(r *referral.Referral) bool {
			return r.To.Kind == jurisdiction.Asylum || r.To.Kind == jurisdiction.Migration
		}))
)

// into returns the list of the same referrals, each in the State of the receiver.
func into(l *List[referral.Referral]) *List[referral.Referral] {
	narrow := *l
	narrow.At = func(r *referral.Referral) jurisdiction.Code {
		if r.To.Place.IsValid() {
			return r.To.Place
		}
		return r.From.Place
	}
	return &narrow
}

// mechanismSteps are the entries by which the mechanism took the case up: a referral to who
// identifies, or what was decided then.
var mechanismSteps = only(Status, "each step of the mechanism",
	is("kind", "step of the mechanism", func(d *victim.StatusDecision) bool {
		switch d.Kind {
		case victim.StatusReferred, victim.StatusIdentified, victim.StatusNotConfirmed,
			victim.StatusReviewed:
			return true
		case victim.StatusReasonableGrounds:
			return d.Outcome != ""
		}
		return false
	}))

// protects reports whether a body of a kind protects children by law.
func protects(k jurisdiction.BodyKind) bool {
	return k == jurisdiction.ChildProtection || k == jurisdiction.SocialWork
}

// founded is that a basis of a referral is on file: a consent, an emergency, or that it went to a
// body that protects by law.
var founded = Quality[referral.Referral]{
	Field: "consent", Text: "consent to the referral, or another basis of it",
	Reads: []string{"/age"},
	Holds: func(p *Pass, r *referral.Referral) rule.Answer {
		if r.Consent != "" || protects(r.To.Kind) || stood(p, r) {
			return Yes
		}
		return DontKnow
	},
}

// stood reports whether the emergency of a referral stood in the place of a consent on the day on
// which it was sent: a review of a later day that ended it takes nothing back from then.
func stood(p *Pass, r *referral.Referral) bool {
	if r.Emergency == nil {
		return false
	}
	sent, then := r.On(referral.Send), *r.Emergency
	then.Reviews = slices.DeleteFunc(slices.Clone(then.Reviews), func(x referral.Review) bool {
		return x.Day.After(sent)
	})
	return then.StandsFor(p.Subject.Victim, r.To.Kind, sent)
}

// reportsToProtection are the reports to a body that protects children.
var reportsToProtection = only(Notifications, "each report to child protection",
	is("to", "report to child protection", func(n *cases.Notification) bool {
		return protects(n.To)
	}))

// protectionActs is that a body that protects children dealt with the child: who decided, assessed,
// placed the child or takes it in, or appointed the guardian, knows of it.
var protectionActs = &Doing{
	Text: "step of the child protection service", Home: "placements",
	Reads: append([]string{
		"/placements", "/guardians", "/needs", "/plan", "/organisations",
	}, signReads...),
	Look: func(p *Pass, e rule.Event) rule.Deed {
		v := p.Subject.Victim
		var best rule.Deed
		see := func(from, to law.Day, lasts rule.Answer, path rule.Path) {
			if p.Happened(from) && servedIn(p, e, from, to, lasts) == Yes &&
				(best.State != rule.Done || from.Before(best.Day)) {
				best = rule.Deed{State: rule.Done, Day: from, Path: path}
			}
		}
		for i := range v.Status {
			if d := &v.Status[i]; protects(d.Body) && here(d.Place, e.Place) {
				see(d.Day, law.Day{}, No, p.Base().Elem("status", i))
			}
		}
		for i := range v.Placements {
			x := &v.Placements[i]
			knows := protects(x.OrderedBy) || protects(x.Provider.Kind) ||
				x.OrderedBy == jurisdiction.Court && x.Kind.InCare()
			knows = knows || protectors.Of(p)[x.Provider.Organisation]
			if knows && here(x.Place, e.Place) {
				see(x.From, x.To, Yes, p.Base().Elem("placements", i))
			}
		}
		for i := range v.Guardians {
			if g := &v.Guardians[i]; protects(g.Authority) && here(g.Place, e.Place) {
				see(g.Appointed, g.Ended, Yes, p.Base().Elem("guardians", i))
			}
		}
		for i := range v.Needs {
			if n := &v.Needs[i]; protects(n.Author) {
				see(n.Day, law.Day{}, No, p.Base().Elem("needs", i))
			}
		}
		for i := range v.Plans {
			if x := &v.Plans[i]; protects(x.Author) {
				see(x.Day, x.Ended, Yes, p.Base().Elem("plan", i))
			}
		}
		return best
	},
}

// noticePeriod is the shortest period in which the law of a place asks for a report of a child to a
// body that protects children; one without a number where there is no other.
func noticePeriod(x *jurisdiction.Profile) law.Dated[law.Period] {
	out := law.Dated[law.Period]{Unknown: x.Notification.Unknown}
	for _, e := range x.Notification.Editions {
		var best law.Period
		found := false
		for _, n := range e.Value {
			if n.Of == jurisdiction.AdultVictim || !slices.ContainsFunc(n.Recipients, protects) {
				continue
			}
			if !found || shorterPeriod(n.Period, best) {
				best, found = n.Period, true
			}
		}
		if !found {
			continue
		}
		out.Editions = append(out.Editions, law.Edition[law.Period]{
			From: e.From, By: e.By, To: e.To, None: e.None, Value: best, Source: e.Source,
			Note: e.Note,
		})
	}
	return out
}

// shorterPeriod reports whether a period ends before another that starts on the same day; one
// without a number never does.
func shorterPeriod(a, b law.Period) bool {
	if a.Numeric() != b.Numeric() {
		return a.Numeric()
	}
	day := law.MustDay(2026, 1, 1)
	x, ok := a.Deadline(day, nil)
	y, also := b.Deadline(day, nil)
	return ok && also && x.Last.Before(y.Last)
}

const (
	noAnswer    = "answer to the referral"
	noStart     = "start of the service"
	elsewhere   = "referral to another body"
	orElsewhere = "service, or a referral to another body"
	takenBack   = "referral that was taken back"
	howItStands = "state of the referral"
)

// followed is what became of a referral.
func followed(p *Pass, r *referral.Referral) rule.Deed {
	switch stateOn(p, r) {
	case referral.Sent, referral.OnHold, referral.Received:
		return rule.Deed{Label: noAnswer}
	case referral.Accepted:
		return rule.Deed{Label: noStart}
	case referral.Declined, referral.Failed, referral.Expired:
		if again(p, r) {
			return rule.Deed{State: rule.Excused, Label: elsewhere}
		}
		return rule.Deed{State: rule.Flawed, Label: orElsewhere}
	case referral.Cancelled, referral.Withdrawn:
		return rule.Deed{State: rule.Excused, Label: takenBack}
	case "":
		return rule.Deed{State: rule.Unsure, Label: howItStands}
	}
	if day := r.On(referral.Start); p.Happened(day) {
		return rule.Deed{State: rule.Done, Day: day}
	}
	return rule.Deed{State: rule.Done}
}

// again reports whether there is a later referral of the person that stands in the place of r, or
// is for the same need.
func again(p *Pass, r *referral.Referral) bool {
	sent, all := r.On(referral.Send), sendings.Of(p)
	return all.following[r.ID].since(sent, r.ID) || all.needing[r.Need].since(sent, r.ID)
}

// sendingsOf are the last sendings of the referrals of a person, by the referral in whose place
// they stand and by the need.
type sendingsOf struct {
	following map[string]lastSent
	needing   map[care.NeedKind]lastSent
}

// lastSent is the last sending of a referral, and the last of one with another id.
type lastSent struct {
	id          string
	day, others law.Day
}

func (s lastSent) with(id string, day law.Day) lastSent {
	switch {
	case id == s.id:
		s.day = last(s.day, day)
	case day.After(s.day):
		s = lastSent{id, day, s.day}
	default:
		s.others = last(s.others, day)
	}
	return s
}

// since reports whether a referral with an id other than this was sent on a day or later.
func (s lastSent) since(day law.Day, id string) bool {
	latest := s.day
	if s.id == id {
		latest = s.others
	}
	return !latest.IsZero() && !latest.Before(day)
}

var sendings = &Memo[sendingsOf]{Make: func(p *Pass) sendingsOf {
	out := sendingsOf{map[string]lastSent{}, map[care.NeedKind]lastSent{}}
	for _, i := range p.Subject.Records.Referrals {
		o := &p.Subject.File.Referrals[i]
		if o.Kind == referral.Request {
			continue
		}
		switch stateOn(p, o) {
		case referral.Draft, referral.Ready, referral.Declined, referral.Failed,
			referral.Expired, referral.Cancelled, referral.EnteredInError:
			continue
		}
		if day := o.On(referral.Send); p.Happened(day) {
			out.following[o.Follows] = out.following[o.Follows].with(o.ID, day)
			out.needing[o.Need] = out.needing[o.Need].with(o.ID, day)
		}
	}
	return out
}}

// lodgedAsylum is that an application was lodged: the authority knows of the person then.
var lodgedAsylum = &Doing{
	Text: "application for asylum", Home: "asylum/applications",
	Reads: append([]string{"/asylum/applications"}, signReads...),
	Look: func(p *Pass, e rule.Event) rule.Deed {
		for i := range p.Subject.Asylum.Applications {
			a := &p.Subject.Asylum.Applications[i]
			if a.Day.After(p.On) || !here(a.Place, e.Place) ||
				servedIn(p, e, a.Day, law.Day{}, No) == No {
				continue
			}
			return rule.Deed{
				State: rule.Done, Day: a.Day, Path: p.Base().Elem("asylum/applications", i),
			}
		}
		return rule.Deed{}
	},
}

const (
	planDay    = "day of the plan"
	planLead   = "who leads the plan"
	planReview = "day of the next review of the plan"
	planEnded  = "plan that ended"
)

// individualPlan is the last plan of assistance. It stands until the day on which it was to be
// reviewed has passed without a review.
var individualPlan = &Doing{
	Text: "individual plan", Labels: []string{planDay, planLead, planReview, planEnded},
	Home: "plan", Reads: append([]string{"/plan"}, signReads...),
	Look: func(p *Pass, e rule.Event) rule.Deed {
		i := care.PlanOn(p.Subject.Plans, care.PlanAssistance, p.On)
		if i < 0 {
			return rule.Deed{}
		}
		x := &p.Subject.Plans[i]
		d := rule.Deed{State: rule.Done, Day: x.Day, Path: p.Base().Elem("plan", i)}
		unsure := func(field, label string) rule.Deed {
			return rule.Deed{State: rule.Unsure, Path: d.Path.At(field), Label: label}
		}
		reviewed := p.Happened(x.Reviewed) && !x.Reviewed.Before(x.Review)
		last := x.Ended
		if last.IsZero() {
			last = x.Review
		}
		switch {
		case x.Day.IsZero():
			return unsure("day", planDay)
		case servedIn(p, e, x.Day, last, No) == No:
			return rule.Deed{}
		case x.Author == "":
			return unsure("author", planLead)
		case x.Closed(p.On):
			d.State, d.Label, d.Path = rule.Excused, planEnded, d.Path.At("ended")
		case x.Review.IsZero(), p.On.After(x.Review) && reviewed:
			return unsure("review", planReview)
		case p.On.After(x.Review):
			d.Until, d.Path = x.Review.AddDays(1), d.Path.At("review")
		}
		return d
	},
}
