package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func compensationRules() []Rule {
	return []Rule{{
		ID:      "COMP-006",
		Title:   "claim in the criminal proceedings",
		Applies: "where a suspect was charged",
		Meets:   "Lodge a claim in the criminal proceedings, or note the civil route.",
		Bases: []rule.Basis{
			supports("eu-2012-29", "16"),
			supports("opsc", "9(4)"),
			supports("opsc", "8(1)(g)"),
			on("ecosoc-2005-20", "35-37"),
		},
		Reads:    []string{"/victims/*/claims", "/proceedings"},
		Deadline: "before the end of the trial",
		Check:    claimInProceedings,
	}}
}

func claimInProceedings(p *pass) {
	v := p.Subject.Victim
	for _, proc := range p.Subject.proceedings() {
		if _, charged := proc.Step(p.On, StepCharged, StepTrial); !charged {
			continue
		}
		judged, over := proc.Step(p.On, StepJudgment, StepFinalJudgment)
		at := rule.At(proc.Place)
		path := p.Subject.Path + "/claims"
		i := slices.IndexFunc(v.Claims, func(c victim.Claim) bool {
			return (c.Route == victim.RouteCriminal || c.Route == victim.RouteCivil || c.Route == victim.RouteLabour) && (p.Done(c.Lodged) || c.NotLodged != "")
		})
		unrouted := slices.ContainsFunc(v.Claims, func(c victim.Claim) bool { return c.Route == "" })
		switch {
		case i >= 0:
			p.Met(p.Subject.Path+ptr("claims", i, ""), "a claim in the criminal proceedings, or another route, is on file", at)
		case unrouted:
			p.Unknown(path, "the route of a claim is not recorded", at)
		case over:
			p.NotMet(path, "judgment was given without a claim in the proceedings or another route on file", at, rule.JudgedOn(judged.Day))
		default:
			p.Due(path, "no claim in the criminal proceedings is recorded; it can be made until the end of the trial", at)
		}
		return
	}
}
