package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// Unfit is why a service does not fit. The zero Unfit is not an answer.
type Unfit string

// The reasons.
const (
	UnfitNeed     Unfit = "other-need"
	UnfitAge      Unfit = "age"
	UnfitAgeOpen  Unfit = "age-not-known" // the service has limits of age, and the age is not known
	UnfitSex      Unfit = "sex"
	UnfitLanguage Unfit = "language"
	UnfitChildren Unfit = "children-only"
	UnfitPapers   Unfit = "papers-needed"
	UnfitPlace    Unfit = "other-place"
	UnfitFull     Unfit = "full"
	UnfitMandate  Unfit = "no-mandate"
	UnfitVetting  Unfit = "not-vetted"
	UnfitConflict Unfit = "conflict-of-interest"
	UnfitStatus   Unfit = "not-offered"
	UnfitClosed   Unfit = "closed-that-day"
	UnfitExcluded Unfit = "excluded"
	// UnfitExclusionOpen: the service excludes a kind of person, and whether this person is one is
	// not recorded.
	UnfitExclusionOpen Unfit = "exclusion-not-known"
	// UnfitConditional: help is made conditional on cooperation with the authorities (CETS No. 197,
	// article 12(6)).
	UnfitConditional Unfit = "conditional-on-cooperation"
)

// A Match is a service held against a person; it fits if Unfit is empty.
type Match struct {
	Organisation string
	Service      string
	Unfit        []Unfit
}

// Wanted is what is looked for.
type Wanted struct {
	Need  care.NeedKind
	Place jurisdiction.Code // "" for anywhere
	On    law.Day
	// Suspects are the ids of suspects: an organisation with one of them on its list of conflicts
	// is left out. So is one with the person, a guardian or the lawyer on it.
	Suspects []string
}

// Find holds every service of the organisations against the person, and returns those that fit
// first, each with all the reasons why it does not. What is not known of the person does not make a
// service fit that has a limit there.
func Find(v *victim.Victim, w Wanted, organisations []Organisation) []Match {
	var out []Match
	for i := range organisations {
		o := &organisations[i]
		for j := range o.Services {
			out = append(out, Match{Organisation: o.ID, Service: o.Services[j].ID, Unfit: unfit(v, w, o, &o.Services[j])})
		}
	}
	fitFirst(out)
	return out
}

func fitFirst(list []Match) {
	slices.SortStableFunc(list, func(a, b Match) int { return min(len(a.Unfit), 1) - min(len(b.Unfit), 1) })
}

// offers returns why a service is nothing for anybody who is looked for.
func offers(o *Organisation, s *Service, w Wanted) []Unfit {
	var out []Unfit
	not := func(reason Unfit, is bool) {
		if is {
			out = append(out, reason)
		}
	}
	not(UnfitNeed, s.Kind != w.Need)
	not(UnfitStatus, s.Status != "" && s.Status != ServiceActive)
	not(UnfitPlace, w.Place != "" && !serves(o, s, w.Place))
	vetted, mandated := o.Entitled(w.On)
	not(UnfitVetting, !vetted)
	not(UnfitMandate, !mandated)
	not(UnfitConflict, o.tiedTo(w.Suspects))
	not(UnfitFull, s.Free == 0 && !s.Counted.IsZero())
	open, known := s.OpenOn(w.On)
	not(UnfitClosed, known && !open)
	return out
}

// tiedTo reports whether the organisation has a conflict of interest with one of those.
func (o *Organisation) tiedTo(ids []string) bool {
	return slices.ContainsFunc(o.Conflicts, func(id string) bool {
		return slices.Contains(ids, id)
	})
}

// Entitled reports whether an organisation is vetted and has a mandate on day. A public authority
// has its mandate by law: only days that are recorded count against it.
func (o *Organisation) Entitled(day law.Day) (vetted, mandated bool) {
	inMandate := (law.Span{From: o.MandateFrom, To: o.MandateTo}).Contains(day)
	if public(o.Kind) {
		return true, inMandate
	}
	return !o.Vetted.IsZero() && !o.Vetted.After(day), inMandate && !o.MandateFrom.IsZero()
}

// public reports whether bodies of a kind are authorities of a State.
func public(k jurisdiction.BodyKind) bool {
	switch k {
	case jurisdiction.NGO, jurisdiction.International, jurisdiction.Health, jurisdiction.School, jurisdiction.OtherBody:
		return false
	}
	return law.IsValid(k)
}

