package referral

import (
	"fmt"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Move is one row of the table: from a state, by an action of one of the actors, to a state.
type Move struct {
	From   State
	Action Action
	To     State
	By     []Actor
}

// before are the states in which a referral has not reached the receiver, open those in which it
// has and is not over.
var (
	before = []State{Draft, Ready}
	open   = []State{Sent, Received, Accepted, InService}
)

var table = func() []Move {
	rows := []Move{
		{Draft, Prepare, Ready, []Actor{Sender}},
		{Ready, Send, Sent, []Actor{Sender}},
		{Sent, Acknowledge, Received, []Actor{Receiver}},
		{Sent, Accept, Accepted, []Actor{Receiver}},
		{Sent, Decline, Declined, []Actor{Receiver}},
		{Received, Accept, Accepted, []Actor{Receiver}},
		{Received, Decline, Declined, []Actor{Receiver}},
		{Accepted, Start, InService, []Actor{Receiver}},
		{Accepted, Fail, Failed, []Actor{Receiver}},
		{InService, Complete, Completed, []Actor{Receiver}},
		{InService, CompletePartly, PartlyCompleted, []Actor{Receiver}},
		{InService, Fail, Failed, []Actor{Receiver}},
		{OnHold, Resume, Sent, []Actor{Sender, Receiver}},
		{Sent, Expire, Expired, []Actor{Clock}},
		{Received, Expire, Expired, []Actor{Clock}},
		{OnHold, Expire, Expired, []Actor{Clock}},
	}
	for _, s := range slices.Concat(before, open, []State{OnHold}) {
		rows = append(rows,
			Move{s, Withdraw, Withdrawn, []Actor{VictimSide}},
			Move{s, Correct, EnteredInError, []Actor{Sender}})
	}
	for _, s := range slices.Concat(before, []State{Sent, Received, Accepted, OnHold}) {
		rows = append(rows, Move{s, Cancel, Cancelled, []Actor{Sender}})
	}
	for _, s := range []State{Sent, Received} {
		rows = append(rows, Move{s, Hold, OnHold, []Actor{Sender, Receiver}})
	}
	for _, s := range []State{Declined, Completed, PartlyCompleted, Failed, Cancelled, Withdrawn, Expired} {
		rows = append(rows, Move{s, Close, Closed, []Actor{Sender}})
	}
	return rows
}()

// Moves returns the table of moves. Whoever is not named in a row cannot make it, and what is not
// in the table is no move.
func Moves() []Move {
	rows := slices.Clone(table)
	for i := range rows {
		rows[i].By = slices.Clone(rows[i].By)
	}
	return rows
}

// Next returns the state to which an action of actor leads from a state, or a [*MoveError]. It is a
// pure function of the table.
func Next(from State, action Action, actor Actor) (State, error) {
	known := false
	for _, m := range table {
		if m.From != from || m.Action != action {
			continue
		}
		known = true
		if slices.Contains(m.By, actor) {
			return m.To, nil
		}
	}
	reason := NoSuchMove
	if known {
		reason = NotTheirs
	}
	refused := refusal(from, action, actor, reason)
	for _, m := range table {
		if m.From == from && slices.Contains(m.By, actor) &&
			!slices.Contains(refused.Allowed, m.Action) {
			refused.Allowed = append(refused.Allowed, m.Action)
		}
	}
	return from, refused
}

// Over reports whether nothing can happen to a referral in the state any more but being closed.
func (s State) Over() bool {
	switch s {
	case Declined, Completed, PartlyCompleted, Failed, Cancelled, Withdrawn, Expired, EnteredInError, Closed:
		return true
	}
	return false
}

// Mermaid returns the machine as a Mermaid state diagram.
func Mermaid() string {
	var b strings.Builder
	b.WriteString("stateDiagram-v2\n    [*] --> draft\n")
	for _, m := range table {
		fmt.Fprintf(&b, "    %s --> %s: %s (%s)\n", plain(m.From), plain(m.To), m.Action, actors(m.By))
	}
	for _, s := range law.Codes[State]() {
		if s == Closed || s == EnteredInError {
			fmt.Fprintf(&b, "    %s --> [*]\n", plain(s))
		}
	}
	return b.String()
}

// plain writes a state as a Mermaid name, which holds no hyphen.
func plain(s State) string { return strings.ReplaceAll(string(s), "-", "_") }

func actors(by []Actor) string {
	names := make([]string, len(by))
	for i, a := range by {
		names[i] = string(a)
	}
	return strings.Join(names, ", ")
}

// DOT returns the machine as a directed graph in the DOT language of Graphviz.
func DOT() string {
	var b strings.Builder
	b.WriteString("digraph referral {\n\trankdir=LR;\n")
	for _, m := range table {
		fmt.Fprintf(&b, "\t%q -> %q [label=%q];\n", m.From, m.To, fmt.Sprintf("%s (%s)", m.Action, actors(m.By)))
	}
	b.WriteString("}\n")
	return b.String()
}
