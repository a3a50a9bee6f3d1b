package rule

import (
	"cmp"
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
}

// Skipped is a rule that did not apply to a part of the record.
type Skipped struct {
	Rule    ID     `json:"rule"`
	Title   string `json:"title"`
	Path    string `json:"path"`
	Applies string `json:"applies"` // when it would apply
}

// NewCheck starts a check of a record on a day against the law of a registry. A nil policy sets no numbers.
func NewCheck(registry *jurisdiction.Registry, on law.Day, policy Policy) *Check {
	return &Check{
		run: run{registry: registry, policy: policy, bounds: map[boundKey]jurisdiction.Bound{}},
		on:  on,
	}
}

// Ask asks every rule of the set about the subject. The set must have been resolved against the registry of c.
func Ask[T any](c *Check, s *Set[T], subject Subject[T]) {
	// What is no code of a place could be anything, the name of a person even: it does not get into a finding.
	places := slices.DeleteFunc(slices.Clone(subject.Places), func(p jurisdiction.Code) bool { return !p.IsValid() })
	for _, place := range places {
		if !slices.Contains(c.places, place) {
			c.places = append(c.places, place)
		}
	}
	about := cmp.Or(subject.About, subject.Prefix)
	if len(s.ids) > 0 && !slices.ContainsFunc(c.ran, func(ids []ID) bool { return &ids[0] == &s.ids[0] }) {
		c.ran = append(c.ran, s.ids)
	}
	c.skipped = slices.Grow(c.skipped, len(s.rules)/2)
	// One pass serves all rules: a rule may not keep it.
	pass := Pass[T]{
		Subject: subject.Value, On: c.on, Places: places,
		prefix: subject.Prefix, about: about, governed: joinCodes(places), exemptions: subject.Exemptions, settled: &s.settled, run: &c.run,
	}
	for i := range s.rules {
		r := &s.rules[i]
		before := c.run.count
		pass.rule, pass.bases = &r.rule, r.bases
		r.rule.Check(&pass)
		if c.run.count == before {
			c.skipped = append(c.skipped, Skipped{Rule: r.rule.ID, Title: r.rule.Title, Path: about, Applies: r.rule.Applies})
		}
	}
}

// joinCodes writes the codes one after another: the key under which what the law of these places says is remembered.
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

// Report returns the findings of the check, sorted: what needs doing first comes first. Version is the version of the
// library that made it.
func (c *Check) Report(version string) *Report {
	order := c.run.all()
	slices.SortStableFunc(order, compareFindings)
	findings := make([]Finding, len(order))
	for i, f := range order {
		findings[i] = *f
	}
	r := &Report{On: c.on, Findings: findings, NotApplicable: c.skipped}
	r.Receipt = Receipt{Library: version, Data: jurisdiction.DataVersion, On: c.on, Policy: c.run.policy.settings()}
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
	return r
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
