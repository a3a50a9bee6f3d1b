package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func assistRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "ASSIST-001", Title: "Assistance from the moment of reasonable grounds",
				Who: []rule.Role{"shelter"},
				ToDo: "Offer the first service as soon as there are reasonable grounds. Record " +
					"the day.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "11(2)"),
					rule.Limb("coe-197", "10(2)", "assistance"),
					rule.Supported("coe-197", "12(1)(a)-(e)"), rule.Supported("coe-197", "12(2)"),
					toHelp,
				},
			},
			From: Grounds, OwnLaw: true, Done: firstHelp,
			Within: Within{Policy: rule.FirstService, Grade: rule.AtOnce},
			Ends:   []*End{Left, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "ASSIST-002", Title: "Minimum assistance package",
				Who: []rule.Role{"shelter"},
				ToDo: "Offer each part of the minimum package. Record what the person declined " +
					"or does not need.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(1)(a)-(e)"), rule.On("coe-197", "12(1)(f)"),
					rule.On("coe-197", "13(2)"), rule.On("eu-2011-36", "11(5)"),
					rule.On("eu-2004-81", "7(1)"), rule.On("palermo", "6(3)"),
				},
			},
			From: Presumed, Done: minimumPackage,
			Within: Within{Grade: rule.WithoutDelay},
			Ends:   []*End{Left, Died, Closed},
		},
		&Safeguard[care.Service]{
			Head: rule.Head{
				ID: "ASSIST-003", Title: "Assistance does not depend on cooperation",
				Who: []rule.Role{"shelter"},
				ToDo: "Offer the service again. Help does not depend on cooperation or " +
					"testimony.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(6)"), rule.On("eu-2011-36", "11(3)"),
					rule.Supported("eu-2012-29", "8-9"), rule.On("ohchr-2002", "Principle 8"),
					rule.On("unicef-2003-see", "3.9"),
				},
			},
			Each: stoppedServices,
			Must: []Quality[care.Service]{{
				Field: "reasons", Text: "help independent of cooperation",
				Reads: []string{"/services/outcome"}, Holds: independent,
			}},
		},
		&Duty{
			Head: rule.Head{
				ID: "ASSIST-004", Title: "Individual needs assessment",
				Who: []rule.Role{"caseworker"},
				ToDo: "Assess the needs of the child: health, disability, pregnancy, trauma, " +
					"safety and schooling.",
				Bases: []rule.Basis{
					rule.Limb("eu-2011-36", "14(1)", "assistance"),
					rule.On("coe-197", "12(2)"), rule.Supported("eu-2011-36", "11(7)"),
					rule.Supported("eu-2011-36", "12(3)"), rule.Supported("eu-2012-29", "22"),
				},
			},
			Owed: to(Child), From: Presumed,
			Done: rule.First("individual needs assessment", Needs, Quality[care.NeedAssessment]{
				Field: "covers", Text: "all aspects of the assessment",
				Reads: []string{"/sex", "/age"}, Holds: everyAspect,
			}),
			Within: Within{Policy: rule.NeedsAssessment, Grade: rule.WithoutDelay},
			Ends:   []*End{OfAge, Left, Died, Closed},
		},
		&Safeguard[care.Placement]{
			Head: rule.Head{
				ID: "ASSIST-005", Title: "Safe and child-appropriate accommodation",
				Who: []rule.Role{"child-protection", "shelter"},
				ToDo: "Find a safe place. Place a child where it fits children, apart from " +
					"adults who are not family, or record why not.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(1)(a)-(e)"), rule.On("coe-197", "12(2)"),
					rule.On("coe-197", "12(7)"), rule.On("eu-2011-36", "11(5)"),
					rule.On("eu-2011-36", "11(5a)"), rule.On("crc", "3(3)"),
					rule.On("palermo", "6(4)"), toProtect, toHouse,
				},
				Danger: true,
			},
			Each: homes, Lasting: true, Until: func(x *care.Placement) law.Day { return x.To },
			What: "safe placement",
			Must: []Quality[care.Placement]{
				{
					Field: "with_suspect", Text: "household without a suspect",
					Holds: func(_ *Pass, x *care.Placement) rule.Answer {
						return rule.If(!x.WithSuspect.Warns())
					},
				},
				// Who sleeps on the street has no place that could be safe or fit a child.
				forChild("kind", "place to live other than the street",
					func(x *care.Placement) rule.Answer {
						return rule.If(x.Kind != care.PlacementStreet)
					}),
				{Field: "safe", Text: "safe placement"},
				forChild("child_suitable", "placement suitable for a child",
					func(x *care.Placement) rule.Answer { return answer(x.ChildSuitable) }),
				forChild("mixed_adults", "placement apart from adults who are not family",
					func(x *care.Placement) rule.Answer {
						return answer(x.MixedAdults).Not().Or(apartUnneeded(x.MixedReason))
					}),
			},
		},
		&Safeguard[care.Placement]{
			Head: rule.Head{
				ID: "ASSIST-009", Title: "No detention of an adult in place of shelter",
				Who: []rule.Role{"immigration-authority", "police"},
				ToDo: "End the detention and find a shelter. For a detention that the law " +
					"allows, record the legal basis and why nothing else would do.",
				Bases: []rule.Basis{
					notToDetain, rule.Supported("coe-197", "12(1)(a)-(e)"),
					rule.On("ohchr-2002", "Principle 7"),
				},
				Danger: true,
			},
			Each: detentions, Owed: to(Grown), What: "detention that the law allows",
			Must: []Quality[care.Placement]{
				{Field: "legal_basis", Text: "legal basis of the detention", Lack: true},
				{
					Field: "last_resort", Text: "why nothing else would do", Lack: true,
					Only: []string{"ohchr-2002"},
				},
			},
		},
		&Duty{
			Head: rule.Head{
				ID: "ASSIST-006", Title: "Access to education",
				Who:  []rule.Role{"caseworker", "guardian"},
				ToDo: "Ask for a place at school and enrol the child, or record why not.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(1)(f)"),
					rule.Limb("eu-2011-36", "14(1)", "education"),
					rule.On("eu-2004-81", "10(b)"), rule.On("crc", "28"),
					rule.On("ilo-c182", "7(2)"),
				},
			},
			Owed: to(Child), From: Presumed,
			Done:   rule.Either("place at school", enrolment, attendance, noSchool),
			Within: Within{Policy: rule.Schooling, Grade: rule.InGoodTime},
			Ends:   []*End{OfAge, Left, Died, Closed},
		},
		&Safeguard[care.Service]{
			Head: rule.Head{
				ID: "ASSIST-007", Title: "Informed consent to each service",
				Who: []rule.Role{"shelter"},
				ToDo: "Get consent before the service starts. For a child, also get that of " +
					"the guardian.",
				Bases: []rule.Basis{
					rule.On("coe-197", "12(7)"), rule.On("eu-2011-36", "11(5)"),
					rule.On("icmpd-trm", "SOP 2"),
				},
			},
			Each: startedServices, What: "consent to the service",
			Must: []Quality[care.Service]{
				{
					Field: "consent", Text: "consent to the service", Reads: consentReads,
					Holds: consented,
				},
				{
					Field: "consent", Text: "language of the consent and view of the child",
					Reads: consentReads,
					Holds: func(p *Pass, s *care.Service) rule.Answer {
						c := consentOf(p, s)
						if c == nil || p.Subject.ConsentGap(*c, s.Started) != "" {
							return DontKnow
						}
						return Yes
					},
				},
				{
					Field: "ended", Text: "end of the service with its consent",
					Reads: append([]string{"/services"}, consentReads...), Holds: stoppedInTime,
				},
			},
			Unless: []Quality[care.Service]{
				{
					Field: "emergency", Text: "emergency in which the service could not wait",
					Reads: []string{"/consents"},
					Holds: func(p *Pass, s *care.Service) rule.Answer {
						return rule.If(s.Emergency == person.Yes && consentOf(p, s) == nil)
					},
				},
				{
					Field: "placement", Text: "placement ordered by an authority",
					Reads: []string{"/placements", "/consents", "/age"},
					Holds: func(p *Pass, s *care.Service) rule.Answer {
						return rule.If(consentOf(p, s) == nil && ordered(p, s))
					},
				},
			},
		},
		&Duty{
			Head: rule.Head{
				ID: "ASSIST-008", Title: "Information on rights at first contact",
				Who: []rule.Role{"first-contact"},
				ToDo: "Explain proceedings, assistance, legal aid, compensation, reflection " +
					"period, residence permit and asylum. Use a language and form the person " +
					"understands.",
				Bases: []rule.Basis{
					rule.On("coe-197", "15(1)"), rule.On("coe-197", "12(1)(a)-(e)"),
					rule.On("coe-201", "31(2),(6)"), rule.On("eu-2011-36", "11(6)"),
					rule.On("eu-2012-29", "3-4"), rule.On("palermo", "6(2)"),
				},
			},
			From: Contact, Done: informed,
			Within: Within{Grade: rule.AtOnce},
			Ends:   []*End{Left, Died, Closed},
		},
	}
}

