package calendar_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/calendar"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func upTo(n int, unit law.Unit) law.Period {
	return law.Period{Amount: n, Unit: unit, Qualifier: law.UpTo}
}

func limits(t *testing.T, place jurisdiction.Code) *jurisdiction.TimeLimits {
	t.Helper()
	p, err := jurisdiction.Builtin().Get(place)
	require.NoError(t, err)
	return &p.TimeLimits
}

// The last days follow from the words of the law that is named; holidays are those of the place.
func TestCountedByTheLawOfThePlace(t *testing.T) {
	administrative := func(x *jurisdiction.TimeLimits) law.Dated[law.Counting] {
		return x.Administrative
	}
	criminal := func(x *jurisdiction.TimeLimits) law.Dated[law.Counting] { return x.Criminal }
	civil := func(x *jurisdiction.TimeLimits) law.Dated[law.Counting] { return x.Civil }
	tests := []struct {
		place  jurisdiction.Code
		says   string
		of     func(*jurisdiction.TimeLimits) law.Dated[law.Counting]
		period law.Period
		start  law.Day
		last   law.Day
	}{
		// Austria. Six weeks; Good Friday and 24 December are no public holidays of the list.
		{"AT", "ETS 76, 4(1)", administrative, upTo(42, law.Days), d(2026, 9, 7), d(2026, 10, 19)},
		{"AT", "ETS 76, 5: 26 October", administrative, upTo(42, law.Days), d(2026, 9, 14),
			d(2026, 10, 27)},
		{"AT", "AVG 33(2): Good Friday, Easter Monday", administrative, upTo(5, law.Days),
			d(2026, 3, 29), d(2026, 4, 7)},
		{"AT", "AVG 33(2): 24 December", administrative, upTo(3, law.Days), d(2026, 12, 21),
			d(2026, 12, 28)},
		{"AT", "ETS 76: 24 December was no such day", administrative, upTo(3, law.Days),
			d(2020, 12, 21), d(2020, 12, 24)},
		{"AT", "ETS 76, 4(2): no such day", civil, upTo(1, law.Months), d(2028, 1, 31),
			d(2028, 2, 29)},
		// Italy: a Saturday moves in civil cases, and not in criminal ones.
		{"IT", "c.p.c. 155(5)", civil, upTo(10, law.Days), d(2026, 12, 9), d(2026, 12, 21)},
		{"IT", "c.p.p. 172(3)", criminal, upTo(10, law.Days), d(2026, 12, 9), d(2026, 12, 19)},
		{"IT", "c.p.p. 172(3): 25 April, a Sunday", criminal, upTo(10, law.Days), d(2027, 4, 15),
			d(2027, 4, 26)},
		{"DE", "BGB 193", civil, upTo(10, law.Days), d(2026, 12, 16), d(2026, 12, 28)},
		// Switzerland.
		{"CH", "VwVG 20(3): 1 August, a Saturday", administrative, upTo(10, law.Days),
			d(2026, 7, 22), d(2026, 8, 3)},
		{"CH", "StPO 90(1)", criminal, upTo(10, law.Days), d(2026, 11, 2), d(2026, 11, 12)},
		// Germany.
		{"DE", "VwVfG 31(3), BGB 188(2), (3)", administrative, upTo(1, law.Months),
			d(2027, 1, 30), d(2027, 3, 1)},
		{"DE", "StPO 43(2): 1 January, a Friday", criminal, upTo(7, law.Days), d(2026, 12, 25),
			d(2027, 1, 4)},
		// Poland: a Saturday moves in criminal cases since 5 October 2019, in civil since 2017.
		{"PL", "k.p.k. 123 § 3 before", criminal, upTo(7, law.Days), d(2019, 9, 28),
			d(2019, 10, 5)},
		{"PL", "k.p.k. 123 § 3 since", criminal, upTo(7, law.Days), d(2019, 10, 5),
			d(2019, 10, 14)},
		{"PL", "k.c. 115 before", civil, upTo(7, law.Days), d(2016, 12, 10), d(2016, 12, 17)},
		{"PL", "k.c. 115 since", civil, upTo(7, law.Days), d(2017, 1, 7), d(2017, 1, 16)},
		{"PL", "k.c. 115: Christmas Eve", civil, upTo(7, law.Days), d(2026, 12, 17),
			d(2026, 12, 28)},
		// The Netherlands, where the first day is not known to be left out: it counts here.
		{"NL", "Termijnenwet 1, 3(2): Good Friday", administrative, upTo(
			6, law.Days,
		), d(2026, 3, 29),
			d(2026, 4, 7)},
		{"NL", "Termijnenwet 1: Saturday to Easter Monday", administrative, upTo(6, law.Days),
			d(2026, 3, 30), d(2026, 4, 7)},
		{"NL", "Termijnenwet 2: two working days in three", administrative, upTo(3, law.Days),
			d(2026, 11, 28), d(2026, 12, 1)},
		{"NL", "Termijnenwet 4: more than 90 days", administrative, upTo(91, law.Days),
			d(2026, 1, 3), d(2026, 4, 3)},
		// Bulgaria, civil: 60(3) a month without the day, 60(6) a Sunday.
		{"BG", "GPK 60(3), (6)", civil, upTo(1, law.Months), d(2027, 1, 31), d(2027, 3, 1)},
		{"BG", "GPK 60(6): 24 May and the Monday for it", civil, upTo(5, law.Days),
			d(2026, 5, 19), d(2026, 5, 26)},
		// Serbia: 30 April 2022 was a Saturday, 1 and 2 May holidays, 3 May for the Sunday.
		{"RS", "ZUP 80: 30 April 2022", administrative, upTo(10, law.Days), d(2022, 4, 20),
			d(2022, 5, 4)},
		{"RS", "ZUP 80: to 30 April of a year", administrative, upTo(365, law.Days),
			d(2025, 5, 2), d(2026, 5, 4)},
		// Slovakia.
		{"SK", "71/1967, 27(2): 1 January, a Friday", administrative, upTo(15, law.Days),
			d(2026, 12, 17), d(2027, 1, 4)},
		// Spain and Ukraine: periods in days are of working days.
		{"ES", "39/2015, 30(2): 12 October", administrative, upTo(10, law.Days), d(2026, 10, 1),
			d(2026, 10, 16)},
		{"ES", "39/2015, 30(4), (5)", administrative, upTo(1, law.Months), d(2026, 8, 31),
			d(2026, 9, 30)},
		{"ES", "39/2015, 30(5): 6 December, a Sunday", administrative, upTo(1, law.Months),
			d(2026, 11, 6), d(2026, 12, 7)},
	}
	for _, tt := range tests {
		t.Run(string(tt.place)+" "+tt.says, func(t *testing.T) {
			by, state := tt.of(limits(t, tt.place)).At(tt.start)
			if state != law.Known { // the text was first seen while the period ran
				by, state = tt.of(limits(t, tt.place)).At(tt.last)
			}
			require.Equal(t, law.Known, state)
			cal, ok := calendar.Of(tt.place)
			require.True(t, ok)
			got, ok := tt.period.Count(tt.start, by.Value, cal)
			require.True(t, ok)
			assert.Equal(t, tt.last, got.Last)
		})
	}
}

