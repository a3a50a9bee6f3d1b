package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func ageRules() []Rule {
	return []Rule{{
		ID:      "AGE-001",
		Title:   "age status set",
		Applies: "to every victim or presumed victim in the file",
		Meets:   "Record whether the person is treated as a child or an adult, with the evidence.",
		Bases: []rule.Basis{
			on("palermo", "3(d)"),
			on("coe-197", "4(d)"),
			on("eu-2011-36", "2(6)"),
		},
		Reads: []string{
			"/age", "/age/on", "/age/status", "/age/status_day", "/age/evidence", "/status",
		},
		Deadline: "at first contact; the law names no number",
		Check:    ageStatus,
	}, {
		ID:      "AGE-002",
		Title:   "presumption of childhood applied",
		Applies: "where the age is uncertain and the person may be a child",
		Meets:   "Treat the person as a child, and apply the measures for children, until the age is verified.",
		Bases: []rule.Basis{
			on("coe-197", "10(3)"),
			on("coe-201", "11(2)"),
			on("eu-2011-36", "13(2)"),
			on("eu-2012-29", "24(2)"),
			on("unicef-2003-see", "3.1.2"),
		},
		Topics:   []string{"age.presumption"},
		Reads:    []string{"/age/status", "/age/child_measures"},
		Deadline: "immediately; the law names no number",
		Check:    presumption,
	}, {
		ID:      "AGE-004",
		Title:   "method of age assessment",
		Applies: "where an age assessment was made",
		Meets:   "Record the grounds of doubt and qualified assessors from several disciplines; use a medical examination only after other methods.",
		Bases: []rule.Basis{
			on("crc-gc6", "31(i)"),
			on("eu-2024-1348", "25(1)"),
			on("eu-2024-1348", "25(2)"),
			on("unicef-2003-see", "3.1.2"),
		},
		Topics: []string{"age.assessment"},
		Reads:  []string{"/age/assessments"},
		Check:  assessmentMethod,
	}, {
		ID:       "AGE-005",
		Title:    "age assessment informed and accompanied",
		Applies:  "where a medical examination of age was made",
		Meets:    "Before the examination, inform the person in a language understood, record consent, and inform the guardian or representative.",
		Bases:    []rule.Basis{on("eu-2024-1348", "25(4)-(6)"), on("crc-gc6", "31(i)")},
		Topics:   []string{"age.assessment"},
		Reads:    []string{"/age/assessments"},
		Deadline: "before the examination",
		Check:    assessmentInformed,
	}, {
		ID:      "AGE-006",
		Title:   "benefit of the doubt",
		Applies: "where an age assessment led to a range or to no result",
		Meets:   "Keep treating the person as a child while the lower bound is under 18 or there is no result.",
		Bases:   []rule.Basis{on("eu-2024-1348", "25(2)"), on("crc-gc6", "31(i)")},
		Reads:   []string{"/age/assessments", "/age/status"},
		Check:   benefitOfDoubt,
	}}
}

func ageStatus(p *pass) {
	a := &p.Subject.Age
	switch c := a.ChildOn(p.On); {
	case a.Status == "" || a.StatusDay.After(p.On):
		p.Unknown("/age/status", "it is not recorded how the person is treated: as a child, a presumed child or an adult")
	case a.Status == person.ConfirmedAdult && c.Standing == person.Child:
		p.NotMet("/age/status", "recorded as adult, but a child by what is known of the age")
	case len(a.Evidence) == 0:
		p.Unknown("/age/evidence", "the evidence of the age status is not recorded")
	default:
		p.Met("/age/status", "age status and evidence are recorded")
	}
	reason := a.ChildOn(p.On).Reason
	if reason != person.BirthImpossible && a.BornAfter(p.Subject.firstStep(p.On)) {
		p.Unknown("/age", "the birth on file is after the first status on file")
	}
	switch reason {
	case person.StatusSaysChild:
		if !person.Dated(a.StatusDay) { // without it nobody grows up
			p.Unknown("/age/status_day",
				"it is not recorded since when the person is treated as a child")
		}
	case person.ReasonsToBelieve, person.AgeInDispute:
		if a.LastSeen().IsZero() { // the same
			p.Unknown("/age/status_day", "it is not recorded since when the age is in doubt")
		}
	case person.AdultWithoutDay:
		if a.Status == person.ConfirmedAdult && !person.Dated(a.StatusDay) {
			p.Unknown("/age/status_day",
				"it is not recorded since when the person is treated as an adult")
			break
		}
		p.Unknown("/age/assessments", "the day of the assessment of age is not recorded")
	case person.BirthImpossible:
		p.Unknown("/age", "the birth on file is after the day of the check, or in another calendar")
	case person.AgeWithoutDay:
		p.Unknown("/age/on", "the day on which the person had the age on file is not recorded")
	case person.FactsContradict:
		p.Unknown("/age", "two entries on file do not agree on whether the person is a child")
	}
}

