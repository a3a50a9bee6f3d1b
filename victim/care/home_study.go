package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A HomeStudy is an assessment of the home into which a person may come, before a return, a
// reunification or a placement. It says whether something is enough, and nothing of how the people
// of the home live.
type HomeStudy struct {
	ID string `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	// Relative is the id of the relative whose home it is.
	Relative string                `json:"relative,omitempty" data:"family" validate:"omitempty,tip_id"`
	Asked    law.Day               `json:"asked,omitzero" data:"protection" label:"asked for on"`
	Day      law.Day               `json:"day,omitzero" data:"protection"`
	Author   jurisdiction.BodyKind `json:"author,omitempty" data:"protection" validate:"tip_code"`
	Worker   string                `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	// Visited answers whether the home was visited, Housing and Income whether they are enough for
	// the person too, School and Services whether they can be reached from there.
	Visited  person.Answer `json:"visited,omitempty" data:"protection" validate:"tip_code" label:"home was visited"`
	Housing  person.Answer `json:"housing,omitempty" data:"family" validate:"tip_code" label:"housing is enough"`
	Income   person.Answer `json:"income,omitempty" data:"family" validate:"tip_code" label:"income is enough"`
	School   person.Answer `json:"school,omitempty" data:"family" validate:"tip_code" label:"school can be reached"`
	Services person.Answer `json:"services,omitempty" data:"family" validate:"tip_code" label:"services can be reached"`
	// Household is how many people live there; Knows answers whether they know what happened,
	// Welcomes whether they take the person in without blame.
	Household int           `json:"household,omitempty" data:"family" validate:"min=0,max=50" label:"people in the household"`
	Knows     person.Answer `json:"knows,omitempty" data:"family" validate:"tip_code" label:"household knows what happened"`
	Welcomes  person.Answer `json:"welcomes,omitempty" data:"family" validate:"tip_code" label:"household welcomes the person"`
	// Risks are those that were seen.
	Risks []RiskKind    `json:"risks,omitempty" data:"protection" validate:"dive,required,tip_code"`
	Safe  person.Answer `json:"safe,omitempty" data:"protection" validate:"tip_code"`
	// Support are the needs of the home for help; Recommends answers whether who assessed speaks
	// for it.
	Support    []NeedKind    `json:"support,omitempty" data:"service" validate:"dive,required,tip_code" label:"help that the home needs"`
	Recommends person.Answer `json:"recommends,omitempty" data:"protection" validate:"tip_code" label:"is recommended"`
}

// When returns the day of the study.
func (h HomeStudy) When() law.Day { return h.Day }
