package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// kept gathers what stands beside the people in a file: tasks, conferences, complaints, and answers
// that receivers of referrals owe.
func kept(f *cases.File, on law.Day) []Item {
	victims := map[string]int{}
	for i := range f.Victims {
		if _, seen := victims[f.Victims[i].ID]; !seen {
			victims[f.Victims[i].ID] = i
		}
	}
	p := planned{on: on, untold: map[law.Day]bool{}}
	for i := range f.Victims {
		for _, day := range birthdays(&f.Victims[i]) {
			p.untold[day] = true
		}
	}
	of := func(id string) {
		p.v, p.about = &victim.Victim{}, ""
		if i, known := victims[id]; known {
			p.v, p.about = &f.Victims[i], "/victims/"+strconv.Itoa(i)
		}
	}
	for i := range f.Tasks {
		t := &f.Tasks[i]
		if t.Created.After(on) || !t.Open(on) {
			continue
		}
		of(t.Victim)
		p.file(Task, list("tasks", i), t.ID, t.Owner, "Do the task.", t.Due)
	}
	last := map[string]law.Day{} // of the conferences on the same victims
	about := func(c *cases.Conference) string { return strings.Join(c.Victims, " ") }
	for i := range f.Conferences {
		if c := &f.Conferences[i]; c.Day.After(last[about(c)]) {
			last[about(c)] = c.Day
		}
	}
	for i := range f.Conferences {
		c := &f.Conferences[i]
		held := last[about(c)].After(c.Day)
		of("")
		if len(c.Victims) == 1 {
			of(c.Victims[0])
		}
		switch {
		case c.Day.After(on):
			p.file(Conference, list("conferences", i), c.ID, c.Chair, "Hold the conference.", c.Day)
		case !c.Next.IsZero() && !held:
			p.file(
				Conference, list("conferences", i)+"/next", c.ID, c.Chair, "Hold the conference.",
				c.Next,
			)
		}
	}
	for i := range f.Complaints {
		c := &f.Complaints[i]
		if c.Day.After(on) || c.Outcome != "" || !c.Decided.IsZero() && !c.Decided.After(on) {
			continue
		}
		of(c.Victim)
		p.file(Complaint, list("complaints", i), c.ID, "", "Decide about the complaint.", law.Day{})
	}
	for i := range f.Agreements {
		if a := &f.Agreements[i]; a.InForce(on) && !a.Review.IsZero() {
			of("")
			p.file(
				Review, list("agreements", i)+"/review", a.ID, "", "Review the agreement.",
				a.Review,
			)
		}
	}
	for i := range f.Referrals {
		r := &f.Referrals[i]
		told := r.Outcome != "" || !r.Border.Feedback.IsZero() && !r.Border.Feedback.After(on)
		if !r.FeedbackDue.IsZero() && !told && r.Access() {
			of(r.Victim)
			p.file(
				Feedback, list("referrals", i)+"/feedback_due", r.ID, "",
				"Ask the receiver what came of the referral.", r.FeedbackDue,
			)
		}
	}
	return p.items
}

func list(name string, i int) string { return at(name, i, "") }

// file notes an item of a record of the file.
func (p *planned) file(kind Kind, path, record, owner, what string, by law.Day) {
	p.add(kind, path, record, owner, what, by)
	p.items[len(p.items)-1].Path = path
}

// merge puts the tasks that answer a finding into its duty: who does it comes from the task, and
// the last day is the earlier of the two.
func merge(duties, items []Item, f *cases.File, on law.Day) []Item {
	done := map[string]bool{}
	due := map[string]law.Day{} // without the days that an item does not tell
	for _, it := range items {
		if it.Kind == Task {
			due[it.Path] = it.By
		}
	}
	type named struct {
		rule rule.ID
		path string
	}
	first := map[named]*Item{} // of those with one rule and path
	for i := range slices.Backward(duties) {
		d := &duties[i]
		first[named{d.Rule, d.Path}] = d
	}
	for i := range f.Tasks {
		t := &f.Tasks[i]
		d := first[named{t.Rule, t.Path}]
		if d == nil || t.Rule == "" || t.Path == "" || t.Created.After(on) || !t.Open(on) {
			continue
		}
		done[list("tasks", i)] = true
		if d.Owner == "" {
			d.Owner = pseudonym(t.Owner)
		}
		if by := due[list("tasks", i)]; !by.IsZero() && (d.By.IsZero() || by.Before(d.By)) {
			d.By = by
			if d.Outcome == rule.Due && by.Before(on) {
				d.Outcome, d.Group = rule.Overdue, rule.TakeNow
			}
		}
	}
	return append(duties, slices.DeleteFunc(items, func(it Item) bool { return done[it.Path] })...)
}
