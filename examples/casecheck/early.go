package main

import (
	"errors"
	"reflect"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// What a day is too early for: nothing was owed then, and the report would look as if all were
// well.
var (
	errBeforeFile = errors.New("the day asked lies before the first day on file")
	errBeforeLaw  = errors.New("the day asked lies before any law known here")
)

// early returns what the day asked is too early for, or nil.
func early(file *cases.File, on law.Day, r *jurisdiction.Registry) error {
	some, reached := daysOf(reflect.ValueOf(file).Elem(), on)
	if some && !reached {
		return errBeforeFile
	}
	for _, id := range r.Instruments() {
		if in := r.Instrument(id); !in.InForce.IsZero() && !on.Before(in.InForce) {
			return nil
		}
	}
	return errBeforeLaw
}

// daysOf reports whether v holds any day, and whether on is one of them or later. A birthday is no
// day of the file.
func daysOf(v reflect.Value, on law.Day) (some, reached bool) {
	add := func(v reflect.Value) {
		if !reached {
			s, r := daysOf(v, on)
			some, reached = some || s, r
		}
	}
	switch {
	case v.Type() == reflect.TypeFor[law.Day]():
		day := v.Interface().(law.Day)
		return !day.IsZero(), !day.IsZero() && !on.Before(day)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		return daysOf(v.Elem(), on)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			add(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !strings.Contains(f.Name, "Birth") {
				add(v.Field(i))
			}
		}
	}
	return some, reached
}
