package victim

import (
	"github.com/antitrafficking/palermo/victim/person"
)

// giver returns what keeps the relative whom c names as its giver from deciding for the child, or
// "". Where a carer is suspected, another parent counts only if the file says of that parent that
// there is neither suspicion nor a conflict of interest.
func (v *Victim) giver(c *Consent, carerSuspected bool) ConsentFlaw {
	known, flaw := false, ConsentFlaw("")
	named := v.accuses(c.Giver)
	for i := range v.Relatives { // an id may stand twice in a record that nobody validated
		r := &v.Relatives[i]
		if r.ID != c.Giver {
			continue
		}
		known = true
		cleared := r.Suspected == person.No && r.Conflict == person.No
		mayDecide := r.MayDecide == person.Yes ||
			r.MayDecide == "" && c.Capacity == ConsentParent && r.Relation.Parent()
		switch {
		case r.Shut(), named, carerSuspected && !cleared:
			return FlawSuspected
		case r.Dead(c.Given), !mayDecide:
			flaw = FlawNotEntitled
		}
	}
	if !known {
		return FlawNotEntitled
	}
	return flaw
}

// shut reports whether the relative with the id is suspected or in conflict of interest, by the
// record of the relative or by that of the same person among the guardians.
func (v *Victim) shut(id string) bool {
	if id == "" {
		return false
	}
	named := v.accuses(id)
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if r.ID != id {
			continue
		}
		if named || r.Shut() {
			return true
		}
		for j := range v.Guardians {
			if g := &v.Guardians[j]; r.Guardian != "" && g.ID == r.Guardian && v.Doubts(g) {
				return true
			}
		}
	}
	return false
}
