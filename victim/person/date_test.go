package person_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

func TestParseDate(t *testing.T) {
	for s, want := range map[string][2]law.Day{
		"2024":       {d(2024, 1, 1), d(2024, 12, 31)},
		"2024-02":    {d(2024, 2, 1), d(2024, 2, 29)},
		"2023-02":    {d(2023, 2, 1), d(2023, 2, 28)},
		"2024-12":    {d(2024, 12, 1), d(2024, 12, 31)},
		"2024-02-29": {d(2024, 2, 29), d(2024, 2, 29)},
		"0001":       {d(1, 1, 1), d(1, 12, 31)},
		"9999-12":    {d(9999, 12, 1), d(9999, 12, 31)},
		"":           {},
	} {
		got, err := person.ParseDate(s)
		require.NoError(t, err, s)
		assert.Equal(t, want, [2]law.Day{got.First(), got.Last()}, s)
		assert.Equal(t, s, got.String())
		assert.Equal(t, s == "", got.IsZero())
		_, whole := got.Day()
		assert.Equal(t, len(s) == len("2024-02-29"), whole, s)

		data, err := json.Marshal(got)
		require.NoError(t, err)
		var back person.Date
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, got, back)

		var b bytes.Buffer
		require.NoError(t, gob.NewEncoder(&b).Encode(struct{ D person.Date }{got}))
		var gobbed struct{ D person.Date }
		require.NoError(t, gob.NewDecoder(&b).Decode(&gobbed))
		assert.Equal(t, got, gobbed.D)
	}
	for _, bad := range []string{
		"24", "202", "20244", "2024-", "2024-0", "2024-00", "2024-13", "2024-02-30", "2023-02-29",
		"2024-05-00", "2024-05-1", "2024/05", "2024-5-01", "0000", "+024", "2024-05-17T", "2024 05",
		"２０２４", "-024", "2024-1a", "2024-00-01",
	} {
		_, err := person.ParseDate(bad)
		assert.ErrorIs(t, err, person.ErrDate, bad)
		assert.NotContains(t, err.Error(), bad)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2024", "2024-05", "2024-05-17", "2024-02-30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := person.ParseDate(s)
		if err != nil {
			return
		}
		if got.String() != s {
			t.Fatal("not what was read")
		}
		if got.Last().Before(got.First()) {
			t.Fatal("upside down")
		}
	})
}

func TestNewDate(t *testing.T) {
	for _, bad := range [][3]int{
		{0, 0, 0}, {10000, 1, 1}, {2024, 0, 5}, {2024, 13, 0}, {2024, 2, 30}, {2024, 1, -1},
		{-1, 0, 0},
	} {
		_, err := person.NewDate(bad[0], time.Month(bad[1]), bad[2])
		assert.ErrorIs(t, err, person.ErrDate, "%v", bad)
	}
	got, err := person.NewDate(2024, time.May, 0)
	require.NoError(t, err)
	assert.Equal(t, "2024-05", got.String())
	assert.Equal(t, "2024-05-17", person.DateOf(d(2024, 5, 17)).String())
	assert.True(t, person.DateOf(law.Day{}).IsZero())
}

func ExampleParseDate() {
	d, err := person.ParseDate("2024-05")
	fmt.Println(d, d.First(), d.Last(), err)
	// Output: 2024-05 2024-05-01 2024-05-31 <nil>
}

// A column of a table takes a date as it takes a day, and gives it back.
func TestDate_SQL(t *testing.T) {
	for _, text := range []string{"", "2024", "2024-05", "2024-05-17"} {
		want, err := person.ParseDate(text)
		require.NoError(t, err)
		stored, err := want.Value()
		require.NoError(t, err)
		assert.Equal(t, text == "", stored == nil, text)
		got := person.DateOf(law.MustDay(2000, time.January, 1))
		require.NoError(t, got.Scan(stored))
		assert.Equal(t, want, got)
		require.NoError(t, got.Scan([]byte(text)))
		assert.Equal(t, want, got)
	}
	var got person.Date
	require.NoError(t, got.Scan(time.Date(2024, time.May, 17, 23, 0, 0, 0, time.UTC)))
	assert.Equal(t, "2024-05-17", got.String())
	assert.ErrorIs(t, got.Scan(2024), person.ErrDate)
	assert.ErrorIs(t, got.Scan("17.5.2024"), person.ErrDate)
	assert.Equal(t, "2024-05-17", got.String(), "what is refused changes nothing")
}
