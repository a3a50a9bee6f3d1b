package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Cooperation is a request or message between States.
type Cooperation struct {
	ID         string            `json:"id" data:"id" validate:"required,tip_id"`
	Kind       CooperationKind   `json:"kind" data:"justice" validate:"required,tip_code"`
	From       jurisdiction.Code `json:"from,omitempty" data:"justice" validate:"tip_code"`
	To         jurisdiction.Code `json:"to,omitempty" data:"justice" validate:"tip_code"`
	Proceeding string            `json:"proceeding,omitempty" data:"id" validate:"omitempty,tip_id"`
	Sent       law.Day           `json:"sent,omitzero" data:"justice"`
	Answered   law.Day           `json:"answered,omitzero" data:"justice"`
	// Obstacle is the day on which it was told that the request cannot be met, or not in time.
	Obstacle law.Day `json:"obstacle,omitzero" data:"justice"`
}

// A Request is a request that came from another State.
type Request struct {
	ID       string            `json:"id" data:"id" validate:"required,tip_id"`
	From     jurisdiction.Code `json:"from,omitempty" data:"justice" validate:"tip_code"`
	To       jurisdiction.Code `json:"to,omitempty" data:"justice" validate:"tip_code"`
	Received law.Day           `json:"received,omitzero" data:"justice"`
	Answered law.Day           `json:"answered,omitzero" data:"justice"`
	// Obstacle is the day on which it was told that the request cannot be met, Late that on which
	// it was told that the answer takes longer.
	Obstacle law.Day `json:"obstacle,omitzero" data:"justice"`
	Late     law.Day `json:"late,omitzero" data:"justice" label:"delay told on"`
}

// CooperationKind is a form of cooperation between States. The zero value means "not recorded".
type CooperationKind string

// The forms.
const (
	MutualLegalAssistance CooperationKind = "mutual-legal-assistance"
	JointTeam             CooperationKind = "joint-investigation-team"
	InvestigationOrder    CooperationKind = "european-investigation-order"
	ArrestWarrant         CooperationKind = "arrest-warrant"
	Extradition           CooperationKind = "extradition"
	ViaEuropol            CooperationKind = "europol"
	ViaEurojust           CooperationKind = "eurojust"
	ViaInterpol           CooperationKind = "interpol"
	ViaSELEC              CooperationKind = "selec"
	Spontaneous           CooperationKind = "spontaneous-information"
	ConsularRequest       CooperationKind = "consular-request"
	JurisdictionTalks     CooperationKind = "consultation-on-jurisdiction"
	// ChildProtectionAsk goes between Central Authorities of the 1996 Hague Convention.
	ChildProtectionAsk CooperationKind = "child-protection-request"
)
