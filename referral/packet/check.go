package packet

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

var validate = sync.OnceValue(func() *shape.Validator {
	v := shape.New()
	if err := RegisterValidations(v.Validate); err != nil {
		panic(err) // cannot happen: the tags are constants
	}
	return v
})

// RegisterValidations adds the tags, types and struct checks of this package to v, and those of the
// packages below it, as that of package referral does. The view in a [Content] is left out: what
// was withheld is missing in it. [Open] and [Seal] look at it with the manifest.
func RegisterValidations(v *validator.Validate) error {
	if err := referral.RegisterValidations(v); err != nil {
		return err
	}
	return shape.Register(v, tagged(), shape.For[Content](contentOrder))
}

func contentOrder(sl validator.StructLevel) {
	c := shape.Record[Content](sl)
	if c.Purpose == "" && !c.Manifest.Basis.Own() {
		shape.Report(sl, "purpose", "required")
	}
	if !c.Issued.IsZero() && !c.NotAfter.IsZero() && c.NotAfter.Before(c.Issued) {
		shape.Report(sl, "not_after", "tip_order")
	}
}

// check looks at everything that a packet says, in this order: the view against the manifest, then
// every field by itself.
func (c *Content) check() *Error {
	switch {
	case empty(reflect.ValueOf(c.Victim)) || c.Manifest.Flaw != "":
		if bad := manifestFields(c.Manifest); len(bad) > 0 {
			return &Error{Reason: BadContent, Err: join(bad)} // its codes are not to be told
		}
		return nothing(c.Manifest)
	case !c.asDisclosed():
		return &Error{Reason: NotAsDisclosed}
	}
	bad := append(fieldErrors(shape.Struct(validate(), c)), manifestFields(c.Manifest)...)
	last := c.Manifest.Last() // known where it was disclosed, not where it is opened
	if c.NotAfter.After(c.Issued.AddDays(MaxDays)) || !last.IsZero() && c.NotAfter.After(last) {
		bad = append(bad, &FieldError{Path: "/not_after", Tag: "tip_life"})
	}
	withheld := withheldPlaces(c.Manifest)
	for _, fe := range fieldErrors(c.Victim.Validate()) {
		if !explained(fe, withheld) {
			fe.Path = "/victim" + fe.Path
			bad = append(bad, fe)
		}
	}
	if len(bad) > 0 {
		return &Error{Reason: BadContent, Err: join(bad)}
	}
	return nil
}

// whole are the reasons for which a field is withheld as a whole. For others it may be told in
// another way, as an age in a band of years.
var whole = []referral.Because{
	referral.BecauseLevel, referral.BecausePurpose, referral.BecauseConsent,
	referral.BecauseOffence, referral.BecauseRole, referral.BecauseReferral,
	referral.BecauseConflict, referral.BecauseObjection, referral.BecauseGround,
	referral.BecauseBarred,
}

// asDisclosed reports whether the view can be what was disclosed with the manifest, to the receiver
// and for the purpose of the packet: no category that did not pass, nothing at a place that was
// withheld, nothing that never passes, and no document to which the view does not refer. A place
// in a list is not compared by its number: an element that was left out moves the others up.
func (c *Content) asDisclosed() bool {
	view, m := &c.Victim, c.Manifest
	if !m.Covers(view) || !law.IsValid(m.Basis) || m.Purpose != c.Purpose ||
		m.Referral != c.Referral ||
		m.Recipient.ID != c.To || c.Issued.Before(m.On) {
		return false
	}
	for _, w := range m.Withheld {
		if slices.Contains(whole, w.Because) && recorded(reflect.ValueOf(view).Elem(), w.Path) {
			return false
		}
		if w.Because == referral.BecauseBand && !view.Age.BirthDay.IsZero() {
			return false
		}
	}
	return !slices.ContainsFunc(c.Attachments, func(a Attachment) bool {
		return !slices.ContainsFunc(view.Attachments, a.of)
	})
}

// of reports whether a is the document to which a record refers.
func (a Attachment) of(x victim.Attachment) bool {
	return a.ID == x.ID && (x.SHA256 == "" || a.SHA256 == x.SHA256)
}

// recorded reports whether something stands at a place of a record. A place within a list is not
// looked at.
func recorded(v reflect.Value, path string) bool {
	for name := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct {
			return false
		}
		if v = member(v, name); !v.IsValid() {
			return false
		}
	}
	return !empty(v)
}

