package referral

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Refusal says why a move was refused. The zero Refusal is not an answer.
type Refusal string

// The reasons.
const (
	NoSuchMove   Refusal = "no-such-move"
	NotTheirs    Refusal = "not-theirs"    // another actor, or another organisation, may make it
	NotCleared   Refusal = "not-cleared"   // no pre-flight of this referral, of this day, was shown
	ChangedSince Refusal = "changed-since" // something that the pre-flight looked at has changed
	BlockedMove  Refusal = "blocked"       // rules block it
	CodeMissing  Refusal = "code-missing"  // a refusal or failure needs its reason
	BackInTime   Refusal = "back-in-time"  // dated before the last move
	NotExpired   Refusal = "not-expired"   // the last day has not passed
	BadHistory   Refusal = "bad-history"   // the history does not lead to the state
	NotDated     Refusal = "not-dated"     // the move has no day
	KeyMissing   Refusal = "key-missing"   // the move has no idempotency key, or one that is no id
	KeyUsedTwice Refusal = "key-used-for-another-move"
	NoConsent    Refusal = "no-consent" // neither a consent nor an emergency that stands is recorded
)

// ErrStale is returned where the referral was moved by somebody else in between.
var ErrStale = errors.New("referral: moved in between")

// A MoveError says why a move was refused. It holds no value of a person: what was given as a code
// and is none is left out.
type MoveError struct {
	From   State
	Action Action
	Actor  Actor
	Reason Refusal
	// Blocking are the rules that block the move.
	Blocking []jurisdiction.RuleID
	// Bars are what keeps the referral from being sent whatever the rules say.
	Bars []Bar
	// Changed is what has changed since the pre-flight.
	Changed []Changed
	// Allowed are the moves that the actor can make from there, for a move that is none.
	Allowed []Action
	// Entry is the index in the history, for a bad history.
	Entry int
}

func (e *MoveError) Error() string {
	s := fmt.Sprintf("referral: %s from %s by %s: %s", code(e.Action), code(e.From), code(e.Actor), code(e.Reason))
	for i, id := range e.Blocking {
		if i == 0 {
			s += " by"
		}
		s += " " + string(id)
	}
	for i, b := range e.Bars {
		if i == 0 {
			s += ":"
		}
		s += " " + string(b)
	}
	for i, a := range e.Allowed {
		if i == 0 {
			s += "; allowed:"
		}
		s += " " + string(a)
	}
	for i, part := range e.Changed {
		if i == 0 {
			s += ":"
		}
		s += " " + string(part)
	}
	return s
}

// refusal returns an error that holds codes and nothing else: what a caller gave as one could be
// anything.
func refusal(
	from State, action Action, actor Actor, reason Refusal, blocking ...jurisdiction.RuleID,
) *MoveError {
	return &MoveError{
		From: only(from), Action: only(action), Actor: only(actor), Reason: reason,
		Blocking: blocking,
	}
}

// only returns a code as it is, and what is none as the zero value.
func only[C law.Enum](c C) C {
	if !law.IsValid(c) {
		return ""
	}
	return c
}

// code writes a code, and what is none as "?".
func code[C ~string](c C) string { return cmp.Or(string(c), "?") }

// A Step is a move that somebody wants to make.
type Step struct {
	Action Action
	Actor  Actor
	Day    law.Day
	// Revision is the revision of the referral that the caller has seen.
	Revision int
	Code     Code
	// By is the id of the organisation that moves, or of the person on the side of the victim.
	// Where it and the party of the referral are recorded, a sender or receiver that is another
	// organisation is refused.
	By string
	// Key makes the step idempotent: the same key with the same step again changes nothing.
	Key string
}

// An Event is what a move leads to, for the caller's log.
type Event struct {
	Referral string `json:"referral" data:"id" validate:"required,tip_id"`
	Entry    Entry  `json:"entry" data:"service"`
	Revision int    `json:"revision" data:"case" validate:"min=0"`
	// Responsible is set where the move makes the receiver responsible for the person.
	Responsible Party `json:"responsible,omitzero" data:"service" validate:"-"`
	// AccessEnds is true where the receiver may not read anything of the person any more.
	AccessEnds bool `json:"access_ends,omitempty" data:"service"`
	// Repeated is true where the key was seen before, and nothing changed. The rest is as the first
	// time.
	Repeated bool `json:"repeated,omitempty" data:"service"`
}

