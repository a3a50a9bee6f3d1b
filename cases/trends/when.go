package trends

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// When is a day, a month or a year: as much of a date as statistics need. The zero When means "not
// recorded"; a zero Month is a year, a zero Day a month.
type When struct {
	Year  int
	Month time.Month
	Day   int
}

// ErrWhen is returned for a text that is not a date.
var ErrWhen = errors.New("want a date as YYYY, YYYY-MM or YYYY-MM-DD")

// On returns day as a When; the zero day gives the zero When.
func On(day law.Day) When {
	var w When
	w.Year, w.Month, w.Day = day.Date()
	return w
}

// InYear returns a year as a When.
func InYear(year int) When { return When{Year: year} }

// ParseWhen reads YYYY, YYYY-MM or YYYY-MM-DD. The error is [ErrWhen] and does not quote s.
func ParseWhen(s string) (When, error) {
	var w When
	var ok [3]bool
	w.Year, ok[0] = digits(s, 0, 4)
	ok[1], ok[2] = true, true
	if len(s) > 4 {
		var month int
		month, ok[1] = digits(s, 5, 7)
		w.Month = time.Month(month)
		ok[1] = ok[1] && s[4] == '-' && month != 0
	}
	if len(s) > 7 {
		w.Day, ok[2] = digits(s, 8, 10)
		ok[2] = ok[2] && s[7] == '-' && w.Day != 0
	}
	if ok != [3]bool{true, true, true} || len(s) > 10 || !w.IsValid() {
		return When{}, ErrWhen
	}
	return w, nil
}

// digits reads s[from:to], which must be decimal digits.
func digits(s string, from, to int) (n int, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for _, c := range []byte(s[from:to]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// compare orders by what is recorded: a year comes before its months, a month before its days.
func (w When) compare(other When) int {
	return cmp.Or(
		cmp.Compare(w.Year, other.Year),
		cmp.Compare(w.Month, other.Month),
		cmp.Compare(w.Day, other.Day),
	)
}

// IsZero reports whether nothing is recorded.
func (w When) IsZero() bool { return w == When{} }

// IsValid reports whether w is a day, a month or a year of the calendar from 1900 to 2200.
func (w When) IsValid() bool {
	switch {
	case w.Year < 1900 || w.Year > 2200:
		return false
	case w.Month == 0:
		return w.Day == 0
	case w.Day == 0:
		return w.Month >= time.January && w.Month <= time.December
	}
	_, err := law.Date(w.Year, w.Month, w.Day)
	return err == nil
}

// String returns w as [ParseWhen] reads it; "" for the zero When.
func (w When) String() string {
	switch {
	case w.IsZero():
		return ""
	case w.Month == 0:
		return fmt.Sprintf("%04d", w.Year)
	case w.Day == 0:
		return fmt.Sprintf("%04d-%02d", w.Year, int(w.Month))
	}
	return fmt.Sprintf("%04d-%02d-%02d", w.Year, int(w.Month), w.Day)
}

// MarshalText returns w as [ParseWhen] reads it.
func (w When) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what [ParseWhen] reads; an empty text gives the zero When.
func (w *When) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*w = When{}
		return nil
	}
	parsed, err := ParseWhen(string(text))
	if err != nil {
		return err
	}
	*w = parsed
	return nil
}

// A Period is a stretch of time that data cover, both days inclusive. The zero Period covers
// everything.
type Period struct {
	From law.Day `json:"from,omitzero"`
	To   law.Day `json:"to,omitzero"`
}

// Covers reports whether the whole year is in p.
func (p Period) Covers(year int) bool {
	first, err := law.Date(year, time.January, 1)
	last := first.AddYears(1).AddDays(-1)
	return err == nil && !p.From.After(first) && (p.To.IsZero() || !p.To.Before(last))
}
