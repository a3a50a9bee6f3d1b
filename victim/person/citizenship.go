package person

import "github.com/antitrafficking/palermo/jurisdiction"

// CitizenshipKind tells citizenship of a country from having none. The zero value means "not
// recorded".
type CitizenshipKind string

// The kinds.
const (
	CitizenOf          CitizenshipKind = "citizen"
	Stateless          CitizenshipKind = "stateless"
	CitizenshipUnknown CitizenshipKind = "unknown"
)

// Citizenship is citizenship of a country, or the lack of one.
type Citizenship struct {
	Kind    CitizenshipKind   `json:"kind" data:"demographic" validate:"required,tip_code"`
	Country jurisdiction.Code `json:"country,omitempty" data:"demographic" validate:"required_if=Kind citizen,tip_code"`
}
