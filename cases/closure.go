package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Closure is that the work for one victim ended, and why. It is kept when the case is opened
// again.
type Closure struct {
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// Victim is for whom; "" is all of the file.
	Victim string      `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	Day    law.Day     `json:"day,omitzero" data:"case"`
	Reason CaseClosure `json:"reason,omitempty" data:"case" validate:"tip_code"`
	// Criteria are what was asked before.
	Criteria []ClosureCriterion `json:"criteria,omitempty" data:"case" validate:"dive"`
	// Receiver is who goes on with the work; Relative is the id of the person around the victim
	// who takes the victim in.
	Receiver referral.Party `json:"receiver,omitzero" data:"case" validate:"omitempty"`
	Relative string         `json:"relative,omitempty" data:"case" validate:"omitempty,tip_id" label:"relative who takes the person in"`
	// SafetyPlan and FollowUpPlan are ids of plans; NoSafetyPlan is why there is none for safety.
	SafetyPlan   string             `json:"safety_plan,omitempty" data:"case" validate:"omitempty,tip_id"`
	NoSafetyPlan care.AbsenceReason `json:"no_safety_plan,omitempty" data:"case" validate:"tip_code" label:"why there is no safety plan"`
	FollowUpPlan string             `json:"follow_up_plan,omitempty" data:"case" validate:"omitempty,tip_id" label:"follow-up plan"`
	// Informed is the day on which the person was told, Told are the ids of others who were.
	Informed       law.Day       `json:"informed,omitzero" data:"case" label:"person told on"`
	Told           []string      `json:"told,omitempty" data:"case" validate:"dive,required,tip_id" label:"others who were told"`
	ChildAgrees    person.Answer `json:"child_agrees,omitempty" data:"case" validate:"tip_code"`
	GuardianAgrees person.Answer `json:"guardian_agrees,omitempty" data:"case" validate:"tip_code"`
	// FollowUntil is the last day on which somebody looks how the person is.
	FollowUntil law.Day `json:"follow_until,omitzero" data:"case" label:"last day of follow-up"`
	// Author is the id of the worker who closed, Approval of the approval.
	Author   string `json:"author,omitempty" data:"case" validate:"omitempty,tip_id"`
	Approval string `json:"approval,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Reopened is the day on which the work began again, and ReopenedBy the worker.
	Reopened     law.Day      `json:"reopened,omitzero" data:"case" label:"reopened on"`
	ReopenReason ReopenReason `json:"reopen_reason,omitempty" data:"case" validate:"tip_code"`
	ReopenedBy   string       `json:"reopened_by,omitempty" data:"case" validate:"omitempty,tip_id"`
}

// A ClosureCriterion is one thing that was asked before a case was closed, and who answered it.
type ClosureCriterion struct {
	Kind   CriterionKind `json:"kind" data:"case" validate:"required,tip_code"`
	Met    person.Answer `json:"met,omitempty" data:"case" validate:"tip_code" label:"criterion is met"`
	Worker string        `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	Day    law.Day       `json:"day,omitzero" data:"case"`
}

// CaseClosure is why the work for a victim ended. The zero value means "not recorded".
//
//	goals-met
//	no-further-need
//	majority-with-transition  turned 18, with a plan for the transition
//	transferred
//	reunified                 reunified with the family
//	returned                  returned to another country
//	resettled
//	permanent-care
//	own-wish-reviewed         own wish, which was looked into
//	not-confirmed-no-need     not a victim of trafficking, and no other need
//	missing-after-search
//	moved-away
//	death
//	duplicate
//	in-error
//	other
//
// Source: HTCDS 2.0, case status; Primero, reasons of closure; extended.
type CaseClosure string

// The reasons with which nobody is left to be told, or to be made safe.
const (
	ClosureTransferred CaseClosure = "transferred"
	ClosureMissing     CaseClosure = "missing-after-search"
	ClosureDeath       CaseClosure = "death"
	ClosureDuplicate   CaseClosure = "duplicate"
	ClosureInError     CaseClosure = "in-error"
)

// CriterionKind is something that is asked before a case is closed. The zero value means "not
// recorded".
//
//	safe               the person is safe
//	care-stable
//	needs-met
//	goals-met
//	no-open-duty       no duty of the checklist is open
//	services-in-place
//	child-agrees
//	guardian-agrees
//	follow-up-done
//	papers-given       the person has their own papers
//	knows-whom-to-call
//	data-reviewed      it was reviewed how long the data are kept
type CriterionKind string

// CriterionNoOpenDuty is the criterion that a rule reads.
const CriterionNoOpenDuty CriterionKind = "no-open-duty"

// ReopenReason is why the work began again. The zero value means "not recorded".
//
//	new-incident
//	new-need
//	missing-found
//	return-failed
//	request
//	authority      an authority asked for it
//	in-error       closed in error
//	other
type ReopenReason string
