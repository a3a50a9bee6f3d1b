package duty

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/places"
	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/calendar"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A Checker asks the rules of files, by the law of one registry. It is safe for use by several
// goroutines.
type Checker struct {
	persons *rule.Set[*Person]
	files   *rule.Set[*cases.File]
	// preflight are the rules that are asked before somebody is handed on.
	preflight *rule.Set[*Person]

	policy rule.Policy
	lacks  []string
	off    []rule.ID
	// calendars are the places of calendars of the user's.
	calendars []jurisdiction.Code
	limit     int // of findings; 0: that of package rule
}

// An Option changes what a checker asks.
type Option func(*settings) error

type settings struct {
	rules     []Rule
	fileRules []FileRule
	policy    rule.Policy
	lacks     []string
	off       []rule.ID
	calendars calendars
	trace     func(id rule.ID, part string, a rule.Answer)
}

// Trace lets a function see what each part of a rule answers, see [rule.Options]. It may be called
// by several goroutines at once.
func Trace(f func(id rule.ID, part string, a rule.Answer)) Option {
	return func(s *settings) error {
		s.trace = f
		return nil
	}
}

// With adds rules of the user's own, beside those of the library. Their ids need a prefix that none
// of the library's has.
func With(rules ...Rule) Option {
	return func(s *settings) error {
		s.rules = append(s.rules, rules...)
		return nil
	}
}

// WithFile adds rules of the user's own that are asked once of a file.
func WithFile(rules ...FileRule) Option {
	return func(s *settings) error {
		s.fileRules = append(s.fileRules, rules...)
		return nil
	}
}

// Off switches rules of the library off. The receipt of every report names them. The rules of the
// pre-flight are never off: what they find keeps a person safe.
func Off(ids ...rule.ID) Option {
	return func(s *settings) error {
		s.off = append(s.off, ids...)
		return nil
	}
}

// Without says which lists a system does not keep, as JSON Pointers: "/proceedings" of the file,
// "/guardians" of each victim. Rules whose subject would stand there are not asked, and the receipt
// names the lists.
func Without(lists ...string) Option {
	return func(s *settings) error {
		var errs []error
		for _, l := range lists {
			name := strings.TrimPrefix(l, "/")
			if name == l || name == "" {
				errs = append(
					errs, fmt.Errorf("duty: not the pointer of a list: number %d", len(errs)+1),
				)
				continue
			}
			s.lacks = append(s.lacks, name)
		}
		return errors.Join(errs...)
	}
}

// Policy sets numbers of the user's where the law names none.
func Policy(p rule.Policy) Option {
	return func(s *settings) error {
		s.policy = maps.Clone(p)
		return nil
	}
}

// Calendar sets the working days of a place, in place of the public holidays that the library
// knows. A calendar that is also [law.Holidays] says which years it knows. A nil calendar counts no
// public holidays there, and findings say so. That of a State also counts in its parts that have
// none of their own. The receipt of every report names the places. It may be called by several
// goroutines at once.
func Calendar(place jurisdiction.Code, cal law.Calendar) Option {
	return func(s *settings) error {
		if !place.IsValid() {
			return errors.New("duty: a calendar of no place")
		}
		if s.calendars == nil {
			s.calendars = calendars{}
		}
		s.calendars[place] = cal
		return nil
	}
}

// calendars are those of the user, by place.
type calendars map[jurisdiction.Code]law.Calendar

// of returns the calendar of a place: the user's, or that of the library, or nil.
func (c calendars) of(place jurisdiction.Code) law.Calendar {
	for _, p := range [...]jurisdiction.Code{place, place.Country()} {
		if cal, ok := c[p]; ok {
			return cal
		}
	}
	if cal, ok := calendar.Of(place); ok {
		return cal
	}
	return nil
}

