package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Reunification is the way of a child back to a relative: what was verified, who agrees, and
// whether it came about.
type Reunification struct {
	ID string `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Relative is the id of the relative, Tracing that of the search that found them.
	Relative string `json:"relative,omitempty" data:"family" validate:"omitempty,tip_id"`
	Tracing  string `json:"tracing,omitempty" data:"family" validate:"omitempty,tip_id"`
	// Verified is the day on which the relation was verified. ClaimFits answers whether what the
	// adult says fits, ChildKnows whether the child knows the adult.
	Verified    law.Day       `json:"verified,omitzero" data:"family" label:"relation verified on"`
	ClaimFits   person.Answer `json:"claim_fits,omitempty" data:"family" validate:"tip_code" label:"what the adult says fits"`
	ChildKnows  person.Answer `json:"child_knows,omitempty" data:"family" validate:"tip_code" label:"child knows the adult"`
	ChildAgrees person.Answer `json:"child_agrees,omitempty" data:"family" validate:"tip_code"`
	AdultAgrees person.Answer `json:"adult_agrees,omitempty" data:"family" validate:"tip_code"`
	Papers      person.Answer `json:"papers,omitempty" data:"family" validate:"tip_code"`
	// Safe answers whether it is safe, as Author assessed on a day.
	Safe     person.Answer         `json:"safe,omitempty" data:"protection" validate:"tip_code"`
	Assessed law.Day               `json:"assessed,omitzero" data:"protection" label:"safety assessed on"`
	Author   jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Place    person.Place          `json:"place,omitzero" data:"location"`
	Kind     ReunificationKind     `json:"kind,omitempty" data:"family" validate:"tip_code"`
	Done     law.Day               `json:"done,omitzero" data:"family" label:"reunified on"`
	NotDone  ReunificationNot      `json:"not_done,omitempty" data:"family" validate:"tip_code" label:"why it did not come about"`
	// FollowUntil is the last day of the visits after it.
	FollowUntil law.Day `json:"follow_until,omitzero" data:"protection" label:"last day of visits"`
}

// ReunificationKind says with whom a child is reunified. The zero value means "not recorded".
//
//	parents
//	kinship
//	sibling
//	other
type ReunificationKind string

// ReunificationNot is why a reunification did not come about. The zero value means "not recorded".
//
//	not-safe
//	child-refuses   the child does not want it
//	adult-refuses   the adult does not want it
//	not-related
//	no-capacity     the adult cannot care for the child
//	no-permission   no permission to enter or to stay
//	missing
//	child-died
//	adult-died
//	other
//
// Source: Primero child protection forms (2020), why no reunification took place; extended.
type ReunificationNot string
