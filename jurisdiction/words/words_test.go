package words_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/jurisdiction/words"
)

func TestFor(t *testing.T) {
	for asked, want := range map[string]string{
		"": "en", "en-GB": "en", "MK": "mk", "mk_MK": "mk", "sr": "sr", "sr-Cyrl": "sr",
		"sr-RS": "sr", "sr-Latn": "sr-Latn", "sr_Latn_RS": "sr-Latn", "cnr": "sr-Latn-ME",
		"sr-ME": "sr-Latn-ME", "bs-Cyrl": "sr", "bs-Latn-BA": "bs", "de-AT": "de", "sq-XK": "sq",
		"ro-MD": "ro", "mo": "ro",
	} {
		l, err := words.For(asked)
		require.NoError(t, err, asked)
		assert.Equal(t, want, l.Tag(), asked)
	}
	for _, asked := range []string{"zz", "no", "person-a"} {
		_, err := words.For(asked)
		require.ErrorIs(t, err, words.ErrNoLanguage)
		assert.NotContains(t, err.Error(), asked+"-", "what was asked is not told")
	}
}

func TestLanguage_Day(t *testing.T) {
	day := law.MustDay(2026, 11, 3)
	for tag, want := range map[string]string{
		"en": "3 November 2026", "mk": "3.11.2026", "hr": "03. 11. 2026.", "bg": "3.11.2026 г.",
		"sl": "3. 11. 2026", "el": "3/11/2026", "ro": "03.11.2026", "fr": "03/11/2026",
		"sr-Latn": "3.11.2026.",
	} {
		l, err := words.For(tag)
		require.NoError(t, err)
		assert.Equal(t, want, rule.SayDay(l, day), tag)
	}
	l, err := words.For("bg")
	require.NoError(t, err)
	assert.Equal(t, "3.02.2026 г.", l.Day(law.MustDay(2026, 2, 3)))
}

// Where two marks would meet, the one that the language leaves out is left out.
func TestLanguage_Text_Stops(t *testing.T) {
	for tag, want := range map[string]string{
		"sr-Latn": "4.9.2026", "bs": "4.9.2026", "sr-Latn-ME": "4.9.2026",
		"hr": "04. 09. 2026.",
	} {
		l, err := words.For(tag)
		require.NoError(t, err)
		m := rule.Message{Key: "page.event-missing", English: "{what}: not on file."}
		m.Fill = map[string]string{"what": rule.SayDay(l, law.MustDay(2026, 9, 4))}
		assert.Regexp(t, "^"+regexp.QuoteMeta(want)+":", l.Text(m), tag)
	}
}

// What no catalogue has is English, and marked.
func TestLanguage_FallsBack(t *testing.T) {
	for _, l := range words.Languages()[1:] {
		w, err := words.For(l.Tag)
		require.NoError(t, err)
		got := w.Text(rule.Message{
			Key: "OWN-001.title", English: "{n} of ours", One: "one of ours", N: 2,
		})
		assert.Equal(t, "[en] 2 of ours", got, l.Tag)
		assert.Contains(t, w.Note(), "not reviewed", l.Tag)
	}
	var none *words.Language
	assert.Equal(t, "ours", none.Text(rule.Message{English: "ours"}))
	assert.Equal(t, "3 May 2026", none.Day(law.MustDay(2026, 5, 3)))
	assert.Empty(t, none.Note())
	assert.Empty(t, none.Missing())
	assert.Equal(t, "en", none.Tag())
}

func ExampleFor() {
	sr, err := words.For("sr-Latn")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(rule.SayDays(sr, 1), rule.SayDays(sr, 3), rule.SayDays(sr, 11))
	_, err = words.For("zz")
	fmt.Println(strings.HasPrefix(err.Error(), "words: no such language; there are: en, mk"))
	// Output:
	// 1 dan 3 dana 11 dana
	// true
}
