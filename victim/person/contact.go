package person

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A Contact is a way to reach a person.
type Contact struct {
	Kind  ContactKind `json:"kind,omitempty" data:"contact" validate:"tip_code"`
	Use   ContactUse  `json:"use,omitempty" data:"contact" validate:"tip_code"`
	Value string      `json:"value" data:"contact" validate:"required,max=500"`
	// Platform is the id of the service through which, for online and messenger.
	Platform string `json:"platform,omitempty" data:"contact" validate:"omitempty,tip_id"`
	// Relative is the id of the person around the person through whom, for through-person.
	Relative string `json:"relative,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Safe says whether it is safe to use; use none that is not Yes. Voicemail answers whether a
	// message may be left.
	Safe      Answer `json:"safe,omitempty" data:"contact" validate:"tip_code" label:"safe to use"`
	Voicemail Answer `json:"voicemail,omitempty" data:"contact" validate:"tip_code" label:"voicemail is safe"`
	// Hours say when it is safe.
	Hours    string  `json:"hours,omitempty" data:"contact" validate:"max=100" label:"safe hours"`
	Verified law.Day `json:"verified,omitzero" data:"contact"`
	From     Date    `json:"from,omitzero" data:"contact"`
	To       Date    `json:"to,omitzero" data:"contact"`
}

// Barred reports whether c is not to be passed on to anybody: only a contact that is recorded as
// safe is.
func (c Contact) Barred() bool { return c.Safe != Yes }

// ContactKind is a kind of contact. The zero value means "not recorded".
//
//	phone
//	sms
//	email
//	through-person  through somebody else
//	online
//	messenger
//	social-network
//	post
//	other
//
// Source: HL7 FHIR R5, value set contact-point-system; shortened, and ours for people in danger.
type ContactKind string

// The kinds that exchange formats know.
const (
	ContactPhone ContactKind = "phone"
	ContactEmail ContactKind = "email"
)

// ContactUse is what a contact is used for. The zero value means "not recorded".
//
//	home
//	work
//	mobile
//	temporary
//	old        no longer in use
//
// Source: HL7 FHIR R5, value set contact-point-use.
type ContactUse string

// ContactMode is how somebody was met or spoken to. The zero value means "not recorded".
//
//	home-visit
//	placement-visit
//	school-visit
//	office-visit
//	in-public
//	phone
//	video
//	message
//	letter
//	through-other    through somebody else
type ContactMode string

// InPerson reports whether the two met.
func (m ContactMode) InPerson() bool {
	switch m {
	case "home-visit", "placement-visit", "school-visit", "office-visit", "in-public":
		return true
	}
	return false
}
