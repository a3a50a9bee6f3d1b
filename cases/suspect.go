package cases

import (
	"iter"
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Suspect is a person suspected of having a part in what was done. The record holds no name.
type Suspect struct {
	ID           string               `json:"id" data:"id" validate:"required,tip_id"`
	Since        law.Day              `json:"since,omitzero" data:"offence" label:"suspected since"`
	Sex          person.Sex           `json:"sex,omitempty" data:"offence" validate:"tip_code"`
	Age          person.Age           `json:"age,omitzero" data:"offence"`
	Citizenships []person.Citizenship `json:"citizenships,omitempty" data:"offence" validate:"dive"`
	Roles        []SuspectRole        `json:"roles,omitempty" data:"offence" validate:"dive,required,tip_code"`
	Relations    []Relation           `json:"relations,omitempty" data:"offence" validate:"dive"`
	// Country is where the person is or was last known to be.
	Country jurisdiction.Code `json:"country,omitempty" data:"offence" validate:"tip_code"`
	// Alias answers whether another name is known to those who investigate.
	Alias person.Answer `json:"alias,omitempty" data:"offence" validate:"tip_code" label:"uses another name"`
	// AtLarge answers whether the person is free, KnowsAddress whether the person knows where the
	// victim lives, InContact whether there is contact with the victim, Armed whether the person
	// has weapons.
	AtLarge      person.Answer `json:"at_large,omitempty" data:"offence" validate:"tip_code"`
	KnowsAddress person.Answer `json:"knows_address,omitempty" data:"offence" validate:"tip_code"`
	InContact    person.Answer `json:"in_contact,omitempty" data:"offence" validate:"tip_code"`
	Armed        person.Answer `json:"armed,omitempty" data:"offence" validate:"tip_code"`
	// LegalPerson is the id of the legal person for which the person acts; References are the
	// numbers under which bodies know the person.
	LegalPerson string             `json:"legal_person,omitempty" data:"offence" validate:"omitempty,tip_id"`
	References  []person.Reference `json:"references,omitempty" data:"offence" validate:"dive"`
	// Official answers whether the person acted as a public official.
	Official person.Answer `json:"official,omitempty" data:"offence" validate:"tip_code" label:"acted as a public official"`
	// UseConsidered is the day on which it was decided whether to investigate the knowing use of
	// services of a victim.
	UseConsidered law.Day `json:"use_considered,omitzero" data:"offence" label:"use of services considered on"`
	// Cleared is the day from which the person is no longer suspected.
	Cleared law.Day `json:"cleared,omitzero" data:"offence" label:"cleared on"`
	// Detained is the day from which the person is held, Released that of the release. Whether the
	// person is free now, AtLarge says.
	Detained law.Day `json:"detained,omitzero" data:"offence" label:"held since"`
	Released law.Day `json:"released,omitzero" data:"offence" label:"released on"`
}

// A Relation is what a suspect is to a victim.
type Relation struct {
	Victim string              `json:"victim" data:"id" validate:"required,tip_id"`
	Kind   person.RelationKind `json:"kind" data:"family" validate:"required,tip_code"`
	// WantsTold answers whether the victim wants to be told when the suspect is released or
	// escapes, and Told is the day on which the victim was (Directive 2012/29/EU, article 6(5)).
	WantsTold person.Answer `json:"wants_told,omitempty" data:"offence" validate:"tip_code" label:"wants to be told of a release"`
	Told      law.Day       `json:"told,omitzero" data:"offence" label:"told of the release on"`
}

// Suspected reports whether by its own record s is under suspicion on day. Where the first day is
// not recorded, suspicion counts from ever. One that begins on the day of the clearing or later is
// a new one. What else of the file names s again, [File.UnderSuspicion] knows.
func (s *Suspect) Suspected(day law.Day) bool {
	return !day.Before(s.Since) &&
		(s.Cleared.IsZero() || day.Before(s.Cleared) || !s.Since.Before(s.Cleared))
}

// closes reports whether s keeps somebody from deciding for a victim, or from learning of one, now.
// What is handed on is handed on now: a suspicion on record counts whatever day it is dated.
// One that began on the day of the clearing or later is a new one. What else names s again,
// [suspicions.now] knows.
func (s *Suspect) closes(on law.Day) bool {
	return s.Cleared.IsZero() || on.Before(s.Cleared) || !s.Since.Before(s.Cleared)
}

// CarerSuspicion is [victim.Victim.CarerSuspicion] with the measures and the conduct of the file:
// where a suspect was removed from the home of the victim, one lived there, and who recruited the
// victim or kept the pay may have been a parent. What is known of a parent or carer of a sibling
// among the victims counts for v, unless the answer of v is no.
func (f *File) CarerSuspicion(v *victim.Victim) (since law.Day, suspected bool) {
	if since, suspected = f.ownSuspicion(v); suspected || v.Family.CarerSuspected == person.No {
		return since, suspected
	}
	return f.carersOf(f.siblings(v), func(s *victim.Victim) []person.Relative {
		return s.Relatives
	})
}

// ownSuspicion is [File.CarerSuspicion] without the siblings.
func (f *File) ownSuspicion(v *victim.Victim) (since law.Day, suspected bool) {
	return carerSuspicion(v, f.against(v), func(yield func(int, *Measure) bool) {
		for i := range f.Measures {
			if m := &f.Measures[i]; m.Victim == v.ID && !yield(i, m) {
				return
			}
		}
	})
}

// CarerSuspicion is [File.CarerSuspicion] for the victim of s. It does not go through the whole
// file.
func (s Subject) CarerSuspicion() (since law.Day, suspected bool) {
	of := s.of()
	since, suspected = carerSuspicion(
		s.Victim, each(s.File.Conduct, of.Conduct), each(s.File.Measures, of.Measures),
	)
	if suspected || s.Victim.Family.CarerSuspected == person.No || of.siblings == nil {
		return since, suspected
	}
	return of.siblings.since, of.siblings.suspected
}

// ownSuspicion is [Subject.CarerSuspicion] without the siblings.
func (s Subject) ownSuspicion() (since law.Day, suspected bool) {
	return carerSuspicion(s.Victim, s.conduct(), s.measures())
}

// together is what is known of the carers of all siblings, who share it.
type together struct {
	since     law.Day
	suspected bool
}

func carerSuspicion(
	v *victim.Victim, conduct iter.Seq2[int, *Conduct], measures iter.Seq2[int, *Measure],
) (since law.Day, suspected bool) {
	since, suspected = v.CarerSuspicion()
	if suspected || v.Family.CarerSuspected == person.No {
		return since, suspected
	}
	for k := range harmful(v, conduct) {
		if k.Caring() {
			return law.Day{}, true
		}
	}
	for _, m := range measures {
		if m.Kind == MeasureSuspectRemoved {
			return m.From, true
		}
	}
	return law.Day{}, false
}

// harmful is [victim.Victim.Harmful] with the conduct of the file: who recruited the victim, kept
// the pay, or is owed for it. A family that knew of it, or was paid, is told as a parent.
func harmful(
	v *victim.Victim, conduct iter.Seq2[int, *Conduct],
) iter.Seq2[person.RelationKind, law.Day] {
	return func(yield func(person.RelationKind, law.Day) bool) {
		for k, day := range v.Harmful() {
			if !yield(k, day) {
				return
			}
		}
		for _, c := range conduct {
			kinds := []person.RelationKind{c.Recruitment.By, c.Pay.KeptBy}
			for _, d := range slices.Concat(c.Debts, c.Recruitment.Fees) {
				kinds = append(kinds, d.To)
			}
			if c.Recruitment.FamilyKnew.Warns() || c.Recruitment.FamilyPaid.Warns() {
				kinds = append(kinds, person.RelationParent)
			}
			last := c.To
			for _, day := range []law.Day{c.From, c.Start.Last(), c.Finish.Last()} {
				if day.After(last) {
					last = day
				}
			}
			for _, k := range kinds {
				if k != "" && !yield(k, last) {
					return
				}
			}
		}
	}
}

// ConsentFlaw is [victim.Victim.ConsentFlaw] with what the whole file knows: a parent, carer or
// guardian who stands among the suspects gives no consent, even where the record of the victim does
// not say so; nor does a guardian who is suspected in the record of another victim, belongs to a
// suspect or has a tie to one, or must not learn of the person; nor anybody who by any record of
// the file was dead or under 18 on the day, is the person, may not decide, or had left the work on
// the file; nor a parent whom nobody names, where it may be one who must be kept from the child. A
// withdrawal counts that stands in the log alone, and a no by day to the same in another record of
// a consent ([victim.Victim.NoSince]): a copy under another id does not count either. What was
// given under suspicion does not come to count when the suspicion ends.
func (f *File) ConsentFlaw(
	v *victim.Victim, c victim.Consent, purpose victim.ConsentPurpose, day law.Day,
) victim.ConsentFlaw {
	return f.ConsentFlaws()(v, c, purpose, day)
}

// ConsentFlaws returns [File.ConsentFlaw] for who asks it of many consents: what names suspects
// again who were cleared is gathered once. The file stays as it is meanwhile, and one goroutine
// asks.
func (f *File) ConsentFlaws() func(
	*victim.Victim, victim.Consent, victim.ConsentPurpose, law.Day,
) victim.ConsentFlaw {
	under := f.suspicions()
	return func(
		v *victim.Victim, c victim.Consent, purpose victim.ConsentPurpose, day law.Day,
	) victim.ConsentFlaw {
		flaw := f.consentFlaw(v, c, purpose, day, under, func(s *Suspect) bool {
			return under.on(s, day) || under.on(s, c.Given)
		})
		if flaw == "" && len(v.Consents) > 1 {
			flaw = f.noOf(f.withLog(v, day), &c, purpose)
		}
		return flaw
	}
}

// consentFlaw is the same, for those whom suspected names.
func (f *File) consentFlaw(
	v *victim.Victim, c victim.Consent, purpose victim.ConsentPurpose, day law.Day,
	under *suspicions, suspected func(*Suspect) bool,
) victim.ConsentFlaw {
	// Who was tied when the consent was given does not come to count by leaving afterwards.
	tied := func(id string) bool {
		return f.tiedBy(under, v, day, id) ||
			c.Given.Before(day) && f.tiedBy(under, v, c.Given, id)
	}
	known := *v
	if known.Age.ReasonToBelieveChild == "" && f.bornLate(v, day) {
		known.Age.ReasonToBelieveChild = person.Yes
	}
	c.Withdrawn = f.withdrawn(v, &c)
	known.Relatives = f.relatives(v, suspected)
	_, carer := f.ownSuspicion(&known)
	cares := carers(v)
	for i := range f.Suspects {
		carer = carer || suspected(&f.Suspects[i]) && cares(&f.Suspects[i])
	}
	carer = carer || v.Family.CarerSuspected != person.No && f.siblingCarer(v, suspected)
	if carer {
		known.Family.CarerSuspected = person.Yes
	}
	known.Guardians = slices.Clone(v.Guardians)
	if len(known.Guardians) > 0 {
		accused := map[string]bool{}
		for id := range f.accused(suspected) {
			accused[id] = true
		}
		for j := range known.Guardians {
			if accused[known.Guardians[j].ID] {
				known.Guardians[j].Suspected = person.Yes
			}
		}
	}
	if c.Giver != "" && tied(c.Giver) {
		known.Relatives = append(known.Relatives, person.Relative{
			ID: c.Giver, Suspected: person.Yes,
		})
	}
	// Whoever is named as the giver is asked what a guardian is who wants to read, also where the
	// record of the victim knows no such guardian.
	if c.Guardian != "" && tied(c.Guardian) {
		known.Guardians = append(known.Guardians, victim.Guardian{
			ID: c.Guardian, Suspected: person.Yes,
		})
	}
	flaw := known.ConsentFlaw(c, purpose, day)
	if flaw == "" && (f.partial(c.Interpreter, tied) || c.Capacity == victim.ConsentSelf &&
		c.Giver != "" && tied(c.Giver) ||
		c.Witness != "" && tied(c.Witness)) {
		return victim.FlawSuspected
	}
	if flaw == "" && f.giverAbsent(v, &c) {
		return victim.FlawNotEntitled
	}
	if flaw == "" && c.Capacity == victim.ConsentParent && c.Giver == "" &&
		f.parentShut(v, &c, day, under, suspected) {
		return victim.FlawSuspected
	}
	return flaw
}

// bornLate reports whether nothing is known of the age of v, and v may be under 18 on day by the
// date of birth that the record of another victim has of v.
func (f *File) bornLate(v *victim.Victim, day law.Day) bool {
	if v.ID == "" || v.Age.ChildOn(day).Reason != person.NothingKnown {
		return false
	}
	return slices.ContainsFunc(f.Victims, func(o victim.Victim) bool {
		return slices.ContainsFunc(o.Relatives, func(r person.Relative) bool {
			return r.Victim == v.ID && r.Minor(day)
		})
	})
}

// parentShut reports whether a parent whom nobody names, and who gave c, may be one who must be
// kept from v: one of the parents on record is, or a suspect or one who did harm is a relative of v
// of whom nothing else is told. Who is named is asked alone.
func (f *File) parentShut(
	v *victim.Victim, c *victim.Consent, day law.Day, under *suspicions,
	suspected func(*Suspect) bool,
) bool {
	parent := func(kinds iter.Seq[person.RelationKind]) bool {
		for k := range kinds {
			if mayBe(k, person.RelationParent) {
				return true
			}
		}
		return false
	}
	if v.Family.CarerSuspected != person.No && (parent(f.ofSiblings(v, suspected)) ||
		parent(func(yield func(person.RelationKind) bool) {
			for k := range harmful(v, f.against(v)) {
				if !yield(k) {
					return
				}
			}
			for i := range f.Suspects {
				for _, r := range f.Suspects[i].Relations {
					if r.Victim == v.ID && suspected(&f.Suspects[i]) && !yield(r.Kind) {
						return
					}
				}
			}
		})) {
		return true
	}
	for _, on := range []law.Day{day, c.Given} {
		once := &many{f: f, v: v}
		shut := sync.OnceValue(func() map[string]bool {
			out := map[string]bool{}
			for id := range f.shutting(v, under, on) {
				out[id] = true
			}
			return out
		})
		kinds := sync.OnceValue(func() []person.RelationKind {
			return f.suspectKinds(v, under, on)
		})
		for i := range v.Relatives {
			r := &v.Relatives[i]
			if !r.Relation.Parent() {
				continue
			}
			t := &ties{f: f, v: v, on: on, under: under, many: once, shut: shut, kinds: kinds}
			if t.tied(r.ID, r.Guardian, r.Victim) {
				return true
			}
		}
	}
	return false
}

// partial reports whether somebody through whom v spoke is shut, or was found to have interests
// against those of v in an interview.
func (f *File) partial(interpreter string, tied func(string) bool) bool {
	if interpreter == "" {
		return false
	}
	return tied(interpreter) ||
		slices.ContainsFunc(f.Interviews, func(i Interview) bool {
			return i.Interpreter == interpreter && i.InterpreterConflict.Warns()
		})
}

// relatives returns the people around v with what the whole file knows: one who is a suspect, or
// who is suspected in the record of another victim, is suspected here. A suspect who is cleared is
// one no more by that link.
func (f *File) relatives(v *victim.Victim, suspected func(*Suspect) bool) []person.Relative {
	if len(v.Relatives) == 0 {
		return nil
	}
	out := slices.Clone(v.Relatives)
	// Of the whole file only those are looked for who are around v, by whatever id.
	around := make(map[string][]*person.Relative, 3*len(out))
	for i := range out {
		r := &out[i]
		for _, id := range [...]string{r.ID, r.Guardian, r.Suspect, r.Victim} {
			if id != "" {
				around[id] = append(around[id], r)
			}
		}
	}
	accuse := func(id string) {
		for _, r := range around[id] {
			r.Suspected = person.Yes
		}
	}
	for i := range f.Suspects {
		for _, r := range around[f.Suspects[i].ID] {
			if r.Suspect == f.Suspects[i].ID {
				r.Suspect = "" // who may have been cleared: below
			}
		}
	}
	for id := range f.accused(suspected) {
		accuse(id)
	}
	for id := range v.Accused() {
		accuse(id)
	}
	for i := range f.Victims {
		other := &f.Victims[i]
		if other.ID == v.ID {
			continue
		}
		for j := range other.Relatives {
			if r := &other.Relatives[j]; r.Shut() {
				accuse(r.ID)
				accuse(r.Victim)
			}
		}
		for id := range other.Accused() {
			accuse(id)
		}
	}
	return out
}

// accused yields the ids of the suspects whom a function names, and of those whom they are known to
// be: of the workers and the people around a victim who are linked to them, also as a victim of the
// file, and of the guardians of a victim whose suspect has another id. Who is suspected for one
// victim is suspected for all.
func (f *File) accused(suspected func(*Suspect) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		yield = withID(yield)
		guards := map[string][]*Suspect{} // by the id of the victim whose guardian they are
		for i := range f.Suspects {
			s := &f.Suspects[i]
			if !suspected(s) {
				continue
			}
			if !yield(s.ID) {
				return
			}
			for _, r := range s.Relations {
				if r.Kind == person.RelationGuardian {
					guards[r.Victim] = append(guards[r.Victim], s)
				}
			}
		}
		var ids map[string]bool // of the suspects, once somebody is linked to one
		is := func(id string) bool {
			if id == "" {
				return false
			}
			if ids == nil {
				ids = map[string]bool{}
				for k := range f.Suspects {
					ids[f.Suspects[k].ID] = ids[f.Suspects[k].ID] || suspected(&f.Suspects[k])
				}
			}
			return ids[id]
		}
		for i := range f.Workers {
			if w := &f.Workers[i]; is(w.Suspect) && !yield(w.ID) {
				return
			}
		}
		brood := f.brood()
		var families map[*victim.Victim]*guarding // by the first of the siblings
		for i := range f.Victims {
			v := &f.Victims[i]
			for j := range v.Relatives {
				r := &v.Relatives[j]
				if (is(r.Suspect) || is(r.Victim)) && !(yield(r.ID) && yield(r.Guardian)) {
					return
				}
			}
			for g := range standFor(v, guards[v.ID]) {
				if !yield(g) {
					return
				}
			}
			if len(v.Guardians) == 0 {
				continue
			}
			harmed := victim.MayHaveHarmed(harmful(v, f.against(v)))
			for j := range v.Guardians {
				if g := &v.Guardians[j]; harmed(g) && !yield(g.ID) {
					return
				}
			}
			// Siblings have one guardian more often than not, under two ids at times.
			all := brood[v.ID]
			if len(all) == 0 {
				continue
			}
			shared := families[all[0]]
			if shared == nil {
				shared = &guarding{harmed: victim.MayHaveHarmed(f.harmedAny(all))}
				for _, s := range all {
					shared.suspects = append(shared.suspects, guards[s.ID]...)
				}
				if families == nil {
					families = map[*victim.Victim]*guarding{}
				}
				families[all[0]] = shared
			}
			for j := range v.Guardians {
				if g := &v.Guardians[j]; shared.harmed(g) && !yield(g.ID) {
					return
				}
			}
			for g := range standFor(v, shared.suspects) {
				if !cleared(v, g) && !yield(g) {
					return
				}
			}
		}
	}
}

