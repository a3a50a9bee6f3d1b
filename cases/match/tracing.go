package match

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Refusal is why nobody is looked for, or shown. The zero Refusal is none.
//
//	no-consent    the person has given no consent to tracing that counts
//	suspected     suspected, in conflict of interests, or not to learn of the person
//	not-safe      it is not known that getting in touch is safe
//	not-wished    the person does not want the contact
//	not-screened  tracing was not found to be safe
type Refusal string

// The refusals.
const (
	NoConsent   Refusal = "no-consent"
	Suspected   Refusal = "suspected"
	NotSafe     Refusal = "not-safe"
	NotWished   Refusal = "not-wished"
	NotScreened Refusal = "not-screened"
)

// A RefusedError says why a profile or a request for tracing is refused.
type RefusedError struct {
	Because Refusal
	Flaw    victim.ConsentFlaw // what keeps the consent from counting, for NoConsent
}

func (e *RefusedError) Error() string {
	if e.Flaw != "" {
		return fmt.Sprintf("match: %s: %s", e.Because, e.Flaw)
	}
	return fmt.Sprintf("match: %s", e.Because)
}

// ErrNoRequest: the request is the zero one.
var ErrNoRequest = errors.New("match: no request: take ForRelative or ByRelative")

// A Request is a request to find somebody, as far as the file in which it is made lets it be made.
// [ForRelative] and [ByRelative] make it; [Candidates] refuses the zero Request. It prints and
// marshals as little as a [Profile].
type Request struct{ ask func() *request }

type request struct {
	asks, sought *facts
	is           person.RelationKind // what who asks is to who is sought
	uncleared    bool
	file         string
	by           []string // the ids of who asks, in that file
}

// kept reports whether by the file of a candidate, which is the file of who asks too, the candidate
// is kept from who asks.
func (r *request) kept(c *facts) bool {
	return c.keeps != nil && c.file == r.file && slices.ContainsFunc(r.by, func(id string) bool {
		return id != "" && c.keeps(id)
	})
}

// ForRelative is the request of a victim to find a relative of the record, whom the profile that is
// looked for describes as far as the consent of the victim to tracing covers it. It is refused, as
// a [*RefusedError], without that consent; where the relative, by all that the file knows, is
// suspected, has interests against those of the victim or must not learn of the victim
// ([cases.File.ShutRelative]); where it is recorded that getting in touch is not safe or that the
// victim does not want it; where tracing was screened and not found to be safe; and for a child
// where that was not screened at all.
//
// A victim or relative that f does not have, or has twice, is a [*cases.LookupError]; the zero day
// is [rule.ErrNoDay].
func ForRelative(f *cases.File, victim, relative string, on law.Day) (Request, error) {
	v, r, covers, err := asked(f, victim, relative, on)
	switch {
	case err != nil:
		return Request{}, err
	case r.SafeToContact.Refuses():
		return Request{}, &RefusedError{Because: NotSafe}
	}
	asks, sought := factsOf(v, on, tracing, everything), factsOfRelative(r, on, covers)
	asks.file = f.ID
	sought.parents = parentsOfRelative(v, r, covers)
	return Request{func() *request {
		return &request{
			asks: asks, sought: sought, is: parentOf(v, r),
			uncleared: r.SafeToContact != person.Yes, file: f.ID, by: []string{v.ID},
		}
	}}, nil
}

// ByRelative is the request of a relative of the record to find the victim: a child who is missing.
// It is refused as [ForRelative] is, and besides where it is not recorded that it is safe to get in
// touch with the relative: who asks for a child may be the one from whom it fled.
func ByRelative(f *cases.File, victim, relative string, on law.Day) (Request, error) {
	v, r, covers, err := asked(f, victim, relative, on)
	switch {
	case err != nil:
		return Request{}, err
	case r.SafeToContact != person.Yes:
		return Request{}, &RefusedError{Because: NotSafe}
	}
	asks, sought := factsOfRelative(r, on, everything), factsOf(v, on, tracing, covers)
	sought.file = f.ID
	return Request{func() *request {
		return &request{
			asks: asks, sought: sought, is: r.Relation, file: f.ID,
			by: []string{r.ID, r.Guardian, r.Victim, r.Suspect},
		}
	}}, nil
}

