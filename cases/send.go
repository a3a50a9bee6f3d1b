package cases

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Send sends the referral of which a clearance speaks, on the day of the clearance, and keeps it in
// f as it stands afterwards. Everything that the pre-flight looked at is looked up again: where a
// consent was withdrawn meanwhile, a suspect was added, the receiver, the person's record or the
// referral changed, it is refused with a [*referral.MoveError] that says what has changed, and f
// stays as it is. Nothing is sent for who is recorded as dead, in a case that is closed, after the
// last day of the referral, to the person or another victim, or to who must not have the person:
// see [referral.Bar]. Key makes the request idempotent: asked again with the same key, nothing
// changes, and the event is the same.
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
	f.write(f.noted(e)...)
}

// noted are the entries of the log of f for moves, as f has them already. Each tells by its pointer
// the number of the move in the history: see [File.logged].
func (f *File) noted(events ...referral.Event) []Event {
	last := make(map[string]string, len(f.Referrals))
	for i := range f.Referrals {
		if r := &f.Referrals[i]; len(r.History) > 0 {
			last[r.ID] = fmt.Sprintf("/referrals/%d%s%d", i, moves, len(r.History)-1)
		}
	}
	out := make([]Event, 0, len(events))
	for _, e := range events {
		noted := Event{
			Day: e.Entry.Day, Kind: EventReferred, Actor: actorOf(e.Entry), Record: e.Referral,
		}
		if at := last[e.Referral]; at != "" {
			noted.Paths = []string{at}
		}
		out = append(out, noted)
	}
	return out
}

// actorOf is who made a move, as the log tells it.
func actorOf(e referral.Entry) string {
	actor := cmp.Or(e.By, string(e.Actor))
	if !shape.ID(actor) {
		return "unknown"
	}
	return actor
}

// write appends events that say no more than they can: a day before the last entry is that of the
// last entry, and what is no id is left out. However many they are, the log is copied once.
func (f *File) write(events ...Event) {
	f.Events = slices.Grow(slices.Clip(f.Events), len(events))
	for _, e := range events {
		if n := len(f.Events); n > 0 && e.Day.Before(f.Events[n-1].Day) {
			e.Day = f.Events[n-1].Day
		}
		if !shape.ID(e.Actor) {
			e.Actor = "unknown"
		}
		if !shape.ID(e.Record) {
			e.Record = ""
		}
		f.append(e) // day, kind and ids are good
	}
}

// Move makes any other move of a referral, and keeps it in f as it stands afterwards, in its log
// too: see [referral.Referral.Apply]. To send takes a clearance: see [File.Send]. To withdraw here
// takes back one referral, whatever its revision; the consent stands until [File.Withdraw] takes it
// back, and with it all that rests on it.
//
// A move by which data pass to the receiver is asked again what the sending was: to acknowledge,
// accept, start and resume. Where the consent does not count any more, as one that was withdrawn,
// refused or objected to, has expired, is gone from the record, or whose giver is suspected by now,
// and no emergency stands in its place on the day of the move, the reason is [referral.NoConsent].
// Where something bars it ([referral.Bar]: the person is dead, the case closed, who sends or goes
// along is suspected), or the receiver is suspected by now or must not learn of the person, it is
// [referral.BlockedMove]; so it is to complete a transfer. That a transfer is complete needs no
// consent to be written down, for without one the receiver reads nothing afterwards. To withdraw,
// cancel, decline, hold, fail, expire and close is always possible; of a referral that stands twice
// in f, to withdraw takes back each.
func (f *File) Move(referralID string, s referral.Step) (referral.Event, error) {
	r, err := f.findReferral(referralID)
	if errors.Is(err, ErrAmbiguous) && s.Action == referral.Withdraw &&
		s.Actor == referral.VictimSide {
		return f.takeBack(referralID, s)
	}
	if err != nil {
		return referral.Event{}, err
	}
	if !r.Knows(s.Key) {
		if refused := f.keeps(r, s); refused != nil {
			return referral.Event{}, refused
		}
	}
	next, event, err := r.Apply(s)
	if err != nil {
		return referral.Event{}, err
	}
	*r = next
	f.note(event)
	return event, nil
}

// takeBack takes back every referral with an id that stands more than once, as in a file that
// nobody validated: nobody can say which is meant, and to take back is always possible. The event
// is that of the last one that was open; where none was, the error is that of the first.
func (f *File) takeBack(id string, s referral.Step) (out referral.Event, err error) {
	done := false
	for i := range f.Referrals {
		if f.Referrals[i].ID != id {
			continue
		}
		next, event, refused := f.Referrals[i].Apply(s)
		if refused != nil {
			if err == nil {
				err = refused
			}
			continue
		}
		f.Referrals[i] = next
		if f.note(event); !done || !event.Repeated {
			out, done = event, true
		}
	}
	if done {
		err = nil
	}
	return out, err
}

