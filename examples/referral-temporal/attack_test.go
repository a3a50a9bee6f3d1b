package main

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// everyKey are keys that a caller could choose to get in the way of the system.
var everyKey = []string{
	"prepare", "send", "expire", "withdraw", "consent-withdrawn", "consent-withdrawn-2",
	"system.prepare", "system.send", "system.expire", "system.withdraw", "receiver.k", "sender.k",
}

func TestNoKeyStopsAWithdrawal(t *testing.T) {
	for _, key := range everyKey {
		env, system := world(t)
		taken := after(env, 1, signed("shelter-1", Move{Action: referral.Acknowledge, Key: key}))
		held := after(env, 2, signed("csw-skopje", Move{Action: referral.Hold, Key: key}))
		withdrawn(env, 3*aDay)
		r := done(t, env, input())
		assert.NoError(t, taken.err, key)
		assert.NoError(t, held.err, "%s: a key of the receiver is not one of the sender", key)
		assert.Equal(t, referral.Withdrawn, r.State, key)
		assert.Contains(t, whats(t, system), "2026-09-04 r1: withdrawn; access ends", key)
	}
}

func TestNoKeyStopsTheClock(t *testing.T) {
	for _, key := range everyKey {
		env, system := world(t)
		taken := after(env, 1, signed("shelter-1", Move{Action: referral.Acknowledge, Key: key}))
		r := done(t, env, input())
		assert.NoError(t, taken.err, key)
		assert.Equal(t, referral.Expired, r.State, key)
		assert.Contains(t, whats(t, system), "2026-10-01 r1: expired; access ends", key)
	}
}

// An older history may hold any key for any move: what comes after goes on.
func TestKeysOfAnOlderHistory(t *testing.T) {
	for _, key := range everyKey {
		env, _ := world(t)
		in := input()
		in.Referral.State, in.Referral.Revision = referral.Ready, 1
		in.Referral.History = []referral.Entry{{
			Day: law.MustDay(2026, 8, 31), Action: referral.Prepare, Actor: referral.Sender,
			To: referral.Ready, Key: key,
		}}
		withdrawn(env, 2*aDay)
		r := done(t, env, in)
		assert.Equal(t, law.MustDay(2026, 9, 1), r.On(referral.Send), key)
		assert.Equal(t, referral.Withdrawn, r.State, key)
	}
	// A history that lies ahead of the clock is not sent; nothing is open then.
	env, system := world(t)
	in := input()
	in.Referral.State, in.Referral.Revision = referral.Ready, 1
	in.Referral.History = []referral.Entry{{
		Day: law.MustDay(2026, 12, 1), Action: referral.Prepare, Actor: referral.Sender,
		To: referral.Ready, Key: "x",
	}}
	env.ExecuteWorkflow(Referral, in)
	refusedAs(t, env.GetWorkflowError(), string(referral.BackInTime), "ahead of the clock")
	assert.Equal(t, []string{"2026-12-01 r1: ready"}, whats(t, system))
}

