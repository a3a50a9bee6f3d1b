package shape

import (
	"reflect"

	"github.com/go-playground/validator/v10"
)

// contents are what a validator holds and has no method to tell: which rules and struct checks are
// registered, and which types it has already looked at. They are read by reflection and never
// written; a registration that replaced those of somebody else would be silent without them. A map
// is the zero Value where a version of the validator keeps it in another way; then the answer is
// the careful one, and a test of this package fails.
type contents struct{ fields, structs, plans reflect.Value }

func peek(v *validator.Validate) contents {
	in := reflect.ValueOf(v).Elem()
	plans := member(in, "structCache", reflect.Pointer)
	if plans.IsValid() && !plans.IsNil() {
		plans = member(member(plans.Elem(), "m", reflect.Struct), "v", reflect.Interface)
		if plans.IsValid() {
			plans = plans.Elem()
		}
	}
	if plans.IsValid() && plans.Kind() != reflect.Map {
		plans = reflect.Value{}
	}
	return contents{
		fields:  member(in, "rules", reflect.Map),
		structs: member(in, "structLevelFuncs", reflect.Map),
		plans:   plans,
	}
}

// known reports whether the contents can be read in full.
func (c contents) known() bool {
	return byType(c.fields) && byType(c.structs) && byType(c.plans)
}

// rules returns the rules of the fields of t, if somebody registered some.
func (c contents) rules(t reflect.Type) (map[string]string, bool) {
	at := entry(c.fields, t)
	if !at.IsValid() || at.Kind() != reflect.Map {
		return nil, false
	}
	out := map[string]string{}
	for each := at.MapRange(); each.Next(); {
		out[each.Key().String()] = each.Value().String()
	}
	return out, true
}

// free reports whether a struct check can be registered for t: there is none, or it is one of ours.
func (c contents) free(t reflect.Type) bool {
	if !byType(c.structs) {
		return false
	}
	at := entry(c.structs, t)
	return !at.IsValid() || at.Kind() == reflect.Func &&
		at.Pointer() == reflect.ValueOf(Check{}.onStruct(nil)).Pointer()
}

// used reports whether the validator has looked at a value of t.
func (c contents) used(t reflect.Type) bool { return entry(c.plans, t).IsValid() }

func byType(m reflect.Value) bool {
	return m.IsValid() && m.Kind() == reflect.Map &&
		m.Type().Key() == reflect.TypeFor[reflect.Type]()
}

func entry(m reflect.Value, t reflect.Type) reflect.Value {
	if !byType(m) {
		return reflect.Value{}
	}
	return m.MapIndex(reflect.ValueOf(t))
}

func member(of reflect.Value, name string, kind reflect.Kind) reflect.Value {
	if !of.IsValid() || of.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	if f := of.FieldByName(name); f.IsValid() && f.Kind() == kind {
		return f
	}
	return reflect.Value{}
}
