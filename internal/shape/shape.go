// Package shape sets up validation of the shape of records: codes, days, ids. It asks no law.
package shape

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/internal/strictjson"
)

// A FieldError says which field is badly formed and by which tag. It does not hold the value.
type FieldError struct {
	Path string // JSON Pointer
	Tag  string // "tip_code", "required", "tip_order", ...
	// Param is the parameter of the tag: a limit; the other fields on which it depends, by their
	// names in JSON; the category or kind that is declared for a field of the user's own.
	Param string
	// Unit is what a limit counts: characters or elements; empty where it is the number itself.
	Unit string
	// Offset is where the field begins in the file that was read, in bytes, or the innermost record
	// around a field that is missing; 0 where no file was read.
	Offset int64
	// Allowed are the codes of the list, for tip_code; none where the list is open. For a field of
	// the user's own they are its declared codes, or the declared names.
	Allowed []string
	// Form says how the code of a standard is written, for tip_code.
	Form string
}

func (e *FieldError) Error() string { return e.Path + ": " + e.what() }

// what says what is wrong with the field, without its name.
func (e *FieldError) what() string {
	what := e.limit()
	if what == "" {
		what = text(e.Tag)
	}
	switch {
	case what == "" && e.Param != "":
		what = "fails " + e.Tag + "=" + e.Param
	case what == "":
		what = "fails " + e.Tag
	case e.Param != "" && (e.Tag == "tip_kind" || e.Tag == "tip_category"):
		what += ": " + e.Param
	}
	if e.Form != "" {
		what += "; write " + e.Form
	}
	if len(e.Allowed) > 0 {
		what += "; allowed: " + strings.Join(e.Allowed, ", ")
	}
	return what
}

// limit says what is wrong with a field by a tag of the validator that has a limit or names other
// fields; "" for other tags.
func (e *FieldError) limit() string {
	count := e.Param
	if e.Unit != "" {
		count += " " + e.Unit
	}
	if e.Param == "1" {
		count = strings.TrimSuffix(count, "s")
	}
	others := strings.Join(strings.Fields(e.Param), ", ")
	switch e.Tag {
	case "max", "lte":
		return "more than " + count
	case "min", "gte":
		if e.Unit == "" {
			return "less than " + count
		}
		return "fewer than " + count
	case "len":
		return "not of " + count
	case "required_without", "required_without_all":
		return "missing; at least one is needed of this and " + others
	case "required_with":
		return "missing beside " + others
	}
	return ""
}

// unit returns what a limit counts in a value of a kind.
func unit(tag string, kind reflect.Kind) string {
	switch tag {
	case "max", "min", "len", "gte", "lte":
	default:
		return ""
	}
	switch kind {
	case reflect.String:
		return "characters"
	case reflect.Slice, reflect.Array, reflect.Map:
		return "elements"
	}
	return ""
}

// named returns the parameter of a tag with the names of JSON for the fields of a record that it
// names as Go does.
func named(tag, param string, record reflect.Type) string {
	if !strings.HasPrefix(tag, "required_") || record == nil || record.Kind() != reflect.Struct {
		return param
	}
	parts := strings.Fields(param)
	for i, part := range parts {
		if tag == "required_if" && i%2 == 1 {
			continue // a value
		}
		if f, ok := record.FieldByName(part); ok {
			parts[i], _, _ = strings.Cut(f.Tag.Get("json"), ",")
		}
	}
	return strings.Join(parts, " ")
}

// recordOf returns the type of the record in which a field stands, by its names in Go below t.
func recordOf(t reflect.Type, field string) reflect.Type {
	steps := strings.Split(field, ".")
	for _, step := range steps[:len(steps)-1] {
		name, _, _ := strings.Cut(step, "[")
		f, ok := t.FieldByName(name)
		if !ok {
			return nil
		}
		for t = f.Type; t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice; {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return nil
		}
	}
	return t
}

