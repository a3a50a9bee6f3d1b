package htcds

import (
	"slices"
	"strings"
)

// A match is the value that a spelling stands for, and the tolerance under which it does; gone is a
// value of version 0.2 without an equal.
type match struct {
	name string
	code Code
	gone bool
}

// prepare builds the index. Exact names and labels come first, folded spellings after them.
func (l *List) prepare() {
	l.index = make(map[string]match, 4*len(l.Values))
	add := func(key string, m match) {
		if _, taken := l.index[key]; !taken {
			l.index[key] = m
		}
	}
	for _, v := range l.Values {
		code := Code("")
		if v.Extension {
			code = ExtensionValue
		}
		l.parts = max(l.parts, 1+strings.Count(v.Label, ";"))
		add(v.Name, match{name: v.Name, code: code})
		add(v.Label, match{name: v.Name, code: code})
	}
	for _, v := range l.Values {
		code := ValueSpelling
		if v.Extension {
			code = ExtensionValue
		}
		add("\x00"+fold(v.Name), match{name: v.Name, code: code})
		add("\x00"+fold(v.Label), match{name: v.Name, code: code})
	}
	for _, v := range l.Values {
		code := ValueAlias
		if v.Extension {
			code = ExtensionValue
		}
		for _, a := range v.Aliases {
			add("\x00"+fold(a), match{name: v.Name, code: code})
		}
		for _, a := range v.Old {
			add("\x00"+fold(a), match{name: v.Name, code: OldValue})
		}
	}
	for _, g := range l.Gone {
		add("\x00"+fold(g), match{gone: true})
	}
}

// find returns what s, as it stands, means.
func (l *List) find(s string) (match, bool) {
	if m, ok := l.index[s]; ok {
		return m, true
	}
	m, ok := l.index["\x00"+fold(s)]
	return m, ok
}

// maxValues is the largest number of values that one cell may hold.
const maxValues = 256

// split reads the values of a cell that may hold several: names or labels parted by semicolons, a
// semicolon in a label notwithstanding, or, as survey tools write them, names parted by white
// space.
func (l *List) split(s string, open bool, report func(Code)) []string {
	if m, ok := l.index[s]; ok {
		return l.take(nil, m, report)
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '\n' || r == '\r' })
	if len(parts) > maxValues {
		report(TooManyValues)
		return nil
	}
	if others := strings.Count(s, "; "); others != strings.Count(s, ";") || strings.ContainsAny(s, "\r\n") || len(parts) > 0 && trim(parts[len(parts)-1]) == "" || strings.HasSuffix(s, ";") {
		report(OtherDelimiter)
	}
	var values []string
	for i := 0; i < len(parts); {
		n := l.longest(parts[i:])
		if n > 0 {
			text := strings.Join(parts[i:i+n], ";")
			if i > 0 {
				text = strings.TrimPrefix(text, " ")
			}
			m, _ := l.find(trim(text))
			if m.code == "" && trim(text) != text {
				report(ValueSpelling)
			}
			if n > 1 && len(parts) > n {
				report(SemicolonInValue)
			}
			values = l.take(values, m, report)
			i += n
			continue
		}
		text := trim(parts[i])
		i++
		switch names := strings.Fields(text); {
		case text == "":
		case len(names) > 1 && len(names) <= maxValues && l.all(names):
			for _, name := range names {
				m, _ := l.find(name)
				values = l.take(values, m, report)
			}
		case open:
			report(OpenValue)
			values = add(values, text, report)
		default:
			report(UnknownValue)
		}
	}
	return values
}

// longest returns how many of the parts together make the longest spelling of one value; 0 if none
// does.
func (l *List) longest(parts []string) int {
	for n := min(len(parts), l.parts); n > 0; n-- {
		if trim(parts[0]) == "" || trim(parts[n-1]) == "" {
			continue
		}
		if _, ok := l.find(trim(strings.Join(parts[:n], ";"))); ok {
			return n
		}
	}
	return 0
}

// all reports whether every one of the names is that of a value.
func (l *List) all(names []string) bool {
	return !slices.ContainsFunc(names, func(s string) bool {
		_, ok := l.find(s)
		return !ok
	})
}

// take appends the value that was found.
func (l *List) take(values []string, m match, report func(Code)) []string {
	switch {
	case m.gone:
		report(GoneValue)
		return values
	case m.code != "":
		report(m.code)
	}
	return add(values, m.name, report)
}

func add(values []string, v string, report func(Code)) []string {
	if slices.Contains(values, v) {
		report(RepeatedValue)
		return values
	}
	return append(values, v)
}
