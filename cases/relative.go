package cases

import (
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// ShutRelative is [person.Relative.Shut] with what the whole file knows: it reports whether v must
// be kept from r, so that r neither decides for v nor is helped to find v. R is shut who
//
//   - is shut in the record, or in that of another victim under the same id
//   - is tied to a suspect or to one who must not learn of v ([File.Tied]): by its own id or that
//     of the guardian, suspect or victim it names
//   - may be a suspect of the file, or one who did harm, who is to v what r is
//   - is a parent or carer where one of them is suspected or has other interests
//
// The last two do not count where the record answers of r that there is neither a suspicion nor a
// conflict of interests.
//
// A suspicion on record counts whatever day it is dated, as in [File.Handing].
func (f *File) ShutRelative(v *victim.Victim, r *person.Relative, on law.Day) bool {
	return f.ShutRelatives(v, on)(r)
}

// ShutRelatives returns [File.ShutRelative] for who asks it of many people: the file is gone
// through once. It stays as it is meanwhile, and one goroutine asks.
func (f *File) ShutRelatives(v *victim.Victim, on law.Day) func(*person.Relative) bool {
	under, related := f.suspicions(), f.related(v)
	once := &many{f: f, v: v}
	shut := sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for id := range f.shutting(v, under, on) {
			out[id] = true
		}
		return out
	})
	listed := set(f.Suspects, func(s *Suspect) string { return s.ID })
	elsewhere := map[string]bool{} // shut in the record of another victim
	for i := range f.Victims {
		if f.Victims[i].ID == v.ID {
			continue
		}
		for j := range f.Victims[i].Relatives {
			if same := &f.Victims[i].Relatives[j]; same.Shut() {
				elsewhere[same.ID] = true
			}
		}
	}
	delete(elsewhere, "")
	carers := sync.OnceValue(func() bool { // one who decides for the child is suspected
		_, suspected := f.CarerSuspicion(v)
		return suspected || v.Family.InConflict() ||
			slices.ContainsFunc(f.Suspects, func(s Suspect) bool {
				return slices.ContainsFunc(s.Relations, func(to Relation) bool {
					return related(to) && to.Kind.Caring()
				}) && under.now(&s, on)
			})
	})
	kinds := sync.OnceValue(func() []person.RelationKind { return f.suspectKinds(v, under, on) })
	return func(r *person.Relative) bool {
		known := *r
		if listed[r.Suspect] {
			known.Suspect = "" // who may have been cleared: below
		}
		if known.Shut() || elsewhere[r.ID] {
			return true
		}
		t := &ties{f: f, v: v, on: on, under: under, many: once, shut: shut, kinds: kinds}
		switch {
		case t.tied(r.ID, r.Guardian, r.Suspect, r.Victim):
			return true
		case r.Suspected == person.No && r.Conflict == person.No:
			return false
		}
		return r.Deciding() && carers() ||
			slices.ContainsFunc(kinds(), func(k person.RelationKind) bool {
				return mayBe(k, r.Relation)
			})
	}
}

// mayBe reports whether two relations to a person can be those of one person: they are the same, or
// one of them is that of a relative whose relation is not told.
func mayBe(a, b person.RelationKind) bool {
	switch {
	case a == "" || b == "":
		return false
	case a == person.RelationRelative:
		return b.Kin()
	case b == person.RelationRelative:
		return a.Kin()
	}
	return a == b
}
