package cases_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/referral/packet"
	"github.com/antitrafficking/palermo/victim"
)

// Nobody gets anything without an id, by whichever door: it could not be held against the suspects.
func TestDisclose_NobodyWithoutAnID(t *testing.T) {
	on := d(2026, 9, 4)
	for _, id := range []string{"", "Person A", "a b"} {
		for who, change := range map[string]func(*cases.File) cases.Recipient{
			"receiver": func(f *cases.File) cases.Recipient {
				f.Referrals[0].To.ID, f.Referrals[0].History[1].Receiver.ID = id, id
				return cases.Receiver("r1")
			},
			"receiver of a draft": func(f *cases.File) cases.Recipient {
				r := &f.Referrals[0]
				r.To.ID, r.History, r.State, r.Revision = id, nil, referral.Draft, 0
				return cases.Receiver("r1")
			},
			"holder": func(f *cases.File) cases.Recipient {
				return cases.Holder("v1", "c1", victim.Recipient{
					Kind: jurisdiction.Health, ID: id, Place: "MK",
				}, victim.PurposeService)
			},
			"addressee": func(f *cases.File) cases.Recipient {
				f.Messages[0].To.ID = id
				return cases.Addressee("m1")
			},
			"lawyer": func(f *cases.File) cases.Recipient {
				f.Victims[0].LegalAids[0].Lawyer = id
				return cases.LawyerOf("v1")
			},
			"guardian": func(f *cases.File) cases.Recipient {
				f.Victims[0].Guardians[0].ID = id
				return cases.GuardianOf("v1", id)
			},
		} {
			f := handed(t)
			to := change(f)
			for _, level := range []referral.Level{referral.Anonymous, referral.Full} {
				v, err := f.Disclose(to, level, on)
				if err != nil {
					assert.Equal(t, "guardian", who)
					continue // nobody is found by no id
				}
				assert.True(t, v.Empty(), "%s, %q", who, id)
				assert.Contains(t, because(v), referral.BecauseRole, "%s, %q", who, id)
			}
		}
	}
}

// An old file with a message or a referral that was sent to nobody is read, and says so.
func TestUnsound_SentToNobody(t *testing.T) {
	f := handed(t)
	f.Victims = []victim.Victim{{ID: "v1", Consents: []victim.Consent{{
		ID: "c1", Capacity: victim.ConsentSelf, Given: d(2026, 9, 1),
		Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
	}}}}
	f.Processing = nil
	assert.Empty(t, f.Unsound())
	f.Messages[0].To.ID = ""
	f.Referrals[0].To.ID, f.Referrals[0].History[1].Receiver = "", referral.Party{}
	assert.Equal(t, []string{"/referrals/0/history/1", "/messages/0/to"}, f.Unsound())
	data, err := json.Marshal(f)
	require.NoError(t, err)
	_, err = cases.Decode(strings.NewReader(string(data)))
	assert.NoError(t, err)
	for _, record := range []any{f.Messages[0], f.Referrals[0]} {
		data, err := json.Marshal(record)
		require.NoError(t, err)
		if _, is := record.(referral.PoliceMessage); is {
			_, err = referral.Decode[referral.PoliceMessage](strings.NewReader(string(data)))
		} else {
			_, err = referral.Decode[referral.Referral](strings.NewReader(string(data)))
		}
		assert.Error(t, err)
	}
}

// Whoever is put in the place of the receiver after the sending gets nothing.
func TestDisclose_TheReceiverToWhomItWasSent(t *testing.T) {
	on := d(2026, 9, 4)
	party := reflect.TypeFor[referral.Party]()
	for i := range party.NumField() {
		if name := party.Field(i).Name; name == "Name" || name == "Worker" {
			continue // who was written to is the body
		}
		f := handed(t)
		f.Victims[0].Consents[0].Recipients = []victim.Recipient{
			{Kind: house.Kind, Place: "MK"}, {Kind: jurisdiction.Police, Place: "MK"},
			{Kind: house.Kind, Place: "AL"},
		}
		require.False(t, view(t, f, "receiver", referral.Full, on).Empty())
		other := referral.Party{Kind: jurisdiction.Police, ID: "evil", Place: "AL"}
		reflect.ValueOf(&f.Referrals[0].To).Elem().Field(i).Set(reflect.ValueOf(other).Field(i))
		v := view(t, f, "receiver", referral.Full, on)
		assert.True(t, v.Empty(), party.Field(i).Name)
		assert.Equal(t, []string{"/referrals/0/history/1"}, f.Unsound(), party.Field(i).Name)
		_, err := f.Withdraw("v1", "c1", on, nil)
		assert.NoError(t, err)
		assert.Equal(t, referral.Withdrawn, f.Referrals[0].State)
	}
	// A file of an older version does not say to whom: then the referral does.
	f := handed(t)
	f.Referrals[0].History[1].Receiver = referral.Party{}
	assert.False(t, view(t, f, "receiver", referral.Full, on).Empty())
	// A place that is told more closely is the same.
	f = handed(t)
	f.Referrals[0].To.Place = "MK-85"
	assert.Empty(t, f.Unsound())
}

// What is disclosed is sealed to the one to whom it was disclosed, and to nobody else.
func TestSeal_ToTheRecipientOfTheDisclosure(t *testing.T) {
	on := d(2026, 9, 4)
	_, private, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	for who := range recipients {
		f := handed(t)
		v := view(t, f, who, referral.Pseudonym, on)
		require.False(t, v.Empty(), who)
		v.Victim.ID = "v1"
		for _, to := range []string{"s1", "", v.Manifest.Recipient.ID} {
			_, err := packet.Seal(packet.Content{
				ID: "p1", Issued: on, NotAfter: on, Purpose: v.Manifest.Purpose,
				Referral: v.Manifest.Referral, Victim: v.Victim, Manifest: v.Manifest,
			}, packet.Sender{ID: "centre", Key: private},
				packet.Recipient{ID: to, Key: &key.PublicKey}, packet.Compact)
			other := &packet.Error{Reason: packet.NotAsDisclosed}
			if to != v.Manifest.Recipient.ID {
				assert.ErrorIs(t, err, other, "%s to %q", who, to)
			} else if err != nil { // the record is filled with nonsense
				assert.NotErrorIs(t, err, other, who)
			}
		}
	}
}

func TestDisclosed_NoView(t *testing.T) {
	f := handed(t)
	var lookup *cases.LookupError
	assert.ErrorAs(t, f.Disclosed(nil, "d1", "worker-1"), &lookup)
	assert.ErrorAs(t, f.Disclosed(&cases.View{}, "d1", "worker-1"), &lookup)
	assert.Empty(t, f.Events)
	assert.Zero(t, (*cases.View)(nil).Sharing("p1"))
}
