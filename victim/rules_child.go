package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func childRules() []Rule {
	return []Rule{{
		ID:      "CHILD-001",
		Title:   "guardian for an unaccompanied or separated child",
		Applies: "to an unaccompanied or separated child who is a presumed or identified victim",
		Meets:   "Have a guardian or representative appointed; record who appointed, and the day.",
		Bases: []rule.Basis{
			on("coe-197", "10(4)(a)"),
			on("eu-2011-36", "16(3)"),
			on("eu-2011-36", "14(2)"),
			on("eu-2012-29", "24(1)(b)"),
			{Instrument: "eu-2004-81", Pinpoint: "10(c)", Supports: true},
			on("unicef-2003-see", "3.2.1"),
			on("crc-gc6", "33-35"),
		},
		Topics:   []string{"guardianship.period", "guardianship.authority", "guardianship.exceptions"},
		Reads:    []string{"/family/accompaniment", "/guardians", "/status"},
		Deadline: "as soon as identified; a number only where national law has one",
		Check:    guardianAppointed,
	}, {
		ID:      "CHILD-003",
		Title:   "guardian free of conflict of interest",
		Applies: "where a guardian was appointed for a child",
		Meets:   "Record that it was looked whether interests conflict; replace a guardian in conflict.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 14(1)-(2)"),
			on("eu-2024-1346", "27(6)-(7)"),
			on("crc-gc6", "33-35"),
		},
		Reads:    []string{"/guardians"},
		Deadline: "at appointment, and on new information",
		Check:    guardianConflict,
	}, {
		ID:      "CHILD-004",
		Title:   "representative for a child who seeks asylum",
		Applies: "to an unaccompanied child who applied for asylum in a member state of the EU",
		Meets:   "Have a provisional person designated and a representative appointed within 15 working days of the application.",
		Bases: []rule.Basis{
			on("eu-2024-1348", "23(2)(b)"),
			on("eu-2024-1348", "23(2)(a)"),
			on("eu-2024-1348", "23(3)"),
			on("eu-2024-1346", "27(1)"),
		},
		Reads:    []string{"/family/accompaniment", "/asylum/applications"},
		Deadline: "15 working days from the application; 10 more if the extension is on file",
		Check:    asylumRepresentative,
	}, {
		ID:      "CHILD-005",
		Title:   "best-interests assessment for key decisions",
		Applies: "to decisions on placement, guardianship, family contact, transfer, permit, return or exclusion from an interview",
		Meets:   "Link an assessment of best interests, made on or before the day of the decision.",
		Bases: []rule.Basis{
			on("crc", "3(1)"),
			on("eu-2011-36", "13(1)"),
			on("coe-197", "14(2)"),
			on("coe-197", "16(7)"),
			on("crc-gc14", "46-47"),
		},
		Reads:    []string{"/decisions", "/best_interests"},
		Deadline: "before the decision",
		Check:    bestInterests,
	}, {
		ID:      "CHILD-006",
		Title:   "formal determination for a durable solution",
		Applies: "where a durable solution is proposed",
		Meets:   "Make a determination that looks at all elements, with author, reasons and route of review.",
		Bases: []rule.Basis{
			on("eu-2011-36", "16(1)-(2)"),
			{Instrument: "eu-2011-36", Pinpoint: "14(1)", Supports: true},
			on("crc-gc14", "52-79"),
			on("crc-gc14", "85-99"),
			on("crc-gc6", "19-22"),
		},
		Reads:    []string{"/durable_solution", "/best_interests"},
		Deadline: "before it is put into effect",
		Check:    determination,
	}, {
		ID:      "CHILD-007",
		Title:   "views of the child recorded",
		Applies: "to every key decision on a child",
		Meets:   "Hear the child before the decision; record how, and what weight the views were given, or why the child was not heard.",
		Bases: []rule.Basis{
			on("crc", "12"),
			on("opsc", "8(1)(a)-(d)"),
			on("eu-2011-36", "14(1)"),
			on("hague-1996", "23"),
			on("ohchr-2002", "Guideline 8.6"),
		},
		Reads:    []string{"/decisions"},
		Deadline: "before the decision",
		Check:    views,
	}, {
		ID:      "CHILD-008",
		Title:   "family tracing only when it is safe",
		Applies: "to an unaccompanied child who is a presumed or identified victim",
		Meets:   "Screen safety and best interests first; then ask for tracing, or record why not.",
		Bases: []rule.Basis{
			on("coe-197", "10(4)(c)"),
			{Instrument: "eu-2004-81", Pinpoint: "10(c)", Supports: true},
			on("crc-gc6", "79-80"),
			on("ohchr-2002", "Guideline 8.4-8.5"),
		},
		Reads:    []string{"/family/accompaniment", "/tracing"},
		Deadline: "promptly after identification; the law names no number",
		Check:    tracing,
	}, {
		ID:      "CHILD-010",
		Title:   "no detention",
		Applies: "to every child",
		Meets:   "Place the child elsewhere; for a detention that was a last resort, record legal basis, reason and end.",
		Bases: []rule.Basis{
			on("crc", "37(b)-(d)"),
			on("crc-gc6", "61-63"),
			on("ohchr-2002", "Principle 7"),
		},
		Reads:    []string{"/placements"},
		Deadline: "at placement",
		Check:    detention,
	}, {
		ID:       "CHILD-011",
		Title:    "review of placement",
		Applies:  "to a child placed in care",
		Meets:    "Set the day of the next review, and hold it.",
		Bases:    []rule.Basis{on("crc", "25"), on("crc-gc6", "39-40")},
		Reads:    []string{"/placements"},
		Deadline: "periodic; the law names no number",
		Check:    placementReview,
	}}
}

