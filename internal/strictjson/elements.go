package strictjson

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// ErrElements is wrapped by every [*LimitError].
var ErrElements = errors.New("more elements in lists than a file may have")

// A LimitError tells that the lists of a document have more elements together than a document may.
// Path is the JSON Pointer of the list in which the limit was passed, as far as its names are
// known.
type LimitError struct {
	Path  string
	Limit int
}

func (e *LimitError) Error() string {
	path := e.Path
	if path == "" {
		path = "/"
	}
	return fmt.Sprintf("%s: %v: the limit is %d", path, ErrElements, e.Limit)
}

// Unwrap returns [ErrElements].
func (e *LimitError) Unwrap() error { return ErrElements }

// Beside reports whether a value tells that the element of a list in which it stands, by its JSON
// Pointer, does not count. Nil counts every element.
type Beside func(value string, pointer func() string) bool

// Elements counts the elements of all lists of the document in data, which should be a t, and
// returns a [*LimitError] if they are more than limit. Those that are beside do not count, up to
// twice the limit. A few bytes of text can be an element of some kilobytes in memory, so the count
// comes before anything is built. What is not JSON is left to [Decode].
func Elements(data []byte, t reflect.Type, limit int, beside Beside) error {
	if bytes.Count(data, []byte{','})+bytes.Count(data, []byte{'['}) <= limit {
		return nil // no list has more elements than that
	}
	d := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true))
	var last, over string // the element that was found to be beside, and the first above the limit
	n, spared := 0, 0
	for {
		token, err := d.ReadToken()
		if err != nil { // also at the end
			if n > limit {
				return &LimitError{Path: known(parent(over), t), Limit: limit}
			}
			return nil
		}
		kind := token.Kind()
		if kind == '"' && beside != nil && spared < 2*limit {
			at := func() string { return string(d.StackPointer()) }
			if beside(token.String(), at) && parent(at()) != last {
				last = parent(at())
				n, spared = n-1, spared+1
			}
		}
		if kind == ']' || kind == '}' {
			continue
		}
		// An element is whatever begins directly in a list.
		depth := d.StackDepth()
		if kind == '[' || kind == '{' {
			depth--
		}
		if in, _ := d.StackIndex(depth); depth == 0 || in != '[' {
			continue
		}
		if n > limit { // the one before it was above, and is not beside
			return &LimitError{Path: known(parent(over), t), Limit: limit}
		}
		if n++; n > limit {
			over = string(d.StackPointer())
		}
	}
}

// DecodeWithin is [Decode] of a document whose lists have at most limit elements together; more are
// a [*LimitError].
func DecodeWithin(r io.Reader, v any, allowUnknown bool, limit int) error {
	data, err := readAll(r, MaxSize+1)
	if err != nil {
		return err
	}
	return within(data, v, allowUnknown, limit, nil)
}

// room is what an element that is beside may have made longer elsewhere, in bytes: the state and
// the revision of the record in which it stands.
const room = 64

// most returns how large a document may be: twice [MaxSize] where it is no larger than that without
// the elements that are beside.
func most(data []byte, beside Beside) int {
	if beside == nil || len(data) <= MaxSize {
		return MaxSize
	}
	type open struct {
		at     int64
		beside bool
	}
	var stack []open
	spared := int64(0)
	d := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true))
	for {
		token, err := d.ReadToken()
		if err != nil { // also at the end
			break
		}
		switch end := d.InputOffset(); token.Kind() {
		case '{', '[':
			stack = append(stack, open{at: end})
		case '}', ']':
			if last := stack[len(stack)-1]; last.beside {
				spared += end - last.at + room
			}
			stack = stack[:len(stack)-1]
		case '"':
			at := func() string { return string(d.StackPointer()) }
			if n := len(stack); n > 0 && beside(token.String(), at) {
				stack[n-1].beside = true
			}
		}
	}
	if int64(len(data))-spared <= MaxSize {
		return 2 * MaxSize
	}
	return MaxSize
}

func within(data []byte, v any, allowUnknown bool, limit int, beside Beside) error {
	size := most(TrimMark(data), beside)
	if len(data) <= size { // of what is larger decode tells
		if err := Elements(TrimMark(data), reflect.TypeOf(v), limit, beside); err != nil {
			return err
		}
	}
	return decode(data, v, allowUnknown, size)
}

// known returns pointer up to the first name that t does not have: such a name can be anything.
func known(pointer string, t reflect.Type) string {
	w := newWalker(nil, 0, false)
	var out strings.Builder
	object := false // an object may stand for the list at hand
	for name := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch t.Kind() {
		case reflect.Slice:
			t = t.Elem()
			if _, err := strconv.ParseUint(name, 10, 64); err == nil {
				break
			}
			if !object || t.Kind() != reflect.Struct {
				return out.String()
			}
			fallthrough
		case reflect.Struct:
			m := w.membersOf(t)
			field, ok := m.types[name]
			if !ok {
				return out.String()
			}
			t, object = field, m.lifted[name]
		default:
			return out.String()
		}
		out.WriteString("/" + name)
	}
	return out.String()
}

// parent returns the pointer of what holds the value at pointer.
func parent(pointer string) string { return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)] }
