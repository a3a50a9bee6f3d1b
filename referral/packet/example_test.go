package packet_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

// A centre for social work seals what it discloses to the guardian of a child, who opens it once.
func Example() {
	// Once: each side makes its key and gives the other the public half.
	public, private, _ := ed25519.GenerateKey(rand.Reader)
	key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)

	on := law.MustDay(2026, time.September, 2)
	file := cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID: "v1", Guardians: []victim.Guardian{{ID: "guardian-1", Appointed: on.AddDays(-30)}},
	}}}
	view, err := file.Disclose(cases.GuardianOf("v1", "guardian-1"), referral.Pseudonym, on)
	if err != nil {
		fmt.Println(err)
		return
	}
	sealed, err := packet.Seal(packet.Content{
		ID: "p1", Issued: on, NotAfter: on.AddDays(7),
		Victim: view.Victim, Manifest: view.Manifest,
	}, packet.Sender{ID: "csw-1", Key: private},
		packet.Recipient{ID: "guardian-1", Key: &key.PublicKey}, packet.Compact)
	if err != nil {
		fmt.Println(err)
		return
	}

	memory := new(packet.Memory)
	opener := packet.Opener{
		ID:      "guardian-1",
		Keys:    []*ecdsa.PrivateKey{key},
		Senders: map[string][]packet.SenderKey{"csw-1": {{Key: public}}},
		On:      on.AddDays(1),
		Seen:    memory.Seen,
	}
	content, err := packet.Open(sealed, opener)
	fmt.Println(content.Victim.ID, err)
	_, err = packet.Open(sealed, opener)
	fmt.Println(err)
	// Output:
	// v1 <nil>
	// packet: replayed
}

// The guardian is suspected: nothing passed, so there is nothing to seal, and the error says why.
func ExampleError() {
	on := law.MustDay(2026, time.September, 2)
	file := cases.File{
		ID: "case-1", Suspects: []cases.Suspect{{ID: "guardian-1"}},
		Victims: []victim.Victim{{
			ID: "v1", Guardians: []victim.Guardian{{ID: "guardian-1", Appointed: on.AddDays(-30)}},
		}},
	}
	view, err := file.Disclose(cases.GuardianOf("v1", "guardian-1"), referral.Pseudonym, on)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = packet.Seal(packet.Content{
		ID: "p1", Issued: on, NotAfter: on, Victim: view.Victim, Manifest: view.Manifest,
	}, packet.Sender{ID: "csw-1"}, packet.Recipient{ID: "guardian-1"}, packet.Compact)
	if e, ok := errors.AsType[*packet.Error](err); ok {
		fmt.Println(e.Reason, e.Because)
	}
	// Output: nothing-passed [conflict-of-interest]
}

// The sender changes its key on 1 October. Packets on the way still open; a key that was stolen is
// revoked, and opens nothing more.
func ExampleSenderKey() {
	before, _, _ := ed25519.GenerateKey(rand.Reader)
	after, _, _ := ed25519.GenerateKey(rand.Reader)
	stolen, _, _ := ed25519.GenerateKey(rand.Reader)
	change := law.MustDay(2026, time.October, 1)
	senders := map[string][]packet.SenderKey{"csw-1": {
		{Key: before, Valid: law.Span{To: change.AddDays(-1)}},
		{Key: after, Valid: law.Span{From: change}},
		{Key: stolen, Revoked: law.MustDay(2026, time.August, 14)},
	}}
	fmt.Println(len(senders["csw-1"]), senders["csw-1"][0])
	// Output: 3 packet.SenderKey(redacted)
}
