package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A JurisdictionCheck is the answer to whether a State has jurisdiction.
type JurisdictionCheck struct {
	Place   jurisdiction.Code    `json:"place" data:"justice" validate:"required,tip_code"`
	Day     law.Day              `json:"day,omitzero" data:"justice"`
	Grounds []JurisdictionGround `json:"grounds,omitempty" data:"justice" validate:"dive,required,tip_code"`
}

// SideOffences are what else was looked at in an investigation: whether a business, withheld papers
// or profits lead to offences and measures of their own.
type SideOffences struct {
	Corporate    law.Day `json:"corporate,omitzero" data:"justice"`
	Documents    law.Day `json:"documents,omitzero" data:"justice"`
	Confiscation law.Day `json:"confiscation,omitzero" data:"justice"`
	// Profit answers whether a profit was made.
	Profit person.Answer `json:"profit,omitempty" data:"justice" validate:"tip_code"`
}

// JurisdictionGround is a ground on which a State has jurisdiction. The zero value means "not
// recorded".
//
//	territory
//	ship-or-aircraft
//	nationality-of-suspect
//	nationality-of-victim
//	residence-of-victim
//	extradition-refused
//	none
//
// Source: CETS No. 197, article 31.
type JurisdictionGround string
