package referral

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Clearance is what the pre-flight said of a referral on one day. It is opaque, is made by the
// pre-flight of package duty alone, and holds digests of everything that was looked at: whatever
// changes afterwards, the referral is not sent on it. It clears the referral of one file, by the id
// of the file, and none of another that says the same. It is not stored; who was interrupted asks
// the pre-flight again. The zero Clearance clears nothing.
type Clearance struct {
	file     string
	referral string
	day      law.Day
	seen     []digest
	ready    bool // it was prepared, and not sent yet
	blocking []jurisdiction.RuleID
	bars     []Bar
	lacks    Refusal // what no exemption gives: see Handing.Lacks
}

// Referral returns the id of the referral, Day the day of which the clearance speaks.
func (c Clearance) Referral() string { return c.referral }

// Day returns the day on which the referral may be sent.
func (c Clearance) Day() law.Day { return c.day }

// Blocking returns the rules that stand in the way.
func (c Clearance) Blocking() []jurisdiction.RuleID { return slices.Clone(c.blocking) }

// Bars returns what keeps the referral from being sent whatever the rules say.
func (c Clearance) Bars() []Bar { return slices.Clone(c.bars) }

// Clears reports whether the referral may be sent: something was looked at, nothing stands in the
// way, and the referral is prepared and not sent yet. An exemption of the person from a rule of the
// pre-flight takes the place neither of a consent that counts, or an emergency, nor of a receiver
// without a conflict of interest.
func (c Clearance) Clears() bool {
	return len(c.seen) > 0 && c.ready && len(c.blocking) == 0 && len(c.bars) == 0 && c.lacks == ""
}

// Changed is a part of what the pre-flight looked at. The zero Changed is none.
type Changed string

// The parts.
const (
	ChangedReferral  Changed = "referral"
	ChangedEmergency Changed = "emergency"
	ChangedReceiver  Changed = "receiver"
	ChangedConsent   Changed = "consent"
	ChangedVictim    Changed = "victim"
	ChangedSuspects  Changed = "suspects" // who is suspected, or must not learn of the person
	ChangedTold      Changed = "notifications"
)

// ErrNotStored is returned where a clearance is written as JSON or read from it.
var ErrNotStored = errors.New("referral: a clearance is not stored: ask the pre-flight again")

// MarshalJSON returns [ErrNotStored].
func (Clearance) MarshalJSON() ([]byte, error) { return nil, ErrNotStored }

// UnmarshalJSON returns [ErrNotStored].
func (*Clearance) UnmarshalJSON([]byte) error { return ErrNotStored }

type digest struct {
	part Changed
	hash string
}

// digests computes a digest of each part of h. A part that cannot be written matches nothing.
func (h *Handing) digests() []digest {
	r, v := *h.Referral, *h.Victim
	emergency, consents := r.Emergency, v.Consents
	r.Emergency, v.Consents = nil, nil
	var out []digest
	for _, x := range []struct {
		part Changed
		of   any
	}{
		{ChangedReferral, r}, {ChangedEmergency, []any{emergency, h.Urgent}},
		{ChangedReceiver, h.Receiver},
		{ChangedConsent, []any{h.Consent, h.Flaw, consents}}, {ChangedVictim, v},
		{ChangedSuspects, []any{h.Suspects, h.DoNotContact, h.Conflict}}, {ChangedTold, h.Told},
	} {
		data, err := json.Marshal(x.of)
		if err != nil {
			return nil
		}
		out = append(out, digest{x.part, chain.Hash("palermo clearance 1", "", string(data))})
	}
	return out
}

// changed returns the parts of h that are not as they were when c was made.
func (c Clearance) changed(h *Handing) []Changed {
	now := h.digests()
	var out []Changed
	for i, before := range c.seen {
		if i >= len(now) || now[i] != before {
			out = append(out, before.part)
		}
	}
	return out
}

// Clear makes the clearance of a day for what the pre-flight said of h: the rules that stand in the
// way, and whether it looked at anything at all. Without the token of this module, and of a
// pre-flight that looked at nothing, it makes the zero Clearance.
func Clear(
	t clearing.Token, h Handing, looked bool, blocking []jurisdiction.RuleID, on law.Day,
) Clearance {
	if !t.Valid() || !looked {
		return Clearance{}
	}
	blocking = slices.Clone(blocking)
	slices.Sort(blocking)
	return Clearance{
		file: h.File, referral: h.Referral.ID, day: on, seen: h.digests(),
		ready: h.Referral.State == Ready, blocking: slices.Compact(blocking), bars: h.Bars,
		lacks: h.Lacks,
	}
}

// SendOn makes the move that sends h.Referral, on a clearance. It takes the token of this module:
// callers send by way of the case file, which looks up again what was cleared. What the clearance
// refuses is told before what the table does: a referral that was withdrawn meanwhile has changed.
func SendOn(
	t clearing.Token, c Clearance, h Handing, day law.Day, key string,
) (Referral, Event, error) {
	r := *h.Referral
	if !r.Knows(key) {
		if refused := c.refuses(t, &h, day); refused != nil {
			return r, Event{}, refused
		}
	}
	return r.apply(Step{
		Action: Send, Actor: Sender, Day: day, Revision: r.Revision, By: r.From.ID, Key: key,
	})
}

// refuses returns why nothing is sent on c, or nil.
func (c Clearance) refuses(t clearing.Token, h *Handing, day law.Day) *MoveError {
	r := h.Referral
	changed := c.changed(h)
	switch {
	case !t.Valid() || len(c.seen) == 0 || c.file != h.File || c.referral != r.ID || c.day != day:
		return refusal(r.State, Send, Sender, NotCleared)
	case len(changed) > 0:
		e := refusal(r.State, Send, Sender, ChangedSince)
		e.Changed = changed
		return e
	case len(c.blocking)+len(c.bars)+len(h.Bars) > 0:
		e := refusal(r.State, Send, Sender, BlockedMove, c.blocking...)
		e.Bars = slices.Compact(slices.Sorted(slices.Values(slices.Concat(c.bars, h.Bars))))
		return e
	case h.Lacks != "":
		return refusal(r.State, Send, Sender, h.Lacks)
	}
	return nil
}
