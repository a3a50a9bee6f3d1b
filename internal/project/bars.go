package project

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A Bar is one thing of which a record may say that it is not to be passed on ([Barred], or a field
// of [BarredFields] in which something stands), and whether it says so.
type Bar struct {
	Kind string // its type, or the type of its record and the field
	// Says tells it from others of the kind: its id or that of its record, or the words and numbers
	// in it where it has none.
	Says    string
	Records []string // the ids of the elements of lists in which it stands, and its own
	Barred  bool
	Silent  bool // none of its questions is answered: it is barred for want of an answer
}

// public is implemented by records that are barred unless they say that they are public.
type public interface{ Public() bool }

// Bars calls see for all that is in a record, or is the record, and can be barred: a place of an
// organisation that is not public too.
func Bars(v reflect.Value, see func(Bar)) {
	w := bars{see: see, may: map[reflect.Type]bool{}}
	w.walk(v, nil)
}

type bars struct {
	see func(Bar)
	may map[reflect.Type]bool
}

func (w *bars) walk(v reflect.Value, records []string) {
	switch {
	case !w.can(v.Type()):
	case v.Kind() == reflect.Pointer:
		if !v.IsNil() {
			w.walk(v.Elem(), records)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i), records)
		}
	case v.Kind() == reflect.Struct:
		id := IDOf(v)
		if id != "" {
			records = append(slices.Clip(records), id)
		}
		kind := v.Type().String()
		if is, can := barring(v); can {
			w.see(Bar{
				Kind: kind, Says: saysOf(v, id), Records: records, Barred: is, Silent: silent(v),
			})
		}
		_, shuts := v.Interface().(BarredFields)
		closed := shut(v)
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() || v.Field(i).IsZero() {
				continue
			}
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); shuts {
				w.see(Bar{
					Kind: kind + "/" + name, Says: saysOf(v, id), Records: records,
					Barred: slices.Contains(closed, name),
				})
			}
			w.walk(v.Field(i), records)
		}
	}
}

// barring reports whether a record is barred, and whether it can be.
func barring(v reflect.Value) (is, can bool) {
	if b, ok := v.Interface().(Barred); ok {
		return b.Barred(), true
	}
	at := reflect.New(v.Type())
	at.Elem().Set(v)
	p, ok := at.Interface().(public)
	return ok && !p.Public(), ok
}

// silent reports whether no question that a record asks is answered.
func silent(v reflect.Value) bool {
	for i := range v.NumField() {
		if v.Type().Field(i).Type.Name() == "Answer" && !v.Field(i).IsZero() {
			return false
		}
	}
	return true
}

// can reports whether anything in a type can be barred.
func (w *bars) can(t reflect.Type) bool {
	if may, ok := w.may[t]; ok {
		return may
	}
	w.may[t] = false // of a type that holds itself
	may := t.Implements(reflect.TypeFor[Barred]()) ||
		t.Implements(reflect.TypeFor[BarredFields]()) ||
		t.Kind() == reflect.Struct && reflect.PointerTo(t).Implements(reflect.TypeFor[public]())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		may = may || w.can(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			may = may || t.Field(i).IsExported() && w.can(t.Field(i).Type)
		}
	}
	w.may[t] = may
	return may
}

// saysOf is what tells a record from others: the id, or the words and numbers in it.
func saysOf(v reflect.Value, id string) string {
	if id != "" {
		return id
	}
	var out strings.Builder
	for i := range v.NumField() {
		f, x := v.Type().Field(i), v.Field(i)
		for x.Kind() == reflect.Pointer && !x.IsNil() {
			x = x.Elem()
		}
		if f.IsExported() && (x.CanFloat() || x.CanInt() || x.Kind() == reflect.String && free(f)) {
			fmt.Fprintf(&out, "%v\x00", x)
		}
	}
	return out.String()
}
