package duty

import (
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func compensationRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "COMP-001", Title: "Information on compensation",
				Who: []rule.Role{"legal-aid", "caseworker"},
				ToDo: "Explain the ways to compensation in a language the person understands. " +
					"Record the day.",
				Bases: []rule.Basis{
					rule.On("coe-197", "15(1)"), rule.On("eu-2012-29", "3-4"),
					rule.Supported("coe-197", "15(3)"), rule.Supported("coe-197", "15(4)"),
					rule.Supported("coe-116", "11"),
				},
				Topics: []string{"compensation"},
			},
			From: Contact,
			// Who claims compensation knows of it.
			Done: rule.Either("information on compensation",
				rule.First("information on compensation",
					only(Informations, "each time the person was told of compensation",
						is("topics", "told of compensation", func(x *victim.Information) bool {
							return slices.Contains(x.Topics, victim.InfoCompensation)
						})),
					Quality[victim.Information]{
						Field: "understood", Text: "information in a language understood",
					}),
				rule.First("claim for compensation", only(Claims, "each claim that was lodged",
					is("lodged", "a claim that was lodged", func(x *victim.Claim) bool {
						return !x.Lodged.IsZero()
					})))),
			Within: Within{Grade: rule.WithoutDelay},
			Ends:   []*End{PassedThrough, Died, Closed}, Gone: Left,
		},
		&Duty{
			Head: rule.Head{
				ID: "COMP-002", Title: "Free legal aid for compensation",
				Who: []rule.Role{"legal-aid"},
				ToDo: "Assign a lawyer or legal counsellor free of charge, or record the " +
					"decision on means.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "15(2)"), rule.On("eu-2011-36", "12(2)"),
					rule.On("coe-197", "15(2)"), rule.Supported("palermo", "6(6)"),
				},
			},
			Owed: to(childOrAided), From: Presumed,
			Done: rule.Either("free legal aid",
				rule.Lasting("lawyer free of charge", lawyers, lawyerEnds,
					Quality[victim.LegalAid]{
						Field: "free", Text: "legal aid free of charge", Reads: []string{"/age"},
						Holds: freeOfCharge,
					}),
				rule.First("decision on means", meansTests), counselOffered),
			Within: Within{Policy: rule.LawyerTime, Grade: rule.WithoutDelay},
			Ends:   []*End{grownUnaided, compensated, PassedThrough, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "COMP-003", Title: "Time limit for State compensation",
				Who:  []rule.Role{"legal-aid", "guardian"},
				ToDo: "Lodge the claim before the last day, or record why not.",
				Bases: []rule.Basis{
					rule.On("coe-197", "15(4)"), rule.On("eu-2011-36", "17"),
					rule.On("eu-2004-80", "12").By("cjeu-c-129-19"), rule.On("coe-116", "6"),
				},
				Topics: []string{"compensation"},
			},
			Owed: to(scheme), From: Presumed, Done: stateClaim, OwnLaw: true,
			Within:     Within{National: claimTime, Counts: claimStart, File: lastDayOfClaim},
			Ends:       []*End{paidInFull, Closed},
			Conditions: &Differs{Topic: "compensation", Of: schemeConditions},
			National: func(p *Pass, state jurisdiction.Code) (law.Citation, bool) {
				e, known := p.Profile(state).Compensation.At(p.On)
				return e.Source, known == law.Known
			},
		},
		&Safeguard[victim.Claim]{
			Head: rule.Head{
				ID:    "COMP-004",
				Title: "State compensation when the offender is unknown or not convicted",
				Who:   []rule.Role{"compensation-authority"},
				ToDo:  "Decide again: the offender need not be known, nor convicted.",
				Bases: []rule.Basis{rule.On("coe-116", "2(2)"), rule.On("coe-116", "3")},
			},
			Each: refusedClaims, Owed: to(Entitled, harmedByViolence),
			Must: []Quality[victim.Claim]{{
				Field: "reasons", Text: "refusal for a reason that the Convention allows",
				Reads: []string{"/proceedings"}, Holds: allowedRefusal,
			}},
		},
		&DutyEach[victim.Claim]{
			Head: rule.Head{
				ID: "COMP-005", Title: "Compensation claim in another EU Member State",
				Who: []rule.Role{"compensation-authority"},
				ToDo: "Lodge the claim through the assisting authority where the person lives, " +
					"or record why not.",
				Bases: []rule.Basis{
					rule.Supported("eu-2004-80", "1"), rule.Supported("eu-2004-80", "3"),
					rule.Supported("eu-2004-80", "5"),
				},
			},
			Of: claimsAbroad,
			From: &Start[victim.Claim]{
				Text: Contact.Text, Reads: Contact.Reads,
				Find: func(p *Pass, _ *victim.Claim) law.Day { return p.First(Contact).Day },
			},
			Acts: []Act[victim.Claim]{{
				Field: "assisted", Text: "claim through the assisting authority",
				Labels: []string{lodgedDirectly, howLodged},
				Look:   assistedClaim, Within: Within{Grade: rule.InGoodTime},
			}},
			Unless: []Quality[victim.Claim]{
				{Field: "not_lodged", Text: "why there is no claim"},
			},
			Ends: []*End{Closed},
		},
		&DutyEach[cases.Proceeding]{
			Head: rule.Head{
				ID: "COMP-006", Title: "Compensation claim in the criminal proceedings",
				Who: []rule.Role{"legal-aid", "prosecutor"},
				ToDo: "Lodge a claim in the criminal proceedings, or record another way to " +
					"compensation.",
				Bases: []rule.Basis{
					rule.Supported("eu-2012-29", "16"), rule.Supported("opsc", "9(4)"),
					rule.Supported("opsc", "8(1)(g)"), rule.On("ecosoc-2005-20", "35-37"),
				},
			},
			Of: proceedingsWithCharge,
			From: &Start[cases.Proceeding]{
				Text: "the charge",
				Find: func(p *Pass, x *cases.Proceeding) law.Day {
					s, _ := x.Step(p.On, cases.StepCharged, cases.StepTrial)
					return s.Day
				},
			},
			Acts: []Act[cases.Proceeding]{{
				Text:   "claim in the criminal proceedings",
				Labels: []string{otherRoute, whyNoClaim, whichRoute},
				Reads:  []string{"/claims"}, Look: claimed, Within: Within{Grade: rule.InGoodTime},
			}},
			Before: &Limit[cases.Proceeding]{
				Text: "the judgment",
				Find: func(p *Pass, x *cases.Proceeding) (happened, planned law.Day) {
					s, _ := x.Step(p.On, cases.StepJudgment, cases.StepFinalJudgment)
					return s.Day, law.Day{}
				},
			},
			Over: &Over[cases.Proceeding]{
				Text: "the proceeding is closed",
				Find: func(p *Pass, x *cases.Proceeding) law.Day {
					s, _ := x.Step(p.On, cases.StepClosed)
					return s.Day
				},
			},
		},
		&Safeguard[victim.Claim]{
			Head: rule.Head{
				ID: "COMP-007", Title: "Compensation from the offender whatever the work was",
				Who: []rule.Role{"court"},
				ToDo: "Decide again: neither how the money was earned nor the consent of the " +
					"victim bars the claim.",
				Bases: []rule.Basis{
					rule.On("coe-197", "15(3)"), toLetClaim, rule.Supported("coe-197", "4(b)"),
					rule.Supported("eu-2012-29", "16"),
				},
			},
			Each: claimsRefusedByCourts,
			Must: []Quality[victim.Claim]{{
				Field: "reasons", Text: "reason other than earnings or consent",
				Holds: func(_ *Pass, c *victim.Claim) rule.Answer {
					switch {
					case slices.Contains(c.Reasons, care.ReasonUnlawfulEarnings),
						slices.Contains(c.Reasons, care.ReasonConsented):
						return No
					case slices.Equal(c.Reasons, []care.RefusalReason{care.ReasonOtherRefusal}),
						len(c.Reasons) == 0:
						return DontKnow // a reason that is told nowhere
					}
					return Yes
				},
			}},
		},
	}
}

