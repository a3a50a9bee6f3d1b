package calendar_test

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/calendar"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func d(year, month, day int) law.Day {
	out, err := law.ParseDay(pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2))
	if err != nil {
		panic(err)
	}
	return out
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", width-len(s)) + s
}

func of(t *testing.T, place jurisdiction.Code) *calendar.Calendar {
	t.Helper()
	c, ok := calendar.Of(place)
	require.True(t, ok, place)
	return c
}

// Every place of the library has a list, with its source; one that could not be read says so.
func TestEveryPlace(t *testing.T) {
	for _, code := range jurisdiction.Builtin().Codes() {
		c, ok := calendar.Of(code)
		source, unread := calendar.Unread(code)
		require.NotEqual(t, ok, unread, code)
		if ok {
			source = c.Source()
			assert.Equal(t, code, c.Place())
			assert.NotEqual(t, law.Low, source.Confidence, code)
		} else {
			assert.NotEmpty(t, source.Note, code)
		}
		assert.NotEmpty(t, source.Act, code)
		assert.Empty(t, source.Faults(), code)
	}
	_, ok := calendar.Of("US")
	assert.False(t, ok)
	_, ok = calendar.Unread("US")
	assert.False(t, ok)
}

//go:embed testdata/dataset.txt
var dataset string

// differs are the days on which our lists differ from the data set, and why.
var differs = map[string]string{
	// Days off that a government gives or moves by decision are no public holidays in law.
	"AL": "-2020-01-03 -2022-03-21 -2024-03-15 +2026-03-20 +2026-05-27", // and lists of 2026 read
	"BG": "-2015-01-02 -2015-03-02 -2015-09-21 -2015-12-31 -2016-03-04 -2016-05-23 -2016-09-05 " +
		"-2016-09-23 -2025-12-31 -2026-01-02",
	"HU": "-2015-01-02 -2015-08-21 -2015-12-24 -2016-03-14 -2016-10-31 -2018-03-16 -2018-04-30 " +
		"-2018-10-22 -2018-11-02 -2018-12-24 -2018-12-31 -2019-08-19 -2019-12-24 -2019-12-27 " +
		"-2020-08-21 -2020-12-24 -2021-12-24 -2022-03-14 -2022-10-31 -2024-08-19 -2024-12-24 " +
		"-2024-12-27 -2025-05-02 -2025-10-24 -2025-12-24 -2026-01-02 -2026-08-21 -2026-12-24",
	"UA": "-2015-01-02 -2015-01-08 -2015-01-09 -2016-01-08 -2016-03-07 -2016-06-27 -2017-05-08 " +
		"-2017-08-25 -2018-03-09 -2018-04-30 -2018-06-29 -2018-12-24 -2018-12-31 -2019-04-30 " +
		"-2019-12-30 -2019-12-31 -2020-01-06 -2021-01-08 -2021-08-23 -2021-10-15 -2022-03-07",
	// The minister moves 1 May by a decision of the year; none is known for these.
	"GR": "-2027-05-04 -2032-05-04 -2033-05-02",
	// 1 June was a moved day of rest until the amendment of 30 June 2023.
	"MD": "-2016-06-01 -2017-06-01 -2018-06-01 -2020-06-01 -2021-06-01 -2022-06-01 -2023-06-01",
	// Njegoš Day: one day in 2022, not moved; two days since 2023 (notices of the Government).
	"ME": "-2022-11-14 +2023-11-14 +2025-11-14 +2027-11-15 +2028-11-14 +2029-11-14 +2030-11-14 " +
		"+2031-11-14 +2032-11-15 +2033-11-15 +2034-11-14 +2035-11-14",
	"MK": "-2024-04-24 -2024-05-08 +2026-03-20", // election days; the programme of 2026
	// 5 May counts each year for periods (Algemene termijnenwet, article 3(1)).
	"NL": "+2017-05-05 +2021-05-05 +2022-05-05 +2023-05-05 +2026-05-05 +2027-05-05 +2028-05-05 " +
		"+2031-05-05 +2032-05-05 +2033-05-05 +2034-05-05 " +
		// Good Friday is only made equal to one, for periods of Dutch law.
		"-2015-04-03 -2016-03-25 -2017-04-14 -2018-03-30 -2019-04-19 -2020-04-10 -2021-04-02 " +
		"-2022-04-15 -2023-04-07 -2024-03-29 -2025-04-18 -2026-04-03 -2027-03-26 -2028-04-14 " +
		"-2029-03-30 -2030-04-19 -2031-04-11 -2032-03-26 -2033-04-15 -2034-04-07 -2035-03-23",
	// Easter is the Monday in the law, and no day is given for it; feasts as the Government told.
	"XK": "+2016-05-03 +2018-06-15 -2018-04-10 +2018-08-21 +2019-06-04 +2019-08-12 +2022-05-02 " +
		"+2022-07-11 +2023-04-11 +2024-04-10 +2024-06-17 -2029-04-10 +2034-04-11",
}

