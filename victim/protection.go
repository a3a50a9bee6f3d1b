package victim

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Family is what matters of the family for the protection of a child.
type Family struct {
	Accompaniment    AccompanimentKind `json:"accompaniment,omitempty" data:"family" validate:"tip_code"`
	AccompanimentDay law.Day           `json:"accompaniment_day,omitzero" data:"family"`
	// Conflict answers whether a holder of parental responsibility has a conflict of interest with
	// the child.
	Conflict    person.Answer `json:"conflict,omitempty" data:"family" validate:"tip_code"`
	ConflictDay law.Day       `json:"conflict_day,omitzero" data:"family"`
	// CarerSuspected answers whether a parent or carer is suspected of involvement, since
	// SuspectedDay. Who is suspected gives no consent for the child.
	CarerSuspected person.Answer `json:"carer_suspected,omitempty" data:"offence" validate:"tip_code"`
	SuspectedDay   law.Day       `json:"suspected_day,omitzero" data:"offence"`
	// ContactRestricted is the day of a restriction of contact, or of a reasoned decision on
	// contact.
	ContactRestricted law.Day `json:"contact_restricted,omitzero" data:"protection"`
	// SuspectRemoved is the day on which the suspected carer was removed from the household.
	SuspectRemoved law.Day `json:"suspect_removed,omitzero" data:"protection"`
}

// A Guardian stands for a child.
type Guardian struct {
	ID   string       `json:"id" data:"id" validate:"required,tip_id"`
	Kind GuardianKind `json:"kind,omitempty" data:"protection" validate:"tip_code"`
	// Authority is the kind of body that appointed the guardian.
	Authority jurisdiction.BodyKind `json:"authority,omitempty" data:"protection" validate:"tip_code"`
	Place     jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Appointed law.Day               `json:"appointed,omitzero" data:"protection"`
	Ended     law.Day               `json:"ended,omitzero" data:"protection"`
	EndReason EndReason             `json:"end_reason,omitempty" data:"protection" validate:"tip_code"`
	// ConflictCheck is the day on which it was looked whether interests conflict, Conflict the
	// answer, ConflictSince the day from which they do.
	ConflictCheck law.Day       `json:"conflict_check,omitzero" data:"protection"`
	Conflict      person.Answer `json:"conflict,omitempty" data:"protection" validate:"tip_code"`
	ConflictSince law.Day       `json:"conflict_since,omitzero" data:"protection"`
	// Suspected answers whether the guardian is suspected of involvement.
	Suspected person.Answer `json:"suspected,omitempty" data:"offence" validate:"tip_code"`
}

// InOffice reports whether g is in office on day.
func (g Guardian) InOffice(day law.Day) bool {
	return !g.Appointed.IsZero() && law.Span{From: g.Appointed, To: g.Ended}.Contains(day)
}

// BestInterests is an assessment or determination of the best interests of a child.
type BestInterests struct {
	ID       string                 `json:"id" data:"id" validate:"required,tip_id"`
	Kind     BestInterestsKind      `json:"kind" data:"protection" validate:"required,tip_code"`
	Day      law.Day                `json:"day,omitzero" data:"protection"`
	Author   jurisdiction.BodyKind  `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Elements []BestInterestsElement `json:"elements,omitempty" data:"protection" validate:"dive,required,tip_code"`
	// Reasons answers whether reasons are on file, Review whether a route of review was told.
	Reasons person.Answer `json:"reasons,omitempty" data:"protection" validate:"tip_code"`
	Review  person.Answer `json:"review,omitempty" data:"protection" validate:"tip_code"`
	// Outcome says whether what was looked at is in the interests of the child.
	Outcome DecisionOutcome `json:"outcome,omitempty" data:"protection" validate:"tip_code"`
}

// A Decision is a decision that matters in the life of a child.
type Decision struct {
	ID    string                `json:"id" data:"id" validate:"required,tip_id"`
	Kind  DecisionKind          `json:"kind" data:"protection" validate:"required,tip_code"`
	Day   law.Day               `json:"day,omitzero" data:"protection"`
	Place jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Body  jurisdiction.BodyKind `json:"body,omitempty" data:"protection" validate:"tip_code"`
	// BestInterests is the id of the assessment or determination on which the decision rests.
	BestInterests string `json:"best_interests,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Views of the child: the day on which they were heard, how, and what weight they were given;
	// or why they were not.
	ViewsDay    law.Day       `json:"views_day,omitzero" data:"protection"`
	ViewsHow    ViewsHow      `json:"views_how,omitempty" data:"protection" validate:"tip_code"`
	ViewsWeight ViewsWeight   `json:"views_weight,omitempty" data:"protection" validate:"tip_code"`
	ViewsAbsent AbsenceReason `json:"views_absent,omitempty" data:"protection" validate:"tip_code"`
}