var (
	// lawyers are those who were assigned, meansTests the decisions on whether the person can pay.
	lawyers = only(LegalAids, "each lawyer who was assigned",
		Quality[victim.LegalAid]{Field: "assigned", Text: "day of the assignment", Lack: true})
	meansTests = &List[victim.LegalAid]{
		Name: "legal_aid", Text: "each decision on means",
		All: func(p *Pass) []victim.LegalAid { return p.Subject.LegalAids },
		Only: []Quality[victim.LegalAid]{
			{Field: "tested", Text: "day of the decision on means", Lack: true},
		},
		Day: func(x *victim.LegalAid) law.Day { return x.Tested },
	}
)

// counsels is the act that owes legal counselling to a victim of any age, free of charge for who
// cannot pay (Directive 2011/36/EU, article 12(2)).
var counsels = act{"eu-2011-36", "Directive 2011/36/EU"}

var (
	childOrAided = counsels.orChild("child-or-aided")
	grownUnaided = counsels.grown()
)

// compensated is that compensation was paid, and no proceeding is open any more: then nothing is
// left for which the person needs a lawyer.
var compensated = &End{
	Name: "compensated", Text: "the compensation is paid, and the proceedings are over",
	Reads: []string{"/claims", "/proceedings"},
	Find: func(p *Pass, e rule.Event) law.Day {
		var day law.Day
		for i := range p.Subject.Claims {
			c := &p.Subject.Claims[i]
			switch {
			case p.Happened(c.PaidDay):
				day = last(day, c.PaidDay)
			case c.Outcome != victim.Negative && c.NotLodged == "":
				return law.Day{} // not decided, or not paid
			}
		}
		if day.IsZero() {
			return day
		}
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			if !ended(x, p.On) && !ahead(x, p.On) && x.NotReported == "" {
				return law.Day{}
			}
			day = last(day, endedOn(x, p.On))
		}
		return day.AddDays(1)
	},
}

