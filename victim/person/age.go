package person

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Age is what is known of a person's age. [Age.ChildOn] says what follows from it.
type Age struct {
	// Knowledge decides which of the fields below counts. Systems that store "1 January" for a
	// year of birth fill in BirthDay too: with AgeYear it counts as a year, but a case file of the
	// current schema does without, see [Age.Faults].
	Knowledge AgeKnowledge `json:"knowledge,omitempty" data:"age" validate:"tip_code" label:"how the age is known"`
	// BirthDay is the day of birth, for AgeExact.
	BirthDay law.Day `json:"birth_day,omitzero" data:"age"`
	// BirthYear and BirthMonth (1 to 12), for AgeMonth and AgeYear.
	BirthYear  int `json:"birth_year,omitempty" data:"age" validate:"omitempty,min=1900,max=2200"`
	BirthMonth int `json:"birth_month,omitempty" data:"age" validate:"omitempty,min=1,max=12"`
	// Min and Max are completed years on the day On, both inclusive, for AgeRange; Estimate and
	// Margin, for AgeEstimate. 0 is an age: that of an infant. A Margin of 0 is none that was
	// told, see [UntoldMargin]; a Max of 0 beside a Min is an end that nobody told. With a Unit of
	// InMonths the four are completed months, each of them below 24.
	Unit     AgeUnit `json:"unit,omitempty" data:"age" validate:"tip_code"`
	Min      int     `json:"min,omitempty" data:"age" validate:"min=0,max=130" label:"lowest age"`
	Max      int     `json:"max,omitempty" data:"age" validate:"min=0,max=130" label:"highest age"`
	Estimate int     `json:"estimate,omitempty" data:"age" validate:"min=0,max=130" label:"estimated age"`
	Margin   int     `json:"margin,omitempty" data:"age" validate:"min=0,max=50" label:"margin of the estimate"`
	On       law.Day `json:"on,omitzero" data:"age" label:"estimated on"`

	// ReasonToBelieveChild answers whether there are reasons to believe that the person is a child
	// (CETS No. 197, article 10(3)). It speaks of now and has no day: who has verified the age
	// takes a Yes back.
	ReasonToBelieveChild Answer `json:"reason_to_believe_child,omitempty" data:"age" validate:"tip_code" label:"reason to believe that the person is a child"`

	// Status is how the file treats the person, since StatusDay. Like the reasons to believe, it
	// stands until it is changed.
	Status    AgeStatus     `json:"status,omitempty" data:"age" validate:"tip_code" label:"age status"`
	StatusDay law.Day       `json:"status_day,omitzero" data:"age"`
	Evidence  []AgeEvidence `json:"evidence,omitempty" data:"age" validate:"dive"`
	// ChildMeasures answers whether the measures for children are applied, since ChildMeasuresDay.
	ChildMeasures    Answer          `json:"child_measures,omitempty" data:"protection" validate:"tip_code" label:"measures for a child"`
	ChildMeasuresDay law.Day         `json:"child_measures_day,omitzero" data:"protection" label:"measures for a child since"`
	Assessments      []AgeAssessment `json:"assessments,omitempty" data:"age" validate:"dive"`
}

// AgeEvidence is a piece of evidence of an age.
type AgeEvidence struct {
	Kind AgeEvidenceKind `json:"kind" data:"age" validate:"required,tip_code"`
	Day  law.Day         `json:"day,omitzero" data:"age"`
	// Genuine says what was found of a paper, on the day Checked.
	Genuine Genuineness `json:"genuine,omitempty" data:"age" validate:"tip_code" label:"genuineness"`
	Checked law.Day     `json:"checked,omitzero" data:"age" label:"checked on"`
}

