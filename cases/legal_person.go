package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A LegalPerson is a business or other legal person that may have a part.
type LegalPerson struct {
	ID      string            `json:"id" data:"id" validate:"required,tip_id"`
	Country jurisdiction.Code `json:"country,omitempty" data:"offence" validate:"tip_code"`
	// Considered is the day on which it was looked whether the legal person is liable, Outcome the
	// answer.
	Considered law.Day                `json:"considered,omitzero" data:"offence"`
	Outcome    victim.DecisionOutcome `json:"outcome,omitempty" data:"offence" validate:"tip_code"`
}
