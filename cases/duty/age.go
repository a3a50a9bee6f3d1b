package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func ageRules() []Rule {
	return slices.Concat(standingRules(), assessmentRules(), thenRules())
}

// standingRules are about how a person is treated: as a child or as an adult.
func standingRules() []Rule {
	return []Rule{
		&Safeguard[ageOf]{
			Head: rule.Head{
				ID: "AGE-001", Title: "Treated as a child or as an adult",
				Who: []rule.Role{"identifying-body"},
				ToDo: "Record whether the person is treated as a child or as an adult, since " +
					"when, and the evidence.",
				Bases: []rule.Basis{
					rule.On("palermo", "3(d)"), rule.On("coe-197", "4(d)"),
					rule.On("eu-2011-36", "2(6)"), rule.On("odihr-nrm-2022", "Pillar 1"),
				},
			},
			Each: ages,
			Must: []Quality[ageOf]{
				{
					Field: "status", Text: "age status in line with the age on file",
					Holds: func(p *Pass, a *ageOf) rule.Answer {
						adult := a.Status == person.ConfirmedAdult && !a.StatusDay.After(p.On)
						return rule.If(!adult || a.ChildOn(p.On).Standing != person.Child)
					},
				},
				{
					Field: "status", Text: "age status and age on file that agree", Only: onRecord,
					Holds: func(_ *Pass, a *ageOf) rule.Answer {
						_, grown, known := a.Eighteen()
						young := !known || grown.After(a.StatusDay)
						return yesOrOpen(a.Status != person.ConfirmedChild ||
							a.StatusDay.IsZero() || young)
					},
				},
				{
					Field: "child_measures", Text: "measures for a child by the age on file",
					Reads: []string{"/age/child_measures", "/age/child_measures_day"},
					Holds: func(p *Pass, a *ageOf) rule.Answer {
						denied := a.ChildMeasures == person.No && !a.ChildMeasuresDay.After(p.On)
						return rule.If(!denied || a.ChildOn(p.On).Standing != person.Child)
					},
				},
				{
					Field: "birth_day", Text: "birth before the first step on file", Only: onRecord,
					Reads: []string{"/status", "/opened"},
					Holds: func(p *Pass, a *ageOf) rule.Answer {
						late := a.ChildOn(p.On).Reason == person.BirthImpossible
						return yesOrOpen(!late && !a.BornAfter(firstStep(p)))
					},
				},
				ageMissing("knowledge", "age on which the entries agree", person.FactsContradict),
				ageMissing("on", "day on which the person had the age on file",
					person.AgeWithoutDay),
				{
					Field: "status_day", Text: "day since which the age counts as it does",
					Only:  onRecord,
					Holds: statusDated,
				},
				{
					Field: "assessments", Text: "day of the age assessment", Only: onRecord,
					Holds: func(p *Pass, a *ageOf) rule.Answer {
						undated := a.ChildOn(p.On).Reason == person.AdultWithoutDay
						return yesOrOpen(!undated || adultUndated(a))
					},
				},
				{
					Field: "status", Text: "age status", Only: onRecord,
					Holds: func(p *Pass, a *ageOf) rule.Answer {
						return yesOrOpen(a.Status != "" && !a.StatusDay.After(p.On))
					},
				},
				{
					Field: "evidence", Text: "evidence of the age", Only: onRecord,
					Holds: func(_ *Pass, a *ageOf) rule.Answer {
						return yesOrOpen(len(a.Evidence) > 0)
					},
				},
			},
		},
		&Duty{
			Head: rule.Head{
				ID:    "AGE-002",
				Title: "Presumption of minority: treat as a child until age is known",
				Who:   []rule.Role{"identifying-body", "child-protection"},
				ToDo: "Treat the person as a child until the age is verified. Record since " +
					"when the measures for a child apply.",
				Bases: []rule.Basis{
					rule.On("coe-197", "10(3)"), rule.On("eu-2011-36", "13(2)"),
					rule.On("eu-2012-29", "24(2)"), rule.On("coe-201", "11(2)"),
					toPresume, rule.On("unicef-2003-see", "3.1.2"),
				},
				Topics: []string{"age.presumption"},
			},
			Owed: to(ChildByDoubt),
			From: Contact,
			Done: &Doing{
				Text: "measures for a child", Home: "age/child_measures",
				Labels: []string{treatedAsChild, "day of the measures for a child"},
				Reads: []string{
					"/age/child_measures", "/age/child_measures_day", "/age/status",
					"/age/status_day",
				},
				Look: childMeasures,
			},
			Within: Within{Grade: rule.AtOnce},
			National: func(p *Pass, state jurisdiction.Code) (law.Citation, bool) {
				e, known := p.Profile(state).Age.Presumption.At(p.On)
				return e.Source, known == law.Known && e.Value
			},
			Ends: measuresEnds,
		},
		&Safeguard[stop]{
			Head: rule.Head{
				ID: "AGE-003", Title: "Doubt about age does not stop the investigation",
				Who:  []rule.Role{"police", "prosecutor"},
				ToDo: "Open or resume the investigation. To find out the age is a part of it.",
				Bases: []rule.Basis{
					rule.On("opsc", "8(2)"), rule.On("coe-201", "34(2)"),
				},
			},
			Each: only(stops, "each stop of a proceeding because the age is not known",
				Quality[stop]{
					Field: "reasons", Text: "whether the age was the reason for the stop",
					Reads: []string{"/age"}, Holds: stoppedForAge,
				}),
			Must: []Quality[stop]{{
				Field: "reasons", Text: "reason for the stop other than the age",
				Reads: []string{"/proceedings"},
				Holds: func(p *Pass, s *stop) rule.Answer {
					return rule.If(s.resumed() || investigatedBeside(p, s))
				},
			}},
		},
	}
}