// A caller acts as the party it is shown to be, and as no other.
func TestNobodyActsAsAnother(t *testing.T) {
	accept := Move{Action: referral.Accept, Key: "k"}
	forged := signed("shelter-2", accept)
	forged.Proof.ID = "shelter-1"
	other := accept
	other.Proof = credential("shelter-1").Sign(accept.request("r2"))
	turned := byReceiver(referral.Accept)
	turned.Action = referral.Decline
	rekeyed := byReceiver(referral.Accept)
	rekeyed.Key = "another"
	bySender := func(a referral.Action) Move {
		return signed("csw-skopje", Move{Action: a, Key: "k"})
	}
	theirs, none := string(referral.NotTheirs), string(referral.NoSuchMove)
	withdraw := Move{Action: referral.Withdraw, Key: "k"}
	bare := Move{Action: referral.Accept, Key: "k", Proof: Proof{ID: "shelter-1"}}
	for name, tt := range map[string]struct {
		move   Move
		reason string
	}{
		"the receiver cancels":    {byReceiver(referral.Cancel), theirs},
		"the receiver sends":      {byReceiver(referral.Send), none},
		"the receiver expires it": {byReceiver(referral.Expire), theirs},
		"the sender expires it":   {bySender(referral.Expire), theirs},
		"the sender accepts":      {bySender(referral.Accept), theirs},
		"another house accepts":   {signed("shelter-2", accept), notAParty},
		"the victim accepts":      {signed("v1", accept), notAParty},
		"the receiver withdraws":  {byReceiver(referral.Withdraw), notHers},
		"another house withdraws": {signed("shelter-2", withdraw), notHers},
		"nobody knows who":        {signed("shelter-9", accept), notAuthenticated},
		"in the name of another":  {forged, notAuthenticated},
		"signed for another one":  {other, notAuthenticated},
		"signed for another move": {turned, notAuthenticated},
		"signed for another key":  {rekeyed, notAuthenticated},
		"without a signature":     {bare, notAuthenticated},
	} {
		t.Run(name, func(t *testing.T) {
			env, system := world(t)
			o := after(env, 1, tt.move)
			r := done(t, env, input())
			o.refused(t, tt.reason, name)
			assert.Equal(t, referral.Expired, r.State, "it went on")
			assert.Len(t, r.History, 3)
			assert.Contains(t, whats(t, system), "2026-10-01 r1: expired; access ends")
		})
	}
	env, _ := world(t)
	cancelled := after(env, 1, signed("csw-skopje", Move{Action: referral.Cancel, Key: "k"}))
	r := done(t, env, input())
	assert.NoError(t, cancelled.err)
	assert.Equal(t, "csw-skopje", r.History[2].By)
	assert.Equal(t, referral.Cancelled, r.State)
}

func TestWithoutAnAuthenticatorNobodyMoves(t *testing.T) {
	env, system := world(t)
	system.Auth = nil
	o := after(env, 1, byReceiver(referral.Accept))
	done(t, env, input())
	o.refused(t, notAuthenticated, "nobody looks")
}

// What is no move does not enter the history of the engine.
func TestMalformedMoves(t *testing.T) {
	long := fmt.Sprintf("%0101d", 0)
	for name, m := range map[string]Move{
		"no key": {Action: referral.Accept}, "a long key": {Action: referral.Accept, Key: long},
		"a sentence": {Action: referral.Accept, Key: "Person A"}, "no action": {Key: "k"},
		"no such action": {Action: "Person A", Key: "k"},
		"no such code":   {Action: referral.Decline, Code: "Person A", Key: "k"},
	} {
		env, _ := world(t)
		o := after(env, 1, signed("shelter-1", m))
		r := done(t, env, input())
		refusedAs(t, o.rejected, "malformed", name)
		assert.NotContains(t, o.rejected.Error(), "Person A")
		assert.Equal(t, referral.Expired, r.State, name)
	}
}

func TestWhoWithdraws(t *testing.T) {
	for name, tt := range map[string]struct {
		by any
		as string // "" is refused
	}{
		"the victim": {withdrawal("r1", "v1"), "the victim"},
		"the case worker": {
			withdrawal("r1", "csw-skopje"), "csw-skopje, on behalf of the victim",
		},
		"the receiver":              {withdrawal("r1", "shelter-1"), ""},
		"another house":             {withdrawal("r1", "shelter-2"), ""},
		"nobody knows who":          {withdrawal("r1", "v2"), ""},
		"of another referral":       {withdrawal("r2", "v1"), ""},
		"of a journey that is none": {withdrawal("", "v1"), ""},
		"nobody says who":           {nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			env, system := world(t)
			signal(env, aDay, tt.by)
			withdrawn(env, 3*aDay) // and she is heard, whoever came before
			r := done(t, env, input())
			assert.Equal(t, referral.Withdrawn, r.State)
			deeds := whats(t, system)
			if tt.as == "" {
				assert.Contains(t, deeds,
					"2026-09-02 r1: a withdrawal by nobody on her side; ask her")
				assert.Contains(t, deeds, "2026-09-04 r1: withdrawn; access ends")
				return
			}
			assert.Contains(t, deeds, "2026-09-02 r1: withdrawal by "+tt.as)
			assert.Contains(t, deeds, "2026-09-02 r1: withdrawn; access ends")
		})
	}
	env, _ := world(t)
	o := after(env, 1, signed("v1", Move{Action: referral.Withdraw, Key: "k"}))
	assert.Equal(t, referral.Withdrawn, done(t, env, input()).State)
	assert.NoError(t, o.err, "by an update, too")
	assert.Equal(t, referral.Withdrawn, o.state)
}

