package htcds

import (
	"strings"
	"unicode"
)

// dangerous reports whether a spreadsheet program may take s for a formula: it begins with = + - or
// @, in the usual or the full width, perhaps after white space or control characters, or with a tab
// or an end of line, behind which the next part could begin so.
func dangerous(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		return true
	}
	if c := s[0]; c > ' ' && c < 0x7f {
		return false
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
	for _, r := range s {
		return strings.ContainsRune("=+-@＝＋－＠", r)
	}
	return false
}

// Escape returns s as it is written into a cell: with an apostrophe before it if a spreadsheet
// program may take it for a formula. A text that begins with apostrophes before such a sign gets
// one more, so that [Unescape] gives back exactly s.
func Escape(s string) string {
	if dangerous(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// Unescape undoes [Escape].
func Unescape(s string) string {
	if s != "" && s[0] == '\'' && dangerous(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}
