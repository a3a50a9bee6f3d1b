// Package strictyaml decodes YAML into Go values and reports every problem of a file at once, each
// with its line and column: unknown, duplicate and missing keys, values of the wrong type, codes
// that do not exist, and what the types themselves find at fault.
//
// Field names are those of the json tags. The yaml libraries stop checking for unknown keys below a
// type with a decoder of its own and report lines only, which is why the tree is walked here.
package strictyaml

import (
	"bytes"
	"cmp"
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Problem is one thing wrong with a file. Line and Column start at 1.
type Problem struct {
	File    string
	Line    int
	Column  int
	Path    string // JSON Pointer of the value
	Message string
}

func (p *Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", p.File, p.Line, p.Column, cmp.Or(p.Path, "/"), p.Message)
}

// faulty is implemented by values that know what is wrong with themselves.
type faulty interface{ Faults() []law.Fault }

// sequential is implemented by structs that may be written as the sequence of one of their members.
type sequential interface{ SequenceMember() string }

// textual is implemented by mappings that may be written as one text.
type textual interface{ SetText(string) }

// Decode decodes the single YAML document in data into v, a non-nil pointer to a struct. File names
// it in the problems. Check, if not nil, is called once v is filled, to find faults that need more
// than one value; a fault's path is relative to v.
func Decode(file string, data []byte, v any, check func() []law.Fault) []*Problem {
	d := decoder{file: file, fields: map[reflect.Type][]field{}}
	var doc, second yaml.Node
	documents := yaml.NewDecoder(bytes.NewReader(data))
	malformed := func(err error) []*Problem {
		return []*Problem{{
			File:    file,
			Line:    lineOf(err),
			Column:  1,
			Message: "not well-formed YAML: " + err.Error(),
		}}
	}
	if err := documents.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		return malformed(err)
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		return []*Problem{{File: file, Line: 1, Column: 1, Message: "the file is empty"}}
	}
	root := doc.Content[0]
	if err := documents.Decode(&second); err == nil {
		// Nothing of it would be read.
		d.report(&second, "", "a second document begins here: a file holds one")
	} else if !errors.Is(err, io.EOF) {
		return malformed(err)
	}
	d.value(root, reflect.ValueOf(v).Elem(), "")
	if check != nil {
		d.reportFaults(root, "", check())
	}
	slices.SortStableFunc(d.problems, func(a, b *Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return d.problems
}

// lineOf finds the line in the text of an error of the yaml package; 1 if it names none.
func lineOf(err error) int {
	_, after, ok := strings.Cut(err.Error(), "line ")
	if !ok {
		return 1
	}
	end := strings.IndexFunc(after, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(after)
	}
	n, err := strconv.Atoi(after[:end])
	if err != nil {
		return 1
	}
	return n
}

type field struct {
	name     string
	index    int
	required string // "", "true" or "unless=NAME"
}

type decoder struct {
	file     string
	problems []*Problem
	fields   map[reflect.Type][]field
}

func (d *decoder) report(n *yaml.Node, path, format string, args ...any) {
	d.problems = append(d.problems, &Problem{File: d.file, Line: n.Line, Column: n.Column, Path: path, Message: fmt.Sprintf(format, args...)})
}

var textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()

func (d *decoder) value(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.report(n, path, "anchors and aliases are not allowed")
		return
	}
	if reflect.PointerTo(v.Type()).Implements(textUnmarshaler) {
		d.text(n, v, path)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, path)
	case reflect.Slice:
		if n.Kind != yaml.SequenceNode {
			d.report(n, path, "want a sequence")
			return
		}
		out := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
		for i, item := range n.Content {
			d.value(item, out.Index(i), path+"/"+strconv.Itoa(i))
		}
		v.Set(out)
	case reflect.Map:
		if one, ok := v.Addr().Interface().(textual); ok && n.Kind == yaml.ScalarNode {
			var text string
			d.scalar(n, reflect.ValueOf(&text).Elem(), path)
			one.SetText(text)
			return
		}
		if n.Kind != yaml.MappingNode {
			d.report(n, path, "want a mapping")
			return
		}
		out := reflect.MakeMap(v.Type())
		seen := map[string]bool{}
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i]
			if seen[key.Value] {
				d.report(key, path, "duplicate key %q", key.Value)
			}
			seen[key.Value] = true
			item := reflect.New(v.Type().Elem()).Elem()
			d.value(n.Content[i+1], item, path+"/"+escape(key.Value))
			out.SetMapIndex(reflect.ValueOf(key.Value), item)
		}
		v.Set(out)
	default:
		d.scalar(n, v, path)
	}
}

