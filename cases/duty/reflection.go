package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func reflectionRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "REFL-001", Title: "Recovery and reflection period",
				Who: []rule.Role{"immigration-authority"},
				ToDo: "Grant the period from reasonable grounds on, for 30 days at least or the " +
					"longer time of national law.",
				Bases:  []rule.Basis{rule.On("coe-197", "13(1)"), rule.On("eu-2004-81", "6(1)")},
				Topics: []string{"reflection.adult", "reflection.child"},
			},
			Owed: to(NoStayOfOwn), From: Grounds, OwnLaw: true,
			Done: rule.First("recovery and reflection period", Reflections, reflectionLast,
				reflectionThirty, reflectionNational),
			Within:   Within{Grade: rule.WithoutDelay},
			Before:   expelled,
			National: nationalReflection,
			Differs:  &Differs{Topic: "reflection.child", Of: noReflection},
			Yields:   &Differs{Topic: "reflection.adult", Of: shortReflection},
			Ends:     []*End{Left, RightToStay, Died, Closed},
		},
		&Prohibition[departure]{
			Head: rule.Head{
				ID: "REFL-002", Title: "No expulsion during the period",
				Who: []rule.Role{"immigration-authority"},
				ToDo: "Enforce no expulsion before the period has ended and the permit is " +
					"decided. A transfer to another State counts.",
				Bases: []rule.Basis{
					rule.On("coe-197", "13(1)"), rule.On("eu-2004-81", "6(2)").By("cjeu-c-66-21"),
				},
				Danger: true,
			},
			Never: expulsions, While: whileReflecting,
		},
		&Safeguard[victim.Reflection]{
			Head: rule.Head{
				ID: "REFL-003", Title: "Early end of the period only on grounds set by law",
				Who: []rule.Role{"immigration-authority"},
				ToDo: "End the period early only on a ground that the law of the place knows. " +
					"Put the reasons on file.",
				Bases: []rule.Basis{
					rule.On("coe-197", "13(1)"), rule.On("coe-197", "13(3)"),
					rule.On("eu-2004-81", "6(1)"), rule.On("eu-2004-81", "6(4)"),
				},
			},
			Each: earlyEnds,
			Must: []Quality[victim.Reflection]{
				{Field: "end_reason", Text: "ground of the early end", Holds: endReason},
				{
					Field: "end_reason", Text: "early end on a ground that the Convention knows",
					Reads: []string{"/reflection"}, Only: []string{"coe-197"},
					Holds: endByConvention,
				},
				{
					Field: "end_reason", Text: "early end on a ground that the Directive knows",
					Only: []string{"eu-2004-81"}, Holds: endByDirective,
				},
				{Field: "reasoned", Text: "reasons of the early end", Holds: endReasoned},
			},
		},
		&Duty{
			Head: rule.Head{
				ID: "REFL-004", Title: "Residence permit: personal situation and cooperation",
				Who: []rule.Role{"immigration-authority"},
				ToDo: "Decide on a residence permit for the personal situation or for " +
					"cooperation, as the law of the place has them.",
				Bases: []rule.Basis{
					rule.On("coe-197", "14(1)"), rule.On("eu-2004-81", "8(1)"),
					rule.On("palermo", "7"),
				},
				Topics: []string{"residence.grounds"},
			},
			Owed: to(NoRightToStay), From: permitDue, OwnLaw: true,
			Done: rule.First("decision on a residence permit", permitDecisions,
				Quality[victim.Permit]{
					Field: "ground", Text: "ground of the permit", Reads: []string{"/permits"},
					Holds: func(_ *Pass, m *victim.Permit) rule.Answer {
						if m.Ground == "" && m.Decision != victim.PermitGranted {
							return DontKnow
						}
						return Yes
					},
				}),
			Within: Within{
				National: &rule.Number{
					Topic: "residence.decision_period", Starts: []law.Event{law.Application},
					Of: func(x *jurisdiction.Profile) law.Dated[law.Period] {
						return x.Residence.DecisionPeriod
					},
					By: administrativeTime, Authority: true,
				},
				Counts: permitRequest, Policy: rule.PermitDecision, Grade: rule.InGoodTime,
			},
			Ends: []*End{Left, Died, Closed},
		},
		&Safeguard[victim.Permit]{
			Head: rule.Head{
				ID: "REFL-005", Title: "Residence permit of a child: best interests decide",
				Who: []rule.Role{"immigration-authority"},
				ToDo: "Assess the best interests of the child before the decision. Do not refuse " +
					"only for a lack of cooperation.",
				Bases: []rule.Basis{
					rule.On("coe-197", "14(2)"), rule.On("crc", "3(1)"),
					rule.Supported("eu-2004-81", "10(a)"),
				},
			},
			Each: permitAnswers, Owed: to(Child),
			Must: []Quality[victim.Permit]{
				{
					Field: "reasons", Text: "reason other than a lack of cooperation",
					Only: []string{"coe-197", "eu-2004-81"}, Holds: permitReason,
				},
				{
					Field: "best_interests", Text: "assessment of best interests before the " +
						"decision",
					Lack: true, Reads: assessedReads, Holds: permitAssessed,
				},
			},
		},
		&DutyEach[victim.Permit]{
			Head: rule.Head{
				ID: "REFL-006", Title: "Validity and renewal of the residence permit",
				Who: []rule.Role{"immigration-authority", "guardian"},
				ToDo: "Record until when the permit is valid. Ask for its renewal and decide on " +
					"it before it ends.",
				Bases: []rule.Basis{
					rule.On("eu-2004-81", "8(3)"), rule.Supported("coe-197", "14(1)"),
				},
			},
			Of: permitsToRenew,
			Acts: []Act[victim.Permit]{{
				Field: "renewal_day", Text: "decision on the renewal", Reads: []string{"/permits"},
				Look: renewed,
				Last: &Last[victim.Permit]{
					Text: "last day of the permit",
					Find: func(_ *Pass, m *victim.Permit, path rule.Path) (law.Day, rule.Path) {
						return m.ValidTo, path.At("valid_to")
					},
				},
			}},
			Over: &Over[victim.Permit]{
				Text: "the permit is withdrawn, or the person may stay without it",
				Reads: []string{
					"/permits", "/asylum/applications", "/citizenships",
				},
				Find: permitNeedless,
			},
			Ends: []*End{Left, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "REFL-007", Title: "Access to asylum",
				Who:  []rule.Role{"asylum-authority", "caseworker"},
				ToDo: "Inform the person about international protection. Record the day.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "11(6)"), rule.On("eu-2011-36", "11a(2)"),
					rule.Supported("coe-197", "12(1)(a)-(e)"),
					rule.Supported("coe-197", "14(4)-(5)"), rule.Supported("palermo", "14"),
				},
			},
			Owed: to(ForeignToUnion, NeedsAsylum, unprotected), From: Contact,
			Done:   asylumInformed,
			Within: Within{Grade: rule.WithoutDelay},
			Ends:   []*End{Left, Died, Closed},
		},
		&Safeguard[victim.Permit]{
			Head: rule.Head{
				ID: "REFL-008", Title: "Shortest validity of a residence permit",
				Who: []rule.Role{"immigration-authority"},
				ToDo: "Record from when until when the permit is valid. Prolong one that is " +
					"shorter than the law allows.",
				Bases:  []rule.Basis{rule.On("eu-2004-81", "8(3)")},
				Topics: []string{"residence.grounds"},
			},
			Each: permitsGranted, National: nationalValidity,
			Must: []Quality[victim.Permit]{
				{Field: "valid_from", Text: "first day of the permit"},
				{Field: "valid_to", Text: "last day of the permit"},
				{
					Field: "valid_to", Text: "validity of six months at least",
					Reads: []string{"/permits"}, Holds: validSixMonths,
				},
				{
					Field: "valid_to", Text: "validity that national law sets at least",
					Holds: validByNationalLaw,
				},
			},
		},
		&Safeguard[victim.AsylumApplication]{
			Head: rule.Head{
				ID: "REFL-009", Title: "No refusal of asylum for being a victim",
				Who: []rule.Role{"asylum-authority"},
				ToDo: "Decide again. A victim, and who holds a permit as a victim, may seek " +
					"asylum.",
				Bases: []rule.Basis{
					rule.On("coe-197", "14(4)-(5)"), rule.On("eu-2011-36", "11a(2)"),
					rule.On("palermo", "14"),
				},
			},
			Each: asylumRefusals,
			Must: []Quality[victim.AsylumApplication]{
				{Field: "reasons", Text: "reasons of the decision"},
				{
					Field: "reasons", Text: "reason other than victim status or a permit",
					Holds: func(_ *Pass, a *victim.AsylumApplication) rule.Answer {
						return rule.If(!slices.Contains(a.Reasons, care.ReasonVictimStatus) &&
							!slices.Contains(a.Reasons, care.ReasonHoldsPermit))
					},
				},
			},
		},
	}
}

