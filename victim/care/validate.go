package care

import (
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
)

// RegisterValidations adds the tags of this package to v. Call it before v is first used; it may be
// called more than once.
func RegisterValidations(v *validator.Validate) error { return shape.Register(v) }
