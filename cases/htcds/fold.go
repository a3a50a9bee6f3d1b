package htcds

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold reduces s to what has to agree for two spellings to be the same word: letters and digits, in
// small letters, without accents, with -is- for -iz-.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	ascii := true
	for _, c := range []byte(s) {
		if c >= 0x80 {
			ascii = false
			break
		}
	}
	if !ascii {
		s = norm.NFKD.String(s)
	}
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteByte(byte(r))
		case r >= 'A' && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.ReplaceAll(b.String(), "iz", "is")
}

// trim takes white space, no-break spaces among it, and characters without width off both ends.
func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' })
}
