package packet

import (
	"errors"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Reason is why a packet was not sealed or opened. The zero Reason is not an answer.
type Reason string

// The reasons.
const (
	BadContent     Reason = "bad-content"      // a field is badly formed; the error says which
	NotAsDisclosed Reason = "not-as-disclosed" // the view is not what the manifest says
	NothingPassed  Reason = "nothing-passed"   // everything was withheld; the error says why
	BadKey         Reason = "bad-key"          // not a key of the kind that is used here
	KeyNotValid    Reason = "key-not-valid"    // the key is not valid on the day of issue
	KeyRevoked     Reason = "key-revoked"      // the key may be in the hands of somebody else
	TooLarge       Reason = "too-large"        //
	Malformed      Reason = "malformed"        // no packet, or made with other algorithms
	WrongKey       Reason = "wrong-key"        // encrypted to another key
	Tampered       Reason = "tampered"         // changed on the way
	UnknownSender  Reason = "unknown-sender"   // signed by nobody whose key is known
	WrongRecipient Reason = "wrong-recipient"  // meant for somebody else
	NotYet         Reason = "not-yet"          // dated later than today
	Expired        Reason = "expired"          //
	NoMemory       Reason = "no-memory"        // nothing was given that remembers opened packets
	MemoryFailed   Reason = "memory-failed"    // not known whether it was opened before
	Replayed       Reason = "replayed"         // opened before
)

// A FieldError says which field is missing or badly formed. It does not hold the value.
//
//	Path     JSON Pointer of the field
//	Tag      the tag that fails, as docs/validation.md lists them: "required", "tip_code"
//	Param    its parameter: a limit, the names of other fields, what is declared
//	Unit     what a limit counts: characters or elements; "" where it is the number itself
//	Offset   where the field begins in the file that was read, in bytes; 0 if none was
//	Allowed  the codes that may stand there, where a list has them
//	Form     how the code of a standard is written
type FieldError = shape.FieldError

// An Error says why a packet was not sealed or opened. It holds codes and places, and nothing of
// what is in the packet.
type Error struct {
	Reason Reason
	// Flaw, Lapsed and Because are those of the manifest, for [NothingPassed]. Because has each
	// reason once.
	Flaw    victim.ConsentFlaw
	Lapsed  bool
	Because []referral.Because
	// Err joins a [*FieldError] for each field, for [BadContent]; for [MemoryFailed] it is the
	// error of Seen, which the text of this one does not repeat.
	Err error
}

func (e *Error) Error() string {
	var why []string
	if e.Flaw != "" {
		why = append(why, "consent "+string(e.Flaw))
	}
	if e.Lapsed {
		why = append(why, "emergency lapsed")
	}
	for _, b := range e.Because {
		why = append(why, "withheld by "+string(b))
	}
	if e.Reason == BadContent && e.Err != nil {
		why = append(why, strings.ReplaceAll(e.Err.Error(), "\n", "; "))
	}
	text := "packet: " + string(e.Reason)
	if len(why) > 0 {
		text += ": " + strings.Join(why, "; ")
	}
	return text
}

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is an [*Error] with the same reason.
func (e *Error) Is(target error) bool {
	other, ok := errors.AsType[*Error](target)
	return ok && other.Reason == e.Reason
}

// nothing is the error for a view in which nothing passed by the manifest m.
func nothing(m referral.Manifest) *Error {
	e := &Error{Reason: NothingPassed, Flaw: m.Flaw, Lapsed: m.Lapsed}
	for _, w := range m.Withheld {
		if !slices.Contains(e.Because, w.Because) {
			e.Because = append(e.Because, w.Because)
		}
	}
	return e
}
