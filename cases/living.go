package cases

import "github.com/antitrafficking/palermo/victim/person"

// A Living is how a victim was kept.
type Living struct {
	// Locked answers whether the victim was locked in, Watched whether somebody kept watch, Moved
	// whether the victim was taken from place to place.
	Locked  person.Answer `json:"locked,omitempty" data:"exploitation" validate:"tip_code"`
	Watched person.Answer `json:"watched,omitempty" data:"exploitation" validate:"tip_code"`
	Moved   person.Answer `json:"moved,omitempty" data:"exploitation" validate:"tip_code"`
	// OwnDocuments answers whether the victim had the own papers at hand.
	OwnDocuments person.Answer `json:"own_documents,omitempty" data:"exploitation" validate:"tip_code"`
	EnoughFood   person.Answer `json:"enough_food,omitempty" data:"exploitation" validate:"tip_code"`
	Healthcare   person.Answer `json:"healthcare,omitempty" data:"exploitation" validate:"tip_code"`
	LivedAtWork  person.Answer `json:"lived_at_work,omitempty" data:"exploitation" validate:"tip_code"`
}
