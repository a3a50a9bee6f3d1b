package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Wish is what a child wants, as the child said on a day. A later wish on the same matter
// replaces an earlier one.
type Wish struct {
	Day   law.Day   `json:"day,omitzero" data:"protection"`
	About WishAbout `json:"about" data:"protection" validate:"required,tip_code"`
	// Relative is the id of the relative whom it is about, Place the place.
	Relative string        `json:"relative,omitempty" data:"family" validate:"omitempty,tip_id"`
	Place    person.Place  `json:"place,omitzero" data:"location"`
	Answer   person.Answer `json:"answer,omitempty" data:"protection" validate:"tip_code"`
	Worker   string        `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
}

// When returns the day on which the child said it.
func (w Wish) When() law.Day { return w.Day }

// WishAbout is what a wish is about. The zero value means "not recorded".
//
//	be-traced       be found by the family
//	contact         contact with a relative
//	live-with       live with a relative
//	not-live-with   not live with a relative
//	place
//	school
//	work
//	stay            stay in the country
//	return          return to the country of origin
//	third-country   go to a third country
//	testify
//	informed        be told of what goes on
//	other
type WishAbout string
