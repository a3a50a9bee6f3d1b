package cases

import (
	"strconv"

	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// outside are the ids of the lists of a file to which the record of a person links.
type outside struct {
	victims, suspects, conduct, referrals, workers, approvals, tasks map[string]bool
}

// outward checks the links from the record of a person to the lists of the file around. Prefix is
// the path of the record, as the validator writes it.
func outward(
	v *victim.Victim, prefix string, link func(path, id string, in map[string]bool), to outside,
) {
	field := func(list string, i int, name string) string { return prefix + at(list, i, name) }
	for i, x := range v.Relatives {
		link(field("relatives", i, "suspect"), x.Suspect, to.suspects)
		link(field("relatives", i, "victim"), x.Victim, to.victims)
	}
	for i, x := range v.Indicators {
		link(field("indicators", i, "by"), x.By, to.workers)
	}
	for i, x := range v.Exits {
		link(field("exits", i, "conduct"), x.Conduct, to.conduct)
	}
	for i, x := range v.BestInterests {
		link(field("best_interests", i, "approval"), x.Approval, to.approvals)
	}
	for i, x := range v.FollowUps {
		link(field("follow_ups", i, "worker"), x.Worker, to.workers)
		link(field("follow_ups", i, "interpreter"), x.Interpreter, to.workers)
	}
	for i, x := range v.HomeStudies {
		link(field("home_studies", i, "worker"), x.Worker, to.workers)
	}
	for i, x := range v.Information {
		link(field("information", i, "worker"), x.Worker, to.workers)
		link(field("information", i, "interpreter"), x.Interpreter, to.workers)
	}
	for i, x := range v.Wishes {
		link(field("wishes", i, "worker"), x.Worker, to.workers)
	}
	for i, s := range v.Services {
		link(field("services", i, "referral"), s.Referral, to.referrals)
	}
	plans := func(list string, all []care.Plan) {
		for i := range all {
			link(field(list, i, "worker"), all[i].Worker, to.workers)
			link(field(list, i, "approval"), all[i].Approval, to.approvals)
			for j, s := range all[i].Steps {
				link(field(list, i, at("steps", j, "referral")), s.Referral, to.referrals)
				link(field(list, i, at("steps", j, "task")), s.Task, to.tasks)
			}
		}
	}
	plans("plan", v.Plans)
	plans("safety_plans", v.SafetyPlans)
	plans("transition", v.Transitions)

	named := to.named(v)
	for i, r := range v.Risks {
		link(field("risk", i, "worker"), r.Worker, to.workers)
		link(field("risk", i, "approval"), r.Approval, to.approvals)
		for j, x := range r.Items {
			if !named(x.From) {
				link(field("risk", i, at("items", j, "from")), x.From, nil)
			}
		}
	}
	for i, x := range v.Incidents {
		link(field("incidents", i, "conduct"), x.Conduct, to.conduct)
		for j, id := range x.By {
			if !named(id) {
				link(field("incidents", i, "by["+strconv.Itoa(j)+"]"), id, nil)
			}
		}
	}
}

// named returns a check whether an id is that of one of the people of whom the record of a person
// can say that harm comes from them. A file may have thousands of victims: no list is copied for
// each of them.
func (to outside) named(v *victim.Victim) func(id string) bool {
	var around map[string]bool
	return func(id string) bool {
		if around == nil {
			around = set(v.Relatives, func(r *person.Relative) string { return r.ID })
			for i := range v.Guardians {
				around[v.Guardians[i].ID] = true
			}
		}
		return around[id] || to.suspects[id] || to.victims[id] || to.workers[id]
	}
}
