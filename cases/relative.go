package cases

import (
	"slices"

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
	known := *r
	if slices.ContainsFunc(f.Suspects, func(s Suspect) bool { return s.ID == r.Suspect }) {
		known.Suspect = "" // who may have been cleared: below
	}
	if known.Shut() || f.tied(v, on, r.ID, r.Guardian, r.Suspect, r.Victim) {
		return true
	}
	for i := range f.Victims {
		for j := range f.Victims[i].Relatives {
			same := &f.Victims[i].Relatives[j]
			if r.ID != "" && same.ID == r.ID && f.Victims[i].ID != v.ID && same.Shut() {
				return true
			}
		}
	}
	if r.Suspected == person.No && r.Conflict == person.No {
		return false
	}
	_, suspected := f.CarerSuspicion(v)
	cares := r.Deciding()
	if cares && (suspected || v.Family.InConflict()) {
		return true
	}
	under, related := f.suspicions(), f.related(v)
	return f.mayBeSuspect(v, under, r, on) || cares &&
		slices.ContainsFunc(f.Suspects, func(s Suspect) bool {
			return under.now(&s, on) && slices.ContainsFunc(s.Relations, func(to Relation) bool {
				return related(to) && to.Kind.Caring()
			})
		})
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