// The treaty minimum of a reflection period (CETS No. 197, article 13(1)), and the shortest
// validity of a permit for who cooperates (Directive 2004/81/EC, article 8(3)).
var (
	leastReflection = law.Length{Amount: 30, Unit: law.Days}
	leastPermit     = law.Length{Amount: 6, Unit: law.Months}
)

// lasts reports whether a time of which both days count is at least of a length. It is a length
// that is to be granted, no time limit: neither its first nor its last day is moved.
func lasts(from, to law.Day, least law.Length) bool {
	return !to.Before(least.Through(from, nil))
}

var (
	reflectionLast = Quality[victim.Reflection]{
		Field: "to", Text: "last day of the period", Reads: []string{"/reflection", "/age"},
	}
	reflectionThirty = Quality[victim.Reflection]{
		Field: "to", Text: "period of 30 days at least",
		Holds: func(_ *Pass, r *victim.Reflection) rule.Answer {
			if r.From.IsZero() || r.To.IsZero() {
				return DontKnow
			}
			return rule.If(lasts(r.From, r.To, leastReflection))
		},
	}
	reflectionNational = Quality[victim.Reflection]{
		Field: "to", Text: "period that national law sets at least",
		Holds: func(p *Pass, r *victim.Reflection) rule.Answer {
			if r.From.IsZero() || r.To.IsZero() {
				return DontKnow
			}
			place := r.Place
			if !place.IsValid() {
				place = p.State
			}
			for _, e := range reflectionPeriods(p, place, r.From) {
				if !lasts(r.From, r.To, e.Value.Period.Length()) {
					return No
				}
			}
			return Yes
		},
	}
)

