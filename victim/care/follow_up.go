package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A FollowUp is a visit or another contact to see how a person is, planned or made.
type FollowUp struct {
	ID string `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Planned is the day for which it is planned, Day that on which it was made.
	Planned law.Day            `json:"planned,omitzero" data:"protection" label:"planned for"`
	Day     law.Day            `json:"day,omitzero" data:"protection" label:"made on"`
	Mode    person.ContactMode `json:"mode,omitempty" data:"protection" validate:"tip_code"`
	Purpose FollowUpPurpose    `json:"purpose,omitempty" data:"protection" validate:"tip_code"`
	Worker  string             `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Met are the ids of relatives who were met.
	Met         []string `json:"met,omitempty" data:"family" validate:"dive,required,tip_id" label:"people met"`
	Interpreter string   `json:"interpreter,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Seen answers whether the person was seen, SeenAlone whether without those who care for the
	// person; NotSeen says why not.
	Seen      person.Answer `json:"seen,omitempty" data:"protection" validate:"tip_code"`
	SeenAlone person.Answer `json:"seen_alone,omitempty" data:"protection" validate:"tip_code"`
	NotSeen   NotSeen       `json:"not_seen,omitempty" data:"protection" validate:"tip_code" label:"why the person was not seen"`
	// Safe, CareGood and PlanOnTrack answer whether the person is safe and well cared for, and
	// whether the plan goes on as it should.
	Safe        person.Answer `json:"safe,omitempty" data:"protection" validate:"tip_code"`
	CareGood    person.Answer `json:"care_good,omitempty" data:"protection" validate:"tip_code" label:"care is good"`
	PlanOnTrack person.Answer `json:"plan_on_track,omitempty" data:"protection" validate:"tip_code" label:"plan is on track"`
	// Concerns and Needs are those that were seen; what is of health stands apart.
	Concerns       []RiskKind       `json:"concerns,omitempty" data:"protection" validate:"dive,required,tip_code"`
	HealthConcerns []HealthRiskKind `json:"health_concerns,omitempty" data:"health" validate:"dive,required,tip_code"`
	Needs          []NeedKind       `json:"needs,omitempty" data:"service" validate:"dive,required,tip_code"`
	Level          RiskLevel        `json:"level,omitempty" data:"protection" validate:"tip_code" label:"level of risk"`
	// Risk, Plan and Placement are the ids of the assessment that came of it, and of the plan and
	// the placement that were looked at.
	Risk      string `json:"risk,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Plan      string `json:"plan,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Placement string `json:"placement,omitempty" data:"protection" validate:"omitempty,tip_id"`
	// Next is the day of the next one.
	Next law.Day `json:"next,omitzero" data:"protection" label:"next visit"`
}

// When returns the day on which the visit was made; failing that, the day for which it is planned.
func (f FollowUp) When() law.Day {
	if f.Day.IsZero() {
		return f.Planned
	}
	return f.Day
}

// FollowUpPurpose is what a visit is for. The zero value means "not recorded".
//
//	scheduled
//	after-placement
//	in-care
//	after-return
//	after-reunification
//	after-referral       after a referral, for a service
//	after-incident
//	assessment
//	plan-review
//	closure-check        check before the file is closed
//	other
//
// Source: Primero child protection forms (CPIMS+), type of follow-up; extended.
type FollowUpPurpose string

// NotSeen is why a person was not seen at a visit. The zero value means "not recorded".
//
//	at-school
//	at-work
//	visiting
//	moved
//	on-the-street
//	abducted
//	detained
//	refused
//	adult-refused    an adult of the household refused
//	not-found
//	missing
//	ill
//	unsafe-to-visit
//	other
//
// Source: Primero child protection forms (CPIMS+, 2020), why a child was not seen; extended.
type NotSeen string
