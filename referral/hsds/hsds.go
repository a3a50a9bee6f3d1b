// Package hsds reads and writes organisations and services as Open Referral HSDS 3.0 JSON: a list of services, each with its organisation, its places and
// its hours.
//
// What HSDS has no member for is written as attributes of the taxonomy "palermo", so that it comes back. Two things are never written: the address and name
// of a site that is not known to be public, and whom an organisation has a conflict of interest with. HSDS wants UUIDs; an id that is none is written
// as an attribute, beside a UUID made from it.
//
// HSDS is published by Open Referral under CC BY-SA; this package only speaks its format.
package hsds

import (
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/victim"
)

// A Loss is something that the other side has no place for, or that is not passed on.
type Loss struct {
	Path string // JSON Pointer in what was read, or of the organisation that was written
	Why  string
}

func (l Loss) String() string { return l.Path + ": " + l.Why }

// An Error says which value of a document cannot be taken. It does not hold the value.
type Error struct {
	Path   string // JSON Pointer
	Reason string
}

func (e *Error) Error() string { return fmt.Sprintf("hsds: %s: %s", e.Path, e.Reason) }

// A Mapping says what the terms of others mean. Nil functions know nothing.
type Mapping struct {
	// Need returns the need that a service with a taxonomy term meets, or "".
	Need func(taxonomy, code string) victim.NeedKind
	// Kind returns the kind of an organisation by its id, or "".
	Kind func(organisation string) jurisdiction.BodyKind
}

// taxonomy is the name of the taxonomy of our attributes.
const taxonomy = "palermo"

// The codes of the attributes. Each stands for the member of the same name.
const (
	attrID           = "id"
	attrKind         = "kind"
	attrPlace        = "place"
	attrVetted       = "vetted"
	attrMandateFrom  = "mandate_from"
	attrMandateTo    = "mandate_to"
	attrConfidential = "confidential"
	attrSex          = "sex"
	attrChildOnly    = "child_only"
	attrPapers       = "papers"
	attrExcludes     = "excludes"
	attrAlways       = "always"
	attrCapacity     = "capacity"
	attrFree         = "free"
	attrCounted      = "counted"
)

// The objects of HSDS, as far as they have a place here. Names are those of the specification.
type (
	service struct {
		ID                string             `json:"id"`
		Name              string             `json:"name"`
		Status            string             `json:"status"`
		MinimumAge        float64            `json:"minimum_age,omitempty"`
		MaximumAge        float64            `json:"maximum_age,omitempty"`
		Organization      organization       `json:"organization"`
		Languages         []language         `json:"languages,omitempty"`
		RequiredDocuments []requiredDocument `json:"required_documents,omitempty"`
		ServiceAreas      []serviceArea      `json:"service_areas,omitempty"`
		Schedules         []schedule         `json:"schedules,omitempty"`
		At                []serviceAt        `json:"service_at_locations,omitempty"`
		Attributes        []attribute        `json:"attributes,omitempty"`
	}
	organization struct {
		ID          string      `json:"id"`
		Name        string      `json:"name"`
		Description string      `json:"description"`
		Website     string      `json:"website,omitempty"`
		Parent      string      `json:"parent_organization_id,omitempty"`
		Attributes  []attribute `json:"attributes,omitempty"`
	}
	language struct {
		ID   string `json:"id"`
		Code string `json:"code,omitempty"`
	}
	requiredDocument struct {
		ID       string `json:"id"`
		Document string `json:"document,omitempty"`
	}
	serviceArea struct {
		ID         string `json:"id"`
		Name       string `json:"name,omitempty"`
		Extent     string `json:"extent,omitempty"`
		ExtentType string `json:"extent_type,omitempty"`
	}
	schedule struct {
		ID        string `json:"id"`
		ValidFrom string `json:"valid_from,omitempty"`
		ValidTo   string `json:"valid_to,omitempty"`
		Freq      string `json:"freq,omitempty"`
		Interval  int    `json:"interval,omitempty"`
		ByDay     string `json:"byday,omitempty"`
		OpensAt   string `json:"opens_at,omitempty"`
		ClosesAt  string `json:"closes_at,omitempty"`
	}
	serviceAt struct {
		ID       string   `json:"id"`
		Location location `json:"location"`
	}
	location struct {
		ID         string      `json:"id"`
		Type       string      `json:"location_type"`
		Name       string      `json:"name,omitempty"`
		Addresses  []address   `json:"addresses,omitempty"`
		Attributes []attribute `json:"attributes,omitempty"`
	}
	address struct {
		ID         string `json:"id"`
		Address1   string `json:"address_1"`
		City       string `json:"city"`
		Region     string `json:"state_province"`
		PostalCode string `json:"postal_code"`
		Country    string `json:"country"`
		Type       string `json:"address_type"`
	}
	attribute struct {
		ID    string `json:"id"`
		Value string `json:"value,omitempty"`
		Term  term   `json:"taxonomy_term"`
	}
	term struct {
		ID          string `json:"id"`
		Code        string `json:"code,omitempty"`
		Name        string `json:"name"`
		Description string `json:"description"`
		Taxonomy    string `json:"taxonomy,omitempty"`
	}
)
