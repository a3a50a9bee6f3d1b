package duty

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func childRules() []Rule {
	return slices.Concat(guardianRules(), decisionRules(), familyRules(), placementRules())
}

// guardianRules are about who stands for a child.
func guardianRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "CHILD-001", Title: "Guardian for an unaccompanied or separated child",
				Who: []rule.Role{"guardianship-authority"},
				ToDo: "Appoint a guardian or representative at once. Record who appointed, and " +
					"the day.",
				Bases: []rule.Basis{
					rule.On("coe-197", "10(4)(a)"), rule.On("eu-2011-36", "16(3)"),
					toAppoint, toStandBy,
					rule.Supported("eu-2011-36", "14(2)"), rule.On("eu-2012-29", "24(1)(b)"),
					rule.Supported("eu-2004-81", "10(c)"), rule.On("unicef-2003-see", "3.2.1"),
					rule.On("crc-gc6", "33-35"),
				},
				Topics: []string{"guardianship.authority"},
				Danger: true,
			},
			Owed: to(Child, Alone),
			From: Presumed,
			Done: rule.Lasting("guardian", standingGuardians, guardianEnds,
				Quality[victim.Guardian]{
					Field: "suspected", Text: "guardian above suspicion",
					Reads: []string{"/risk", "/incidents", "/suspects"},
					Holds: func(p *Pass, g *victim.Guardian) rule.Answer {
						return rule.If(!guardianSuspected(p, g))
					},
				},
				Quality[victim.Guardian]{Field: "authority", Text: "who appointed the guardian"},
			),
			Within: Within{
				National: &rule.Number{
					Topic: "guardianship.period", Starts: found,
					Of: func(x *jurisdiction.Profile) law.Dated[law.Period] {
						return x.Guardianship.Period
					},
					By: guardianTime, Authority: true,
				},
				Policy: rule.GuardianTime, Grade: rule.AtOnce,
			},
			// Article 10(4)(a) of CETS No. 197 knows no exception: what national law leaves out is
			// told, and the duty stands.
			Differs: &Differs{
				Topic: "guardianship.exceptions",
				Of: func(_ *Pass, x *jurisdiction.Profile) law.Dated[string] {
					return x.Guardianship.Exceptions
				},
			},
			Ends: []*End{OfAge, FoundAdult, AccompaniedAgain, Left, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID:    "CHILD-002",
				Title: "Separate representative where parents have a conflict of interest",
				Who:   []rule.Role{"guardianship-authority"},
				ToDo: "Check whether the interests of parents and child conflict. If they do, " +
					"appoint a separate representative before the first interview.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "14(2)"), rule.On("eu-2011-36", "15(1)"),
					rule.On("eu-2012-29", "24(1)(b)"), rule.Supported("coe-201", "31(4)"),
				},
				Danger: true,
			},
			Owed: to(Child, Accompanied, InterestsConflict),
			From: conflictFound,
			Done: rule.Lasting("separate representative", only(standingGuardians, "each guardian",
				Quality[victim.Guardian]{
					Field: "conflict", Text: "representative free of conflict of interest",
					Reads: []string{"/risk", "/incidents", "/relatives", "/suspects"},
					Holds: func(p *Pass, g *victim.Guardian) rule.Answer {
						return rule.If(!p.Subject.Doubts(g) && !guardianSuspected(p, g))
					},
				}), guardianEnds),
			Within: Within{Policy: rule.GuardianTime, Grade: rule.AtOnce},
			Before: &Before{
				Text:  "the first interview by who investigates",
				Reads: []string{"/interviews"},
				Find:  firstForensic,
			},
			Ends: []*End{OfAge, Left, Died, Closed},
		},
		&Safeguard[victim.Guardian]{
			Head: rule.Head{
				ID: "CHILD-003", Title: "Guardian free of conflict of interest",
				Who: []rule.Role{"guardianship-authority"},
				ToDo: "Check whether the interests of guardian and child conflict, and record " +
					"the day. Replace a guardian in conflict.",
				Bases: []rule.Basis{
					rule.Limb("eu-2011-36", "14(2)", "guardian_conflict"),
					rule.On("eu-2024-1346", "27(6)-(7)"), rule.On("crc-gc6", "33-35"),
					// A guardian who is to act in the best interests of a child who is alone.
					rule.On("coe-197", "10(4)(a)"),
				},
				Danger: true,
			},
			Each: Guardians, Owed: to(Child), Lasting: true,
			Must: []Quality[victim.Guardian]{
				{
					Field: "conflict", Text: "guardian free of conflict of interest",
					Reads: []string{"/risk", "/incidents", "/relatives"},
					Holds: guardianFree,
				},
				{
					Field: "ended", Text: "day on which a guardian in conflict left office",
					Holds: func(p *Pass, g *victim.Guardian) rule.Answer {
						known := !p.Subject.Doubts(g) || !g.Left() || !g.Ended.IsZero()
						return yesOrOpen(known)
					},
				},
				{
					Field: "conflict_check", Text: "check for a conflict of interest",
					Only: []string{"eu-2011-36", "eu-2024-1346", "crc-gc6"},
					Holds: func(p *Pass, g *victim.Guardian) rule.Answer {
						checked := g.Conflict == person.No && p.Happened(g.ConflictCheck)
						return yesOrOpen(checked || p.Subject.Doubts(g))
					},
				},
			},
		},
		&DutyEach[victim.AsylumApplication]{
			Head: rule.Head{
				ID: "CHILD-004", Title: "Representative in the asylum procedure",
				Who: []rule.Role{"guardianship-authority", "asylum-authority"},
				ToDo: "Name somebody who helps the child at once. Appoint a representative as " +
					"soon as possible; within 15 working days of an application that was lodged " +
					"since 12 June 2026.",
				Bases: []rule.Basis{
					rule.On("eu-2024-1348", "23(2)(b)"), rule.On("eu-2024-1348", "23(2)(a)"),
					rule.On("eu-2024-1348", "23(3)"), rule.On("eu-2024-1346", "27(1)"),
					rule.On("eu-2024-1351", "23(2)(b)"),
				},
				Danger: true,
			},
			Of: applicationsInUnion, Owed: to(Child, Alone),
			Acts: []Act[victim.AsylumApplication]{
				{
					Field:  "provisional_person",
					Text:   "person who helps until there is a representative",
					Look:   helped,
					Within: Within{Grade: rule.AtOnce},
					Over:   neverBefore2024,
				},
				{
					Field: "representative", Text: "representative in the asylum procedure",
					Day:    func(a *victim.AsylumApplication) law.Day { return a.Representative },
					Within: Within{Own: workingDays(15), By: workingDaysOfEU, Grade: rule.AtOnce},
					Own: func(a *victim.AsylumApplication) law.Period {
						switch {
						case cmp.Or(a.Lodged, a.Day).Before(pactDay):
							return law.Period{} // as soon as possible
						case a.Extended == person.Yes:
							return workingDays(25) // Regulation (EU) 2024/1348, article 23(3)
						}
						return workingDays(15)
					},
				},
			},
			Over: &Over[victim.AsylumApplication]{
				Text: "protection is granted", Reads: []string{"/asylum/applications"},
				Find: func(_ *Pass, a *victim.AsylumApplication) law.Day {
					if a.Outcome != victim.Positive {
						return law.Day{} // a refusal can be appealed
					}
					return a.Decided
				},
			},
			Ends: []*End{OfAge, FoundAdult, AccompaniedAgain, Left, Died, Closed},
		},
	}
}

