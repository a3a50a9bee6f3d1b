package cases

import (
	"encoding/json"
	"errors"
	"reflect"
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
// agrees again gives a new one. What else protects the person and stands in stored is lost only
// where f itself logs, as [EventChanged] or [EventCorrected] of the record itself or of the victim,
// that it was changed: to what and since when somebody said no, a refusal, an objection, a limit,
// the last day of a consent, a referral or an emergency, an agreement, a child who does not agree,
// a wish, a search for the family that is not safe or not wanted, an attachment that must pass to
// nobody, one that must not be contacted, whoever is suspected, in conflict, dead or has left, what
// a suspect or who did harm is to the victim, that a consent names no more purposes, categories and
// recipients and was not given earlier, to which organisation another belongs, that the case is
// closed, the end of an emergency, an office or a mandate, and that an address, a contact or a site
// is not to be passed on. So it is with an age: by f it is older on no day than by stored
// ([person.Age.OlderThan]), unless an entry tells of the victim, or of the assessment that is
// another. A victim who said no, or in whose place f has another, is not taken out without one
// either. A file with another id is [ErrOtherFile]. Stored is nil where the store does not hold the
// file yet: then all is well, unless f was read from it.
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
	if n := len(stored.Events); began == "" && n > 0 && stored.Events[n-1].Hash == "" &&
		len(f.Events) >= n && reflect.DeepEqual(f.Events[:n], stored.Events) {
		same, other = n, n // of a file that nobody validated: all of its log is there
	}
	if same < 0 || same != other {
		return ErrStale
	}
	if f.forgets(stored, f.Events[same:]) {
		return ErrStale
	}
	next := *f
	next.Disclosures = slices.Clone(f.Disclosures)
	told := map[string][]Disclosure{}
	for _, d := range stored.Disclosures {
		told[d.ID] = append(told[d.ID], d)
	}
	own := set(f.Disclosures, func(d *Disclosure) string { return d.ID })
	for _, e := range stored.Events[same:] {
		if e.Kind.Changes() {
			return ErrStale
		}
		if e.Kind != EventDisclosed || len(told[e.Record]) == 0 {
			continue
		}
		if own[e.Record] {
			return ErrStale // two that nobody could tell apart
		}
		next.Disclosures = append(next.Disclosures, told[e.Record]...)
	}
	mine := f.Events[same:]
	if len(mine) == 0 && f.Revision != stored.Revision {
		return ErrStale // without a log nothing tells whose change came first
	}
	next.Events = slices.Clone(stored.Events)
	next.Revision = stored.Revision
	next.write(mine...)
	f.Events, f.Revision, f.Disclosures = next.Events, next.Revision, next.Disclosures
	return nil
}

// forgets reports whether f lacks a no that stands in stored, for the victims that f still holds.
// Mine are the entries that f writes.
func (f *File) forgets(stored *File, mine []Event) bool {
	changed, withdrew := map[string]bool{}, map[string]bool{}
	for _, e := range mine {
		if e.Kind == EventWithdrawn {
			withdrew[e.Record] = true
		}
		if (e.Kind == EventChanged || e.Kind == EventCorrected) && e.Record != "" {
			changed[e.Record] = true
		}
	}
	told := func(records ...string) bool {
		return slices.ContainsFunc(records, func(id string) bool { return changed[id] })
	}
	same := map[string][]*victim.Victim{}
	for i := range f.Victims {
		same[f.Victims[i].ID] = append(same[f.Victims[i].ID], &f.Victims[i])
	}
	for i := range stored.Victims {
		was := stored.answers(&stored.Victims[i])
		for _, v := range same[was.v.ID] {
			if f.answers(v).forget(was, told, withdrew) {
				return true
			}
		}
	}
	held := set(f.Victims, func(v *victim.Victim) string { return v.ID })
	had := set(stored.Victims, func(v *victim.Victim) string { return v.ID })
	another := slices.ContainsFunc(f.Victims, func(v victim.Victim) bool { return !had[v.ID] })
	for i := range stored.Victims { // taken out, or under another id
		was := &stored.Victims[i]
		if held[was.ID] || told(was.ID) {
			continue
		}
		if another || slices.ContainsFunc(was.Consents, func(c victim.Consent) bool {
			return c.No() || !stored.withdrawn(was, &c).IsZero()
		}) {
			return true
		}
	}
	if f.unprotects(stored, told) {
		return true
	}
	taken := func(r *referral.Referral) bool {
		return r.State == referral.Withdrawn || !r.On(referral.Withdraw).IsZero()
	}
	ended := func(r *referral.Referral) bool {
		return r.Emergency != nil && slices.ContainsFunc(r.Emergency.Reviews,
			func(x referral.Review) bool { return x.GoesOn != person.Yes })
	}
	asked := map[string][]*referral.Referral{}
	for i := range f.Referrals {
		asked[f.Referrals[i].ID] = append(asked[f.Referrals[i].ID], &f.Referrals[i])
	}
	for i := range stored.Referrals {
		was := &stored.Referrals[i]
		for _, r := range asked[was.ID] {
			if taken(was) && !taken(r) ||
				ended(was) && !ended(r) && r.Emergency != nil && !told(r.ID, r.Victim) {
				return true
			}
		}
	}
	return false
}

// unprotects reports whether something in stored that protects a person whom f still holds is not
// in f, and no entry tells of it.
func (f *File) unprotects(stored *File, told func(...string) bool) bool {
	held := set(f.Victims, func(v *victim.Victim) string { return v.ID })
	was := *stored
	was.Victims = slices.DeleteFunc(slices.Clone(stored.Victims), func(v victim.Victim) bool {
		return !held[v.ID]
	})
	now := f.protections()
	for p := range was.protections() {
		if !now[p] && !told(p.record, p.victim) {
			return true
		}
	}
	return f.opens(&was, told) || f.grows(&was, told) || f.prolongs(&was, told)
}