// An AgeAssessment is one assessment of an age.
type AgeAssessment struct {
	ID    string            `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Day   law.Day           `json:"day,omitzero" data:"age"`
	Place jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// DoubtRecorded answers whether the grounds of doubt are on file.
	DoubtRecorded Answer `json:"doubt_recorded,omitempty" data:"age" validate:"tip_code" label:"reasons for doubt recorded"`
	// Multidisciplinary and Qualified speak of the assessors.
	Multidisciplinary Answer `json:"multidisciplinary,omitempty" data:"age" validate:"tip_code"`
	Qualified         Answer `json:"qualified,omitempty" data:"age" validate:"tip_code" label:"assessors are qualified"`
	// Methods in the order in which they were used.
	Methods []AgeMethod `json:"methods,omitempty" data:"age" validate:"dive,required,tip_code"`
	// InformedDay is the day on which the person was told, in a language that he or she
	// understands, of what would be done.
	InformedDay      law.Day `json:"informed_day,omitzero" data:"consent" label:"person informed on"`
	InformedLanguage Answer  `json:"informed_language,omitempty" data:"consent" validate:"tip_code" label:"informed in a language understood"`
	Consent          Answer  `json:"consent,omitempty" data:"consent" validate:"tip_code"`
	// RepresentativeInformed is the day on which the guardian or representative was told.
	RepresentativeInformed law.Day `json:"representative_informed,omitzero" data:"consent"`
	// Lower and Upper are the result in completed years, both inclusive; both 0 if the assessment
	// led to none.
	Lower int `json:"lower,omitempty" data:"age" validate:"min=0,max=130" label:"lowest age found"`
	Upper int `json:"upper,omitempty" data:"age" validate:"min=0,max=130" label:"highest age found"`
	// Inconclusive answers whether the assessment failed to lead to a result.
	Inconclusive Answer `json:"inconclusive,omitempty" data:"age" validate:"tip_code"`
	// Author is the kind of body that assessed, AskedBy the one that asked for it, Asked the day on
	// which it did. An assessment that was asked for and not made yet has no other day.
	Author  jurisdiction.BodyKind `json:"author,omitempty" data:"age" validate:"tip_code" label:"assessed by"`
	AskedBy jurisdiction.BodyKind `json:"asked_by,omitempty" data:"age" validate:"tip_code" label:"asked for by"`
	Asked   law.Day               `json:"asked,omitzero" data:"age" label:"asked for on"`
	// Medical are the examinations, where a method is medical; the methods say so too.
	Medical []AgeExamination `json:"medical,omitempty" data:"age" validate:"dive,required,tip_code" label:"medical examinations"`
	// Told is the day on which the person was told of the result, Review answers whether a route of
	// review was told. Challenged is the day on which the result was challenged, Upheld answers
	// whether it stood.
	Told       law.Day `json:"told,omitzero" data:"age" label:"result told on"`
	Review     Answer  `json:"review,omitempty" data:"age" validate:"tip_code" label:"route of review told"`
	Challenged law.Day `json:"challenged,omitzero" data:"age" label:"challenged on"`
	Upheld     Answer  `json:"upheld,omitempty" data:"age" validate:"tip_code" label:"result stood after the challenge"`
}

// AgeKnowledge says what kind of knowledge there is of an age. The zero value means "not recorded".
type AgeKnowledge string

// The kinds of knowledge.
const (
	AgeExact    AgeKnowledge = "exact"    // the day of birth is known
	AgeMonth    AgeKnowledge = "month"    // year and month of birth
	AgeYear     AgeKnowledge = "year"     // year of birth
	AgeRange    AgeKnowledge = "range"    // between Min and Max completed years on the day On
	AgeEstimate AgeKnowledge = "estimate" // Estimate years on the day On, give or take Margin
	AgeDisputed AgeKnowledge = "disputed"
	AgeUnknown  AgeKnowledge = "unknown"
)

// AgeUnit is what the numbers of an age count. The zero value means years.
type AgeUnit string

// The units.
const (
	InYears  AgeUnit = "years"
	InMonths AgeUnit = "months" // below two years
)

// AgeStatus is how the file treats the person. The zero AgeStatus means "not recorded".
type AgeStatus string

// The ways to treat a person.
const (
	ConfirmedChild AgeStatus = "confirmed-child"
	PresumedChild  AgeStatus = "presumed-child"
	DisputedAge    AgeStatus = "age-disputed"
	ConfirmedAdult AgeStatus = "confirmed-adult"
)

// AgeEvidenceKind is a kind of evidence of an age. The zero value means "not recorded".
type AgeEvidenceKind string

// The kinds of evidence.
const (
	EvidenceBirthCertificate AgeEvidenceKind = "birth-certificate"
	EvidenceIdentityDocument AgeEvidenceKind = "identity-document"
	EvidenceOtherDocument    AgeEvidenceKind = "other-document"
	EvidenceStatement        AgeEvidenceKind = "statement"
	EvidenceRelative         AgeEvidenceKind = "relative"
	EvidenceConsulate        AgeEvidenceKind = "consulate"
	EvidenceAssessment       AgeEvidenceKind = "assessment"
	EvidenceAppearance       AgeEvidenceKind = "appearance"
)
