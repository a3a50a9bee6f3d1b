package law

import (
	"strconv"
	"time"
)

// Unit is a unit of time in which a law writes a period. The zero Unit means "not recorded".
type Unit string

// The units.
const (
	Hours       Unit = "hours"
	Days        Unit = "days"
	WorkingDays Unit = "working-days"
	Months      Unit = "months"
	Years       Unit = "years"
)

// A Length is an amount of time in the unit in which the law writes it; months are never turned
// into days.
type Length struct {
	Amount int  `json:"amount" required:"true"`
	Unit   Unit `json:"unit" required:"true"`
}

// String returns the length as words: "30 days", "1 month".
func (l Length) String() string {
	unit := string(l.Unit)
	if l.Unit == WorkingDays {
		unit = "working days"
	}
	if l.Amount == 1 && unit != "" {
		unit = unit[:len(unit)-1]
	}
	return strconv.Itoa(l.Amount) + " " + unit
}

// After returns the last day of a stretch of length l that follows start: the day start itself is
// not counted. Months and years clip to the end of the month. Working days are those of cal, or
// Monday to Friday if cal is nil. Hours that start at an unrecorded time of a day are rounded up to
// whole days, the latest day on which the last hour can fall in a place without a change of clocks;
// where the time of day is known use [Period.Instant].
func (l Length) After(start Day, cal Calendar) Day {
	switch l.Unit {
	case Hours:
		return start.AddDays((l.Amount + 23) / 24)
	case Days:
		return start.AddDays(l.Amount)
	case WorkingDays:
		if cal == nil {
			cal = Weekdays{}
		}
		day := start
		for left := l.Amount; left > 0; {
			if day = day.AddDays(1); cal.Working(day) {
				left--
			}
		}
		return day
	case Months:
		return start.AddMonths(l.Amount)
	case Years:
		return start.AddYears(l.Amount)
	}
	return Day{}
}

// Through returns the last day of a stretch of length l whose first day is first: both ends count.
// It ends on the eve of the day on which a second stretch would begin, or, where the last month has
// no such day, with that month. Working days are those of cal, as in [Length.After].
func (l Length) Through(first Day, cal Calendar) Day {
	switch l.Unit {
	case Months, Years:
		months := l.Amount
		if l.Unit == Years {
			months = 12 * min(max(months, -9999), 9999)
		}
		next := first.AddMonths(months)
		if next.Day() < first.Day() { // the last month is too short
			return next
		}
		return next.AddDays(-1)
	case WorkingDays:
		return l.After(first.AddDays(-1), cal)
	case "":
		return Day{}
	}
	return l.After(first, cal).AddDays(-1)
}

// Qualifier says how a law means the amount of a [Period]. The zero Qualifier means "not recorded".
type Qualifier string

// The qualifiers.
const (
	Exactly      Qualifier = "exactly"
	AtLeast      Qualifier = "at-least"
	UpTo         Qualifier = "up-to"         // a ceiling: the authority may set less
	WithoutDelay Qualifier = "without-delay" // no number: "as soon as", "promptly", "immediately"
	UntilEvent   Qualifier = "until-event"   // no number: runs until what Until names
)

// Event names what starts or ends a period. The zero Event means "not recorded".
type Event string

// The events.
const (
	Detection             Event = "detection"
	ReasonableGrounds     Event = "reasonable-grounds"
	Identification        Event = "identification"
	OffenceReport         Event = "report"
	Application           Event = "application"
	Placement             Event = "placement"
	Decision              Event = "decision"
	BestInterestsDecision Event = "best-interests-decision"
	Awareness             Event = "awareness"
	Majority              Event = "majority"
	Offence               Event = "offence"
	// ProceedingsEnd is the final judgment, or the final decision that ends the criminal case
	// without one.
	ProceedingsEnd Event = "proceedings-end"
)

// A Period is a stretch of time as the law writes it.
type Period struct {
	Amount    int       `json:"amount,omitzero"`
	Unit      Unit      `json:"unit,omitempty"`
	Qualifier Qualifier `json:"qualifier" required:"true"`
	// Starts is the event from which the period runs, Until the one that ends an [UntilEvent]
	// period.
	Starts Event `json:"starts,omitempty"`
	Until  Event `json:"until,omitempty"`
	// CountsFirstDay is true where the day of the event is the first day of the period.
	CountsFirstDay bool `json:"counts_first_day,omitempty"`
	// Extension is the most by which the period may be prolonged; zero if the law names none.
	Extension Length `json:"extension,omitzero"`
	// AsWritten is the wording in short, where the fields above do not carry it all.
	AsWritten string `json:"as_written,omitempty"`
}

// Length returns the amount and unit of p.
func (p Period) Length() Length { return Length{Amount: p.Amount, Unit: p.Unit} }

// Numeric reports whether the law gives a number. Nothing is overdue against a period that is not
// numeric, unless the user supplies a policy of their own.
func (p Period) Numeric() bool {
	return p.Amount > 0 && p.Unit != "" && p.Qualifier != WithoutDelay && p.Qualifier != UntilEvent
}

// IsValid reports whether the parts of p fit together.
func (p Period) IsValid() bool {
	if !IsValid(p.Qualifier) || p.Starts != "" && !IsValid(p.Starts) || p.Until != "" &&
		!IsValid(p.Until) {
		return false
	}
	switch p.Qualifier {
	case WithoutDelay:
		return p.Amount == 0 && p.Unit == ""
	case UntilEvent:
		return p.Amount == 0 && p.Unit == "" && p.Until != ""
	}
	return p.Amount > 0 && IsValid(p.Unit) &&
		(p.Extension == Length{} || p.Extension.Amount > 0 && IsValid(p.Extension.Unit))
}

// String returns the period in words: "at least 30 days from reasonable-grounds".
func (p Period) String() string {
	var s string
	switch p.Qualifier {
	case WithoutDelay:
		s = "without delay"
	case UntilEvent:
		s = "until " + string(p.Until)
	case AtLeast:
		s = "at least " + p.Length().String()
	case UpTo:
		s = "up to " + p.Length().String()
	default:
		s = p.Length().String()
	}
	if p.Starts != "" {
		s += " from " + string(p.Starts)
	}
	return s
}

// Instant returns the moment at which a period of hours that starts at start ends. Hours are
// elapsed hours: a change of clocks does not lengthen or shorten them. It reports false for other
// units.
func (p Period) Instant(start time.Time) (time.Time, bool) {
	if p.Unit != Hours || !p.Numeric() || start.IsZero() {
		return time.Time{}, false
	}
	return start.Add(time.Duration(p.Amount) * time.Hour), true
}
