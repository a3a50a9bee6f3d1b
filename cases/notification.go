package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Danger is that a person is in immediate danger in another State.
type Danger struct {
	ID     string            `json:"id" data:"id" validate:"required,tip_id"`
	Victim string            `json:"victim" data:"id" validate:"required,tip_id"`
	Place  jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	Known  law.Day           `json:"known,omitzero" data:"protection"`
	Told   law.Day           `json:"told,omitzero" data:"protection"`
	// Recipient is the kind of body that was told.
	Recipient jurisdiction.BodyKind `json:"recipient,omitempty" data:"protection" validate:"tip_code"`
}

// A Notification is that a body was told of a child.
type Notification struct {
	ID     string                `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Victim string                `json:"victim" data:"id" validate:"required,tip_id"`
	To     jurisdiction.BodyKind `json:"to" data:"protection" validate:"required,tip_code"`
	Day    law.Day               `json:"day,omitzero" data:"protection"`
	// ToID is the body by its id, Reference its number for the notification, How the way in which
	// it was told.
	ToID      string             `json:"to_id,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Reference string             `json:"reference,omitempty" data:"protection" validate:"max=100"`
	How       person.ContactMode `json:"how,omitempty" data:"protection" validate:"tip_code" label:"way of contact"`
	// Acknowledged is the day on which the body confirmed that it was told; Answered answers
	// whether it said what it does.
	Acknowledged law.Day       `json:"acknowledged,omitzero" data:"protection"`
	Answered     person.Answer `json:"answered,omitempty" data:"protection" validate:"tip_code"`
	// Secrecy answers whether professional secrecy is the reason why nobody was told.
	Secrecy person.Answer `json:"secrecy,omitempty" data:"protection" validate:"tip_code"`
}