// A guardian withdraws for a child while in office, and not where suspected.
func TestTheGuardianWithdraws(t *testing.T) {
	on, young := law.MustDay(2026, 9, 1), law.MustDay(2012, 3, 8)
	for name, tt := range map[string]struct {
		change func(*victim.Guardian)
		born   law.Day
		ok     bool
	}{
		"in office":     {func(*victim.Guardian) {}, young, true},
		"suspected":     {func(g *victim.Guardian) { g.Suspected = person.Yes }, young, false},
		"in conflict":   {func(g *victim.Guardian) { g.Conflict = person.Yes }, young, false},
		"out of office": {func(g *victim.Guardian) { g.Ended = on.AddDays(-1) }, young, false},
		"of age since":  {func(*victim.Guardian) {}, law.MustDay(2008, 8, 15), false},
	} {
		f := demonstration()
		g := victim.Guardian{
			ID: "g1", Kind: victim.TemporaryGuardian, Authority: jurisdiction.SocialWork,
			Place: "MK", Appointed: on.AddDays(-30),
		}
		tt.change(&g)
		v := &f.Victims[0]
		v.Age.BirthDay, v.Guardians = tt.born, []victim.Guardian{g}
		r := stages()[0].Referral
		_, ok := onHerSide(f, &r, "g1", on)
		assert.Equal(t, tt.ok, ok, name)
		_, ok = onHerSide(f, &r, "g2", on)
		assert.False(t, ok, name)
		_, ok = onHerSide(f, &r, "", on)
		assert.False(t, ok, name)
	}
}

// A parent takes back what the parent consented to, unless the consent counts for nothing.
func TestWhoConsentedWithdraws(t *testing.T) {
	on := law.MustDay(2026, 9, 1)
	for suspected, ok := range map[person.Answer]bool{person.No: true, person.Yes: false} {
		f := demonstration()
		v := &f.Victims[0]
		v.Age.BirthDay = law.MustDay(2012, 3, 8)
		v.Relatives = []person.Relative{{
			ID: "m", Relation: "mother", MayDecide: person.Yes,
			Suspected: suspected, Conflict: person.No,
		}}
		c := &v.Consents[0]
		c.Capacity, c.Giver, c.ChildAgrees = victim.ConsentParent, "m", person.Yes
		r := stages()[0].Referral
		_, is := onHerSide(f, &r, "m", on)
		assert.Equal(t, ok, is, suspected)
		_, is = onHerSide(f, &r, "n", on)
		assert.False(t, is)
	}
}

// What the engine keeps names nobody.
func TestAnswersNameNobody(t *testing.T) {
	s := ready(t)
	r := stages()[0].Referral
	r.ID = "r9"
	r.From.Name, r.From.Worker, r.To.Name, r.To.Worker = "House", "Ana", "Inn", "Bo"
	a, err := s.Open(t.Context(), r)
	require.NoError(t, err)
	require.Nil(t, a.Refused)
	assert.Equal(t, "r9", a.Referral.ID)
	for _, p := range []referral.Party{a.Referral.From, a.Referral.To} {
		assert.Empty(t, p.Name+p.Worker)
	}
	f, err := s.load()
	require.NoError(t, err)
	assert.Equal(t, "Bo", find(f, "r9").To.Worker, "the case file does")
}

var errDown = errors.New("down")

