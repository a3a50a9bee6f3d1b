package law

import "slices"

// An Edition is a legal value while one version of the law stood.
type Edition[V any] struct {
	// From is the first day of the edition. It is zero when that day is not known; By then
	// holds the earliest day on which the edition is known to have stood.
	From Day `json:"from,omitzero"`
	By   Day `json:"by,omitzero"`
	// To is the last day, for a real ending only; zero while the edition stands.
	To Day `json:"to,omitzero"`
	// None is true when the law was read and provides no such thing. Value is then the zero V.
	None   bool     `json:"none,omitempty"`
	Value  V        `json:"value,omitzero" required:"unless=none"`
	Source Citation `json:"source" required:"true"`
	Note   string   `json:"note,omitempty"`
}

// Start returns the first day on which the edition is known to stand: From, or else By.
func (e Edition[V]) Start() Day {
	if e.From.IsZero() {
		return e.By
	}
	return e.From
}

// State says what a [Dated] value has to say about a day.
type State string

// The answers of [Dated.At].
const (
	Known    State = "value"     // the edition in force on that day
	None     State = "none"      // the law of that day was read and provides no such thing
	NotYet   State = "not-yet"   // the first edition was not in force yet
	Ended    State = "ended"     // the last edition had ended, with no other in its place
	NotKnown State = "not-known" // we do not know; no duty and no freedom may be read from this
)

// Dated is a legal value that changes with time. The zero Dated is not known on any day.
type Dated[V any] struct {
	// Editions are in order of their start and do not overlap.
	Editions []Edition[V] `json:"editions,omitempty"`
	// Unknown says why the value, or a part of its history, is not known to us.
	Unknown string `json:"unknown,omitempty"`
}

// At returns the edition that stands on day and what it says. Where a part of the history is not
// known (Unknown is set), a day without an edition is [NotKnown], never [NotYet] or [Ended]. For
// [NotYet] and for a [NotKnown] day before a known edition, the edition returned is the next one,
// so that a caller can name it; its value does not apply. At does not allocate.
func (d Dated[V]) At(day Day) (Edition[V], State) {
	var zero Edition[V]
	if day.IsZero() || len(d.Editions) == 0 {
		return zero, NotKnown
	}
	next := slices.IndexFunc(d.Editions, func(e Edition[V]) bool { return e.Start().After(day) })
	last := next - 1
	if next < 0 {
		last = len(d.Editions) - 1
	}
	if last >= 0 {
		if e := d.Editions[last]; e.To.IsZero() || !day.After(e.To) {
			if e.None {
				return e, None
			}
			return e, Known
		}
	}
	switch {
	case next >= 0 && (d.Unknown != "" || d.Editions[next].From.IsZero()):
		return d.Editions[next], NotKnown
	case d.Unknown != "": // a part of the history is not known: nobody can say that there was nothing
		return d.Editions[last], NotKnown
	case next < 0:
		return d.Editions[last], Ended
	case last < 0:
		return d.Editions[next], NotYet
	default:
		return d.Editions[last], Ended
	}
}

// IsZero reports whether d says nothing at all, not even why it is not known.
func (d Dated[V]) IsZero() bool { return len(d.Editions) == 0 && d.Unknown == "" }

// Heads returns the editions without their values, in order.
func (d Dated[V]) Heads() []Edition[struct{}] {
	heads := make([]Edition[struct{}], len(d.Editions))
	for i, e := range d.Editions {
		heads[i] = Edition[struct{}]{From: e.From, By: e.By, To: e.To, None: e.None, Source: e.Source, Note: e.Note}
	}
	return heads
}

// Look is [Dated.At] for who does not know V: the value is nil unless the state is [Known].
func (d Dated[V]) Look(day Day) (value any, head Edition[struct{}], state State) {
	e, state := d.At(day)
	head = Edition[struct{}]{From: e.From, By: e.By, To: e.To, None: e.None, Source: e.Source, Note: e.Note}
	if state == Known {
		value = e.Value
	}
	return value, head, state
}

// Why returns the note on what is not known.
func (d Dated[V]) Why() string { return d.Unknown }
