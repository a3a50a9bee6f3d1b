package person

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Date is a day that may lack its day, or its day and month, as people remember it: "2024",
// "2024-05", "2024-05-17" (ISO 8601-1, reduced precision). It serves for facts of the past; a day
// from which a duty runs is a [law.Day]. Dates are comparable with ==; the zero Date means "not
// recorded". A date that does not exist cannot be made.
type Date struct {
	year       int16
	month, day int8
}

// ErrDate is wrapped by the errors of [NewDate] and [ParseDate]. No such error quotes what it was
// given.
var ErrDate = errors.New("no such date")

// NewDate returns a date; a day of 0 is one that is not known, and so is a month of 0 without a
// day. The error wraps [ErrDate]: for a day that does not exist, and for years outside 1 to 9999.
func NewDate(year int, month time.Month, day int) (Date, error) {
	switch {
	case year < 1 || year > 9999, month < 0 || month > 12, month == 0 && day != 0:
		return Date{}, ErrDate
	case day != 0:
		if _, err := law.Date(year, month, day); err != nil {
			return Date{}, fmt.Errorf("%w: %w", ErrDate, err)
		}
	}
	return Date{int16(year), int8(month), int8(day)}, nil
}

// Form says how a date is written.
func (Date) Form() string { return "a day as YYYY-MM-DD, or YYYY-MM or YYYY alone" }

// ParseDate returns the date that s spells as YYYY, YYYY-MM or YYYY-MM-DD. The empty text is the
// zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	var n [3]int
	switch len(s) {
	case len("2024"), len("2024-05"), len("2024-05-17"):
	default:
		return Date{}, fmt.Errorf("%w: want YYYY, YYYY-MM or YYYY-MM-DD", ErrDate)
	}
	part := 0
	for i, c := range []byte(s) {
		switch {
		case i == 4 || i == 7:
			if c != '-' {
				return Date{}, fmt.Errorf("%w: want YYYY, YYYY-MM or YYYY-MM-DD", ErrDate)
			}
			part++
		case c < '0' || c > '9':
			return Date{}, fmt.Errorf("%w: want YYYY, YYYY-MM or YYYY-MM-DD", ErrDate)
		default:
			n[part] = n[part]*10 + int(c-'0')
		}
	}
	if part > 0 && n[1] == 0 || part > 1 && n[2] == 0 {
		return Date{}, ErrDate
	}
	return NewDate(n[0], time.Month(n[1]), n[2])
}

// DateOf returns the date that is the day d.
func DateOf(d law.Day) Date {
	if d.IsZero() {
		return Date{}
	}
	y, m, day := d.Date()
	return Date{int16(y), int8(m), int8(day)}
}

// IsZero reports whether d is not recorded.
func (d Date) IsZero() bool { return d == Date{} }

// Equal reports whether two dates are the same, as == does; go-cmp asks it.
func (d Date) Equal(other Date) bool { return d == other }

// First returns the first day that d can be; the zero Day of the zero Date.
func (d Date) First() law.Day {
	if d.IsZero() {
		return law.Day{}
	}
	first, _ := law.Date(int(d.year), time.Month(max(d.month, 1)), int(max(d.day, 1)))
	return first
}

// Last returns the last day that d can be; the zero Day of the zero Date.
func (d Date) Last() law.Day {
	if d.IsZero() || d.day != 0 {
		return d.First()
	}
	month := time.December
	if d.month != 0 {
		month = time.Month(d.month)
	}
	for day := 31; ; day-- {
		if last, err := law.Date(int(d.year), month, day); err == nil {
			return last
		}
	}
}

// Day returns the day that d is; false where it lacks its day.
func (d Date) Day() (law.Day, bool) { return d.First(), d.day != 0 }

// String returns d as [ParseDate] reads it; "" for the zero Date.
func (d Date) String() string {
	b, _ := d.AppendText(nil)
	return string(b)
}

// AppendText implements [encoding.TextAppender].
func (d Date) AppendText(b []byte) ([]byte, error) {
	if d.IsZero() {
		return b, nil
	}
	b = pad(b, int(d.year), 4)
	if d.month != 0 {
		b = pad(append(b, '-'), int(d.month), 2)
	}
	if d.day != 0 {
		b = pad(append(b, '-'), int(d.day), 2)
	}
	return b, nil
}

func pad(b []byte, n, width int) []byte {
	for unit := 10; width > 1; width, unit = width-1, unit*10 {
		if n < unit {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// MarshalText implements [encoding.TextMarshaler].
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler]; the empty text is the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	got, err := ParseDate(string(b))
	if err == nil {
		*d = got
	}
	return err
}

// LogValue logs the date: it is a value as any other, see the package victim on privacy.
func (d Date) LogValue() slog.Value { return slog.StringValue(d.String()) }

// MarshalBinary implements [encoding.BinaryMarshaler], for encoding/gob.
func (d Date) MarshalBinary() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalBinary implements [encoding.BinaryUnmarshaler].
func (d *Date) UnmarshalBinary(b []byte) error { return d.UnmarshalText(b) }

// Scan implements [database/sql.Scanner]; NULL and the empty text are the zero Date, and a time is
// its day.
func (d *Date) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		var day law.Day
		err := day.Scan(v)
		if err == nil {
			*d = DateOf(day)
		}
		return err
	}
	return fmt.Errorf("%w: want YYYY, YYYY-MM or YYYY-MM-DD, NULL or a time, not a %T",
		ErrDate, value)
}

// Value implements [database/sql/driver.Valuer]: the text of d, and NULL for the zero Date.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}
