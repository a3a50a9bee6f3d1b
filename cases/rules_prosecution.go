package cases

import (
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/care"
)

func prosecutionRules() []Rule {
	return []Rule{{
		ID:       "PROS-001",
		Title:    "proceedings not dependent on a complaint",
		Applies:  "where a proceeding was refused, suspended or closed",
		Meets:    "Go on without a complaint; decide with reasons where a complaint was withdrawn.",
		Bases:    []rule.Basis{on("coe-197", "27(1)"), on("coe-201", "32"), on("eu-2011-36", "9(1)")},
		Reads:    []string{"/proceedings"},
		Deadline: "at the decision",
		Check:    noComplaint,
	}, {
		ID:      "PROS-002",
		Title:   "aggravating circumstances reflected in the charge",
		Applies: "where a suspect was charged",
		Meets:   "Reflect in the charge what the file shows: child victim, danger to life, serious harm, public official, criminal organisation, spread of sexual material; or record why not.",
		Bases: []rule.Basis{
			on("coe-197", "24"),
			on("coe-201", "28"),
			on("eu-2011-36", "4(2)"),
			on("eu-2011-36", "4(3)"),
			on("eu-2024-1712", "2011/36 Art. 4(2)(d), 4(3)"),
		},
		Reads:    []string{"/proceedings", "/conduct", "/suspects/*/official"},
		Deadline: "before the charge",
		Check:    aggravations,
	}, {
		ID:       "PROS-003",
		Title:    "limitation computed for a child victim",
		Applies:  "to a proceeding about a victim who was a child at the time",
		Meets:    "Record the last day for prosecution and the event from which it was counted, or that there is no limitation.",
		Bases:    []rule.Basis{on("coe-201", "33"), on("eu-2011-36", "9(2)"), on("untoc", "11(5)")},
		Topics:   []string{"offences.limitation_start"},
		Reads:    []string{"/proceedings"},
		Deadline: "that of national law, as recorded with the proceeding",
		Check:    limitation,
	}, {
		ID:      "PROS-008",
		Title:   "protection from retaliation",
		Applies: "to a victim in a proceeding, or at risk",
		Meets:   "Assess the risk of retaliation individually, and choose measures where there is one.",
		Bases: []rule.Basis{
			on("coe-197", "28(1)-(2)"),
			on("coe-197", "28(3)"),
			on("eu-2011-36", "12(3)"),
			on("untoc", "24"),
			on("eu-2012-29", "18-19"),
			on("opsc", "8(1)(f)"),
		},
		Reads:    []string{"/victims/*/risk", "/measures"},
		Deadline: "before and during the proceedings",
		Check:    retaliation,
	}}
}

func prosecutionFileRules() []FileRule {
	return []FileRule{{
		ID:      "PROS-004",
		Title:   "grounds of jurisdiction listed",
		Applies: "where a border was crossed",
		Meets:   "For each State concerned record on which grounds it has jurisdiction, or that it has none.",
		Bases: []rule.Basis{
			on("coe-197", "31(1)(a)-(c)"),
			on("coe-197", "31(1)(d)"),
			on("coe-197", "31(1)(e)"),
			on("palermo", "1"),
			on("untoc", "15(1)"),
			on("eu-2011-36", "10(1)"),
			on("opsc", "4(1)"),
			on("coe-201", "25(1)"),
		},
		Reads:    []string{"/route", "/conduct", "/jurisdiction"},
		Deadline: "before transfer or closure",
		Check:    jurisdictionGrounds,
	}, {
		ID:       "PROS-005",
		Title:    "competing jurisdictions consulted",
		Applies:  "where proceedings run in several States",
		Meets:    "Have the States consult on which of them prosecutes.",
		Bases:    []rule.Basis{on("coe-197", "31(4)"), on("untoc", "15(5)")},
		Reads:    []string{"/proceedings", "/cooperation"},
		Deadline: "before the charge",
		Check:    consultation,
	}, {
		ID:       "PROS-006",
		Title:    "knowing use of services considered",
		Applies:  "where a user of services is known",
		Meets:    "Decide whether to investigate the knowing use of services of a victim.",
		Bases:    []rule.Basis{on("eu-2024-1712", "2011/36 Art. 18a"), on("coe-197", "19")},
		Topics:   []string{"offences.use_of_services"},
		Reads:    []string{"/suspects"},
		Deadline: "during the investigation",
		Check:    useConsidered,
	}, {
		ID:      "PROS-007",
		Title:   "legal persons, documents and proceeds considered",
		Applies: "where a business, withheld papers or a profit is recorded",
		Meets:   "Look at the liability of legal persons, offences about papers, and confiscation.",
		Bases: []rule.Basis{
			supports("coe-197", "20"),
			supports("coe-197", "22"),
			supports("coe-197", "23"),
			supports("eu-2011-36", "5"),
			supports("eu-2011-36", "6"),
			on("untoc", "14(2)"),
		},
		Reads:    []string{"/legal_persons", "/route", "/side_offences"},
		Deadline: "during the investigation",
		Check:    sideOffences,
	}}
}