// decisionRules are about how it is decided about a child.
func decisionRules() []Rule {
	return []Rule{
		&Safeguard[victim.Decision]{
			Head: rule.Head{
				ID: "CHILD-005", Title: "Best interests assessment before key decisions",
				Who: []rule.Role{"child-protection"},
				ToDo: "Assess the best interests of the child before the decision. Link the " +
					"assessment to it.",
				Bases: []rule.Basis{
					rule.On("crc", "3(1)"), rule.On("eu-2011-36", "13(1)"),
					rule.Supported("coe-197", "14(2)"), rule.Supported("coe-197", "16(7)"),
					rule.On("crc-gc14", "46-47"),
				},
			},
			Each: Decisions, Owed: to(Child),
			Must: []Quality[victim.Decision]{
				{
					Field: "best_interests", Text: "best interests assessment", Lack: true,
					Reads: []string{"/best_interests"},
					Holds: func(p *Pass, d *victim.Decision) rule.Answer {
						return rule.If(bestInterests(p, d.BestInterests) != nil)
					},
				},
				{
					Field: "day", Text: "best interests assessment by the decision date",
					Reads: assessedReads,
					Holds: func(p *Pass, d *victim.Decision) rule.Answer {
						return assessedFor(p, bestInterests(p, d.BestInterests), d.Day)
					},
				},
			},
		},
		&DutyEach[victim.DurableSolution]{
			Head: rule.Head{
				ID: "CHILD-006", Title: "Best interests determination for a durable solution",
				Who: []rule.Role{"decision-maker", "child-protection"},
				ToDo: "Determine the best interests before the solution is put into effect. " +
					"Look at every element. Give reasons, and tell the route of review.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "16(1)-(2)"), rule.Supported("eu-2011-36", "14(1)"),
					rule.On("crc-gc14", "52-79"), rule.On("crc-gc14", "85-99"),
					rule.On("crc-gc6", "19-22"),
				},
			},
			Of: standingSolutions, Owed: to(Child),
			Acts: []Act[victim.DurableSolution]{{
				Field: "determination", Text: "best interests determination",
				Reads:  []string{"/best_interests"},
				Look:   determined,
				Within: Within{Grade: rule.InGoodTime},
			}},
			// The Directive asks for an individual assessment. In which form it is made, at what it
			// looks and what is told of it are for the Committee on the Rights of the Child.
			Must: []Quality[victim.DurableSolution]{
				ofDetermination("day", "day of the determination", nil,
					func(p *Pass, b *victim.BestInterests) rule.Answer {
						sign := p.First(FirstSign)
						return yesOrOpen(
							!b.Day.IsZero() && (sign.Unknown || !b.Day.Before(sign.Day)),
						)
					}),
				ofDetermination("kind", "formal determination", askDetermination,
					func(_ *Pass, b *victim.BestInterests) rule.Answer {
						if b.Kind == "" {
							return DontKnow
						}
						return rule.If(b.Kind == victim.Determination)
					}),
				ofDetermination("elements", "each element looked at", askDetermination,
					everyElement),
				ofDetermination("reasons", "reasons of the determination", askDetermination,
					func(_ *Pass, b *victim.BestInterests) rule.Answer {
						return answer(b.Reasons)
					}),
				ofDetermination("review", "route of review that was told", askDetermination,
					func(_ *Pass, b *victim.BestInterests) rule.Answer { return answer(b.Review) }),
				ofDetermination("author", "author of the determination", askDetermination,
					func(_ *Pass, b *victim.BestInterests) rule.Answer {
						return yesOrOpen(b.Author != "")
					}),
			},
			Before: &Limit[victim.DurableSolution]{
				Text: "the solution is put into effect",
				Find: func(_ *Pass, s *victim.DurableSolution) (happened, planned law.Day) {
					return s.Implemented, s.Implemented
				},
			},
			Ends: []*End{OfAge, Died, Closed},
		},
		&Safeguard[victim.Decision]{
			Head: rule.Head{
				ID: "CHILD-007", Title: "Right of the child to be heard",
				Who: []rule.Role{"decision-maker"},
				ToDo: "Hear the child before the decision. Record how, and what weight the views " +
					"were given, or why the child was not heard.",
				Bases: []rule.Basis{
					rule.On("crc", "12"), rule.Supported("opsc", "8(1)(a)-(d)"),
					rule.Supported("eu-2011-36", "14(1)"), rule.Supported("hague-1996", "23"),
					rule.On("ohchr-2002", "Guideline 8.6"),
				},
				Topics: []string{"ages.criminal_responsibility"},
			},
			Each: Decisions, Owed: to(Child, PastInfancy),
			Unless: []Quality[victim.Decision]{
				{
					Field: "views_absent", Text: "why the child was not heard",
					Reads: []string{"/age"}, Holds: notHeard,
				},
			},
			Must: []Quality[victim.Decision]{
				{
					Field: "views_day", Text: "views of the child", Lack: true,
					Holds: func(p *Pass, d *victim.Decision) rule.Answer {
						return rule.If(p.Happened(d.ViewsDay))
					},
				},
				{
					Field: "day", Text: "views of the child by the day of the decision",
					Reads: []string{"/decisions/views_day"},
					Holds: func(_ *Pass, d *victim.Decision) rule.Answer {
						return rule.If(d.Day.IsZero() || !d.ViewsDay.After(d.Day))
					},
				},
				{Field: "views_how", Text: "how the child was heard"},
				{Field: "views_weight", Text: "weight given to the views"},
			},
		},
	}
}

