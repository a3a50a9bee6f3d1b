package referral_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/referraltest"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// expected is the machine as it was meant, written by hand and by state: who may do what, and where
// it leads. The sender prepares, sends, cancels before the service has started, corrects and
// closes; the receiver answers, serves and reports; both may put an unanswered referral on hold;
// the side of the victim may withdraw whatever is open; the clock expires what nobody answered.
const expected = `
draft            prepare sender ready; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
ready            send sender sent; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
sent             acknowledge receiver received; accept receiver accepted; decline receiver declined; hold sender on-hold; hold receiver on-hold; expire clock expired; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
received         accept receiver accepted; decline receiver declined; hold sender on-hold; hold receiver on-hold; expire clock expired; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
accepted         start receiver in-service; fail receiver failed; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
in-service       complete receiver completed; complete-partly receiver partly-completed; fail receiver failed; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error
on-hold          resume sender sent; resume receiver sent; expire clock expired; withdraw victim withdrawn; mark-entered-in-error sender entered-in-error; cancel sender cancelled
declined         close sender closed
completed        close sender closed
partly-completed close sender closed
failed           close sender closed
cancelled        close sender closed
withdrawn        close sender closed
expired          close sender closed
entered-in-error
closed
`

// A move is a row of the table above.
type move struct {
	from   referral.State
	action referral.Action
	actor  referral.Actor
	to     referral.State
}

func expectedMoves(t *testing.T) []move {
	t.Helper()
	var out []move
	for line := range strings.Lines(strings.TrimSpace(expected) + "\n") {
		from, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		for text := range strings.SplitSeq(rest, ";") {
			if w := strings.Fields(text); len(w) > 0 {
				require.Len(t, w, 3)
				out = append(out, move{referral.State(from), referral.Action(w[0]), referral.Actor(w[1]), referral.State(w[2])})
			}
		}
	}
	return out
}

// Every state, every move, every actor: the table alone, and the same through Apply on a referral
// that was moved there.
func TestEveryStateActionAndActor(t *testing.T) {
	moves := expectedMoves(t)
	rows := map[string]bool{} // a row of the table may name two actors
	for _, m := range moves {
		rows[string(m.from)+" "+string(m.action)] = true
	}
	assert.Len(t, referral.Moves(), len(rows))
	lie := referral.State("x")
	for _, from := range append(law.Codes[referral.State](), lie) {
		var there referral.Referral
		if from != lie {
			there = walkTo(t, moves, from)
			require.Equal(t, from, there.State)
		}
		for _, action := range append(law.Codes[referral.Action](), "x") {
			for _, actor := range append(law.Codes[referral.Actor](), "x") {
				name := fmt.Sprintf("%s %s %s", from, action, actor)
				to, err := referral.Next(from, action, actor)
				i := slices.IndexFunc(moves, func(m move) bool { return m.from == from && m.action == action && m.actor == actor })
				if i >= 0 {
					require.NoError(t, err, name)
					assert.Equal(t, moves[i].to, to, name)
				} else {
					// Another actor may: it is not theirs. Nobody may: there is no such move.
					want := referral.NoSuchMove
					if slices.ContainsFunc(moves, func(m move) bool { return m.from == from && m.action == action }) {
						want = referral.NotTheirs
					}
					var refused *referral.MoveError
					require.ErrorAs(t, err, &refused, name)
					assert.Equal(t, want, refused.Reason, name)
					for said, is := range map[string]string{string(refused.From): string(from), string(refused.Action): string(action), string(refused.Actor): string(actor)} {
						assert.Equal(t, strings.TrimPrefix(is, "x"), said, "what is no code is left out")
					}
					assert.Equal(t, from, to, name)
				}
				if from == lie {
					continue
				}
				next, event, err := referraltest.Apply(there, step(there, action, actor))
				if i < 0 {
					assert.Error(t, err, name)
					assert.Equal(t, there, next, name)
					assert.Zero(t, event, name)
					continue
				}
				require.NoError(t, err, name)
				assert.Equal(t, moves[i].to, next.State, name)
				assert.Equal(t, there.Revision+1, next.Revision, name)
				assert.Equal(t, moves[i].to, event.Entry.To, name)
				assert.Equal(t, slices.Contains(ends, moves[i].to), event.AccessEnds, name)
				require.NoError(t, next.Verify(), name)
			}
		}
	}
}