// alone reports whether the child is unaccompanied or separated, and reports to the pass if that is
// not recorded.
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
	best, other, opts := shortest(p, status.Day, found, func(profile *jurisdiction.Profile) law.Dated[law.Period] { return profile.Guardianship.Period })
	undated := -1
	var first law.Day // on which any guardian was appointed
	for i, g := range p.Subject.Guardians {
		switch {
		case g.Appointed.IsZero() && (g.Ended.IsZero() || g.Ended.After(p.On)):
			undated = i
		case p.Done(g.Appointed) && (first.IsZero() || g.Appointed.Before(first)):
			first = g.Appointed
		}
	}
	for i, g := range p.Subject.Guardians {
		if !g.InOffice(p.On) {
			continue
		}
		path := ptr("guardians", i, "")
		switch {
		case g.Suspected.Warns():
			p.NotMet(path, "the guardian is suspected of involvement")
		case g.Authority == "":
			p.Unknown(path+"/authority", "it is not recorded who appointed the guardian")
		case !best.Last.IsZero() && first.After(best.Last):
			p.NotMet(path+"/appointed", "a guardian was appointed on {first}, only after the last day", append(opts, rule.By(best), rule.With(rule.DayArg("first", first)))...)
		default:
			p.Met(path, "a guardian is in office since {day}", rule.With(rule.DayArg("day", g.Appointed)))
		}
		return
	}
	if undated >= 0 {
		p.Unknown(ptr("guardians", undated, "appointed"), "the day on which the guardian was appointed is not recorded")
		return
	}
	// CETS No. 197, article 10(4)(a), knows no exception: what national law leaves out is told, and
	// the duty stands.
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

// shortest returns the deadline of the place whose period ends first, for that protects the child
// more; the other numbers give way, and the finding says so. A place whose law says only "without
// delay" is a basis too. The deadline is zero where no law of the places has a number that runs
// from one of the events, which happened on start; other then names the event from which a number
// runs, if there is one.
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

func guardianConflict(p *pass) {
	if len(p.Subject.Guardians) == 0 || !childhood(p) {
		return
	}
	var opts []rule.Option
	if !seeksAsylum(p, "eu-2024-1346", law.Day{}) {
		opts = append(opts, rule.Outside(asylumOnly, "eu-2024-1346"))
	}
	for i, g := range p.Subject.Guardians {
		if g.Appointed.After(p.On) {
			continue
		}
		path := ptr("guardians", i, "conflict")
		ended := p.Done(g.Ended)
		switch {
		case p.Subject.Doubts(&g) && g.Ended.IsZero() && g.Left():
			p.Unknown(ptr("guardians", i, "ended"),
				"a guardian in conflict of interest left office; the day is not recorded", opts...)
		case p.Subject.Doubts(&g) && !ended:
			p.NotMet(path, "a guardian in conflict of interest is still in office", opts...)
		case p.Subject.Doubts(&g):
			p.Met(path, "the guardian in conflict of interest left office on {day}", append(opts, rule.With(rule.DayArg("day", g.Ended)))...)
		case g.Conflict != person.No || !p.Done(g.ConflictCheck):
			p.Unknown(path, "it is not recorded whether the interests of guardian and child conflict, and when that was looked at", opts...)
		default:
			p.Met(path, "it was looked whether interests conflict; they do not", opts...)
		}
	}
}

