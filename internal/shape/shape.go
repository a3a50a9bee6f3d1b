// Package shape sets up validation of the shape of records: codes, days, ids. It asks no law.
package shape

import (
	"cmp"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/internal/strictjson"
)

// A FieldError says which field is badly formed and by which tag. It does not hold the value.
type FieldError struct {
	Path  string // JSON Pointer
	Tag   string // "tip_code", "required", "tip_order", ...
	Param string // parameter of the tag
	// Offset is where the field begins in the file that was read, in bytes, or the innermost record
	// around a field that is missing; 0 where no file was read.
	Offset int64
	// Allowed are the codes of the list, for tip_code; none where the list is open.
	Allowed []string
	// Form says how the code of a standard is written, for tip_code.
	Form string
}

func (e *FieldError) Error() string { return e.Path + ": " + e.what() }

// what says what is wrong with the field, without its name.
func (e *FieldError) what() string {
	what := strings.ReplaceAll(text(e.Tag), "{}", e.Param)
	if what == "" {
		what = "fails " + e.Tag
		if e.Param != "" {
			what += "=" + e.Param
		}
	}
	if e.Form != "" {
		what += "; write " + e.Form
	}
	if len(e.Allowed) > 0 {
		what += "; allowed: " + strings.Join(e.Allowed, ", ")
	}
	return what
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
func New() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled(), validator.WithTagNameFuncBlankOmit())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			return ""
		}
		return name
	})
	return v
}

// idForm keeps ids to what a program makes: a name with a space, or a text, is no id.
var idForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$`)

// ID reports whether s is an id as the tag tip_id has it.
func ID(s string) bool { return idForm.MatchString(s) }

// A Fault is a field that failed.
type Fault struct {
	*FieldError
	// Between is true where it failed for what stands in another field, or in several.
	Between bool
}

// Faults validates s, a pointer to a struct, and returns every field that failed, sorted by path.
func Faults(v *validator.Validate, s any) ([]Fault, error) {
	err := v.Struct(s)
	fields, ok := errors.AsType[validator.ValidationErrors](err)
	if !ok {
		return nil, err
	}
	root := reflect.Indirect(reflect.ValueOf(s)).Type().Name() + "."
	list := make([]Fault, len(fields))
	for i, fe := range fields {
		list[i] = Fault{
			FieldError: &FieldError{
				Path: pointer(strings.TrimPrefix(fe.Namespace(), root)),
				Tag:  fe.Tag(), Param: fe.Param(), Allowed: allowed(fe.Tag(), fe.Type()),
				Form: form(fe.Tag(), fe.Type()),
			},
			Between: fe.Type() == nil || strings.Contains(fe.Tag(), "required_") ||
				strings.Contains(fe.Tag(), "excluded_") || strings.HasSuffix(fe.Tag(), "field"),
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
func Struct(v *validator.Validate, s any) error {
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
