// Package packet seals what is disclosed about a victim for one receiver: signed by the sender,
// encrypted to the receiver, and good until a last day.
//
// A packet is a JSON Web Signature (RFC 7515) inside a JSON Web Encryption (RFC 7516). The
// algorithms are fixed: EdDSA with Ed25519, ECDH-ES with A256KW on P-256, A256GCM. Nothing is
// compressed. Nobody but the receiver can tell who sent it. Every byte counts: a packet that was
// changed in any of them does not open. The package stores nothing on disk: what was opened before
// is remembered by a [Memory], or by the caller's own.
package packet

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

//go:generate go run ../../internal/gen -redact -open Attachment,Memory

// DefaultMaxSize is the largest sealed packet in bytes that [Seal] makes, and that [Open] reads
// unless it is told another.
const DefaultMaxSize = 16 << 20

// Content is what a packet holds.
type Content struct {
	// ID names this packet and no other; a receiver opens it once.
	ID       string `json:"id" validate:"required,tip_id"`
	Referral string `json:"referral,omitempty" validate:"omitempty,tip_id"`
	// From and To are the ids of the organisations; Seal sets them.
	From string `json:"from" validate:"required,tip_id"`
	To   string `json:"to" validate:"required,tip_id"`
	// Issued is the first and NotAfter the last day on which it is opened.
	Issued   law.Day `json:"issued" validate:"required,tip_day"`
	NotAfter law.Day `json:"not_after" validate:"required,tip_day"`
	// Purpose is for what the receiver may use it.
	Purpose victim.ConsentPurpose `json:"purpose" validate:"required,tip_code"`
	// Victim is the view that referral.Disclose returned, Manifest what was withheld from it: Seal
	// refuses a view that holds more than the manifest says.
	Victim      victim.Victim     `json:"victim" validate:"-"`
	Manifest    referral.Manifest `json:"manifest" validate:"-"`
	Attachments []Attachment      `json:"attachments,omitempty" validate:"dive"`
}

// An Attachment is a document that goes another way; the packet vouches for it.
type Attachment struct {
	ID        string `json:"id" validate:"required,tip_id"`
	MediaType string `json:"media_type,omitempty" validate:"max=100"`
	Size      int64  `json:"size" validate:"min=0"` // in bytes
	// SHA256 is in lower-case hexadecimal.
	SHA256 string `json:"sha256" validate:"required,len=64,hexadecimal,lowercase"`
}

// Attach reads a document to its end and returns the entry for it.
func Attach(id, mediaType string, r io.Reader) (Attachment, error) {
	h := sha256.New()
	n, err := io.Copy(h, r)
	return Attachment{ID: id, MediaType: mediaType, Size: n, SHA256: hex.EncodeToString(h.Sum(nil))}, err
}

// Verify reads a document to its end and returns an [*Error] with the reason [Tampered] if it is
// not the one that the sender had.
func (a Attachment) Verify(r io.Reader) error {
	got, err := Attach(a.ID, a.MediaType, r)
	if err != nil {
		return err
	}
	if got != a {
		return &Error{Tampered}
	}
	return nil
}

// A Sender is an organisation that seals packets, with its signing key.
type Sender struct {
	ID  string
	Key ed25519.PrivateKey
}

// A Recipient is the organisation for which a packet is sealed, with its public key on P-256.
type Recipient struct {
	ID  string
	Key *ecdsa.PublicKey
}

// Form is how a packet is written.
type Form string

// The forms.
const (
	Compact Form = "compact" // one line of text
	JSON    Form = "json"    // a JSON object
)

// Reason is why a packet was not sealed or opened. The zero Reason is not an answer.
type Reason string

// The reasons.
const (
	BadContent     Reason = "bad-content"     // ids or days are missing, or out of order
	BadKey         Reason = "bad-key"         // not a key of the kind that is used here
	TooLarge       Reason = "too-large"       //
	Malformed      Reason = "malformed"       // no packet, or made with other algorithms
	WrongKey       Reason = "wrong-key"       // encrypted to another key
	Tampered       Reason = "tampered"        // changed on the way
	UnknownSender  Reason = "unknown-sender"  // signed by nobody whose key is known
	WrongRecipient Reason = "wrong-recipient" // meant for somebody else
	NotYet         Reason = "not-yet"         // dated later than today
	Expired        Reason = "expired"         //
	Replayed       Reason = "replayed"        // opened before
)

// An Error says why a packet was not sealed or opened. It holds nothing of what is in it.
type Error struct{ Reason Reason }

func (e *Error) Error() string { return fmt.Sprintf("packet: %s", e.Reason) }

// Is reports whether target is an [*Error] with the same reason.
func (e *Error) Is(target error) bool {
	other, ok := errors.AsType[*Error](target)
	return ok && other.Reason == e.Reason
}
