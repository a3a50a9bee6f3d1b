package rule

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Subject is one thing to check with the rules of a set.
type Subject[T any] struct {
	Value T
	// Prefix is the JSON Pointer of Value in the whole record.
	Prefix string
	// About is the JSON Pointer of the person whom the findings are about; empty: Prefix.
	About string
	// Places are the places whose law governs the subject, the most relevant first.
	Places []jurisdiction.Code
	// Exemptions recorded for the subject.
	Exemptions []Exemption
}

// A Check gathers the findings of several sets over the parts of one record, made on one day.
type Check struct {
	run run
	on  law.Day
	// ran holds the ids of the sets that were asked, skipped what did not apply.
	ran     [][]ID
	skipped []Skipped
	places  []jurisdiction.Code
	unknown []UnknownLaw
	handed  bool // the findings were handed over to a report
	// nowhere counts the people of whom no place is recorded; the first of them.
	nowhere      int
	nowhereFirst string
}

// Skipped is a rule that did not apply to a part of the record.
type Skipped struct {
	Rule    ID     `json:"rule"`
	Title   string `json:"title"`
	Path    string `json:"path"`
	Applies string `json:"applies"` // when it would apply
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
	return &Check{
		run: run{
			registry: registry,
			policy:   policy,
			limit:    MaxFindings,
			bounds:   map[boundKey]jurisdiction.Bound{},
		},
		on: on,
	}, nil
}

// NewScan starts a check that keeps nothing: each is shown every finding as it is made, in no
// order. The finding is the next one's when each returns: copy what is to stay. [Check.Report] of a
// scan has no findings; its error tells whether all were shown. It is for counting and for picking
// out of many records. The error is [ErrNoDay] or [ErrNoRegistry].
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

// Expect makes room for n findings, so that those of a large record are not moved while it is
// checked. It makes no more than the limit of findings allows.
func (c *Check) Expect(n int) {
	if c.run.each == nil {
		c.run.findings = slices.Grow(c.run.findings, max(0, min(n, c.run.limit)))
	}
}

// Ask asks every rule of the set about the subject. The set must have been resolved against the
// registry of c. Once the limit of findings is passed it asks nothing more: [Check.Report] has the
// error.
func Ask[T any](c *Check, s *Set[T], subject Subject[T]) {
	if c.run.crowded = c.run.crowded || len(subject.Places) > MaxPlaces; c.run.full() {
		return
	}
	about := cmp.Or(subject.About, subject.Prefix)
	// What is no code of a place could be anything, the name of a person even: it does not get into
	// a finding, and is told.
	places := make([]jurisdiction.Code, 0, len(subject.Places))
	for _, place := range subject.Places {
		if !place.IsValid() {
			c.Place(about, place)
			continue
		}
		places = append(places, place)
		if !slices.Contains(c.places, place) {
			c.places = append(c.places, place)
		}
	}
	if len(s.ids) > 0 && !slices.ContainsFunc(c.ran, func(ids []ID) bool { return &ids[0] == &s.ids[0] }) {
		c.ran = append(c.ran, s.ids)
	}
	if c.run.each == nil {
		c.skipped = slices.Grow(c.skipped, len(s.rules))
		if c.run.findings == nil {
			c.run.findings = make([]Finding, 0, len(s.rules))
		}
	}
	// One pass serves all rules: a rule may not keep it.
	pass := Pass[T]{
		Subject: subject.Value, On: c.on, Places: places,
		prefix: subject.Prefix, about: about, governed: joinCodes(places),
		settled: &s.settled, profiles: &s.profiles, run: &c.run,
	}
	for i := range s.rules {
		if c.run.full() {
			return
		}
		r := &s.rules[i]
		before := c.run.count
		pass.rule, pass.bases, pass.exemption = &r.rule, r.bases, nil
		for j := range subject.Exemptions {
			if e := &subject.Exemptions[j]; e.Exempts(r.rule.ID, c.on) {
				pass.exemption = e
				break
			}
		}
		r.rule.Check(&pass)
		if c.run.count != before {
			continue
		}
		c.run.passed++
		if c.run.each == nil {
			c.skipped = append(c.skipped, Skipped{Rule: r.rule.ID, Title: r.rule.Title, Path: about, Applies: r.rule.Applies})
		}
	}
}

// joinCodes writes the codes one after another: the key under which what the law of these places
// says is remembered.
func joinCodes(places []jurisdiction.Code) string {
	if len(places) == 1 {
		return string(places[0])
	}
	var b strings.Builder
	for _, p := range places {
		b.WriteString(string(p))
		b.WriteByte(' ')
	}
	return b.String()
}

// Report returns the findings of the check, sorted: what needs doing first comes first. Version is
// the version of the library that made it. The error is a [*LimitError] if the record asked for
// more than the check may make; then there is no report.
func (c *Check) Report(version string) (*Report, error) {
	c.tellPlaceless()
	if err := c.run.over(); err != nil {
		return nil, err
	}
	findings := c.run.findings
	if c.run.each != nil {
		findings = nil
	}
	if c.handed {
		findings = slices.Clone(findings) // those of an earlier report are its own
	}
	if c.run.each == nil {
		c.run.findings, c.handed = slices.Clip(findings), true
	}
	sortFindings(findings)
	r := &Report{On: c.on, Findings: findings, NotApplicable: c.skipped}
	r.Receipt = Receipt{
		Library:    version,
		Data:       jurisdiction.DataVersion,
		DaysLater:  max(0, c.on.DaysSince(jurisdiction.DataDay())),
		On:         c.on,
		LawUnknown: c.unknown,
		Policy:     c.run.policy.settings(),
	}
	r.Receipt.Rules = slices.Concat(c.ran...)
	slices.Sort(r.Receipt.Rules)
	r.Receipt.Rules = slices.Compact(r.Receipt.Rules)
	profiles := slices.Clone(c.run.used)
	for _, place := range c.places {
		profiles = append(profiles, place.Country())
	}
	slices.Sort(profiles)
	for _, code := range slices.Compact(profiles) {
		r.Receipt.Profiles = append(r.Receipt.Profiles, ProfileReceipt{Jurisdiction: code, Digest: c.run.registry.Digest(code)})
	}
	return r, nil
}

// sortFindings sorts in place and moves each finding once: they are large.
func sortFindings(findings []Finding) {
	order := make([]int32, len(findings))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return compareFindings(&findings[a], &findings[b]) })
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
	if c := cmp.Compare(rank(a.Outcome), rank(b.Outcome)); c != 0 {
		return c
	}
	if c := compareDue(a.Due, b.Due); c != 0 {
		return c
	}
	if c := cmp.Compare(forceRank(a.Force), forceRank(b.Force)); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Rule, b.Rule); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.About, b.About), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Message.Text, b.Message.Text))
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

func forceRank(f Force) int {
	if f == Binding {
		return 0
	}
	return 1
}
