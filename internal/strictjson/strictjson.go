// Package strictjson decodes one JSON document strictly and tells every reason why it is refused,
// without a word of what it holds: names that are not known, that stand twice or that differ in
// case, wrong types, invalid UTF-8 and anything after the document.
package strictjson

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// MaxSize is the largest document in bytes that [Decode] reads.
const MaxSize = 16 << 20

// An Error says where a document is not JSON of the right form, and why. It quotes nothing of the
// document.
type Error struct {
	Path   string // JSON Pointer of the value; of the object, for a name that is not known or stands twice
	Offset int64  // bytes before the place
	Reason string
}

func (e *Error) Error() string {
	path := e.Path
	if path == "" {
		path = "/"
	}
	return path + ": " + e.Reason
}

// Decode decodes one document from r into v, a non-nil pointer. The error joins an [*Error] for
// every reason, up to the first place where the JSON itself is broken. With allowUnknown, names
// that are not known are passed over.
func Decode(r io.Reader, v any, allowUnknown bool) error {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return err
	}
	if len(data) > MaxSize {
		return &Error{Offset: MaxSize, Reason: "larger than a file may be"}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return &Error{Reason: "the file is empty"}
	}
	if err := json.Unmarshal(data, v, json.RejectUnknownMembers(!allowUnknown)); err != nil {
		if all := diagnose(data, reflect.TypeOf(v).Elem(), allowUnknown); all != nil {
			return all
		}
		return reason(err) // cannot happen: what does not decode has a reason
	}
	return nil
}

// reason tells err without what it quotes of the input.
func reason(err error) error {
	if syn, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		out := &Error{Path: parent(string(syn.JSONPointer)), Offset: syn.ByteOffset, Reason: "not well-formed JSON"}
		switch {
		case errors.Is(err, jsontext.ErrDuplicateName):
			out.Reason = "a name stands twice"
		case errors.Is(err, io.ErrUnexpectedEOF):
			out.Reason = "the file ends too early"
		case syn.Err != nil && strings.Contains(syn.Err.Error(), "UTF-8"):
			out.Reason = "invalid UTF-8"
		}
		return out
	}
	if sem, ok := errors.AsType[*json.SemanticError](err); ok {
		out := &Error{Path: string(sem.JSONPointer), Offset: sem.ByteOffset, Reason: "a value of the wrong type or form"}
		if errors.Is(err, json.ErrUnknownName) {
			out.Path, out.Reason = parent(out.Path), unknownName
		}
		return out
	}
	return &Error{Reason: "not readable"}
}

// parent returns the pointer of the object around pointer: the last name may be anything.
func parent(pointer string) string { return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)] }
