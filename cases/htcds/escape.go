package htcds

import "github.com/antitrafficking/palermo/internal/cell"

// Escape returns s as it is written into a cell: with an apostrophe before every part of it that a
// spreadsheet program may take for a formula. A part stands at the beginning, or after a comma, a
// semicolon, a bar, a tab or an end of line, where a program with another separator than ours makes
// a new cell. A part that begins with apostrophes before such a sign gets one more, so that
// [Unescape] gives back exactly s.
func Escape(s string) string { return cell.Escape(s) }

// Unescape undoes [Escape].
func Unescape(s string) string { return cell.Unescape(s) }
