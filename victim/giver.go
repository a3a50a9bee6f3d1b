package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
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
		mayDecide := r.Entitled(v.appointed(r.Guardian, c.Given)) ||
			r.MayDecide == "" && c.Capacity == ConsentParent && r.Relation.Parent()
		switch {
		case r.Shut(), named, carerSuspected && !cleared:
			return FlawSuspected
		case r.Dead(c.Given), !mayDecide, v.resigned(r.Guardian, c.Given):
			flaw = FlawNotEntitled
		}
	}
	if !known {
		return FlawNotEntitled
	}
	return flaw
}

// appointed reports whether there is a guardian with the id who was in office on day.
func (v *Victim) appointed(id string, day law.Day) bool {
	return id != "" && slices.ContainsFunc(v.Guardians, func(g Guardian) bool {
		return g.ID == id && g.InOffice(day)
	})
}

// strangers reports whether one whom c names as having given it is around the person as somebody
// who never decides for a child, and was not appointed either: that a court decided is in doubt.
func (v *Victim) strangers(c *Consent) bool {
	for i := range v.Relatives {
		r := &v.Relatives[i]
		for _, id := range [...]string{c.Giver, c.Guardian} {
			if id != "" && (r.ID == id || r.Guardian == id) && r.Relation != "" &&
				!r.Relation.MayHold() && !v.appointed(r.Guardian, c.Given) &&
				!v.appointed(id, c.Given) {
				return true
			}
		}
	}
	return false
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

// Bars reports whether the record of the people around the person says of one with an id, or of one
// who is the guardian with the id, that he or she was dead on day, may not decide, is the person,
// or may be under 18 on day. A parent under 18 is barred unless it is recorded that he or she may
// decide. Who is barred neither consents nor reads, whatever another record of the same person
// says.
func (v *Victim) Bars(id string, day law.Day) bool {
	if id == "" {
		return false
	}
	return id == v.ID || slices.ContainsFunc(v.Relatives, func(r person.Relative) bool {
		return (r.ID == id || r.Guardian == id) && v.bars(&r, day)
	})
}

// bars is [Victim.Bars] for one of the people around the person.
func (v *Victim) bars(r *person.Relative, day law.Day) bool {
	return r.Dead(day) || r.DecidesNot() || v.ID != "" && r.Victim == v.ID ||
		r.Minor(day) && !r.YoungParent()
}

// resigned reports whether the office of the guardian with the id had ended by day, and the
// guardian was not appointed anew.
func (v *Victim) resigned(id string, day law.Day) bool {
	left := false
	for i := range v.Guardians { // who is appointed anew has two records
		g := &v.Guardians[i]
		switch {
		case g.ID != id || id == "":
		case g.InOffice(day):
			return false
		default:
			left = left || g.LeftBy(day)
		}
	}
	return left
}

// giverBarred reports whether one whom c names as having given it for another was barred on the day
// ([Victim.Bars]); or, where a parent gave it whom nobody names, whether that is
// so of every parent on record.
func (v *Victim) giverBarred(c *Consent) bool {
	switch c.Capacity {
	case ConsentSelf, ConsentCourt: // decided by somebody else than whoever is named
		return false
	}
	if v.Bars(c.Guardian, c.Given) || v.Bars(c.Giver, c.Given) {
		return true
	}
	if c.Capacity != ConsentParent || c.Giver != "" {
		return false
	}
	some := false
	for i := range v.Relatives {
		r := &v.Relatives[i]
		if !r.Relation.Parent() {
			continue
		}
		if some = true; !v.bars(r, c.Given) {
			return false
		}
	}
	return some
}