// stops calls do for each step that stopped a proceeding about the victim.
func stops(p *pass, do func(path string, s ProceedingStep, opts []rule.Option)) {
	for i, proc := range p.Subject.proceedings() {
		for j, s := range proc.Steps {
			if p.Done(s.Day) && (s.Kind == StepRefused || s.Kind == StepSuspended || s.Kind == StepClosed) {
				do(ptr("proceedings", i, "")+ptr("steps", j, ""), s, []rule.Option{rule.Act(proc.Place, s.Day)})
			}
		}
	}
}

func noComplaint(p *pass) {
	stops(p, func(path string, s ProceedingStep, opts []rule.Option) {
		switch {
		case len(s.Reasons) == 0:
			p.Unknown(path+"/reasons", "the reasons why the proceeding was stopped are not recorded", opts...)
		case slices.Contains(s.Reasons, ClosedNoComplaint):
			p.NotMet(path+"/reasons", "stopped because there was no complaint", opts...)
		case slices.Contains(s.Reasons, ClosedWithdrawn) && s.Reasoned == person.Yes:
			p.Met(path+"/reasoned", "stopped after a complaint was withdrawn, with reasons on file", opts...)
		case slices.Contains(s.Reasons, ClosedWithdrawn) && s.Reasoned == person.No:
			p.NotMet(path+"/reasoned", "stopped because a complaint was withdrawn, and no reasons are on file", opts...)
		case slices.Contains(s.Reasons, ClosedWithdrawn):
			p.Unknown(path+"/reasoned", "a complaint was withdrawn; it is not recorded whether reasons are on file", opts...)
		default:
			p.Met(path+"/reasons", "not stopped for want of a complaint", opts...)
		}
	})
}

