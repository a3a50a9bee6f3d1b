package duty_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// A referral that was taken back is not sent, nor received, because a form wrote its state, or all
// of it, as it was read before: the history does not lead to the state, or the log tells of more
// moves than the history has. To take it back again is possible.
func TestSend_NotWhatWasTakenBack(t *testing.T) {
	on := d(2026, 9, 3)
	back := referral.Step{
		Action: referral.Withdraw, Actor: referral.VictimSide, Day: on, Revision: 1, Key: "no",
	}
	cancel := referral.Step{
		Action: referral.Cancel, Actor: referral.Sender, Day: on, Revision: 1, Key: "no",
	}
	state := func(to referral.State) func(*cases.File, referral.Referral) {
		return func(f *cases.File, _ referral.Referral) { f.Referrals[0].State = to }
	}
	older := func(f *cases.File, was referral.Referral) { f.Referrals[0] = was }
	for name, c := range map[string]struct {
		step  referral.Step
		write func(*cases.File, referral.Referral)
	}{
		"the state after a withdrawal":   {back, state(referral.Ready)},
		"the state after a cancellation": {cancel, state(referral.Ready)},
		"all of it":                      {back, older},
		"all of it, after more moves": {back, func(f *cases.File, was referral.Referral) {
			_, err := f.Move(was.ID, referral.Step{
				Action: referral.Close, Actor: referral.Sender, Day: on, Revision: 2, Key: "over",
			})
			require.NoError(t, err)
			older(f, was)
		}},
		"all of it, in another place": {back, func(f *cases.File, was referral.Referral) {
			f.Referrals = []referral.Referral{{ID: "r0", Victim: was.Victim}, was}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			f := ready(t, on)
			was := f.Referrals[0]
			_, clears, err := duty.Preflight(f, was.ID, on)
			require.NoError(t, err)
			require.True(t, clears.Clears())
			_, err = f.Move(was.ID, c.step)
			require.NoError(t, err)
			require.NoError(t, f.VerifyLog())
			c.write(f, was)

			_, again, err := duty.Preflight(f, was.ID, on)
			require.NoError(t, err)
			assert.False(t, again.Clears())
			assert.Contains(t, again.Bars(), referral.BarHistory)
			for _, clearance := range []referral.Clearance{clears, again} {
				_, err = f.Send(clearance, on, "s1")
				assert.Error(t, err)
			}
			_, err = f.Move(was.ID, referral.Step{
				Action: referral.Withdraw, Actor: referral.VictimSide, Day: on, Key: "no-2",
			})
			assert.NoError(t, err)
		})
	}
}

// The receiver of a referral that was taken back reads nothing, and does not accept, because
// somebody wrote it as it was sent over the withdrawal.
func TestDisclose_NotWhatWasTakenBack(t *testing.T) {
	on := d(2026, 9, 3)
	f := ready(t, on)
	_, clearance, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	_, err = f.Send(clearance, on, "s1")
	require.NoError(t, err)
	read := func() bool {
		v, err := f.Disclose(cases.Receiver("r1"), referral.Full, on)
		require.NoError(t, err)
		return !v.Empty()
	}
	require.True(t, read())
	assert.Empty(t, f.Unsound())
	was := f.Referrals[0]
	accept := referral.Step{
		Action: referral.Accept, Actor: referral.Receiver, Day: on, Revision: was.Revision,
		Key: "a",
	}
	_, err = f.Move("r1", referral.Step{
		Action: referral.Withdraw, Actor: referral.VictimSide, Day: on, Key: "no",
	})
	require.NoError(t, err)
	f.Referrals[0] = was
	assert.False(t, read())
	assert.Equal(t, []string{"/referrals/0/history/2"}, f.Unsound())
	_, err = f.Move("r1", accept)
	assert.Error(t, err)

	data, err := json.Marshal(f) // a log with the numbers of moves is read again
	require.NoError(t, err)
	_, err = cases.Decode(bytes.NewReader(data))
	assert.NotErrorIs(t, err, cases.ErrLog)

	// A log that tells no numbers, as an older version wrote it, stops nobody.
	f = ready(t, on)
	require.NoError(t, f.Record(f.Revision, cases.Event{
		Day: on, Kind: cases.EventReferred, Actor: "worker-1", Record: "r1",
	}))
	_, clearance, err = duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	assert.True(t, clearance.Clears())
}

// A referral that stands twice, as after a form was sent twice, is taken back wherever it stands.
func TestMove_WithdrawsWhatStandsTwice(t *testing.T) {
	on := d(2026, 9, 3)
	f := ready(t, on)
	f.Referrals = append(f.Referrals, f.Referrals[0])
	step := referral.Step{
		Action: referral.Withdraw, Actor: referral.VictimSide, Day: on, Key: "no",
	}
	for _, repeated := range []bool{false, true} {
		event, err := f.Move("r1", step)
		require.NoError(t, err)
		assert.Equal(t, repeated, event.Repeated)
		for _, r := range f.Referrals {
			assert.Equal(t, referral.Withdrawn, r.State)
		}
	}
	assert.Len(t, f.Events, 2)

	_, err := f.Move("r1", referral.Step{
		Action: referral.Cancel, Actor: referral.Sender, Day: on, Key: "c",
	})
	assert.ErrorIs(t, err, cases.ErrAmbiguous, "anything else has to say which is meant")
	_, err = f.Move("r1", referral.Step{Action: referral.Withdraw, Actor: referral.VictimSide})
	assert.NoError(t, err, "asked again")
	f = ready(t, on)
	f.Referrals = append(f.Referrals, f.Referrals[0])
	step.Day = law.Day{}
	_, err = f.Move("r1", step)
	assert.Error(t, err, "on no day")
}
