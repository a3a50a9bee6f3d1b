package cases_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
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
	"an objection that names the record of the person": func(f *cases.File) {
		f.Victims[0].Consents[0].Objections = []victim.Limit{{Records: []string{"v1"}}}
	},
	"an objection to the receiver that names it": func(f *cases.File) {
		f.Victims[0].Consents[0].Objections = []victim.Limit{{
			Recipient: victim.Recipient{ID: "house"}, Records: []string{"v1"},
		}}
	},
	"an objection that names the file": func(f *cases.File) {
		f.Victims[0].Consents[0].Objections = []victim.Limit{{Records: []string{"f1"}}}
	},
	"an objection that names the referral": func(f *cases.File) {
		f.Victims[0].Consents[0].Objections = []victim.Limit{{Records: []string{"r1"}}}
	},
	"a limit that names the record of the person": func(f *cases.File) {
		f.Victims[0].Consents[0].Limits = []victim.Limit{{Records: []string{"v1"}}}
	},
	"a limit that names the referral": func(f *cases.File) {
		f.Victims[0].Consents[0].Limits = []victim.Limit{{Records: []string{"r1"}}}
	},
	"an objection to a part of the receiver": func(f *cases.File) {
		organisation(f, referral.Organisation{ID: "part", Parent: "house"})
		f.Victims[0].Consents[0].Objections = []victim.Limit{{
			Recipient: victim.Recipient{ID: "part"},
		}}
	},
	"a limit to a part of the receiver": func(f *cases.File) {
		organisation(f, referral.Organisation{ID: "part", Parent: "house"})
		f.Victims[0].Consents[0].Limits = []victim.Limit{{Recipient: victim.Recipient{ID: "part"}}}
	},
	"a refusal to a part of the receiver": func(f *cases.File) {
		organisation(f, referral.Organisation{ID: "part", Parent: "house"})
		again(f, func(c *victim.Consent) {
			c.Given, c.Refused = law.Day{}, d(2026, 9, 3)
			c.Recipients = []victim.Recipient{{ID: "part"}}
		})
	},
	"an objection to a site of the receiver": func(f *cases.File) {
		withParts(f)
		f.Victims[0].Consents[0].Objections = []victim.Limit{{
			Recipient: victim.Recipient{Kind: jurisdiction.NGO, ID: "site"},
		}}
	},
	"a limit to a service of the receiver": func(f *cases.File) {
		withParts(f)
		f.Victims[0].Consents[0].Limits = []victim.Limit{{Recipient: victim.Recipient{ID: "beds"}}}
	},
	"a refusal to a site of the receiver": func(f *cases.File) {
		withParts(f)
		again(f, func(c *victim.Consent) {
			c.Given, c.Refused = law.Day{}, d(2026, 9, 3)
			c.Recipients = []victim.Recipient{{Kind: jurisdiction.NGO, ID: "site"}}
		})
	},
	"the same withdrawn in another record": func(f *cases.File) {
		again(f, func(c *victim.Consent) { c.Withdrawn = d(2026, 9, 3) })
	},
	"the same withdrawn in another record, by the log": func(f *cases.File) {
		again(f, func(*victim.Consent) {})
		taken(f, cases.Event{Actor: "v1", Record: "c0"})
	},
	"the consent of the child withdrawn": func(f *cases.File) {
		again(f, func(c *victim.Consent) {
			c.Capacity, c.Guardian, c.Withdrawn = victim.ConsentSelf, "", d(2026, 9, 3)
		})
	},
	"the child said no to the same later": func(f *cases.File) {
		again(f, func(c *victim.Consent) { c.ChildAgrees, c.Given = person.No, d(2026, 9, 3) })
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

// withParts gives the receiver a site and a service with ids of their own.
func withParts(f *cases.File) {
	for i := range f.Organisations {
		if o := &f.Organisations[i]; o.ID == "house" {
			o.Sites = append(o.Sites, referral.Site{ID: "site"})
			o.Services = append(o.Services, referral.Service{ID: "beds"})
		}
	}
}

// again puts the consent of the referral on file once more, as c0, with a change.
func again(f *cases.File, change func(*victim.Consent)) {
	c := f.Victims[0].Consents[0]
	c.ID = "c0"
	change(&c)
	f.Victims[0].Consents = append(f.Victims[0].Consents, c)
}

// taken writes into the log that a consent was withdrawn.
func taken(f *cases.File, e cases.Event) {
	e.Kind = cases.EventWithdrawn
	if e.Day.IsZero() {
		e.Day = d(2026, 9, 3)
	}
	if err := f.Record(f.Revision, e); err != nil {
		panic(err)
	}
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
		"withdrawn before": {
			Given: d(2026, 8, 1), Withdrawn: d(2026, 8, 2),
			Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		},
		"the child said no before": {
			Given: d(2026, 8, 1), ChildAgrees: person.No,
			Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		},
		"withdrawn for another purpose": {
			Given: d(2026, 9, 1), Withdrawn: d(2026, 9, 3),
			Purposes: []victim.ConsentPurpose{victim.PurposeTracing},
		},
		"withdrawn for another part of the whole": {
			Given: d(2026, 9, 1), Withdrawn: d(2026, 9, 3),
			Purposes:   []victim.ConsentPurpose{victim.PurposeReferral},
			Recipients: []victim.Recipient{{ID: "beside"}},
		},
	} {
		f := handed(t)
		organisation(f, referral.Organisation{ID: "beside", Parent: "top"},
			referral.Organisation{ID: "house", Kind: jurisdiction.NGO, Place: "MK", Parent: "top"})
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
		"whose giver is a suspect": {func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "g1"}}
		}, referral.NoConsent},
		"whose giver was suspected": {func(f *cases.File) {
			f.Victims[0].Guardians[0].Suspected = person.Yes
		}, referral.NoConsent},
		"expired": {func(f *cases.File) {
			f.Victims[0].Consents[0].Until = d(2026, 9, 3)
		}, referral.NoConsent},
		"gone from the record": {func(f *cases.File) {
			f.Victims[0].Consents = nil
		}, referral.NoConsent},
		"for somebody else": {func(f *cases.File) {
			f.Victims[0].Consents[0].Recipients = []victim.Recipient{{ID: "other"}}
		}, referral.NoConsent},
		"withdrawn in another record": {func(f *cases.File) {
			again(f, func(c *victim.Consent) { c.Withdrawn = on })
		}, referral.NoConsent},
		"withdrawn by the log": {func(f *cases.File) {
			taken(f, cases.Event{Day: on, Actor: "v1", Record: "r1"})
		}, referral.NoConsent},
		"escort": {func(f *cases.File) {
			f.Referrals[0].Escort, f.Suspects = "e1", []cases.Suspect{{ID: "e1"}}
		}, referral.BlockedMove},
		"sender": {func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "centre"}}
		}, referral.BlockedMove},
		"dead": {func(f *cases.File) {
			f.Victims[0].Died = person.DateOf(on)
		}, referral.BlockedMove},
		"closed": {func(f *cases.File) { f.Closed = on }, referral.BlockedMove},
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
		for _, a := range []referral.Action{
			referral.Resume, referral.Acknowledge, referral.Accept, referral.Start,
		} {
			refused := new(referral.MoveError)
			require.ErrorAs(t, move(a, referral.Receiver, "k4"), &refused, name)
			assert.Equal(t, c.reason, refused.Reason, name)
		}
		if name != "escort" && name != "sender" { // which take back nothing that was sent
			assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
		}
		assert.NoError(t, move(referral.Withdraw, referral.VictimSide, "k5"), name)
	}
}

