package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Proceeding is one criminal proceeding, from the report to the final judgment.
type Proceeding struct {
	ID       string            `json:"id" data:"id" validate:"required,tip_id"`
	Place    jurisdiction.Code `json:"place,omitempty" data:"justice" validate:"tip_code"`
	Offence  OffenceKind       `json:"offence,omitempty" data:"justice" validate:"tip_code"`
	Victims  []string          `json:"victims,omitempty" data:"id" validate:"dive,required,tip_id"`
	Suspects []string          `json:"suspects,omitempty" data:"offence" validate:"dive,required,tip_id"`
	// Aggravations are the circumstances that the charge reflects; NotCharged is why one that the
	// file shows is left out.
	Aggravations []Aggravation      `json:"aggravations,omitempty" data:"justice" validate:"dive,required,tip_code"`
	NotCharged   care.AbsenceReason `json:"not_charged,omitempty" data:"justice" validate:"tip_code"`
	// Limitation is the last day for prosecution, as a prosecutor found it, and LimitationFrom the
	// event from which it was counted.
	Limitation     law.Day   `json:"limitation,omitzero" data:"justice"`
	LimitationFrom law.Event `json:"limitation_from,omitempty" data:"justice" validate:"tip_code"`
	// Unlimited answers whether there is no limitation.
	Unlimited person.Answer `json:"unlimited,omitempty" data:"justice" validate:"tip_code"`
	// Steps in the order in which they were taken.
	Steps []ProceedingStep `json:"steps,omitempty" data:"justice" validate:"dive"`
}

// A ProceedingStep is one step of a proceeding.
type ProceedingStep struct {
	Kind    StepKind        `json:"kind" data:"justice" validate:"required,tip_code"`
	Day     law.Day         `json:"day,omitzero" data:"justice"`
	Reasons []ClosureReason `json:"reasons,omitempty" data:"justice" validate:"dive,required,tip_code"`
	// Reasoned answers whether written reasons are on file.
	Reasoned person.Answer `json:"reasoned,omitempty" data:"justice" validate:"tip_code"`
	Outcome  Judgment      `json:"outcome,omitempty" data:"justice" validate:"tip_code"`
}

// Concerns reports whether the proceeding is about the victim.
func (p *Proceeding) Concerns(id string) bool { return slices.Contains(p.Victims, id) }

// Step returns the first step of one of the kinds taken by day, or false.
func (p *Proceeding) Step(day law.Day, kinds ...StepKind) (ProceedingStep, bool) {
	var first ProceedingStep
	found := false
	for _, s := range p.Steps {
		if s.Day.IsZero() || s.Day.After(day) || !slices.Contains(kinds, s.Kind) {
			continue
		}
		if !found || s.Day.Before(first.Day) {
			first, found = s, true
		}
	}
	return first, found
}

// A Testimony is the hearing of a victim in court.
type Testimony struct {
	ID         string            `json:"id" data:"id" validate:"required,tip_id"`
	Victim     string            `json:"victim" data:"id" validate:"required,tip_id"`
	Proceeding string            `json:"proceeding,omitempty" data:"id" validate:"omitempty,tip_id"`
	Place      jurisdiction.Code `json:"place,omitempty" data:"justice" validate:"tip_code"`
	Day        law.Day           `json:"day,omitzero" data:"justice"`
	Measures   []CourtMeasure    `json:"measures,omitempty" data:"protection" validate:"dive,required,tip_code"`
	// NoMeasures is why no measure was chosen.
	NoMeasures care.AbsenceReason `json:"no_measures,omitempty" data:"protection" validate:"tip_code"`
}

// Evidence refers to a piece of evidence and never holds it.
type Evidence struct {
	ID         string       `json:"id" data:"id" validate:"required,tip_id"`
	Kind       EvidenceKind `json:"kind" data:"justice" validate:"required,tip_code"`
	Proceeding string       `json:"proceeding,omitempty" data:"id" validate:"omitempty,tip_id"`
	Taken      law.Day      `json:"taken,omitzero" data:"justice"`
	// Nature tells, for a statement, facts from assessments.
	Nature StatementNature `json:"nature,omitempty" data:"justice" validate:"tip_code"`
	// Holder is the kind of body that keeps it, SHA256 its digest in lower-case hexadecimal.
	Holder jurisdiction.BodyKind `json:"holder,omitempty" data:"justice" validate:"tip_code"`
	SHA256 string                `json:"sha256,omitempty" data:"justice" validate:"omitempty,len=64,hexadecimal,lowercase"`
}

