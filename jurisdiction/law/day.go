package law

import (
	"bytes"
	"database/sql/driver"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// A Day is a day of the Gregorian calendar, without a time of day and without a time zone, from
// 0001-01-01 to 9999-12-31. The zero Day means "not recorded".
//
// There is no Day that the calendar does not have: 31 February cannot be made. Days are compared
// with == and take four bytes. As text a Day is written as YYYY-MM-DD, and the zero Day as "".
// JSON takes the form of the text and reads null as the zero Day too; a field with the option
// omitzero is left out.
type Day struct {
	n int32 // days since the eve of 0001-01-01, so that the order of days is the order of numbers
}

// The ends of the calendar, and the day from which the time package counts.
const (
	firstDay = 1
	unixDay  = 719_163   // 1970-01-01
	lastDay  = 3_652_059 // 9999-12-31
)

// The errors of [Date], [ParseDay] and [Day.Scan]. They do not quote what was given.
var (
	ErrNoSuchDay = errors.New("there is no such day")
	ErrDayForm   = errors.New("want a day as YYYY-MM-DD")
)

// Date returns the day with the given year, month and day of the month. The error is
// [ErrNoSuchDay] where the calendar has none, or the year is not one of 1 to 9999.
func Date(year int, month time.Month, day int) (Day, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December ||
		day < 1 || day > daysIn(year, month) {
		return Day{}, ErrNoSuchDay
	}
	return exactly(year, month, day), nil
}

// MustDay returns what [Date] does and panics where that has an error. It is for days that are
// written in a program, never for what somebody entered.
func MustDay(year int, month time.Month, day int) Day {
	d, err := Date(year, month, day)
	if err != nil {
		panic("law.MustDay: " + err.Error())
	}
	return d
}

// ParseDay reads exactly YYYY-MM-DD. The error is [ErrDayForm] for another form, also for an empty
// text, and [ErrNoSuchDay] for a day that the calendar does not have.
func ParseDay(s string) (Day, error) { return parse(s) }

func parse[T string | []byte](s T) (Day, error) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return Day{}, ErrDayForm
	}
	var part [3]int
	for i, at := range [3][2]int{{0, 4}, {5, 7}, {8, 10}} {
		for _, c := range []byte(s[at[0]:at[1]]) {
			if c < '0' || c > '9' {
				return Day{}, ErrDayForm
			}
			part[i] = 10*part[i] + int(c-'0')
		}
	}
	return Date(part[0], time.Month(part[1]), part[2])
}

// DayOf returns the day on which t falls in the location of t. It is the zero Day for the zero
// time, the first moment of 0001-01-01 in UTC, and for a year that is not one of 1 to 9999.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return Day{}
	}
	d, _ := Date(t.Date())
	return d
}

// The calendar is counted here and not by the time package, which knows zones and seconds: a check
// of a file asks for hundreds of birthdays. Years begin with March in these sums, so that the day
// that a leap year has more is their last: then the months before a month have (153*m+2)/5 days
// together, m counted from March as 0.
const (
	daysBeforeMarch = 306     // of the year from March to December
	daysOf400Years  = 146_097 // after which the calendar repeats itself
)

// exactly returns a day that exists.
func exactly(year int, month time.Month, day int) Day {
	m := int(month) - 3
	if m < 0 {
		year, m = year-1, m+12
	}
	return Day{int32(
		365*year + year/4 - year/100 + year/400 + (153*m+2)/5 + day - daysBeforeMarch,
	)}
}

const secondsOfADay = 24 * 60 * 60

var daysOfMonths = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func daysIn(year int, month time.Month) int {
	if month == time.February && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return 29
	}
	return daysOfMonths[month-1]
}

// IsZero reports whether no day is recorded.
func (d Day) IsZero() bool { return d == Day{} }

// Date returns the year, the month and the day of the month; zeros for the zero Day.
func (d Day) Date() (year int, month time.Month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	n := int(d.n) + daysBeforeMarch - 1
	cycle, n := n/daysOf400Years, n%daysOf400Years
	// 1460 days are four years but for the day that they may have more, 36524 a century but for
	// that, and 146096 a cycle.
	year = (n - n/1460 + n/36_524 - n/146_096) / 365
	n -= 365*year + year/4 - year/100
	m := (5*n + 2) / 153
	day = n - (153*m+2)/5 + 1
	year += 400 * cycle
	if m < 10 {
		return year, time.Month(m + 3), day
	}
	return year + 1, time.Month(m - 9), day
}

// Year returns the year; 0 for the zero Day.
func (d Day) Year() int {
	year, _, _ := d.Date()
	return year
}

// Month returns the month; 0 for the zero Day.
func (d Day) Month() time.Month {
	_, month, _ := d.Date()
	return month
}

// Day returns the day of the month, from 1 on; 0 for the zero Day.
func (d Day) Day() int {
	_, _, day := d.Date()
	return day
}

// Weekday returns the day of the week. It says nothing for the zero Day.
func (d Day) Weekday() time.Weekday { return time.Weekday(d.n % 7) } // 0001-01-01 was a Monday

// In returns the moment at which d begins in loc, as [time.Date] finds it: on a day on which clocks
// pass over midnight that is another moment of the night. It is the zero time for the zero Day. In
// panics if loc is nil.
func (d Day) In(loc *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	utc := time.Unix(int64(d.n-unixDay)*secondsOfADay, 0).UTC()
	if loc == time.UTC {
		return utc
	}
	year, month, day := utc.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, loc)
}