// asked looks up both sides of a request and refuses what no request may be.
func asked(
	f *cases.File, id, relative string, on law.Day,
) (*victim.Victim, *person.Relative, covered, error) {
	v, err := find(f, id, on)
	if err != nil {
		return nil, nil, nil, err
	}
	r, err := one(v.Relatives, "/victims/relatives", relative, func(r *person.Relative) string {
		return r.ID
	})
	if err != nil {
		return nil, nil, nil, err
	}
	refuse := func(because Refusal) error { return &RefusedError{Because: because} }
	child, said, shut := v.Age.ChildOn(on).IsChild(), look(v, on), f.ShutRelatives(v, on)
	switch {
	case shut(r), shut(byID(v.ID)):
		return nil, nil, nil, refuse(Suspected)
	case said.unwished(""), r.Wished.Refuses(), said.unwished(r.ID):
		return nil, nil, nil, refuse(NotWished)
	case said.unsafe(""), said.unsafe(r.ID), child && !said.screened(r.ID):
		return nil, nil, nil, refuse(NotScreened)
	}
	covers, err := consented(f, v, on)
	return v, r, covers, err
}

// parentOf returns what v is to a relative who is a child of v, if it is one: mother or father.
func parentOf(v *victim.Victim, r *person.Relative) person.RelationKind {
	switch {
	case r.Relation != "child":
	case v.Sex == person.Female:
		return "mother"
	case v.Sex == person.Male:
		return "father"
	}
	return ""
}

// byID is somebody of whom only the id is asked, and no relation.
func byID(id string) *person.Relative {
	return &person.Relative{ID: id, Suspected: person.No, Conflict: person.No}
}

// A lookup is what a victim wants and what was found of searches, by the relatives of whom it
// speaks, those of nobody in particular under "". Each list is gone through once.
type lookup struct {
	v        *victim.Victim
	on       law.Day
	searches map[string][]care.Tracing
	wishes   map[string][]care.Wish
	// objects are the ids to which v may object, and "" where a kind or everybody is meant; others
	// is whether v objects to somebody with an id that none of them names.
	objects map[string]bool
	others  func() bool
	// found is what else was found of a relative: in studies of a home, and on the way back to it.
	found map[string]finding
	// contact is what v last said of contact without naming anybody: a yes, a no or both.
	contact func() []care.Wish
}

// A finding is that it is not safe to be with a relative, or that the person does not want it.
type finding struct{ unsafe, unwished bool }

// foundOf returns what was found of the relatives of v. Of several studies of a home the last
// counts; a reunification that was found unsafe, or that the person does not want, counts until
// nobody records it any more.
func foundOf(v *victim.Victim, on law.Day) map[string]finding {
	out := map[string]finding{}
	studies := map[string][]care.HomeStudy{}
	for _, h := range v.HomeStudies {
		studies[h.Relative] = append(studies[h.Relative], h)
	}
	for id, list := range studies {
		if last := care.Last(list, on); last >= 0 && list[last].Safe.Refuses() {
			out[id] = finding{unsafe: true}
		}
	}
	for _, r := range v.Reunifications {
		f := out[r.Relative]
		f.unsafe = f.unsafe || r.Safe.Refuses()
		f.unwished = f.unwished || r.ChildAgrees.Refuses()
		out[r.Relative] = f
	}
	delete(out, "") // who is not named
	return out
}

func look(v *victim.Victim, on law.Day) *lookup {
	l := &lookup{
		v: v, on: on, searches: map[string][]care.Tracing{}, wishes: map[string][]care.Wish{},
		objects: map[string]bool{}, found: foundOf(v, on),
	}
	for _, t := range v.Tracings {
		if len(t.Sought) == 0 {
			l.searches[""] = append(l.searches[""], t)
		}
		seen := make(map[string]bool, len(t.Sought))
		for _, id := range t.Sought {
			if id != "" && !seen[id] {
				l.searches[id] = append(l.searches[id], t)
			}
			seen[id] = true
		}
	}
	for _, w := range v.Wishes {
		l.wishes[w.Relative] = append(l.wishes[w.Relative], w)
	}
	for i := range v.Consents {
		for _, o := range v.Consents[i].Objections {
			l.objects[o.Recipient.ID] = true
		}
	}
	l.contact = sync.OnceValue(func() (out []care.Wish) {
		for _, no := range []bool{true, false} {
			said := slices.DeleteFunc(slices.Clone(l.wishes[""]), func(w care.Wish) bool {
				return w.About != "contact" || w.Answer.Refuses() != no
			})
			if len(said) > 0 {
				out = append(out, slices.MaxFunc(said, func(a, b care.Wish) int {
					return a.Day.Compare(b.Day)
				}))
			}
		}
		return out
	})
	l.others = sync.OnceValue(func() bool {
		id := "other"
		for l.objects[id] {
			id += "-"
		}
		return l.objects[""] && l.objecting(id)
	})
	return l
}

