package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Interview is one interview with a victim. The record says how it was held, never what was
// said.
type Interview struct {
	ID         string            `json:"id" data:"id" validate:"required,tip_id"`
	Victim     string            `json:"victim" data:"id" validate:"required,tip_id"`
	Proceeding string            `json:"proceeding,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind       InterviewKind     `json:"kind" data:"justice" validate:"required,tip_code"`
	Day        law.Day           `json:"day,omitzero" data:"justice"`
	Place      jurisdiction.Code `json:"place,omitempty" data:"justice" validate:"tip_code"`
	// Delay is why the first interview was not held at once.
	Delay care.AbsenceReason `json:"delay,omitempty" data:"justice" validate:"tip_code" label:"reason for the delay"`
	// Exploitation answers whether the person was asked about the exploitation.
	Exploitation person.Answer `json:"exploitation,omitempty" data:"justice" validate:"tip_code" label:"asked about the exploitation"`
	Premises     Premises      `json:"premises,omitempty" data:"justice" validate:"tip_code"`
	// PremisesReason is why adapted premises were not used.
	PremisesReason care.AbsenceReason `json:"premises_reason,omitempty" data:"justice" validate:"tip_code" label:"why adapted premises were not used"`
	// Interviewer is the system's own id of who asked; Trained answers whether for the purpose.
	Interviewer string        `json:"interviewer,omitempty" data:"id" validate:"omitempty,tip_id"`
	Trained     person.Answer `json:"trained,omitempty" data:"justice" validate:"tip_code" label:"interviewer is trained for it"`
	// Changed is why another person asked than before; Necessary answers whether the need for one
	// more interview is on file.
	Changed    care.AbsenceReason `json:"changed,omitempty" data:"justice" validate:"tip_code" label:"why another person asked"`
	Necessary  person.Answer      `json:"necessary,omitempty" data:"justice" validate:"tip_code" label:"need for one more interview is on file"`
	Companions []Companion        `json:"companions,omitempty" data:"protection" validate:"dive,required,tip_code"`
	// Alone is why nobody was with the child; Decision is the id of the reasoned decision about it.
	Alone    care.AbsenceReason `json:"alone,omitempty" data:"protection" validate:"tip_code" label:"why nobody was with the child"`
	Decision string             `json:"decision,omitempty" data:"protection" validate:"omitempty,tip_id"`
	// Interpreter is the system's own id of who interpreted. InterpreterConflict answers whether
	// the interpreter has interests against those of the person, InterpreterSexAsChosen whether the
	// sex was as the person wished, LanguageUnderstood whether the person understood.
	Interpreter            string        `json:"interpreter,omitempty" data:"justice" validate:"omitempty,tip_id"`
	InterpreterConflict    person.Answer `json:"interpreter_conflict,omitempty" data:"protection" validate:"tip_code"`
	InterpreterSexAsChosen person.Answer `json:"interpreter_sex_as_chosen,omitempty" data:"protection" validate:"tip_code" label:"interpreter of the sex chosen"`
	LanguageUnderstood     person.Answer `json:"language_understood,omitempty" data:"protection" validate:"tip_code"`
	// Breaks answers whether there were breaks, Minutes is how long it took without them; 0 is not
	// recorded.
	Breaks  person.Answer `json:"breaks,omitempty" data:"justice" validate:"tip_code" label:"breaks were offered"`
	Minutes int           `json:"minutes,omitempty" data:"justice" validate:"min=0,max=1440"`
	// Recorded answers whether sound and picture were recorded, NotRecorded why not, Evidence is
	// the id of the recording.
	Recorded    person.Answer      `json:"recorded,omitempty" data:"justice" validate:"tip_code"`
	NotRecorded care.AbsenceReason `json:"not_recorded,omitempty" data:"justice" validate:"tip_code" label:"why it was not recorded"`
	Evidence    string             `json:"evidence,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Confronted answers whether the person met a suspect there, ConfrontedReason why that was
	// necessary.
	Confronted       person.Answer      `json:"confronted,omitempty" data:"protection" validate:"tip_code" label:"met a suspect there"`
	ConfrontedReason care.AbsenceReason `json:"confronted_reason,omitempty" data:"protection" validate:"tip_code" label:"why a suspect was there"`
}

// InterviewKind says what an interview is for. The zero value means "not recorded".
type InterviewKind string

// The kinds.
const (
	// InterviewScreening finds out what the person needs, at first contact.
	InterviewScreening InterviewKind = "screening"
	InterviewForensic  InterviewKind = "forensic" // to take evidence
	InterviewSocial    InterviewKind = "social"
	InterviewAsylum    InterviewKind = "asylum"
)

// Premises are where an interview takes place. The zero value means "not recorded".
type Premises string

// The kinds of premises.
const (
	PremisesAdapted Premises = "adapted-room" // designed or adapted for interviews with children
	PremisesBarna   Premises = "barnahus"
	PremisesPolice  Premises = "police-station"
	PremisesCourt   Premises = "court-room"
	PremisesShelter Premises = "shelter"
	PremisesHealth  Premises = "health-facility"
	PremisesHome    Premises = "home"
	PremisesOther   Premises = "other"
)

// Companion is who is with a child at an interview. The zero value means "not recorded".
type Companion string

// The companions.
const (
	WithGuardian       Companion = "guardian"
	WithRepresentative Companion = "representative"
	WithParent         Companion = "parent"
	WithChosenAdult    Companion = "adult-of-choice"
	WithLawyer         Companion = "lawyer"
	WithSpecialist     Companion = "specialist"
	WithSocialWorker   Companion = "social-worker"
	WithNobody         Companion = "nobody"
)
