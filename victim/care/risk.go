package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Risk is one assessment of the risks to a person, with the measures chosen. Each new assessment
// is a record of its own, so that the history stays.
type Risk struct {
	ID     string                `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Day    law.Day               `json:"day,omitzero" data:"protection"`
	Author jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Worker string                `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Cause is why it was assessed then.
	Cause RiskCause `json:"cause,omitempty" data:"protection" validate:"tip_code" label:"reason for the assessment"`
	// AtRisk and Level are the result: see [Risk.Danger].
	AtRisk person.Answer `json:"at_risk,omitempty" data:"protection" validate:"tip_code"`
	Level  RiskLevel     `json:"level,omitempty" data:"protection" validate:"tip_code" label:"level of risk"`
	Items  []RiskItem    `json:"items,omitempty" data:"protection" validate:"dive" label:"risks"`
	// Factors raise the risk, Protective ones lower it. What is of health stands apart.
	Factors       []RiskFactor       `json:"factors,omitempty" data:"protection" validate:"dive,required,tip_code"`
	Protective    []ProtectiveFactor `json:"protective,omitempty" data:"protection" validate:"dive,required,tip_code" label:"protective factors"`
	HealthItems   []HealthRisk       `json:"health_items,omitempty" data:"health" validate:"dive" label:"risks to health"`
	HealthFactors []HealthFactor     `json:"health_factors,omitempty" data:"health" validate:"dive,required,tip_code"`
	// Measures is the day on which measures were decided, NextReview that on which the risk is
	// assessed again at the latest.
	Measures   law.Day `json:"measures,omitzero" data:"protection" label:"measures decided on"`
	NextReview law.Day `json:"next_review,omitzero" data:"protection"`
	// Approval is the id of an approval of the file.
	Approval string `json:"approval,omitempty" data:"case" validate:"omitempty,tip_id"`
}

// A RiskItem is one risk that was looked at.
type RiskItem struct {
	Kind  RiskKind      `json:"kind" data:"protection" validate:"required,tip_code"`
	Level RiskLevel     `json:"level,omitempty" data:"protection" validate:"tip_code" label:"level of risk"`
	Found person.Answer `json:"found,omitempty" data:"protection" validate:"tip_code" label:"risk found"`
	// From is the id of the relative or suspect from whom it comes: it says that somebody is
	// suspected.
	From string `json:"from,omitempty" data:"offence" validate:"omitempty,tip_id" label:"who the risk comes from"`
}

// A HealthRisk is one risk to the health of the person that was looked at.
type HealthRisk struct {
	Kind  HealthRiskKind `json:"kind" data:"health" validate:"required,tip_code"`
	Level RiskLevel      `json:"level,omitempty" data:"health" validate:"tip_code" label:"level of risk"`
	Found person.Answer  `json:"found,omitempty" data:"health" validate:"tip_code" label:"risk found"`
}

// When returns the day of the assessment.
func (r Risk) When() law.Day { return r.Day }

// Danger returns whether the assessment found a risk: as AtRisk answers, or Level where that tells
// of more.
func (r Risk) Danger() person.Answer {
	switch {
	case r.Level == RiskLow, r.Level == RiskMedium, r.Level == RiskHigh:
		return person.Yes
	case r.AtRisk == "" && r.Level == RiskNone:
		return person.No
	}
	return r.AtRisk
}

// weight orders assessments of one day: one that protects more counts for more. A risk without a
// level may be of any, and one that is not known may be there.
func (r Risk) weight() int {
	switch {
	case r.Level == RiskHigh:
		return 5
	case r.Level == RiskMedium:
		return 4
	case r.Level == RiskLow:
		return 2
	case r.AtRisk == person.Yes:
		return 3
	case r.Danger() == person.No:
		return 0
	}
	return 1
}

// RiskOn returns the position of the assessment that counts on a day: the last by then as [Last]
// has it, and of several of one day that of the higher level. It returns -1 where there is none.
func RiskOn(list []Risk, on law.Day) int {
	best := Last(list, on)
	if best < 0 {
		return best
	}
	day := list[best].Day
	for i := range list {
		if list[i].Day == day && list[i].weight() > list[best].weight() {
			best = i
		}
	}
	return best
}

// RiskLevel says how high a risk is. The zero value means "not recorded".
//
//	none
//	low
//	medium
//	high
//
// Source: Primero child protection forms (CPIMS+), risk level; none is ours.
type RiskLevel string

// The levels.
const (
	RiskNone   RiskLevel = "none"
	RiskLow    RiskLevel = "low"
	RiskMedium RiskLevel = "medium"
	RiskHigh   RiskLevel = "high"
)

// RiskCause is why a risk was assessed when it was. The zero value means "not recorded".
//
//	first
//	scheduled
//	incident
//	missing
//	contact-with-exploiter
//	move                    move to another place
//	testimony
//	before-return
//	closure                 closure of the file
//	request
type RiskCause string

// RiskKind is a kind of risk. The zero value means "not recorded".
//
//	retaliation
//	retaliation-on-family    retaliation against the family
//	re-trafficking           being trafficked again
//	exploiter-contact        contact by the exploiter
//	recruitment-armed-group  recruitment by an armed force or group
//	child-labour
//	family-violence
//	honour-violence          violence in the name of honour
//	forced-marriage
//	sexual-violence
//	physical-violence
//	psychological-abuse
//	neglect
//	exploitation-by-peers
//	going-missing
//	online-contact
//	image-abuse              images that are passed on
//	debt
//	detention
//	removal                  removal from the country
//	refoulement
//	homelessness
//	discrimination
//	other
//
// Source: Bulgarian national referral mechanism, measure 1.2; extended.
type RiskKind string

// HealthRiskKind is a kind of risk to health. The zero value means "not recorded".
//
//	self-harm
//	suicide
//	substance-use
//	illness        illness or injury without care
//	other
type HealthRiskKind string

// RiskFactor is something that raises a risk. The zero value means "not recorded".
//
//	suspect-at-large       a suspect is at large
//	suspect-knows-address  a suspect knows the address
//	family-involved
//	debt-open              a debt is claimed
//	contact-kept           contact with the exploiter is kept
//	witness                the person gives evidence
//	no-carer
//	no-status              no right to stay
//	no-income
//	documents-withheld
//	images-online
//	young-age
//	earlier-trafficking
//	earlier-missing        was missing before
//	isolation
//	language               speaks no language of the place
//	other
type RiskFactor string

// ProtectiveFactor is something that lowers a risk. The zero value means "not recorded".
//
//	safe-adult
//	safe-housing
//	school
//	work
//	status     a right to stay
//	peers
//	treatment
//	own-plan   a plan of the person's own
//	other
type ProtectiveFactor string
