package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Health says what was done for the health of a person; it holds no diagnosis.
type Health struct {
	Screened     law.Day       `json:"screened,omitzero" data:"health"`
	Disability   person.Answer `json:"disability,omitempty" data:"health" validate:"tip_code"`
	Pregnant     person.Answer `json:"pregnant,omitempty" data:"health" validate:"tip_code"`
	UrgentCare   person.Answer `json:"urgent_care,omitempty" data:"health" validate:"tip_code"`
	CareProvided law.Day       `json:"care_provided,omitzero" data:"health"`
}
