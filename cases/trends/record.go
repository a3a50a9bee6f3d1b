package trends

import (
	"errors"
	"slices"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Record is one victim or presumed victim as statistics see him or her: no id, no name, no place
// below the State. Every zero value means "not known". The tags name the data category of each
// field, as in package victim. Few such facts together can point to one person, so a set of records
// is still personal data; only a [Release] is not.
type Record struct {
	// Reported is when suspicion was first reported, Registered when the person was first counted
	// as a presumed or identified victim, Identified when formally identified.
	Reported   When    `json:"reported,omitzero" data:"status"`
	Registered When    `json:"registered,omitzero" data:"status"`
	Identified When    `json:"identified,omitzero" data:"status"`
	Outcome    Outcome `json:"outcome,omitempty" data:"status"`
	// Body is the kind of body that registered the person.
	Body jurisdiction.BodyKind `json:"body,omitempty" data:"status"`

	Sex            person.Sex          `json:"sex,omitempty" data:"demographic"`
	AtRegistration Age                 `json:"at_registration,omitzero" data:"age"`
	AtExploitation Age                 `json:"at_exploitation,omitzero" data:"age"`       // at its start
	Citizenships   []jurisdiction.Code `json:"citizenships,omitempty" data:"demographic"` // States
	Stateless      bool                `json:"stateless,omitempty" data:"demographic"`

	// Forms are the forms of exploitation, each once, in any order.
	Forms []jurisdiction.Purpose `json:"forms,omitempty" data:"exploitation"`
	// RegisteredIn, Recruited and Exploited are States.
	RegisteredIn jurisdiction.Code   `json:"registered_in,omitempty" data:"location"`
	Recruited    jurisdiction.Code   `json:"recruited,omitempty" data:"location"`
	Exploited    jurisdiction.Code   `json:"exploited,omitempty" data:"location"`
	Border       Border              `json:"border,omitempty" data:"location"`
	Recruiter    person.RelationKind `json:"recruiter,omitempty" data:"family"` // what the recruiter is to the person

	// Assisted, Reflection and Permit answer whether help was received, a reflection period given
	// and a residence permit given.
	Assisted   person.Answer `json:"assisted,omitempty" data:"service"`
	Reflection person.Answer `json:"reflection,omitempty" data:"residence"`
	Permit     person.Answer `json:"permit,omitempty" data:"residence"`
}

// Age is an age in groups.
type Age struct {
	Group AgeGroup `json:"group,omitempty" data:"age"`
	Band  Band     `json:"band,omitempty" data:"age"`
}

// child reports whether the band is under 18.
func (v Band) child() bool {
	switch v {
	case Band0, Band6, Band12, Band15:
		return true
	}
	return false
}

// group returns the age group that the band is in.
func (v Band) group() AgeGroup {
	if v.child() {
		return ChildGroup
	}
	return AdultGroup
}

// ErrAge is that an age group and a band contradict each other.
var ErrAge = errors.New("the band is not of the age group")

// ErrTwice is that a list names something twice.
var ErrTwice = errors.New("named twice")

// A FieldError says which field of a record is wrong. It does not hold the value.
type FieldError struct {
	Field string // the name in JSON: "at_registration/group"
	Err   error
}

func (e *FieldError) Error() string { return e.Field + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *FieldError) Unwrap() error { return e.Err }

// Validate reports everything in r that is not a code, a date or a State, as joined [*FieldError]
// values.
func (r *Record) Validate() error {
	c := check{}
	c.when("reported", r.Reported)
	c.when("registered", r.Registered)
	c.when("identified", r.Identified)
	c.code("outcome", r.Outcome != "" && !law.IsValid(r.Outcome))
	c.code("body", r.Body != "" && !law.IsValid(r.Body))
	c.code("sex", r.Sex != "" && !law.IsValid(r.Sex))
	c.age("at_registration", r.AtRegistration)
	c.age("at_exploitation", r.AtExploitation)
	c.states("citizenships", r.Citizenships)
	c.code("forms", slices.ContainsFunc(r.Forms, func(p jurisdiction.Purpose) bool {
		return !law.IsValid(p)
	}))
	if twice(r.Forms) {
		c.fail("forms", ErrTwice)
	}
	c.state("registered_in", r.RegisteredIn)
	c.state("recruited", r.Recruited)
	c.state("exploited", r.Exploited)
	c.code("border", r.Border != "" && !law.IsValid(r.Border))
	c.code("recruiter", r.Recruiter != "" && !law.IsValid(r.Recruiter))
	c.code("assisted", r.Assisted != "" && !law.IsValid(r.Assisted))
	c.code("reflection", r.Reflection != "" && !law.IsValid(r.Reflection))
	c.code("permit", r.Permit != "" && !law.IsValid(r.Permit))
	return errors.Join(c.errs...)
}

// A check collects what is wrong with a record.
type check struct{ errs []error }

func (c *check) fail(field string, err error) { c.errs = append(c.errs, &FieldError{field, err}) }

func (c *check) code(field string, bad bool) {
	if bad {
		c.fail(field, law.ErrUnknownCode)
	}
}

func (c *check) when(field string, w When) {
	if !w.IsZero() && !w.IsValid() {
		c.fail(field, ErrWhen)
	}
}

func (c *check) state(field string, s jurisdiction.Code) {
	c.code(field, s != "" && (!s.IsValid() || s.Subdivision()))
}

func (c *check) states(field string, list []jurisdiction.Code) {
	c.code(field, slices.ContainsFunc(list, func(s jurisdiction.Code) bool { return !s.IsValid() || s.Subdivision() }))
	if twice(list) {
		c.fail(field, ErrTwice)
	}
}

func (c *check) age(field string, a Age) {
	if a.Group != "" && !law.IsValid(a.Group) {
		c.fail(field+"/group", law.ErrUnknownCode)
	}
	switch {
	case a.Band != "" && !law.IsValid(a.Band):
		c.fail(field+"/band", law.ErrUnknownCode)
	case a.Band != "" && law.IsValid(a.Group) && a.Band.child() != (a.Group != AdultGroup):
		c.fail(field+"/band", ErrAge)
	}
}

func twice[T comparable](list []T) bool {
	for i, v := range list {
		if slices.Contains(list[:i], v) {
			return true
		}
	}
	return false
}

// A Person is one suspected, prosecuted or convicted person as statistics see him or her. Every
// zero value means "not known" or "did not happen".
type Person struct {
	Offence      OffenceGroup           `json:"offence,omitempty" data:"offence"`
	Sex          person.Sex             `json:"sex,omitempty" data:"offence"`
	Age          AgeGroup               `json:"age,omitempty" data:"offence"` // when first suspected
	Citizenships []jurisdiction.Code    `json:"citizenships,omitempty" data:"offence"`
	Stateless    bool                   `json:"stateless,omitempty" data:"offence"`
	Forms        []jurisdiction.Purpose `json:"forms,omitempty" data:"offence"`
	Organised    person.Answer          `json:"organised,omitempty" data:"offence"` // whether a criminal organisation acted

	// Suspected is when suspicion arose, Decided when the prosecution was decided, Judged when the
	// judgment fell; the final one, if there is one.
	Suspected When           `json:"suspected,omitzero" data:"offence"`
	Decided   When           `json:"decided,omitzero" data:"justice"`
	Decision  Decision       `json:"decision,omitempty" data:"justice"`
	Judged    When           `json:"judged,omitzero" data:"justice"`
	Judgment  cases.Judgment `json:"judgment,omitempty" data:"justice"`
}

// Validate reports everything in p that is not a code, a date or a State, as joined [*FieldError]
// values.
func (p *Person) Validate() error {
	c := check{}
	c.code("offence", p.Offence != "" && !law.IsValid(p.Offence))
	c.code("sex", p.Sex != "" && !law.IsValid(p.Sex))
	c.code("age", p.Age != "" && !law.IsValid(p.Age))
	c.states("citizenships", p.Citizenships)
	c.code("forms", slices.ContainsFunc(p.Forms, func(f jurisdiction.Purpose) bool {
		return !law.IsValid(f)
	}))
	if twice(p.Forms) {
		c.fail("forms", ErrTwice)
	}
	c.code("organised", p.Organised != "" && !law.IsValid(p.Organised))
	c.when("suspected", p.Suspected)
	c.when("decided", p.Decided)
	c.code("decision", p.Decision != "" && !law.IsValid(p.Decision))
	c.when("judged", p.Judged)
	c.code("judgment", p.Judgment != "" && !law.IsValid(p.Judgment))
	return errors.Join(c.errs...)
}

// Victims returns the records of identified and presumed victims: whom Directive 2011/36/EU,
// article 19a(2)(a), counts.
func Victims(records []Record) []Record {
	return Select(records, func(r *Record) bool { return r.Outcome == Identified || r.Outcome == Presumed })
}

// Select returns the records for which keep is true.
func Select[R any](records []R, keep func(*R) bool) []R {
	var out []R
	for i := range records {
		if keep(&records[i]) {
			out = append(out, records[i])
		}
	}
	return out
}

// year returns the year of the record by the definition.
func (r *Record) year(of YearOf) int {
	switch of {
	case YearOfReport:
		return r.Reported.Year
	case YearOfIdentification:
		return r.Identified.Year
	}
	return r.Registered.Year
}
