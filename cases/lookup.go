package cases

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Why something is not looked up.
var (
	// ErrNotFound: the file has no such record.
	ErrNotFound = errors.New("not in the file")
	// ErrAmbiguous: more than one record has the id, so that nobody can say which is meant.
	ErrAmbiguous = errors.New("the id stands more than once")
	// ErrNoRecipient: the recipient is the zero one.
	ErrNoRecipient = errors.New(
		"no recipient: take Receiver, Holder, Addressee, GuardianOf, LawyerOf or Themself",
	)
	// ErrNoReferral: a person is to be handed on past the referral.
	ErrNoReferral = errors.New(
		"to hand a person on takes a referral and a clearance: take Receiver",
	)
	// ErrNoLevel: the level of disclosure is none.
	ErrNoLevel = errors.New("no level: see referral.Level")
	// ErrBackInTime: the day lies before the last move of the referral.
	ErrBackInTime = errors.New("the day lies before the last move")
)

// A LookupError says which record could not be looked up in a file, by its list and not by its id.
type LookupError struct {
	List string // JSON Pointer of the list
	Err  error  // ErrNotFound or ErrAmbiguous
}

func (e *LookupError) Error() string { return fmt.Sprintf("cases: %s: %v", e.List, e.Err) }

// Unwrap returns the reason.
func (e *LookupError) Unwrap() error { return e.Err }

// find returns the one element of a list with the id.
func find[T any](list []T, pointer, id string, of func(*T) string) (*T, error) {
	var found *T
	for i := range list {
		if of(&list[i]) != id || id == "" {
			continue
		}
		if found != nil {
			return nil, &LookupError{pointer, ErrAmbiguous}
		}
		found = &list[i]
	}
	if found == nil {
		return nil, &LookupError{pointer, ErrNotFound}
	}
	return found, nil
}

func (f *File) findVictim(id string) (*victim.Victim, error) {
	if f == nil {
		return nil, &LookupError{"/victims", ErrNotFound}
	}
	return find(f.Victims, "/victims", id, func(v *victim.Victim) string { return v.ID })
}

func (f *File) findReferral(id string) (*referral.Referral, error) {
	if f == nil {
		return nil, &LookupError{"/referrals", ErrNotFound}
	}
	return find(f.Referrals, "/referrals", id, func(r *referral.Referral) string { return r.ID })
}

// Handing looks up everything that matters before the referral with the id is sent on a day:
// victim, consent, emergency, receiver, who is suspected and who was notified. The parts point into
// f and stay with it. A referral or a victim that the file does not have, or has twice, is a
// [*LookupError]; the zero day is [rule.ErrNoDay], and one before the last move of the
// referral [ErrBackInTime].
//
// What is handed on is handed on now, whatever day is asked for: a withdrawal, the end of an
// emergency or a suspicion that is on record counts, however it is dated.
func (f *File) Handing(id string, on law.Day) (referral.Handing, error) {
	if on.IsZero() {
		return referral.Handing{}, fmt.Errorf("cases: %w", rule.ErrNoDay)
	}
	r, err := f.findReferral(id)
	if err != nil {
		return referral.Handing{}, err
	}
	v, err := f.findVictim(r.Victim)
	if err != nil {
		return referral.Handing{}, err
	}
	if n := len(r.History); n > 0 && on.Before(r.History[n-1].Day) {
		return referral.Handing{}, fmt.Errorf("cases: %w", ErrBackInTime)
	}
	h := referral.Handing{
		File: f.ID, Victim: v, Referral: r, Suspects: slices.Collect(f.suspects(on)),
		DoNotContact: v.DoNotContact,
	}
	h.Conflict = f.conflicts(v, victim.Recipient{ID: r.To.ID, Place: r.To.Place}, on) ||
		f.contact(v, r.To, on)
	h.Consent, h.Flaw = f.consent(v, r.Consent, victim.PurposeReferral, on)
	if h.Flaw == "" {
		h.Flaw = f.no(v, h.Consent, victim.PurposeReferral, r.To.Recipient(), on)
	}
	h.Urgent = r.Emergency.StandsFor(v, r.To.Kind, on)
	h.Receiver, _ = f.organisation(r.To.ID)
	h.Bars = f.bars(v, r, on)
	for _, n := range f.Notifications {
		if n.Victim == v.ID && !n.Day.IsZero() && !n.Day.After(on) {
			h.Told = append(h.Told, n.To)
		}
	}
	return h, nil
}