// reflectionPeriods are the shortest periods that the law of a place gives on a day: for a child
// also that for adults, for a child is not to get less. A ceiling ("up to") is none.
func reflectionPeriods(
	p *Pass, place jurisdiction.Code, day law.Day,
) []law.Edition[jurisdiction.ReflectionPeriod] {
	x := &p.Profile(place).Reflection
	values := []law.Dated[jurisdiction.ReflectionPeriod]{x.Adult}
	if p.Is(Child, day).Answer == Yes {
		values = append(values, x.Child)
	}
	var out []law.Edition[jurisdiction.ReflectionPeriod]
	for _, v := range values {
		e, state := v.At(day)
		if state == law.Known && e.Value.Period.Numeric() && e.Value.Period.Qualifier != law.UpTo {
			out = append(out, e)
		}
	}
	return out
}

// nationalReflection is the law of a State on the period: where none was granted, only one that
// runs from what the file shows. What is shorter than the treaty allows is no basis.
func nationalReflection(p *Pass, state jurisdiction.Code) (law.Citation, bool) {
	granted := slices.ContainsFunc(p.Subject.Reflection, func(r victim.Reflection) bool {
		return p.Happened(r.From) && here(r.Place, state)
	})
	for _, e := range slices.Backward(reflectionPeriods(p, state, p.On)) {
		runs := granted
		switch e.Value.Period.Starts {
		case "", law.ReasonableGrounds:
			runs = true
		case law.Identification:
			runs = runs || !reach(p, state, rungIdentified, rule.ByDecision).IsZero()
		}
		if runs && !shorterThanTreaty(&e.Value) {
			return e.Source, true
		}
	}
	return law.Citation{}, false
}

