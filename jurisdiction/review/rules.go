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
const (
	directive = "eu-2011-36"
	amending  = "eu-2024-1712"
)

const (
	members = "member States of the European Union"
	every   = "every place"
)

// Rules returns the rules of this package, in the order of their ids.
func Rules() []Rule { return slices.Concat(offenceRules(), stateRules(), victimRules()) }

// about makes a rule about the law of a place, which the State follows or not.
func about(
	head rule.Head, applies string, reads, labels []string, check func(*pass),
) *Other {
	head.Who = []rule.Role{"state"}
	return &Other{Head: head, Applies: applies, Reads: reads, Labels: labels, Check: check}
}

const (
	adultPenalty = "maximum penalty of at least 5 years for trafficking"
	childPenalty = "maximum penalty of at least 10 years where the victim is a child"
	useOffence   = "offence of knowing use of the services of a victim"
)

func offenceRules() []Rule {
	return []Rule{
		about(rule.Head{
			ID: "PROF-001", Title: "Maximum penalties",
			ToDo: "Set a maximum penalty of at least 5 years for trafficking. Set one of at " +
				"least 10 years where the victim is a child.",
			Bases:  []rule.Basis{rule.On(directive, "4(1)"), rule.On(directive, "4(2)")},
			Topics: []string{"offences.adult", "offences.child"},
		}, members, []string{"/offences/adult", "/offences/child"},
			[]string{adultPenalty, childPenalty}, penalties),
		about(rule.Head{
			ID: "PROF-002", Title: "Knowing use of a victim's services is an offence",
			ToDo: "Make the knowing use of the services of a victim an offence.",
			Bases: []rule.Basis{
				rule.On(directive, "18a(1)-(2)"), rule.On("coe-197", "19"),
			},
			Topics: []string{"offences.use_of_services"},
		}, every, []string{"/offences/use_of_services"}, []string{useOffence}, func(p *pass) {
			present(p, "offences/use_of_services", useOffence,
				p.Subject.Offences.UseOfServices, asking(p, directive, "coe-197")...)
		}),
	}
}

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
	if silent(p, directive) {
		return
	}
	one := func(path, label string, topic law.Dated[jurisdiction.Offence], years int) {
		e, state := topic.At(p.On)
		switch state {
		case law.Known:
		case law.NotKnown:
			open(p, path, label)
			return
		default: // there is no such offence
			found(p, rule.NotMet, path, label, e)
			return
		}
		path += "/penalty/max"
		least := law.Length{Amount: years, Unit: law.Years}
		switch ok, known := reaches(e.Value.Penalty, least); {
		case !known:
			openOf(p, path, label, e)
		case ok:
			found(p, rule.Met, path, label, e)
		default:
			found(p, rule.NotMet, path, label, e)
		}
	}
	one("offences/adult", adultPenalty, p.Subject.Offences.Adult, 5)
	one("offences/child", childPenalty, p.Subject.Offences.Child, 10)
}

const (
	mechanismByLaw = "referral mechanism set up by law or administrative provision"
	focalPoint     = "focal point for the referral across borders"
	coordinator    = "national coordinator"
	rapporteur     = "national rapporteur, or another mechanism that monitors"
	lastYear       = "statistics of the year before, sent to the European Commission"
	earlierYears   = "statistics of earlier years, sent to the European Commission"
	plan           = "national action plan"
	planReviewed   = "national action plan reviewed within 5 years"
	planPublic     = "public national action plan"
)

