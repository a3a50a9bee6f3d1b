package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Party is who hands a person on, or receives the person.
type Party struct {
	Kind  jurisdiction.BodyKind `json:"kind" data:"service" validate:"required,tip_code"`
	ID    string                `json:"id,omitempty" data:"id" validate:"omitempty,tip_id"`
	Place jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Name is that of the organisation, Worker that of the person there who is spoken to.
	Name   string `json:"name,omitempty" data:"service" validate:"max=300"`
	Worker string `json:"worker,omitempty" data:"case" validate:"max=200"`
}

// Recipient returns p as a consent names recipients.
func (p Party) Recipient() victim.Recipient {
	return victim.Recipient{Kind: p.Kind, ID: p.ID, Place: p.Place}
}

// A Referral hands one victim on to one receiver for one need. Change it through [Referral.Apply].
type Referral struct {
	ID     string        `json:"id" data:"id" validate:"required,tip_id"`
	Victim string        `json:"victim" data:"id" validate:"required,tip_id"`
	Kind   Kind          `json:"kind" data:"service" validate:"required,tip_code"`
	Need   care.NeedKind `json:"need,omitempty" data:"service" validate:"tip_code"`
	// Block is the part of the way through help and proceedings to which it belongs.
	Block Block `json:"block,omitempty" data:"service" validate:"tip_code"`
	From  Party `json:"from" data:"service"`
	To    Party `json:"to" data:"service"`

	// Follows is the id of the referral that came to nothing, and in whose place this one stands.
	Follows string `json:"follows,omitempty" data:"id" validate:"omitempty,tip_id"`

	Reason TransitionReason `json:"reason,omitempty" data:"service" validate:"tip_code"`
	// Urgency says how soon the help is needed.
	Urgency care.Priority `json:"urgency,omitempty" data:"service" validate:"tip_code"`
	// Requested are the needs for which help is asked beside Need.
	Requested []care.NeedKind `json:"requested,omitempty" data:"service" validate:"dive,required,tip_code"`
	// AppointmentDay is the day on which the person is expected, FeedbackDue the day by which the
	// receiver is to tell what came of it.
	AppointmentDay law.Day `json:"appointment_day,omitzero" data:"service"`
	FeedbackDue    law.Day `json:"feedback_due,omitzero" data:"service"`
	// Outcome is what came of it.
	Outcome care.ServiceOutcome `json:"outcome,omitempty" data:"service" validate:"tip_code"`
	// Attachments are the ids of attachments of the victim that go along.
	Attachments []string `json:"attachments,omitempty" data:"service" validate:"dive,required,tip_id"`

	// Escort is the id of who goes along with the person: a worker, a relative or a guardian.
	Escort string `json:"escort,omitempty" data:"protection" validate:"omitempty,tip_id" label:"who goes along"`
	// Consent is the id of the consent of the victim; Emergency stands in its place while it lasts.
	Consent   string     `json:"consent,omitempty" data:"consent" validate:"omitempty,tip_id"`
	Emergency *Emergency `json:"emergency,omitempty" data:"consent"`
	// ChildViews is the day on which the views of the child were heard.
	ChildViews law.Day `json:"child_views,omitzero" data:"protection"`
	// Expires is the last day on which an answer is waited for.
	Expires law.Day `json:"expires,omitzero" data:"service"`

	State    State   `json:"state" data:"service" validate:"required,tip_code"`
	Revision int     `json:"revision,omitempty" data:"case" validate:"min=0"`
	History  []Entry `json:"history,omitempty" data:"service" validate:"dive"`

	Border Border `json:"border,omitzero" data:"service"`
}

// Border holds what a referral to another State needs.
type Border struct {
	// FocalPoint is the day on which the focal point for cross-border referral was contacted,
	// NoFocalPoint why not.
	FocalPoint   law.Day            `json:"focal_point,omitzero" data:"service"`
	NoFocalPoint care.AbsenceReason `json:"no_focal_point,omitempty" data:"service" validate:"tip_code"`
	// Basis are the ids of the instruments on which the States work together.
	Basis []string `json:"basis,omitempty" data:"case" validate:"dive,required,tip_id"`
	// Competent is the State that may take measures for the child; Urgent answers whether only
	// urgent ones are taken.
	Competent jurisdiction.Code `json:"competent,omitempty" data:"location" validate:"tip_code"`
	Urgent    person.Answer     `json:"urgent,omitempty" data:"protection" validate:"tip_code"`
	// Placement answers whether the child is to be placed there: in a family or an institution, and
	// not with a parent (1996 Hague Convention, article 33; Regulation (EU) 2019/1111, article
	// 82(2)). Consulted and Agreed are the days on which the receiving State was consulted and
	// agreed.
	Placement person.Answer `json:"placement,omitempty" data:"protection" validate:"tip_code"`
	Consulted law.Day       `json:"consulted,omitzero" data:"protection"`
	Agreed    law.Day       `json:"agreed,omitzero" data:"protection"`
	// Transfer is the ground on which personal data leave the sender's regime, NoDanger answers
	// whether it was looked at that nobody is endangered (yes: nobody is).
	Transfer TransferGround `json:"transfer,omitempty" data:"case" validate:"tip_code"`
	NoDanger person.Answer  `json:"no_danger,omitempty" data:"case" validate:"tip_code"`
	// BestInterests is the id of the assessment or determination, in the record of the child, that
	// going there is in the best interests; RiskDay is the day on which risk and security there
	// were assessed, RiskAuthor by whom.
	BestInterests string                `json:"best_interests,omitempty" data:"protection" validate:"omitempty,tip_id"`
	RiskDay       law.Day               `json:"risk_day,omitzero" data:"protection"`
	RiskAuthor    jurisdiction.BodyKind `json:"risk_author,omitempty" data:"protection" validate:"tip_code"`
	// GuardianAgreed is the day on which the receiving guardian agreed to take the child in.
	GuardianAgreed law.Day `json:"guardian_agreed,omitzero" data:"protection"`
	// Handover is the day of the handover, Guardian the id of the receiving guardian, Documents
	// what was handed over, Feedback the day on which the receiver told how the person is.
	Handover  law.Day    `json:"handover,omitzero" data:"service"`
	Guardian  string     `json:"guardian,omitempty" data:"protection" validate:"omitempty,tip_id"`
	Documents []Document `json:"documents,omitempty" data:"service" validate:"dive,required,tip_code"`
	Feedback  law.Day    `json:"feedback,omitzero" data:"service"`
}

