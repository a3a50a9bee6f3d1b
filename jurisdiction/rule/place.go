package rule

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// LawUnknown is the id of the findings by which a check tells that it does not know the law of a
// place: the registry knows no law of it, what was given is no code of a place, or none is recorded
// at all. It is the id of no rule, and no exemption silences it.
const LawUnknown ID = "PLACE-001"

const (
	lawUnknownTitle = "law of the place"
	lawUnknownMeets = "Ask who knows the law of that place, or correct the code; " +
		"this report says nothing of that law."
)

// Place tells the check that the law of a place counts, and where in the record it stands: a JSON
// Pointer. If the registry knows no law of it, or if it is no code, the report has one [Unknown]
// finding of the id [LawUnknown]. A code is named; what is none could be anything, the name of a
// person even: then only its pointer is. The zero Code is "not recorded" and says nothing.
func (c *Check) Place(path string, place jurisdiction.Code) {
	if place != "" {
		c.lookAt(place, path, 0)
	}
}

// Arguments tells the check of places that the caller gave beside those of the record, as
// [Check.Place] does. A place that is no code is named by its number, from 1; the zero Code is none
// here, for somebody meant to give a place.
func (c *Check) Arguments(places ...jurisdiction.Code) {
	for i, place := range places {
		c.lookAt(place, "", i+1)
	}
}

func (c *Check) lookAt(place jurisdiction.Code, path string, argument int) {
	if c.run.looked[place] {
		return
	}
	if c.run.looked == nil {
		c.run.looked = map[jurisdiction.Code]bool{}
	}
	c.run.looked[place] = true
	valid := place.IsValid()
	if valid && c.run.registry.Knows(place) {
		return
	}
	f := c.unknownLaw(path)
	if f == nil {
		return
	}
	unknown := UnknownLaw{Path: path, Argument: argument}
	switch {
	case valid:
		f.Jurisdiction, unknown.Place = place, place
		f.Message.Text = "the law of {place} is not known here"
		f.Message.Args = []Arg{CodeArg("place", place)}
	case argument > 0:
		f.Message.Text = "place {number} of those given to the check is no code of a place; " +
			"its law is not known here"
		f.Message.Args = []Arg{NumberArg("number", argument)}
	default:
		f.Message.Text = "what stands here is no code of a place; its law is not known here"
	}
	c.unknown = append(c.unknown, unknown)
	c.run.show(f)
}

// unknownLaw adds a finding of the id [LawUnknown], or returns nil if there is no room for it.
func (c *Check) unknownLaw(path string) *Finding {
	f := c.run.add()
	if f == nil {
		return nil
	}
	*f = Finding{
		Rule:       LawUnknown,
		Title:      lawUnknownTitle,
		Outcome:    Unknown,
		Force:      Guidance,
		Path:       path,
		Basis:      []Authority{},
		Confidence: law.Low,
		Meets:      lawUnknownMeets,
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
	f := c.unknownLaw(c.nowhereFirst)
	if f == nil {
		return
	}
	f.Meets = "Record where the person is, or name the place whose law counts."
	f.Message.Text = "no place is recorded, so nobody knows whose law counts; " +
		"people without one: {number}"
	f.Message.Args = []Arg{NumberArg("number", c.nowhere)}
	c.unknown = append(c.unknown, UnknownLaw{Path: c.nowhereFirst})
	c.run.show(f)
	c.nowhere = 0
}
