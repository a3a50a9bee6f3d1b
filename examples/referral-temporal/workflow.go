package main

import (
	"errors"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// Names of what a running referral listens to.
const (
	moveUpdate     = "move"     // an update: the mover learns at once whether the move was made
	withdrawSignal = "withdraw" // a signal: it is never refused and never lost, even while no worker runs
	stateQuery     = "referral"
)

// Input starts a referral. The engine keeps the history of a workflow: it holds ids, codes and
// days, and nothing else of a person. The record stays in the system of the caller, and activities
// read it there.
type Input struct {
	Referral referral.Referral `json:"referral"`
	Patience referral.Patience `json:"patience"`
}

// A Move is what somebody wants to do with a running referral. Its key makes it idempotent.
type Move struct {
	Action referral.Action `json:"action"`
	Actor  referral.Actor  `json:"actor"`
	Code   referral.Code   `json:"code,omitempty"`
	Key    string          `json:"key"`
}

// Referral runs one referral from its draft to its end: pre-flight, sending, waiting for the
// receiver, escalation when nobody answers, expiry, withdrawal. Its clock is that of the engine, in
// days of UTC.
func Referral(ctx workflow.Context, in Input) (referral.Referral, error) {
	run := &running{Referral: in.Referral, patience: in.Patience, told: map[referral.Late]bool{}}
	if err := workflow.SetQueryHandler(ctx, stateQuery, func() (referral.Referral, error) { return run.Referral, nil }); err != nil {
		return run.Referral, err
	}
	changed := workflow.NewBufferedChannel(ctx, 1)
	err := workflow.SetUpdateHandler(ctx, moveUpdate, func(ctx workflow.Context, m Move) (referral.State, error) {
		err := run.apply(ctx, referral.Step{Action: m.Action, Actor: m.Actor, Code: m.Code, Key: m.Key, Clearance: run.clearance(ctx, m.Action)})
		changed.SendAsync(nil)
		return run.State, err
	})
	if err != nil {
		return run.Referral, err
	}
	withdrawn := workflow.GetSignalChannel(ctx, withdrawSignal)
	if err := run.send(ctx, withdrawn); err != nil {
		return run.Referral, err
	}
	for !run.State.Over() {
		timer, cancel := workflow.WithCancel(ctx)
		s := workflow.NewSelector(ctx)
		s.AddReceive(changed, func(c workflow.ReceiveChannel, _ bool) { c.Receive(ctx, nil) })
		s.AddReceive(withdrawn, func(c workflow.ReceiveChannel, _ bool) {
			c.Receive(ctx, nil)
			err = run.withdraw(ctx)
		})
		if next, ok := run.nextEscalation(today(ctx)); ok {
			s.AddFuture(workflow.NewTimer(timer, next.In(time.UTC).Sub(workflow.Now(ctx))), func(f workflow.Future) {
				if f.Get(ctx, nil) == nil {
					err = run.escalate(ctx)
				}
			})
		}
		s.Select(ctx)
		cancel()
		if err != nil {
			return run.Referral, err
		}
	}
	return run.Referral, workflow.Await(ctx, func() bool { return workflow.AllHandlersFinished(ctx) })
}

// running is a referral on its way.
type running struct {
	referral.Referral
	patience referral.Patience
	told     map[referral.Late]bool // what was escalated
}

func today(ctx workflow.Context) law.Day {
	now := workflow.Now(ctx).UTC()
	return law.NewDay(now.Year(), now.Month(), now.Day())
}

// apply makes a move today, and lets the caller's system do what it leads to. The key of the event
// keeps that from being done twice.
func (r *running) apply(ctx workflow.Context, s referral.Step) error {
	s.Day, s.Revision = today(ctx), r.Revision
	next, event, err := r.Referral.Apply(s)
	if refused, ok := errors.AsType[*referral.MoveError](err); ok {
		return temporal.NewNonRetryableApplicationError(refused.Error(), string(refused.Reason), nil)
	}
	if err != nil || event.Repeated {
		return err
	}
	r.Referral = next
	return workflow.ExecuteActivity(patient(ctx), (*System).Moved, next, event).Get(ctx, nil)
}

// patient lets an activity be tried again until it is done: a system that is down for a night loses
// nothing.
func patient(ctx workflow.Context) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{InitialInterval: time.Second, BackoffCoefficient: 2, MaximumInterval: time.Hour},
	})
}

