package referral

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A Manifest says what was passed on and what was withheld, by JSON Pointer and category. It holds no values.
type Manifest struct {
	Level    Level             `json:"level"`
	Passed   []victim.Category `json:"passed"`
	Withheld []Withheld        `json:"withheld,omitempty"`
	// Flaw is what keeps the consent from counting; then nothing was passed on.
	Flaw victim.ConsentFlaw `json:"flaw,omitempty"`
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

// needs are the categories that a purpose can need beside demographics, age, pseudonym, identity and contact.
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

// A Question asks what may be disclosed.
type Question struct {
	Recipient victim.Recipient
	Purpose   victim.ConsentPurpose
	Level     Level
	// Consent is that of the victim; nil only with Emergency.
	Consent   *victim.Consent
	Emergency *Emergency
	Day       law.Day
	// Flaw looks at the consent with what the caller knows beside the record of the victim, as who is suspected in the whole file. Nil asks
	// the record alone.
	Flaw func(*victim.Victim, victim.Consent, victim.ConsentPurpose, law.Day) victim.ConsentFlaw
}

// Disclose returns what of v may be passed on, and the manifest. It is a pure projection by category of data: a category passes that the level
// reaches, that the purpose needs and that the consent covers. Without a consent in force, and without an emergency, nothing passes. An emergency covers
// what the purpose needs. Data on suspicion go to police, prosecution and courts only. v is left as it is.
func Disclose(v *victim.Victim, q Question) (victim.Victim, Manifest) {
	m := Manifest{Level: q.Level}
	allowed := map[victim.Category]Because{}
	for _, c := range victim.CategoryValues() {
		allowed[c] = q.withholds(c)
	}
	if q.Emergency == nil {
		m.Flaw = q.flaw(v)
	}
	var out victim.Victim
	if m.Flaw != "" {
		for c := range allowed {
			allowed[c] = BecauseConsent
		}
	}
	project(reflect.ValueOf(v).Elem(), reflect.ValueOf(&out).Elem(), "", func(path string, c victim.Category) bool {
		if because := allowed[c]; because != "" {
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

func (q *Question) flaw(v *victim.Victim) victim.ConsentFlaw {
	if q.Consent == nil {
		return victim.FlawNotGiven
	}
	if q.Flaw != nil {
		return q.Flaw(v, *q.Consent, q.Purpose, q.Day)
	}
	return v.ConsentFlaw(*q.Consent, q.Purpose, q.Day)
}

// withholds returns why a category is withheld, or "".
func (q *Question) withholds(c victim.Category) Because {
	base := c == victim.CategoryDemographic || c == victim.CategoryAge || c == victim.CategoryID
	who := (c == victim.CategoryIdentity || c == victim.CategoryContact) && q.Purpose != victim.PurposeStatistics && q.Purpose != victim.PurposeResearch
	switch {
	case !slices.Contains(reaches(q.Level), c):
		return BecauseLevel
	case !base && !who && !slices.Contains(needs[q.Purpose], c):
		return BecausePurpose
	case c == victim.CategoryOffence && !prosecutes(q.Recipient.Kind):
		return BecauseOffence
	case q.Emergency != nil:
		return ""
	case q.Consent == nil || !slices.Contains(q.Consent.Categories, c) || !covers(q.Consent, q.Recipient):
		return BecauseConsent
	}
	return ""
}

func covers(c *victim.Consent, to victim.Recipient) bool {
	return slices.ContainsFunc(c.Recipients, func(r victim.Recipient) bool {
		return r.Kind == to.Kind && (r.ID == "" || r.ID == to.ID) && (r.Place == "" || r.Place == to.Place)
	})
}

func prosecutes(k jurisdiction.BodyKind) bool {
	return k == jurisdiction.Police || k == jurisdiction.Prosecutor || k == jurisdiction.Court
}

// project copies from one record to another the fields for which keep is true. A field of a kept container is looked at by its own
// category. What is empty is neither passed nor withheld.
func project(from, to reflect.Value, path string, keep func(string, victim.Category) bool) {
	for i := range from.NumField() {
		f := from.Type().Field(i)
		src, dst := from.Field(i), to.Field(i)
		if !f.IsExported() || src.IsZero() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		at := path + "/" + name
		if !keep(at, victim.Category(f.Tag.Get("data"))) {
			continue
		}
		copyValue(src, dst, at, keep)
	}
}

func copyValue(src, dst reflect.Value, path string, keep func(string, victim.Category) bool) {
	switch {
	case src.Type() == reflect.TypeFor[law.Day]():
		dst.Set(src)
	case src.Kind() == reflect.Struct:
		project(src, dst, path, keep)
	case src.Kind() == reflect.Pointer:
		dst.Set(reflect.New(src.Type().Elem()))
		copyValue(src.Elem(), dst.Elem(), path, keep)
	case src.Kind() == reflect.Slice:
		dst.Set(reflect.MakeSlice(src.Type(), src.Len(), src.Len()))
		for i := range src.Len() {
			copyValue(src.Index(i), dst.Index(i), path+"/"+strconv.Itoa(i), keep)
		}
	default:
		dst.Set(src)
	}
}
