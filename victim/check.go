package victim

import (
	"sync"

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

// Check asks the rules of this package about v on a day, by the law that comes with the library.
// More are places whose law counts beside the place where the person is. It does not require that
// [Victim.Validate] passed, and leaves v as it is.
func (v *Victim) Check(on law.Day, more ...jurisdiction.Code) (*rule.Report, error) {
	set, err := builtin()
	if err != nil {
		return nil, err
	}
	return v.CheckWith(set, on, more...), nil
}

// CheckWith is [Victim.Check] with the rules of set, and so by the law of the registry against
// which they were resolved.
func (v *Victim) CheckWith(set *rule.Set[*Victim], on law.Day, more ...jurisdiction.Code) *rule.Report {
	c := rule.NewCheck(set.Registry(), on, nil)
	rule.Ask(c, set, v.Subject(on, "", more...))
	return c.Report(Version)
}
