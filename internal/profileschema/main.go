// Command profileschema writes the JSON Schema of the profile files of package jurisdiction, for
// editors that check YAML while it is written. The strict loader knows more than a schema can say;
// this is its shape.
//
// It is written from the Go types, so that it cannot say anything else than the loader; libraries
// that do the same know nothing of values that may be a list or a mapping.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: profileschema FILE")
		os.Exit(2)
	}
	data, err := schema()
	if err == nil {
		err = os.WriteFile(os.Args[1], data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "profileschema:", err)
		os.Exit(1)
	}
}

type object = map[string]any

// schema returns the schema of [jurisdiction.Profile], indented.
func schema() ([]byte, error) {
	w := writer{defs: object{}}
	root := w.of(reflect.TypeFor[jurisdiction.Profile]())
	if w.err != nil {
		return nil, w.err
	}
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "https://github.com/antitrafficking/palermo/jurisdiction/profile.schema.json"
	root["title"] = "palermo: the law of one place on victims of trafficking"
	root["$defs"] = w.defs
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(root)
	return out.Bytes(), err
}

type writer struct {
	defs object
	err  error
}

// sequential is implemented by what may be written as the list of one of its members.
type sequential interface{ SequenceMember() string }

// textual is implemented by mappings that may be written as one text.
type textual interface{ SetText(string) }

func (w *writer) of(t reflect.Type) object {
	switch {
	case t == reflect.TypeFor[law.Day]():
		return object{"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
	case t == reflect.TypeFor[jurisdiction.Code]():
		return object{"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"}
	case t == reflect.TypeFor[jurisdiction.Currency]():
		return object{"type": "string", "pattern": "^[A-Z]{3}$"}
	}
	if e, ok := reflect.Zero(t).Interface().(code.Tabler); ok {
		return object{"enum": code.List(e.CodeTable())}
	}
	switch t.Kind() {
	case reflect.String:
		if _, coded := code.Valid(reflect.Zero(t).Interface()); coded {
			w.err = fmt.Errorf("the codes of %s are not known", t)
		}
		return object{"type": "string", "minLength": 1}
	case reflect.Int:
		return object{"type": "integer"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Slice:
		return object{"type": "array", "items": w.of(t.Elem())}
	case reflect.Map:
		mapping := object{"type": "object", "additionalProperties": w.of(t.Elem())}
		if _, ok := reflect.New(t).Interface().(textual); ok {
			return object{"anyOf": []any{w.of(t.Elem()), mapping}}
		}
		return mapping
	case reflect.Struct:
		return w.structure(t)
	}
	w.err = fmt.Errorf("no schema for %s", t)
	return nil
}

func (w *writer) structure(t reflect.Type) object {
	name := nameOf(t)
	ref := object{"$ref": "#/$defs/" + name}
	if _, done := w.defs[name]; done {
		return ref
	}
	w.defs[name] = nil // it may contain itself
	properties := object{}
	var required []string
	var either []any
	for i := range t.NumField() {
		f := t.Field(i)
		member, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if member == "" || member == "-" || !f.IsExported() {
			continue
		}
		if t == reflect.TypeFor[law.Citation]() && member == "origin" {
			continue // set by the loader
		}
		properties[member] = w.of(f.Type)
		switch other, unless := strings.CutPrefix(f.Tag.Get("required"), "unless="); {
		case unless:
			either = append(either, object{"required": []string{member}}, object{"required": []string{other}})
		case f.Tag.Get("required") != "":
			required = append(required, member)
		}
	}
	def := object{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		def["required"] = required
	}
	if either != nil {
		def["anyOf"] = either
	}
	if seq, ok := reflect.New(t).Interface().(sequential); ok {
		def = object{"anyOf": []any{properties[seq.SequenceMember()], def}}
	}
	w.defs[name] = def
	return ref
}

// nameOf names a type in the schema: "Dated.Offence" for law.Dated[jurisdiction.Offence].
func nameOf(t reflect.Type) string {
	outer, inner, generic := strings.Cut(t.Name(), "[")
	if !generic {
		return outer
	}
	inner = strings.TrimSuffix(inner, "]")
	list := strings.HasPrefix(inner, "[]")
	inner = inner[strings.LastIndexByte(inner, '.')+1:]
	inner = strings.TrimPrefix(inner, "[]")
	if list {
		inner += "List"
	}
	return outer + "." + inner
}