// onRecord is the guidance that asks for what has to be on file of an age. What the treaties define
// is who is a child, and nothing on the record.
var onRecord = []string{"odihr-nrm-2022"}

// askDisciplines are the instruments that ask by whom an age is assessed, and for which doubt. The
// Court asks for another method before any medical one.
var askDisciplines = []string{"eu-2024-1348/age_method", "crc-gc6", "unicef-2003-see"}

// askPhysicians are those that ask by whom a medical examination is made.
var askPhysicians = append([]string{"eu-2024-1348/age_medical"}, askDisciplines...)

// assessmentRules are about how an age was assessed, and what follows.
func assessmentRules() []Rule {
	return []Rule{
		&Safeguard[person.AgeAssessment]{
			Head: rule.Head{
				ID: "AGE-004", Title: "How age was assessed",
				Who: []rule.Role{"age-assessment-body"},
				ToDo: "Record the reasons for doubt. Use qualified assessors from several " +
					"disciplines, and a medical examination last.",
				Bases: []rule.Basis{
					rule.Limb("eu-2024-1348", "25(1)", "age_method"),
					rule.On("eu-2024-1348", "25(2)"),
					rule.Limb("eu-2024-1348", "25(3)", "age_medical"),
					toPresume, rule.On("crc-gc6", "31(i)"),
					rule.On("unicef-2003-see", "3.1.2"),
				},
				Topics: []string{"age.assessment"},
			},
			Each: AgeAssessments,
			Must: []Quality[person.AgeAssessment]{
				{
					Field: "multidisciplinary", Text: "assessors from several disciplines",
					Only: askDisciplines,
				},
				{
					Field: "qualified", Text: "qualified assessors", Only: askDisciplines,
					Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
						if slices.Contains(a.Methods, person.MethodMedical) {
							return Yes // the next quality asks
						}
						return answer(a.Qualified)
					},
				},
				{
					Field: "qualified", Text: "qualified medical professionals",
					Only: askPhysicians,
					Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
						if !slices.Contains(a.Methods, person.MethodMedical) {
							return Yes
						}
						return answer(a.Qualified)
					},
				},
				{
					Field: "methods", Text: "method beyond appearance",
					Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
						if len(a.Methods) == 0 {
							return DontKnow
						}
						return rule.If(slices.ContainsFunc(a.Methods, beyondAppearance))
					},
				},
				{
					Field: "methods", Text: "another method before any medical examination",
					Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
						medical := slices.Index(a.Methods, person.MethodMedical)
						return rule.If(medical < 0 ||
							slices.ContainsFunc(a.Methods[:medical], beyondTheBody))
					},
				},
				{
					Field: "upper", Text: "result of which the ends stand in order",
					Only:  askDisciplines,
					Reads: []string{"/age/assessments/lower"},
					Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
						return yesOrOpen(!a.UpsideDown())
					},
				},
				{Field: "doubt_recorded", Text: "reasons for doubt", Only: askDisciplines},
			},
			National: assessmentLaw(func(l jurisdiction.AgeAssessment) bool {
				return l.Multidisciplinary
			}),
		},
		&Safeguard[person.AgeAssessment]{
			Head: rule.Head{
				ID:    "AGE-005",
				Title: "Information, consent and representative before an age assessment",
				Who:   []rule.Role{"age-assessment-body"},
				ToDo: "Before the assessment, inform the person and the representative in a " +
					"language they understand. Record the consent to an examination.",
				Bases: []rule.Basis{
					rule.On("eu-2024-1348", "25(4)-(6)"), toPresume, rule.On("crc-gc6", "31(i)"),
				},
				Topics: []string{"age.assessment"},
			},
			Each: examinations,
			Must: []Quality[person.AgeAssessment]{
				{
					Field: "consent", Text: "consent to the examination",
					Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
						switch {
						case !medically(a):
							return Yes // an interview examines nobody
						case a.Consent == person.Declined:
							return No
						}
						return answer(a.Consent)
					},
				},
				{Field: "informed_language", Text: "information in a language understood"},
				byExamination("informed_day", "information before the examination",
					func(a *person.AgeAssessment) law.Day { return a.InformedDay }),
				byExamination("representative_informed",
					"representative informed before the examination",
					func(a *person.AgeAssessment) law.Day { return a.RepresentativeInformed }),
			},
			National: assessmentLaw(func(l jurisdiction.AgeAssessment) bool {
				return l.ChildConsent || l.GuardianConsent
			}),
		},
		&DutyEach[person.AgeAssessment]{
			Head: rule.Head{
				ID: "AGE-009", Title: "Age assessed soon after it was asked for",
				Who: []rule.Role{"age-assessment-body"},
				ToDo: "Make the assessment, and record the day. The measures for a child apply " +
					"meanwhile.",
				Bases: []rule.Basis{toAssess},
			},
			Of: assessmentsAskedFor,
			From: &Start[person.AgeAssessment]{
				Text: "the day on which the assessment was asked for",
				Find: func(_ *Pass, a *person.AgeAssessment) law.Day { return a.Asked },
			},
			Acts: []Act[person.AgeAssessment]{{
				Field: "day", Text: "age assessment", Labels: []string{agedOtherwise},
				Reads: append([]string{"/age/assessments"}, AgeVerified.Reads...),
				Look:  ageFound, Within: Within{Grade: rule.WithoutDelay},
			}},
			Ends: []*End{Left, Died, Closed},
		},
		&Safeguard[doubt]{
			Head: rule.Head{
				ID: "AGE-006", Title: "Benefit of the doubt after an age assessment",
				Who: []rule.Role{"identifying-body"},
				ToDo: "Treat the person as a child while the result allows an age under 18, or " +
					"while there is none.",
				Bases: []rule.Basis{
					rule.On("coe-197", "10(3)"), rule.On("eu-2011-36", "13(2)"),
					rule.Limb("eu-2024-1348", "25(2)", "age_presumption"),
					rule.On("crc-gc6", "31(i)"),
				},
			},
			Each: doubts,
			Must: []Quality[doubt]{
				{
					Field: "status", Text: treatedAsChild,
					Reads: []string{"/age/status", "/age/status_day"},
					Holds: func(p *Pass, _ *doubt) rule.Answer {
						a := &p.Subject.Age
						if a.Status == "" || a.StatusDay.After(p.On) {
							return DontKnow
						}
						return rule.If(a.Status != person.ConfirmedAdult)
					},
				},
				{
					Field: "assessments", Text: "result of the age assessment",
					Holds: func(_ *Pass, d *doubt) rule.Answer { return yesOrOpen(hasResult(d)) },
				},
			},
		},
	}
}

