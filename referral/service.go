package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Service is what an organisation offers, and to whom.
type Service struct {
	ID   string        `json:"id" data:"id" validate:"required,tip_id"`
	Kind care.NeedKind `json:"kind" data:"service" validate:"required,tip_code"`
	Name string        `json:"name,omitempty" data:"service" validate:"max=300"`
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
	Sexes     []person.Sex `json:"sexes,omitempty" data:"service" validate:"dive,required,tip_code"`
	Languages []string     `json:"languages,omitempty" data:"service" validate:"dive,required,tip_language"`
	// ChildOnly answers whether it takes children only, Families whether it takes children with
	// their family; Papers whether identity papers are needed.
	ChildOnly person.Answer `json:"child_only,omitempty" data:"service" validate:"tip_code"`
	Families  person.Answer `json:"families,omitempty" data:"service" validate:"tip_code"`
	Papers    person.Answer `json:"papers,omitempty" data:"service" validate:"tip_code"`
	// Documents are what has to be brought along, by name; Waived answers whether victims of
	// trafficking need not bring them, identity papers among them.
	Documents []string      `json:"documents,omitempty" data:"service" validate:"dive,required,max=300"`
	Waived    person.Answer `json:"waived,omitempty" data:"service" validate:"tip_code"`
	// Specialises are the forms of exploitation for whose victims it is made; empty is not
	// recorded. It keeps nobody else out.
	Specialises []jurisdiction.Purpose `json:"specialises,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Eligibility, Application, Fees, Interpretation and Alert are what it says of itself, in
	// words: no program reads them.
	Eligibility    string    `json:"eligibility,omitempty" data:"service" validate:"max=2000"`
	Application    string    `json:"application,omitempty" data:"service" validate:"max=2000"`
	Fees           string    `json:"fees,omitempty" data:"service" validate:"max=2000"`
	Interpretation string    `json:"interpretation,omitempty" data:"service" validate:"max=2000"`
	Alert          string    `json:"alert,omitempty" data:"service" validate:"max=2000"`
	Contacts       []Contact `json:"contacts,omitempty" data:"service" validate:"dive"`
	// Excludes are whom it does not take.
	Excludes []Exclusion `json:"excludes,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Openings are when it is open; empty is not recorded. Always is yes for one that is open day
	// and night.
	Openings []Opening     `json:"openings,omitempty" data:"service" validate:"dive"`
	Always   person.Answer `json:"always,omitempty" data:"service" validate:"tip_code"`
	// Capacity is the number of places, and Free those that are free as of Counted; without a day,
	// or with a negative number, it is not recorded.
	Capacity int     `json:"capacity,omitempty" data:"service" validate:"min=0"`
	Free     int     `json:"free,omitempty" data:"service" validate:"min=-1"`
	Counted  law.Day `json:"counted,omitzero" data:"service"`
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

// Exclusion is a kind of person whom a service does not take. The zero Exclusion means "not
// recorded".
type Exclusion string

// The exclusions.
const (
	ExcludesForeign       Exclusion = "foreign-nationals"
	ExcludesNoStay        Exclusion = "without-right-to-stay"
	ExcludesUnidentified  Exclusion = "not-formally-identified"
	ExcludesUnaccompanied Exclusion = "unaccompanied-children"
	ExcludesDisability    Exclusion = "disability"
	ExcludesPregnant      Exclusion = "pregnant"
	// ExcludesNoCooperation makes help conditional on being a witness, which CETS No. 197, article
	// 12(6), forbids: such a service fits nobody.
	ExcludesNoCooperation Exclusion = "not-cooperating"
)