// notHeard answers whether there is a reason for which a child need not be heard before a decision.
// Article 12 of the CRC gives the right to each child who is capable of views: that nobody was
// available, or found it necessary, takes it from none.
func notHeard(p *Pass, d *victim.Decision) rule.Answer {
	switch d.ViewsAbsent {
	case care.AbsenceTooYoung:
		return rule.If(!oldEnough(p, d.Place, orToday(p, d.Day)))
	case care.AbsenceOwnWish, care.AbsenceHealth, care.AbsenceSafety,
		care.AbsenceBestInterests, care.AbsenceUrgency, care.AbsenceReasonedOrder:
		return Yes
	}
	return No
}

// oldEnough reports whether the person is old enough to be found guilty of a crime by the law of a
// place. The Convention names no age for views of one's own: but whom a State holds able to answer
// for a crime it cannot hold too young to say where to live.
func oldEnough(p *Pass, place jurisdiction.Code, day law.Day) bool {
	if !place.IsValid() {
		place = p.State
	}
	age, state := p.Profile(place).Ages.CriminalResponsibility.At(day)
	least, _, known := p.Subject.Age.YearsOn(day)
	return known && state == law.Known && least >= age.Value
}

// familyRules are about the family of a child.
func familyRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "CHILD-008", Title: "Family tracing only when safe",
				Who: []rule.Role{"guardian", "child-protection"},
				ToDo: "Check first whether a search for the family is safe. Then ask for it, or " +
					"record why not.",
				Bases: []rule.Basis{
					rule.On("coe-197", "10(4)(c)"), rule.Supported("eu-2004-81", "10(c)"),
					rule.On("crc-gc6", "79-80"), rule.On("ohchr-2002", "Guideline 8.4-8.5"),
				},
				Danger: true,
			},
			Owed: to(Child, Unaccompanied),
			From: Presumed,
			Done: &Doing{
				Text: "safe search for the family",
				Labels: []string{
					searchChecked, searchSafe, noSearch, "day of the safety check",
				},
				Home: "tracing", Look: searched,
			},
			Within: Within{Grade: rule.WithoutDelay},
			Ends:   []*End{OfAge, Left, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "CHILD-009", Title: "Protection from a parent or carer who is a suspect",
				Who: []rule.Role{"child-protection", "court"},
				ToDo: "Decide where the child lives and whether there is contact with the " +
					"suspect. Give reasons.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(2)"), rule.On("eu-2011-36", "13(1)"),
					rule.Supported("coe-201", "14(3)"), rule.Supported("crc", "9"),
					rule.Supported("crc", "19"),
				},
				Danger: true,
			},
			Owed: to(Child, CarerSuspected),
			From: carerSuspectedSince,
			Done: rule.All("protection from the suspect", "family", []string{
				"/family", "/placements", "/decisions", "/measures",
			}, func(*Pass) []shield { return []shield{shieldHome, shieldContact} },
				shielded, homeApart, "where the child lives",
			).Of(string(shieldHome), string(shieldContact)),
			Within: Within{Grade: rule.AtOnce},
			Ends:   shieldEnds,
		},
	}
}

