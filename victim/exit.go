package victim

import "github.com/antitrafficking/palermo/victim/person"

// An Exit is a way in which a person got out of exploitation.
type Exit struct {
	Date person.Date `json:"date,omitzero" data:"exploitation"`
	How  ExitHow     `json:"how,omitempty" data:"exploitation" validate:"tip_code" label:"how the person got out"`
	// HelpedBy is what who helped is to the person.
	HelpedBy person.RelationKind `json:"helped_by,omitempty" data:"exploitation" validate:"tip_code"`
	Place    person.Place        `json:"place,omitzero" data:"location"`
	// Conduct is the id of the conduct of the file that ended.
	Conduct string `json:"conduct,omitempty" data:"exploitation" validate:"omitempty,tip_id"`
}

// An ExploiterContact is a contact of an exploiter with a person.
type ExploiterContact struct {
	Date person.Date        `json:"date,omitzero" data:"exploitation"`
	How  person.ContactMode `json:"how,omitempty" data:"exploitation" validate:"tip_code" label:"way of contact"`
	// By is what the exploiter is to the person: it says who is suspected.
	By      person.RelationKind `json:"by,omitempty" data:"offence" validate:"tip_code" label:"contact by"`
	Threat  person.Answer       `json:"threat,omitempty" data:"exploitation" validate:"tip_code" label:"there was a threat"`
	Ongoing person.Answer       `json:"ongoing,omitempty" data:"exploitation" validate:"tip_code" label:"contact goes on"`
}

// ExitHow is a way out of exploitation. The zero value means "not recorded".
//
//	escaped
//	released
//	rescued-by-police   brought out by the police
//	inspection          inspection of a place of work
//	border-check
//	helped-by-buyer     a buyer of services helped
//	helped-by-ngo
//	helped-by-family
//	helped-by-public    a member of the public helped
//	hospital
//	exploiter-arrested
//	debt-paid
//	sent-away
//	ongoing             not out yet
//	other
//	unknown
type ExitHow string
