package cases

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// Checker checks files by the law of one registry. It is safe for use by several goroutines.
type Checker struct {
	victims *rule.Set[*victim.Victim]
	cases   *rule.Set[Subject]
	files   *rule.Set[*File]
	policy  rule.Policy
}

// NewChecker resolves all rules against the registry.
func NewChecker(registry *jurisdiction.Registry) (*Checker, error) {
	victims, err := rule.NewSet(registry, victim.Rules()...)
	if err != nil {
		return nil, err
	}
	cases, err := rule.NewSet(registry, Rules()...)
	if err != nil {
		return nil, err
	}
	files, err := rule.NewSet(registry, FileRules()...)
	if err != nil {
		return nil, err
	}
	return &Checker{victims: victims, cases: cases, files: files}, nil
}

var builtin = sync.OnceValues(func() (*Checker, error) { return NewChecker(jurisdiction.Builtin()) })

// Check asks every rule about f on a day, by the law that comes with the library. More are places
// whose law counts beside those in the file. It does not require that [File.Validate] passed, and
// leaves f as it is.
func (f *File) Check(on law.Day, more ...jurisdiction.Code) (*rule.Report, error) {
	c, err := builtin()
	if err != nil {
		return nil, err
	}
	return c.Check(f, on, more...), nil
}

// Check asks every rule about f on a day. More are places whose law counts beside those in the
// file.
func (c *Checker) Check(f *File, on law.Day, more ...jurisdiction.Code) *rule.Report {
	check := rule.NewCheck(c.victims.Registry(), on, c.policy)
	check.Expect(findingsOfVictim * len(f.Victims))
	c.ask(check, f, on, more)
	return check.Report(victim.Version)
}

// findingsOfVictim is about as many findings as a file has for each victim.
const findingsOfVictim = 64

// Scan asks what [Checker.Check] asks and keeps nothing: each is shown every finding as it is made,
// in no order, and must copy what is to stay. It serves to count, or to pick, among many files, and
// takes about half the time.
func (c *Checker) Scan(f *File, on law.Day, each func(*rule.Finding), more ...jurisdiction.Code) {
	c.ask(rule.NewScan(c.victims.Registry(), on, c.policy, each), f, on, more)
}

func (c *Checker) ask(check *rule.Check, f *File, on law.Day, more []jurisdiction.Code) {
	places := slices.Concat(f.Jurisdictions, more)
	all := slices.Clone(places)
	for i := range f.Victims {
		v := &f.Victims[i]
		path := "/victims/" + strconv.Itoa(i)
		person := v.Subject(on, path, places...)
		for _, p := range person.Places {
			if !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
		rule.Ask(check, c.victims, person)
		rule.Ask(check, c.cases, rule.Subject[Subject]{
			Value: Subject{File: f, Victim: v, Path: path}, About: path, Places: person.Places, Exemptions: person.Exemptions,
		})
	}
	for _, p := range f.states() { // what is asked once of a file is asked in every State that it touches
		if !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	rule.Ask(check, c.files, rule.Subject[*File]{Value: f, Places: all})
}

// WithPolicy returns a checker that uses the numbers of a policy where the law names none; c is
// left as it is.
func (c *Checker) WithPolicy(policy rule.Policy) *Checker {
	with := *c
	with.policy = maps.Clone(policy)
	return &with
}

// Registry returns the registry against which the rules of c were resolved.
func (c *Checker) Registry() *jurisdiction.Registry { return c.victims.Registry() }

// Catalogue returns every rule that a file is asked, in the order of their ids.
func (c *Checker) Catalogue() []rule.Entry {
	all := slices.Concat(c.victims.Catalogue(), c.cases.Catalogue(), c.files.Catalogue())
	slices.SortFunc(all, func(a, b rule.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return all
}