// noReflection tells that national law knows no period for the person. CETS No. 197, article 13(1),
// makes no difference by age.
func noReflection(p *Pass, x *jurisdiction.Profile) law.Dated[string] {
	return ofReflection(p, x, func(e *reflectionEdition, kind string) string {
		if !e.None {
			return ""
		}
		return "no recovery and reflection period" + kind
	})
}

// shortReflection tells of a period of national law that is shorter than the treaty allows.
func shortReflection(p *Pass, x *jurisdiction.Profile) law.Dated[string] {
	return ofReflection(p, x, func(e *reflectionEdition, kind string) string {
		if e.None || !shorterThanTreaty(&e.Value) {
			return ""
		}
		return e.Value.Period.String() + kind
	})
}

// shorterThanTreaty reports whether a period is counted in days, and in less than 30.
func shorterThanTreaty(r *jurisdiction.ReflectionPeriod) bool {
	return r.Period.Numeric() && r.Period.Unit == leastReflection.Unit &&
		r.Period.Amount < leastReflection.Amount
}

type reflectionEdition = law.Edition[jurisdiction.ReflectionPeriod]

// ofReflection holds what a text says of the editions of the period for adults or, of a child, of
// that for children.
func ofReflection(
	p *Pass, x *jurisdiction.Profile,
	text func(e *reflectionEdition, kind string) string,
) law.Dated[string] {
	from, kind := &x.Reflection.Adult, ""
	if p.Is(Child, p.On).Answer == Yes && len(x.Reflection.Child.Editions) > 0 {
		from, kind = &x.Reflection.Child, " for a child"
	}
	var out law.Dated[string]
	for i := range from.Editions {
		e := &from.Editions[i]
		told := text(e, kind)
		out.Editions = append(out.Editions, law.Edition[string]{
			From: e.From, By: e.By, To: e.To, None: told == "", Value: told, Source: e.Source,
		})
	}
	return out
}

// expelled is the first removal, or return against the person's wish, from the State.
var expelled = &Before{
	Text:  "a removal, or a return against the wish of the person",
	Reads: []string{"/removals", "/returns"},
	Find: func(p *Pass, e rule.Event) (happened, planned law.Day) {
		for _, d := range departures(p) {
			if !here(d.From, e.Place) || !d.removal && d.Voluntary != person.No {
				continue
			}
			switch {
			case d.Departed.IsZero():
				if d.Planned.After(p.On) {
					planned = first(planned, d.Planned)
				}
			case !d.Departed.Before(e.Day):
				happened = first(happened, d.Departed)
			}
		}
		return happened, planned
	},
}

