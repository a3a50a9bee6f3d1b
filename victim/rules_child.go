package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func childRules() []Rule {
	return []Rule{{
		ID: "CHILD-001", Title: "guardian for an unaccompanied or separated child",
		Applies: "to an unaccompanied or separated child who is a presumed or identified victim", Meets: "Have a guardian or representative appointed; record who appointed, and the day.",
		Bases:    []rule.Basis{on("coe-197", "10(4)(a)"), on("eu-2011-36", "16(3)"), on("eu-2011-36", "14(2)"), on("unicef-2003-see", "3.2.1"), on("crc-gc6", "33-35")},
		Topics:   []string{"guardianship.period", "guardianship.authority", "guardianship.exceptions"},
		Reads:    []string{"/family/accompaniment", "/guardians", "/status"},
		Deadline: "as soon as identified; a number only where national law has one",
		Check:    guardianAppointed,
	}, {
		ID: "CHILD-002", Title: "representative where parents are in conflict of interest",
		Applies: "to an accompanied child", Meets: "Record whether the interests of parents and child conflict; if they do, have a separate representative appointed.",
		Bases: []rule.Basis{on("eu-2011-36", "14(2)"), on("eu-2011-36", "15(1)"), on("coe-201", "31(4)"), on("eu-2012-29", "24(1)(b)")},
		Reads: []string{"/family/accompaniment", "/family/conflict", "/guardians"}, Deadline: "from identification, and before the first interview",
		Check: representative,
	}, {
		ID: "CHILD-003", Title: "guardian free of conflict of interest",
		Applies: "where a guardian was appointed for a child", Meets: "Record that it was looked whether interests conflict; replace a guardian in conflict.",
		Bases: []rule.Basis{on("eu-2024-1712", "2011/36 Art. 14(1)-(2)"), on("eu-2024-1346", "27(6)-(7)"), on("crc-gc6", "33-35")},
		Reads: []string{"/guardians"}, Deadline: "at appointment, and on new information",
		Check: guardianConflict,
	}, {
		ID: "CHILD-004", Title: "representative for a child who seeks asylum",
		Applies: "to an unaccompanied child who applied for asylum in a member state of the EU", Meets: "Have a provisional person designated and a representative appointed within 15 working days of the application.",
		Bases: []rule.Basis{on("eu-2024-1348", "23(2)(b)"), on("eu-2024-1348", "23(2)(a)"), on("eu-2024-1348", "23(3)"), on("eu-2024-1346", "27(1)")},
		Reads: []string{"/family/accompaniment", "/asylum/applications"}, Deadline: "15 working days from the application; 10 more if the extension is on file",
		Check: asylumRepresentative,
	}, {
		ID: "CHILD-005", Title: "best-interests assessment for key decisions",
		Applies: "to decisions on placement, guardianship, family contact, transfer, permit, return or exclusion from an interview", Meets: "Link an assessment of best interests, made on or before the day of the decision.",
		Bases: []rule.Basis{on("crc", "3(1)"), on("eu-2011-36", "13(1)"), on("coe-197", "14(2)"), on("coe-197", "16(7)"), on("crc-gc14", "46-47")},
		Reads: []string{"/decisions", "/best_interests"}, Deadline: "before the decision",
		Check: bestInterests,
	}, {
		ID: "CHILD-006", Title: "formal determination for a durable solution",
		Applies: "where a durable solution is proposed", Meets: "Make a determination that looks at all elements, with author, reasons and route of review.",
		Bases: []rule.Basis{on("eu-2011-36", "16(1)-(2)"), on("eu-2011-36", "14(1)"), on("crc-gc14", "52-79"), on("crc-gc14", "85-99"), on("crc-gc6", "19-22")},
		Reads: []string{"/durable_solution", "/best_interests"}, Deadline: "before it is put into effect",
		Check: determination,
	}, {
		ID: "CHILD-007", Title: "views of the child recorded",
		Applies: "to every key decision on a child", Meets: "Hear the child before the decision; record how, and what weight the views were given, or why the child was not heard.",
		Bases: []rule.Basis{on("crc", "12"), on("opsc", "8(1)(a)-(d)"), on("eu-2011-36", "14(1)"), on("hague-1996", "23"), on("ohchr-2002", "Guideline 8.6")},
		Reads: []string{"/decisions"}, Deadline: "before the decision",
		Check: views,
	}, {
		ID: "CHILD-008", Title: "family tracing only when it is safe",
		Applies: "to an unaccompanied child who is a presumed or identified victim", Meets: "Screen safety and best interests first; then ask for tracing, or record why not.",
		Bases: []rule.Basis{on("coe-197", "10(4)(c)"), on("crc-gc6", "79-80"), on("ohchr-2002", "Guideline 8.4-8.5")},
		Reads: []string{"/family/accompaniment", "/tracing"}, Deadline: "promptly after identification; the law names no number",
		Check: tracing,
	}, {
		ID: "CHILD-010", Title: "no detention",
		Applies: "to every child", Meets: "Place the child elsewhere; for a detention that was a last resort, record legal basis, reason and end.",
		Bases: []rule.Basis{on("crc", "37(b)-(d)"), on("crc-gc6", "61-63"), on("ohchr-2002", "Principle 7")},
		Reads: []string{"/placements"}, Deadline: "at placement",
		Check: detention,
	}, {
		ID: "CHILD-011", Title: "review of placement",
		Applies: "to a child placed in care", Meets: "Set the day of the next review, and hold it.",
		Bases: []rule.Basis{on("crc", "25"), on("crc-gc6", "39-40")},
		Reads: []string{"/placements"}, Deadline: "periodic; the law names no number",
		Check: placementReview,
	}}
}

