package rule

import "github.com/antitrafficking/palermo/jurisdiction"

// LawUnknown is the id of the findings by which a check tells that it does not know the law of a
// place: the registry knows no law of it, what was given is no code of a place, or none is recorded
// at all. It is the id of no rule, and no exemption silences it.
const LawUnknown ID = "PLACE-001"

// lawUnknown is the head of the findings of [LawUnknown].
var lawUnknown = Head{
	ID: LawUnknown, Title: "Law of the place",
	ToDo: "Record where the person is or name the place whose law counts, correct the code, or " +
		"ask who knows the law of that place. This report says nothing of that law.",
}

// Place tells the check that the law of a place counts, and where in the record it stands: a JSON
// Pointer. If the registry knows no law of it, or if it is no code, the report has one [Unknown]
// finding of the id [LawUnknown]. A code is named; what is none could be anything, the name of a
// person even: then only its pointer is. The zero Code is "not recorded" and says nothing.
func (c *Check) Place(path string, place jurisdiction.Code) {
	if place != "" {
		c.lookAt(place, path, 0)
	}
}

// Knows reports whether a place is a code of which the registry of the check knows the law.
func (c *Check) Knows(place jurisdiction.Code) bool {
	return place.IsValid() && c.registry.Knows(place)
}

// Arguments tells the check of places that the caller gave beside those of the record, as
// [Check.Place] does. A place that is no code is named by its number, from 1; the zero Code counts
// as no code here, for somebody meant to give a place.
func (c *Check) Arguments(places ...jurisdiction.Code) {
	for i, place := range places {
		c.lookAt(place, "", i+1)
	}
}

func (c *Check) lookAt(place jurisdiction.Code, path string, argument int) {
	if c.looked[place] {
		return
	}
	if c.looked == nil {
		c.looked = map[jurisdiction.Code]bool{}
	}
	c.looked[place] = true
	valid := place.IsValid()
	if valid && c.registry.Knows(place) {
		return
	}
	unknown := UnknownLaw{Path: path, Argument: argument}
	says := SaysNoCode
	switch {
	case valid:
		says, unknown.Place = SaysPlace, place
	case argument > 0:
		says = SaysArgument
	}
	f := c.unknownLaw(path, says, unknown.Place)
	f.Args.Number = int32(argument)
	if valid {
		f.Args.Number, f.Args.Place = 0, place
	}
	c.unknown = append(c.unknown, unknown)
}

// unknownLaw adds a finding of the id [LawUnknown].
func (c *Check) unknownLaw(path string, says Sentence, place jurisdiction.Code) *Finding {
	f := c.run.add(0)
	*f = Finding{
		Rule: &lawUnknown, Outcome: Unknown, Path: Path{Base: path}, Says: says,
		Law: &Standing{Force: ForceUnknown, Jurisdiction: place},
		Key: Key{Rule: LawUnknown, State: place, Act: path},
	}
	return f
}

// NoPlace tells the check that no place is recorded for a person, so that nobody knows whose law
// counts. Path is the JSON Pointer of the person. Of all of them together the report has one
// finding, as [Check.Place] makes it, which points at the first.
func (c *Check) NoPlace(path string) {
	if c.nowhere == 0 {
		c.nowhereFirst = path
	}
	c.nowhere++
}

// tellPlaceless makes the finding of the people without a place.
func (c *Check) tellPlaceless() {
	if c.nowhere == 0 {
		return
	}
	f := c.unknownLaw(c.nowhereFirst, SaysNowhere, "")
	f.Args.Number = int32(c.nowhere)
	c.unknown = append(c.unknown, UnknownLaw{Path: c.nowhereFirst})
	c.nowhere = 0
	if c.run.each != nil {
		c.run.flush()
	}
}
