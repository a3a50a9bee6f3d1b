package person

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Document is an identity or travel document, or another paper of the person.
type Document struct {
	ID string `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Kind is one of DocumentKind, or an id of the user's.
	Kind    DocumentKind      `json:"kind,omitempty" data:"identity" validate:"omitempty,tip_id"`
	Number  string            `json:"number,omitempty" data:"identity" validate:"max=100"`
	Country jurisdiction.Code `json:"country,omitempty" data:"identity" validate:"tip_code"`
	// Authority is who issued it.
	Authority string         `json:"authority,omitempty" data:"identity" validate:"max=200"`
	Issued    law.Day        `json:"issued,omitzero" data:"identity"`
	Expires   law.Day        `json:"expires,omitzero" data:"identity"`
	Genuine   Genuineness    `json:"genuine,omitempty" data:"identity" validate:"tip_code" label:"genuineness"`
	HeldBy    DocumentHolder `json:"held_by,omitempty" data:"exploitation" validate:"tip_code"`
	// Attachment is the id of a copy among the attachments.
	Attachment string `json:"attachment,omitempty" data:"id" validate:"omitempty,tip_id"`
}

// DocumentKind is a kind of document; other ids are allowed. The zero value means "not recorded".
//
//	passport
//	identity-card
//	birth-certificate
//	residence-permit
//	visa
//	refugee-travel-document
//	emergency-travel-document
//	asylum-seeker-card
//	stateless-travel-document
//	driving-licence
//	national-number
//	health-insurance
//	school-record
//	marriage-certificate
//	death-certificate
//	work-contract
//	work-permit
//	study-permit
//	alien-passport
//	diplomatic-passport
//	other
type DocumentKind string

// Genuineness says whether a document is what it says. The zero value means "not recorded".
//
// Source: Protocol against the Smuggling of Migrants, article 3(c).
type Genuineness string

// What can be found of a document.
const (
	DocumentGenuine  Genuineness = "genuine"
	DocumentForged   Genuineness = "forged"
	DocumentAltered  Genuineness = "altered"
	DocumentOfOther  Genuineness = "true-document-of-another" // a true document of somebody else
	DocumentMisnamed Genuineness = "false-name"               // a true document in a false name
	// obtained by misrepresentation, corruption or duress
	DocumentByFraud Genuineness = "obtained-by-fraud"
	DocumentUnknown Genuineness = "unknown"
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
	HeldByFamily    DocumentHolder = "family"
	HeldByHelper    DocumentHolder = "organisation" // which helps the person
	HeldByEmployer  DocumentHolder = "employer"
	HeldDestroyed   DocumentHolder = "destroyed"
	HeldNever       DocumentHolder = "never-issued"
)
