package referral

import (
	"errors"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// ErrNoConsent is returned where a victim's record has no consent with the id.
var ErrNoConsent = errors.New("referral: no consent with that id")

// ErrNotWithdrawable is returned where a consent cannot be withdrawn on the day: the day does not
// exist, or lies before the consent was given.
var ErrNotWithdrawable = errors.New("referral: the consent cannot be withdrawn on that day")

// withdrawalKey is the idempotency key of the move that [WithdrawConsent] makes: a referral is
// withdrawn once.
const withdrawalKey = "consent-withdrawn"

// A Withdrawal is what the withdrawal of a consent leads to. What had been shared cannot be called
// back: Shared tells who has to be told.
type Withdrawal struct {
	Victim victim.Victim
	// Referrals are those given, in the same order; those that rested on the consent and were open
	// are withdrawn.
	Referrals []Referral
	Events    []Event
	// Emergencies are the ids of open referrals that go on without consent, in an emergency that
	// stands.
	Emergencies []string
	// Shared is what had been disclosed under the consent, from the log.
	Shared []Sharing
}

// WithdrawConsent withdraws a consent of v on day and, in the same step, every open referral that
// rests on it; access of the receivers ends. A referral on the ground of an emergency goes on and
// is listed. The log is read, and the events are the caller's to write to it. Nothing given is
// changed. Withdrawing again changes nothing: the day of the first withdrawal stays.
func WithdrawConsent(v victim.Victim, consent string, day law.Day, referrals []Referral, log *Log) (Withdrawal, error) {
	i := slices.IndexFunc(v.Consents, func(c victim.Consent) bool { return c.ID == consent && consent != "" })
	if i < 0 {
		return Withdrawal{}, ErrNoConsent
	}
	c := v.Consents[i]
	if !day.IsValid() || c.Given.IsZero() || day.Before(c.Given) {
		return Withdrawal{}, ErrNotWithdrawable
	}
	if c.Withdrawn.IsZero() || day.Before(c.Withdrawn) {
		c.Withdrawn = day
	}
	v.Consents = slices.Clone(v.Consents)
	v.Consents[i] = c
	out := Withdrawal{Victim: v, Referrals: slices.Clone(referrals)}
	if log != nil {
		out.Shared = log.SharedUnder(v.ID, consent)
	}
	for j, r := range out.Referrals {
		switch {
		case r.Victim != v.ID || r.Consent != consent || r.State.Over():
			continue
		case r.Emergency.Stands(day):
			out.Emergencies = append(out.Emergencies, r.ID)
			continue
		}
		// The last move may be dated later than the withdrawal became known: it is withdrawn on the
		// later day.
		on := day
		if n := len(r.History); n > 0 && on.Before(r.History[n-1].Day) {
			on = r.History[n-1].Day
		}
		next, event, err := r.Apply(Step{Action: Withdraw, Actor: VictimSide, Day: on, Revision: r.Revision, Key: withdrawalKey})
		if err != nil {
			return Withdrawal{}, err
		}
		out.Referrals[j] = next
		out.Events = append(out.Events, event)
	}
	return out, nil
}
