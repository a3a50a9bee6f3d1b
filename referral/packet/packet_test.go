package packet_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/go-jose/go-jose/v4"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

// world is a sender, a receiver and a packet from one to the other.
type world struct {
	sender    packet.Sender
	recipient packet.Recipient
	opener    packet.Opener
	content   packet.Content
}

func newWorld(t testing.TB) world {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	key := ecKey(t, elliptic.P256())
	v := somebody()
	view, manifest := disclose(&v, referral.Full)
	document, err := packet.Attach("a1", "application/pdf", strings.NewReader("a document"))
	require.NoError(t, err)
	return world{
		sender:    packet.Sender{ID: "police-skopje", Key: private},
		recipient: packet.Recipient{ID: "csw-skopje", Key: &key.PublicKey},
		opener: packet.Opener{
			ID:      "csw-skopje",
			Keys:    []*ecdsa.PrivateKey{key},
			Senders: map[string][]packet.SenderKey{"police-skopje": {{Key: public}}},
			On:      law.MustDay(2026, 9, 2),
			Seen:    packet.AcceptReplays,
		},
		content: packet.Content{
			ID: "p1", Referral: "r1", Purpose: victim.PurposeReferral,
			Issued: law.MustDay(2026, 9, 2), NotAfter: law.MustDay(2026, 9, 9),
			Victim: view, Manifest: manifest,
			Attachments: []packet.Attachment{document},
		},
	}
}

// person is a record that validates, with the marker wherever a text is free. It holds something of
// each category that a social worker may get for a referral, and of some that it may not.
func somebody() victim.Victim {
	return victim.Victim{
		ID:        "v1",
		Sex:       person.Female,
		Languages: []string{"sq"},
		Age:       person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2011, 7, 13)},
		Identity: &person.Identity{
			Names:     []person.Name{{Text: taint.Marker}},
			Documents: []person.Document{{Number: taint.Marker, HeldBy: person.HeldBySuspect}},
			Contacts:  []person.Contact{{Value: taint.Marker, Safe: person.Yes}},
			Addresses: []person.Address{{Text: taint.Marker, Confidential: person.No}},
		},
		Stays: []victim.Stay{{
			Place: "MK", From: law.MustDay(2026, 1, 1), RightToStay: person.No,
		}},
		Guardians: []victim.Guardian{{ID: "g1", Appointed: law.MustDay(2026, 2, 1)}},
		Consents: []victim.Consent{{
			ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1",
			Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
			Given:    law.MustDay(2026, 2, 2),
		}},
		Asylum: victim.Asylum{Need: person.Yes},
		Attachments: []victim.Attachment{
			{ID: "a1", Category: person.CategoryProtection},
			{ID: "a2", Category: person.CategoryAsylum},
		},
	}
}

// disclose returns the view of v for a social worker at a level, and the manifest.
func disclose(v *victim.Victim, level referral.Level) (victim.Victim, referral.Manifest) {
	on := law.MustDay(2026, 9, 2)
	return open(v, disclosure.Question{
		Recipient: victim.Recipient{Kind: jurisdiction.SocialWork, ID: "csw-skopje"},
		Purpose:   victim.PurposeReferral, Level: level, Day: on,
		Basis: referral.ByEmergency, Emergency: danger(on), Urgent: true,
	})
}

// open returns what passes of v by a question, and the manifest.
func open(v *victim.Victim, q disclosure.Question) (victim.Victim, referral.Manifest) {
	q.Stated = q.Day
	g := disclosure.Open(q)
	view := g.Victim(v)
	m := g.Manifest
	m.Referral = "r1"
	return view, m.For(clearing.Issue(), &view)
}

// danger is an emergency that stands on a day, and is looked at again a week later.
func danger(on law.Day) *referral.Emergency {
	return &referral.Emergency{
		Ground: referral.ChildInDanger, Authority: jurisdiction.Police, ReviewBy: on.AddDays(7),
	}
}

func ecKey(t testing.TB, curve elliptic.Curve) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	require.NoError(t, err)
	return key
}

func mustThumbprint(t testing.TB, key any) string {
	t.Helper()
	sum, err := (&jose.JSONWebKey{Key: key}).Thumbprint(crypto.SHA256)
	require.NoError(t, err)
	return base64.RawURLEncoding.EncodeToString(sum)
}

// rebind makes the manifest that of the view as it is, as a disclosure does.
func rebind(c *packet.Content) {
	c.Manifest = c.Manifest.For(clearing.Issue(), &c.Victim)
}

