package law

import "time"

// Easter returns Easter Sunday of a year in the Gregorian calendar, as the Western churches keep
// it.
func Easter(year int) Day {
	// The anonymous Gregorian algorithm.
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return exactly(year, time.Month(n/31), n%31+1)
}

// OrthodoxEaster returns Easter Sunday of a year as the Orthodox churches keep it, by the Julian
// calendar, as a day of ours.
func OrthodoxEaster(year int) Day {
	// The algorithm of Meeus for the Julian calendar.
	d := (19*(year%19) + 15) % 30
	e := (2*(year%4) + 4*(year%7) - d + 34) % 7
	n := d + e + 114
	return exactly(year, time.Month(n/31), n%31+1).AddDays(year/100 - year/400 - 2)
}
