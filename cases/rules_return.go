package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func returnRules() []Rule {
	return []Rule{{
		ID:       "RETN-005",
		Title:    "pending proceedings considered before a return",
		Applies:  "to a return while a proceeding or a claim is pending",
		Meets:    "Get a statement of prosecutor or court, and plan for testimony, before departure.",
		Bases:    []rule.Basis{on("palermo", "8(2)"), on("coe-197", "16(2)")},
		Reads:    []string{"/victims/*/returns", "/victims/*/claims", "/proceedings"},
		Deadline: "before departure",
		Check:    pendingConsidered,
	}}
}

// pending reports whether a proceeding about the victim, or a claim of the victim, was open on day.
func pending(p *pass, day law.Day) bool {
	for _, proc := range p.Subject.proceedings() {
		_, over := proc.Step(day, StepRefused, StepClosed, StepFinalJudgment)
		if _, begun := proc.Step(day, StepReported, StepOpened, StepCharged); begun && !over {
			return true
		}
	}
	for _, c := range p.Subject.Victim.Claims {
		if !c.Lodged.IsZero() && !c.Lodged.After(day) && (c.Decided.IsZero() || c.Decided.After(day)) {
			return true
		}
	}
	return false
}

func pendingConsidered(p *pass) {
	for i, r := range p.Subject.Victim.Returns {
		made := p.Done(r.Departed)
		day := p.On
		opts := []rule.Option{rule.At(r.From)}
		if made {
			day = r.Departed
			opts = append(opts, rule.JudgedOn(r.Departed))
		}
		if !pending(p, day) {
			for j, proc := range p.Subject.proceedings() {
				dated := slices.ContainsFunc(proc.Steps, func(s ProceedingStep) bool { return !s.Day.IsZero() })
				if !dated {
					p.Unknown(ptr("proceedings", j, "steps"), "whether the proceeding is pending is not recorded", opts...)
				}
			}
			continue
		}
		path := p.Subject.Path + ptr("returns", i, "proceedings_considered")
		switch {
		case p.Done(r.ProceedingsConsidered) && (!made || !r.ProceedingsConsidered.After(r.Departed)):
			p.Met(path, "pending proceedings were considered on {day}", append(opts, rule.With(rule.DayArg("day", r.ProceedingsConsidered)))...)
		case made:
			p.NotMet(path, "the person left while proceedings were pending, and they were not considered", opts...)
		case r.Planned.IsZero():
			p.Due(path, "a return is planned while proceedings are pending; they were not considered", opts...)
		default:
			p.DueBy(law.Deadline{Last: r.Planned}, path, "a return is planned while proceedings are pending; they were not considered", opts...)
		}
	}
}