func text(t *testing.T, c packet.Content) string {
	t.Helper()
	data, err := json.Marshal(c)
	require.NoError(t, err)
	return string(data)
}

// A view that is not as the disclosure left it is not sealed, whatever its manifest says: one into
// which something was put of a category that passed, one that was stored and read again, one of
// another day, one with a manifest that somebody wrote.
func TestSeal_OnlyWhatWasDisclosed(t *testing.T) {
	for name, change := range map[string]func(*packet.Content){
		"a name was put in": func(c *packet.Content) {
			c.Victim.Identity.Names = append(c.Victim.Identity.Names, person.Name{Text: "Person B"})
		},
		"the id of another": func(c *packet.Content) { c.Victim.ID = "v2" },
		"a name left out":   func(c *packet.Content) { c.Victim.Identity.Names = nil },
		"read from a store": func(c *packet.Content) {
			data, err := json.Marshal(c.Manifest)
			require.NoError(t, err)
			c.Manifest = referral.Manifest{}
			require.NoError(t, json.Unmarshal(data, &c.Manifest))
		},
		"a manifest by hand": func(c *packet.Content) {
			c.Manifest = referral.Manifest{
				Basis: referral.ByEmergency, Purpose: c.Purpose, Level: referral.Full,
				On: c.Issued, Passed: law.Codes[person.Category](),
			}
		},
		"of yesterday": func(c *packet.Content) {
			c.Manifest.On = c.Issued.AddDays(-1)
			rebind(c)
		},
		"another day written into it": func(c *packet.Content) {
			c.Manifest.On, c.Issued = c.Issued.AddDays(1), c.Issued.AddDays(1)
		},
		"of another referral": func(c *packet.Content) { c.Referral = "r2" },
		"a token of another module": func(c *packet.Content) {
			c.Manifest = c.Manifest.For(clearing.Token{}, &c.Victim)
		},
	} {
		w := newWorld(t)
		change(&w.content)
		_, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
		assert.Equal(t, packet.NotAsDisclosed, reason(t, err), name)
	}
}

func reason(t *testing.T, err error) packet.Reason {
	t.Helper()
	var pe *packet.Error
	require.ErrorAs(t, err, &pe)
	assert.NotContains(t, err.Error(), taint.Marker)
	return pe.Reason
}

func TestSealAndOpen(t *testing.T) {
	w := newWorld(t)
	for _, form := range law.Codes[packet.Form]() {
		sealed, err := packet.Seal(w.content, w.sender, w.recipient, form)
		require.NoError(t, err)
		assert.Equal(t, form == packet.JSON, json.Valid(sealed))
		got, err := packet.Open(sealed, w.opener)
		require.NoError(t, err)
		want := w.content
		want.From, want.To = "police-skopje", "csw-skopje"
		assert.Equal(t, text(t, want), text(t, got))
		assert.False(
			t, got.Manifest.IsOf(&got.Victim), "what was received is not sealed on as it is",
		)
		for _, hidden := range []string{taint.Marker, "police-skopje", "csw-skopje"} {
			assert.NotContains(t, string(sealed), hidden)
			for _, part := range strings.Split(string(sealed), ".") {
				text, _ := base64.RawURLEncoding.DecodeString(part)
				assert.NotContains(t, string(text), hidden)
			}
		}
		assert.NoError(t, got.Attachments[0].Verify(strings.NewReader("a document")))
		assert.ErrorIs(t, got.Attachments[0].Verify(strings.NewReader("A document")), &packet.Error{Reason: packet.Tampered})
		assert.NotContains(t, fmt.Sprintf("%v %+v %#v", got, got, got), taint.Marker)
	}
}

var errStore = errors.New("the store is down: " + taint.Marker)

