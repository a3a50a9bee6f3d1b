package referral

import (
	"io"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/internal/strictjson"
)

// A FieldError says which field is badly formed. It does not hold the value.
//
//	Path     JSON Pointer of the field
//	Tag      the tag that fails, as docs/validation.md lists them: "required", "tip_code"
//	Param    its parameter: a limit, the names of other fields, what is declared
//	Unit     what a limit counts: characters or elements; "" where it is the number itself
//	Offset   where the field begins in the file that was read, in bytes; 0 if none was
//	Allowed  the codes that may stand there, where a list has them
//	Form     how the code of a standard is written
type FieldError = shape.FieldError

// A DecodeError says where a document is not JSON of the right form, and why. It quotes nothing of
// the document: a name in its Path or Meant is always one of ours.
//
//	Path    JSON Pointer of the value, or of the innermost record whose name the format knows
//	Offset  the bytes before it
//	Reason  why, in English; Code() is the same for programs
//	Meant   the name of the format that is nearest to one that is not known
//	Wanted  what may stand there
//	More    how many errors are not listed; 0 but in the last of a list
type DecodeError = strictjson.Error

// MaxElements is the largest number of elements that the lists of a document have together; more
// are a [*LimitError] before anything is built.
const MaxElements = 50_000

// A LimitError tells that a document has more elements in its lists than it may.
//
//	Path   JSON Pointer of the list
//	Limit  how many elements all lists may have together
type LimitError = strictjson.LimitError

// MaxErrors is how many errors of one document [Decode] lists as [*DecodeError]. If there are more,
// one last error says how many.
const MaxErrors = strictjson.MaxErrors

// Decode reads one document from r, strictly: names that are not known or stand twice, wrong types
// and anything after the document are [*DecodeError] values, joined up to [MaxErrors]. What decodes
// is then validated: the [*FieldError] values are all returned, with the document. The history of a
// referral is replayed, and the hashes of a log are recomputed.
func Decode[T Referral | Organisation | PoliceMessage | Log](r io.Reader) (*T, error) {
	v := new(T)
	if err := strictjson.DecodeWithin(r, v, false, MaxElements); err != nil {
		return nil, err
	}
	return v, any(v).(interface{ Validate() error }).Validate()
}
