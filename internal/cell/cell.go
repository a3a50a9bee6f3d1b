// Package cell keeps a text that is written into a table from being run by a spreadsheet program as
// a formula, and gives the text back when the table is read.
//
// A program that takes another sign than ours for what parts cells, such as the semicolon where the
// decimal sign is a comma, makes cells of the parts of a text. So every part is made harmless, and
// not only the text as a whole. Quotation marks do not help: they count only where a cell begins.
package cell

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parts are the signs that part cells or rows, with us or with others.
const parts = ",;|\t\r\n"

// signs begin a formula, in the usual and in the full width.
const signs = "=+-@＝＋－＠"

// Escape returns s with an apostrophe before every part of it that a spreadsheet program may take
// for a formula: one that begins with = + - or @, perhaps after white space, control characters or
// quotation marks, or with a tab or an end of line. A part is what stands at the beginning of s or
// after one of the signs , ; | tab and end of line. A part that begins with apostrophes before such
// a sign gets one more, so that [Unescape] gives back exactly s.
func Escape(s string) string {
	return rewrite(s, func(b *strings.Builder, part string, dangerous bool) {
		if dangerous {
			b.WriteByte('\'')
		}
		b.WriteString(part)
	})
}

// Unescape undoes [Escape].
func Unescape(s string) string {
	if strings.IndexByte(s, '\'') < 0 {
		return s
	}
	return rewrite(s, func(b *strings.Builder, part string, dangerous bool) {
		if dangerous {
			part = strings.TrimPrefix(part, "'")
		}
		b.WriteString(part)
	})
}

// rewrite calls write for each part of s, which says whether it is dangerous without the
// apostrophes at its beginning. The signs between parts stay.
//
// Whether a part is dangerous is decided by the part and the two signs around it alone: these stand
// in the escaped text too, so that reading it comes to the same answer.
func rewrite(s string, write func(b *strings.Builder, part string, dangerous bool)) string {
	if !exposed(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 4)
	before := byte(0) // the sign before the part; 0 at the beginning
	for {
		end := strings.IndexAny(s, parts)
		part, after := s, byte(0)
		if end >= 0 {
			part, after = s[:end], s[end]
		}
		bare := strings.TrimLeft(part, "'")
		write(&b, part, formula(bare) || quotes(bare) && leading(before, after))
		if end < 0 {
			return b.String()
		}
		b.WriteByte(after)
		before, s = after, s[end+1:]
	}
}

// exposed reports whether s may have a dangerous part at all: most texts have none.
func exposed(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case strings.IndexByte(signs[:4]+"\t\r\n", c) >= 0, c >= utf8.RuneSelf:
			return true
		}
	}
	return false
}

// formula reports whether a part begins a formula.
func formula(part string) bool {
	for _, r := range part {
		switch {
		case strings.ContainsRune(signs, r):
			return true
		case r == '"', unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		default:
			return false
		}
	}
	return false
}

// quotes reports whether a part is nothing, or nothing but quotation marks.
func quotes(part string) bool { return strings.Trim(part, `"`) == "" }

// leading reports whether an empty part before the sign after would begin with a tab or an end
// of line in a program that parts cells at the sign before, but not at after.
func leading(before, after byte) bool {
	switch after {
	case '\t', '\r':
		return before != after
	case '\n':
		return before == 0
	}
	return false
}
