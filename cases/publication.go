package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

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

// PublicationKind is a way of making something public. The zero value means "not recorded".
//
//	press
//	open-data
//	appeal-to-the-public
//	online
type PublicationKind string

// PublicationException is why the identity of a victim may be made public. The zero value means
// "none".
//
//	family-tracing
//	well-being
//	own-wish        the person is an adult and wishes to be known
//
// Source: CETS No. 197, article 11(2), of children; own-wish is no exception for them.
type PublicationException string