// bars returns what keeps a referral from being sent whatever the rules say.
func (f *File) bars(v *victim.Victim, r *referral.Referral, on law.Day) []referral.Bar {
	var out []referral.Bar
	for _, x := range []struct {
		bar referral.Bar
		is  bool
	}{
		{referral.BarDead, f.Dead(v)},
		{referral.BarClosed, f.ClosedFor(v, on)},
		{referral.BarExpired, !r.Expires.IsZero() && on.After(r.Expires)},
		{referral.BarVictim, f.own(r.To.ID) || f.own(r.To.Worker)},
		{referral.BarInside, r.Inside() && (f.conflicts(v, r.To.Recipient(), on) ||
			f.contact(v, r.To, on))},
		{referral.BarGuardian, f.kept(v, r.Border.Guardian, on)},
		{referral.BarEscort, f.kept(v, r.Escort, on)},
	} {
		if x.is {
			out = append(out, x.bar)
		}
	}
	return out
}

// kept reports whether v must be kept from one with an id, who would take v in or go along: who is
// dead, must not receive, or is shut among the people around v.
func (f *File) kept(v *victim.Victim, id string, on law.Day) bool {
	if id == "" {
		return false
	}
	if f.dead(id, ever) || f.conflicts(v, victim.Recipient{ID: id}, on) {
		return true
	}
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if (r.ID == id || r.Guardian == id) && f.ShutRelative(v, r, on) {
			return true
		}
	}
	return false
}

// consent returns the consent of v with the id, and what keeps it from counting now; nil where v
// has none, or more than one with the id.
func (f *File) consent(
	v *victim.Victim, id string, purpose victim.ConsentPurpose, on law.Day,
) (*victim.Consent, victim.ConsentFlaw) {
	c, err := find(v.Consents, "", id, func(c *victim.Consent) string { return c.ID })
	if err != nil {
		return nil, victim.FlawNotGiven
	}
	if !f.withdrawn(v, c).IsZero() {
		return c, victim.FlawWithdrawn
	}
	under := f.suspicions()
	flaw := f.consentFlaw(v, *c, purpose, on, func(s *Suspect) bool {
		return under.now(s, on) || under.on(s, c.Given)
	})
	// For an adult only a guardian in office counts, and an end on record is one of now.
	stays := func(g victim.Guardian) bool { return g.ID == c.Guardian && !g.Left() }
	if flaw == "" && c.Capacity == victim.ConsentGuardian && !v.Age.ChildOn(on).IsChild() &&
		!slices.ContainsFunc(v.Guardians, stays) {
		flaw = victim.FlawNotOwn
	}
	return c, flaw
}

// no returns why a consent that counts does not count for a recipient: somebody objected to that
// the recipient learns of the person at all, the consent does not extend to the recipient, or the
// same was refused since.
func (f *File) no(
	v *victim.Victim, c *victim.Consent, purpose victim.ConsentPurpose, to victim.Recipient,
	on law.Day,
) victim.ConsentFlaw {
	above := f.above(to.ID)
	switch {
	case v.Objects(to, on, above...)(person.CategoryID, ""),
		c.Withholds(to, on, above...)(person.CategoryID, ""):
		return victim.FlawObjection
	case v.Refuses(c, purpose, to, above...):
		return victim.FlawRefused
	}
	return ""
}

