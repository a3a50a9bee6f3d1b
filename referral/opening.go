package referral

import (
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Opening is a stretch of hours on some days of the week.
type Opening struct {
	// Days of the week; empty is every day.
	Days []Weekday `json:"days,omitempty" data:"service" validate:"dive,required,tip_code"`
	// Opens and Closes are times of the place; both empty is the whole day. A closing time that is
	// not after the opening time is that of the next day.
	Opens  Time `json:"opens,omitempty" data:"service" validate:"required_with=Closes,tip_code"`
	Closes Time `json:"closes,omitempty" data:"service" validate:"required_with=Opens,tip_code"`
	// From and To are the first and last day on which it holds; zero sets no limit.
	From law.Day `json:"from,omitzero" data:"service"`
	To   law.Day `json:"to,omitzero" data:"service"`
}

// Weekday is a day of the week as RFC 5545 writes it. The zero Weekday means "not recorded".
type Weekday string

// The days.
const (
	Monday    Weekday = "MO"
	Tuesday   Weekday = "TU"
	Wednesday Weekday = "WE"
	Thursday  Weekday = "TH"
	Friday    Weekday = "FR"
	Saturday  Weekday = "SA"
	Sunday    Weekday = "SU"
)

// Time is a time of day, "15:04". The zero Time means "not recorded".
type Time string

// IsValid reports whether t is a time of day from 00:00 to 23:59.
func (t Time) IsValid() bool {
	_, err := time.Parse("15:04", string(t))
	return err == nil && len(t) == len("15:04")
}

// Form says how it is written.
func (Time) Form() string {
	return "a time of the day, such as 14:30"
}

// weekday returns the day of the week of day.
func weekday(day law.Day) Weekday {
	return [...]Weekday{Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday}[day.In(time.UTC).Weekday()]
}

// OpenOn reports whether the service is open at some time of day, and whether that is known. Public
// holidays are not looked at.
func (s *Service) OpenOn(day law.Day) (open, known bool) {
	if s.Always == person.Yes {
		return true, true
	}
	for _, o := range s.Openings {
		if !(law.Span{From: o.From, To: o.To}).Contains(day) {
			continue
		}
		if len(o.Days) == 0 {
			return true, true
		}
		for _, d := range o.Days {
			if d == weekday(day) {
				return true, true
			}
		}
	}
	return false, len(s.Openings) > 0
}
