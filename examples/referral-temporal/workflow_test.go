package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// world is a test environment whose clock jumps from timer to timer, beginning on 1 September 2026
// at 9 o'clock.
func world(t *testing.T) (*testsuite.TestWorkflowEnvironment, *System) {
	t.Helper()
	env := new(testsuite.WorkflowTestSuite).NewTestWorkflowEnvironment()
	env.SetStartTime(time.Date(2026, time.September, 1, 9, 0, 0, 0, time.UTC))
	env.SetTestTimeout(time.Minute)
	system := &System{Dir: t.TempDir()}
	env.RegisterWorkflow(Referral)
	env.RegisterActivity(system)
	return env, system
}

func input() Input {
	in := stages()[0]
	in.Referral.Expires = law.NewDay(2026, time.September, 30)
	return in
}

// after makes a move some days after the start, and keeps what came of it.
func after(env *testsuite.TestWorkflowEnvironment, days int, m Move) *outcome {
	o := new(outcome)
	env.RegisterDelayedCallback(func() { env.UpdateWorkflow(moveUpdate, "", o, m) }, time.Duration(days)*24*time.Hour)
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

func byReceiver(a referral.Action) Move {
	return Move{Action: a, Actor: referral.Receiver, Key: "k-" + string(a)}
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
	deeds, err := s.deeds()
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
	for days, a := range map[int]referral.Action{1: referral.Acknowledge, 2: referral.Accept, 3: referral.Start, 20: referral.Complete} {
		moves = append(moves, after(env, days, byReceiver(a)))
	}
	r := done(t, env, input())
	assert.Equal(t, referral.Completed, r.State)
	for _, m := range moves {
		assert.NoError(t, m.err)
	}
	assert.Equal(t, []string{
		"2026-09-01 r1: ready", "2026-09-01 r1: sent", "2026-09-02 r1: received", "2026-09-03 r1: accepted", "2026-09-04 r1: in-service",
		"2026-09-21 r1: completed; access ends",
	}, whats(t, system))
}

func TestNobodyAnswers(t *testing.T) {
	env, system := world(t)
	r := done(t, env, input())
	assert.Equal(t, referral.Expired, r.State)
	assert.Equal(t, law.NewDay(2026, time.October, 1), r.On(referral.Expire), "the day after the last day")
	assert.Equal(t, []string{
		"2026-09-01 r1: ready", "2026-09-01 r1: sent", "r1: no-answer, awaited by 2026-09-04", "2026-10-01 r1: expired; access ends",
	}, whats(t, system))
}

// A last day that lies years ahead is kept: nothing looks only so far ahead.
func TestExpiresYearsLater(t *testing.T) {
	env, system := world(t)
	in := input()
	in.Referral.Expires = law.NewDay(2035, time.June, 30)
	r := done(t, env, in)
	assert.Equal(t, referral.Expired, r.State)
	assert.Contains(t, whats(t, system), "2035-07-01 r1: expired; access ends")
}

// Who withdraws before it is sent is heard before it is sent.
func TestWithdrawnBeforeItIsSent(t *testing.T) {
	env, system := world(t)
	env.RegisterDelayedCallback(func() { env.SignalWorkflow(withdrawSignal, nil) }, 0)
	r := done(t, env, input())
	assert.Equal(t, referral.Withdrawn, r.State)
	assert.Equal(t, []string{"2026-09-01 r1: ready", "2026-09-01 r1: withdrawn; access ends"}, whats(t, system))
}

// A system that is down over midnight is asked again: what it finds must be of the day on which it
// is sent.
func TestSystemIsDown(t *testing.T) {
	env, system := world(t)
	env.SetStartTime(time.Date(2026, time.September, 1, 23, 58, 0, 0, time.UTC))
	failing := env.Now().Add(5 * time.Minute)
	env.OnActivity(system.Preflight, mock.Anything, mock.Anything, mock.Anything).Return(func(ctx context.Context, r referral.Referral, day law.Day) (*referral.Clearance, error) {
		if env.Now().Before(failing) {
			return nil, errors.New("down")
		}
		return system.Preflight(ctx, r, day)
	})
	env.RegisterDelayedCallback(func() { env.SignalWorkflow(withdrawSignal, nil) }, 10*24*time.Hour)
	done(t, env, input())
	assert.Equal(t, []string{"2026-09-01 r1: ready", "2026-09-02 r1: sent", "r1: no-answer, awaited by 2026-09-05", "2026-09-11 r1: withdrawn; access ends"}, whats(t, system))
}

func TestAcceptedButNotStarted(t *testing.T) {
	env, system := world(t)
	in := input()
	in.Patience.Start = law.Length{Amount: 2, Unit: law.Months}
	after(env, 1, byReceiver(referral.Accept))
	after(env, 90, byReceiver(referral.Fail)) // without its reason: refused
	env.RegisterDelayedCallback(func() { env.SignalWorkflow(withdrawSignal, nil) }, 100*24*time.Hour)
	r := done(t, env, in)
	assert.Equal(t, referral.Withdrawn, r.State)
	assert.Contains(t, whats(t, system), "r1: not-started, awaited by 2026-11-02")
}

func TestWithdrawalEndsAccess(t *testing.T) {
	for name, before := range map[string][]referral.Action{"while sent": nil, "in service": {referral.Accept, referral.Start}} {
		t.Run(name, func(t *testing.T) {
			env, system := world(t)
			for i, a := range before {
				after(env, i+1, byReceiver(a))
			}
			for _, hours := range []time.Duration{10 * 24, 10*24 + 1} { // told twice
				env.RegisterDelayedCallback(func() { env.SignalWorkflow(withdrawSignal, nil) }, hours*time.Hour)
			}
			r := done(t, env, input())
			assert.Equal(t, referral.Withdrawn, r.State)
			deeds := whats(t, system)
			assert.Equal(t, "2026-09-11 r1: withdrawn; access ends", deeds[len(deeds)-1])
		})
	}
}

func TestRefusals(t *testing.T) {
	env, system := world(t)
	theirs := after(env, 1, Move{Action: referral.Accept, Actor: referral.Sender, Key: "k1"})
	bare := after(env, 1, byReceiver(referral.Decline))
	good := after(env, 2, Move{Action: referral.Accept, Actor: referral.Receiver, Key: "k2"})
	again := after(env, 3, Move{Action: referral.Accept, Actor: referral.Receiver, Key: "k2"})
	env.RegisterDelayedCallback(func() { env.SignalWorkflow(withdrawSignal, nil) }, 5*24*time.Hour)
	done(t, env, input())
	for o, want := range map[*outcome]referral.Refusal{theirs: referral.NotTheirs, bare: referral.CodeMissing} {
		var refused *temporal.ApplicationError
		require.ErrorAs(t, o.err, &refused)
		assert.Equal(t, string(want), refused.Type())
	}
	assert.NoError(t, good.err)
	assert.NoError(t, again.err, "the same request again")
	accepted := slices.DeleteFunc(whats(t, system), func(s string) bool { return !strings.Contains(s, "accepted") })
	assert.Len(t, accepted, 1)
}

func TestBlockedByThePreflight(t *testing.T) {
	env, system := world(t)
	in := input()
	in.Referral.Consent = "c9" // there is no such consent
	env.ExecuteWorkflow(Referral, in)
	var refused *temporal.ApplicationError
	require.ErrorAs(t, env.GetWorkflowError(), &refused)
	assert.Equal(t, string(referral.BlockedMove), refused.Type())
	assert.Contains(t, refused.Error(), "PREF-001")
	assert.Equal(t, []string{"2026-09-01 r1: ready"}, whats(t, system), "nothing was sent")
}

func TestJourneyThroughTwoCountries(t *testing.T) {
	env, system := world(t)
	env.RegisterWorkflow(Journey)
	env.RegisterDelayedCallback(func() { env.SignalWorkflow(withdrawSignal, nil) }, 2*24*time.Hour)
	env.ExecuteWorkflow(Journey, stages())
	require.NoError(t, env.GetWorkflowError())
	var ends []referral.Referral
	require.NoError(t, env.GetWorkflowResult(&ends))
	require.Len(t, ends, 2)
	for i, id := range []string{"r1", "r2"} {
		assert.Equal(t, id, ends[i].ID)
		assert.Equal(t, referral.Withdrawn, ends[i].State)
	}
	deeds := whats(t, system)
	assert.Contains(t, deeds, "2026-09-03 r1: withdrawn; access ends")
	assert.Contains(t, deeds, "2026-09-03 r2: withdrawn; access ends")
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
	assert.Equal(t, []referral.State{referral.PartlyCompleted, referral.PartlyCompleted, referral.PartlyCompleted}, states)
}
