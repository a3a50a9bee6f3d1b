package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/referraltest"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// passes reports whether the receiver of r1 reads a name.
func passes(t *testing.T, f *cases.File) bool {
	t.Helper()
	view, err := f.Disclose(cases.Receiver("r1"), referral.Full, d(2026, 9, 9))
	require.NoError(t, err)
	return !view.Empty() && view.Victim.Identity != nil
}

// One takes a referral back while another accepts it, and a program that keeps referrals and log
// apart writes what the other made of it over the first: as many moves, and not the same.
func TestFile_Unsound_MoveOfAnother(t *testing.T) {
	on := d(2026, 9, 4)
	accept := referral.Step{
		Action: referral.Accept, Actor: referral.Receiver, Day: on, Revision: 2, Key: "accept",
	}
	back := referral.Step{
		Action: referral.Withdraw, Actor: referral.VictimSide, Day: on, Key: "back",
	}
	for by, noted := range map[string]string{"": "victim", "v1": "v1"} {
		f, other := handed(t), handed(t)
		require.True(t, passes(t, f))
		back.By = by
		_, err := f.Move("r1", back)
		require.NoError(t, err)
		assert.Equal(t, noted, f.Events[len(f.Events)-1].Actor)
		assert.Empty(t, f.Unsound())
		_, err = other.Move("r1", accept)
		require.NoError(t, err)
		f.Referrals = other.Referrals
		assert.Equal(t, []string{"/referrals/0/history/2"}, f.Unsound())
		assert.False(t, passes(t, f))
		h, err := f.Handing("r1", on)
		require.NoError(t, err)
		assert.Contains(t, h.Bars, referral.BarHistory)
		_, err = f.Move("r1", back)
		assert.NoError(t, err, "and it is taken back")
	}
}

// A form puts another person, or another kind of referral, in the place of what was sent: no
// pre-flight looked at that.
func TestFile_Unsound_SentForAnother(t *testing.T) {
	for name, change := range map[string]func(*cases.File){
		"person": func(f *cases.File) { f.Referrals[0].Victim = "v2" },
		"kind":   func(f *cases.File) { f.Referrals[0].Kind = referral.Transfer },
	} {
		f := handed(t)
		r := &f.Referrals[0]
		r.History, r.State, r.Revision = nil, referral.Draft, 0
		for _, s := range []referral.Step{
			{Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 2), Key: "k1"},
			{
				Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 3), Revision: 1,
				Key: "k2",
			},
		} {
			next, _, err := referraltest.Apply(*r, s)
			require.NoError(t, err)
			*r = next
		}
		other := f.Victims[0]
		other.ID = "v2"
		f.Victims = append(f.Victims, other)
		require.True(t, passes(t, f), name)
		change(f)
		assert.False(t, passes(t, f), name)
		assert.Equal(t, []string{"/referrals/0/history/1"}, f.Unsound(), name)
		_, err := f.Move("r1", referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 4), Revision: 2,
			Key: "accept",
		})
		assert.Error(t, err, name)
		for i := range r.History { // of an older version
			r.History[i].Victim, r.History[i].Kind = "", ""
		}
		assert.Empty(t, f.Unsound(), name)
	}
}

// A file whose log ends in an entry without a hash is read, and a withdrawal can be stored.
func TestFile_Follow_LogWithoutHashes(t *testing.T) {
	on := d(2026, 9, 4)
	with := func() *cases.File {
		return &cases.File{ID: "f1", Victims: []victim.Victim{{
			ID: "v1", Consents: []victim.Consent{{ID: "c1", Given: d(2026, 9, 1)}},
		}}, Revision: 1, Events: []cases.Event{
			{Day: on, Kind: cases.EventOpened, Actor: "worker-1", Revision: 1},
		}}
	}
	f, stored := with(), with()
	_, err := f.Withdraw("v1", "c1", on, nil)
	require.NoError(t, err)
	require.NoError(t, f.Follow(stored, ""))
	assert.Len(t, f.Events, 2)
	late := with()
	require.NoError(t, late.Record(1, cases.Event{
		Day: on, Kind: cases.EventChanged, Actor: "worker-2",
	}))
	assert.ErrorIs(t, late.Follow(f, ""), cases.ErrStale)
}

// A report of before the people of the file stood in another order, of which no log tells, is of
// what another may see.
func TestFile_DiscloseReport_AnotherOrder(t *testing.T) {
	on := d(2026, 9, 4)
	f := &cases.File{ID: "f1", Victims: []victim.Victim{{ID: "v1"}, {ID: "v2"}}}
	r := &rule.Report{On: on, Receipt: rule.Receipt{Record: "f1"}, Findings: []rule.Finding{{
		Rule: &rule.Head{ID: "ASSIST-001"}, Key: rule.Key{Rule: "ASSIST-001", Victim: "v1"},
		Path: rule.ParsePath("/victims/0/services"), About: "/victims/0",
		Law: &rule.Standing{},
	}}}
	_, err := f.DiscloseReport(r, cases.Themself("v1"), referral.Full, on)
	require.NoError(t, err)
	f.Victims[0], f.Victims[1] = f.Victims[1], f.Victims[0]
	for _, who := range []string{"v1", "v2"} {
		_, err = f.DiscloseReport(r, cases.Themself(who), referral.Full, on)
		assert.ErrorIs(t, err, cases.ErrOtherReport)
	}
	f.Victims = nil
	_, err = f.DiscloseReport(r, cases.Themself("v1"), referral.Full, on)
	assert.Error(t, err)
}
