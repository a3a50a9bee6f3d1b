package plan

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Kind is what an item comes from.
//
//	duty         a finding of a rule
//	question     a fact to find out
//	step         of a plan
//	review       of a plan, risk, placement or the best interests
//	visit
//	appointment
//	task
//	conference
//	complaint
//	feedback     what came of a referral
type Kind string

// The kinds.
const (
	Duty        Kind = "duty"
	Question    Kind = "question"
	Step        Kind = "step"
	Review      Kind = "review"
	Visit       Kind = "visit"
	Appointment Kind = "appointment"
	Task        Kind = "task"
	Conference  Kind = "conference"
	Complaint   Kind = "complaint"
	Feedback    Kind = "feedback"
)

// List returns what is to do in a file on the day of a report of it, in one list: what is open in
// the report, and what the file itself plans, see [Planned]. A task that names the rule and the
// path of a finding is no item of its own: the duty has its owner, and its day where that is
// earlier. One that names the rule alone goes with every duty of that rule about its person. It is
// in the order of the report, by what a reader does with it: what is planned and
// overdue is to be taken now, and of one group what is overdue comes first, then what is due, the
// soonest first. It is for who keeps the file: a report disclosed to somebody else does not go with
// it.
func List(r *rule.Report, f *cases.File) []Item {
	if r == nil || f == nil {
		return Items(r)
	}
	list := merge(Items(r), Planned(f, r.On), f, r.On)
	outcomes := law.Codes[rule.Outcome]() // the most urgent first
	rank := func(o rule.Outcome) int { return slices.Index(outcomes, o) }
	slices.SortStableFunc(list, func(a, b Item) int {
		return cmp.Or(
			cmp.Compare(a.Group, b.Group), cmp.Compare(rank(a.Outcome), rank(b.Outcome)),
			compareDue(a.By, b.By),
		)
	})
	return list
}

// soon is how near the day of what is planned has to be to stand with what has a last day, in days.
const soon = 90

func compareDue(a, b law.Day) int {
	if a.IsZero() != b.IsZero() { // what has no day comes last
		if a.IsZero() {
			return 1
		}
		return -1
	}
	return a.Compare(b)
}

// Planned returns what a file plans for its people and is open on a day: steps of plans, reviews,
// visits and appointments, in the order of the file; then tasks, conferences, complaints and
// answers of receivers that are due. An item has the id of who is responsible, if it is recorded,
// and no text of the file; nothing is said of what a step or an appointment is for, and a day is
// left out that is the 18th birthday or its eve.
func Planned(f *cases.File, on law.Day) []Item {
	return slices.DeleteFunc(ofFile(f, on), func(it Item) bool { return it.Outcome == rule.Met })
}

// ofFile returns what a file plans, also what is done of it, as met: a calendar tells that of what
// stood in an earlier one. What was given up is in neither.
func ofFile(f *cases.File, on law.Day) []Item {
	var out []Item
	if f == nil {
		return out
	}
	for i := range f.Victims {
		p := planned{v: &f.Victims[i], about: "/victims/" + strconv.Itoa(i), on: on}
		p.plans("plan", p.v.Plans)
		p.plans("safety_plans", p.v.SafetyPlans)
		p.plans("transition", p.v.Transitions)
		p.reviews()
		p.visits()
		p.appointments()
		out = append(out, p.items...)
	}
	out = append(out, kept(f, on)...)
	seen := map[string]int{}
	for i := range out {
		key := out[i].Key
		if seen[key]++; seen[key] > 1 { // nothing else tells them apart
			out[i].Key += "|" + strconv.Itoa(seen[key])
		}
	}
	return out
}

// planned gathers what is planned for one person.
type planned struct {
	v     *victim.Victim
	about string
	on    law.Day
	items []Item
	// untold are the days that tell a birthday of anybody on file, for what is of the whole file.
	untold map[law.Day]bool
}

// birthdays returns the days that tell the 18th birthday of somebody.
func birthdays(v *victim.Victim) []law.Day {
	first, last, known := v.Age.Eighteen()
	if !known {
		return nil
	}
	return []law.Day{first, first.AddDays(-1), last}
}

// work is a record from which an item comes.
type work struct {
	kind      Kind
	path      string
	list      string // where it stands, without positions
	id, other string // id of the record, or what else names it
	owner     string
	what      string
	by        law.Day
	done      bool
}

// add notes an item of a record; a day that passed is overdue.
func (p *planned) add(w work) {
	hidden := p.untold[w.by] || slices.Contains(birthdays(p.v), w.by)
	if hidden {
		w.by = law.Day{}
	}
	it := Item{
		Kind: w.kind, Outcome: rule.Due, What: w.what, Owner: pseudonym(w.owner), By: w.by,
		Record: pseudonym(w.id), Path: p.about + w.path, About: p.about, hidden: hidden,
	}
	it.Key = strings.Join([]string{
		string(w.kind), cmp.Or(pseudonym(p.v.ID), p.about), w.list, cmp.Or(it.Record, w.other),
	}, "|")
	if it.at(p.on); w.done {
		it.Outcome, it.Group = rule.Met, rule.Closed
	}
	p.items = append(p.items, it)
}

// named names a record without an id by a day and a kind, where it has them.
func named[K ~string](day law.Day, kind K) string {
	if day.IsZero() {
		return pseudonym(string(kind))
	}
	return day.String() + "/" + pseudonym(string(kind))
}

