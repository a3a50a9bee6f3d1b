package law_test

import (
	"fmt"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// What somebody entered is a day of the calendar, or an error that does not quote it.
func ExampleDate() {
	_, err := law.Date(2026, time.February, 31)
	fmt.Println(err)
	day, err := law.Date(2026, time.February, 28)
	fmt.Println(day, day.Weekday(), err)
	// Output:
	// there is no such day
	// 2026-02-28 Saturday <nil>
}

func ExampleParseDay() {
	day, err := law.ParseDay("2026-11-23")
	fmt.Println(day, err)
	_, err = law.ParseDay("23.11.2026")
	fmt.Println(err)
	// Output:
	// 2026-11-23 <nil>
	// want a day as YYYY-MM-DD
}

// A period in months ends on the last day of a month that is too short.
func ExampleDay_AddMonths() {
	day := law.MustDay(2027, time.January, 31)
	fmt.Println(day.AddMonths(1), day.AddYears(1).AddMonths(1), day.AddDays(31))
	// Output: 2027-02-28 2028-02-29 2027-03-03
}

// The day depends on where one is.
func ExampleDayOf() {
	t := time.Date(2026, time.November, 23, 23, 30, 0, 0, time.UTC)
	fmt.Println(law.DayOf(t), law.DayOf(t.In(time.FixedZone("CET", 3600))))
	// Output: 2026-11-23 2026-11-24
}
