package law

// A Step is one step of the date arithmetic that led to a [Deadline].
type Step struct {
	What string `json:"what"`
	Day  Day    `json:"day"`
}

// A Deadline is the last day of a [Period] that started on a known day; or, with nothing but Last,
// the last day on which something can be done.
type Deadline struct {
	Start  Day    `json:"start"`
	Period Period `json:"period"`
	// Last is the last day that still lies in the period.
	Last Day `json:"last"`
	// HolidaysIgnored is true when working days were counted without a calendar of public holidays;
	// the true last day may then be later.
	HolidaysIgnored bool `json:"holidays_ignored,omitempty"`
}

// Deadline returns the deadline of p if it starts on start. It reports false where the law gives no
// number or start is not recorded. A nil cal counts Monday to Friday as working days.
func (p Period) Deadline(start Day, cal Calendar) (Deadline, bool) {
	if !p.Numeric() || start.IsZero() {
		return Deadline{}, false
	}
	from := start
	if p.CountsFirstDay {
		from = start.AddDays(-1)
	}
	last := p.Length().After(from, cal)
	if p.CountsFirstDay && (p.Unit == Months || p.Unit == Years) {
		// A month that counts its first day ends on the eve of the same day of the next month.
		// Clipping has to look at the first day itself, not at its eve.
		last = p.Length().After(start, cal).AddDays(-1)
	}
	return Deadline{Start: start, Period: p, Last: last, HolidaysIgnored: p.Unit == WorkingDays && cal == nil}, true
}

// Passed reports whether the deadline lies before on: on the last day itself it has not passed.
func (d Deadline) Passed(on Day) bool { return on.After(d.Last) }

// Steps returns how the last day was found, so that a report can explain it.
func (d Deadline) Steps() []Step {
	if d.Start.IsZero() {
		return []Step{{What: "the last day on which it can be done", Day: d.Last}}
	}
	first := "the day itself is not counted"
	if d.Period.CountsFirstDay {
		first = "the day itself is counted"
	}
	what := "the period ends: " + d.Period.String()
	if d.HolidaysIgnored {
		what += "; public holidays are not taken into account"
	}
	return []Step{
		{What: "the period starts; " + first, Day: d.Start},
		{What: what, Day: d.Last},
	}
}