// alone reports whether the child is unaccompanied or separated, and reports to the pass if that is not recorded.
func alone(p *pass) bool {
	switch p.Subject.Family.Accompaniment {
	case Unaccompanied, Separated:
		return true
	case Accompanied:
		return false
	}
	p.Unknown("/family/accompaniment", "it is not recorded whether the child is accompanied")
	return false
}

func guardianAppointed(p *pass) {
	status, ok := presumed(p)
	if !ok || !childhood(p) || !alone(p) {
		return
	}
	for i, g := range p.Subject.Guardians {
		if !g.InOffice(p.On) {
			continue
		}
		path := ptr("guardians", i, "")
		switch {
		case g.Suspected == Yes:
			p.NotMet(path, "the guardian is suspected of involvement")
		case g.Authority == "":
			p.Unknown(path+"/authority", "it is not recorded who appointed the guardian")
		default:
			p.Met(path, "a guardian is in office since {day}", rule.With(rule.DayArg("day", g.Appointed)))
		}
		return
	}
	best, other, opts := shortest(p, status.Day, found, func(profile *jurisdiction.Profile) law.Dated[law.Period] { return profile.Guardianship.Period })
	// CETS No. 197, article 10(4)(a), knows no exception: what national law leaves out is told, and the duty stands.
	for _, place := range p.Places {
		if e, state := p.Profile(place).Guardianship.Exceptions.At(p.On); state == law.Known {
			opts = append(opts, rule.Conflicts(place, e.Value, e.Source))
		}
	}
	with := rule.With(rule.DayArg("day", status.Day))
	if !best.Last.IsZero() {
		p.DueBy(best, "/guardians", "no guardian is in office; presumed victim since {day}", append(opts, with)...)
		return
	}
	if other != "" {
		p.DueFrom(rule.GuardianTime, status.Day, "/guardians", "no guardian is in office; presumed victim since {day}; the time that the law sets runs from another event, {event}, of which the file has no day",
			append(opts, with, rule.With(rule.CodeArg("event", other)))...)
		return
	}
	p.DueFrom(rule.GuardianTime, status.Day, "/guardians", "no guardian is in office; presumed victim since {day}; the law asks for one as soon as that and names no last day", append(opts, with)...)
}

// found are the events from which a time runs that a person is known, or presumed, to be a victim.
var found = []law.Event{law.Detection, law.Awareness, law.ReasonableGrounds, law.Identification}

// shortest returns the deadline of the place whose period ends first, for that protects the child more; the other numbers give way, and the
// finding says so. A place whose law says only "without delay" is a basis too. The deadline is zero where no law of the places
// has a number that runs from one of the events, which happened on start; other then names the event from which a number runs, if there is one.
func shortest(p *pass, start law.Day, events []law.Event, of func(*jurisdiction.Profile) law.Dated[law.Period]) (best law.Deadline, other law.Event, opts []rule.Option) {
	type numbered struct {
		place    jurisdiction.Code
		edition  law.Edition[law.Period]
		deadline law.Deadline
	}
	var all []numbered
	for _, place := range p.Places {
		e, state := of(p.Profile(place)).At(p.On)
		if state != law.Known {
			continue
		}
		if d, ok := e.Value.Deadline(start, nil); ok && slices.Contains(events, e.Value.Starts) {
			all = append(all, numbered{place, e, d})
		} else {
			if ok {
				other = e.Value.Starts
			}
			opts = append(opts, rule.National(place, e.Source))
		}
	}
	if len(all) == 0 {
		return law.Deadline{}, other, opts
	}
	first := slices.MinFunc(all, func(a, b numbered) int { return a.deadline.Last.Compare(b.deadline.Last) })
	for _, n := range all {
		if n.deadline.Last == first.deadline.Last {
			opts = append(opts, rule.National(n.place, n.edition.Source))
		} else {
			opts = append(opts, rule.Yields(n.place, n.edition.Value.String(), n.edition.Source))
		}
	}
	return first.deadline, "", opts
}

