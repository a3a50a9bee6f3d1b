package packet

import (
	"crypto/ed25519"
	"encoding/json"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/go-jose/go-jose/v4"
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

// Seal signs c with the key of the sender and encrypts it to the recipient. From and To of c are
// set to their ids. The error is an [*Error]: with [NothingPassed] if the view is empty, and with
// [NotAsDisclosed] if it is not what the manifest says. What was sealed is a disclosure: it belongs
// into the log, with the id of the packet. Seal does not know the case file: what was withdrawn
// after the disclosure it cannot tell, so a view is sealed at once, or disclosed anew.
func Seal(c Content, from Sender, to Recipient, form Form) ([]byte, error) {
	c.From, c.To = from.ID, to.ID
	if bad := c.check(); bad != nil {
		return nil, bad
	}
	if !c.Manifest.IsOf(&c.Victim) || c.Issued != c.Manifest.On {
		return nil, &Error{Reason: NotAsDisclosed}
	}
	if !law.IsValid(form) {
		return nil, &Error{Reason: BadContent}
	}
	wrapID, signID := p256Thumbprint(to.Key), publicID(from.Key)
	if wrapID == "" || signID == "" || !from.Valid.IsValid() || !to.Valid.IsValid() {
		return nil, &Error{Reason: BadKey}
	}
	if !from.Valid.Contains(c.Issued) || !to.Valid.Contains(c.Issued) {
		return nil, &Error{Reason: KeyNotValid}
	}
	payload, err := json.Marshal(c)
	if err != nil {
		return nil, &Error{Reason: BadContent}
	}
	key := jose.SigningKey{Algorithm: signature, Key: jose.JSONWebKey{Key: from.Key, KeyID: signID}}
	signer, err := jose.NewSigner(key, new(jose.SignerOptions).WithType(typ))
	if err != nil {
		return nil, &Error{Reason: BadKey}
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		return nil, &Error{Reason: BadKey}
	}
	inner, err := signed.CompactSerialize()
	if err != nil {
		return nil, &Error{Reason: BadContent}
	}
	recipient := jose.Recipient{Algorithm: keyWrap, Key: to.Key, KeyID: wrapID}
	options := new(jose.EncrypterOptions).WithContentType("JOSE")
	encrypter, err := jose.NewEncrypter(encryption, recipient, options)
	if err != nil {
		return nil, &Error{Reason: BadKey}
	}
	sealed, err := encrypter.Encrypt([]byte(inner))
	if err != nil {
		return nil, &Error{Reason: BadKey}
	}
	out, err := write(sealed, form)
	if err != nil {
		return nil, &Error{Reason: BadContent}
	}
	if len(out) > DefaultMaxSize {
		return nil, &Error{Reason: TooLarge}
	}
	return out, nil
}

// publicID returns the thumbprint of the public half of a signing key, or "".
func publicID(key ed25519.PrivateKey) string {
	if len(key) != ed25519.PrivateKeySize {
		return ""
	}
	return ed25519Thumbprint(key.Public().(ed25519.PublicKey))
}

// write writes a packet in a form.
func write(sealed *jose.JSONWebEncryption, form Form) ([]byte, error) {
	if form == JSON {
		return []byte(sealed.FullSerialize()), nil
	}
	out, err := sealed.CompactSerialize()
	return []byte(out), err
}
