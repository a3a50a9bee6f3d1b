// Package scenario runs tests of compliance rules that a lawyer can write and read: a YAML file
// with a case, a day, and what is expected, with the article or judgment as the reason.
//
//	title: a girl alone, and no guardian for two years
//	on: 2026-11-01
//	case:
//	  id: c1
//	  victims:
//	    - id: v1
//	      age: {knowledge: exact, birth_day: 2011-05-05}
//	      family: {accompaniment: unaccompanied}
//	      status: [{kind: presumed, day: 2024-11-01, place: SI}]
//	expect:
//	  - rule: CHILD-001
//	    outcome: due
//	    force: binding
//	    long: true
//	    days: 730
//	    why: CETS 197, Art. 10(4)(a): as soon as the child is identified
//	tests:
//	  - title: with a guardian
//	    set: {/victims/0/guardians: [{id: g1, appointed: 2024-11-02, authority: court}]}
//	    expect:
//	      - {rule: CHILD-001, outcome: met, why: the guardian is appointed}
//
// A case may stand in a JSON file of its own, named by file. Each of the tests takes the case, and
// the day unless it names its own, and changes it: set maps JSON Pointers to new values, null takes
// a member away, and a pointer that ends in /- appends to a list.
//
// With referral, the id of a referral of the case, the pre-flight of that referral is asked in
// place of the rules about the file. Blocks then are the rules that have to stand in the way, and
// no others; an empty list says that it may be sent.
//
// What is expected of a rule is an outcome; none, that the rule says nothing; asks, that the rule
// waits for a fact, whose pointer path may name; or anything, that it says something. Every other
// key that is given has to be so of a finding with that outcome. Every expectation has a reason.
package scenario

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
)

// A Scenario is one case on one day, and what is expected of the rules.
type Scenario struct {
	File, Title string
	On          law.Day
	// Places are those whose law counts beside those of the case.
	Places []jurisdiction.Code
	Case   *cases.File
	// Referral, if set, is the id of the referral whose pre-flight is asked; Blocks then are the
	// rules that stand in its way. Nil blocks are not looked at.
	Referral string
	Blocks   []rule.ID
	Expect   []Expectation
	// Waits says what is missing for the scenario to pass; it has to fail until then.
	Waits string
}

// An Expectation is what a rule has to say.
type Expectation struct {
	Rule rule.ID
	// Outcome is one of the outcomes, or "none", "asks" or "anything".
	Outcome string
	Force   rule.Force
	State   jurisdiction.Code
	Path    string
	Days    *int32
	Due     law.Day
	Since   law.Day
	Long    *bool
	Signs   *bool
	Past    *bool
	Count   *int // how many findings are so; else at least one
	Why     string
}

// A Result is what became of a scenario.
type Result struct {
	Scenario *Scenario
	// Failures tell in words what is not as expected; none: the scenario passes.
	Failures []string
	Report   *rule.Report
}

// Passed reports whether the scenario did what it should: pass, or fail while it waits for
// something.
func (r *Result) Passed() bool { return (len(r.Failures) == 0) == (r.Scenario.Waits == "") }

// Load reads every scenario of the YAML files of a file system, in the order of their names. The
// error joins all that is wrong, with file, line and column.
func Load(fsys fs.FS) ([]*Scenario, error) {
	var out []*Scenario
	var errs []error
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isYAML(name) {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		read, bad := parse(fsys, name, data)
		out, errs = append(out, read...), append(errs, bad...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(errs) > 0 {
		return nil, joined(errs)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("scenario: no scenario found: no file ends in .yaml or .yml")
	}
	return out, nil
}

func isYAML(name string) bool {
	return path.Ext(name) == ".yaml" || path.Ext(name) == ".yml"
}

// Run checks the case of a scenario.
func (s *Scenario) Run(c *duty.Checker) Result {
	res := Result{Scenario: s}
	r, clearance, err := s.Ask(c, s.Case)
	if err != nil {
		res.Failures = append(res.Failures, err.Error())
		return res
	}
	res.Report = r
	if s.Blocks != nil && (!slices.Equal(s.Blocks, clearance.Blocking()) ||
		len(s.Blocks) == 0 && !clearance.Clears()) {
		res.Failures = append(res.Failures, fmt.Sprintf(
			"should stand in the way: %v; do: %v", s.Blocks, clearance.Blocking()))
	}
	for i := range s.Expect {
		if text := s.Expect[i].fails(r); text != "" {
			res.Failures = append(res.Failures, text)
		}
	}
	return res
}

// Ask asks what a scenario asks of a case: the rules about the file, or the pre-flight of a
// referral, which alone makes a clearance.
func (s *Scenario) Ask(
	c *duty.Checker, f *cases.File,
) (*rule.Report, referral.Clearance, error) {
	if s.Referral != "" {
		return c.Preflight(f, s.Referral, s.On)
	}
	r, err := c.Check(f, s.On, s.Places...)
	return r, referral.Clearance{}, err
}

// fails tells in words what is not as expected; empty where all is.
func (x *Expectation) fails(r *rule.Report) string {
	switch x.Outcome {
	case "asks":
		for _, q := range r.Questions {
			if slices.Contains(q.Rules, x.Rule) && (x.Path == "" || x.Path == q.Path.String()) {
				return ""
			}
		}
		return x.but("waits for no fact"+at(x.Path), r)
	case "none":
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Rule.ID == x.Rule && x.matches(f) {
				return x.but("should say nothing", r)
			}
		}
		return ""
	}
	n := 0
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.ID == x.Rule && (x.Outcome == "anything" || string(f.Outcome) == x.Outcome) &&
			x.matches(f) {
			n++
		}
	}
	switch {
	case x.Count != nil && n != *x.Count:
		return x.but(fmt.Sprintf("%d findings, not %d, are %s", n, *x.Count, x), r)
	case n == 0 && x.Count == nil:
		return x.but(fmt.Sprintf("no finding is %s", x), r)
	}
	return ""
}

