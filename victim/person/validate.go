package person

import (
	"reflect"
	"time"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
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

// A RegistrationError says why the types of this module cannot be checked by a validator.
//
//	Type    the type that cannot be, "" for all
//	Reason  why
type RegistrationError = shape.RegistrationError

// RegisterValidations adds the tags and types of this package to v, whatever tag v reads. Call it
// before v is first used; it may be called more than once. It returns a [*RegistrationError] where
// it cannot work.
//
// A validator passes over required on a struct unless it has WithRequiredStructEnabled, as that of
// gin has not. So that it counts on a [law.Day], [Date] or [Value] in a struct of your own, such a
// validator looks at them as at a [time.Time] and a text from then on.
func RegisterValidations(v *validator.Validate) error {
	if err := shape.Register(v, tagged()); err != nil {
		return err
	}
	if shape.PassesOverStructs(v) {
		v.RegisterCustomTypeFunc(plain, law.Day{}, Date{}, Value{})
	}
	return nil
}

// plain returns a value of ours as one that is no struct for a validator.
func plain(v reflect.Value) any {
	var day law.Day
	switch x := v.Interface().(type) {
	case law.Day:
		day = x
	case Date:
		day = x.First()
	case Value:
		return string(x.JSON())
	}
	if day.IsZero() {
		return time.Time{}
	}
	return day.In(time.UTC).Add(12 * time.Hour) // midnight of 0001-01-01 is the zero time
}
