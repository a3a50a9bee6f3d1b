package law_test

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"
	"unsafe"

	experiment "github.com/go-json-experiment/json"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The ends of the calendar.
var (
	first = law.MustDay(1, 1, 1)
	last  = law.MustDay(9999, 12, 31)
)

// calendarDay draws any day of the calendar.
func calendarDay(t *rapid.T, name string) law.Day {
	return first.AddDays(rapid.IntRange(0, last.DaysSince(first)).Draw(t, name))
}

func TestDay_Size(t *testing.T) {
	assert.EqualValues(t, 4, unsafe.Sizeof(law.Day{}))
}

// What the calendar has, and what it does not have: by number and as text.
func TestDate(t *testing.T) {
	for _, tt := range []struct {
		year  int
		month time.Month
		day   int
		text  string // "" if there is no such day
	}{
		{1, 1, 1, "0001-01-01"},
		{9999, 12, 31, "9999-12-31"},
		{2026, 11, 23, "2026-11-23"},
		{2024, 2, 29, "2024-02-29"},
		{2000, 2, 29, "2000-02-29"}, // every 400 years there is one
		{1, 0, 1, ""},
		{1, 1, 0, ""},
		{0, 12, 31, ""},
		{-1, 1, 1, ""},
		{10000, 1, 1, ""},
		{1900, 2, 29, ""}, // every 100 years there is none
		{2100, 2, 29, ""},
		{2026, 2, 29, ""},
		{2026, 2, 31, ""},
		{2026, 4, 31, ""},
		{2026, 6, 31, ""},
		{2026, 9, 31, ""},
		{2026, 11, 31, ""},
		{2026, 1, 32, ""},
		{2026, 13, 1, ""},
		{2026, 1, -1, ""},
		{0, 0, 0, ""},
	} {
		got, err := law.Date(tt.year, tt.month, tt.day)
		if tt.text == "" {
			assert.ErrorIs(t, err, law.ErrNoSuchDay, tt)
			assert.True(t, got.IsZero(), tt)
			assert.Panics(t, func() { law.MustDay(tt.year, tt.month, tt.day) }, tt)
			continue
		}
		require.NoError(t, err, tt)
		year, month, day := got.Date()
		assert.Equal(t, []int{tt.year, int(tt.month), tt.day}, []int{year, int(month), day})
		assert.Equal(t, []int{tt.year, int(tt.month), tt.day},
			[]int{got.Year(), int(got.Month()), got.Day()})
		assert.Equal(t, tt.text, got.String())
		assert.False(t, got.IsZero())
		assert.Equal(t, got, law.MustDay(tt.year, tt.month, tt.day))
	}
}

