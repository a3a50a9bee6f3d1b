package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// RiskAssessment is the assessment of risks to a person and the measures chosen.
type RiskAssessment struct {
	Day      law.Day               `json:"day,omitzero" data:"protection"`
	Author   jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	AtRisk   person.Answer         `json:"at_risk,omitempty" data:"protection" validate:"tip_code"`
	Measures law.Day               `json:"measures,omitzero" data:"protection"`
}