func representative(p *pass) {
	if p.Subject.Family.Accompaniment != Accompanied || !childhood(p) {
		return
	}
	f := &p.Subject.Family
	switch {
	case f.Conflict == No && f.CarerSuspected != Yes:
		p.Met("/family/conflict", "it was looked whether interests conflict; they do not")
	case f.Conflict != Yes && f.CarerSuspected != Yes:
		p.Unknown("/family/conflict", "it is not known whether the interests of parents and child conflict")
	default:
		for i, g := range p.Subject.Guardians {
			if g.InOffice(p.On) && g.Suspected != Yes && g.Conflict != Yes {
				p.Met(ptr("guardians", i, ""), "a separate representative is in office since {day}", rule.With(rule.DayArg("day", g.Appointed)))
				return
			}
		}
		p.Due("/guardians", "interests of parent and child conflict, and no separate representative is in office")
	}
}

func guardianConflict(p *pass) {
	if len(p.Subject.Guardians) == 0 || !childhood(p) {
		return
	}
	for i, g := range p.Subject.Guardians {
		if !p.Done(g.Appointed) {
			continue
		}
		path := ptr("guardians", i, "conflict")
		ended := p.Done(g.Ended)
		switch {
		case (g.Conflict == Yes || g.Suspected == Yes) && !ended:
			p.NotMet(path, "a guardian in conflict of interest is still in office")
		case g.Conflict == Yes || g.Suspected == Yes:
			p.Met(path, "the guardian in conflict of interest left office on {day}", rule.With(rule.DayArg("day", g.Ended)))
		case g.Conflict != No || g.ConflictCheck.IsZero():
			p.Unknown(path, "it is not recorded whether the interests of guardian and child conflict, and when that was looked at")
		default:
			p.Met(path, "it was looked whether interests conflict; they do not")
		}
	}
}

func asylumRepresentative(p *pass) {
	if len(p.Subject.Asylum.Applications) == 0 || !childhood(p) || !alone(p) {
		return
	}
	for i, a := range p.Subject.Asylum.Applications {
		path := ptr("asylum/applications", i, "")
		opts := []rule.Option{rule.At(a.Place), rule.JudgedOn(a.Day)}
		if a.Place == "" || a.Day.IsZero() {
			p.Unknown(path, "place or day of the application is not recorded", opts...)
			continue
		}
		if p.Binds("eu-2024-1348", a.Place, a.Day).Binding != law.Binds || !p.Done(a.Day) {
			continue
		}
		// Regulation (EU) 2024/1348, article 23(2)(b) and third subparagraph; (EU) 2024/1346, article 27(1).
		period := law.Period{Amount: 15, Unit: law.WorkingDays, Qualifier: law.UpTo, Starts: law.Application}
		if a.Extended == Yes {
			period.Amount += 10
		}
		deadline, _ := period.Deadline(a.Day, nil)
		switch {
		case p.Done(a.Representative) && a.Representative.After(deadline.Last):
			p.NotMet(path+"/representative", "the representative was appointed only after the last day", append(opts, rule.By(deadline))...)
		case p.Done(a.Representative):
			p.Met(path+"/representative", "a representative was appointed in time", opts...)
		default:
			p.DueBy(deadline, path+"/representative", "no representative is appointed for the asylum procedure", opts...)
		}
	}
}

// keyDecisions calls do for each decision made by the day of the check.
func keyDecisions(p *pass, do func(path string, d *Decision, opts []rule.Option)) {
	for i := range p.Subject.Decisions {
		d := &p.Subject.Decisions[i]
		if d.Day.IsZero() || p.Done(d.Day) {
			if d.Day.IsZero() && !childhood(p) || !d.Day.IsZero() && !p.Subject.Age.ChildOn(d.Day).IsChild() {
				continue
			}
			do(ptr("decisions", i, ""), d, []rule.Option{rule.At(d.Place), rule.JudgedOn(d.Day), rule.With(rule.CodeArg("decision", d.Kind))})
		}
	}
}

func bestInterests(p *pass) {
	keyDecisions(p, func(path string, d *Decision, opts []rule.Option) {
		i := slices.IndexFunc(p.Subject.BestInterests, func(b BestInterests) bool { return b.ID == d.BestInterests && d.BestInterests != "" })
		switch {
		case i < 0:
			p.NotMet(path+"/best_interests", "no assessment of best interests is linked to the decision on {decision}", opts...)
		case d.Day.IsZero() || p.Subject.BestInterests[i].Day.IsZero():
			p.Unknown(path+"/day", "the day of the decision on {decision}, or of the assessment, is not recorded", opts...)
		case p.Subject.BestInterests[i].Day.After(d.Day):
			p.NotMet(path+"/best_interests", "the assessment was made only after the decision on {decision}", opts...)
		default:
			p.Met(path+"/best_interests", "an assessment precedes the decision on {decision}", opts...)
		}
	})
}

