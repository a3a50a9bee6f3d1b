package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/antitrafficking/palermo/cases"
)

type object = map[string]any

// Forms of texts that have one. A pattern is wider than the rule behind it: there is no country
// ZZ, and no 31 February.
const (
	idForm       = "^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$"
	languageForm = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
	dayForm      = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
	partialForm  = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
)

// standards are the forms of the codes of standards, by type.
var standards = map[string]string{
	"jurisdiction.Code":     "^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
	"jurisdiction.Currency": "^[A-Z]{3}$",
	"person.ISCED":          "^[0-8]$",
	"person.ISCO":           "^[0-9]{1,4}$",
	"person.Industry":       "^[A-U]$",
	"person.Locode":         "^[A-Z]{2}[A-Z2-9]{3}$",
	"person.Script":         "^[A-Z][a-z]{3}$",
}

// schema returns the JSON Schema of a case file, indented. It is that of what this library writes:
// what is not recorded is left out. The keywords that begin with x- are for who builds forms, and
// decide nothing.
func (r *records) schema() ([]byte, error) {
	defs := object{}
	for _, typ := range r.types {
		if typ == root {
			continue
		}
		def, err := r.record(typ)
		if err != nil {
			return nil, err
		}
		defs[typ] = def
	}
	for _, f := range r.lists() {
		var codes []string
		labels := object{}
		for _, c := range f.Codes {
			codes = append(codes, c.Code)
			labels[c.Code] = c.Label
		}
		defs[f.Type] = object{"enum": codes, "x-labels": labels}
	}
	top, err := r.record(root)
	if err != nil {
		return nil, err
	}
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["$id"] = "https://github.com/antitrafficking/palermo/docs/case-file.schema.json"
	top["title"] = "palermo: the case file of victims of trafficking in human beings"
	top["$defs"] = defs
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err = enc.Encode(top)
	return out.Bytes(), err
}

// record returns the schema of a record.
func (r *records) record(typ string) (object, error) {
	properties := object{}
	var required []string
	for _, f := range r.fields[typ] {
		s, err := r.field(f)
		if err != nil {
			return nil, err
		}
		name := nameOf(f)
		if s["title"] = f.Label; f.Category != "" {
			s["x-category"] = f.Category
		}
		properties[name] = s
		if f.Required {
			required = append(required, name)
		}
	}
	out := object{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		out["required"] = required
	}
	return out, nil
}

// field returns the schema of what stands in a field.
func (r *records) field(f cases.Field) (object, error) {
	limits := func(s object, least, most string) object {
		if f.Min != nil {
			s[least] = *f.Min
		}
		if f.Max != nil {
			s[most] = *f.Max
		}
		return s
	}
	switch f.Kind {
	case "record":
		return object{"$ref": "#/$defs/" + f.Type}, nil
	case "list":
		items, err := r.field(r.elem[f.Path])
		return limits(object{"type": "array", "items": items}, "minItems", "maxItems"), err
	case "text":
		s := object{"type": "string"}
		if f.Required {
			s["minLength"] = 1
		}
		return limits(s, "minLength", "maxLength"), nil
	case "id":
		return object{"type": "string", "pattern": idForm}, nil
	case "language":
		return object{"type": "string", "pattern": languageForm}, nil
	case "number":
		s := object{"type": "number"}
		if strings.HasPrefix(f.Type, "int") || strings.HasPrefix(f.Type, "uint") {
			s["type"] = "integer"
		}
		return limits(s, "minimum", "maximum"), nil
	case "flag":
		return object{"type": "boolean"}, nil
	case "answer", "code":
		if !f.Open {
			return object{"$ref": "#/$defs/" + f.Type}, nil
		}
		return object{"type": "string", "pattern": idForm}, nil
	case "standard":
		s := object{"type": "string", "minLength": 1}
		if form := standards[f.Type]; form != "" {
			s = object{"type": "string", "pattern": form}
		}
		return s, nil
	case "day":
		return object{"type": "string", "format": "date", "pattern": dayForm}, nil
	case "partial-day":
		return object{"type": "string", "pattern": partialForm}, nil
	case "instant":
		return object{"type": "string", "format": "date-time"}, nil
	case "value":
		return object{}, nil
	}
	return nil, fmt.Errorf("%s: no schema for the kind %s", f.Path, f.Kind)
}

func nameOf(f cases.Field) string { return f.Path[strings.LastIndexByte(f.Path, '/')+1:] }
