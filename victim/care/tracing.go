package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Tracing is one search for the family of a child, which starts only once it is known to be safe.
type Tracing struct {
	ID string `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	// By says who asks for it, Sought are the ids of the relatives sought.
	By     TracingBy `json:"by,omitempty" data:"family" validate:"tip_code" label:"asked for by"`
	Sought []string  `json:"sought,omitempty" data:"family" validate:"dive,required,tip_id" label:"people sought"`
	// Consent is the id of the consent to tracing.
	Consent   string        `json:"consent,omitempty" data:"consent" validate:"omitempty,tip_id"`
	ScreenDay law.Day       `json:"screen_day,omitzero" data:"family" label:"safety checked on"`
	Safe      person.Answer `json:"safe,omitempty" data:"family" validate:"tip_code"`
	Requested law.Day       `json:"requested,omitzero" data:"family" label:"requested on"`
	NotTraced AbsenceReason `json:"not_traced,omitempty" data:"family" validate:"tip_code" label:"why there was no tracing"`
	// Body is who traces, Reference its number of the search.
	Body       jurisdiction.BodyKind `json:"body,omitempty" data:"family" validate:"tip_code"`
	Reference  person.Reference      `json:"reference,omitzero" data:"family" validate:"omitempty"`
	Methods    []TracingMethod       `json:"methods,omitempty" data:"family" validate:"dive,required,tip_code"`
	Actions    []TracingAction       `json:"actions,omitempty" data:"family" validate:"dive"`
	State      TracingState          `json:"state,omitempty" data:"family" validate:"tip_code"`
	ResultDay  law.Day               `json:"result_day,omitzero" data:"family" label:"day of the result"`
	Candidates []Candidate           `json:"candidates,omitempty" data:"family" validate:"dive"`
}

// When returns the day on which the search began: with the screening or the request.
func (t Tracing) When() law.Day {
	if t.ScreenDay.IsZero() || !t.Requested.IsZero() && t.Requested.Before(t.ScreenDay) {
		return t.Requested
	}
	return t.ScreenDay
}

// A TracingAction is one step of a search.
type TracingAction struct {
	Day    law.Day       `json:"day,omitzero" data:"family"`
	Method TracingMethod `json:"method,omitempty" data:"family" validate:"tip_code"`
	Place  person.Place  `json:"place,omitzero" data:"location"`
	// Found answers whether somebody was found.
	Found person.Answer `json:"found,omitempty" data:"family" validate:"tip_code" label:"somebody was found"`
}

// A Candidate is somebody who may be the one sought. A comparison suggests; a worker decides.
type Candidate struct {
	// Record is the id of the record of that person, Score that of a comparison, of 100.
	Record string  `json:"record,omitempty" data:"family" validate:"omitempty,tip_id"`
	Score  int     `json:"score,omitempty" data:"family" validate:"min=0,max=100"`
	Day    law.Day `json:"day,omitzero" data:"family"`
	// Same answers whether it is the one sought, as somebody decided on a day; By is the id of the
	// worker.
	Same    person.Answer `json:"same,omitempty" data:"family" validate:"tip_code" label:"the same person"`
	Decided law.Day       `json:"decided,omitzero" data:"family" label:"decided on"`
	By      string        `json:"by,omitempty" data:"case" validate:"omitempty,tip_id" label:"decided by"`
}

// TracingBy is who asks for a search. The zero value means "not recorded".
//
//	child
//	relative
//	body
type TracingBy string

// TracingMethod is a way to search. The zero value means "not recorded".
//
//	case-by-case
//	mass                          mass tracing, for many children at once
//	photo
//	list-or-poster
//	radio-or-press
//	community
//	database
//	online
//	red-cross
//	red-cross-message
//	international-social-service
//	ngo
//	consular
//	police
//	other
//
// Source: Primero child protection forms (CPIMS+), tracing action; International Committee of the
// Red Cross, Restoring Family Links; extended.
type TracingMethod string

// TracingState says how a search stands. The zero value means "not recorded".
//
//	draft
//	open
//	in-progress
//	located
//	verified      known to be related
//	reunified
//	contact-only
//	not-found
//	not-safe
//	withdrawn
//	closed
//
// Source: Primero child protection forms (CPIMS+), tracing status; extended.
type TracingState string
