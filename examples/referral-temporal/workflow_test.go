package main

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

const aDay = 24 * time.Hour

// accounts is an [Authenticator] of a test: who has an account, and signs with its own key.
type accounts []string

func (a accounts) Who(_ context.Context, request []byte, p Proof) (string, error) {
	public := credential(p.ID).key.Public().(ed25519.PublicKey)
	if !slices.Contains(a, p.ID) || !ed25519.Verify(public, request, p.Signature) {
		return "", ErrNotProved
	}
	return p.ID, nil
}

// credential is that of an id; its key follows from the id, in tests.
func credential(id string) Credential {
	seed := sha256.Sum256([]byte(id))
	return Credential{id, ed25519.NewKeyFromSeed(seed[:])}
}

// world is a test environment whose clock jumps from timer to timer, beginning on 1 September 2026
// at 9 o'clock.
func world(t *testing.T) (*testsuite.TestWorkflowEnvironment, *System) {
	t.Helper()
	env := new(testsuite.WorkflowTestSuite).NewTestWorkflowEnvironment()
	env.SetStartTime(time.Date(2026, time.September, 1, 9, 0, 0, 0, time.UTC))
	env.SetTestTimeout(time.Minute)
	system := &System{Dir: t.TempDir(), Auth: accounts{
		"v1", "csw-skopje", "shelter-1", "shelter-2", "sss-tirana",
	}}
	env.RegisterWorkflow(Referral)
	env.RegisterActivity(system)
	return env, system
}

func input() Input {
	in := stages()[0]
	in.Referral.Expires = law.MustDay(2026, time.September, 30)
	return in
}

// after makes a move some days after the start, and keeps what came of it.
func after(env *testsuite.TestWorkflowEnvironment, days int, m Move) *outcome {
	o := new(outcome)
	env.RegisterDelayedCallback(func() {
		env.UpdateWorkflow(moveUpdate, "", o, m)
	}, time.Duration(days)*aDay)
	return o
}

// outcome is what came of an update.
type outcome struct {
	state    any
	err      error
	rejected error
}

func (o *outcome) Accept()                   {}
func (o *outcome) Reject(err error)          { o.rejected = err }
func (o *outcome) Complete(s any, err error) { o.state, o.err = s, err }

func (o *outcome) refused(t *testing.T, reason, message string) {
	t.Helper()
	refusedAs(t, o.err, reason, message)
}

func refusedAs(t *testing.T, err error, reason, message string) {
	t.Helper()
	var refused *temporal.ApplicationError
	require.ErrorAs(t, err, &refused, message)
	assert.Equal(t, reason, refused.Type(), message)
	assert.True(t, refused.NonRetryable(), message)
}

// signed is a move of r1 by who has the account.
func signed(by string, m Move) Move {
	m.Proof = credential(by).Sign(m.request("r1"))
	return m
}

func byReceiver(a referral.Action) Move {
	return signed("shelter-1", Move{Action: a, Key: "k-" + string(a)})
}

// withdrawal is one of r1 or of a journey, by who has the account.
func withdrawal(of, by string) Withdrawal {
	w := Withdrawal{Of: of}
	w.Proof = credential(by).Sign(w.request())
	return w
}

// withdrawn signals a withdrawal of r1 by the victim, some time after the start.
func withdrawn(env *testsuite.TestWorkflowEnvironment, at time.Duration) {
	signal(env, at, withdrawal("r1", "v1"))
}

func signal(env *testsuite.TestWorkflowEnvironment, at time.Duration, w any) {
	env.RegisterDelayedCallback(func() { env.SignalWorkflow(withdrawSignal, w) }, at)
}

func done(t *testing.T, env *testsuite.TestWorkflowEnvironment, in Input) referral.Referral {
	t.Helper()
	env.ExecuteWorkflow(Referral, in)
	require.True(t, env.IsWorkflowCompleted())
	require.NoError(t, env.GetWorkflowError())
	var r referral.Referral
	require.NoError(t, env.GetWorkflowResult(&r))
	require.NoError(t, r.Verify())
	return r
}

