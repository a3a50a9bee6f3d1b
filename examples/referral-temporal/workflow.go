package main

import (
	"errors"
	"regexp"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// Names of what a running referral listens to.
const (
	moveUpdate     = "move"     // an update: the mover learns at once whether the move was made
	withdrawSignal = "withdraw" // a signal: it is never lost, even while no worker runs
	stateQuery     = "referral"
)

// Input starts a referral. The engine keeps the history of a workflow: it holds ids, codes and
// days, and nothing else of a person. The record stays in the system of the caller, and activities
// read it there.
type Input struct {
	Referral referral.Referral `json:"referral"`
	Patience referral.Patience `json:"patience"`
}

// A Move is what somebody wants to do with a running referral. As whom is not for the mover to say:
// it follows from the proof. The key makes it idempotent, among the moves of the same party.
type Move struct {
	Action referral.Action `json:"action"`
	Code   referral.Code   `json:"code,omitempty"`
	Key    string          `json:"key"`
	Proof  Proof           `json:"proof"`
}

// request is what the proof of m signs, for the referral with the id.
func (m Move) request(id string) []byte {
	return request("move", id, string(m.Action), string(m.Code), m.Key)
}

var moveKey = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$`)

// wellFormed refuses what is no move before it enters the history of the engine.
func (m Move) wellFormed() error {
	if !law.IsValid(m.Action) || m.Code != "" && !law.IsValid(m.Code) ||
		!moveKey.MatchString(m.Key) ||
		!keyID.MatchString(m.Proof.ID) || len(m.Proof.Signature) > 1024 {
		return temporal.NewNonRetryableApplicationError("no move", "malformed", nil)
	}
	return nil
}

// A Withdrawal takes a referral back, or all of a journey: Of is the id of either.
type Withdrawal struct {
	Of    string `json:"of"`
	Proof Proof  `json:"proof"`
}

func (w Withdrawal) request() []byte { return request("withdraw", w.Of) }

// Referral runs one referral from its draft to its end: pre-flight, sending, waiting for the
// receiver, escalation when nobody answers, expiry, withdrawal. Its clock is that of the engine, in
// days of UTC. It ends when the referral is over, or before anything is sent; nothing that fails
// ends it while the receiver has access.
func Referral(ctx workflow.Context, in Input) (referral.Referral, error) {
	// To cancel the workflow is no move: the referral goes on, and somebody has to watch it.
	ctx, _ = workflow.NewDisconnectedContext(ctx)
	run := &running{
		Referral: in.Referral, patience: in.Patience,
		told: map[referral.Late]bool{}, notBefore: map[referral.Late]law.Day{},
		withdrawals: workflow.GetSignalChannel(ctx, withdrawSignal),
	}
	if parent := workflow.GetInfo(ctx).ParentWorkflowExecution; parent != nil {
		run.journey = parent.ID
	}
	if err := errors.Join(
		workflow.SetQueryHandler(ctx, stateQuery, func() (referral.Referral, error) {
			return run.Referral, nil
		}),
		workflow.SetUpdateHandlerWithOptions(ctx, moveUpdate, run.move,
			workflow.UpdateHandlerOptions{Validator: Move.wellFormed}),
	); err != nil {
		return run.Referral, err
	}
	// Each on its own: a supervisor who cannot be reached, or a pre-flight that takes a night,
	// keeps no withdrawal waiting.
	workflow.Go(ctx, run.hear)
	workflow.Go(ctx, run.begin)
	workflow.Go(ctx, run.watch)
	err := workflow.Await(ctx, func() bool {
		quiet := run.hearing == 0 && run.withdrawals.Len() == 0
		settled := run.State.Over() || run.blocked != nil && !run.Access() && quiet
		return settled && workflow.AllHandlersFinished(ctx)
	})
	if err != nil || run.State.Over() || run.blocked == nil {
		return run.Referral, err
	}
	return run.Referral, refused(run.blocked)
}

// refused makes the error that callers of the engine see.
func refused(r *Refused) error {
	return temporal.NewNonRetryableApplicationError(r.Message, r.Reason, nil)
}

// running is a referral on its way, as the system last told.
type running struct {
	referral.Referral
	patience  referral.Patience
	told      map[referral.Late]bool    // what was escalated
	notBefore map[referral.Late]law.Day // what was refused is tried again on another day

	journey     string // the id of the journey, or ""
	opened      bool   // the system has the referral
	blocked     *Refused
	withdrawals workflow.ReceiveChannel
	hearing     int // withdrawals that are being done
}

func today(ctx workflow.Context) law.Day {
	return law.DayOf(workflow.Now(ctx).UTC())
}

// breath is how long is waited at most before something is tried again.
const breath = 10 * time.Minute

// patient lets an activity be tried again until it is done: a system that is down for a night loses
// nothing. Within is for how long it is tried, zero for ever.
func patient(ctx workflow.Context, within time.Duration) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute, ScheduleToCloseTimeout: within,
		RetryPolicy: &temporal.RetryPolicy{
			InitialInterval: time.Second, BackoffCoefficient: 2, MaximumInterval: breath,
		},
	})
}

// insist lets the system do something, however long that takes.
func insist(ctx workflow.Context, result, activity any, args ...any) {
	for workflow.ExecuteActivity(patient(ctx, 0), activity, args...).Get(ctx, result) != nil {
		_ = workflow.Sleep(ctx, breath)
	}
}

// ask asks the system until it answers. What is asked is of today; past midnight it is asked anew,
// so that what is found is of the day on which it is done.
func (r *running) ask(ctx workflow.Context, activity any, a Ask) Answer {
	for {
		day := today(ctx)
		a.Referral, a.Day = r.ID, day
		left := day.AddDays(1).In(time.UTC).Sub(workflow.Now(ctx))
		var answer Answer
		err := workflow.ExecuteActivity(patient(ctx, left), activity, a).Get(ctx, &answer)
		if err == nil {
			r.take(answer)
			return answer
		}
		_ = workflow.Sleep(ctx, breath)
	}
}

// take keeps the referral as the system has it. Answers may come out of order: the later counts.
func (r *running) take(a Answer) {
	if a.Referral.ID == r.ID && a.Referral.Revision >= r.Revision {
		r.Referral = a.Referral
	}
}

// who asks the system who stands behind a request.
func (r *running) who(ctx workflow.Context, request []byte, p Proof) (id string) {
	insist(ctx, &id, (*System).Who, request, p)
	return id
}

// begin lets the system take the referral, and prepares and sends a draft. What stands in the way
// ends the workflow with the reasons: the caller mends them and starts again. A withdrawal that
// came first is done first: nothing is sent.
func (r *running) begin(ctx workflow.Context) {
	var answer Answer
	insist(ctx, &answer, (*System).Open, r.Referral)
	if answer.Refused != nil {
		r.blocked = answer.Refused
		return
	}
	r.opened, r.Referral = true, answer.Referral // where they differ, that of the case file counts
	steps := []struct {
		from     referral.State
		action   referral.Action
		activity any
	}{
		{referral.Draft, referral.Prepare, (*System).Move},
		{referral.Ready, referral.Send, (*System).Send},
	}
	for _, step := range steps {
		_ = workflow.Await(ctx, func() bool { return r.hearing == 0 && r.withdrawals.Len() == 0 })
		if r.State != step.from {
			continue
		}
		a := Ask{Action: step.action, Actor: referral.Sender, By: r.From.ID}
		if answer := r.ask(ctx, step.activity, a); answer.Refused != nil && r.State == step.from {
			r.blocked = answer.Refused
			return
		}
	}
}

// hear does what withdrawals ask, each on its own: one that cannot be looked into keeps no other
// waiting. One that comes twice, or after the end, changes nothing.
func (r *running) hear(ctx workflow.Context) {
	for {
		var w Withdrawal
		r.withdrawals.Receive(ctx, &w)
		r.hearing++
		workflow.Go(ctx, func(ctx workflow.Context) {
			defer func() { r.hearing-- }()
			by := ""
			if w.Of == r.ID || w.Of == r.journey && w.Of != "" {
				by = r.who(ctx, w.request(), w.Proof)
			}
			r.withdraw(ctx, by)
		})
	}
}

func (r *running) withdraw(ctx workflow.Context, by string) *Refused {
	_ = workflow.Await(ctx, func() bool { return r.opened || r.blocked != nil })
	if !r.opened {
		return r.blocked
	}
	return r.ask(ctx, (*System).Withdraw, Ask{By: by}).Refused
}

// move makes the move of a caller, as the party that the caller is shown to be.
func (r *running) move(ctx workflow.Context, m Move) (referral.State, error) {
	by := r.who(ctx, m.request(r.ID), m.Proof)
	if by == "" {
		return r.State, refused(&Refused{notAuthenticated, ErrNotProved.Error()})
	}
	if m.Action == referral.Withdraw {
		if no := r.withdraw(ctx, by); no != nil {
			return r.State, refused(no)
		}
		return r.State, nil
	}
	actor, ok := r.actor(by, m.Action)
	if !ok {
		return r.State, refused(&Refused{notAParty, "who asks is neither sender nor receiver"})
	}
	_ = workflow.Await(ctx, func() bool { return r.opened || r.blocked != nil })
	if !r.opened {
		return r.State, refused(r.blocked)
	}
	answer := r.ask(ctx, (*System).Move, Ask{
		Action: m.Action, Actor: actor, Code: m.Code, Key: string(actor) + "." + m.Key, By: by,
	})
	if answer.Refused != nil {
		return r.State, refused(answer.Refused)
	}
	return r.State, nil
}

// actor returns as what an organisation moves: the sender or the receiver that the referral names.
// An assignment inside one organisation has it on both ends; there the table of moves tells.
func (r *running) actor(id string, action referral.Action) (referral.Actor, bool) {
	sends, receives := id == r.From.ID && id != "", id == r.To.ID && id != ""
	if sends && receives {
		_, err := referral.Next(r.State, action, referral.Receiver)
		sends = err != nil
	}
	switch {
	case sends:
		return referral.Sender, true
	case receives:
		return referral.Receiver, true
	}
	return "", false
}

// watch tells what is late, on its day, and lets expire what has expired.
func (r *running) watch(ctx workflow.Context) {
	_ = workflow.Await(ctx, func() bool { return r.opened })
	for !r.State.Over() {
		revision := r.Revision
		moved := func() bool { return r.Revision != revision }
		next, ok := r.nextEscalation(today(ctx))
		if !ok {
			_ = workflow.Await(ctx, moved)
			continue
		}
		left := next.In(time.UTC).Sub(workflow.Now(ctx))
		if _, err := workflow.AwaitWithTimeout(ctx, max(left, 0), moved); err == nil {
			r.escalate(ctx)
		}
	}
}

// nextEscalation returns the next day on which something will be late that was not told yet.
func (r *running) nextEscalation(day law.Day) (next law.Day, found bool) {
	for _, e := range r.Waits(day, r.patience) {
		at := e.Last.AddDays(1)
		if at.Before(r.notBefore[e.Late]) {
			at = r.notBefore[e.Late]
		}
		if !r.told[e.Late] && (!found || at.Before(next)) {
			next, found = at, true
		}
	}
	if found && next.Before(day) {
		next = day
	}
	return next, found
}

// escalate tells what is late today, each thing once, and expires what has expired.
func (r *running) escalate(ctx workflow.Context) {
	day := today(ctx)
	for _, e := range r.Escalations(day, r.patience) {
		switch {
		case r.told[e.Late] || day.Before(r.notBefore[e.Late]):
		case e.Late == referral.LateExpired:
			r.notBefore[e.Late] = day.AddDays(1)
			r.ask(ctx, (*System).Move, Ask{Action: referral.Expire, Actor: referral.Clock})
		default:
			r.told[e.Late] = true
			workflow.Go(ctx, func(ctx workflow.Context) { insist(ctx, nil, (*System).Escalate, e) })
		}
	}
}

// Journey hands a person on in several countries at once: each referral is a child workflow with
// the id of the referral. A withdrawal reaches all of them. It returns the referrals as they ended,
// in the order given. Referrals outlive a journey that is stopped by force: somebody has to watch
// them.
func Journey(ctx workflow.Context, stages []Input) ([]referral.Referral, error) {
	children := make([]workflow.ChildWorkflowFuture, len(stages))
	for i, in := range stages {
		child := workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{
			WorkflowID: in.Referral.ID, ParentClosePolicy: enums.PARENT_CLOSE_POLICY_ABANDON,
		})
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
	withdrawals := workflow.GetSignalChannel(ctx, withdrawSignal)
	done.AddReceive(withdrawals, func(c workflow.ReceiveChannel, _ bool) {
		var w Withdrawal
		c.Receive(ctx, &w)
		for _, child := range children {
			// A child that has ended cannot be signalled any more, and needs no withdrawal.
			_ = child.SignalChildWorkflow(ctx, withdrawSignal, w).Get(ctx, nil)
		}
	})
	for left > 0 {
		done.Select(ctx)
	}
	return ends, errors.Join(errs...)
}
