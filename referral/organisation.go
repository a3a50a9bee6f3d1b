package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// An Organisation helps victims. Its addresses are kept by the caller: a shelter's is confidential.
type Organisation struct {
	ID    string                `json:"id" data:"id" validate:"required,tip_id"`
	Kind  jurisdiction.BodyKind `json:"kind" data:"service" validate:"required,tip_code"`
	Place jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Vetted is the day on which it was last vetted; MandateFrom and MandateTo are the days of its mandate, both inclusive.
	Vetted      law.Day `json:"vetted,omitzero" data:"service" validate:"tip_day"`
	MandateFrom law.Day `json:"mandate_from,omitzero" data:"service" validate:"tip_day"`
	MandateTo   law.Day `json:"mandate_to,omitzero" data:"service" validate:"tip_day"`
	// Conflicts are the ids of suspects and others with whom it has a conflict of interest.
	Conflicts []string  `json:"conflicts,omitempty" data:"id" validate:"dive,required,tip_id"`
	Services  []Service `json:"services,omitempty" data:"service" validate:"dive"`
}

// A Service is what an organisation offers, and to whom.
type Service struct {
	ID   string          `json:"id" data:"id" validate:"required,tip_id"`
	Kind victim.NeedKind `json:"kind" data:"service" validate:"required,tip_code"`
	// AgeFrom and AgeTo are completed years, both inclusive; 0 sets no limit.
	AgeFrom int `json:"age_from,omitempty" data:"service" validate:"min=0,max=130"`
	AgeTo   int `json:"age_to,omitempty" data:"service" validate:"min=0,max=130"`
	// Sexes and Languages are those that it takes; empty takes all.
	Sexes     []victim.Sex `json:"sexes,omitempty" data:"service" validate:"dive,required,tip_code"`
	Languages []string     `json:"languages,omitempty" data:"service" validate:"dive,required,tip_language"`
	// ChildOnly answers whether it takes children only, Papers whether identity papers are needed.
	ChildOnly victim.Answer `json:"child_only,omitempty" data:"service" validate:"tip_code"`
	Papers    victim.Answer `json:"papers,omitempty" data:"service" validate:"tip_code"`
	// Capacity is the number of places, and Free those that are free as of Counted; a negative Free is not recorded.
	Capacity int     `json:"capacity,omitempty" data:"service" validate:"min=0"`
	Free     int     `json:"free,omitempty" data:"service" validate:"min=-1"`
	Counted  law.Day `json:"counted,omitzero" data:"service" validate:"tip_day"`
}

// A CapacityInquiry asks whether there is a place. It can hold nothing of a person: no id, no day of birth, no text.
type CapacityInquiry struct {
	Need     victim.NeedKind   `json:"need"`
	Place    jurisdiction.Code `json:"place,omitempty"`
	Children bool              `json:"children,omitempty"`
	On       law.Day           `json:"on"`
}

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
)

// A Match is a service held against a person; it fits if Unfit is empty.
type Match struct {
	Organisation string
	Service      string
	Unfit        []Unfit
}

// Wanted is what is looked for.
type Wanted struct {
	Need  victim.NeedKind
	Place jurisdiction.Code // "" for anywhere
	On    law.Day
	// Suspects are the ids of suspects: an organisation with one of them on its list of conflicts is left out.
	Suspects []string
}

// Find holds every service of the organisations against the person, and returns those that fit first, each with all the reasons why it does not. What is
// not known of the person does not make a service fit that has a limit there.
func Find(v *victim.Victim, w Wanted, organisations []Organisation) []Match {
	var out []Match
	for i := range organisations {
		o := &organisations[i]
		for j := range o.Services {
			out = append(out, Match{Organisation: o.ID, Service: o.Services[j].ID, Unfit: unfit(v, w, o, &o.Services[j])})
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return min(len(a.Unfit), 1) - min(len(b.Unfit), 1) })
	return out
}

func unfit(v *victim.Victim, w Wanted, o *Organisation, s *Service) []Unfit {
	var out []Unfit
	not := func(reason Unfit, is bool) {
		if is {
			out = append(out, reason)
		}
	}
	not(UnfitNeed, s.Kind != w.Need)
	not(UnfitPlace, w.Place != "" && o.Place.Country() != w.Place.Country())
	not(UnfitVetting, o.Vetted.IsZero() || o.Vetted.After(w.On))
	not(UnfitMandate, !(law.Span{From: o.MandateFrom, To: o.MandateTo}).Contains(w.On) || o.MandateFrom.IsZero())
	not(UnfitConflict, slices.ContainsFunc(w.Suspects, func(id string) bool { return slices.Contains(o.Conflicts, id) }))
	not(UnfitChildren, s.ChildOnly == victim.Yes && !v.Age.ChildOn(w.On).IsChild())
	not(UnfitSex, len(s.Sexes) > 0 && !slices.Contains(s.Sexes, v.Sex))
	not(UnfitLanguage, len(s.Languages) > 0 && !slices.ContainsFunc(v.Languages, func(l string) bool { return slices.Contains(s.Languages, l) }))
	not(UnfitPapers, s.Papers == victim.Yes && (v.Identity == nil || len(v.Identity.Documents) == 0))
	not(UnfitFull, s.Capacity > 0 && s.Free == 0 && !s.Counted.IsZero())
	if s.AgeFrom > 0 || s.AgeTo > 0 {
		from, to, known := years(v.Age, w.On)
		not(UnfitAgeOpen, !known)
		not(UnfitAge, known && (s.AgeFrom > 0 && from < s.AgeFrom || s.AgeTo > 0 && to > s.AgeTo))
	}
	return out
}

// years returns the completed years that the person has at least and at most on day.
func years(a victim.Age, day law.Day) (from, to int, known bool) {
	earliest, latest, known := a.Eighteen()
	if !known {
		return 0, 0, false
	}
	return completed(latest, day), completed(earliest, day), true
}

// completed returns the completed years on day of who reaches 18 on eighteen.
func completed(eighteen, day law.Day) int {
	n := 18 + day.Year - eighteen.Year
	if law.AddYears(eighteen, day.Year-eighteen.Year).After(day) {
		n--
	}
	return n
}
