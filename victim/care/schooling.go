package care

import "github.com/antitrafficking/palermo/jurisdiction/law"

// Education is the access of a child to school.
type Education struct {
	Requested law.Day       `json:"requested,omitzero" data:"service"`
	Enrolled  law.Day       `json:"enrolled,omitzero" data:"service"`
	Absent    AbsenceReason `json:"absent,omitempty" data:"service" validate:"tip_code"`
}