// placementRules are about where a child lives.
func placementRules() []Rule {
	return []Rule{
		&Safeguard[care.Placement]{
			Head: rule.Head{
				ID: "CHILD-010", Title: "No detention of children",
				Who: []rule.Role{"immigration-authority", "police"},
				ToDo: "Place the child elsewhere. For a detention as a last resort, record legal " +
					"basis, reason and end.",
				Bases: []rule.Basis{
					rule.On("crc", "37(b)-(d)"), notToDetain, rule.On("eu-2016-800", "10-11"),
					rule.On("eu-2016-800", "12"), rule.On("crc-gc6", "61-63"),
					rule.On("ohchr-2002", "Principle 7"),
				},
				Danger: true,
			},
			Each: detentions, Owed: to(Child),
			Must: []Quality[care.Placement]{
				{Field: "legal_basis", Text: "legal basis of the detention", Lack: true},
				{Field: "last_resort", Text: "why nothing else would do", Lack: true},
				{
					Field: "to", Text: "end of the detention", Lack: true,
					Holds: func(_ *Pass, x *care.Placement) rule.Answer {
						return rule.If(!x.To.IsZero() || !x.Planned.IsZero())
					},
				},
				{
					Field: "mixed_adults", Text: "detention apart from adults, or why not",
					Holds: func(_ *Pass, x *care.Placement) rule.Answer {
						return answer(x.MixedAdults).Not().Or(withAdults(x.MixedReason))
					},
				},
			},
		},
		&Safeguard[otherChild]{
			Head: rule.Head{
				ID: "CHILD-012", Title: "Children of the victim and in the household",
				Who: []rule.Role{"child-protection", "caseworker"},
				ToDo: "Check whether the other children are at risk. Refer a child at risk to " +
					"child protection as a case of its own.",
				Bases: []rule.Basis{
					rule.On("unicef-2003-see", "3.3.3"), rule.Supported("crc", "19"),
					rule.Supported("crc", "2"), rule.Supported("coe-197", "12(2)"),
				},
			},
			Each: otherChildren, What: "check whether another child is at risk",
			Must: []Quality[otherChild]{{
				Field: "at_risk", Text: "check whether the other child is at risk",
				Reads: []string{"/children"},
				At:    func(_ *Pass, c *otherChild) rule.Path { return c.path },
				Holds: func(_ *Pass, c *otherChild) rule.Answer {
					return yesOrOpen(c.Relative != nil && answer(c.AtRisk) != DontKnow)
				},
			}},
		},
		&DutyEach[care.Placement]{
			Head: rule.Head{
				ID: "CHILD-011", Title: "Regular review of placement",
				Who:   []rule.Role{"child-protection"},
				ToDo:  "Set the day of the next review, and hold it.",
				Bases: []rule.Basis{rule.On("crc", "25"), rule.On("crc-gc6", "39-40")},
			},
			Of: reviewedPlacements, Owed: to(Child),
			From: &Start[care.Placement]{
				Text: "the last review, or else the placement",
				Find: func(p *Pass, x *care.Placement) law.Day {
					return last(x.From, x.Reviewed(p.On))
				},
			},
			Acts: []Act[care.Placement]{{
				Field: "next_review", Text: "next review of the placement",
				Look: reviewSet,
				Within: Within{
					Policy: rule.ReviewTime, Grade: rule.InGoodTime,
				},
				Last: &rule.Last[*Person, care.Placement]{
					Text: "day of the next review",
					Find: func(p *Pass, x *care.Placement, _ rule.Path) (law.Day, rule.Path) {
						if reviewHeld(p, x) {
							return law.Day{}, rule.Path{}
						}
						return x.NextReview, rule.Path{}
					},
				},
			}},
			Over: &Over[care.Placement]{
				Text: "the placement ends",
				Find: func(_ *Pass, x *care.Placement) law.Day {
					if x.To.IsZero() {
						return law.Day{}
					}
					return x.To.AddDays(1)
				},
			},
			Ends: []*End{OfAge, Died, Closed},
		},
	}
}

// found are the events for which the law writes that a child was found.
var found = []law.Event{law.Detection, law.Identification, law.Awareness, law.ReasonableGrounds}

// yesOrOpen is Yes where something is known, and else not known.
func yesOrOpen(known bool) rule.Answer {
	if known {
		return Yes
	}
	return DontKnow
}

// standingGuardians are those who stand for the child. One who only helps until there is a
// representative does not, and one who left office on a day that nobody knows is in office on none.
var standingGuardians = only(Guardians, "each guardian or representative",
	is("kind", "office as guardian or representative", func(g *victim.Guardian) bool {
		return g.Kind != victim.ProvisionalPerson
	}),
	is("end_reason", "office of which the end is known", func(g *victim.Guardian) bool {
		return !g.Left() || !g.Ended.IsZero()
	}),
)

func guardianEnds(g *victim.Guardian) law.Day {
	if g.Ended.IsZero() {
		return law.Day{}
	}
	return g.Ended.AddDays(1)
}

// guardianSuspected reports whether by any field a guardian is suspected of involvement.
func guardianSuspected(p *Pass, g *victim.Guardian) bool {
	if g.Suspected.Warns() {
		return true
	}
	return g.ID != "" && (accused.Of(p)[g.ID] || suspectIDs.Of(p)[g.ID])
}

