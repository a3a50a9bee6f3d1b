// Package code reads the tables of codes that the generator writes for enumerations: lines of a
// code and, after a tab, its label.
package code

import (
	"iter"
	"reflect"
	"strings"
)

// A Tabler is an enumeration, see the package law.
type Tabler interface{ CodeTable() string }

// lines goes through the codes of a table and their labels, "" where a table has none for it.
func lines(table string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(table) {
			code, label, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if !yield(code, label) {
				return
			}
		}
	}
}

// List returns the codes of a table, in order.
func List(table string) []string {
	out := make([]string, 0, strings.Count(table, "\n"))
	for code := range lines(table) {
		out = append(out, code)
	}
	return out
}

// In reports whether s is a code of the table.
func In(table, s string) bool {
	for table != "" {
		end := strings.IndexByte(table, '\n')
		if strings.HasPrefix(table, s) && len(s) > 0 && len(s) <= end &&
			(len(s) == end || table[len(s)] == '\t') && strings.IndexByte(s, '\t') < 0 {
			return true
		}
		table = table[end+1:]
	}
	return false
}

// Label returns the label of a code, or its words where the table has none; "" for what is no code.
func Label(table, s string) string {
	for code, label := range lines(table) {
		if code == s && label != "" {
			return label
		}
		if code == s {
			return strings.ReplaceAll(s, "-", " ")
		}
	}
	return ""
}

// Form says how a code of the type of v is written, "" for a list that names its codes.
func Form(v any) string {
	if f, ok := v.(interface{ Form() string }); ok {
		return f.Form()
	}
	return ""
}

// Valid reports whether v is a code of its type, and whether its type has codes at all: an
// enumeration, or a type that tells by a method IsValid, such as the code of a place.
func Valid(v any) (valid, coded bool) {
	switch v := v.(type) {
	case Tabler:
		return In(v.CodeTable(), reflect.ValueOf(v).String()), true
	case interface{ IsValid() bool }:
		return v.IsValid(), true
	}
	return false, false
}
