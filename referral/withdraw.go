package referral

import (
	"errors"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// ErrNoConsent is returned where a victim's record has no consent with the id.
var ErrNoConsent = errors.New("referral: no consent with that id")

// ErrNotDated is returned where a withdrawal names no day. Nothing else stands in the way of a
// withdrawal.
var ErrNotDated = errors.New("referral: the withdrawal has no day")

// A Withdrawal is what the withdrawal of a consent leads to. What had been shared cannot be called
// back: Shared tells who has to be told.
type Withdrawal struct {
	Victim victim.Victim
	// Referrals are those given, in the same order; those that rested on the consent and were open
	// are withdrawn.
	Referrals []Referral
	Events    []Event
	// Emergencies are the ids of open referrals that go on without consent, in an emergency that
	// stands for this person and receiver. Once it has ended nothing passes on them; withdraw again
	// then, with that day, and they are taken back as well.
	Emergencies []string
	// Shared is what had been disclosed under the consent, from the log.
	Shared []Sharing
}

// WithdrawConsent withdraws a consent of v on day and, in the same step, every open referral that
// rests on it; access of the receivers ends. By the id "" all consents without one are withdrawn,
// on which nothing can rest. It is refused only where v has no such consent or the day is none: no
// key, no revision, no history and no other referral stands in its way. A referral
// on the ground of an emergency that stands ([Emergency.StandsFor]) goes on and is listed; it must
// stand on the latest day that the referral and the log know of as well, for a withdrawal may be
// written down later than it was said. The log is read, and the events are the caller's to write to
// it. Nothing given is changed. Withdrawing again opens nothing: the earlier of the two days stays,
// or the later where another consent was given in between, to which it is a no as well. One dated
// before the consent was given counts from the day of giving. A year that somebody mistyped, more
// than ten after all that is known, stands in the record of the consent and nowhere else: history
// and events have the last day before it, so that others can be written.
func WithdrawConsent(v victim.Victim, consent string, day law.Day, referrals []Referral, log *Log) (Withdrawal, error) {
	if day.IsZero() {
		return Withdrawal{}, ErrNotDated
	}
	v.Consents = slices.Clone(v.Consents)
	found := false
	var given law.Day
	for i := range v.Consents { // an id may stand twice in a record that nobody validated
		c := &v.Consents[i]
		if c.ID != consent {
			continue
		}
		found, given = true, later(given, c.Given)
		from := day
		if from.Before(c.Given) { // one of the days is a slip; what is written must be readable
			from = c.Given
		}
		if c.Withdrawn.IsZero() || from.Before(c.Withdrawn) && !givenBetween(&v, c, from) {
			c.Withdrawn = from
		}
	}
	if !found {
		return Withdrawal{}, ErrNoConsent
	}
	out := Withdrawal{Victim: v, Referrals: slices.Clone(referrals)}
	if log != nil && consent != "" {
		out.Shared = log.SharedUnder(v.ID, consent)
	}
	known := given // the latest day of which something is known
	if log != nil && len(log.Records) > 0 {
		known = later(known, log.Records[len(log.Records)-1].Day())
	}
	for j, r := range out.Referrals {
		if consent == "" { // what names no consent rests on none
			break
		}
		now := known
		if n := len(r.History); n > 0 {
			now = later(now, r.History[n-1].Day)
		}
		dated := chain.Dated(day, now)
		now = chain.Dated(later(day, now), day)
		switch {
		case r.Victim != v.ID || r.Consent != consent || r.Over():
			continue
		case r.Emergency.StandsFor(&v, r.To.Kind, day) &&
			r.Emergency.StandsFor(&v, r.To.Kind, now):
			out.Emergencies = append(out.Emergencies, r.ID)
			continue
		}
		next := r.Withdrawn(dated)
		out.Referrals[j] = next
		out.Events = append(out.Events, next.event(len(next.History)-1))
	}
	return out, nil
}

// givenBetween reports whether another consent was given after from, and by the day on which c was
// withdrawn. The later no is one to that consent as well ([victim.Victim.NoSince]): to say it again
// with an earlier day opens nothing.
func givenBetween(v *victim.Victim, c *victim.Consent, from law.Day) bool {
	return slices.ContainsFunc(v.Consents, func(x victim.Consent) bool {
		return x.ID != c.ID && x.Given.After(from) && !x.Given.After(c.Withdrawn)
	})
}

func later(a, b law.Day) law.Day {
	if b.After(a) {
		return b
	}
	return a
}

// Withdrawn returns r, taken back by the side of the victim on day, or on the day of the last move
// if that is later. It is never refused, whatever the revision and the keys of the history; a
// referral that is over stays as it is.
func (r Referral) Withdrawn(day law.Day) Referral {
	if r.Over() {
		return r
	}
	return r.withdrawn(Entry{Day: day, Key: r.unusedKey("consent-withdrawn")})
}

// unusedKey returns key, or one in its place where it is none or stands in the history.
func (r *Referral) unusedKey(key string) string {
	if shape.ID(key) && !r.Knows(key) {
		return key
	}
	key = "withdrawn"
	for n := 2; r.Knows(key); n++ {
		key = "withdrawn-" + strconv.Itoa(n)
	}
	return key
}

func (r Referral) withdrawn(e Entry) Referral {
	if n := len(r.History); n > 0 && e.Day.Before(r.History[n-1].Day) {
		e.Day = r.History[n-1].Day
	}
	if !shape.ID(e.By) {
		e.By = ""
	}
	e.Action, e.Actor, e.To = Withdraw, VictimSide, Withdrawn
	return r.then(e)
}
