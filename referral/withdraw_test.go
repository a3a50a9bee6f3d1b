package referral_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func TestWithdrawConsent(t *testing.T) {
	v, c := full(t)
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
	_, err = referral.WithdrawConsent(v, c.ID, c.Given.AddDays(-1), nil, nil)
	assert.ErrorIs(t, err, referral.ErrNotWithdrawable, "the day before it was given")
	_, err = referral.WithdrawConsent(v, c.ID, law.Day{}, nil, nil)
	assert.ErrorIs(t, err, referral.ErrNotWithdrawable)
	w, err = referral.WithdrawConsent(v, c.ID, d(2026, 9, 1), []referral.Referral{sent}, nil)
	require.NoError(t, err, "the day on which it was given")
	assert.Equal(t, d(2026, 9, 2), w.Events[0].Entry.Day, "not before the last move")
}
