package cases

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/person"
)

// MaxSize is the largest file in bytes that [Decode] reads. Moves and withdrawals in the log, and
// withdrawals in the history of referrals, do not count, up to twice as many.
const MaxSize = strictjson.MaxSize

// MaxErrors is how many errors of one file [Decode] lists, and how many [File.Validate] does. If
// there are more, a [*MoreError] stands last and says how many.
const MaxErrors = shape.MaxErrors

// A DecodeError says where a file is not JSON of the right form, and why. It quotes nothing of the
// file: a name in its Path or Meant is always one of ours.
//
//	Path    JSON Pointer of the value, or of the innermost record whose name the format knows
//	Offset  the bytes before it
//	Reason  why, in English; Code() is the same for programs, see [Problem]
//	Meant   the name of the format that is nearest to one that is not known
//	Wanted  what may stand there
//	More    how many errors are not listed; 0 but in the last of a list
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
// proceedings stays far below. Moves and withdrawals in the log, and withdrawals in the history of
// referrals, do not count, up to twice the limit.
const MaxElements = 50_000

// ErrElements is wrapped by a [*LimitError].
var ErrElements = strictjson.ErrElements

// A LimitError tells that a file has more elements in its lists than it may, and names the list in
// which the limit was passed.
//
//	Path   JSON Pointer of the list
//	Limit  how many elements all lists may have together
type LimitError = strictjson.LimitError

// beside reports whether a value of a file tells that the element in which it stands does not count
// for [MaxElements]: what a move or a withdrawal writes into the log, and a withdrawal into the
// history of a referral. A file that was read is not lost by a withdrawal.
func beside(value string, pointer func() string) bool {
	switch value {
	case string(EventWithdrawn), string(EventReferred):
		rest, is := strings.CutPrefix(pointer(), "/events/")
		return is && strings.HasSuffix(rest, "/kind")
	case string(referral.Withdraw):
		at := pointer()
		return strings.HasPrefix(at, "/referrals/") &&
			strings.Contains(at, moves) && strings.HasSuffix(at, "/action")
	}
	// The number of a move stands in a list of its own.
	if strings.HasPrefix(value, "/referrals/") && strings.Contains(value, moves) {
		at := pointer()
		return strings.HasPrefix(at, "/events/") && strings.Contains(at, "/paths/")
	}
	return false
}

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
// [person.Own]. A name that differs from a known one in case, or in what parts the words, is no
// newer name, and stays an error.
func AllowUnknown() DecodeOption { return func(d *decoding) { d.allowUnknown = true } }

// Decode reads one file from r. It is strict: names that are not known, that stand twice or that
// differ in case, wrong types, days that do not exist, invalid UTF-8 and anything after the file
// are errors of type [*DecodeError]. What can be read is validated in any case, and the log is
// recomputed: the errors of [File.Validate] and the [*LogError] of [File.VerifyLog] stand among the
// others, in the order of the file. Up to [MaxErrors] are joined, and a [*MoreError] says how many
// there are beyond. What follows only from a value that could not be read is not told, and nothing
// is after a place where the JSON itself is broken. [Problems] makes a list of the errors.
//
// The file is returned if all of it could be read, valid or not; else it is nil. A byte-order mark
// of UTF-8 is taken. A file larger than [MaxSize], or with more elements than [MaxElements], is
// refused before anything of it is built: the error is a [*DecodeError] or a [*LimitError].
// A file that was read can be read again after whatever withdrawals, as it was written: what they
// write does not count, up to twice [MaxSize]. After disclosures it can as far as it stays below
// both.
//
// An older file may have one object where there is a list now, as risk and plan of a victim: it is
// read as a list of one, and the errors have the pointers of the file as it is written. See
// [Upgrade] for who reads with another decoder.
func Decode(r io.Reader, opts ...DecodeOption) (*File, error) {
	how := decoding{elements: MaxElements}
	for _, o := range opts {
		o(&how)
	}
	f := new(File)
	doc, err := strictjson.Read(r, f, how.allowUnknown, how.elements, beside)
	switch {
	case doc == nil:
		return nil, err
	case err == nil:
		return f, how.wrong(f, doc, nil)
	case doc.Partial:
		return nil, how.wrong(f, doc, err)
	}
	return nil, how.wrong(nil, doc, err)
}

// A mistake is an error with its place in the file.
type mistake struct {
	at  int64
	err error
}

// wrong returns all that is wrong with a document: refused is why it could not be read in full, and
// f what was read of it, nil for nothing.
func (d *decoding) wrong(f *File, doc *strictjson.Document, refused error) error {
	var list []mistake
	more := 0
	if many, ok := refused.(interface{ Unwrap() []error }); ok {
		for _, err := range many.Unwrap() {
			e, ok := errors.AsType[*DecodeError](err)
			if ok && e.More > 0 {
				more += e.More
				continue
			}
			list = append(list, mistake{e.Offset, err})
		}
	}
	if f != nil {
		list = append(list, d.invalid(f, doc)...)
	}
	slices.SortStableFunc(list, func(a, b mistake) int { return cmp.Compare(a.at, b.at) })
	if over := len(list) - MaxErrors; over > 0 {
		kept, rest := list[:MaxErrors], list[MaxErrors:]
		list, more = kept, more+over
		// What kept the file from being read is told in any case.
		unread := func(m mistake) bool { _, is := m.err.(*DecodeError); return is }
		if doc.Broken {
			kept[MaxErrors-1] = rest[len(rest)-1]
		} else if !slices.ContainsFunc(kept, unread) {
			if i := slices.IndexFunc(rest, unread); i >= 0 {
				kept[MaxErrors-1] = rest[i]
			}
		}
	}
	var errs []error
	for _, m := range list {
		errs = append(errs, m.err)
	}
	if more > 0 {
		errs = append(errs, &MoreError{More: more})
	}
	return errors.Join(errs...)
}

