package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func reflectionRules() []Rule {
	return []Rule{{
		ID:       "REFL-001",
		Title:    "recovery and reflection period granted",
		Applies:  "where reasonable grounds were found for a person without a right to stay",
		Meets:    "Grant the period from the decision on reasonable grounds, for at least 30 days or the longer time of national law.",
		Bases:    []rule.Basis{on("coe-197", "13(1)"), on("eu-2004-81", "6(1)")},
		Topics:   []string{"reflection.adult", "reflection.child"},
		Reads:    []string{"/status", "/stays", "/citizenships", "/reflection"},
		Deadline: "from reasonable grounds; at least 30 days",
		Check:    reflectionGranted,
	}, {
		ID:       "REFL-002",
		Title:    "no expulsion enforced during the period",
		Applies:  "while a reflection period runs",
		Meets:    "Do not enforce an expulsion before the period has ended.",
		Bases:    []rule.Basis{on("coe-197", "13(1)"), on("eu-2004-81", "6(2)")},
		Reads:    []string{"/reflection", "/removals"},
		Deadline: "for the whole period",
		Check:    noExpulsion,
	}, {
		ID:      "REFL-003",
		Title:   "early end only on listed grounds",
		Applies: "where a reflection period was ended early",
		Meets:   "End it early only for public order, an improper claim, renewed contact or by own decision, with reasons on file.",
		Bases: []rule.Basis{
			on("coe-197", "13(3)"),
			on("coe-197", "13(1)"),
			on("eu-2004-81", "6(4)"),
		},
		Reads:    []string{"/reflection"},
		Deadline: "at the end",
		Check:    earlyEnd,
	}, {
		ID:       "REFL-004",
		Title:    "permit considered on both routes",
		Applies:  "where a reflection period ended or a permit was asked for",
		Meets:    "Decide on a permit for the personal situation and on one for cooperation, as far as the law of the place has them.",
		Bases:    []rule.Basis{on("coe-197", "14(1)"), on("eu-2004-81", "8(1)"), on("palermo", "7")},
		Topics:   []string{"residence.grounds", "residence.decision_period"},
		Reads:    []string{"/permits", "/reflection", "/stays", "/citizenships"},
		Deadline: "a number only where national law has one",
		Check:    permitRoutes,
	}, {
		ID:       "REFL-005",
		Title:    "permit of a child decided on best interests",
		Applies:  "to a decision on a permit of a child",
		Meets:    "Link an assessment of best interests; do not refuse only for lack of cooperation.",
		Bases:    []rule.Basis{on("coe-197", "14(2)"), on("eu-2004-81", "10(a)")},
		Reads:    []string{"/permits", "/best_interests"},
		Deadline: "at the decision",
		Check:    permitBestInterests,
	}, {
		ID:       "REFL-006",
		Title:    "validity and renewal of the permit tracked",
		Applies:  "where a permit was granted",
		Meets:    "Record from when until when the permit is valid; decide on its renewal before it ends.",
		Bases:    []rule.Basis{on("eu-2004-81", "8(3)"), on("coe-197", "14(1)")},
		Topics:   []string{"residence.grounds"},
		Reads:    []string{"/permits"},
		Deadline: "six months at least in the EU; renewal before the last day",
		Check:    permitValidity,
	}, {
		ID:      "REFL-007",
		Title:   "asylum route kept open",
		Applies: "to a presumed victim outside the own country who may need international protection",
		Meets:   "Inform the person about asylum; do not refuse for being a victim or holding a permit.",
		Bases: []rule.Basis{
			on("coe-197", "14(4)-(5)"),
			on("eu-2024-1712", "2011/36 Art. 11a"),
			on("eu-2011-36", "11(6)"),
			on("palermo", "14"),
		},
		Reads:    []string{"/asylum"},
		Deadline: "from first contact",
		Check:    asylumOpen,
	}}
}

// leastReflection is the treaty minimum: CETS No. 197, article 13(1).
var leastReflection = law.Length{Amount: 30, Unit: law.Days}

func reflectionGranted(p *pass) {
	grounds, ok := reasonable(p)
	if !ok {
		return
	}
	place, right := rightToStay(p, grounds.Place, grounds.Day)
	at := rule.At(place)
	switch right {
	case person.Yes:
		return
	case person.No:
	default:
		p.Unknown("/stays", "it is not recorded whether the person has a right to stay", at)
		return
	}
	least := leastPeriod(p, place, grounds.Day)
	opts := append(least.opts, at, rule.With(rule.DayArg("day", grounds.Day), rule.LengthArg("length", least.length)))
	if deadline := leastDay(grounds.Day, least.length); p.On.After(deadline) {
		opts = append(opts, rule.JudgedOn(deadline))
	}
	enough := slices.IndexFunc(p.Subject.Reflection, func(r Reflection) bool {
		return p.Done(r.From) && !r.To.IsZero() && !r.To.Before(leastDay(r.From, least.length))
	})
	for i, r := range p.Subject.Reflection {
		path := ptr("reflection", i, "")
		switch {
		case !p.Done(r.From) || enough >= 0 && enough != i:
			continue
		case r.To.IsZero():
			p.Unknown(path+"/to", "the end of the reflection period is not recorded", opts...)
		case r.To.Before(leastDay(r.From, least.length)):
			p.NotMet(path+"/to", "the reflection period is shorter than {length}", opts...)
		default:
			p.Met(path, "a reflection period of at least {length} was granted", opts...)
		}
		return
	}
	// No day is counted to which the law does not point: where none was granted, only the periods
	// count that run from reasonable grounds.
	counted := leastPeriod(p, place, grounds.Day, law.ReasonableGrounds)
	if deadline := leastDay(grounds.Day, counted.length); p.On.After(deadline) {
		// The period could have been granted until then: it is judged by the law of its last day,
		// not by today's.
		opts = append(counted.opts, at, rule.With(rule.DayArg("day", grounds.Day), rule.LengthArg("length", counted.length)), rule.JudgedOn(deadline))
		p.NotMet("/reflection", "no reflection period is recorded; reasonable grounds since {day}, and {length} have passed", opts...)
		return
	}
	p.Due("/reflection", "no reflection period is recorded; reasonable grounds since {day}; it is at least {length}", opts...)
}

