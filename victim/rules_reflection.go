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
		ID: "REFL-005", Title: "permit of a child decided on best interests",
		Applies: "to a decision on a permit of a child", Meets: "Link an assessment of best interests; do not refuse only for lack of cooperation.",
		Bases: []rule.Basis{on("coe-197", "14(2)"), on("eu-2004-81", "10(a)")},
		Reads: []string{"/permits", "/best_interests"}, Deadline: "at the decision",
		Check: permitBestInterests,
	}, {
		ID: "REFL-007", Title: "asylum route kept open",
		Applies: "to a presumed victim who may need international protection", Meets: "Inform the person about asylum; do not refuse for being a victim or holding a permit.",
		Bases: []rule.Basis{on("coe-197", "14(4)-(5)"), on("eu-2011-36", "11a(2)"), on("eu-2011-36", "11(6)"), on("palermo", "14")},
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
	stay, known := p.Subject.StayOn(grounds.Day)
	place := grounds.Place
	if place == "" && known {
		place = stay.Place
	}
	right := p.Subject.Nationality(place)
	if right != Yes && known {
		right = stay.RightToStay
	}
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

// leastDay returns the last day of the shortest period that counts from start.
func leastDay(start law.Day, least law.Length) law.Day { return least.After(start, nil) }

// leastPeriod returns the longer of the treaty minimum and the national period on day. For a child it is never shorter than for
// an adult.
func leastPeriod(p *pass, place jurisdiction.Code, day law.Day) (law.Length, []rule.Option) {
	least := leastReflection
	var opts []rule.Option
	profile := p.Profile(place)
	values := []law.Dated[jurisdiction.ReflectionPeriod]{profile.Reflection.Adult}
	if p.Subject.Age.ChildOn(day).IsChild() {
		values = append(values, profile.Reflection.Child)
	}
	for _, v := range values {
		e, state := v.At(day)
		period := e.Value.Period
		// A ceiling ("up to") is no minimum: the treaty minimum stands.
		if state != law.Known || !period.Numeric() || period.Qualifier == law.UpTo {
			continue
		}
		if leastDay(day, period.Length()).After(leastDay(day, least)) {
			least = period.Length()
			opts = []rule.Option{rule.National(place, e.Source)}
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