func whats(t *testing.T, s *System) []string {
	t.Helper()
	deeds, _, err := s.deeds()
	require.NoError(t, err)
	var out []string
	keys := map[string]bool{}
	for _, d := range deeds {
		assert.False(t, keys[d.Key], "%s was done twice", d.Key)
		keys[d.Key] = true
		out = append(out, d.What)
	}
	return out
}

func TestAcceptedAndCompleted(t *testing.T) {
	env, system := world(t)
	var moves []*outcome
	for days, a := range map[int]referral.Action{
		1: referral.Acknowledge, 2: referral.Accept, 3: referral.Start, 20: referral.Complete,
	} {
		moves = append(moves, after(env, days, byReceiver(a)))
	}
	r := done(t, env, input())
	assert.Equal(t, referral.Completed, r.State)
	for _, m := range moves {
		assert.NoError(t, m.err)
	}
	assert.Equal(t, []string{
		"2026-09-01 r1: ready", "2026-09-01 r1: sent", "2026-09-02 r1: received",
		"2026-09-03 r1: accepted", "2026-09-04 r1: in-service",
		"2026-09-21 r1: completed; access ends",
	}, whats(t, system))
}

func TestNobodyAnswers(t *testing.T) {
	env, system := world(t)
	r := done(t, env, input())
	assert.Equal(t, referral.Expired, r.State)
	assert.Equal(t, law.MustDay(2026, time.October, 1), r.On(referral.Expire), "the day after")
	assert.Equal(t, []string{
		"2026-09-01 r1: ready", "2026-09-01 r1: sent", "r1: no-answer, awaited by 2026-09-04",
		"2026-10-01 r1: expired; access ends",
	}, whats(t, system))
}

// A last day that lies years ahead is kept: nothing looks only so far ahead.
func TestExpiresYearsLater(t *testing.T) {
	env, system := world(t)
	in := input()
	in.Referral.Expires = law.MustDay(2035, time.June, 30)
	r := done(t, env, in)
	assert.Equal(t, referral.Expired, r.State)
	assert.Contains(t, whats(t, system), "2035-07-01 r1: expired; access ends")
}

// Who withdraws before it is sent is heard before it is sent.
func TestWithdrawnBeforeItIsSent(t *testing.T) {
	env, system := world(t)
	withdrawn(env, 0)
	r := done(t, env, input())
	assert.Equal(t, referral.Withdrawn, r.State)
	assert.NotContains(t, strings.Join(whats(t, system), "\n"), "sent")
	assert.Contains(t, whats(t, system), "2026-09-01 r1: withdrawn; access ends")
}

// A system that is down over midnight is asked again: what it finds must be of the day on which it
// is sent.
func TestSystemIsDown(t *testing.T) {
	env, system := world(t)
	env.SetStartTime(time.Date(2026, time.September, 1, 23, 58, 0, 0, time.UTC))
	failing := env.Now().Add(5 * time.Minute)
	env.OnActivity(system.Send, mock.Anything, mock.Anything).Return(
		func(ctx context.Context, a Ask) (Answer, error) {
			if env.Now().Before(failing) {
				return Answer{}, errors.New("down")
			}
			return system.Send(ctx, a)
		})
	withdrawn(env, 10*aDay)
	done(t, env, input())
	assert.Equal(t, []string{
		"2026-09-01 r1: ready", "2026-09-02 r1: sent", "r1: no-answer, awaited by 2026-09-05",
		"2026-09-11 r1: withdrawal by the victim", "2026-09-11 r1: withdrawn; access ends",
	}, whats(t, system))
}

func TestAcceptedButNotStarted(t *testing.T) {
	env, system := world(t)
	in := input()
	in.Patience.Start = law.Length{Amount: 2, Unit: law.Months}
	after(env, 1, byReceiver(referral.Accept))
	after(env, 90, byReceiver(referral.Fail)) // without its reason: refused
	withdrawn(env, 100*aDay)
	r := done(t, env, in)
	assert.Equal(t, referral.Withdrawn, r.State)
	assert.Contains(t, whats(t, system), "r1: not-started, awaited by 2026-11-02")
}

