package cases

import "github.com/antitrafficking/palermo/victim/person"

// A Living is how a victim was kept.
type Living struct {
	// Locked answers whether the victim was locked in, Watched whether somebody kept watch, Moved
	// whether the victim was taken from place to place.
	Locked  person.Answer `json:"locked,omitempty" data:"exploitation" validate:"tip_code" label:"was locked in"`
	Watched person.Answer `json:"watched,omitempty" data:"exploitation" validate:"tip_code" label:"was watched"`
	Moved   person.Answer `json:"moved,omitempty" data:"exploitation" validate:"tip_code" label:"was moved from place to place"`
	// OwnDocuments answers whether the victim had their own papers at hand.
	OwnDocuments person.Answer `json:"own_documents,omitempty" data:"exploitation" validate:"tip_code" label:"had own documents"`
	EnoughFood   person.Answer `json:"enough_food,omitempty" data:"exploitation" validate:"tip_code" label:"had enough food"`
	Healthcare   person.Answer `json:"healthcare,omitempty" data:"exploitation" validate:"tip_code" label:"had access to healthcare"`
	LivedAtWork  person.Answer `json:"lived_at_work,omitempty" data:"exploitation" validate:"tip_code" label:"lived at the place of work"`
	// Fit answers whether the place was fit to live in, FamilyContact whether the victim could
	// speak with family freely, TriedToLeave whether the victim tried to get out before, and
	// MetPolice whether the victim met police while it lasted.
	Fit           person.Answer `json:"fit,omitempty" data:"exploitation" validate:"tip_code" label:"place was fit to live in"`
	FamilyContact person.Answer `json:"family_contact,omitempty" data:"exploitation" validate:"tip_code" label:"could speak with family"`
	TriedToLeave  person.Answer `json:"tried_to_leave,omitempty" data:"exploitation" validate:"tip_code"`
	MetPolice     person.Answer `json:"met_police,omitempty" data:"exploitation" validate:"tip_code" label:"met police at the time"`
}
