package cases

import (
	"iter"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// Elements is what the file shows of the definition of trafficking for one victim: an act, a means
// and a purpose (Palermo Protocol, article 3; CETS No. 197, article 4; Directive 2011/36/EU,
// article 2). It says what is on file, not whether anybody is guilty.
type Elements struct {
	Act, Means, Purpose Element
	// Childhood is whether the victim was a child when the conduct began that carries the elements.
	Childhood person.Childhood
	// Agreement is true where the victim is said to have agreed and that counts for nothing: a
	// child, or means were used.
	Agreement bool
	Verdict   Verdict
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

// Elements puts the conduct recorded for a victim together, as far as it had begun by day. The
// means are left out where the victim was a child, or is to be presumed one, when the conduct began
// (Palermo Protocol, article 3(c)), except that for surrogacy alone they are needed unless the
// surrogate mother was a child (Directive 2011/36/EU, article 2(5), as amended in 2024). The
// agreement of the victim is never looked at. Conduct without a date is that of a child if the
// victim is one on day.
func (f *File) Elements(v *victim.Victim, day law.Day) Elements {
	var about []int
	for i := range f.Conduct {
		if slices.Contains(f.Conduct[i].Victims, v.ID) {
			about = append(about, i)
		}
	}
	return elementsOf(v, day, each(f.Conduct, about))
}

// elements is [File.Elements] for the victim of s.
func (s Subject) elements(day law.Day) Elements { return elementsOf(s.Victim, day, s.conduct()) }

func elementsOf(v *victim.Victim, day law.Day, conduct iter.Seq2[int, *Conduct]) Elements {
	var child, all elements
	for i, c := range conduct {
		if c.day().After(day) {
			continue
		}
		when := c.day()
		if when.IsZero() {
			when = day
		}
		age := v.Age.ChildOn(when)
		all.add(i, c, age)
		if age.IsChild() {
			child.add(i, c, age)
		}
	}
	// What was done to the child carries the elements by itself where it can; otherwise all that
	// was done counts together.
	if e := child.judge(); e.Verdict == AllElements {
		return e
	}
	return all.judge()
}

// elements gathers conduct.
type elements struct {
	age                         person.Childhood
	any                         bool
	allChild                    bool
	acts, means, purposes       []string
	noMeans, noPurpose          bool
	smuggled, agreed, surrogacy bool
	surrogate                   person.Answer // whether the surrogate mother was a child
}

func (e *elements) add(i int, c *Conduct, age person.Childhood) {
	path := "/conduct/" + strconv.Itoa(i)
	if !e.any {
		e.age, e.allChild, e.surrogacy = age, true, true
	}
	e.any = true
	e.allChild = e.allChild && age.IsChild()
	if len(c.Acts) > 0 {
		e.acts = append(e.acts, path+"/acts")
	}
	means, purposes := c.AllMeans(), c.AllPurposes()
	if len(c.Means) > 0 {
		e.means = append(e.means, path+"/means")
	}
	if len(means) > len(c.Means) {
		e.means = append(e.means, path+"/controls")
	}
	if len(c.Purposes) > 0 {
		e.purposes = append(e.purposes, path+"/purposes")
	}
	if len(purposes) > len(c.Purposes) {
		e.purposes = append(e.purposes, path+"/forms")
	}
	for _, p := range purposes {
		if p != jurisdiction.Surrogacy {
			e.surrogacy = false
		}
	}
	if c.SurrogateMotherChild == person.Yes || e.surrogate == "" {
		e.surrogate = c.SurrogateMotherChild
	}
	e.noMeans = e.noMeans || c.NoMeans == person.Yes
	e.noPurpose = e.noPurpose || c.NoPurpose == person.Yes
	e.smuggled = e.smuggled || c.Smuggled == person.Yes
	e.agreed = e.agreed || c.Agreed == person.Yes
}

func (e *elements) judge() Elements {
	element := func(facts []string, none bool) Element {
		switch {
		case len(facts) > 0:
			return Element{ElementFound, facts}
		case none:
			return Element{State: ElementNone}
		}
		return Element{State: ElementMissing}
	}
	out := Elements{Act: element(e.acts, false), Means: element(e.means, e.noMeans), Purpose: element(e.purposes, e.noPurpose), Childhood: e.age}
	if !e.any {
		out.Childhood = person.Childhood{
			Standing: person.StandingUnknown, Reason: person.NothingKnown,
		}
	}
	surrogacyOnly := len(e.purposes) > 0 && e.surrogacy
	if e.allChild && e.any && (!surrogacyOnly || e.surrogate == person.Yes) &&
		out.Means.State != ElementFound {
		out.Means = Element{State: ElementNotNeeded}
	}
	out.Agreement = e.agreed && (e.allChild || len(e.means) > 0)
	states := []ElementState{out.Act.State, out.Means.State, out.Purpose.State}
	switch {
	case e.smuggled && len(e.purposes) == 0 && e.noPurpose:
		out.Verdict = SmugglingOnly
	case slices.Contains(states, ElementNone):
		out.Verdict = ElementsAbsent
	case slices.Contains(states, ElementMissing):
		out.Verdict = ElementsMissing
	default:
		out.Verdict = AllElements
	}
	return out
}
