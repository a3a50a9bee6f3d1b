package packet

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/json"
	"sync"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/shape"
)

// The algorithms. There is no other list: what names another is malformed.
const (
	signature  = jose.EdDSA
	keyWrap    = jose.ECDH_ES_A256KW
	encryption = jose.A256GCM
)

// typ is the type in the header of the signature, so that nothing else that the sender signs passes
// for a packet.
const typ = "palermo-packet+jws"

var validate = sync.OnceValue(func() *validator.Validate {
	v := shape.New()
	if err := shape.Register(v); err != nil {
		panic(err) // cannot happen: the tags are constants
	}
	return v
})

// check reports whether the content has ids, purpose and days, in order, and no more than its
// manifest says.
func (c *Content) check() bool {
	return validate().Struct(c) == nil && !c.NotAfter.Before(c.Issued) && c.Manifest.Covers(&c.Victim)
}

// Seal signs c with the key of the sender and encrypts it to the recipient. From and To of c are
// set to their ids. The error is an [*Error]. What was sealed is a disclosure: it belongs into the
// log, with the id of the packet.
func Seal(c Content, from Sender, to Recipient, form Form) ([]byte, error) {
	c.From, c.To = from.ID, to.ID
	if !form.IsValid() || !c.check() {
		return nil, &Error{BadContent}
	}
	kid := thumbprint(to.Key)
	if len(from.Key) != ed25519.PrivateKeySize || kid == "" {
		return nil, &Error{BadKey}
	}
	payload, err := json.Marshal(c)
	if err != nil {
		return nil, &Error{BadContent}
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: signature, Key: jose.JSONWebKey{Key: from.Key, KeyID: from.ID}}, new(jose.SignerOptions).WithType(typ))
	if err != nil {
		return nil, &Error{BadKey}
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		return nil, &Error{BadKey}
	}
	inner, err := signed.CompactSerialize()
	if err != nil {
		return nil, &Error{BadContent}
	}
	encrypter, err := jose.NewEncrypter(encryption, jose.Recipient{Algorithm: keyWrap, Key: to.Key, KeyID: kid}, new(jose.EncrypterOptions).WithContentType("JOSE"))
	if err != nil {
		return nil, &Error{BadKey}
	}
	sealed, err := encrypter.Encrypt([]byte(inner))
	if err != nil {
		return nil, &Error{BadKey}
	}
	out, err := write(sealed, form)
	if err != nil {
		return nil, &Error{BadContent}
	}
	if len(out) > DefaultMaxSize {
		return nil, &Error{TooLarge}
	}
	return out, nil
}

// write writes a packet in a form.
func write(sealed *jose.JSONWebEncryption, form Form) ([]byte, error) {
	if form == JSON {
		return []byte(sealed.FullSerialize()), nil
	}
	out, err := sealed.CompactSerialize()
	return []byte(out), err
}

// thumbprint returns the RFC 7638 thumbprint of a key on P-256, or "".
func thumbprint(key *ecdsa.PublicKey) string {
	if key == nil || key.Curve != elliptic.P256() {
		return ""
	}
	sum, err := (&jose.JSONWebKey{Key: key}).Thumbprint(crypto.SHA256)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(sum)
}
