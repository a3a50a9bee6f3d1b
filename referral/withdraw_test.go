package referral_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func TestWithdrawConsent(t *testing.T) {
	c := victim.Consent{
		ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", Given: d(2026, 9, 1),
		Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
	}
	v := girl()
	log, sent := journey(t)
	other, urgent, over := draft(referral.Refer), draft(referral.Refer), apply(t, draft(referral.Refer), referral.Step{Action: referral.Cancel, Actor: referral.Sender, Day: d(2026, 9, 1)})
	other.ID, other.Consent = "r2", "c2"
	urgent.ID, urgent.Emergency = "r3", &referral.Emergency{Ground: referral.ChildInDanger, Authority: "police", ReviewBy: d(2026, 9, 10)}
	over.ID = "r4"
	lapsed := urgent
	lapsed.ID, lapsed.Emergency = "r5", &referral.Emergency{Ground: referral.ChildInDanger, Authority: "police", ReviewBy: d(2026, 9, 9)}
	v.ID, v.Consents = "v1", []victim.Consent{c}
	given := []referral.Referral{sent, other, urgent, over, lapsed}

	w, err := referral.WithdrawConsent(v, c.ID, d(2026, 9, 10), given, log)
	require.NoError(t, err)
	states := []referral.State{referral.Withdrawn, referral.Draft, referral.Draft, referral.Cancelled, referral.Withdrawn}
	for i, r := range w.Referrals {
		assert.Equal(t, states[i], r.State, r.ID)
		assert.NoError(t, r.Verify())
	}
	require.Len(t, w.Events, 2, "an emergency that nobody looked at again carries nothing any more")
	assert.True(t, w.Events[0].AccessEnds)
	assert.Equal(t, []string{"r3"}, w.Emergencies)
	require.Len(t, w.Shared, 1)
	assert.Equal(t, d(2026, 9, 2), w.Shared[0].Day)
	assert.Equal(t, referral.Sent, given[0].State, "what was given stays as it was")
	assert.True(t, v.Consents[0].Withdrawn.IsZero())
	assert.Equal(t, victim.FlawWithdrawn, w.Victim.ConsentFlaw(w.Victim.Consents[0], victim.PurposeReferral, d(2026, 9, 10)))

	again, err := referral.WithdrawConsent(w.Victim, c.ID, d(2026, 9, 10), w.Referrals, log)
	require.NoError(t, err)
	assert.Empty(t, again.Events)
	assert.Equal(t, d(2026, 9, 10), again.Victim.Consents[0].Withdrawn, "the first day stays")

	_, err = referral.WithdrawConsent(v, "c9", d(2026, 9, 10), nil, nil)
	assert.ErrorIs(t, err, referral.ErrNoConsent)
	_, err = referral.WithdrawConsent(v, "", d(2026, 9, 10), nil, nil)
	assert.ErrorIs(t, err, referral.ErrNoConsent)
	w, err = referral.WithdrawConsent(v, c.ID, c.Given.AddDays(-1), nil, nil)
	require.NoError(
		t, err, "a day before it was given, as a slip of the pen has it: it never counts again",
	)
	assert.Equal(t, c.Given, w.Victim.Consents[0].Withdrawn, "a record that can be read")
	assert.NotEmpty(
		t, w.Victim.ConsentFlaw(w.Victim.Consents[0], victim.PurposeReferral, d(2026, 9, 10)),
	)
	_, err = referral.WithdrawConsent(v, c.ID, law.Day{}, nil, nil)
	assert.ErrorIs(t, err, referral.ErrNotDated)
	w, err = referral.WithdrawConsent(v, c.ID, d(2026, 9, 1), []referral.Referral{sent}, nil)
	require.NoError(t, err, "the day on which it was given")
	assert.Equal(t, d(2026, 9, 2), w.Events[0].Entry.Day, "not before the last move")
}

// A record that nobody validated may have consents without an id. They are withdrawn as any other,
// and nothing else with them.
func TestWithdrawConsent_WithoutAnID(t *testing.T) {
	v, on := girl(), d(2026, 9, 10)
	v.Consents = []victim.Consent{{Given: d(2026, 9, 1)}, {ID: "c1"}, {Given: d(2026, 9, 2)}}
	r := draft(referral.Refer)
	r.Consent = ""
	w, err := referral.WithdrawConsent(v, "", on, []referral.Referral{r}, new(referral.Log))
	require.NoError(t, err)
	assert.Equal(t, on, w.Victim.Consents[0].Withdrawn)
	assert.True(t, w.Victim.Consents[1].Withdrawn.IsZero())
	assert.Equal(t, on, w.Victim.Consents[2].Withdrawn)
	assert.Equal(t, referral.Draft, w.Referrals[0].State, "it rests on no consent")
	assert.Empty(t, w.Shared)
}

