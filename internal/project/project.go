// Package project copies the parts of a record that may be passed on, and leaves the rest behind.
package project

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Barred is implemented by records that may say of themselves that they are not to be passed on: an
// address that is confidential, a contact that is not safe. What is barred never passes, whatever a
// consent or an emergency says.
type Barred interface{ Barred() bool }

// Keep decides about one field: its JSON Pointer in the record, the data category of its tag, and
// whether the element itself is barred. A category is any text: who decides refuses what it does
// not know.
type Keep func(path, category string, barred bool) bool

// Copy copies from one record to another of the same struct type the fields for which keep is true.
// A field of a kept container is decided by its own category; an element of a list that is barred
// is asked for by itself. What is empty is neither passed nor withheld.
func Copy(from, to reflect.Value, keep Keep) { record(from, to, "", keep) }

func record(from, to reflect.Value, path string, keep Keep) {
	for i := range from.NumField() {
		f := from.Type().Field(i)
		src, dst := from.Field(i), to.Field(i)
		if !f.IsExported() || src.IsZero() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		at, category := path+"/"+name, f.Tag.Get("data")
		if keep(at, category, barred(src)) {
			value(src, dst, at, category, keep)
		}
	}
}

func value(src, dst reflect.Value, path, category string, keep Keep) {
	switch {
	case src.Type() == reflect.TypeFor[law.Day]():
		dst.Set(src)
	case src.Kind() == reflect.Struct && exported(src.Type()):
		record(src, dst, path, keep)
	case src.Kind() == reflect.Pointer:
		dst.Set(reflect.New(src.Type().Elem()))
		value(src.Elem(), dst.Elem(), path, category, keep)
	case src.Kind() == reflect.Slice:
		list := reflect.MakeSlice(src.Type(), 0, src.Len())
		if src.Len() == 0 {
			dst.Set(list)
		}
		for i := range src.Len() {
			at := path + "/" + strconv.Itoa(i)
			if barred(src.Index(i)) && !keep(at, category, true) {
				continue
			}
			element := reflect.New(src.Type().Elem()).Elem()
			value(src.Index(i), element, at, category, keep)
			list = reflect.Append(list, element)
			dst.Set(list)
		}
	default:
		dst.Set(src)
	}
}

// exported reports whether a struct has fields of its own to decide about; an instant, say, has
// none and is one value.
func exported(t reflect.Type) bool {
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			return true
		}
	}
	return false
}

func barred(v reflect.Value) bool {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return false
	}
	if b, ok := v.Interface().(Barred); ok {
		return b.Barred()
	}
	return false
}
