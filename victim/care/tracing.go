package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Tracing is the search for the family of a child, which starts only once it is known to be safe.
type Tracing struct {
	ScreenDay law.Day       `json:"screen_day,omitzero" data:"family"`
	Safe      person.Answer `json:"safe,omitempty" data:"family" validate:"tip_code"`
	Requested law.Day       `json:"requested,omitzero" data:"family"`
	NotTraced AbsenceReason `json:"not_traced,omitempty" data:"family" validate:"tip_code"`
	ResultDay law.Day       `json:"result_day,omitzero" data:"family"`
}
