package cases

import (
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
)

// Send sends the referral of which a clearance speaks, on the day of the clearance, and keeps it in
// f as it stands afterwards. Everything that the pre-flight looked at is looked up again: where a
// consent was withdrawn meanwhile, a suspect was added, the receiver, the person's record or the
// referral changed, it is refused with a [*referral.MoveError] that says what has changed, and f
// stays as it is. Key makes the request idempotent: asked again with the same key, nothing changes,
// and the event is the same.
//
// The move stands in the log of f, and raises its revision; the event is the caller's to write to a
// [referral.Log], if one is kept. What the receiver may see is for [File.Disclose] to say.
func (f *File) Send(c referral.Clearance, on law.Day, key string) (referral.Event, error) {
	if c.Referral() == "" { // the zero clearance
		return referral.Event{}, &referral.MoveError{
			Action: referral.Send, Actor: referral.Sender, Reason: referral.NotCleared,
		}
	}
	r, err := f.findReferral(c.Referral())
	if err != nil {
		return referral.Event{}, err
	}
	if r.Knows(key) { // asked again, perhaps after later moves: nothing is looked up anew
		return f.Move(r.ID, referral.Step{
			Action: referral.Send, Actor: referral.Sender, By: r.From.ID, Key: key,
		})
	}
	h, err := f.Handing(r.ID, on)
	if err != nil {
		return referral.Event{}, err
	}
	next, event, err := referral.SendOn(clearing.Issue(), c, h, on, key)
	if err != nil {
		return referral.Event{}, err
	}
	*h.Referral = next
	f.note(event)
	return event, nil
}

// note writes a move into the log of the file, which raises its revision: two who change the file
// at once notice each other. Nothing keeps it from being written.
func (f *File) note(e referral.Event) {
	if e.Repeated {
		return
	}
	actor := e.Entry.By
	if actor == "" {
		actor = string(e.Entry.Actor)
	}
	f.write(Event{Day: e.Entry.Day, Kind: EventReferred, Actor: actor, Record: e.Referral})
}

// write appends an event that says no more than it can: a day before the last entry is that of the
// last entry, and what is no id is left out.
func (f *File) write(e Event) {
	if n := len(f.Events); n > 0 && e.Day.Before(f.Events[n-1].Day) {
		e.Day = f.Events[n-1].Day
	}
	if !shape.ID(e.Actor) {
		e.Actor = "unknown"
	}
	if !shape.ID(e.Record) {
		e.Record = ""
	}
	_ = f.Record(f.Revision, e) // cannot be refused: day, kind and ids are good
}

// Move makes any other move of a referral, and keeps it in f as it stands afterwards, in its log
// too: see [referral.Referral.Apply]. To send takes a clearance: see [File.Send]. To withdraw here
// takes back one referral, whatever its revision; the consent stands until [File.Withdraw] takes it
// back, and with it all that rests on it.
func (f *File) Move(referralID string, s referral.Step) (referral.Event, error) {
	r, err := f.findReferral(referralID)
	if err != nil {
		return referral.Event{}, err
	}
	next, event, err := r.Apply(s)
	if err != nil {
		return referral.Event{}, err
	}
	*r = next
	f.note(event)
	return event, nil
}

// Withdraw withdraws a consent of a victim on day, and with it every open referral that rests on
// it; f holds both as they stand afterwards, and the withdrawal in its log. It is refused only
// where the file has no such victim (a [*LookupError]) or consent, or the day is none: see
// [referral.WithdrawConsent]. What was disclosed under the consent is read from log, which may be
// nil; the events are the caller's to write to it. A day that somebody mistyped is mended in the
// record of the consent itself.
func (f *File) Withdraw(
	person, consent string, day law.Day, log *referral.Log,
) (referral.Withdrawal, error) {
	out := referral.Withdrawal{Referrals: f.Referrals}
	var err error = &LookupError{"/victims", ErrNotFound}
	done := false
	for i := range f.Victims { // an id may stand twice in a file that nobody validated
		if f.Victims[i].ID != person || person == "" {
			continue
		}
		w, refused := referral.WithdrawConsent(f.Victims[i], consent, day, out.Referrals, log)
		if refused != nil {
			err = refused
			continue
		}
		done = true
		f.Victims[i] = w.Victim
		w.Events = append(out.Events, w.Events...)
		out = w
	}
	if !done {
		return referral.Withdrawal{}, err
	}
	f.Referrals = out.Referrals
	f.write(Event{Day: day, Kind: EventWithdrawn, Actor: person, Record: consent})
	for _, e := range out.Events {
		f.note(e)
	}
	return out, nil
}
