package cases

import (
	"github.com/antitrafficking/palermo/internal/clearing"
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
// The event is the caller's to log. What the receiver may see is for [File.Disclose] to say.
func (f *File) Send(c referral.Clearance, on law.Day, key string) (referral.Event, error) {
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
	return event, nil
}

// Move makes any other move of a referral, and keeps it in f as it stands afterwards: see
// [referral.Referral.Apply]. To send takes a clearance: see [File.Send].
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
	return event, nil
}

// Withdraw withdraws a consent of a victim on day, and with it every open referral that rests on
// it; f holds both as they stand afterwards. It is refused only where the file has no such consent
// or the day is none: see [referral.WithdrawConsent]. What was disclosed under the consent is read
// from log, which may be nil; the events are the caller's to write to it.
func (f *File) Withdraw(
	person, consent string, day law.Day, log *referral.Log,
) (referral.Withdrawal, error) {
	out := referral.Withdrawal{Referrals: f.Referrals}
	err := referral.ErrNoConsent
	for i := range f.Victims { // an id may stand twice in a file that nobody validated
		if f.Victims[i].ID != person {
			continue
		}
		w, refused := referral.WithdrawConsent(f.Victims[i], consent, day, out.Referrals, log)
		if refused != nil {
			if err != nil {
				err = refused
			}
			continue
		}
		err = nil
		f.Victims[i] = w.Victim
		w.Events = append(out.Events, w.Events...)
		out = w
	}
	if err != nil {
		return referral.Withdrawal{}, err
	}
	f.Referrals = out.Referrals
	return out, nil
}