// What was handed over for good stays with the receiver who is responsible now.
func TestDisclose_AfterATransferAndItsClosing(t *testing.T) {
	f := handed(t)
	asKind(f, referral.Transfer)
	for i, a := range []referral.Action{referral.Accept, referral.Start, referral.Complete} {
		_, err := f.Move("r1", referral.Step{
			Action: a, Actor: referral.Receiver, Day: d(2026, 9, 4),
			Revision: f.Referrals[0].Revision, Key: "k" + string(rune('3'+i)),
		})
		require.NoError(t, err, a)
	}
	f.Closed = d(2026, 9, 5)
	assert.False(t, view(t, f, "receiver", referral.Full, d(2026, 9, 6)).Empty())
}

// That a transfer is complete can be written down without consent, and opens nothing; where the
// receiver is a suspect or the person is dead it is not complete.
func TestMove_TheEndOfATransfer(t *testing.T) {
	on := d(2026, 9, 4)
	for name, tt := range map[string]struct {
		change func(*cases.File)
		reason referral.Refusal
	}{
		"no consent": {func(f *cases.File) { f.Victims[0].Consents = nil }, ""},
		"suspect":    {func(f *cases.File) { suspect(f, "house") }, referral.BlockedMove},
		"dead": {func(f *cases.File) {
			f.Victims[0].Died = person.DateOf(on)
		}, referral.BlockedMove},
	} {
		f := handed(t)
		asKind(f, referral.Transfer)
		by := referral.Receiver
		move := func(a referral.Action) error {
			_, err := f.Move("r1", referral.Step{
				Action: a, Actor: by, Day: on, Revision: f.Referrals[0].Revision, Key: string(a),
			})
			return err
		}
		require.NoError(t, move(referral.Accept), name)
		require.NoError(t, move(referral.Start), name)
		tt.change(f)
		if err := move(referral.Complete); tt.reason == "" {
			require.NoError(t, err, name)
		} else {
			refused := new(referral.MoveError)
			require.ErrorAs(t, err, &refused, name)
			assert.Equal(t, tt.reason, refused.Reason, name)
			by = referral.VictimSide
			assert.NoError(t, move(referral.Withdraw), name)
		}
		assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
	}
}

