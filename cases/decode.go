package cases

import (
	"io"

	"github.com/antitrafficking/palermo/internal/strictjson"
)

// MaxSize is the largest file in bytes that [Decode] reads.
const MaxSize = strictjson.MaxSize

// MaxErrors is how many errors of one file [Decode] lists as [*DecodeError]. If there are more, one
// last error says how many.
const MaxErrors = strictjson.MaxErrors

// A DecodeError says where a file is not JSON of the right form, and why. It quotes nothing of the
// file: a name in its Path or Meant is always one of ours.
type DecodeError = strictjson.Error

// A DecodeOption changes how [Decode] reads.
type DecodeOption func(*decoding)

type decoding struct{ allowUnknown bool }

// AllowUnknown makes [Decode] pass over names that it does not know, as a newer program may have
// written them. What stands there is not kept.
func AllowUnknown() DecodeOption { return func(d *decoding) { d.allowUnknown = true } }

// Decode reads one file from r. It is strict: names that are not known, that stand twice or that
// differ in case, wrong types, invalid UTF-8 and anything after the file are errors of type
// [*DecodeError]; they are joined, up to the first place where the JSON itself is broken and to
// [MaxErrors]. A byte-order mark of UTF-8 is taken. A file that decodes is then validated; the
// errors of [File.Validate] are all returned, with the file.
func Decode(r io.Reader, opts ...DecodeOption) (*File, error) {
	var how decoding
	for _, o := range opts {
		o(&how)
	}
	f := new(File)
	if err := strictjson.Decode(r, f, how.allowUnknown); err != nil {
		return nil, err
	}
	return f, f.Validate()
}
