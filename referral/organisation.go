package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// An Organisation helps victims. Its parts follow Open Referral HSDS 3.0, with what that lacks: vetting, mandate, conflicts of interest, confidential
// sites, exclusions that a program can read, and places. Package hsds reads and writes it.
type Organisation struct {
	ID     string                `json:"id" data:"id" validate:"required,tip_id"`
	Kind   jurisdiction.BodyKind `json:"kind" data:"service" validate:"required,tip_code"`
	Name   string                `json:"name,omitempty" data:"service" validate:"max=300"`
	Parent string                `json:"parent,omitempty" data:"id" validate:"omitempty,tip_id"`
	URL    string                `json:"url,omitempty" data:"service" validate:"omitempty,url"`
	Place  jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Vetted is the day on which it was last vetted; MandateFrom and MandateTo are the days of its mandate, both inclusive.
	Vetted      law.Day `json:"vetted,omitzero" data:"service" validate:"tip_day"`
	MandateFrom law.Day `json:"mandate_from,omitzero" data:"service" validate:"tip_day"`
	MandateTo   law.Day `json:"mandate_to,omitzero" data:"service" validate:"tip_day"`
	// Conflicts are the ids of suspects and others with whom it has a conflict of interest.
	Conflicts []string  `json:"conflicts,omitempty" data:"id" validate:"dive,required,tip_id"`
	Sites     []Site    `json:"sites,omitempty" data:"location" validate:"dive"`
	Services  []Service `json:"services,omitempty" data:"service" validate:"dive"`
}

// A Site is where services are given. The address of a shelter is confidential unless somebody says that it is not.
type Site struct {
	ID    string            `json:"id" data:"id" validate:"required,tip_id"`
	Name  string            `json:"name,omitempty" data:"service" validate:"max=300"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Confidential answers whether the address must not be known; not recorded counts as yes.
	Confidential victim.Answer `json:"confidential,omitempty" data:"location" validate:"tip_code"`
	Address      *Address      `json:"address,omitempty" data:"location"`
}

// Public reports whether the address of the site may be published.
func (s *Site) Public() bool { return s.Confidential == victim.No }

// An Address is a postal address in the place of its site.
type Address struct {
	Line       string `json:"line" data:"location" validate:"required,max=300"`
	City       string `json:"city" data:"location" validate:"required,max=300"`
	Region     string `json:"region,omitempty" data:"location" validate:"max=300"`
	PostalCode string `json:"postal_code,omitempty" data:"location" validate:"max=20"`
}

// A Service is what an organisation offers, and to whom.
type Service struct {
	ID   string          `json:"id" data:"id" validate:"required,tip_id"`
	Kind victim.NeedKind `json:"kind" data:"service" validate:"required,tip_code"`
	Name string          `json:"name,omitempty" data:"service" validate:"max=300"`
	// Status says whether it is offered at all; not recorded counts as active.
	Status ServiceStatus `json:"status,omitempty" data:"service" validate:"tip_code"`
	// Sites are the ids of sites of the organisation.
	Sites []string `json:"sites,omitempty" data:"id" validate:"dive,required,tip_id"`
	// Areas are the places whose people it serves; empty serves that of the organisation.
	Areas []jurisdiction.Code `json:"areas,omitempty" data:"service" validate:"dive,required,tip_code"`
	// AgeFrom and AgeTo are completed years, both inclusive; 0 sets no limit.
	AgeFrom int `json:"age_from,omitempty" data:"service" validate:"min=0,max=130"`
	AgeTo   int `json:"age_to,omitempty" data:"service" validate:"min=0,max=130"`
	// Sexes and Languages are those that it takes; empty takes all.
	Sexes     []victim.Sex `json:"sexes,omitempty" data:"service" validate:"dive,required,tip_code"`
	Languages []string     `json:"languages,omitempty" data:"service" validate:"dive,required,tip_language"`
	// ChildOnly answers whether it takes children only, Papers whether identity papers are needed.
	ChildOnly victim.Answer `json:"child_only,omitempty" data:"service" validate:"tip_code"`
	Papers    victim.Answer `json:"papers,omitempty" data:"service" validate:"tip_code"`
	// Documents are what has to be brought along, by name.
	Documents []string `json:"documents,omitempty" data:"service" validate:"dive,required,max=300"`
	// Excludes are whom it does not take.
	Excludes []Exclusion `json:"excludes,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Openings are when it is open; empty is not recorded. Always is yes for one that is open day and night.
	Openings []Opening     `json:"openings,omitempty" data:"service" validate:"dive"`
	Always   victim.Answer `json:"always,omitempty" data:"service" validate:"tip_code"`
	// Capacity is the number of places, and Free those that are free as of Counted; a negative Free is not recorded.
	Capacity int     `json:"capacity,omitempty" data:"service" validate:"min=0"`
	Free     int     `json:"free,omitempty" data:"service" validate:"min=-1"`
	Counted  law.Day `json:"counted,omitzero" data:"service" validate:"tip_day"`
}

// ServiceStatus says whether a service is offered. The zero value means "not recorded".
type ServiceStatus string

// The values, as HSDS has them.
const (
	ServiceActive   ServiceStatus = "active"
	ServiceInactive ServiceStatus = "inactive"
	ServiceDefunct  ServiceStatus = "defunct"
	ServicePaused   ServiceStatus = "temporarily closed"
)

// Exclusion is a kind of person whom a service does not take. The zero Exclusion means "not recorded".
type Exclusion string

// The exclusions.
const (
	ExcludesForeign       Exclusion = "foreign-nationals"
	ExcludesNoStay        Exclusion = "without-right-to-stay"
	ExcludesUnidentified  Exclusion = "not-formally-identified"
	ExcludesUnaccompanied Exclusion = "unaccompanied-children"
	ExcludesDisability    Exclusion = "disability"
	ExcludesPregnant      Exclusion = "pregnant"
	// ExcludesNoCooperation makes help conditional on being a witness, which CETS No. 197, article 12(6), forbids: such a service fits nobody.
	ExcludesNoCooperation Exclusion = "not-cooperating"
)

// A CapacityInquiry asks whether there is a place. It can hold nothing of a person: no id, no day of birth, no text.
type CapacityInquiry struct {
	Need     victim.NeedKind   `json:"need"`
	Place    jurisdiction.Code `json:"place,omitempty"`
	Children bool              `json:"children,omitempty"`
	On       law.Day           `json:"on"`
}