// thenRules are about the age at the offence, and about the birthday to come.
func thenRules() []Rule {
	return []Rule{
		&Safeguard[charge]{
			Head: rule.Head{
				ID: "AGE-007", Title: "Age at the time of the offence",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Charge what was done to a child as such: by the offence or by the " +
					"aggravating circumstance. Record why, if not.",
				Bases: []rule.Basis{rule.On("coe-197", "24"), rule.On("eu-2011-36", "4(2)")},
			},
			Each: only(charges, "each charge of trafficking",
				Quality[charge]{
					Field: "offence", Text: "the offence that is charged",
					Holds: func(_ *Pass, c *charge) rule.Answer {
						switch c.Offence {
						case cases.OffenceTrafficking, cases.OffenceTraffickingChild:
							return Yes
						case "":
							return DontKnow
						}
						return No
					},
				}),
			Owed: to(childThen),
			Unless: []Quality[charge]{
				{Field: "not_charged", Text: "why a circumstance is not charged"},
			},
			Must: []Quality[charge]{{
				Field: "aggravations", Text: "childhood of the victim in the charge", Lack: true,
				Reads: []string{"/proceedings"},
				Holds: func(_ *Pass, c *charge) rule.Answer {
					return rule.If(c.Offence == cases.OffenceTraffickingChild ||
						slices.Contains(c.Aggravations, cases.AggravatedChild))
				},
			}},
		},
		&Duty{
			Head: rule.Head{
				ID: "AGE-008", Title: "Plan for turning 18",
				Who: []rule.Role{"caseworker"},
				ToDo: "Make a plan with the child for the time after the 18th birthday. Make it " +
					"before that day.",
				// The programmes that the directive asks for are wider than a plan for one child.
				Bases: []rule.Basis{
					{
						Instrument: "eu-2011-36", Pinpoint: "14(1)", Topic: "transition",
						Supports: true,
					},
					rule.Supported("eu-2011-36", "14(1)"),
				},
			},
			Owed: to(Child),
			From: presumedAndHere,
			Done: rule.Either("plan for turning 18",
				rule.First("plan for adulthood", transitions),
				rule.First("individual plan for adulthood", only(Plans, "each plan for adulthood",
					is("kind", "a plan for adulthood", func(x *care.Plan) bool {
						return x.Kind == "transition"
					})))),
			Ends: []*End{OfAge},
		},
	}
}

