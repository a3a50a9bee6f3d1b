package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Tied reports whether a person or an organisation with the id must be kept from v, now, on day. It
// is the one answer to that question: whoever consents, interprets, witnesses, receives, sends,
// goes along, takes v in or reads is asked here. Tied is who
//
//   - is a suspect, a legal person that may have had a part, or one who must not learn of v; a
//     guardian, relative or worker who is suspected or has a conflict of interest; an organisation
//     with which v was placed, whose staff did harm or where a suspect lives
//   - is the same person by another record: a guardian, relative, victim, worker or suspect
//   - is to v what a suspect is, or one who did harm: the mother where "mother of v" is suspected,
//     or the mother of a sibling among the victims; not where the record answers of the relative
//     that there is neither suspicion nor conflict
//   - is related or close to a suspect
//   - works for, or is supervised by, one of these; the suspect who is cleared and acts for a legal
//     person of these
//
// and the organisation
//
//   - to which one of these belongs, or which belongs to one, or to the same
//   - that has a conflict of interest with one of these, with v or with who stands for v; so has
//     one that belongs together with it
//   - for which, or for one to which it belongs, a suspect works, acts or supervises who works
//     there, or so does somebody close to one, or one who must not learn of v
//
// Who has left the work on the file works for nobody. A colleague of a suspect is not tied by that
// alone: the organisation is.
func (f *File) Tied(v *victim.Victim, id string, day law.Day) bool { return f.tied(v, day, id) }

// tied is [File.Tied] for one person under several ids; "" is nobody.
func (f *File) tied(v *victim.Victim, on law.Day, ids ...string) bool {
	return f.tiedBy(f.suspicions(), v, on, ids...)
}

// tiedBy is tied by suspicions that may have been gathered before.
func (f *File) tiedBy(under *suspicions, v *victim.Victim, on law.Day, ids ...string) bool {
	t := &ties{f: f, v: v, on: on, under: under}
	for _, id := range ids {
		t.same(id)
	}
	if len(t.people) == 0 {
		return false
	}
	t.follow()
	return t.ambiguous || t.sides || t.isShut() || t.employ() || t.akin()
}

// ties are those through whom somebody would be kept from v.
type ties struct {
	f  *File
	v  *victim.Victim
	on law.Day

	under  *suspicions
	people []string // the same person by every record
	others []string // whom the person works under, is close to or acts for
	bodies []string // organisations for which the person works, or which the party is
	near   map[string]bool
	is     map[string]bool // whether an id is one of people, once all are known
	above  map[string]bool // the bodies that the party is, and those to which they belong
	// ambiguous: two records of an organisation that nobody can tell apart. sides: a conflict of
	// interest with v, or with who stands for v.
	ambiguous, sides bool
}

func (t *ties) add(list *[]string, id string) {
	if id == "" || t.near[id] {
		return
	}
	if t.near == nil {
		t.near = map[string]bool{}
	}
	t.near[id] = true
	*list = append(*list, id)
}

func (t *ties) same(id string) { t.add(&t.people, id) }

// indexed is how many people are looked for one by one before an index is made.
const indexed = 8

// follow finds everybody near.
func (t *ties) follow() {
	for i := 0; i < len(t.people) && i < indexed; i++ {
		t.person(t.people[i])
	}
	if len(t.people) > indexed { // a list that somebody made long: each record is read once
		t.chain()
	}
	t.is = set(t.people, func(id *string) string { return *id })
	t.supervised()
	t.organised()
}

// person finds the records of the same person, and what they say.
func (t *ties) person(id string) {
	f := t.f
	for i := range f.Victims {
		for j := range f.Victims[i].Relatives {
			if r := &f.Victims[i].Relatives[j]; r.ID == id || r.Guardian == id ||
				r.Suspect == id || r.Victim == id {
				t.relative(r)
			}
		}
	}
	for i := range f.Workers {
		if w := &f.Workers[i]; w.ID == id || w.Suspect == id || w.Name == id {
			t.worker(w)
		}
	}
	for i := range f.Suspects {
		if s := &f.Suspects[i]; s.ID == id {
			t.add(&t.bodies, s.LegalPerson)
		}
	}
}

