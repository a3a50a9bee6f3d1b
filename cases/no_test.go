package cases_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// nos are ways in which a no to the receiver stands on file beside the consent of the referral.
var nos = map[string]func(*cases.File){
	"an objection to the organisation above": func(f *cases.File) {
		f.Victims[0].Consents[0].Objections = []victim.Limit{{
			Recipient: victim.Recipient{ID: "top"},
		}}
	},
	"to its kind": func(f *cases.File) {
		f.Victims[0].Consents[0].Objections = []victim.Limit{{
			Recipient: victim.Recipient{Kind: jurisdiction.Police},
		}}
	},
	"to the receiver, under another kind and place": func(f *cases.File) {
		f.Victims[0].Consents[0].Objections = []victim.Limit{{
			Recipient: victim.Recipient{Kind: jurisdiction.Police, ID: "house", Place: "AL"},
		}}
	},
	"a limit of the consent": func(f *cases.File) {
		f.Victims[0].Consents[0].Limits = []victim.Limit{{Recipient: victim.Recipient{ID: "house"}}}
	},
	"a limit to the organisation above": func(f *cases.File) {
		f.Victims[0].Consents[0].Limits = []victim.Limit{{Recipient: victim.Recipient{ID: "top"}}}
	},
	"a later refusal": func(f *cases.File) {
		f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{
			ID: "c2", Capacity: victim.ConsentSelf, Refused: d(2026, 9, 3),
			Purposes:   []victim.ConsentPurpose{victim.PurposeReferral},
			Recipients: []victim.Recipient{{Kind: jurisdiction.NGO, ID: "house"}},
		})
	},
	"a refusal without a day": func(f *cases.File) {
		f.Victims[0].Consents = append(f.Victims[0].Consents, victim.Consent{
			ID: "c2", Capacity: victim.ConsentSelf, RefusalReason: "distrust",
			Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		})
	},
	"a reason to refuse in the consent itself": func(f *cases.File) {
		f.Victims[0].Consents[0].RefusalReason = "distrust"
	},
	"the interpreter is a suspect": func(f *cases.File) {
		f.Victims[0].Consents[0].Interpreter, f.Suspects = "s1", []cases.Suspect{{ID: "s1"}}
	},
	"the witness is a suspect": func(f *cases.File) {
		f.Victims[0].Consents[0].Witness, f.Suspects = "s1", []cases.Suspect{{ID: "s1"}}
	},
	"the interpreter is in conflict": func(f *cases.File) {
		f.Victims[0].Consents[0].Interpreter = "i1"
		f.Interviews = []cases.Interview{{Interpreter: "i1", InterpreterConflict: person.Yes}}
	},
}

func TestNo_StopsWhatTheConsentWouldLetPass(t *testing.T) {
	on := d(2026, 9, 4)
	belonging := func() *cases.File {
		f := handed(t)
		f.Organisations = []referral.Organisation{
			{ID: "house", Kind: jurisdiction.NGO, Place: "MK", Parent: "top"},
			{ID: "top", Kind: jurisdiction.Police, Place: "MK"},
		}
		return f
	}
	accept := referral.Step{
		Action: referral.Accept, Actor: referral.Receiver, Day: on, Revision: 2, Key: "k3",
	}
	f := belonging()
	require.False(t, view(t, f, "receiver", referral.Full, on).Empty())
	_, err := f.Move("r1", accept)
	require.NoError(t, err)
	for name, say := range nos {
		f := belonging()
		say(f)
		h, err := f.Handing("r1", on)
		require.NoError(t, err, name)
		assert.NotEmpty(t, h.Flaw, name)
		assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
	}
}

// A refusal stands until the same is given; one that is for another purpose or receiver, or that
// was said before the consent, says nothing.
func TestNo_OfAnotherRecord(t *testing.T) {
	on := d(2026, 9, 4)
	for name, c := range map[string]victim.Consent{
		"another purpose": {
			Refused: on, Purposes: []victim.ConsentPurpose{victim.PurposeTracing},
		},
		"another receiver": {
			Refused: on, Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
			Recipients: []victim.Recipient{{Kind: jurisdiction.NGO, ID: "other"}},
		},
		"before": {
			Refused: d(2026, 8, 1), Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		},
		"given since": {
			Refused: d(2026, 9, 2), Given: d(2026, 9, 3),
			Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		},
	} {
		f := handed(t)
		c.ID, c.Capacity = "c2", victim.ConsentSelf
		f.Victims[0].Consents = append(f.Victims[0].Consents, c)
		assert.False(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
	}
}

// After the sending nobody goes on against a no, or with who is suspected by now; the person can
// always be taken back.
func TestMove_GoesOnWithNobodyWhoSaidNo(t *testing.T) {
	on := d(2026, 9, 4)
	for name, c := range map[string]struct {
		change func(*cases.File)
		reason referral.Refusal
	}{
		"objection": {func(f *cases.File) {
			f.Victims[0].Consents[0].Objections = []victim.Limit{{}}
		}, referral.NoConsent},
		"refusal": {func(f *cases.File) {
			f.Victims[0].Consents[0].Refused = on
		}, referral.NoConsent},
		"suspect": {func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "house"}}
		}, referral.BlockedMove},
		"one who must not learn of it": {func(f *cases.File) {
			f.Victims[0].DoNotContact = []string{"house"}
		}, referral.BlockedMove},
	} {
		f := handed(t)
		move := func(a referral.Action, by referral.Actor, key string) error {
			_, err := f.Move("r1", referral.Step{
				Action: a, Actor: by, Day: on, Revision: f.Referrals[0].Revision, Key: key,
			})
			return err
		}
		require.NoError(t, move(referral.Hold, referral.Sender, "k3"))
		c.change(f)
		for _, a := range []referral.Action{referral.Resume, referral.Accept, referral.Start} {
			refused := new(referral.MoveError)
			require.ErrorAs(t, move(a, referral.Receiver, "k4"), &refused, name)
			assert.Equal(t, c.reason, refused.Reason, name)
		}
		assert.NoError(t, move(referral.Withdraw, referral.VictimSide, "k5"), name)
	}
}

// A store does not lose a no that somebody wrote without the log.
func TestFollow_KeepsEveryNo(t *testing.T) {
	for name, change := range map[string]func(*victim.Consent){
		"refused":   func(c *victim.Consent) { c.Refused = d(2026, 9, 4) },
		"reason":    func(c *victim.Consent) { c.RefusalReason = "distrust" },
		"objection": func(c *victim.Consent) { c.Objections = []victim.Limit{{}} },
		"limit":     func(c *victim.Consent) { c.Limits = []victim.Limit{{Reason: "shame"}} },
	} {
		f := handed(t)
		require.NoError(t, f.Record(0, cases.Event{
			Day: d(2026, 9, 4), Kind: cases.EventOpened, Actor: "w1",
		}), name)
		data, err := json.Marshal(f)
		require.NoError(t, err, name)
		stored := new(cases.File)
		require.NoError(t, json.Unmarshal(data, stored), name)
		began := f.LastHash()
		require.NoError(t, f.Follow(stored, began), name)
		change(&stored.Victims[0].Consents[0])
		assert.ErrorIs(t, f.Follow(stored, began), cases.ErrStale, name)
		require.NoError(t, f.Record(f.Revision, cases.Event{
			Day: d(2026, 9, 4), Kind: cases.EventCorrected, Actor: "w1", Record: "c1",
		}), name)
		assert.NoError(t, f.Follow(stored, began), name)
	}
}
