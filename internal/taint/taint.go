// Package taint fills records with marker strings, so that a test can see where the values of a
// person come out.
package taint

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Marker is part of every text that Fill sets.
const Marker = "MARKER-OF-A-PERSON"

// Fill sets every text below v, a pointer, to [Marker], every number to 7, every day to a fixed
// day, and gives every list one element.
func Fill(v any) { fill(reflect.ValueOf(v).Elem()) }

func fill(v reflect.Value) {
	if v.Type() == reflect.TypeFor[law.Day]() {
		v.Set(reflect.ValueOf(law.MustDay(2011, 7, 13)))
		return
	}
	if u, ok := opaque(v); ok {
		_ = u.UnmarshalText([]byte("2011-07-13"))
		return
	}
	if u, ok := v.Addr().Interface().(json.Unmarshaler); ok {
		if u.UnmarshalJSON([]byte(`{"a":"`+Marker+`"}`)) == nil {
			return
		}
	}
	if v.Type() == reflect.TypeFor[time.Time]() {
		v.Set(reflect.ValueOf(time.Date(2011, 7, 13, 0, 0, 0, 0, time.UTC)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(Marker)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Float64:
		v.SetFloat(7.125)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	}
}

// Category reports whether the tag of a field of t is a data category that decides: one that valid
// knows, or that of the element in which it stands, where that says one.
func Category(t reflect.Type, f reflect.StructField, valid func(string) bool) bool {
	says := func(t reflect.Type) bool {
		return t.Implements(reflect.TypeFor[interface{ DataCategory() string }]())
	}
	tag := f.Tag.Get("data")
	if tag == "own" {
		return says(t) || f.Type.Kind() == reflect.Slice && says(f.Type.Elem())
	}
	return valid(tag)
}

// opaque returns v as a text where it is a struct that shows no field: a date that may lack its
// day.
func opaque(v reflect.Value) (encoding.TextUnmarshaler, bool) {
	if v.Kind() != reflect.Struct || v.Type() == reflect.TypeFor[time.Time]() {
		return nil, false
	}
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			return nil, false
		}
	}
	u, ok := v.Addr().Interface().(encoding.TextUnmarshaler)
	return u, ok
}

// Distinct sets every day below v, a pointer, to a day of its own and every number to a number of
// its own, and gives every list that is empty one element. It returns what it set as it would be
// written, by JSON Pointer, so that a test can see which of them comes out.
func Distinct(v any) map[string]string {
	d := distinct{set: map[string]string{}}
	d.fill(reflect.ValueOf(v).Elem(), "")
	return d.set
}

type distinct struct {
	n   int
	set map[string]string
}

func (d *distinct) fill(v reflect.Value, path string) {
	if v.Type() == reflect.TypeFor[law.Day]() {
		d.n++
		day := law.MustDay(2008, time.March, 2).AddDays(11 * d.n)
		v.Set(reflect.ValueOf(day))
		d.set[path] = day.String()
		return
	}
	if u, ok := opaque(v); ok {
		d.n++
		day := law.MustDay(2008, time.March, 2).AddDays(11 * d.n).String()
		_ = u.UnmarshalText([]byte(day))
		d.set[path] = day
		return
	}
	switch v.Kind() {
	case reflect.Int, reflect.Int64:
		d.n++
		v.SetInt(int64(7_000_000 + 7*d.n))
		d.set[path] = strconv.FormatInt(v.Int(), 10)
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.fill(v.Elem(), path)
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			d.fill(v.Index(i), path+"/"+strconv.Itoa(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); f.IsExported() && name != "" {
				d.fill(v.Field(i), path+"/"+name)
			}
		}
	}
}