// withAdults answers whether the reason for which a child is held with adults is the one that the
// CRC, article 37(c), knows: the best interests of the child. What a decision rests on is not told.
func withAdults(r care.AbsenceReason) rule.Answer {
	switch r {
	case care.AbsenceBestInterests:
		return Yes
	case care.AbsenceReasonedOrder, care.AbsenceOtherReason:
		return DontKnow
	}
	return No
}

// guardianFree answers whether a guardian has no conflict of interest, or left office.
func guardianFree(p *Pass, g *victim.Guardian) rule.Answer {
	switch {
	case !p.Subject.Doubts(g), p.Happened(g.Ended), g.Left() && g.Ended.IsZero():
		return Yes
	}
	return No
}

// conflictFound is when a child whose interests conflict with those of the parents was found to be
// a presumed victim, or the conflict later.
var conflictFound = &Trigger{
	Name: "conflict-of-interest", Text: "presumed victim, and a conflict of interest",
	Asks:  asksStatus,
	Reads: append(append([]string{}, Presumed.Reads...), InterestsConflict.Reads...),
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		e := p.Find(Presumed, state)
		if e.Day.IsZero() {
			return e
		}
		if since := conflictSince(p); since.After(e.Day) {
			e.Day, e.Path = since, p.Path("family").At("conflict")
		}
		return e
	},
}

// conflictSince is the day on which a conflict of interest came to light; zero where none is on
// file.
func conflictSince(p *Pass) law.Day {
	f := &p.Subject.Family
	since, suspected := carerSuspicion(p, p.On)
	switch {
	case suspected && !f.ConflictDay.IsZero():
		return first(since, f.ConflictDay)
	case !suspected:
		return f.ConflictDay
	}
	return since
}

// firstForensic is the first interview of a child by who investigates, since a conflict of
// interest. One on the day on which the conflict came to light may be what brought it to light.
func firstForensic(p *Pass, e rule.Event) (happened, planned law.Day) {
	since := conflictSince(p)
	for _, i := range p.Subject.Records.Interviews {
		x := &p.Subject.File.Interviews[i]
		switch {
		case x.Kind != cases.InterviewForensic, x.Day.Before(e.Day), !here(x.Place, e.Place):
		case !since.IsZero() && x.Day == since:
		case x.Day.After(p.On):
			planned = first(planned, x.Day)
		default:
			happened = first(happened, x.Day)
		}
	}
	return happened, planned
}

// applicationsInUnion are the applications in a State that the acts of the Union on asylum bind:
// Directive 2013/32/EU, or Regulation (EU) 2024/1348.
var applicationsInUnion = only(Applications,
	"each application for asylum in a State that the acts of the Union on asylum bind",
	Quality[victim.AsylumApplication]{Field: "day", Text: "day of the application", Holds: dated},
	Quality[victim.AsylumApplication]{
		Field: "place", Text: "whether the acts of the Union on asylum apply there",
		Holds: func(p *Pass, a *victim.AsylumApplication) rule.Answer {
			place := a.Place
			if place == "" && len(p.Places) > 0 {
				place = p.Places[0]
			}
			if place == "" || a.Day.IsZero() {
				return DontKnow
			}
			out := No
			for _, act := range [...]string{"eu-2013-32", "eu-2024-1348"} {
				out = out.Or(binding(p.Binds(act, place, a.Day)))
			}
			return out
		},
	},
	Quality[victim.AsylumApplication]{
		Field: "decided", Text: "whether the child was alone before protection was granted",
		Reads: []string{"/family/accompaniment", "/family/accompaniment_day"},
		Holds: func(p *Pass, a *victim.AsylumApplication) rule.Answer {
			// A child may have applied with the family from which it was parted later.
			return yesOrOpen(a.Outcome != victim.Positive || a.Decided.IsZero() ||
				!p.Subject.Family.AccompanimentDay.After(a.Decided))
		},
	},
)

// neverBefore2024: of an application that was lodged before Regulation (EU) 2024/1348 applied,
// nobody owed a person who helps in the meantime.
var neverBefore2024 = &Over[victim.AsylumApplication]{
	Text: "an application lodged before 12 June 2026", Reads: []string{"/asylum/applications"},
	Find: func(p *Pass, a *victim.AsylumApplication) law.Day {
		if stepSince(a, a.Lodged, pactDay, p.On) == No {
			return a.Day
		}
		return law.Day{}
	},
}

func dated(_ *Pass, a *victim.AsylumApplication) rule.Answer { return yesOrOpen(!a.Day.IsZero()) }

// helped finds who helps the child until there is a representative: the representative as well.
func helped(p *Pass, a *victim.AsylumApplication) rule.Deed {
	var day law.Day
	for _, d := range [...]law.Day{a.ProvisionalPerson, a.Representative} {
		if p.Happened(d) {
			day = first(day, d)
		}
	}
	if day.IsZero() {
		return rule.Deed{}
	}
	return rule.Deed{State: rule.Done, Day: day}
}