// paidInFull is that the offender paid all that a court awarded: a State contributes where the
// compensation is not fully available from other sources (ETS No. 116, article 2(1)).
var paidInFull = &End{
	Name: "paid-in-full", Text: "the offender has paid what was awarded",
	Reads: []string{"/claims"},
	Find: func(p *Pass, e rule.Event) law.Day {
		var day law.Day
		for i := range p.Subject.Claims {
			c := &p.Subject.Claims[i]
			if c.Route != victim.RouteStateFund && here(claimState(c), e.Place) &&
				c.Outcome == victim.Positive && c.Awarded != "" && c.Paid == c.Awarded {
				day = first(day, c.PaidDay)
			}
		}
		return day
	},
}

// freeOfCharge: a child gets a lawyer free of charge unless somebody found that it can pay (article
// 15(2)), an adult where the means do not suffice (article 12(2)): a lawyer whom an adult pays says
// nothing without a decision on means.
func freeOfCharge(p *Pass, x *victim.LegalAid) rule.Answer {
	a := answer(x.Free)
	if a == No && p.Is(Child, p.On).Answer != Yes {
		return DontKnow
	}
	return a
}

// counselOffered is the offer of legal help to an adult, who may do without it.
var counselOffered = &Doing{
	Text: "offer of legal aid", Labels: []string{noLawyerNeeded}, Home: "legal_aid",
	Reads: append([]string{"/services", "/legal_aid", "/age"}, signReads...),
	Look: func(p *Pass, e rule.Event) rule.Deed {
		if p.Is(Child, p.On).Answer == Yes {
			return rule.Deed{}
		}
		for i := range p.Subject.Services {
			s := &p.Subject.Services[i]
			if s.Kind == care.NeedLegalAid && offeredIn(p, e, s) == Yes {
				return rule.Deed{
					State: rule.Done, Day: s.Since(), Path: p.Base().Elem("services", i),
				}
			}
		}
		for i := range p.Subject.LegalAids {
			if p.Subject.LegalAids[i].Needed == person.No {
				return rule.Deed{
					State: rule.Excused, Label: noLawyerNeeded,
					Path: p.Base().Elem("legal_aid", i).At("needed"),
				}
			}
		}
		return rule.Deed{}
	},
}

const noLawyerNeeded = "that no lawyer is needed"

func lawyerEnds(x *victim.LegalAid) law.Day { return x.Ended }

// scheme is who is in a State whose law compensates victims.
var scheme = &Condition{
	Name: "scheme", Text: "a person in a State whose law compensates victims",
	Asks: "whether the law of the State compensates victims", PerState: true,
	Test: func(p *Pass, _ law.Day) rule.Truth {
		switch _, state := p.Profile(p.State).Compensation.At(p.On); state {
		case law.Known:
			return rule.Is(true)
		case law.None, law.NotYet, law.Ended:
			return rule.Is(false)
		}
		if p.State == "" {
			return rule.Missing(p.Path("stays"))
		}
		return rule.Missing(rule.Path{Base: "law:" + string(p.State), List: "compensation"})
	},
}