// Nobody can stand in the way of a withdrawal: whatever keys, revisions, states and histories the
// referrals have, all that rest on the consent are withdrawn, and access ends.
func TestWithdrawConsent_CannotBeBlocked(t *testing.T) {
	r := apply(t, draft(referral.Refer), toSent...)
	keys := []string{"consent-withdrawn", "consent-withdrawn-2", "withdraw", "expire", "prepare"}
	blocked := map[string]func(*referral.Referral){
		"a revision that is not that of the history": func(r *referral.Referral) {
			r.Revision = 99
		},
		"no history":           func(r *referral.Referral) { r.History = nil },
		"a state that is none": func(r *referral.Referral) { r.State = "gone" },
		"no state":             func(r *referral.Referral) { r.State = "" },
		"a last move in the year 9999": func(r *referral.Referral) {
			r.History[1].Day = d(9999, 12, 31)
		},
		"a sender that is nobody": func(r *referral.Referral) { r.From = referral.Party{} },
		"a history that the table breaks": func(r *referral.Referral) {
			r.History[0].Action = referral.Close
		},
		"an emergency that had ended": func(r *referral.Referral) {
			r.Emergency = urgent(d(2026, 9, 1))
		},
	}
	for _, key := range keys {
		blocked["the key "+key] = func(r *referral.Referral) { r.History[1].Key = key }
		blocked["both keys "+key] = func(r *referral.Referral) {
			r.History[0].Key, r.History[1].Key = key, key+"-2"
		}
	}
	var all []referral.Referral
	for name, change := range blocked {
		x := r
		x.History = slices.Clone(r.History)
		x.History[0].Key = "k0"
		change(&x)
		x.ID = name
		all = append(all, x)
	}
	v := girl()
	v.Consents = []victim.Consent{
		{ID: "c1", Given: d(2026, 9, 1)}, {ID: "c1", Given: d(2026, 9, 2)},
	}
	w, err := referral.WithdrawConsent(v, "c1", d(2026, 9, 10), all, nil)
	require.NoError(t, err)
	assert.Len(t, w.Events, len(all))
	for i, x := range w.Referrals {
		assert.Equal(t, referral.Withdrawn, x.State, x.ID)
		assert.False(t, x.Access(), x.ID)
		assert.True(t, w.Events[i].AccessEnds, x.ID)
		keys := map[string]bool{}
		for _, e := range x.History {
			assert.False(t, e.Key != "" && keys[e.Key], "%s: a key stands twice", x.ID)
			keys[e.Key] = true
		}
	}
	for _, c := range w.Victim.Consents {
		assert.Equal(
			t, d(2026, 9, 10), c.Withdrawn, "of two consents with one id both are withdrawn",
		)
	}
	again, err := referral.WithdrawConsent(w.Victim, "c1", d(2026, 9, 11), w.Referrals, nil)
	require.NoError(t, err)
	assert.Empty(t, again.Events)
}

// No key keeps the side of the victim from taking a referral back: not one that another took, and
// not one that is none. Only the day has to be said.
func TestApply_WithdrawWhateverTheKey(t *testing.T) {
	r := apply(t, draft(referral.Transfer), toSent...)
	used := r.History[len(r.History)-1].Key
	for _, key := range []string{"", "not an id", used, "k-new"} {
		s := referral.Step{
			Action: referral.Withdraw, Actor: referral.VictimSide, Day: d(2026, 9, 10), Key: key,
		}
		next, event, err := r.Apply(s)
		require.NoError(t, err, key)
		assert.Equal(t, referral.Withdrawn, next.State, key)
		assert.NoError(t, next.Verify(), key)
		again, repeated, err := next.Apply(s)
		require.NoError(t, err, key)
		assert.True(t, repeated.Repeated, key)
		assert.Equal(t, next, again, key)
		assert.Equal(t, event.Entry, repeated.Entry, key)
		s.Day = law.Day{}
		_, _, err = r.Apply(s)
		var refused *referral.MoveError
		require.ErrorAs(t, err, &refused, key)
		assert.Equal(t, referral.NotDated, refused.Reason, key)
	}
}

// Of a consent that is withdrawn twice the earlier day stays, or the later where another was given
// in between.
func TestWithdrawConsent_AgainWithAnEarlierDay(t *testing.T) {
	for given, want := range map[law.Day]law.Day{
		{}:             d(2026, 9, 3),
		d(2026, 9, 3):  d(2026, 9, 3),
		d(2026, 9, 4):  d(2026, 9, 10),
		d(2026, 9, 10): d(2026, 9, 10),
		d(2026, 9, 11): d(2026, 9, 3),
	} {
		v := girl()
		v.ID, v.Consents = "v1", []victim.Consent{
			{ID: "c1", Given: d(2026, 9, 1)}, {ID: "c2", Given: given},
		}
		for _, day := range []law.Day{d(2026, 9, 10), d(2026, 9, 3), d(2026, 9, 12)} {
			w, err := referral.WithdrawConsent(v, "c1", day, nil, nil)
			require.NoError(t, err)
			v = w.Victim
		}
		assert.Equal(t, want, v.Consents[0].Withdrawn, given)
	}
}

// A form wrote a last state over a referral that by its history goes on: the side of the victim
// takes it back all the same, and who writes the state back finds it taken back.
func TestWithdraw_StateOfAForm(t *testing.T) {
	for _, s := range law.Codes[referral.State]() {
		_, r := journey(t)
		r.State = s
		next, event, err := r.Apply(referral.Step{
			Action: referral.Withdraw, Actor: referral.VictimSide, Day: d(2026, 9, 9), Key: "w",
		})
		require.NoError(t, err, s)
		assert.Equal(t, referral.Withdrawn, next.State, s)
		assert.True(t, event.AccessEnds, s)
		assert.Equal(t, referral.Withdrawn, r.Withdrawn(d(2026, 9, 9)).State, s)
		next.State = referral.Sent
		assert.Error(t, next.Verify(), s)
	}
	r := referral.Referral{ID: "r1", State: referral.Closed} // of a system that keeps no history
	_, _, err := r.Apply(referral.Step{
		Action: referral.Withdraw, Actor: referral.VictimSide, Day: d(2026, 9, 9), Key: "w",
	})
	assert.Error(t, err)
}
