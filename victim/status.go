package victim

import (
	"strconv"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A StatusDecision is a step or decision on the way to being identified as a victim. A negative
// decision does not erase duties that had arisen.
type StatusDecision struct {
	ID      string            `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind    StatusKind        `json:"kind" data:"status" validate:"required,tip_code"`
	Outcome DecisionOutcome   `json:"outcome,omitempty" data:"status" validate:"tip_code"`
	Day     law.Day           `json:"day,omitzero" data:"status"`
	Place   jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Body is the kind of body that took the step, BodyID the system's own id of it.
	Body   jurisdiction.BodyKind `json:"body,omitempty" data:"status" validate:"tip_code"`
	BodyID string                `json:"body_id,omitempty" data:"status" validate:"omitempty,tip_id" label:"ID of the body"`
	// Reasons of a negative decision.
	Reasons []care.RefusalReason `json:"reasons,omitempty" data:"status" validate:"dive,required,tip_code"`
	// Indicators are the ids of the indicators relied on.
	Indicators []string `json:"indicators,omitempty" data:"id" validate:"dive,tip_id"`
	// Trained says whether who identified was trained to, Specialist whether a specialist took
	// part.
	Trained    person.Answer `json:"trained,omitempty" data:"status" validate:"tip_code" label:"a trained person decided"`
	Specialist person.Answer `json:"specialist,omitempty" data:"status" validate:"tip_code" label:"a specialist took part"`
	// Reviews is the id of the decision that this one reviews.
	Reviews string `json:"reviews,omitempty" data:"id" validate:"omitempty,tip_id" label:"decision that it reviews"`
	// Reference is the number of the decision at the body.
	Reference string `json:"reference,omitempty" data:"status" validate:"max=100" label:"number of the decision"`
}

// An Indicator is a sign of trafficking that somebody observed or looked for.
type Indicator struct {
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// List and Code name the indicator, of a list of package indicators ("ilo-ec-2009",
	// "unodc-2009", "see-child") or of the user's.
	List      string             `json:"list,omitempty" data:"status" validate:"omitempty,tip_id"`
	Code      string             `json:"code,omitempty" data:"status" validate:"omitempty,tip_id"`
	Strength  IndicatorStrength  `json:"strength,omitempty" data:"status" validate:"tip_code"`
	Dimension IndicatorDimension `json:"dimension,omitempty" data:"status" validate:"tip_code"`
	Observed  law.Day            `json:"observed,omitzero" data:"status"`
	// Found answers whether the sign was found where somebody looked for it; see [Indicator.Seen].
	Found     person.Answer   `json:"found,omitempty" data:"status" validate:"tip_code" label:"indicator found"`
	Certainty Certainty       `json:"certainty,omitempty" data:"status" validate:"tip_code"`
	Source    IndicatorSource `json:"source,omitempty" data:"status" validate:"tip_code"`
	// By is the id of the worker who noted it.
	By string `json:"by,omitempty" data:"case" validate:"omitempty,tip_id" label:"observed by"`
}

// Seen reports whether the sign was seen: one of which nothing else is recorded was.
func (i *Indicator) Seen() bool { return i.Found == "" || i.Found == person.Yes }

// FirstStatus returns the earliest step of one of the kinds, with the given outcome unless that is
// empty. It reports false if there is none by day.
func (v *Victim) FirstStatus(
	day law.Day, outcome DecisionOutcome, kinds ...StatusKind,
) (StatusDecision, bool) {
	var first StatusDecision
	found := false
	for _, d := range v.Status {
		if d.Day.IsZero() || d.Day.After(day) || outcome != "" && d.Outcome != outcome {
			continue
		}
		for _, k := range kinds {
			if d.Kind == k && (!found || d.Day.Before(first.Day)) {
				first, found = d, true
			}
		}
	}
	return first, found
}

// presumes reports whether the person is to be treated as a presumed victim from d on.
func (d *StatusDecision) presumes() bool {
	return d.Kind == StatusPresumed || d.Kind == StatusIdentified && d.Outcome != Negative ||
		(d.Kind == StatusReasonableGrounds || d.Kind == StatusReviewed) && d.Outcome == Positive
}

// StatusMissing returns the JSON Pointer, relative to v, of what is missing on file to tell by day
// whether and since when the person was to be treated as a presumed victim: any step at all, the
// day of one that counts, or how a decision on reasonable grounds went. It reports false if nothing
// is.
func (v *Victim) StatusMissing(day law.Day) (path string, missing bool) {
	if len(v.Status) == 0 {
		return "/status", true
	}
	for i := range v.Status {
		d := &v.Status[i]
		switch {
		case d.presumes() && d.Day.IsZero():
			return "/status/" + strconv.Itoa(i) + "/day", true
		case d.Kind == StatusReasonableGrounds && d.Outcome == "" && !d.Day.After(day):
			return "/status/" + strconv.Itoa(i) + "/outcome", true
		}
	}
	return "", false
}

// PresumedOn returns the first step by which the person was to be treated as a presumed victim by
// day: presumed, reasonable grounds found, or identified. The duties of protection start there and
// a later negative decision does not erase them.
func (v *Victim) PresumedOn(day law.Day) (StatusDecision, bool) {
	var first StatusDecision
	found := false
	for _, d := range v.Status {
		if d.presumes() && !d.Day.IsZero() && !d.Day.After(day) &&
			(!found || d.Day.Before(first.Day)) {
			first, found = d, true
		}
	}
	return first, found
}

// StatusKind is a step on the way to being identified as a victim. The zero value means "not
// recorded".
type StatusKind string

// The steps.
const (
	StatusDetected          StatusKind = "detected"
	StatusReferred          StatusKind = "referred" // to who identifies
	StatusPresumed          StatusKind = "presumed"
	StatusReasonableGrounds StatusKind = "reasonable-grounds" // a decision on whether there are any
	StatusIdentified        StatusKind = "identified"
	StatusNotConfirmed      StatusKind = "not-confirmed"
	StatusReviewed          StatusKind = "reviewed" // on a complaint, or of its own motion
)

// DecisionOutcome is the way a decision went. The zero value means "not recorded".
type DecisionOutcome string

// The ways.
const (
	Positive DecisionOutcome = "positive"
	Negative DecisionOutcome = "negative"
)

// IndicatorStrength is the weight of an indicator. The zero value means "not recorded".
type IndicatorStrength string

// The strengths, as in the operational indicators of the ILO and the European Commission.
const (
	Strong       IndicatorStrength = "strong"
	MediumWeight IndicatorStrength = "medium"
	Weak         IndicatorStrength = "weak"
)

// Certainty says how sure an observation is. The zero value means "not recorded".
//
//	suspected
//	reported
//	observed
//	confirmed
type Certainty string

// Suspected is what nobody has seen or told: an indicator that is suspected weighs as a weak one.
const Suspected Certainty = "suspected"

// IndicatorSource says where an observation comes from. The zero value means "not recorded".
//
//	self          the person told it
//	observed      observed by who notes it
//	relative
//	third-person
//	document
//	online
type IndicatorSource string

// IndicatorDimension is the side of trafficking to which an indicator speaks. The zero value means
// "not recorded".
type IndicatorDimension string

// The dimensions of the operational indicators of the ILO and the European Commission.
const (
	DimensionDeceptiveRecruitment IndicatorDimension = "deceptive-recruitment"
	DimensionCoerciveRecruitment  IndicatorDimension = "coercive-recruitment"
	DimensionAbuseOfVulnerability IndicatorDimension = "recruitment-by-abuse-of-vulnerability"
	DimensionExploitation         IndicatorDimension = "exploitation"
	DimensionCoercionDestination  IndicatorDimension = "coercion-at-destination"
	DimensionVulnerabilityAtDest  IndicatorDimension = "abuse-of-vulnerability-at-destination"
	DimensionGeneral              IndicatorDimension = "general"
)
