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
	Through Day `json:"through,omitzero"`
	// Applies is the law of the place that applies the treaty by itself, whether or not the State
	// is a party.
	Applies AppliedBy `json:"applies,omitzero"`
	// Searched says what was searched, where how the State stands could not be found out.
	Searched     string        `json:"searched,omitempty"`
	Reservations []Reservation `json:"reservations,omitempty"`
	// NoReservation is the day on which a list of reservations was read that names none of this
	// State.
	NoReservation Day      `json:"no_reservation,omitzero"`
	Source        Citation `json:"source" required:"true"`
	Note          string   `json:"note,omitempty"`
}

// An AppliedBy is the law of a place that applies a treaty by itself, as a constitution does.
type AppliedBy struct {
	By     string   `json:"by" required:"true"` // "Constitution of Kosovo, Article 22"
	From   Day      `json:"from" required:"true"`
	To     Day      `json:"to,omitzero"` // the last day; zero while it does
	Source Citation `json:"source" required:"true"`
}

// On reports whether the treaty is so applied on a day.
func (a AppliedBy) On(day Day) bool {
	return !a.From.IsZero() && Span{a.From, a.To}.Contains(day)
}

// Effect is what a reservation does to its provision. The zero Effect means that this is not known,
// because the text of it was not read.
type Effect string

// The effects.
const (
	Excludes Effect = "excludes" // the provision does not bind the State
	Limits   Effect = "limits"   // it binds the State, but not in the cases that Note tells
	NoEffect Effect = "none"     // a declaration that changes nothing in what is owed
)

// A Reservation is a reservation or declaration of a State on a provision.
type Reservation struct {
	Pinpoint string `json:"pinpoint" required:"true"`
	Effect   Effect `json:"effect,omitempty"`
	// From is the day on which it was made, To the last day before it was withdrawn; zero where
	// that is not known, or it stands.
	From       Day        `json:"from,omitzero"`
	To         Day        `json:"to,omitzero"`
	Read       bool       `json:"read,omitempty"` // whether its text was read
	URL        string     `json:"url,omitempty"`
	Checked    Day        `json:"checked,omitzero"`
	Confidence Confidence `json:"confidence,omitempty"`
	Note       string     `json:"note,omitempty"`
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
