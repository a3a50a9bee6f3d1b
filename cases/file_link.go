package cases

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A FileLink says that another file hangs together with this one. It opens nothing of the other.
type FileLink struct {
	// File is the id of the other file, Victim of whom in this one it is about; "" is all of it.
	File   string   `json:"file" data:"case" validate:"required,tip_id" label:"other file"`
	Victim string   `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind   LinkKind `json:"kind,omitempty" data:"case" validate:"tip_code"`
	Since  law.Day  `json:"since,omitzero" data:"case"`
}

// LinkKind is how two files hang together. The zero value means "not recorded".
//
//	family          a relative has the other file
//	same-case       people who were exploited together
//	same-offenders  another case of the same offenders
//	earlier         an earlier file of the person
//	later           a later file of the person
//	other-state     the file of the person in another State
//	other-body      the file of the person at another body
//	duplicate
//	other
//
// Source: Primero, family records and duplicates of a case; extended.
type LinkKind string