// An ageOf is the age of the person, with its place in the record.
type ageOf struct {
	*person.Age
	at rule.Path
}

// ages is a list of one: what is known of the age of the person.
var ages = &List[ageOf]{
	Name: "age", Text: "age of the person",
	All:  func(p *Pass) []ageOf { return []ageOf{{&p.Subject.Age, p.Path("age")}} },
	Path: func(a *ageOf) rule.Path { return a.at },
}

// ageMissing is a fact that is missing where the age is read as it is for a reason.
func ageMissing(field, text string, reason person.AgeReason) Quality[ageOf] {
	return Quality[ageOf]{
		Field: field, Text: text, Only: onRecord,
		Holds: func(p *Pass, a *ageOf) rule.Answer {
			return yesOrOpen(a.ChildOn(p.On).Reason != reason)
		},
	}
}

// firstStep is the first day on which anybody knew of the person: of a step towards identification,
// or that on which the file was opened.
func firstStep(p *Pass) law.Day {
	var day law.Day
	if opened := p.Subject.File.Opened; p.Happened(opened) {
		day = opened
	}
	for i := range p.Subject.Status {
		if d := p.Subject.Status[i].Day; p.Happened(d) {
			day = first(day, d)
		}
	}
	return day
}

// statusDated answers whether it is known since when the age counts as it does: without a day
// nobody grows up.
func statusDated(p *Pass, a *ageOf) rule.Answer {
	switch a.ChildOn(p.On).Reason {
	case person.StatusSaysChild:
		return yesOrOpen(person.Dated(a.StatusDay))
	case person.ReasonsToBelieve, person.AgeInDispute:
		return yesOrOpen(!a.LastSeen().IsZero())
	case person.AdultWithoutDay:
		return yesOrOpen(!adultUndated(a))
	}
	return Yes
}

