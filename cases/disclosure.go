package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Disclosure is a passing on of data of a victim.
type Disclosure struct {
	ID         string                `json:"id" data:"id" validate:"required,tip_id"`
	Victim     string                `json:"victim" data:"id" validate:"required,tip_id"`
	Day        law.Day               `json:"day,omitzero" data:"case"`
	Actor      string                `json:"actor,omitempty" data:"id" validate:"omitempty,tip_id"`
	From       jurisdiction.Code     `json:"from,omitempty" data:"case" validate:"tip_code"`
	Recipient  victim.Recipient      `json:"recipient,omitzero" data:"case"`
	Purpose    victim.ConsentPurpose `json:"purpose,omitempty" data:"consent" validate:"tip_code"`
	Categories []person.Category     `json:"categories,omitempty" data:"case" validate:"dive,required,tip_code"`
	Basis      ProcessingBasis       `json:"basis,omitempty" data:"case" validate:"tip_code"`
	// Consent is the id of the consent of the victim, where that is the basis.
	Consent string `json:"consent,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Ground, Danger and Restrictions speak of a transfer out of the sender's regime: the ground,
	// whether it was looked at that nobody is endangered (yes: nobody is), and whether restrictions
	// of use are attached.
	Ground       referral.TransferGround `json:"ground,omitempty" data:"case" validate:"tip_code"`
	NoDanger     person.Answer           `json:"no_danger,omitempty" data:"case" validate:"tip_code"`
	Restrictions person.Answer           `json:"restrictions,omitempty" data:"case" validate:"tip_code"`
}
