// Package packet seals what is disclosed about a victim for one receiver: signed by the sender,
// encrypted to the receiver, and good until a last day.
//
// A packet is a JSON Web Signature (RFC 7515) inside a JSON Web Encryption (RFC 7516). The
// algorithms are fixed: EdDSA with Ed25519, ECDH-ES with A256KW on P-256, A256GCM. Nothing is
// compressed. Nobody but the receiver can tell who sent it. Every byte counts: a packet that was
// changed in any of them does not open. Each of its two forms can be written as the other: what is
// signed and encrypted is the same.
//
// [Seal] and [Open] look at the content as well. The view is one that a disclosure can have
// made with the manifest, it validates, and it holds something. A view with nothing in it is
// refused, and the error says why everything was withheld.
//
// # Keys
//
// Both parts name their key by its thumbprint (RFC 7638), so keys can be changed while packets are
// on their way. A sender is known by several keys, each valid for the packets issued on certain
// days; a receiver holds several private keys. The day of issue is written by who signs: a key
// that somebody else may hold is not ended but revoked, see [SenderKey].
//
// # Replay
//
// The package stores nothing on disk: what was opened before is remembered by a [Memory], or by the
// caller's own. There is no default. Who wants the same packet to open twice says so, with
// [AcceptReplays].
//
// # Printing
//
// A [Content], and whoever holds a key, prints as its name alone; see package victim for the doors
// that this holds for and those it does not. The bytes of a packet can be printed: they are
// encrypted. An [Error] holds codes and places. [Attachment] and [Memory] print as they are: they
// hold ids, media types and digests.
package packet

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

//go:generate go run ../../internal/gen -redact -open Attachment,Memory

// DefaultMaxSize is the largest sealed packet in bytes that [Seal] makes, and that [Open] reads
// unless it is told another.
const DefaultMaxSize = 16 << 20

// MaxDays is how long a packet can be opened after the day of issue. What is needed later is
// disclosed anew, by the consent as it stands then.
const MaxDays = 90

// Content is what a packet holds.
type Content struct {
	// ID names this packet and no other; a receiver opens it once.
	ID       string `json:"id" validate:"required,tip_id"`
	Referral string `json:"referral,omitempty" validate:"omitempty,tip_id"`
	// From and To are the ids of the organisations; Seal sets them.
	From string `json:"from" validate:"required,tip_id"`
	To   string `json:"to" validate:"required,tip_id"`
	// Issued is the first and NotAfter the last day on which it is opened: at most [MaxDays] later,
	// and not after the last day of the consent or the emergency on which it rests.
	Issued   law.Day `json:"issued" validate:"required"`
	NotAfter law.Day `json:"not_after" validate:"required"`
	// Purpose is for what the receiver may use it. It is missing only where the record opens to the
	// person or to who stands for the person.
	Purpose victim.ConsentPurpose `json:"purpose,omitempty" validate:"tip_code"`
	// Victim is what a case file disclosed, Manifest what was passed and withheld: [Seal] takes
	// them as they came out of the disclosure, on the day of it, and in no other way. [Open]
	// refuses what the manifest tells to be something else.
	Victim      victim.Victim     `json:"victim" validate:"-"`
	Manifest    referral.Manifest `json:"manifest" validate:"-"`
	Attachments []Attachment      `json:"attachments,omitempty" validate:"unique=ID,dive"`
}

// An Attachment is a document that goes another way; the packet vouches for it. It is one to which
// the view refers, by its id, and by its digest where the record has that: what the receiver may
// not have of the attachments of a victim, a packet does not vouch for.
type Attachment struct {
	ID string `json:"id" validate:"required,tip_id"`
	// MediaType is the type and subtype of RFC 6838, without parameters: "application/pdf".
	MediaType string `json:"media_type,omitempty" validate:"omitempty,max=100,tip_media"`
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
		return &Error{Reason: Tampered}
	}
	return nil
}

// Form is how a packet is written.
type Form string

// The forms.
const (
	Compact Form = "compact" // one line of text
	JSON    Form = "json"    // a JSON object
)
