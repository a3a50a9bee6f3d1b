package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func reflectionRules() []Rule {
	return []Rule{{
		ID: "REFL-001", Title: "recovery and reflection period granted",
		Applies: "where reasonable grounds were found for a person without a right to stay", Meets: "Grant the period from the decision on reasonable grounds, for at least 30 days or the longer time of national law.",
		Bases:  []rule.Basis{on("coe-197", "13(1)"), on("eu-2004-81", "6(1)")},
		Topics: []string{"reflection.adult", "reflection.child"},
		Reads:  []string{"/status", "/stays", "/citizenships", "/reflection"}, Deadline: "from reasonable grounds; at least 30 days",
		Check: reflectionGranted,
	}, {
		ID: "REFL-002", Title: "no expulsion enforced during the period",
		Applies: "while a reflection period runs", Meets: "Do not enforce an expulsion before the period has ended.",
		Bases: []rule.Basis{on("coe-197", "13(1)"), on("eu-2004-81", "6(2)")},
		Reads: []string{"/reflection", "/removals"}, Deadline: "for the whole period",
		Check: noExpulsion,
	}, {
		ID: "REFL-003", Title: "early end only on listed grounds",
		Applies: "where a reflection period was ended early", Meets: "End it early only for public order, an improper claim, renewed contact or by own decision, with reasons on file.",
		Bases: []rule.Basis{on("coe-197", "13(3)"), on("coe-197", "13(1)"), on("eu-2004-81", "6(4)")},
		Reads: []string{"/reflection"}, Deadline: "at the end",
		Check: earlyEnd,
	}, {
		ID: "REFL-004", Title: "permit considered on both routes",
		Applies: "where a reflection period ended or a permit was asked for", Meets: "Decide on a permit for the personal situation and on one for cooperation, as far as the law of the place has them.",
		Bases:  []rule.Basis{on("coe-197", "14(1)"), on("eu-2004-81", "8(1)"), on("palermo", "7")},
		Topics: []string{"residence.grounds", "residence.decision_period"},
		Reads:  []string{"/permits", "/reflection", "/stays", "/citizenships"}, Deadline: "a number only where national law has one",
		Check: permitRoutes,
	}, {
		ID: "REFL-005", Title: "permit of a child decided on best interests",
		Applies: "to a decision on a permit of a child", Meets: "Link an assessment of best interests; do not refuse only for lack of cooperation.",
		Bases: []rule.Basis{on("coe-197", "14(2)"), on("eu-2004-81", "10(a)")},
		Reads: []string{"/permits", "/best_interests"}, Deadline: "at the decision",
		Check: permitBestInterests,
	}, {
		ID: "REFL-006", Title: "validity and renewal of the permit tracked",
		Applies: "where a permit was granted", Meets: "Record from when until when the permit is valid; decide on its renewal before it ends.",
		Bases:  []rule.Basis{on("eu-2004-81", "8(3)"), on("coe-197", "14(1)")},
		Topics: []string{"residence.grounds"},
		Reads:  []string{"/permits"}, Deadline: "six months at least in the EU; renewal before the last day",
		Check: permitValidity,
	}, {
		ID: "REFL-007", Title: "asylum route kept open",
		Applies: "to a presumed victim outside the own country who may need international protection", Meets: "Inform the person about asylum; do not refuse for being a victim or holding a permit.",
		Bases: []rule.Basis{on("coe-197", "14(4)-(5)"), on("eu-2024-1712", "2011/36 Art. 11a"), on("eu-2011-36", "11(6)"), on("palermo", "14")},
		Reads: []string{"/asylum"}, Deadline: "from first contact",
		Check: asylumOpen,
	}}
}

// leastReflection is the treaty minimum: CETS No. 197, article 13(1).
var leastReflection = law.Length{Amount: 30, Unit: law.Days}

