package main

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"slices"

	"github.com/antitrafficking/palermo/referral/packet"
)

// post seals a packet with new keys, opens it as the receiver does, and shows who else cannot.
func (s *story) post(c packet.Content, from, to string) error {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	sealed, err := packet.Seal(c, packet.Sender{ID: from, Key: private}, packet.Recipient{ID: to, Key: &key.PublicKey}, packet.Compact)
	if err != nil {
		return err
	}
	memory := new(packet.Memory)
	opener := packet.Opener{
		ID: to, Keys: []*ecdsa.PrivateKey{key}, On: c.Issued, Seen: memory.Seen,
		Senders: map[string][]packet.SenderKey{from: {{Key: public}}},
	}
	got, err := packet.Open(sealed, opener)
	if err != nil {
		return err
	}
	s.say("  Packet %s, sealed by %s, opens at %s: the record of %s, good until %s", got.ID, got.From, got.To, got.Victim.ID, date(got.NotAfter))
	try := func(what string, sealed []byte, change func(*packet.Opener)) {
		o := opener
		o.Seen = new(packet.Memory).Seen
		if change != nil {
			change(&o)
		}
		if _, err := packet.Open(sealed, o); err != nil {
			s.say("    %s it is refused (%v)", what, err)
		} else {
			s.say("    %s it OPENS", what)
		}
	}
	changed := slices.Clone(sealed)
	if at := len(changed) / 2; changed[at] == 'A' {
		changed[at] = 'B'
	} else {
		changed[at] = 'A'
	}
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	try("changed on the way,", changed, nil)
	try("with another key,", sealed, func(o *packet.Opener) { o.Keys = []*ecdsa.PrivateKey{other} })
	try("at another house,", sealed, func(o *packet.Opener) { o.ID = "house-1" })
	try("a day too late,", sealed, func(o *packet.Opener) { o.On = c.NotAfter.AddDays(1) })
	try("a second time,", sealed, func(o *packet.Opener) { o.Seen = memory.Seen })
	return nil
}
