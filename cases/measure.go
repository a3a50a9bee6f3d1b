package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Measure protects a victim outside the court room; both days inclusive, a zero To lasts.
type Measure struct {
	ID     string                `json:"id" data:"id" validate:"required,tip_id"`
	Victim string                `json:"victim" data:"id" validate:"required,tip_id"`
	Kind   MeasureKind           `json:"kind" data:"protection" validate:"required,tip_code"`
	Place  jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Body   jurisdiction.BodyKind `json:"body,omitempty" data:"protection" validate:"tip_code"`
	From   law.Day               `json:"from,omitzero" data:"protection"`
	To     law.Day               `json:"to,omitzero" data:"protection"`
}

// MeasureKind is a kind of protective measure outside the court room. The zero value means "not
// recorded".
type MeasureKind string

// The kinds.
const (
	MeasureContactBan       MeasureKind = "contact-ban"
	MeasureSuspectRemoved   MeasureKind = "suspect-removed-from-home"
	MeasureSafeHouse        MeasureKind = "safe-house"
	MeasureEscort           MeasureKind = "escort"
	MeasureWitnessProgramme MeasureKind = "witness-programme"
	MeasureIdentityChange   MeasureKind = "identity-change"
	MeasureAlarm            MeasureKind = "alarm"
	MeasurePatrol           MeasureKind = "patrol"
	MeasureAddressWithheld  MeasureKind = "address-withheld"
	MeasureOtherProtection  MeasureKind = "other"
)
