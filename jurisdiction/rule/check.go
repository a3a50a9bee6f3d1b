package rule

import (
	"cmp"
	"slices"

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
	// ran counts each rule that was asked, skipped what did not apply.
	ran     map[ID]bool
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

// NewCheck starts a check of a record on a day against the law of a registry.
func NewCheck(registry *jurisdiction.Registry, on law.Day) *Check {
	return &Check{
		run: run{registry: registry, bounds: make(map[boundKey]jurisdiction.Bound, 32), findings: make([]Finding, 0, 64)},
		on:  on,
		ran: make(map[ID]bool, 64),
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
	for i := range s.rules {
		r := &s.rules[i]
		c.ran[r.rule.ID] = true
		before := len(c.run.findings)
		r.rule.Check(&Pass[T]{
			Subject:    subject.Value,
			On:         c.on,
			Places:     places,
			prefix:     subject.Prefix,
			about:      about,
			rule:       &r.rule,
			bases:      r.bases,
			exemptions: subject.Exemptions,
			run:        &c.run,
		})
		if len(c.run.findings) == before {
			c.skipped = append(c.skipped, Skipped{Rule: r.rule.ID, Title: r.rule.Title, Path: about, Applies: r.rule.Applies})
		}
	}
}

// Report returns the findings of the check, sorted: what needs doing first comes first. Version is the version of the
// library that made it.
func (c *Check) Report(version string) *Report {
	slices.SortStableFunc(c.run.findings, compareFindings)
	slices.SortFunc(c.skipped, func(a, b Skipped) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Path, b.Path))
	})
	r := &Report{On: c.on, Findings: c.run.findings, NotApplicable: c.skipped}
	r.Receipt = Receipt{Library: version, Data: jurisdiction.DataVersion, On: c.on}
	for id := range c.ran {
		r.Receipt.Rules = append(r.Receipt.Rules, id)
	}
	slices.Sort(r.Receipt.Rules)
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

func compareFindings(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(rank(a.Outcome), rank(b.Outcome)),
		compareDue(a.Due, b.Due),
		cmp.Compare(forceRank(a.Force), forceRank(b.Force)),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.About, b.About),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Message.Text, b.Message.Text),
	)
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