func at(path string) string {
	if path == "" {
		return ""
	}
	return " at " + path
}

func (x *Expectation) matches(f *rule.Finding) bool {
	return (x.Force == "" || f.Law.Force == x.Force) &&
		(x.State == "" || f.Key.State == x.State.Country()) &&
		(x.Path == "" || f.Path.String() == x.Path) &&
		(x.Days == nil || f.Args.Days == *x.Days) &&
		(x.Due.IsZero() || f.Due == x.Due || f.Args.Last == x.Due) &&
		(x.Since.IsZero() || f.Args.Since == x.Since) &&
		(x.Long == nil || f.Long == *x.Long) &&
		(x.Signs == nil || f.Signs == *x.Signs) &&
		(x.Past == nil || f.Past == *x.Past)
}

// String tells what is expected.
func (x *Expectation) String() string {
	parts := []string{x.Outcome}
	add := func(set bool, format string, a any) {
		if set {
			parts = append(parts, fmt.Sprintf(format, a))
		}
	}
	add(x.Force != "", "%s", x.Force)
	add(x.State != "", "of %s", x.State)
	add(x.Path != "", "at %s", x.Path)
	if x.Days != nil {
		add(true, "%d days", *x.Days)
	}
	add(!x.Due.IsZero(), "last day %s", x.Due)
	add(!x.Since.IsZero(), "since %s", x.Since)
	for _, b := range []struct {
		name string
		is   *bool
	}{{"long", x.Long}, {"signs", x.Signs}, {"past", x.Past}} {
		if b.is != nil {
			add(true, b.name+": %t", *b.is)
		}
	}
	return strings.Join(parts, ", ")
}

// but tells what is wrong, and what the rule said instead.
func (x *Expectation) but(what string, r *rule.Report) string {
	var said []string
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.ID == x.Rule {
			said = append(said, fmt.Sprintf("%s %s %s %s (%d days, long %t, signs %t, past %t): %s",
				f.Outcome, f.Law.Force, f.Key.State, f.Path, f.Args.Days, f.Long, f.Signs, f.Past,
				f.Text()))
		}
	}
	for _, q := range r.Questions {
		if slices.Contains(q.Rules, x.Rule) {
			said = append(said, "asks at "+q.Path.String()+": "+q.Label)
		}
	}
	if said == nil {
		said = []string{"nothing"}
	}
	return fmt.Sprintf("%s: %s (%s); it says: %s", x.Rule, what, x.Why, strings.Join(said, "; "))
}

func joined(errs []error) error {
	texts := make([]string, len(errs))
	for i, e := range errs {
		texts[i] = e.Error()
	}
	return fmt.Errorf("scenario: %d faults:\n%s", len(errs), strings.Join(texts, "\n"))
}

// toJSON writes a YAML node as JSON. Days stay as they are written.
func toJSON(n *yaml.Node) (json.RawMessage, error) {
	switch n.Kind {
	case yaml.AliasNode:
		return toJSON(n.Alias)
	case yaml.MappingNode:
		m := make(map[string]json.RawMessage, len(n.Content)/2)
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i].Value
			if _, twice := m[key]; twice {
				return nil, fault(n.Content[i], "the key stands twice")
			}
			v, err := toJSON(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			m[key] = v
		}
		return json.Marshal(m)
	case yaml.SequenceNode:
		l := make([]json.RawMessage, len(n.Content))
		for i, x := range n.Content {
			v, err := toJSON(x)
			if err != nil {
				return nil, err
			}
			l[i] = v
		}
		return json.Marshal(l)
	}
	switch n.Tag {
	case "!!int", "!!float":
		if json.Valid([]byte(n.Value)) {
			return json.RawMessage(n.Value), nil
		}
	case "!!bool":
		return json.RawMessage(strings.ToLower(n.Value)), nil
	case "!!null":
		return json.RawMessage("null"), nil
	}
	return json.Marshal(n.Value)
}

// Format prints the name of the type and nothing of the case, whatever the verb.
func (Scenario) Format(s fmt.State, _ rune) { io.WriteString(s, "scenario.Scenario(redacted)") }

// String returns the name of the type.
func (Scenario) String() string { return "scenario.Scenario(redacted)" }