// whileReflecting is while a reflection period runs, and by Directive 2004/81/EC, article 6(2),
// also until a permit for cooperation is decided.
var whileReflecting = &Window{
	Name: "reflection", Text: "while the reflection period runs or the permit is pending",
	Asks:  "when the reflection period ran and for what the permit was asked",
	Reads: []string{"/reflection", "/permits"},
	Find: func(p *Pass, state jurisdiction.Code) []rule.Stretch {
		var out []rule.Stretch
		for i := range p.Subject.Reflection {
			r := &p.Subject.Reflection[i]
			if !here(r.Place, state) {
				continue
			}
			path := p.Base().Elem("reflection", i)
			from, to := r.From, first(r.To, r.EndedEarly)
			if from.IsZero() {
				from = r.Granted
			}
			if !to.IsZero() {
				to = to.AddDays(1) // its last day belongs to it
			}
			// The first day after a period of the least length, of which both ends count.
			switch least := leastReflection.Through(from, nil).AddDays(1); {
			case from.IsZero():
				out = append(out, rule.Stretch{To: to, Missing: path.At("from")})
			case to.IsZero():
				out = append(out, rule.Stretch{From: from, To: least},
					rule.Stretch{From: least, Missing: path.At("to")})
			default:
				out = append(out, rule.Stretch{From: from, To: to})
			}
		}
		return append(out, pendingPermits(p, state)...)
	},
}

func pendingPermits(p *Pass, state jurisdiction.Code) []rule.Stretch {
	var out []rule.Stretch
	for i := range p.Subject.Permits {
		m := &p.Subject.Permits[i]
		if m.Requested.IsZero() || !here(m.Place, state) ||
			!mayBind(p.Binds("eu-2004-81", state, m.Requested)) {
			continue
		}
		path := p.Base().Elem("permits", i)
		s := rule.Stretch{From: m.Requested, To: m.Decided, Only: []string{"eu-2004-81"}}
		switch {
		case m.Ground == "":
			s.Missing = path.At("ground")
		case m.Ground != jurisdiction.GroundCooperation:
			continue
		case m.Decision != "" && m.Decided.IsZero():
			s.Missing = path.At("decided")
		}
		out = append(out, s)
	}
	return out
}

// earlyEnds are the reflection periods that were ended before their last day.
var earlyEnds = func() *List[victim.Reflection] {
	l := only(Reflections, "each early end of a reflection period",
		is("ended_early", "an early end", func(r *victim.Reflection) bool {
			return !r.EndedEarly.IsZero() && (r.To.IsZero() || r.EndedEarly.Before(r.To))
		}))
	l.Day = func(r *victim.Reflection) law.Day { return r.EndedEarly }
	return l
}()

func endReason(_ *Pass, r *victim.Reflection) rule.Answer {
	if r.EndReason == "" || r.EndReason == victim.EndReasonNotStated {
		return DontKnow
	}
	return Yes
}

// groundKnown reports whether a period ended for a ground of CETS No. 197, article 13(3), or with
// what takes nothing from the person.
func groundKnown(r victim.EndReason) bool {
	switch r {
	case victim.EndPublicOrder, victim.EndImproperClaim, victim.EndOwnDecision,
		victim.EndPermitGranted, victim.EndReturned:
		return true
	}
	return false
}

// endByConvention answers by CETS No. 197, article 13: it knows public order and an improper claim,
// and asks for 30 days.
func endByConvention(p *Pass, r *victim.Reflection) rule.Answer {
	switch {
	case endReason(p, r) != Yes, groundKnown(r.EndReason):
		return Yes
	case r.From.IsZero():
		return DontKnow
	}
	return rule.If(lasts(r.From, r.EndedEarly, leastReflection))
}

// endByDirective answers by Directive 2004/81/EC, article 6(4): it knows public order and renewed
// contact, for as long as national law gives the period.
func endByDirective(p *Pass, r *victim.Reflection) rule.Answer {
	place := r.Place
	if !place.IsValid() {
		place = p.State
	}
	if endReason(p, r) != Yes ||
		place.IsValid() && !mayBind(p.Binds("eu-2004-81", place, r.EndedEarly)) {
		return Yes // asked as the ground, or not asked there
	}
	return rule.If(groundKnown(r.EndReason) || r.EndReason == victim.EndRenewedContact)
}

func endReasoned(_ *Pass, r *victim.Reflection) rule.Answer {
	switch r.EndReason {
	case victim.EndOwnDecision, victim.EndPermitGranted, victim.EndReturned:
		return Yes
	}
	if r.Reasoned == person.Yes {
		return Yes
	}
	return DontKnow
}

