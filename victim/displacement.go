package victim

import "github.com/antitrafficking/palermo/victim/person"

// Displacement is as what a person stayed in a country, for a time. It passes as data of asylum.
type Displacement struct {
	Status DisplacementStatus `json:"status" data:"asylum" validate:"required,tip_code"`
	From   person.Date        `json:"from,omitzero" data:"asylum"`
	To     person.Date        `json:"to,omitzero" data:"asylum"`
}

// DisplacementStatus is as what somebody stays in a country. The zero value means "not recorded".
//
//	resident
//	displaced-inside   displaced inside the country
//	refugee
//	asylum-seeker
//	returnee
//	stateless
//	foreign-national
//	migrant-regular    migrant with a right to stay
//	migrant-irregular  migrant without a right to stay
//	evacuated
//
// Source: Gender-Based Violence Information Management System, intake form, displacement status;
// the last three are ours.
type DisplacementStatus string
