package cases

import "github.com/antitrafficking/palermo/victim/person"

// A Debt is what a victim is said to owe, or had to pay. That it stands here does not say that it
// is owed.
type Debt struct {
	Owed   person.Money `json:"owed,omitzero" data:"exploitation"`
	Repaid person.Money `json:"repaid,omitzero" data:"exploitation"`
	For    DebtFor      `json:"for,omitempty" data:"exploitation" validate:"tip_code" label:"what the debt is for"`
	// To is what the creditor is to the victim.
	To    person.RelationKind `json:"to,omitempty" data:"offence" validate:"tip_code" label:"owed to"`
	Since person.Date         `json:"since,omitzero" data:"exploitation"`
	// Grows answers whether it grows faster than it can be paid, Invented whether it rests on
	// nothing, Open whether it is still claimed.
	Grows    person.Answer `json:"grows,omitempty" data:"exploitation" validate:"tip_code" label:"the debt grows"`
	Invented person.Answer `json:"invented,omitempty" data:"exploitation" validate:"tip_code" label:"the debt is invented"`
	Open     person.Answer `json:"open,omitempty" data:"exploitation" validate:"tip_code" label:"still open"`
}

// DebtFor is what a debt is said to be for. The zero value means "not recorded".
//
//	recruitment
//	travel
//	documents
//	lodging
//	food
//	medical
//	family       help for the family
//	penalty
//	interest
//	invented     nothing, the debt is invented
//	other
//	unknown
type DebtFor string
