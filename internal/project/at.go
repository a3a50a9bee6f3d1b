package project

import (
	"iter"
	"reflect"
	"slices"
	"strings"
)

// CategoriesAt returns the category of what a JSON Pointer into records of a struct type leads to;
// of what has none itself, those of all that can stand in it; none where such a record has no such
// place. A number or * names any element of a list.
func CategoriesAt(t reflect.Type, pointer string) []string {
	category := ""
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch t.Kind() {
		case reflect.Slice:
			t = t.Elem()
		case reflect.Struct:
			i := memberOf(t, part)
			if i < 0 {
				return nil
			}
			category, t = t.Field(i).Tag.Get("data"), t.Field(i).Type
		default:
			return nil
		}
	}
	if category != "" {
		return []string{category}
	}
	return slices.Compact(slices.Sorted(within(t, nil)))
}

// within tells the categories of what stands in a type.
func within(t reflect.Type, on []reflect.Type) iter.Seq[string] {
	return func(yield func(string) bool) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || !exported(t) || slices.Contains(on, t) {
			return
		}
		for i := range t.NumField() {
			f := t.Field(i)
			if c := f.Tag.Get("data"); c != "" {
				if !yield(c) {
					return
				}
				continue
			}
			for c := range within(f.Type, append(on, t)) {
				if !yield(c) {
					return
				}
			}
		}
	}
}
