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
//     guardian, relative or worker who is suspected or has a conflict of interest, or an
//     interpreter who was found to have one in an interview; an organisation with which v was
//     placed, whose staff did harm or where a suspect lives
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
	return (&ties{f: f, v: v, on: on, under: under}).tied(ids...)
}

// tied is [File.Tied] for one person under several ids; "" is nobody. It answers once.
func (t *ties) tied(ids ...string) bool {
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

	under *suspicions
	// Many, shut and kinds are what is looked up once where many people are asked for; nil where it
	// is one.
	many  *many
	shut  func() map[string]bool
	kinds func() []person.RelationKind

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
	read := 0
	for ; read < len(t.people) && read < indexed && t.many == nil; read++ {
		t.person(t.people[read])
	}
	if read < len(t.people) { // a list that somebody made long: each record is read once
		t.chain(read)
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

// chain is person for all from a place on, over an index.
func (t *ties) chain(from int) {
	m := t.many
	if m == nil {
		m = &many{f: t.f, v: t.v}
	}
	m.index()
	for i := from; i < len(t.people); i++ {
		id := t.people[i]
		for _, r := range m.relatives[id] {
			t.relative(r)
		}
		for _, w := range m.workers[id] {
			t.worker(w)
		}
		for _, body := range m.acts[id] {
			t.add(&t.bodies, body)
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
	m := t.many
	if m == nil {
		m = &many{f: t.f, v: t.v}
	}
	workers := m.staff()
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
	if t.many != nil {
		for _, id := range party {
			for _, body := range t.many.provides()[id] {
				t.add(&t.bodies, body)
			}
		}
	} else {
		providers(t.v, func(p *care.Provider) {
			if p.Worker != t.v.ID && t.is[p.Worker] {
				t.add(&t.bodies, p.Organisation)
			}
		})
	}
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
	m := t.many
	if m == nil {
		if !slices.ContainsFunc(f.Organisations, func(o referral.Organisation) bool {
			return seen[o.ID] || seen[o.Parent]
		}) {
			return
		}
		m = &many{f: f, v: t.v}
	}
	known, below := m.bodies()
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
	if t.shut != nil {
		shut := t.shut()
		for id := range t.near {
			if shut[id] {
				return true
			}
		}
		return false
	}
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
	if t.many != nil {
		employed := t.many.employed(t.on)
		for organisation := range t.above {
			see(organisation, employed[organisation]...)
		}
	} else {
		employees(f, t.v, t.on, see)
	}
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
	if t.many != nil {
		around := t.many.around()
		for id := range t.is {
			for _, r := range around[id] {
				if r.Suspected == person.No && r.Conflict == person.No {
					continue
				}
				if slices.ContainsFunc(t.kinds(), func(k person.RelationKind) bool {
					return mayBe(k, r.Relation)
				}) {
					return true
				}
			}
		}
		return false
	}
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
	return slices.ContainsFunc(f.suspectKinds(v, under, on), func(k person.RelationKind) bool {
		return mayBe(k, r.Relation)
	})
}

// suspectKinds returns what those are to v, each once, who are suspects of the file or did harm.
func (f *File) suspectKinds(
	v *victim.Victim, under *suspicions, on law.Day,
) []person.RelationKind {
	var out []person.RelationKind
	see := func(k person.RelationKind) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for k := range harmful(v, f.against(v)) {
		see(k)
	}
	for k := range f.ofSiblings(v, func(s *Suspect) bool { return under.now(s, on) }) {
		see(k)
	}
	for i := range f.Suspects {
		s := &f.Suspects[i]
		for _, to := range s.Relations {
			if to.Victim == v.ID && !slices.Contains(out, to.Kind) && under.now(s, on) {
				see(to.Kind)
			}
		}
	}
	return out
}
