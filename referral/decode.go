package referral

import (
	"io"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/internal/strictjson"
)

// A FieldError says which field is badly formed. It does not hold the value.
type FieldError = shape.FieldError

// A DecodeError says where a document is not JSON of the right form, and why. It quotes nothing of
// the document: a name in its Path or Meant is always one of ours.
type DecodeError = strictjson.Error

// MaxElements is the largest number of elements that the lists of a document have together; more
// are a [*LimitError] before anything is built.
const MaxElements = 50_000

// A LimitError tells that a document has more elements in its lists than it may.
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
