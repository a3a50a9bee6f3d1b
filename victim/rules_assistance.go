package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func assistanceRules() []Rule {
	return []Rule{{
		ID:      "ASSIST-001",
		Title:   "assistance starts on reasonable grounds",
		Applies: "where reasonable grounds were found",
		Meets:   "Offer the first service as soon as there are reasonable grounds.",
		Bases: []rule.Basis{
			on("eu-2011-36", "11(2)"),
			on("coe-197", "10(2)"),
			on("coe-197", "12(1)(a)-(e)"),
		},
		Reads:    []string{"/services", "/status"},
		Deadline: "as soon as there are reasonable grounds; the law names no number",
		Check:    assistanceStarts,
	}, {
		ID:      "ASSIST-002",
		Title:   "minimum assistance offered",
		Applies: "to a presumed or identified victim",
		Meets:   "Offer each part of the minimum package, or record that it is not needed or was declined.",
		Bases: []rule.Basis{
			on("coe-197", "12(1)(a)-(e)"),
			on("coe-197", "12(1)(f)"),
			on("coe-197", "13(2)"),
			on("eu-2011-36", "11(5)"),
			on("eu-2004-81", "7"),
			on("palermo", "6(3)"),
		},
		Reads:    []string{"/services"},
		Deadline: "from reasonable grounds, through the whole reflection period",
		Check:    minimumPackage,
	}, {
		ID:      "ASSIST-003",
		Title:   "assistance not conditional on cooperation",
		Applies: "where a service was refused or ended",
		Meets:   "Offer the service again: help does not depend on cooperation or testimony.",
		Bases: []rule.Basis{
			on("coe-197", "12(6)"),
			on("eu-2011-36", "11(3)"),
			on("ohchr-2002", "Principle 8"),
			on("unicef-2003-see", "3.9"),
		},
		Reads:    []string{"/services"},
		Deadline: "at the refusal or end",
		Check:    unconditional,
	}, {
		ID:      "ASSIST-004",
		Title:   "individual assessment of needs",
		Applies: "to a child who is a presumed or identified victim",
		Meets:   "Make an individual assessment that looks at health, disability, pregnancy, trauma, safety and schooling.",
		Bases: []rule.Basis{
			{Instrument: "eu-2011-36", Pinpoint: "14(1)", Topic: "assistance"},
			on("eu-2011-36", "12(3)"),
			on("eu-2011-36", "11(7)"),
			on("eu-2012-29", "22"),
			on("coe-197", "12(2)"),
		},
		Reads:    []string{"/needs"},
		Deadline: "the law names no number",
		Check:    needsAssessed,
	}, {
		ID:      "ASSIST-005",
		Title:   "safe accommodation fit for a child",
		Applies: "to a child placed somewhere",
		Meets:   "Place the child where it is safe and fit for children, apart from adults who are not family, or record why not.",
		Bases: []rule.Basis{
			on("coe-197", "12(1)(a)-(e)"),
			on("coe-197", "12(7)"),
			on("eu-2011-36", "11(5)"),
			on("eu-2024-1712", "2011/36 Art. 11(5a)"),
			on("crc", "3(3)"),
			on("palermo", "6(4)"),
		},
		Reads:    []string{"/placements"},
		Deadline: "from the first night",
		Check:    accommodation,
	}, {
		ID:      "ASSIST-006",
		Title:   "access to education",
		Applies: "to a child who is a presumed or identified victim",
		Meets:   "Ask for a place at school and enrol the child, or record why not.",
		Bases: []rule.Basis{
			on("coe-197", "12(1)(f)"),
			{Instrument: "eu-2011-36", Pinpoint: "14(1)", Topic: "education"},
			on("eu-2004-81", "10(b)"),
			on("crc", "28"),
			on("ilo-c182", "7(2)"),
		},
		Reads:    []string{"/education"},
		Deadline: "within a reasonable time; the law names no number",
		Check:    education,
	}, {
		ID:      "ASSIST-007",
		Title:   "informed consent to services",
		Applies: "to each service that was started",
		Meets:   "Record the consent of the person, and for a child of who stands for the child, before the service starts.",
		Bases: []rule.Basis{
			on("coe-197", "12(7)"),
			on("eu-2011-36", "11(5)"),
			on("icmpd-trm", "SOP 2"),
		},
		Reads:    []string{"/services", "/consents"},
		Deadline: "before the service, except in an emergency",
		Check:    serviceConsent,
	}, {
		ID:      "ASSIST-008",
		Title:   "information on rights at first contact",
		Applies: "to every person in contact with an authority",
		Meets:   "Tell the person, in a form and language understood, of proceedings, services, legal aid, compensation, reflection period, permit and asylum.",
		Bases: []rule.Basis{
			on("coe-197", "15(1)"),
			on("coe-201", "31(2),(6)"),
			on("eu-2011-36", "11(6)"),
			on("eu-2012-29", "3-4"),
			on("palermo", "6(2)"),
		},
		Reads:    []string{"/information"},
		Deadline: "at first contact",
		Check:    informed,
	}}
}