// The last days of the months, as every almanac has them.
func TestDate_EndsOfMonths(t *testing.T) {
	for year, february := range map[int]int{2026: 28, 2028: 29, 1900: 28, 2000: 29} {
		ends := []int{31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
		for i, end := range ends {
			month := time.Month(i + 1)
			next := law.MustDay(year, month, 1).AddMonths(1)
			assert.Equal(t, law.MustDay(year, month, end), next.AddDays(-1))
			_, err := law.Date(year, month, end+1)
			assert.ErrorIs(t, err, law.ErrNoSuchDay, "%d %v", year, month)
		}
	}
}

func TestParseDay(t *testing.T) {
	day, err := law.ParseDay("2026-11-23")
	require.NoError(t, err)
	assert.Equal(t, law.MustDay(2026, 11, 23), day)
	for text, want := range map[string]error{
		"":                     law.ErrDayForm,
		" 2026-11-23":          law.ErrDayForm,
		"2026-11-23 ":          law.ErrDayForm,
		"2026-11-2":            law.ErrDayForm,
		"2026-1-23":            law.ErrDayForm,
		"26-11-23":             law.ErrDayForm,
		"20261123":             law.ErrDayForm,
		"2026/11/23":           law.ErrDayForm,
		"2026-11/23":           law.ErrDayForm,
		"23.11.2026":           law.ErrDayForm,
		"2026-11-23T00:00:00Z": law.ErrDayForm,
		"2026-+1-23":           law.ErrDayForm,
		"-026-11-23":           law.ErrDayForm,
		"+026-11-23":           law.ErrDayForm,
		"12026-1-01":           law.ErrDayForm,
		"Person A B":           law.ErrDayForm,
		"٢٠٢٦-11-23":           law.ErrDayForm, // digits of another script
		"2026-11-2\x00":        law.ErrDayForm,
		"0000-01-01":           law.ErrNoSuchDay,
		"0000-00-00":           law.ErrNoSuchDay,
		"2026-00-01":           law.ErrNoSuchDay,
		"2026-13-01":           law.ErrNoSuchDay,
		"2026-01-00":           law.ErrNoSuchDay,
		"2026-02-31":           law.ErrNoSuchDay,
		"1900-02-29":           law.ErrNoSuchDay,
	} {
		day, err := law.ParseDay(text)
		assert.Equal(t, want, err, "%q", text) // the very error: nothing of the text is in it
		assert.True(t, day.IsZero(), "%q", text)
		if text == "" {
			continue // nothing recorded, in the doors below
		}
		before := law.MustDay(2020, 1, 1)
		assert.Equal(t, want, before.UnmarshalText([]byte(text)), "%q", text)
		assert.Equal(t, want, before.Scan(text), "%q", text)
		assert.Equal(t, law.MustDay(2020, 1, 1), before, "what is refused changes nothing")
	}
}

func TestDayOf(t *testing.T) {
	skopje := time.FixedZone("", 3600)
	late := time.Date(2026, 11, 23, 23, 30, 0, 0, time.UTC)
	assert.Equal(t, d(2026, 11, 23), law.DayOf(late))
	assert.Equal(t, d(2026, 11, 24), law.DayOf(late.In(skopje)), "its own location counts")
	assert.Equal(t, d(1969, 12, 31), law.DayOf(time.Unix(-1, 0).UTC()))
	for _, none := range []time.Time{
		{}, time.Time{}.In(skopje), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC),
	} {
		assert.True(t, law.DayOf(none).IsZero(), none)
	}
	assert.Equal(t, time.Date(2026, 11, 23, 0, 0, 0, 0, skopje), d(2026, 11, 23).In(skopje))
	assert.Equal(t, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), first.In(time.UTC))
	assert.True(t, law.Day{}.In(skopje).IsZero())
}

// Nothing recorded stays that, whatever is asked of it.
func TestDay_Zero(t *testing.T) {
	var zero law.Day
	assert.True(t, zero.IsZero())
	assert.Equal(t, "", zero.String())
	year, month, day := zero.Date()
	assert.Zero(t, []int{year, int(month), day}[0]+zero.Year()+int(month)+day+zero.Day())
	assert.Zero(t, zero.Month())
	for _, n := range []int{-1, 1, 1 << 40} {
		assert.Equal(t, zero, zero.AddDays(n))
		assert.Equal(t, zero, zero.AddMonths(n))
		assert.Equal(t, zero, zero.AddYears(n))
	}
	assert.Equal(t, zero, law.Birthday(zero, 18))
	assert.Zero(t, zero.DaysSince(first))
	assert.Zero(t, first.DaysSince(zero))
	assert.True(t, zero.Before(first))
	assert.False(t, zero.After(first))
	assert.Equal(t, -1, zero.Compare(first))
	assert.Equal(t, 1, first.Compare(zero))
	assert.Zero(t, zero.Compare(law.Day{}))
}

// Past an end of the calendar is the day at that end, however far.
func TestDay_EndsOfTheCalendar(t *testing.T) {
	const most = int(^uint(0) >> 1)
	for _, n := range []int{1, 12, 4_000_000, 1 << 31, 1 << 40, most} {
		assert.Equal(t, last, last.AddDays(n), n)
		assert.Equal(t, last, last.AddMonths(n), n)
		assert.Equal(t, last, last.AddYears(n), n)
		assert.Equal(t, last, law.Birthday(last, n), n)
		assert.Equal(t, first, first.AddDays(-n), n)
		assert.Equal(t, first, first.AddMonths(-n), n)
		assert.Equal(t, first, first.AddYears(-n), n)
		assert.Equal(t, first, law.Birthday(first, -n), n)
	}
	assert.Equal(t, first, first.AddDays(-most-1))
	assert.Equal(t, first, last.AddMonths(-most-1))
	assert.Equal(t, d(1, 1, 31), d(1, 3, 31).AddMonths(-2))
	assert.Equal(t, d(9999, 11, 30), d(9999, 9, 30).AddMonths(2))
	assert.Equal(t, last, first.AddDays(last.DaysSince(first)))
	assert.Equal(t, first, last.AddDays(first.DaysSince(last)))
}

