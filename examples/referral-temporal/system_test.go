package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

var first = law.MustDay(2026, 9, 1)

// ready is a system whose case file has r1, prepared.
func ready(t *testing.T) *System {
	t.Helper()
	s := &System{Dir: t.TempDir()}
	_, err := s.Open(t.Context(), input().Referral)
	require.NoError(t, err)
	a, err := s.Move(t.Context(), ask(referral.Prepare, referral.Sender))
	require.NoError(t, err)
	require.Nil(t, a.Refused)
	return s
}

func ask(action referral.Action, actor referral.Actor) Ask {
	return Ask{Referral: "r1", Day: first, Action: action, Actor: actor}
}

// An activity may run twice: the event is the same, and nothing is done twice.
func TestActivitiesRunTwice(t *testing.T) {
	s := ready(t)
	one, err := s.Send(t.Context(), ask(referral.Send, referral.Sender))
	require.NoError(t, err)
	require.Nil(t, one.Refused)
	later := ask(referral.Send, referral.Sender)
	later.Day = first.AddDays(1)
	two, err := s.Send(t.Context(), later)
	require.NoError(t, err)
	assert.Nil(t, two.Refused)
	assert.True(t, two.Event.Repeated)
	assert.Equal(t, one.Event.Entry, two.Event.Entry)
	assert.Equal(t, one.Referral, two.Referral)

	for range 2 {
		a, err := s.Withdraw(t.Context(), Ask{Referral: "r1", Day: first, By: "v1"})
		require.NoError(t, err)
		assert.Equal(t, referral.Withdrawn, a.Referral.State)
	}
	three, err := s.Send(t.Context(), later)
	require.NoError(t, err)
	assert.Equal(t, referral.Withdrawn, three.Referral.State, "sent before, and withdrawn since")
	assert.Equal(t, []string{
		"2026-09-01 r1: ready", "2026-09-01 r1: sent", "2026-09-01 r1: withdrawal by the victim",
		"2026-09-01 r1: withdrawn; access ends",
	}, whats(t, s))
}

// What a crash kept from being done after the case file was written is done the next time, in its
// order: an access that was opened late is not open after it was closed.
func TestCrashBetweenTheFileAndTheDeed(t *testing.T) {
	s := ready(t)
	_, err := s.Send(t.Context(), ask(referral.Send, referral.Sender))
	require.NoError(t, err)
	require.NoError(t, os.Remove(s.deedsFile()))
	_, err = s.Withdraw(t.Context(), Ask{Referral: "r1", Day: first, By: "v1"})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"2026-09-01 r1: withdrawal by the victim", "2026-09-01 r1: ready", "2026-09-01 r1: sent",
		"2026-09-01 r1: withdrawn; access ends",
	}, whats(t, s))
}

func TestWhatHasChangedIsNotSent(t *testing.T) {
	for want, change := range map[string]func(*System){
		"consent": func(s *System) { withdrawConsent(t, s) },
		"receiver": func(s *System) {
			f, err := s.load()
			require.NoError(t, err)
			f.Organisations[0].MandateTo = first.AddDays(-1)
			require.NoError(t, s.save(f))
		},
		"victim": func(s *System) {
			f, err := s.load()
			require.NoError(t, err)
			f.Victims[0].Risks[0].AtRisk = "yes"
			require.NoError(t, s.save(f))
		},
	} {
		s := ready(t)
		s.looked = func() { change(s) }
		a, err := s.Send(t.Context(), ask(referral.Send, referral.Sender))
		require.NoError(t, err)
		require.NotNil(t, a.Refused, want)
		assert.Equal(t, string(referral.ChangedSince), a.Refused.Reason)
		told := a.Refused.Message
		assert.True(t, strings.HasSuffix(told, "changed-since: "+want), told)
		assert.Equal(t, referral.Ready, a.Referral.State)
		assert.NotContains(t, whats(t, s), "2026-09-01 r1: sent")
	}
}

// Who starts a referral cannot say that it was sent: no pre-flight would have been asked.
func TestNothingIsOpenedAsSent(t *testing.T) {
	r := input().Referral
	r.State, r.Revision = referral.Sent, 2
	r.History = []referral.Entry{
		{
			Day: first, Action: referral.Prepare, Actor: referral.Sender, To: referral.Ready,
			Key: "k1",
		},
		{
			Day: first, Action: referral.Send, Actor: referral.Sender, To: referral.Sent,
			Receiver: r.To, Key: "k2",
		},
	}
	require.NoError(t, r.Validate())
	s := &System{Dir: t.TempDir()}
	a, err := s.Open(t.Context(), r)
	require.NoError(t, err)
	require.NotNil(t, a.Refused)
	assert.Equal(t, faulty, a.Refused.Reason)
	f, err := s.load()
	require.NoError(t, err)
	assert.Empty(t, f.Referrals)
	assert.Empty(t, whats(t, s))
}

