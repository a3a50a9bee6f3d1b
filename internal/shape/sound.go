package shape

import (
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/code"
)

// A Validator is a validator of this module's, which finds out at a fraction of the price that a
// record is sound. What is wrong with one that is not is told by the validator alone.
type Validator struct {
	*validator.Validate
	plans sync.Map // of [plan], by reflect.Type
	known sync.Once
	in    contents
}

// A plan is what the rules of a type ask of a value. It passes a value only where the validator
// would: for what it does not know it says no, and the validator decides.
type plan struct {
	fields []fieldPlan
	whole  bool // there is a check of the struct as a whole
}

type fieldPlan struct {
	index int
	passes
}

// passes reports whether a value is sure to pass a rule; record is the struct in which it stands.
type passes func(value, record reflect.Value) bool

// Sound reports whether s, a pointer to a struct, is sure to pass. False says nothing: ask the
// validator.
func (v *Validator) Sound(s any) bool {
	at := reflect.ValueOf(s)
	if at.Kind() != reflect.Pointer || at.IsNil() || at.Elem().Kind() != reflect.Struct {
		return false
	}
	v.known.Do(func() { v.in = peek(v.Validate) })
	return v.in.known() && v.record(at.Elem())
}

// record reports whether a struct is sure to pass.
func (v *Validator) record(s reflect.Value) bool {
	p := v.plan(s.Type())
	for i := range p.fields {
		if f := &p.fields[i]; !f.passes(s.Field(f.index), s) {
			return false
		}
	}
	// Of no field, so that the check of the struct alone is run.
	return !p.whole || s.CanAddr() && v.StructPartial(s.Addr().Interface(), "-") == nil
}

func (v *Validator) plan(t reflect.Type) *plan {
	if p, ok := v.plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{whole: entry(v.in.structs, t).IsValid()}
	rules, registered := v.in.rules(t)
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("validate")
		if registered {
			tag = rules[f.Name]
		}
		if tag == "-" || !f.IsExported() && !f.Anonymous {
			continue
		}
		if check := v.rule(f.Type, tag); check != nil {
			p.fields = append(p.fields, fieldPlan{i, check})
		}
	}
	before, _ := v.plans.LoadOrStore(t, p)
	return before.(*plan)
}

// rule returns what a rule asks of a value of a type; nil where it asks nothing.
func (v *Validator) rule(t reflect.Type, tag string) passes {
	part, rest, _ := strings.Cut(tag, ",")
	name, param, _ := strings.Cut(part, "=")
	switch {
	case part == "":
		return v.below(t)
	case name == "dive":
		return v.dive(t, rest)
	case name == "omitempty":
		return optional(v.rule(t, rest))
	case name == "omitnil" && t.Kind() == reflect.Struct, strings.HasPrefix(name, RecordPrefix):
		return v.rule(t, rest) // the record as a whole is checked with its type
	}
	check := one(t, name, param)
	if check == nil {
		check = v.byItself(part)
	}
	return both(check, v.rule(t, rest))
}

// below returns what is asked of what stands in a value without a rule.
func (v *Validator) below(t reflect.Type) passes {
	switch {
	case t.Kind() == reflect.Pointer:
		inner := v.below(t.Elem())
		if inner == nil {
			return nil
		}
		return func(value, record reflect.Value) bool {
			return value.IsNil() || inner(value.Elem(), record)
		}
	case t.Kind() == reflect.Interface:
		return func(value, _ reflect.Value) bool { return value.IsNil() }
	case t.Kind() != reflect.Struct || t.NumField() == 0 || opaque(t):
		return nil
	}
	return func(value, _ reflect.Value) bool { return v.record(value) }
}

// opaque reports whether a struct has no field that a rule could ask about.
func opaque(t reflect.Type) bool {
	for f := range t.Fields() {
		if f.IsExported() || f.Anonymous {
			return false
		}
	}
	return true
}

func (v *Validator) dive(t reflect.Type, tag string) passes {
	if t.Kind() != reflect.Slice && t.Kind() != reflect.Array {
		return never
	}
	check := v.rule(t.Elem(), tag)
	if check == nil {
		return nil
	}
	return func(value, record reflect.Value) bool {
		for i := range value.Len() {
			if !check(value.Index(i), record) {
				return false
			}
		}
		return true
	}
}

// byItself asks the validator about one value, by a rule that looks at nothing else.
func (v *Validator) byItself(rule string) passes {
	return func(value, _ reflect.Value) bool {
		return value.CanInterface() && v.Var(value.Interface(), rule) == nil
	}
}

func never(_, _ reflect.Value) bool { return false }

func optional(check passes) passes {
	if check == nil {
		return nil
	}
	return func(value, record reflect.Value) bool { return value.IsZero() || check(value, record) }
}

func both(first, second passes) passes {
	if second == nil {
		return first
	}
	return func(value, record reflect.Value) bool {
		return first(value, record) && second(value, record)
	}
}

// one returns what one rule asks of a value of a type; nil where only the validator knows.
func one(t reflect.Type, name, param string) passes {
	switch name {
	case "required":
		return func(value, _ reflect.Value) bool { return !value.IsZero() }
	case "required_with", "required_without", "required_without_all", "required_if":
		return unless(name, strings.Fields(param))
	case "max", "min":
		return limit(t, name == "max", param)
	case "tip_code":
		return coded(t)
	}
	if t.Kind() != reflect.String {
		return nil
	}
	is, ok := map[string]func(string) bool{
		"tip_id": ID, "tip_language": canonical, "tip_media": mediaForm.MatchString,
		"tip_pointer": Pointer,
	}[name]
	if !ok {
		return nil
	}
	return func(value, _ reflect.Value) bool { return is(value.String()) }
}

// unless is a rule that asks for a value unless other fields make it needless.
func unless(name string, of []string) passes {
	return func(value, record reflect.Value) bool {
		if !value.IsZero() {
			return true
		}
		switch name {
		case "required_with":
			return len(of) == 1 && absent(record, of[0])
		case "required_if":
			other := record.FieldByName(of[0])
			return len(of) == 2 && other.Kind() == reflect.String && other.String() != of[1]
		}
		for _, f := range of {
			if other := record.FieldByName(f); other.IsValid() && !other.IsZero() {
				return true
			}
		}
		return false
	}
}

func absent(record reflect.Value, field string) bool {
	f := record.FieldByName(field)
	return f.IsValid() && f.IsZero()
}

// limit is a rule on the length of a text or list, or on a number.
func limit(t reflect.Type, most bool, param string) passes {
	n, err := strconv.Atoi(param)
	if err != nil {
		return nil
	}
	within := func(have int) bool { return most && have <= n || !most && have >= n }
	switch t.Kind() {
	case reflect.String:
		return func(value, _ reflect.Value) bool {
			return within(utf8.RuneCountInString(value.String()))
		}
	case reflect.Slice:
		return func(value, _ reflect.Value) bool { return within(value.Len()) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(value, _ reflect.Value) bool { return within(int(value.Int())) }
	}
	return nil
}

// coded is the rule of a code.
func coded(t reflect.Type) passes {
	if e, ok := reflect.Zero(t).Interface().(code.Tabler); ok && t.Kind() == reflect.String {
		known := map[string]bool{"": true}
		for _, c := range code.List(e.CodeTable()) {
			known[c] = true
		}
		return func(value, _ reflect.Value) bool { return known[value.String()] }
	}
	return func(value, _ reflect.Value) bool {
		if value.IsZero() {
			return true
		}
		valid, _ := code.Valid(value.Interface())
		return valid
	}
}
