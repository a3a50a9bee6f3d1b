package cases

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/antitrafficking/palermo/internal/places"
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
	limit   int // of findings; 0: that of package rule
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

var errNoFile = errors.New("cases: no file")

var builtin = sync.OnceValues(func() (*Checker, error) { return NewChecker(jurisdiction.Builtin()) })

// codes finds every code of a place in a file.
var codes = sync.OnceValue(func() *places.Walker { return places.New(File{}) })

// Check asks every rule about f on a day, by the law that comes with the library. More are places
// whose law counts beside those in the file. It does not require that [File.Validate] passed, and
// leaves f as it is. Errors are those of [Checker.Check].
func (f *File) Check(on law.Day, more ...jurisdiction.Code) (*rule.Report, error) {
	c, err := builtin()
	if err != nil {
		return nil, err
	}
	return c.Check(f, on, more...)
}

// Check asks every rule about f on a day. More are places whose law counts beside those in the
// file. A place whose law is not known, or that is no code, is an [rule.Unknown] finding of the id
// [rule.LawUnknown]. The zero day is [rule.ErrNoDay]; a file that leads to more findings than a
// report may have, a [*rule.LimitError].
func (c *Checker) Check(
	f *File, on law.Day, more ...jurisdiction.Code,
) (*rule.Report, error) {
	if f == nil {
		return nil, errNoFile
	}
	check, err := rule.NewCheck(c.Registry(), on, c.policy)
	if err != nil {
		return nil, err
	}
	check.Limit(c.limit)
	check.Expect(findingsOfVictim * len(f.Victims))
	c.ask(check, f, on, more)
	return check.Report(victim.Version)
}

// findingsOfVictim is about as many findings as a file has for each victim.
const findingsOfVictim = 64

// Scan asks what [Checker.Check] asks and keeps nothing: each is shown every finding as it is made,
// in no order, and must copy what is to stay. It serves to count, or to pick, among many files, and
// takes about half the time. Errors are those of [Checker.Check]; after a [*rule.LimitError] each
// was shown the findings up to the limit.
func (c *Checker) Scan(
	f *File, on law.Day, each func(*rule.Finding), more ...jurisdiction.Code,
) error {
	if f == nil {
		return errNoFile
	}
	check, err := rule.NewScan(c.Registry(), on, c.policy, each)
	if err != nil {
		return err
	}
	check.Limit(c.limit)
	c.ask(check, f, on, more)
	_, err = check.Report(victim.Version)
	return err
}

func (c *Checker) ask(check *rule.Check, f *File, on law.Day, more []jurisdiction.Code) {
	check.Arguments(more...)
	for i, p := range f.Jurisdictions {
		check.Place("/jurisdictions/"+strconv.Itoa(i), p)
	}
	for i := range f.Victims {
		f.Victims[i].TellPlaces(check, "/victims/"+strconv.Itoa(i))
	}
	invalid := func(p jurisdiction.Code) bool { return !p.IsValid() }
	codes().Each(f, "", invalid, check.Place)

	places := slices.Concat(f.Jurisdictions, more)
	seen := make(map[jurisdiction.Code]bool, len(places))
	all := make([]jurisdiction.Code, 0, len(places))
	touch := func(places ...jurisdiction.Code) {
		for _, p := range places {
			if !seen[p] {
				seen[p], all = true, append(all, p)
			}
		}
	}
	touch(places...)
	// A place too many is enough to be refused, and to compare thousands takes long.
	places = all[:min(len(all), rule.MaxPlaces+1)]
	for _, subject := range f.Subjects() {
		person := subject.Victim.Subject(on, subject.Path, places...)
		touch(person.Places...)
		if !slices.ContainsFunc(person.Places, func(p jurisdiction.Code) bool { return p != "" }) {
			check.NoPlace(subject.Path)
		}
		rule.Ask(check, c.victims, person)
		rule.Ask(check, c.cases, rule.Subject[Subject]{
			Value:      subject,
			About:      subject.Path,
			Places:     person.Places,
			Exemptions: person.Exemptions,
		})
	}
	touch(f.States()...) // what is asked once of a file is asked in every State that it touches
	rule.Ask(check, c.files, rule.Subject[*File]{Value: f, Places: all})
}

// WithLimit returns a checker that makes at most so many findings of one file, in place of
// [rule.MaxFindings]; c is left as it is.
func (c *Checker) WithLimit(findings int) *Checker {
	with := *c
	with.limit = findings
	return &with
}

// WithPolicy returns a checker that uses the numbers of a policy where the law names none; c is
// left as it is.
func (c *Checker) WithPolicy(policy rule.Policy) *Checker {
	with := *c
	with.policy = maps.Clone(policy)
	return &with
}

// Registry returns the registry against which the rules of c were resolved; nil for the zero
// Checker, which checks nothing.
func (c *Checker) Registry() *jurisdiction.Registry {
	if c.victims == nil {
		return nil
	}
	return c.victims.Registry()
}

// Catalogue returns every rule that a file is asked, in the order of their ids.
func (c *Checker) Catalogue() []rule.Entry {
	all := slices.Concat(c.victims.Catalogue(), c.cases.Catalogue(), c.files.Catalogue())
	slices.SortFunc(all, func(a, b rule.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return all
}