func reflectionGranted(p *pass) {
	grounds, ok := p.Subject.FirstStatus(p.On, Positive, StatusReasonableGrounds)
	if !ok {
		return
	}
	place, right := rightToStay(p, grounds.Place, grounds.Day)
	at := rule.At(place)
	switch right {
	case Yes:
		return
	case No:
	default:
		p.Unknown("/stays", "it is not recorded whether the person has a right to stay", at)
		return
	}
	least, opts := leastPeriod(p, place, grounds.Day)
	deadline := leastDay(grounds.Day, least)
	if p.On.After(deadline) {
		// The period could have been granted until then: it is judged by the law of its last day, not by today's.
		opts = append(opts, rule.JudgedOn(deadline))
	}
	opts = append(opts, at, rule.With(rule.DayArg("day", grounds.Day), rule.LengthArg("length", least)))
	for i, r := range p.Subject.Reflection {
		path := ptr("reflection", i, "")
		switch {
		case !p.Done(r.From):
			continue
		case r.To.IsZero():
			p.Unknown(path+"/to", "the end of the reflection period is not recorded", opts...)
		case r.To.Before(leastDay(r.From, least)):
			p.NotMet(path+"/to", "the reflection period is shorter than {length}", opts...)
		default:
			p.Met(path, "a reflection period of at least {length} was granted", opts...)
		}
		return
	}
	if p.On.After(deadline) {
		p.NotMet("/reflection", "no reflection period is recorded; reasonable grounds since {day}, and {length} have passed", opts...)
		return
	}
	p.Due("/reflection", "no reflection period is recorded; reasonable grounds since {day}; it is at least {length}", opts...)
}

// rightToStay answers whether the person may stay in place, or where the person was on day if place is not recorded, apart from being a
// victim.
func rightToStay(p *pass, place jurisdiction.Code, day law.Day) (jurisdiction.Code, Answer) {
	stay, known := p.Subject.StayOn(day)
	if place == "" && known {
		place = stay.Place
	}
	right := p.Subject.Nationality(place)
	if right != Yes && known {
		right = stay.RightToStay
	}
	return place, right
}

// leastDay returns the last day of the shortest period that counts from start.
func leastDay(start law.Day, least law.Length) law.Day { return least.After(start, nil) }

// leastPeriod returns the longest of the treaty minimum and the national periods on day: for a child it is never shorter than for an adult. A
// national value that is shorter gives way, and the finding says so.
func leastPeriod(p *pass, place jurisdiction.Code, day law.Day) (law.Length, []rule.Option) {
	profile := p.Profile(place)
	values := []law.Dated[jurisdiction.ReflectionPeriod]{profile.Reflection.Adult}
	if p.Subject.Age.ChildOn(day).IsChild() {
		values = append(values, profile.Reflection.Child)
	}
	least := leastReflection
	var national []law.Edition[jurisdiction.ReflectionPeriod]
	var conflicts []rule.Option
	for _, v := range values {
		e, state := v.At(day)
		if state == law.None {
			// CETS No. 197, article 13(1), makes no difference by age or nationality.
			conflicts = append(conflicts, rule.Conflicts(place, "no reflection period", e.Source))
		}
		// A ceiling ("up to") is no minimum: the treaty minimum stands.
		if state != law.Known || !e.Value.Period.Numeric() || e.Value.Period.Qualifier == law.UpTo {
			continue
		}
		national = append(national, e)
		if l := e.Value.Period.Length(); leastDay(day, l).After(leastDay(day, least)) {
			least = l
		}
	}
	opts := conflicts
	for _, e := range national {
		if l := e.Value.Period.Length(); leastDay(day, l).Before(leastDay(day, least)) {
			opts = append(opts, rule.Yields(place, e.Value.Period.String(), e.Source))
		} else {
			opts = append(opts, rule.National(place, e.Source))
		}
	}
	return least, opts
}

func noExpulsion(p *pass) {
	for i, r := range p.Subject.Reflection {
		if !p.Done(r.From) {
			continue
		}
		path := ptr("reflection", i, "")
		to := r.To
		if !r.EndedEarly.IsZero() && (to.IsZero() || r.EndedEarly.Before(to)) {
			to = r.EndedEarly
		}
		opts := []rule.Option{rule.At(r.Place), rule.JudgedOn(r.From)}
		j := slices.IndexFunc(p.Subject.Removals, func(m Removal) bool {
			return p.Done(m.Executed) && law.Span{From: r.From, To: to}.Contains(m.Executed) && (m.Place == "" || r.Place == "" || m.Place.Country() == r.Place.Country())
		})
		if j >= 0 {
			p.NotMet(ptr("removals", j, "executed"), "removed on {day}, while the reflection period ran", append(opts, rule.With(rule.DayArg("day", p.Subject.Removals[j].Executed)))...)
			continue
		}
		p.Met(path, "no removal is recorded while the reflection period ran", opts...)
	}
}

