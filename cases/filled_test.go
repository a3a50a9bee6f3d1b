package cases_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
)

// unfilled are the types of a case file that no golden case fills, and why.
var unfilled = map[string]string{}

// leastFilled is the share of the fields, in parts of a hundred, that the golden cases fill
// together, at least.
const leastFilled = 90

// The golden cases fill every type of a case file and most of its fields: what no case needs, no
// file needs.
func TestGoldenCases_FillEveryType(t *testing.T) {
	fields := map[string]bool{} // by type and name, whether a case fills it
	types := map[string]bool{}
	recordTypes(reflect.TypeFor[cases.File](), func(of reflect.Type) {
		types[of.String()] = false
		for i := range of.NumField() {
			if jsonName(of.Field(i)) != "" {
				fields[of.String()+"."+jsonName(of.Field(i))] = false
			}
		}
	})
	golden(t, func(name string, data []byte) {
		f, err := cases.Decode(strings.NewReader(string(data)))
		require.NoError(t, err, name)
		filledFields(reflect.ValueOf(*f), func(of, field string) {
			types[of], fields[of+"."+field] = true, true
		})
	})
	for _, name := range slices.Sorted(maps.Keys(types)) {
		_, known := unfilled[name]
		assert.Equal(t, !known, types[name],
			"%s: fill it in a golden case, or say in unfilled why not", name)
	}
	for name := range unfilled {
		assert.Contains(t, types, name)
	}
	var empty []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !fields[name] {
			empty = append(empty, name)
		}
	}
	full := len(fields) - len(empty)
	t.Logf("%d of %d types, %d of %d fields filled; not: %s", len(types)-len(unfilled), len(types),
		full, len(fields), strings.Join(empty, " "))
	assert.GreaterOrEqual(t, 100*full/len(fields), leastFilled)
}

// recordTypes calls do once for every struct type that a JSON document of type t can hold.
func recordTypes(t reflect.Type, do func(reflect.Type)) {
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if seen[t] || !isRecord(t) {
			return
		}
		seen[t] = true
		do(t)
		for i := range t.NumField() {
			if jsonName(t.Field(i)) != "" {
				walk(t.Field(i).Type)
			}
		}
	}
	walk(t)
}

// filledFields calls do for every field of v that is filled, at any depth.
func filledFields(v reflect.Value, do func(of, field string)) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		filledFields(v.Elem(), do)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			filledFields(v.Index(i), do)
		}
	case isRecord(v.Type()):
		for i := range v.NumField() {
			if name := jsonName(v.Type().Field(i)); name != "" && !v.Field(i).IsZero() {
				do(v.Type().String(), name)
				filledFields(v.Field(i), do)
			}
		}
	}
}

// isRecord reports whether t is a struct that stands in JSON as an object of its fields.
func isRecord(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return t.Kind() == reflect.Struct &&
		!p.Implements(reflect.TypeFor[interface{ UnmarshalText([]byte) error }]()) &&
		!p.Implements(reflect.TypeFor[json.Unmarshaler]())
}

// jsonName returns the name of a field in JSON, "" for one that does not stand there.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if !f.IsExported() || name == "-" {
		return ""
	}
	return name
}
