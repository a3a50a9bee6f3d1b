package victim

import (
	"iter"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Harmful yields what those are to the person whom the record names by that alone, and until when
// they are known to have harmed: who got in touch as an exploiter, and who did what happened to the
// person. The zero Day is not recorded; a relation may come more than once.
func (v *Victim) Harmful() iter.Seq2[person.RelationKind, law.Day] {
	return func(yield func(person.RelationKind, law.Day) bool) {
		if k := v.LastContact.By; k != "" && !yield(k, v.LastContact.Date.Last()) {
			return
		}
		for i := range v.Incidents {
			for _, k := range v.Incidents[i].ByKind {
				if k != "" && !yield(k, v.Incidents[i].Date.Last()) {
					return
				}
			}
		}
	}
}

// harmedAtHome reports whether one who decides for the child did harm, by what that person is to
// the child, by why the child lives apart, or by why a placement with the family ended.
func (v *Victim) harmedAtHome() bool {
	for k := range v.Harmful() {
		if k.Caring() {
			return true
		}
	}
	for i := range v.Separations {
		for _, h := range v.Separations[i].Harm {
			if h.AtHome() {
				return true
			}
		}
	}
	for i := range v.Placements {
		if p := &v.Placements[i]; p.Ended.Harm() && (p.Kind.Family() || p.Kind == "") {
			return true
		}
	}
	return false
}

// MayHaveHarmed returns a check whether a guardian may be the one who by harmful, such as
// [Victim.Harmful], harmed the child. One who was appointed afterwards is somebody else, and the
// answer that the guardian is not suspected says no.
func MayHaveHarmed(harmful iter.Seq2[person.RelationKind, law.Day]) func(*Guardian) bool {
	var last law.Day
	ever, some := false, false
	for k, day := range harmful {
		if k != person.RelationGuardian {
			continue
		}
		if some, ever = true, ever || day.IsZero(); day.After(last) {
			last = day
		}
	}
	return func(g *Guardian) bool {
		return some && g.Suspected != person.No && (ever || !g.Appointed.After(last))
	}
}