// guarding is what is known of the guardians of siblings: whether one may have harmed a sibling,
// and the suspects who are a guardian of one.
type guarding struct {
	harmed   func(*victim.Guardian) bool
	suspects []*Suspect
}

// cleared reports whether all records of a guardian of v answer that there is no suspicion.
func cleared(v *victim.Victim, id string) bool {
	return !slices.ContainsFunc(v.Guardians, func(g victim.Guardian) bool {
		return g.ID == id && g.Suspected != person.No
	})
}

// standFor yields the ids of the guardians of v whom one of the suspects may be, each of which is a
// guardian of v by its relation and bears an id that no guardian of v has. Who was appointed after
// the suspicion arose is somebody else.
func standFor(v *victim.Victim, suspects []*Suspect) iter.Seq[string] {
	return func(yield func(string) bool) {
		if len(suspects) == 0 {
			return
		}
		guardians := set(v.Guardians, func(g *victim.Guardian) string { return g.ID })
		var last law.Day // on which a suspicion arose; zero days are from ever, and take in all
		ever := false
		for _, s := range suspects {
			switch {
			case guardians[s.ID]:
			case s.Since.IsZero():
				ever = true
			case s.Since.After(last):
				last = s.Since
			}
		}
		for i := range v.Guardians {
			g := &v.Guardians[i]
			if (ever || !last.IsZero() && !g.Appointed.After(last)) && !yield(g.ID) {
				return
			}
		}
	}
}

