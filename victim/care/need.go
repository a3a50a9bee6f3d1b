package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A NeedAssessment is an individual assessment of needs.
type NeedAssessment struct {
	Day    law.Day               `json:"day,omitzero" data:"service"`
	Author jurisdiction.BodyKind `json:"author,omitempty" data:"service" validate:"tip_code"`
	Needs  []NeedKind            `json:"needs,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Covers are the aspects that were looked at.
	Covers []AssessmentAspect `json:"covers,omitempty" data:"service" validate:"dive,required,tip_code"`
}

// NeedKind is a kind of need or service. The zero value means "not recorded".
type NeedKind string

// The kinds; those of the minimum package of CETS No. 197, articles 12 and 13, come first.
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
