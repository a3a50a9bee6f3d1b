package cases

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// ErrOtherFile is returned where a file is put behind one with another id.
var ErrOtherFile = errors.New("cases: another file")

// Follow puts what was written to the log of f behind the log of stored, the file as a store holds
// it now. Began is the [File.LastHash] of f when it was read from the store, before anything was
// changed: "" for a file without log. That somebody has read or disclosed the file since stops
// nobody: those entries stand first, and what was disclosed stands among the disclosures of f too.
// Where the file itself was changed since, or began stands in one of the logs only, the error is
// [ErrStale], and f stays as it is: read it again, and change it again. So it is where a no of the
// person stands in stored, without any entry of the log, and f has lost it: a consent that is
// withdrawn, a referral that was taken back. A withdrawn consent stays on file as such, and who
// agrees again gives a new one. A refusal, an objection, a limit of a consent, a child who does not
// agree, one that must not be contacted and the end of an emergency are lost only where f itself
// logs, as [EventChanged] or [EventCorrected] of the consent, the victim or the referral, that it
// was changed. A file with another id is [ErrOtherFile]. Stored is nil where the store does not
// hold the file yet: then all is well, unless f was read from it.
//
// A store that replaces a file calls it first, so that two who write at once lose nothing.
func (f *File) Follow(stored *File, began string) error {
	if stored == nil { // the first time that the store keeps it
		if began != "" {
			return ErrStale
		}
		return nil
	}
	if f.ID != stored.ID {
		return ErrOtherFile
	}
	same, other := after(f.Events, began), after(stored.Events, began)
	if same < 0 || same != other {
		return ErrStale
	}
	if f.forgets(stored, f.Events[same:]) {
		return ErrStale
	}
	next := *f
	next.Disclosures = slices.Clone(f.Disclosures)
	for _, e := range stored.Events[same:] {
		if e.Kind.Changes() {
			return ErrStale
		}
		for _, d := range stored.Disclosures {
			if e.Kind != EventDisclosed || d.ID != e.Record {
				continue
			}
			if slices.ContainsFunc(f.Disclosures, func(m Disclosure) bool { return m.ID == d.ID }) {
				return ErrStale // two that nobody could tell apart
			}
			next.Disclosures = append(next.Disclosures, d)
		}
	}
	mine := f.Events[same:]
	if len(mine) == 0 && f.Revision != stored.Revision {
		return ErrStale // without a log nothing tells whose change came first
	}
	next.Events = slices.Clone(stored.Events)
	next.Revision = stored.Revision
	for _, e := range mine {
		next.write(e)
	}
	f.Events, f.Revision, f.Disclosures = next.Events, next.Revision, next.Disclosures
	return nil
}

// forgets reports whether f lacks a no that stands in stored, for the victims that f still holds.
// Mine are the entries that f writes.
func (f *File) forgets(stored *File, mine []Event) bool {
	told := func(records ...string) bool {
		return slices.ContainsFunc(mine, func(e Event) bool {
			return (e.Kind == EventChanged || e.Kind == EventCorrected) && e.Record != "" &&
				slices.Contains(records, e.Record)
		})
	}
	for i := range stored.Victims {
		was := &stored.Victims[i]
		for j := range f.Victims {
			v := &f.Victims[j]
			if v.ID != was.ID {
				continue
			}
			for _, id := range was.DoNotContact {
				if !slices.Contains(v.DoNotContact, id) && !told(v.ID) {
					return true
				}
			}
			for k := range was.Consents {
				c := &was.Consents[k]
				withdrawn := !stored.withdrawn(was, c).IsZero()
				if withdrawn && !every(v, c.ID, func(m *victim.Consent) bool {
					return !f.withdrawn(v, m).IsZero()
				}) {
					return true
				}
				if c.No() && !told(c.ID, v.ID) && !every(v, c.ID, func(m *victim.Consent) bool {
					return m.No() || !f.withdrawn(v, m).IsZero()
				}) {
					return true
				}
				if !told(c.ID, v.ID) && (loses(c.Objections, v, objections) ||
					loses(c.Limits, v, limits)) {
					return true
				}
				if c.ChildAgrees == person.No && !told(c.ID, v.ID) &&
					!every(v, c.ID, func(m *victim.Consent) bool {
						return m.ChildAgrees == person.No || !f.withdrawn(v, m).IsZero()
					}) {
					return true
				}
			}
		}
	}
	taken := func(r *referral.Referral) bool {
		return r.State == referral.Withdrawn || !r.On(referral.Withdraw).IsZero()
	}
	ended := func(r *referral.Referral) bool {
		return r.Emergency != nil && slices.ContainsFunc(r.Emergency.Reviews,
			func(x referral.Review) bool { return x.GoesOn != person.Yes })
	}
	for i := range stored.Referrals {
		was := &stored.Referrals[i]
		for j := range f.Referrals {
			r := &f.Referrals[j]
			if r.ID == was.ID && (taken(was) && !taken(r) ||
				ended(was) && !ended(r) && r.Emergency != nil && !told(r.ID, r.Victim)) {
				return true
			}
		}
	}
	return false
}

func objections(c *victim.Consent) []victim.Limit { return c.Objections }

func limits(c *victim.Consent) []victim.Limit { return c.Limits }

// loses reports whether one of the limits stands in no consent of v any more.
func loses(was []victim.Limit, v *victim.Victim, of func(*victim.Consent) []victim.Limit) bool {
	if len(was) == 0 {
		return false
	}
	still := map[string]bool{}
	for i := range v.Consents {
		for _, l := range of(&v.Consents[i]) {
			still[said(l)] = true
		}
	}
	return slices.ContainsFunc(was, func(l victim.Limit) bool { return !still[said(l)] })
}

// said is what a limit says, for comparison.
func said(l victim.Limit) string {
	data, err := json.Marshal(l)
	if err != nil {
		return ""
	}
	return string(data)
}

// every reports whether v has the consent with the id, and all that have the id are so.
func every(v *victim.Victim, id string, so func(*victim.Consent) bool) bool {
	found := false
	for i := range v.Consents {
		if v.Consents[i].ID != id {
			continue
		}
		if found = true; !so(&v.Consents[i]) {
			return false
		}
	}
	return found
}

// after returns the index behind the entry with the hash, 0 for "", or -1.
func after(log []Event, hash string) int {
	if hash == "" {
		return 0
	}
	at := slices.IndexFunc(log, func(e Event) bool { return e.Hash == hash })
	if at < 0 {
		return -1
	}
	return at + 1
}