// uncertain reports whether the age is uncertain on the day of the check and the person may be a
// child.
func uncertain(p *pass) bool { return p.Subject.Age.ChildOn(p.On).Standing == person.PresumedToBe }

func presumption(p *pass) {
	if !uncertain(p) {
		return
	}
	a := &p.Subject.Age
	var opts []rule.Option
	for _, place := range p.Places {
		profile := p.Profile(place)
		if e, state := profile.Age.Presumption.At(p.On); state == law.Known && e.Value {
			opts = append(opts, rule.National(place, e.Source))
			break
		}
	}
	switch {
	case a.Status == person.ConfirmedAdult && !a.StatusDay.After(p.On):
		p.NotMet("/age/status", "treated as an adult although the person may be a child", opts...)
	case a.ChildMeasures == person.No:
		p.NotMet("/age/child_measures", "the measures for children are not applied although the person may be a child", opts...)
	case a.ChildMeasures != person.Yes || !p.Done(a.ChildMeasuresDay):
		p.Unknown("/age/child_measures", "it is not recorded whether and since when the measures for children are applied", opts...)
	default:
		p.Met("/age/child_measures", "treated as a child since {day}", append(opts, rule.With(rule.DayArg("day", a.ChildMeasuresDay)))...)
	}
}

// assessments calls do for each assessment made by the day of the check, with what judges it: the
// place and the day. Regulation (EU) 2024/1348 asks about age only within the asylum procedure
// (article 25(1)).
func assessments(
	p *pass, do func(i int, path string, a *person.AgeAssessment, opts []rule.Option),
) {
	for i := range p.Subject.Age.Assessments {
		a := &p.Subject.Age.Assessments[i]
		if a.Day.IsZero() || p.Done(a.Day) {
			opts := []rule.Option{rule.Act(a.Place, a.Day)}
			if !seeksAsylum(p, "eu-2024-1348", a.Day) {
				opts = append(opts, rule.Outside(asylumOnly, "eu-2024-1348"))
			}
			do(i, ptr("age/assessments", i, ""), a, opts)
		}
	}
}

// assessmentLaw adds the national law on the assessment of age of the place and day of a, where it
// asks for what the rule asks. Most of what the profiles hold stands in acts on asylum, and they do
// not tell which: so it counts only where somebody applied for asylum.
func assessmentLaw(
	p *pass, a *person.AgeAssessment, asks func(jurisdiction.AgeAssessment) bool,
) []rule.Option {
	place, day := a.Place, a.Day
	place = p.Where(place)
	if day.IsZero() {
		day = p.On
	}
	if !slices.ContainsFunc(p.Subject.Asylum.Applications, func(a AsylumApplication) bool { return !a.Day.After(day) }) {
		return nil
	}
	if e, state := p.Profile(place).Age.Assessment.At(day); state == law.Known && asks(e.Value) {
		return []rule.Option{rule.National(place, e.Source)}
	}
	return nil
}

