package law_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// winter has the public holidays of a winter in Germany, and knows those of 2026 and 2027.
type winter struct{}

func (winter) Working(day law.Day) bool {
	is, _ := winter{}.Holiday(day)
	return !is && law.Weekdays{}.Working(day)
}

func (winter) Holiday(day law.Day) (is, known bool) {
	switch day {
	case d(2026, 12, 25), d(2026, 12, 26), d(2027, 1, 1):
		is = true
	}
	return is, day.Year() == 2026 || day.Year() == 2027
}

func daysUpTo(n int) law.Period {
	return law.Period{Amount: n, Unit: law.Days, Qualifier: law.UpTo}
}

func TestPeriod_CountWorkingDays(t *testing.T) {
	p := law.Period{Amount: 15, Unit: law.WorkingDays, Qualifier: law.UpTo}
	got, ok := p.Count(d(2026, 12, 14), law.EUCounting(), winter{})
	require.True(t, ok)
	assert.Equal(t, d(2027, 1, 6), got.Last, "Regulation 1182/71, article 2(2)")
	assert.Equal(t, []law.Day{d(2026, 12, 25), d(2027, 1, 1)}, got.Holidays)
	assert.False(t, got.HolidaysIgnored)
	assert.False(t, got.HolidaysPartly)
	assert.Contains(t, got.Steps()[1].What, "public holidays left out: 2026-12-25, 2027-01-01")

	got, _ = p.Count(d(2026, 12, 14), law.EUCounting(), nil)
	assert.Equal(t, d(2027, 1, 4), got.Last)
	assert.True(t, got.HolidaysIgnored)
	assert.Contains(t, got.Steps()[1].What, "public holidays are not taken into account")

	got, _ = p.Count(d(2028, 12, 14), law.EUCounting(), winter{})
	assert.True(t, got.HolidaysPartly)
	assert.Contains(t, got.Steps()[1].What, "not all public holidays of the time are known to us")
}

// Regulation 1182/71, article 3(4) and (5).
func TestPeriod_CountByEULaw(t *testing.T) {
	for name, tt := range map[string]struct {
		p       law.Period
		start   law.Day
		last    law.Day
		counted law.Day
		on      law.Rest
	}{
		"to a Wednesday": {daysUpTo(7), d(2026, 11, 25), d(2026, 12, 2), law.Day{}, ""},
		"to a Saturday": {
			daysUpTo(10), d(2026, 11, 25), d(2026, 12, 7), d(2026, 12, 5), law.Saturday,
		},
		"to a Sunday": {
			daysUpTo(11), d(2026, 11, 25), d(2026, 12, 7), d(2026, 12, 6), law.Sunday,
		},
		"to a holiday": {
			daysUpTo(7), d(2026, 12, 25), d(2027, 1, 4), d(2027, 1, 1), law.PublicHoliday,
		},
		"two days over a weekend": {
			daysUpTo(2), d(2026, 11, 27), d(2026, 12, 1), d(2026, 11, 29), law.Sunday,
		},
		"two days from a Thursday": {
			daysUpTo(2), d(2026, 11, 26), d(2026, 11, 30), d(2026, 11, 28), law.Saturday,
		},
		"three days with one working day": {
			daysUpTo(3), d(2026, 11, 27), d(2026, 12, 1), d(2026, 11, 30), "",
		},
		"one day": {daysUpTo(1), d(2026, 11, 27), d(2026, 11, 30), d(2026, 11, 28), law.Saturday},
		"a month that ends on a Sunday": {
			law.Period{Amount: 1, Unit: law.Months, Qualifier: law.UpTo},
			d(2026, 10, 29), d(2026, 11, 30), d(2026, 11, 29), law.Sunday,
		},
		"hours never move": {
			law.Period{Amount: 72, Unit: law.Hours, Qualifier: law.UpTo},
			d(2026, 11, 26), d(2026, 11, 29), law.Day{}, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := tt.p.Count(tt.start, law.EUCounting(), winter{})
			require.True(t, ok)
			assert.Equal(t, tt.last, got.Last)
			assert.Equal(t, tt.counted, got.Counted)
			assert.Equal(t, tt.on, got.FallsOn)
			steps := got.Steps()
			assert.Equal(t, tt.last, steps[len(steps)-1].Day)
			if !tt.counted.IsZero() {
				assert.Len(t, steps, 3)
				assert.Equal(t, tt.counted, steps[1].Day)
			}
		})
	}
}