// member returns the field of a struct that JSON calls name, or the zero Value.
func member(v reflect.Value, name string) reflect.Value {
	for i := range v.NumField() {
		if known, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); known == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// empty reports whether nothing is recorded in v: a record in which every field is empty is.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil() || empty(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if !empty(v.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		for i := range v.Len() {
			if !empty(v.Index(i)) {
				return false
			}
		}
		return true
	}
	return v.IsZero()
}

// manifestFields returns what is badly formed in a manifest. Its texts are codes and places, so
// that it can be printed.
func manifestFields(m referral.Manifest) []*FieldError {
	var bad []*FieldError
	code := func(path string, valid bool) {
		if !valid {
			bad = append(bad, &FieldError{Path: "/manifest" + path, Tag: "tip_code"})
		}
	}
	code("/level", law.IsValid(m.Level))
	code("/basis", m.Basis == "" || law.IsValid(m.Basis))
	code("/purpose", m.Purpose == "" || law.IsValid(m.Purpose))
	code("/recipient/kind", m.Recipient.Kind == "" || law.IsValid(m.Recipient.Kind))
	code("/recipient/place", m.Recipient.Place == "" || m.Recipient.Place.IsValid())
	if m.Referral != "" && !shape.ID(m.Referral) {
		bad = append(bad, &FieldError{Path: "/manifest/referral", Tag: "tip_id"})
	}
	if m.Recipient.ID != "" && !shape.ID(m.Recipient.ID) {
		bad = append(bad, &FieldError{Path: "/manifest/recipient/id", Tag: "tip_id"})
	}
	code("/flaw", m.Flaw == "" || law.IsValid(m.Flaw))
	for i, c := range m.Passed {
		code("/passed/"+strconv.Itoa(i), law.IsValid(c))
	}
	for i, w := range m.Withheld {
		at := "/withheld/" + strconv.Itoa(i)
		code(at+"/category", w.Category == "" || law.IsValid(w.Category))
		code(at+"/because", law.IsValid(w.Because))
		if w.Path == "" && w.Category == person.CategoryOffence {
			continue // told of every record
		}
		if !place(reflect.TypeFor[victim.Victim](), w.Path) && !caseFile.MatchString(w.Path) {
			bad = append(bad, &FieldError{Path: "/manifest" + at + "/path", Tag: "tip_place"})
		}
	}
	return bad
}

// caseFile is the form of a place in a case file, which this package does not know.
var caseFile = regexp.MustCompile(`^/file(/[a-z][a-z_]{0,30}|/[0-9]+){0,10}$`)

// place reports whether path is a JSON Pointer to a place that a record of type t can have.
func place(t reflect.Type, path string) bool {
	rest, ok := strings.CutPrefix(path, "/")
	for name := range strings.SplitSeq(rest, "/") {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch t.Kind() {
		case reflect.Slice:
			_, err := strconv.ParseUint(name, 10, 31)
			ok, t = ok && err == nil, t.Elem()
		case reflect.Struct:
			field := member(reflect.Zero(t), name)
			if !field.IsValid() {
				return false
			}
			t = field.Type()
		default:
			return false
		}
	}
	return ok
}

// withheldPlaces returns the places that were withheld, with "*" for the numbers of elements.
func withheldPlaces(m referral.Manifest) map[string]bool {
	out := make(map[string]bool, len(m.Withheld))
	for _, w := range m.Withheld {
		out[anyElement(w.Path)] = true
	}
	return out
}

var number = regexp.MustCompile(`/[0-9]+(/|$)`)

func anyElement(path string) string { return number.ReplaceAllString(path, "/*$1") }

// explained reports whether a field fails because of what was withheld: it is missing itself, or it
// leads to a record that is.
func explained(fe *FieldError, withheld map[string]bool) bool {
	switch fe.Tag {
	case "tip_link":
		return len(withheld) > 0
	case "required", "required_if":
		path := anyElement(fe.Path)
		for path != "" && !withheld[path] {
			path = path[:strings.LastIndexByte(path, '/')]
		}
		return path != ""
	}
	return false
}

// fieldErrors returns the errors that a validation joined.
func fieldErrors(err error) []*FieldError {
	var out []*FieldError
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			if fe, ok := errors.AsType[*FieldError](e); ok {
				out = append(out, fe)
			}
		}
	}
	return out
}

func join(bad []*FieldError) error {
	slices.SortStableFunc(bad, func(a, b *FieldError) int {
		return strings.Compare(a.Path, b.Path)
	})
	errs := make([]error, len(bad))
	for i, fe := range bad {
		errs[i] = fe
	}
	return errors.Join(errs...)
}