func TestOpen_Refuses(t *testing.T) {
	w := newWorld(t)
	sealed, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
	require.NoError(t, err)
	other := newWorld(t)
	tests := []struct {
		name   string
		change func(*packet.Opener)
		want   packet.Reason // "" opens
	}{
		{"first day", func(o *packet.Opener) { o.On = law.MustDay(2026, 9, 2) }, ""},
		{
			"the day before", func(o *packet.Opener) { o.On = law.MustDay(2026, 9, 1) },
			packet.NotYet,
		},
		{"no day", func(o *packet.Opener) { o.On = law.Day{} }, packet.NotYet},
		{"last day", func(o *packet.Opener) { o.On = law.MustDay(2026, 9, 9) }, ""},
		{
			"the day after", func(o *packet.Opener) { o.On = law.MustDay(2026, 9, 10) },
			packet.Expired,
		},
		{"another key", func(o *packet.Opener) { o.Keys = other.opener.Keys }, packet.WrongKey},
		{"an older key beside it", func(o *packet.Opener) {
			o.Keys = append(other.opener.Keys, w.opener.Keys...)
		}, ""},
		{"no key", func(o *packet.Opener) { o.Keys = nil }, packet.BadKey},
		{"a key that is none", func(o *packet.Opener) {
			o.Keys = append(w.opener.Keys, nil)
		}, packet.BadKey},
		{"a key on another curve", func(o *packet.Opener) {
			o.Keys = []*ecdsa.PrivateKey{ecKey(t, elliptic.P384())}
		}, packet.BadKey},
		{"another receiver with the same key", func(o *packet.Opener) { o.ID = "shelter-1" }, packet.WrongRecipient},
		{"a sender who is not known", func(o *packet.Opener) { o.Senders = nil }, packet.UnknownSender},
		{"a sender with another key", func(o *packet.Opener) {
			o.Senders = other.opener.Senders
		}, packet.UnknownSender},
		{"opened before", func(o *packet.Opener) {
			o.Seen = func(from, id string, last law.Day) (bool, error) {
				return from == "police-skopje" && id == "p1" && last == law.MustDay(2026, 9, 9), nil
			}
		}, packet.Replayed},
		{"another one opened before", func(o *packet.Opener) {
			o.Seen = func(_, id string, _ law.Day) (bool, error) { return id == "p2", nil }
		}, ""},
		{"nothing remembers", func(o *packet.Opener) { o.Seen = nil }, packet.NoMemory},
		{"the store is down", func(o *packet.Opener) {
			o.Seen = func(_, _ string, _ law.Day) (bool, error) { return false, errStore }
		}, packet.MemoryFailed},
		{"the store is down and says seen", func(o *packet.Opener) {
			o.Seen = func(_, _ string, _ law.Day) (bool, error) { return true, errStore }
		}, packet.MemoryFailed},
		{"as large as may be", func(o *packet.Opener) { o.MaxSize = len(sealed) }, ""},
		{"larger", func(o *packet.Opener) { o.MaxSize = len(sealed) - 1 }, packet.TooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := w.opener
			tt.change(&o)
			got, err := packet.Open(sealed, o)
			if tt.want == "" {
				require.NoError(t, err)
				return
			}
			assert.Equal(t, tt.want, reason(t, err))
			assert.Equal(t, packet.Content{}, got)
			assert.Equal(t, tt.want == packet.MemoryFailed, errors.Is(err, errStore), "the cause")
		})
	}
}

// Whatever byte of a packet is changed, it does not open.
func TestOpen_FindsEveryChange(t *testing.T) {
	w := newWorld(t)
	// A small record: every byte of it is changed.
	v := victim.Victim{ID: "v1", Sex: person.Female}
	w.content.Victim, w.content.Manifest = disclose(&v, referral.Full)
	w.content.Attachments = nil
	for _, form := range law.Codes[packet.Form]() {
		sealed, err := packet.Seal(w.content, w.sender, w.recipient, form)
		require.NoError(t, err)
		_, err = packet.Open(sealed, w.opener)
		require.NoError(t, err)
		refused := func(what string, at int, changed []byte) {
			t.Helper()
			_, err := packet.Open(changed, w.opener)
			if err == nil {
				t.Fatalf("%s: %s of byte %d was not found", form, what, at)
			}
			assert.Contains(t, []packet.Reason{packet.Malformed, packet.WrongKey, packet.Tampered}, reason(t, err))
		}
		for i := range sealed {
			// One bit of every byte; at the ends of the parts, where a text in base64url has bits
			// that say nothing, each of them.
			bits := []int{i % 8}
			if i+1 == len(sealed) || sealed[i+1] == '.' || sealed[i+1] == '"' {
				bits = []int{0, 1, 2, 3, 4, 5, 6, 7}
				refused("the loss", i, slices.Delete(slices.Clone(sealed), i, i+1))
			}
			for _, bit := range bits {
				changed := slices.Clone(sealed)
				changed[i] ^= 1 << bit
				refused("the change", i, changed)
			}
		}
		for _, i := range []int{0, 1, len(sealed) / 2, len(sealed) - 1, len(sealed)} {
			for _, more := range []string{" ", "\n", "A", "=", "."} {
				refused("the gain", i, slices.Insert(slices.Clone(sealed), i, more[0]))
			}
		}
	}
	for _, bad := range []string{"", "{", "a.b.c.d.e", "{}", "eyJhbGciOiJub25lIn0..", "[]"} {
		_, err := packet.Open([]byte(bad), w.opener)
		assert.Equal(t, packet.Malformed, reason(t, err), bad)
	}
}

