package cases

import (
	"cmp"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// FieldKind is what a field holds: it says which control a form shows.
//
//	record        a record with fields of its own
//	list          a list; the pointer of its elements ends in "-"
//	text          text
//	id            an id, of the record itself or of another that is meant
//	language      a language as a BCP 47 tag
//	number        a number
//	flag          true or false
//	answer        an answer to a question that may not have been asked
//	code          one of the codes of a list
//	standard      a code of a standard whose list is not in the field, such as a country
//	day           a day
//	partial-day   a day whose month or day may not be known
//	instant       a moment in UTC
//	value         any JSON
type FieldKind string

// A Field is what is known of a field of a case file, whatever file it is. It says all that a form
// has to know, and is the same in every JSON encoding.
type Field struct {
	// Path is the JSON Pointer of the field, with "-" in place of every index.
	Path  string    `json:"path"`
	Label string    `json:"label"`
	Kind  FieldKind `json:"kind"`
	// Type is the Go type, such as "person.Sex"; of a list that of its elements. Records of one
	// type have the same fields wherever they stand.
	Type string `json:"type"`
	// Codes are the codes of a code or an answer, in the order of their list.
	Codes []FieldCode `json:"codes,omitempty"`
	// Open is true where an id of the user's own may stand in place of a code.
	Open bool `json:"open,omitempty"`
	// Required is true where a file without the field is refused.
	Required bool `json:"required,omitempty"`
	// Category decides who may see the field. It is empty for the whole file, and where the element
	// of a list says its category itself.
	Category person.Category `json:"category,omitempty"`
	// Min and Max are the limits of a number, of the characters of a text, and of the elements of a
	// list; nil where there is none.
	Min *float64 `json:"min,omitempty"`
	Max *float64 `json:"max,omitempty"`
	// Help says how the field is filled in.
	Help string `json:"help,omitempty"`
}

// A FieldCode is a code that may stand in a field, with its English label.
type FieldCode struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// A PathError tells that a JSON Pointer leads to no field of a case file. It quotes only names that
// the format has, for what else stands in a pointer can be anything.
type PathError struct {
	Path    string   // the part of the pointer that leads to a field, with "-" for every index
	Allowed []string // what may stand next: the names of a record, "-" for a list; nothing else
}

func (e *PathError) Error() string {
	where := "cases: " + e.Path
	if e.Path == "" {
		where += "/"
	}
	switch {
	case e.Allowed == nil:
		return where + ": it has no fields"
	case e.Allowed[0] == "-":
		return where + ": want the index of an element, - or *"
	}
	return where + ": no such field; allowed: " + strings.Join(e.Allowed, ", ")
}

// Describe returns what is known of the field of a case file to which a JSON Pointer leads. The
// index of an element is a number, "-" or "*": no file is asked, so that any number will do. The
// empty pointer is the whole file. A pointer that leads to no field is a [*PathError].
func Describe(pointer string) (Field, error) {
	n, err := nodeAt(pointer)
	return n.Field, err
}

// ErrNoCategory is the error of [CategoryOf] for what is of no one category: the whole file, and
// the elements of lists that say their categories themselves, such as fields of the user's own.
var ErrNoCategory = errors.New("cases: it is of no one category")

// CategoryOf returns the category of the field of a case file to which a JSON Pointer leads, see
// [Describe]. The error is a [*PathError] or [ErrNoCategory].
func CategoryOf(pointer string) (person.Category, error) {
	n, err := nodeAt(pointer)
	if err == nil && n.Category == "" {
		return "", ErrNoCategory
	}
	return n.Category, err
}

// Fields goes through all fields below the one to which a JSON Pointer leads, at any depth and in
// the order of the file; the empty pointer is the whole file. A record comes before its fields, and
// a list before its element, whose pointer ends in "-". The error is that of [Describe].
func Fields(pointer string) (iter.Seq[Field], error) {
	top, err := nodeAt(pointer)
	if err != nil {
		return nil, err
	}
	return func(yield func(Field) bool) { top.walk(nil, yield) }, nil
}

// A node is a field with its Go type.
type node struct {
	Field
	t       reflect.Type
	element []string // the tags of the elements of a list
	was     bool     // a list that was one object in older files
}

// walk yields the fields below n. Around are the records in which n stands: none holds itself, and
// one that did would go on for ever.
func (n node) walk(around []reflect.Type, yield func(Field) bool) bool {
	if slices.Contains(around, n.t) {
		return true
	}
	if n.Kind == "record" {
		around = append(around[:len(around):len(around)], n.t)
	}
	for _, c := range n.below() {
		if !yield(c.Field) || !c.walk(around, yield) {
			return false
		}
	}
	return true
}

func nodeAt(pointer string) (node, error) {
	n := node{t: reflect.TypeFor[File]()}
	n.Label, n.Kind, n.Type = "Case file", "record", n.t.String()
	if pointer == "" {
		return n, nil
	}
	rest, rooted := strings.CutPrefix(pointer, "/")
	if !rooted {
		return node{}, &PathError{Allowed: n.allowed()}
	}
	for part := range strings.SplitSeq(rest, "/") {
		if n.Kind == "list" && isIndex(part) {
			part = "-"
		}
		if n.was && part != "-" { // an older file has an object where the list is
			n, _ = n.child("-")
		}
		next, ok := n.child(part)
		if !ok {
			return node{}, &PathError{Path: n.Path, Allowed: n.allowed()}
		}
		n = next
	}
	return n, nil
}

func isIndex(s string) bool {
	digits := s != "" && strings.Trim(s, "0123456789") == "" && (s == "0" || s[0] != '0')
	return digits || s == "*"
}

// allowed are the names that may follow the pointer of n.
func (n node) allowed() []string {
	var out []string
	switch n.Kind {
	case "list":
		out = append(out, "-")
	case "record":
		for name := range members(n.t) {
			out = append(out, name)
		}
	}
	return out
}

// below returns the fields of a record, or the element of a list.
func (n node) below() []node {
	var out []node
	for _, name := range n.allowed() {
		c, _ := n.child(name)
		out = append(out, c)
	}
	return out
}

// child returns the field of a record with a name, or the element of a list, whose name is "-".
func (n node) child(name string) (node, bool) {
	switch n.Kind {
	case "list":
		e := newNode(n.t.Elem(), n.element)
		e.Path, e.Category, e.Label = n.Path+"/-", n.Category, n.Label
		if e.Kind == "record" {
			e.Label = words(e.t.Name())
		}
		return e, name == "-"
	case "record":
		for member, f := range members(n.t) {
			if member != name {
				continue
			}
			m := newNode(f.Type, strings.Split(f.Tag.Get("validate"), ","))
			m.Path, m.Category = n.Path+"/"+name, person.Category(f.Tag.Get("data"))
			if !law.IsValid(m.Category) {
				m.Category = "" // the element says it
			}
			if m.Label = words(name); f.Tag.Get("label") != "" {
				label := f.Tag.Get("label")
				m.Label = strings.ToUpper(label[:1]) + label[1:]
			}
			m.was = f.Tag.Get("was") == "object"
			m.Help = cmp.Or(f.Tag.Get("help"), m.Help)
			return m, true
		}
	}
	return node{}, false
}

// members goes through the fields of a record type that are in its JSON, by their names there.
func members(t reflect.Type) iter.Seq2[string, reflect.StructField] {
	return func(yield func(string, reflect.StructField) bool) {
		for _, f := range reflect.VisibleFields(t) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.IsExported() && name != "" && name != "-" && !yield(name, f) {
				return
			}
		}
	}
}