func asylumRepresentative(p *pass) {
	if len(p.Subject.Asylum.Applications) == 0 || !childhood(p) || !alone(p) {
		return
	}
	for i, a := range p.Subject.Asylum.Applications {
		path := ptr("asylum/applications", i, "")
		opts := []rule.Option{rule.Act(a.Place, a.Day)}
		if a.Place == "" || a.Day.IsZero() {
			p.Unknown(path, "place or day of the application is not recorded", opts...)
			continue
		}
		if !p.Done(a.Day) {
			continue
		}
		switch p.Binds("eu-2024-1348", a.Place, a.Day).Binding {
		case law.Binds:
		case law.BindUnknown:
			p.Unknown(path+"/place", "whether the law of the European Union on asylum applies there is not known", opts...)
			continue
		default:
			continue
		}
		// Regulation (EU) 2024/1348, article 23(2)(b) and third subparagraph; (EU) 2024/1346,
		// article 27(1).
		period := law.Period{Amount: 15, Unit: law.WorkingDays, Qualifier: law.UpTo, Starts: law.Application}
		if a.Extended == person.Yes {
			period.Amount += 10
		}
		deadline, _ := period.Deadline(a.Day, nil)
		if !p.Done(a.Representative) && !p.Done(a.ProvisionalPerson) {
			// Article 23(2)(a): somebody who helps until the representative is appointed, as soon
			// as possible.
			p.Due(path+"/provisional_person", "nobody is recorded as designated to help the child until a representative is appointed; the law names no last day", opts...)
		}
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

func tracing(p *pass) {
	if _, ok := presumed(p); !ok || !childhood(p) || !alone(p) || p.Subject.Family.Accompaniment == Separated {
		return
	}
	t, path := care.Tracing{}, "/tracing"
	if at := care.Last(p.Subject.Tracings, p.On); at >= 0 {
		t, path = p.Subject.Tracings[at], ptr("tracing", at, "")
	}
	switch {
	case p.Done(t.Requested) &&
		(t.ScreenDay.IsZero() || t.ScreenDay.After(t.Requested) || t.Safe == person.No):
		p.NotMet(path, "tracing was asked for without a screening that found it safe")
	case p.Done(t.Requested) && t.Safe != person.Yes:
		p.Unknown(
			path+"/safe",
			"tracing was asked for after a screening; "+
				"it is not recorded whether that found it safe",
		)
	case p.Done(t.Requested):
		p.Met(path+"/requested", "tracing was asked for after it was screened")
	case t.NotTraced != "":
		p.Met(path+"/not_traced", "the reason why the family is not traced is recorded")
	case t.Safe == person.No:
		p.Unknown(
			path+"/not_traced",
			"tracing was found unsafe; the reason not to trace is to be recorded",
		)
	default:
		p.Due(
			path,
			"neither a safety screening with a request for tracing "+
				"nor a reason not to trace is recorded",
		)
	}
}

func detention(p *pass) {
	for i, pl := range p.Subject.Placements {
		if pl.Kind != care.PlacementDetention || pl.From.After(p.On) {
			continue
		}
		opts := []rule.Option{rule.Act(pl.Place, pl.From)}
		if !onDay(p, pl.From, opts...) {
			continue
		}
		if pl.LegalBasis == person.Yes && pl.LastResort == person.Yes && !pl.To.IsZero() {
			p.Met(ptr("placements", i, ""), "a detention is recorded with legal basis, reason of last resort and end", opts...)
			continue
		}
		p.NotMet(ptr("placements", i, ""), "the child was placed in detention, and legal basis, reason of last resort or end is not on file", opts...)
	}
}

func placementReview(p *pass) {
	for i, pl := range p.Subject.Placements {
		if !pl.On(p.On) || !pl.Kind.InCare() {
			continue
		}
		if !childhood(p) {
			return
		}
		path := ptr("placements", i, "next_review")
		last := pl.From // the time to the next review runs from the last one, or from the placement
		reviewed := pl.Reviewed(p.On)
		if reviewed.After(last) {
			last = reviewed
		}
		switch {
		case pl.NextReview.IsZero() || !reviewed.IsZero() && !reviewed.Before(pl.NextReview):
			p.DueFrom(rule.ReviewTime, last, path, "no day is set for a review after {day}", rule.With(rule.DayArg("day", last)))
		case p.On.After(pl.NextReview):
			p.NotMet(path, "the review set for {day} is not recorded as held", rule.With(rule.DayArg("day", pl.NextReview)))
		default:
			p.Met(path, "the next review is set for {day}", rule.With(rule.DayArg("day", pl.NextReview)))
		}
	}
}
