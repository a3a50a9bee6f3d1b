package rule

import (
	"errors"
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// MaxStates is the largest number of States in which a duty to one subject is asked.
const MaxStates = 8

// A Subject is one thing to check with the rules of a set.
type Subject[S any] struct {
	Value S
	// Prefix is the JSON Pointer of Value in the whole record, ID its own id.
	Prefix, ID string
	// Places are the places whose law governs the subject, the most relevant first. States are
	// those that may owe it something; empty: Places. Beyond [MaxStates] the first are asked.
	Places, States []jurisdiction.Code
	// Exemptions recorded for the subject.
	Exemptions []Exemption
	// Lacks are the lists that a system does not keep. A rule whose subject would stand in one is
	// not asked.
	Lacks []string
	// Weight is how many elements a condition may have to look at to answer of one day or State.
	Weight int
}

// A Check gathers the findings of several sets over the parts of one record, made on one day.
type Check struct {
	run    run
	ran    []ran
	places []jurisdiction.Code
	// nowhere counts the people of whom no place is recorded; nowhereFirst is the first of them.
	nowhere      int
	nowhereFirst string
	unknown      []UnknownLaw
	looked       map[jurisdiction.Code]bool
	registry     *jurisdiction.Registry
	record       string
	revision     int
	// room for what most checks need of lists that grow.
	room struct {
		places, used [8]jurisdiction.Code
		ran          [4]ran
	}
}

// run is one call of Check.
type run struct {
	policy  Policy
	on      law.Day
	each    func(*Finding)
	pending bool // the one finding of a scan is made and not yet shown
	count   int
	passed  int
	limit   int
	steps   int
	crowded bool
	used    []jurisdiction.Code
	only    ID
	expect  int         // findings, see Check.Expect
	memos   map[any]any // see Memo
	kept    *kept
	pool    *sync.Pool // to which kept goes back
}

// ran is a set that was asked, and the number of its first rule in the run: see kept.
type ran struct {
	ids   []ID
	first int32
}

// ErrNoDay is the error of a check for the zero Day: the law of no day asks for nothing, and a
// report without a duty would be taken for one without a fault.
var ErrNoDay = errors.New("rule: no day")

// ErrNoRegistry is the error of a check, and of a set of rules, without a registry of law, as that
// of the zero checker.
var ErrNoRegistry = errors.New("rule: no registry of law: take that of jurisdiction.Builtin")

// NewCheck starts a check of a record on a day against the law of a registry. A nil policy sets no
// numbers. The error is [ErrNoDay] or [ErrNoRegistry].
func NewCheck(registry *jurisdiction.Registry, on law.Day, policy Policy) (*Check, error) {
	switch {
	case registry == nil:
		return nil, ErrNoRegistry
	case on.IsZero():
		return nil, ErrNoDay
	}
	c := &Check{run: run{policy: policy, on: on, limit: MaxFindings}, registry: registry}
	c.places, c.run.used, c.ran = c.room.places[:0], c.room.used[:0], c.room.ran[:0]
	return c, nil
}

// NewScan starts a check that keeps nothing: each is shown every finding, in no order. The finding
// is the next one's when each returns: copy what is to stay. Its key has no number. [Check.Report]
// of a scan has the day alone; its error tells whether all were shown. The error is [ErrNoDay] or
// [ErrNoRegistry].
func NewScan(
	registry *jurisdiction.Registry, on law.Day, policy Policy, each func(*Finding),
) (*Check, error) {
	c, err := NewCheck(registry, on, policy)
	if err != nil {
		return nil, err
	}
	c.run.each = each
	return c, nil
}

// One lets only one rule be asked.
func (c *Check) One(id ID) { c.run.only = id }

// Of tells which record is checked, for the receipt.
func (c *Check) Of(id string, revision int) { c.record, c.revision = named(id), revision }

// Expect makes room for n findings, so that those of a large record are not moved while it is
// checked. It makes no more than the limit of findings allows.
func (c *Check) Expect(n int) {
	c.run.expect = max(0, min(n, c.run.limit))
}

// add makes room for a finding of a rule, given by its number in the run. It stays where it is
// until the next is added, and holds what another check left: the caller overwrites all of it. Past
// the limit it is counted, and made where it is lost.
func (r *run) add(rule int32) *Finding {
	r.count++
	k := r.keep(nil)
	if r.each != nil {
		r.flush()
		r.pending = true
		if len(k.findings) == 0 {
			k.findings = append(k.findings, Finding{})
		}
		return &k.findings[0]
	}
	if r.full() {
		return new(Finding)
	}
	n := len(k.findings)
	k.rules = append(k.rules, rule)
	if n == cap(k.findings) {
		k.findings = slices.Grow(k.findings, 1)
	}
	k.findings = k.findings[:n+1]
	return &k.findings[n]
}

// keep returns what the run gathers, in memory that another check of the set has left if it can.
func (r *run) keep(pool *sync.Pool) *kept {
	if r.kept != nil {
		return r.kept
	}
	if pool != nil {
		r.kept, r.pool = pool.Get().(*kept), pool
	} else {
		r.kept = new(kept)
	}
	if r.each == nil {
		r.kept.findings = slices.Grow(r.kept.findings, r.expect)
	}
	return r.kept
}

// flush shows the finding of a scan that is made.
func (r *run) flush() {
	if r.pending && !r.full() {
		f := &r.kept.findings[0]
		f.Group = f.group(r.on)
		r.each(f)
	}
	r.pending = false
}

func (r *run) use(place jurisdiction.Code) {
	if !slices.Contains(r.used, place.Country()) {
		r.used = append(r.used, place.Country())
	}
}

// asker is the part of a pass that a question needs.
type asker interface {
	asks() (about string, rule *Head)
}

func (p *Pass[S]) asks() (string, *Head) { return p.base, p.rule.head }

func (r *run) ask(p asker, path Path, label string) {
	if r.each != nil {
		return
	}
	about, head := p.asks()
	k := r.keep(nil)
	key := questionKey{path, label}
	at, ok := k.numbers[key]
	if !ok {
		if k.numbers == nil {
			k.numbers = make(map[questionKey]int32)
		}
		at = int32(len(k.questions))
		k.numbers[key] = at
		k.questions = append(k.questions, question{path, label, about})
	}
	k.asked = append(k.asked, askedBy{at, head})
}

// Ask asks every rule of the set about the subject. The set must have been resolved against the
// registry of c. Once the limit of findings is passed it asks nothing more: [Check.Report] has the
// error.
func Ask[S any](c *Check, s *Set[S], subject Subject[S]) {
	if c.run.crowded = c.run.crowded || len(subject.Places) > MaxPlaces; c.run.full() {
		return
	}
	p := s.pool.Get().(*Pass[S])
	defer s.release(p)
	k := c.run.keep(&s.kept)
	p.prepare(c, s, &subject)
	for _, place := range p.Places {
		if !slices.Contains(c.places, place) {
			c.places = append(c.places, place)
		}
	}
	first := c.number(s.ids)
	for i := range s.rules {
		r := &s.rules[i]
		if c.run.only != "" && r.head.ID != c.run.only || p.lacking(r.home) {
			continue
		}
		if c.run.full() {
			break
		}
		p.rule, p.number, p.applied = r, first+int32(i), false
		r.rule.ask(p)
		if !p.applied {
			c.run.passed++
			if c.run.each == nil {
				k.skipped = append(k.skipped, Skipped{r.head.ID, r.head.Title, p.base})
			}
		}
	}
	if c.run.each != nil {
		c.run.flush()
	}
}

// number notes that the rules of a set are asked, and returns the number of the first.
func (c *Check) number(ids []ID) int32 {
	next := int32(1) // 0 is that of lawUnknown
	for i := range c.ran {
		x := &c.ran[i]
		if len(ids) > 0 && &x.ids[0] == &ids[0] {
			return x.first
		}
		next = x.first + int32(len(x.ids))
	}
	if len(ids) > 0 {
		c.ran = append(c.ran, ran{ids, next})
	}
	return next
}

// prepare makes a pass ready for a subject.
func (p *Pass[S]) prepare(c *Check, s *Set[S], subject *Subject[S]) {
	p.Subject, p.On, p.set, p.run = subject.Value, c.run.on, s, &c.run
	p.base, p.victim = subject.Prefix, named(subject.ID)
	p.exempt, p.lacks, p.weight = subject.Exemptions, subject.Lacks, subject.Weight
	// What is no code of a place could be anything, the name of a person even: it does not get into
	// a finding, and is told.
	p.Places = p.Places[:0]
	for _, place := range subject.Places {
		if !place.IsValid() {
			c.Place(subject.Prefix, place)
			continue
		}
		p.Places = append(p.Places, place)
	}
	p.States = p.States[:0]
	for _, list := range [...][]jurisdiction.Code{subject.States, subject.Places} {
		for _, place := range list {
			if place.IsValid() && len(p.States) < MaxStates && !p.inStates(place) {
				p.States = append(p.States, place)
			}
		}
	}
	if len(p.States) == 0 {
		p.States = append(p.States, "")
	}
	n := len(s.conditions.parts)
	p.memo = slices.Grow(p.memo[:0], n)[:n]
	p.asked = slices.Grow(p.asked[:0], n)[:n]
	p.last = slices.Grow(p.last[:0], n)[:n]
	n = len(s.triggers.parts) * len(p.States)
	p.events = slices.Grow(p.events[:0], n)[:n]
	p.found = slices.Grow(p.found[:0], n)[:n]
	clear(p.asked)
	clear(p.last)
	clear(p.found)
}

func (p *Pass[S]) inStates(place jurisdiction.Code) bool {
	for _, s := range p.States {
		if s.Country() == place.Country() {
			return true
		}
	}
	return false
}

// mostEarlier is how many answers a pass keeps room for when it is given back.
const mostEarlier = 256

// release gives a pass back, without anything of the record.
func (s *Set[S]) release(p *Pass[S]) {
	var none S
	p.Subject, p.run, p.rule, p.exempt, p.lacks = none, nil, nil, nil, nil
	p.base, p.victim = "", ""
	clear(p.memo)
	clear(p.events)
	clear(p.dated)
	p.dated, p.loose = p.dated[:0], Truth{}
	if len(p.more) > mostEarlier {
		p.more = nil // clearing a map takes as long as it was ever large
	}
	clear(p.more)
	p.settled = settled[S]{}
	p.exempts, p.exempted = nil, nil
	clear(p.windows)
	p.windows = p.windows[:0]
	clear(p.memos)
	s.pool.Put(p)
}

// Report returns the findings of the check, sorted. The error is a [*LimitError] if the record
// asked for more than the check may make; then there is no report.
func (c *Check) Report() (*Report, error) {
	c.tellPlaceless()
	defer c.run.release()
	if err := c.run.over(); err != nil {
		return nil, err
	}
	r := &Report{On: c.run.on}
	if c.run.each != nil {
		return r, nil
	}
	k := c.run.keep(nil)
	r.Findings = k.report(c.run.on)
	r.Questions = k.ask()
	r.NotApplicable = append(make([]Skipped, 0, len(k.skipped)), k.skipped...)
	r.Receipt = c.receipt()
	return r, nil
}

func (c *Check) receipt() Receipt {
	out := Receipt{
		Library:    Version,
		Record:     c.record,
		Revision:   c.revision,
		Data:       jurisdiction.DataVersion,
		DaysLater:  max(0, c.run.on.DaysSince(jurisdiction.DataDay())),
		On:         c.run.on,
		LawUnknown: c.unknown,
		Policy:     c.run.policy.settings(),
	}
	switch {
	case c.run.only != "":
		out.Rules = []ID{c.run.only}
	case len(c.ran) == 1:
		out.Rules = slices.Clone(c.ran[0].ids)
	default:
		for _, x := range c.ran {
			out.Rules = merge(out.Rules, x.ids)
		}
	}
	profiles := slices.Clone(c.run.used)
	for _, place := range c.places {
		profiles = append(profiles, place.Country())
	}
	slices.Sort(profiles)
	for _, code := range slices.Compact(profiles) {
		out.Profiles = append(out.Profiles, ProfileReceipt{code, c.registry.Digest(code)})
	}
	return out
}