func unfit(v *victim.Victim, w Wanted, o *Organisation, s *Service) []Unfit {
	out := offers(o, s, w)
	not := func(reason Unfit, is bool) {
		if is && reason != "" {
			out = append(out, reason)
		}
	}
	not(UnfitConflict, !o.tiedTo(w.Suspects) && slices.ContainsFunc(o.Conflicts, v.Side))
	not(UnfitChildren, s.ChildOnly == person.Yes && !v.Age.ChildOn(w.On).IsChild())
	not(UnfitSex, len(s.Sexes) > 0 && !slices.Contains(s.Sexes, v.Sex))
	not(UnfitLanguage, len(s.Languages) > 0 && !slices.ContainsFunc(v.Languages, func(l string) bool { return slices.Contains(s.Languages, l) }))
	not(
		UnfitPapers,
		s.Papers == person.Yes && s.Waived != person.Yes &&
			(v.Identity == nil || len(v.Identity.Documents) == 0),
	)
	for _, x := range s.Excludes {
		if x == ExcludesNoCooperation {
			not(UnfitConditional, true)
			continue
		}
		is := excluded(x, v, o.Place, w.On)
		not(UnfitExcluded, is == person.Yes && !slices.Contains(out, UnfitExcluded))
		not(
			UnfitExclusionOpen,
			is != person.Yes && is != person.No && !slices.Contains(out, UnfitExclusionOpen),
		)
	}
	not(ageUnfit(v.Age, w.On, s), true)
	return out
}

// serves reports whether a service takes people in place: a place is served with its State.
func serves(o *Organisation, s *Service, place jurisdiction.Code) bool {
	if len(s.Areas) == 0 {
		return o.Place.Country() == place.Country()
	}
	return slices.ContainsFunc(s.Areas, func(a jurisdiction.Code) bool { return a == place || a == place.Country() })
}

// excluded answers whether a person is one of those whom a service does not take.
func excluded(x Exclusion, v *victim.Victim, place jurisdiction.Code, on law.Day) person.Answer {
	switch x {
	case ExcludesForeign:
		switch v.Nationality(place) {
		case person.Yes:
			return person.No
		case person.No:
			return person.Yes
		}
	case ExcludesNoStay:
		if v.Nationality(place) == person.Yes {
			return person.No
		}
		if stay, ok := v.StayOn(on); ok {
			switch stay.RightToStay {
			case person.Yes:
				return person.No
			case person.No:
				return person.Yes
			}
		}
	case ExcludesUnidentified:
		if _, ok := v.FirstStatus(on, victim.Positive, victim.StatusIdentified); ok {
			return person.No
		}
		return person.Yes
	case ExcludesUnaccompanied:
		switch {
		case v.Age.ChildOn(on).Standing == person.Adult ||
			v.Family.Accompaniment == victim.Accompanied:
			return person.No
		case v.Family.Accompaniment == victim.Unaccompanied:
			return person.Yes
		}
	case ExcludesDisability:
		return v.HealthAnswer(on, (*care.HealthCheck).HasDisability)
	case ExcludesPregnant:
		if v.Sex == person.Male {
			return person.No
		}
		return v.HealthAnswer(on, func(h *care.HealthCheck) person.Answer { return h.Pregnant })
	}
	return person.AnswerUnknown
}

// ageUnfit returns why the limits of age of a service keep the person out, or "". Whoever counts as
// a child is looked for as a child: an age of 18 or over that the file doubts keeps nobody out of a
// shelter for children, and lets no child into one for adults.
func ageUnfit(a person.Age, day law.Day, s *Service) Unfit {
	if s.AgeFrom <= 0 && s.AgeTo <= 0 {
		return ""
	}
	from, to, known := a.YearsOn(day)
	if a.ChildOn(day).IsChild() {
		if to = min(to, 17); !known {
			to = 17
		}
	} else if !known {
		return UnfitAgeOpen
	}
	last := s.AgeTo
	if last <= 0 {
		last = max(to, s.AgeFrom)
	}
	switch {
	case to < s.AgeFrom || from > last:
		return UnfitAge
	case from >= s.AgeFrom && to <= last:
		return ""
	case !known:
		return UnfitAgeOpen
	}
	return UnfitAge
}
