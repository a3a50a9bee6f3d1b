package duty_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// bars are changes of a file that nothing stands in the way of, and what bars the sending then.
var bars = []struct {
	name   string
	change func(*cases.File)
	want   []referral.Bar
}{
	{"nothing", func(*cases.File) {}, nil},
	{"dead", func(f *cases.File) {
		f.Victims[0].Died = person.DateOf(d(2026, 9, 1))
	}, []referral.Bar{referral.BarDead}},
	{"dead by a later day", func(f *cases.File) {
		f.Victims[0].Died = person.DateOf(d(2026, 12, 1))
	}, []referral.Bar{referral.BarDead}},
	{"the death was reported", func(f *cases.File) {
		f.Victims[0].DeathReported = d(2026, 9, 1)
	}, []referral.Bar{referral.BarDead}},
	{"an incident", func(f *cases.File) {
		f.Victims[0].Incidents = []care.Incident{{Kinds: []care.IncidentKind{"death"}}}
	}, []referral.Bar{referral.BarDead}},
	{"dead by the record of another victim", func(f *cases.File) {
		f.Victims = append(f.Victims, victim.Victim{
			ID: "v2", Relatives: []person.Relative{{ID: "p1", Victim: "v1", Alive: person.No}},
		})
	}, []referral.Bar{referral.BarDead}},
	{"closed for death", func(f *cases.File) {
		f.Closures = []cases.Closure{{
			Victim: "v1", Day: d(2026, 9, 1), Reason: cases.ClosureDeath,
		}}
	}, []referral.Bar{referral.BarDead, referral.BarClosed}},
	{"which was an error", func(f *cases.File) {
		f.Closures = []cases.Closure{{
			Victim: "v1", Day: d(2026, 9, 1), Reason: cases.ClosureDeath, Reopened: d(2026, 9, 2),
		}}
	}, nil},
	{"closed", func(f *cases.File) {
		f.Closed = d(2026, 9, 3)
	}, []referral.Bar{referral.BarClosed}},
	{"closed for the person, on no day", func(f *cases.File) {
		f.Closures = []cases.Closure{{Victim: "v1"}}
	}, []referral.Bar{referral.BarClosed}},
	{"closed for another", func(f *cases.File) {
		f.Closures = []cases.Closure{{Victim: "v2", Day: d(2026, 9, 1)}}
	}, nil},
	{"to be closed", func(f *cases.File) {
		f.Closures = []cases.Closure{{Day: d(2026, 9, 30)}}
	}, nil},
	{"opened again", func(f *cases.File) {
		f.Closed = d(2026, 9, 1)
		f.Closures = []cases.Closure{{Day: d(2026, 9, 1), Reopened: d(2026, 9, 2)}}
	}, nil},
	{"opened again before it was closed", func(f *cases.File) {
		f.Closures = []cases.Closure{{Day: d(2026, 9, 2), Reopened: d(2026, 9, 1)}}
	}, []referral.Bar{referral.BarClosed}},
	{"to be opened again", func(f *cases.File) {
		f.Closures = []cases.Closure{{Day: d(2026, 9, 1), Reopened: d(2026, 10, 1)}}
	}, []referral.Bar{referral.BarClosed}},
	{"on the last day", func(f *cases.File) { f.Referrals[0].Expires = d(2026, 9, 3) }, nil},
	{"after the last day", func(f *cases.File) {
		f.Referrals[0].Expires = d(2026, 9, 2)
	}, []referral.Bar{referral.BarExpired}},
	{"to the person", func(f *cases.File) {
		f.Referrals[0].To.ID, f.Organisations[0].ID = "v1", "v1"
	}, []referral.Bar{referral.BarVictim}},
	{"spoken to is another victim", func(f *cases.File) {
		f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
		f.Referrals[0].To.Worker = "v2"
	}, []referral.Bar{referral.BarVictim}},
	{"inside an organisation", func(f *cases.File) {
		f.Referrals[0].Kind, f.Referrals[0].From.ID = referral.Assign, "o2"
	}, nil},
	{"that is a suspect", func(f *cases.File) {
		f.Referrals[0].Kind, f.Referrals[0].From.ID = referral.Assign, "o2"
		f.Suspects = append(f.Suspects, cases.Suspect{ID: "o2"})
	}, []referral.Bar{referral.BarInside}},
	{"a receiving guardian", func(f *cases.File) { f.Referrals[0].Border.Guardian = "g1" }, nil},
	{"who is a suspect, in the State", func(f *cases.File) {
		f.Referrals[0].Border.Guardian = "x1"
	}, []referral.Bar{referral.BarGuardian}},
	{"who is dead", func(f *cases.File) {
		f.Referrals[0].Border.Guardian = "g1"
		f.Victims[0].Relatives = []person.Relative{{ID: "p1", Guardian: "g1", Alive: person.No}}
	}, []referral.Bar{referral.BarGuardian}},
	{"who goes along is a suspect", func(f *cases.File) {
		f.Referrals[0].Escort = "x1"
	}, []referral.Bar{referral.BarEscort}},
	{"or a relative who is", func(f *cases.File) {
		f.Referrals[0].Escort = "p1"
		f.Victims[0].Relatives = []person.Relative{{ID: "p1", Suspected: person.Yes}}
	}, []referral.Bar{referral.BarEscort}},
}

