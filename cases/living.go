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
}
