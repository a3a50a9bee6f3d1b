package victim

import (
	"strconv"
	"sync"

	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/own"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A FieldError says which field is badly formed. It does not hold the value.
type FieldError = shape.FieldError

// MaxErrors is the largest number of errors that a validation lists.
const MaxErrors = shape.MaxErrors

// A MoreError stands last where more than [MaxErrors] fields are badly formed, and says how many
// are not listed.
type MoreError = shape.MoreError

// A RegistrationError says why the types of this module cannot be checked by a validator.
type RegistrationError = shape.RegistrationError

// RegisterValidations adds the tags, types and struct checks of this package to v, and those of the
// packages below it: a struct of your own that holds our records is then checked in full by v, and
// so are they by themselves. It does not matter which tag v reads (SetTagName), how it names
// fields, or whether it has the option WithRequiredStructEnabled.
//
// Call it before v is first used; it may be called more than once, and beside that of other
// packages. It returns a [*RegistrationError] where it cannot work.
func RegisterValidations(v *validator.Validate) error {
	if err := rule.RegisterValidations(v); err != nil {
		return err
	}
	if err := care.RegisterValidations(v); err != nil {
		return err
	}
	return shape.Register(v, tagged(), checks()...)
}

// RegisterTranslations gives English texts for the tags of this package to trans, and lets v use
// them, see cases.RegisterTranslations.
func RegisterTranslations(v *validator.Validate, trans ut.Translator) error {
	return shape.Translate(v, trans, checks()...)
}

// CheckStruct runs our struct check on the record at hand, if there is one, and reports whether
// there is. Call it in a struct check of your own for a type of this package, so that errors name
// the fields: a validator runs one struct check a type.
func CheckStruct(sl validator.StructLevel) bool { return shape.Run(sl, checks()...) }

func checks() []shape.Check { return []shape.Check{shape.For[Victim](order)} }

var validate = sync.OnceValue(func() *validator.Validate {
	v := shape.New()
	if err := RegisterValidations(v); err != nil {
		panic(err) // cannot happen: the tags are constants
	}
	return v
})

// Validate reports every field of v that is badly formed, as an error that joins [*FieldError]
// values sorted by path: codes that do not exist, days out of order, ids that are used twice or
// lead nowhere. Of more than [MaxErrors] the first are listed, and a [*MoreError]. It looks at
// shape only and asks no law.
func (v *Victim) Validate() error { return shape.Struct(validate(), v) }

// order checks what more than one field is needed for.
func order(sl validator.StructLevel) {
	v := sl.Current().Interface().(Victim)
	days := func(path string, first, last law.Day) {
		if !first.IsZero() && !last.IsZero() && last.Before(first) {
			shape.Report(sl, path, "tip_order")
		}
	}
	ids := map[string]bool{}
	unique := func(path, id string) {
		if id != "" && ids[id] {
			shape.Report(sl, path, "tip_unique")
		}
		ids[id] = true
	}
	at := func(list string, i int, field string) string { return list + "[" + strconv.Itoa(i) + "]." + field }

	for i, s := range v.Stays {
		days(at("stays", i, "to"), s.From, s.To)
	}
	for i, d := range v.Status {
		unique(at("status", i, "id"), d.ID)
	}
	for i, d := range v.Indicators {
		unique(at("indicators", i, "id"), d.ID)
	}
	indicators := set(v.Indicators, func(in *Indicator) string { return in.ID })
	decisions := set(v.Status, func(d *StatusDecision) string { return d.ID })
	relatives := set(v.Relatives, func(r *person.Relative) string { return r.ID })
	guardians := set(v.Guardians, func(g *Guardian) string { return g.ID })
	interests := set(v.BestInterests, func(b *BestInterests) string { return b.ID })
	for i, d := range v.Status {
		for j, id := range d.Indicators {
			if !indicators[id] {
				shape.Report(sl, at("status", i, "indicators["+strconv.Itoa(j)+"]"), "tip_link")
			}
		}
		if d.Reviews != "" && !decisions[d.Reviews] {
			shape.Report(sl, at("status", i, "reviews"), "tip_link")
		}
	}
	for i, g := range v.Guardians {
		unique(at("guardians", i, "id"), g.ID)
		days(at("guardians", i, "ended"), g.Appointed, g.Ended)
	}
	for i, c := range v.Consents {
		unique(at("consents", i, "id"), c.ID)
		days(at("consents", i, "until"), c.Given, c.Until)
		days(at("consents", i, "withdrawn"), c.Given, c.Withdrawn)
		if c.Guardian != "" && !guardians[c.Guardian] {
			shape.Report(sl, at("consents", i, "guardian"), "tip_link")
		}
		if c.Giver != "" && !relatives[c.Giver] {
			shape.Report(sl, at("consents", i, "giver"), "tip_link")
		}
	}
	for i, b := range v.BestInterests {
		unique(at("best_interests", i, "id"), b.ID)
	}
	linked := func(path, id string) {
		if id != "" && !interests[id] {
			shape.Report(sl, path, "tip_link")
		}
	}
	for i, d := range v.Decisions {
		unique(at("decisions", i, "id"), d.ID)
		linked(at("decisions", i, "best_interests"), d.BestInterests)
	}
	for i, p := range v.Placements {
		unique(at("placements", i, "id"), p.ID)
		days(at("placements", i, "to"), p.From, p.To)
	}
	if v.DurableSolution != nil {
		linked("durable_solution.determination", v.DurableSolution.Determination)
	}
	for i, r := range v.Reflection {
		days(at("reflection", i, "to"), r.From, r.To)
	}
	for i, p := range v.Permits {
		unique(at("permits", i, "id"), p.ID)
		days(at("permits", i, "valid_to"), p.ValidFrom, p.ValidTo)
		linked(at("permits", i, "best_interests"), p.BestInterests)
	}
	for i, s := range v.Services {
		unique(at("services", i, "id"), s.ID)
		days(at("services", i, "ended"), s.Started, s.Ended)
	}
	for i, c := range v.Claims {
		unique(at("claims", i, "id"), c.ID)
	}
	own.Check(v.Own, v, func(i int, field, tag string) {
		shape.Report(sl, at("own", i, field), tag)
	})
	for i, a := range v.Attachments {
		unique(at("attachments", i, "id"), a.ID)
		if a.Record != "" && !own.IDs(v)[a.Record] {
			shape.Report(sl, at("attachments", i, "record"), "tip_link")
		}
	}
	days("tracing.result_day", v.Tracing.Requested, v.Tracing.ResultDay)
	if v.Age.Max < v.Age.Min && v.Age.Knowledge == person.AgeRange {
		shape.Report(sl, "age.max", "tip_order")
	}
	if v.Age.Knowledge == person.AgeExact && v.Age.BirthDay.IsZero() {
		shape.Report(sl, "age.birth_day", "required")
	}
}

// set returns the ids of the elements of list.
func set[E any](list []E, id func(*E) string) map[string]bool {
	out := make(map[string]bool, len(list))
	for i := range list {
		out[id(&list[i])] = true
	}
	return out
}
