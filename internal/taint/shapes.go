package taint

import (
	"fmt"
	"reflect"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Shape is a value around a record, as a program may print it.
type Shape struct {
	Name  string
	Value any
}

// Alone are a record, a struct, by itself and where fmt and slog ask it.
func Alone(v any) []Shape {
	p := pointer(reflect.ValueOf(v))
	return []Shape{{"record", v}, {"pointer", p.Interface()}}
}

// Around are the values that hold a record where others can see it: lists, maps, interfaces,
// exported fields, pointers.
func Around(record any) []Shape {
	v := reflect.ValueOf(record)
	t := v.Type()
	list := listOf(v)
	array := reflect.New(reflect.ArrayOf(1, t)).Elem()
	array.Index(0).Set(v)
	table := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[string](), t))
	table.SetMapIndex(reflect.ValueOf("k"), v)
	lists := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[string](), list.Type()))
	lists.SetMapIndex(reflect.ValueOf("k"), list)
	field := func(v reflect.Value) any {
		f := reflect.StructField{Name: "F", Type: v.Type()}
		s := reflect.New(reflect.StructOf([]reflect.StructField{f})).Elem()
		s.Field(0).Set(v)
		return s.Interface()
	}
	p := pointer(v)
	return []Shape{
		{"list", list.Interface()},
		{"list of pointers", listOf(p).Interface()},
		{"list of lists", listOf(list).Interface()},
		{"array", array.Interface()},
		{"map", table.Interface()},
		{"map of lists", lists.Interface()},
		{"pointer to a list", pointer(list).Interface()},
		{"pointer to a pointer", pointer(p).Interface()},
		{"exported field", field(v)},
		{"exported field, by pointer", field(p)},
		{"exported list", field(list)},
		{"exported field of a field", field(reflect.ValueOf(field(v)))},
		{"list of any", []any{1, record}},
		{"map of any", map[string]any{"k": map[string]any{"k": list.Interface()}}},
		{"any in a field", struct{ F any }{record}},
		{"any in a field, by pointer", &struct{ F any }{p.Interface()}},
		{"two in one struct", struct{ A, B any }{record, record}},
	}
}

// Hidden are the values that hold a record where fmt does not ask it: in fields that are not
// exported.
func Hidden[T any](v T) []Shape {
	return []Shape{
		{"unexported field", struct{ f T }{v}},
		{"unexported list", struct{ f []T }{[]T{v}}},
		{"any in an unexported field", struct{ f any }{v}},
		{"list of structs", []struct{ f T }{{v}}},
	}
}

// Odd are values that hold a record and are hard to look through: an error of the program's own,
// one that wraps it, a ring, a chain that is long.
func Odd[T any](v T) []Shape {
	ring := &node{v: v}
	ring.next = ring
	long := &node{}
	for range 1000 {
		long = &node{next: long}
	}
	deep := any(v)
	for range 100 {
		deep = []any{deep}
	}
	return []Shape{
		{"error", refusal[T]{v}},
		{"error, by pointer", &refusal[T]{v}},
		{"error that is wrapped", fmt.Errorf("x: %w", refusal[T]{v})},
		{"ring", ring},
		{"long chain", long},
		{"deep", deep},
	}
}

type node struct {
	next *node
	v    any
}

// refusal is an error that quotes what it holds.
type refusal[T any] struct{ V T }

func (r refusal[T]) Error() string {
	v := reflect.ValueOf(r.V)
	return fmt.Sprint("refused: ", texts(v))
}

// texts returns every text at the top of a record, as a careless error would print it.
func texts(v reflect.Value) []string {
	var out []string
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.String {
			out = append(out, v.Field(i).String())
		}
	}
	return out
}

// Records returns a filled value of every struct type that can be reached from v, a record, and
// that logs by its own method.
func Records(v any) []any {
	var out []any
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(t reflect.Type) {
		if seen[t] {
			return
		}
		seen[t] = true
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			walk(t.Elem())
		case reflect.Struct:
			if t == reflect.TypeFor[law.Day]() || t == reflect.TypeFor[person.Date]() {
				return // it logs as what it is
			}
			if _, logs := t.MethodByName("LogValue"); logs {
				p := reflect.New(t)
				FillAll(p.Interface())
				out = append(out, p.Elem().Interface())
			}
			for i := range t.NumField() {
				if t.Field(i).IsExported() {
					walk(t.Field(i).Type)
				}
			}
		}
	}
	walk(reflect.TypeOf(v))
	return out
}

func listOf(v reflect.Value) reflect.Value {
	return reflect.Append(reflect.MakeSlice(reflect.SliceOf(v.Type()), 0, 1), v)
}

func pointer(v reflect.Value) reflect.Value {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	return p
}
