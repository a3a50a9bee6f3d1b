package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Organisation helps victims. Its parts follow Open Referral HSDS 3.0, with what that lacks:
// vetting, mandate, conflicts of interest, confidential sites, exclusions that a program can read,
// and places. Package hsds reads and writes it.
type Organisation struct {
	ID     string                `json:"id" data:"id" validate:"required,tip_id"`
	Kind   jurisdiction.BodyKind `json:"kind" data:"service" validate:"required,tip_code"`
	Name   string                `json:"name,omitempty" data:"service" validate:"max=300"`
	Parent string                `json:"parent,omitempty" data:"id" validate:"omitempty,tip_id"`
	URL    string                `json:"url,omitempty" data:"service" validate:"omitempty,url"`
	Place  jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	// LegalStatus is its legal form, in the words of its State; Identifiers are its numbers in
	// registers.
	LegalStatus string       `json:"legal_status,omitempty" data:"service" validate:"max=300"`
	Identifiers []Identifier `json:"identifiers,omitempty" data:"service" validate:"dive"`
	Contacts    []Contact    `json:"contacts,omitempty" data:"service" validate:"dive"`
	// Vetted is the day on which it was last vetted, VettedBy the id of who did; MandateFrom and
	// MandateTo are the days of its mandate, both inclusive.
	Vetted      law.Day `json:"vetted,omitzero" data:"service"`
	VettedBy    string  `json:"vetted_by,omitempty" data:"id" validate:"omitempty,tip_id"`
	MandateFrom law.Day `json:"mandate_from,omitzero" data:"service"`
	MandateTo   law.Day `json:"mandate_to,omitzero" data:"service"`
	// Conflicts are the ids of suspects and others with whom it has a conflict of interest. One
	// with the victim, a guardian or the lawyer of the victim keeps it from receiving as well.
	Conflicts []string  `json:"conflicts,omitempty" data:"offence" validate:"dive,required,tip_id"`
	Sites     []Site    `json:"sites,omitempty" data:"location" validate:"dive"`
	Services  []Service `json:"services,omitempty" data:"service" validate:"dive"`
}

// An Identifier is the number of an organisation in a register.
type Identifier struct {
	Scheme string `json:"scheme" data:"service" validate:"required,max=100"`
	Value  string `json:"value" data:"service" validate:"required,max=100"`
}

// A Contact is a way to reach an organisation: an office and not a person.
type Contact struct {
	Department string   `json:"department,omitempty" data:"service" validate:"max=300"`
	Phone      string   `json:"phone,omitempty" data:"service" validate:"required_without=Email,max=40"`
	Email      string   `json:"email,omitempty" data:"service" validate:"omitempty,email"`
	Languages  []string `json:"languages,omitempty" data:"service" validate:"dive,required,tip_language"`
	// Secure answers whether what is said there stays between the two; Key is the thumbprint (RFC
	// 7638) of the key to which packets for it are sealed.
	Secure person.Answer `json:"secure,omitempty" data:"service" validate:"tip_code"`
	Key    string        `json:"key,omitempty" data:"service" validate:"omitempty,max=100"`
}

// A Site is where services are given. The address of a shelter is confidential unless somebody says
// that it is not.
type Site struct {
	ID    string            `json:"id" data:"id" validate:"required,tip_id"`
	Name  string            `json:"name,omitempty" data:"service" validate:"max=300"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Kind says where it is found; not recorded counts as physical.
	Kind SiteKind `json:"kind,omitempty" data:"service" validate:"tip_code"`
	// Accessibility is how people with disabilities get in, in words.
	Accessibility []string `json:"accessibility,omitempty" data:"service" validate:"dive,required,max=1000"`
	// Confidential answers whether the address must not be known; not recorded counts as yes.
	Confidential person.Answer `json:"confidential,omitempty" data:"location" validate:"tip_code"`
	Address      *Address      `json:"address,omitempty" data:"location"`
}

// Public reports whether the address of the site may be published.
func (s *Site) Public() bool { return s.Confidential == person.No }

// SiteKind says where a site is found. The zero SiteKind means "not recorded".
type SiteKind string

// The kinds, as HSDS has them.
const (
	SitePhysical SiteKind = "physical"
	SiteVirtual  SiteKind = "virtual"
	SitePostal   SiteKind = "postal"
)

// An Address is a postal address in the place of its site.
type Address struct {
	Line       string `json:"line" data:"location" validate:"required,max=300"`
	City       string `json:"city" data:"location" validate:"required,max=300"`
	Region     string `json:"region,omitempty" data:"location" validate:"max=300"`
	PostalCode string `json:"postal_code,omitempty" data:"location" validate:"max=20"`
}