// What is signed or encrypted in another way is no packet, even with the right keys.
func TestOpen_OtherAlgorithms(t *testing.T) {
	w := newWorld(t)
	wrap := func(inner string, alg jose.KeyAlgorithm, enc jose.ContentEncryption) []byte {
		sum := mustThumbprint(t, w.recipient.Key)
		e, err := jose.NewEncrypter(enc, jose.Recipient{Algorithm: alg, Key: w.recipient.Key, KeyID: sum}, nil)
		require.NoError(t, err)
		o, err := e.Encrypt([]byte(inner))
		require.NoError(t, err)
		text, err := o.CompactSerialize()
		require.NoError(t, err)
		return []byte(text)
	}
	squeeze := func(inner string) []byte {
		e, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.ECDH_ES_A256KW, Key: w.recipient.Key, KeyID: mustThumbprint(t, w.recipient.Key)}, &jose.EncrypterOptions{Compression: jose.DEFLATE})
		require.NoError(t, err)
		o, err := e.Encrypt([]byte(inner))
		require.NoError(t, err)
		text, err := o.CompactSerialize()
		require.NoError(t, err)
		return []byte(text)
	}
	sign := func(payload, typ string) string {
		kid := mustThumbprint(t, w.sender.Key.Public())
		key := jose.JSONWebKey{Key: w.sender.Key, KeyID: kid}
		s, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.EdDSA, Key: key},
			new(jose.SignerOptions).WithType(jose.ContentType(typ)))
		require.NoError(t, err)
		o, err := s.Sign([]byte(payload))
		require.NoError(t, err)
		text, err := o.CompactSerialize()
		require.NoError(t, err)
		return text
	}
	c := w.content
	c.From, c.To = "police-skopje", "csw-skopje"
	good, err := json.Marshal(c)
	require.NoError(t, err)
	const typ = "palermo-packet+jws"
	_, err = packet.Open(wrap(sign(string(good), typ), jose.ECDH_ES_A256KW, jose.A256GCM), w.opener)
	require.NoError(t, err, "the same by hand")
	c.From = "somebody-else"
	forged, err := json.Marshal(c)
	require.NoError(t, err)
	for name, tt := range map[string]struct {
		sealed []byte
		want   packet.Reason
	}{
		"another wrap":           {wrap(sign(string(good), typ), jose.ECDH_ES_A128KW, jose.A256GCM), packet.Malformed},
		"compressed":             {squeeze(sign(string(good), typ)), packet.Malformed},
		"another encryption":     {wrap(sign(string(good), typ), jose.ECDH_ES_A256KW, jose.A128CBC_HS256), packet.Malformed},
		"not signed":             {wrap(string(good), jose.ECDH_ES_A256KW, jose.A256GCM), packet.Malformed},
		"signed for another use": {wrap(sign(string(good), "JWT"), jose.ECDH_ES_A256KW, jose.A256GCM), packet.Malformed},
		"unknown member":         {wrap(sign(strings.Replace(string(good), "{", `{"colour":1,`, 1), typ), jose.ECDH_ES_A256KW, jose.A256GCM), packet.Malformed},
		"another sender within":  {wrap(sign(string(forged), typ), jose.ECDH_ES_A256KW, jose.A256GCM), packet.UnknownSender},
	} {
		_, err := packet.Open(tt.sealed, w.opener)
		assert.Equal(t, tt.want, reason(t, err), name)
	}
}

