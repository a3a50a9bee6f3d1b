package victim

import (
	"log/slog"
	"reflect"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// ReplaceAttr returns a function for the field of that name of [slog.HandlerOptions]. In the place
// of a value from which a personal record of this module can be reached it logs the name of the
// type: a list of records, a map, a struct or an error of the program's own, at any depth. Without
// it a [slog.JSONHandler] writes such values out, since it asks no value below the first whether it
// may be logged.
//
// A record is a type of this module that logs as its name, or any struct with a field that has a
// tag "data" with a [person.Category] other than [person.CategoryCase]. What stands in an interface
// is looked at by its value. A value that is too deep or too large to be looked at is not logged
// either.
//
// A type that holds a record and knows how to log itself safely implements [slog.LogValuer]: it is
// asked before. First, unless it is nil, is the function that the program has already: it is called
// before, and what it returns is looked at. The function may be used by several goroutines.
//
// It cannot know what was taken out of a record before: a text, a day, a number, bytes of JSON.
func ReplaceAttr(
	first func(groups []string, a slog.Attr) slog.Attr,
) func(groups []string, a slog.Attr) slog.Attr {
	var w watch
	return func(groups []string, a slog.Attr) slog.Attr {
		if first != nil {
			a = first(groups, a)
		}
		a.Value = a.Value.Resolve()
		// The members of a group are given to the function one by one.
		if a.Value.Kind() != slog.KindAny || a.Value.Any() == nil {
			return a
		}
		v := reflect.ValueOf(a.Value.Any())
		left := mostValues
		if w.personal(v, 0, &left) {
			a.Value = slog.StringValue(typeName(v.Type()) + "(redacted)")
		}
		return a
	}
}

// How far a value is looked at. Beyond, it counts as personal.
const (
	mostDepth  = 32
	mostValues = 10_000
)

// holds says what can be reached from a type.
type holds int

const (
	holdsNothing  holds = iota
	holdsAnything       // what stands in an interface is not known by the type
	holdsRecord
)

// watch knows what can be reached from the types that it has seen. There are as many as the program
// logs types.
type watch struct{ seen sync.Map }

func (w *watch) holds(t reflect.Type) holds {
	if h, ok := w.seen.Load(t); ok {
		return h.(holds)
	}
	h := reach(t, map[reflect.Type]bool{})
	w.seen.Store(t, h)
	return h
}

// reach returns what can be reached from t, without going through a type twice.
func reach(t reflect.Type, been map[reflect.Type]bool) holds {
	if been[t] {
		return holdsNothing
	}
	been[t] = true
	if isRecord(t) {
		return holdsRecord
	}
	switch t.Kind() {
	case reflect.Interface:
		return holdsAnything
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return reach(t.Elem(), been)
	case reflect.Map:
		return max(reach(t.Key(), been), reach(t.Elem(), been))
	case reflect.Struct:
		most := holdsNothing
		for i := range t.NumField() {
			most = max(most, reach(t.Field(i).Type, been))
		}
		return most
	}
	return holdsNothing // no handler prints what a function or a channel holds
}

// ours reports whether t is a type of this module, whatever its path is there.
func ours(t reflect.Type) bool {
	module := strings.TrimSuffix(reflect.TypeFor[Victim]().PkgPath(), "victim")
	return strings.HasPrefix(t.PkgPath()+"/", module)
}

func isRecord(t reflect.Type) bool {
	switch {
	case t == reflect.TypeFor[reflect.Value]():
		return true // it may hold any
	case t == reflect.TypeFor[law.Day](), t == reflect.TypeFor[person.Date]():
		return false // it logs as a day, which is a value as any other
	case ours(t) && t.Implements(reflect.TypeFor[slog.LogValuer]()):
		return true
	case t.Kind() != reflect.Struct:
		return false
	}
	// Also a type that was defined from a record: it has lost the methods and kept the tags. What
	// is of the case alone, as an exemption in a report, says nothing of the person.
	for i := range t.NumField() {
		if c := person.Category(t.Field(i).Tag.Get("data")); law.IsValid(c) &&
			c != person.CategoryCase {
			return true
		}
	}
	return false
}

// personal reports whether v holds a record, or is too much to look at.
func (w *watch) personal(v reflect.Value, depth int, left *int) bool {
	switch w.holds(v.Type()) {
	case holdsNothing:
		return false
	case holdsRecord:
		return true
	}
	if *left--; *left < 0 || depth > mostDepth {
		return true
	}
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		return !v.IsNil() && w.personal(v.Elem(), depth+1, left)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if w.personal(v.Index(i), depth+1, left) {
				return true
			}
		}
	case reflect.Map:
		for entry := v.MapRange(); entry.Next(); {
			if w.personal(entry.Key(), depth+1, left) || w.personal(entry.Value(), depth+1, left) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if w.personal(v.Field(i), depth+1, left) {
				return true
			}
		}
	}
	return false
}

// typeName is the name of a type; a struct without a name would print its whole text.
func typeName(t reflect.Type) string {
	if name := t.String(); !strings.Contains(name, "struct {") {
		return name
	}
	return "struct"
}