// carers returns a check whether a suspect is a parent or carer of v, by a relation of the suspect
// or by what is recorded of the same person among the people around v.
func carers(v *victim.Victim) func(*Suspect) bool {
	var linked map[string]bool
	for i := range v.Relatives {
		if r := &v.Relatives[i]; r.Suspect != "" && r.Deciding() {
			if linked == nil {
				linked = map[string]bool{}
			}
			linked[r.Suspect] = true
		}
	}
	return func(s *Suspect) bool {
		return linked[s.ID] || slices.ContainsFunc(s.Relations, func(r Relation) bool {
			return r.Victim == v.ID && r.Kind.Caring()
		})
	}
}

// SuspectRole is the part of a suspect. The zero value means "not recorded".
type SuspectRole string

// The parts.
const (
	RoleRecruiter   SuspectRole = "recruiter"
	RoleTransporter SuspectRole = "transporter"
	RoleHarbourer   SuspectRole = "harbourer"
	RoleExploiter   SuspectRole = "exploiter"
	RoleController  SuspectRole = "controller"
	RoleOrganiser   SuspectRole = "organiser"
	RoleUser        SuspectRole = "user-of-services"
	RoleSmuggler    SuspectRole = "smuggler"
	RoleHelper      SuspectRole = "helper"
)
