package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
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
		failed := t.State == care.StepNotDone || t.State == care.StepCancelled || t.Why != ""
		if t.Created.After(on) || !t.Open(on) && failed {
			continue
		}
		of(t.Victim)
		p.file(work{
			kind: Task, path: list("tasks", i), list: "tasks", id: t.ID,
			other: named(t.Created, t.Kind), owner: t.Owner, what: "Do the task.", by: t.Due,
			done: !t.Open(on),
		})
	}
	last := map[string]law.Day{} // of the conferences on the same victims
	held := map[string]law.Day{} // the same, of those that were held
	about := func(c *cases.Conference) string { return strings.Join(c.Victims, " ") }
	for i := range f.Conferences {
		c := &f.Conferences[i]
		if c.Day.After(last[about(c)]) {
			last[about(c)] = c.Day
		}
		if c.Day.After(held[about(c)]) && !c.Day.After(on) {
			held[about(c)] = c.Day
		}
	}
	for i := range f.Conferences {
		c := &f.Conferences[i]
		of("")
		if len(c.Victims) == 1 {
			of(c.Victims[0])
		}
		w := work{
			kind: Conference, path: list("conferences", i), list: "conferences", id: c.ID,
			other: named(c.Day, c.Kind), owner: c.Chair, what: "Hold the conference.", by: c.Day,
			done: !c.Day.After(on),
		}
		if !c.Day.IsZero() {
			p.file(w)
		}
		w.path, w.list, w.by = w.path+"/next", w.list+"/next", c.Next
		w.done = held[about(c)].After(c.Day)
		if !c.Day.After(on) && !c.Next.IsZero() && (w.done || !last[about(c)].After(c.Day)) {
			p.file(w)
		}
	}
	for i := range f.Complaints {
		c := &f.Complaints[i]
		if c.Day.After(on) || c.Outcome == "withdrawn" {
			continue
		}
		of(c.Victim)
		p.file(work{
			kind: Complaint, path: list("complaints", i), list: "complaints", id: c.ID,
			other: named(c.Day, c.Kind), what: "Decide about the complaint.",
			done: c.Outcome != "" || !c.Decided.IsZero() && !c.Decided.After(on),
		})
	}
	for i := range f.Agreements {
		if a := &f.Agreements[i]; a.InForce(on) && !a.Review.IsZero() {
			of("")
			p.file(work{
				kind: Review, path: list("agreements", i) + "/review", list: "agreements",
				id: a.ID, other: named(a.From, ""), what: "Review the agreement.", by: a.Review,
			})
		}
	}
	for i := range f.Referrals {
		r := &f.Referrals[i]
		told := r.Outcome != "" || !r.Border.Feedback.IsZero() && !r.Border.Feedback.After(on)
		if !r.FeedbackDue.IsZero() && (told || r.Access()) {
			of(r.Victim)
			p.file(work{
				kind: Feedback, path: list("referrals", i) + "/feedback_due", list: "referrals",
				id: r.ID, what: "Ask the receiver what came of the referral.", by: r.FeedbackDue,
				done: told,
			})
		}
	}
	return p.items
}

func list(name string, i int) string { return at(name, i, "") }

// file notes an item of a record of the file.
func (p *planned) file(w work) {
	p.add(w)
	p.items[len(p.items)-1].Path = w.path
}

// merge puts the tasks that answer a finding into its duty: who does it comes from the task, and
// the last day is the earlier of the two.
func merge(duties, items []Item, f *cases.File, on law.Day) []Item {
	done := map[string]bool{}
	own := map[string]*Item{} // of the open tasks, without the days that an item does not tell
	for i := range items {
		if items[i].Kind == Task {
			own[items[i].Path] = &items[i]
		}
	}
	type named struct {
		rule        rule.ID
		path, about string // "*" for any
	}
	const any = "*"
	type answer struct {
		owner string
		by    law.Day // the earliest
	}
	answers := map[named]answer{}
	answered := map[named][]string{} // the tasks
	for i := range f.Tasks {
		t := &f.Tasks[i]
		task := own[list("tasks", i)]
		if task == nil || t.Rule == "" {
			continue
		}
		name := named{t.Rule, t.Path, any}
		if t.Path == "" {
			name = named{t.Rule, any, any}
			if t.Victim != "" {
				name.about = task.About
			}
		}
		a := answers[name]
		if a.owner == "" {
			a.owner = task.Owner
		}
		if by := task.By; !by.IsZero() && (a.by.IsZero() || by.Before(a.by)) {
			a.by = by
		}
		answers[name] = a
		answered[name] = append(answered[name], task.Path)
	}
	first := map[named]bool{} // the first of those with one rule and path has the task
	for i := range duties {
		d := &duties[i]
		names := []named{{d.Rule, d.Path, any}}
		if d.Kind == Duty {
			names = append(names, named{d.Rule, any, d.About}, named{d.Rule, any, any})
		}
		for _, name := range names {
			a, ok := answers[name]
			if !ok || name.path != any && first[name] {
				continue
			}
			first[name] = true
			for _, path := range answered[name] {
				done[path] = true
			}
			answered[name] = nil
			if d.Owner == "" {
				d.Owner = a.owner
			}
			if !a.by.IsZero() && (d.By.IsZero() || a.by.Before(d.By)) {
				d.By, d.ofTask = a.by, true
				if d.Outcome == rule.Due && a.by.Before(on) {
					d.Outcome, d.Group = rule.Overdue, rule.TakeNow
				}
			}
		}
	}
	return append(duties, slices.DeleteFunc(items, func(it Item) bool { return done[it.Path] })...)
}