// Periods of acts of the Union. Working days leave out the public holidays of the Member State in
// which something is to be done: those that hold in the whole of it, for a file does not say which
// part of the State acts. The hour of an event does not count.
var (
	workingDaysOfEU = &rule.Counted{
		Counting: law.EUCounting(), Instrument: "eu-1182-71", Pinpoint: "2",
	}
	hoursOfEU = &rule.Counted{
		Counting: law.EUCounting(), Instrument: "eu-1182-71", Pinpoint: "3(1)",
	}
)

// administrativeTime is how the law of a place counts the periods of its authorities.
func administrativeTime(x *jurisdiction.Profile, _ law.Day) law.Dated[law.Counting] {
	return x.TimeLimits.Administrative
}

// guardianTime is how the time for a guardian is counted: as civil procedure counts where only
// courts appoint, else as the law on administrative procedure does.
func guardianTime(x *jurisdiction.Profile, day law.Day) law.Dated[law.Counting] {
	bodies, state := x.Guardianship.Authority.At(day)
	for i := range bodies.Value {
		if bodies.Value[i].Kind != jurisdiction.Court {
			return x.TimeLimits.Administrative
		}
	}
	if state != law.Known || len(bodies.Value) == 0 {
		return x.TimeLimits.Administrative
	}
	return x.TimeLimits.Civil
}

func workingDays(n int) law.Period {
	return law.Period{
		Amount: n, Unit: law.WorkingDays, Qualifier: law.UpTo, Starts: law.Application,
	}
}

// bestInterests returns the assessment or determination with an id, or nil.
func bestInterests(p *Pass, id string) *victim.BestInterests {
	return lookUp(p, bestInterestsByID, p.Subject.BestInterests, id, idOfBestInterests)
}

// askDetermination are the instruments that ask for a formal determination and what belongs to it.
var askDetermination = []string{"crc-gc14", "crc-gc6"}

// determination returns the assessment of best interests on which a durable solution rests, or nil.
func determination(p *Pass, s *victim.DurableSolution) *victim.BestInterests {
	b := bestInterests(p, s.Determination)
	if b == nil || b.Day.After(p.On) {
		return nil
	}
	return b
}

// assessedReads is what tells whether an assessment of best interests is one for a decision.
var assessedReads = append([]string{"/best_interests"}, FirstSign.Reads...)

// assessedFor answers whether an assessment of best interests was there on the day of a decision.
// What was assessed before the first sign of trafficking, for a decision after it, may not have
// looked at what was done to the child.
func assessedFor(p *Pass, b *victim.BestInterests, day law.Day) rule.Answer {
	switch sign := p.First(FirstSign); {
	case b == nil, day.IsZero(), b.Day.IsZero():
		return DontKnow
	case b.Day.After(day):
		return No
	case !sign.Unknown && b.Day.Before(sign.Day) && !day.Before(sign.Day):
		return DontKnow
	}
	return Yes
}

func determined(p *Pass, s *victim.DurableSolution) rule.Deed {
	b := determination(p, s)
	if b == nil {
		return rule.Deed{}
	}
	return rule.Deed{State: rule.Done, Day: b.Day}
}

// ofDetermination is a quality of the determination of a durable solution.
func ofDetermination(
	field, text string, only []string,
	holds func(*Pass, *victim.BestInterests) rule.Answer,
) Quality[victim.DurableSolution] {
	return Quality[victim.DurableSolution]{
		Field: "determination", Text: text, Only: only, Reads: assessedReads,
		At: func(p *Pass, s *victim.DurableSolution) rule.Path {
			for i := range p.Subject.BestInterests {
				if determination(p, s) == &p.Subject.BestInterests[i] {
					return p.Base().Elem("best_interests", i).At(field)
				}
			}
			return rule.Path{}
		},
		Holds: func(p *Pass, s *victim.DurableSolution) rule.Answer {
			if b := determination(p, s); b != nil {
				return holds(p, b)
			}
			return DontKnow
		},
	}
}

// everyElement answers whether a determination looks at all that General Comment No. 14 names.
func everyElement(_ *Pass, b *victim.BestInterests) rule.Answer {
	if len(b.Elements) == 0 {
		return DontKnow
	}
	for _, e := range law.Codes[victim.BestInterestsElement]() {
		if !slices.Contains(b.Elements, e) {
			return No
		}
	}
	return Yes
}

// standingSolutions are the solution that was proposed last, and those put into effect.
var standingSolutions = only(Solutions, "each durable solution",
	Quality[victim.DurableSolution]{
		Field: "proposed", Text: "solution proposed last or put into effect",
		Holds: func(p *Pass, s *victim.DurableSolution) rule.Answer {
			at := lastSolution.Of(p)
			stands := at >= 0 && &p.Subject.DurableSolutions[at] == s
			return rule.If(stands || p.Happened(s.Implemented))
		},
	},
)

// The phrases of a search for the family.
const (
	searchChecked = "safety check before the search"
	searchSafe    = "search found to be safe"
	noSearch      = "why there is no search"
)

