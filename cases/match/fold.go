package match

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters spell letters outside a to z. Cyrillic follows ISO 9 as far as letters without signs go;
// the soft sign, and the hard sign before a vowel, are not spelt. Marks are taken off first: й and
// ё are и and е here, š is s.
var letters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'ђ': "d", 'е': "e",
	'є': "ie", 'ж': "z", 'з': "z", 'ѕ': "dz", 'и': "i", 'і': "i", 'ј': "i", 'к': "k",
	'л': "l", 'љ': "l", 'м': "m", 'н': "n", 'њ': "n", 'о': "o", 'п': "p", 'р': "r",
	'с': "s", 'т': "t", 'ћ': "c", 'у': "u", 'ф': "f", 'х': "h", 'ц': "c", 'ч': "c",
	'џ': "dz", 'ш': "s", 'щ': "st", 'ъ': "", 'ы': "i", 'ь': "", 'э': "e", 'ю': "iu",
	'я': "ia", 'ѣ': "e",

	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "t",
	'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "ks", 'ο': "o", 'π': "p",
	'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "i", 'φ': "f", 'χ': "h", 'ψ': "ps",
	'ω': "o",

	'đ': "d", 'ð': "d", 'ħ': "h", 'ı': "i", 'ł': "l", 'ŋ': "n", 'ø': "o", 'æ': "e",
	'œ': "e", 'ə': "e", 'ß': "s", 'þ': "t",
}

// pairs are Greek letters that are spelt together.
var pairs = map[[2]rune]string{{'ο', 'υ'}: "u", {'α', 'υ'}: "av", {'ε', 'υ'}: "ev"}

// spellings are the ways in which a sound is written in Latin letters, by standards and in
// passports, each with one for all. Who wrote š as sh, and who left its sign out, wrote the same.
var spellings = strings.NewReplacer(
	"shch", "st", "tsch", "c", "dsch", "dz", "dzh", "dz", "sch", "s",
	"sh", "s", "zh", "z", "ch", "c", "kh", "h", "gh", "g", "th", "t", "ph", "f", "dh", "d",
	"xh", "dz", "ts", "c", "tz", "c", "cz", "c", "sz", "s", "dj", "d", "gj", "g", "kj", "k",
	"lj", "l", "nj", "n", "ck", "k", "ou", "u",
	"w", "v", "q", "k", "x", "ks", "j", "i", "y", "i",
)

// fold returns the words of a text in a form in which the spellings of one name are alike: in small
// letters from a to z, without signs, no letter twice in a row. Words in a script that has no table
// keep their letters. The order is that of the text.
func fold(text string) []string {
	plain := []rune(strings.ToLower(norm.NFKD.String(text)))
	plain = slices.DeleteFunc(plain, func(r rune) bool {
		return unicode.In(r, unicode.Mn, unicode.Cf, unicode.Lm, unicode.Sk) ||
			strings.ContainsRune("'’‘`´", r)
	})
	var b strings.Builder
	for i := 0; i < len(plain); i++ {
		r, next := plain[i], rune(0)
		if i+1 < len(plain) {
			next = plain[i+1]
		}
		together, both := pairs[[2]rune{r, next}]
		spelt, known := letters[r]
		switch {
		case both:
			b.WriteString(together)
			i++
		case r == 'ъ' && unicode.IsLetter(next) && !strings.ContainsRune("еиоуюя", next):
			b.WriteByte('a') // Bulgarian
		case known:
			b.WriteString(spelt)
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(spellings.Replace(b.String()))
	for i, w := range words {
		words[i] = string(slices.Compact([]rune(w)))
	}
	return words
}

// scriptOf returns "" for a word in the letters a to z, otherwise the name of its script.
func scriptOf(word string) string {
	for _, r := range word {
		if r <= unicode.MaxASCII {
			continue
		}
		for name, table := range unicode.Scripts {
			if unicode.Is(table, r) {
				return name
			}
		}
		return "Unknown"
	}
	return ""
}
