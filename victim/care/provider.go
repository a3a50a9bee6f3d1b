package care

import "github.com/antitrafficking/palermo/jurisdiction"

// A Provider is who gives a service, a place to live or a place at school. The ids are those of the
// user's system; they may lead to an organisation of the case file and to what it offers.
type Provider struct {
	Organisation string `json:"organisation,omitempty" data:"service" validate:"omitempty,tip_id"`
	// Service is one of those that the organisation offers, Site a place of it.
	Service string                `json:"service,omitempty" data:"service" validate:"omitempty,tip_id"`
	Site    string                `json:"site,omitempty" data:"location" validate:"omitempty,tip_id"`
	Worker  string                `json:"worker,omitempty" data:"case" validate:"omitempty,tip_id"`
	Kind    jurisdiction.BodyKind `json:"kind,omitempty" data:"service" validate:"tip_code"`
	// Name is that of a provider without an id.
	Name string `json:"name,omitempty" data:"service" validate:"max=200"`
}