func stateRules() []Rule {
	return []Rule{
		about(rule.Head{
			ID: "PROF-003", Title: "National referral mechanism in law, with a focal point",
			ToDo: "Set up the referral mechanism by law or administrative provision. Name a " +
				"focal point for referral across borders.",
			Bases:  []rule.Basis{rule.Limb(directive, "11(4)", "referral_by_law")},
			Topics: []string{"mechanism", "authorities.focal_point"},
		}, members, []string{"/mechanism", "/authorities/focal_point"},
			[]string{mechanismByLaw, focalPoint}, mechanism),
		about(rule.Head{
			ID: "PROF-004", Title: "National coordinator and rapporteur",
			ToDo: "Name a national coordinator. Consider a rapporteur or another mechanism that " +
				"monitors.",
			Bases: []rule.Basis{
				rule.On(directive, "19(1)-(2)"), rule.On("coe-197", "29(4)"),
			},
			Topics: []string{"authorities.coordinator", "authorities.rapporteur"},
		}, every, []string{"/authorities/coordinator", "/authorities/rapporteur"},
			[]string{coordinator, rapporteur}, func(p *pass) {
				a := &p.Subject.Authorities
				if !silent(p, amending) {
					present(p, "authorities/coordinator", coordinator, a.Coordinator, amending)
				}
				// The Directive asked for a rapporteur or an equivalent mechanism until it was
				// amended.
				only := []string{"coe-197"}
				if !silent(p, directive) && p.On.Before(p.Instrument(amending).Transposition) {
					only = append(only, directive)
				}
				present(p, "authorities/rapporteur", rapporteur, a.Rapporteur, only...)
			}),
		about(rule.Head{
			ID: "PROF-005", Title: "Yearly statistics to the European Commission",
			ToDo: "Send the statistics of the year before to the European Commission by 30 " +
				"September, at the latest by 31 December.",
			Bases:  []rule.Basis{rule.On(directive, "19a(3)")},
			Topics: []string{"statistics"},
		}, members, []string{"/statistics"}, []string{lastYear, earlierYears}, statistics),
		about(rule.Head{
			ID: "PROF-006", Title: "National action plan",
			ToDo: "Adopt a public national action plan by 15 July 2028. Review it at least every " +
				"5 years.",
			Bases:  []rule.Basis{rule.On(directive, "19b")},
			Topics: []string{"action_plan"},
		}, members, []string{"/action_plan"},
			[]string{plan, planReviewed, planPublic}, actionPlan),
	}
}

func mechanism(p *pass) {
	if silent(p, amending) {
		return
	}
	const path = "mechanism/basis"
	e, state := p.Subject.Mechanism.At(p.On)
	basis := e.Value.Basis
	switch {
	case state == law.NotKnown, state == law.Known && basis == "":
		open(p, "mechanism", mechanismByLaw)
	case state == law.Known && (basis == jurisdiction.ByStatute || basis == jurisdiction.ByOrder):
		found(p, rule.Met, path, mechanismByLaw, e)
	default:
		found(p, rule.NotMet, path, mechanismByLaw, e)
	}
	present(p, "authorities/focal_point", focalPoint, p.Subject.Authorities.FocalPoint)
}

// statistics are those of the year before, which are owed since the directive was to be transposed.
func statistics(p *pass) {
	begun := p.Instrument(amending).Transposition
	if silent(p, amending) || p.On.Before(begun) {
		return
	}
	const path = "statistics"
	e, state := p.Subject.Statistics.At(p.On)
	year := p.On.Year() - 1
	switch {
	case state == law.NotKnown:
		open(p, path, lastYear)
	case state == law.Known && e.Value.Year == 0: // who keeps them is known, not what was sent
		openOf(p, path+"/year", lastYear, e)
	case state == law.Known && e.Value.Year >= year:
		found(p, rule.Met, path, lastYear, e)
	case state == law.Known && e.Value.Year == year-1, year+1 == begun.Year():
		owed(p, path, lastYear, later(begun, endOf(year).AddDays(1)), endOf(year+1), e)
	default: // those of the year before that are missing as well
		owed(p, path, earlierYears, begun, endOf(year), e)
	}
}

// endOf returns the last day of a year of the calendar.
func endOf(year int) law.Day {
	day, _ := law.Date(year, time.December, 31)
	return day
}

func later(a, b law.Day) law.Day {
	if b.After(a) {
		return b
	}
	return a
}

// actionPlan: before the day by which a plan has to be adopted an old one is no breach.
func actionPlan(p *pass) {
	if silent(p, amending) {
		return
	}
	begun, first := p.Instrument(amending).Transposition, law.MustDay(2028, time.July, 15)
	e, state := p.Subject.ActionPlan.At(p.On)
	switch {
	case state == law.NotKnown:
		open(p, "action_plan", plan)
	case state != law.Known:
		owed(p, "action_plan", plan, begun, first, e)
	case e.Value.FromYear == 0:
		openOf(p, "action_plan/from_year", planReviewed, e)
	case p.On.Year() > e.Value.FromYear+5 && !p.On.After(first):
		owed(p, "action_plan/from_year", planReviewed, begun, first, e)
	case p.On.Year() > e.Value.FromYear+5:
		found(p, rule.NotMet, "action_plan/from_year", planReviewed, e)
	case !e.Value.Public:
		openOf(p, "action_plan/public", planPublic, e)
	default:
		found(p, rule.Met, "action_plan", planPublic, e)
	}
}