func assistanceStarts(p *pass) {
	grounds, ok := reasonable(p)
	if !ok {
		return
	}
	at := []rule.Option{rule.At(grounds.Place), rule.With(rule.DayArg("day", grounds.Day))}
	first := -1
	for i := range p.Subject.Services {
		day := p.Subject.Services[i].Since()
		if p.Done(day) && (first < 0 || day.Before(p.Subject.Services[first].Since())) {
			first = i
		}
	}
	switch {
	case first >= 0:
		p.Met(ptr("services", first, "offered"), "a service was offered; reasonable grounds since {day}", at...)
	case slices.ContainsFunc(p.Subject.Services, func(s care.Service) bool {
		return s.Offered.IsZero() && s.Started.IsZero() && !s.State.Pending()
	}):
		p.Unknown("/services", "the day on which a service was offered is not recorded; reasonable grounds since {day}", at...)
	default:
		p.DueFrom(rule.FirstService, grounds.Day, "/services", "no service was offered; reasonable grounds since {day}; the law names no last day", at...)
	}
}

// minimum are the parts of the minimum package; the last is for children.
var minimum = []care.NeedKind{
	care.NeedAccommodation, care.NeedMaterial, care.NeedMedical, care.NeedPsychological,
	care.NeedInterpretation, care.NeedCounselling, care.NeedInProceedings, care.NeedEducation,
}

func minimumPackage(p *pass) {
	status, ok := presumed(p)
	if !ok {
		return
	}
	age := p.Subject.Age.ChildOn(p.On)
	var missing []care.NeedKind
	unclear := -1
	for _, need := range minimum {
		if need == care.NeedEducation && !age.IsChild() {
			continue
		}
		offered := func(clear bool) int {
			return slices.IndexFunc(p.Subject.Services, func(s care.Service) bool {
				return s.Kind == need && !s.Since().After(p.On) && !s.State.Pending() &&
					(s.State != "" || !clear)
			})
		}
		switch {
		case offered(true) >= 0:
		case offered(false) >= 0:
			unclear = offered(false)
		default:
			missing = append(missing, need)
		}
	}
	switch {
	case len(missing) > 0:
		p.Due("/services", "not recorded as offered, declined or not needed: {parts}; presumed victim since {day}", rule.With(rule.CodesArg("parts", missing), rule.DayArg("day", status.Day)))
	case unclear >= 0:
		p.Unknown(ptr("services", unclear, "state"), "how the offer of {need} stands is not recorded", rule.With(rule.CodeArg("need", p.Subject.Services[unclear].Kind)))
	case age.IsOpen():
		p.Unknown("/age", "it is not recorded whether the person is a child, to whom education is owed as well")
	default:
		p.Met("/services", "every part of the minimum package was offered, declined or is not needed")
	}
}

