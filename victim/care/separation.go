package care

import "github.com/antitrafficking/palermo/victim/person"

// A Separation is how a child came to live apart from parents or carers.
type Separation struct {
	ID    string      `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Since person.Date `json:"since,omitzero" data:"family"`
	// From are the ids of the relatives from whom, and of those who gave the child to somebody.
	From   []string          `json:"from,omitempty" data:"family" validate:"dive,required,tip_id" label:"separated from"`
	Causes []SeparationCause `json:"causes,omitempty" data:"family" validate:"dive,required,tip_code"`
	// Harm are the causes that lie in what somebody did to the child: they pass as a suspicion.
	Harm  []SeparationHarm `json:"harm,omitempty" data:"offence" validate:"dive,required,tip_code"`
	Place person.Place     `json:"place,omitzero" data:"location"`
	// Planned answers whether the family meant it, AgainstWill whether it was against the will of
	// the child.
	Planned      person.Answer `json:"planned,omitempty" data:"family" validate:"tip_code" label:"meant by the family"`
	AgainstWill  person.Answer `json:"against_will,omitempty" data:"family" validate:"tip_code" label:"against the will of the child"`
	LastTogether person.Date   `json:"last_together,omitzero" data:"family" label:"last day together"`
}

// SeparationCause is why a child lives apart; causes that lie in harm are [SeparationHarm]. The
// zero value means "not recorded".
//
//	death-of-parent
//	illness-of-parent
//	abandonment
//	parents-apart         parents divorced, separated or married again
//	entrusted             entrusted to the care of somebody
//	sent-to-relatives
//	sent-to-work
//	sent-to-study
//	placed-in-institution
//	lack-of-services
//	poverty
//	marriage
//	migration-of-parent
//	migration-of-child
//	displacement
//	return                return to the country of origin
//	evacuation
//	conflict
//	disaster
//	lost-on-the-way
//	armed-group           joined or taken by an armed force or group
//	arrest-or-detention
//	removed-by-authority
//	own-decision
//	other
//	unknown
//
// Source: Primero child protection forms (CPIMS+), cause of separation; extended.
type SeparationCause string

// SeparationHarm is harm for which a child lives apart. The zero value means "not recorded".
//
//	family-violence
//	neglect
//	exploitation-in-family
//	abduction
//	trafficking
//
// Source: Primero child protection forms (CPIMS+), cause of separation, for the first three; the
// others are ours.
type SeparationHarm string

// AtHome reports whether those with whom the child lived did the harm.
func (h SeparationHarm) AtHome() bool {
	return h == "family-violence" || h == "neglect" || h == "exploitation-in-family"
}
