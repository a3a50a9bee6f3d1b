package person

import (
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
)

// A FieldError says which field is badly formed. It does not hold the value.
type FieldError = shape.FieldError

// A RegistrationError says why the types of this module cannot be checked by a validator.
type RegistrationError = shape.RegistrationError

// RegisterValidations adds the tags and types of this package to v, whatever tag v reads. Call it
// before v is first used; it may be called more than once. It returns a [*RegistrationError] where
// it cannot work.
func RegisterValidations(v *validator.Validate) error { return shape.Register(v, tagged()) }
