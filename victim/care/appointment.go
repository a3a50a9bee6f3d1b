package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Appointment is a time at which a person is expected by who gives a service.
type Appointment struct {
	Day law.Day `json:"day,omitzero" data:"service"`
	// Time is that of the place, as "14:30".
	Time  string       `json:"time,omitempty" data:"service" validate:"omitempty,datetime=15:04"`
	Place person.Place `json:"place,omitzero" data:"location"`
	// Kept answers whether the person came, Why says why not.
	Kept person.Answer `json:"kept,omitempty" data:"service" validate:"tip_code" label:"the person came"`
	Why  AbsenceReason `json:"why,omitempty" data:"service" validate:"tip_code" label:"why the person did not come"`
	// With is the id of who goes along: a relative, a guardian, a worker.
	With string `json:"with,omitempty" data:"family" validate:"omitempty,tip_id" label:"with whom"`
}