// keeps returns why a move does not go on, and nil where it does: a move by which data pass to the
// receiver is asked what the sending was, and the end of a transfer, after which the receiver is
// responsible, whether something bars it. To take back, to decline, to put on hold, to give up and
// to close is asked nothing.
func (f *File) keeps(r *referral.Referral, s referral.Step) *referral.MoveError {
	switch s.Action {
	case referral.Acknowledge, referral.Accept, referral.Start, referral.Resume:
	case referral.Complete, referral.CompletePartly:
		if r.Kind != referral.Transfer { // the access of the receiver ends
			return nil
		}
	default:
		return nil
	}
	v, err := f.findVictim(r.Victim)
	if err != nil || r.Kind == referral.Request || s.Day.IsZero() ||
		!law.IsValid(r.State) || !law.IsValid(s.Actor) {
		return nil
	}
	refused := &referral.MoveError{From: r.State, Action: s.Action, Actor: s.Actor}
	bars := f.bars(v, r, s.Day)
	if s.Action != referral.Resume { // only what goes back to the receiver is sent again
		bars = slices.DeleteFunc(bars, func(b referral.Bar) bool {
			return b == referral.BarExpired
		})
	}
	to := r.To.Recipient()
	if len(bars) > 0 || f.conflicts(v, to, s.Day) || f.contact(v, r.To, s.Day) {
		refused.Reason, refused.Bars = referral.BlockedMove, slices.Sorted(slices.Values(bars))
		return refused
	}
	over := s.Action == referral.Complete || s.Action == referral.CompletePartly
	if over || r.Inside() || r.Emergency.StandsFor(v, r.To.Kind, s.Day) {
		return nil
	}
	c, flaw := f.consent(v, r.Consent, victim.PurposeReferral, s.Day)
	if flaw == "" {
		flaw = f.no(v, c, victim.PurposeReferral, to, s.Day, r)
	}
	if flaw != "" || !c.Covers(to, r.From.Place) {
		refused.Reason = referral.NoConsent
		return refused
	}
	return nil
}

// Withdraw withdraws a consent of a victim on day, and with it every open referral that rests on
// it; f holds both as they stand afterwards, and the withdrawal in its log. By the id "" all
// consents without one are withdrawn: who goes through the consents of a victim withdraws them all.
// It is refused only
// where the file has no such victim (a [*LookupError]) or consent, or the day is none: see
// [referral.WithdrawConsent]. What was disclosed under the consent is read from log, which may be
// nil; the events are the caller's to write to it. A day that somebody mistyped is mended in the
// record of the consent itself; one that lies more than ten years after the log enters it under the
// day of its last entry, so that others can be written behind it.
func (f *File) Withdraw(
	person, consent string, day law.Day, log *referral.Log,
) (referral.Withdrawal, error) {
	if f == nil {
		return referral.Withdrawal{}, &LookupError{"/victims", ErrNotFound}
	}
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
	f.lapse(&out, day)
	dated := chain.Dated(day, f.latest())
	event := Event{Day: dated, Kind: EventWithdrawn, Actor: person, Record: consent}
	if !shape.ID(consent) { // which an entry cannot name
		event.Paths = f.withdrawnAt(person, consent)
	}
	events := []Event{event}
	f.write(append(events, f.noted(out.Events...)...)...)
	return out, nil
}

// withdrawnAt returns where the consents of a victim with an id stand, as far as an entry of the
// log has room for it; where it has not, the record of the victim.
func (f *File) withdrawnAt(person, consent string) []string {
	var out []string
	for i := range f.Victims {
		if f.Victims[i].ID != person {
			continue
		}
		for j := range f.Victims[i].Consents {
			if f.Victims[i].Consents[j].ID == consent {
				out = append(out, fmt.Sprintf("/victims/%d/consents/%d", i, j))
			}
		}
	}
	if len(out) > maxPaths {
		return []string{"/victims"}
	}
	return out
}

// latest is the last day of the log of f; failing that the day on which it was opened, or the last
// on which a consent was given.
func (f *File) latest() law.Day {
	if n := len(f.Events); n > 0 {
		return f.Events[n-1].Day
	}
	last := f.Opened
	for i := range f.Victims {
		for _, c := range f.Victims[i].Consents {
			if c.Given.After(last) {
				last = c.Given
			}
		}
	}
	return last
}

// lapse takes back as well what was to go on in an emergency that by the log of the file has ended:
// the withdrawal is written down later than it was said.
func (f *File) lapse(w *referral.Withdrawal, day law.Day) {
	known := chain.Dated(f.latest(), day)
	if !known.After(day) {
		return
	}
	goesOn := w.Emergencies
	w.Emergencies = nil
	for _, id := range goesOn {
		stands := true
		for i := range f.Referrals { // an id may stand twice in a file that nobody validated
			r := &f.Referrals[i]
			if r.ID != id || r.Over() ||
				r.Emergency.StandsFor(&w.Victim, r.To.Kind, known) {
				continue
			}
			next, event, err := r.Apply(referral.Step{
				Action: referral.Withdraw, Actor: referral.VictimSide, Day: day,
			})
			if err == nil { // nothing refuses the side of the victim an open referral
				*r, stands = next, false
				w.Events = append(w.Events, event)
			}
		}
		if stands {
			w.Emergencies = append(w.Emergencies, id)
		}
	}
}