func TestAgainstADataSet(t *testing.T) {
	seen := map[jurisdiction.Code]bool{}
	found := map[string][]string{}
	for line := range strings.Lines(dataset) {
		words := strings.Fields(line)
		if words[0] == "#" {
			continue
		}
		code := jurisdiction.Code(words[0])
		seen[code] = true
		year, err := strconv.Atoi(words[1])
		require.NoError(t, err)
		theirs := map[string]bool{}
		for _, day := range words[2:] {
			theirs[words[1]+"-"+day] = true
		}
		c := of(t, code)
		for day := d(year, 1, 1); day.Year() == year; day = day.AddDays(1) {
			is, _ := c.Holiday(day)
			switch is = is && (law.Weekdays{}).Working(day); {
			case is && !theirs[day.String()]:
				found[words[0]] = append(found[words[0]], "+"+day.String())
			case !is && theirs[day.String()]:
				found[words[0]] = append(found[words[0]], "-"+day.String())
			}
		}
	}
	for _, code := range calendar.Places() {
		assert.True(t, seen[code], "%s is not in the table", code)
		assert.ElementsMatch(t, strings.Fields(differs[string(code)]), found[string(code)], code)
	}
}

// Lists of the governments, as they were read.
func TestAgainstOfficialLists(t *testing.T) {
	for name, want := range map[string]struct {
		place jurisdiction.Code
		year  int
		days  string // from Monday to Friday
	}{
		"programme of 2026": {"MK", 2026, "01-01 01-07 03-20 04-13 05-01 05-25 08-03 09-08 10-12 " +
			"10-23 12-08"},
		"programme of 2024": {"MK", 2024, "01-01 01-08 04-10 05-01 05-06 05-24 08-02 09-09 10-11 " +
			"10-23 12-09"},
		"calendar of 2019": {"XK", 2019, "01-01 01-02 01-07 02-18 04-09 04-22 04-29 05-01 05-09 " +
			"06-04 08-12 12-25"},
		"calendar of 2018": {"XK", 2018, "01-01 01-02 01-08 02-19 04-02 04-09 05-01 05-09 06-15 " +
			"08-21 12-25"},
		"calendar of 2022": {"XK", 2022, "01-03 01-04 01-07 02-17 04-11 04-18 04-25 05-02 05-03 " +
			"05-09 07-11 12-26"},
		"calendar of 2024": {"XK", 2024, "01-01 01-02 01-08 02-19 04-01 04-09 04-10 05-01 05-06 " +
			"05-09 06-17 12-25"},
		"days that Austria notified under ETS 76": {"AT", 2026, "01-01 01-06 04-06 05-01 05-14 " +
			"05-25 06-04 10-26 12-08 12-25"},
		"the ten days of belgium.be": {"BE", 2026, "01-01 04-06 05-01 05-14 05-25 07-21 11-11 " +
			"12-25"},
		"article L3133-1": {
			"FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25",
		},
		"articles 1 and 2 of the Act": {"SI", 2026, "01-01 01-02 04-06 04-27 05-01 06-25 12-25"},
		"list of 2026": {"CY", 2026, "01-01 01-06 02-23 03-25 04-01 04-10 04-13 05-01 06-01 " +
			"10-01 10-28 12-25"},
		"list of 2021, with the decision on 1 May": {"GR", 2021, "01-01 01-06 03-15 03-25 04-30 " +
			"05-03 05-04 06-21 10-28"},
		"days off of a surgery": {"GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 " +
			"08-31 12-25 12-28"},
	} {
		t.Run(string(want.place)+" "+name, func(t *testing.T) {
			var got []string
			days, whole := of(t, want.place).Year(want.year)
			assert.True(t, whole)
			for _, h := range days {
				day := h.Day.String()[5:]
				if (law.Weekdays{}).Working(h.Day) && (len(got) == 0 || got[len(got)-1] != day) {
					got = append(got, day)
				}
			}
			assert.Equal(t, strings.Fields(want.days), got)
		})
	}
}