func TestWithdrawalEndsAccess(t *testing.T) {
	for name, before := range map[string][]referral.Action{
		"while sent": nil, "in service": {referral.Accept, referral.Start},
	} {
		t.Run(name, func(t *testing.T) {
			env, system := world(t)
			for i, a := range before {
				after(env, i+1, byReceiver(a))
			}
			withdrawn(env, 10*aDay)
			withdrawn(env, 10*aDay+time.Hour) // told twice
			r := done(t, env, input())
			assert.Equal(t, referral.Withdrawn, r.State)
			deeds := whats(t, system)
			assert.Equal(t, "2026-09-11 r1: withdrawn; access ends", deeds[len(deeds)-1])
		})
	}
}

func TestRefusals(t *testing.T) {
	env, system := world(t)
	theirs := after(env, 1, signed("csw-skopje", Move{Action: referral.Accept, Key: "k1"}))
	bare := after(env, 1, byReceiver(referral.Decline))
	good := after(env, 2, signed("shelter-1", Move{Action: referral.Accept, Key: "k2"}))
	again := after(env, 3, signed("shelter-1", Move{Action: referral.Accept, Key: "k2"}))
	twice := after(env, 3, signed("shelter-1", Move{Action: referral.Start, Key: "k2"}))
	withdrawn(env, 5*aDay)
	done(t, env, input())
	theirs.refused(t, string(referral.NotTheirs), "the sender accepts")
	bare.refused(t, string(referral.CodeMissing), "declined without a reason")
	twice.refused(t, string(referral.KeyUsedTwice), "one key for two moves")
	assert.NoError(t, good.err)
	assert.NoError(t, again.err, "the same request again")
	accepted := slices.DeleteFunc(whats(t, system), func(s string) bool {
		return !strings.Contains(s, "accepted")
	})
	assert.Len(t, accepted, 1)
}

func TestBlockedByThePreflight(t *testing.T) {
	env, system := world(t)
	in := input()
	in.Referral.Consent = "c9" // there is no such consent
	env.ExecuteWorkflow(Referral, in)
	refusedAs(t, env.GetWorkflowError(), string(referral.BlockedMove), "no consent")
	assert.ErrorContains(t, env.GetWorkflowError(), "PREF-001")
	assert.Equal(t, []string{"2026-09-01 r1: ready"}, whats(t, system), "nothing was sent")
}

func TestJourneyThroughTwoCountries(t *testing.T) {
	for name, of := range map[string][]string{
		"the journey": {journey}, "each referral": {"r1", "r2"},
		"a journey of others": {"journey-v2"},
	} {
		env, system := world(t)
		env.RegisterWorkflow(Journey)
		env.SetStartWorkflowOptions(client.StartWorkflowOptions{ID: journey, TaskQueue: queue})
		for i, id := range of {
			signal(env, 2*aDay+time.Duration(i)*time.Hour, withdrawal(id, "v1"))
		}
		signal(env, 4*aDay, withdrawal(journey, "v1"))
		env.ExecuteWorkflow(Journey, stages())
		require.NoError(t, env.GetWorkflowError())
		var ends []referral.Referral
		require.NoError(t, env.GetWorkflowResult(&ends))
		require.Len(t, ends, 2)
		day := law.MustDay(2026, time.September, 3)
		if of[0] == "journey-v2" {
			day = day.AddDays(2)
		}
		for i, id := range []string{"r1", "r2"} {
			assert.Equal(t, id, ends[i].ID)
			assert.Equal(t, referral.Withdrawn, ends[i].State)
			want := day.String() + " " + id + ": withdrawn; access ends"
			assert.Contains(t, whats(t, system), want, name)
		}
	}
}

// A worker that starts again replays the history of a workflow: the code must decide as before.
func TestTheCodeIsDeterministic(t *testing.T) {
	var states []referral.State
	for range 3 {
		env, _ := world(t)
		after(env, 1, byReceiver(referral.Accept))
		after(env, 2, byReceiver(referral.Start))
		after(env, 9, byReceiver(referral.CompletePartly))
		states = append(states, done(t, env, input()).State)
	}
	assert.Equal(t, slices.Repeat([]referral.State{referral.PartlyCompleted}, 3), states)
}
