package cases

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A Complaint is that somebody complained of how the case was worked on. It holds no text.
type Complaint struct {
	ID      string           `json:"id" data:"id" validate:"required,tip_id"`
	Victim  string           `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	Day     law.Day          `json:"day,omitzero" data:"case"`
	Kind    ComplaintKind    `json:"kind,omitempty" data:"case" validate:"tip_code"`
	Decided law.Day          `json:"decided,omitzero" data:"case" label:"decided on"`
	Outcome ComplaintOutcome `json:"outcome,omitempty" data:"case" validate:"tip_code"`
}

// ComplaintKind is what a complaint is about. The zero value means "not recorded".
//
//	service
//	staff
//	data
//	decision
//	other
type ComplaintKind string

// ComplaintOutcome is what became of a complaint. The zero value means "not recorded".
//
//	upheld
//	partly-upheld
//	not-upheld
//	settled
//	withdrawn
//	referred       referred to who decides about it
//	other
type ComplaintOutcome string
