package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Incident is something grave that happened to a person after the file was opened, in care or
// elsewhere, and what was done about it. What it was passes as what exploiters did, and who did it
// as a suspicion.
type Incident struct {
	ID    string         `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Date  person.Date    `json:"date,omitzero" data:"protection"`
	Time  TimeOfDay      `json:"time,omitempty" data:"protection" validate:"tip_code"`
	Place person.Place   `json:"place,omitzero" data:"location"`
	Kinds []IncidentKind `json:"kinds,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	// SelfHarm and SuicideAttempt answer whether it was one.
	SelfHarm       person.Answer `json:"self_harm,omitempty" data:"health" validate:"tip_code"`
	SuicideAttempt person.Answer `json:"suicide_attempt,omitempty" data:"health" validate:"tip_code"`
	Injury         person.Answer `json:"injury,omitempty" data:"health" validate:"tip_code"`
	Repeated       person.Answer `json:"repeated,omitempty" data:"protection" validate:"tip_code"`
	// Arrested answers whether the person was arrested.
	Arrested person.Answer `json:"arrested,omitempty" data:"offence" validate:"tip_code"`
	// InCare answers whether it happened in care, Placement is the id of the placement.
	InCare    person.Answer `json:"in_care,omitempty" data:"protection" validate:"tip_code" label:"happened in care"`
	Placement string        `json:"placement,omitempty" data:"protection" validate:"omitempty,tip_id"`
	// By are the ids of those who did it: suspects of the file, relatives, other victims or
	// workers. ByKind says what they are to the person, ByStaff whether staff is among them.
	By      []string              `json:"by,omitempty" data:"offence" validate:"dive,required,tip_id" label:"done by"`
	ByKind  []person.RelationKind `json:"by_kind,omitempty" data:"offence" validate:"dive,required,tip_code" label:"relation of those who did it"`
	ByStaff person.Answer         `json:"by_staff,omitempty" data:"offence" validate:"tip_code" label:"done by staff"`
	// Known, Reported, Police, GuardianTold and ProtectionTold are the days on which it became
	// known, was reported within the organisation, to the police, to the guardian, to child
	// protection; MedicalCare is that on which care was offered.
	Known          law.Day `json:"known,omitzero" data:"protection" label:"became known on"`
	Reported       law.Day `json:"reported,omitzero" data:"protection" label:"reported on"`
	Police         law.Day `json:"police,omitzero" data:"protection" label:"police told on"`
	GuardianTold   law.Day `json:"guardian_told,omitzero" data:"protection" label:"guardian told on"`
	ProtectionTold law.Day `json:"protection_told,omitzero" data:"protection" label:"child protection told on"`
	MedicalCare    law.Day `json:"medical_care,omitzero" data:"health" label:"medical care given on"`
	// Outcome passes as a suspicion: some outcomes are measures against somebody.
	Outcome IncidentOutcome `json:"outcome,omitempty" data:"offence" validate:"tip_code"`
	// Risk is the id of the assessment that followed; Conduct that of a conduct of the file, where
	// the incident was exploitation.
	Risk    string `json:"risk,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Conduct string `json:"conduct,omitempty" data:"exploitation" validate:"omitempty,tip_id"`
}

// When returns the first day on which it can have happened.
func (i Incident) When() law.Day { return i.Date.First() }

// IncidentKind is a kind of incident. The zero value means "not recorded".
//
//	rape
//	sexual-assault
//	physical-assault
//	forced-marriage
//	denial-of-resources  denial of resources, opportunities or services
//	psychological-abuse  psychological or emotional abuse
//	neglect
//	threat
//	abduction-attempt
//	exploiter-contact    contact by the exploiter
//	online-abuse
//	bullying
//	left-care            left the place of care
//	restraint
//	discrimination
//	theft
//	death
//	other
//
// Source: Gender-Based Violence Information Management System, intake form, for the first six; the
// others are ours.
type IncidentKind string

// IncidentOutcome is what came of an incident. The zero value means "not recorded".
//
//	no-action
//	support-given
//	moved           moved to another place
//	staff-measures  measures against staff
//	reported
//	prosecuted
//	open
type IncidentOutcome string

// TimeOfDay is a part of a day. The zero value means "not recorded".
//
//	morning        morning, from sunrise to noon
//	afternoon      afternoon, from noon to sunset
//	evening-night  evening or night, from sunset to sunrise
//	unknown
//
// Source: Gender-Based Violence Information Management System, intake form.
type TimeOfDay string
