package packet

import (
	"bytes"
	"cmp"
	"crypto/ecdsa"

	"github.com/go-jose/go-jose/v4"

	"github.com/antitrafficking/palermo/internal/strictjson"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Opener is an organisation that opens packets.
type Opener struct {
	ID string
	// Keys are the private keys on P-256. Of several a packet names the one that it was sealed to:
	// an old key stays as long as packets sealed to it may come.
	Keys []*ecdsa.PrivateKey
	// Senders are the public keys of those from whom packets are taken, by id.
	Senders map[string][]SenderKey
	// On is the day on which the packet is opened.
	On law.Day
	// Seen remembers that the packet of a sender was opened, at least until its last day, and
	// reports whether it had been before, both in one step: [Memory.Seen] does. It is asked last,
	// and once. An error means that it is not known: the packet stays closed with [MemoryFailed],
	// and can be opened again later. Nil opens nothing; [AcceptReplays] gives up the protection.
	Seen func(from, id string, last law.Day) (bool, error)
	// MaxSize is the largest sealed packet in bytes; 0 is [DefaultMaxSize].
	MaxSize int
}

// Open decrypts a packet and checks, in this order: size, form and algorithms, key, integrity,
// sender, receiver, days, key of the sender, content, replay. The error is an [*Error] with the
// first reason that stands in the way; nothing of the content is returned with it.
func Open(sealed []byte, o Opener) (Content, error) {
	refuse := func(r Reason) (Content, error) { return Content{}, &Error{Reason: r} }
	if o.Seen == nil {
		return refuse(NoMemory)
	}
	if len(o.Keys) == 0 {
		return refuse(BadKey)
	}
	keys := make(map[string]*ecdsa.PrivateKey, len(o.Keys))
	for _, k := range o.Keys {
		if k == nil || p256Thumbprint(&k.PublicKey) == "" {
			return refuse(BadKey)
		}
		keys[p256Thumbprint(&k.PublicKey)] = k
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
	mine, ok := keys[outer.Header.KeyID]
	if !ok {
		return refuse(WrongKey)
	}
	inner, err := outer.Decrypt(mine)
	if err != nil {
		return refuse(Tampered)
	}
	jws, err := jose.ParseSignedCompact(string(inner), []jose.SignatureAlgorithm{signature})
	if err != nil || jws.Signatures[0].Header.ExtraHeaders[jose.HeaderType] != typ {
		return refuse(Malformed)
	}
	senders := signed(o.Senders, jws.Signatures[0].Header.KeyID)
	var payload []byte
	for _, entries := range senders { // all of them hold the same key
		if payload, err = jws.Verify(entries[0].Key); err != nil {
			return refuse(Tampered)
		}
		break
	}
	if payload == nil {
		return refuse(UnknownSender)
	}
	var c Content
	if strictjson.Decode(bytes.NewReader(payload), &c, false) != nil {
		return refuse(Malformed)
	}
	theirs, known := senders[c.From]
	switch {
	case !known:
		return refuse(UnknownSender)
	case c.To != o.ID:
		return refuse(WrongRecipient)
	case o.On.IsZero() || o.On.Before(c.Issued):
		return refuse(NotYet)
	case o.On.After(c.NotAfter):
		return refuse(Expired)
	}
	if r := judge(theirs, c.Issued, o.On); r != "" {
		return refuse(r)
	}
	if bad := c.check(); bad != nil {
		return Content{}, bad
	}
	switch seen, err := o.Seen(c.From, c.ID, c.NotAfter); {
	case err != nil:
		return Content{}, &Error{Reason: MemoryFailed, Err: err}
	case seen:
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
