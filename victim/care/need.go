package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A NeedAssessment is an individual assessment of needs.
type NeedAssessment struct {
	ID     string                `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Day    law.Day               `json:"day,omitzero" data:"service"`
	Author jurisdiction.BodyKind `json:"author,omitempty" data:"service" validate:"tip_code"`
	// Needs are those that the person has; Items say the same of one need at a time, and of needs
	// that the person does not have.
	Needs []NeedKind `json:"needs,omitempty" data:"service" validate:"dive,required,tip_code"`
	Items []Need     `json:"items,omitempty" data:"service" validate:"dive" label:"needs with answers"`
	// Covers are the aspects that were looked at.
	Covers []AssessmentAspect `json:"covers,omitempty" data:"service" validate:"dive,required,tip_code" label:"aspects covered"`
}

// A Need is one need that was asked about, with the answer and how pressing it is.
type Need struct {
	Kind   NeedKind      `json:"kind" data:"service" validate:"required,tip_code"`
	Answer person.Answer `json:"answer,omitempty" data:"service" validate:"tip_code"`
	Level  RiskLevel     `json:"level,omitempty" data:"service" validate:"tip_code" label:"how pressing"`
}

// NeedKind is a kind of need or service. The zero value means "not recorded". Those of the minimum
// package of CETS No. 197, articles 12 and 13, come first.
//
//	accommodation
//	material
//	medical
//	psychological
//	interpretation
//	counselling
//	help-in-proceedings
//	education
//	legal-aid
//	employment
//	disability
//	reproductive-health
//	physical-protection
//	reintegration
//	food
//	clothing-hygiene        clothing and hygiene
//	cash
//	transport
//	documents
//	registration
//	tracing                 family tracing
//	mediation
//	reunification
//	child-care
//	recreation
//	language-course
//	vocational-training
//	life-skills
//	mental-health
//	dental
//	addiction-treatment
//	compensation
//	debt-advice
//	interpretation-cultural  cultural mediation
//	safe-phone
//	move-on-housing         housing to move on to
//	spiritual-care
//	return-travel
//	other
type NeedKind string

// The kinds of the minimum package, which rules read.
const (
	NeedAccommodation  NeedKind = "accommodation"
	NeedMaterial       NeedKind = "material"
	NeedMedical        NeedKind = "medical"
	NeedPsychological  NeedKind = "psychological"
	NeedInterpretation NeedKind = "interpretation"
	NeedCounselling    NeedKind = "counselling"
	NeedInProceedings  NeedKind = "help-in-proceedings"
	NeedEducation      NeedKind = "education"
	NeedLegalAid       NeedKind = "legal-aid"
	NeedEmployment     NeedKind = "employment"
	NeedDisability     NeedKind = "disability"
	NeedReproductive   NeedKind = "reproductive-health"
	NeedProtection     NeedKind = "physical-protection"
	NeedReintegration  NeedKind = "reintegration"
)

// AssessmentAspect is something that an individual assessment of needs looks at. The zero value
// means "not recorded".
//
//	health
//	disability
//	pregnancy
//	trauma
//	safety
//	schooling
type AssessmentAspect string