// event returns the event of the entry at i in the history.
func (r *Referral) event(i int) Event {
	then := *r
	then.History = r.History[:i+1]
	then.State, then.Revision = r.History[i].To, i+1
	e := Event{Referral: r.ID, Entry: r.History[i], Revision: i + 1}
	if then.State == Accepted && r.Kind == Transfer {
		e.Responsible = r.To
	}
	e.AccessEnds = then.State.Over() && then.State != Closed && !then.Access()
	return e
}

// Apply makes a move and returns the referral after it and the event; r itself is left as it is. A
// stale revision is [ErrStale], any other refusal a [*MoveError]. The side of the victim takes back
// a referral that is not over ([Referral.Over]) whatever its revision, history and keys; a key that
// is none or another's is replaced, and the event tells it. The consent stands until it is
// withdrawn itself ([WithdrawConsent]). A step that was made before, told by its key, changes
// nothing and leads to the same event again, whatever its revision. To send is refused here, with
// [NotCleared]: it takes a clearance, and goes by way of the case file.
func (r Referral) Apply(s Step) (Referral, Event, error) {
	next, event, err := r.apply(s)
	if err == nil && s.Action == Send && !event.Repeated {
		return r, Event{}, refusal(r.State, s.Action, s.Actor, NotCleared)
	}
	return next, event, err
}

// Knows reports whether a move with the key was made.
func (r *Referral) Knows(key string) bool {
	return key != "" && slices.ContainsFunc(r.History, func(e Entry) bool { return e.Key == key })
}

// apply makes a move that the table and the history allow; that a sending is cleared has been
// looked at.
func (r Referral) apply(s Step) (Referral, Event, error) {
	refuse := func(reason Refusal) (Referral, Event, error) {
		return r, Event{}, refusal(r.State, s.Action, s.Actor, reason)
	}
	if s.Action == Withdraw && s.Actor == VictimSide {
		withdrawn := slices.IndexFunc(r.History, func(e Entry) bool { return e.Action == Withdraw })
		switch {
		case withdrawn >= 0 && r.unusedKey(s.Key) != s.Key:
			// Asked again, perhaps with the key that was replaced.
			e := r.event(withdrawn)
			e.Repeated = true
			return r, e, nil
		case r.Over():
			_, err := Next(r.State, s.Action, s.Actor)
			return r, Event{}, err
		case s.Day.IsZero():
			return refuse(NotDated)
		}
		// The key is nobody's to take: nothing was withdrawn yet, so one that stands is another's.
		next := r.withdrawn(
			Entry{Day: s.Day, Code: only(s.Code), By: s.By, Key: r.unusedKey(s.Key)},
		)
		return next, next.event(len(next.History) - 1), nil
	}
	if !shape.ID(s.Key) {
		return refuse(KeyMissing)
	}
	if i := slices.IndexFunc(r.History, func(e Entry) bool { return e.Key == s.Key }); i >= 0 {
		if e := r.History[i]; e.Action != s.Action || e.Actor != s.Actor || e.Code != s.Code || e.By != s.By {
			return refuse(KeyUsedTwice)
		}
		e := r.event(i)
		e.Repeated = true
		return r, e, nil
	}
	if s.Revision != r.Revision {
		return r, Event{}, ErrStale
	}
	to, err := Next(r.State, s.Action, s.Actor)
	switch {
	case err != nil:
		return r, Event{}, err
	case !r.theirs(s):
		return refuse(NotTheirs)
	case s.Day.IsZero():
		return refuse(NotDated)
	case len(r.History) > 0 && s.Day.Before(r.History[len(r.History)-1].Day):
		return refuse(BackInTime)
	case (s.Action == Decline || s.Action == Fail || s.Code != "") && !law.IsValid(s.Code):
		return refuse(CodeMissing)
	case s.Action == Expire && (r.Expires.IsZero() || !s.Day.After(r.Expires)):
		return refuse(NotExpired)
	case s.Action == Send && !r.grounded(s.Day):
		return refuse(NoConsent)
	case r.Unsound() != nil && !ends(s.Action):
		return refuse(BadHistory)
	}
	next := r.then(
		Entry{
			Day: s.Day, Action: s.Action, Actor: s.Actor, To: to, Code: s.Code, By: s.By,
			Key: s.Key,
		},
	)
	return next, next.event(len(next.History) - 1), nil
}