func TestSingleDays(t *testing.T) {
	for _, tt := range []struct {
		place   jurisdiction.Code
		day     law.Day
		holiday bool
		known   bool
	}{
		{"DE", d(2027, 1, 6), false, true}, // of three Länder only
		{"DE-BY", d(2027, 1, 6), true, true},
		{"DE-HE", d(2027, 1, 6), false, true},
		{"DE", d(2027, 1, 1), true, true},
		{"DE", d(2017, 10, 31), true, true},
		{"DE-SN", d(2026, 11, 18), true, true}, // the Wednesday before 23 November
		{"PL", d(2024, 12, 24), false, true},
		{"PL", d(2025, 12, 24), true, true},
		{"IT", d(2025, 10, 4), false, true},
		{"IT", d(2026, 10, 4), true, true},
		{"RO", d(2024, 1, 6), true, true},
		{"NL", d(2025, 4, 26), true, true}, // 27 April was a Sunday
		{"NL", d(2025, 4, 27), false, true},
		{"HR", d(2026, 5, 30), true, true},
		{"UA", d(2026, 1, 1), false, true}, // martial law
		{"UA", d(2021, 1, 1), true, true},
		{"UA", d(2027, 1, 1), false, false},
		{"TR", d(2032, 1, 16), true, true},
		{"TR", d(2033, 4, 23), true, false},
		{"AL", d(2027, 5, 1), true, false},
		{"ME", d(2022, 11, 14), false, true},
		{"MD", d(2024, 6, 1), true, true},
		{"DE", d(2036, 1, 1), false, false},
		{"DE", d(2014, 1, 1), false, false},
	} {
		holiday, known := of(t, tt.place).Holiday(tt.day)
		assert.Equal(t, tt.holiday, holiday, "%s %s", tt.place, tt.day)
		assert.Equal(t, tt.known, known, "%s %s", tt.place, tt.day)
		if holiday {
			assert.False(t, of(t, tt.place).Working(tt.day), "%s %s", tt.place, tt.day)
		}
	}
	assert.Equal(
		t, jurisdiction.Code("AT"), of(t, "AT-9").Place(), "a part without a list of its own",
	)
	days, whole := of(t, "DE").Year(2014)
	assert.Empty(t, days)
	assert.False(t, whole)
}

func TestAnotherDayNamesTheFeast(t *testing.T) {
	days, _ := of(t, "GB").Year(2022)
	for _, h := range days {
		if h.Day == d(2022, 12, 27) {
			assert.Equal(t, "Christmas Day", h.Name)
			assert.Equal(t, d(2022, 12, 25), h.For)
			return
		}
	}
	t.Error("no day is given for Christmas 2022")
}

func BenchmarkWorking(b *testing.B) {
	c, _ := calendar.Of("DE")
	day := law.MustDay(2026, 12, 25)
	b.ReportAllocs()
	for b.Loop() {
		if c.Working(day) {
			b.Fatal("a working day")
		}
	}
}

func BenchmarkOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := calendar.Of("DE"); !ok {
			b.Fatal("no calendar")
		}
	}
}

// Days of 2026 that hold in single Länder of Germany, by two tables of the press that agree.
func TestLaender(t *testing.T) {
	whole := map[law.Day]bool{}
	days, _ := of(t, "DE").Year(2026)
	for _, h := range days {
		whole[h.Day] = true
	}
	for place, want := range map[jurisdiction.Code]string{
		"DE-BW": "01-06 06-04 11-01", "DE-BY": "01-06 06-04 11-01", "DE-BE": "03-08",
		"DE-BB": "04-05 05-24 10-31", "DE-HB": "10-31", "DE-HH": "10-31", "DE-HE": "06-04",
		"DE-MV": "03-08 10-31", "DE-NI": "10-31", "DE-NW": "06-04 11-01", "DE-RP": "06-04 11-01",
		"DE-SL": "06-04 08-15 11-01", "DE-SN": "10-31 11-18", "DE-ST": "01-06 10-31",
		"DE-SH": "10-31", "DE-TH": "09-20 10-31",
	} {
		var got []string
		days, _ := of(t, place).Year(2026)
		for _, h := range days {
			if !whole[h.Day] {
				got = append(got, h.Day.String()[5:])
			}
		}
		assert.Equal(t, strings.Fields(want), got, place)
	}
}
