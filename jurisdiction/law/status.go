package law

// Party says how a State stands towards a treaty. The zero Party means "not recorded".
type Party string

// The ways a State stands towards a treaty.
const (
	IsParty   Party = "party"
	Signatory Party = "signatory" // signed, not ratified: not bound by its duties
	NotParty  Party = "not-party"
)

// Transposed says whether a member state has carried an EU directive into its own law. The zero
// value means unknown.
type Transposed string

// The answers to whether a directive was transposed.
const (
	TransposedYes     Transposed = "transposed"
	TransposedNo      Transposed = "not-transposed"
	TransposedUnknown Transposed = "unknown"
)

// Status is how one place stands towards one treaty or EU directive.
type Status struct {
	Place      string `json:"place" required:"true"`
	Instrument string `json:"instrument" required:"true"`
	// Party, Signed, Ratified (or acceded, succeeded), InForce and Denounced speak of a treaty.
	// Denounced is the first day on which it no longer binds.
	Party     Party `json:"party,omitempty"`
	Signed    Day   `json:"signed,omitzero"`
	Ratified  Day   `json:"ratified,omitzero"`
	InForce   Day   `json:"in_force,omitzero"`
	Denounced Day   `json:"denounced,omitzero"`
	// Transposed and Since speak of an EU directive: whether national law carries it, and from
	// which day.
	Transposed Transposed `json:"transposed,omitempty"`
	Since      Day        `json:"since,omitzero"`
	// Through is the last day for which the status was seen; zero if it is known to stand as of the
	// day checked.
	Through      Day           `json:"through,omitzero"`
	Reservations []Reservation `json:"reservations,omitempty"`
	Source       Citation      `json:"source" required:"true"`
	Note         string        `json:"note,omitempty"`
}

// A Reservation is a reservation or declaration of a State on a provision.
type Reservation struct {
	Pinpoint string `json:"pinpoint"`
	Read     bool   `json:"read,omitempty"` // whether its text was read
	Note     string `json:"note,omitempty"`
}

// Binding is the answer to whether an instrument binds a place on a day.
type Binding string

// The answers of Binds.
const (
	Binds       Binding = "binds"
	DoesNotBind Binding = "does-not-bind"
	NotYetBinds Binding = "not-yet"
	NoLonger    Binding = "no-longer"
	BindUnknown Binding = "not-known"
)

// On returns whether the treaty of s binds on day.
func (s Status) On(day Day) Binding {
	switch {
	case day.IsZero() || !IsValid(s.Party):
		return BindUnknown
	case s.Party != IsParty && !s.Through.IsZero() && day.After(s.Through):
		return BindUnknown
	case s.Party != IsParty:
		return DoesNotBind
	case s.InForce.IsZero():
		return BindUnknown
	case day.Before(s.InForce):
		return NotYetBinds
	case !s.Denounced.IsZero() && !day.Before(s.Denounced):
		return NoLonger
	}
	return Binds
}
