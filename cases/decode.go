package cases

import (
	"errors"
	"io"

	"github.com/antitrafficking/palermo/internal/strictjson"
)

// MaxSize is the largest file in bytes that [Decode] reads.
const MaxSize = strictjson.MaxSize

// A DecodeError says where a file is not JSON of the right form, and why. It quotes nothing of the
// file.
type DecodeError = strictjson.Error

// A DecodeOption changes how [Decode] reads.
type DecodeOption func(*decoding)

type decoding struct{ allowUnknown bool }

// AllowUnknown makes [Decode] pass over names that it does not know, as a newer program may have
// written them. What stands there is not kept.
func AllowUnknown() DecodeOption { return func(d *decoding) { d.allowUnknown = true } }

// Decode reads one file from r. It is strict: names that are not known, that stand twice or that
// differ in case, wrong types, invalid UTF-8 and anything after the file are errors of type
// [*DecodeError]; all of them are joined, up to the first place where the JSON itself is broken. A
// file that decodes is then validated, and its log is recomputed: the errors of [File.Validate] and
// the [*LogError] of [File.VerifyLog] are all returned, with the file.
func Decode(r io.Reader, opts ...DecodeOption) (*File, error) {
	var how decoding
	for _, o := range opts {
		o(&how)
	}
	f := new(File)
	if err := strictjson.Decode(r, f, how.allowUnknown); err != nil {
		return nil, err
	}
	return f, errors.Join(f.Validate(), f.VerifyLog())
}
