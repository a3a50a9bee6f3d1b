package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// PlacementKind is a kind of place in which a person lives. The zero value means "not recorded".
type PlacementKind string

// The kinds.
const (
	PlacementShelter     PlacementKind = "shelter"
	PlacementCrisis      PlacementKind = "crisis-centre"
	PlacementFoster      PlacementKind = "foster-family"
	PlacementKinship     PlacementKind = "kinship-family"
	PlacementParents     PlacementKind = "parental-home"
	PlacementInstitution PlacementKind = "child-care-institution"
	PlacementReception   PlacementKind = "reception-centre"
	PlacementIndependent PlacementKind = "independent-living"
	PlacementHospital    PlacementKind = "hospital"
	PlacementDetention   PlacementKind = "detention"
)

// A Placement is where a person lives or lived; both days inclusive.
type Placement struct {
	ID    string            `json:"id" data:"id" validate:"required,tip_id"`
	Kind  PlacementKind     `json:"kind" data:"location" validate:"required,tip_code"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	From  law.Day           `json:"from,omitzero" data:"location"`
	To    law.Day           `json:"to,omitzero" data:"location"`
	// OrderedBy is the kind of body that ordered it.
	OrderedBy  jurisdiction.BodyKind `json:"ordered_by,omitempty" data:"protection" validate:"tip_code"`
	NextReview law.Day               `json:"next_review,omitzero" data:"protection"`
	LastReview law.Day               `json:"last_review,omitzero" data:"protection"`
	// LegalBasis and LastResort answer whether the legal basis, and the reason why nothing else
	// would do, are on file.
	LegalBasis    person.Answer `json:"legal_basis,omitempty" data:"protection" validate:"tip_code"`
	LastResort    person.Answer `json:"last_resort,omitempty" data:"protection" validate:"tip_code"`
	ChildSuitable person.Answer `json:"child_suitable,omitempty" data:"protection" validate:"tip_code"`
	Safe          person.Answer `json:"safe,omitempty" data:"protection" validate:"tip_code"`
	MixedAdults   person.Answer `json:"mixed_adults,omitempty" data:"protection" validate:"tip_code"`
	// MixedReason is why the child was placed with adults who are not family.
	MixedReason AbsenceReason `json:"mixed_reason,omitempty" data:"protection" validate:"tip_code"`
	// WithSuspect answers whether a suspect lives in the same household.
	WithSuspect person.Answer `json:"with_suspect,omitempty" data:"offence" validate:"tip_code"`
}

// On reports whether the placement lasts on day.
func (p Placement) On(day law.Day) bool {
	return !p.From.IsZero() && law.Span{From: p.From, To: p.To}.Contains(day)
}
