package cases

import "github.com/antitrafficking/palermo/victim/person"

// A Pay is what was promised and paid for the work of a victim, and how long the work was.
type Pay struct {
	Promised person.Money `json:"promised,omitzero" data:"exploitation" label:"pay promised"`
	Paid     person.Money `json:"paid,omitzero" data:"exploitation" label:"pay received"`
	// Kept is what somebody else kept of it, KeptBy what that person is to the victim.
	Kept   person.Money        `json:"kept,omitzero" data:"exploitation" label:"pay kept back"`
	Per    PayPer              `json:"per,omitempty" data:"exploitation" validate:"tip_code" label:"pay is per"`
	KeptBy person.RelationKind `json:"kept_by,omitempty" data:"offence" validate:"tip_code" label:"pay kept back by"`
	// Unpaid answers whether nothing was paid, Deducted whether something was taken off, InKind
	// whether goods were given in the place of money.
	Unpaid   person.Answer `json:"unpaid,omitempty" data:"exploitation" validate:"tip_code" label:"pay was withheld"`
	Deducted person.Answer `json:"deducted,omitempty" data:"exploitation" validate:"tip_code" label:"costs were deducted"`
	InKind   person.Answer `json:"in_kind,omitempty" data:"exploitation" validate:"tip_code" label:"paid in kind"`
	// HoursDay and DaysWeek are usual numbers; 0 is not recorded.
	HoursDay int           `json:"hours_day,omitempty" data:"exploitation" validate:"min=0,max=24" label:"hours a day"`
	DaysWeek int           `json:"days_week,omitempty" data:"exploitation" validate:"min=0,max=7" label:"days a week"`
	RestDay  person.Answer `json:"rest_day,omitempty" data:"exploitation" validate:"tip_code" label:"had a day of rest"`
	Night    person.Answer `json:"night,omitempty" data:"exploitation" validate:"tip_code" label:"worked at night"`
	// Hazardous answers whether the work was dangerous, or without the gear that it needs.
	Hazardous person.Answer `json:"hazardous,omitempty" data:"exploitation" validate:"tip_code" label:"work was dangerous"`
}

// PayPer is what pay is counted by. The zero value means "not recorded".
//
//	hour
//	day
//	week
//	month
//	piece
//	client
//	season
//	other
type PayPer string