func adultUndated(a *ageOf) bool {
	return a.Status == person.ConfirmedAdult && !person.Dated(a.StatusDay)
}

const treatedAsChild = "treatment as a child"

var measuresEnds = []*End{AgeVerified, OfAge, Left, Died, Closed}

// lastOwed is the last day by that of the check on which what an event opened was owed.
func lastOwed(p *Pass, e rule.Event, ends []*End) law.Day {
	on := p.On
	for _, x := range ends {
		if day := x.Find(p, e); !day.IsZero() && !day.After(on) {
			on = day.AddDays(-1)
		}
	}
	return on
}

// childMeasures finds since when the person was treated as a child while the age was in doubt.
func childMeasures(p *Pass, e rule.Event) rule.Deed {
	a, on := &p.Subject.Age, lastOwed(p, e, measuresEnds)
	switch {
	case a.Status == person.ConfirmedAdult && !a.StatusDay.After(on):
		return rule.Deed{
			State: rule.Flawed, Path: p.Path("age").At("status"), Label: treatedAsChild,
		}
	case a.ChildMeasures == person.No:
		return rule.Deed{
			State: rule.Flawed, Path: p.Path("age").At("child_measures"),
			Label: "measures for a child",
		}
	case a.ChildMeasures == person.Yes && a.ChildMeasuresDay.IsZero():
		return rule.Deed{
			State: rule.Unsure, Path: p.Path("age").At("child_measures_day"),
			Label: "day of the measures for a child",
		}
	case a.ChildMeasures == person.Yes && p.Happened(a.ChildMeasuresDay):
		return rule.Deed{
			State: rule.Done, Day: a.ChildMeasuresDay, Path: p.Path("age").At("child_measures"),
		}
	}
	return rule.Deed{}
}

// stoppedForAge answers whether a proceeding was stopped because the age was not known. Of a stop
// without a reason on file that is not known where the age was in doubt.
func stoppedForAge(p *Pass, s *stop) rule.Answer {
	switch {
	case slices.Contains(s.Reasons, cases.ClosedAgeUnknown):
		return Yes
	case len(s.Reasons) == 0 && p.Subject.Age.ChildOn(s.Day).Standing == person.PresumedToBe:
		return DontKnow
	}
	return No
}

func beyondAppearance(m person.AgeMethod) bool {
	return law.IsValid(m) && m != person.MethodAppearance
}

func beyondTheBody(m person.AgeMethod) bool {
	return beyondAppearance(m) && m != person.MethodMedical
}

// byExamination is a quality of a medical examination: that something was done by its day.
func byExamination(
	field, text string, day func(*person.AgeAssessment) law.Day,
) Quality[person.AgeAssessment] {
	return Quality[person.AgeAssessment]{
		Field: field, Text: text, Reads: []string{"/age/assessments/day"},
		Holds: func(p *Pass, a *person.AgeAssessment) rule.Answer {
			switch d := day(a); {
			case d.IsZero(), a.Day.IsZero() && !p.Happened(d):
				return DontKnow
			default:
				return rule.If(a.Day.IsZero() || !d.After(a.Day))
			}
		},
	}
}

