package review

import (
	"slices"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// The provisions that Directive (EU) 2024/1712 put into Directive 2011/36/EU are cited from the
// amending act: they bind from its own transposition day.
const amending = "eu-2024-1712"

func on(instrument, pinpoint string) rule.Basis {
	return rule.Basis{Instrument: instrument, Pinpoint: pinpoint}
}

// Rules returns the rules of this package, in the order of their ids.
func Rules() []Rule {
	return []Rule{{
		ID:      "PROF-001",
		Title:   "maximum penalties reach the minimum",
		Applies: "to member states of the EU",
		Meets:   "A maximum of at least 5 years for trafficking, and of at least 10 where the victim is a child.",
		Bases:   []rule.Basis{on("eu-2011-36", "4(1)"), on("eu-2011-36", "4(2)")},
		Topics:  []string{"offences.adult", "offences.child"}, Reads: []string{"/offences/adult", "/offences/child"},
		Check: penalties,
	}, {
		ID:      "PROF-002",
		Title:   "knowing use of services is an offence",
		Applies: "to every place",
		Meets:   "Make the knowing use of services of a victim an offence.",
		Bases:   []rule.Basis{on(amending, "2011/36 Art. 18a"), on("coe-197", "19")},
		Topics:  []string{"offences.use_of_services"}, Reads: []string{"/offences/use_of_services"},
		Check: useOfServices,
	}, {
		ID:      "PROF-003",
		Title:   "referral mechanism set up by law, and focal point named",
		Applies: "to member states of the EU",
		Meets:   "Set up the referral mechanism by law or administrative provision; name a cross-border focal point.",
		Bases:   []rule.Basis{on(amending, "2011/36 Art. 11(4)")},
		Topics:  []string{"mechanism", "authorities.focal_point"}, Reads: []string{"/mechanism", "/authorities/focal_point"},
		Check: mechanism,
	}, {
		ID:      "PROF-004",
		Title:   "coordinator named, rapporteur considered",
		Applies: "to every place",
		Meets:   "Name a national coordinator, and a rapporteur or other monitoring mechanism.",
		Bases:   []rule.Basis{on(amending, "2011/36 Art. 19"), on("coe-197", "29(4)")},
		Topics:  []string{"authorities.coordinator", "authorities.rapporteur"}, Reads: []string{"/authorities/coordinator", "/authorities/rapporteur"},
		Check: coordinator,
	}, {
		ID:      "PROF-005",
		Title:   "statistics of the year before sent",
		Applies: "to member states of the EU",
		Meets:   "Send the statistics of the year before to the European Commission, in principle by 30 September, otherwise by 31 December.",
		Bases:   []rule.Basis{on(amending, "2011/36 Art. 19a")},
		Topics:  []string{"statistics"}, Reads: []string{"/statistics"}, Deadline: "in principle 30 September, otherwise 31 December",
		Check: statistics,
	}, {
		ID:      "PROF-006",
		Title:   "national action plan",
		Applies: "to member states of the EU",
		Meets:   "Adopt a public national action plan by 15 July 2028 and review it at least every five years.",
		Bases:   []rule.Basis{on(amending, "2011/36 Art. 19b")},
		Topics:  []string{"action_plan"}, Reads: []string{"/action_plan"}, Deadline: "15 July 2028; reviewed at most every five years",
		Check: actionPlan,
	}, {
		ID:      "PROF-007",
		Title:   "reflection period of at least 30 days",
		Applies: "to every place",
		Meets:   "Provide a recovery and reflection period of at least 30 days.",
		Bases:   []rule.Basis{on("coe-197", "13(1)")},
		Topics:  []string{"reflection.adult", "reflection.child"}, Reads: []string{"/reflection/adult", "/reflection/child"},
		Check: reflection,
	}, {
		ID:      "PROF-008",
		Title:   "routes to a residence permit declared and renewable",
		Applies: "to every place",
		Meets:   "Provide a renewable permit on the personal situation, on cooperation, or both.",
		Bases:   []rule.Basis{on("coe-197", "14(1)")},
		Topics:  []string{"residence.grounds"}, Reads: []string{"/residence/grounds"},
		Check: permits,
	}, {
		ID:      "PROF-009",
		Title:   "purposes cover surrogacy, forced marriage and illegal adoption",
		Applies: "to member states of the EU",
		Meets:   "Name the exploitation of surrogacy, of forced marriage and of illegal adoption among the purposes.",
		Bases:   []rule.Basis{on(amending, "2011/36 Art. 2(3)")},
		Topics:  []string{"offences.adult"}, Reads: []string{"/offences/adult/purposes"},
		Check: purposes,
	}, {
		ID:      "PROF-010",
		Title:   "a child is under 18, and no means are needed",
		Applies: "to every place",
		Meets:   "Count everybody under 18 as a child, and ask for no means where the victim is a child.",
		Bases: []rule.Basis{
			on("palermo", "3(c)"),
			on("palermo", "3(d)"),
			on("coe-197", "4(c)"),
			on("coe-197", "4(d)"),
			on("eu-2011-36", "2(5)"),
			on("eu-2011-36", "2(6)"),
		},
		Topics: []string{"offences.adult", "offences.child", "ages.criminal_code_child"}, Reads: []string{"/offences/child/means", "/ages/criminal_code_child"},
		Check: childDefinition,
	}, {
		ID:      "PROF-011",
		Title:   "limitation for offences against children runs after majority",
		Applies: "to every place",
		Meets:   "Let the limitation period leave enough time after the victim comes of age.",
		Bases:   []rule.Basis{on("coe-201", "33"), on("eu-2011-36", "9(2)")},
		Topics:  []string{"offences.limitation_start"}, Reads: []string{"/offences/limitation_start"},
		Check: limitation,
	}, {
		ID:      "PROF-012",
		Title:   "central authorities named",
		Applies: "to every place, as far as the instruments bind it",
		Meets:   "Name the central authorities for legal assistance, for child protection, and for compensation.",
		Bases: []rule.Basis{
			on("untoc", "18(13)"),
			on("hague-1996", "29-30"),
			on("coe-116", "12"),
			on("eu-2004-80", "3"),
		},
		Topics: []string{"authorities.mutual_legal_assistance", "authorities.central_authority", "authorities.compensation"},
		Reads:  []string{"/authorities/mutual_legal_assistance", "/authorities/central_authority", "/authorities/compensation"},
		Check:  centralAuthorities,
	}}
}

// outsideEU reports whether the place is known not to be a member on the day of the check. Where
// that is not known the rules go on: no data is not no duty.
func outsideEU(p *pass) bool {
	e, state := p.Subject.Membership.EU.At(p.On)
	switch state {
	case law.Known:
		return !e.Value
	case law.NotKnown:
		return false
	}
	return true
}

// at is the option that names the value looked at.
func at[V any](p *pass, e law.Edition[V]) rule.Option { return rule.Looked(p.Places[0], e.Source) }

func years(n int) law.Length { return law.Length{Amount: n, Unit: law.Years} }

// reaches reports whether a penalty can be as long as l; known is false where the article names no
// maximum.
func reaches(penalty jurisdiction.Penalty, l law.Length) (ok, known bool) {
	if penalty.Life {
		return true, true
	}
	if penalty.Max.Amount == 0 {
		return false, false
	}
	start := law.MustDay(2001, time.January, 1)
	return !penalty.Max.After(start, nil).Before(l.After(start, nil)), true
}

func penalties(p *pass) {
	if outsideEU(p) {
		return
	}
	one := func(path string, topic law.Dated[jurisdiction.Offence], least law.Length) {
		e, state := topic.At(p.On)
		with := rule.With(rule.LengthArg("least", least))
		switch state {
		case law.Known:
		case law.None:
			p.NotMet(path, "there is no such offence", at(p, e), with)
			return
		default:
			p.Unknown(path, "the offence is not known to us", with)
			return
		}
		switch ok, known := reaches(e.Value.Penalty, least); {
		case !known:
			p.Unknown(path+"/penalty/max", "the maximum penalty is not known to us; it must reach {least}", at(p, e), with)
		case ok:
			p.Met(path+"/penalty/max", "the maximum penalty reaches {least}", at(p, e), with)
		default:
			p.NotMet(path+"/penalty/max", "the maximum penalty does not reach {least}", at(p, e), with)
		}
	}
	one("/offences/adult", p.Subject.Offences.Adult, years(5))
	one("/offences/child", p.Subject.Offences.Child, years(10))
}

// present reports Met where the topic has a value, NotMet where the law says there is none, Unknown
// otherwise.
func present[V any](p *pass, path string, topic law.Dated[V], opts ...rule.Option) {
	e, state := topic.At(p.On)
	switch state {
	case law.Known:
		p.Met(path, "the law has it", append(opts, at(p, e))...)
	case law.None, law.Ended, law.NotYet:
		p.NotMet(path, "the law does not have it on that day", append(opts, at(p, e))...)
	default:
		p.Unknown(path, "whether the law has it is not known to us", opts...)
	}
}

func useOfServices(p *pass) {
	present(p, "/offences/use_of_services", p.Subject.Offences.UseOfServices)
}

func mechanism(p *pass) {
	if outsideEU(p) {
		return
	}
	e, state := p.Subject.Mechanism.At(p.On)
	switch {
	case state == law.NotKnown || state == law.Known && e.Value.Basis == "":
		p.Unknown("/mechanism", "what the referral mechanism rests on is not known to us")
	case state == law.Known && (e.Value.Basis == jurisdiction.ByStatute || e.Value.Basis == jurisdiction.ByOrder):
		p.Met("/mechanism/basis", "the referral mechanism is set up by law or administrative provision", at(p, e))
	default:
		p.NotMet("/mechanism/basis", "the referral mechanism is not set up by law or administrative provision", at(p, e))
	}
	present(p, "/authorities/focal_point", p.Subject.Authorities.FocalPoint)
}

func coordinator(p *pass) {
	if !outsideEU(p) {
		present(p, "/authorities/coordinator", p.Subject.Authorities.Coordinator, rule.RestsOn(amending))
	}
	present(p, "/authorities/rapporteur", p.Subject.Authorities.Rapporteur, rule.RestsOn("coe-197"))
}

func statistics(p *pass) {
	if outsideEU(p) {
		return
	}
	e, state := p.Subject.Statistics.At(p.On)
	year := p.On.Year() - 1
	with := rule.With(rule.NumberArg("year", year))
	last := law.Deadline{Last: endOf(year + 1)}
	switch {
	case state == law.NotKnown:
		p.Unknown("/statistics", "whether the statistics of {year} were sent is not known to us", with)
	case state == law.Known && e.Value.Year >= year:
		p.Met("/statistics", "the statistics of {year} were sent", at(p, e), with)
	case state == law.Known && e.Value.Year == year-1:
		p.DueBy(last, "/statistics", "the statistics of {year} are not recorded as sent; in principle they are due by 30 September", at(p, e), with)
	default: // those of the year before that are missing as well
		p.DueBy(
			law.Deadline{Last: endOf(year)}, "/statistics",
			"the statistics of the years up to {year} are not recorded as sent", at(p, e), with,
		)
	}
}

// endOf returns the last day of a year of the calendar.
func endOf(year int) law.Day {
	day, _ := law.Date(year, time.December, 31)
	return day
}

func actionPlan(p *pass) {
	if outsideEU(p) {
		return
	}
	first := law.Deadline{Last: law.MustDay(2028, time.July, 15)}
	e, state := p.Subject.ActionPlan.At(p.On)
	switch {
	case state == law.NotKnown:
		p.Unknown("/action_plan", "whether there is an action plan is not known to us; it is due by 15 July 2028", rule.By(first))
	case state != law.Known:
		p.DueBy(first, "/action_plan", "there is no action plan on that day", at(p, e))
	case e.Value.FromYear == 0:
		p.Unknown("/action_plan/from_year", "from when the action plan is, so that it was reviewed within five years, is not known to us", at(p, e))
	case p.On.Year() > e.Value.FromYear+5:
		p.NotMet("/action_plan/from_year", "the action plan is older than five years", at(p, e))
	case !e.Value.Public:
		p.Unknown("/action_plan/public", "whether the action plan is public is not known to us", at(p, e))
	default:
		p.Met("/action_plan", "a public action plan is not older than five years", at(p, e))
	}
}

func reflection(p *pass) {
	one := func(path string, topic law.Dated[jurisdiction.ReflectionPeriod]) {
		e, state := topic.At(p.On)
		switch state {
		case law.Known:
		case law.None, law.Ended, law.NotYet:
			p.NotMet(path, "the law has no reflection period on that day", at(p, e))
			return
		default:
			p.Unknown(path, "the reflection period is not known to us")
			return
		}
		period, start := e.Value.Period, law.MustDay(2001, time.March, 1)
		floor := law.Length{Amount: 30, Unit: law.Days}.After(start, nil)
		switch {
		case e.Value.Kind == jurisdiction.ReflectionUntilDecision:
			p.Met(path, "the period runs until a decision in the best interests of the child", at(p, e))
		case !period.Numeric():
			p.Unknown(path, "the length of the reflection period is not known to us", at(p, e))
		case period.Qualifier == law.UpTo:
			p.NotMet(path, "the law sets a ceiling and no minimum", at(p, e))
		case period.Length().After(start, nil).Before(floor):
			p.NotMet(path, "the reflection period is shorter than 30 days", at(p, e))
		default:
			p.Met(path, "the reflection period is at least 30 days", at(p, e))
		}
	}
	one("/reflection/adult", p.Subject.Reflection.Adult)
	if !p.Subject.Reflection.Child.IsZero() {
		if _, state := p.Subject.Reflection.Child.At(p.On); state == law.Known {
			one("/reflection/child", p.Subject.Reflection.Child)
		}
	}
}

func permits(p *pass) {
	const path = "/residence/grounds"
	e, state := p.Subject.Residence.Grounds.At(p.On)
	switch {
	case state == law.NotKnown:
		p.Unknown(path, "the grounds of a permit are not known to us")
	case state != law.Known:
		p.NotMet(path, "the law has no permit for victims on that day", at(p, e))
	case !slices.ContainsFunc(e.Value, func(g jurisdiction.ResidenceGround) bool {
		return g.Ground == jurisdiction.GroundCooperation || g.Ground == jurisdiction.GroundPersonal || g.Ground == jurisdiction.GroundChild
	}):
		p.NotMet(path, "neither the personal situation nor cooperation is a ground", at(p, e))
	case !slices.ContainsFunc(e.Value, func(g jurisdiction.ResidenceGround) bool { return g.Renewable }):
		p.Unknown(path, "whether the permit is renewable is not known to us", at(p, e))
	default:
		p.Met(path, "a renewable permit on the personal situation or for cooperation", at(p, e))
	}
}

func purposes(p *pass) {
	if outsideEU(p) {
		return
	}
	const path = "/offences/adult/purposes"
	e, state := p.Subject.Offences.Adult.At(p.On)
	if state != law.Known || len(e.Value.Purposes) == 0 {
		p.Unknown(path, "the purposes that the offence names are not known to us")
		return
	}
	missing := 0
	for _, want := range []jurisdiction.Purpose{jurisdiction.Surrogacy, jurisdiction.ForcedMarriage, jurisdiction.IllegalAdoption} {
		if !slices.Contains(e.Value.Purposes, want) {
			missing++
		}
	}
	with := rule.With(rule.NumberArg("missing", missing))
	switch {
	case missing == 0:
		p.Met(path, "the offence names all three", at(p, e))
	case e.Value.OpenPurposes:
		p.Unknown(path, "the offence does not name {missing} of the three; its list is open", at(p, e), with)
	default:
		p.NotMet(path, "the offence does not name {missing} of the three", at(p, e), with)
	}
}

func childDefinition(p *pass) {
	if e, state := p.Subject.Ages.CriminalCodeChild.At(p.On); state == law.Known && e.Value < 18 {
		p.NotMet("/ages/criminal_code_child", "the criminal code calls a child only who is under {age}", at(p, e), rule.With(rule.NumberArg("age", e.Value)))
		return
	}
	const path = "/offences/child/means"
	e, state := p.Subject.Offences.Child.At(p.On)
	if state != law.Known || e.Value.Means == "" {
		// One article may hold both: means are then an element for adults only.
		e, state = p.Subject.Offences.Adult.At(p.On)
	}
	switch {
	case state != law.Known || e.Value.Means == "":
		p.Unknown(path, "whether the law asks for means where the victim is a child is not known to us")
	case e.Value.Means == jurisdiction.MeansElement:
		p.NotMet(path, "the law asks for means also where the victim is a child", at(p, e))
	default:
		p.Met(path, "no means are needed where the victim is a child", at(p, e))
	}
}

func limitation(p *pass) {
	const path = "/offences/limitation_start"
	e, state := p.Subject.Offences.LimitationStart.At(p.On)
	switch {
	case state != law.Known:
		p.Unknown(path, "from when limitation runs is not known to us")
	case e.Value == law.Majority:
		p.Met(path, "limitation runs from the majority of the victim", at(p, e))
	default:
		p.Unknown(path, "limitation runs from another event; whether enough time is left after majority depends on its length", at(p, e))
	}
}

func centralAuthorities(p *pass) {
	place := p.Places[0]
	one := func(path string, topic law.Dated[jurisdiction.Authority], instruments ...string) {
		// What does not bind the place asks for no authority there.
		bound := slices.DeleteFunc(instruments, func(id string) bool { return p.Binds(id, place, p.On).Binding == law.DoesNotBind })
		if len(bound) > 0 {
			present(p, path, topic, rule.RestsOn(bound...))
		}
	}
	a := &p.Subject.Authorities
	one("/authorities/mutual_legal_assistance", a.MutualLegalAssistance, "untoc")
	one("/authorities/central_authority", a.CentralAuthority, "hague-1996")
	one("/authorities/compensation", a.Compensation, "coe-116", "eu-2004-80")
}
