package packet_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"testing"

	"github.com/go-jose/go-jose/v4"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral/packet"
)

// forge seals the content of w with the keys of w and no check at all, as another program could.
func forge(t testing.TB, w world) []byte {
	t.Helper()
	if w.content.From == "" {
		w.content.From = w.sender.ID
	}
	if w.content.To == "" {
		w.content.To = w.recipient.ID
	}
	payload, err := json.Marshal(w.content)
	require.NoError(t, err)
	return wrap(t, w, sign(t, w.sender.Key, mustThumbprint(t, w.sender.Key.Public()), payload))
}

func sign(t testing.TB, key ed25519.PrivateKey, kid string, payload []byte) string {
	t.Helper()
	signer, err := jose.NewSigner(
		jose.SigningKey{Algorithm: jose.EdDSA, Key: jose.JSONWebKey{Key: key, KeyID: kid}},
		new(jose.SignerOptions).WithType("palermo-packet+jws"))
	require.NoError(t, err)
	signed, err := signer.Sign(payload)
	require.NoError(t, err)
	text, err := signed.CompactSerialize()
	require.NoError(t, err)
	return text
}

func wrap(t testing.TB, w world, inner string) []byte {
	t.Helper()
	encrypter, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{
		Algorithm: jose.ECDH_ES_A256KW, Key: w.recipient.Key,
		KeyID: mustThumbprint(t, w.recipient.Key),
	}, new(jose.EncrypterOptions).WithContentType("JOSE"))
	require.NoError(t, err)
	sealed, err := encrypter.Encrypt([]byte(inner))
	require.NoError(t, err)
	text, err := sealed.CompactSerialize()
	require.NoError(t, err)
	return []byte(text)
}

func signingKey(t testing.TB) (ed25519.PublicKey, ed25519.PrivateKey) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	return public, private
}

// A key that may be in the hands of somebody else counts for nothing under any name.
func TestOpen_RevokedUnderAnotherName(t *testing.T) {
	w := newWorld(t)
	sealed := forge(t, w)
	it, on := w.opener.Senders["police-skopje"][0].Key, w.opener.On
	for revoked, want := range map[law.Day]packet.Reason{
		on: packet.KeyRevoked, on.AddDays(1): "",
	} {
		o := w.opener
		o.Senders = map[string][]packet.SenderKey{
			"police-skopje": {{Key: it}}, "former-name": {{Key: it, Revoked: revoked}},
		}
		_, err := packet.Open(sealed, o)
		if want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.ErrorIs(t, err, &packet.Error{Reason: want})
	}
}

// The packet is issued on 2 September and opened on 2 to 9 September.
func TestOpen_KeysOfASender(t *testing.T) {
	w := newWorld(t)
	sealed := forge(t, w)
	it := w.opener.Senders["police-skopje"][0].Key
	other, _ := signingKey(t)
	d := func(day int) law.Day { return law.MustDay(2026, 9, day) }
	type keys = []packet.SenderKey
	from := func(day int) law.Span { return law.Span{From: d(day)} }
	to := func(day int) law.Span { return law.Span{To: d(day)} }
	turned := law.Span{From: d(9), To: d(1)}
	tests := []struct {
		name string
		keys keys
		on   law.Day
		want packet.Reason
	}{
		{"without days", keys{{Key: it}}, d(2), ""},
		{"from the day of issue", keys{{Key: it, Valid: from(2)}}, d(2), ""},
		{"from the day after", keys{{Key: it, Valid: from(3)}}, d(3), packet.KeyNotValid},
		{"to the day of issue", keys{{Key: it, Valid: to(2)}}, d(9), ""},
		{"to the day before", keys{{Key: it, Valid: to(1)}}, d(2), packet.KeyNotValid},
		{"days turned", keys{{Key: it, Valid: turned}}, d(2), packet.KeyNotValid},
		{"after the next key", keys{{Key: other}, {Key: it}}, d(2), ""},
		{"before the next key", keys{{Key: it}, {Key: other}}, d(2), ""},
		{"another key is valid, this one is not",
			keys{{Key: other}, {Key: it, Valid: to(1)}}, d(2), packet.KeyNotValid},
		{"twice, and once valid",
			keys{{Key: it, Valid: to(1)}, {Key: it, Valid: from(2)}}, d(2), ""},
		{"revoked from later on", keys{{Key: it, Revoked: d(4)}}, d(3), ""},
		{"revoked today", keys{{Key: it, Revoked: d(4)}}, d(4), packet.KeyRevoked},
		{"revoked, whatever the day of issue",
			keys{{Key: it, Valid: to(2), Revoked: d(4)}}, d(9), packet.KeyRevoked},
		{"revoked and listed again",
			keys{{Key: it, Revoked: d(2)}, {Key: it}}, d(2), packet.KeyRevoked},
		{"another key is revoked", keys{{Key: other, Revoked: d(1)}, {Key: it}}, d(2), ""},
		{"a key of another kind beside it", keys{{Key: it[:5]}, {}, {Key: it}}, d(2), ""},
		{"no key", keys{}, d(2), packet.UnknownSender},
		{"a key that is none", keys{{}}, d(2), packet.UnknownSender},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := w.opener
			o.Senders, o.On = map[string][]packet.SenderKey{"police-skopje": tt.keys}, tt.on
			_, err := packet.Open(sealed, o)
			if tt.want == "" {
				assert.NoError(t, err)
				return
			}
			assert.Equal(t, tt.want, reason(t, err))
		})
	}
}

