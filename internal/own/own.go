// Package own checks the fields of the user's own that a victim or a file holds.
package own

import (
	"reflect"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/victim/person"
)

// MaxBytes is how many bytes all values of one list may have together.
const MaxBytes = 1 << 20

// Check tells what is wrong with a list of own fields, by position, field and tag: a record and
// name that stand twice, a record that is no id of the record around it, more than [MaxBytes].
func Check(list []person.Own, around any, tell func(i int, field, tag string)) {
	type key struct{ record, name string }
	var ids map[string]bool
	seen := make(map[key]bool, len(list))
	size, told := 0, false
	for i := range list {
		o := &list[i]
		if k := (key{o.Record, o.Name}); seen[k] {
			tell(i, "name", "tip_unique")
		} else {
			seen[k] = true
		}
		if o.Record != "" {
			if ids == nil {
				ids = IDs(around)
			}
			if !ids[o.Record] {
				tell(i, "record", "tip_link")
			}
		}
		if size += o.Value.Len(); size > MaxBytes && !told {
			tell(i, "value", "tip_size")
			told = true
		}
	}
}

// IDs returns every id of a record below v, and that of v. Types whose id is not that of a
// record, as a recipient whom a consent names, are left out.
func IDs(v any, not ...reflect.Type) map[string]bool {
	out := map[string]bool{}
	ids(reflect.ValueOf(v), out, not)
	return out
}

func ids(v reflect.Value, out map[string]bool, not []reflect.Type) {
	if slices.Contains(not, v.Type()) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			ids(v.Elem(), out, not)
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k == reflect.Struct || k == reflect.Pointer {
			for i := range v.Len() {
				ids(v.Index(i), out, not)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case !f.IsExported() || name == "" || name == "-":
			case name == "id" && f.Type.Kind() == reflect.String:
				if id := v.Field(i).String(); id != "" {
					out[id] = true
				}
			default:
				ids(v.Field(i), out, not)
			}
		}
	}
}
