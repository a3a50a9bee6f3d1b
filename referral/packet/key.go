package packet

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/base64"

	"github.com/go-jose/go-jose/v4"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Sender is an organisation that seals packets, with one of its signing keys.
type Sender struct {
	ID  string
	Key ed25519.PrivateKey
	// Valid are the days of issue for which the key is used; the zero Span has no end.
	Valid law.Span
}

// A Recipient is the organisation for which a packet is sealed, with one of its public keys on
// P-256.
type Recipient struct {
	ID  string
	Key *ecdsa.PublicKey
	// Valid are the days of issue for which packets are sealed to the key; the zero Span has no
	// end.
	Valid law.Span
}

// A SenderKey is a public key of a sender, as the receiver knows it.
type SenderKey struct {
	Key ed25519.PublicKey
	// Valid are the days of issue, both inclusive, of the packets that the key may sign; the zero
	// Span has no end. An old key stays on the list as long as its packets may come.
	Valid law.Span
	// Revoked is the first day on which the key counts for nothing, because somebody else may hold
	// it. Whoever holds it can write any day of issue: what arrives from that day on is refused,
	// whatever its day of issue and whoever else the key is listed for.
	Revoked law.Day
}

// judge looks at the entries of one sender for the key that signed a packet. One entry that revokes
// the key outweighs every other.
func judge(keys []SenderKey, issued, on law.Day) Reason {
	reason := KeyNotValid
	for _, k := range keys {
		switch {
		case !k.Revoked.IsZero() && !on.Before(k.Revoked):
			return KeyRevoked
		case k.Valid.IsValid() && k.Valid.Contains(issued):
			reason = ""
		}
	}
	return reason
}

// signed returns the entries, by sender, for the key with the thumbprint kid. A key that is revoked
// for one sender is for all: who holds it signs as any of them.
func signed(senders map[string][]SenderKey, kid string) map[string][]SenderKey {
	out := map[string][]SenderKey{}
	var revoked []SenderKey
	for id, keys := range senders {
		for _, k := range keys {
			if kid != "" && ed25519Thumbprint(k.Key) == kid {
				out[id] = append(out[id], k)
				if !k.Revoked.IsZero() {
					revoked = append(revoked, k)
				}
			}
		}
	}
	for id := range out {
		out[id] = append(out[id], revoked...)
	}
	return out
}

// p256Thumbprint returns the RFC 7638 thumbprint of a key on P-256, or "".
func p256Thumbprint(key *ecdsa.PublicKey) string {
	if key == nil || key.Curve != elliptic.P256() {
		return ""
	}
	return thumbprint(key)
}

// ed25519Thumbprint returns the RFC 7638 thumbprint of a key for Ed25519 (RFC 8037, appendix A.3),
// or "".
func ed25519Thumbprint(key ed25519.PublicKey) string {
	if len(key) != ed25519.PublicKeySize {
		return ""
	}
	return thumbprint(key)
}

func thumbprint(key any) string {
	sum, err := (&jose.JSONWebKey{Key: key}).Thumbprint(crypto.SHA256)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(sum)
}