// A Measure protects a victim outside the court room; both days inclusive, a zero To lasts.
type Measure struct {
	ID     string                `json:"id" data:"id" validate:"required,tip_id"`
	Victim string                `json:"victim" data:"id" validate:"required,tip_id"`
	Kind   MeasureKind           `json:"kind" data:"protection" validate:"required,tip_code"`
	Place  jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Body   jurisdiction.BodyKind `json:"body,omitempty" data:"protection" validate:"tip_code"`
	From   law.Day               `json:"from,omitzero" data:"protection"`
	To     law.Day               `json:"to,omitzero" data:"protection"`
}

// Cooperation is a request or message between States.
type Cooperation struct {
	ID         string            `json:"id" data:"id" validate:"required,tip_id"`
	Kind       CooperationKind   `json:"kind" data:"justice" validate:"required,tip_code"`
	From       jurisdiction.Code `json:"from,omitempty" data:"justice" validate:"tip_code"`
	To         jurisdiction.Code `json:"to,omitempty" data:"justice" validate:"tip_code"`
	Proceeding string            `json:"proceeding,omitempty" data:"id" validate:"omitempty,tip_id"`
	Sent       law.Day           `json:"sent,omitzero" data:"justice"`
	Answered   law.Day           `json:"answered,omitzero" data:"justice"`
	// Obstacle is the day on which it was told that the request cannot be met, or not in time.
	Obstacle law.Day `json:"obstacle,omitzero" data:"justice"`
}

// A JurisdictionCheck is the answer to whether a State has jurisdiction.
type JurisdictionCheck struct {
	Place   jurisdiction.Code    `json:"place" data:"justice" validate:"required,tip_code"`
	Day     law.Day              `json:"day,omitzero" data:"justice"`
	Grounds []JurisdictionGround `json:"grounds,omitempty" data:"justice" validate:"dive,required,tip_code"`
}

// SideOffences are what else was looked at in an investigation: whether a business, withheld papers
// or profits lead to offences and measures of their own.
type SideOffences struct {
	Corporate    law.Day `json:"corporate,omitzero" data:"justice"`
	Documents    law.Day `json:"documents,omitzero" data:"justice"`
	Confiscation law.Day `json:"confiscation,omitzero" data:"justice"`
	// Profit answers whether a profit was made.
	Profit person.Answer `json:"profit,omitempty" data:"justice" validate:"tip_code"`
}

// A Request is a request that came from another State.
type Request struct {
	ID       string            `json:"id" data:"id" validate:"required,tip_id"`
	From     jurisdiction.Code `json:"from,omitempty" data:"justice" validate:"tip_code"`
	To       jurisdiction.Code `json:"to,omitempty" data:"justice" validate:"tip_code"`
	Received law.Day           `json:"received,omitzero" data:"justice"`
	Answered law.Day           `json:"answered,omitzero" data:"justice"`
	// Obstacle is the day on which it was told that the request cannot be met, or not in time.
	Obstacle law.Day `json:"obstacle,omitzero" data:"justice"`
}

// A Danger is that a person is in immediate danger in another State.
type Danger struct {
	ID     string            `json:"id" data:"id" validate:"required,tip_id"`
	Victim string            `json:"victim" data:"id" validate:"required,tip_id"`
	Place  jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	Known  law.Day           `json:"known,omitzero" data:"protection"`
	Told   law.Day           `json:"told,omitzero" data:"protection"`
	// Recipient is the kind of body that was told.
	Recipient jurisdiction.BodyKind `json:"recipient,omitempty" data:"protection" validate:"tip_code"`
}

// A Notification is that a body was told of a child.
type Notification struct {
	Victim string                `json:"victim" data:"id" validate:"required,tip_id"`
	To     jurisdiction.BodyKind `json:"to" data:"protection" validate:"required,tip_code"`
	Day    law.Day               `json:"day,omitzero" data:"protection"`
	// Secrecy answers whether professional secrecy is the reason why nobody was told.
	Secrecy person.Answer `json:"secrecy,omitempty" data:"protection" validate:"tip_code"`
}
