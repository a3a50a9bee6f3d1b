package shape

import (
	"context"
	"maps"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/go-playground/validator/v10"
)

// A RegistrationError says why our types cannot be checked by a validator.
type RegistrationError struct {
	Type   string // the type that cannot be, "" for all
	Reason RegistrationReason
}

// A RegistrationReason is why our types cannot be checked by a validator.
type RegistrationReason string

const (
	// NoValidator: the validator is nil.
	NoValidator RegistrationReason = "no-validator"
	// AlreadyUsed: the validator has already checked a value of the type. It keeps how it did so
	// and would not look at what is registered now.
	AlreadyUsed RegistrationReason = "already-used"
	// OtherRules: somebody registered rules for the fields of the type, with
	// RegisterStructValidationMapRules. Ours would replace them.
	OtherRules RegistrationReason = "other-rules"
)

func (e *RegistrationError) Error() string {
	switch e.Reason {
	case NoValidator:
		return "register validations: the validator is nil"
	case AlreadyUsed:
		return "register validations: the validator was already used for " + e.Type +
			"; register before the first check"
	case OtherRules:
		return "register validations: the validator has other rules for the fields of " + e.Type
	}
	return "register validations: " + string(e.Reason)
}

// A Check looks at what needs more than one field of a record of one type.
type Check struct {
	// tag stands for the check on a field of the record, where the check of the struct as a whole
	// is not ours.
	tag   string
	typ   reflect.Type
	look  func(validator.StructLevel)
	probe func() (record any, reached func() bool)
}

// For returns the check of the records of type T, a struct.
func For[T any](look func(validator.StructLevel)) Check {
	t := reflect.TypeFor[T]()
	return Check{
		tag: RecordPrefix + strings.ToLower(t.Name()), typ: t, look: look,
		probe: func() (any, func() bool) {
			p := new(probe[T])
			return p, func() bool { return p.seen }
		},
	}
}

// Tag returns the tag that stands for the check.
func (c Check) Tag() string { return c.tag }

// Register adds the tags of the module, the types of a package and the checks of its records to v.
//
// The rules of the types are given to v by type and not read from their tags: so it does not matter
// which tag v reads. The checks of structs are registered where v has none for the type. Where it
// has one, or gets one later, a tag on a field of the record does the check.
func Register(v *validator.Validate, types []reflect.Type, checks ...Check) error {
	if v == nil {
		return &RegistrationError{Reason: NoValidator}
	}
	if err := registerTags(v); err != nil {
		return err
	}
	known := peek(v)
	tags := map[reflect.Type]string{}
	for _, c := range checks {
		tags[c.typ] = c.tag
	}
	rules := make([]map[string]string, len(types))
	for i, t := range types {
		rules[i] = fieldRules(t, tags[t])
		switch has, ok := known.rules(t); {
		case ok && maps.Equal(has, rules[i]):
			// registered before
		case ok:
			return &RegistrationError{Type: t.String(), Reason: OtherRules}
		case known.used(t):
			return &RegistrationError{Type: t.String(), Reason: AlreadyUsed}
		}
	}
	v.RegisterStructValidationMapRules(map[string]string{"FieldName": "required"}, naming{})
	goNames := sync.OnceValue(func() bool { return namesOfGo(v) })
	for _, c := range checks {
		record, _ := c.probe()
		v.RegisterStructValidationMapRules(map[string]string{"Record": "structonly"}, record)
		if err := v.RegisterValidation(c.tag, c.onField(v), true); err != nil {
			return err
		}
		if known.free(c.typ) {
			v.RegisterStructValidationCtx(c.onStruct(goNames), reflect.Zero(c.typ).Interface())
		}
	}
	for i, t := range types {
		v.RegisterStructValidationMapRules(rules[i], reflect.Zero(t).Interface())
	}
	return nil
}

// fieldRules returns what the tags of t say, by the name of the field in Go; of every field, so
// that no other tag of a field is read. The tag for the record as a whole, if any, stands on its
// id, or on its first field.
func fieldRules(t reflect.Type, record string) map[string]string {
	out := make(map[string]string, t.NumField())
	first := ""
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() && !f.Anonymous {
			continue
		}
		out[f.Name] = rule(f)
		if first == "" || f.Name == "ID" {
			first = f.Name
		}
	}
	if record != "" {
		out[first] = strings.TrimSuffix(record+","+out[first], ",")
	}
	return out
}

// rule returns the rule of a field. A validator without WithRequiredStructEnabled passes over a
// required that stands first for a struct, such as a day; so it does not stand first.
func rule(f reflect.StructField) string {
	tag := f.Tag.Get("validate")
	if !strings.Contains(tag, "required") {
		return tag
	}
	t, out, first := f.Type, []string(nil), true
	for part := range strings.SplitSeq(tag, ",") {
		if first && part == "required" && t.Kind() == reflect.Struct {
			out = append(out, "omitnil")
		}
		out, first = append(out, part), false
		if part == "dive" && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array ||
			t.Kind() == reflect.Map) {
			t, first = t.Elem(), true
		}
	}
	return strings.Join(out, ",")
}

// probe holds a record by which a validator is asked whether it runs our check on such records.
type probe[T any] struct {
	Record T
	seen   bool
}

func (p *probe[T]) reach() { p.seen = true }

