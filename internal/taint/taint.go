// Package taint fills records with marker strings, so that a test can see where the values of a
// person come out.
package taint

import (
	"reflect"
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
		v.Set(reflect.ValueOf(law.NewDay(2011, 7, 13)))
		return
	}
	if v.Type() == reflect.TypeFor[time.Time]() {
		v.Set(reflect.ValueOf(time.Date(2011, 7, 13, 0, 0, 0, 0, time.UTC)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(Marker)
	case reflect.Int:
		v.SetInt(7)
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
