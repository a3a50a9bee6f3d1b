package victim

import (
	"sync"

	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim/care"
)

// A FieldError says which field is badly formed. It does not hold the value.
//
//	Path     JSON Pointer of the field
//	Tag      the tag that fails, as docs/validation.md lists them: "required", "tip_code"
//	Param    its parameter: a limit, the names of other fields, what is declared
//	Unit     what a limit counts: characters or elements; "" where it is the number itself
//	Offset   where the field begins in the file that was read, in bytes; 0 if none was
//	Allowed  the codes that may stand there, where a list has them
//	Form     how the code of a standard is written
type FieldError = shape.FieldError

// MaxErrors is the largest number of errors that a validation lists.
const MaxErrors = shape.MaxErrors

// A MoreError stands last where more than [MaxErrors] fields are badly formed, and says how many
// are not listed.
//
//	More  how many they are
type MoreError = shape.MoreError

// A RegistrationError says why the types of this module cannot be checked by a validator.
//
//	Type    the type that cannot be, "" for all
//	Reason  why
type RegistrationError = shape.RegistrationError

// RegisterValidations adds the tags, types and struct checks of this package to v, and those of the
// packages below it: a struct of your own that holds our records is then checked in full by v, and
// so are they by themselves. It does not matter which tag v reads (SetTagName), how it names
// fields, or whether it has the option WithRequiredStructEnabled.
//
// Call it before v is first used; it may be called more than once, and beside that of other
// packages. It returns a [*RegistrationError] where it cannot work.
func RegisterValidations(v *validator.Validate) error {
	if err := jurisdiction.RegisterValidations(v); err != nil {
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

var validate = sync.OnceValue(func() *shape.Validator {
	v := shape.New()
	if err := RegisterValidations(v.Validate); err != nil {
		panic(err) // cannot happen: the tags are constants
	}
	return v
})

// Validate reports every field of v that is badly formed, as an error that joins [*FieldError]
// values sorted by path: codes that do not exist, days out of order, ids that are used twice or
// lead nowhere. Of more than [MaxErrors] the first are listed, and a [*MoreError]. It looks at
// shape only and asks no law.
func (v *Victim) Validate() error { return shape.Struct(validate(), v) }
