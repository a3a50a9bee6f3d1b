package cases

import "github.com/antitrafficking/palermo/jurisdiction/law"

// An Approval is that a second person looked at a record and decided about it. The record it is of
// names it by its id.
type Approval struct {
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// Of is the id of the record, Digest the SHA-256 of it as it was decided about, in lower-case
	// hexadecimal, by the system that keeps the file.
	Of     string `json:"of,omitempty" data:"case" validate:"omitempty,tip_id" label:"record"`
	Digest string `json:"digest,omitempty" data:"case" validate:"omitempty,len=64,hexadecimal,lowercase"`
	// Author is the id of the worker who asked, Approver of the one who decided.
	Asked    law.Day         `json:"asked,omitzero" data:"case" label:"asked for on"`
	Author   string          `json:"author,omitempty" data:"case" validate:"omitempty,tip_id"`
	Decided  law.Day         `json:"decided,omitzero" data:"case" label:"decided on"`
	Approver string          `json:"approver,omitempty" data:"case" validate:"omitempty,tip_id"`
	Outcome  ApprovalOutcome `json:"outcome,omitempty" data:"case" validate:"tip_code"`
}

// ApprovalOutcome is how an approval stands. The zero value means "not recorded".
//
//	pending
//	approved
//	returned  returned to the author, to be mended
//	rejected
//
// Source: Primero, approval status; returned is ours.
type ApprovalOutcome string

// The outcomes that rules read.
const (
	ApprovalPending ApprovalOutcome = "pending"
	Approved        ApprovalOutcome = "approved"
)
