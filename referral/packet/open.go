package packet

import (
	"bytes"
	"cmp"
	"crypto/ecdsa"
	"crypto/ed25519"

	"github.com/go-jose/go-jose/v4"

	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Opener is an organisation that opens packets.
type Opener struct {
	ID  string
	Key *ecdsa.PrivateKey // on P-256
	// Senders are the public keys of those from whom packets are taken, by id.
	Senders map[string]ed25519.PublicKey
	// On is the day on which the packet is opened.
	On law.Day
	// Seen remembers that the packet of a sender was opened, at least until its last day, and
	// reports whether it had been before: [Memory.Seen] does. It is asked last, and once. Nil takes
	// every packet as new, and so gives up the protection against replay.
	Seen func(from, id string, last law.Day) bool
	// MaxSize is the largest sealed packet in bytes; 0 is [DefaultMaxSize].
	MaxSize int
}

// Open decrypts a packet and checks, in this order: size, form and algorithms, key, integrity,
// sender, receiver, days, replay. The error is an [*Error] with the first reason that stands in the
// way; nothing of the content is returned with it.
func Open(sealed []byte, o Opener) (Content, error) {
	refuse := func(r Reason) (Content, error) { return Content{}, &Error{r} }
	if o.Key == nil || thumbprint(&o.Key.PublicKey) == "" {
		return refuse(BadKey)
	}
	if len(sealed) > cmp.Or(o.MaxSize, DefaultMaxSize) {
		return refuse(TooLarge)
	}
	parse, form := jose.ParseEncryptedCompact, Compact
	if bytes.HasPrefix(sealed, []byte("{")) {
		parse, form = jose.ParseEncryptedJSON, JSON
	}
	outer, err := parse(string(sealed), []jose.KeyAlgorithm{keyWrap}, []jose.ContentEncryption{encryption})
	if err != nil || !plain(outer) {
		return refuse(Malformed)
	}
	// The same bytes again: no white space, no member that says nothing, no bits beyond the end of
	// a text in base64url.
	if again, err := write(outer, form); err != nil || !bytes.Equal(again, sealed) {
		return refuse(Malformed)
	}
	if outer.Header.KeyID != thumbprint(&o.Key.PublicKey) {
		return refuse(WrongKey)
	}
	inner, err := outer.Decrypt(o.Key)
	if err != nil {
		return refuse(Tampered)
	}
	signed, err := jose.ParseSignedCompact(string(inner), []jose.SignatureAlgorithm{signature})
	if err != nil || signed.Signatures[0].Header.ExtraHeaders[jose.HeaderType] != typ {
		return refuse(Malformed)
	}
	from := signed.Signatures[0].Header.KeyID
	key, known := o.Senders[from]
	if !known || len(key) != ed25519.PublicKeySize {
		return refuse(UnknownSender)
	}
	payload, err := signed.Verify(key)
	if err != nil {
		return refuse(Tampered)
	}
	var c Content
	if strictjson.Decode(bytes.NewReader(payload), &c, false) != nil || !c.check() {
		return refuse(Malformed)
	}
	switch {
	case c.From != from:
		return refuse(UnknownSender)
	case c.To != o.ID:
		return refuse(WrongRecipient)
	case !o.On.IsValid() || o.On.Before(c.Issued):
		return refuse(NotYet)
	case o.On.After(c.NotAfter):
		return refuse(Expired)
	case o.Seen != nil && o.Seen(c.From, c.ID, c.NotAfter):
		return refuse(Replayed)
	}
	return c, nil
}

// plain reports whether the header says no more than Seal writes: no compression, and nothing that
// asks to be understood.
func plain(e *jose.JSONWebEncryption) bool {
	for name := range e.Header.ExtraHeaders {
		switch name {
		case "enc", "epk", jose.HeaderContentType:
		default:
			return false
		}
	}
	return true
}
