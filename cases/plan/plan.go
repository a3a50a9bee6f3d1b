// Package plan turns a report into a to-do list: what, by whom, by when and on which basis. The
// list can be written as Markdown and as iCalendar (RFC 5545), so that duties land in a
// caseworker's calendar. It holds nothing of a person: rules, days, pointers and ids only. Beside
// the duties it knows what the file itself plans: steps of plans, reviews, visits and appointments.
//
// [Calendar] makes one calendar of one or more files. What it needs to know of the calendar before
// stands in that calendar: [ReadEarlier] reads it, and [After] hands it on.
package plan

//go:generate go run ../../internal/gen

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// An Item is something to do. Rule, Force, Now, Who, Policy, Place and Basis are those of a duty.
type Item struct {
	Kind Kind
	// Key names the item within its file from one list to the next, also after other entries were
	// made; empty for a question. It holds ids.
	Key     string
	Rule    rule.ID
	Outcome rule.Outcome
	Group   rule.Group // what a reader does with it
	Force   rule.Force
	What    string // what would meet the rule, or is to be done
	Now     string // how the file stands: it holds days of the case
	Who     string // who usually acts; the law of the place decides
	By      law.Day
	Doubts  []string       // what of By is not certain
	Policy  rule.Parameter // the setting of the user from which By comes, where the law names no time
	Place   jurisdiction.Code
	Owner   string // id of who is responsible, if the file says so
	Record  string // id of the record that is planned, if it has one
	Path    string // JSON Pointer of the fact
	About   string // JSON Pointer of the person
	Basis   []string
	// hidden says that By is left out: it would tell a birthday.
	hidden bool
	// ofTask says that By is the day of a task of the file, which is earlier than that of the law.
	ofTask bool
}

// Items returns what is open in a report, in its order, and after it the facts to find out. What is
// met or exempt is left out.
func Items(r *rule.Report) []Item { return slices.Collect(items(r)) }

// items is [Items] one after another: a long list is not put together in memory.
func items(r *rule.Report) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		if r == nil {
			return
		}
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Outcome != rule.Met && f.Outcome != rule.Exempt && !yield(item(f)) {
				return
			}
		}
		for _, q := range r.Questions {
			if !yield(question(q)) {
				return
			}
		}
	}
}

func item(f *rule.Finding) Item {
	it := Item{
		Kind:    Duty,
		Key:     f.Key.String(),
		Rule:    f.Rule.ID,
		Outcome: f.Outcome,
		Group:   f.Group,
		Force:   f.Law.Force,
		What:    f.Rule.ToDo,
		Now:     f.Text(),
		Who:     roles(f.Rule.Who),
		By:      f.Due,
		Doubts:  f.Doubts(),
		Place:   f.Law.Jurisdiction,
		Path:    f.Path.String(),
		About:   f.About,
	}
	if f.More != nil {
		it.Policy = f.More.Policy
	}
	for _, a := range f.Law.Basis() {
		if a.Binding == law.Binds && !a.Outside || f.Law.Force != rule.Binding {
			it.Basis = append(it.Basis, strings.TrimSpace(a.Short+" "+a.Pinpoint))
		}
	}
	return it
}

// question is a fact to find out: the rules that wait for it are told, and the first is its Rule.
func question(q rule.Question) Item {
	ids := make([]string, len(q.Rules))
	for i, id := range q.Rules {
		ids[i] = string(id)
	}
	it := Item{
		Kind: Question, Outcome: rule.Unknown, Group: rule.FindOut, Force: rule.ForceUnknown,
		What: "Find out " + q.Label + ".",
		Now: "Not known from the file: " + q.Label + ". It is needed for " +
			strings.Join(ids, ", ") + ".",
		Who: "who keeps the file", Path: q.Path.String(), About: q.About,
	}
	if len(q.Rules) > 0 {
		it.Rule = q.Rules[0]
	}
	return it
}

// roles are those who act, in words.
func roles(who []rule.Role) string {
	names := make([]string, len(who))
	for i, r := range who {
		names[i] = law.Label(r)
	}
	return strings.Join(names, ", ")
}

// Markdown writes as a list of tasks what is open in a report. Behind it stand more items, such as
// those of [Planned]: with the id of who is responsible, and without text of the file.
func Markdown(w io.Writer, r *rule.Report, more ...Item) error {
	var b bufio.Writer
	b.Reset(w)
	fmt.Fprintf(&b, "# To do on %v\n\nA file shows a step or does not; this is not legal advice.\n\n", r.On)
	for _, note := range r.Notes() {
		fmt.Fprintf(&b, "%s\n\n", note)
	}
	for it := range items(r) {
		by := "no last day is set"
		if !it.By.IsZero() {
			by = "by " + it.By.String()
		}
		if it.Policy != "" {
			by += " (a setting of yours: the law names no time)"
		}
		fmt.Fprintf(&b, "- [ ] **%s** %s\n  - %s, %s; %s; %s", it.Rule, it.What, it.Outcome, it.Force, it.Who, by)
		if it.About != "" {
			fmt.Fprintf(&b, "; for `%s`", it.About)
		}
		for _, doubt := range it.Doubts {
			fmt.Fprintf(&b, "\n  - %s", doubt)
		}
		fmt.Fprintf(&b, "\n  - now: %s, at `%s`\n  - %s\n", it.Now, it.Path, strings.Join(it.Basis, "; "))
	}
	if len(more) > 0 {
		fmt.Fprint(&b, "\n## Planned\n\n")
	}
	for _, it := range more {
		fmt.Fprintf(&b, "- [ ] **%s** %s\n  - %s", it.Kind, it.What, it.Outcome)
		if !it.By.IsZero() {
			fmt.Fprintf(&b, "; by %v", it.By)
		}
		if it.Owner != "" {
			fmt.Fprintf(&b, "; %s", it.Owner)
		}
		fmt.Fprintf(&b, "; at `%s`\n", it.Path)
	}
	return b.Flush()
}
