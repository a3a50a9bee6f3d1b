package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/cases"
)

const intro = `<!-- Written by internal/casedoc: change package cases, not this page. -->

# The case file, field by field

A case file is one JSON document in UTF-8. ` + "`cases.Decode`" + ` reads it strictly. Its shape
as a JSON Schema (2020-12) is [case-file.schema.json](case-file.schema.json);
` + "`cases.Describe`" + ` gives a program what stands here, field by field.

- A field that is not recorded is left out. A ` + "`null`" + ` or an empty text is read as not
  recorded.
- "-" in a pointer is the index of an element of a list.
- The category decides to whom a field may be passed on.
- An id is 1 to 128 letters, digits and . _ : - of which the first is a letter or digit, and names
  nobody. A day is written 2026-11-23; a partial day as 2026-11-23, 2026-11 or 2026; an instant as
  2026-11-23T09:00:00Z. A language is a BCP 47 tag, such as sq or sr-Cyrl. A value is any JSON but
  null.
%s- Comments are those of the Go source: a name with a capital letter is a field in Go.

Records: %s.

`

// page returns the data dictionary as Markdown.
func (r *records) page(said said) []byte {
	var b bytes.Buffer
	var index []string
	for _, typ := range r.types {
		index = append(index, link(typ))
	}
	fmt.Fprintf(&b, intro, r.forms(), strings.Join(index, ", "))
	for _, typ := range r.types {
		fmt.Fprintf(&b, "## %s\n\n", typ)
		if text := said[typ]; text != "" {
			fmt.Fprintf(&b, "%s\n\n", cell(text))
		}
		if typ != root {
			fmt.Fprintf(&b, "At %s.\n\n", "`"+strings.Join(r.at[typ], "`, `")+"`")
		}
		b.WriteString("| field | label | holds | required | category | comment |\n")
		b.WriteString("|---|---|---|---|---|---|\n")
		for _, f := range r.fields[typ] {
			required := ""
			if f.Required {
				required = "yes"
			}
			name := nameOf(f)
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", name, cell(f.Label),
				r.holds(f), required, category(f), cell(said[typ+"/"+name]))
		}
		b.WriteByte('\n')
	}
	b.WriteString("# Codes\n\n")
	for _, f := range r.lists() {
		fmt.Fprintf(&b, "## %s\n\n", f.Type)
		if text := said[f.Type]; text != "" {
			fmt.Fprintf(&b, "%s\n\n", cell(text))
		}
		b.WriteString("| code | label |\n|---|---|\n")
		for _, c := range f.Codes {
			fmt.Fprintf(&b, "| `%s` | %s |\n", c.Code, cell(c.Label))
		}
		b.WriteByte('\n')
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}

// forms says how the codes of standards are written.
func (r *records) forms() string {
	help := map[string]string{}
	for _, fields := range r.fields {
		for _, f := range fields {
			for _, f := range []cases.Field{f, r.elem[f.Path]} {
				if f.Kind == "standard" {
					help[f.Type] = f.Help
				}
			}
		}
	}
	var b strings.Builder
	for _, typ := range slices.Sorted(maps.Keys(help)) {
		fmt.Fprintf(&b, "- `%s`: %s\n", typ, help[typ])
	}
	return b.String()
}

// category names that of a field; an element of a list may say it itself.
func category(f cases.Field) string { return cmp.Or(string(f.Category), "its own") }

// holds says in words what stands in a field.
func (r *records) holds(f cases.Field) string {
	switch f.Kind {
	case "list":
		return "list of " + r.holds(r.elem[f.Path]) + limits(f, "elements")
	case "record":
		return link(f.Type)
	case "code", "answer":
		if f.Open {
			return link(f.Type) + " or an id"
		}
		return link(f.Type)
	case "standard":
		return "`" + f.Type + "`"
	case "text":
		return "text" + limits(f, "characters")
	}
	return strings.ReplaceAll(string(f.Kind), "-", " ") + limits(f, "")
}

func limits(f cases.Field, of string) string {
	if of != "" {
		of = " " + of
	}
	number := func(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
	switch {
	case f.Min != nil && f.Max != nil && *f.Min == *f.Max:
		return ", " + number(*f.Min) + of
	case f.Min != nil && f.Max != nil:
		return ", " + number(*f.Min) + " to " + number(*f.Max) + of
	case f.Min != nil:
		return ", at least " + number(*f.Min) + of
	case f.Max != nil:
		return ", at most " + number(*f.Max) + of
	}
	return ""
}

func link(typ string) string {
	return "[" + typ + "](#" + strings.ToLower(strings.ReplaceAll(typ, ".", "")) + ")"
}

// cell writes a text into a cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`).Replace(text)
}