const (
	whyNoClaim = "why there is no claim"
	whichRoute = "way to compensation that a claim takes"
	whoIsMeant = "whether the scheme is open to the person"
)

// stateClaim is a claim for State compensation, or the reason why there is none.
var stateClaim = &Doing{
	Text: "claim for State compensation", Labels: []string{whyNoClaim, whichRoute, whoIsMeant},
	Home: "claims", Reads: []string{"/claims", "/citizenships"},
	Look: func(p *Pass, e rule.Event) rule.Deed {
		var best rule.Deed
		begun := false
		for i := range p.Subject.Claims {
			c := &p.Subject.Claims[i]
			path := p.Base().Elem("claims", i)
			if c.Route == victim.RouteStateFund && here(claimState(c), e.Place) {
				begun = true // who prepares a claim has found out whether it can be made
			}
			switch {
			case !here(claimState(c), e.Place):
			case c.Route == "":
				if best.State == rule.NothingDone {
					best = rule.Deed{
						State: rule.Unsure, Path: path.At("route"), Label: whichRoute,
					}
				}
			case c.Route != victim.RouteStateFund:
			case p.Happened(c.Lodged):
				return rule.Deed{State: rule.Done, Day: c.Lodged, Path: path.At("lodged")}
			case c.NotLodged != "":
				best = rule.Deed{
					State: rule.Excused, Path: path.At("not_lodged"), Label: whyNoClaim,
				}
			}
		}
		if best.State == rule.NothingDone && !begun && !e.Day.IsZero() &&
			openTo(p, e.Place) != Yes {
			return rule.Deed{State: rule.Unsure, Path: p.Path("claims"), Label: whoIsMeant}
		}
		return best
	},
}

// openTo answers whether the citizenship of the person is enough for the scheme of a State: that of
// the State is, unless its law says otherwise. It never answers no: a treaty, residence or what the
// offence was may open the scheme to others.
func openTo(p *Pass, state jurisdiction.Code) rule.Answer {
	e, known := p.Profile(state).Compensation.At(p.On)
	if known != law.Known {
		return DontKnow
	}
	all, own := e.Value.For, p.Subject.Nationality(state) == person.Yes
	switch {
	case slices.Contains(all, jurisdiction.ForeignVictim) &&
		slices.Contains(all, jurisdiction.NationalVictim):
		return Yes
	case own && (len(all) == 0 && e.Value.Nationality == "" ||
		slices.Contains(all, jurisdiction.NationalVictim)):
		return Yes
	case slices.Contains(all, jurisdiction.EUVictim) && ThirdCountry.Test(p, p.On).Answer == No:
		return Yes
	}
	return DontKnow
}

// schemeConditions tells for whom the scheme of a place is, how much it pays, and how long there is
// to claim.
func schemeConditions(p *Pass, x *jurisdiction.Profile) law.Dated[string] {
	e, known := x.Compensation.At(p.On)
	if known != law.Known {
		return law.Dated[string]{}
	}
	var b strings.Builder
	add := func(before, text string) {
		if text == "" {
			return
		}
		if b.Len() == 0 {
			b.Grow(256)
		} else {
			b.WriteString("; ")
		}
		b.WriteString(before)
		b.WriteString(text)
	}
	add("for whom: ", e.Value.Nationality)
	if e.Value.Subsidiary {
		add("", "only what the offender does not pay")
	}
	add("limit: ", e.Value.Cap)
	if c, known := x.ClaimPeriod.At(p.On); known == law.Known {
		add("time to claim: ", c.Value.Period.String())
		add("the time does not run: ", c.Value.Suspended)
		add("later claims: ", c.Value.Late)
		add("for children: ", c.Value.Child)
	}
	if b.Len() == 0 {
		return law.Dated[string]{}
	}
	return law.Dated[string]{Editions: []law.Edition[string]{{
		From: e.From, By: e.By, To: e.To, Value: b.String(), Source: e.Source,
	}}}
}

// claimTime is the time that the law of a State gives for a claim. How such a time is counted the
// acts do not tell, and the law on procedure need not govern it: the earlier day is told.
var claimTime = &rule.Number{
	Topic: "claim_period", Starts: []law.Event{law.Offence, law.ProceedingsEnd}, Stated: true,
	Of: func(x *jurisdiction.Profile) law.Dated[law.Period] {
		out := law.Dated[law.Period]{Unknown: x.ClaimPeriod.Unknown}
		for i := range x.ClaimPeriod.Editions {
			e := &x.ClaimPeriod.Editions[i]
			out.Editions = append(out.Editions, law.Edition[law.Period]{
				From: e.From, By: e.By, To: e.To, None: e.None, Value: e.Value.Period,
				Source: e.Source,
			})
		}
		return out
	},
}