// newNode describes a value by its type and by the tags that validate it.
func newNode(t reflect.Type, tags []string) node {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	n := node{t: t}
	if at := slices.Index(tags, "dive"); at >= 0 {
		tags, n.element = tags[:at], tags[at+1:]
	}
	n.Kind, n.Type = kindOf(t, tags), t.String()
	if n.Kind == "list" {
		n.Type = t.Elem().String()
	}
	n.Required = slices.Contains(tags, "required")
	for _, tag := range tags {
		name, param, _ := strings.Cut(tag, "=")
		if most := degrees[name]; most != 0 {
			least := -most
			n.Min, n.Max = &least, &most
		}
		limit, err := strconv.ParseFloat(param, 64)
		if err != nil {
			continue
		}
		if name == "min" || name == "gte" || name == "len" {
			n.Min = &limit
		}
		if name == "max" || name == "lte" || name == "len" {
			n.Max = &limit
		}
	}
	if list, ok := reflect.Zero(t).Interface().(code.Tabler); ok {
		table := list.CodeTable()
		for _, c := range code.List(table) {
			n.Codes = append(n.Codes, FieldCode{Code: c, Label: code.Label(table, c)})
		}
		n.Open = !slices.Contains(tags, "tip_code")
	}
	n.Help = n.help()
	for _, tag := range tags {
		n.Help = cmp.Or(n.Help, forms[tag])
	}
	return n
}