// NewChecker resolves the rules against the registry. The error tells all that is wrong: with
// options, and with rules of the user's own.
func NewChecker(registry *jurisdiction.Registry, options ...Option) (*Checker, error) {
	var s settings
	var errs []error
	for _, o := range options {
		errs = append(errs, o(&s))
	}
	for _, id := range slices.Concat(idsOf(s.rules), idsOf(s.fileRules)) {
		if prefix, _, _ := strings.Cut(string(id), "-"); prefixes[prefix] {
			errs = append(errs, fmt.Errorf("duty: %s: the prefix is one of the library's", id))
		}
	}
	for _, id := range s.off {
		if !slices.Contains(IDs(), id) || slices.Contains(idsOf(preflightRules()), id) {
			errs = append(errs, fmt.Errorf("duty: no rule to switch off: number %d",
				slices.Index(s.off, id)+1))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	on := func(id rule.ID) bool { return !slices.Contains(s.off, id) }
	persons := slices.DeleteFunc(Rules(), func(r Rule) bool { return !on(rule.IDOf(r)) })
	files := slices.DeleteFunc(FileRules(), func(r FileRule) bool { return !on(rule.IDOf(r)) })
	of, err := rule.NewSet(registry, rule.Options[*Person]{
		Scopes: scopes, Known: Contact, Trace: s.trace, Calendars: s.calendars.of,
		Categories: categories,
	}, append(persons, s.rules...)...)
	if err != nil {
		return nil, err
	}
	file, err := rule.NewSet(registry, rule.Options[*cases.File]{
		Scopes: fileScopes, Trace: s.trace, Calendars: s.calendars.of, Categories: categories,
	}, append(files, s.fileRules...)...)
	if err != nil {
		return nil, err
	}
	preflight, err := rule.NewSet(registry, rule.Options[*Person]{
		Scopes: preflightScopes, Known: Contact, Trace: s.trace, Calendars: s.calendars.of,
		Categories: categories,
	}, preflightRules()...)
	if err != nil {
		return nil, err
	}
	return &Checker{
		persons: of, files: file, preflight: preflight,
		calendars: slices.Sorted(maps.Keys(s.calendars)),
		policy:    s.policy, lacks: s.lacks, off: s.off,
	}, nil
}

var builtin = sync.OnceValues(func() (*Checker, error) {
	return NewChecker(jurisdiction.Builtin())
})

// codes finds every code of a place in a file.
var codes = sync.OnceValue(func() *places.Walker { return places.New(cases.File{}) })

// Check asks every rule about a file on a day, by the law that comes with the library. More are
// places whose law counts beside those in the file. It does not require that [cases.File.Validate]
// passed, and leaves the file as it is. Errors are those of [Checker.Check].
func Check(f *cases.File, on law.Day, more ...jurisdiction.Code) (*rule.Report, error) {
	c, err := builtin()
	if err != nil {
		return nil, err
	}
	return c.Check(f, on, more...)
}

// findingsOfVictim is about as many findings as a file has for each victim.
const findingsOfVictim = 64

// Check asks every rule about f on a day. More are places whose law counts beside those in the
// file. A place whose law is not known, or that is no code, is an [rule.Unknown] finding of the id
// [rule.LawUnknown]. The zero day is [rule.ErrNoDay]; a file that leads to more findings than a
// report may have, a [*rule.LimitError].
func (c *Checker) Check(
	f *cases.File, on law.Day, more ...jurisdiction.Code,
) (*rule.Report, error) {
	return c.check(f, on, "", more)
}

// One asks one rule about f on a day. A rule that the checker does not have leads to an empty
// report whose receipt names it.
func (c *Checker) One(
	id rule.ID, f *cases.File, on law.Day, more ...jurisdiction.Code,
) (*rule.Report, error) {
	return c.check(f, on, id, more)
}

var errNoFile = errors.New("duty: no file")

func (c *Checker) check(
	f *cases.File, on law.Day, id rule.ID, more []jurisdiction.Code,
) (*rule.Report, error) {
	r, _, err := c.count(f, on, id, more)
	return r, err
}

// count is check, and tells how many steps the check took.
func (c *Checker) count(
	f *cases.File, on law.Day, id rule.ID, more []jurisdiction.Code,
) (r *rule.Report, steps int, err error) {
	if f == nil {
		return nil, 0, errNoFile
	}
	check, err := rule.NewCheck(c.Registry(), on, c.policy)
	if err != nil {
		return nil, 0, err
	}
	check.Limit(c.limit)
	check.One(id)
	check.Of(f.ID, f.Revision)
	check.Expect(findingsOfVictim * len(f.Victims))
	c.ask(check, f, on, more)
	r, err = c.report(check)
	return r, check.Steps(), err
}

func (c *Checker) report(check *rule.Check) (*rule.Report, error) {
	r, err := check.Report()
	if err != nil {
		return nil, err
	}
	r.Receipt.Off = slices.Clone(c.off)
	r.Receipt.Calendars = slices.Clone(c.calendars)
	for _, l := range c.lacks {
		r.Receipt.Lacks = append(r.Receipt.Lacks, "/"+l)
	}
	return r, nil
}

// Scan asks what [Checker.Check] asks and keeps nothing: each is shown every finding as it is made,
// in no order, and must copy what is to stay. It serves to count, or to pick, among many files.
// Errors are those of [Checker.Check]; after a [*rule.LimitError] each was shown the findings up to
// the limit.
func (c *Checker) Scan(
	f *cases.File, on law.Day, each func(*rule.Finding), more ...jurisdiction.Code,
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
	_, err = check.Report()
	return err
}

func (c *Checker) ask(check *rule.Check, f *cases.File, on law.Day, more []jurisdiction.Code) {
	check.Arguments(more...)
	for i, p := range f.Jurisdictions {
		check.Place("/jurisdictions/"+strconv.Itoa(i), p)
	}
	for i := range f.Victims {
		tellPlaces(check, &f.Victims[i], "/victims/"+strconv.Itoa(i))
	}
	invalid := func(p jurisdiction.Code) bool { return !p.IsValid() }
	codes().Each(f, "", invalid, check.Place)

	counted := newPlaces(f.Jurisdictions, more)
	all := newPlaces(f.Jurisdictions, more)
	shared := &moves{}
	for _, s := range f.Subjects() {
		person := &Person{
			Victim: s.Victim, File: f, Records: s.Records(), subject: s, moves: shared,
		}
		where := newPlaces(s.Victim.Places(on), counted.list)
		for _, p := range where.list {
			all.add(p)
		}
		if !slices.ContainsFunc(where.list, func(p jurisdiction.Code) bool { return p != "" }) {
			check.NoPlace(s.Path)
		}
		rule.Ask(check, c.persons, rule.Subject[*Person]{
			Value: person, Prefix: s.Path, ID: s.Victim.ID, Places: where.list,
			States: states(person, on, where.list, more), Exemptions: s.Victim.Exemptions,
			Lacks: c.lacks, Weight: weight(person),
		})
	}
	// What is asked once of a file is asked in every State that it touches.
	for _, p := range f.States() {
		all.add(p)
	}
	rule.Ask(check, c.files, rule.Subject[*cases.File]{Value: f, Places: all.list, Lacks: c.lacks})
}

// weight is how many elements a condition may have to look at of a person. An assessment of the age
// takes as long as several others.
func weight(p *Person) int {
	return 8*len(p.Age.Assessments) + len(p.Records.Conduct) + len(p.Citizenships) +
		len(p.Asylum.Applications)
}

// states are the States that may owe something to a person: where the person is, where the person
// was on the days of signs, where steps were taken, and those that the file or the caller names
// where nothing tells where the person is.
func states(
	p *Person, on law.Day, where, more []jurisdiction.Code,
) []jurisdiction.Code {
	out := newPlaces(p.Victim.Places(on))
	for i := range p.Status {
		if d := &p.Status[i]; !d.Day.After(on) {
			out.add(d.Place)
		}
	}
	out.add(p.File.Detection.Place)
	for i := range p.Stays {
		if s := &p.Stays[i]; !s.From.After(on) {
			out.add(s.Place)
		}
	}
	for _, m := range more {
		out.add(m)
	}
	if len(p.Stays) == 0 {
		for _, w := range where {
			out.add(w)
		}
	}
	return out.list
}

// placeList is a list of places without repeats; it stops at one more than a check takes.
type placeList struct {
	list []jurisdiction.Code
	room [fewElements]jurisdiction.Code
	seen map[jurisdiction.Code]bool
}

func newPlaces(lists ...[]jurisdiction.Code) *placeList {
	l := &placeList{}
	l.list = l.room[:0]
	for _, list := range lists {
		for _, p := range list {
			l.add(p)
		}
	}
	return l
}

func (l *placeList) add(p jurisdiction.Code) {
	if p == "" || len(l.list) > rule.MaxPlaces {
		return
	}
	if len(l.list) < fewElements {
		if slices.Contains(l.list, p) {
			return
		}
	} else {
		if l.seen == nil {
			l.seen = make(map[jurisdiction.Code]bool)
			for _, x := range l.list {
				l.seen[x] = true
			}
		}
		if l.seen[p] {
			return
		}
		l.seen[p] = true
	}
	l.list = append(l.list, p)
}

// WithLimit returns a checker that makes at most so many findings of one file, in place of
// [rule.MaxFindings]; c is left as it is.
func (c *Checker) WithLimit(findings int) *Checker {
	with := *c
	with.limit = findings
	return &with
}

// Registry returns the registry against which the rules of c were resolved; nil for the zero
// Checker, which checks nothing.
func (c *Checker) Registry() *jurisdiction.Registry {
	if c.persons == nil {
		return nil
	}
	return c.persons.Registry()
}

// Catalogue returns every rule that a file is asked, and those of the pre-flight, in the order of
// their ids.
func (c *Checker) Catalogue() []rule.Entry {
	all := slices.Concat(
		c.persons.Catalogue(), c.files.Catalogue(), c.preflight.Catalogue(),
	)
	slices.SortFunc(all, func(a, b rule.Entry) int {
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return all
}

// Messages returns every text of the rules of c by its key, in the order of the keys: titles, what
// to do, and the phrases of findings and questions. The sentences around them are those of
// [rule.Messages].
func (c *Checker) Messages() []rule.Message {
	all := slices.Concat(c.persons.Messages(), c.files.Messages(), c.preflight.Messages())
	slices.SortStableFunc(all, func(a, b rule.Message) int { return strings.Compare(a.Key, b.Key) })
	return slices.CompactFunc(all, func(a, b rule.Message) bool {
		return a.Key == b.Key && a.English == b.English
	})
}

// Describe returns what a rule is made of; ok is false where the checker does not have it.
func (c *Checker) Describe(id rule.ID) (e rule.Entry, ok bool) {
	for _, e := range c.Catalogue() {
		if e.ID == id {
			return e, true
		}
	}
	return rule.Entry{}, false
}

// Horizon is how many days ahead [Checker.Next] looks.
const Horizon = 20 * 366

// MaxSteps is how many steps all checks of one [Checker.Next] may take together, see
// [rule.Check.Steps]; every element of a list of the file counts as one more. A check of a file of
// one victim takes some hundred.
const MaxSteps = 10_000_000

// Next returns the first day after on at which the report on f differs: another outcome, another
// last day, something owed or no longer owed. That more days have passed is no difference. It
// reports false where nothing changes within [Horizon]. It checks the file once for each day until
// then, so it takes as long as many checks; the error is a [*rule.LimitError] once all of them took
// more than [MaxSteps], as those of a large file may. The day may be the 18th birthday of a person:
// it is for who keeps the file, and for no log.
func (c *Checker) Next(
	f *cases.File, on law.Day, more ...jurisdiction.Code,
) (next law.Day, ok bool, err error) {
	before, total, err := c.fingerprint(f, on, more)
	if err != nil {
		return law.Day{}, false, err
	}
	size := elements(reflect.ValueOf(f).Elem())
	for n := 1; n <= Horizon; n++ {
		day := on.AddDays(n)
		after, steps, err := c.fingerprint(f, day, more)
		if err != nil {
			return law.Day{}, false, err
		}
		if after != before {
			return day, true, nil
		}
		if total += steps + size; total > MaxSteps {
			return law.Day{}, false, &rule.LimitError{What: "steps", Limit: MaxSteps}
		}
	}
	return law.Day{}, false, nil
}

// Builtin returns the checker of [Check], with the rules and the law of the library.
func Builtin() (*Checker, error) { return builtin() }

// categories are the categories of data of a fact of a victim, or of a file.
func categories(pointer string) []string {
	of := project.CategoriesAt(reflect.TypeFor[victim.Victim](), pointer)
	if len(of) == 0 {
		of = project.CategoriesAt(reflect.TypeFor[cases.File](), pointer)
	}
	return of
}