// above returns the organisations to which one belongs, at any height; of two with one id both.
func (f *File) above(id string) []victim.Recipient {
	o, err := f.organisation(id)
	if err != nil || o.Parent == "" {
		return nil
	}
	var out []victim.Recipient
	known, seen := f.known(), map[string]bool{id: true}
	for list := []string{o.Parent}; len(list) > 0; {
		at := list[len(list)-1]
		list = list[:len(list)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		if len(known[at]) == 0 {
			out = append(out, victim.Recipient{ID: at})
		}
		for _, o := range known[at] {
			out = append(out, victim.Recipient{Kind: o.Kind, ID: o.ID, Place: o.Place})
			if o.Parent != "" {
				list = append(list, o.Parent)
			}
		}
	}
	return out
}

// ConsentFlawNow returns what keeps the consent of v with the id from counting for who acts now, on
// day: [File.ConsentFlaw] is what was known of a day. A withdrawal, a suspicion or the end of an
// office that is on record counts, however it is dated, also for whoever asks about a day before
// it. A consent that v does not have, or has twice, is [victim.FlawNotGiven].
func (f *File) ConsentFlawNow(
	v *victim.Victim, id string, purpose victim.ConsentPurpose, day law.Day,
) victim.ConsentFlaw {
	_, flaw := f.consent(v, id, purpose, day)
	return flaw
}

// withdrawn returns the day from which a consent of v is withdrawn, by its record or by the log of
// the file, or the zero Day. What the log says counts where the record is silent: somebody took it
// out, or never put it in. Two victims may have a consent with the same id; an entry by one of them
// is about that of its own.
func (f *File) withdrawn(v *victim.Victim, c *victim.Consent) law.Day {
	first := c.Withdrawn
	for i := range f.Events {
		e := &f.Events[i]
		if e.Kind != EventWithdrawn || e.Record != c.ID || c.ID == "" ||
			e.Actor != v.ID && f.anothers(e.Actor, c.ID) {
			continue
		}
		day := e.Day
		if day.Before(c.Given) { // as a withdrawal that is dated before
			day = c.Given
		}
		if first.IsZero() || day.Before(first) {
			first = day
		}
	}
	return first
}

// anothers reports whether who is a victim of f that has a consent with the id.
func (f *File) anothers(who, id string) bool {
	return slices.ContainsFunc(f.Victims, func(v victim.Victim) bool {
		return v.ID == who && slices.ContainsFunc(v.Consents, func(c victim.Consent) bool {
			return c.ID == id
		})
	})
}

// Unsound returns the JSON Pointers of moves in the referrals of f that the machine would not have
// made ([referral.Referral.Unsound]), or that rest on a consent which the record of the victim does
// not have, or which was given only afterwards; and of the receivers of messages that were sent and
// have no id. Such a referral or message is read and passes nothing on, and while a referral is
// open it can be taken back.
func (f *File) Unsound() []string {
	var out []string
	for i := range f.Referrals {
		if at := f.unsound(&f.Referrals[i]); at >= 0 {
			out = append(out, fmt.Sprintf("/referrals/%d/history/%d", i, at))
		}
	}
	for i := range f.Messages {
		if f.Messages[i].Unsound() {
			out = append(out, fmt.Sprintf("/messages/%d/to", i))
		}
	}
	return out
}

// unsound returns the index of such a move, or -1.
func (f *File) unsound(r *referral.Referral) int {
	if bad := r.Unsound(); bad != nil {
		return bad.Entry
	}
	for i, e := range r.History {
		if e.Action != referral.Send || r.Inside() || r.Kind == referral.Request ||
			r.Emergency.Stood(e.Day) {
			continue
		}
		v, err := f.findVictim(r.Victim)
		if err != nil {
			return i
		}
		c, err := find(v.Consents, "", r.Consent, func(c *victim.Consent) string { return c.ID })
		if err != nil || c.Given.IsZero() || c.Given.After(e.Day) {
			return i
		}
	}
	return -1
}

func (f *File) organisation(id string) (*referral.Organisation, error) {
	return find(f.Organisations, "/organisations", id, func(o *referral.Organisation) string {
		return o.ID
	})
}

// suspects yields the ids of those under suspicion, of legal persons that may have had a part and
// were not found not to be liable, and of guardians and people around the child who are suspected
// in the record of any victim; an id may come more than once. Who has no id is not among them.
func (f *File) suspects(on law.Day) iter.Seq[string] {
	return func(yield func(string) bool) {
		yield = withID(yield)
		under := f.suspicions()
		for id := range f.accused(func(s *Suspect) bool { return under.now(s, on) }) {
			if !yield(id) {
				return
			}
		}
		for _, id := range f.unlisted() {
			if !yield(id) {
				return
			}
		}
		for i := range f.LegalPersons {
			l := &f.LegalPersons[i]
			if (l.Outcome != victim.Negative || l.Considered.After(on)) && !yield(l.ID) {
				return
			}
		}
		for i := range f.Victims {
			for j := range f.Victims[i].Guardians {
				g := &f.Victims[i].Guardians[j]
				if g.Suspected.Warns() && !yield(g.ID) {
					return
				}
			}
			var named map[string]bool
			if len(f.Victims[i].Relatives) > 0 {
				for id := range f.Victims[i].Accused() {
					if named == nil {
						named = map[string]bool{}
					}
					named[id] = true
				}
			}
			for j := range f.Victims[i].Relatives {
				r := &f.Victims[i].Relatives[j]
				_, is := r.Accused()
				is = is || named[r.ID] || r.Victim != "" && named[r.Victim]
				if is && !(yield(r.ID) && yield(r.Guardian)) {
					return
				}
			}
		}
	}
}

// withID passes on to yield what has an id: "" is the id of everybody who has none.
func withID(yield func(string) bool) func(string) bool {
	return func(id string) bool { return id == "" || yield(id) }
}

// unlisted returns the ids that conduct, proceedings, the route, workers, risks or incidents name
// as suspects and that the list of suspects does not have: nobody has cleared them. A victim who
// harmed another is none of them.
func (f *File) unlisted() []string {
	var out []string
	var listed map[string]bool
	see := func(ids []string) {
		if len(ids) > 0 && listed == nil {
			listed = set(f.Suspects, func(s *Suspect) string { return s.ID })
		}
		for _, id := range ids {
			if !listed[id] {
				out = append(out, id)
			}
		}
	}
	for i := range f.Conduct {
		see(f.Conduct[i].Suspects)
	}
	for i := range f.Proceedings {
		see(f.Proceedings[i].Suspects)
	}
	for i := range f.Route {
		see(f.Route[i].Suspects)
	}
	for i := range f.Workers {
		if w := &f.Workers[i]; w.Suspect != "" {
			see([]string{w.Suspect})
		}
		see(f.Workers[i].RelatedTo)
	}
	var victims map[string]bool
	for i := range f.Victims {
		for id := range f.Victims[i].Accused() {
			if victims == nil {
				victims = set(f.Victims, func(v *victim.Victim) string { return v.ID })
			}
			if !victims[id] {
				see([]string{id})
			}
		}
	}
	return out
}

// conflicts reports whether an organisation or person must not receive: a suspect, one who must not
// learn of the person, a guardian or worker in conflict of interest, one that belongs to such, has
// a tie to one or has a suspect, or somebody close to one, at work on the file, one with a tie to
// the person herself or to who stands for her, one that the file knows as
// another kind of body or in another State than to says (what to leaves out is not asked), or of
// which it holds two records that nobody can tell apart.
func (f *File) conflicts(v *victim.Victim, to victim.Recipient, on law.Day) bool {
	if f.isShut(v, to.ID, on) || f.employs(to.ID, on) {
		return true
	}
	o, err := f.organisation(to.ID)
	switch {
	case errors.Is(err, ErrNotFound):
		return false
	case err != nil || to.Kind != "" && o.Kind != to.Kind || elsewhere(o, to.Place):
		return true
	}
	// A chain of parents may be as long as the list: it is indexed once.
	shut := f.shut(v, on)
	var known map[string][]*referral.Organisation
	seen := map[string]bool{}
	for !seen[o.ID] {
		seen[o.ID] = true
		if shut[o.Parent] || slices.ContainsFunc(o.Conflicts, func(id string) bool {
			return shut[id] || v.Side(id)
		}) {
			return true
		}
		if o.Parent == "" {
			return false
		}
		if known == nil {
			known = f.known()
		}
		switch above := known[o.Parent]; len(above) {
		case 0:
			return false
		case 1:
			o = above[0]
		default:
			return true
		}
	}
	return false
}

// shut returns the ids of those who must not receive anything of v. Only what is shut is gathered:
// a file may have thousands of victims, and this is asked for each.
func (f *File) shut(v *victim.Victim, on law.Day) map[string]bool {
	out := map[string]bool{}
	for id := range f.shutting(v, on) {
		out[id] = true
	}
	return out
}

// isShut is [File.shut] for one id. It gathers nothing: it is asked for every consent.
func (f *File) isShut(v *victim.Victim, id string, on law.Day) bool {
	for other := range f.shutting(v, on) {
		if other == id {
			return true
		}
	}
	return false
}

// shutting yields the ids that [File.shut] gathers, in any order; an id may come more than once.
func (f *File) shutting(v *victim.Victim, on law.Day) iter.Seq[string] {
	return func(yield func(string) bool) {
		yield = withID(yield)
		for id := range f.suspects(on) {
			if !yield(id) {
				return
			}
		}
		for _, id := range v.DoNotContact {
			if !yield(id) {
				return
			}
		}
		for i := range v.Guardians {
			if g := &v.Guardians[i]; v.Doubts(g) && !yield(g.ID) {
				return
			}
		}
		for i := range v.Relatives {
			if r := &v.Relatives[i]; r.Shut() && !(yield(r.ID) && yield(r.Guardian)) {
				return
			}
		}
		for id := range unsafe(v, on) {
			if !yield(id) {
				return
			}
		}
		tied := f.tied(on)
		for i := range f.Workers {
			w := &f.Workers[i]
			if (w.Conflict.Warns() || tied(w)) && !yield(w.ID) {
				return
			}
		}
	}
}

// tied returns the answer to whether a worker is, or is related or close to, a suspect. One whom
// the list of suspects does not have nobody has cleared.
func (f *File) tied(on law.Day) func(*Worker) bool {
	var cleared map[string]bool // read once somebody has a tie
	under := f.suspicions()
	suspected := func(id string) bool {
		if cleared == nil {
			cleared = map[string]bool{}
			for i := range f.Suspects {
				s := &f.Suspects[i]
				before, again := cleared[s.ID]
				cleared[s.ID] = !under.now(s, on) && (before || !again)
			}
		}
		return id != "" && !cleared[id]
	}
	return func(w *Worker) bool {
		return suspected(w.Suspect) || slices.ContainsFunc(w.RelatedTo, suspected)
	}
}

// employs reports whether somebody who is suspected, or has a tie to a suspect, works for an
// organisation on the file.
func (f *File) employs(organisation string, on law.Day) bool {
	var suspects map[string]bool // gathered once somebody works there
	is := func(id string) bool { return suspects[id] }
	for i := range f.Workers {
		w := &f.Workers[i]
		left := !w.To.IsZero() && on.After(w.To)
		if w.Organisation != organisation || organisation == "" || left {
			continue
		}
		if suspects == nil {
			suspects = map[string]bool{}
			for id := range f.suspects(on) {
				suspects[id] = true
			}
		}
		if is(w.ID) || is(w.Suspect) || slices.ContainsFunc(w.RelatedTo, is) {
			return true
		}
	}
	return false
}

// unsafe yields the ids of the organisations with which v was placed and whose staff did what
// happened there, or where a suspect lives.
func unsafe(v *victim.Victim, on law.Day) iter.Seq[string] {
	return func(yield func(string) bool) {
		byStaff := map[string]bool{}
		for i := range v.Incidents {
			if x := &v.Incidents[i]; x.ByStaff.Warns() && x.Placement != "" {
				byStaff[x.Placement] = true
			}
		}
		for i := range v.Placements {
			p := &v.Placements[i]
			lives := p.WithSuspect.Warns() && (p.To.IsZero() || !on.After(p.To))
			if (lives || byStaff[p.ID]) && !yield(p.Provider.Organisation) {
				return
			}
		}
	}
}

// contact reports whether the one who is spoken to at a receiver must not receive, or the receiver
// is the person or another victim of the file.
func (f *File) contact(v *victim.Victim, to referral.Party, on law.Day) bool {
	return f.own(to.ID) || to.Worker != "" && (f.own(to.Worker) || f.isShut(v, to.Worker, on))
}

// known are the organisations of f by id.
func (f *File) known() map[string][]*referral.Organisation {
	out := make(map[string][]*referral.Organisation, len(f.Organisations))
	for i := range f.Organisations {
		if o := &f.Organisations[i]; o.ID != "" {
			out[o.ID] = append(out[o.ID], o)
		}
	}
	return out
}

// SuspectIDs yields the ids of all who are under suspicion on a day by any record of f: of
// suspects, legal persons, guardians and people around a child. An id may come more than once.
func (f *File) SuspectIDs(on law.Day) iter.Seq[string] { return f.suspects(on) }

// Akin returns the ids of the organisation with the id, of those to which it belongs, and of those
// that belong to it.
func (f *File) Akin(id string) map[string]bool { return f.akin(id) }

// akin returns the ids of the organisation with the id, of those to which it belongs, and of those
// that belong to it.
func (f *File) akin(id string) map[string]bool {
	out := map[string]bool{id: true}
	known, below := f.known(), map[string][]string{}
	for i := range f.Organisations {
		if o := &f.Organisations[i]; o.Parent != "" {
			below[o.Parent] = append(below[o.Parent], o.ID)
		}
	}
	reach := func(next func(string) []string) {
		seen := map[string]bool{id: true}
		for list := []string{id}; len(list) > 0; {
			at := list[len(list)-1]
			list = list[:len(list)-1]
			for _, n := range next(at) {
				if n != "" && !seen[n] {
					seen[n], out[n] = true, true
					list = append(list, n)
				}
			}
		}
	}
	reach(func(at string) []string { return below[at] })
	reach(func(at string) []string {
		var above []string
		for _, o := range known[at] {
			above = append(above, o.Parent)
		}
		return above
	})
	return out
}

// elsewhere reports whether all that is recorded of where an organisation is lies in other States
// than that of place.
func elsewhere(o *referral.Organisation, place jurisdiction.Code) bool {
	known := []jurisdiction.Code{o.Place}
	for i := range o.Sites {
		known = append(known, o.Sites[i].Place)
	}
	known = slices.DeleteFunc(known, func(c jurisdiction.Code) bool { return c == "" })
	same := func(c jurisdiction.Code) bool { return c.Country() == place.Country() }
	return place != "" && len(known) > 0 && !slices.ContainsFunc(known, same)
}

// sender returns the place of who discloses data of the file to somebody in place: where the file
// is kept. Of several places it is the one in the State of the recipient.
func (f *File) sender(place jurisdiction.Code) jurisdiction.Code {
	var first jurisdiction.Code
	for _, p := range f.Processing {
		switch {
		case !p.Place.IsValid():
		case p.Place.Country() == place.Country():
			return p.Place
		case first == "":
			first = p.Place
		}
	}
	return first
}