// ends are the states in which a helper may read nothing any more.
var ends = []referral.State{
	referral.Declined, referral.Completed, referral.PartlyCompleted, referral.Failed, referral.Cancelled, referral.Withdrawn, referral.Expired, referral.EnteredInError,
}

// late is a day after the last day of a draft.
var late = d(2026, 10, 1)

// step is a step with all that a move needs.
func step(r referral.Referral, action referral.Action, actor referral.Actor) referral.Step {
	s := referral.Step{Action: action, Actor: actor, Day: late, Revision: r.Revision, Key: fmt.Sprintf("k%d", r.Revision)}
	if action == referral.Decline || action == referral.Fail {
		s.Code = referral.NoCapacity
	}
	return s
}

// walkTo moves a draft to a state on the shortest way that the expected table has, and so proves
// that the state is reached.
func walkTo(t *testing.T, moves []move, to referral.State) referral.Referral {
	t.Helper()
	ways := map[referral.State][]move{referral.Draft: {}}
	for queue := []referral.State{referral.Draft}; len(queue) > 0; queue = queue[1:] {
		for _, m := range moves {
			if _, seen := ways[m.to]; m.from == queue[0] && !seen {
				ways[m.to] = append(slices.Clone(ways[m.from]), m)
				queue = append(queue, m.to)
			}
		}
	}
	way, reached := ways[to]
	require.True(t, reached, "%s is never reached", to)
	r := draft(referral.Refer)
	for _, m := range way {
		next, _, err := referraltest.Apply(r, step(r, m.action, m.actor))
		require.NoError(t, err)
		r = next
	}
	return r
}

func TestEveryStateCanBeLeft(t *testing.T) {
	for _, s := range law.Codes[referral.State]() {
		leaves := slices.ContainsFunc(referral.Moves(), func(m referral.Move) bool { return m.From == s })
		assert.Equal(t, s != referral.Closed && s != referral.EnteredInError, leaves, s)
		// The victim can withdraw from every state that is not over.
		_, err := referral.Next(s, referral.Withdraw, referral.VictimSide)
		assert.Equal(t, s.Over(), err != nil, s)
	}
}

// The diagrams hold every row of the table, once.
func TestDiagrams(t *testing.T) {
	mermaid, dot := referral.Mermaid(), referral.DOT()
	plain := func(s referral.State) string { return strings.ReplaceAll(string(s), "-", "_") }
	for _, m := range referral.Moves() {
		var by []string
		for _, a := range m.By {
			by = append(by, string(a))
		}
		label := fmt.Sprintf("%s (%s)", m.Action, strings.Join(by, ", "))
		assert.Equal(t, 1, strings.Count(mermaid, fmt.Sprintf("    %s --> %s: %s\n", plain(m.From), plain(m.To), label)))
		assert.Equal(t, 1, strings.Count(dot, fmt.Sprintf("\t%q -> %q [label=%q];\n", m.From, m.To, label)))
	}
	assert.Equal(t, len(referral.Moves())+3, strings.Count(mermaid, "-->"), "and the beginning, and the two ends")
	assert.Equal(t, len(referral.Moves()), strings.Count(dot, "->"))
}

// Who holds a copy of the table holds a copy.
func TestMoves_IsACopy(t *testing.T) {
	referral.Moves()[0].By[0] = referral.Clock
	_, err := referral.Next(referral.Draft, referral.Prepare, referral.Clock)
	assert.Error(t, err)
}

// sentAs is r as if it had been one of another kind from the beginning.
func sentAs(r referral.Referral, kind referral.Kind) referral.Referral {
	r.Kind, r.History = kind, slices.Clone(r.History)
	for i := range r.History {
		if e := &r.History[i]; e.Kind != "" {
			e.Kind = kind
		}
	}
	return r
}

