package cases

import (
	"slices"
	"strconv"
	"sync"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

//go:generate go run ../internal/gen -redact -open Checker

// A File is a case file.
type File struct {
	// ID is a pseudonym of the file.
	ID     string  `json:"id" data:"id" validate:"required,tip_id"`
	Opened law.Day `json:"opened,omitzero" data:"case" validate:"tip_day"`
	Closed law.Day `json:"closed,omitzero" data:"case" validate:"tip_day"`
	// Jurisdictions are places whose law counts beside those where the victims are.
	Jurisdictions []jurisdiction.Code `json:"jurisdictions,omitempty" data:"location" validate:"dive,required,tip_code"`
	Victims       []victim.Victim     `json:"victims,omitempty" data:"id" validate:"dive"`
}

// A FieldError says which field is badly formed. It does not hold the value.
type FieldError = shape.FieldError

var validate = sync.OnceValue(func() *validator.Validate {
	v := shape.New()
	if err := victim.RegisterValidations(v); err != nil {
		panic(err) // cannot happen: the tags are constants
	}
	v.RegisterStructValidation(order, File{})
	return v
})

// Validate reports every field of f that is badly formed, as an error that joins [*FieldError] values sorted by path. It looks at
// shape only and asks no law.
func (f *File) Validate() error { return shape.Struct(validate(), f) }

func order(sl validator.StructLevel) {
	f := sl.Current().Interface().(File)
	if !f.Opened.IsZero() && !f.Closed.IsZero() && f.Closed.Before(f.Opened) {
		shape.Report(sl, "closed", "tip_order")
	}
	for i, v := range f.Victims {
		if slices.ContainsFunc(f.Victims[:i], func(o victim.Victim) bool { return o.ID == v.ID }) {
			shape.Report(sl, "victims["+strconv.Itoa(i)+"].id", "tip_unique")
		}
	}
}

// Checker checks files by the law of one registry. It is safe for use by several goroutines.
type Checker struct {
	victims *rule.Set[*victim.Victim]
}

// NewChecker resolves all rules against the registry.
func NewChecker(registry *jurisdiction.Registry) (*Checker, error) {
	victims, err := rule.NewSet(registry, victim.Rules()...)
	if err != nil {
		return nil, err
	}
	return &Checker{victims: victims}, nil
}

var builtin = sync.OnceValues(func() (*Checker, error) { return NewChecker(jurisdiction.Builtin()) })

// Check asks every rule about f on a day, by the law that comes with the library. More are places whose law counts beside those in the
// file. It does not require that [File.Validate] passed, and leaves f as it is.
func (f *File) Check(on law.Day, more ...jurisdiction.Code) (*rule.Report, error) {
	c, err := builtin()
	if err != nil {
		return nil, err
	}
	return c.Check(f, on, more...), nil
}

// Check asks every rule about f on a day. More are places whose law counts beside those in the file.
func (c *Checker) Check(f *File, on law.Day, more ...jurisdiction.Code) *rule.Report {
	check := rule.NewCheck(c.victims.Registry(), on)
	places := slices.Concat(f.Jurisdictions, more)
	for i := range f.Victims {
		rule.Ask(check, c.victims, f.Victims[i].Subject(on, "/victims/"+strconv.Itoa(i), places...))
	}
	return check.Report(victim.Version)
}

// Catalogue returns every rule that a file is asked, in the order of their ids.
func (c *Checker) Catalogue() []rule.Entry { return c.victims.Catalogue() }