// searched finds the last search for the family. One without a safety check before it is a flaw,
// whatever went before.
func searched(p *Pass, _ rule.Event) rule.Deed {
	at := care.Last(p.Subject.Tracings, p.On)
	if at < 0 {
		return rule.Deed{}
	}
	t := &p.Subject.Tracings[at]
	path := p.Base().Elem("tracing", at)
	asked := p.Happened(t.Requested)
	switch {
	case asked && (t.ScreenDay.IsZero() || t.ScreenDay.After(t.Requested)):
		return rule.Deed{
			State: rule.Flawed, Path: path.At("screen_day"), Label: searchChecked, Lack: true,
		}
	case asked && t.Safe == person.No:
		return rule.Deed{State: rule.Flawed, Path: path.At("safe"), Label: searchSafe}
	case asked && t.Safe != person.Yes:
		return rule.Deed{State: rule.Unsure, Path: path.At("safe"), Label: searchSafe}
	case asked:
		return rule.Deed{State: rule.Done, Day: t.Requested, Path: path.At("requested")}
	case t.NotTraced == care.AbsenceOtherReason:
		return rule.Deed{State: rule.Unsure, Path: path.At("not_traced"), Label: noSearch}
	case t.NotTraced == care.AbsenceNotAvailable, t.NotTraced == care.AbsenceUrgency:
		// Every effort is to be made (CETS No. 197, article 10(4)(c)).
		return rule.Deed{}
	case t.NotTraced != "":
		return rule.Deed{State: rule.Excused, Path: path.At("not_traced"), Label: noSearch}
	case t.Safe == person.No:
		return rule.Deed{State: rule.Unsure, Path: path.At("not_traced"), Label: noSearch}
	}
	return rule.Deed{}
}

// carerSuspectedSince is when a parent or carer of a person who was known came under suspicion.
var carerSuspectedSince = &Trigger{
	Name: "carer-suspected", Text: "the suspicion against a parent or carer",
	Asks:  "when the first contact was",
	Reads: append(append([]string{}, Contact.Reads...), CarerSuspected.Reads...),
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		since, _ := carerSuspicion(p, p.On)
		e := p.Find(Contact, state)
		if e.Unknown {
			e = rule.Event{Day: first(since, p.On), Place: state, Path: p.Path("family")}
		}
		if since.After(e.Day) {
			e.Day, e.Path = since, p.Path("family").At("suspected_day")
		}
		e.By = rule.ByDecision
		return e
	},
}

// A shield is a part of the protection of a child from a suspect.
type shield string

const (
	shieldHome    shield = "home"
	shieldContact shield = "contact"
)

const homeApart = "home apart from the suspect"

var shieldEnds = []*End{OfAge, Left, Died, Closed}

// shielded finds one part of the protection, as it was on the last day on which it was owed.
func shielded(p *Pass, e rule.Event, part shield) rule.Deed {
	on := lastOwed(p, e, shieldEnds)
	if part == shieldContact {
		return contactDecided(p, e, on)
	}
	return homeDecided(p, e, on)
}

// decidedSince is the first decision of a kind since the suspicion.
func decidedSince(p *Pass, e rule.Event, on law.Day, kind victim.DecisionKind) rule.Deed {
	var deed rule.Deed
	for i := range p.Subject.Decisions {
		d := &p.Subject.Decisions[i]
		if d.Kind != kind || d.Day.IsZero() || d.Day.Before(e.Day) || d.Day.After(on) {
			continue
		}
		if deed.State == rule.NothingDone || d.Day.Before(deed.Day) {
			deed = rule.Deed{State: rule.Done, Day: d.Day, Path: p.Base().Elem("decisions", i)}
		}
	}
	return deed
}

// measured is a protective measure in force.
func measured(p *Pass, on law.Day, kind cases.MeasureKind) rule.Deed {
	for _, i := range p.Subject.Records.Measures {
		m := &p.Subject.File.Measures[i]
		lasts := m.To.IsZero() || !m.To.Before(on)
		if m.Kind == kind && !m.From.IsZero() && !m.From.After(on) && lasts {
			return rule.Deed{
				State: rule.Done, Day: m.From, Path: rule.Path{}.Elem("measures", i),
			}
		}
	}
	return rule.Deed{}
}

func contactDecided(p *Pass, e rule.Event, on law.Day) rule.Deed {
	if day := p.Subject.Family.ContactRestricted; !day.IsZero() && !day.After(on) {
		return rule.Deed{
			State: rule.Done, Day: day, Path: p.Path("family").At("contact_restricted"),
		}
	}
	if d := measured(p, on, cases.MeasureContactBan); d.State == rule.Done {
		return d
	}
	return decidedSince(p, e, on, victim.DecisionFamilyContact)
}

// homeDecided finds that the child lives apart from the suspect, that the suspect was removed, or
// that an authority decided where the child lives: a child is separated from the parents by a
// decision alone (CRC, article 9(1)).
func homeDecided(p *Pass, e rule.Event, on law.Day) rule.Deed {
	if day := p.Subject.Family.SuspectRemoved; !day.IsZero() && !day.After(on) {
		return rule.Deed{State: rule.Done, Day: day, Path: p.Path("family").At("suspect_removed")}
	}
	if d := measured(p, on, cases.MeasureSuspectRemoved); d.State == rule.Done {
		return d
	}
	decided := decidedSince(p, e, on, victim.DecisionPlacement)
	if decided.State == rule.Done {
		return decided
	}
	var apart, inside rule.Deed
	for i := range p.Subject.Placements {
		x := &p.Subject.Placements[i]
		if !x.On(on) {
			continue
		}
		path := p.Base().Elem("placements", i)
		with := x.WithSuspect.Warns() || x.Kind.Home() && x.WithSuspect != person.No
		looked := decidedSince(p, e, on, victim.DecisionFamilyContact)
		switch {
		case with && x.OrderedBy != "" && (looked.State == rule.Done || !x.From.Before(e.Day)):
			apart = rule.Deed{State: rule.Done, Day: last(x.From, looked.Day), Path: path}
		case with:
			inside = rule.Deed{State: rule.Flawed, Path: path, Label: homeApart}
		case x.WithSuspect == person.No, !x.Kind.Family():
			apart = rule.Deed{State: rule.Done, Day: x.From, Path: path}
		}
	}
	switch {
	case inside.State == rule.Flawed:
		return inside
	case apart.State == rule.Done:
		return apart
	case contactDecided(p, e, on).State == rule.Done:
		return rule.Deed{
			State: rule.Unsure, Path: p.Path("placements"), Label: "where the child lives",
		}
	}
	return rule.Deed{}
}