func unconditional(p *pass) {
	for i, s := range p.Subject.Services {
		if s.State != care.ServiceRefused && s.State != care.ServiceEnded || s.Ended.After(p.On) {
			continue
		}
		path := ptr("services", i, "reasons")
		judged := rule.JudgedOn(s.Ended)
		switch {
		case slices.Contains(s.Reasons, care.ReasonNoCooperation):
			p.NotMet(path, "a service was refused or ended for lack of cooperation", judged)
		case s.State == care.ServiceEnded && s.Outcome == care.OutcomeAchieved:
			p.Met(ptr("services", i, "outcome"), "the service ended because its goal was reached",
				judged)
		case len(s.Reasons) == 0:
			p.Unknown(path, "the reason why a service was refused or ended is not recorded", judged)
		default:
			p.Met(path, "the service was not refused or ended for lack of cooperation", judged)
		}
	}
}

func needsAssessed(p *pass) {
	status, ok := presumed(p)
	if !ok || !childhood(p) {
		return
	}
	with := rule.With(rule.DayArg("day", status.Day))
	for i, n := range p.Subject.Needs {
		if !p.Done(n.Day) {
			continue
		}
		missing := 0
		for _, a := range law.Codes[care.AssessmentAspect]() {
			if !slices.Contains(n.Covers, a) {
				missing++
			}
		}
		if missing > 0 {
			p.Unknown(ptr("needs", i, "covers"), "{missing} aspects are not recorded as looked at", rule.With(rule.NumberArg("missing", missing)))
			return
		}
		p.Met(ptr("needs", i, ""), "an individual assessment of all aspects is on file")
		return
	}
	p.DueFrom(rule.NeedsAssessment, status.Day, "/needs", "no individual assessment is recorded; presumed victim since {day}", with)
}

func accommodation(p *pass) {
	for i, pl := range p.Subject.Placements {
		if !pl.On(p.On) ||
			pl.Kind == care.PlacementDetention { // detention is looked at by CHILD-010
			continue
		}
		if !childhood(p) {
			return
		}
		path := ptr("placements", i, "")
		at := rule.At(pl.Place)
		switch {
		case pl.Safe == person.No:
			p.NotMet(path+"/safe", "the placement is recorded as not safe", at)
		case pl.ChildSuitable == person.No:
			p.NotMet(path+"/child_suitable", "the placement is recorded as not fit for a child", at)
		case pl.MixedAdults == person.Yes && pl.MixedReason == "":
			p.NotMet(path+"/mixed_adults", "placed with adults who are not family, and no reason is on file", at)
		case pl.Safe != person.Yes:
			p.Unknown(path+"/safe", "it is not recorded whether the placement is safe", at)
		case pl.ChildSuitable != person.Yes:
			p.Unknown(path+"/child_suitable", "it is not recorded whether the placement is fit for a child", at)
		case pl.MixedAdults != person.No && pl.MixedReason == "":
			p.Unknown(path+"/mixed_adults", "it is not recorded whether the child lives with adults who are not family", at)
		default:
			p.Met(path, "safe, fit for a child, and apart from other adults or with a reason", at)
		}
	}
}

func education(p *pass) {
	status, ok := presumed(p)
	if !ok || !childhood(p) {
		return
	}
	list := p.Subject.Schooling
	at := slices.IndexFunc(list, func(s care.Schooling) bool { return s.On(p.On) })
	if at >= 0 {
		p.Met(ptr("education", at, "enrolled"), "enrolled")
		return
	}
	last := care.Schooling{}
	if at = care.Last(list, p.On); at >= 0 {
		last = list[at]
	}
	switch {
	case last.Absent != "":
		p.Met(
			ptr("education", at, "absent"), "the reason why the child is not at school is on file",
		)
	case p.Done(last.Left):
		start := status.Day
		if last.Left.After(start) {
			start = last.Left
		}
		p.DueFrom(
			rule.Schooling, start, ptr("education", at, "left"),
			"the child left school on {day}; no other place is recorded",
			rule.With(rule.DayArg("day", last.Left)),
		)
	case p.Done(last.Requested):
		p.DueFrom(
			rule.Schooling, status.Day, ptr("education", at, "enrolled"),
			"a place was asked for on {day}; the child is not recorded as enrolled",
			rule.With(rule.DayArg("day", last.Requested)),
		)
	default:
		p.DueFrom(rule.Schooling, status.Day, "/education", "neither a request for a place at school nor a reason is recorded")
	}
}