// A Placement is where a person lives or lived; both days inclusive.
type Placement struct {
	ID    string            `json:"id" data:"id" validate:"required,tip_id"`
	Kind  PlacementKind     `json:"kind" data:"location" validate:"required,tip_code"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	From  law.Day           `json:"from,omitzero" data:"location"`
	To    law.Day           `json:"to,omitzero" data:"location"`
	// OrderedBy is the kind of body that ordered it.
	OrderedBy  jurisdiction.BodyKind `json:"ordered_by,omitempty" data:"protection" validate:"tip_code"`
	NextReview law.Day               `json:"next_review,omitzero" data:"protection"`
	LastReview law.Day               `json:"last_review,omitzero" data:"protection"`
	// LegalBasis and LastResort answer whether the legal basis, and the reason why nothing else
	// would do, are on file.
	LegalBasis    person.Answer `json:"legal_basis,omitempty" data:"protection" validate:"tip_code"`
	LastResort    person.Answer `json:"last_resort,omitempty" data:"protection" validate:"tip_code"`
	ChildSuitable person.Answer `json:"child_suitable,omitempty" data:"protection" validate:"tip_code"`
	Safe          person.Answer `json:"safe,omitempty" data:"protection" validate:"tip_code"`
	MixedAdults   person.Answer `json:"mixed_adults,omitempty" data:"protection" validate:"tip_code"`
	// MixedReason is why the child was placed with adults who are not family.
	MixedReason AbsenceReason `json:"mixed_reason,omitempty" data:"protection" validate:"tip_code"`
	// WithSuspect answers whether a suspect lives in the same household.
	WithSuspect person.Answer `json:"with_suspect,omitempty" data:"offence" validate:"tip_code"`
}

// On reports whether the placement lasts on day.
func (p Placement) On(day law.Day) bool {
	return !p.From.IsZero() && law.Span{From: p.From, To: p.To}.Contains(day)
}

// Tracing is the search for the family of a child, which starts only once it is known to be safe.
type Tracing struct {
	ScreenDay law.Day       `json:"screen_day,omitzero" data:"family"`
	Safe      person.Answer `json:"safe,omitempty" data:"family" validate:"tip_code"`
	Requested law.Day       `json:"requested,omitzero" data:"family"`
	NotTraced AbsenceReason `json:"not_traced,omitempty" data:"family" validate:"tip_code"`
	ResultDay law.Day       `json:"result_day,omitzero" data:"family"`
}

// A Plan is a plan with the day on which it is looked at again.
type Plan struct {
	Day    law.Day               `json:"day,omitzero" data:"protection"`
	Author jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Review law.Day               `json:"review,omitzero" data:"protection"`
}

// A DurableSolution is the lasting arrangement for a child.
type DurableSolution struct {
	Kind     SolutionKind `json:"kind" data:"protection" validate:"required,tip_code"`
	Proposed law.Day      `json:"proposed,omitzero" data:"protection"`
	// Determination is the id of the best-interests determination.
	Determination string  `json:"determination,omitempty" data:"id" validate:"omitempty,tip_id"`
	Implemented   law.Day `json:"implemented,omitzero" data:"protection"`
}

// A MissingEpisode is a time for which a person was missing.
type MissingEpisode struct {
	Since            law.Day           `json:"since" data:"location" validate:"required"`
	Place            jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	Reported         law.Day           `json:"reported,omitzero" data:"protection"`
	Alert            law.Day           `json:"alert,omitzero" data:"protection"`
	GuardianInformed law.Day           `json:"guardian_informed,omitzero" data:"protection"`
	Found            law.Day           `json:"found,omitzero" data:"location"`
}

// RiskAssessment is the assessment of risks to a person and the measures chosen.
type RiskAssessment struct {
	Day      law.Day               `json:"day,omitzero" data:"protection"`
	Author   jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	AtRisk   person.Answer         `json:"at_risk,omitempty" data:"protection" validate:"tip_code"`
	Measures law.Day               `json:"measures,omitzero" data:"protection"`
}
