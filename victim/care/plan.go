package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Plan is a plan with the day on which it is looked at again.
type Plan struct {
	Day    law.Day               `json:"day,omitzero" data:"protection"`
	Author jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Review law.Day               `json:"review,omitzero" data:"protection"`
}
