package match

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
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
	uncleared    bool
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
	case refuses(r.SafeToContact):
		return Request{}, &RefusedError{Because: NotSafe}
	}
	asks, sought := factsOf(v, on, tracing, everything), factsOfRelative(r, on, covers)
	asks.file = f.ID
	if covers(person.CategoryIdentity) && covers(person.CategoryFamily) {
		sought.parents = parentsOfRelative(v, r)
	}
	return Request{func() *request {
		return &request{asks, sought, r.SafeToContact != person.Yes}
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
	return Request{func() *request { return &request{asks: asks, sought: sought} }}, nil
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
	self := &person.Relative{ID: v.ID}
	switch {
	case f.ShutRelative(v, r, on), f.ShutRelative(v, self, on):
		return nil, nil, nil, refuse(Suspected)
	case refuses(r.Wished):
		return nil, nil, nil, refuse(NotWished)
	case screenedUnsafe(v), v.Age.ChildOn(on).IsChild() && !screened(v, on):
		return nil, nil, nil, refuse(NotScreened)
	}
	covers, err := consented(f, v, on)
	return v, r, covers, err
}

// screenedUnsafe reports whether tracing was found not to be safe for v.
func screenedUnsafe(v *victim.Victim) bool {
	return refuses(v.Tracing.Safe)
}

// refuses reports whether an answer is no. What is no answer at all, as a code that somebody
// misspelt, refuses as well.
func refuses(a person.Answer) bool { return a == person.No || a != "" && !law.IsValid(a) }

// screened reports whether tracing was found to be safe for v by day.
func screened(v *victim.Victim, day law.Day) bool {
	t := &v.Tracing
	return t.Safe == person.Yes && !t.ScreenDay.IsZero() && !t.ScreenDay.After(day)
}

// parentsOfRelative returns the parents of a relative whom the record of v tells: v, of a child of
// v, and those of v, of a sibling.
func parentsOfRelative(v *victim.Victim, r *person.Relative) []parent {
	switch r.Relation {
	case "sibling":
		return parentsOf(v)
	case "child":
		if v.Identity != nil {
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
// Two people are told apart by their sex or names, or where names are not known by their birth.
//
// It decides nothing. What is found is looked at by people on both sides, who ask both the one who
// looks and the one who was found before either learns of the other.
func Candidates(request Request, profiles iter.Seq[Profile], least int) ([]Candidate, error) {
	if request.ask == nil {
		return nil, ErrNoRequest
	}
	r, all := request.ask(), slices.Collect(profiles)
	known, names, err := looked(all, tracing)
	if err != nil {
		return nil, err
	}
	var out []Candidate
	for i, c := range known {
		if c.is(r.asks) || c.is(r.sought) {
			continue
		}
		result, reached := compare(r.sought, c, max(least, 1))
		if !reached || slices.ContainsFunc(c.barred, func(b *facts) bool {
			return !apart(r.asks, b)
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
	for i := range v.Relatives {
		r := &v.Relatives[i]
		unwanted := refuses(r.SafeToContact) || refuses(r.Wished)
		if !unwanted && !f.ShutRelative(v, r, on) {
			continue
		}
		made := factsOfRelative(r, on, everything)
		if len(made.names) > 0 || near(r.Relation) {
			out = append(out, made)
		}
	}
	for i := range f.Suspects {
		s := &f.Suspects[i]
		j := slices.IndexFunc(s.Relations, func(r cases.Relation) bool {
			return r.Victim == v.ID && near(r.Kind)
		})
		if j < 0 || !f.ShutRelative(v, &person.Relative{ID: s.ID}, on) {
			continue
		}
		made := &facts{purpose: tracing, sex: sexOf(&person.Relative{
			Sex: s.Sex, Relation: s.Relations[j].Kind,
		})}
		made.ofAge(s.Age, on)
		out = append(out, made)
	}
	// A parent or carer is suspected, and nobody has recorded which: it may be anybody.
	if len(out) == 0 && f.ShutRelative(v, &person.Relative{Relation: person.RelationParent}, on) {
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
