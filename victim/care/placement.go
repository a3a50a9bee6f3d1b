package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Placement is where a person lives or lived; both days inclusive. Visits to it are [FollowUp]
// records with its id.
type Placement struct {
	ID    string            `json:"id" data:"id" validate:"required,tip_id"`
	Kind  PlacementKind     `json:"kind" data:"location" validate:"required,tip_code"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Provider is the house or service that takes the person in, Carer the id of the relative.
	Provider Provider `json:"provider,omitzero" data:"location"`
	Carer    string   `json:"carer,omitempty" data:"family" validate:"omitempty,tip_id"`
	From     law.Day  `json:"from,omitzero" data:"location"`
	To       law.Day  `json:"to,omitzero" data:"location"`
	// Planned is the day on which it is to end.
	Planned law.Day `json:"planned,omitzero" data:"location" label:"planned end"`
	// Ended is why it ended. It passes as a suspicion: some reasons are what a carer did.
	Ended person.CareEnd `json:"ended,omitempty" data:"offence" validate:"tip_code" label:"why it ended"`
	// OrderedBy is the kind of body that ordered it.
	OrderedBy  jurisdiction.BodyKind `json:"ordered_by,omitempty" data:"protection" validate:"tip_code"`
	NextReview law.Day               `json:"next_review,omitzero" data:"protection"`
	LastReview law.Day               `json:"last_review,omitzero" data:"protection"`
	// Reviews are the days of all reviews, in any order: see [Placement.Reviewed].
	Reviews []law.Day `json:"reviews,omitempty" data:"protection" label:"days of reviews"`
	// LegalBasis and LastResort answer whether the legal basis, and the reason why nothing else
	// would do, are on file.
	LegalBasis    person.Answer `json:"legal_basis,omitempty" data:"protection" validate:"tip_code"`
	LastResort    person.Answer `json:"last_resort,omitempty" data:"protection" validate:"tip_code"`
	ChildSuitable person.Answer `json:"child_suitable,omitempty" data:"protection" validate:"tip_code" label:"suitable for a child"`
	// ChildAgrees, KeepsSiblings and NearFamily answer whether the child agrees, lives with the
	// siblings, and is near the family.
	ChildAgrees   person.Answer `json:"child_agrees,omitempty" data:"protection" validate:"tip_code"`
	KeepsSiblings person.Answer `json:"keeps_siblings,omitempty" data:"protection" validate:"tip_code" label:"siblings stay together"`
	NearFamily    person.Answer `json:"near_family,omitempty" data:"protection" validate:"tip_code"`
	Safe          person.Answer `json:"safe,omitempty" data:"protection" validate:"tip_code"`
	MixedAdults   person.Answer `json:"mixed_adults,omitempty" data:"protection" validate:"tip_code" label:"lives with other adults"`
	// MixedReason is why the child was placed with adults who are not family.
	MixedReason AbsenceReason `json:"mixed_reason,omitempty" data:"protection" validate:"tip_code" label:"why with other adults"`
	// WithSuspect answers whether a suspect lives in the same household.
	WithSuspect person.Answer `json:"with_suspect,omitempty" data:"offence" validate:"tip_code" label:"a suspect lives there"`
	// Belongings is the day on which a list was made of what the person brought along.
	Belongings law.Day `json:"belongings,omitzero" data:"protection" label:"list of belongings made on"`
}

// On reports whether the placement lasts on day.
func (p Placement) On(day law.Day) bool {
	return !p.From.IsZero() && law.Span{From: p.From, To: p.To}.Contains(day)
}

// Reviewed returns the day of the last review by a day, of LastReview and Reviews; the zero Day if
// there was none.
func (p *Placement) Reviewed(on law.Day) law.Day {
	var last law.Day
	if !p.LastReview.After(on) {
		last = p.LastReview
	}
	for _, day := range p.Reviews {
		if !day.After(on) && day.After(last) {
			last = day
		}
	}
	return last
}

// PlacementKind is a kind of place in which a person lives. The zero value means "not recorded".
//
//	shelter
//	crisis-centre
//	foster-family
//	kinship-family
//	parental-home
//	child-care-institution
//	reception-centre
//	independent-living
//	hospital
//	detention
//	step-parent
//	adult-sibling           adult brother or sister
//	customary-carer         carer by custom
//	adoptive-family
//	kafala                  kafala or an analogous institution
//	unrelated-adult
//	host-family
//	spouse-or-in-laws
//	child-headed            household headed by a child
//	sibling-headed          children of one family alone
//	peers                   living with other children or young people
//	supported-housing
//	small-group-home
//	secure-unit
//	hotel
//	camp
//	street
//	none                    no arrangement of care
//	other
//	unknown
//
// Source: CRC, article 20(3); Hague Convention of 19 October 1996, article 3(e); Primero child
// protection forms (CPIMS+), care arrangements; extended.
type PlacementKind string

// InCare reports whether somebody other than the family takes care of the person there, so that the
// placement is reviewed; a kind that is not recorded counts as one.
func (k PlacementKind) InCare() bool {
	switch k {
	case PlacementParents, PlacementIndependent, PlacementDetention, "step-parent",
		"adoptive-family", "spouse-or-in-laws", "child-headed", "sibling-headed", "peers",
		PlacementStreet, "none":
		return false
	}
	return true
}

// Home reports whether the person lives with a parent there, or with a spouse and the spouse's
// family.
func (k PlacementKind) Home() bool {
	return k == PlacementParents || k == "step-parent" || k == "spouse-or-in-laws"
}

// Family reports whether the person lives with family there.
func (k PlacementKind) Family() bool {
	return k.Home() || k == PlacementKinship || k == "adult-sibling" || k == "customary-carer"
}

// The kinds that rules and services read.
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
	PlacementStreet      PlacementKind = "street"
)
