package law

import (
	"time"

	"cloud.google.com/go/civil"
)

// Day is a calendar day without a time zone. The zero Day means "not recorded".
type Day = civil.Date

// NewDay returns the day with the given year, month and day of the month.
// It does not check that there is such a day; [Day.IsValid] does.
func NewDay(year int, month time.Month, day int) Day {
	return Day{Year: year, Month: month, Day: day}
}

// AddMonths returns the day n months after d, clipped to the end of the month:
// 31 January plus one month is 28 or 29 February. n may be negative.
//
// [civil.Date.AddMonths] carries the surplus days over into the next month, which no
// rule on statutory periods that we know of does; compare Regulation (EEC, Euratom)
// No 1182/71, article 3(2)(c).
func AddMonths(d Day, n int) Day {
	first := Day{Year: d.Year, Month: d.Month, Day: 1}.AddMonths(n)
	return Day{Year: first.Year, Month: first.Month, Day: min(d.Day, daysIn(first.Year, first.Month))}
}

// AddYears returns the day n years after d, clipped to the end of the month:
// 29 February plus one year is 28 February.
func AddYears(d Day, n int) Day { return AddMonths(d, 12*n) }

// Birthday returns the day on which a person born on birth reaches the given age in years.
// Who is born on 29 February reaches it on 1 March where the year is not a leap year: the
// age is complete only when the last day of the year of life has ended, and the later day
// is the one that protects a child longer.
func Birthday(birth Day, years int) Day {
	y := birth.Year + years
	if birth.Month == time.February && birth.Day == 29 && daysIn(y, time.February) == 28 {
		return Day{Year: y, Month: time.March, Day: 1}
	}
	return Day{Year: y, Month: birth.Month, Day: birth.Day}
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