// Inside reports whether r stays inside one organisation in one State: an assignment to another
// worker, with which nothing of the person goes out.
func (r *Referral) Inside() bool {
	return r.Kind == Assign && r.From.ID != "" && r.From.ID == r.To.ID && r.From.Place.Country() == r.To.Place.Country()
}

// Over reports whether r has ended: by its state, and by the last move of its history where it has
// one. A form that wrote the state of one that goes on keeps nobody from taking it back.
func (r *Referral) Over() bool {
	n := len(r.History)
	return r.State.Over() && (n == 0 || r.History[n-1].To.Over())
}

// Access reports whether the receiver may read what is passed on under r: from the sending until r
// is over; after a transfer that was completed it stays, for the receiver has become responsible. A
// request asks for the person and passes nothing on, and neither does what the machine would not
// have sent ([Referral.Unsound]).
func (r *Referral) Access() bool {
	if r.Kind == Request || r.Unsound() != nil {
		return false
	}
	state := r.State
	if n := len(r.History); state == Closed && n > 1 {
		state = r.History[n-2].To
	}
	switch state {
	case Sent, Received, Accepted, InService, OnHold:
		return true
	case Completed, PartlyCompleted:
		return r.Kind == Transfer
	}
	return false
}

// Answer returns the draft of the transfer with which an accepted request is met: from who was
// asked to who asked. It reports false for any other referral. What goes with the person is for the
// draft to say: consent, views of the child and what a border needs are recorded anew.
func (r *Referral) Answer(id string) (Referral, bool) {
	if r.Kind != Request || r.State != Accepted && r.State != InService {
		return Referral{}, false
	}
	return Referral{
		ID: id, Victim: r.Victim, Kind: Transfer, Need: r.Need, Block: r.Block, Reason: r.Reason,
		Urgency: r.Urgency, Requested: slices.Clone(r.Requested), From: r.To, To: r.From,
		State: Draft,
	}, true
}

// Reroute returns the draft of a referral to somebody else, in the place of r, which was declined,
// failed, expired or was cancelled. It reports false for any other. Consent and emergency are taken
// over, and may not cover the new receiver; the child is heard anew, and a last day is set anew.
func (r *Referral) Reroute(id string, to Party) (Referral, bool) {
	state := r.State
	if n := len(r.History); state == Closed && n > 1 {
		state = r.History[n-2].To
	}
	switch state {
	case Declined, Failed, Expired, Cancelled:
		return Referral{
			ID: id, Victim: r.Victim, Kind: r.Kind, Need: r.Need, Block: r.Block, Reason: r.Reason,
			Urgency: r.Urgency, Requested: slices.Clone(r.Requested), From: r.From, To: to,
			Follows:     r.ID,
			Attachments: slices.Clone(r.Attachments), Consent: r.Consent, Emergency: r.Emergency,
			State: Draft,
		}, true
	}
	return Referral{}, false
}

// Crosses reports whether sender and receiver are in different States.
func (r *Referral) Crosses() bool {
	return r.From.Place.IsValid() && r.To.Place.IsValid() && r.From.Place.Country() != r.To.Place.Country()
}

// An Entry of the history is a move that was made.
type Entry struct {
	Day    law.Day `json:"day" data:"service" validate:"required"`
	Action Action  `json:"action" data:"service" validate:"required,tip_code"`
	Actor  Actor   `json:"actor" data:"service" validate:"required,tip_code"`
	To     State   `json:"to" data:"service" validate:"required,tip_code"`
	Code   Code    `json:"code,omitempty" data:"service" validate:"tip_code"`
	// By is the id of the organisation, or of the person on the side of the victim, that made the
	// move.
	By string `json:"by,omitempty" data:"id" validate:"omitempty,tip_id" label:"made by"`
	// Receiver is, of the sending, to whom it was sent, Victim who was, and Kind in which way.
	Receiver Party  `json:"receiver,omitzero" data:"service" validate:"-"`
	Victim   string `json:"victim,omitempty" data:"id" validate:"omitempty,tip_id"`
	Kind     Kind   `json:"kind,omitempty" data:"service" validate:"tip_code"`
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

// StateOn returns the state in which r was at the end of day; the zero State before its first
// entry, unless there is no history.
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