// shown returns the aggravating circumstances that the file shows for the victim.
func (s Subject) shown(day law.Day) []Aggravation {
	f, v := s.File, s.Victim
	officials := map[string]bool{}
	for _, x := range f.Suspects {
		if x.Official == person.Yes {
			officials[x.ID] = true
		}
	}
	var out []Aggravation
	see := func(a Aggravation, shown bool) {
		if shown && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	for _, c := range s.conduct() {
		if c.day().After(day) {
			continue
		}
		when := c.day()
		if when.IsZero() {
			when = day
		}
		see(AggravatedChild, v.Age.ChildOn(when).IsChild())
		see(AggravatedLife, c.LifeEndangered == person.Yes)
		see(AggravatedHarm, c.SeriousHarm == person.Yes)
		see(AggravatedOrganised, c.Organised == person.Yes)
		see(AggravatedSexualMaterial, c.SexualMaterial == person.Yes)
		for _, id := range c.Suspects {
			see(AggravatedOfficial, officials[id])
		}
	}
	return out
}

func aggravations(p *pass) {
	for i, proc := range p.Subject.proceedings() {
		charged, ok := proc.Step(p.On, StepCharged)
		if !ok {
			continue
		}
		path := ptr("proceedings", i, "aggravations")
		opts := []rule.Option{rule.Act(proc.Place, charged.Day)}
		missing := 0
		for _, a := range p.Subject.shown(charged.Day) {
			reflected := slices.Contains(proc.Aggravations, a) || a == AggravatedChild && proc.Offence == OffenceTraffickingChild
			if !reflected {
				missing++
			}
		}
		opts = append(opts, rule.With(rule.NumberArg("missing", missing)))
		switch {
		case missing == 0:
			p.Met(path, "the charge reflects the aggravating circumstances that the file shows", opts...)
		case proc.NotCharged != "":
			p.Met(ptr("proceedings", i, "not_charged"), "{missing} aggravating circumstances are not in the charge, with a reason on file", opts...)
		default:
			p.NotMet(path, "{missing} aggravating circumstances that the file shows are not in the charge", opts...)
		}
	}
}

func limitation(p *pass) {
	if !slices.Contains(p.Subject.shown(p.On), AggravatedChild) {
		return
	}
	for i, proc := range p.Subject.proceedings() {
		_, final := proc.Step(p.On, StepFinalJudgment)
		path := ptr("proceedings", i, "limitation")
		opts := []rule.Option{rule.At(proc.Place)}
		if proc.Place.IsValid() {
			if e, state := p.Profile(proc.Place).Offences.LimitationStart.At(p.On); state == law.Known {
				opts = append(opts, rule.National(proc.Place, e.Source))
			}
		}
		switch {
		case proc.Unlimited == person.Yes:
			p.Met(ptr("proceedings", i, "unlimited"), "there is no limitation", opts...)
		case proc.Limitation.IsZero():
			p.Unknown(path, "the last day for prosecution is not recorded", opts...)
		case proc.LimitationFrom == "":
			p.Unknown(ptr("proceedings", i, "limitation_from"), "the event from which limitation was counted is not recorded", opts...)
		case p.On.After(proc.Limitation) && !final && proc.LimitationFrom == law.Majority:
			p.NotMet(path, "the last day for prosecution, counted from the 18th birthday, "+
				"passed without a final judgment", opts...)
		case proc.LimitationFrom == law.Majority: // the day would tell the birthday
			p.Met(path, "the last day for prosecution, counted from the 18th birthday, "+
				"is on file", opts...)
		case p.On.After(proc.Limitation) && !final:
			p.NotMet(path, "the last day for prosecution passed on {day} without a final judgment", append(opts, rule.With(rule.DayArg("day", proc.Limitation)))...)
		default:
			p.Met(path, "the last day for prosecution is {day}", append(opts, rule.With(rule.DayArg("day", proc.Limitation)))...)
		}
	}
}

func retaliation(p *pass) {
	v := p.Subject.Victim
	var risk care.Risk
	path := p.Subject.Path + "/risk"
	at := care.RiskOn(v.Risks, p.On)
	if at >= 0 {
		risk = v.Risks[at]
	}
	if risk.Danger() != person.Yes && len(p.Subject.of().Proceedings) == 0 {
		return
	}
	if at < 0 {
		p.Due(path, "the risk of retaliation is not recorded as assessed")
		return
	}
	path += "/" + strconv.Itoa(at)
	measured := p.Done(risk.Measures) ||
		some(p.Subject.measures(), func(m *Measure) bool { return p.Done(m.From) })
	switch {
	case risk.Day.IsZero():
		p.Due(path+"/day", "the risk of retaliation is not recorded as assessed")
	case risk.Danger() == person.No, risk.Danger() == person.Yes && measured:
		p.Met(path, "the risk was assessed, and measures are chosen where there is one")
	case risk.Danger() == person.Yes:
		p.Due(path+"/measures", "the victim is at risk; no measures are recorded")
	default:
		p.Unknown(path+"/at_risk", "the result of the assessment of risk is not recorded")
	}
}

// States returns the countries that the file touches: of origin, transit and destination, of
// conduct, of proceedings, and of which a victim or suspect is a national.
func (f *File) States() []jurisdiction.Code {
	var out []jurisdiction.Code
	see := func(c jurisdiction.Code) {
		if c.IsValid() && !slices.Contains(out, c.Country()) {
			out = append(out, c.Country())
		}
	}
	for _, l := range f.Route {
		see(l.From)
		see(l.To)
	}
	for _, c := range f.Conduct {
		see(c.Place)
	}
	for _, p := range f.Proceedings {
		see(p.Place)
	}
	for i := range f.Victims {
		for _, c := range f.Victims[i].Citizenships {
			see(c.Country)
		}
	}
	for _, s := range f.Suspects {
		for _, c := range s.Citizenships {
			see(c.Country)
		}
	}
	return out
}

func jurisdictionGrounds(p *filePass) {
	switch p.Subject.CrossBorder() {
	case person.Yes:
	case person.No:
		return
	default:
		if len(p.Subject.Proceedings) > 0 {
			p.Unknown("/route", "it is not recorded whether a border was crossed")
		}
		return
	}
	missing := 0
	for _, state := range p.Subject.States() {
		if !slices.ContainsFunc(p.Subject.Jurisdiction, func(j JurisdictionCheck) bool {
			return j.Place.Country() == state && len(j.Grounds) > 0 && p.Done(j.Day)
		}) {
			missing++
		}
	}
	if missing > 0 {
		p.Due("/jurisdiction", "for {missing} of the States concerned no grounds of jurisdiction are recorded", rule.With(rule.NumberArg("missing", missing)))
		return
	}
	p.Met("/jurisdiction", "the grounds of jurisdiction of each State concerned are recorded")
}

func consultation(p *filePass) {
	var places []jurisdiction.Code
	for _, proc := range p.Subject.Proceedings {
		_, closed := proc.Step(p.On, StepRefused, StepClosed, StepFinalJudgment)
		if c := proc.Place.Country(); proc.Place.IsValid() && !closed && !slices.Contains(places, c) {
			places = append(places, c)
		}
	}
	if len(places) < 2 {
		return
	}
	with := rule.With(rule.NumberArg("states", len(places)))
	i := slices.IndexFunc(p.Subject.Cooperation, func(c Cooperation) bool { return c.Kind == JurisdictionTalks })
	switch {
	case i < 0:
		p.Due("/cooperation", "proceedings run in {states} States; no consultation is recorded", with)
	case !p.Done(p.Subject.Cooperation[i].Sent):
		p.Unknown(ptr("cooperation", i, "sent"), "the day of the consultation is not recorded", with)
	default:
		p.Met(ptr("cooperation", i, ""), "the States consulted", with)
	}
}

func useConsidered(p *filePass) {
	for i, s := range p.Subject.Suspects {
		if s.Since.After(p.On) {
			continue
		}
		if len(s.Roles) == 0 {
			p.Unknown(ptr("suspects", i, "roles"), "what part the suspect had, as of a user of services, is not recorded")
			continue
		}
		if !slices.Contains(s.Roles, RoleUser) {
			continue
		}
		if p.Done(s.UseConsidered) {
			p.Met(ptr("suspects", i, "use_considered"), "decided on {day}", rule.With(rule.DayArg("day", s.UseConsidered)))
			continue
		}
		p.Due(ptr("suspects", i, "use_considered"), "a user of services is known; no decision on an investigation is recorded")
	}
}

func sideOffences(p *filePass) {
	f := p.Subject
	look := func(asked bool, path string, day law.Day, open string) {
		switch {
		case !asked:
		case p.Done(day):
			p.Met(path, "looked at on {day}", rule.With(rule.DayArg("day", day)))
		default:
			p.Due(path, open)
		}
	}
	papers := slices.ContainsFunc(f.Route, func(l Leg) bool {
		return l.Documents == person.HeldBySuspect
	})
	for _, v := range f.Victims {
		papers = papers || v.Identity != nil &&
			slices.ContainsFunc(v.Identity.Documents, func(d person.Document) bool {
				return d.HeldBy == person.HeldBySuspect
			})
	}
	look(len(f.LegalPersons) > 0, "/side_offences/corporate", f.SideOffences.Corporate, "a business is recorded; the liability of legal persons was not looked at")
	look(papers, "/side_offences/documents", f.SideOffences.Documents, "papers were withheld; an offence about papers was not looked at")
	if profit := f.SideOffences.Profit; len(f.Proceedings) > 0 && profit != person.Yes &&
		profit != person.No {
		p.Unknown("/side_offences/profit", "whether a profit was made is not recorded")
	}
	look(
		f.SideOffences.Profit == person.Yes, "/side_offences/confiscation",
		f.SideOffences.Confiscation, "a profit was made; confiscation was not looked at",
	)
}
