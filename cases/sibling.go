package cases

import (
	"iter"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// siblings returns the siblings of v among the victims of f, by the record of either; a sibling of
// a sibling is one. Each has records of the family of its own, under ids of its own, and what is
// known of the family of one is known of that of all.
func (f *File) siblings(v *victim.Victim) []*victim.Victim {
	var out []*victim.Victim
	for _, s := range f.brood()[v.ID] {
		if s.ID != v.ID {
			out = append(out, s)
		}
	}
	return out
}

// brood returns those who are siblings, by the id of each of them. Who has none is not there.
func (f *File) brood() map[string][]*victim.Victim {
	if len(f.Victims) < 2 {
		return nil
	}
	var links [][2]string
	for i := range f.Victims {
		for j := range f.Victims[i].Relatives {
			if r := &f.Victims[i].Relatives[j]; r.Victim != "" && r.Relation.Sibling() {
				links = append(links, [2]string{f.Victims[i].ID, r.Victim})
			}
		}
	}
	if len(links) == 0 {
		return nil
	}
	up := map[string]string{}
	top := func(id string) string {
		for up[id] != "" && up[id] != id {
			if next := up[up[id]]; next != "" {
				up[id] = next
			}
			id = up[id]
		}
		return id
	}
	for _, l := range links {
		a, b := top(l[0]), top(l[1])
		up[a], up[b] = a, a
	}
	of := map[string][]*victim.Victim{}
	for i := range f.Victims {
		if v := &f.Victims[i]; up[v.ID] != "" {
			of[top(v.ID)] = append(of[top(v.ID)], v)
		}
	}
	out := map[string][]*victim.Victim{}
	for id := range up {
		if all := of[top(id)]; len(all) > 1 {
			out[id] = all
		}
	}
	return out
}

// victimIDs returns the ids of victims.
func victimIDs(all []*victim.Victim) map[string]bool {
	return set(all, func(v **victim.Victim) string { return (*v).ID })
}

// harmedAny is harmful for several victims at once.
func (f *File) harmedAny(all []*victim.Victim) iter.Seq2[person.RelationKind, law.Day] {
	return func(yield func(person.RelationKind, law.Day) bool) {
		for _, v := range all {
			for k, day := range v.Harmful() {
				if !yield(k, day) {
					return
				}
			}
		}
		is, nobody := victimIDs(all), new(victim.Victim)
		for k, day := range harmful(nobody, func(yield func(int, *Conduct) bool) {
			for i := range f.Conduct {
				c := &f.Conduct[i]
				if slices.ContainsFunc(c.Victims, func(id string) bool { return is[id] }) &&
					!yield(i, c) {
					return
				}
			}
		}) {
			if !yield(k, day) {
				return
			}
		}
	}
}

// ofSiblings yields what those are to siblings of v, and so may be to v, who harmed one of them,
// are suspected in the record of one, or are one of the suspects whom a function names.
func (f *File) ofSiblings(
	v *victim.Victim, suspected func(*Suspect) bool,
) iter.Seq[person.RelationKind] {
	return func(yield func(person.RelationKind) bool) {
		all := f.siblings(v)
		if len(all) == 0 {
			return
		}
		for k := range f.harmedAny(all) {
			if k.Shared() && !yield(k) {
				return
			}
		}
		is := victimIDs(all)
		for i := range f.Suspects {
			for _, r := range f.Suspects[i].Relations {
				if is[r.Victim] && r.Kind.Shared() && suspected(&f.Suspects[i]) &&
					!yield(r.Kind) {
					return
				}
			}
		}
		around := f.asKnown(suspected)
		for _, s := range all {
			for _, r := range around(s) {
				if _, is := r.Accused(); is && r.Relation.Shared() && !yield(r.Relation) {
					return
				}
			}
		}
	}
}

// asKnown is [File.relatives] for several victims: who is one of the suspects is suspected as far
// as a function says, and who is suspected in one record is in another under the same id.
func (f *File) asKnown(
	suspected func(*Suspect) bool,
) func(v *victim.Victim) []person.Relative {
	listed, accused := map[string]bool{}, map[string]bool{}
	for i := range f.Suspects {
		listed[f.Suspects[i].ID] = true
	}
	for id := range f.accused(suspected) {
		accused[id] = true
	}
	own := func(r person.Relative) person.Relative {
		if listed[r.Suspect] {
			r.Suspect = "" // who may have been cleared
		}
		return r
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		for id := range v.Accused() {
			accused[id] = true
		}
		for _, r := range v.Relatives {
			if r = own(r); r.Shut() {
				accused[r.ID] = true
				accused[r.Victim] = true
			}
		}
	}
	delete(accused, "")
	return func(v *victim.Victim) []person.Relative {
		out := slices.Clone(v.Relatives)
		for i := range out {
			r := &out[i]
			is := accused[r.ID] || accused[r.Guardian] || accused[r.Suspect] || accused[r.Victim]
			if *r = own(*r); is {
				r.Suspected = person.Yes
			}
		}
		return out
	}
}

// siblingCarer reports whether a parent or carer of a sibling of v is suspected, by the record of
// the sibling, by the conduct and measures of the file, or as one of the suspects whom a function
// names.
func (f *File) siblingCarer(v *victim.Victim, suspected func(*Suspect) bool) bool {
	all := f.siblings(v)
	if len(all) == 0 {
		return false
	}
	is, linked := victimIDs(all), map[string]bool{}
	for _, s := range all {
		for i := range s.Relatives {
			if r := &s.Relatives[i]; r.Suspect != "" && r.Deciding() {
				linked[r.Suspect] = true
			}
		}
	}
	for i := range f.Suspects {
		s := &f.Suspects[i]
		if (linked[s.ID] || slices.ContainsFunc(s.Relations, func(r Relation) bool {
			return is[r.Victim] && r.Kind.Caring()
		})) && suspected(s) {
			return true
		}
	}
	_, carer := f.carersOf(all, f.asKnown(suspected))
	return carer
}

// carersOf is [File.CarerSuspicion] for any of several victims, with the people around them as a
// function knows them.
func (f *File) carersOf(
	all []*victim.Victim, around func(*victim.Victim) []person.Relative,
) (since law.Day, suspected bool) {
	if len(all) == 0 {
		return law.Day{}, false
	}
	var open []*victim.Victim // whose record does not say no
	for _, s := range all {
		known := *s
		known.Relatives = around(s)
		if since, suspected = known.CarerSuspicion(); suspected {
			return since, true
		}
		if s.Family.CarerSuspected != person.No {
			open = append(open, s)
		}
	}
	for k := range f.harmedAny(open) {
		if k.Caring() {
			return law.Day{}, true
		}
	}
	is := victimIDs(open)
	for i := range f.Measures {
		if m := &f.Measures[i]; m.Kind == MeasureSuspectRemoved && is[m.Victim] {
			return m.From, true
		}
	}
	return law.Day{}, false
}

// related returns the answer to whether a relation of a suspect is one to v, or to a sibling of v
// who has the relation in common with v.
func (f *File) related(v *victim.Victim) func(Relation) bool {
	all := f.siblings(v)
	if len(all) == 0 {
		return func(r Relation) bool { return r.Victim == v.ID }
	}
	too := victimIDs(all)
	return func(r Relation) bool {
		return r.Victim == v.ID || too[r.Victim] && r.Kind.Shared()
	}
}
