package plan

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
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
// earlier. It is in the order of the report, by what a reader does with it: what is planned and
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
	return append(out, kept(f, on)...)
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

// add notes an item of a record; a day that passed is overdue.
func (p *planned) add(kind Kind, path, record, owner, what string, by law.Day) {
	if p.untold[by] || slices.Contains(birthdays(p.v), by) {
		by = law.Day{}
	}
	it := Item{
		Kind: kind, Outcome: rule.Due, What: what, Owner: pseudonym(owner), By: by,
		Record: pseudonym(record), Path: p.about + path, About: p.about,
	}
	it.at(p.on)
	p.items = append(p.items, it)
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

// plans adds the open steps and the next reviews of plans. What another plan replaced is over.
func (p *planned) plans(name string, list []care.Plan) {
	replaced := map[string]bool{}
	for i := range list {
		if x := &list[i]; x.Replaces != "" && !x.Day.After(p.on) {
			replaced[x.Replaces] = true
		}
	}
	for i := range list {
		x := &list[i]
		if x.Day.After(p.on) || x.Closed(p.on) || replaced[x.ID] {
			continue
		}
		for j := range x.Steps {
			if s := &x.Steps[j]; s.Open(p.on) {
				path := at(name, i, at("steps", j, ""))
				p.add(Step, path, s.ID, s.Who, "Do the step of the plan.", s.Due)
			}
		}
		if !x.Review.IsZero() && x.Reviewed.Before(x.Review) {
			p.add(Review, at(name, i, "/review"), x.ID, "", "Review the plan.", x.Review)
		}
	}
}

func (p *planned) reviews() {
	if i := care.RiskOn(p.v.Risks, p.on); i >= 0 && !p.v.Risks[i].NextReview.IsZero() {
		r := &p.v.Risks[i]
		p.add(
			Review, at("risk", i, "/next_review"), r.ID, r.Worker, "Assess the risk again.",
			r.NextReview,
		)
	}
	for i := range p.v.Placements {
		x := &p.v.Placements[i]
		if x.On(p.on) && !x.NextReview.IsZero() && x.Reviewed(p.on).Before(x.NextReview) {
			p.add(
				Review, at("placements", i, "/next_review"), x.ID, "", "Review the placement.",
				x.NextReview,
			)
		}
	}
	var last law.Day // of the assessments so far
	for i := range p.v.BestInterests {
		if day := p.v.BestInterests[i].Day; day.After(last) && !day.After(p.on) {
			last = day
		}
	}
	for i := range p.v.BestInterests {
		x := &p.v.BestInterests[i]
		if !x.NextReview.IsZero() && !x.Day.After(p.on) && !last.After(x.Day) {
			p.add(
				Review, at("best_interests", i, "/next_review"), x.ID, "",
				"Review the best interests of the child.", x.NextReview,
			)
		}
	}
}

func (p *planned) visits() {
	made := func(x *care.FollowUp) bool { return !x.Day.IsZero() && !x.Day.After(p.on) }
	var last law.Day
	for i := range p.v.FollowUps {
		if day := p.v.FollowUps[i].When(); day.After(last) {
			last = day
		}
	}
	for i := range p.v.FollowUps {
		x := &p.v.FollowUps[i]
		if !made(x) {
			if day := x.When(); !day.IsZero() {
				p.add(Visit, at("follow_ups", i, ""), x.ID, x.Worker, "Visit the person.", day)
			}
			continue
		}
		if !x.Next.IsZero() && !last.After(x.Day) {
			p.add(
				Visit, at("follow_ups", i, "/next"), x.ID, x.Worker, "Visit the person.", x.Next,
			)
		}
	}
}

func (p *planned) appointments() {
	for i := range p.v.Services {
		for j := range p.v.Services[i].Appointments {
			x := &p.v.Services[i].Appointments[j]
			if x.Kept != "" || x.Why != "" || x.Day.IsZero() {
				continue
			}
			what := "See that the appointment can be kept."
			if x.Day.Before(p.on) {
				what = "Record whether the appointment was kept."
			}
			path := at("services", i, at("appointments", j, ""))
			p.add(Appointment, path, p.v.Services[i].ID, x.With, what, x.Day)
		}
	}
}
