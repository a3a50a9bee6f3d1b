package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Goal is what a plan is to reach.
type Goal struct {
	ID          string      `json:"id" data:"id" validate:"required,tip_id"`
	Area        PlanArea    `json:"area,omitempty" data:"protection" validate:"tip_code"`
	Need        NeedKind    `json:"need,omitempty" data:"service" validate:"tip_code"`
	Priority    Priority    `json:"priority,omitempty" data:"protection" validate:"tip_code"`
	Status      GoalStatus  `json:"status,omitempty" data:"protection" validate:"tip_code"`
	Achievement Achievement `json:"achievement,omitempty" data:"protection" validate:"tip_code"`
	Start       law.Day     `json:"start,omitzero" data:"protection"`
	Due         law.Day     `json:"due,omitzero" data:"protection" label:"to be reached by"`
	Reached     law.Day     `json:"reached,omitzero" data:"protection" label:"reached on"`
	// OwnWish answers whether the person wants it.
	OwnWish person.Answer `json:"own_wish,omitempty" data:"protection" validate:"tip_code" label:"the person's own wish"`
}

// GoalStatus says how a goal stands; whether it is reached, Achievement says. The zero value means
// "not recorded".
//
//	proposed
//	planned
//	accepted
//	active
//	on-hold
//	completed         no longer sought
//	cancelled
//	entered-in-error
//	rejected
//
// Source: HL7 FHIR R5, GoalLifecycleStatus.
type GoalStatus string

// Achievement says how far a goal is reached. The zero value means "not recorded".
//
//	in-progress     sought, not yet reached
//	improving       improving, in progress
//	worsening       worsening, in progress
//	no-change       no change, in progress
//	achieved
//	sustaining      achieved, and needs activity to stay so
//	not-achieved
//	no-progress     not achieved, with little or no progress
//	not-attainable  cannot be achieved
//
// Source: HL7 goal-achievement 1.0.1.
type Achievement string
