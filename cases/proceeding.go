package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Proceeding is one criminal proceeding, from the report to the final judgment.
type Proceeding struct {
	ID       string            `json:"id" data:"id" validate:"required,tip_id"`
	Place    jurisdiction.Code `json:"place,omitempty" data:"justice" validate:"tip_code"`
	Offence  OffenceKind       `json:"offence,omitempty" data:"justice" validate:"tip_code"`
	Victims  []string          `json:"victims,omitempty" data:"id" validate:"dive,required,tip_id"`
	Suspects []string          `json:"suspects,omitempty" data:"offence" validate:"dive,required,tip_id"`
	// References are the numbers of the case at police, prosecution and court; Body and Unit are
	// who leads it now.
	References []person.Reference    `json:"references,omitempty" data:"justice" validate:"dive"`
	Body       jurisdiction.BodyKind `json:"body,omitempty" data:"justice" validate:"tip_code"`
	Unit       string                `json:"unit,omitempty" data:"justice" validate:"omitempty,tip_id"`
	// NotReported is why nothing was reported.
	NotReported care.AbsenceReason `json:"not_reported,omitempty" data:"justice" validate:"tip_code"`
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
	// Lines are the lines of inquiry that were known. NotAsked is why no other State was asked for
	// assistance.
	Lines    []InquiryLine      `json:"lines,omitempty" data:"justice" validate:"dive" label:"lines of inquiry"`
	NotAsked care.AbsenceReason `json:"not_asked,omitempty" data:"justice" validate:"tip_code" label:"why no other State was asked"`
	// Standings are as what the victims take part.
	Standings []VictimStanding `json:"standings,omitempty" data:"justice" validate:"dive"`
}

// A VictimStanding is as what a victim takes part in a proceeding.
type VictimStanding struct {
	Victim string       `json:"victim" data:"id" validate:"required,tip_id"`
	Kind   StandingKind `json:"kind" data:"justice" validate:"required,tip_code"`
	Since  law.Day      `json:"since,omitzero" data:"justice"`
}

// StandingKind is as what somebody takes part in a proceeding. The zero value means "not recorded".
//
//	witness
//	vulnerable-witness     a witness whom the authority found especially vulnerable
//	protected-witness
//	complainant            reported the offence
//	injured-party
//	civil-party            claims compensation in the proceeding
//	accessory-prosecutor   prosecutes beside the State
//	subsidiary-prosecutor  took the prosecution over from the State
//	private-prosecutor     prosecutes on a private charge; in older files one of the two above
//	none                   takes no part
//
// Source: Directive 2012/29/EU, recital 20, for that the role of victims differs between States;
// the kinds after codes of criminal procedure, such as those of Germany (sections 374 and 395) and
// Serbia (articles 2 and 103).
type StandingKind string

// A ProceedingStep is one step of a proceeding.
type ProceedingStep struct {
	Kind    StepKind        `json:"kind" data:"justice" validate:"required,tip_code"`
	Day     law.Day         `json:"day,omitzero" data:"justice"`
	Reasons []ClosureReason `json:"reasons,omitempty" data:"justice" validate:"dive,required,tip_code"`
	// Reasoned answers whether written reasons are on file.
	Reasoned person.Answer `json:"reasoned,omitempty" data:"justice" validate:"tip_code"`
	Outcome  Judgment      `json:"outcome,omitempty" data:"justice" validate:"tip_code"`
	// Told is the day on which the victim was told of a stop and how to ask for a review of it,
	// ReviewAsked that on which the review was asked for, Reviewed that of the decision on it.
	Told        law.Day `json:"told,omitzero" data:"justice" label:"victim told on"`
	ReviewAsked law.Day `json:"review_asked,omitzero" data:"justice" label:"review asked for on"`
	Reviewed    law.Day `json:"reviewed,omitzero" data:"justice" label:"decided on review on"`
}

