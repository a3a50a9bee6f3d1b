package care

import (
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/victim/person"
)

// RegisterValidations adds the tags and types of this package to v, and those of package person,
// whatever tag v reads. Call it before v is first used; it may be called more than once. It returns
// a [*person.RegistrationError] where it cannot work.
func RegisterValidations(v *validator.Validate) error {
	if err := person.RegisterValidations(v); err != nil {
		return err
	}
	return shape.Register(v, tagged())
}
