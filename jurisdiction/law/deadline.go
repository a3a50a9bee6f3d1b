package law

import "strings"

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
	// Counted is the day to which the count alone led, where Last was moved from it.
	Counted Day `json:"counted,omitzero"`
	// FallsOn says that Counted, or else Last, is a Saturday, a Sunday or a public holiday.
	FallsOn Rest `json:"falls_on,omitempty"`
	// FirstDay and LastDay are what is known of the law that counts.
	FirstDay FirstDay `json:"first_day,omitempty"`
	LastDay  LastDay  `json:"last_day,omitempty"`
	// Holidays are the public holidays from Monday to Friday that were left out of working days.
	Holidays []Day `json:"holidays,omitempty"`
	// HolidaysIgnored is true when public holidays matter and none is known; the true last day may
	// then be later.
	HolidaysIgnored bool `json:"holidays_ignored,omitempty"`
	// HolidaysPartly is true when not all public holidays of the time are known; the true last day
	// may then be later.
	HolidaysPartly bool `json:"holidays_partly,omitempty"`
}

// Deadline returns the deadline of p if it starts on start, counted in the plain way: the day of
// the event does not count unless p says so, and the last day does not move. It is for numbers that
// no law sets, and to compare periods; see [Period.Count] for the others. It reports false where p
// has no number or start is not recorded. A nil cal counts Monday to Friday as working days.
func (p Period) Deadline(start Day, cal Calendar) (Deadline, bool) {
	return p.Count(start, Counting{FirstDay: FirstNotCounts}, cal)
}

// Count returns the deadline of p if it starts on start, counted as the law counts. What is not
// known of that is counted so that the last day is the earlier one: the day of the event counts,
// and the last day does not move. A nil cal knows no public holidays. Of are kinds to which p
// belongs, where the law has exceptions for them. It reports false where the law gives no number or
// start is not recorded.
func (p Period) Count(start Day, by Counting, cal Calendar, of ...Excepted) (Deadline, bool) {
	if !p.Numeric() || start.IsZero() {
		return Deadline{}, false
	}
	if p.Unit == Days && p.Amount <= by.WorkingUpTo {
		p.Unit = WorkingDays
	}
	a := newAlmanac(cal)
	d := Deadline{Start: start, Period: p, FirstDay: by.firstDay(of), LastDay: by.LastDay}
	if p.Unit == Hours {
		// The hour of the event does not count: see Length.After.
		d.FirstDay, d.LastDay = FirstNotCounts, LastStays
		d.Last = p.Length().After(start, a.Calendar)
		return d, true
	}
	free := by.FreeDays && p.Unit == Days
	switch {
	case p.CountsFirstDay:
		d.FirstDay = FirstCounts
	case free:
		d.FirstDay = FirstNotCounts
	}
	if d.FirstDay == FirstNotCounts {
		d.Last = p.Length().After(start, a.Calendar)
	} else {
		d.Last = p.Length().Through(start, a.Calendar)
	}
	if free {
		d.Last = d.Last.AddDays(1)
	}
	if p.Unit == WorkingDays {
		d.leftOut(&a)
		d.HolidaysIgnored, d.HolidaysPartly = !a.knows, a.partly
		return d, true
	}
	d.FallsOn = by.kindOf(d.Last, &a)
	if by.LastDay == LastMoves && by.excepts(&p, of) {
		d.LastDay = LastStays
	}
	if d.LastDay == LastMoves {
		d.move(&by, &a)
	}
	d.HolidaysIgnored = d.LastDay == LastMoves && !a.knows
	d.HolidaysPartly = d.LastDay == LastMoves && a.knows && a.partly
	return d, true
}

// eve is the day before the first that counts.
func (d *Deadline) eve() Day {
	if d.FirstDay == FirstNotCounts {
		return d.Start
	}
	return d.Start.AddDays(-1)
}

