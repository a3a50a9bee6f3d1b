package referral

import (
	"reflect"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A Manifest says what was passed on and what was withheld, by JSON Pointer and category. It holds
// no values.
type Manifest struct {
	Level    Level             `json:"level"`
	Passed   []victim.Category `json:"passed"`
	Withheld []Withheld        `json:"withheld,omitempty"`
	// Flaw is what keeps the consent from counting; then nothing was passed on.
	Flaw victim.ConsentFlaw `json:"flaw,omitempty"`
	// Lapsed is true where an emergency was named that does not stand: not recorded in full, ended,
	// or not looked at again in time.
	Lapsed bool `json:"lapsed,omitempty"`
}

// Withheld is something recorded that was not passed on.
type Withheld struct {
	Path     string          `json:"path"`
	Category victim.Category `json:"category"`
	Because  Because         `json:"because"`
}

// reach are the categories that a level adds to those of the levels below it.
var reach = map[Level][]victim.Category{
	Anonymous:  {victim.CategoryDemographic, victim.CategoryAge},
	Pseudonym:  {victim.CategoryID, victim.CategoryService, victim.CategoryProtection},
	Identified: {victim.CategoryIdentity, victim.CategoryContact, victim.CategoryLocation, victim.CategoryFamily, victim.CategoryConsent},
	Full:       {victim.CategoryStatus, victim.CategoryResidence, victim.CategoryHealth, victim.CategoryJustice, victim.CategoryExploitation, victim.CategoryOffence},
}

// reaches returns the categories that a level can pass on at most.
func reaches(level Level) []victim.Category {
	var out []victim.Category
	for _, l := range LevelValues() {
		out = append(out, reach[l]...)
		if l == level {
			return out
		}
	}
	return nil
}

// needs are the categories that a purpose can need beside demographics, age, pseudonym, identity
// and contact.
var needs = map[victim.ConsentPurpose][]victim.Category{
	victim.PurposeService:        {victim.CategoryService, victim.CategoryHealth, victim.CategoryProtection, victim.CategoryFamily, victim.CategoryLocation, victim.CategoryConsent},
	victim.PurposeReferral:       {victim.CategoryService, victim.CategoryHealth, victim.CategoryProtection, victim.CategoryFamily, victim.CategoryLocation, victim.CategoryStatus, victim.CategoryConsent},
	victim.PurposeMedicalExam:    {victim.CategoryHealth, victim.CategoryConsent},
	victim.PurposeAgeAssessment:  {victim.CategoryConsent, victim.CategoryFamily},
	victim.PurposeIdentification: {victim.CategoryStatus, victim.CategoryExploitation, victim.CategoryLocation},
	victim.PurposeProceedings:    {victim.CategoryStatus, victim.CategoryExploitation, victim.CategoryJustice, victim.CategoryOffence, victim.CategoryLocation, victim.CategoryProtection},
	victim.PurposeTracing:        {victim.CategoryFamily, victim.CategoryLocation},
	victim.PurposeReturn:         {victim.CategoryResidence, victim.CategoryFamily, victim.CategoryProtection, victim.CategoryService, victim.CategoryLocation, victim.CategoryHealth},
	victim.PurposeCompensation:   {victim.CategoryJustice, victim.CategoryExploitation, victim.CategoryHealth},
	victim.PurposeAsylum:         {victim.CategoryResidence, victim.CategoryStatus, victim.CategoryLocation, victim.CategoryFamily},
	victim.PurposeStatistics:     nil,
	victim.PurposeResearch:       nil,
}

// never are the categories that a kind of body does not get, whatever the purpose and whoever
// consents: a consent names recipients and categories, and cannot say which of them gets which.
var never = map[jurisdiction.BodyKind][]victim.Category{
	jurisdiction.Police:          {victim.CategoryHealth},
	jurisdiction.BorderPolice:    {victim.CategoryHealth},
	jurisdiction.LabourInspector: {victim.CategoryHealth, victim.CategoryFamily, victim.CategoryProtection},
	jurisdiction.School:          {victim.CategoryHealth, victim.CategoryExploitation, victim.CategoryJustice, victim.CategoryStatus, victim.CategoryResidence},
	jurisdiction.Health:          {victim.CategoryJustice, victim.CategoryResidence},
	jurisdiction.Consulate:       {victim.CategoryHealth, victim.CategoryExploitation, victim.CategoryJustice, victim.CategoryLocation, victim.CategoryProtection},
}

// A Question asks what may be disclosed.
type Question struct {
	Recipient victim.Recipient
	Purpose   victim.ConsentPurpose
	Level     Level
	// From is the place of who discloses: a consent that names a kind of recipient and no place
	// speaks of those in the same State.
	From jurisdiction.Code
	// Consent is that of the victim; nil only with Emergency.
	Consent   *victim.Consent
	Emergency *Emergency
	Day       law.Day
	// Referral is the referral under which it is asked, nil for none. Before it is sent no more
	// than [Anonymous] passes, and nothing once the access of the receiver has ended.
	Referral *Referral
	// Flaw looks at the consent with what the caller knows beside the record of the victim, as who
	// is suspected in the whole file. Nil asks the record alone.
	Flaw func(*victim.Victim, victim.Consent, victim.ConsentPurpose, law.Day) victim.ConsentFlaw
}

// Disclose returns what of v may be passed on, and the manifest. It is a pure projection by
// category of data: a category passes that the level reaches, that the purpose needs, that the
// recipient may have, and that the consent covers. Without a consent in force, and without an
// emergency that stands, nothing passes. An emergency covers what the purpose needs. Data on
// suspicion go to police, prosecution and courts only; those on asylum for asylum only. At the
// level [Anonymous], and for statistics and research, an age is told as a band of years. v is left
// as it is.
func Disclose(v *victim.Victim, q Question) (victim.Victim, Manifest) {
	m := Manifest{Level: q.Level}
	urgent := q.Emergency.Stands(q.Day)
	if !urgent {
		m.Lapsed = q.Emergency != nil
		m.Flaw = q.flaw(v)
	}
	allowed := map[victim.Category]Because{}
	for _, c := range victim.CategoryValues() {
		allowed[c] = q.withholds(c, urgent)
		if m.Flaw != "" {
			allowed[c] = BecauseConsent
		}
	}
	source := *v
	if allowed[victim.CategoryAge] == "" && (q.Level == Anonymous || q.counts()) {
		source.Age = band(v.Age, q.Day)
		if source.Age.BirthDay != v.Age.BirthDay || source.Age.BirthYear != v.Age.BirthYear || len(v.Age.Evidence)+len(v.Age.Assessments) > 0 {
			m.Withheld = append(m.Withheld, Withheld{"/age", victim.CategoryAge, BecauseBand})
		}
	}
	var out victim.Victim
	project(reflect.ValueOf(source), reflect.ValueOf(&out).Elem(), "", func(path string, c victim.Category) bool {
		because := allowed[c]
		if because == "" && q.Purpose != victim.PurposeAsylum && path == "/asylum" {
			because = BecausePurpose
		}
		if because != "" {
			m.Withheld = append(m.Withheld, Withheld{path, c, because})
			return false
		}
		if !slices.Contains(m.Passed, c) {
			m.Passed = append(m.Passed, c)
		}
		return true
	})
	slices.Sort(m.Passed)
	return out, m
}

// Covers reports whether everything in a view is of a category that m says was passed on: a whole
// record is not covered by the manifest of a part.
func (m Manifest) Covers(view *victim.Victim) bool {
	covered := true
	var scratch victim.Victim
	project(reflect.ValueOf(view).Elem(), reflect.ValueOf(&scratch).Elem(), "", func(_ string, c victim.Category) bool {
		covered = covered && slices.Contains(m.Passed, c)
		return covered
	})
	return covered
}

func (q *Question) flaw(v *victim.Victim) victim.ConsentFlaw {
	if q.Consent == nil {
		return victim.FlawNotGiven
	}
	if q.Flaw != nil {
		return q.Flaw(v, *q.Consent, q.Purpose, q.Day)
	}
	return v.ConsentFlaw(*q.Consent, q.Purpose, q.Day)
}

// counts reports whether the purpose counts people and helps nobody in particular: it needs no
// pseudonym.
func (q *Question) counts() bool {
	return q.Purpose == victim.PurposeStatistics || q.Purpose == victim.PurposeResearch
}

// withholds returns why a category is withheld, or "".
func (q *Question) withholds(c victim.Category, urgent bool) Because {
	base := c == victim.CategoryDemographic || c == victim.CategoryAge || c == victim.CategoryID && !q.counts()
	who := (c == victim.CategoryIdentity || c == victim.CategoryContact) && !q.counts()
	switch {
	case q.Referral != nil && !q.Referral.Access() && (q.Referral.State.Over() || !slices.Contains(reaches(Anonymous), c)):
		return BecauseReferral
	case !slices.Contains(reaches(q.Level), c):
		return BecauseLevel
	case !q.Purpose.IsValid() || !base && !who && !slices.Contains(needs[q.Purpose], c):
		return BecausePurpose
	case c == victim.CategoryOffence && !prosecutes(q.Recipient.Kind):
		return BecauseOffence
	case !q.Recipient.Kind.IsValid() || slices.Contains(never[q.Recipient.Kind], c):
		return BecauseRole
	case urgent:
		return ""
	case q.Consent == nil || !slices.Contains(q.Consent.Categories, c) || !q.Consent.Covers(q.Recipient, q.From):
		return BecauseConsent
	}
	return ""
}

func prosecutes(k jurisdiction.BodyKind) bool {
	return k == jurisdiction.Police || k == jurisdiction.Prosecutor || k == jurisdiction.Court
}
