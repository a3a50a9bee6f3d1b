package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Evidence refers to a piece of evidence and never holds it.
type Evidence struct {
	ID         string       `json:"id" data:"id" validate:"required,tip_id"`
	Kind       EvidenceKind `json:"kind" data:"justice" validate:"required,tip_code"`
	Proceeding string       `json:"proceeding,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Victims and Conduct are what it speaks of.
	Victims []string `json:"victims,omitempty" data:"id" validate:"dive,required,tip_id"`
	Conduct string   `json:"conduct,omitempty" data:"justice" validate:"omitempty,tip_id"`
	Taken   law.Day  `json:"taken,omitzero" data:"justice"`
	// Nature tells, for a statement, facts from assessments.
	Nature StatementNature `json:"nature,omitempty" data:"justice" validate:"tip_code"`
	// Holder is the kind of body that keeps it.
	Holder jurisdiction.BodyKind `json:"holder,omitempty" data:"justice" validate:"tip_code"`
	// MediaType is the type and subtype of RFC 6838, Size in bytes.
	MediaType string `json:"media_type,omitempty" data:"justice" validate:"omitempty,max=100,tip_media"`
	Size      int64  `json:"size,omitempty" data:"justice" validate:"min=0"`
	// SHA256 is its digest in lower-case hexadecimal.
	SHA256 string `json:"sha256,omitempty" data:"justice" validate:"omitempty,len=64,hexadecimal,lowercase" label:"SHA-256"`
}

// EvidenceKind is a kind of evidence. The zero value means "not recorded".
type EvidenceKind string

// The kinds.
const (
	EvidenceRecording EvidenceKind = "recording"
	EvidenceStatement EvidenceKind = "statement"
	EvidenceDocument  EvidenceKind = "document"
	EvidenceDigital   EvidenceKind = "digital"
	EvidenceMedical   EvidenceKind = "medical"
	EvidenceFinancial EvidenceKind = "financial"
	EvidencePhysical  EvidenceKind = "physical"
)

// StatementNature tells what a person said of facts from what somebody makes of it. The zero value
// means "not recorded".
//
//	fact
//	assessment
//
// Source: Directive (EU) 2016/680, article 7(1).
type StatementNature string