func TestSeal_Refuses(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*world)
		want   packet.Reason
	}{
		"no id":        {func(w *world) { w.content.ID = "" }, packet.BadContent},
		"a name as id": {func(w *world) { w.content.ID = "Person A" }, packet.BadContent},
		"no last day":  {func(w *world) { w.content.NotAfter = law.Day{} }, packet.BadContent},
		"days turned": {func(w *world) {
			w.content.NotAfter = law.MustDay(2026, 9, 1)
		}, packet.BadContent},
		"no sender":  {func(w *world) { w.sender.ID = "" }, packet.BadContent},
		"no purpose": {func(w *world) { w.content.Purpose = "" }, packet.NotAsDisclosed},
		"too large": {func(w *world) {
			name := person.Name{Text: strings.Repeat("x", 500)}
			names := slices.Repeat([]person.Name{name}, packet.DefaultMaxSize/600)
			w.content.Victim.Identity.Names = names
			rebind(&w.content)
		}, packet.TooLarge},
		"a digest": {func(w *world) { w.content.Attachments[0].SHA256 = "x" }, packet.BadContent},
		"a text as media type": {func(w *world) {
			w.content.Attachments[0].MediaType = taint.Marker
		}, packet.BadContent},
		"two documents of one id": {func(w *world) {
			w.content.Attachments = append(w.content.Attachments, w.content.Attachments[0])
		}, packet.BadContent},
		"a signing key before its time": {func(w *world) {
			w.sender.Valid.From = law.MustDay(2026, 9, 3)
		}, packet.KeyNotValid},
		"a signing key after its time": {func(w *world) {
			w.sender.Valid.To = law.MustDay(2026, 9, 1)
		}, packet.KeyNotValid},
		"a public key after its time": {func(w *world) {
			w.recipient.Valid.To = law.MustDay(2026, 9, 1)
		}, packet.KeyNotValid},
		"days of a key turned": {func(w *world) {
			w.sender.Valid = law.Span{From: law.MustDay(2026, 9, 3), To: law.MustDay(2026, 9, 1)}
		}, packet.BadKey},
		"no signing key": {func(w *world) { w.sender.Key = nil }, packet.BadKey},
		"no public key":  {func(w *world) { w.recipient.Key = nil }, packet.BadKey},
		"another curve":  {func(w *world) { w.recipient.Key = &ecKey(t, elliptic.P521()).PublicKey }, packet.BadKey},
	} {
		w := newWorld(t)
		tt.change(&w)
		_, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
		assert.Equal(t, tt.want, reason(t, err), name)
	}
	w := newWorld(t)
	_, err := packet.Seal(w.content, w.sender, w.recipient, "")
	assert.Equal(t, packet.BadContent, reason(t, err))
}

func TestMemory(t *testing.T) {
	w := newWorld(t)
	sealed, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
	require.NoError(t, err)
	var memory packet.Memory
	w.opener.Seen = memory.Seen
	// A packet that is refused for another reason is not remembered.
	early := w.opener
	early.On = law.MustDay(2026, 9, 1)
	_, err = packet.Open(sealed, early)
	assert.Equal(t, packet.NotYet, reason(t, err))
	var first atomic.Int32
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if _, err := packet.Open(sealed, w.opener); err == nil {
				first.Add(1)
			}
		})
	}
	group.Wait()
	assert.EqualValues(t, 1, first.Load(), "of several at once one is the first")
	_, err = packet.Open(sealed, w.opener)
	assert.Equal(t, packet.Replayed, reason(t, err))
	seen, err := memory.Seen("another-sender", "p1", law.MustDay(2026, 9, 9))
	assert.NoError(t, err)
	assert.False(t, seen)
	assert.Equal(t, 0, memory.Forget(law.MustDay(2026, 9, 9)), "the last day")
	assert.Equal(t, 2, memory.Forget(law.MustDay(2026, 9, 10)))
	seen, err = memory.Seen("police-skopje", "p1", law.MustDay(2026, 9, 9))
	assert.NoError(t, err)
	assert.False(t, seen)
}

func FuzzOpen(f *testing.F) {
	w := newWorld(f)
	for _, form := range law.Codes[packet.Form]() {
		sealed, err := packet.Seal(w.content, w.sender, w.recipient, form)
		require.NoError(f, err)
		f.Add(sealed)
	}
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, sealed []byte) {
		if c, err := packet.Open(sealed, w.opener); err == nil && c.ID != "p1" {
			t.Error("a packet opened that nobody sealed")
		}
	})
}

func BenchmarkSeal(b *testing.B) {
	w := newWorld(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	w := newWorld(b)
	sealed, err := packet.Seal(w.content, w.sender, w.recipient, packet.Compact)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := packet.Open(sealed, w.opener); err != nil {
			b.Fatal(err)
		}
	}
}