func (d *decoder) text(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.ScalarNode {
		d.report(n, path, "want a single value")
		return
	}
	// An empty text is read as nothing recorded elsewhere; here the key is to be left out.
	err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.Value))
	if err != nil || n.Value == "" {
		d.report(n, path, "want a %s, got %q", typeName(v.Type()), n.Value)
		return
	}
	if valid, coded := code.Valid(v.Interface()); coded && !valid {
		d.report(n, path, "no such %s: %q", typeName(v.Type()), n.Value)
	}
}

func (d *decoder) scalar(n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.ScalarNode {
		d.report(n, path, "want a single value")
		return
	}
	switch v.Kind() {
	case reflect.String:
		if n.Tag != "!!str" {
			d.report(n, path, "want a text; put %s in quotes", n.Value)
			return
		}
		v.SetString(n.Value)
		if n.Value == "" {
			d.report(n, path, "an empty text says nothing; leave the key out")
		} else if valid, coded := code.Valid(v.Interface()); coded && !valid {
			d.report(n, path, "unknown %s %q", typeName(v.Type()), n.Value)
		}
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if n.Tag != "!!int" || err != nil {
			d.report(n, path, "want a whole number, got %q", n.Value)
			return
		}
		v.SetInt(int64(i))
	case reflect.Bool:
		if n.Tag != "!!bool" {
			d.report(n, path, "want true or false, got %q", n.Value)
			return
		}
		v.SetBool(strings.EqualFold(n.Value, "true"))
	default:
		panic("strictyaml: no decoding into " + v.Type().String())
	}
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, path string) {
	if seq, ok := v.Addr().Interface().(sequential); ok && n.Kind == yaml.SequenceNode {
		for _, f := range d.fieldsOf(v.Type()) {
			if f.name == seq.SequenceMember() {
				d.value(n, v.Field(f.index), path)
			}
		}
		d.faults(n, v, path)
		return
	}
	if n.Kind != yaml.MappingNode {
		d.report(n, path, "want a mapping")
		return
	}
	before := len(d.problems)
	fields := d.fieldsOf(v.Type())
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			d.report(key, path, "duplicate key %q", key.Value)
			continue
		}
		seen[key.Value] = true
		at := slices.IndexFunc(fields, func(f field) bool { return f.name == key.Value })
		if at < 0 {
			d.report(key, path, "unknown key %q", key.Value)
			continue
		}
		d.value(n.Content[i+1], v.Field(fields[at].index), path+"/"+key.Value)
	}
	for _, f := range fields {
		other, unless := strings.CutPrefix(f.required, "unless=")
		if f.required != "" && !seen[f.name] && !(unless && seen[other]) {
			d.report(n, path, "missing key %q", f.name)
		}
	}
	if len(d.problems) == before { // what is not well formed is not looked at for its sense
		d.faults(n, v, path)
	}
}

func (d *decoder) faults(n *yaml.Node, v reflect.Value, path string) {
	f, ok := v.Addr().Interface().(faulty)
	if !ok {
		return
	}
	d.reportFaults(n, path, f.Faults())
}

func (d *decoder) reportFaults(n *yaml.Node, path string, faults []law.Fault) {
	for _, fault := range faults {
		at, where := n, path
		for _, member := range strings.FieldsFunc(fault.Path, func(r rune) bool { return r == '/' }) {
			next := child(at, member)
			if next == nil && at.Kind == yaml.SequenceNode {
				continue // the sequence stands for its owner; the name of the member is not written
			}
			if next == nil {
				break
			}
			at, where = next, where+"/"+member
		}
		d.report(at, where, "%s", fault.Message)
	}
}

// child returns the node of a member of n, or nil. The member of a struct written as a sequence is
// the sequence itself.
func child(n *yaml.Node, member string) *yaml.Node {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			if n.Content[i].Value == member {
				return n.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(member); err == nil && i >= 0 && i < len(n.Content) {
			return n.Content[i]
		}
	}
	return nil
}

func (d *decoder) fieldsOf(t reflect.Type) []field {
	if fs, ok := d.fields[t]; ok {
		return fs
	}
	var fs []field
	for i := range t.NumField() {
		sf := t.Field(i)
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if sf.IsExported() && name != "-" && name != "" {
			fs = append(fs, field{name: name, index: i, required: sf.Tag.Get("required")})
		}
	}
	d.fields[t] = fs
	return fs
}

func typeName(t reflect.Type) string {
	if t == reflect.TypeFor[law.Day]() {
		return "day (YYYY-MM-DD)"
	}
	return t.Name()
}

func escape(s string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(s) }