func TestPeriod_CountByNationalLaw(t *testing.T) {
	moves := func(on ...law.Rest) law.Counting {
		return law.Counting{FirstDay: law.FirstNotCounts, LastDay: law.LastMoves, MovesOn: on}
	}
	saturday, sunday, christmas := d(2026, 11, 28), d(2026, 11, 29), d(2026, 12, 25)
	for name, tt := range map[string]struct {
		by    law.Counting
		last  law.Day // by the count
		moved law.Day
		says  string
	}{
		"not known whether it moves": {
			law.Counting{FirstDay: law.FirstNotCounts}, saturday, saturday,
			"a Saturday: whether the last day moves is not known to us",
		},
		"stays": {
			law.Counting{FirstDay: law.FirstNotCounts, LastDay: law.LastStays}, sunday, sunday,
			"a Sunday, and the last day stays there",
		},
		"a Saturday does not move": {
			moves(law.Sunday, law.PublicHoliday), saturday, saturday,
			"a Saturday, on which the last day does not move",
		},
		"a Sunday does": {
			moves(law.Sunday, law.PublicHoliday), sunday, d(2026, 11, 30), "a Sunday",
		},
		"the office": {moves(law.OfficeClosed), saturday, d(2026, 11, 30), "a Saturday"},
		"a holiday": {
			moves(law.PublicHoliday), christmas, d(2026, 12, 27), "a public holiday",
		},
		"Christmas Eve": {
			moves(law.ChristmasEve), d(2026, 12, 24), d(2026, 12, 25), "24 December",
		},
		"Good Friday": {moves(law.GoodFriday), d(2026, 4, 3), d(2026, 4, 4), "Good Friday"},
		"of a user's closed": {
			moves(law.PublicHoliday), christmas, d(2026, 12, 26), "a public holiday",
		},
	} {
		t.Run(name, func(t *testing.T) {
			var cal law.Calendar = winter{}
			if name == "of a user's closed" {
				cal = onlyWorking{}
			}
			got, ok := daysUpTo(5).Count(tt.last.AddDays(-5), tt.by, cal)
			require.True(t, ok)
			assert.Equal(t, tt.moved, got.Last)
			assert.Contains(t, got.Steps()[1].What, tt.says)
		})
	}
	got, _ := daysUpTo(5).Count(d(2026, 11, 20), law.Counting{}, winter{})
	assert.Equal(t, d(2026, 11, 24), got.Last, "the earlier day")
	assert.Empty(t, got.FirstDay)
	assert.Contains(t, got.Steps()[0].What, "whether the day itself counts is not known to us")
	got, _ = daysUpTo(9).Count(d(2026, 11, 20), law.Counting{}, winter{})
	assert.Equal(t, d(2026, 11, 28), got.Last, "a Saturday, from which it may move")
	assert.Contains(
		t, got.Steps()[1].What, "a Saturday: whether the last day moves is not known to us",
	)
	month := law.Period{Amount: 1, Unit: law.Months, Qualifier: law.UpTo}
	got, _ = month.Count(d(2026, 2, 10), law.Counting{}, winter{})
	assert.Equal(t, d(2026, 3, 9), got.Last)
	working := law.Period{Amount: 2, Unit: law.WorkingDays, Qualifier: law.UpTo}
	got, _ = working.Count(d(2026, 12, 24), law.Counting{}, winter{})
	assert.Equal(t, d(2026, 12, 28), got.Last, "the Thursday counts, Christmas Day does not")
	assert.Equal(t, []law.Day{d(2026, 12, 25)}, got.Holidays)
	hours := law.Period{Amount: 24, Unit: law.Hours, Qualifier: law.UpTo}
	got, _ = hours.Count(d(2026, 11, 20), law.Counting{}, nil)
	assert.Equal(t, d(2026, 11, 21), got.Last, "hours run to the same hour of the next day")

	counted, _ := daysUpTo(5).Count(d(2026, 11, 20), law.Counting{FirstDay: law.FirstCounts}, nil)
	assert.Equal(t, d(2026, 11, 24), counted.Last)

	short, _ := daysUpTo(5).Count(
		d(2026, 11, 20), law.Counting{FirstDay: law.FirstNotCounts, WorkingUpTo: 10}, nil,
	)
	assert.Equal(t, d(2026, 11, 27), short.Last, "of working days")

	free, _ := daysUpTo(5).Count(d(2026, 11, 20), law.Counting{FreeDays: true}, nil)
	assert.Equal(t, d(2026, 11, 26), free.Last, "neither the first nor the last day counts")
}

