package review

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A Rule is a rule that is asked of the profile of a place.
type Rule = rule.Rule[*jurisdiction.Profile]

type pass = rule.Pass[*jurisdiction.Profile]

// Profile asks every rule of this package about the law of a place on a day, as the registry has
// it. A place of which the registry has no profile is an error, and so is the zero day
// ([rule.ErrNoDay]). Version is that of the library, for the receipt.
func Profile(registry *jurisdiction.Registry, place jurisdiction.Code, on law.Day, version string) (*rule.Report, error) {
	p, err := registry.Get(place)
	if err != nil {
		return nil, err
	}
	set, err := rule.NewSet(registry, Rules()...)
	if err != nil {
		return nil, err
	}
	c, err := rule.NewCheck(registry, on, nil)
	if err != nil {
		return nil, err
	}
	rule.Ask(c, set, rule.Subject[*jurisdiction.Profile]{Value: p, Places: []jurisdiction.Code{place}})
	return c.Report(version)
}