// The lists of permits.
var (
	permitAnswers = only(Permits, "each decision on a residence permit",
		is("decision", "a decision", func(m *victim.Permit) bool { return m.Decision != "" }))
	// permitDecisions are those on a route for victims, and every permit that was granted.
	permitDecisions = only(permitAnswers, "each decision on a residence permit for a victim",
		is("ground", "a route for victims", func(m *victim.Permit) bool {
			return m.Ground != jurisdiction.GroundHumanitary || m.Decision == victim.PermitGranted
		}))
	permitsGranted = func() *List[victim.Permit] {
		l := only(Permits, "each residence permit", is("decision", "a permit that was granted",
			func(m *victim.Permit) bool { return m.Decision == victim.PermitGranted }))
		l.Rests = func(_ *Pass, m *victim.Permit) []string {
			if m.Ground == jurisdiction.GroundCooperation {
				return nil
			}
			return []string{"coe-197"} // the Directive speaks of the permit for who cooperates
		}
		return l
	}()
	// permitsToRenew are those permits. Who was to cooperate in proceedings that are over has no
	// right to a renewal (Directive 2004/81/EC, article 13(1)).
	permitsToRenew = func() *List[victim.Permit] {
		l := *permitsGranted
		l.Rests = func(p *Pass, m *victim.Permit) []string {
			over, open := proceedingsEnd(p, m.Place)
			if !over.IsZero() && !open && !m.ValidTo.IsZero() && !over.After(m.ValidTo) {
				return []string{"coe-197"}
			}
			return permitsGranted.Rests(p, m)
		}
		return &l
	}()
	// asylumRefusals are those that stand. What CETS No. 197, article 14(5), keeps open is asylum
	// beside a permit under that article.
	asylumRefusals = func() *List[victim.AsylumApplication] {
		l := only(Applications, "each refusal of asylum that stands",
			Quality[victim.AsylumApplication]{
				Field: "outcome", Text: "a refusal",
				Holds: func(p *Pass, a *victim.AsylumApplication) rule.Answer {
					return rule.If((a.Outcome == victim.Negative || len(a.Reasons) > 0) &&
						!protectedLater(p, a))
				},
			})
		l.Rests = func(p *Pass, a *victim.AsylumApplication) []string {
			if slices.Contains(a.Reasons, care.ReasonVictimStatus) &&
				!slices.Contains(a.Reasons, care.ReasonHoldsPermit) && !hadPermit(p, a) {
				return []string{"eu-2011-36", "palermo"}
			}
			return nil
		}
		return l
	}()
)

// protectedLater reports whether the State that refused asylum granted protection later.
func protectedLater(p *Pass, a *victim.AsylumApplication) bool {
	return a.Place.IsValid() && !a.Decided.IsZero() && protectedIn(p, a.Place, p.On)
}

// hadPermit reports whether the State that refused asylum had granted a permit by then.
func hadPermit(p *Pass, a *victim.AsylumApplication) bool {
	return slices.ContainsFunc(p.Subject.Permits, func(m victim.Permit) bool {
		return m.Decision == victim.PermitGranted && here(m.Place, a.Place) &&
			!m.Decided.After(orToday(p, a.Decided))
	})
}

// permitDue is when a permit was asked for; else when the reflection period ended; else, where the
// State gave none, when the person was identified.
var permitDue = &Trigger{
	Name: "permit-due", Text: "a request for a permit, the end of the reflection period, or else " +
		"the identification",
	Asks: asksStatus, Reads: []string{"/permits", "/reflection", statusPath},
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		m := moment{rule.Event{Place: state}}
		for i := range p.Subject.Permits {
			if x := &p.Subject.Permits[i]; here(x.Place, state) && p.Happened(x.Requested) {
				m.see(x.Requested, p.Base().Elem("permits", i), rule.ByDecision)
			}
		}
		running := false
		for i := range p.Subject.Reflection {
			r := &p.Subject.Reflection[i]
			if !here(r.Place, state) || r.From.After(p.On) {
				continue
			}
			running = true
			if end := first(r.To, r.EndedEarly); p.Happened(end) && end.Before(p.On) {
				m.see(end.AddDays(1), p.Base().Elem("reflection", i), rule.ByDecision)
			}
		}
		if m.IsZero() && !running {
			return reachIdentified(p, state)
		}
		return m.Event
	},
}

