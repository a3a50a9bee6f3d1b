package cases

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// MaxSize is the largest file in bytes that [Decode] reads.
const MaxSize = 16 << 20

// A DecodeError says where a file is not JSON of the right form, and why. It quotes nothing of the file.
type DecodeError struct {
	Path   string // JSON Pointer of the value; of the object, for a name that is not known or stands twice
	Offset int64  // bytes before the place
	Reason string
}

func (e *DecodeError) Error() string {
	path := e.Path
	if path == "" {
		path = "/"
	}
	return "cases: " + path + ": " + e.Reason
}

// A DecodeOption changes how [Decode] reads.
type DecodeOption func(*decoding)

type decoding struct{ allowUnknown bool }

// AllowUnknown makes [Decode] pass over names that it does not know, as a newer program may have written them. What stands there is
// not kept.
func AllowUnknown() DecodeOption { return func(d *decoding) { d.allowUnknown = true } }

// Decode reads one file from r. It is strict: names that are not known, that stand twice or that differ in case, wrong types, invalid
// UTF-8 and anything after the file are errors of type [*DecodeError]; all of them are joined, up to the first place where the JSON itself is
// broken. A file that decodes is then validated; the errors of [File.Validate] are all returned, with the file.
func Decode(r io.Reader, opts ...DecodeOption) (*File, error) {
	var how decoding
	for _, o := range opts {
		o(&how)
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxSize {
		return nil, &DecodeError{Offset: MaxSize, Reason: "larger than a file may be"}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &DecodeError{Reason: "the file is empty"}
	}
	f := new(File)
	if err := json.Unmarshal(data, f, json.RejectUnknownMembers(!how.allowUnknown)); err != nil {
		if all := diagnose(data, reflect.TypeFor[File](), how); all != nil {
			return nil, all
		}
		return nil, decodeError(err) // cannot happen: what does not decode has a reason
	}
	return f, f.Validate()
}

// decodeError tells err without what it quotes of the input.
func decodeError(err error) error {
	if syn, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		out := &DecodeError{Path: parent(string(syn.JSONPointer)), Offset: syn.ByteOffset, Reason: "not well-formed JSON"}
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
		out := &DecodeError{Path: string(sem.JSONPointer), Offset: sem.ByteOffset, Reason: "a value of the wrong type or form"}
		if errors.Is(err, json.ErrUnknownName) {
			out.Path, out.Reason = parent(out.Path), unknownName
		}
		return out
	}
	return &DecodeError{Reason: "not readable"}
}

// parent returns the pointer of the object around pointer: the last name may be anything.
func parent(pointer string) string { return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)] }
