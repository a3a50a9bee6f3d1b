package care

import "github.com/antitrafficking/palermo/victim/person"

// A Work is a stretch of work of a person, or of a time without it, apart from exploitation.
type Work struct {
	From       person.Date     `json:"from,omitzero" data:"service"`
	To         person.Date     `json:"to,omitzero" data:"service"`
	Status     WorkStatus      `json:"status,omitempty" data:"service" validate:"tip_code"`
	Occupation person.ISCO     `json:"occupation,omitempty" data:"service" validate:"tip_code"`
	Industry   person.Industry `json:"industry,omitempty" data:"service" validate:"tip_code"`
	// Lawful answers whether the person may do this work there.
	Lawful person.Answer `json:"lawful,omitempty" data:"residence" validate:"tip_code" label:"lawful work"`
}

// WorkStatus is how somebody works. The zero value means "not recorded".
//
//	employee
//	casual
//	apprentice
//	dependent-contractor
//	self-employed         works alone
//	employer
//	family-worker         helps in work of the family
//	unemployed
//	student
//	not-working
//	unknown
//
// Source: International Classification of Status in Employment (ICSE-18), groups by type of
// authority, shortened; casual, apprentice and those without work are ours.
type WorkStatus string
