package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Plan is a plan of help: what is to be reached, by which steps, by whom, and when it is looked
// at again.
type Plan struct {
	ID     string                `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind   PlanKind              `json:"kind,omitempty" data:"protection" validate:"tip_code"`
	Day    law.Day               `json:"day,omitzero" data:"protection"`
	Author jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Worker string                `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	Areas  []PlanArea            `json:"areas,omitempty" data:"protection" validate:"dive,required,tip_code"`
	// Start and End are the days for which it is made, Ended that on which it ended, with Result.
	Start  law.Day     `json:"start,omitzero" data:"protection"`
	End    law.Day     `json:"end,omitzero" data:"protection" label:"planned end"`
	Ended  law.Day     `json:"ended,omitzero" data:"protection" label:"ended on"`
	Result Achievement `json:"result,omitempty" data:"protection" validate:"tip_code"`
	// Review is the day on which it is looked at again, Reviewed that on which it last was.
	Review   law.Day `json:"review,omitzero" data:"protection" label:"next review"`
	Reviewed law.Day `json:"reviewed,omitzero" data:"protection" label:"last reviewed"`
	// Risk and Needs are the ids of the assessments on which it rests.
	Risk    string      `json:"risk,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Needs   string      `json:"needs,omitempty" data:"service" validate:"omitempty,tip_id"`
	Goals   []Goal      `json:"goals,omitempty" data:"protection" validate:"dive"`
	Steps   []Step      `json:"steps,omitempty" data:"protection" validate:"dive"`
	Parties []PlanParty `json:"parties,omitempty" data:"protection" validate:"dive"`
	// Given is the day on which the person got a copy.
	Given law.Day `json:"given,omitzero" data:"protection" label:"copy given on"`
	// Replaces is the id of the plan before it, Approval that of an approval of the file.
	Replaces string `json:"replaces,omitempty" data:"protection" validate:"omitempty,tip_id" label:"plan that it replaces"`
	Approval string `json:"approval,omitempty" data:"case" validate:"omitempty,tip_id"`
}

// When returns the day of the plan.
func (p Plan) When() law.Day { return p.Day }

// Closed reports whether the plan ended by a day.
func (p *Plan) Closed(on law.Day) bool { return !p.Ended.IsZero() && !p.Ended.After(on) }

// PlanOn returns the position of the last plan of a kind by a day, as [Last] has it; a plan without
// a kind is of any. It returns -1 where there is none.
func PlanOn(list []Plan, kind PlanKind, on law.Day) int {
	last := -1
	for i := range list {
		p := &list[i]
		if p.Kind != "" && p.Kind != kind || p.Day.After(on) ||
			last >= 0 && p.Day.Before(list[last].Day) {
			continue
		}
		last = i
	}
	return last
}

// PlanKind is what a plan is for. The zero value means "not recorded".
//
//	assistance
//	safety
//	transition     transition to adulthood
//	reintegration
//	care
//	education
//	return
type PlanKind string

// The kinds that rules read.
const (
	PlanAssistance PlanKind = "assistance"
	PlanSafety     PlanKind = "safety"
)

// PlanArea is an area of life with which a plan deals. The zero value means "not recorded".
//
//	education
//	financial
//	health
//	labour-rehabilitation  rehabilitation after forced labour
//	legal
//	livelihood
//	rights-training
//	sexual-rehabilitation  rehabilitation after sexual exploitation
//	social-care
//	safety
//	housing
//	family
//	documents
//	other
//
// Source: Human Trafficking Case Data Standard 2.0, types of support plan; the last five are ours.
type PlanArea string