// everyAspect answers whether an assessment looked at all that there is to look at: a boy is not
// asked for a pregnancy, nor an infant for that or for school.
func everyAspect(p *Pass, n *care.NeedAssessment) rule.Answer {
	infant := PastInfancy.Test(p, n.Day).Answer == No
	for _, a := range law.Codes[care.AssessmentAspect]() {
		switch {
		case slices.Contains(n.Covers, a):
		case a == "pregnancy" && (infant || p.Subject.Sex == person.Male),
			a == "schooling" && infant:
		default:
			return DontKnow
		}
	}
	return Yes
}

// signReads are what tells when help began to count: see [servedIn].
var signReads = []string{"/status", "/indicators", "/detection", "/proceedings", "/stays"}

// servedIn answers whether help counts that a State owes since an event: it began since the first
// sign there, or it goes on after the event although it began earlier. Help without a day may be of
// any time.
func servedIn(p *Pass, e rule.Event, from, to law.Day, lasts rule.Answer) rule.Answer {
	since := e.Day
	if s := p.Find(FirstSign, e.Place); !s.Unknown && !s.Day.IsZero() && s.Day.Before(since) {
		since = s.Day
	}
	switch {
	case from.IsZero():
		return DontKnow
	case !from.Before(since):
		return Yes
	case !to.IsZero():
		return rule.If(!to.Before(since))
	}
	return lasts
}