// objecting reports whether v objects to anything going to one with an id.
func (l *lookup) objecting(id string) bool {
	return l.v.Objects(victim.Recipient{ID: id}, l.on)(person.CategoryID, "")
}

// unsafe reports whether by the last of the searches for a relative it is not safe to search, or by
// the last study of the home or a reunification it is not safe to be with the relative. Of several
// searches of one day it is enough that one says so; what is recorded of a later day is known now.
func (l *lookup) unsafe(relative string) bool {
	if l.found[relative].unsafe {
		return true
	}
	list := l.searches[relative]
	last := care.Last(list, l.on)
	return slices.ContainsFunc(list, func(t care.Tracing) bool {
		counts := last < 0 || !t.When().Before(list[last].When())
		return counts && (t.Safe.Refuses() || t.State == "not-safe" || t.NotTraced == "safety")
	})
}

// screened reports whether by the day it was found to be safe to search for a relative: by the last
// of the searches for this one, or where there is none by the last of those for nobody in
// particular.
func (l *lookup) screened(relative string) bool {
	list := l.searches[relative]
	if len(list) == 0 {
		list = l.searches[""]
	}
	last := care.Last(list, l.on)
	if last < 0 {
		return false
	}
	t := &list[last]
	return t.Safe == person.Yes && !t.ScreenDay.IsZero() && !t.ScreenDay.After(l.on)
}

// unwished reports whether v does not want to be found, or not by a relative, by the last wish or
// search, or objects to it.
func (l *lookup) unwished(relative string) bool {
	if l.found[relative].unwished {
		return true
	}
	list := l.searches[relative]
	if last := care.Last(list, l.on); last >= 0 &&
		(list[last].State == "withdrawn" || list[last].NotTraced == "own-wish") {
		return true
	}
	for _, about := range []care.WishAbout{"be-traced", "contact"} {
		if about == "contact" && relative == "" {
			continue // whoever is found, nobody need get in touch
		}
		said := slices.Concat(l.wishes[relative])
		if about == "contact" { // who names nobody speaks of all
			said = append(said, l.contact()...)
		}
		wishes := slices.DeleteFunc(said, func(w care.Wish) bool { return w.About != about })
		last := care.Last(wishes, l.on)
		if slices.ContainsFunc(wishes, func(w care.Wish) bool {
			return (last < 0 || !w.Day.Before(wishes[last].Day)) && w.Answer.Refuses()
		}) {
			return true
		}
	}
	switch {
	case relative == "":
		return false
	case l.objects[relative]:
		return l.objecting(relative)
	}
	return l.others()
}

// parentsOfRelative returns the parents of a relative whom the record of v tells: v, of a child of
// v, and those of v, of a sibling.
func parentsOfRelative(v *victim.Victim, r *person.Relative, covers covered) []parent {
	switch r.Relation {
	case "sibling":
		return parentsOf(v, covers)
	case "child":
		if v.Identity != nil && covers(person.CategoryIdentity, "") {
			return sorted([]parent{{namesOf(v.Identity.Names, secret(tracing)...), known(v.Sex)}})
		}
	}
	return nil
}

// A Candidate is somebody who may be the one looked for.
type Candidate struct {
	Profile Profile
	Result  Result
}

