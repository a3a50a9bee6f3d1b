package referral

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A Party is who hands a person on, or receives the person.
type Party struct {
	Kind  jurisdiction.BodyKind `json:"kind" data:"service" validate:"required,tip_code"`
	ID    string                `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Place jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
}

// A Referral hands one victim on to one receiver for one need. Change it through [Referral.Apply].
type Referral struct {
	ID     string          `json:"id" data:"id" validate:"required,tip_id"`
	Victim string          `json:"victim" data:"id" validate:"required,tip_id"`
	Kind   Kind            `json:"kind" data:"service" validate:"required,tip_code"`
	Need   victim.NeedKind `json:"need,omitempty" data:"service" validate:"tip_code"`
	// Block is the part of the way through help and proceedings to which it belongs.
	Block Block `json:"block,omitempty" data:"service" validate:"tip_code"`
	From  Party `json:"from" data:"service"`
	To    Party `json:"to" data:"service"`

	// Consent is the id of the consent of the victim; Emergency stands in its place.
	Consent   string     `json:"consent,omitempty" data:"id" validate:"omitempty,tip_id"`
	Emergency *Emergency `json:"emergency,omitempty" data:"consent"`
	// ChildViews is the day on which the views of the child were heard.
	ChildViews law.Day `json:"child_views,omitzero" data:"protection" validate:"tip_day"`
	// Expires is the last day on which an answer is waited for.
	Expires law.Day `json:"expires,omitzero" data:"service" validate:"tip_day"`

	State    State   `json:"state" data:"service" validate:"required,tip_code"`
	Revision int     `json:"revision,omitempty" data:"case" validate:"min=0"`
	History  []Entry `json:"history,omitempty" data:"service" validate:"dive"`

	Border Border `json:"border,omitzero" data:"service"`
}

// Emergency is why a referral goes on without consent. It is looked at again.
type Emergency struct {
	Ground    Ground                `json:"ground" data:"consent" validate:"required,tip_code"`
	Authority jurisdiction.BodyKind `json:"authority" data:"consent" validate:"required,tip_code"`
	ReviewBy  law.Day               `json:"review_by" data:"consent" validate:"required,tip_day"`
}

// Border holds what a referral to another State needs.
type Border struct {
	// FocalPoint is the day on which the focal point for cross-border referral was contacted, NoFocalPoint why not.
	FocalPoint   law.Day              `json:"focal_point,omitzero" data:"service" validate:"tip_day"`
	NoFocalPoint victim.AbsenceReason `json:"no_focal_point,omitempty" data:"service" validate:"tip_code"`
	// Basis are the ids of the instruments on which the States work together.
	Basis []string `json:"basis,omitempty" data:"case" validate:"dive,required,tip_id"`
	// Competent is the State that may take measures for the child; Urgent answers whether only urgent ones are taken.
	Competent jurisdiction.Code `json:"competent,omitempty" data:"location" validate:"tip_code"`
	Urgent    victim.Answer     `json:"urgent,omitempty" data:"protection" validate:"tip_code"`
	// Placement answers whether the child is to be placed there; Consulted and Agreed are the days on which the receiving State was
	// consulted and agreed.
	Placement victim.Answer `json:"placement,omitempty" data:"protection" validate:"tip_code"`
	Consulted law.Day       `json:"consulted,omitzero" data:"protection" validate:"tip_day"`
	Agreed    law.Day       `json:"agreed,omitzero" data:"protection" validate:"tip_day"`
	// Transfer is the ground on which personal data leave the sender's regime, NoDanger answers whether it was looked at that nobody is endangered (yes:
	// nobody is).
	Transfer TransferGround `json:"transfer,omitempty" data:"case" validate:"tip_code"`
	NoDanger victim.Answer  `json:"no_danger,omitempty" data:"case" validate:"tip_code"`
	// Handover is the day of the handover, Guardian the id of the receiving guardian, Documents what was handed over, Feedback the day
	// on which the receiver told how the person is.
	Handover  law.Day    `json:"handover,omitzero" data:"service" validate:"tip_day"`
	Guardian  string     `json:"guardian,omitempty" data:"id" validate:"omitempty,tip_id"`
	Documents []Document `json:"documents,omitempty" data:"service" validate:"dive,required,tip_code"`
	Feedback  law.Day    `json:"feedback,omitzero" data:"service" validate:"tip_day"`
}

// Crosses reports whether sender and receiver are in different States.
func (r *Referral) Crosses() bool {
	return r.From.Place.IsValid() && r.To.Place.IsValid() && r.From.Place.Country() != r.To.Place.Country()
}

// An Entry of the history is a move that was made.
type Entry struct {
	Day    law.Day `json:"day" data:"service" validate:"required,tip_day"`
	Action Action  `json:"action" data:"service" validate:"required,tip_code"`
	Actor  Actor   `json:"actor" data:"service" validate:"required,tip_code"`
	To     State   `json:"to" data:"service" validate:"required,tip_code"`
	Code   Code    `json:"code,omitempty" data:"service" validate:"tip_code"`
	// Key is the idempotency key of the request that made the move.
	Key string `json:"key,omitempty" data:"id" validate:"omitempty,tip_id"`
}

// On returns the day of the first entry with the action, or the zero Day.
func (r *Referral) On(action Action) law.Day {
	for _, e := range r.History {
		if e.Action == action {
			return e.Day
		}
	}
	return law.Day{}
}

// StateOn returns the state in which r was at the end of day; the zero State before its first entry, unless there is no history.
func (r *Referral) StateOn(day law.Day) State {
	if len(r.History) == 0 {
		return r.State
	}
	state := Draft
	for _, e := range r.History {
		if e.Day.After(day) {
			break
		}
		state = e.To
	}
	return state
}

// Refusal says why a move was refused. The zero Refusal is not an answer.
type Refusal string

// The reasons.
const (
	NoSuchMove   Refusal = "no-such-move"
	NotTheirs    Refusal = "not-theirs"   // another actor may make it
	BlockedMove  Refusal = "blocked"      // rules block it
	CodeMissing  Refusal = "code-missing" // a refusal or failure needs its reason
	BackInTime   Refusal = "back-in-time" // dated before the last move
	NotExpired   Refusal = "not-expired"  // the last day has not passed
	BadHistory   Refusal = "bad-history"  // the history does not lead to the state
	NotDated     Refusal = "not-dated"    // the move has no day
	KeyUsedTwice Refusal = "key-used-for-another-move"
	NoConsent    Refusal = "no-consent" // neither a consent nor an emergency is recorded
)

// ErrStale is returned where the referral was moved by somebody else in between.
var ErrStale = errors.New("referral: moved in between")

// A MoveError says why a move was refused. It holds no value of a person.
type MoveError struct {
	From   State
	Action Action
	Actor  Actor
	Reason Refusal
	// Blocking are the rules that block the move.
	Blocking []rule.ID
	// Entry is the index in the history, for a bad history.
	Entry int
}

func (e *MoveError) Error() string {
	s := fmt.Sprintf("referral: %s from %s by %s: %s", code(e.Action), code(e.From), code(e.Actor), e.Reason)
	if len(e.Blocking) > 0 {
		s += fmt.Sprintf(" %v", e.Blocking)
	}
	return s
}

// code keeps what is no code out of an error.
func code[C interface {
	~string
	IsValid() bool
}](c C) string {
	if !c.IsValid() {
		return "?"
	}
	return string(c)
}

// A Step is a move that somebody wants to make.
type Step struct {
	Action Action
	Actor  Actor
	Day    law.Day
	// Revision is the revision of the referral that the caller has seen.
	Revision int
	Code     Code
	// Key makes the step idempotent: the same key with the same action again changes nothing.
	Key string
	// Blocking are the rules that block sending and accepting, as the pre-flight found them. An empty list lets them through.
	Blocking []rule.ID
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
	// Repeated is true where the key was seen before, and nothing changed.
	Repeated bool `json:"repeated,omitempty" data:"service"`
}

// Apply makes a move and returns the referral after it and the event; r itself is left as it is. A stale revision is [ErrStale], any
// other refusal a [*MoveError].
func (r Referral) Apply(s Step) (Referral, Event, error) {
	for _, e := range r.History {
		if s.Key == "" || e.Key != s.Key {
			continue
		}
		if e.Action != s.Action || e.Actor != s.Actor {
			return r, Event{}, &MoveError{From: r.State, Action: s.Action, Actor: s.Actor, Reason: KeyUsedTwice}
		}
		return r, Event{Referral: r.ID, Entry: e, Revision: r.Revision, Repeated: true}, nil
	}
	if s.Revision != r.Revision {
		return r, Event{}, ErrStale
	}
	refuse := func(reason Refusal) (Referral, Event, error) {
		return r, Event{}, &MoveError{From: r.State, Action: s.Action, Actor: s.Actor, Reason: reason, Blocking: s.Blocking}
	}
	to, err := Next(r.State, s.Action, s.Actor)
	switch {
	case err != nil:
		return r, Event{}, err
	case !s.Day.IsValid():
		return refuse(NotDated)
	case len(r.History) > 0 && s.Day.Before(r.History[len(r.History)-1].Day):
		return refuse(BackInTime)
	case (s.Action == Decline || s.Action == Fail) && !s.Code.IsValid():
		return refuse(CodeMissing)
	case s.Action == Expire && (r.Expires.IsZero() || !s.Day.After(r.Expires)):
		return refuse(NotExpired)
	case s.Action == Send && r.Kind != Assign && r.Consent == "" && r.Emergency == nil:
		return refuse(NoConsent)
	case (s.Action == Send || s.Action == Accept) && len(s.Blocking) > 0:
		return refuse(BlockedMove)
	}
	entry := Entry{Day: s.Day, Action: s.Action, Actor: s.Actor, To: to, Code: s.Code, Key: s.Key}
	next := r
	next.State = to
	next.Revision++
	next.History = append(r.History[:len(r.History):len(r.History)], entry)
	event := Event{Referral: r.ID, Entry: entry, Revision: next.Revision}
	switch {
	case to == Accepted && r.Kind == Transfer:
		event.Responsible = r.To
	case to == Withdrawn || to == Cancelled || to == EnteredInError || to == Declined || to == Expired:
		event.AccessEnds = true
	}
	return next, event, nil
}

// Verify replays the history: every move must stand in the table, be made by who may make it, lie in order of days, and lead to the
// state and revision of r. It returns a [*MoveError] with the first entry that does not.
func (r *Referral) Verify() error {
	state := Draft
	bad := func(i int, e Entry) error {
		return &MoveError{From: state, Action: e.Action, Actor: e.Actor, Reason: BadHistory, Entry: i}
	}
	for i, e := range r.History {
		to, err := Next(state, e.Action, e.Actor)
		if err != nil || to != e.To || i > 0 && e.Day.Before(r.History[i-1].Day) || (e.Action == Decline || e.Action == Fail) && !e.Code.IsValid() {
			return bad(i, e)
		}
		state = to
	}
	if state != r.State || len(r.History) != r.Revision {
		return bad(len(r.History), Entry{})
	}
	return nil
}