// claimStart is the day from which the time for a claim runs. There is none where a last day is on
// file, where what the file shows may keep the time from running, or where other times hold for who
// was a child: a day that may be wrong is worse than none.
var claimStart = &rule.FileDay[*Person]{
	Text:  "the day from which the time for the claim runs",
	Reads: []string{"/claims", "/conduct", "/proceedings", "/age"},
	Find: func(p *Pass, e rule.Event) (law.Day, rule.Path) {
		for i := range p.Subject.Claims {
			c := &p.Subject.Claims[i]
			if c.Route == victim.RouteStateFund && here(claimState(c), e.Place) &&
				!c.Deadline.IsZero() {
				return law.Day{}, rule.Path{}
			}
		}
		c, known := p.Profile(e.Place).ClaimPeriod.At(p.On)
		if known != law.Known {
			return law.Day{}, rule.Path{}
		}
		begin, end := offenceDays(p, e.Place)
		if end.IsZero() || c.Value.Child != "" && Child.Test(p, begin).Answer != No {
			return law.Day{}, rule.Path{}
		}
		over, open := proceedingsEnd(p, e.Place)
		var start law.Day
		switch starts := c.Value.Period.Starts; {
		case starts == law.Offence && (c.Value.Suspended == "" || over.IsZero() && !open):
			start = end
		case starts == law.ProceedingsEnd && c.Value.Suspended == "" && !open:
			start = over
		}
		if c.From.After(start) {
			return law.Day{}, rule.Path{} // by the law of that day, which is not known
		}
		return start, rule.Path{}
	},
}

// offenceDays are the first and the last day of the conduct in a State; zero where one of them is
// not known to the day.
func offenceDays(p *Pass, state jurisdiction.Code) (begin, end law.Day) {
	for _, i := range p.Subject.Records.Conduct {
		c := &p.Subject.File.Conduct[i]
		switch {
		case !here(c.Place, state):
			continue
		case c.From.IsZero(), c.To.IsZero(), c.To.After(p.On):
			return law.Day{}, law.Day{}
		}
		begin, end = first(begin, c.From), last(end, c.To)
	}
	return begin, end
}

// proceedingsEnd is the day on which the last of the criminal proceedings in a State ended; open
// says that one has not, or that its end is not recorded.
func proceedingsEnd(p *Pass, state jurisdiction.Code) (over law.Day, open bool) {
	for _, i := range p.Subject.Records.Proceedings {
		x := &p.Subject.File.Proceedings[i]
		if !here(x.Place, state) {
			continue
		}
		s, ended := x.Step(p.On, cases.StepFinalJudgment)
		if !ended {
			s, ended = x.Step(p.On, cases.StepClosed, cases.StepRefused)
		}
		if !ended {
			open = true
			continue
		}
		over = last(over, s.Day)
	}
	return over, open
}

// claimState is the State of which a claim is made.
func claimState(c *victim.Claim) jurisdiction.Code {
	if c.Place.IsValid() {
		return c.Place
	}
	return c.Offence
}

// lastDayOfClaim is the last day on file of the first claim for State compensation.
var lastDayOfClaim = &rule.FileDay[*Person]{
	Text: "last day for a claim for State compensation", Reads: []string{"/claims"},
	Find: func(p *Pass, e rule.Event) (law.Day, rule.Path) {
		for i := range p.Subject.Claims {
			c := &p.Subject.Claims[i]
			if c.Route != victim.RouteStateFund || !here(claimState(c), e.Place) {
				continue
			}
			if c.Deadline.IsZero() {
				return law.Day{}, p.Base().Elem("claims", i).At("deadline")
			}
			return c.Deadline, rule.Path{}
		}
		return law.Day{}, p.Path("claims")
	},
}

