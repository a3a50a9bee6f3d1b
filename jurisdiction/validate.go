package jurisdiction

import (
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
)

// RegisterValidations adds the tags and types of this package to v, whatever tag v reads. Call it
// before v is first used; it may be called more than once. Where it cannot work, its error is a
// RegistrationError of package victim.
func RegisterValidations(v *validator.Validate) error { return shape.Register(v, tagged()) }