// assessmentsAskedFor are the assessments of which it is recorded when they were asked for.
var assessmentsAskedFor = &List[person.AgeAssessment]{
	Name: AgeAssessments.Name, Text: "each age assessment that was asked for on a day on file",
	All: AgeAssessments.All,
	Only: []Quality[person.AgeAssessment]{is("asked", "asked for on a day on file",
		func(a *person.AgeAssessment) bool { return !a.Asked.IsZero() })},
	Day: func(a *person.AgeAssessment) law.Day { return a.Asked },
	At:  AgeAssessments.At,
	ID:  AgeAssessments.ID,
}

const agedOtherwise = "age that was found otherwise"

// ageFound is the assessment that was asked for, or what found the age in its place: another
// assessment, or the papers (T.K. v. Greece asks that they be taken into account). The presumption
// lasts until the age is verified, whatever verifies it (CETS No. 197, article 10(3)).
func ageFound(p *Pass, a *person.AgeAssessment) rule.Deed {
	if p.Happened(a.Day) {
		return rule.Deed{State: rule.Done, Day: a.Day}
	}
	day := AgeVerified.Find(p, rule.Event{Day: a.Asked})
	for i := range p.Subject.Age.Assessments {
		x := &p.Subject.Age.Assessments[i]
		if p.Happened(x.Day) && !x.Day.Before(a.Asked) && x.Inconclusive != person.Yes {
			day = first(day, x.Day)
		}
	}
	if !p.Happened(day) {
		return rule.Deed{}
	}
	return rule.Deed{State: rule.Done, Day: day, Label: agedOtherwise}
}

// examinations are the medical examinations of the age, and the other assessments in which the
// person did not understand: what is asked of those by decisions on article 8 of the Convention on
// Human Rights, and by the Committee on the Rights of the Child in S.E.M.A. v. France
// (CRC/C/92/D/130/2020), is asked where the file tells of a lack.
var examinations = func() *List[person.AgeAssessment] {
	l := only(AgeAssessments,
		"each medical examination of the age, and each assessment that was not understood",
		Quality[person.AgeAssessment]{
			Field: "methods",
			Text:  "a medical examination, or an assessment that was not understood",
			Reads: []string{"/age/assessments/informed_language"},
			Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
				return rule.If(medically(a) || a.InformedLanguage == person.No)
			},
		})
	l.Rests = func(_ *Pass, a *person.AgeAssessment) []string {
		if medically(a) {
			return nil
		}
		return []string{"echr", "crc-gc6"}
	}
	return l
}()

// medically reports whether an assessment examined the body.
func medically(a *person.AgeAssessment) bool {
	return slices.Contains(a.Methods, person.MethodMedical)
}

// investigatedBeside reports whether another proceeding on trafficking in the same State ran when
// one was stopped, or was opened since: then the age prevented no investigation.
func investigatedBeside(p *Pass, s *stop) bool {
	for _, x := range runningLast.Of(p)[s.of.Place.Country()] {
		if x.of != nil && x.of != s.of && !x.until.Before(s.Day) {
			return true
		}
	}
	return false
}

// A running is a proceeding and the last day on which it ran.
type running struct {
	of    *cases.Proceeding
	until law.Day
}

// runningLast are, by country, the two proceedings on trafficking that ran the longest.
var runningLast = &Memo[map[jurisdiction.Code][2]running]{
	Make: func(p *Pass) map[jurisdiction.Code][2]running {
		out := map[jurisdiction.Code][2]running{}
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			moved := onward(x, p.On)
			if !x.Place.IsValid() || !trafficking(x) || moved.IsZero() {
				continue
			}
			until := p.On
			if ended(x, p.On) {
				until = moved
				if over := endedOn(x, p.On); !over.IsZero() {
					until = last(until, over.AddDays(-1))
				}
			}
			two := out[x.Place.Country()]
			switch one := (running{x, until}); {
			case two[0].of == nil || until.After(two[0].until):
				two[0], two[1] = one, two[0]
			case two[1].of == nil || until.After(two[1].until):
				two[1] = one
			}
			out[x.Place.Country()] = two
		}
		return out
	},
}