// A protection is one thing on record that protects a victim, or all where it names none: in which
// record it stands, and what it says.
type protection struct{ victim, record, says string }

// protections returns all of f but consents and referrals, which are asked about one by one.
func (f *File) protections() map[protection]bool {
	out := map[protection]bool{}
	note := func(on bool, victim, record, says string) {
		if on && record != "" {
			out[protection{victim, record, says}] = true
		}
	}
	for id := range f.suspects(ever) {
		note(true, "", id, "suspected")
	}
	for i := range f.Workers {
		w := &f.Workers[i]
		note(w.Conflict.Warns(), "", w.ID, "conflict")
		note(!w.To.IsZero(), "", w.ID, "left")
		note(w.Organisation != "", "", w.ID, "works for "+w.Organisation)
		for _, id := range append(slices.Clone(w.RelatedTo), w.Suspect) {
			note(id != "", "", w.ID, "tied to "+id)
		}
	}
	for i := range f.Suspects {
		s := &f.Suspects[i]
		note(s.LegalPerson != "", "", s.ID, "acts for "+s.LegalPerson)
		for _, r := range s.Relations {
			note(true, r.Victim, s.ID, "is "+string(r.Kind))
		}
	}
	for i := range f.Conduct {
		c, nobody := &f.Conduct[i], new(victim.Victim)
		for k := range harmful(nobody, func(yield func(int, *Conduct) bool) { yield(0, c) }) {
			for _, id := range c.Victims {
				note(true, id, c.ID, "by "+string(k))
			}
		}
	}
	for i := range f.Measures {
		m := &f.Measures[i]
		note(m.Kind == MeasureSuspectRemoved, m.Victim, m.ID, "suspect removed")
		note(m.Kind == MeasureAddressWithheld, m.Victim, m.ID, "address withheld")
	}
	note(!f.Closed.IsZero(), "", f.ID, "closed "+f.Closed.String())
	note(f.Stage == "closed", "", f.ID, "closed as a stage")
	for i := range f.Closures {
		c := &f.Closures[i]
		note(true, c.Victim, c.ID, "closed "+c.Day.String()+" again "+c.Reopened.String())
	}
	for i := range f.Organisations {
		o := &f.Organisations[i]
		note(o.Parent != "", "", o.ID, "belongs to "+o.Parent)
		for _, id := range f.Organisations[i].Conflicts {
			note(true, "", f.Organisations[i].ID, "conflict with "+id)
		}
	}
	for i := range f.Agreements { // which narrow what passes
		note(true, "", f.Agreements[i].ID, "agreement "+said(f.Agreements[i]))
	}
	for i := range f.Interviews {
		x := &f.Interviews[i]
		note(x.InterpreterConflict.Warns(), x.Victim, x.ID, "interpreter "+x.Interpreter)
	}
	for id := range f.deceased(ever) {
		note(true, "", id, "dead")
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		alone := *v
		alone.Relatives = nil // each has a record of its own, below
		_, suspected := alone.CarerSuspicion()
		note(suspected, v.ID, v.ID, "carer suspected")
		note(v.Family.InConflict(), v.ID, v.ID, "family in conflict")
		note(v.Age.ChildMeasures == person.Yes, v.ID, v.ID, "measures for a child")
		note(len(v.BestInterests) > 0, v.ID, v.ID, "best interests of a child")
		for _, w := range v.Wishes {
			note(true, v.ID, v.ID, "wish "+said(w))
		}
		for _, r := range v.Reunifications {
			note(r.Safe.Refuses() || r.ChildAgrees.Refuses(), v.ID, r.Relative, "no way back")
		}
		for _, h := range v.HomeStudies {
			note(h.Safe.Refuses(), v.ID, h.Relative, "no safe home "+h.Day.String())
		}
		for j := range v.Attachments {
			a := &v.Attachments[j]
			note(a.Barred(), v.ID, a.ID, "withheld")
		}
		for j := range v.Guardians {
			g := &v.Guardians[j]
			note(g.Doubted(), v.ID, g.ID, "doubted")
			note(g.Left(), v.ID, g.ID, "left")
		}
		for j := range v.Relatives {
			r := &v.Relatives[j]
			note(r.Shut(), v.ID, r.ID, "shut")
			note(r.DecidesNot(), v.ID, r.ID, "decides not")
			note(r.SafeToContact.Refuses(), v.ID, r.ID, "not safe")
			note(r.Wished.Refuses(), v.ID, r.ID, "not wished")
			note(r.Victim != "", v.ID, r.ID, "is "+r.Victim)
		}
		for j := range v.Tracings {
			t := &v.Tracings[j]
			note(t.Safe.Refuses() || t.State == "not-safe" || t.State == "withdrawn" ||
				t.NotTraced == "safety" || t.NotTraced == "own-wish", v.ID, v.ID,
				"no search "+t.When().String()+said(t.Sought))
		}
		for j := range v.LegalAids {
			a := &v.LegalAids[j]
			note(!a.Ended.IsZero(), v.ID, a.Lawyer, "ceased to act")
		}
		for id := range unsafe(v, ever) {
			note(true, v.ID, id, "not safe")
		}
		for k := range v.Harmful() {
			note(true, v.ID, v.ID, "by "+string(k))
		}
		for id := range v.Accused() {
			note(true, v.ID, id, "accused")
		}
	}
	return out
}

// said is what a limit or a wish says, for comparison.
func said(l any) string {
	data, err := json.Marshal(l)
	if err != nil {
		return ""
	}
	return string(data)
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