// probed reports whether a check runs for a probe only, and lets the probe know.
func probed(sl validator.StructLevel) bool {
	if sl.Top().Kind() != reflect.Pointer {
		return false
	}
	p, ok := sl.Top().Interface().(interface{ reach() })
	if ok {
		p.reach()
	}
	return ok
}

// onStruct returns the check as one of the struct as a whole.
//
//go:noinline
func (c Check) onStruct(goNames func() bool) validator.StructLevelFuncCtx {
	return func(_ context.Context, sl validator.StructLevel) {
		if !probed(sl) {
			c.look(&level{sl, goNames})
		}
	}
}

// onField returns the check as one of a field of the record. It passes where v runs the check of
// the struct as a whole; v is asked once, when the first record is looked at: then all is
// registered.
func (c Check) onField(v *validator.Validate) validator.Func {
	const (
		asked = 1 + iota
		runs
	)
	var state atomic.Int32
	return func(f validator.FieldLevel) bool {
		if f.Parent().Type() != c.typ {
			return false // the tag stands where it does not belong
		}
		if state.Load() == 0 {
			if c.reached(v) {
				state.Store(runs)
			} else {
				state.Store(asked)
			}
		}
		if state.Load() == runs {
			return true
		}
		alone := &alone{v: v, top: f.Top(), record: f.Parent()}
		c.look(alone)
		return !alone.failed
	}
}

// reached reports whether v runs the check for the struct as a whole.
func (c Check) reached(v *validator.Validate) (yes bool) {
	record, reached := c.probe()
	defer func() {
		if recover() != nil {
			yes = reached() // a check of somebody else, which does not like an empty record
		}
	}()
	_ = v.Struct(record)
	return reached()
}

// Run does that of the checks which is for the record at hand, and reports whether there is one. It
// is for a struct check of somebody else.
func Run(sl validator.StructLevel, checks ...Check) bool {
	for _, c := range checks {
		if c.typ == sl.Current().Type() {
			if !probed(sl) {
				v := sl.Validator()
				c.look(&level{sl, sync.OnceValue(func() bool { return namesOfGo(v) })})
			}
			return true
		}
	}
	return false
}

// Record returns the record at hand, which a check only reads: a copy of it where it cannot be
// pointed at.
func Record[T any](sl validator.StructLevel) *T {
	at := sl.Current()
	if at.CanAddr() {
		return at.Addr().Interface().(*T)
	}
	record := at.Interface().(T)
	return &record
}

// level is a struct at hand, with the names that the validator gives to fields.
type level struct {
	validator.StructLevel
	goNames func() bool
}

// alone is a record whose check only tells whether it passes.
type alone struct {
	v           *validator.Validate
	top, record reflect.Value
	failed      bool
}

func (a *alone) Validator() *validator.Validate { return a.v }
func (a *alone) Top() reflect.Value             { return a.top }
func (a *alone) Parent() reflect.Value          { return a.record }
func (a *alone) Current() reflect.Value         { return a.record }

func (a *alone) ExtractType(f reflect.Value) (reflect.Value, reflect.Kind, bool) {
	return f, f.Kind(), false
}

func (a *alone) ReportError(any, string, string, string, string) { a.failed = true }

func (a *alone) ReportValidationErrors(
	string, string, validator.ValidationErrors,
) {
	a.failed = true
}

// needing is looked at to learn whether required counts on a struct.
type needing struct{ Field struct{ n int } }

// PassesOverStructs reports whether v passes over required on a struct.
func PassesOverStructs(v *validator.Validate) bool {
	v.RegisterStructValidationMapRules(map[string]string{"Field": "required"}, needing{})
	return v.Struct(needing{}) == nil
}

// naming is looked at to learn which names a validator gives to fields.
type naming struct {
	FieldName string `json:"field_name"`
}

// namesOfGo reports whether v names fields as Go does, and not as JSON.
func namesOfGo(v *validator.Validate) bool {
	bad, _ := v.Struct(naming{}).(validator.ValidationErrors)
	return len(bad) == 1 && bad[0].Field() == "FieldName"
}

// Report reports a field of the struct at hand from a struct check; path is written as the
// validator does, with the names of JSON.
func Report(sl validator.StructLevel, path, tag string) {
	inGo := goPath(sl.Current().Type(), path)
	if l, ok := sl.(*level); ok && l.goNames() {
		path = inGo
	}
	sl.ReportError(nil, path, inGo, tag, "")
}

// goPath returns the path with the names of Go: "Stays[0].To" for "stays[0].to".
func goPath(t reflect.Type, path string) string {
	out := make([]string, 0, 4)
	for part := range strings.SplitSeq(path, ".") {
		name, index, listed := strings.Cut(part, "[")
		field, ok := byJSON(t, name)
		if !ok {
			return path
		}
		if listed {
			index = "[" + index
		}
		out = append(out, field.Name+index)
		for t = field.Type; t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice; {
			t = t.Elem()
		}
	}
	return strings.Join(out, ".")
}

// byJSON returns the field of t that JSON calls name.
func byJSON(t reflect.Type, name string) (reflect.StructField, bool) {
	if t.Kind() != reflect.Struct {
		return reflect.StructField{}, false
	}
	for i := range t.NumField() {
		f := t.Field(i)
		known, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if known == name {
			return f, true
		}
		if f.Anonymous && known == "" {
			if inner, ok := byJSON(f.Type, name); ok {
				inner.Name = f.Name + "." + inner.Name
				return inner, true
			}
		}
	}
	return reflect.StructField{}, false
}