// offeredIn is what a service shows of an offer in the time in which it was owed.
func offeredIn(p *Pass, e rule.Event, s *care.Service) rule.Answer {
	if s.State.Pending() || s.State == care.ServiceRefused || s.Since().After(p.On) {
		return No
	}
	lasts := No // an offer is made on its day
	if !s.Started.IsZero() {
		lasts = DontKnow
	}
	return servedIn(p, e, s.Since(), s.Ended, lasts)
}

// accommodates answers whether a placement gives a person a place to live that is no danger, apart
// from the home that the person has.
func accommodates(x *care.Placement) rule.Answer {
	switch {
	case !x.Kind.InCare(), x.Safe == person.No, x.WithSuspect.Warns():
		return No
	case x.Kind == "unknown":
		return DontKnow
	}
	return Yes
}

// placedIn is what the placements show of accommodation in the time in which it was owed.
func placedIn(p *Pass, e rule.Event) rule.Deed {
	var best rule.Deed
	for i := range p.Subject.Placements {
		x := &p.Subject.Placements[i]
		if x.From.After(p.On) || !here(x.Place, e.Place) {
			continue
		}
		path := p.Base().Elem("placements", i)
		switch accommodates(x).And(servedIn(p, e, x.From, x.To, Yes)) {
		case Yes:
			if best.State != rule.Done || x.From.Before(best.Day) {
				best = rule.Deed{State: rule.Done, Day: x.From, Path: path, Place: x.Place}
			}
		case DontKnow:
			if best.State == rule.NothingDone {
				best = rule.Deed{State: rule.Unsure, Path: path, Label: helpUnclear}
			}
		}
	}
	return best
}

