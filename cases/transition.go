package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// A Transition is that a case came from, or went to, another organisation outside this library: by
// letter, in another system, or before the file was kept here. It passes nothing on; that is for a
// referral.
type Transition struct {
	ID     string        `json:"id" data:"id" validate:"required,tip_id"`
	Victim string        `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	Way    TransitionWay `json:"way" data:"case" validate:"required,tip_code"`
	Day    law.Day       `json:"day,omitzero" data:"case"`
	// Party is the other side.
	Party  referral.Party            `json:"party,omitzero" data:"case" validate:"omitempty"`
	Reason referral.TransitionReason `json:"reason,omitempty" data:"case" validate:"tip_code"`
	// Referral is the id of the referral of the file that goes on from it.
	Referral string `json:"referral,omitempty" data:"case" validate:"omitempty,tip_id"`
}

// TransitionWay is the way in which a case went. The zero value means "not recorded".
//
//	in
//	out
type TransitionWay string