// assessmentLaw finds the national law on the assessment of age, where it asks for the same. Most
// of what the profiles hold stands in acts on asylum, and they do not tell which: it counts only
// where somebody had applied for asylum.
func assessmentLaw(asks func(jurisdiction.AgeAssessment) bool) func(
	*Pass, jurisdiction.Code, *person.AgeAssessment,
) (jurisdiction.Code, law.Citation, bool) {
	return func(
		p *Pass, place jurisdiction.Code, a *person.AgeAssessment,
	) (jurisdiction.Code, law.Citation, bool) {
		day := a.Day
		if day.IsZero() {
			day = p.On
		}
		if SeeksAsylum.Test(p, day).Answer != Yes {
			return "", law.Citation{}, false
		}
		e, state := p.Profile(place).Age.Assessment.At(day)
		return place, e.Source, state == law.Known && asks(e.Value)
	}
}

// A doubt is what the last assessment of age left of it. It stands where the age status stands.
type doubt struct {
	*person.AgeAssessment
	at rule.Path
}

// doubts is a list of at most one: the last assessment whose doubt still stands, of a person who
// may be a child. How 18 was found is for another rule.
var doubts = &List[doubt]{
	Name: "age", Text: "doubt that an age assessment left",
	All: func(p *Pass) []doubt {
		a := &p.Subject.Age
		if !a.ChildOn(p.On).IsChild() {
			return nil
		}
		best := -1
		for _, i := range a.DoubtsLeft(p.On) {
			s := &a.Assessments[i]
			adult := s.Inconclusive != person.Yes && !s.UpsideDown() && s.Lower >= 18
			if s.Day.After(p.On) || adult {
				continue
			}
			if best < 0 || !s.Day.Before(a.Assessments[best].Day) {
				best = i
			}
		}
		if best < 0 {
			return nil
		}
		return []doubt{{&a.Assessments[best], p.Path("age")}}
	},
	Day:  func(d *doubt) law.Day { return d.Day },
	At:   func(d *doubt) jurisdiction.Code { return d.Place },
	ID:   func(d *doubt) string { return d.ID },
	Path: func(d *doubt) rule.Path { return d.at },
}

// hasResult reports whether the result of an assessment is on file, or that there is none.
func hasResult(d *doubt) bool {
	return d.Inconclusive == person.Yes || d.Upper > 0 && !d.UpsideDown()
}

// transitions are the plans for the time after the 18th birthday.
var transitions = &List[care.Plan]{
	Name: "transition", Text: "each plan for adulthood",
	All: func(p *Pass) []care.Plan { return p.Subject.Transitions },
	Day: func(x *care.Plan) law.Day { return x.Day },
	ID:  func(x *care.Plan) string { return x.ID },
}

// presumedAndHere is [presumed] of who did not leave, and whose case was not closed, before the
// 18th birthday.
var presumedAndHere = &Trigger{
	Name: "presumed-and-here", Text: Presumed.Text, Asks: Presumed.Asks,
	Reads: append(append([]string{"/died", "/closed", "/closures", "/returns", "/removals"},
		Presumed.Reads...), "/age"),
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		e := p.Find(Presumed, state)
		if e.Day.IsZero() {
			return e
		}
		grown := OfAge.Find(p, e)
		for _, x := range []*End{Left, Died, Closed} {
			if day := x.Find(p, e); p.Happened(day) && (grown.IsZero() || day.Before(grown)) {
				return rule.Event{}
			}
		}
		return e
	},
}
