package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
)

// An Intake is how the case came to who keeps the file. How it came to light at all is its
// [Detection].
type Intake struct {
	Channel DetectionChannel `json:"channel,omitempty" data:"case" validate:"tip_code"`
	Day     law.Day          `json:"day,omitzero" data:"case"`
	// Worker is the id of who took it in, Organisation of who brought it.
	Worker       string `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	Organisation string `json:"organisation,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Earlier are reports that were made before and came to nothing, or to another file.
	Earlier []EarlierReport `json:"earlier_reports,omitempty" data:"case" validate:"dive"`
}

// An EarlierReport is a report about the same people that was made before the file was opened.
type EarlierReport struct {
	Day     law.Day               `json:"day,omitzero" data:"case"`
	To      jurisdiction.BodyKind `json:"to,omitempty" data:"case" validate:"tip_code" label:"reported to"`
	Outcome ReportOutcome         `json:"outcome,omitempty" data:"case" validate:"tip_code"`
	// Why is why nothing was done.
	Why care.AbsenceReason `json:"why,omitempty" data:"case" validate:"tip_code" label:"why nothing was done"`
}

// ReportOutcome is what became of a report. The zero value means "not recorded".
//
//	no-answer
//	no-action
//	referred     referred to somebody else
//	file-opened
//	file-closed  a file was opened and closed again
//	other
//	unknown
type ReportOutcome string
