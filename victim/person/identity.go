package person

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Identity is what identifies a person. No rule reads it.
type Identity struct {
	Names     []Name     `json:"names,omitempty" data:"identity" validate:"dive"`
	Documents []Document `json:"documents,omitempty" data:"identity" validate:"dive"`
	Contacts  []Contact  `json:"contacts,omitempty" data:"contact" validate:"dive"`
	Addresses []Address  `json:"addresses,omitempty" data:"contact" validate:"dive"`
	// Birthplace is where the person was born; BirthRegistered answers whether a civil registry
	// holds the birth.
	Birthplace      Place  `json:"birthplace,omitzero" data:"identity"`
	BirthRegistered Answer `json:"birth_registered,omitempty" data:"identity" validate:"tip_code"`
	// Photo is the id of an attachment.
	Photo string `json:"photo,omitempty" data:"identity" validate:"omitempty,tip_id"`
	// Marks are distinguishing marks, as scars.
	Marks string `json:"marks,omitempty" data:"identity" validate:"max=500"`
	// References are the numbers under which bodies know the person.
	References []Reference `json:"references,omitempty" data:"identity" validate:"dive"`
}

// A Reference is the official number of a person, a case or a paper at a body: a police case, a
// court file, a registration. Its category is that of the field in which it stands.
type Reference struct {
	Kind   ReferenceKind         `json:"kind,omitempty" data:"identity" validate:"tip_code"`
	Number string                `json:"number" data:"identity" validate:"required,max=100"`
	Body   jurisdiction.BodyKind `json:"body,omitempty" data:"identity" validate:"tip_code"`
	Place  jurisdiction.Code     `json:"place,omitempty" data:"identity" validate:"tip_code"`
	Since  law.Day               `json:"since,omitzero" data:"identity"`
}

// ReferenceKind is what an official number is the number of. The zero value means "not recorded".
//
//	police-case
//	prosecution-case
//	court-case
//	asylum-case
//	migration-file
//	social-file
//	health-number
//	school-number
//	hotline-number
//	unhcr-registration  registration with UNHCR
//	partner-system      number in the system of a partner
//	other
type ReferenceKind string