// at puts a planned item where it belongs on a day.
func (it *Item) at(on law.Day) {
	switch {
	case it.By.IsZero() || it.By.DaysSince(on) > soon:
		it.Group = rule.Plan
	case it.By.Before(on):
		it.Outcome, it.Group = rule.Overdue, rule.TakeNow
	default:
		it.Group = rule.ByDate
	}
}

// pseudonym returns an id, and nothing of a text that is none: a file that nobody validated may
// have a name there.
func pseudonym(id string) string {
	if !shape.ID(id) {
		return ""
	}
	return id
}

// at writes the JSON Pointer of a field of an element of a list.
func at(list string, i int, field string) string {
	return "/" + list + "/" + strconv.Itoa(i) + field
}

// plans adds the steps and the next reviews of plans. What another plan replaced is over.
func (p *planned) plans(name string, list []care.Plan) {
	replaced := map[string]bool{}
	for i := range list {
		if x := &list[i]; x.Replaces != "" && !x.Day.After(p.on) {
			replaced[x.Replaces] = true
		}
	}
	for i := range list {
		x := &list[i]
		if x.Day.After(p.on) {
			continue
		}
		over := x.Closed(p.on) || replaced[x.ID]
		plan := cmp.Or(pseudonym(x.ID), named(x.Day, x.Kind))
		for j := range x.Steps {
			s := &x.Steps[j]
			done := !s.Open(p.on) && s.State != care.StepNotDone && s.State != care.StepCancelled
			if done || !over && s.Open(p.on) {
				p.add(work{
					kind: Step, path: at(name, i, at("steps", j, "")), list: name + "/steps",
					id: s.ID, other: plan + "/" + pseudonym(string(s.Need)), owner: s.Who,
					what: "Do the step of the plan.", by: s.Due, done: done,
				})
			}
		}
		done := !x.Reviewed.Before(x.Review)
		if !x.Review.IsZero() && (done || !over) {
			p.add(work{
				kind: Review, path: at(name, i, "/review"), list: name, id: x.ID, other: plan,
				what: "Review the plan.", by: x.Review, done: done,
			})
		}
	}
}

func (p *planned) reviews() {
	last := care.RiskOn(p.v.Risks, p.on)
	for i := range p.v.Risks {
		r := &p.v.Risks[i]
		if r.NextReview.IsZero() || r.Day.After(p.on) {
			continue
		}
		done := r.Day.Before(p.v.Risks[last].Day)
		if i == last || done {
			p.add(work{
				kind: Review, path: at("risk", i, "/next_review"), list: "risk", id: r.ID,
				other: named(r.Day, r.Level), owner: r.Worker, what: "Assess the risk again.",
				by: r.NextReview, done: done,
			})
		}
	}
	for i := range p.v.Placements {
		x := &p.v.Placements[i]
		done := !x.Reviewed(p.on).Before(x.NextReview)
		if x.NextReview.IsZero() || !done && !x.On(p.on) {
			continue
		}
		p.add(work{
			kind: Review, path: at("placements", i, "/next_review"), list: "placements", id: x.ID,
			other: named(x.From, x.Kind), what: "Review the placement.", by: x.NextReview,
			done: done,
		})
	}
	var assessed law.Day // the last time
	for i := range p.v.BestInterests {
		if day := p.v.BestInterests[i].Day; day.After(assessed) && !day.After(p.on) {
			assessed = day
		}
	}
	for i := range p.v.BestInterests {
		x := &p.v.BestInterests[i]
		if !x.NextReview.IsZero() && !x.Day.After(p.on) {
			p.add(work{
				kind: Review, path: at("best_interests", i, "/next_review"), list: "best_interests",
				id: x.ID, other: named(x.Day, x.Kind),
				what: "Review the best interests of the child.", by: x.NextReview,
				done: assessed.After(x.Day),
			})
		}
	}
}

func (p *planned) visits() {
	made := func(x *care.FollowUp) bool { return !x.Day.IsZero() && !x.Day.After(p.on) }
	var last, seen law.Day // planned or made, and made
	for i := range p.v.FollowUps {
		x := &p.v.FollowUps[i]
		if day := x.When(); day.After(last) {
			last = day
		}
		if made(x) && x.Day.After(seen) {
			seen = x.Day
		}
	}
	for i := range p.v.FollowUps {
		x := &p.v.FollowUps[i]
		w := work{
			kind: Visit, path: at("follow_ups", i, ""), list: "follow_ups", id: x.ID,
			other: named(x.Planned, x.Purpose), owner: x.Worker, what: "Visit the person.",
			by: x.When(), done: made(x),
		}
		if !w.by.IsZero() {
			p.add(w)
		}
		if !made(x) || x.Next.IsZero() {
			continue
		}
		w.path, w.list, w.by = at("follow_ups", i, "/next"), "follow_ups/next", x.Next
		w.other, w.done = named(x.Day, x.Purpose), seen.After(x.Day)
		if w.done || !last.After(x.Day) {
			p.add(w)
		}
	}
}

func (p *planned) appointments() {
	for i := range p.v.Services {
		s := &p.v.Services[i]
		for j := range s.Appointments {
			x := &s.Appointments[j]
			done := x.Kept == person.Yes
			if x.Day.IsZero() || !done && (x.Kept != "" || x.Why != "") {
				continue
			}
			what := "See that the appointment can be kept."
			if x.Day.Before(p.on) {
				what = "Record whether the appointment was kept."
			}
			p.add(work{
				kind: Appointment, path: at("services", i, at("appointments", j, "")),
				list: "services/appointments/" + x.Day.String(), id: s.ID,
				other: string(s.Kind), owner: x.With, what: what, by: x.Day, done: done,
			})
		}
	}
}