// A withdrawal that the log tells counts however it names what was withdrawn, and none that is
// about something else.
func TestNo_HoweverTheLogNamesIt(t *testing.T) {
	other := victim.Victim{ID: "v2", Consents: []victim.Consent{{ID: "c9", Given: d(2026, 9, 1)}}}
	for name, tt := range map[string]struct {
		e      cases.Event
		counts bool
	}{
		"the consent":             {cases.Event{Actor: "w1", Record: "c1"}, true},
		"the person":              {cases.Event{Actor: "v1", Record: "v1"}, true},
		"the person, by a worker": {cases.Event{Actor: "w1", Record: "v1"}, true},
		"the referral":            {cases.Event{Actor: "w1", Record: "r1"}, true},
		"the file":                {cases.Event{Actor: "w1", Record: "f1"}, true},
		"nothing":                 {cases.Event{Actor: "v1"}, true},
		"a path": {cases.Event{
			Actor: "w1", Paths: []string{"/victims/0/consents/0/withdrawn"},
		}, true},
		"the path of the consent": {cases.Event{
			Actor: "w1", Paths: []string{"/victims/0/consents/0"},
		}, true},
		"the path of the consents": {cases.Event{
			Actor: "w1", Paths: []string{"/victims/0/consents"},
		}, true},
		"the path of the referral": {cases.Event{
			Actor: "w1", Paths: []string{"/referrals/0"},
		}, true},
		"another person":      {cases.Event{Actor: "w1", Record: "v2"}, false},
		"another consent":     {cases.Event{Actor: "w1", Record: "c9"}, false},
		"nothing, by another": {cases.Event{Actor: "v2"}, false},
		"the path of another": {
			cases.Event{Actor: "w1", Paths: []string{"/victims/1"}}, false,
		},
		"the path of its consent":   {cases.Event{Paths: []string{"/victims/1/consents/0"}}, false},
		"before it was given":       {cases.Event{Day: d(2026, 8, 31), Record: "v1"}, false},
		"a consent that is no more": {cases.Event{Actor: "w1", Record: "gone"}, true},
		"one of another, no more":   {cases.Event{Actor: "v2", Record: "gone"}, false},
	} {
		f := handed(t)
		f.Victims = append(f.Victims, other)
		if tt.e.Actor == "" {
			tt.e.Actor = "w1"
		}
		taken(f, tt.e)
		h, err := f.Handing("r1", d(2026, 9, 4))
		require.NoError(t, err, name)
		assert.Equal(t, tt.counts, h.Flaw == victim.FlawWithdrawn, name)
		empty := view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Empty()
		assert.Equal(t, tt.counts, empty, name)
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

// To say no again, with an earlier day, opens nothing: the later no was one to what had been given
// in between as well.
func TestNo_SaidAgainWithAnEarlierDay(t *testing.T) {
	on := d(2026, 9, 20)
	for name, withdraw := range map[string]func(*cases.File){
		"withdrawn twice": func(f *cases.File) {
			_, err := f.Withdraw("v1", "c0", d(2026, 9, 10), nil)
			require.NoError(t, err)
		},
		"first by hand": func(f *cases.File) {
			f.Victims[0].Consents[1].Withdrawn = d(2026, 9, 10)
		},
	} {
		f := handed(t)
		f.Victims[0].Consents[0].Given = d(2026, 9, 3)
		again(f, func(c *victim.Consent) { c.Given = d(2026, 9, 1) })
		withdraw(f)
		_, err := f.Withdraw("v1", "c0", d(2026, 9, 2), nil)
		require.NoError(t, err, name)
		require.NoError(t, f.VerifyLog(), name)
		assert.Equal(t, d(2026, 9, 10), f.Victims[0].Consents[1].Withdrawn, name)
		h, err := f.Handing("r1", on)
		require.NoError(t, err, name)
		assert.Equal(t, victim.FlawWithdrawn, h.Flaw, name)
		assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
	}
}

// Nobody is asked for the person of whom the person said that nothing is to go there, although a
// request takes no consent.
func TestNo_BarsARequest(t *testing.T) {
	on := d(2026, 9, 4)
	for name, l := range map[string]victim.Limit{
		"to the receiver":    {Recipient: victim.Recipient{ID: "house"}},
		"to everybody":       {},
		"to be asked for":    {Records: []string{"r1"}},
		"that has ended":     {Until: d(2026, 9, 3)},
		"to somebody else":   {Recipient: victim.Recipient{ID: "other"}},
		"to a part of it":    {Categories: []person.Category{person.CategoryHealth}},
		"to an organisation": {Recipient: victim.Recipient{Kind: house.Kind, Place: house.Place}},
	} {
		f := handed(t)
		asKind(f, referral.Request)
		f.Victims[0].Consents[0].Objections = []victim.Limit{l}
		h, err := f.Handing("r1", on)
		require.NoError(t, err, name)
		switch name {
		case "that has ended", "to somebody else", "to a part of it":
			assert.Empty(t, h.Bars, name)
		default:
			assert.Equal(t, []referral.Bar{referral.BarObjection}, h.Bars, name)
		}
		asKind(f, referral.Refer)
		h, err = f.Handing("r1", on)
		require.NoError(t, err, name)
		assert.Empty(t, h.Bars, "%s: there the consent says it", name)
	}
}

// A withdrawal reaches every copy of the consent, under whatever id: what was given by the day of
// the withdrawal, that day among them, does not count. What is given later does.
func TestConsent_AWithdrawalReachesItsCopies(t *testing.T) {
	said := d(2026, 9, 5)
	for name, c := range map[string]struct {
		change func(*cases.File)
		given  law.Day // of the copy, zero for that of the consent
		counts bool
	}{
		"the consent stands, withdrawn": {change: func(*cases.File) {}},
		"the withdrawal was taken off it": {change: func(f *cases.File) {
			f.Victims[0].Consents[0].Withdrawn = law.Day{}
		}},
		"the log lacks it": {change: func(f *cases.File) { f.Events = nil }},
		"the copy stands in its place": {change: func(f *cases.File) {
			f.Victims[0].Consents = f.Victims[0].Consents[1:]
		}},
		"and the log tells of another worker": {change: func(f *cases.File) {
			f.Victims[0].Consents = f.Victims[0].Consents[1:]
			f.Events = nil
			taken(f, cases.Event{Day: said, Actor: "worker-1", Record: "c1"})
		}},
		"and the log tells of a referral that is gone": {change: func(f *cases.File) {
			f.Victims[0].Consents = f.Victims[0].Consents[1:]
			f.Events = nil
			taken(f, cases.Event{Day: said, Actor: "v1", Record: "r0"})
		}},
		"of the day before": {change: func(*cases.File) {}, given: said.AddDays(-1)},
		"of the same day":   {change: func(*cases.File) {}, given: said},
		"of the same day, in its place": {change: func(f *cases.File) {
			f.Victims[0].Consents = f.Victims[0].Consents[1:]
		}, given: said},
		"withdrawn again since": {change: func(f *cases.File) {
			_, err := f.Withdraw("v1", "c1", said.AddDays(2), nil)
			require.NoError(t, err)
		}, given: said.AddDays(1)},
		"given later": {
			change: func(*cases.File) {}, given: said.AddDays(1), counts: true,
		},
		"given later, in its place": {change: func(f *cases.File) {
			f.Victims[0].Consents = f.Victims[0].Consents[1:]
		}, given: said.AddDays(1), counts: true},
	} {
		f := handed(t)
		_, err := f.Withdraw("v1", "c1", said, nil)
		require.NoError(t, err)
		anew := f.Victims[0].Consents[0]
		anew.ID, anew.Withdrawn = "c9", law.Day{}
		if !c.given.IsZero() {
			anew.Given = c.given
		}
		f.Victims[0].Consents = append(f.Victims[0].Consents, anew)
		r := handed(t).Referrals[0]
		r.ID, r.Consent, r.History, r.State, r.Revision = "r9", "c9", nil, referral.Draft, 0
		f.Referrals = append(f.Referrals, r)
		c.change(f)
		on := said.AddDays(3)
		h, err := f.Handing("r9", on)
		require.NoError(t, err, name)
		assert.Equal(t, c.counts, h.Flaw == "", name)
		v := &f.Victims[0]
		for i := range v.Consents {
			if v.Consents[i].ID != "c9" {
				continue
			}
			for by, flaw := range map[string]victim.ConsentFlaw{
				"now": f.ConsentFlawNow(v, "c9", victim.PurposeReferral, on),
				"on":  f.ConsentFlaw(v, v.Consents[i], victim.PurposeReferral, on),
			} {
				if c.counts {
					assert.Empty(t, flaw, name+by)
				} else {
					assert.Equal(t, victim.FlawWithdrawn, flaw, name+by)
				}
			}
		}
	}
}

// Whoever goes through the consents of a victim withdraws them all, one without an id too; such a
// one never counted.
func TestWithdraw_AConsentWithoutAnID(t *testing.T) {
	on := d(2026, 9, 4)
	for _, id := range []string{"", "no id"} {
		f := handed(t)
		again(f, func(c *victim.Consent) {
			c.ID, c.Purposes = id, []victim.ConsentPurpose{victim.PurposeService}
		})
		v := &f.Victims[0]
		flaw := f.ConsentFlaw(v, v.Consents[1], victim.PurposeService, on)
		assert.Equal(t, id == "", flaw == victim.FlawNotGiven, "%q", id)

		_, err := f.Withdraw("v1", id, on, nil)
		require.NoError(t, err, "%q", id)
		assert.Equal(t, on, f.Victims[0].Consents[1].Withdrawn)
		h, err := f.Handing("r1", on)
		require.NoError(t, err)
		assert.Empty(t, h.Flaw, "the other consent stands")
		require.NoError(t, f.VerifyLog())

		for _, c := range f.Victims[0].Consents {
			_, err := f.Withdraw("v1", c.ID, on, nil)
			require.NoError(t, err, "%q", c.ID)
		}
		for _, c := range f.Victims[0].Consents {
			assert.False(t, c.Withdrawn.IsZero())
		}
		assert.Equal(t, referral.Withdrawn, f.Referrals[0].State)
		require.NoError(t, f.VerifyLog())
	}
}