// Regulation 1182/71, article 2: working days leave out the public holidays of the Member State.
// Easter of 2026 is 5 April in the West and 12 April in the Orthodox churches.
func TestWorkingDaysOfTheUnion(t *testing.T) {
	for _, tt := range []struct {
		place jurisdiction.Code
		start law.Day
		last  law.Day
	}{
		{"DE", d(2026, 12, 14), d(2027, 1, 6)},    // 25 December, 1 January
		{"DE-BY", d(2026, 12, 14), d(2027, 1, 7)}, // and Epiphany
		{"SI", d(2026, 6, 12), d(2026, 7, 6)},     // 25 June
		{"FR", d(2026, 4, 3), d(2026, 4, 27)},     // Easter Monday
		{"DE", d(2026, 4, 2), d(2026, 4, 27)},     // Good Friday, Easter Monday
		{"GR", d(2026, 4, 3), d(2026, 4, 28)},     // 10 and 13 April
		{"RO", d(2026, 4, 3), d(2026, 4, 28)},
		{"BG", d(2026, 4, 3), d(2026, 4, 28)},
		{"PL", d(2025, 12, 12), d(2026, 1, 9)}, // 24 to 26 December, 1 and 6 January
		{"PL", d(2024, 12, 13), d(2025, 1, 9)}, // 24 December was a working day
	} {
		got, ok := upTo(15, law.WorkingDays).Count(tt.start, law.EUCounting(), of(t, tt.place))
		require.True(t, ok)
		assert.Equal(t, tt.last, got.Last, "%s %s", tt.place, tt.start)
		assert.False(t, got.HolidaysIgnored)
		assert.False(t, got.HolidaysPartly)
	}
}

// A place without a list counts no holidays, and says so.
func TestAPlaceWithoutAList(t *testing.T) {
	cal, ok := calendar.Of("BA")
	require.False(t, ok)
	require.Nil(t, cal)
	got, _ := upTo(2, law.WorkingDays).Count(d(2026, 12, 31), law.EUCounting(), nil)
	assert.Equal(t, d(2027, 1, 4), got.Last)
	assert.True(t, got.HolidaysIgnored)
}