func TestDay_Weekday(t *testing.T) {
	assert.Equal(t, time.Monday, d(2026, 11, 23).Weekday())
	rapid.Check(t, func(t *rapid.T) {
		day := calendarDay(t, "day")
		require.Equal(t, day.In(time.UTC).Weekday(), day.Weekday())
	})
}

// One order: of the days, of their texts, of what lies between them.
func TestDay_Order(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := calendarDay(t, "a"), calendarDay(t, "b")
		want := strings.Compare(a.String(), b.String())
		require.Equal(t, want, a.Compare(b))
		require.Equal(t, want < 0, a.Before(b))
		require.Equal(t, want > 0, a.After(b))
		require.Equal(t, want == 0, a == b)
		require.Equal(t, want == 0, a.Equal(b))
		days := a.DaysSince(b)
		require.Equal(t, want, max(-1, min(1, days)))
		require.Equal(t, -days, b.DaysSince(a))
		require.Equal(t, a, b.AddDays(days))
	})
}

// The time package counts as we do.
func TestDay_AsTimeHasIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := calendarDay(t, "day")
		if day == first {
			t.Skip("in UTC it begins at the zero time, which is no day")
		}
		n := rapid.IntRange(-40_000, 40_000).Draw(t, "n")
		then := day.In(time.UTC)
		require.Equal(t, day, law.DayOf(then))
		require.Equal(t, then.Format(time.DateOnly), day.String())
		if moved := then.AddDate(0, 0, n); moved.Year() >= 1 && moved.Year() <= 9999 &&
			!moved.IsZero() {
			require.Equal(t, law.DayOf(moved), day.AddDays(n))
		}
		months := rapid.IntRange(-500, 500).Draw(t, "months")
		start := then.AddDate(0, 0, 1-day.Day()).AddDate(0, months, 0)
		if start.Year() < 1 || start.Year() > 9999 {
			return
		}
		got := day.AddMonths(months)
		require.Equal(t, []int{start.Year(), int(start.Month())},
			[]int{got.Year(), int(got.Month())}, "the month that is due")
		end := start.AddDate(0, 1, -1).Day()
		require.Equal(t, min(day.Day(), end), got.Day(), "clipped to its end")
	})
}

type record struct {
	On  law.Day `json:"on" yaml:"day"`
	Due law.Day `json:"due,omitzero" yaml:"due,omitempty"`
}