// leftOut notes the public holidays that lay between working days.
func (d *Deadline) leftOut(a *almanac) {
	for day := d.eve().AddDays(1); day.Before(d.Last); day = day.AddDays(1) {
		if a.holiday(day) && !weekend(day) {
			d.Holidays = append(d.Holidays, day)
		}
	}
}

// longest is over how many days a last day can move, or a period be lengthened. No row of holidays
// is longer.
const longest = 31

// move moves the last day to one on which it stays, and lengthens a period that holds too few
// working days.
func (d *Deadline) move(by *Counting, a *almanac) {
	counted := d.Last
	d.pass(by, a)
	if n := counted.DaysSince(d.eve()); by.LeastFrom > 0 && n >= by.LeastFrom && n < longest {
		working := 0
		for day := d.eve().AddDays(1); !day.After(d.Last); day = day.AddDays(1) {
			if a.Working(day) {
				working++
			}
		}
		for ; working < by.LeastWorking && d.Last.DaysSince(counted) < longest; working++ {
			d.Last = d.Last.AddDays(1)
			d.pass(by, a)
		}
	}
	if d.Last != counted {
		d.Counted = counted
	}
}

func (d *Deadline) pass(by *Counting, a *almanac) {
	for n := 0; n < longest && by.rests(d.Last, a); n++ {
		d.Last = d.Last.AddDays(1)
	}
}

// Passed reports whether the deadline lies before on: on the last day itself it has not passed.
func (d Deadline) Passed(on Day) bool { return on.After(d.Last) }

// Steps returns how the last day was found, so that a report can explain it.
func (d Deadline) Steps() []Step {
	if d.Start.IsZero() {
		return []Step{{What: "the last day on which it can be done", Day: d.Last}}
	}
	first := "; the day itself is not counted"
	switch d.FirstDay {
	case FirstCounts:
		first = "; the day itself is counted"
	case "":
		first = "; whether the day itself counts is not known to us: it is counted, and the " +
			"earlier last day is given"
	}
	if d.Period.Unit == Hours {
		first = ""
	}
	steps := []Step{
		{What: "the period starts" + first, Day: d.Start},
		{What: "the period ends: " + d.Period.String(), Day: d.Last},
	}
	end := &steps[1]
	if len(d.Holidays) > 0 {
		end.What += "; public holidays left out: " + days(d.Holidays)
	}
	switch moved := !d.Counted.IsZero(); {
	case moved && d.FallsOn != "":
		end.Day = d.Counted
		end.What += "; " + d.FallsOn.Text()
		steps = append(steps, Step{What: "the last day moves to here", Day: d.Last})
	case moved:
		end.Day = d.Counted
		steps = append(steps, Step{What: "the period holds enough working days", Day: d.Last})
	case d.FallsOn != "" && d.LastDay == LastStays:
		end.What += "; " + d.FallsOn.Text() + ", and the last day stays there"
	case d.FallsOn != "" && d.LastDay == LastMoves:
		end.What += "; " + d.FallsOn.Text() + ", on which the last day does not move"
	case d.FallsOn != "":
		end.What += "; " + d.FallsOn.Text() + ": whether the last day moves is not known to us"
	}
	last := &steps[len(steps)-1]
	switch {
	case d.HolidaysIgnored:
		last.What += "; public holidays are not taken into account"
	case d.HolidaysPartly:
		last.What += "; not all public holidays of the time are known to us"
	}
	return steps
}

// Text returns the day in words: "a Saturday".
func (r Rest) Text() string {
	switch r {
	case Saturday:
		return "a Saturday"
	case Sunday:
		return "a Sunday"
	case GoodFriday:
		return "Good Friday"
	case ChristmasEve:
		return "24 December"
	}
	return "a public holiday"
}

func days(list []Day) string {
	out := make([]string, len(list))
	for i, d := range list {
		out[i] = d.String()
	}
	return strings.Join(out, ", ")
}
