package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A PlanParty is somebody who has a part in a plan, a meeting or an assessment.
type PlanParty struct {
	// Who is the id of a worker, relative, guardian or organisation, or [Self].
	Who  string    `json:"who,omitempty" data:"protection" validate:"omitempty,tip_id" label:"party"`
	Role PartyRole `json:"role,omitempty" data:"protection" validate:"tip_code"`
	// Took answers whether the party took part, Agreed whether it agreed; Signed is the day on
	// which it signed.
	Took   person.Answer `json:"took,omitempty" data:"protection" validate:"tip_code" label:"took part"`
	Agreed person.Answer `json:"agreed,omitempty" data:"protection" validate:"tip_code"`
	Signed law.Day       `json:"signed,omitzero" data:"protection" label:"signed on"`
}

// Self stands where an id is due, for the person whom the record is about.
const Self = "self"

// PartyRole is the part that somebody has in a plan. The zero value means "not recorded".
//
//	person      whom the plan is for
//	guardian
//	carer
//	worker
//	supervisor
//	specialist
//	lawyer
//	interpreter
//	authority
type PartyRole string
