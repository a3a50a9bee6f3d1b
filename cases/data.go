package cases

import (
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Processing says on what ground somebody keeps the data of the file, and until when.
type Processing struct {
	ID         string                `json:"id" data:"id" validate:"required,tip_id"`
	Controller jurisdiction.BodyKind `json:"controller,omitempty" data:"case" validate:"tip_code"`
	Place      jurisdiction.Code     `json:"place,omitempty" data:"case" validate:"tip_code"`
	Regime     DataRegime            `json:"regime,omitempty" data:"case" validate:"tip_code"`
	Basis      ProcessingBasis       `json:"basis,omitempty" data:"case" validate:"tip_code"`
	Special    SpecialCondition      `json:"special,omitempty" data:"case" validate:"tip_code"`
	Since      law.Day               `json:"since,omitzero" data:"case"`
	// EraseBy is the last day on which the data may be kept without a new look; Reviewed is the day
	// of the last look.
	EraseBy  law.Day `json:"erase_by,omitzero" data:"case"`
	Reviewed law.Day `json:"reviewed,omitzero" data:"case"`
}

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

// A Publication is something of the case made public.
type Publication struct {
	ID     string          `json:"id" data:"id" validate:"required,tip_id"`
	Victim string          `json:"victim" data:"id" validate:"required,tip_id"`
	Kind   PublicationKind `json:"kind,omitempty" data:"case" validate:"tip_code"`
	Day    law.Day         `json:"day,omitzero" data:"case"`
	// Identifies answers whether the person can be recognised.
	Identifies person.Answer        `json:"identifies,omitempty" data:"case" validate:"tip_code"`
	Exception  PublicationException `json:"exception,omitempty" data:"case" validate:"tip_code"`
	Reasoned   person.Answer        `json:"reasoned,omitempty" data:"case" validate:"tip_code"`
}

// A Breach is a breach of personal data. Its instants are in UTC.
type Breach struct {
	ID       string            `json:"id" data:"id" validate:"required,tip_id"`
	Place    jurisdiction.Code `json:"place,omitempty" data:"case" validate:"tip_code"`
	Aware    time.Time         `json:"aware,omitzero" data:"case"`
	Notified time.Time         `json:"notified,omitzero" data:"case"`
	// RiskUnlikely answers whether a risk to people is unlikely, for reasons on file.
	RiskUnlikely person.Answer `json:"risk_unlikely,omitempty" data:"case" validate:"tip_code"`
}

// An Export is a set of data that leaves as statistics.
type Export struct {
	ID  string  `json:"id" data:"id" validate:"required,tip_id"`
	Day law.Day `json:"day,omitzero" data:"case"`
	// Identifiers answers whether direct identifiers are in it, SmallCells whether small numbers
	// were looked after, Key whether it is recorded how each victim is counted once.
	Identifiers person.Answer `json:"identifiers,omitempty" data:"case" validate:"tip_code"`
	SmallCells  person.Answer `json:"small_cells,omitempty" data:"case" validate:"tip_code"`
	Key         person.Answer `json:"key,omitempty" data:"case" validate:"tip_code"`
}