func reachIdentified(p *Pass, state jurisdiction.Code) rule.Event {
	m := moment{rule.Event{Place: state}}
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if d.Kind == victim.StatusIdentified && !refuses(d) && here(d.Place, state) &&
			p.Happened(d.Day) {
			m.see(d.Day, p.Base().Elem("status", i), rule.ByDecision)
		}
	}
	return m.Event
}

// permitRequest is the first request in the State, from which the law counts the time to decide.
var permitRequest = &rule.FileDay[*Person]{
	Text: "the request for a permit", Reads: []string{"/permits"},
	Find: func(p *Pass, e rule.Event) (law.Day, rule.Path) {
		var day law.Day
		for i := range p.Subject.Permits {
			if x := &p.Subject.Permits[i]; here(x.Place, e.Place) && p.Happened(x.Requested) {
				day = first(day, x.Requested)
			}
		}
		return day, rule.Path{}
	},
}

func permitReason(_ *Pass, m *victim.Permit) rule.Answer {
	switch {
	case m.Decision == victim.PermitGranted:
		return Yes
	case len(m.Reasons) == 0:
		return DontKnow
	}
	return rule.If(len(m.Reasons) > 1 || m.Reasons[0] != care.ReasonNoCooperation)
}

func permitAssessed(p *Pass, m *victim.Permit) rule.Answer {
	b := bestInterests(p, m.BestInterests)
	if b == nil {
		return No
	}
	return assessedFor(p, b, m.Decided)
}

// renewed looks for a decision on the renewal, or a permit that follows without a gap.
// permitNeedless is the day from which nobody needs the renewal of a permit: it was withdrawn, the
// State grants the person protection, or the person is a citizen.
func permitNeedless(p *Pass, m *victim.Permit) law.Day {
	if p.Subject.Nationality(m.Place) == person.Yes {
		return last(m.ValidFrom, m.Decided)
	}
	var day law.Day
	ends := permitEnds.Of(p)
	for _, place := range []jurisdiction.Code{m.Place.Country(), ""} {
		e := ends[place]
		if i, _ := slices.BinarySearchFunc(
			e.withdrawn, m.Decided.AddDays(1), law.Day.Compare,
		); i < len(e.withdrawn) {
			day = first(day, e.withdrawn[i])
		}
		if !e.protected.IsZero() {
			day = first(day, last(e.protected, m.Decided))
		}
	}
	return day
}

// A permitEnd is what ends the need of a permit in a State: the days on which permits were
// withdrawn, in order, and the first on which it granted protection.
type permitEnd struct {
	withdrawn []law.Day
	protected law.Day
}

// permitEnds are those by country; "" for what has no place.
var permitEnds = &Memo[map[jurisdiction.Code]permitEnd]{
	Make: func(p *Pass) map[jurisdiction.Code]permitEnd {
		out := map[jurisdiction.Code]permitEnd{}
		for i := range p.Subject.Permits {
			x := &p.Subject.Permits[i]
			if x.Decision == victim.PermitWithdrawn && !x.Decided.IsZero() {
				e := out[x.Place.Country()]
				e.withdrawn = append(e.withdrawn, x.Decided)
				out[x.Place.Country()] = e
			}
		}
		for i := range p.Subject.Asylum.Applications {
			a := &p.Subject.Asylum.Applications[i]
			if a.Outcome == victim.Positive && !a.Decided.IsZero() {
				e := out[a.Place.Country()]
				e.protected = first(e.protected, a.Decided)
				out[a.Place.Country()] = e
			}
		}
		for place := range out {
			slices.SortFunc(out[place].withdrawn, law.Day.Compare)
		}
		return out
	},
}

