package calendar_test

import (
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction/calendar"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func ExampleOf() {
	c, _ := calendar.Of("DE")
	within := law.Period{Amount: 15, Unit: law.WorkingDays, Qualifier: law.UpTo}
	d, _ := within.Count(law.MustDay(2026, 12, 14), law.EUCounting(), c)
	fmt.Println(d.Last, d.Holidays)
	// Output: 2027-01-06 [2026-12-25 2027-01-01]
}

func ExampleCalendar_Year() {
	c, _ := calendar.Of("GB-SCT")
	days, whole := c.Year(2026)
	for _, h := range days {
		if !h.For.IsZero() {
			fmt.Println(h.Day, h.Name, "for", h.For, whole)
		}
	}
	// Output: 2026-12-28 Boxing Day for 2026-12-26 true
}

func ExampleUnread() {
	source, unread := calendar.Unread("BA")
	fmt.Println(unread, source.Confidence)
	// Output: true low
}

func ExampleCalendar_Holiday() {
	c, _ := calendar.Of("AL")
	_, known := c.Holiday(law.MustDay(2030, 6, 3))
	fmt.Println(known) // the feasts of Bajram of 2030 are not announced
	// Output: false
}

func ExamplePlaces() {
	fmt.Println(len(calendar.Places()) > 40)
	// Output: true
}
