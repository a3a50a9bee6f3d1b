package cases

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/internal/chain"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
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
		h.Flaw = f.no(v, h.Consent, victim.PurposeReferral, r.To.Recipient(), on, r)
	}
	h.Urgent = r.Emergency.StandsFor(v, r.To.Kind, on)
	h.Receiver, _ = f.organisation(r.To.ID)
	h.Bars = f.bars(v, r, on)
	h.Lacks = lacks(&h)
	for _, n := range f.Notifications {
		if n.Victim == v.ID && !n.Day.IsZero() && !n.Day.After(on) {
			h.Told = append(h.Told, n.To)
		}
	}
	return h, nil
}

// lacks is what no exemption from a rule of the pre-flight gives. What is made of a referral after
// the sending asks the same (see File.keeps): what was sent without it would go no further.
func lacks(h *referral.Handing) referral.Refusal {
	r := h.Referral
	switch {
	case r.Inside():
		return ""
	case h.Conflict:
		return referral.BlockedMove
	case r.Kind == referral.Request || h.Urgent:
		return ""
	case h.Flaw != "" || h.Consent == nil || !h.Consent.Covers(r.To.Recipient(), r.From.Place):
		return referral.NoConsent
	}
	return ""
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
			f.contact(v, r.To, on) || f.outside(&r.To, on))},
		{referral.BarGuardian, f.kept(v, r.Border.Guardian, on) ||
			f.young(v, r.Border.Guardian, on)},
		{referral.BarEscort, f.kept(v, r.Escort, on) || f.young(v, r.Escort, on) ||
			r.Escort != "" && !f.knows(r.Escort)},
		{referral.BarSender, !r.Inside() && (f.tied(v, on, r.From.ID, r.From.Worker) ||
			f.astray(&r.From))},
		{referral.BarObjection, r.Kind == referral.Request && f.objected(v, r, on) ||
			r.Inside() && objectsTo(v, r.To.Worker, on)},
		{referral.BarHistory, len(r.History) > 0 && r.Verify() != nil ||
			f.logged().differs(r) >= 0},
	} {
		if x.is {
			out = append(out, x.bar)
		}
	}
	return out
}

// outside reports whether the worker of a party works on f for another organisation alone, or has
// left the work on it.
func (f *File) outside(p *referral.Party, on law.Day) bool {
	if p.Worker == "" || f.left(p.Worker, on) {
		return p.Worker != ""
	}
	elsewhere, akin := false, f.akin(p.ID)
	for i := range f.Workers {
		w := &f.Workers[i]
		if w.ID != p.Worker || !w.at(on) || w.Organisation == "" {
			continue
		}
		if akin[w.Organisation] {
			return false
		}
		elsewhere = true
	}
	return elsewhere
}

// astray reports whether the file knows the organisation of a party in other States alone: a
// consent that names no State speaks of that of the sender.
func (f *File) astray(p *referral.Party) bool {
	o, err := f.organisation(p.ID)
	return err == nil && elsewhere(o, p.Place)
}

// objected reports whether somebody objected to that the receiver of r learns of v at all.
func (f *File) objected(v *victim.Victim, r *referral.Referral, on law.Day) bool {
	objects, _ := f.objections(v, nil, r.To.Recipient(), on, r)
	return objects(person.CategoryID, "")
}

// objectsTo reports whether v objects to one with an id by name. Who objects to everybody does not
// take the case from those who work on it.
func objectsTo(v *victim.Victim, id string, on law.Day) bool {
	named := func(l victim.Limit) bool { return id != "" && l.Recipient.ID == id }
	return slices.ContainsFunc(v.Consents, func(c victim.Consent) bool {
		return slices.ContainsFunc(c.Objections, named)
	}) && v.Objects(victim.Recipient{ID: id}, on)(person.CategoryID, "")
}

// young reports whether one with an id is v, or by the record of a victim a child: nobody to take v
// in or to go along.
func (f *File) young(v *victim.Victim, id string, on law.Day) bool {
	if id == "" || id == v.ID {
		return id != ""
	}
	return slices.ContainsFunc(f.Victims, func(o victim.Victim) bool {
		return o.ID == id && o.Age.ChildOn(on).IsChild() ||
			slices.ContainsFunc(o.Relatives, func(r person.Relative) bool {
				return (r.ID == id || r.Victim == id || r.Guardian == id) && r.Minor(on)
			})
	})
}