// degrees are the limits that a tag for a number has by itself, above and below 0.
var degrees = map[string]float64{"latitude": 90, "longitude": 180}

// forms say how a text is written that a tag of the validator looks at.
var forms = map[string]string{
	"url":         "An address that begins with https:// or the like.",
	"email":       "An address for e-mail.",
	"hexadecimal": "Hexadecimal digits in lower case.",
	"tip_media":   "A media type in lower case, such as application/pdf.",
	"tip_pointer": "A JSON Pointer into the file, such as /victims/0/age.",
	"number":      "A number in digits.",
}

// kindOf returns the kind of a type that stands under some tags.
func kindOf(t reflect.Type, tags []string) FieldKind {
	zero := reflect.Zero(t).Interface()
	switch zero.(type) {
	case law.Day:
		return "day"
	case time.Time:
		return "instant"
	case person.Answer:
		return "answer"
	case code.Tabler:
		return "code"
	case interface{ First() law.Day }:
		return "partial-day"
	}
	_, coded := code.Valid(zero)
	_, texts := reflect.New(t).Interface().(interface{ UnmarshalText([]byte) error })
	_, values := reflect.New(t).Interface().(interface{ UnmarshalJSON([]byte) error })
	switch kind := t.Kind(); {
	case coded:
		return "standard"
	case slices.Contains(tags, "tip_id"):
		return "id"
	case slices.Contains(tags, "tip_language"):
		return "language"
	case texts, kind == reflect.String && !values:
		return "text"
	case values, kind == reflect.Slice && t.Elem().Kind() == reflect.Uint8,
		kind == reflect.Map, kind == reflect.Interface:
		return "value"
	case kind == reflect.Struct:
		return "record"
	case kind == reflect.Slice:
		return "list"
	case kind == reflect.Bool:
		return "flag"
	}
	return "number"
}

// help says how a field is filled in that has no help of its own.
func (n node) help() string {
	switch n.Kind {
	case "id":
		return "An id of letters, digits and . _ : -, of a record or of another system; no name."
	case "language":
		return "A language as a BCP 47 tag, such as sq or sr-Cyrl."
	case "answer":
		return "Leave it empty if nobody asked."
	case "day":
		return "A day as YYYY-MM-DD."
	case "partial-day":
		return "A day, or the month or year alone: 2026-11-23, 2026-11 or 2026."
	case "instant":
		return "A moment in UTC, as 2026-11-23T09:00:00Z."
	case "code":
		if n.Open {
			return "One of the codes, or an id of your own."
		}
		return "One of the codes."
	case "standard":
		form := code.Form(reflect.Zero(n.t).Interface())
		return strings.ToUpper(form[:1]) + form[1:] + "."
	}
	return ""
}

// acronyms are words of names that are written in capitals.
var acronyms = map[string]string{"id": "ID", "url": "URL", "fgm": "FGM"}

// words writes the name of a field or a type as words.
func words(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	list := strings.FieldsFunc(b.String(), func(r rune) bool {
		return r == '_' || r == '-' || r == ' '
	})
	for i, w := range list {
		if whole := acronyms[w]; whole != "" {
			list[i] = whole
		} else if i == 0 {
			list[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(list, " ")
}
