package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/care"
)

// A Task is something that somebody has to do for the file.
type Task struct {
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// Victim is whom it is about; "" is the whole file.
	Victim string   `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind   TaskKind `json:"kind,omitempty" data:"case" validate:"tip_code"`
	// Rule and Path are those of the finding that it is to answer.
	Rule rule.ID `json:"rule,omitempty" data:"case" validate:"omitempty,tip_id"`
	Path string  `json:"path,omitempty" data:"case" validate:"omitempty,tip_pointer"`
	// Step is the id of the step of a plan, Record of any other record that it is about.
	Step   string `json:"step,omitempty" data:"case" validate:"omitempty,tip_id"`
	Record string `json:"record,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Owner is the id of the worker who does it, Team of the team.
	Owner   string  `json:"owner,omitempty" data:"case" validate:"omitempty,tip_id"`
	Team    string  `json:"team,omitempty" data:"case" validate:"omitempty,tip_id"`
	Created law.Day `json:"created,omitzero" data:"case"`
	Due     law.Day `json:"due,omitzero" data:"case"`
	Done    law.Day `json:"done,omitzero" data:"case"`
	// Why is why it was not done.
	Why care.AbsenceReason `json:"why,omitempty" data:"case" validate:"tip_code"`
}

// TaskKind is a kind of task. The zero value means "not recorded".
//
//	do-step          of a plan
//	review
//	visit
//	obtain-document
//	decide
//	tell             somebody
//	court
//	appointment
//	other
type TaskKind string
