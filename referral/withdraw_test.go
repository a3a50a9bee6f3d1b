package referral_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

func TestWithdrawConsent(t *testing.T) {
	v, c := full(t)
	log, sent := journey(t)
	other, urgent, over := draft(referral.Refer), draft(referral.Refer), apply(t, draft(referral.Refer), referral.Step{Action: referral.Cancel, Actor: referral.Sender, Day: d(2026, 9, 1)})
	other.ID, other.Consent = "r2", "c2"
	urgent.ID, urgent.Emergency = "r3", &referral.Emergency{Ground: referral.ChildInDanger, Authority: "police", ReviewBy: d(2026, 9, 9)}
	over.ID = "r4"
	v.ID, v.Consents = "v1", []victim.Consent{c}
	given := []referral.Referral{sent, other, urgent, over}

	w, err := referral.WithdrawConsent(v, c.ID, d(2026, 9, 10), given, log)
	require.NoError(t, err)
	states := []referral.State{referral.Withdrawn, referral.Draft, referral.Draft, referral.Cancelled}
	for i, r := range w.Referrals {
		assert.Equal(t, states[i], r.State, r.ID)
		assert.NoError(t, r.Verify())
	}
	require.Len(t, w.Events, 1)
	assert.True(t, w.Events[0].AccessEnds)
	assert.Equal(t, []string{"r3"}, w.Emergencies)
	require.Len(t, w.Shared, 1)
	assert.Equal(t, d(2026, 9, 2), w.Shared[0].Day)
	assert.Equal(t, referral.Sent, given[0].State, "what was given stays as it was")
	assert.True(t, v.Consents[0].Withdrawn.IsZero())
	assert.Equal(t, victim.FlawWithdrawn, w.Victim.ConsentFlaw(w.Victim.Consents[0], victim.PurposeReferral, d(2026, 9, 10)))

	again, err := referral.WithdrawConsent(w.Victim, c.ID, d(2026, 9, 20), w.Referrals, log)
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

// Whatever anybody does: nothing is sent without a consent or an emergency, nobody moves but who may, withdrawal is always possible while a referral
// is open and ends access, and a request that is repeated changes nothing.
func TestMachine_Properties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := draft(rapid.SampledFrom(referral.KindValues()).Draw(t, "kind"))
		if rapid.Bool().Draw(t, "bare") {
			r.Consent = ""
			if rapid.Bool().Draw(t, "emergency") {
				r.Emergency = &referral.Emergency{Ground: referral.VitalInterests}
			}
		}
		day := d(2026, 9, 1)
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			day = day.AddDays(rapid.IntRange(0, 3).Draw(t, "days"))
			s := referral.Step{
				Action: rapid.SampledFrom(referral.ActionValues()).Draw(t, "action"), Actor: rapid.SampledFrom(referral.ActorValues()).Draw(t, "actor"),
				Day: day, Revision: r.Revision, Code: referral.NoCapacity, Key: rapid.StringMatching("k[0-9]{1,2}").Draw(t, "key"),
			}
			next, event, err := r.Apply(s)
			if err != nil {
				require.Equal(t, r, next, "what is refused changes nothing")
				continue
			}
			if event.Repeated {
				require.Equal(t, r, next)
				continue
			}
			to, err := referral.Next(r.State, s.Action, s.Actor)
			require.NoError(t, err, "a move that the table does not have")
			require.Equal(t, to, next.State)
			if s.Action == referral.Send {
				require.True(t, r.Consent != "" || r.Emergency != nil || r.Kind == referral.Assign, "sent without consent")
			}
			if s.Action == referral.Withdraw {
				require.True(t, event.AccessEnds)
			}
			repeated, event, err := next.Apply(s)
			require.NoError(t, err)
			require.True(t, event.Repeated)
			require.Equal(t, next, repeated)
			require.NoError(t, next.Verify())
			r = next
		}
		if !r.State.Over() {
			next, event, err := r.Apply(referral.Step{Action: referral.Withdraw, Actor: referral.VictimSide, Day: day, Revision: r.Revision})
			require.NoError(t, err, "withdrawal is always possible")
			require.True(t, event.AccessEnds)
			require.Equal(t, referral.Withdrawn, next.State)
		}
	})
}

func TestEscalations(t *testing.T) {
	p := referral.Patience{Answer: law.Length{Amount: 3, Unit: law.Days}, Start: law.Length{Amount: 1, Unit: law.Months}, Hold: law.Length{Amount: 2, Unit: law.WorkingDays}, Feedback: law.Length{Amount: 1, Unit: law.Months}}
	late := func(r referral.Referral, day law.Day, p referral.Patience) []referral.Late {
		var out []referral.Late
		for _, e := range r.Escalations(day, p) {
			assert.Equal(t, r.ID, e.Referral)
			assert.True(t, day.After(e.Last))
			out = append(out, e.Late)
		}
		return out
	}
	sent := apply(t, draft(referral.Refer), toSent...) // on 2 September
	assert.Empty(t, late(sent, d(2026, 9, 5), p), "the last day")
	assert.Equal(t, []referral.Late{referral.LateAnswer}, late(sent, d(2026, 9, 6), p), "the day after")
	assert.Empty(t, late(sent, d(2026, 9, 30), referral.Patience{}), "without numbers nobody is late; the last day of the referral is still in time")
	assert.Equal(t, []referral.Late{referral.LateExpired}, late(sent, d(2026, 10, 1), referral.Patience{}))

	accepted := apply(t, sent, referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 30)})
	assert.Empty(t, late(accepted, d(2026, 10, 30), p))
	assert.Equal(t, []referral.Late{referral.LateStart}, late(accepted, d(2026, 10, 31), p))

	// Friday 4 September, two working days: Tuesday.
	held := apply(t, sent, referral.Step{Action: referral.Hold, Actor: referral.Sender, Day: d(2026, 9, 4)})
	assert.Empty(t, late(held, d(2026, 9, 8), p))
	assert.Equal(t, []referral.Late{referral.LateHold}, late(held, d(2026, 9, 9), p))

	abroad := accepted
	abroad.Border.Handover = d(2026, 10, 31)
	abroad = apply(t, abroad, referral.Step{Action: referral.Start, Actor: referral.Receiver, Day: d(2026, 10, 31)})
	assert.Empty(t, late(abroad, d(2026, 11, 30), p), "the end of a shorter month")
	assert.Equal(t, []referral.Late{referral.LateFeedback}, late(abroad, d(2026, 12, 1), p))
	abroad.Border.Feedback = d(2026, 11, 20)
	assert.Empty(t, late(abroad, d(2026, 12, 1), p))

	urgent := draft(referral.Refer)
	urgent.Emergency = &referral.Emergency{ReviewBy: d(2026, 9, 3)}
	assert.Empty(t, late(urgent, d(2026, 9, 3), p))
	assert.Equal(t, []referral.Late{referral.LateEmergency}, late(urgent, d(2026, 9, 4), p))
	over := apply(t, urgent, referral.Step{Action: referral.Cancel, Actor: referral.Sender, Day: d(2026, 9, 4)})
	assert.Empty(t, late(over, d(2027, 1, 1), p), "what is over waits for nothing")
}
