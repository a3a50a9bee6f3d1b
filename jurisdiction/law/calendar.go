package law

import "time"

// A Calendar says which days are working days in a place. It may also be [Holidays].
type Calendar interface {
	Working(Day) bool
}

// Holidays is a Calendar that tells public holidays from other days without work: a holiday that
// falls on a Saturday, and a year of which not every holiday is known.
type Holidays interface {
	Calendar
	// Holiday answers whether day is a public holiday of the place. Known says whether every public
	// holiday of the year is known: where it is false, a day may be one although the answer is no.
	Holiday(day Day) (is, known bool)
}

// Weekdays is a Calendar on which Monday to Friday are working days. It knows no public holidays.
type Weekdays struct{}

// Working reports whether day is a Monday, Tuesday, Wednesday, Thursday or Friday.
func (Weekdays) Working(day Day) bool { return !weekend(day) }

func weekend(day Day) bool {
	wd := day.Weekday()
	return wd == time.Saturday || wd == time.Sunday
}

// An almanac answers what the counting of a period asks of a calendar, and notes what it did not
// know.
type almanac struct {
	Calendar
	holidays Holidays // nil where the calendar only knows working days
	knows    bool     // public holidays at all
	partly   bool     // a year was asked of which not every public holiday is known
}

func newAlmanac(cal Calendar) almanac {
	a := almanac{Calendar: cal}
	switch c := cal.(type) {
	case nil:
		a.Calendar = Weekdays{}
	case Weekdays:
	case Holidays:
		a.holidays, a.knows = c, true
	default:
		a.knows = true
	}
	return a
}

// holiday reports whether day is known to be a public holiday. A calendar that only knows working
// days has one where a day from Monday to Friday is none.
func (a *almanac) holiday(day Day) bool {
	if a.holidays == nil {
		return !weekend(day) && !a.Working(day)
	}
	is, known := a.holidays.Holiday(day)
	a.partly = a.partly || !known
	return is
}
