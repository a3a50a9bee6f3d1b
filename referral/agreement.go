package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// An Agreement is what organisations agreed on for the sharing of data. It opens nothing: what
// passes still needs a consent or another basis, and the agreement may only narrow it. Both days
// inclusive; a zero To lasts.
type Agreement struct {
	ID string `json:"id" data:"id" validate:"required,tip_id"`
	// Parties are the organisations beside who keeps the file: one by its id, or every body of a
	// kind in a place.
	Parties []Party `json:"parties,omitempty" data:"case" validate:"dive"`
	// Basis is the id of the instrument or protocol on which it rests, Reference its own number.
	Basis     string  `json:"basis,omitempty" data:"case" validate:"omitempty,tip_id"`
	Reference string  `json:"reference,omitempty" data:"case" validate:"max=100"`
	From      law.Day `json:"from,omitzero" data:"case"`
	To        law.Day `json:"to,omitzero" data:"case"`
	// Purposes, Categories and Places are those that it speaks of; each empty speaks of all.
	Purposes   []victim.ConsentPurpose `json:"purposes,omitempty" data:"case" validate:"dive,required,tip_code"`
	Categories []person.Category       `json:"categories,omitempty" data:"case" validate:"dive,required,tip_code"`
	Places     []jurisdiction.Code     `json:"places,omitempty" data:"case" validate:"dive,required,tip_code"`
	// Review is the day on which it is looked at again.
	Review law.Day `json:"review,omitzero" data:"case"`
}

// InForce reports whether a is in force on day. One without a first day is not known to be.
func (a *Agreement) InForce(day law.Day) bool {
	return !a.From.IsZero() && law.Span{From: a.From, To: a.To}.Contains(day)
}

// SpeaksOf reports whether a is about passing data to a recipient for a purpose.
func (a *Agreement) SpeaksOf(to victim.Recipient, purpose victim.ConsentPurpose) bool {
	if len(a.Purposes) > 0 && !slices.Contains(a.Purposes, purpose) {
		return false
	}
	if len(a.Places) > 0 && !slices.ContainsFunc(a.Places, func(p jurisdiction.Code) bool {
		return p == to.Place || p == to.Place.Country()
	}) {
		return false
	}
	return slices.ContainsFunc(a.Parties, func(p Party) bool {
		if p.ID != "" {
			return p.ID == to.ID
		}
		return p.Kind == to.Kind && (p.Place == "" || p.Place == to.Place)
	})
}

// Covers reports whether a category of data may pass under a.
func (a *Agreement) Covers(c person.Category) bool {
	return len(a.Categories) == 0 || slices.Contains(a.Categories, c)
}
