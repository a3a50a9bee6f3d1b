package cases

import (
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/victim/person"
)

// MaxSize is the largest file in bytes that [Decode] reads.
const MaxSize = strictjson.MaxSize

// MaxErrors is how many errors of one file [Decode] lists as [*DecodeError], and how many
// [File.Validate] lists as [*FieldError]. If there are more, one last error says how many.
const MaxErrors = shape.MaxErrors

// A DecodeError says where a file is not JSON of the right form, and why. It quotes nothing of the
// file: a name in its Path or Meant is always one of ours.
type DecodeError = strictjson.Error

// A DecodeOption changes how [Decode] reads.
type DecodeOption func(*decoding)

type decoding struct {
	allowUnknown bool
	elements     int
	own          []person.OwnField
	declared     bool
}

// MaxElements is the largest number of elements that all lists of a file may have together, at any
// depth, unless [WithElements] sets another. A victim has some sixty: a file of 200 victims and 500
// proceedings stays far below.
const MaxElements = 50_000

// ErrElements is wrapped by a [*LimitError].
var ErrElements = strictjson.ErrElements

// A LimitError tells that a file has more elements in its lists than it may, and names the list in
// which the limit was passed.
type LimitError = strictjson.LimitError

// WithElements makes [Decode] take files with up to so many elements, in place of [MaxElements]. An
// element may take two kilobytes of memory.
func WithElements(limit int) DecodeOption { return func(d *decoding) { d.elements = limit } }

// OwnFields makes [Decode] refuse a field of the user's own, in a victim or in the file, that
// schema does not declare, or declares with another category or kind.
func OwnFields(schema []person.OwnField) DecodeOption {
	return func(d *decoding) { d.own, d.declared = schema, true }
}

// AllowUnknown makes [Decode] pass over names that it does not know, as a newer program may have
// written them. What stands there is not kept: what is to be kept belongs into the list own, see
// [person.Own].
func AllowUnknown() DecodeOption { return func(d *decoding) { d.allowUnknown = true } }

// Decode reads one file from r. It is strict: names that are not known, that stand twice or that
// differ in case, wrong types, invalid UTF-8 and anything after the file are errors of type
// [*DecodeError]; they are joined, up to the first place where the JSON itself is broken and to
// [MaxErrors]. A byte-order mark of UTF-8 is taken. A file that decodes is then validated, and its
// log is recomputed: the errors of [File.Validate] and the [*LogError] of [File.VerifyLog] are all
// returned, with the file. A file larger than [MaxSize], or with more elements than [MaxElements],
// is refused before anything of it is built: the error is a [*DecodeError] or a [*LimitError].
func Decode(r io.Reader, opts ...DecodeOption) (*File, error) {
	how := decoding{elements: MaxElements}
	for _, o := range opts {
		o(&how)
	}
	f := new(File)
	if err := strictjson.DecodeWithin(r, f, how.allowUnknown, how.elements); err != nil {
		return nil, err
	}
	return f, errors.Join(f.Validate(), how.owned(f), f.VerifyLog())
}

// owned reports every field of the user's own in f that is not as it was declared, in order.
func (d *decoding) owned(f *File) error {
	if !d.declared {
		return nil
	}
	var errs []error
	look := func(path string, list []person.Own) {
		for i := range list {
			o := &list[i]
			at := path + "/own/" + strconv.Itoa(i)
			j := slices.IndexFunc(d.own, func(f person.OwnField) bool { return f.Name == o.Name })
			if j < 0 {
				errs = append(errs, &FieldError{Path: at + "/name", Tag: "tip_undeclared"})
				continue
			}
			switch d.own[j].Fits(o) {
			case "category":
				errs = append(errs, &FieldError{Path: at + "/category", Tag: "tip_category"})
			case "kind":
				errs = append(errs, &FieldError{Path: at + "/value", Tag: "tip_kind"})
			}
		}
	}
	for i := range f.Victims {
		look("/victims/"+strconv.Itoa(i), f.Victims[i].Own)
	}
	look("", f.Own)
	if more := len(errs) - MaxErrors; more > 0 {
		errs = append(errs[:MaxErrors], &MoreError{More: more})
	}
	return errors.Join(errs...)
}
