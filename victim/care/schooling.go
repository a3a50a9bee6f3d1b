package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Schooling is a stretch of the access of a child to school, or of a time without it.
type Schooling struct {
	ID        string        `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Requested law.Day       `json:"requested,omitzero" data:"service" label:"asked for on"`
	Enrolled  law.Day       `json:"enrolled,omitzero" data:"service" label:"enrolled on"`
	Left      law.Day       `json:"left,omitzero" data:"service" label:"left on"`
	Attends   person.Answer `json:"attends,omitempty" data:"service" validate:"tip_code" label:"attends school"`
	Regular   person.Answer `json:"regular,omitempty" data:"service" validate:"tip_code" label:"attends regularly"`
	Support   person.Answer `json:"support,omitempty" data:"service" validate:"tip_code" label:"gets support to learn"`
	Level     person.ISCED  `json:"level,omitempty" data:"service" validate:"tip_code"`
	Kind      SchoolKind    `json:"kind,omitempty" data:"service" validate:"tip_code"`
	// School passes with the places of the person: it tells where the child can be found.
	School Provider `json:"school,omitzero" data:"location"`
	// Absent is why the child is not at school, Barriers and HealthBarriers what keeps the child
	// from it.
	Absent         AbsenceReason   `json:"absent,omitempty" data:"service" validate:"tip_code" label:"why the child is not at school"`
	Barriers       []SchoolBarrier `json:"barriers,omitempty" data:"service" validate:"dive,required,tip_code"`
	HealthBarriers []HealthFactor  `json:"health_barriers,omitempty" data:"health" validate:"dive,required,tip_code"`
	// Grade is the class in the words of the school; Completed answers whether the level was
	// completed.
	Grade     string        `json:"grade,omitempty" data:"service" validate:"max=50" label:"class or grade"`
	Completed person.Answer `json:"completed,omitempty" data:"service" validate:"tip_code" label:"level completed"`
}

// When returns the day of enrolment; failing that, that on which a place was asked for.
func (s Schooling) When() law.Day {
	if s.Enrolled.IsZero() {
		return s.Requested
	}
	return s.Enrolled
}

// On reports whether the child is enrolled on a day and has not left by then.
func (s Schooling) On(day law.Day) bool {
	return !s.Enrolled.IsZero() && !s.Enrolled.After(day) && (s.Left.IsZero() || s.Left.After(day))
}

// SchoolKind is a kind of education; of several, the one that tells most. The zero value means "not
// recorded".
//
//	formal
//	non-formal
//	accelerated
//	special         education for special needs
//	vocational
//	apprenticeship
//	adult           adult education
//	religious
//	home
//	online
//
// Source: International Standard Classification of Education 2011, for formal, non-formal,
// vocational and special; the others are ours.
type SchoolKind string

// SchoolBarrier is something that keeps a child from school; what is of health is a [HealthFactor].
// The zero value means "not recorded".
//
//	cost
//	distance
//	no-place
//	language
//	documents
//	work
//	care-duties     cares for somebody
//	marriage
//	safety
//	discrimination
//	level           the level does not fit
//	not-wanted      the child does not want it
//	too-young
//	other
type SchoolBarrier string