// refusedClaims are the claims for State compensation that were refused. The State on whose
// territory the crime was committed is to pay (ETS 116, article 3).
var refusedClaims = &List[victim.Claim]{
	Name: "claims",
	Text: "each refused claim for State compensation that was not allowed later",
	All:  func(p *Pass) []victim.Claim { return p.Subject.Claims },
	Only: []Quality[victim.Claim]{{
		Field: "outcome", Text: "refused",
		Holds: func(p *Pass, c *victim.Claim) rule.Answer {
			return rule.If(c.Route == victim.RouteStateFund && c.Outcome == victim.Negative &&
				!allowedLater(p, c))
		},
	}},
	Day: func(c *victim.Claim) law.Day { return c.Decided },
	At: func(c *victim.Claim) jurisdiction.Code {
		if c.Offence.IsValid() {
			return c.Offence
		}
		return c.Place
	},
	ID: func(c *victim.Claim) string { return c.ID },
}

// claimsRefusedByCourts are the claims against the offender that were refused.
var claimsRefusedByCourts = &List[victim.Claim]{
	Name: "claims", Text: "each claim against the offender that was refused, and not allowed later",
	All: func(p *Pass) []victim.Claim { return p.Subject.Claims },
	Only: []Quality[victim.Claim]{{
		Field: "outcome", Text: "refused",
		Holds: func(p *Pass, c *victim.Claim) rule.Answer {
			return rule.If(c.Route != victim.RouteStateFund && c.Outcome == victim.Negative &&
				!allowedLater(p, c))
		},
	}},
	Day: func(c *victim.Claim) law.Day { return c.Decided },
	At:  func(c *victim.Claim) jurisdiction.Code { return claimState(c) },
	ID:  func(c *victim.Claim) string { return c.ID },
}

// allowedLater reports whether a refused claim was allowed on appeal or later in the same State:
// one for State compensation by the scheme, one against the offender by any court. Then a right to
// compensation stands.
func allowedLater(p *Pass, c *victim.Claim) bool {
	allowed, ok := lastAllowed.Of(p)[claimWay{
		claimState(c).Country(), c.Route == victim.RouteStateFund,
	}]
	return ok && !c.Decided.IsZero() && !allowed.Before(c.Decided)
}

// A claimWay is where a claim was decided, and whether the State or the offender is to pay.
type claimWay struct {
	country jurisdiction.Code
	state   bool
}

// lastAllowed is the last day on which a claim was allowed.
var lastAllowed = &Memo[map[claimWay]law.Day]{
	Make: func(p *Pass) map[claimWay]law.Day {
		out := map[claimWay]law.Day{}
		for i := range p.Subject.Claims {
			x := &p.Subject.Claims[i]
			way := claimWay{claimState(x).Country(), x.Route == victim.RouteStateFund}
			if x.Outcome == victim.Positive && way.country.IsValid() && p.Happened(x.Decided) {
				out[way] = last(out[way], x.Decided)
			}
		}
		return out
	},
}

// harmedByViolence is whom an intentional crime of violence injured seriously, or made ill: nobody
// else has a claim under the European Convention on the Compensation of Victims (ETS 116, 2(1)).
var harmedByViolence = &Condition{
	Name: "harmed-by-violence", Text: "a person whom a crime of violence injured or made ill",
	Asks: "whether a crime of violence injured the person seriously or made the person ill",
	Reads: []string{
		"/proceedings", "/health", "/conduct",
	},
	Test: func(p *Pass, _ law.Day) rule.Truth {
		for _, i := range p.Subject.Records.Proceedings {
			a := p.Subject.File.Proceedings[i].Aggravations
			if slices.Contains(a, cases.AggravatedHarm) ||
				slices.Contains(a, cases.AggravatedLife) {
				return rule.Is(true)
			}
		}
		violent := slices.ContainsFunc(p.Subject.Records.Conduct, func(i int) bool {
			m := p.Subject.File.Conduct[i].Means
			return slices.Contains(m, cases.Force) || slices.Contains(m, cases.Abduction)
		})
		hurt := slices.ContainsFunc(p.Subject.HealthChecks, func(h care.HealthCheck) bool {
			return h.Injuries == person.Yes || h.Distress == person.Yes || h.Chronic == person.Yes
		})
		if violent && hurt {
			return rule.Is(true)
		}
		return rule.Missing(p.Path("health"))
	},
}

