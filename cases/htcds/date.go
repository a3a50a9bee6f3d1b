package htcds

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The days that a number may stand for. A number below them is more likely a year, and one above
// them a mistake.
const (
	firstSerial = 7306  // 1920-01-01
	lastSerial  = 73050 // 2099-12-31
)

// dayOrder says what stands first where a day is written with its month as a number. The zero
// dayOrder is not known.
type dayOrder int

const (
	dayFirst dayOrder = iota + 1
	monthFirst
)

// fromSerial returns the day of a number of days as spreadsheets count them; date1904 counts from
// 1904.
func fromSerial(n int, date1904 bool) law.Day {
	// Days from March 1900 on are right: spreadsheets believe in a 29 February 1900.
	first := law.MustDay(1899, time.December, 30)
	if date1904 {
		first = law.MustDay(1904, time.January, 1)
	}
	return first.AddDays(n)
}

// parseDate reads a day. What it tolerates it reports; so it does with what is none.
func (c *cellReader) parseDate(s string, report func(Code)) law.Day {
	if day, ok := isoDay(s); ok {
		return checked(day, report)
	}
	if t := trim(s); t != s {
		s = t
		report(DateForm)
	}
	if day, rest, ok := cutTime(s); ok {
		if d, iso := isoDay(day); iso {
			if strings.Trim(rest, "0:.Z") != "" {
				report(DateTime)
			} else {
				report(DateForm)
			}
			return checked(d, report)
		}
		report(DateTime)
		s = day
	}
	if n, fraction, ok := serial(s); ok {
		return c.serialDay(n, fraction, report)
	}
	return c.numericDay(s, report)
}

// serialDay returns the day of a number of days.
func (c *cellReader) serialDay(n int, fraction bool, report func(Code)) law.Day {
	if c.date1904 {
		n += 1462 // from 1904-01-01 to the count of 1900
	}
	if n < firstSerial || n > lastSerial {
		report(BadDate)
		return law.Day{}
	}
	if fraction {
		report(DateTime)
	}
	if !c.serials {
		report(DateSerial)
	}
	return fromSerial(n, false)
}

// numericDay reads a day written as three numbers.
func (c *cellReader) numericDay(s string, report func(Code)) law.Day {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == '/' || r == '-' || r == ' ' })
	if len(parts) != 3 || strings.Trim(s, "0123456789./- ") != "" {
		report(BadDate)
		return law.Day{}
	}
	var n [3]int
	for i, p := range parts {
		var err error
		if n[i], err = strconv.Atoi(p); err != nil || len(p) > 4 {
			report(BadDate)
			return law.Day{}
		}
	}
	switch {
	case len(parts[0]) == 4 && len(parts[2]) <= 2: // year first
		report(DateForm)
		return checked(date(n[0], n[1], n[2]), report)
	case len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2:
		report(BadDate) // a year of two digits is nobody's birthday for certain
		return law.Day{}
	}
	order := c.order
	switch {
	case n[0] > 12 || n[0] == n[1] || strings.Contains(s, "."):
		order = dayFirst // with points the day comes first wherever they are used
	case n[1] > 12:
		order = monthFirst
	}
	switch order {
	case dayFirst:
		report(DateForm)
		return checked(date(n[2], n[1], n[0]), report)
	case monthFirst:
		report(DateForm)
		return checked(date(n[2], n[0], n[1]), report)
	}
	report(AmbiguousDate)
	return law.Day{}
}

// date returns a day; the zero Day if there is no such day.
func date(year, month, day int) law.Day {
	d, _ := law.Date(year, time.Month(month), day)
	return d
}

// checked returns d, or reports that it is none that is taken.
func checked(d law.Day, report func(Code)) law.Day {
	if d.Year() < 1000 {
		report(BadDate)
		return law.Day{}
	}
	return d
}

// isoDay reads exactly YYYY-MM-DD. It is true for the form; a day that there is not is the zero
// Day.
func isoDay(s string) (day law.Day, ok bool) {
	day, err := law.ParseDay(s)
	return day, !errors.Is(err, law.ErrDayForm)
}

// cutTime takes a time of day off s, which follows a T or a space and begins as 00:00.
func cutTime(s string) (day, rest string, ok bool) {
	i := strings.IndexAny(s, "T ")
	if i < 0 || len(s) < i+5 || s[i+3] != ':' && s[i+2] != ':' {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// serial reads a number of days, perhaps with a part of a day.
func serial(s string) (n int, fraction, ok bool) {
	whole, part, point := strings.Cut(s, ".")
	if !digits(whole) || len(whole) > 7 || point && !digits(part) {
		return 0, false, false
	}
	n, _ = strconv.Atoi(whole)
	return n, strings.Trim(part, "0") != "", true
}
