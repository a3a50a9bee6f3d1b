package calendar

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func TestEmbeddedListsAreWellFormed(t *testing.T) {
	lists, problems := read(data)
	require.Empty(t, problems)
	require.NotEmpty(t, lists)
}

func TestWhen(t *testing.T) {
	day := law.MustDay
	for w, want := range map[when]law.Day{
		"01-06":                  day(2026, 1, 6),
		"easter":                 day(2026, 4, 5),
		"easter-2":               day(2026, 4, 3),
		"orthodox+1":             day(2026, 4, 13),
		"monday 1 05":            day(2026, 5, 4),
		"monday last 05":         day(2026, 5, 25),
		"monday last 08":         day(2026, 8, 31),
		"wednesday before 11-23": day(2026, 11, 18),
	} {
		got, ok := w.in(2026)
		assert.True(t, ok, w)
		assert.Equal(t, want, got, w)
	}
	for _, w := range []when{"", "13-01", "02-30", "easter2", "friday 1 05", "monday 1"} {
		_, ok := w.in(2026)
		assert.False(t, ok, w)
	}
}

const head = `places:
  - code: AT
    source: {act: An Act, url: "https://example.org", checked: 2026-11-27, confidence: medium}
`

func TestReadTellsWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "the file is empty",
		head + "    days: [{name: A}]\n": `either "when" or "on"`,
		head + "    days: [{name: A, when: 13-01}]\n":                 "not a day of the year",
		head + "    days: [{name: A, colour: red}]\n":                 "unknown key",
		head + "    days: [{name: A, when: 01-01, instead: never}]\n": "not weekend, sunday",
		head + "    days: [{name: A, when: 01-01, announced: true}]\n": "what is announced has " +
			"its days",
		head + "    days:\n      - {name: A, when: 01-01, from: 2020-01-01, to: 2019-01-01}\n": "" +
			"ends before it starts",
		head + "    days: [{name: A, on: [2020-01-02, 2020-01-01]}]\n": "not in order",
		head: "a list that is counted by has days",
		head + "    days: [{name: A, when: 01-01}]\n" +
			"    known: {from: 2020-01-01, to: 2019-01-01}\n": "not in order",
		head + "    as: DE\n": "no list of that place before",
	} {
		_, problems := read([]byte(text))
		if assert.NotEmpty(t, problems, text) {
			assert.Contains(t, problems[0].Error(), want, text)
		}
	}
}
