package person

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// ContactKind is a kind of contact. The zero value means "not recorded".
type ContactKind string

// The kinds.
const (
	ContactPhone  ContactKind = "phone"
	ContactEmail  ContactKind = "email"
	ContactPerson ContactKind = "through-person"
	ContactOnline ContactKind = "online"
)

// NameKind is a kind of name. The zero value means "not recorded".
type NameKind string

// The kinds.
const (
	NameBirth   NameKind = "birth"
	NameCurrent NameKind = "current"
	NameAlias   NameKind = "alias"
)

// DocumentHolder says who holds a document. The zero value means "not recorded".
type DocumentHolder string

// Who can hold a document.
const (
	HeldBySelf      DocumentHolder = "self"
	HeldByAuthority DocumentHolder = "authority"
	HeldByGuardian  DocumentHolder = "guardian"
	HeldBySuspect   DocumentHolder = "suspect"
	HeldByNobody    DocumentHolder = "lost"
)

// Identity is what identifies a person. No rule reads it.
type Identity struct {
	Names     []Name     `json:"names,omitempty" data:"identity" validate:"dive"`
	Documents []Document `json:"documents,omitempty" data:"identity" validate:"dive"`
	Contacts  []Contact  `json:"contacts,omitempty" data:"contact" validate:"dive"`
	Addresses []Address  `json:"addresses,omitempty" data:"contact" validate:"dive"`
}

// A Name is a name in one script.
type Name struct {
	Kind   NameKind `json:"kind,omitempty" data:"identity" validate:"tip_code"`
	Text   string   `json:"text" data:"identity" validate:"required,max=500"`
	Script string   `json:"script,omitempty" data:"identity" validate:"omitempty,len=4,alpha"` // ISO 15924: Latn, Cyrl
}

// A Document is an identity or travel document.
type Document struct {
	Kind    string            `json:"kind,omitempty" data:"identity" validate:"omitempty,tip_id"`
	Number  string            `json:"number,omitempty" data:"identity" validate:"max=100"`
	Country jurisdiction.Code `json:"country,omitempty" data:"identity" validate:"tip_code"`
	Issued  law.Day           `json:"issued,omitzero" data:"identity"`
	Expires law.Day           `json:"expires,omitzero" data:"identity"`
	HeldBy  DocumentHolder    `json:"held_by,omitempty" data:"exploitation" validate:"tip_code"`
}

// A Contact is a way to reach a person.
type Contact struct {
	Kind  ContactKind `json:"kind,omitempty" data:"contact" validate:"tip_code"`
	Value string      `json:"value" data:"contact" validate:"required,max=500"`
	// Safe says whether it is safe to use; use none that is not Yes.
	Safe Answer `json:"safe,omitempty" data:"contact" validate:"tip_code"`
}

// Barred reports whether c is not to be passed on to anybody: only a contact that is recorded as
// safe is.
func (c Contact) Barred() bool { return c.Safe != Yes }

// An Address is where a person can be found.
type Address struct {
	Text  string            `json:"text" data:"contact" validate:"required,max=1000"`
	Place jurisdiction.Code `json:"place,omitempty" data:"contact" validate:"tip_code"`
	// Confidential is Yes for the address of a shelter or any other that must not be passed on, and
	// No for one that may be.
	Confidential Answer `json:"confidential,omitempty" data:"contact" validate:"tip_code"`
}

// Barred reports whether a is not to be passed on to anybody: only an address that is recorded as
// not confidential is.
func (a Address) Barred() bool { return a.Confidential != No }