// A supervisor who cannot be reached, a store that is down: neither keeps a withdrawal waiting
// longer than it must, or ends the workflow.
func TestNothingElseStopsAWithdrawal(t *testing.T) {
	env, system := world(t)
	env.OnActivity(system.Escalate, mock.Anything, mock.Anything).Return(errDown)
	withdrawn(env, 20*aDay)
	r := done(t, env, input())
	assert.Equal(t, law.MustDay(2026, 9, 21), r.On(referral.Withdraw))

	env, system = world(t)
	env.OnActivity(system.Escalate, mock.Anything, mock.Anything).Return(errDown)
	assert.Equal(t, referral.Expired, done(t, env, input()).State, "nor does it stop the clock")

	env, system = world(t)
	soon := env.Now().Add(time.Hour)
	env.OnActivity(system.Withdraw, mock.Anything, mock.Anything).Return(
		func(ctx context.Context, a Ask) (Answer, error) {
			if env.Now().Before(soon) {
				return Answer{}, errDown
			}
			return system.Withdraw(ctx, a)
		})
	withdrawn(env, 0)
	r = done(t, env, input())
	assert.Equal(t, referral.Withdrawn, r.State)
	assert.True(t, r.On(referral.Send).IsZero(), "nothing is sent while a withdrawal waits")

	env, system = world(t)
	back := env.Now().Add(5 * aDay)
	env.OnActivity(system.Withdraw, mock.Anything, mock.Anything).Return(
		func(ctx context.Context, a Ask) (Answer, error) {
			if env.Now().Before(back) {
				return Answer{}, errDown
			}
			return system.Withdraw(ctx, a)
		})
	withdrawn(env, 2*aDay)
	accepted := after(env, 3, byReceiver(referral.Accept))
	r = done(t, env, input())
	assert.NoError(t, accepted.err)
	assert.Equal(t, referral.Withdrawn, r.State, "it is not lost")
	assert.Equal(t, law.MustDay(2026, 9, 6), r.On(referral.Withdraw))

	env, system = world(t)
	env.OnActivity(system.Send, mock.Anything, mock.Anything).Return(
		Answer{}, errDown)
	withdrawn(env, 2*aDay)
	r = done(t, env, input())
	assert.Equal(t, referral.Withdrawn, r.State)
	assert.NotContains(t, whats(t, system), "2026-09-01 r1: sent")
}

// A step that fails, for whatever reason, is tried again: the workflow does not end while the
// receiver has access.
func TestAFailingStepEndsNothing(t *testing.T) {
	env, system := world(t)
	var asked int
	env.OnActivity(system.Move, mock.Anything, mock.Anything).Return(
		func(ctx context.Context, a Ask) (Answer, error) {
			if a.Action != referral.Expire {
				return system.Move(ctx, a)
			}
			switch asked++; asked {
			case 1:
				return Answer{Refused: &Refused{"key-taken", "a fault of the system"}}, nil
			case 2:
				return Answer{}, errDown
			}
			return system.Move(ctx, a)
		})
	r := done(t, env, input())
	assert.Equal(t, referral.Expired, r.State)
	assert.Greater(t, asked, 2)

	env, _ = world(t)
	env.RegisterDelayedCallback(env.CancelWorkflow, 2*aDay)
	withdrawn(env, 5*aDay)
	r = done(t, env, input())
	assert.Equal(t, law.MustDay(2026, 9, 6), r.On(referral.Withdraw), "to cancel is no move")
}

// What changes between pre-flight and sending keeps the referral from being sent.
func TestWithdrawnBetweenPreflightAndSending(t *testing.T) {
	env, system := world(t)
	system.looked = func() {
		_, err := system.Withdraw(context.Background(), Ask{
			Referral: "r1", Day: law.MustDay(2026, 9, 1), By: "v1",
		})
		require.NoError(t, err)
	}
	r := done(t, env, input())
	assert.Equal(t, referral.Withdrawn, r.State)
	assert.True(t, r.On(referral.Send).IsZero())

	env, system = world(t)
	system.looked = func() { withdrawConsent(t, system) }
	env.ExecuteWorkflow(Referral, input())
	refusedAs(t, env.GetWorkflowError(), string(referral.ChangedSince), "consent")
	assert.ErrorContains(t, env.GetWorkflowError(), "changed-since: consent")
	assert.NotContains(t, whats(t, system), "2026-09-01 r1: sent")
}

// withdrawConsent writes into the record that a consent was withdrawn, and nothing else.
func withdrawConsent(t *testing.T, s *System) {
	t.Helper()
	f, err := s.load()
	require.NoError(t, err)
	f.Victims[0].Consents[0].Withdrawn = law.MustDay(2026, time.September, 1)
	require.NoError(t, s.save(f))
}
