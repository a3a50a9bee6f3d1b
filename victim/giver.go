package victim

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// giver returns what keeps the relative whom c names as its giver from deciding for the child, or
// "". Where a carer is suspected, another parent counts only if the file says of that parent that
// there is neither suspicion nor a conflict of interest.
func (v *Victim) giver(c *Consent, carerSuspected bool) ConsentFlaw {
	known, flaw := false, ConsentFlaw("")
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
		case r.Shut(), carerSuspected && !cleared:
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

// shut reports whether the same person as the guardian or relative with the id is suspected or in
// conflict of interest under another name in the record.
func (v *Victim) shut(id string) bool {
	if id == "" {
		return false
	}
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if (r.ID == id || r.Guardian == id) && r.Shut() {
			return true
		}
		if r.ID != id || r.Guardian == "" {
			continue
		}
		for j := range v.Guardians {
			if g := &v.Guardians[j]; g.ID == r.Guardian && g.Doubted() {
				return true
			}
		}
	}
	return false
}

// relativeSuspicion reports whether a relative who cares for the child, or may decide for it, is
// suspected or in conflict of interest, and since when; the zero Day is since ever.
func (v *Victim) relativeSuspicion() (since law.Day, suspected bool) {
	for i := range v.Relatives {
		r := &v.Relatives[i]
		cares := r.Relation.Caring() || r.MayDecide == person.Yes ||
			r.Carer != "" && r.Carer != "none" && r.CarerTo.IsZero()
		if !cares || !r.Shut() {
			continue
		}
		if !suspected || r.SuspectedSince.Before(since) {
			since, suspected = r.SuspectedSince, true
		}
	}
	return since, suspected
}
