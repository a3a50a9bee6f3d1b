package cases

import (
	"maps"

	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// outside are the ids of the lists of a file to which the record of a person links.
type outside struct{ suspects, conduct, referrals, workers, tasks, approvals map[string]bool }

// outward checks the links from the record of a person to the lists of the file around. Prefix is
// the path of the record, as the validator writes it.
func outward(
	v *victim.Victim, prefix string, link func(path, id string, in map[string]bool), to outside,
) {
	for i, x := range v.Exits {
		link(prefix+at("exits", i, "conduct"), x.Conduct, to.conduct)
	}
	for i, x := range v.Incidents {
		link(prefix+at("incidents", i, "conduct"), x.Conduct, to.conduct)
	}
	for i, s := range v.Services {
		link(prefix+at("services", i, "referral"), s.Referral, to.referrals)
	}
	plans := func(list string, all []care.Plan) {
		for i := range all {
			link(prefix+at(list, i, "worker"), all[i].Worker, to.workers)
			link(prefix+at(list, i, "approval"), all[i].Approval, to.approvals)
			for j, s := range all[i].Steps {
				path := prefix + at(list, i, at("steps", j, "referral"))
				link(path, s.Referral, to.referrals)
				link(prefix+at(list, i, at("steps", j, "task")), s.Task, to.tasks)
			}
		}
	}
	plans("plan", v.Plans)
	plans("safety_plans", v.SafetyPlans)
	plans("transition", v.Transitions)
	var from map[string]bool // from whom a risk can come
	for i := range v.BestInterests {
		link(prefix+at("best_interests", i, "approval"), v.BestInterests[i].Approval, to.approvals)
	}
	for i := range v.FollowUps {
		link(prefix+at("follow_ups", i, "worker"), v.FollowUps[i].Worker, to.workers)
	}
	for i := range v.Risks {
		link(prefix+at("risk", i, "worker"), v.Risks[i].Worker, to.workers)
		link(prefix+at("risk", i, "approval"), v.Risks[i].Approval, to.approvals)
		for j, x := range v.Risks[i].Items {
			if x.From == "" {
				continue
			}
			if from == nil {
				from = set(v.Relatives, func(r *person.Relative) string { return r.ID })
				maps.Copy(from, to.suspects)
			}
			link(prefix+at("risk", i, at("items", j, "from")), x.From, from)
		}
	}
}