func earlyEnd(p *pass) {
	for i, r := range p.Subject.Reflection {
		if !p.Done(r.EndedEarly) {
			continue
		}
		path := ptr("reflection", i, "end_reason")
		opts := []rule.Option{rule.At(r.Place), rule.JudgedOn(r.EndedEarly)}
		switch r.EndReason {
		case EndPublicOrder, EndImproperClaim, EndRenewedContact, EndOwnDecision:
			if r.Reasoned == Yes {
				p.Met(path, "ended early on a listed ground, with reasons", opts...)
			} else {
				p.Unknown(ptr("reflection", i, "reasoned"), "it is not recorded whether reasons for the early end are on file", opts...)
			}
		case "":
			p.Unknown(path, "the ground of the early end is not recorded", opts...)
		default:
			p.NotMet(path, "ended early on a ground that the law does not list", opts...)
		}
	}
}

func permitRoutes(p *pass) {
	var place jurisdiction.Code
	var since law.Day
	see := func(at jurisdiction.Code, day law.Day) {
		if p.Done(day) && (since.IsZero() || day.Before(since)) {
			place, since = at, day
		}
	}
	for _, r := range p.Subject.Reflection {
		end := r.To
		if !r.EndedEarly.IsZero() && (end.IsZero() || r.EndedEarly.Before(end)) {
			end = r.EndedEarly
		}
		if !end.IsZero() {
			see(r.Place, end.AddDays(1)) // the last day still belongs to the period
		}
	}
	var asked law.Day
	for _, m := range p.Subject.Permits {
		see(m.Place, m.Requested)
		if p.Done(m.Requested) && (asked.IsZero() || m.Requested.Before(asked)) {
			asked = m.Requested
		}
	}
	if since.IsZero() {
		return
	}
	place, right := rightToStay(p, place, since)
	at := rule.At(place)
	switch right {
	case Yes:
		return
	case No:
	default:
		p.Unknown("/stays", "it is not recorded whether the person has a right to stay", at)
		return
	}
	decided := func(g jurisdiction.PermitGround) bool {
		return slices.ContainsFunc(p.Subject.Permits, func(m Permit) bool {
			return (g == "" || m.Ground == g) && m.Decision != "" && p.Done(m.Decided)
		})
	}
	profile := p.Profile(place)
	grounds, state := profile.Residence.Grounds.At(p.On)
	opts := []rule.Option{at}
	if state != law.Known {
		// CETS No. 197, article 14(1), leaves the choice of routes to the Party; which it chose is not known here.
		if decided("") {
			p.Unknown("/permits", "a permit was decided; which routes the law of the place has is not known", opts...)
		} else {
			p.Due("/permits", "no decision on a permit is recorded; which routes the law of the place has is not known", opts...)
		}
		return
	}
	opts = append(opts, rule.National(place, grounds.Source))
	var deadline law.Deadline
	limited := false
	if e, state := profile.Residence.DecisionPeriod.At(p.On); state == law.Known {
		if deadline, limited = e.Value.Deadline(asked, nil); limited {
			opts = append(opts, rule.National(place, e.Source))
		}
	}
	open := false
	for _, g := range grounds.Value {
		if g.Ground != jurisdiction.GroundCooperation && g.Ground != jurisdiction.GroundPersonal || decided(g.Ground) {
			continue
		}
		open = true
		text := "no decision on a permit on the ground of {ground} is recorded"
		with := append(slices.Clone(opts), rule.With(rule.CodeArg("ground", g.Ground)))
		if limited {
			p.DueBy(deadline, "/permits", text, with...)
		} else {
			p.DueFrom(rule.PermitDecision, asked, "/permits", text, with...)
		}
	}
	if !open {
		p.Met("/permits", "a permit was decided on every route that the law of the place has", opts...)
	}
}

// leastPermit is the shortest validity of a permit for cooperation: Directive 2004/81/EC, article 8(3).
var leastPermit = law.Length{Amount: 6, Unit: law.Months}