// Every door: in, and out again.
func TestDay_Doors(t *testing.T) {
	type door struct {
		name string
		out  func(record) (string, error)
		in   func(string, *record) error
		both string // what stands there for the two days below
		none string // for none
		null string // nothing recorded, written in another way; "" if there is none
		bad  string // the form is right, and there is no such day
	}
	text := func(marshal func(any) ([]byte, error)) func(record) (string, error) {
		return func(r record) (string, error) {
			b, err := marshal(r)
			return strings.TrimSpace(string(b)), err
		}
	}
	for _, door := range []door{
		{
			"encoding/json", text(json.Marshal),
			func(s string, r *record) error { return json.Unmarshal([]byte(s), r) },
			`{"on":"2026-11-23","due":"2024-02-29"}`, `{"on":""}`,
			`{"on":null,"due":null}`, `{"on":"2026-02-31"}`,
		},
		{
			"go-json-experiment",
			text(func(v any) ([]byte, error) { return experiment.Marshal(v) }),
			func(s string, r *record) error { return experiment.Unmarshal([]byte(s), r) },
			`{"on":"2026-11-23","due":"2024-02-29"}`, `{"on":""}`,
			`{"on":null,"due":null}`, `{"on":"2026-02-31"}`,
		},
		{
			"yaml", text(func(v any) ([]byte, error) { return yaml.Marshal(v) }),
			func(s string, r *record) error { return yaml.Unmarshal([]byte(s), r) },
			"day: \"2026-11-23\"\ndue: \"2024-02-29\"", `day: ""`, "day:\ndue: null",
			"day: 2026-02-31",
		},
	} {
		t.Run(door.name, func(t *testing.T) {
			want := record{d(2026, 11, 23), d(2024, 2, 29)}
			got, err := door.out(want)
			require.NoError(t, err)
			assert.Equal(t, door.both, got)
			var back record
			require.NoError(t, door.in(got, &back))
			assert.Equal(t, want, back)

			got, err = door.out(record{})
			require.NoError(t, err)
			assert.Equal(t, door.none, got)
			for _, nothing := range []string{door.none, door.null} {
				var back record
				require.NoError(t, door.in(nothing, &back))
				assert.Equal(t, record{}, back)
			}
			assert.Error(t, door.in(door.bad, new(record)))
		})
	}
	for _, none := range []string{`null`, `""`} {
		one, other := d(2026, 11, 23), d(2026, 11, 23)
		require.NoError(t, json.Unmarshal([]byte(none), &one))
		require.NoError(t, experiment.Unmarshal([]byte(none), &other))
		assert.True(t, one.IsZero() && other.IsZero(), "%s: what was there before is gone", none)
	}
	for _, escaped := range []string{`"2026\u002d11-23"`, `"\u0032026-11-23"`} {
		var one, other law.Day
		require.NoError(t, json.Unmarshal([]byte(escaped), &one))
		require.NoError(t, experiment.Unmarshal([]byte(escaped), &other))
		assert.Equal(t, []law.Day{d(2026, 11, 23), d(2026, 11, 23)}, []law.Day{one, other})
	}
	for _, direct := range []string{``, `"`, `2026-11-23`, `"2026-11-23`, `nul`} {
		assert.ErrorIs(t, new(law.Day).UnmarshalJSON([]byte(direct)), law.ErrDayForm, direct)
	}
	for _, wrong := range []string{`20261123`, `true`, `{}`, `[]`, `"2026-11-23T00:00:00Z"`} {
		assert.Error(t, json.Unmarshal([]byte(wrong), new(law.Day)), wrong)
		assert.Error(t, experiment.Unmarshal([]byte(wrong), new(law.Day)), wrong)
	}
	unquoted := new(record)
	require.NoError(t, yaml.Unmarshal([]byte("day: 2026-11-23"), unquoted))
	assert.Equal(t, d(2026, 11, 23), unquoted.On, "as people write it")

	keys, err := json.Marshal(map[law.Day]int{d(2026, 11, 23): 1})
	require.NoError(t, err)
	assert.JSONEq(t, `{"2026-11-23":1}`, string(keys))
}

func TestDay_SQL(t *testing.T) {
	var _ sql.Scanner = new(law.Day)
	var _ driver.Valuer = law.Day{}
	day := d(2026, 11, 23)
	value, err := day.Value()
	require.NoError(t, err)
	assert.Equal(t, driver.Value("2026-11-23"), value)
	assert.True(t, driver.IsValue(value))
	null, err := law.Day{}.Value()
	require.NoError(t, err)
	assert.Nil(t, null, "NULL")

	for name, from := range map[string]any{
		"text": "2026-11-23", "bytes": []byte("2026-11-23"), "what Value gave": value,
		"a time":              time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
		"its last moment":     time.Date(2026, 11, 23, 23, 59, 59, 999, time.UTC),
		"a time in its place": time.Date(2026, 11, 23, 0, 30, 0, 0, time.FixedZone("", 7200)),
	} {
		var got law.Day
		require.NoError(t, got.Scan(from), name)
		assert.Equal(t, day, got, name)
	}
	for name, from := range map[string]any{
		"NULL": nil, "what Value gave": null, "an empty text": "", "no bytes": []byte{},
		"the zero time": time.Time{},
	} {
		got := day
		require.NoError(t, got.Scan(from), name)
		assert.True(t, got.IsZero(), "%s: what was there before is gone", name)
	}
	got := day
	assert.ErrorIs(t, got.Scan("2026-02-31"), law.ErrNoSuchDay)
	assert.ErrorIs(t, got.Scan([]byte("23.11.2026")), law.ErrDayForm)
	assert.ErrorIs(t, got.Scan(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)), law.ErrNoSuchDay)
	assert.ErrorIs(t, got.Scan(int64(7041776)), law.ErrDayForm)
	assert.NotContains(t, got.Scan(int64(7041776)).Error(), "7041776")
	assert.Equal(t, day, got, "what is refused changes nothing")
	var unset sql.Null[law.Day]
	require.NoError(t, unset.Scan(nil))
	assert.False(t, unset.Valid)
}