func assessmentMethod(p *pass) {
	assessments(p, func(_ int, path string, a *person.AgeAssessment, opts []rule.Option) {
		opts = append(opts, assessmentLaw(p, a, func(l jurisdiction.AgeAssessment) bool { return l.Multidisciplinary })...)
		medical := slices.Index(a.Methods, person.MethodMedical)
		switch {
		case len(a.Methods) == 0:
			p.Unknown(path+"/methods", "the methods of the assessment are not recorded", opts...)
		case a.Multidisciplinary == person.No || a.Qualified == person.No:
			p.NotMet(path, "the assessors were not qualified, or not from several disciplines", opts...)
		case len(a.Methods) == 1 && a.Methods[0] == person.MethodAppearance:
			p.NotMet(path+"/methods", "the assessment rests on appearance alone", opts...)
		case medical < 0 && a.IsMedical():
			p.Unknown(path+"/methods",
				"whether other methods came before the medical examination is not recorded",
				opts...)
		case medical == 0:
			p.NotMet(path+"/methods", "the medical examination was not preceded by other methods", opts...)
		case a.UpsideDown():
			p.Unknown(path, "the ends of the result stand the wrong way round", opts...)
		case a.DoubtRecorded == person.No:
			p.NotMet(path+"/doubt_recorded", "there are no grounds of doubt on file", opts...)
		case a.DoubtRecorded != person.Yes:
			p.Unknown(path+"/doubt_recorded", "it is not recorded whether the grounds of doubt are on file", opts...)
		case a.Multidisciplinary != person.Yes || a.Qualified != person.Yes:
			p.Unknown(path, "it is not recorded whether the assessors were qualified and from several disciplines", opts...)
		default:
			p.Met(path, "grounds of doubt, assessors and order of methods are as they should be", opts...)
		}
	})
}

func assessmentInformed(p *pass) {
	assessments(p, func(_ int, path string, a *person.AgeAssessment, opts []rule.Option) {
		if !a.IsMedical() {
			return
		}
		opts = append(opts, assessmentLaw(p, a, func(l jurisdiction.AgeAssessment) bool { return l.ChildConsent || l.GuardianConsent })...)
		late := func(day law.Day) bool { return !day.IsZero() && !a.Day.IsZero() && day.After(a.Day) }
		switch {
		case a.Consent == person.No || a.Consent == person.Declined:
			p.NotMet(path+"/consent", "examined without consent", opts...)
		case a.InformedLanguage == person.No || late(a.InformedDay):
			p.NotMet(path+"/informed_day", "not informed before the examination in a language understood", opts...)
		case late(a.RepresentativeInformed):
			p.NotMet(path+"/representative_informed", "the guardian or representative was informed only afterwards", opts...)
		case a.InformedDay.IsZero() || a.InformedLanguage != person.Yes:
			p.Unknown(path+"/informed_day", "it is not recorded when and whether in a language understood the person was informed", opts...)
		case a.Consent != person.Yes:
			p.Unknown(path+"/consent", "consent to the examination is not recorded", opts...)
		case a.RepresentativeInformed.IsZero():
			p.Unknown(path+"/representative_informed", "it is not recorded when the guardian or representative was informed", opts...)
		default:
			p.Met(path, "informed, with consent, and with the representative informed", opts...)
		}
	})
}

func benefitOfDoubt(p *pass) {
	age := &p.Subject.Age
	if !age.ChildOn(p.On).IsChild() {
		return // grown up, or no doubt is left
	}
	assessments(p, func(i int, path string, a *person.AgeAssessment, opts []rule.Option) {
		switch {
		case a.Inconclusive != person.Yes && a.Upper == 0:
			p.Unknown(path, "the result of the assessment is not recorded", opts...)
		case a.Inconclusive != person.Yes && a.UpsideDown():
			p.Unknown(path, "the ends of the result stand the wrong way round", opts...)
		case a.Inconclusive != person.Yes && a.Lower >= 18, !age.DoubtLeft(i, p.On):
			return // how 18 was found is for AGE-004; or a later assessment ended the doubt
		case age.Status == "" || age.StatusDay.After(p.On):
			p.Unknown("/age/status", "it is not recorded how the person is treated since the assessment", opts...)
		case age.Status == person.ConfirmedAdult:
			p.NotMet("/age/status",
				"recorded as adult although the assessment allows an age under 18", opts...)
		default:
			p.Met("/age/status", "the doubt left by the assessment is resolved to child", opts...)
		}
	})
}
