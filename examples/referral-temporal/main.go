// Command referral-temporal runs referrals as durable workflows on Temporal: deadlines of days to
// months, escalation when nobody answers, withdrawal as a signal, several countries as child
// workflows.
//
//	referral-temporal worker                      does the work, until it is stopped
//	referral-temporal start                       starts a journey with a referral in Skopje and
//	                                              one in Tirana, and makes keys for who takes part
//	referral-temporal move KEY ID ACTION [CODE]   moves a referral as the party whose key it is:
//	                                              acknowledge, accept, decline no-capacity, start
//	referral-temporal withdraw KEY [ID]           withdraws a referral, or the whole journey, for
//	                                              the victim
//	referral-temporal show ID                     prints the state and the history of a referral
//
// KEY is the file of a private key, such as keys/shelter-1.key.
//
// It exits with 0, with 1 if something failed, and with 2 if it was called wrongly.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

const (
	queue   = "referrals"
	journey = "journey-v1"
)

func main() {
	address := flag.String("address", "127.0.0.1:7233", "`host:port` of the Temporal server")
	dir := flag.String("dir", ".", "`directory` of the case file, the deeds and the keys")
	slow := flag.Duration("slow", 0, "how `long` the worker takes from a deed to the word that it is done: time to stop it in between")
	flag.Parse()
	system := &System{Dir: *dir, Slow: *slow, Auth: keys(*dir)}
	switch err := run(context.Background(), *address, system, flag.Args(), os.Stdout); {
	case errors.Is(err, errUsage):
		fmt.Fprintln(os.Stderr, "referral-temporal:", err)
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "referral-temporal:", err)
		os.Exit(1)
	}
}

// keys are the keys of the demonstration.
func keys(dir string) Keys { return Keys{Dir: filepath.Join(dir, "keys")} }

var errUsage = errors.New(
	"want worker, start, move KEY ID ACTION [CODE], withdraw KEY [ID] or show ID")

func run(ctx context.Context, address string, system *System, args []string, out io.Writer) error {
	commands := map[string][2]int{
		"worker": {1, 1}, "start": {1, 1}, "move": {4, 5}, "withdraw": {2, 3}, "show": {2, 2},
	}
	if len(args) == 0 {
		return errUsage
	}
	if n, ok := commands[args[0]]; !ok || len(args) < n[0] || len(args) > n[1] {
		return errUsage
	}
	c, err := client.Dial(client.Options{HostPort: address})
	if err != nil {
		return err
	}
	defer c.Close()
	switch args[0] {
	case "worker":
		w := worker.New(c, queue, worker.Options{})
		register(w, system)
		return w.Run(worker.InterruptCh())
	case "start":
		for _, id := range []string{"v1", "csw-skopje", "shelter-1", "sss-tirana"} {
			if err := keys(system.Dir).Create(id); err != nil {
				return err
			}
		}
		_, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: journey, TaskQueue: queue}, Journey, stages())
		return err
	case "move":
		return move(ctx, c, out, args[1:])
	case "withdraw":
		by, err := ReadCredential(args[1])
		if err != nil {
			return err
		}
		w := Withdrawal{Of: journey}
		if len(args) == 3 {
			w.Of = args[2]
		}
		w.Proof = by.Sign(w.request())
		return c.SignalWorkflow(ctx, w.Of, "", withdrawSignal, w)
	default:
		return show(ctx, c, out, args[1])
	}
}

// register tells a worker what it can do.
func register(w worker.Registry, s *System) {
	w.RegisterWorkflow(Journey)
	w.RegisterWorkflow(Referral)
	w.RegisterActivity(s)
}

func move(ctx context.Context, c client.Client, out io.Writer, args []string) error {
	by, err := ReadCredential(args[0])
	if err != nil {
		return err
	}
	id := args[1]
	action, err := law.ParseCode[referral.Action](args[2])
	if err != nil {
		return err
	}
	m := Move{Action: action, Key: string(action)}
	if len(args) == 4 {
		if m.Code, err = law.ParseCode[referral.Code](args[3]); err != nil {
			return err
		}
	}
	m.Proof = by.Sign(m.request(id))
	handle, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
		WorkflowID: id, UpdateName: moveUpdate, Args: []any{m},
		WaitForStage: client.WorkflowUpdateStageCompleted,
	})
	if err != nil {
		return err
	}
	var state referral.State
	if err := handle.Get(ctx, &state); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, state)
	return err
}

func show(ctx context.Context, c client.Client, out io.Writer, id string) error {
	value, err := c.QueryWorkflow(ctx, id, "", stateQuery)
	if err != nil {
		return err
	}
	var r referral.Referral
	if err := value.Get(&r); err != nil {
		return err
	}
	fmt.Fprintln(out, r.ID, r.State)
	for _, e := range r.History {
		fmt.Fprintf(out, "  %v %s by %s: %s\n", e.Day, e.Action, e.Actor, e.To)
	}
	return nil
}

// stages are a referral inside North Macedonia and one to Albania, under the same consent.
func stages() []Input {
	centre := referral.Party{Kind: jurisdiction.SocialWork, ID: "csw-skopje", Place: "MK"}
	patience := referral.Patience{Answer: law.Length{Amount: 3, Unit: law.Days}, Start: law.Length{Amount: 14, Unit: law.Days}}
	return []Input{
		{Patience: patience, Referral: referral.Referral{
			ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Draft, From: centre, To: referral.Party{Kind: jurisdiction.NGO, ID: "shelter-1", Place: "MK"},
			Consent: "c1", Expires: law.MustDay(2099, 12, 31),
		}},
		{Patience: patience, Referral: referral.Referral{
			ID: "r2", Victim: "v1", Kind: referral.Transfer, State: referral.Draft, From: centre, To: referral.Party{Kind: jurisdiction.SocialWork, ID: "sss-tirana", Place: "AL"},
			Consent: "c1", Expires: law.MustDay(2099, 12, 31),
			Border: referral.Border{Transfer: referral.TransferTreaty, NoDanger: "yes"},
		}},
	}
}
