package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A HealthCheck says what was found and done for the health of a person at one time: that there is
// an illness, never which. It holds no diagnosis.
type HealthCheck struct {
	ID       string   `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Screened law.Day  `json:"screened,omitzero" data:"health" label:"examined on"`
	By       Provider `json:"by,omitzero" data:"health" label:"examined by"`
	// Consent is the id of the consent to it.
	Consent      string            `json:"consent,omitempty" data:"consent" validate:"omitempty,tip_id"`
	UrgentCare   person.Answer     `json:"urgent_care,omitempty" data:"health" validate:"tip_code"`
	CareProvided law.Day           `json:"care_provided,omitzero" data:"health" label:"care provided on"`
	Disability   person.Answer     `json:"disability,omitempty" data:"health" validate:"tip_code"`
	Functioning  Functioning       `json:"functioning,omitzero" data:"health"`
	Aids         []AssistiveDevice `json:"aids,omitempty" data:"health" validate:"dive,required,tip_code" label:"assistive devices"`
	Pregnant     person.Answer     `json:"pregnant,omitempty" data:"health" validate:"tip_code"`
	DueDate      person.Date       `json:"due_date,omitzero" data:"health"`
	Injuries     person.Answer     `json:"injuries,omitempty" data:"health" validate:"tip_code"`
	Chronic      person.Answer     `json:"chronic,omitempty" data:"health" validate:"tip_code" label:"chronic illness"`
	Infection    person.Answer     `json:"infection,omitempty" data:"health" validate:"tip_code"`
	Distress     person.Answer     `json:"distress,omitempty" data:"health" validate:"tip_code" label:"shows distress"`
	SelfHarm     person.Answer     `json:"self_harm,omitempty" data:"health" validate:"tip_code"`
	Suicidal     person.Answer     `json:"suicidal,omitempty" data:"health" validate:"tip_code"`
	Substances   person.Answer     `json:"substances,omitempty" data:"health" validate:"tip_code" label:"use of substances"`
	Medicines    person.Answer     `json:"medicines,omitempty" data:"health" validate:"tip_code" label:"takes medicines"`
	Allergies    person.Answer     `json:"allergies,omitempty" data:"health" validate:"tip_code"`
	Malnourished person.Answer     `json:"malnourished,omitempty" data:"health" validate:"tip_code"`
	Vaccinated   person.Answer     `json:"vaccinated,omitempty" data:"health" validate:"tip_code"`
	Sleep        person.Answer     `json:"sleep,omitempty" data:"health" validate:"tip_code" label:"trouble with sleep"`
	// SexualViolenceCare, Forensic and Contraception are the days of care after sexual violence, of
	// a forensic examination and of emergency contraception; InTime answers whether the care came
	// within 72 hours.
	SexualViolenceCare law.Day       `json:"sexual_violence_care,omitzero" data:"health" label:"care after sexual violence given on"`
	Forensic           law.Day       `json:"forensic,omitzero" data:"health" label:"forensic examination"`
	Contraception      law.Day       `json:"contraception,omitzero" data:"health" label:"emergency contraception given on"`
	InTime             person.Answer `json:"in_time,omitempty" data:"health" validate:"tip_code" label:"care within 72 hours"`
	Insured            person.Answer `json:"insured,omitempty" data:"health" validate:"tip_code" label:"has health insurance"`
	// Next is the day of the next check.
	Next law.Day `json:"next,omitzero" data:"health" label:"next examination"`
}

// When returns the day of the check.
func (h HealthCheck) When() law.Day { return h.Screened }

// HasDisability answers whether the person has a disability: as Disability does, or, where it does
// not say yes or no, as [Functioning.Disability].
func (h *HealthCheck) HasDisability() person.Answer {
	if h.Disability == person.Yes || h.Disability == person.No {
		return h.Disability
	}
	if found := h.Functioning.Disability(); found != "" {
		return found
	}
	return h.Disability
}

// AssistiveDevice is a device that somebody needs. The zero value means "not recorded".
//
//	glasses
//	hearing-aid
//	wheelchair
//	crutches
//	prosthesis
//	white-cane
//	communication-device
//	memory-aid
//	other
//
// Source: World Health Organization, Priority Assistive Products List (2016), a selection.
type AssistiveDevice string
