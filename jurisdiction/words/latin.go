package words

import (
	"strings"
	"unicode"
)

// latin are the Latin letters of the Serbian alphabet for its Cyrillic ones. The other way is not
// to be had: "nj" can be one letter or two.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'ђ': "đ", 'е': "e", 'ж': "ž", 'з': "z",
	'и': "i", 'ј': "j", 'к': "k", 'л': "l", 'љ': "lj", 'м': "m", 'н': "n", 'њ': "nj", 'о': "o",
	'п': "p", 'р': "r", 'с': "s", 'т': "t", 'ћ': "ć", 'у': "u", 'ф': "f", 'х': "h", 'ц': "c",
	'ч': "č", 'џ': "dž", 'ш': "š",
}

// toLatin writes Serbian in Latin letters; what is in Latin letters already stays, so that names
// of laws do. A letter that becomes two is capital as a whole among capitals: ЊЕГОШ is NJEGOŠ, and
// Његош Njegoš. What stands in braces is a place, and stays.
func toLatin(s string) string {
	var b strings.Builder
	letters := []rune(s)
	for i, r := range letters {
		to, cyrillic := latin[unicode.ToLower(r)]
		switch {
		case !cyrillic:
			b.WriteRune(r)
		case !unicode.IsUpper(r):
			b.WriteString(to)
		case among(letters, i):
			b.WriteString(strings.ToUpper(to))
		default:
			first := []rune(to)
			b.WriteString(string(unicode.ToUpper(first[0])) + string(first[1:]))
		}
	}
	return b.String()
}

// among reports whether a capital stands among capitals.
func among(letters []rune, i int) bool {
	if i+1 < len(letters) && unicode.IsLetter(letters[i+1]) {
		return unicode.IsUpper(letters[i+1])
	}
	return i > 0 && unicode.IsUpper(letters[i-1])
}