func renewed(p *Pass, m *victim.Permit) rule.Deed {
	if p.Happened(m.RenewalDay) {
		return rule.Deed{State: rule.Done, Day: m.RenewalDay}
	}
	which := granted.Of(p).all
	if m.ID == "" {
		which = granted.Of(p).named
	}
	i := which.first(m.ValidFrom, m.ValidTo.AddDays(1))
	if i < 0 {
		return rule.Deed{}
	}
	return rule.Deed{
		State: rule.Done, Day: p.Subject.Permits[i].Decided, Path: p.Base().Elem("permits", i),
	}
}

// asylumInformed is that the person was told of asylum, or knew of it: an application shows that.
var asylumInformed = &Doing{
	Text: "information on asylum, or an application", Home: "asylum",
	Reads: []string{"/asylum", "/information"},
	Look: func(p *Pass, e rule.Event) rule.Deed {
		a := &p.Subject.Asylum
		day := law.Day{}
		if p.Happened(a.Informed) {
			day = a.Informed
		}
		for i := range p.Subject.Information {
			x := &p.Subject.Information[i]
			if p.Happened(x.Day) && x.Understood != person.No &&
				slices.Contains(x.Topics, victim.InfoAsylum) {
				day = first(day, x.Day)
			}
		}
		for i := range a.Applications {
			switch x := &a.Applications[i]; {
			case !here(x.Place, e.Place) && x.Day.Before(e.Day):
				// Of another State, before anybody here knew of the person.
			case p.Happened(x.Day):
				day = first(day, x.Day)
			case x.Day.IsZero():
				return rule.Deed{State: rule.Done, Path: p.Base().Elem("asylum/applications", i)}
			}
		}
		if day.IsZero() {
			return rule.Deed{}
		}
		return rule.Deed{State: rule.Done, Day: day}
	},
}

func validSixMonths(p *Pass, m *victim.Permit) rule.Answer {
	place := m.Place
	if !place.IsValid() {
		place = p.State
	}
	switch {
	case m.Ground != "" && m.Ground != jurisdiction.GroundCooperation,
		place.IsValid() && !mayBind(p.Binds("eu-2004-81", place, m.Decided)),
		p.Governs("eu-2004-81", m.Decided) == No:
		return Yes // no such rule, or none for a citizen of the Union
	case m.ValidFrom.IsZero(), m.ValidTo.IsZero(), lasts(m.ValidFrom, m.ValidTo, leastPermit):
		return Yes
	case m.Ground == "":
		return DontKnow
	}
	return No
}

// leastValidity is the shortest validity that the law of a place sets for a permit.
func leastValidity(p *Pass, place jurisdiction.Code, m *victim.Permit) (law.Length, law.Citation) {
	e, state := p.Profile(place).Residence.Grounds.At(m.Decided)
	if state == law.Known {
		for _, g := range e.Value {
			if g.Ground == m.Ground && g.Min.Amount > 0 {
				return g.Min, e.Source
			}
		}
	}
	return law.Length{}, law.Citation{}
}

func validByNationalLaw(p *Pass, m *victim.Permit) rule.Answer {
	place := m.Place
	if !place.IsValid() {
		place = p.State
	}
	least, _ := leastValidity(p, place, m)
	if least.Amount == 0 || m.ValidFrom.IsZero() || m.ValidTo.IsZero() {
		return Yes
	}
	return rule.If(lasts(m.ValidFrom, m.ValidTo, least))
}

func nationalValidity(
	p *Pass, place jurisdiction.Code, m *victim.Permit,
) (jurisdiction.Code, law.Citation, bool) {
	least, source := leastValidity(p, place, m)
	return place, source, least.Amount > 0
}