// Compare returns -1, 0 or +1 as d lies before other, is the same day, or lies after it. The zero
// Day comes before every day.
func (d Day) Compare(other Day) int {
	switch {
	case d.n < other.n:
		return -1
	case d.n > other.n:
		return 1
	}
	return 0
}

// Equal reports whether d and other are the same day, as == does. It is for go-cmp, which asks it.
func (d Day) Equal(other Day) bool { return d == other }

// Before reports whether d comes before other. The zero Day comes before every day.
func (d Day) Before(other Day) bool { return d.n < other.n }

// After reports whether d comes after other. The zero Day comes after none.
func (d Day) After(other Day) bool { return d.n > other.n }

// DaysSince returns how many days have passed from other to d: 1 on the day after, less than 0
// before. It is 0 where one of the two is not recorded.
func (d Day) DaysSince(other Day) int {
	if d.IsZero() || other.IsZero() {
		return 0
	}
	return int(d.n - other.n)
}

// AddDays returns the day n days after d; n may be negative. As for [Day.AddMonths], the zero Day
// stays what it is, and what lies past an end of the calendar is the day at that end: a last day
// that is too far off does not turn into one that has passed.
func (d Day) AddDays(n int) Day {
	if d.IsZero() {
		return Day{}
	}
	n = min(max(n, -lastDay), lastDay) // more leads to an end all the same, and could overflow
	return Day{min(max(d.n+int32(n), firstDay), lastDay)}
}

// AddMonths returns the day n months after d, clipped to the end of the month: 31 January plus one
// month is 28 or 29 February. n may be negative.
//
// [time.Time.AddDate] carries the surplus days over into the next month, which no rule on statutory
// periods that we know of does; compare Regulation (EEC, Euratom) No 1182/71, article 3(2)(c).
func (d Day) AddMonths(n int) Day {
	if d.IsZero() {
		return Day{}
	}
	const most = 12 * 9999
	year, month, day := d.Date()
	months := 12*year + int(month) - 1 + min(max(n, -most), most)
	switch year = months / 12; {
	case months < 12: // before the year 1
		return Day{firstDay}
	case year > 9999:
		return Day{lastDay}
	}
	month = time.Month(months%12 + 1)
	return exactly(year, month, min(day, daysIn(year, month)))
}

// AddYears returns the day n years after d, clipped to the end of the month: 29 February plus one
// year is 28 February. n may be negative.
func (d Day) AddYears(n int) Day { return d.AddMonths(12 * min(max(n, -9999), 9999)) }

// Birthday returns the day on which a person born on birth reaches the given age in years.
// Who is born on 29 February reaches it on 1 March where the year is not a leap year: the
// age is complete only when the last day of the year of life has ended, and the later day
// is the one that protects a child longer.
func Birthday(birth Day, years int) Day {
	day := birth.AddYears(years)
	if _, month, of := birth.Date(); month == time.February && of == 29 && day.Day() == 28 {
		return day.AddDays(1)
	}
	return day
}

// String returns d as [ParseDay] reads it; "" for the zero Day.
func (d Day) String() string {
	var b [len(time.DateOnly)]byte
	text, _ := d.AppendText(b[:0])
	return string(text)
}

// GoString returns d as a program writes it.
func (d Day) GoString() string {
	if d.IsZero() {
		return "law.Day{}"
	}
	year, month, day := d.Date()
	return fmt.Sprintf("law.MustDay(%d, %d, %d)", year, month, day)
}

// AppendText appends d as [Day.String] writes it.
func (d Day) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	return d.In(time.UTC).AppendFormat(b, time.DateOnly), nil
}

// MarshalText returns d as [Day.String] does.
func (d Day) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText reads what [ParseDay] reads, with its errors; an empty text gives the zero Day.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Day{}
		return nil
	}
	day, err := parse(text)
	if err != nil {
		return err
	}
	*d = day
	return nil
}

// UnmarshalJSON reads a string as [Day.UnmarshalText] does, and null as the zero Day, also where a
// day stood before. What is neither is [ErrDayForm].
func (d *Day) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Day{}
		return nil
	}
	if end := len(data) - 1; end >= 1 && data[0] == '"' && !bytes.ContainsRune(data, '\\') {
		return d.UnmarshalText(data[1:end])
	}
	var text string
	if json.Unmarshal(data, &text) != nil {
		return ErrDayForm
	}
	return d.UnmarshalText([]byte(text))
}

// MarshalBinary returns d as four bytes, as encoding/gob writes it.
func (d Day) MarshalBinary() ([]byte, error) {
	return binary.BigEndian.AppendUint32(nil, uint32(d.n)), nil
}

// UnmarshalBinary reads what [Day.MarshalBinary] returns. The error is [ErrNoSuchDay].
func (d *Day) UnmarshalBinary(data []byte) error {
	if len(data) != 4 {
		return ErrNoSuchDay
	}
	n := binary.BigEndian.Uint32(data)
	if n > lastDay {
		return ErrNoSuchDay
	}
	d.n = int32(n)
	return nil
}

// LogValue returns d as a text, so that every handler of a log writes it in the same way.
func (d Day) LogValue() slog.Value { return slog.StringValue(d.String()) }

// Value returns d as a database takes it: YYYY-MM-DD, and NULL for the zero Day.
func (d Day) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads what a database gives: a time, whose own location says which day it is, or a text as
// [Day.UnmarshalText] reads it. NULL gives the zero Day, and so does the zero time.
func (d *Day) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*d = Day{}
		return nil
	case time.Time:
		day := DayOf(v)
		if day.IsZero() && !v.IsZero() {
			return ErrNoSuchDay
		}
		*d = day
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	}
	return fmt.Errorf("%w, NULL or a time, not a %T", ErrDayForm, value)
}
