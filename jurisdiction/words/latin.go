package words

import (
	"strings"
	"unicode"
)

// latin are the Latin letters of the Serbian alphabet for its Cyrillic ones. The other way is not
// to be had: "nj" can be one letter or two.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "ž", 'з': "z",
	'и': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
	'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "h", 'ц': "c", 'ч': "č", 'ш': "š",
	'ђ': "đ", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "ć", 'џ': "dž",
}

// toLatin writes Serbian in Latin letters; what is in Latin letters already stays, so that names
// of laws do. A letter that becomes two is capital as a whole among capitals: "ЊЕГ"
// is "NJEG", "Њег" is "Njeg". Places in braces have no Cyrillic letters.
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