// An InquiryLine is somebody or something by which the facts may be found out. The record holds no
// names: who or what it is stands in the file of who investigates.
type InquiryLine struct {
	ID   string   `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind LineKind `json:"kind" data:"justice" validate:"required,tip_code"`
	// Known is the day on which it was known, Asked that on which the victim or the lawyer asked to
	// follow it, Taken that on which it was followed.
	Known law.Day `json:"known,omitzero" data:"justice" label:"known on"`
	Asked law.Day `json:"asked,omitzero" data:"justice" label:"asked for on"`
	Taken law.Day `json:"taken,omitzero" data:"justice" label:"followed on"`
	// Left is why it was not followed.
	Left care.AbsenceReason `json:"left,omitempty" data:"justice" validate:"tip_code" label:"why it was not followed"`
}

// LineKind is a kind of line of inquiry. The zero value means "not recorded".
//
//	suspect
//	witness
//	other-victim
//	place
//	phone
//	account          account of a bank or service of payment
//	online           profile, advertisement or conversation
//	document
//	medical          medical or other expert evidence
//	recruiter        recruiter, also abroad
//	other
//
// Source: what the European Court of Human Rights missed in S.M. v. Croatia [GC], 60561/14, and
// T.V. v. Spain, 22512/21; extended.
type LineKind string

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

// OffenceKind is the kind of offence that a proceeding is about. The zero value means "not
// recorded".
type OffenceKind string

// The kinds.
const (
	OffenceTrafficking      OffenceKind = "trafficking"
	OffenceTraffickingChild OffenceKind = "trafficking-in-children"
	OffenceUseOfServices    OffenceKind = "use-of-services"
	OffenceSexual           OffenceKind = "sexual-offence"
	OffenceLabour           OffenceKind = "labour-exploitation"
	OffenceSmuggling        OffenceKind = "smuggling"
	OffenceDocuments        OffenceKind = "documents"
	OffenceOther            OffenceKind = "other"
)

// StepKind is a step of a criminal proceeding. The zero value means "not recorded".
type StepKind string

// The steps.
const (
	StepReported      StepKind = "reported"
	StepOpened        StepKind = "investigation-opened"
	StepRefused       StepKind = "investigation-refused"
	StepSuspended     StepKind = "suspended"
	StepResumed       StepKind = "resumed"
	StepCharged       StepKind = "charged"
	StepClosed        StepKind = "closed" // without a judgment
	StepTrial         StepKind = "trial"
	StepJudgment      StepKind = "judgment"
	StepAppeal        StepKind = "appeal"
	StepFinalJudgment StepKind = "final-judgment"
)

// ClosureReason is the reason of a refusal, suspension or closure. The zero value means "not
// recorded".
type ClosureReason string

// The reasons.
const (
	ClosedAgeUnknown     ClosureReason = "age-unknown"
	ClosedNoComplaint    ClosureReason = "no-complaint"
	ClosedWithdrawn      ClosureReason = "complaint-withdrawn"
	ClosedEvidence       ClosureReason = "insufficient-evidence"
	ClosedUnknownSuspect ClosureReason = "offender-unknown"
	ClosedLimitation     ClosureReason = "limitation"
	ClosedJurisdiction   ClosureReason = "no-jurisdiction"
	ClosedTransferred    ClosureReason = "transferred"
	ClosedNoOffence      ClosureReason = "no-offence"
	ClosedOtherReason    ClosureReason = "other"
)

// Judgment is the way a judgment went for a suspect. The zero value means "not recorded".
type Judgment string

// The ways.
const (
	Convicted       Judgment = "convicted"
	Acquitted       Judgment = "acquitted"
	OtherwiseJudged Judgment = "other"
)

// Aggravation is a circumstance for which the instruments ask for a heavier penalty. The zero value
// means "not recorded".
type Aggravation string

// The circumstances of CETS No. 197, article 24, and of Directive 2011/36/EU, article 4(2) and (3).
const (
	AggravatedChild          Aggravation = "child-victim"
	AggravatedLife           Aggravation = "life-endangered"
	AggravatedHarm           Aggravation = "serious-violence-or-harm"
	AggravatedOfficial       Aggravation = "public-official"
	AggravatedOrganised      Aggravation = "criminal-organisation"
	AggravatedSexualMaterial Aggravation = "sexual-material-spread"
)