// allowedRefusal answers whether a refusal rests on something else than that the offender cannot be
// prosecuted or punished. That nobody was convicted is no such reason while somebody still can be.
// Beside another reason it may not be what the refusal rests on.
func allowedRefusal(p *Pass, c *victim.Claim) rule.Answer {
	alone := len(c.Reasons) == 1
	switch {
	case slices.Contains(c.Reasons, care.ReasonOffenderUnknown) && alone:
		return No
	case slices.Contains(c.Reasons, care.ReasonOffenderUnknown),
		slices.Contains(c.Reasons, care.ReasonNoConviction) && !alone:
		return DontKnow
	case slices.Contains(c.Reasons, care.ReasonNoConviction):
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			if _, over := x.Step(p.On, cases.StepClosed, cases.StepRefused); over {
				return No
			}
		}
		return DontKnow
	case len(c.Reasons) == 0:
		return DontKnow
	}
	return Yes
}

// claimsAbroad are the claims for State compensation of who lives in another member state of the
// Union than that of the offence.
var claimsAbroad = &List[victim.Claim]{
	Name: "claims", Text: "each claim for State compensation in another member state",
	All: func(p *Pass) []victim.Claim { return p.Subject.Claims },
	Only: []Quality[victim.Claim]{{
		Field: "place", Text: "claim in another member state", Reads: []string{"/residence"},
		Holds: func(p *Pass, c *victim.Claim) rule.Answer {
			country, day := c.Offence, c.Lodged
			if country == "" {
				country = c.Place
			}
			if !p.Happened(day) {
				day = p.On
			}
			home := p.Subject.Residence
			return rule.If(c.Route == victim.RouteStateFund && home.IsValid() &&
				country.IsValid() && !same(country, home) && inUnion(p, home, day) == Yes &&
				inUnion(p, country, day) == Yes)
		},
	}},
	Day: Claims.Day,
	ID:  Claims.ID,
}

const (
	lodgedDirectly = "claim lodged directly"
	howLodged      = "way in which the claim was lodged"
)

// assistedClaim is that a claim went through the assisting authority, or was lodged directly, which
// is open to the person.
func assistedClaim(p *Pass, c *victim.Claim) rule.Deed {
	lodged := p.Happened(c.Lodged) || p.Happened(c.Decided)
	switch {
	case c.Assisted == person.Yes:
		return rule.Deed{State: rule.Done}
	case c.Assisted == person.No && lodged:
		return rule.Deed{State: rule.Excused, Label: lodgedDirectly}
	case lodged:
		return rule.Deed{State: rule.Unsure, Label: howLodged}
	}
	return rule.Deed{}
}

// proceedingsWithCharge are the criminal proceedings in which somebody was charged.
var proceedingsWithCharge = &List[cases.Proceeding]{
	Name: Proceedings.Name, Text: "each criminal proceeding with a charge", Whole: true,
	All: Proceedings.All, Which: Proceedings.Which, At: Proceedings.At, ID: Proceedings.ID,
	Only: []Quality[cases.Proceeding]{{
		Field: "steps", Text: "charge",
		Holds: func(p *Pass, x *cases.Proceeding) rule.Answer {
			_, charged := x.Step(p.On, cases.StepCharged, cases.StepTrial)
			return rule.If(charged)
		},
	}},
}

const otherRoute = "claim outside the criminal proceedings"

// claimed looks for a claim in the criminal proceedings, for one before another court, or for the
// reason why there is none.
// A claim in the criminal proceedings of another State is none in these.
func claimed(p *Pass, x *cases.Proceeding) rule.Deed {
	var best rule.Deed
	rank := 0
	for i := range p.Subject.Claims {
		c := &p.Subject.Claims[i]
		path := p.Base().Elem("claims", i)
		var d rule.Deed
		r := 0
		switch lodged := p.Happened(c.Lodged); {
		case c.Route == victim.RouteStateFund:
		case c.Route == victim.RouteCriminal && !here(claimState(c), x.Place):
		case c.Route == "":
			d, r = rule.Deed{State: rule.Unsure, Path: path.At("route"), Label: whichRoute}, 1
		case lodged && c.Route == victim.RouteCriminal:
			d, r = rule.Deed{State: rule.Done, Day: c.Lodged, Path: path}, 4
		case lodged:
			d, r = rule.Deed{State: rule.Excused, Path: path, Label: otherRoute}, 3
		case c.NotLodged != "":
			d, r = rule.Deed{
				State: rule.Excused, Path: path.At("not_lodged"), Label: whyNoClaim,
			}, 2
		}
		if r > rank || r == rank && r == 4 && d.Day.Before(best.Day) {
			best, rank = d, r
		}
	}
	return best
}