// onlyWorking tells working days and nothing else.
type onlyWorking struct{}

func (onlyWorking) Working(day law.Day) bool { return winter{}.Working(day) }

func TestPeriod_CountExcepts(t *testing.T) {
	by := law.Counting{
		FirstDay: law.FirstNotCounts, LastDay: law.LastMoves, MovesOn: []law.Rest{law.Sunday},
		NotFor: []law.Excepted{law.ExceptLong, law.ExceptAuthority},
	}
	sunday := d(2026, 11, 29)
	got, _ := daysUpTo(91).Count(sunday.AddDays(-91), by, nil)
	assert.Equal(t, sunday, got.Last)
	assert.Equal(t, law.LastStays, got.LastDay)
	got, _ = daysUpTo(90).Count(sunday.AddDays(-90), by, nil)
	assert.Equal(t, sunday.AddDays(1), got.Last)
	assert.True(t, got.HolidaysIgnored)
	got, _ = daysUpTo(90).Count(sunday.AddDays(-90), by, nil, law.ExceptAuthority)
	assert.Equal(t, sunday, got.Last)
	for _, p := range []law.Period{
		{Amount: 4, Unit: law.Months, Qualifier: law.UpTo},
		{Amount: 1, Unit: law.Years, Qualifier: law.UpTo},
	} {
		got, _ = p.Count(d(2026, 3, 29), by, nil)
		assert.Equal(t, law.LastStays, got.LastDay)
	}
}

// Act CL of 2016 of Hungary, sections 50(1) and 52(4): the time of an authority to decide starts on
// the day on which the procedure starts, and its last day does not move.
func TestPeriod_CountOfAnAuthority(t *testing.T) {
	by := law.Counting{
		FirstDay: law.FirstNotCounts, AuthorityFirstDay: law.FirstCounts, LastDay: law.LastMoves,
		MovesOn: []law.Rest{law.OfficeClosed}, NotFor: []law.Excepted{law.ExceptAuthority},
	}
	saturday := d(2026, 11, 21)
	got, _ := daysUpTo(8).Count(saturday.AddDays(-8), by, nil)
	assert.Equal(t, d(2026, 11, 23), got.Last)
	got, _ = daysUpTo(8).Count(saturday.AddDays(-7), by, nil, law.ExceptAuthority)
	assert.Equal(t, saturday, got.Last)
	assert.Equal(t, law.LastStays, got.LastDay)
}

func TestCounting_Faults(t *testing.T) {
	assert.Empty(t, law.EUCounting().Faults())
	assert.Empty(t, law.Counting{}.Faults())
	assert.NotEmpty(t, law.Counting{LastDay: law.LastMoves}.Faults())
	assert.NotEmpty(t, law.Counting{MovesOn: []law.Rest{law.Sunday}}.Faults())
	assert.NotEmpty(t, law.Counting{LeastFrom: 2}.Faults())
}

// Days of Easter as calendars have them.
func TestEaster(t *testing.T) {
	for year, want := range map[int][2]law.Day{
		2015: {d(2015, 4, 5), d(2015, 4, 12)},
		2016: {d(2016, 3, 27), d(2016, 5, 1)},
		2017: {d(2017, 4, 16), d(2017, 4, 16)},
		2024: {d(2024, 3, 31), d(2024, 5, 5)},
		2025: {d(2025, 4, 20), d(2025, 4, 20)},
		2026: {d(2026, 4, 5), d(2026, 4, 12)},
		2035: {d(2035, 3, 25), d(2035, 4, 29)},
		2038: {d(2038, 4, 25), d(2038, 4, 25)}, // the latest day
		2285: {d(2285, 3, 22), d(2285, 4, 22)}, // the earliest day
	} {
		assert.Equal(t, want[0], law.Easter(year))
		if year < 2100 {
			assert.Equal(t, want[1], law.OrthodoxEaster(year))
		}
	}
}

func BenchmarkPeriod_Count(b *testing.B) {
	p := law.Period{Amount: 15, Unit: law.WorkingDays, Qualifier: law.UpTo}
	by, cal := law.EUCounting(), law.Calendar(winter{})
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := p.Count(d(2026, 3, 2), by, cal); !ok {
			b.Fatal("no deadline")
		}
	}
}