// then returns r after a move.
func (r Referral) then(e Entry) Referral {
	r.State = e.To
	if r.Revision < math.MaxInt { // one that nobody validated
		r.Revision++
	}
	if e.Action == Send {
		// Whoever is put in its place later is another one, whom no pre-flight looked at.
		e.Receiver = Party{Kind: r.To.Kind, ID: r.To.ID, Place: r.To.Place}
		e.Victim, e.Kind = r.Victim, r.Kind
	}
	r.History = append(slices.Clone(r.History), e)
	return r
}

// ends reports whether a move takes a referral back: nothing keeps anybody from that.
func ends(a Action) bool { return a == Withdraw || a == Cancel || a == Correct || a == Close }

// theirs reports whether who moves is the organisation that the referral names.
func (r *Referral) theirs(s Step) bool {
	if s.By != "" && !shape.ID(s.By) {
		return false
	}
	party := ""
	switch s.Actor {
	case Sender:
		party = r.From.ID
	case Receiver:
		party = r.To.ID
	}
	return s.By == "" || party == "" || s.By == party
}

// grounded reports whether r may be sent on day as far as r itself tells: a consent is linked, an
// emergency stands, or nothing of the person goes out. Whether the consent counts is for the
// pre-flight to say.
func (r *Referral) grounded(day law.Day) bool {
	return r.Consent != "" || r.Emergency.Stood(day) || r.Inside() || r.Kind == Request
}

// addressed reports whether the receiver of r has an id, and is the one to whom r was sent, as the
// person and in the way of now. A history of an older version does not name them.
func (r *Referral) addressed(e Entry) bool {
	if r.To.ID == "" && r.Kind != Request || e.Victim != "" && e.Victim != r.Victim ||
		e.Kind != "" && e.Kind != r.Kind {
		return false
	}
	return e.Receiver == Party{} || e.Receiver.ID == r.To.ID && e.Receiver.Kind == r.To.Kind &&
		e.Receiver.Place.Country() == r.To.Place.Country()
}

// Unsound returns what the history of r tells that the machine would not have done, or nil: it was
// sent with neither a consent nor an emergency on record, to a receiver without an id or to another
// one than r names now, for another person or as another kind of referral, or it expired on or
// before its last day. An old file may hold such a referral. It is read, passes nothing on, and can
// only be taken back.
func (r *Referral) Unsound() *MoveError {
	state := Draft
	for i, e := range r.History {
		sent := e.Action == Send && (!r.grounded(e.Day) || !r.addressed(e))
		expired := e.Action == Expire && (r.Expires.IsZero() || !e.Day.After(r.Expires))
		if sent || expired {
			bad := refusal(state, e.Action, e.Actor, BadHistory)
			bad.Entry = i
			return bad
		}
		state = e.To
	}
	return nil
}

// Verify replays the history: every move must stand in the table, be made by who may make it, lie
// in order of days, have its reason and a key of its own, and lead to the state and revision of r.
// It returns a [*MoveError] with the first entry that does not.
func (r *Referral) Verify() error {
	state := Draft
	keys := map[string]bool{}
	for i, e := range r.History {
		to, err := Next(state, e.Action, e.Actor)
		switch {
		case err != nil, to != e.To, e.Day.IsZero(),
			i > 0 && e.Day.Before(r.History[i-1].Day),
			(e.Action == Decline || e.Action == Fail) && !law.IsValid(e.Code),
			e.Key != "" && keys[e.Key],
			!r.theirs(Step{Actor: e.Actor, By: e.By}):
			bad := refusal(state, e.Action, e.Actor, BadHistory)
			bad.Entry = i
			return bad
		}
		keys[e.Key] = true
		state = to
	}
	if state != r.State || len(r.History) != r.Revision {
		return &MoveError{From: state, Reason: BadHistory, Entry: len(r.History)}
	}
	return nil
}