// kept reports whether v must be kept from one with an id, who would take v in or go along: who is
// dead, or must not receive.
func (f *File) kept(v *victim.Victim, id string, on law.Day) bool {
	return id != "" && (f.dead(id, ever) || f.conflicts(v, victim.Recipient{ID: id}, on))
}

// knows reports whether somebody with an id stands on f: a worker, an organisation, the lawyer, a
// guardian or somebody around a victim.
func (f *File) knows(id string) bool {
	worker := func(w Worker) bool { return w.ID == id }
	organisation := func(o referral.Organisation) bool { return o.ID == id }
	around := func(v victim.Victim) bool {
		return v.Side(id) || slices.ContainsFunc(v.Relatives, func(r person.Relative) bool {
			return r.ID == id
		})
	}
	return slices.ContainsFunc(f.Workers, worker) ||
		slices.ContainsFunc(f.Organisations, organisation) ||
		slices.ContainsFunc(f.Victims, around)
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
	flaw := f.consentFlaw(v, *c, purpose, on, under, func(s *Suspect) bool {
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
// the recipient learns of the person at all, the consent does not extend to the recipient, or there
// is a no to the same elsewhere ([victim.Victim.NoSince]), by the record or by the log of the file.
// A referral is that for which it is asked, or nil.
func (f *File) no(
	v *victim.Victim, c *victim.Consent, purpose victim.ConsentPurpose, to victim.Recipient,
	on law.Day, r *referral.Referral,
) victim.ConsentFlaw {
	objects, limited := f.objections(v, c, to, on, r)
	if objects(person.CategoryID, "") || limited(person.CategoryID, "") {
		return victim.FlawObjection
	}
	return f.noSince(v, c, purpose, to)
}

// noSince is [victim.Victim.NoSince] with the withdrawals that stand in the log alone. A withdrawal
// reaches every copy of the consent, under whatever id: one to the same that was given by then. Of
// a consent that was withdrawn twice the record keeps the day that is a no to more
// ([referral.WithdrawConsent]), and the log both: the later is a no as well.
func (f *File) noSince(
	v *victim.Victim, c *victim.Consent, purpose victim.ConsentPurpose, to victim.Recipient,
) victim.ConsentFlaw {
	return f.withLog(v, law.Day{}).NoSince(c, purpose, to, f.together(to.ID)...)
}

// withLog returns v with the withdrawals of consents that stand in the log alone, each with the
// last day on which it was said. By a day, what was said later is left out; the zero Day is all.
func (f *File) withLog(v *victim.Victim, by law.Day) *victim.Victim {
	taken := f.withdrawals(v)
	if taken == nil && by.IsZero() {
		return v
	}
	known := *v
	known.Consents = slices.Clone(v.Consents)
	later := func(day law.Day) bool { return !by.IsZero() && day.After(by) }
	for i := range known.Consents {
		c := &known.Consents[i]
		first := taken.day(c, i)
		no := first
		if later(first) {
			no = law.Day{}
		}
		// A later no is one as well, but not a mistyped year.
		for _, again := range [...]law.Day{c.Withdrawn, taken.last(c, i)} {
			if again = chain.Dated(again, first); again.After(no) && !later(again) {
				no = again
			}
		}
		c.Withdrawn = no
		if later(c.Refused) {
			c.Refused, c.RefusalReason = law.Day{}, ""
		}
		if later(c.Given) {
			c.Given, c.ChildAgrees = law.Day{}, ""
		}
	}
	return &known
}

// objections returns what of v somebody objected to going to a recipient, and what c does not
// extend to. Who names the record of the person, the file, the referral or c means everything. A no
// to an organisation counts for what belongs to it, and for what it belongs to: what the whole
// gets, its parts get. It does not count for another part of the same whole.
func (f *File) objections(
	v *victim.Victim, c *victim.Consent, to victim.Recipient, on law.Day, r *referral.Referral,
) (objects, limited func(person.Category, string) bool) {
	with := f.together(to.ID)
	ids := []string{v.ID, f.ID}
	if r != nil {
		ids = append(ids, r.ID)
	}
	if c != nil { // no to the consent is no to all that rests on it
		ids = append(ids, c.ID)
	}
	objects = victim.Whole(v.Objects(to, on, with...), ids...)
	if c != nil {
		limited = victim.Whole(c.Withholds(to, on, with...), ids...)
	}
	return objects, limited
}

// together returns the organisations to which one belongs, and those that belong to it, at any
// height; of two with one id both. Its sites and services are parts of it as well: who says no to
// the house means those who run it.
func (f *File) together(id string) []victim.Recipient {
	if id == "" {
		return nil
	}
	var out []victim.Recipient
	belongs := false
	for i := range f.Organisations {
		o := &f.Organisations[i]
		belongs = belongs || o.Parent != "" && (o.ID == id || o.Parent == id)
		if o.ID != id {
			continue
		}
		for j := range o.Sites {
			out = append(out, victim.Recipient{ID: o.Sites[j].ID})
		}
		for j := range o.Services {
			out = append(out, victim.Recipient{ID: o.Services[j].ID})
		}
	}
	if !belongs {
		return out
	}
	known, akin := f.known(), f.akin(id)
	for _, at := range slices.Sorted(maps.Keys(akin)) {
		if at == id {
			continue
		}
		if len(known[at]) == 0 {
			out = append(out, victim.Recipient{ID: at})
		}
		for _, o := range known[at] {
			out = append(out, victim.Recipient{Kind: o.Kind, ID: o.ID, Place: o.Place})
		}
	}
	return out
}

// ConsentFlawNow returns what keeps the consent of v with the id from counting for who acts now, on
// day: [File.ConsentFlaw] is what was known of a day. A withdrawal, a suspicion or the end of an
// office that is on record counts, however it is dated, also for whoever asks about a day before
// it. So does a no to the same since, in another record of a consent ([victim.Victim.NoSince]), to
// all to whom this consent lets data go. A consent that v does not have, or has twice, is
// [victim.FlawNotGiven]. Objections, and limits, are for who passes data on to ask.
func (f *File) ConsentFlawNow(
	v *victim.Victim, id string, purpose victim.ConsentPurpose, day law.Day,
) victim.ConsentFlaw {
	c, flaw := f.consent(v, id, purpose, day)
	if flaw == "" {
		flaw = f.noToAll(v, c, purpose)
	}
	return flaw
}

// noToAll is noSince for all recipients of a consent; for one that names none, a no to anybody is
// one, for it may be meant for who acts.
func (f *File) noToAll(
	v *victim.Victim, c *victim.Consent, purpose victim.ConsentPurpose,
) victim.ConsentFlaw {
	return f.noOf(f.withLog(v, law.Day{}), c, purpose)
}

// noOf is noToAll by what is known of v.
func (f *File) noOf(
	known *victim.Victim, c *victim.Consent, purpose victim.ConsentPurpose,
) victim.ConsentFlaw {
	said := func(v *victim.Victim, to victim.Recipient) victim.ConsentFlaw {
		return v.NoSince(c, purpose, to, f.together(to.ID)...)
	}
	if flaw := said(known, victim.Recipient{}); flaw != "" {
		return flaw
	}
	if len(c.Recipients) == 0 {
		anybody := *known
		anybody.Consents = slices.Clone(known.Consents)
		for i := range anybody.Consents {
			anybody.Consents[i].Recipients = nil
		}
		return said(&anybody, victim.Recipient{})
	}
	var last victim.ConsentFlaw
	for _, to := range c.Recipients {
		if last = said(known, to); last == "" {
			return ""
		}
	}
	return last
}

// withdrawn returns the day from which a consent of v is withdrawn, by its record or by the log of
// the file, or the zero Day. What the log says counts where the record is silent: somebody took it
// out, or never put it in.
func (f *File) withdrawn(v *victim.Victim, c *victim.Consent) law.Day {
	at := slices.IndexFunc(v.Consents, func(x victim.Consent) bool { return x.ID == c.ID })
	return f.withdrawals(v).day(c, at)
}

// withdrawals are what the log of a file says of the consents of one victim; nil is nothing.
type withdrawals struct {
	consents map[string]saying // by the id of the consent
	places   map[int]saying    // by its place among the consents of the victim
	// all are the days, in order, on which any consent may be meant that had been given by then.
	all []law.Day
}

// saying is the first and the last day on which a consent was withdrawn.
type saying struct{ first, last law.Day }

// on is s with a further day.
func (s saying) on(day law.Day) saying {
	if s.first.IsZero() || day.Before(s.first) {
		s.first = day
	}
	if day.After(s.last) {
		s.last = day
	}
	return s
}

// last returns the last day on which the log says that a consent was withdrawn.
func (w *withdrawals) last(c *victim.Consent, at int) law.Day {
	if w == nil {
		return law.Day{}
	}
	day := w.places[at].last
	if named := w.consents[c.ID].last; c.ID != "" && named.After(day) {
		return named
	}
	return day
}

// day returns the day from which a consent at a place among those of the victim is withdrawn.
func (w *withdrawals) day(c *victim.Consent, at int) law.Day {
	first := c.Withdrawn
	if w == nil {
		return first
	}
	see := func(day law.Day, said bool) {
		if day.Before(c.Given) { // as a withdrawal that is dated before
			day = c.Given
		}
		if said && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	named, said := w.consents[c.ID]
	see(named.first, said && c.ID != "")
	placed, said := w.places[at]
	see(placed.first, said)
	if i, _ := slices.BinarySearchFunc(w.all, c.Given, law.Day.Compare); i < len(w.all) {
		see(w.all[i], true)
	}
	return first
}

// withdrawals reads the entries of the log that a consent was withdrawn. One names the consent.
// Where it does not, it counts for every consent of v that it can mean and that had been given by
// then: the record is the referral that rests on the consent; a path leads below the consent, or
// below the referral; the record is the victim or the file, or there is neither record nor path and
// the victim, or nobody whom the file knows as another victim, said it. Two victims may have a
// consent with the same id; an entry by one of them is about that of its own. A record that is not
// on file any more, as a consent that was taken off it or stands there under a new id, may have
// been any consent that had been given by then, unless another victim said it or it is a record of
// another.
func (f *File) withdrawals(v *victim.Victim) *withdrawals {
	var out *withdrawals
	var its map[string]bool // the ids of the consents of v, once somebody withdrew
	others := sync.OnceValue(func() map[string]bool {
		ids := map[string]bool{}
		for i := range f.Victims {
			for j := range f.Victims[i].Consents {
				ids[f.Victims[i].Consents[j].ID] = true
			}
		}
		return ids
	})
	theirs := sync.OnceValue(func() map[string][]*referral.Referral {
		byID := map[string][]*referral.Referral{}
		for i := range f.Referrals {
			if r := &f.Referrals[i]; r.Victim == v.ID && r.ID != "" {
				byID[r.ID] = append(byID[r.ID], r)
			}
		}
		return byID
	})
	victims := sync.OnceValue(func() map[string]bool {
		return set(f.Victims, func(v *victim.Victim) string { return v.ID })
	})
	referrals := sync.OnceValue(func() map[string]bool {
		return set(f.Referrals, func(r *referral.Referral) string { return r.ID })
	})
	for i := range f.Events {
		e := &f.Events[i]
		if e.Kind != EventWithdrawn {
			continue
		}
		if out == nil {
			out = &withdrawals{consents: map[string]saying{}, places: map[int]saying{}}
			its = set(v.Consents, func(c *victim.Consent) string { return c.ID })
		}
		named := func(id string) { out.consents[id] = out.consents[id].on(e.Day) }
		switch {
		case e.Record != "" && its[e.Record]:
			if e.Actor == v.ID || !f.anothers(e.Actor, e.Record) {
				named(e.Record)
			}
		case e.Record != "" && others()[e.Record]: // of another victim
		case e.Record != "" && (e.Record == v.ID || e.Record == f.ID):
			out.all = append(out.all, e.Day)
		case e.Record == "" && len(e.Paths) == 0:
			if e.Actor == v.ID || !victims()[e.Actor] {
				out.all = append(out.all, e.Day)
			}
		default:
			for _, r := range theirs()[e.Record] {
				out.under(r, e.Day, named)
			}
			gone := e.Record != "" && !referrals()[e.Record] && !victims()[e.Record]
			if gone && (e.Actor == v.ID || !victims()[e.Actor]) {
				out.all = append(out.all, e.Day)
			}
			for _, path := range e.Paths {
				f.below(v, path, e.Day, named, out)
			}
		}
	}
	if out != nil {
		slices.SortFunc(out.all, law.Day.Compare)
	}
	return out
}

// under notes the withdrawal of that on which a referral rests. Of one that names no consent any
// may be meant.
func (w *withdrawals) under(r *referral.Referral, day law.Day, named func(string)) {
	if r.Consent == "" {
		w.all = append(w.all, day)
		return
	}
	named(r.Consent)
}

// below notes the withdrawal that a path into the file tells.
func (f *File) below(
	v *victim.Victim, path string, day law.Day, named func(string), out *withdrawals,
) {
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	at := func(i int) int {
		if i >= len(parts) {
			return -1
		}
		n, err := strconv.Atoi(parts[i])
		if err != nil {
			return -1
		}
		return n
	}
	list := at(1)
	switch {
	case parts[0] == "referrals" && 0 <= list && list < len(f.Referrals):
		if r := &f.Referrals[list]; r.Victim == v.ID {
			out.under(r, day, named)
		}
	case parts[0] == "victims" && len(parts) > 1 && list < 0,
		parts[0] == "victims" && len(parts) == 1, path == "":
		out.all = append(out.all, day)
	case parts[0] == "victims" && list < len(f.Victims) && f.Victims[list].ID == v.ID:
		if n := at(3); len(parts) > 3 && parts[2] == "consents" && 0 <= n && n < len(v.Consents) {
			out.places[n] = out.places[n].on(day)
			return
		}
		out.all = append(out.all, day)
	}
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
// not have, or which was given only afterwards; of the first move that the log of f tells and the
// history of the referral does not have, or has of somebody else; and of the receivers of messages
// that were sent and have no id. Such a referral or message is read and passes nothing on, and
// while a referral is open it can be taken back.
func (f *File) Unsound() []string {
	var out []string
	logged := f.logged()
	for i := range f.Referrals {
		if at := f.unsound(&f.Referrals[i], logged); at >= 0 {
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

// unsound returns the index of such a move, or -1; logged are the moves that the log tells.
func (f *File) unsound(r *referral.Referral, logged loggedMoves) int {
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
	return logged.differs(r)
}

// loggedMoves are the moves of each referral that the log of a file tells, by its id.
type loggedMoves map[string][]loggedMove

// A loggedMove is the number of a move in the history, from 0, and who made it.
type loggedMove struct {
	n     int
	actor string
}

// differs returns the number of the first move that the log tells and the history of r does not
// have, or has of somebody else; -1 where there is none.
func (m loggedMoves) differs(r *referral.Referral) int {
	first := -1
	for _, x := range m[r.ID] {
		at := min(x.n, len(r.History))
		if (at == len(r.History) || x.actor != actorOf(r.History[at])) &&
			(first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// logged returns the moves that the log of f tells: whoever wrote an older referral over one that
// was taken back, or what another made of it meanwhile, has taken moves out of its history, and not
// out of the log. A log of an older version does not number the moves.
func (f *File) logged() loggedMoves {
	out := loggedMoves{}
	for i := range f.Events {
		e := &f.Events[i]
		if e.Kind != EventReferred || e.Record == "" {
			continue
		}
		for _, path := range e.Paths {
			_, at, is := strings.Cut(path, moves)
			n, err := strconv.Atoi(at)
			if is && err == nil && n >= 0 && strings.HasPrefix(path, "/referrals/") {
				out[e.Record] = append(out[e.Record], loggedMove{n, e.Actor})
			}
		}
	}
	return out
}

// moves stands in the pointer of a move before its number.
const moves = "/history/"

func (f *File) organisation(id string) (*referral.Organisation, error) {
	return find(f.Organisations, "/organisations", id, func(o *referral.Organisation) string {
		return o.ID
	})
}

// suspects yields the ids of those under suspicion, of legal persons that may have had a part and
// were not found not to be liable, and of guardians and people around the child who are suspected
// in the record of any victim; an id may come more than once. Who has no id is not among them.
func (f *File) suspects(on law.Day) iter.Seq[string] { return f.suspectsBy(f.suspicions(), on) }

// suspectsBy is suspects by suspicions that may have been gathered before.
func (f *File) suspectsBy(under *suspicions, on law.Day) iter.Seq[string] {
	return func(yield func(string) bool) {
		yield = withID(yield)
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

// conflicts reports whether an organisation or person must not receive: one who is tied to a
// suspect or to one who must not learn of v ([File.Tied]), a relative who must be kept from v or
// whom it is not safe to contact, one that the file knows as another kind of body or in another
// State than to says (what to leaves out is not asked), or of which it holds two records that
// nobody can tell apart.
func (f *File) conflicts(v *victim.Victim, to victim.Recipient, on law.Day) bool {
	if f.keptFrom(v, to.ID, on) {
		return true
	}
	o, err := f.organisation(to.ID)
	if errors.Is(err, ErrNotFound) {
		return false
	}
	return err != nil || to.Kind != "" && o.Kind != to.Kind || elsewhere(o, to.Place) ||
		o.VettedBy != "" && f.tied(v, on, o.VettedBy) // a suspect vouches for nobody
}

// keptFrom reports whether v must be kept from one with an id, who would receive, go along or read:
// who is tied, is shut among the people around v, or is not safe to contact; or whose contact v
// does not want, but for a guardian in office.
func (f *File) keptFrom(v *victim.Victim, id string, on law.Day) bool {
	if id == "" {
		return false
	}
	if f.tied(v, on, id) {
		return true
	}
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if (r.ID == id || r.Guardian == id) &&
			(r.Unsafe() || unwanted(v, r, on) || f.ShutRelative(v, r, on)) {
			return true
		}
	}
	return false
}

// unwanted reports whether v does not want contact with a relative, by the record of the relative
// or by what v last said.
func unwanted(v *victim.Victim, r *person.Relative, on law.Day) bool {
	if slices.ContainsFunc(v.Guardians, func(g victim.Guardian) bool {
		return (g.ID == r.ID || g.ID == r.Guardian) && g.ID != "" && g.InOffice(on)
	}) {
		return false
	}
	said := slices.DeleteFunc(slices.Clone(v.Wishes), func(w care.Wish) bool {
		return w.Relative != r.ID || r.ID == "" || w.About != "contact"
	})
	last := care.Last(said, on)
	return r.Wished.Refuses() || last >= 0 && said[last].Answer.Refuses()
}

// shutting yields the ids of those who by their own record must not receive anything of v, in any
// order; an id may come more than once. It gathers nothing: a file may have thousands of victims,
// and this is asked for every consent. Who is tied to them, [File.Tied] knows.
func (f *File) shutting(v *victim.Victim, under *suspicions, on law.Day) iter.Seq[string] {
	return func(yield func(string) bool) {
		yield = withID(yield)
		for id := range f.suspectsBy(under, on) {
			if !yield(id) {
				return
			}
		}
		for _, id := range v.DoNotContact {
			if !yield(id) {
				return
			}
		}
		if len(v.Guardians) > 0 {
			doubted := v.Doubting()
			for i := range v.Guardians {
				if g := &v.Guardians[i]; doubted(g) && !yield(g.ID) {
					return
				}
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
		tied := f.closeTo(on)
		for i := range f.Workers {
			w := &f.Workers[i]
			if (w.Conflict.Warns() || tied(w)) && !yield(w.ID) {
				return
			}
		}
		for i := range f.Interviews {
			x := &f.Interviews[i]
			if x.InterpreterConflict.Warns() && !yield(x.Interpreter) {
				return
			}
		}
	}
}

// closeTo returns the answer to whether a worker is, or is related or close to, a suspect. One whom
// the list of suspects does not have nobody has cleared.
func (f *File) closeTo(on law.Day) func(*Worker) bool {
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
	return f.own(to.ID) || to.Worker != "" && (f.own(to.Worker) || f.keptFrom(v, to.Worker, on))
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
