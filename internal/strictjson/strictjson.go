// Package strictjson decodes one JSON document strictly and tells every reason why it is refused,
// without a word of what it holds: names that are not known, that stand twice or that differ in
// case, wrong types, invalid UTF-8 and anything after the document.
//
// A place is told by a JSON Pointer made of names that the Go type has, and by the offset in bytes.
// A member's name can be that of a person, so that no name of the document is ever repeated.
package strictjson

import (
	"bytes"
	"io"
	"reflect"
	"strconv"

	"github.com/go-json-experiment/json"
)

// MaxSize is the largest document in bytes that [Decode] reads.
const MaxSize = 16 << 20

// MaxErrors is how many errors of one document are listed. If there are more, one last [*Error]
// says how many.
const MaxErrors = 100

// An Error says where a document is not JSON of the right form, and why. It quotes nothing of the
// document.
type Error struct {
	// Path is the JSON Pointer of the value, or of the innermost object around it whose name the
	// format knows. The names in it are the format's own.
	Path   string
	Offset int64 // bytes before the place
	Reason string
	// Meant is the name of the format that is nearest to one that is not known; "" if none is near.
	Meant string
	// Wanted is what belongs there, in words, where something else stands; "" where the type does
	// not say.
	Wanted string
	// More is how many errors there are beyond those that are listed. It is 0 but in the last.
	More int
}

func (e *Error) Error() string {
	path := e.Path
	if path == "" {
		path = "/"
	}
	if e.More > 0 {
		return path + ": " + strconv.Itoa(e.More) + " more errors are not listed"
	}
	text := path + ": " + e.Reason + ", at byte " + strconv.FormatInt(e.Offset, 10)
	if e.Wanted != "" {
		text += "; wanted: " + e.Wanted
	}
	if e.Meant != "" {
		text += "; did you mean \"" + e.Meant + "\"?"
	}
	return text
}

// The reasons.
const (
	noSuchDay   = "there is no such day"
	dayForm     = "not a day as YYYY-MM-DD"
	unknownName = "a name that is not known"
	otherwise   = "a name that differs from a known one in case or in what parts words"
	twice       = "a name stands twice"
	wrongType   = "a value of the wrong type or form"
	notJSON     = "not well-formed JSON"
	notUTF8     = "invalid UTF-8"
	utf16       = "a byte-order mark of UTF-16, where the file has to be UTF-8"
	endsEarly   = "the file ends too early"
	after       = "something stands after the file"
	tooLarge    = "larger than a file may be"
	empty       = "the file is empty"
	notReadable = "not readable"
)

// codes are those of the reasons.
var codes = map[string]string{
	noSuchDay: "no-such-day", dayForm: "not-a-day", unknownName: "unknown-name",
	otherwise: "name-in-another-case",
	twice:     "name-twice", wrongType: "wrong-type", notJSON: "not-json", notUTF8: "not-utf-8",
	utf16: "not-utf-8", endsEarly: "ends-early", after: "more-after-end",
	tooLarge: "too-large", empty: "empty", notReadable: "not-readable",
}

// Code returns a code for the reason, which stays the same when the words change.
func (e *Error) Code() string {
	if e.More > 0 {
		return "more"
	}
	return codes[e.Reason]
}

// Decode decodes one document from r into v, a non-nil pointer. The error joins an [*Error] for
// every reason, up to the first place where the JSON itself is broken and to [MaxErrors]. With
// allowUnknown, names that are not known are passed over, but for those that differ from a known
// one in letter case or in what parts words alone. A byte-order mark of UTF-8 is taken, and an
// object where a list is due that was one object before, see [Upgrade].
func Decode(r io.Reader, v any, allowUnknown bool) error {
	data, err := readAll(r, MaxSize+1)
	if err != nil {
		return err
	}
	return decode(data, v, allowUnknown, MaxSize)
}

// readAll reads at most so many bytes, into memory taken at once where r tells how many it has.
func readAll(r io.Reader, most int64) ([]byte, error) {
	var b bytes.Buffer
	if has, ok := r.(interface{ Len() int }); ok {
		b.Grow(int(max(0, min(int64(has.Len()), most))) + bytes.MinRead)
	}
	_, err := b.ReadFrom(io.LimitReader(r, most))
	return b.Bytes(), err
}

// decode is [Decode] of a document that may have so many bytes.
func decode(data []byte, v any, allowUnknown bool, size int) error {
	if len(data) > size {
		return &Error{Offset: MaxSize, Reason: tooLarge}
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return &Error{Reason: utf16}
	}
	text := TrimMark(data)
	if len(bytes.TrimSpace(text)) == 0 {
		return &Error{Offset: int64(len(data)), Reason: empty}
	}
	if !unmarshal(text, v, json.RejectUnknownMembers(!allowUnknown)) {
		return diagnose(text, len(data)-len(text), reflect.TypeOf(v).Elem(), allowUnknown)
	}
	if allowUnknown {
		w := newWalker(text, len(data)-len(text), true)
		_ = w.document(reflect.TypeOf(v).Elem()) // it was decoded: it is good JSON
		return w.errors()
	}
	return nil
}

// unmarshal decodes text into v, an older document as well, and reports whether it could.
func unmarshal(text []byte, v any, strict json.Options) bool {
	if json.Unmarshal(text, v, strict) == nil {
		return true
	}
	to := reflect.ValueOf(v).Elem()
	list, err := lifts(text, to.Type())
	if err != nil || len(list) == 0 {
		return false
	}
	fresh := reflect.New(to.Type())
	if json.Unmarshal(raise(text, list), fresh.Interface(), strict) != nil {
		return false
	}
	to.Set(fresh.Elem())
	return true
}

// TrimMark returns data without a byte-order mark of UTF-8, which some editors put first.
func TrimMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) }

// Unknown calls tell for every member of data, which has to be a document that decodes into a value
// of the type of v, whose name is not known: with the JSON Pointer of the object around it, the
// name, its offset, and whether the value is null. The name is a word of the document: it must not
// go into an error.
func Unknown(data []byte, v any, tell func(path, name string, offset int64, null bool)) {
	text := TrimMark(data)
	w := newWalker(text, len(data)-len(text), true)
	w.unknown = tell
	w.document(reflect.TypeOf(v).Elem())
}
