package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Conference is a meeting about a case. The record says who met and what came of it, never what
// was said.
type Conference struct {
	ID      string             `json:"id" data:"id" validate:"required,tip_id"`
	Victims []string           `json:"victims,omitempty" data:"id" validate:"dive,required,tip_id"` // empty: all
	Day     law.Day            `json:"day,omitzero" data:"case"`
	Kind    ConferenceKind     `json:"kind,omitempty" data:"case" validate:"tip_code"`
	Reasons []ConferenceReason `json:"reasons,omitempty" data:"case" validate:"dive,required,tip_code"`
	// Chair is the id of the worker who led it.
	Chair   string           `json:"chair,omitempty" data:"case" validate:"omitempty,tip_id"`
	Present []care.PlanParty `json:"present,omitempty" data:"case" validate:"dive"`
	// ChildPresent answers whether the child was there, ViewsHeard whether the views of the child
	// were heard, there or before.
	ChildPresent person.Answer `json:"child_present,omitempty" data:"case" validate:"tip_code"`
	ViewsHeard   person.Answer `json:"views_heard,omitempty" data:"case" validate:"tip_code"`
	// Decisions and Steps are the ids of what came of it, in the records of the victims.
	Decisions []string `json:"decisions,omitempty" data:"case" validate:"dive,required,tip_id"`
	Steps     []string `json:"steps,omitempty" data:"case" validate:"dive,required,tip_id"`
	// Next is the day of the next one.
	Next law.Day `json:"next,omitzero" data:"case"`
}

// ConferenceKind is a kind of conference. The zero value means "not recorded".
//
//	case-conference
//	plan-review
//	multidisciplinary
//	best-interests-panel
//	strategy
//	handover
//	court-preparation
//	network               meeting of family and friends
//	other
//
// Source: Primero child protection forms (2020), case conference; extended.
type ConferenceKind string

// ConferenceReason is why a conference is held. The zero value means "not recorded".
//
//	complex
//	removal         removal of a child from the carer
//	placement
//	reunification
//	transfer        transfer of the case
//	risk-rises
//	disagreement
//	no-progress
//	return
//	closure
//	other
//
// Source: Primero child protection forms (2020), case conference; extended.
type ConferenceReason string