// Candidates returns who of the profiles may be the one whom a request looks for, with a score of
// least or more, the highest first, those of one score in the order of the profiles. A least below
// 1 counts as 1. All profiles have to be made by [ForTracing], otherwise the error is [ErrPurpose];
// for the zero Request it is [ErrNoRequest].
//
// Whoever by the file of a candidate must not find that person, and cannot be told apart from who
// asks, keeps the candidate out, without a word: that there is somebody is not to be told either.
// Two people are told apart by their sex or names, or where names are not known by their birth. The
// one mother, father or parent of the record, and who asks as such, are told apart by their birth
// alone: names change. In one file who asks is known by the id: who must not learn of a victim, or
// to whom the victim objects, is not shown the victim.
//
// It decides nothing. What is found is looked at by people on both sides, who ask both the one who
// looks and the one who was found before either learns of the other.
func Candidates(request Request, profiles iter.Seq[Profile], least int) ([]Candidate, error) {
	if request.ask == nil {
		return nil, ErrNoRequest
	}
	r := request.ask()
	var all []Profile
	if profiles != nil {
		all = slices.Collect(profiles)
	}
	known, names, err := looked(all, tracing)
	if err != nil {
		return nil, err
	}
	var out []Candidate
	for i, c := range known {
		if c.is(r.asks) || c.is(r.sought) || r.kept(c) {
			continue
		}
		result, reached := compare(r.sought, c, max(least, 1))
		if !reached || slices.ContainsFunc(c.barred, func(b *facts) bool {
			return !apart(r.asks, b) || b.soleAs(r.is) &&
				compareBirth(r.asks, b).verdict != differs
		}) {
			continue
		}
		names.flag(&result, r.sought, c)
		if r.uncleared {
			result.Flags = append(result.Flags, ContactNotCleared)
		}
		out = append(out, Candidate{all[i], result})
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Compare(b.Result.Score, a.Result.Score)
	})
	return out, nil
}

// soleAs reports whether b is the one person of the record who may be what who asks is: the mother,
// the father, or a parent of whom it is not told which.
func (b *facts) soleAs(is person.RelationKind) bool {
	parent := func(k person.RelationKind) bool { return k == "mother" || k == "father" }
	return b.sole != "" && (b.sole == is || b.sole == person.RelationParent && parent(is) ||
		is == person.RelationParent && parent(b.sole))
}

// apart reports whether two people are told apart for certain enough that what keeps one away from
// somebody does not count for the other.
func apart(a, b *facts) bool {
	if compareDocuments(a, b).verdict == agrees {
		return false
	}
	names := likeNames(a.names, b.names)
	return compareSex(a.sex, b.sex).verdict == differs || names.differs() ||
		!names.compared && compareBirth(a, b).verdict == differs
}

// barred returns those from whom v is kept, by the record and the rest of the file: relatives who
// are shut, whom it is not safe to get in touch with or whom v does not want to see, and suspects
// who are of the family. Of somebody without a name only family counts: every file has suspects who
// are strangers, and nobody can be told apart from one of whom nothing is known.
func barred(f *cases.File, v *victim.Victim, on law.Day) []*facts {
	var out []*facts
	shut, said := f.ShutRelatives(v, on), look(v, on)
	count := map[person.RelationKind]int{}
	for i := range v.Relatives {
		count[v.Relatives[i].Relation]++
	}
	for i := range v.Relatives {
		r := &v.Relatives[i]
		unwanted := r.SafeToContact.Refuses() || r.Wished.Refuses() ||
			said.unwished(r.ID) || said.unsafe(r.ID)
		if !unwanted && !shut(r) {
			continue
		}
		made := factsOfRelative(r, on, everything)
		switch r.Relation {
		case "mother", "father", person.RelationParent:
			if count[r.Relation] == 1 {
				made.sole = r.Relation
			}
		}
		if len(made.names) > 0 || near(r.Relation) {
			out = append(out, made)
		}
	}
	for i := range f.Suspects {
		s := &f.Suspects[i]
		j := slices.IndexFunc(s.Relations, func(r cases.Relation) bool {
			return r.Victim == v.ID && near(r.Kind)
		})
		if j < 0 || !shut(byID(s.ID)) {
			continue
		}
		made := &facts{purpose: tracing, sex: sexOf(&person.Relative{
			Sex: s.Sex, Relation: s.Relations[j].Kind,
		})}
		made.ofAge(s.Age, on)
		out = append(out, made)
	}
	// A parent or carer is suspected, and nobody has recorded which: it may be anybody.
	if len(out) == 0 && shut(&person.Relative{Relation: person.RelationParent}) {
		out = append(out, &facts{purpose: tracing})
	}
	return out
}

// near reports whether a relation is one of family or partners.
func near(k person.RelationKind) bool {
	switch k {
	case "", person.RelationUnknown, person.RelationSpouse, person.RelationPartner, "fiance",
		"former-partner", "co-parent", "household-member":
		return true
	}
	return k.Kin()
}
