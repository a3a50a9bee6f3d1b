package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

//go:generate -command gen go run ../internal/gen -redact
//go:generate gen -open Checker,Elements,Element,Norm,Field,FieldCode,Problem,Change
//go:generate go run ../internal/casedoc ..

// CurrentSchema is the schema of the case files of this version.
const CurrentSchema = 2

// A File is a case file: the victims, what was done to them, by whom, and what was done about it.
// Records hang together by id.
type File struct {
	// Schema is the schema by which the file was written, at most [CurrentSchema]. A file without
	// one, or with one below 2, is an older file: see [File.Overlooked].
	Schema int `json:"schema,omitempty" data:"case" validate:"min=0,max=2"`
	// ID is a pseudonym of the file.
	ID     string  `json:"id" data:"id" validate:"required,tip_id"`
	Opened law.Day `json:"opened,omitzero" data:"case"`
	// Registered is the day on which the case was entered in the register, RegisteredAt where.
	Registered   law.Day      `json:"registered,omitzero" data:"case"`
	RegisteredAt person.Place `json:"registered_at,omitzero" data:"case"`
	Closed       law.Day      `json:"closed,omitzero" data:"case"`
	// Revision rises with every event that changes the file; see [File.Record]. It is at most
	// 9007199254740991, the largest number that every reader of JSON keeps, and stays there.
	Revision int `json:"revision,omitempty" data:"case" validate:"min=0,max=9007199254740991"`
	// Stage is how far the work has come, Priority how soon it goes on.
	Stage    CaseStage     `json:"stage,omitempty" data:"case" validate:"tip_code"`
	Priority care.Priority `json:"priority,omitempty" data:"case" validate:"tip_code"`
	// References are the numbers under which bodies keep the case.
	References []person.Reference `json:"references,omitempty" data:"case" validate:"dive"`
	// Links are the files that hang together with this one.
	Links []FileLink `json:"links,omitempty" data:"case" validate:"dive" label:"other files"`
	// Jurisdictions are places whose law counts beside those where the victims are.
	Jurisdictions []jurisdiction.Code `json:"jurisdictions,omitempty" data:"location" validate:"dive,required,tip_code"`
	Detection     Detection           `json:"detection,omitzero" data:"case"`
	Intake        Intake              `json:"intake,omitzero" data:"case"`
	Victims       []victim.Victim     `json:"victims,omitempty" data:"id" validate:"dive"`

	Conduct      []Conduct     `json:"conduct,omitempty" data:"exploitation" validate:"dive"`
	Route        []Leg         `json:"route,omitempty" data:"location" validate:"dive"` // in the order of travel
	Suspects     []Suspect     `json:"suspects,omitempty" data:"offence" validate:"dive"`
	LegalPersons []LegalPerson `json:"legal_persons,omitempty" data:"offence" validate:"dive"`

	Interviews  []Interview         `json:"interviews,omitempty" data:"justice" validate:"dive"`
	Proceedings []Proceeding        `json:"proceedings,omitempty" data:"justice" validate:"dive"`
	Testimonies []Testimony         `json:"testimonies,omitempty" data:"justice" validate:"dive"`
	Evidence    []Evidence          `json:"evidence,omitempty" data:"justice" validate:"dive"`
	Measures    []Measure           `json:"measures,omitempty" data:"protection" validate:"dive"`
	Liabilities []Liability         `json:"liabilities,omitempty" data:"offence" validate:"dive"`
	Cooperation []Cooperation       `json:"cooperation,omitempty" data:"justice" validate:"dive"`
	Referrals   []referral.Referral `json:"referrals,omitempty" data:"service" validate:"dive"`
	// Messages are reports to those who investigate.
	Messages []referral.PoliceMessage `json:"messages,omitempty" data:"justice" validate:"dive"`
	// Organisations are those that the referrals name, as they were known when somebody last
	// looked.
	Organisations []referral.Organisation `json:"organisations,omitempty" data:"case" validate:"dive"`
	// Dangers are immediate dangers in another State.
	Dangers       []Danger       `json:"dangers,omitempty" data:"protection" validate:"dive"`
	Notifications []Notification `json:"notifications,omitempty" data:"protection" validate:"dive"`
	// Requests are requests from other States, incoming.
	Requests     []Request           `json:"requests,omitempty" data:"justice" validate:"dive"`
	Jurisdiction []JurisdictionCheck `json:"jurisdiction,omitempty" data:"justice" validate:"dive" label:"grounds of jurisdiction"`
	SideOffences SideOffences        `json:"side_offences,omitzero" data:"justice"`
	// Workers are those who work on the file; the rest of this group is how they do.
	Workers     []Worker     `json:"workers,omitempty" data:"case" validate:"dive"`
	Tasks       []Task       `json:"tasks,omitempty" data:"case" validate:"dive"`
	Approvals   []Approval   `json:"approvals,omitempty" data:"case" validate:"dive"`
	Conferences []Conference `json:"conferences,omitempty" data:"case" validate:"dive"`
	Closures    []Closure    `json:"closures,omitempty" data:"case" validate:"dive"`
	Transitions []Transition `json:"transitions,omitempty" data:"case" validate:"dive"`
	Complaints  []Complaint  `json:"complaints,omitempty" data:"case" validate:"dive"`
	// Agreements are those on the sharing of data: see [referral.Agreement].
	Agreements []referral.Agreement `json:"agreements,omitempty" data:"case" validate:"dive"`
	// Processing, Disclosures, Publications, Breaches and Exports are what is done with the data of
	// the file.
	Processing   []Processing  `json:"processing,omitempty" data:"case" validate:"dive"`
	Disclosures  []Disclosure  `json:"disclosures,omitempty" data:"case" validate:"dive"`
	Publications []Publication `json:"publications,omitempty" data:"case" validate:"dive"`
	Breaches     []Breach      `json:"breaches,omitempty" data:"case" validate:"dive"`
	Exports      []Export      `json:"exports,omitempty" data:"case" validate:"dive"`
	// Own are the fields of the user's own, about the file or about a record in it.
	Own []person.Own `json:"own,omitempty" data:"own" validate:"max=1000,dive" label:"own fields"`
	// Events is the log of the file, the oldest first; see [File.VerifyLog].
	Events []Event `json:"events,omitempty" data:"case" validate:"dive"`
}
