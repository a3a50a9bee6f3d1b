package care

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A Step is one thing to do in a plan: for which need, by whom, by when.
type Step struct {
	ID string `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Goal is the id of the goal of the plan that it serves.
	Goal string   `json:"goal,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Need NeedKind `json:"need,omitempty" data:"service" validate:"tip_code"`
	// Who is the id of who is responsible, or [Self].
	Who     string    `json:"who,omitempty" data:"protection" validate:"omitempty,tip_id" label:"who does it"`
	WhoKind StepWho   `json:"who_kind,omitempty" data:"protection" validate:"tip_code" label:"kind of party that does it"`
	Due     law.Day   `json:"due,omitzero" data:"protection" label:"to be done by"`
	Done    law.Day   `json:"done,omitzero" data:"protection" label:"done on"`
	State   StepState `json:"state,omitempty" data:"protection" validate:"tip_code"`
	// Why is why it was not done.
	Why AbsenceReason `json:"why,omitempty" data:"protection" validate:"tip_code" label:"why it was not done"`
	// Service, Referral and Task are the ids of what came of it: a service of the person, a
	// referral or a task of the file.
	Service  string `json:"service,omitempty" data:"service" validate:"omitempty,tip_id"`
	Referral string `json:"referral,omitempty" data:"service" validate:"omitempty,tip_id"`
	Task     string `json:"task,omitempty" data:"case" validate:"omitempty,tip_id"`
}

// Open reports whether the step is still to be done on a day.
func (s *Step) Open(on law.Day) bool {
	switch s.State {
	case StepDone, StepNotDone, StepCancelled:
		return false
	}
	return s.Done.IsZero() || s.Done.After(on)
}

// StepWho is the kind of who is responsible for a step. The zero value means "not recorded".
//
//	worker
//	organisation
//	relative
//	guardian
//	self          the person whom the plan is for
//	authority
type StepWho string

// StepState says how a step or task stands. The zero value means "not recorded".
//
//	planned
//	in-progress
//	done
//	not-done
//	cancelled
type StepState string

// The states in which nothing is to be done any more.
const (
	StepDone      StepState = "done"
	StepNotDone   StepState = "not-done"
	StepCancelled StepState = "cancelled"
)
