package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
)

// A Testimony is the hearing of a victim in court.
type Testimony struct {
	ID         string            `json:"id" data:"id" validate:"required,tip_id"`
	Victim     string            `json:"victim" data:"id" validate:"required,tip_id"`
	Proceeding string            `json:"proceeding,omitempty" data:"id" validate:"omitempty,tip_id"`
	Place      jurisdiction.Code `json:"place,omitempty" data:"justice" validate:"tip_code"`
	Day        law.Day           `json:"day,omitzero" data:"justice"`
	Measures   []CourtMeasure    `json:"measures,omitempty" data:"protection" validate:"dive,required,tip_code"`
	// NoMeasures is why no measure was chosen.
	NoMeasures care.AbsenceReason `json:"no_measures,omitempty" data:"protection" validate:"tip_code"`
}

// CourtMeasure is a measure that protects a victim at a hearing. The zero value means "not
// recorded".
//
//	no-visual-contact
//	closed-hearing
//	remote-testimony
//	recorded-statement
//	no-unnecessary-private-questions
//	anonymity
//	support-person
type CourtMeasure string
