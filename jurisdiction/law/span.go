package law

// A Span is a stretch of days, both ends inclusive. A zero From reaches back
// without limit, a zero To forward without limit.
type Span struct {
	From Day `json:"from,omitzero"`
	To   Day `json:"to,omitzero"`
}

// Contains reports whether day lies in s, ends included. The zero Day lies in no span.
func (s Span) Contains(day Day) bool {
	return !day.IsZero() &&
		(s.From.IsZero() || !day.Before(s.From)) &&
		(s.To.IsZero() || !day.After(s.To))
}

// IsValid reports whether the days of s are in order.
func (s Span) IsValid() bool {
	return s.From.IsZero() || s.To.IsZero() || !s.To.Before(s.From)
}

// Overlaps reports whether s and t have a day in common.
func (s Span) Overlaps(t Span) bool {
	return (s.To.IsZero() || t.From.IsZero() || !t.From.After(s.To)) &&
		(t.To.IsZero() || s.From.IsZero() || !s.From.After(t.To))
}
