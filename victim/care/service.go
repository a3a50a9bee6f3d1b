package care

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Service is help that was offered.
type Service struct {
	ID    string       `json:"id" data:"id" validate:"required,tip_id"`
	Kind  NeedKind     `json:"kind" data:"service" validate:"required,tip_code"`
	State ServiceState `json:"state,omitempty" data:"service" validate:"tip_code"`
	// Provider passes with the places of the person: who helps tells where the person can be found.
	Provider Provider `json:"provider,omitzero" data:"location"`
	Urgency  Priority `json:"urgency,omitempty" data:"service" validate:"tip_code"`
	// Asked is the day on which the provider was asked for it.
	Asked   law.Day `json:"asked,omitzero" data:"service" label:"asked for on"`
	Offered law.Day `json:"offered,omitzero" data:"service" label:"offered on"`
	Started law.Day `json:"started,omitzero" data:"service" label:"started on"`
	Ended   law.Day `json:"ended,omitzero" data:"service" label:"ended on"`
	// Ends is the day on which it is to end.
	Ends    law.Day         `json:"ends,omitzero" data:"service" label:"planned end"`
	Reasons []RefusalReason `json:"reasons,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Emergency answers whether the service could not wait for consent.
	Emergency person.Answer `json:"emergency,omitempty" data:"service" validate:"tip_code"`
	// Consent is the id of the consent to the service.
	Consent      string         `json:"consent,omitempty" data:"consent" validate:"omitempty,tip_id"`
	Appointments []Appointment  `json:"appointments,omitempty" data:"service" validate:"dive"`
	Sessions     int            `json:"sessions,omitempty" data:"service" validate:"min=0,max=10000"`
	Outcome      ServiceOutcome `json:"outcome,omitempty" data:"service" validate:"tip_code"`
	// Useful answers whether the person found it so.
	Useful person.Answer `json:"useful,omitempty" data:"service" validate:"tip_code" label:"found useful by the person"`
	// Goal and Step are the ids of those of a plan that it serves, Referral that of a referral of
	// the file, Placement that of the placement that it is part of.
	Goal      string `json:"goal,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Step      string `json:"step,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Referral  string `json:"referral,omitempty" data:"service" validate:"omitempty,tip_id"`
	Placement string `json:"placement,omitempty" data:"protection" validate:"omitempty,tip_id"`
	// Declined are why the person did not want it. Cost is what it costs, or the amount that was
	// given, as a decimal number without sign; Funder is the id of who pays.
	Declined []DeclineReason       `json:"declined,omitempty" data:"service" validate:"dive,required,tip_code" label:"why the person declined"`
	Cost     string                `json:"cost,omitempty" data:"service" validate:"omitempty,number,max=20"`
	Currency jurisdiction.Currency `json:"currency,omitempty" data:"service" validate:"tip_code"`
	Funder   string                `json:"funder,omitempty" data:"service" validate:"omitempty,tip_id"`
}

// DeclineReason is why a person does not want help that is offered. The zero value means "not
// recorded".
//
//	no-need           the person sees no need
//	wants-home        wants to go home at once
//	wants-work        wants to earn money
//	not-a-victim      does not see themself as a victim
//	fear              fear of an exploiter
//	fear-authorities  fear of authorities
//	distrust
//	shame
//	rules             the rules of the place are too strict
//	family            cares for family, or the family is against it
//	own-means         help from elsewhere
//	not-fitting       the offer does not fit
//	not-told          the person did not tell why
//	other
//
// The codes are ours, after what forms of assistance ask.
type DeclineReason string

// Since returns the first day of a service: that of the offer, failing that of the start.
func (s *Service) Since() law.Day {
	if s.Offered.IsZero() {
		return s.Started
	}
	return s.Offered
}

// ServiceState says how an offer of a service stands. The zero value means "not recorded".
//
//	asked        the provider was asked
//	offered
//	accepted
//	appointed    a first appointment is made
//	waiting      waiting on a list
//	declined     declined by the person
//	not-needed
//	refused      refused by the provider
//	ended
type ServiceState string

// The states that rules read.
const (
	ServiceOffered   ServiceState = "offered"
	ServiceAccepted  ServiceState = "accepted"
	ServiceDeclined  ServiceState = "declined"
	ServiceNotNeeded ServiceState = "not-needed"
	ServiceRefused   ServiceState = "refused"
	ServiceEnded     ServiceState = "ended"
)

// Pending reports whether the service is only asked for: nothing is offered yet.
func (s ServiceState) Pending() bool { return s == "asked" || s == "waiting" }

// ServiceOutcome is what a service led to. The zero value means "not recorded".
//
//	achieved
//	partly
//	not-achieved
//	no-show       the person did not come
//	withdrew      the person withdrew
//	interrupted
type ServiceOutcome string

// OutcomeAchieved is the outcome that a rule reads: a service that led to what it was for has an
// end that needs no other reason.
const OutcomeAchieved ServiceOutcome = "achieved"