func TestDay_Printed(t *testing.T) {
	day := d(2026, 11, 23)
	for verb, want := range map[string]string{
		"%v": "2026-11-23", "%s": "2026-11-23", "%q": `"2026-11-23"`,
		"%#v": "law.MustDay(2026, 11, 23)",
	} {
		assert.Equal(t, want, fmt.Sprintf(verb, day))
	}
	assert.Equal(t, "[] law.Day{}", fmt.Sprintf("[%v] %#v", law.Day{}, law.Day{}))

	quiet := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	var b bytes.Buffer
	options := &slog.HandlerOptions{ReplaceAttr: quiet}
	slog.New(slog.NewTextHandler(&b, options)).Info("x", "on", day, "due", law.Day{})
	slog.New(slog.NewJSONHandler(&b, options)).Info("x", "on", day, "due", law.Day{})
	assert.Equal(t, `level=INFO msg=x on=2026-11-23 due=""
{"level":"INFO","msg":"x","on":"2026-11-23","due":""}
`, b.String())
}

func TestDay_Binary(t *testing.T) {
	for _, want := range []record{{}, {first, last}, {On: d(2026, 11, 23)}} {
		var b bytes.Buffer
		require.NoError(t, gob.NewEncoder(&b).Encode(want))
		var back record
		require.NoError(t, gob.NewDecoder(&b).Decode(&back))
		assert.Equal(t, want, back)
	}
	end, err := last.MarshalBinary()
	require.NoError(t, err)
	end[3]++
	for _, bad := range [][]byte{nil, {1}, {0, 0, 0, 1, 0}, end, {0xff, 0xff, 0xff, 0xff}} {
		day := d(2026, 11, 23)
		assert.ErrorIs(t, day.UnmarshalBinary(bad), law.ErrNoSuchDay, bad)
		assert.Equal(t, d(2026, 11, 23), day)
	}
}

func TestDay_Allocations(t *testing.T) {
	day, text, b := d(2026, 11, 23), []byte("2026-11-23"), make([]byte, 0, 10)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		var read law.Day
		_ = read.UnmarshalText(text)
		_, _ = read.AddMonths(3).AddDays(1).AppendText(b)
		_, _, _ = day.Date()
	}))
}

// Whatever is read in: it is refused by an error that is one of two, or it comes out as it went in.
func FuzzDay(f *testing.F) {
	for _, seed := range []string{
		"", "2026-11-23", "0001-01-01", "9999-12-31", "2024-02-29", "1900-02-29", "2026-02-31",
		"0000-00-00", "Person A B", "2026-11-23T00:00:00Z", "2026-11-23\x00",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		day, err := law.ParseDay(s)
		then, timeErr := time.Parse(time.DateOnly, s)
		known := timeErr == nil && then.Year() > 0
		if known != (err == nil) {
			t.Fatal("the time package reads another calendar")
		}
		var marshaled, scanned law.Day
		errs := []error{marshaled.UnmarshalText([]byte(s)), scanned.Scan(s)}
		if s == "" {
			errs = append(errs, scanned.Scan([]byte{}))
			err = nil // nothing recorded
		}
		for _, other := range errs {
			if !slices.Contains([]error{nil, law.ErrDayForm, law.ErrNoSuchDay}, other) ||
				other != err {
				t.Fatal("the doors do not agree, or the error is none of ours")
			}
		}
		if marshaled != day || scanned != day {
			t.Fatal("the doors do not agree on the day")
		}
		if err != nil {
			return
		}
		text, textErr := encoding.TextMarshaler(day).MarshalText()
		value, valueErr := day.Value()
		again := law.Day{}
		if textErr != nil || valueErr != nil || string(text) != s || day.String() != s ||
			again.Scan(value) != nil || again != day {
			t.Fatal("it does not come out as it went in")
		}
	})
}

// Every day of the calendar is that of the time package.
func TestDay_Calendar(t *testing.T) {
	at := time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)
	for day := law.MustDay(1, time.January, 1); ; day = day.AddDays(1) {
		year, month, of := day.Date()
		y, m, d := at.Date()
		if year != y || month != m || of != d || law.MustDay(y, m, d) != day {
			t.Fatalf("%v is told to be %d-%d-%d", at, year, month, of)
		}
		if day == law.MustDay(9999, time.December, 31) {
			return
		}
		at = at.AddDate(0, 0, 1)
	}
}