const (
	helpUnclear = "day on which the help was given"
	allUnneeded = "need for no service"
	offerState  = "state of the offer"
	ageOpen     = "age of the person, on which education depends"
)

// firstHelp is the first service that was offered, or a placement.
var firstHelp = &Doing{
	Text: "first service", Labels: []string{helpUnclear, allUnneeded}, Home: "services",
	Reads: append([]string{"/services", "/placements", "/age"}, signReads...),
	Look: func(p *Pass, e rule.Event) rule.Deed {
		best := placedIn(p, e)
		unneeded := map[care.NeedKind]bool{}
		for i := range p.Subject.Services {
			s := &p.Subject.Services[i]
			if s.State == care.ServiceNotNeeded {
				unneeded[s.Kind] = true
				continue
			}
			path := p.Base().Elem("services", i).At("offered")
			if s.Offered.IsZero() && !s.Started.IsZero() {
				path = p.Base().Elem("services", i).At("started")
			}
			switch offeredIn(p, e, s) {
			case Yes:
				if best.State != rule.Done || s.Since().Before(best.Day) {
					best = rule.Deed{State: rule.Done, Day: s.Since(), Path: path}
				}
			case DontKnow:
				if best.State == rule.NothingDone {
					best = rule.Deed{State: rule.Unsure, Path: path, Label: helpUnclear}
				}
			}
		}
		if best.State != rule.NothingDone {
			return best
		}
		for _, n := range packageParts(p) {
			if !unneeded[n] {
				return best
			}
		}
		return rule.Deed{State: rule.Excused, Path: p.Path("services"), Label: allUnneeded}
	},
}

// minimumPackage is all parts of the minimum package: each offered, declined or not needed.
var minimumPackage = rule.All(
	"parts of the minimum package", "services",
	append([]string{
		"/services", "/placements", "/legal_aid", "/education", "/health", "/communication", "/age",
	}, signReads...),
	packageParts, packagePart, helpUnclear, offerState, ageOpen,
)

// packageParts are the parts of the minimum package for the person; the last is for children.
func packageParts(p *Pass) []care.NeedKind {
	parts := []care.NeedKind{
		care.NeedAccommodation, care.NeedMaterial, care.NeedMedical, care.NeedPsychological,
	}
	if p.Subject.Communication.Interpreter != person.No {
		parts = append(parts, care.NeedInterpretation)
	}
	parts = append(parts, care.NeedCounselling, care.NeedInProceedings)
	if p.Is(Child, p.On).Answer != No {
		parts = append(parts, care.NeedEducation)
	}
	return parts
}

// packagePart looks for one part of the minimum package: among the services, and among the records
// that say the same in another list.
func packagePart(p *Pass, e rule.Event, need care.NeedKind) rule.Deed {
	best := otherwise(p, e, need)
	for i := range p.Subject.Services {
		s := &p.Subject.Services[i]
		if s.Kind != need || best.State == rule.Done {
			continue
		}
		path := p.Base().Elem("services", i)
		switch got := offeredIn(p, e, s); {
		case got == Yes, got == DontKnow && s.Since().IsZero() && s.State != "":
			// The record says how the offer stands: its day matters less than that.
			best = rule.Deed{State: rule.Done, Day: s.Since(), Path: path}
		case got == DontKnow && best.State == rule.NothingDone:
			best = rule.Deed{State: rule.Unsure, Path: path.At("started"), Label: helpUnclear}
			if s.Since().IsZero() {
				best.Path, best.Label = path.At("state"), offerState
			}
		}
	}
	if best.State == rule.NothingDone && need == care.NeedEducation &&
		p.Is(Child, p.On).Answer == DontKnow {
		return rule.Deed{State: rule.Unsure, Path: p.Path("age"), Label: ageOpen}
	}
	return best
}