// Whatever bars a sending keeps it from being cleared, and, where it is recorded only afterwards,
// from being sent; and never keeps the person from taking back.
func TestSend_Bars(t *testing.T) {
	on := d(2026, 9, 3)
	for _, tt := range bars {
		f := ready(t, on)
		tt.change(f)
		_, c, err := duty.Preflight(f, "r1", on)
		require.NoError(t, err, tt.name)
		assert.Equal(t, tt.want, c.Bars(), tt.name)
		_, err = f.Send(c, on, "key-1")
		refused(t, tt.name, tt.want, err)
		if tt.want == nil {
			continue
		}
		assert.False(t, c.Clears(), tt.name)

		w, err := f.Withdraw("v1", "c1", on, nil)
		require.NoError(t, err, tt.name)
		assert.Equal(t, referral.Withdrawn, f.Referrals[0].State, tt.name)
		assert.Len(t, w.Events, 1, tt.name)

		late := ready(t, on)
		_, c, err = duty.Preflight(late, "r1", on)
		require.NoError(t, err, tt.name)
		tt.change(late)
		_, err = late.Send(c, on, "key-1")
		assert.Error(t, err, tt.name)
		assert.Equal(t, referral.Ready, late.Referrals[0].State, tt.name)
	}
}

func refused(t *testing.T, name string, want []referral.Bar, err error) {
	t.Helper()
	if want == nil {
		assert.NoError(t, err, name)
		return
	}
	move, ok := errors.AsType[*referral.MoveError](err)
	require.True(t, ok, name)
	assert.Equal(t, referral.BlockedMove, move.Reason, name)
	assert.Equal(t, slices.Sorted(slices.Values(want)), move.Bars, name)
	assert.Contains(t, err.Error(), string(move.Bars[0]), name)
}

// What was cleared in one file is not sent in another that says the same.
func TestSend_AnotherFile(t *testing.T) {
	on := d(2026, 9, 3)
	f, other := ready(t, on), ready(t, on)
	other.ID = "f2"
	_, c, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	_, err = other.Send(c, on, "key-1")
	move, ok := errors.AsType[*referral.MoveError](err)
	require.True(t, ok)
	assert.Equal(t, referral.NotCleared, move.Reason)
	_, err = f.Send(c, on, "key-1")
	assert.NoError(t, err)
}

// An assignment that was made inside an organisation which is a suspect by now is not taken up.
func TestMove_InsideASuspect(t *testing.T) {
	on := d(2026, 9, 3)
	for _, suspect := range []bool{false, true} {
		f := ready(t, on)
		f.Referrals[0].Kind, f.Referrals[0].From.ID = referral.Assign, "o2"
		_, c, err := duty.Preflight(f, "r1", on)
		require.NoError(t, err)
		_, err = f.Send(c, on, "key-1")
		require.NoError(t, err)
		if suspect {
			f.Suspects = append(f.Suspects, cases.Suspect{ID: "o2", Since: law.Day{}})
		}
		_, err = f.Move("r1", referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: on, Revision: 2, Key: "key-2",
		})
		assert.Equal(t, suspect, err != nil)
	}
}
