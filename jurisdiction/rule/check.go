package rule

import (
	"cmp"
	"errors"
	"slices"

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
	ran    [][]ID
	places []jurisdiction.Code
	// nowhere counts the people of whom no place is recorded; nowhereFirst is the first of them.
	nowhere      int
	nowhereFirst string
	unknown      []UnknownLaw
	looked       map[jurisdiction.Code]bool
	registry     *jurisdiction.Registry
	record       string
	revision     int
}

// run is one call of Check.
type run struct {
	policy    Policy
	on        law.Day
	findings  []Finding
	each      func(*Finding)
	pending   bool // the one finding of a scan is made and not yet shown
	count     int
	passed    int
	limit     int
	steps     int
	crowded   bool
	used      []jurisdiction.Code
	skipped   []skipped
	questions []question
	numbers   map[questionKey]int32 // of the questions
	asked     []askedBy
	only      ID
	memos     map[any]any // see Memo
}

type skipped struct {
	entry *Entry
	about string
}

type question struct {
	path  Path
	label string
	about string
}

// questionKey tells one question from another.
type questionKey struct {
	path  Path
	label string
}

type askedBy struct {
	question int32
	rule     *Head
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
	return &Check{run: run{policy: policy, on: on, limit: MaxFindings}, registry: registry}, nil
}

// NewScan starts a check that keeps nothing: each is shown every finding, in no order. The finding
// is the next one's when each returns: copy what is to stay. Its key has no number. [Check.Report]
// of a scan has no findings and no questions; its error tells whether all were shown. The error is
// [ErrNoDay] or [ErrNoRegistry].
func NewScan(
	registry *jurisdiction.Registry, on law.Day, policy Policy, each func(*Finding),
) (*Check, error) {
	c, err := NewCheck(registry, on, policy)
	if err != nil {
		return nil, err
	}
	c.run.each = each
	c.run.findings = make([]Finding, 1)
	return c, nil
}

// One lets only one rule be asked.
func (c *Check) One(id ID) { c.run.only = id }

// Of tells which record is checked, for the receipt.
func (c *Check) Of(id string, revision int) { c.record, c.revision = named(id), revision }

// Expect makes room for n findings, so that those of a large record are not moved while it is
// checked. It makes no more than the limit of findings allows.
func (c *Check) Expect(n int) {
	if c.run.each == nil {
		c.run.findings = slices.Grow(c.run.findings, max(0, min(n, c.run.limit)))
	}
}

// add makes room for a finding, which stays where it is until the next is added. Past the limit it
// is counted, and made where it is lost.
func (r *run) add() *Finding {
	r.count++
	if r.each != nil {
		r.flush()
		r.pending = true
		return &r.findings[0]
	}
	if r.full() {
		return new(Finding)
	}
	r.findings = append(r.findings, Finding{})
	return &r.findings[len(r.findings)-1]
}