// chain is person for all who are left, over an index.
func (t *ties) chain() {
	f := t.f
	relatives, workers := map[string][]*person.Relative{}, map[string][]*Worker{}
	for i := range f.Victims {
		for j := range f.Victims[i].Relatives {
			r := &f.Victims[i].Relatives[j]
			for _, id := range [...]string{r.ID, r.Guardian, r.Suspect, r.Victim} {
				relatives[id] = append(relatives[id], r)
			}
		}
	}
	for i := range f.Workers {
		w := &f.Workers[i]
		for _, id := range [...]string{w.ID, w.Suspect, w.Name} {
			workers[id] = append(workers[id], w)
		}
	}
	for i := indexed; i < len(t.people); i++ {
		for _, r := range relatives[t.people[i]] {
			t.relative(r)
		}
		for _, w := range workers[t.people[i]] {
			t.worker(w)
		}
	}
	is := set(t.people, func(id *string) string { return *id })
	for i := range f.Suspects {
		if s := &f.Suspects[i]; is[s.ID] {
			t.add(&t.bodies, s.LegalPerson)
		}
	}
}

func (t *ties) relative(r *person.Relative) {
	for _, id := range [...]string{r.ID, r.Guardian, r.Suspect, r.Victim} {
		t.same(id)
	}
}

func (t *ties) worker(w *Worker) {
	t.same(w.ID)
	t.same(w.Suspect)
	for _, id := range w.RelatedTo {
		t.add(&t.others, id)
	}
	if w.at(t.on) {
		t.add(&t.others, w.Supervisor)
		t.add(&t.bodies, w.Organisation)
	}
}

// at reports whether w has not left the work on the file by day. Who begins later works already.
func (w *Worker) at(day law.Day) bool { return w.To.IsZero() || !day.After(w.To) }

// supervised finds whom the supervisors are, are close to and work under.
func (t *ties) supervised() {
	if len(t.others) == 0 {
		return
	}
	workers := map[string][]*Worker{}
	for i := range t.f.Workers {
		workers[t.f.Workers[i].ID] = append(workers[t.f.Workers[i].ID], &t.f.Workers[i])
	}
	for i := 0; i < len(t.others); i++ {
		for _, w := range workers[t.others[i]] {
			t.add(&t.others, w.Suspect)
			for _, id := range w.RelatedTo {
				t.add(&t.others, id)
			}
			if w.at(t.on) {
				t.add(&t.others, w.Supervisor)
				t.add(&t.bodies, w.Organisation)
			}
		}
	}
}

// providers goes through those who give v something, by the records of v.
func providers(v *victim.Victim, do func(p *care.Provider)) {
	for i := range v.Placements {
		do(&v.Placements[i].Provider)
	}
	for i := range v.Services {
		do(&v.Services[i].Provider)
	}
	for i := range v.Schooling {
		do(&v.Schooling[i].School)
	}
	for i := range v.HealthChecks {
		do(&v.HealthChecks[i].By)
	}
}