// otherwise looks for a part of the minimum package in the list of its own: a place to live among
// the placements, a lawyer among the legal aid.
func otherwise(p *Pass, e rule.Event, need care.NeedKind) rule.Deed {
	v := p.Subject.Victim
	done := func(day law.Day, path rule.Path) rule.Deed {
		if p.Happened(day) && servedIn(p, e, day, law.Day{}, No) == Yes {
			return rule.Deed{State: rule.Done, Day: day, Path: path}
		}
		return rule.Deed{}
	}
	var best rule.Deed
	switch need {
	case care.NeedAccommodation:
		return placedIn(p, e)
	case care.NeedMedical:
		for i := range v.HealthChecks {
			d := done(v.HealthChecks[i].CareProvided, p.Base().Elem("health", i))
			if d.State == rule.Done {
				best = d
			}
		}
	case care.NeedInProceedings:
		for i := range v.LegalAids {
			if v.LegalAids[i].On(p.On) {
				best = rule.Deed{
					State: rule.Done, Day: v.LegalAids[i].Assigned,
					Path: p.Base().Elem("legal_aid", i),
				}
			}
		}
	case care.NeedEducation:
		for i := range v.Schooling {
			s := &v.Schooling[i]
			if s.On(p.On) || excusesSchool(s) != No {
				best = rule.Deed{State: rule.Done, Path: p.Base().Elem("education", i)}
			}
		}
	}
	return best
}

// stoppedServices are the services that were refused to the person, or ended.
var stoppedServices = &List[care.Service]{
	Name: "services", Text: "each service refused or ended",
	All: func(p *Pass) []care.Service { return p.Subject.Services },
	Only: []Quality[care.Service]{is("state", "refused or ended", func(s *care.Service) bool {
		return s.State == care.ServiceRefused || s.State == care.ServiceEnded || !s.Ended.IsZero()
	})},
	Day:  func(s *care.Service) law.Day { return s.Ended },
	ID:   func(s *care.Service) string { return s.ID },
	Kind: func(s *care.Service) string { return codeOf(s.Kind) },
}

// independent answers whether the end of a service has another cause than that the person did not
// cooperate: a reason on file, a goal that was reached, or the person, who wanted it no more.
func independent(_ *Pass, s *care.Service) rule.Answer {
	switch {
	case slices.Contains(s.Reasons, care.ReasonNoCooperation):
		return No
	case len(s.Reasons) > 0, s.Outcome == care.OutcomeAchieved, s.Outcome == "withdrew",
		s.Outcome == "no-show":
		return Yes
	}
	return DontKnow
}

// homes are the placements that last today: each of a child, and those of an adult in which
// somebody placed the person or that are recorded as a danger; and those that have ended for whose
// end a State was answerable. Detention is no home.
var homes = &List[care.Placement]{
	Name: "placements",
	Text: "each placement that lasts, and each that ended and was for a State to prevent or end",
	All:  func(p *Pass) []care.Placement { return p.Subject.Placements },
	Only: []Quality[care.Placement]{{
		Field: "kind", Text: "placement that lasts, or was for a State to prevent or end",
		Reads: append([]string{"/age", "/indicators"}, signReads...),
		Holds: func(p *Pass, x *care.Placement) rule.Answer {
			switch {
			case x.Kind == care.PlacementDetention, x.From.After(p.On):
				return No
			case lived(p, x) != p.On:
				return rule.If(answerable(p, x))
			case x.Kind.InCare(), x.Safe == person.No, x.WithSuspect.Warns():
				return Yes
			}
			return rule.If(p.Is(Child, p.On).Answer != No)
		},
	}},
	Day:  Placements.Day,
	At:   Placements.At,
	ID:   Placements.ID,
	Kind: Placements.Kind,
}

