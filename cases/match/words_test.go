package match

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// The names are invented.
func TestFold_SpellingsOfOneName(t *testing.T) {
	for _, same := range [][]string{
		{
			"Žarđa Šunić", "ŽARĐA ŠUNIĆ", "Жарђа Шунић", "Zarda Sunic",
			"Zhardja Shunich",
			"Z̆arđa  Šunić",
		},
		{
			"Љуња Џемовска", "Ljunja Džemovska", "Ljunja Xhemovska",
			"Ljunja Dzhemovska",
			"Luna Dzemovska",
		},
		{
			"Юлза Щербкова", "Iulza Shcherbkova", "Yulza Shcherbkova",
			"Julza Shcherbkova",
		},
		{"Марзія", "Marzija", "Marziya", "Marzia", "Марзия"},
		{"Ѓорзи Ќуман", "Gjorzi Kjuman", "Ǵorzi Ḱuman"},
		{"Тързан", "Tarzan"},
		{"Ζούρθος", "Zourthos", "Zurtos", "ΖΟΎΡΘΟΣ"},
		{"O'Zarra", "O’Zarra", "Ozara"},
		{"Zarra-Nur", "zarra nur", "Zarra, Nur"},
		{"Sergzej", "Sergzey", "Сергзей"},
		{"Зарьяна", "Zariana", "Zar'yana"},
		{"Χάρζος", "Harzos", "Kharzos"},
	} {
		for _, s := range same[1:] {
			assert.Equal(t, fold(same[0]), fold(s), s)
		}
	}
	// One word in which two scripts are mixed, as on a keyboard that was not switched.
	assert.Equal(t, fold("Zarda"), fold("Zаrdа"))
	for _, none := range []string{"", " ", "-", "'", "ь"} {
		assert.Empty(t, fold(none), none)
	}
	assert.NotEqual(t, fold("Zarda"), fold("Zarka"))
}

func TestScriptOf(t *testing.T) {
	for text, want := range map[string]string{
		"Zarda": "", "Зарда": "", "Ζαρδα": "",
		"زردا": "Arabic", "ზარდა": "Georgian", "札达": "Han",
	} {
		for _, w := range fold(text) {
			assert.Equal(t, want, scriptOf(w), text)
		}
	}
}

func TestNumberOf(t *testing.T) {
	for _, same := range []string{"AB 11-22", "ab1122", "АВ1122", "ＡＢ１１２２"} {
		assert.Equal(t, "AB1122", numberOf(same), same)
	}
}

// The values of Winkler's paper of 1990, as they are quoted everywhere.
func TestWinkler(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{
		{"MARTHA", "MARHTA", 0.961},
		{"DWAYNE", "DUANE", 0.840},
		{"DIXON", "DICKSONX", 0.813},
		{"", "", 1},
		{"", "A", 0},
		{"A", "B", 0},
		{"A", "A", 1},
		{strings.Repeat("ab", 32), strings.Repeat("ab", 32), 1},
	} {
		got := winkler([]rune(tt.a), []rune(tt.b))
		assert.InDelta(t, tt.want, got, 0.0005, "%s, %s", tt.a, tt.b)
	}
}

func TestWinkler_Properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		few := rapid.StringMatching(`[abc]{0,64}`)
		a, b := []rune(few.Draw(t, "a")), []rune(few.Draw(t, "b"))
		like := winkler(a, b)
		assert.Equal(t, like, winkler(b, a))
		assert.Equal(t, 1.0, winkler(a, a))
		assert.True(t, like >= 0 && like <= 1, like)
		if like == 1 {
			assert.Equal(t, a, b)
		}
	})
}