// rightToStay answers whether the person may stay in place, or where the person was on day if place
// is not recorded, apart from being a victim.
func rightToStay(p *pass, place jurisdiction.Code, day law.Day) (jurisdiction.Code, person.Answer) {
	stay, known := p.Subject.StayOn(day)
	if place == "" && known {
		place = stay.Place
	}
	right := p.Subject.Nationality(place)
	if right != person.Yes && known {
		right = stay.RightToStay
	}
	return place, right
}

// leastDay returns the last day of the shortest period that counts from start.
func leastDay(start law.Day, least law.Length) law.Day { return least.After(start, nil) }

// A leastTime is the shortest lawful period, with what its finding says of national law.
type leastTime struct {
	length law.Length
	opts   []rule.Option
}

// leastPeriod returns the longest of the treaty minimum and the national periods on day: for a
// child it is never shorter than for an adult. A national value that is shorter gives way, and the
// finding says so. Where events are given, only the national periods count that are known to run
// from one of them.
func leastPeriod(p *pass, place jurisdiction.Code, day law.Day, events ...law.Event) leastTime {
	profile := p.Profile(place)
	values := []law.Dated[jurisdiction.ReflectionPeriod]{profile.Reflection.Adult}
	if p.Subject.Age.ChildOn(day).IsChild() {
		values = append(values, profile.Reflection.Child)
	}
	least := leastTime{length: leastReflection}
	var national []law.Edition[jurisdiction.ReflectionPeriod]
	for _, v := range values {
		e, state := v.At(day)
		if state == law.None {
			// CETS No. 197, article 13(1), makes no difference by age or nationality.
			least.opts = append(least.opts, rule.Conflicts(place, "no reflection period", e.Source))
		}
		// A ceiling ("up to") is no minimum: the treaty minimum stands.
		if state != law.Known || !e.Value.Period.Numeric() || e.Value.Period.Qualifier == law.UpTo {
			continue
		}
		if len(events) > 0 && !slices.Contains(events, e.Value.Period.Starts) {
			continue
		}
		national = append(national, e)
		if l := e.Value.Period.Length(); leastDay(day, l).After(leastDay(day, least.length)) {
			least.length = l
		}
	}
	for _, e := range national {
		if l := e.Value.Period.Length(); leastDay(day, l).Before(leastDay(day, least.length)) {
			least.opts = append(least.opts, rule.Yields(place, e.Value.Period.String(), e.Source))
		} else {
			least.opts = append(least.opts, rule.National(place, e.Source))
		}
	}
	return least
}

func noExpulsion(p *pass) {
	for i, r := range p.Subject.Reflection {
		path := ptr("reflection", i, "")
		if r.From.IsZero() {
			p.Unknown(path+"/from", "since when the reflection period runs is not recorded", rule.At(r.Place))
			continue
		}
		if r.From.After(p.On) {
			continue
		}
		to := r.To
		if !r.EndedEarly.IsZero() && (to.IsZero() || r.EndedEarly.Before(to)) {
			to = r.EndedEarly
		}
		opts := []rule.Option{rule.Act(r.Place, r.From)}
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
		opts := []rule.Option{rule.Act(r.Place, r.EndedEarly)}
		listed := r.EndReason
		if listed == EndRenewedContact {
			// Only Directive 2004/81/EC, article 6(4), knows this ground; CETS No. 197, article
			// 13(3), does not.
			place := r.Place
			place = p.Where(place)
			switch p.Binds("eu-2004-81", place, r.EndedEarly).Binding {
			case law.Binds:
			case law.BindUnknown:
				p.Unknown(path, "ended early for renewed contact; whether the law of the place knows that ground is not known", opts...)
				continue
			default:
				listed = EndOtherReason
			}
		}
		switch listed {
		case EndPublicOrder, EndImproperClaim, EndRenewedContact, EndOwnDecision:
			if r.Reasoned == person.Yes {
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

func asylumOpen(p *pass) {
	if _, ok := presumed(p); !ok {
		return
	}
	if len(p.Places) > 0 && p.Subject.Nationality(p.Places[0]) == person.Yes {
		return // a person needs no asylum from the own country in it
	}
	a := &p.Subject.Asylum
	for i, app := range a.Applications {
		if slices.Contains(app.Reasons, care.ReasonVictimStatus) ||
			slices.Contains(app.Reasons, care.ReasonHoldsPermit) {
			p.NotMet(ptr("asylum/applications", i, "reasons"), "asylum was refused for being a victim or holding a permit", rule.At(app.Place))
			return
		}
	}
	switch {
	case a.Need == "" || a.Need == person.AnswerUnknown:
		p.Unknown("/asylum/need", "it is not recorded whether the person may need international protection")
	case a.Need != person.Yes:
		return
	case p.Done(a.Informed) || len(a.Applications) > 0:
		p.Met("/asylum", "informed about asylum, or an application was made")
	default:
		p.Due("/asylum/informed", "the person is not recorded as informed about asylum")
	}
}