// apartUnneeded answers whether there is a reason for which a child lives with adults who are not
// family. That nothing else was to be had is none: CETS No. 197, article 12(7), and Directive
// 2011/36/EU, article 11(5), ask for what fits, and know no want of places.
func apartUnneeded(r care.AbsenceReason) rule.Answer {
	switch r {
	case "", care.AbsenceNotAvailable:
		return No
	case care.AbsenceOtherReason:
		return DontKnow
	}
	return Yes
}

// lived is the last day of a placement, by the day of the check.
func lived(p *Pass, x *care.Placement) law.Day {
	if p.Happened(x.To) {
		return x.To
	}
	return p.On
}

// answerable reports whether a placement that ended was for a State to prevent or to end: an
// authority had ordered it, or it went on for more than the days of [rule.AtOnce] after the first
// sign. What an exploiter arranged before anybody knew is what was done to the person.
func answerable(p *Pass, x *care.Placement) bool {
	if x.OrderedBy != "" {
		return true
	}
	sign := p.Find(FirstSign, x.Place)
	return !sign.Unknown && !sign.Day.IsZero() &&
		x.To.DaysSince(last(sign.Day, x.From)) > rule.AtOnce.Days()
}

// forChild makes a quality that is asked of the placement of a child only. A child may have to
// spend the first days in a place that is not for children.
func forChild(
	field, text string, holds func(*care.Placement) rule.Answer,
) Quality[care.Placement] {
	return Quality[care.Placement]{
		Field: field, Text: text, Reads: []string{"/age"},
		// What article 4 asks of every placement is that it is safe.
		Only: []string{
			"coe-197", "eu-2011-36", "eu-2024-1712", "crc", "palermo", "echr/placement",
		},
		Holds: func(p *Pass, x *care.Placement) rule.Answer {
			end := lived(p, x)
			if end != p.On && !x.From.IsZero() && end.DaysSince(x.From) <= rule.AtOnce.Days() {
				return Yes
			}
			return p.Is(Child, end).Answer.Not().Or(holds(x))
		},
	}
}

// schooling is the list of stretches at school or without one.
var schooling = &List[care.Schooling]{
	Name: "education", Text: "each stretch at school",
	All: func(p *Pass) []care.Schooling { return p.Subject.Schooling },
	Day: func(s *care.Schooling) law.Day { return s.Enrolled },
	ID:  func(s *care.Schooling) string { return s.ID },
}

// enrolment lasts until the child leaves school.
var enrolment = rule.Lasting("enrolment at school", only(schooling, "each enrolment",
	Quality[care.Schooling]{Field: "enrolled", Text: "enrolment", Lack: true},
), func(s *care.Schooling) law.Day { return s.Left })

// attendance is that the child goes to school, where the day of the enrolment is not on file.
var attendance = &Doing{
	Text: "attendance at school", Home: "education", Reads: []string{"/education"},
	Look: func(p *Pass, _ rule.Event) rule.Deed {
		for i := range p.Subject.Schooling {
			s := &p.Subject.Schooling[i]
			if s.Attends == person.Yes && s.Enrolled.IsZero() &&
				(s.Left.IsZero() || s.Left.After(p.On)) {
				return rule.Deed{
					State: rule.Done, Path: p.Base().Elem("education", i).At("attends"),
				}
			}
		}
		return rule.Deed{}
	},
}

const whyNoSchool = "why the child is not at school"

