package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Export is a set of data that leaves as statistics.
type Export struct {
	ID  string  `json:"id" data:"id" validate:"required,tip_id"`
	Day law.Day `json:"day,omitzero" data:"case"`
	// Identifiers answers whether direct identifiers are in it, SmallCells whether small numbers
	// were looked after, Key whether it is recorded how each victim is counted once.
	Identifiers person.Answer `json:"identifiers,omitempty" data:"case" validate:"tip_code"`
	SmallCells  person.Answer `json:"small_cells,omitempty" data:"case" validate:"tip_code"`
	Key         person.Answer `json:"key,omitempty" data:"case" validate:"tip_code"`
}