// clearance asks the pre-flight before what needs one.
func (r *running) clearance(ctx workflow.Context, a referral.Action) *referral.Clearance {
	if a != referral.Send && a != referral.Accept {
		return nil
	}
	for {
		day, revision, c := today(ctx), r.Revision, new(referral.Clearance)
		if err := workflow.ExecuteActivity(patient(ctx), (*System).Preflight, r.Referral, day).Get(ctx, c); err != nil {
			return &referral.Clearance{} // nobody looked: it clears nothing
		}
		if today(ctx) == day && r.Revision == revision {
			return c
		}
		// The system was down over midnight, or somebody moved in between: what was found is not of
		// today.
	}
}

// send prepares and sends a draft. What the pre-flight blocks ends the workflow with the reasons:
// the caller mends them and starts again. A withdrawal that came first is done first: nothing is
// sent.
func (r *running) send(ctx workflow.Context, withdrawn workflow.ReceiveChannel) error {
	if r.State == referral.Draft {
		if err := r.apply(ctx, referral.Step{Action: referral.Prepare, Actor: referral.Sender, Key: "prepare"}); err != nil {
			return err
		}
	}
	if r.State != referral.Ready {
		return nil
	}
	cleared := r.clearance(ctx, referral.Send)
	if withdrawn.ReceiveAsync(nil) {
		return r.withdraw(ctx)
	}
	return r.apply(ctx, referral.Step{Action: referral.Send, Actor: referral.Sender, Key: "send", Clearance: cleared})
}

// withdraw ends the referral. A signal that comes twice, or after the end, changes nothing.
func (r *running) withdraw(ctx workflow.Context) error {
	return r.apply(ctx, referral.Step{Action: referral.Withdraw, Actor: referral.VictimSide, Key: "withdraw"})
}

// nextEscalation returns the next day on which something will be late that was not told yet.
func (r *running) nextEscalation(day law.Day) (next law.Day, found bool) {
	for _, e := range r.Waits(day, r.patience) {
		if at := e.Last.AddDays(1); !r.told[e.Late] && (!found || at.Before(next)) {
			next, found = at, true
		}
	}
	if found && next.Before(day) {
		next = day
	}
	return next, found
}

// escalate tells what is late today, each thing once, and expires what has expired.
func (r *running) escalate(ctx workflow.Context) error {
	for _, e := range r.Escalations(today(ctx), r.patience) {
		if r.told[e.Late] {
			continue
		}
		r.told[e.Late] = true
		if e.Late == referral.LateExpired {
			if err := r.apply(ctx, referral.Step{Action: referral.Expire, Actor: referral.Clock, Key: "expire"}); err != nil {
				return err
			}
			continue
		}
		if err := workflow.ExecuteActivity(patient(ctx), (*System).Escalate, e).Get(ctx, nil); err != nil {
			return err
		}
	}
	return nil
}

// Journey hands a person on in several countries at once: each referral is a child workflow with
// the id of the referral. A withdrawal reaches all of them. It returns the referrals as they ended,
// in the order given.
func Journey(ctx workflow.Context, stages []Input) ([]referral.Referral, error) {
	children := make([]workflow.ChildWorkflowFuture, len(stages))
	for i, in := range stages {
		child := workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: in.Referral.ID})
		children[i] = workflow.ExecuteChildWorkflow(child, Referral, in)
	}
	ends := make([]referral.Referral, len(stages))
	done := workflow.NewSelector(ctx)
	left := len(stages)
	var errs []error
	for i, child := range children {
		done.AddFuture(child, func(f workflow.Future) {
			left--
			errs = append(errs, f.Get(ctx, &ends[i]))
		})
	}
	done.AddReceive(workflow.GetSignalChannel(ctx, withdrawSignal), func(c workflow.ReceiveChannel, _ bool) {
		c.Receive(ctx, nil)
		for _, child := range children {
			// A child that has ended cannot be signalled any more, and needs no withdrawal.
			_ = child.SignalChildWorkflow(ctx, withdrawSignal, nil).Get(ctx, nil)
		}
	})
	for left > 0 {
		done.Select(ctx)
	}
	return ends, errors.Join(errs...)
}