// excusesSchool answers whether a stretch without school has a reason that counts. Access to
// education is owed to every child victim (CETS No. 197, article 12(1)(f)): that there was no
// place, or that nobody found it necessary, is no reason.
func excusesSchool(s *care.Schooling) rule.Answer {
	switch s.Absent {
	case care.AbsenceTooYoung, care.AbsenceOwnWish, care.AbsenceHealth, care.AbsenceSafety,
		care.AbsenceBestInterests, care.AbsenceReasonedOrder:
		return Yes
	case care.AbsenceOtherReason:
		return DontKnow // a reason that is told nowhere
	}
	return rule.If(slices.Contains(s.Barriers, "too-young"))
}

// noSchool is the reason, in the last stretch, why a child is not at school.
var noSchool = &Doing{
	Text: whyNoSchool, Labels: []string{whyNoSchool}, Home: "education",
	Reads: []string{"/education"},
	Look: func(p *Pass, _ rule.Event) rule.Deed {
		list := p.Subject.Schooling
		i := care.Last(list, p.On)
		if i < 0 {
			return rule.Deed{}
		}
		d := rule.Deed{Label: whyNoSchool, Path: p.Base().Elem("education", i).At("absent")}
		switch excusesSchool(&list[i]) {
		case Yes:
			d.State = rule.Excused
		case DontKnow:
			d.State = rule.Unsure
		default:
			return rule.Deed{}
		}
		return d
	},
}

// startedServices are the services that began.
var startedServices = &List[care.Service]{
	Name: "services", Text: "each service that started",
	All: func(p *Pass) []care.Service { return p.Subject.Services },
	Only: []Quality[care.Service]{
		{Field: "started", Text: "start of the service", Lack: true},
	},
	Day:  func(s *care.Service) law.Day { return s.Started },
	ID:   func(s *care.Service) string { return s.ID },
	Kind: func(s *care.Service) string { return codeOf(s.Kind) },
}

// consentReads are the facts that make a consent count or not.
var consentReads = []string{
	"/consents", "/age", "/guardians", "/relatives", "/family", "/placements", "/suspects",
	"/measures", "/events", "/do_not_contact",
}

// consentOf returns the consent that a service names, or nil.
func consentOf(p *Pass, s *care.Service) *victim.Consent {
	return lookUp(p, consentsByID, p.Subject.Consents, s.Consent, idOfConsent)
}

// consented answers whether a consent that counts was given before a service started. Where none is
// linked, only the answer that it was no emergency says that there was none.
func consented(p *Pass, s *care.Service) rule.Answer {
	c := consentOf(p, s)
	if c == nil {
		if s.Emergency == person.No {
			return No
		}
		return DontKnow
	}
	return rule.If(flawOf(p, c, victim.PurposeService, s.Started) == "")
}

// stoppedInTime answers whether a service goes on although its consent was withdrawn: it is
// provided on a consensual basis (CETS No. 197, article 12(7)), and not only begun on one.
func stoppedInTime(p *Pass, s *care.Service) rule.Answer {
	c := consentOf(p, s)
	switch {
	case c == nil, !p.Happened(c.Withdrawn), !lastConsent.Of(p).Before(c.Withdrawn),
		ordered(p, s):
		return Yes
	case p.Happened(s.Ended):
		return rule.If(!s.Ended.After(c.Withdrawn))
	case s.State == care.ServiceEnded:
		return DontKnow // on a day that is not on file
	case !c.Withdrawn.Before(p.On):
		return Yes
	}
	return No
}

// lastConsent is the last day on which a consent to services was given that nobody withdrew.
var lastConsent = &Memo[law.Day]{Make: func(p *Pass) law.Day {
	var day law.Day
	for i := range p.Subject.Consents {
		c := &p.Subject.Consents[i]
		if p.Happened(c.Given) && c.Withdrawn.IsZero() &&
			slices.Contains(c.Purposes, victim.PurposeService) {
			day = last(day, c.Given)
		}
	}
	return day
}}