// A system that stops while it writes a deed goes on, wherever it stopped.
func TestTornDeed(t *testing.T) {
	s := &System{Dir: t.TempDir()}
	_, err := s.write(Deed{"r1/1", "one"}, Deed{"r1/2", "two"})
	require.NoError(t, err)
	whole, err := os.ReadFile(s.deedsFile())
	require.NoError(t, err)
	for n := range len(whole) + 1 {
		require.NoError(t, os.WriteFile(s.deedsFile(), whole[:n], 0o600))
		before, _, err := s.deeds()
		require.NoError(t, err, "%d bytes", n)
		wrote, err := s.write(Deed{"r1/3", "three"})
		require.NoError(t, err, "%d bytes", n)
		assert.True(t, wrote)
		after, _, err := s.deeds()
		require.NoError(t, err, "%d bytes", n)
		assert.Equal(t, append(before, Deed{"r1/3", "three"}), after)
		_, err = s.write(Deed{"r1/1", "one"}, Deed{"r1/2", "two"})
		require.NoError(t, err)
		assert.Len(t, whats(t, s), 3)
	}
}

// A torn tail is cut off even where nothing is to be written, so that it stays no part of a line.
func TestTornDeedIsCutOff(t *testing.T) {
	s := &System{Dir: t.TempDir()}
	_, err := s.write(Deed{"r1/1", "one"})
	require.NoError(t, err)
	whole, err := os.ReadFile(s.deedsFile())
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(s.deedsFile(), append(whole, `{"key":"r1/2","wha`...), 0o600))
	wrote, err := s.write(Deed{"r1/1", "one"})
	require.NoError(t, err)
	assert.False(t, wrote)
	now, err := os.ReadFile(s.deedsFile())
	require.NoError(t, err)
	assert.Equal(t, string(whole), string(now))
}

// A line that is torn in the middle is no crash of this program: somebody has to look, and is told
// where. The case file is written all the same: a withdrawal stands.
func TestTornLineInTheMiddle(t *testing.T) {
	s := ready(t)
	data := `{"key":"r1/1","what":"x"}` + "\n" + `{"key":"Person A","wha` + "\n" +
		`{"key":"r1/3","what":"y"}` + "\n"
	require.NoError(t, os.WriteFile(s.deedsFile(), []byte(data), 0o600))
	_, err := s.Withdraw(t.Context(), Ask{Referral: "r1", Day: first, By: "v1"})
	assert.EqualError(t, err, "deeds.jsonl, line 2: not a deed")
	now, err := os.ReadFile(s.deedsFile())
	require.NoError(t, err)
	assert.Equal(t, data, string(now), "nothing is cut off")
	f, err := s.load()
	require.NoError(t, err)
	assert.Equal(t, referral.Withdrawn, f.Referrals[0].State)
}

// A case file that was being written when the system stopped is not the case file.
func TestTornCaseFile(t *testing.T) {
	s := ready(t)
	torn := filepath.Join(s.Dir, "case.json.new")
	require.NoError(t, os.WriteFile(torn, []byte(`{"id":"f`), 0o600))
	a, err := s.Withdraw(t.Context(), Ask{Referral: "r1", Day: first, By: "v1"})
	require.NoError(t, err)
	assert.Equal(t, referral.Withdrawn, a.Referral.State)
}

// What cannot stand in the case file is refused, and leaves the file as it is.
func TestOpenRefusesWhatIsFaulty(t *testing.T) {
	s := ready(t)
	bad := input().Referral
	bad.ID, bad.State = "r9", referral.Accepted // no history leads there
	a, err := s.Open(t.Context(), bad)
	require.NoError(t, err)
	require.NotNil(t, a.Refused)
	assert.Equal(t, faulty, a.Refused.Reason)
	f, err := s.load()
	require.NoError(t, err)
	assert.Len(t, f.Referrals, 1)
}

func TestKeys(t *testing.T) {
	k := Keys{Dir: filepath.Join(t.TempDir(), "keys")}
	require.NoError(t, k.Create("shelter-1"))
	require.NoError(t, k.Create("shelter-2"))
	c, err := ReadCredential(filepath.Join(k.Dir, "shelter-1.key"))
	require.NoError(t, err)
	require.NoError(t, k.Create("shelter-1"), "the key stays")
	what := request("move", "r1")
	who := func(what []byte, p Proof) (string, error) { return k.Who(t.Context(), what, p) }
	id, err := who(what, c.Sign(what))
	require.NoError(t, err)
	assert.Equal(t, "shelter-1", id)
	assert.Equal(t, "shelter-1", c.String())
	for name, p := range map[string]Proof{
		"another request":        c.Sign(request("move", "r2")),
		"the parts run together": c.Sign(request("mover1")),
		"another id":             {ID: "shelter-2", Signature: c.Sign(what).Signature},
		"nobody":                 {ID: "shelter-3", Signature: c.Sign(what).Signature},
		"another file":           {ID: "../keys/shelter-1", Signature: c.Sign(what).Signature},
		"nothing":                {},
	} {
		_, err := who(what, p)
		assert.ErrorIs(t, err, ErrNotProved, name)
	}
	require.NoError(t, os.WriteFile(filepath.Join(k.Dir, "shelter-2.pub"), []byte("no key"), 0o600))
	_, err = who(what, Proof{ID: "shelter-2"})
	assert.Error(t, err)
	assert.NotErrorIs(t, err, ErrNotProved, "it could not look")
}