// invalid returns what validation and the log find wrong with f, as far as that does not follow
// from what could not be read.
func (d *decoding) invalid(f *File, doc *strictjson.Document) []mistake {
	faults, err := shape.Faults(validate(), f)
	if err != nil {
		return []mistake{{0, err}}
	}
	for _, fault := range d.owned(f) {
		faults = append(faults, shape.Fault{FieldError: fault})
	}
	for _, fault := range faults { // an older file may have an object where a list is now
		fault.Path = doc.Written(fault.Path)
	}
	log, _ := errors.AsType[*LogError](f.VerifyLog())
	if len(faults) == 0 && log == nil {
		return nil
	}
	pointers := make([]string, len(faults), len(faults)+1)
	for i, fault := range faults {
		pointers[i] = fault.Path
	}
	if log != nil {
		pointers = append(pointers, ptr("events", log.Index, ""))
	}
	at, stands := doc.Offsets(pointers)
	gap := gapOf(doc)
	var out []mistake
	for i, fault := range faults {
		if gap.explains(fault, stands[i]) {
			continue
		}
		fault.Offset = at[i]
		out = append(out, mistake{at[i], fault.FieldError})
	}
	if log != nil && !gap.below["/events"] && !gap.below["/revision"] && !doc.Broken {
		out = append(out, mistake{at[len(faults)], log})
	}
	return out
}

// A gap is what could not be read of a document.
type gap struct {
	broken bool
	unread map[string]bool // by pointer
	below  map[string]bool // the same, and all in which something stands that could not be read
	top    bool            // something that stands directly in the file could not be read
	ids    bool            // the id of a record could not be
}

func gapOf(doc *strictjson.Document) gap {
	g := gap{broken: doc.Broken, unread: map[string]bool{}, below: map[string]bool{}}
	names := map[string]bool{} // whether what stands at a pointer may give a record its id
	for _, path := range doc.Unread {
		g.unread[path] = true
		for up := path; up != "" && !g.below[up]; up = above(up) {
			g.below[up] = true
		}
		g.top = g.top || above(path) == ""
		kind := withoutIndex(path)
		if _, seen := names[kind]; !seen {
			f, err := Describe(path)
			names[kind] = err != nil || f.Kind == "list" || f.Kind == "record" ||
				strings.HasSuffix(path, "/id")
		}
		g.ids = g.ids || names[kind]
	}
	return g
}

// explains reports whether a fault may follow from what could not be read, so that nobody knows
// whether it is one. Stands is true where something stands at its pointer.
func (g *gap) explains(fault shape.Fault, stands bool) bool {
	if g.broken && (fault.Between || !stands) || g.below[fault.Path] {
		return true
	}
	for up := fault.Path; up != ""; up = above(up) {
		if g.unread[up] {
			return true
		}
	}
	switch record := above(fault.Path); {
	case !fault.Between:
		return false
	case fault.Tag == "tip_link" && g.ids:
		return true
	case record == "": // of the whole file: it reads what stands directly in it
		return g.top
	default:
		return g.below[record]
	}
}

// above returns the pointer of what holds the value at a pointer.
func above(pointer string) string { return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)] }

// owned reports every field of the user's own in f that is not as it was declared, in order.
func (d *decoding) owned(f *File) []*FieldError {
	if !d.declared {
		return nil
	}
	var out []*FieldError
	fields := make(map[string]*person.OwnField, len(d.own))
	names := make([]string, 0, len(d.own))
	for i := range d.own {
		if name := d.own[i].Name; fields[name] == nil {
			fields[name] = &d.own[i]
			names = append(names, name)
		}
	}
	look := func(path string, list []person.Own) {
		for i := range list {
			o := &list[i]
			at := path + "/own/" + strconv.Itoa(i)
			declared := fields[o.Name]
			if declared == nil {
				out = append(out, &FieldError{
					Path: at + "/name", Tag: "tip_undeclared", Allowed: names,
				})
				continue
			}
			switch declared.Fits(o) {
			case "category":
				out = append(out, &FieldError{
					Path: at + "/category", Tag: "tip_category", Param: string(declared.Category),
				})
			case "kind":
				if o.Value.IsZero() {
					continue // told as missing
				}
				out = append(out, &FieldError{
					Path: at + "/value", Tag: "tip_kind", Param: string(declared.Kind),
					Allowed: slices.Clone(declared.Codes),
				})
			}
		}
	}
	for i := range f.Victims {
		look("/victims/"+strconv.Itoa(i), f.Victims[i].Own)
	}
	look("", f.Own)
	return out
}
