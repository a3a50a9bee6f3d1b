package victim

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Attachment refers to a paper, a picture or a recording about a person that stands elsewhere.
// The record holds none of its content.
type Attachment struct {
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// Record is the id of the record of the victim to which it belongs; "" is the victim. It passes
	// to nobody to whom the record does not.
	Record string `json:"record,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Category is that of what is in it, and decides to whom the reference may pass. One that is
	// not known passes to nobody.
	Category person.Category `json:"category" data:"own" validate:"required,tip_code"`
	Kind     AttachmentKind  `json:"kind,omitempty" data:"own" validate:"tip_code"`
	// Title is an id and no text.
	Title     string `json:"title,omitempty" data:"own" validate:"omitempty,tip_id"`
	MediaType string `json:"media_type,omitempty" data:"own" validate:"omitempty,tip_media"`
	Size      int64  `json:"size,omitempty" data:"own" validate:"min=0"` // in bytes
	// SHA256 of the content, in hexadecimal digits.
	SHA256 string  `json:"sha256,omitempty" data:"own" validate:"omitempty,len=64,hexadecimal,lowercase" label:"SHA-256"`
	Day    law.Day `json:"day,omitzero" data:"own"`
	// Author is the id of who made it; Consent that of the consent to make or keep it.
	Author  string `json:"author,omitempty" data:"own" validate:"omitempty,tip_id"`
	Consent string `json:"consent,omitempty" data:"consent" validate:"omitempty,tip_id"`
	// Withhold is Yes for what must pass to nobody.
	Withhold person.Answer `json:"withhold,omitempty" data:"own" validate:"tip_code" label:"must pass to nobody"`
	// Where is the id under which the system that holds it knows it.
	Where string `json:"where,omitempty" data:"own" validate:"omitempty,tip_id" label:"where it is kept"`
}

// DataCategory returns the category of what is in a.
func (a Attachment) DataCategory() string { return string(a.Category) }

// Barred reports whether a is not to be passed on to anybody.
func (a Attachment) Barred() bool { return a.Withhold.Warns() }

// AttachmentKind is a kind of attachment. The zero value means "not recorded".
//
//	photo
//	audio
//	video
//	identity-document
//	consent-form
//	referral-form
//	assessment
//	plan
//	report
//	medical
//	school
//	court-decision
//	police-report
//	contract
//	receipt
//	messages
//	travel-ticket
//	letter
//	other
type AttachmentKind string
