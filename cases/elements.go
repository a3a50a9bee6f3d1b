package cases

import (
	"iter"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Elements is what the file shows of the definition of trafficking for one victim: an act, a means
// and a purpose (Palermo Protocol, article 3; CETS No. 197, article 4; Directive 2011/36/EU,
// article 2). It says what is on file, not whether anybody is guilty.
type Elements struct {
	// Definition is the one that was asked.
	Definition          Definition
	Act, Means, Purpose Element
	// Childhood is whether the victim was a child when the acts began that carry the elements.
	Childhood person.Childhood
	// Agreement is true where the victim is said to have agreed and that counts for nothing: a
	// child, or means were used.
	Agreement bool
	// Unnamed are purposes on file that the definition does not name. Its list is open, so they are
	// purposes; whether they are exploitation is a judgement.
	Unnamed []jurisdiction.Purpose
	Verdict Verdict
}

// An Element is one element of the definition, with the JSON Pointers of the facts that carry it.
type Element struct {
	State ElementState
	Facts []string
}

// ElementState is how an element stands. The zero ElementState is not an answer.
type ElementState string

// The states.
const (
	ElementFound     ElementState = "found"
	ElementNotNeeded ElementState = "not-needed" // the means, for who was a child or is to be presumed one
	ElementNone      ElementState = "none"       // looked for, and there was none
	ElementMissing   ElementState = "not-recorded"
)

// Verdict sums up the elements. The zero Verdict is not an answer.
type Verdict string

// The verdicts.
const (
	AllElements     Verdict = "all-elements"     // what the definition asks for is on file
	ElementsMissing Verdict = "elements-missing" // something that the definition asks for is not recorded
	ElementsAbsent  Verdict = "elements-absent"  // something was looked for, and there was none
	SmugglingOnly   Verdict = "smuggling-only"   // a border was crossed with help for gain; no purpose of exploitation was found
)

// Elements puts the conduct recorded for a victim together, as far as it had begun by day, and
// holds it against a definition: see [DefinitionIn].
//
// Elements belong to one course of conduct: stretches with a suspect in common, or with no more
// than [courseGap] days between them; what is not dated may belong to any. Of several courses the
// one that shows most answers.
//
// The means are left out where the victim was a child, or is to be presumed one, when an act of the
// course was done (Palermo Protocol, article 3(c)); by a definition with
// [Definition.SurrogacyNeedsMeans] they are needed for surrogacy alone unless the surrogate mother
// was a child. Where it is not known whether the victim was a child then, or the beginning of the
// conduct is not dated and the victim is an adult now, the means are missing and never absent. An
// element is absent only if somebody looked for it in every stretch of the course. Smuggling rests
// on agreement: it is not said where a means was found. The agreement of the victim is never looked
// at.
func (f *File) Elements(v *victim.Victim, day law.Day, by Definition) Elements {
	return elementsOf(v, day, by, f.against(v))
}

// against goes through the conduct against v.
func (f *File) against(v *victim.Victim) iter.Seq2[int, *Conduct] {
	return func(yield func(int, *Conduct) bool) {
		for i := range f.Conduct {
			c := &f.Conduct[i]
			if slices.Contains(c.Victims, v.ID) && !yield(i, c) {
				return
			}
		}
	}
}

// Elements is [File.Elements] for the victim of s. It does not go through the whole file.
func (s Subject) Elements(day law.Day, by Definition) Elements {
	return elementsOf(s.Victim, day, by, s.conduct())
}

func elementsOf(
	v *victim.Victim, day law.Day, by Definition, conduct iter.Seq2[int, *Conduct],
) Elements {
	var all []stretch
	for i, c := range conduct {
		if !c.day().After(day) {
			all = append(all, stretch{c, i, childThen(v, c, day)})
		}
	}
	best := Elements{
		Definition: by,
		Act:        Element{State: ElementMissing}, Means: Element{State: ElementMissing},
		Purpose: Element{State: ElementMissing}, Verdict: ElementsMissing,
		Childhood: person.Childhood{
			Standing: person.StandingUnknown, Reason: person.NothingKnown,
		},
	}
	for i, course := range courses(all) {
		if e := judge(course, by); i == 0 || e.shows() > best.shows() {
			best = e
		}
	}
	return best
}

// childThen is whether the victim was a child when a stretch began. What is not dated was that of a
// child if the victim is one now; else nobody knows. Where only its last day is known, an adult on
// that day may have been a child before.
func childThen(v *victim.Victim, c *Conduct, day law.Day) person.Childhood {
	first := c.first()
	if !first.IsZero() {
		return v.Age.ChildOn(first)
	}
	when := c.day()
	if when.IsZero() {
		when = day
	}
	if child := v.Age.ChildOn(when); child.IsChild() {
		return child
	}
	return person.Childhood{Standing: person.StandingUnknown, Reason: person.NothingKnown}
}

// shows orders the answers: the one that shows most wins, and what may still be found counts more
// than what is not there.
func (e *Elements) shows() int {
	return slices.Index(
		[]Verdict{ElementsAbsent, SmugglingOnly, ElementsMissing, AllElements}, e.Verdict,
	)
}

// judge holds one course of conduct against a definition.
func judge(course []stretch, by Definition) Elements {
	e := Elements{Definition: by, Childhood: course[0].age}
	var acts, means, purposes []string
	noMeans, noPurpose, only := true, true, true
	smuggled, agreed, child, open, aimless := false, false, false, false, false
	surrogate := person.Answer("")
	for _, s := range course {
		c, path := s.c, "/conduct/"+strconv.Itoa(s.i)
		if len(c.Acts) > 0 {
			acts = append(acts, path+"/acts")
		}
		allMeans, allPurposes := c.AllMeans(), c.AllPurposes()
		if len(c.Means) > 0 {
			means = append(means, path+"/means")
		}
		if len(allMeans) > len(c.Means) {
			means = append(means, path+"/controls")
		}
		if len(c.Purposes) > 0 {
			purposes = append(purposes, path+"/purposes")
		}
		if len(allPurposes) > len(c.Purposes) {
			purposes = append(purposes, path+"/forms")
		}
		for _, p := range allPurposes {
			only = only && p == jurisdiction.Surrogacy
			if !by.Names(p) && law.IsValid(p) && !slices.Contains(e.Unnamed, p) {
				e.Unnamed = append(e.Unnamed, p)
			}
		}
		if c.SurrogateMotherChild == person.Yes || surrogate == "" {
			surrogate = c.SurrogateMotherChild
		}
		noMeans = noMeans && c.NoMeans == person.Yes
		noPurpose = noPurpose && c.NoPurpose == person.Yes
		smuggled = smuggled || c.Smuggled == person.Yes
		agreed = agreed || c.Agreed == person.Yes
		if s.age.IsChild() {
			if c.NoPurpose == person.Yes && len(allPurposes) == 0 {
				aimless = true
			} else {
				child = true
			}
			if !e.Childhood.IsChild() {
				e.Childhood = s.age
			}
		}
		open = open || s.age.Standing == person.StandingUnknown
	}
	e.Act, e.Purpose = element(acts, false), element(purposes, noPurpose)
	if aimless && !child {
		// A purpose that was looked for in every act against the child and not found carries those
		// acts only with one that stands elsewhere in the course: that is a judgement.
		child, open = len(purposes) == 0, true
	}
	excepted := by.SurrogacyNeedsMeans && len(purposes) > 0 && only && surrogate != person.Yes
	switch e.Means = element(means, noMeans); {
	case e.Means.State == ElementFound:
	case child && !excepted:
		e.Means = Element{State: ElementNotNeeded}
	case child && surrogate != person.No, !child && open:
		// Nobody asked how old the surrogate mother, or the victim, was.
		e.Means = Element{State: ElementMissing}
	}
	if !child && open && !e.Childhood.IsChild() {
		e.Childhood = person.Childhood{
			Standing: person.StandingUnknown, Reason: person.NothingKnown,
		}
	}
	e.Agreement = agreed && (child || len(means) > 0)
	e.Verdict = e.sum(smuggled)
	return e
}

func element(facts []string, none bool) Element {
	switch {
	case len(facts) > 0:
		return Element{ElementFound, facts}
	case none:
		return Element{State: ElementNone}
	}
	return Element{State: ElementMissing}
}

func (e *Elements) sum(smuggled bool) Verdict {
	states := []ElementState{e.Act.State, e.Means.State, e.Purpose.State}
	switch {
	case smuggled && e.Purpose.State == ElementNone && e.Means.State != ElementFound:
		return SmugglingOnly
	case slices.Contains(states, ElementNone):
		return ElementsAbsent
	case slices.Contains(states, ElementMissing):
		return ElementsMissing
	}
	return AllElements
}