// organised finds the organisations that belong together with those for which the party works, or
// which it is, and with whom they have a conflict of interest.
func (t *ties) organised() {
	party := t.people
	providers(t.v, func(p *care.Provider) {
		if p.Worker != t.v.ID && t.is[p.Worker] {
			t.add(&t.bodies, p.Organisation)
		}
	})
	t.above = t.is
	f := t.f
	if len(f.Organisations) == 0 {
		return
	}
	seen := make(map[string]bool, len(party)+len(t.bodies))
	var list []string
	reach := func(id string) {
		if id != "" && !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	for _, id := range slices.Concat(party, t.bodies) {
		reach(id)
	}
	touched := func(o *referral.Organisation) bool { return seen[o.ID] || seen[o.Parent] }
	if !slices.ContainsFunc(f.Organisations, func(o referral.Organisation) bool {
		return touched(&o)
	}) {
		return
	}
	known, below := f.known(), map[string][]string{}
	for i := range f.Organisations {
		if o := &f.Organisations[i]; o.Parent != "" {
			below[o.Parent] = append(below[o.Parent], o.ID)
		}
	}
	own := t.climb(known, slices.Concat(party, t.bodies))
	t.above = t.climb(known, party)
	for i := 0; i < len(list); i++ {
		id := list[i]
		t.add(&t.bodies, id)
		for _, o := range known[id] {
			reach(o.Parent)
			for _, with := range o.Conflicts {
				t.sides = t.sides || own[id] && t.v.Side(with) && !t.is[with]
				t.add(&t.others, with)
			}
		}
		t.ambiguous = t.ambiguous || own[id] && len(known[id]) > 1
		for _, sub := range below[id] {
			reach(sub)
		}
	}
}

// climb returns the ids and those of the organisations to which they belong.
func (t *ties) climb(known map[string][]*referral.Organisation, ids []string) map[string]bool {
	out := map[string]bool{}
	list := slices.Clone(ids)
	for len(list) > 0 {
		id := list[len(list)-1]
		list = list[:len(list)-1]
		if id == "" || out[id] {
			continue
		}
		out[id] = true
		for _, o := range known[id] {
			list = append(list, o.Parent)
		}
	}
	return out
}

// isShut reports whether somebody near is shut by their record.
func (t *ties) isShut() bool {
	for id := range t.f.shutting(t.v, t.under, t.on) {
		if t.near[id] {
			return true
		}
	}
	return false
}

// employ reports whether somebody who is suspected, is close to a suspect, or must not learn of v,
// works, supervises or acts for an organisation that the party is, or to which it belongs.
func (t *ties) employ() bool {
	f, staff := t.f, map[string]bool{}
	see := func(organisation string, ids ...string) {
		if organisation != "" && t.above[organisation] {
			for _, id := range ids {
				if id != "" && !t.is[id] {
					staff[id] = true
				}
			}
		}
	}
	for i := range f.Workers {
		if w := &f.Workers[i]; w.at(t.on) {
			see(w.Organisation, w.ID, w.Suspect, w.Supervisor)
			see(w.Organisation, w.RelatedTo...)
		}
	}
	for i := range f.Suspects {
		see(f.Suspects[i].LegalPerson, f.Suspects[i].ID)
	}
	providers(t.v, func(p *care.Provider) { see(p.Organisation, p.Worker) })
	if len(staff) == 0 {
		return false
	}
	for id := range f.suspectsBy(t.under, t.on) {
		if staff[id] {
			return true
		}
	}
	return slices.ContainsFunc(t.v.DoNotContact, func(id string) bool { return staff[id] })
}

// akin reports whether by the people around v the person is to v what a suspect is, or one who did
// harm.
func (t *ties) akin() bool {
	for i := range t.v.Relatives {
		r := &t.v.Relatives[i]
		if (t.is[r.ID] || t.is[r.Guardian]) && t.f.mayBeSuspect(t.v, t.under, r, t.on) {
			return true
		}
	}
	return false
}

// mayBeSuspect reports whether r may be a suspect of the file, or one who did harm, who is to v
// what r is.
func (f *File) mayBeSuspect(
	v *victim.Victim, under *suspicions, r *person.Relative, on law.Day,
) bool {
	if r.Suspected == person.No && r.Conflict == person.No {
		return false
	}
	for k := range harmful(v, f.against(v)) {
		if mayBe(k, r.Relation) {
			return true
		}
	}
	for k := range f.ofSiblings(v, func(s *Suspect) bool { return under.now(s, on) }) {
		if mayBe(k, r.Relation) {
			return true
		}
	}
	return slices.ContainsFunc(f.Suspects, func(s Suspect) bool {
		return slices.ContainsFunc(s.Relations, func(to Relation) bool {
			return to.Victim == v.ID && mayBe(to.Kind, r.Relation)
		}) && under.now(&s, on)
	})
}