func serviceConsent(p *pass) {
	for i, s := range p.Subject.Services {
		if !p.Done(s.Started) {
			continue
		}
		path := ptr("services", i, "consent")
		judged := rule.JudgedOn(s.Started)
		j := slices.IndexFunc(p.Subject.Consents, func(c Consent) bool { return c.ID == s.Consent && s.Consent != "" })
		switch {
		case j >= 0:
			if flaw := p.Subject.ConsentFlaw(p.Subject.Consents[j], PurposeService, s.Started); flaw != "" {
				p.NotMet(path, "the consent does not count: {flaw}", judged, rule.With(rule.CodeArg("flaw", flaw)))
			} else if field := p.Subject.ConsentGap(p.Subject.Consents[j], s.Started); field != "" {
				p.Unknown(ptr("consents", j, field), "a consent is linked; the language in which it was explained, or the view of the child, is not recorded", judged)
			} else {
				p.Met(path, "consent was given before the service started", judged)
			}
		case s.Emergency == person.Yes:
			p.Met(ptr("services", i, "emergency"), "an emergency: the service could not wait for consent", judged)
		case s.Emergency == person.No:
			p.NotMet(path, "started without a consent on file, and not in an emergency", judged)
		default:
			p.Unknown(path, "no consent is linked, and whether it was an emergency is not recorded", judged)
		}
	}
}

func informed(p *pass) {
	if len(p.Subject.Status) == 0 {
		missingStatus(p)
		return
	}
	if !slices.ContainsFunc(p.Subject.Status, func(d StatusDecision) bool { return !d.Day.After(p.On) }) {
		return // no contact yet
	}
	topics := []InformationTopic{InfoProceedings, InfoServices, InfoLegalAid, InfoCompensation}
	if len(p.Places) > 0 && p.Subject.Nationality(p.Places[0]) != person.Yes {
		topics = append(topics, InfoReflection, InfoPermit, InfoAsylum)
	}
	told, understood := map[InformationTopic]bool{}, map[InformationTopic]bool{}
	notUnderstood, unclear := -1, -1
	for i, in := range p.Subject.Information {
		if !p.Done(in.Day) {
			continue
		}
		if in.Understood == person.No || in.ChildAdapted == person.No &&
			p.Subject.Age.ChildOn(in.Day).IsChild() {
			notUnderstood = i
			continue
		}
		clear := in.Understood == person.Yes &&
			(in.ChildAdapted == person.Yes || !p.Subject.Age.ChildOn(in.Day).IsChild())
		if !clear {
			unclear = i
		}
		for _, t := range in.Topics {
			told[t], understood[t] = true, understood[t] || clear
		}
	}
	sure := !slices.ContainsFunc(topics, func(t InformationTopic) bool { return !understood[t] })
	missing := slices.DeleteFunc(topics, func(t InformationTopic) bool { return told[t] })
	with := rule.With(rule.CodesArg("topics", missing))
	switch {
	case len(missing) == 0 && sure:
		p.Met("/information", "told of every topic")
	case len(missing) == 0:
		p.Unknown(ptr("information", unclear, ""), "told of every topic; it is not recorded whether in a language understood, and for a child in a form for children")
	case notUnderstood >= 0:
		p.NotMet(ptr("information", notUnderstood, ""), "told in a form or language that the person does not understand; open: {topics}", with)
	default:
		p.Due("/information", "not recorded as told: {topics}", with)
	}
}

// member reports whether the place is known to be a member of the European Union on day.
func member(p *pass, place jurisdiction.Code, day law.Day) bool {
	e, state := p.Profile(place).Membership.EU.At(day)
	return state == law.Known && e.Value
}