// ordered reports whether a service is the accommodation that an authority ordered by law: for a
// child a court or a body that protects children, for an adult a court.
func ordered(p *Pass, s *care.Service) bool {
	for i := range p.Subject.Placements {
		x := &p.Subject.Placements[i]
		if x.LegalBasis == person.No || x.Kind == care.PlacementDetention ||
			!orders(p, x.OrderedBy, s.Started) {
			continue
		}
		during := !x.From.After(s.Started) && (x.To.IsZero() || !x.To.Before(s.Started))
		if s.Placement == x.ID && s.Placement != "" ||
			s.Placement == "" && s.Kind == care.NeedAccommodation && !x.From.IsZero() && during {
			return true
		}
	}
	return false
}

// orders reports whether a body may order that the person lives somewhere without consent.
func orders(p *Pass, body jurisdiction.BodyKind, day law.Day) bool {
	switch body {
	case jurisdiction.Court:
		return true
	case jurisdiction.ChildProtection, jurisdiction.SocialWork, jurisdiction.Prosecutor:
		return p.Is(Child, day).Answer == Yes
	}
	return false
}

const (
	toldClearly = "information in a form and language understood"
	toldWhen    = "day of the information"
	toldWhom    = "citizenship, on which some of the topics depend"
)

// informed is that the person was told of every topic, and understood.
var informed = rule.All(
	"information on rights", "information",
	[]string{"/information", "/citizenships", "/age"},
	func(p *Pass) []victim.InformationTopic {
		topics := []victim.InformationTopic{
			victim.InfoProceedings, victim.InfoServices, victim.InfoLegalAid,
			victim.InfoCompensation,
		}
		if isForeign(p, p.State).Answer != No {
			topics = append(topics, victim.InfoReflection)
			// Citizens of the Union get no asylum in a member state of it, and need no permit.
			if inUnion(p, p.State, p.On) != Yes || p.Is(ThirdCountry, p.On).Answer != No {
				topics = append(topics, victim.InfoPermit, victim.InfoAsylum)
			}
		}
		return topics
	},
	toldOf, toldClearly, toldWhen, toldWhom,
)

// ofForeigners reports whether a topic concerns only who is no citizen of the State.
func ofForeigners(t victim.InformationTopic) bool {
	return t == victim.InfoReflection || t == victim.InfoPermit || t == victim.InfoAsylum
}

// toldOf looks for what the person was told of one topic: told and understood at best, told in a
// way that is not known to have been understood, and at last told and not understood.
func toldOf(p *Pass, e rule.Event, topic victim.InformationTopic) rule.Deed {
	var best rule.Deed
	rank := 0
	for i := range p.Subject.Information {
		x := &p.Subject.Information[i]
		if x.Day.After(p.On) || !slices.Contains(x.Topics, topic) ||
			!x.Day.IsZero() && x.Day.Before(e.Day) {
			continue
		}
		path := p.Base().Elem("information", i)
		d, r := rule.Deed{State: rule.Done, Day: x.Day, Path: path}, 4
		switch got := understood(p, x); {
		case got == No:
			d = rule.Deed{State: rule.Flawed, Path: path.At("understood"), Label: toldClearly}
			r = 1
		case x.Day.IsZero():
			d, r = rule.Deed{State: rule.Unsure, Path: path.At("day"), Label: toldWhen}, 2
		case got == DontKnow:
			d = rule.Deed{State: rule.Unsure, Path: path.At("understood"), Label: toldClearly}
			r = 3
		}
		if r > rank || r == rank && d.Day.Before(best.Day) {
			best, rank = d, r
		}
	}
	if best.State == rule.NothingDone && ofForeigners(topic) &&
		isForeign(p, p.State).Answer == DontKnow {
		return rule.Deed{State: rule.Unsure, Path: p.Path("citizenships"), Label: toldWhom}
	}
	return best
}

// understood answers whether the person understood what was told: the language, and for a child
// the form.
func understood(p *Pass, x *victim.Information) rule.Answer {
	a := answer(x.Understood)
	if p.Is(Child, x.Day).Answer == Yes {
		a = a.And(answer(x.ChildAdapted))
	}
	return a
}