// allowed returns the codes of a type, for the tag of a code.
func allowed(tag string, t reflect.Type) []string {
	if tag != "tip_code" || t == nil {
		return nil
	}
	if e, ok := reflect.Zero(t).Interface().(code.Tabler); ok {
		return code.List(e.CodeTable())
	}
	return nil
}

// form says how a code of a type is written, for the tag of a code.
func form(tag string, t reflect.Type) string {
	if tag != "tip_code" || t == nil {
		return ""
	}
	return code.Form(reflect.Zero(t).Interface())
}

// MaxErrors is the largest number of errors that [Struct] lists.
const MaxErrors = strictjson.MaxErrors

// A MoreError stands last where a record has more errors than are listed.
type MoreError struct{ More int } // those that are not listed

func (e *MoreError) Error() string {
	if e.More == 1 {
		return "/: 1 more error is not listed"
	}
	return "/: " + strconv.Itoa(e.More) + " more errors are not listed"
}

// New returns a validator that names fields as JSON does.
func New() *Validator {
	v := validator.New(validator.WithRequiredStructEnabled(), validator.WithTagNameFuncBlankOmit())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			return ""
		}
		return name
	})
	return &Validator{Validate: v}
}

// ID reports whether s is an id as the tag tip_id has it: what a program makes. A name with a
// space, or a text, is none.
func ID(s string) bool {
	if s == "" || len(s) > 128 {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case i > 0 && (c == '.' || c == '_' || c == ':' || c == '-'):
		default:
			return false
		}
	}
	return true
}

// A Fault is a field that failed.
type Fault struct {
	*FieldError
	// Between is true where it failed for what stands in another field, or in several.
	Between bool
}

// Faults validates s, a pointer to a struct, and returns every field that failed, sorted by path.
func Faults(v *Validator, s any) ([]Fault, error) {
	if v.Sound(s) {
		return nil, nil
	}
	err := v.Struct(s)
	fields, ok := errors.AsType[validator.ValidationErrors](err)
	if !ok {
		return nil, err
	}
	typ := reflect.Indirect(reflect.ValueOf(s)).Type()
	root := typ.Name() + "."
	list := make([]Fault, len(fields))
	for i, fe := range fields {
		list[i] = Fault{
			FieldError: &FieldError{
				Path: pointer(strings.TrimPrefix(fe.Namespace(), root)),
				Tag:  fe.Tag(), Param: fe.Param(), Unit: unit(fe.Tag(), fe.Kind()),
				Allowed: allowed(fe.Tag(), fe.Type()), Form: form(fe.Tag(), fe.Type()),
			},
			Between: fe.Type() == nil || strings.Contains(fe.Tag(), "required_") ||
				strings.Contains(fe.Tag(), "excluded_") || strings.HasSuffix(fe.Tag(), "field"),
		}
	}
	for i, fe := range fields {
		if strings.HasPrefix(fe.Tag(), "required_") {
			record := recordOf(typ, strings.TrimPrefix(fe.StructNamespace(), root))
			list[i].Param = named(fe.Tag(), fe.Param(), record)
		}
	}
	slices.SortFunc(list, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Tag, b.Tag))
	})
	return list, nil
}

// Struct validates s, a pointer to a struct, and joins a [*FieldError] for each field that failed,
// sorted by path. It lists [MaxErrors] of them; a [*MoreError] then stands last and says how many
// more there are.
func Struct(v *Validator, s any) error {
	list, err := Faults(v, s)
	if err != nil {
		return err
	}
	errs := make([]error, 0, min(len(list), MaxErrors)+1)
	for _, f := range list[:min(len(list), MaxErrors)] {
		errs = append(errs, f.FieldError)
	}
	if more := len(list) - MaxErrors; more > 0 {
		errs = append(errs, &MoreError{More: more})
	}
	return errors.Join(errs...)
}

// slashes turns the marks of the validator into those of a pointer.
var slashes = strings.NewReplacer("].", "/", "[", "/", "]", "", ".", "/")

// pointer turns "stays[0].place" into "/stays/0/place".
func pointer(ns string) string { return "/" + slashes.Replace(ns) }
