// Package project copies the parts of a record that may be passed on, and leaves the rest behind.
package project

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Barred is implemented by records that may say of themselves that they are not to be passed on: an
// address that is confidential, a contact that is not safe. What is barred never passes, whatever a
// consent or an emergency says.
type Barred interface{ Barred() bool }

// BarredFields is implemented by records that shut some of their own fields, by their JSON names:
// the contacts of a relative who is not safe to contact. They never pass either.
type BarredFields interface{ BarredFields() []string }

// dated is implemented by dates that may lack their day.
type dated interface{ First() law.Day }

// Categorised is implemented by elements of lists that say of themselves of which category they
// are: fields of the user's own, attachments. Their list, and their fields that are tagged "own",
// have no category but theirs.
type Categorised interface{ DataCategory() string }

// own is the tag of what has the category of the element in which it stands.
const own = "own"

// A Field is one field of a record, or one element of a list in it.
type Field struct {
	Path     string // JSON Pointer in the record
	Category string // of its tag: any text, so who decides refuses what it does not know
	Barred   bool   // it says of itself that it is not to be passed on
	Day      bool   // it is a day
	// Own is true for an element that says its category by itself.
	Own bool
}

// Keep decides about one field.
type Keep func(Field) bool

// Copy copies from one record to another of the same struct type the fields for which keep is true.
// A field of a kept container is decided by its own category; an element of a list that is barred
// is asked for by itself. What is empty is neither passed nor withheld.
func Copy(from, to reflect.Value, keep Keep) { record(from, to, "", "", keep) }

// CopyElement is [Copy] for an element of a list, which may say its category by itself.
func CopyElement(from, to reflect.Value, keep Keep) {
	within := ""
	if c, ok := from.Interface().(Categorised); ok {
		within = c.DataCategory()
	}
	record(from, to, "", within, keep)
}

// record copies a record; within is the category of the element in which it stands.
func record(from, to reflect.Value, path, within string, keep Keep) {
	var shut []string
	if b, ok := from.Interface().(BarredFields); ok {
		shut = b.BarredFields()
	}
	for i := range from.NumField() {
		f := from.Type().Field(i)
		src, dst := from.Field(i), to.Field(i)
		if !f.IsExported() || src.IsZero() {
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		at, category := path+"/"+name, f.Tag.Get("data")
		if category == own && within != "" {
			category = within
		}
		if categorised(src.Type()) {
			value(src, dst, at, category, keep)
			continue
		}
		_, day := src.Interface().(dated)
		day = day || src.Type() == reflect.TypeFor[law.Day]()
		if keep(Field{
			Path: at, Category: category, Day: day,
			Barred: barred(src) || slices.Contains(shut, name),
		}) {
			value(src, dst, at, category, keep)
		}
	}
}

func value(src, dst reflect.Value, path, category string, keep Keep) {
	switch {
	case src.Type() == reflect.TypeFor[law.Day]():
		dst.Set(src)
	case src.Kind() == reflect.Struct && exported(src.Type()):
		record(src, dst, path, category, keep)
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
			e := Field{Path: at, Category: category, Barred: barred(src.Index(i))}
			if c, ok := src.Index(i).Interface().(Categorised); ok {
				e.Category, e.Own = c.DataCategory(), true
			}
			if (e.Barred || e.Own) && !keep(e) {
				continue
			}
			element := reflect.New(src.Type().Elem()).Elem()
			value(src.Index(i), element, at, e.Category, keep)
			list = reflect.Append(list, element)
			dst.Set(list)
		}
	default:
		dst.Set(src)
	}
}

// categorised reports whether t is a list of elements that say their category.
func categorised(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Implements(reflect.TypeFor[Categorised]())
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

// Categories calls do with the data category of every field of a record in which something is
// recorded. A list or record that holds nothing any more is not counted.
func Categories(v reflect.Value, do func(category string)) { below(v, do) }

// below reports whether something is recorded in a record.
func below(v reflect.Value, do func(string)) (some bool) {
	within := ""
	if c, ok := v.Interface().(Categorised); ok {
		within = c.DataCategory()
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if field := v.Field(i); f.IsExported() && !field.IsZero() && holds(field, do) {
			some = true
			switch category := f.Tag.Get("data"); {
			case category != own:
				do(category)
			case within != "":
				do(within)
			}
		}
	}
	return some
}

func holds(v reflect.Value, do func(string)) (some bool) {
	switch {
	case v.Kind() == reflect.Pointer:
		return !v.IsNil() && holds(v.Elem(), do)
	case v.Type() == reflect.TypeFor[law.Day]():
		return true
	case v.Kind() == reflect.Struct && exported(v.Type()):
		return below(v, do)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			some = holds(v.Index(i), do) || some
		}
		return some
	}
	return true
}
