package victim

import (
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/internal/places"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// Version is the version of the library, as receipts show it.
const Version = "0.1.0-dev"

// builtin are the rules of the package resolved against the law that comes with the library.
var builtin = sync.OnceValues(func() (*rule.Set[*Victim], error) {
	return rule.NewSet(jurisdiction.Builtin(), Rules()...)
})

// codes finds every code of a place in a record.
var codes = sync.OnceValue(func() *places.Walker { return places.New(Victim{}) })

// Check asks the rules of this package about v on a day, by the law that comes with the library.
// More are places whose law counts beside the place where the person is. It does not require that
// [Victim.Validate] passed, and leaves v as it is. A place whose law is not known, or that is no
// code, is an [rule.Unknown] finding of the id [rule.LawUnknown]. The zero day is [rule.ErrNoDay];
// a record that leads to more findings than a report may have, a [*rule.LimitError].
func (v *Victim) Check(on law.Day, more ...jurisdiction.Code) (*rule.Report, error) {
	set, err := builtin()
	if err != nil {
		return nil, err
	}
	return v.CheckWith(set, on, more...)
}

// CheckWith is [Victim.Check] with the rules of set, and so by the law of the registry against
// which they were resolved.
func (v *Victim) CheckWith(
	set *rule.Set[*Victim], on law.Day, more ...jurisdiction.Code,
) (*rule.Report, error) {
	c, err := rule.NewCheck(set.Registry(), on, nil)
	if err != nil {
		return nil, err
	}
	c.Arguments(more...)
	v.TellPlaces(c, "")
	invalid := func(p jurisdiction.Code) bool { return !p.IsValid() }
	codes().Each(v, "", invalid, c.Place)
	person := v.Subject(on, "", more...)
	if !slices.ContainsFunc(person.Places, func(p jurisdiction.Code) bool { return p != "" }) {
		c.NoPlace("")
	}
	rule.Ask(c, set, person)
	return c.Report(Version)
}

// TellPlaces tells the check of the places where the person was and where steps towards
// identification were taken, so that it can say whose law it does not know. Prefix is the JSON
// Pointer of v in the whole record.
func (v *Victim) TellPlaces(c *rule.Check, prefix string) {
	for i := range v.Stays {
		c.Place(prefix+ptr("stays", i, "place"), v.Stays[i].Place)
	}
	for i := range v.Status {
		c.Place(prefix+ptr("status", i, "place"), v.Status[i].Place)
	}
	if len(v.Stays) == 0 { // then the law of residence may govern: see Places
		c.Place(prefix+"/residence", v.Residence)
	}
}