// The key is found by what the header says and proved by the signature; who may use it is said by
// the receiver alone.
func TestOpen_KeysAreNotMixedUp(t *testing.T) {
	w := newWorld(t)
	w.content.From, w.content.To = "police-skopje", "csw-skopje"
	payload, err := json.Marshal(w.content)
	require.NoError(t, err)
	trusted := mustThumbprint(t, w.sender.Key.Public())
	otherPublic, other := signingKey(t)

	open := func(sealed []byte, senders map[string][]packet.SenderKey) packet.Reason {
		o := w.opener
		if senders != nil {
			o.Senders = senders
		}
		if _, err := packet.Open(sealed, o); err != nil {
			return reason(t, err)
		}
		return ""
	}
	assert.Equal(t, packet.Tampered, open(wrap(t, w, sign(t, other, trusted, payload)), nil),
		"a foreign key under the name of a trusted one")
	named := wrap(t, w, sign(t, w.sender.Key, "police-skopje", payload))
	assert.Equal(t, packet.UnknownSender, open(named, nil),
		"the id of the sender is not the name of a key")
	unnamed := wrap(t, w, sign(t, w.sender.Key, "", payload))
	assert.Equal(t, packet.UnknownSender, open(unnamed, nil))

	both := map[string][]packet.SenderKey{
		"police-skopje": w.opener.Senders["police-skopje"],
		"ngo-1":         {{Key: otherPublic}},
	}
	foreign := wrap(t, w, sign(t, other, mustThumbprint(t, otherPublic), payload))
	assert.Equal(t, packet.UnknownSender, open(foreign, both),
		"a sender who is known seals in the name of another")
	both["ngo-1"] = append(both["ngo-1"], w.opener.Senders["police-skopje"]...)
	assert.Empty(t, open(forge(t, w), both), "two ids with one key: the packet says which")
	w.content.From = "ngo-1"
	assert.Empty(t, open(forge(t, w), both))
	both["ngo-1"][1].Revoked = law.MustDay(2026, 9, 1)
	assert.Equal(t, packet.KeyRevoked, open(forge(t, w), both))
}

// A receiver who sends on what was signed for him, as if the sender had meant it for somebody else.
func TestOpen_NotSentOn(t *testing.T) {
	w, next := newWorld(t), newWorld(t)
	w.content.From, w.content.To = "police-skopje", "csw-skopje"
	payload, err := json.Marshal(w.content)
	require.NoError(t, err)
	inner := sign(t, w.sender.Key, mustThumbprint(t, w.sender.Key.Public()), payload)
	next.opener.ID, next.opener.Senders = "csw-tetovo", w.opener.Senders
	_, err = packet.Open(wrap(t, next, inner), next.opener)
	assert.Equal(t, packet.WrongRecipient, reason(t, err))
}

// A key is changed while packets are on their way: what was sealed to the old key and with the old
// key opens beside what was sealed with the new ones.
func TestKeysCanBeChanged(t *testing.T) {
	w := newWorld(t)
	last, first := law.MustDay(2026, 9, 2), law.MustDay(2026, 9, 3)
	w.sender.Valid.To, w.recipient.Valid.To = last, last
	before, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
	require.NoError(t, err)
	w.content.ID, w.content.Issued, w.content.Manifest.On = "p2", first, first
	rebind(&w.content)
	_, err = packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
	assert.Equal(t, packet.KeyNotValid, reason(t, err), "the old keys have had their last day")

	public, private := signingKey(t)
	key := ecKey(t, elliptic.P256())
	sender := packet.Sender{ID: w.sender.ID, Key: private, Valid: law.Span{From: first}}
	recipient := packet.Recipient{
		ID: w.recipient.ID, Key: &key.PublicKey, Valid: law.Span{From: first},
	}
	after, err := packet.Seal(w.content, sender, recipient, packet.JSON)
	require.NoError(t, err)

	o := w.opener
	o.On = law.MustDay(2026, 9, 5)
	o.Keys = []*ecdsa.PrivateKey{key, o.Keys[0]}
	o.Senders = map[string][]packet.SenderKey{w.sender.ID: {
		{Key: o.Senders[w.sender.ID][0].Key, Valid: w.sender.Valid},
		{Key: public, Valid: sender.Valid},
	}}
	for id, sealed := range map[string][]byte{"p1": before, "p2": after} {
		got, err := packet.Open(sealed, o)
		require.NoError(t, err)
		assert.Equal(t, id, got.ID)
	}
	// Without the old private key the old packet stays closed.
	o.Keys = o.Keys[:1]
	_, err = packet.Open(before, o)
	assert.Equal(t, packet.WrongKey, reason(t, err))
}
