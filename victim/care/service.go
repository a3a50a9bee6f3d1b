package care

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Service is help that was offered.
type Service struct {
	ID      string          `json:"id" data:"id" validate:"required,tip_id"`
	Kind    NeedKind        `json:"kind" data:"service" validate:"required,tip_code"`
	State   ServiceState    `json:"state,omitempty" data:"service" validate:"tip_code"`
	Offered law.Day         `json:"offered,omitzero" data:"service"`
	Started law.Day         `json:"started,omitzero" data:"service"`
	Ended   law.Day         `json:"ended,omitzero" data:"service"`
	Reasons []RefusalReason `json:"reasons,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Emergency answers whether the service could not wait for consent.
	Emergency person.Answer `json:"emergency,omitempty" data:"service" validate:"tip_code"`
	// Consent is the id of the consent to the service.
	Consent string `json:"consent,omitempty" data:"consent" validate:"omitempty,tip_id"`
}

// ServiceState says how an offer of a service stands. The zero value means "not recorded".
type ServiceState string

// The states.
const (
	ServiceOffered   ServiceState = "offered"
	ServiceAccepted  ServiceState = "accepted"
	ServiceDeclined  ServiceState = "declined"
	ServiceNotNeeded ServiceState = "not-needed"
	ServiceRefused   ServiceState = "refused" // by the provider
	ServiceEnded     ServiceState = "ended"
)

// Since returns the first day of a service: that of the offer, failing that of the start.
func (s *Service) Since() law.Day {
	if s.Offered.IsZero() {
		return s.Started
	}
	return s.Offered
}