// flush shows the finding of a scan that is made.
func (r *run) flush() {
	if r.pending && !r.full() {
		f := &r.findings[0]
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
	key := questionKey{path, label}
	at, ok := r.numbers[key]
	if !ok {
		if r.numbers == nil {
			r.numbers = make(map[questionKey]int32)
		}
		at = int32(len(r.questions))
		r.numbers[key] = at
		r.questions = append(r.questions, question{path, label, about})
	}
	r.asked = append(r.asked, askedBy{at, head})
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
	p.prepare(c, s, &subject)
	for _, place := range p.Places {
		if !slices.Contains(c.places, place) {
			c.places = append(c.places, place)
		}
	}
	if len(s.ids) > 0 && !slices.ContainsFunc(c.ran, func(ids []ID) bool { return &ids[0] == &s.ids[0] }) {
		c.ran = append(c.ran, s.ids)
	}
	if c.run.each == nil {
		c.run.skipped = slices.Grow(c.run.skipped, len(s.rules))
	}
	for i := range s.rules {
		r := &s.rules[i]
		if c.run.only != "" && r.head.ID != c.run.only || p.lacking(r.home) {
			continue
		}
		if c.run.full() {
			break
		}
		p.rule, p.applied = r, false
		r.rule.ask(p)
		if !p.applied {
			c.run.passed++
			if c.run.each == nil {
				c.run.skipped = append(c.run.skipped, skipped{&s.entries[i], p.base})
			}
		}
	}
	if c.run.each != nil {
		c.run.flush()
	}
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
	if err := c.run.over(); err != nil {
		return nil, err
	}
	r := &Report{On: c.run.on}
	if c.run.each == nil {
		r.Findings = slices.Clip(c.run.findings)
		c.run.findings = nil
		own(r.Findings)
		r.Arrange()
		numberKeys(r.Findings)
		r.Questions = c.run.gather()
		r.NotApplicable = make([]Skipped, len(c.run.skipped))
		for i, s := range c.run.skipped {
			r.NotApplicable[i] = Skipped{Rule: s.entry.ID, Title: s.entry.Title, About: s.about}
		}
	}
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
	out.Rules = slices.Concat(c.ran...)
	slices.Sort(out.Rules)
	out.Rules = slices.Compact(out.Rules)
	if c.run.only != "" {
		out.Rules = []ID{c.run.only}
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

// gather makes the questions of the facts that are missing.
func (r *run) gather() []Question {
	if len(r.questions) == 0 {
		return nil
	}
	out := make([]Question, len(r.questions))
	for i, q := range r.questions {
		out[i] = Question{Path: q.path, Label: q.label, About: q.about}
	}
	slices.SortStableFunc(r.asked, func(a, b askedBy) int {
		return cmp.Or(cmp.Compare(a.question, b.question), compareID(a.rule.ID, b.rule.ID))
	})
	r.asked = slices.Compact(r.asked)
	ids := make([]ID, len(r.asked))
	start := 0
	for i, a := range r.asked {
		ids[i] = a.rule.ID
		out[a.question].Tells = union(out[a.question].Tells, a.rule.tells)
		if i+1 == len(r.asked) || r.asked[i+1].question != a.question {
			out[a.question].Rules = ids[start : i+1 : i+1]
			out[a.question].What = a.rule.labels[out[a.question].Label]
			start = i + 1
		}
	}
	slices.SortStableFunc(out, func(a, b Question) int { return a.Path.compare(b.Path) })
	return out
}

// sortFindings sorts in place and moves each finding once: they are large.
func sortFindings(findings []Finding) {
	order := make([]int32, len(findings))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return compareFindings(&findings[a], &findings[b])
	})
	for start := range order {
		// Walk the circle of places that ends where it starts.
		at := int32(start)
		if order[at] == at {
			continue
		}
		first := findings[start]
		for order[at] != int32(start) {
			from := order[at]
			findings[at], order[at] = findings[from], at
			at = from
		}
		findings[at], order[at] = first, at
	}
}

func compareFindings(a, b *Finding) int {
	if c := cmp.Compare(a.Group, b.Group); c != 0 {
		return c
	}
	if c := cmp.Compare(rank(a.Outcome), rank(b.Outcome)); c != 0 {
		return c
	}
	if c := compareDue(a.Due, b.Due); c != 0 {
		return c
	}
	if c := cmp.Compare(forceRank(a.Law.Force), forceRank(b.Law.Force)); c != 0 {
		return c
	}
	if c := compareID(a.Rule.ID, b.Rule.ID); c != 0 {
		return c
	}
	if c := cmp.Compare(a.About, b.About); c != 0 {
		return c
	}
	if c := a.Path.compare(b.Path); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Key.State, b.Key.State), cmp.Compare(a.Label, b.Label))
}

// compareDue puts the soonest first and what has no last day last.
func compareDue(a, b law.Day) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}

// rank orders findings of one group: what needs doing first.
func rank(o Outcome) int {
	return slices.Index([]Outcome{Overdue, Due, NotMet, Late, Unknown, Exempt, Met}, o)
}

// numberKeys tells apart findings that would have one key. Their order is that of the report, which
// does not depend on where in a list an element stands unless nothing else tells them apart.
func numberKeys(findings []Finding) {
	seen := make(map[Key]int32, len(findings))
	for i := range findings {
		k := findings[i].Key
		findings[i].Key.N = seen[k]
		seen[k]++
	}
}
