package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
)

// A Task is something that somebody has to do for the file.
type Task struct {
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// Victim is whom it is about; "" is the whole file.
	Victim string   `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind   TaskKind `json:"kind,omitempty" data:"case" validate:"tip_code"`
	// Rule and Path are those of the finding that it is to answer.
	Rule jurisdiction.RuleID `json:"rule,omitempty" data:"case" validate:"omitempty,tip_id"`
	Path string              `json:"path,omitempty" data:"case" validate:"omitempty,tip_pointer"`
	// Step is the id of the step of a plan, Record of any other record that it is about.
	Step   string `json:"step,omitempty" data:"case" validate:"omitempty,tip_id"`
	Record string `json:"record,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Owner is the id of the worker who does it, Team of the team.
	Owner    string         `json:"owner,omitempty" data:"case" validate:"omitempty,tip_id"`
	Team     string         `json:"team,omitempty" data:"case" validate:"omitempty,tip_id"`
	Priority care.Priority  `json:"priority,omitempty" data:"case" validate:"tip_code"`
	Created  law.Day        `json:"created,omitzero" data:"case" label:"created on"`
	Due      law.Day        `json:"due,omitzero" data:"case" label:"to be done by"`
	Done     law.Day        `json:"done,omitzero" data:"case" label:"done on"`
	State    care.StepState `json:"state,omitempty" data:"case" validate:"tip_code"`
	// Why is why it was not done.
	Why care.AbsenceReason `json:"why,omitempty" data:"case" validate:"tip_code" label:"why it was not done"`
}

// Open reports whether the task is still to be done on a day.
func (t *Task) Open(on law.Day) bool {
	switch t.State {
	case care.StepDone, care.StepNotDone, care.StepCancelled:
		return !t.Done.IsZero() && t.Done.After(on)
	}
	return t.Why == "" && (t.Done.IsZero() || t.Done.After(on))
}

// TaskKind is a kind of task. The zero value means "not recorded".
//
//	do-step          do a step of a plan
//	review
//	visit
//	obtain-document
//	decide
//	tell             tell somebody
//	court
//	appointment
//	other
type TaskKind string