// access, by kind and state: a helper reads from the sending until it is over; who became
// responsible by a transfer keeps what was passed on.
func TestAccess(t *testing.T) {
	moves := expectedMoves(t)
	reads := []referral.State{referral.Sent, referral.Received, referral.Accepted, referral.InService, referral.OnHold}
	for _, kind := range law.Codes[referral.Kind]() {
		for _, s := range law.Codes[referral.State]() {
			r := walkTo(t, moves, s)
			r = sentAs(r, kind)
			want := slices.Contains(reads, s) || kind == referral.Transfer && (s == referral.Completed || s == referral.PartlyCompleted)
			assert.Equal(t, want && kind != referral.Request, r.Access(), "%s %s", kind, s)
		}
	}
	for end, want := range map[referral.State]bool{referral.Completed: true, referral.Failed: false, referral.Withdrawn: false} {
		r := walkTo(t, moves, end)
		r = sentAs(r, referral.Transfer)
		closed, event, err := referraltest.Apply(r, step(r, referral.Close, referral.Sender))
		require.NoError(t, err)
		assert.Equal(t, want, closed.Access(), "closed after %s", end)
		assert.False(t, event.AccessEnds, "it had ended, or stays")
	}
}

// What came to nothing is sent elsewhere by a new referral, which says in whose place it stands.
func TestReroute(t *testing.T) {
	moves := expectedMoves(t)
	to := referral.Party{Kind: "ngo", ID: "o3", Place: "MK"}
	nothing := []referral.State{referral.Declined, referral.Failed, referral.Expired, referral.Cancelled}
	for _, s := range law.Codes[referral.State]() {
		if s == referral.Closed {
			continue
		}
		r := walkTo(t, moves, s)
		r.ChildViews, r.Need = d(2026, 9, 1), "accommodation"
		again, ok := r.Reroute("r2", to)
		assert.Equal(t, slices.Contains(nothing, s), ok, s)
		if s.Over() && s != referral.EnteredInError {
			closed, _, err := referraltest.Apply(r, step(r, referral.Close, referral.Sender))
			require.NoError(t, err)
			_, after := closed.Reroute("r2", to)
			assert.Equal(t, ok, after, "closed after %s", s)
		}
		if ok {
			assert.Equal(t, referral.Referral{ID: "r2", Victim: "v1", Kind: r.Kind, Need: r.Need, From: r.From, To: to, Follows: "r1", Consent: "c1", State: referral.Draft}, again, "heard anew")
			assert.NoError(t, again.Validate())
		}
	}
}

func TestAnswer(t *testing.T) {
	asked := draft(referral.Request)
	asked.Consent = ""
	_, ok := asked.Answer("r2")
	assert.False(t, ok, "nobody has agreed yet")
	asked = apply(t, asked, append(slices.Clone(toSent), referral.Step{Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 3)})...)
	answer, ok := asked.Answer("r2")
	require.True(t, ok)
	assert.Equal(t, referral.Referral{ID: "r2", Victim: "v1", Kind: referral.Transfer, From: asked.To, To: asked.From, State: referral.Draft}, answer)
	ready := apply(t, answer, toSent[0])
	_, _, err := ready.Apply(step(ready, referral.Send, referral.Sender))
	var refused *referral.MoveError
	require.ErrorAs(t, err, &refused)
	assert.Equal(t, referral.NoConsent, refused.Reason, "the transfer needs its own consent")
	other := asked
	other.Kind = referral.Refer
	_, ok = other.Answer("r2")
	assert.False(t, ok)
}

// An assignment goes without consent only where nothing of the person goes out.
func TestAssign_StaysInside(t *testing.T) {
	for name, tt := range map[string]struct {
		from, to referral.Party
		inside   bool
	}{
		"one organisation":                {referral.Party{ID: "o1", Place: "MK"}, referral.Party{ID: "o1", Place: "MK"}, true},
		"another organisation":            {referral.Party{ID: "o1", Place: "MK"}, referral.Party{ID: "o2", Place: "MK"}, false},
		"organisations that nobody named": {referral.Party{Place: "MK"}, referral.Party{Place: "MK"}, false},
		"its office in another State":     {referral.Party{ID: "o1", Place: "MK"}, referral.Party{ID: "o1", Place: "AL"}, false},
	} {
		r := draft(referral.Assign)
		r.From, r.To, r.Consent = tt.from, tt.to, ""
		r.From.Kind, r.To.Kind = "ngo", "ngo"
		assert.Equal(t, tt.inside, r.Inside(), name)
		assert.Equal(t, tt.inside, r.Validate() == nil, name)
		r = apply(t, r, toSent[0])
		_, _, err := referraltest.Apply(r, step(r, referral.Send, referral.Sender))
		assert.Equal(t, tt.inside, err == nil, name)
	}
}