func permitValidity(p *pass) {
	for i, m := range p.Subject.Permits {
		if m.Decision != PermitGranted || !p.Done(m.Decided) {
			continue
		}
		path := ptr("permits", i, "")
		judged := []rule.Option{rule.At(m.Place), rule.JudgedOn(m.Decided)}
		if m.ValidFrom.IsZero() || m.ValidTo.IsZero() {
			p.Unknown(path+"/valid_to", "from when until when the permit is valid is not recorded", judged...)
			continue
		}
		// A stretch that counts its first day ends on the eve of the same day.
		short := func(l law.Length) bool { return m.ValidTo.Before(l.After(m.ValidFrom, nil).AddDays(-1)) }
		if m.Ground == jurisdiction.GroundCooperation && p.Binds("eu-2004-81", m.Place, m.Decided).Binding == law.Binds && short(leastPermit) {
			p.NotMet(path+"/valid_to", "the permit is valid for less than {length}", append(judged, rule.RestsOn("eu-2004-81"), rule.With(rule.LengthArg("length", leastPermit)))...)
			continue
		}
		if e, state := p.Profile(m.Place).Residence.Grounds.At(m.Decided); state == law.Known {
			j := slices.IndexFunc(e.Value, func(g jurisdiction.ResidenceGround) bool {
				return g.Ground == m.Ground && g.Min.Amount > 0 && short(g.Min)
			})
			if j >= 0 {
				p.NotMet(path+"/valid_to", "the permit is valid for less than {length}", append(judged, rule.National(m.Place, e.Source), rule.With(rule.LengthArg("length", e.Value[j].Min)))...)
				continue
			}
		}
		followed := slices.ContainsFunc(p.Subject.Permits, func(n Permit) bool {
			return n.Decision == PermitGranted && n.ID != m.ID && p.Done(n.Decided) && n.ValidFrom.After(m.ValidFrom) && !n.ValidFrom.After(m.ValidTo.AddDays(1))
		})
		left := slices.ContainsFunc(p.Subject.Returns, func(r Return) bool { return p.Done(r.Departed) && !r.Departed.After(m.ValidTo) })
		at := rule.At(m.Place)
		switch {
		case followed || left || p.Done(m.RenewalDay) && !m.RenewalDay.After(m.ValidTo):
			p.Met(path, "the validity is recorded; renewal was decided in time, or is not needed any more", at)
		case p.Done(m.RenewalDay):
			p.NotMet(path+"/renewal_day", "renewal was decided only after the permit had ended on {day}", at, rule.JudgedOn(m.ValidTo), rule.With(rule.DayArg("day", m.ValidTo)))
		default:
			p.DueBy(law.Deadline{Last: m.ValidTo}, path+"/renewal_day", "the permit ends on {day}; no decision on its renewal is recorded", at, rule.With(rule.DayArg("day", m.ValidTo)))
		}
	}
}

func permitBestInterests(p *pass) {
	for i, m := range p.Subject.Permits {
		if m.Decision == "" || !p.Done(m.Decided) || !p.Subject.Age.ChildOn(m.Decided).IsChild() {
			continue
		}
		path := ptr("permits", i, "")
		opts := []rule.Option{rule.At(m.Place), rule.JudgedOn(m.Decided)}
		linked := slices.IndexFunc(p.Subject.BestInterests, func(b BestInterests) bool { return b.ID == m.BestInterests && m.BestInterests != "" })
		switch {
		case m.Decision != PermitGranted && len(m.Reasons) == 1 && m.Reasons[0] == ReasonNoCooperation:
			p.NotMet(path+"/reasons", "the permit of a child was refused only for lack of cooperation", opts...)
		case linked < 0:
			p.NotMet(path+"/best_interests", "no assessment of best interests is linked to the decision on the permit", opts...)
		case p.Subject.BestInterests[linked].Day.IsZero():
			p.Unknown(ptr("best_interests", linked, "day"), "the day of the assessment is not recorded", opts...)
		case p.Subject.BestInterests[linked].Day.After(m.Decided):
			p.NotMet(path+"/best_interests", "the assessment was made only after the decision on the permit", opts...)
		default:
			p.Met(path+"/best_interests", "an assessment precedes the decision on the permit", opts...)
		}
	}
}

func asylumOpen(p *pass) {
	if _, ok := presumed(p); !ok {
		return
	}
	if len(p.Places) > 0 && p.Subject.Nationality(p.Places[0]) == Yes {
		return // a person needs no asylum from the own country in it
	}
	a := &p.Subject.Asylum
	for i, app := range a.Applications {
		if slices.Contains(app.Reasons, ReasonVictimStatus) || slices.Contains(app.Reasons, ReasonHoldsPermit) {
			p.NotMet(ptr("asylum/applications", i, "reasons"), "asylum was refused for being a victim or holding a permit", rule.At(app.Place))
			return
		}
	}
	switch {
	case a.Need == "" || a.Need == AnswerUnknown:
		p.Unknown("/asylum/need", "it is not recorded whether the person may need international protection")
	case a.Need != Yes:
		return
	case p.Done(a.Informed) || len(a.Applications) > 0:
		p.Met("/asylum", "informed about asylum, or an application was made")
	default:
		p.Due("/asylum/informed", "the person is not recorded as informed about asylum")
	}
}