// An otherChild is one of another child than the victims of the file. Children who are counted and
// not recorded are one without a relative.
type otherChild struct {
	*person.Relative
	path rule.Path // of the answer
}

// otherChildren are the children of the person, and children in the household, who are under 18 and
// are not victims of the file themselves; and those who are counted, where none is recorded.
var otherChildren = &List[otherChild]{
	Name: "relatives", Text: "each child of the person, and each child in the household",
	All: func(p *Pass) []otherChild {
		var out []otherChild
		recorded := 0
		for i := range p.Subject.Relatives {
			r := &p.Subject.Relatives[i]
			if r.Relation == "child" {
				recorded++
			}
			if mayBeAtRisk(p, r) {
				path := p.Base().Elem("relatives", i).At("at_risk")
				out = append(out, otherChild{r, path})
			}
		}
		if recorded == 0 && counted(&p.Subject.Children) > 0 {
			out = append(out, otherChild{nil, p.Path("relatives")})
		}
		return out
	},
	ID: func(c *otherChild) string {
		if c.Relative == nil {
			return ""
		}
		return c.Relative.ID
	},
	Path: func(c *otherChild) rule.Path { return c.path },
}

// counted is how many children a count tells of that are alive, as far as it tells.
func counted(c *victim.ChildrenOf) int {
	if c.Living != nil {
		return *c.Living
	}
	n := 0
	for _, x := range [...]*int{c.Number, c.WithPerson, c.InCare} {
		if x != nil {
			n = max(n, *x)
		}
	}
	return n
}

func mayBeAtRisk(p *Pass, r *person.Relative) bool {
	if r.Victim != "" || r.Alive == person.No || !r.Died.IsZero() {
		return false
	}
	born := r.BirthDate.Last()
	young := !born.IsZero() && law.Birthday(born, 18).After(p.On)
	switch r.Relation {
	case "child":
		return born.IsZero() || young
	case "household-member":
		return r.LivesWith != person.No && young
	}
	return r.LivesWith == person.Yes && young
}

// detentions are the placements that a child cannot leave at will.
var detentions = only(Placements, "each detention",
	is("kind", "a detention", func(x *care.Placement) bool {
		return x.Kind == care.PlacementDetention || x.Kind == "secure-unit"
	}),
)

// longPlacement is how many days without a review make that of a placement that has ended matter.
// The number is ours: the law names none.
const longPlacement = 90

// reviewedPlacements are those by an authority that last, or that ended although their review had
// fallen due.
var reviewedPlacements = only(Placements, "each placement in care by an authority",
	is("kind", "a placement in care", func(x *care.Placement) bool { return x.Kind.InCare() }),
	Quality[care.Placement]{
		Field: "to", Text: "placement that lasts, or whose review had fallen due",
		Holds: func(p *Pass, x *care.Placement) rule.Answer {
			end := reviewsEnd(p, x)
			if !end.Before(p.On) {
				return Yes
			}
			since := last(x.From, x.Reviewed(end))
			due := !x.NextReview.IsZero() && !x.NextReview.After(end) && !reviewHeld(p, x)
			return rule.If(due || !since.IsZero() && end.DaysSince(since) > longPlacement)
		},
	},
	Quality[care.Placement]{
		Field: "ordered_by", Text: "which authority ordered the placement",
		Holds: func(_ *Pass, x *care.Placement) rule.Answer {
			switch x.Kind {
			case care.PlacementKinship, "adult-sibling", "customary-carer", "kafala",
				"unrelated-adult", "host-family":
				return yesOrOpen(x.OrderedBy != "") // families arrange it among themselves too
			}
			return Yes
		},
	},
)

// reviewHeld reports whether the review that was set was held.
func reviewHeld(p *Pass, x *care.Placement) bool {
	held := x.Reviewed(p.On)
	return !held.IsZero() && !held.Before(x.NextReview)
}

// reviewsEnd is the last day by that of the check on which a placement was one of a child.
func reviewsEnd(p *Pass, x *care.Placement) law.Day {
	on := p.On
	if p.Happened(x.To) {
		on = x.To
	}
	if day := OfAge.Find(p, rule.Event{}); p.Happened(day) {
		on = first(on, day.AddDays(-1))
	}
	return on
}

// reviewSet finds the day of the next review, as it stood on the last day on which it was owed.
func reviewSet(p *Pass, x *care.Placement) rule.Deed {
	on := reviewsEnd(p, x)
	if x.NextReview.IsZero() || reviewHeld(p, x) || on.After(x.NextReview) {
		return rule.Deed{}
	}
	return rule.Deed{State: rule.Done}
}