func determination(p *pass) {
	s := p.Subject.DurableSolution
	if s == nil || !childhood(p) {
		return
	}
	i := slices.IndexFunc(p.Subject.BestInterests, func(b BestInterests) bool {
		return s.Determination != "" && b.ID == s.Determination && b.Kind == Determination
	})
	if i < 0 {
		if p.Done(s.Implemented) {
			p.NotMet("/durable_solution/determination", "the solution was put into effect without a determination")
			return
		}
		p.Due("/durable_solution/determination", "no determination of best interests is linked to the solution")
		return
	}
	b := &p.Subject.BestInterests[i]
	path := ptr("best_interests", i, "")
	switch {
	case p.Done(s.Implemented) && b.Day.After(s.Implemented):
		p.NotMet(path+"/day", "the determination was made only after the solution was put into effect")
	case len(b.Elements) < len(BestInterestsElementValues()):
		p.NotMet(path+"/elements", "the determination does not look at all {n} elements", rule.With(rule.NumberArg("n", len(BestInterestsElementValues()))))
	case b.Day.IsZero() || b.Author == "" || b.Reasons != Yes || b.Review != Yes:
		p.Unknown(path, "day, author, reasons or route of review of the determination are not recorded")
	default:
		p.Met(path, "a determination with its elements, author, reasons and route of review is on file")
	}
}

func views(p *pass) {
	keyDecisions(p, func(path string, d *Decision, opts []rule.Option) {
		switch {
		case d.ViewsAbsent != "":
			p.Met(path+"/views_absent", "the reason why the child was not heard on {decision} is recorded", opts...)
		case d.ViewsDay.IsZero():
			p.NotMet(path+"/views_day", "neither the views of the child on {decision} nor a reason for their absence are recorded", opts...)
		case !d.Day.IsZero() && d.ViewsDay.After(d.Day):
			p.NotMet(path+"/views_day", "the child was heard only after the decision on {decision}", opts...)
		case d.ViewsHow == "" || d.ViewsWeight == "":
			p.Unknown(path, "it is not recorded how the child was heard on {decision}, or what weight the views were given", opts...)
		default:
			p.Met(path+"/views_day", "the child was heard before the decision on {decision}", opts...)
		}
	})
}

func tracing(p *pass) {
	if _, ok := presumed(p); !ok || !childhood(p) || !alone(p) || p.Subject.Family.Accompaniment == Separated {
		return
	}
	t := &p.Subject.Tracing
	switch {
	case p.Done(t.Requested) && (t.ScreenDay.IsZero() || t.ScreenDay.After(t.Requested) || t.Safe == No):
		p.NotMet("/tracing", "tracing was asked for without a screening that found it safe")
	case p.Done(t.Requested):
		p.Met("/tracing/requested", "tracing was asked for after it was screened")
	case t.NotTraced != "":
		p.Met("/tracing/not_traced", "the reason why the family is not traced is recorded")
	case t.Safe == No:
		p.Unknown("/tracing/not_traced", "tracing was found unsafe; the reason not to trace is to be recorded")
	default:
		p.Due("/tracing", "neither a safety screening with a request for tracing nor a reason not to trace is recorded")
	}
}

func detention(p *pass) {
	for i, pl := range p.Subject.Placements {
		if pl.Kind != PlacementDetention || !p.Done(pl.From) || !p.Subject.Age.ChildOn(pl.From).IsChild() {
			continue
		}
		opts := []rule.Option{rule.At(pl.Place), rule.JudgedOn(pl.From)}
		if pl.LegalBasis == Yes && pl.LastResort == Yes && !pl.To.IsZero() {
			p.Met(ptr("placements", i, ""), "a detention is recorded with legal basis, reason of last resort and end", opts...)
			continue
		}
		p.NotMet(ptr("placements", i, ""), "the child was placed in detention, and legal basis, reason of last resort or end is not on file", opts...)
	}
}

func placementReview(p *pass) {
	for i, pl := range p.Subject.Placements {
		inCare := pl.Kind != PlacementParents && pl.Kind != PlacementIndependent && pl.Kind != PlacementDetention
		if !pl.On(p.On) || !inCare || !p.Subject.Age.ChildOn(p.On).IsChild() {
			continue
		}
		path := ptr("placements", i, "next_review")
		switch {
		case pl.NextReview.IsZero():
			p.Unknown(path, "the day of the next review is not recorded")
		case p.On.After(pl.NextReview):
			p.NotMet(path, "the review set for {day} is not recorded as held", rule.With(rule.DayArg("day", pl.NextReview)))
		default:
			p.Met(path, "the next review is set for {day}", rule.With(rule.DayArg("day", pl.NextReview)))
		}
	}
}
