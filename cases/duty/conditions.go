package duty

import (
	"cmp"
	"slices"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Child is who is under 18, or is to be presumed so, on the day that is asked (CRC 1; Palermo
// Protocol 3(d); CETS 197 4(d), 10(3); Directive 2011/36/EU 2(6), 13(2)).
var Child = &Condition{
	Name: "child", Text: "a child, or a person presumed to be a child",
	Asks: "whether the person is a child", Reads: []string{"/age"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		c := childhood(p, day)
		if c.IsOpen() {
			return rule.Missing(p.Path("age"))
		}
		return rule.Is(c.IsChild())
	},
}

// Grown is who is an adult on the day that is asked.
var Grown = not(Child, "grown", "an adult")

// not is a condition that is true where another is not, and asks for the same fact.
func not(c *Condition, name, text string) *Condition {
	return &Condition{
		Name: name, Text: text, Asks: c.Asks, Reads: c.Reads, PerState: c.PerState,
		Test: func(p *Pass, day law.Day) rule.Truth {
			t := c.Test(p, day)
			t.Answer = t.Answer.Not()
			return t
		},
	}
}

// ChildByDoubt is a person whose age is not established and who is presumed to be a child.
var ChildByDoubt = &Condition{
	Name: "age-in-doubt", Text: "a person whose age is not established and who may be a child",
	Asks: "whether the person is a child", Reads: []string{"/age"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		c := childhood(p, day)
		if c.IsOpen() {
			return rule.Missing(p.Path("age"))
		}
		return rule.Is(c.Standing == person.PresumedToBe)
	},
}

// Alone is an unaccompanied or separated child. One that is accompanied since a day was alone
// before it.
var Alone = &Condition{
	Name: "alone", Text: "unaccompanied or separated", Asks: "whether the child is accompanied",
	Reads: []string{"/family/accompaniment", "/family/accompaniment_day"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		f := &p.Subject.Family
		switch f.Accompaniment {
		case victim.Unaccompanied, victim.Separated:
			return rule.Is(true)
		case victim.Accompanied:
			return rule.Is(f.AccompanimentDay.After(day))
		}
		return rule.Missing(p.Path("family").At("accompaniment"))
	},
}

// Unaccompanied is a child whom no adult cares for.
var Unaccompanied = &Condition{
	Name: "unaccompanied", Text: "unaccompanied", Asks: Alone.Asks, Reads: Alone.Reads,
	Test: func(p *Pass, _ law.Day) rule.Truth {
		switch p.Subject.Family.Accompaniment {
		case victim.Unaccompanied:
			return rule.Is(true)
		case victim.Accompanied, victim.Separated:
			return rule.Is(false)
		}
		return rule.Missing(p.Path("family").At("accompaniment"))
	},
}

// Accompanied is a child with a parent or another adult who is responsible for it.
var Accompanied = not(Alone, "accompanied", "accompanied")

// PastInfancy is who is not known to be in the first year of life. Article 12 of the CRC speaks of
// a child who is capable of forming views, and names no age: an infant is none.
var PastInfancy = &Condition{
	Name: "past-infancy", Text: "past the first year of life",
	Asks: Child.Asks, Reads: []string{"/age"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		_, most, known := p.Subject.Age.YearsOn(orToday(p, day))
		return rule.Is(!known || most >= 1)
	},
}

// Foreign is who is no citizen of the State that is asked.
var Foreign = &Condition{
	Name: "foreign", Text: "a foreign national in the State",
	Asks: "which citizenship the person has", Reads: []string{"/citizenships"}, PerState: true,
	Test: func(p *Pass, _ law.Day) rule.Truth { return isForeign(p, p.State) },
}

func isForeign(p *Pass, state jurisdiction.Code) rule.Truth {
	switch p.Subject.Nationality(state) {
	case person.Yes:
		return rule.Is(false)
	case person.No:
		return rule.Is(true)
	}
	return rule.Missing(p.Path("citizenships"))
}

// ThirdCountry is who is no citizen of a member state of the Union on the day.
var ThirdCountry = &Condition{
	Name: "third-country-national", Text: "a national of a State outside the European Union",
	Asks: Foreign.Asks, Reads: []string{"/citizenships"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		if len(p.Subject.Citizenships) == 0 {
			return rule.Missing(p.Path("citizenships"))
		}
		open := false
		for _, c := range p.Subject.Citizenships {
			switch c.Kind {
			case person.CitizenOf:
				switch inUnion(p, c.Country, day) {
				case Yes:
					return rule.Is(false)
				case DontKnow:
					open = true
				}
			case person.CitizenshipUnknown:
				open = true
			}
		}
		if open {
			return rule.Missing(p.Path("citizenships"))
		}
		return rule.Is(true)
	},
}

// euMember reports whether a State is one of the member states of 2026 of which there may be no
// profile: then the day decides, and is not known here.
func euMember(c jurisdiction.Code) bool {
	switch c.Country() {
	case "DK", "EE", "FI", "IE", "LT", "LU", "LV", "MT", "PT", "SE":
		return true
	}
	return false
}

// NoRightToStay is who may not stay in the State apart from being a victim.
var NoRightToStay = &Condition{
	Name: "no-right-to-stay", Text: "without a right to stay in the State",
	Asks:     "whether the person has a right to stay",
	Reads:    []string{"/citizenships", "/stays", "/removals", "/asylum/applications"},
	PerState: true,
	Test: func(p *Pass, day law.Day) rule.Truth {
		if p.Subject.Nationality(p.State) == person.Yes || protectedIn(p, p.State, day) {
			return rule.Is(false)
		}
		path := p.Path("stays")
		for i := range p.Subject.Stays {
			s := &p.Subject.Stays[i]
			if !same(s.Place, p.State) || s.From.After(day) || !s.To.IsZero() && s.To.Before(day) {
				continue
			}
			switch s.RightToStay {
			case person.Yes:
				return rule.Is(false)
			case person.No:
				return rule.Is(true)
			}
			path = p.Base().Elem("stays", i).At("right_to_stay")
		}
		for i := range p.Subject.Removals {
			if x := &p.Subject.Removals[i]; same(x.Place, p.State) &&
				!first(x.Ordered, x.Executed).After(day) {
				return rule.Is(true) // so the State that removes found
			}
		}
		return rule.Missing(path)
	},
}

// NoStayOfOwn is who may not stay in the State apart from being a victim, or an applicant for
// asylum: who may remain for the procedure only, and may be sent to the State that is responsible
// for it, is owed the period too (O.T.E., C-66/21). So is whose permit ends within the least period
// of CETS No. 197, article 13(1), which makes no difference by the stay: a right that ends sooner
// gives no 30 days. Who may stay for longer has the stay that the article gives.
var NoStayOfOwn = &Condition{
	Name: "no-stay-of-own",
	Text: "without a right to stay in the State for the least period, but that of an applicant " +
		"for asylum",
	Asks:     NoRightToStay.Asks,
	Reads:    append(append([]string{"/permits"}, NoRightToStay.Reads...), Grounds.Reads...),
	PerState: true,
	Test: func(p *Pass, day law.Day) rule.Truth {
		t := NoRightToStay.Test(p, day)
		if t.Answer == Yes || p.Subject.Nationality(p.State) == person.Yes ||
			protectedIn(p, p.State, day) {
			return t
		}
		if applies(p, p.State, day) && !permitted(p, day) || permitTooShort(p) {
			return rule.Is(true)
		}
		return t
	},
}

// permitTooShort reports whether the person held a permit of the State when there were reasonable
// grounds, and it and those that follow without a gap do not last for the least period from then
// on.
func permitTooShort(p *Pass) bool {
	from := p.Find(Grounds, p.State).Day
	if from.IsZero() {
		return false
	}
	to, held := from.AddDays(-1), false // the last day of the stay, permit after permit
	for {
		longer := to
		for i := range p.Subject.Permits {
			m := &p.Subject.Permits[i]
			switch {
			case m.Decision != victim.PermitGranted, !here(m.Place, p.State),
				cmp.Or(m.ValidFrom, m.Decided).After(to.AddDays(1)):
			case m.ValidTo.IsZero(), lasts(from, m.ValidTo, leastReflection):
				return false
			case m.ValidTo.After(longer):
				longer, held = m.ValidTo, true
			}
		}
		if longer == to {
			return held
		}
		to = longer
	}
}

// applies reports whether an application for asylum waits for its decision in a State on a day.
func applies(p *Pass, state jurisdiction.Code, day law.Day) bool {
	return slices.ContainsFunc(p.Subject.Asylum.Applications, func(
		a victim.AsylumApplication,
	) bool {
		decided := a.Outcome != "" && !a.Decided.After(day)
		return same(a.Place, state) && !a.Day.After(day) && !decided
	})
}

// permitted reports whether the State gave a permit that is valid on a day.
func permitted(p *Pass, day law.Day) bool {
	return slices.ContainsFunc(p.Subject.Permits, func(m victim.Permit) bool {
		return m.Decision == victim.PermitGranted && here(m.Place, p.State) &&
			!m.ValidFrom.After(day) && (m.ValidTo.IsZero() || !m.ValidTo.Before(day))
	})
}

// AdultOrChosen is an adult, or a child in a State that chose to extend an instrument for adults to
// children (Directive 2004/81/EC, article 3(3)). That it did is known where its law has a
// reflection period for children on that day; else it is not known.
var AdultOrChosen = &Condition{
	Name: "adult-or-chosen",
	Text: "an adult, or a child in a State that chose to cover children",
	Asks: Child.Asks, Reads: Child.Reads, PerState: true,
	Test: func(p *Pass, day law.Day) rule.Truth {
		switch t := Child.Test(p, day); t.Answer {
		case No:
			return rule.Is(true)
		case Yes:
			if _, state := p.Profile(p.State).Reflection.Child.At(day); state == law.Known {
				return rule.Is(true)
			}
			return rule.Missing(rule.Path{
				Base: "law:" + string(p.State), List: "reflection", Field: "child",
			})
		default:
			return t
		}
	},
}

// SeeksAsylum is who applied for international protection.
var SeeksAsylum = &Condition{
	Name: "asylum", Text: "an applicant for international protection",
	Asks: "whether the person applied for asylum", Reads: []string{"/asylum/applications"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		for _, a := range p.Subject.Asylum.Applications {
			if a.Day.IsZero() || !a.Day.After(day) {
				return rule.Is(true)
			}
		}
		return rule.Is(false)
	},
}

// The days on which the acts of 2024 on asylum took over: Regulation (EU) 2024/1348 governs the
// applications lodged from the first on (article 79(3)), Regulation (EU) 2024/1351 those registered
// from the second on (articles 84(2) and 85).
var (
	pactDay = law.MustDay(2026, time.June, 12)
	ammrDay = law.MustDay(2026, time.July, 1)
)

// Lodged and registered are the steps of an application for asylum by which the acts of the Union
// share them out.
var (
	lodged     = func(a *victim.AsylumApplication) law.Day { return a.Lodged }
	registered = func(a *victim.AsylumApplication) law.Day { return a.Registered }
)

// ofStep is who has an application for asylum of which a step was taken before a day, or from it
// on.
func ofStep(
	name, text, step string, of func(*victim.AsylumApplication) law.Day, from law.Day, since bool,
) *Condition {
	return &Condition{
		Name: name, Text: text, Asks: "when the application for asylum was " + step,
		Reads: append([]string{"/asylum/applications/*/" + step}, SeeksAsylum.Reads...),
		Test: func(p *Pass, day law.Day) rule.Truth {
			open := -1
			for i := range p.Subject.Asylum.Applications {
				a := &p.Subject.Asylum.Applications[i]
				if a.Day.After(day) {
					continue
				}
				switch got := stepSince(a, of(a), from, day); {
				case got == DontKnow:
					open = i
				case (got == Yes) == since:
					return rule.Is(true)
				}
			}
			if open >= 0 {
				return rule.Missing(p.Base().Elem("asylum/applications", open).At(step))
			}
			return rule.Is(false)
		},
	}
}

// stepSince answers whether a step of an application is one of the time from a day on. A step
// follows the making of the application; what was decided, or is looked at on a day before, had it
// before. The day of the making alone says nothing of a step to come.
func stepSince(a *victim.AsylumApplication, step, from, day law.Day) rule.Answer {
	switch {
	case !step.IsZero():
		return rule.If(!step.Before(from))
	case day.Before(from), !a.Decided.IsZero() && a.Decided.Before(from):
		return No
	case !a.Day.IsZero() && !a.Day.Before(from):
		return Yes
	}
	return DontKnow
}

// Of the applications for asylum, those to which the acts of before 2024 go on to apply, and those
// to which the acts of 2024 do.
var (
	lodgedBefore = ofStep("lodged-before-pact",
		"an applicant for asylum whose application was lodged before 12 June 2026",
		"lodged", lodged, pactDay, false)
	lodgedSince = ofStep("lodged-under-pact",
		"an applicant for asylum whose application was lodged since 12 June 2026",
		"lodged", lodged, pactDay, true)
	registeredBefore = ofStep("registered-before-ammr",
		"an applicant for asylum whose application was registered before 1 July 2026",
		"registered", registered, ammrDay, false)
	registeredSince = ofStep("registered-under-ammr",
		"an applicant for asylum whose application was registered since 1 July 2026",
		"registered", registered, ammrDay, true)
)

// Accused is who is a suspect or accused person in criminal proceedings. Before the day of a charge
// whether the person was a suspect is not on file.
var Accused = &Condition{
	Name: "accused", Text: "a suspect or accused person in criminal proceedings",
	Asks:  "whether the person is accused of a crime",
	Reads: []string{"/liabilities"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		open := -1
		for _, i := range p.Subject.Records.Liabilities {
			l := &p.Subject.File.Liabilities[i]
			switch {
			case administrative(l):
			case !first(l.Charged, l.Penalised).After(day):
				return rule.Is(true)
			default:
				open = i
			}
		}
		if open >= 0 {
			return rule.Missing(rule.Path{}.Elem("liabilities", open).At("stage"))
		}
		return rule.Is(false)
	},
}

// protectedIn reports whether a State has granted international protection by a day: with it goes
// the right to stay, whatever the stay on file says.
func protectedIn(p *Pass, state jurisdiction.Code, day law.Day) bool {
	return slices.ContainsFunc(p.Subject.Asylum.Applications, func(
		a victim.AsylumApplication,
	) bool {
		return a.Outcome == victim.Positive && same(a.Place, state) && !a.Decided.IsZero() &&
			!a.Decided.After(day)
	})
}

// ForeignToUnion is a foreign national, and no citizen of the Union in a State of the Union: to it
// the law on asylum is closed (Protocol No 24 to the Treaties), and its stay needs none.
var ForeignToUnion = &Condition{
	Name: "foreign-to-union",
	Text: "a foreign national in the State, and no citizen of the Union in one of its States",
	Asks: Foreign.Asks, Reads: Foreign.Reads, PerState: true,
	Test: func(p *Pass, day law.Day) rule.Truth {
		foreign := isForeign(p, p.State)
		if foreign.Answer == Yes && inUnion(p, p.State, orToday(p, day)) == Yes {
			return ThirdCountry.Test(p, orToday(p, day))
		}
		return foreign
	},
}

// unprotected is whom no member State of the Union protects already: another takes no application
// of that person (Directive 2013/32/EU, article 33(2)(a)).
var unprotected = &Condition{
	Name: "unprotected", Text: "whom no State of the Union protects already",
	Asks: SeeksAsylum.Asks, Reads: SeeksAsylum.Reads, PerState: true,
	Test: func(p *Pass, day law.Day) rule.Truth {
		day = orToday(p, day)
		if inUnion(p, p.State, day) != Yes {
			return rule.Is(true)
		}
		return rule.Is(!slices.ContainsFunc(p.Subject.Asylum.Applications, func(
			a victim.AsylumApplication,
		) bool {
			switch a.Protection {
			case "temporary", "humanitarian":
				return false
			}
			return a.Outcome == victim.Positive && !a.Decided.IsZero() && !a.Decided.After(day) &&
				a.Place.IsValid() && inUnion(p, a.Place, day) == Yes
		}))
	},
}

// NeedsAsylum is who may need international protection.
var NeedsAsylum = &Condition{
	Name: "needs-asylum", Text: "a person who may need international protection",
	Asks:  "whether the person may need international protection",
	Reads: []string{"/asylum/need", "/asylum/applications"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		if SeeksAsylum.Test(p, day).Answer == Yes {
			return rule.Is(true)
		}
		if a := answer(p.Subject.Asylum.Need); a != DontKnow {
			return rule.Truth{Answer: a}
		}
		return rule.Missing(p.Path("asylum").At("need"))
	},
}

// CarerSuspected is a child of whom a parent or carer is suspected of involvement.
var CarerSuspected = &Condition{
	Name: "carer-suspected", Text: "a child whose parent or carer is a suspect",
	Asks: "whether a parent or carer is a suspect",
	Reads: []string{
		"/family/carer_suspected", "/family/suspected_day", "/family/suspect_removed", "/relatives",
		"/placements", "/suspects", "/measures",
	},
	Test: func(p *Pass, day law.Day) rule.Truth {
		if _, suspected := carerSuspicion(p, day); suspected {
			return rule.Is(true)
		}
		if a := answer(p.Subject.Family.CarerSuspected); a == No {
			return rule.Is(false)
		}
		return rule.Missing(p.Path("family").At("carer_suspected"))
	},
}

// carerSuspicion reports whether by all that the file knows a parent or carer is suspected on a
// day, and since when; the zero Day is since ever.
func carerSuspicion(p *Pass, day law.Day) (since law.Day, suspected bool) {
	see := func(from law.Day) {
		if !from.After(day) && (!suspected || from.Before(since)) {
			since, suspected = from, true
		}
	}
	all := carers.Of(p)
	since, suspected = all.on(day)
	switch told := p.Subject.Family.SuspectedDay; {
	case !all.suspected:
	case !suspected:
		see(all.from)
	case !told.IsZero(): // else the record tells no day but that of a placement
		see(told)
	}
	return since, suspected
}

// caresFor reports whether a suspect is by a relation a parent or carer of the person.
func caresFor(v *victim.Victim, s *cases.Suspect) bool {
	for i := range s.Relations {
		if r := &s.Relations[i]; r.Victim == v.ID && r.Kind.Caring() {
			return true
		}
	}
	return false
}

// InterestsConflict is a child whose interests conflict with those of who decides for the child. A
// parent or carer who is a suspect has such a conflict.
var InterestsConflict = &Condition{
	Name: "conflict-of-interest", Text: "a child in a conflict of interest with parents or carers",
	Asks: "whether the interests of parents and child conflict",
	Reads: append([]string{
		"/family/conflict", "/family/conflict_day", "/family/contact_restricted",
	}, CarerSuspected.Reads...),
	Test: func(p *Pass, day law.Day) rule.Truth {
		f := &p.Subject.Family
		if _, suspected := carerSuspicion(p, day); suspected {
			return rule.Is(true)
		}
		if p.Subject.CarerConflict() {
			return rule.Is(!f.ConflictDay.After(day))
		}
		if f.Conflict == person.No {
			return rule.Is(false)
		}
		return rule.Missing(p.Path("family").At("conflict"))
	},
}

// SexualForm is a case of sexual exploitation or abuse. A case of which no purpose is recorded may
// be one.
var SexualForm = &Condition{
	Name: "sexual-form", Text: "a victim of sexual exploitation or abuse",
	Asks: "for which exploitation", Reads: []string{"/conduct", "/proceedings"},
	Test: func(p *Pass, _ law.Day) rule.Truth {
		named := false
		for _, i := range p.Subject.Records.Conduct {
			c := &p.Subject.File.Conduct[i]
			for _, purpose := range c.AllPurposes() {
				switch purpose {
				case jurisdiction.SexualExploitation, jurisdiction.Pornography:
					return rule.Is(true)
				case jurisdiction.OtherExploitation:
				default:
					named = true
				}
			}
		}
		for _, i := range p.Subject.Records.Proceedings {
			if p.Subject.File.Proceedings[i].Offence == cases.OffenceSexual {
				return rule.Is(true)
			}
		}
		if named {
			return rule.Is(false)
		}
		return rule.Missing(rule.Path{List: "conduct"})
	},
}

// scopes answer whether what an instrument governs is there.
var scopes = map[law.Scope]*Condition{
	law.ScopeChild:          Child,
	law.ScopeAlone:          Alone,
	law.ScopeSexual:         SexualForm,
	law.ScopeForeign:        Foreign,
	law.ScopeThirdCountry:   ThirdCountry,
	law.ScopeAsylum:         SeeksAsylum,
	law.ScopeLodgedBefore:   lodgedBefore,
	law.ScopeLodgedSince:    lodgedSince,
	law.ScopeBeforeAMMR:     registeredBefore,
	law.ScopeSinceAMMR:      registeredSince,
	law.ScopeAccused:        Accused,
	law.ScopeEntitled:       Entitled,
	law.ScopeLawEnforcement: lawEnforcement,
	law.ScopeGDPR:           gdpr,
	law.ScopeCrossBorder:    CrossBorder,
	law.ScopeAdult:          AdultOrChosen,
	law.ScopeNoRight:        NoRightToStay,
	law.ScopeKnown:          knownToAuthority,
	law.ScopeIdentified:     identifiedByDecision,
	law.ScopeLogs:           systemWithLogs,
}

// proceededSince is the first day of a proceeding about the person in a State. It is found once: it
// is asked for the day of every element.
func proceededSince(p *Pass, state jurisdiction.Code) law.Day {
	if day, ok := p.Subject.proceeded[state]; ok {
		return day
	}
	var day law.Day
	for _, i := range p.Subject.Records.Proceedings {
		if x := &p.Subject.File.Proceedings[i]; here(x.Place, state) {
			day = first(day, begins(x, p.On))
		}
	}
	if p.Subject.proceeded == nil {
		p.Subject.proceeded = map[jurisdiction.Code]law.Day{}
	}
	p.Subject.proceeded[state] = day
	return day
}

// knownToAuthority is of whom an authority of the State knows that there are signs: what a private
// organisation alone knows obliges no State to act in the case (Rantsev v. Cyprus and Russia:
// circumstances of which the authorities were aware, or ought to have been).
var knownToAuthority = &Condition{
	Name: "known-to-authority",
	Text: "a person of whom an authority of the State knows signs of trafficking",
	Asks: "which body saw the signs", PerState: true,
	Reads: []string{
		"/status", "/status/body", "/detection", "/proceedings", "/notifications",
	},
	Test: func(p *Pass, day law.Day) rule.Truth {
		missing := rule.Path{}
		heard := false // of somebody who is no authority
		see := func(body jurisdiction.BodyKind, path rule.Path) bool {
			switch body {
			case "", jurisdiction.OtherBody:
				missing = path
			case jurisdiction.NGO, jurisdiction.International:
				heard = true
			default:
				return true
			}
			return false
		}
		by := func(d law.Day) bool { return !d.IsZero() && !d.After(day) }
		for i := range p.Subject.Status {
			d := &p.Subject.Status[i]
			if rungOf(d) == 0 || !by(d.Day) || !here(d.Place, p.State) {
				continue
			}
			if d.Body == "" && decidesOnVictim(d) {
				return rule.Is(true) // so decides an authority, whichever it is
			}
			if see(d.Body, p.Base().Elem("status", i).At("body")) {
				return rule.Is(true)
			}
		}
		f := p.Subject.File
		if by(f.Detection.Day) && here(f.Detection.Place, p.State) &&
			see(f.Detection.Body, rule.Path{List: "detection"}.At("body")) {
			return rule.Is(true)
		}
		if by(proceededSince(p, p.State)) {
			return rule.Is(true)
		}
		for _, i := range p.Subject.Records.Notifications {
			if x := &f.Notifications[i]; by(x.Day) && see(x.To, rule.Path{}.Elem(
				"notifications", i).At("to")) {
				return rule.Is(true)
			}
		}
		switch {
		case !missing.IsZero():
			return rule.Missing(missing)
		case heard:
			return rule.Is(false)
		}
		return rule.Missing(p.Path("status"))
	},
}

// identifiedByDecision is who was identified as a victim by a decision, of whichever State. With
// that starts article 10(4) of CETS No. 197, and article 10(2) tells it from reasonable grounds: of
// whom there are only these, or signs, it is not known whether it governs already. Whom the State
// found to be no victim since it does not govern.
var identifiedByDecision = &Condition{
	Name: "identified", Text: "a person who was identified as a victim",
	Asks: "whether the person was identified as a victim", PerState: true,
	Reads: []string{statusPath},
	Test: func(p *Pass, day law.Day) rule.Truth {
		var yes, no law.Day
		for i := range p.Subject.Status {
			d := &p.Subject.Status[i]
			switch {
			case d.Day.IsZero(), d.Day.After(day):
			case rungOf(d) == rungIdentified:
				yes = last(yes, d.Day)
			case here(d.Place, p.State) && deniedBy(d) && !reversed(p, d):
				no = last(no, d.Day)
			}
		}
		switch {
		case no.After(yes):
			return rule.Is(false)
		case !yes.IsZero():
			return rule.Is(true)
		}
		return rule.Missing(p.Path("status"))
	},
}

// Entitled is whom the European Convention on the Compensation of Victims gives a claim in the
// State: nationals of its Parties, and nationals of members of the Council of Europe who live there
// (ETS 116, article 3).
var Entitled = &Condition{
	Name: "entitled", Text: "a national of a Party, or a national of a member of the Council of " +
		"Europe who lives there",
	Asks: Foreign.Asks, Reads: []string{"/citizenships", "/residence"}, PerState: true,
	Test: func(p *Pass, day law.Day) rule.Truth {
		v := p.Subject.Victim
		if len(v.Citizenships) == 0 || p.State == "" {
			return rule.Missing(p.Path("citizenships"))
		}
		open := false
		for _, c := range v.Citizenships {
			if c.Kind != person.CitizenOf {
				open = open || c.Kind != person.Stateless
				continue
			}
			switch p.Binds("coe-116", c.Country, day).Binding {
			case law.Binds:
				return rule.Is(true)
			case law.BindUnknown:
				open = true
			}
			member, state := p.Profile(c.Country).Membership.CouncilOfEurope.At(day)
			elsewhere := v.Residence != "" && !same(v.Residence, p.State)
			switch {
			case state == law.Known && !member.Value, state == law.None, elsewhere:
			case state == law.Known && v.Residence != "":
				return rule.Is(true)
			default:
				open = true
			}
		}
		if open {
			return rule.Missing(p.Path("citizenships"))
		}
		return rule.Is(false)
	},
}

// lawEnforcement and gdpr are regimes of data protection. With none on file the Regulation governs
// as the general law, and whether the Directive does is not known.
var (
	lawEnforcement = regime(
		cases.RegimeLawEnforcement, "law-enforcement",
		"processing by those who prosecute or prevent crime",
	)
	gdpr = regime(cases.RegimeGDPR, "gdpr", "processing under Regulation (EU) 2016/679")
)

func regime(which cases.DataRegime, name, text string) *Condition {
	return &Condition{
		Name: name, Text: text, Asks: "under which regime the data are processed",
		Reads: []string{"/processing"},
		Test:  func(p *Pass, _ law.Day) rule.Truth { return underRegime(p.Subject.File, which) },
	}
}

// systemWithLogs is processing in an automated system that had to keep logs before 6 May 2023. A
// State could leave systems from before 6 May 2016 out until then (Directive (EU) 2016/680, article
// 63(2)), and no file tells of which year a system is.
var systemWithLogs = &Condition{
	Name: "system-with-logs",
	Text: "processing in an automated system that had to keep logs before 6 May 2023",
	Asks: "since when the system is in use", Reads: []string{"/processing"},
	Test: func(*Pass, law.Day) rule.Truth { return rule.Missing(rule.Path{List: "processing"}) },
}

// CrossBorder is a case that concerns more than one State.
var CrossBorder = &Condition{
	Name: "cross-border", Text: "a case that concerns more than one State",
	Asks: "whether the case crosses a border", Reads: []string{"/route", "/conduct", "/stays"},
	Test: func(p *Pass, _ law.Day) rule.Truth {
		if a := answer(p.Subject.File.CrossBorder()); a != DontKnow {
			return rule.Truth{Answer: a}
		}
		return rule.Missing(rule.Path{List: "route"})
	},
}
