package rule_test

import (
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// Rules of your own ask records of your own: a shelter has to say who is responsible for it.
func Example() {
	type shelter struct{ Manager string }
	manager := &rule.Other[*shelter]{
		Head: rule.Head{
			ID: "OURS-001", Title: "Manager of a shelter", Who: []rule.Role{"shelter"},
			ToDo:  "Name who manages the shelter.",
			Bases: []rule.Basis{rule.On("coe-197", "12(1)(a)-(e)")},
		},
		Applies: "a shelter", Reads: []string{"/manager"}, Labels: []string{"manager"},
		Check: func(p *rule.Pass[*shelter]) {
			if p.Subject.Manager == "" {
				p.Tell(rule.Told{
					Outcome: rule.NotMet, Path: rule.Path{}.At("manager"),
					Says: rule.SaysLacking, Label: "manager",
				})
			}
		},
	}
	set, err := rule.NewSet(jurisdiction.Builtin(), rule.Options[*shelter]{}, manager)
	if err != nil {
		fmt.Println(err)
		return
	}
	check, err := rule.NewCheck(jurisdiction.Builtin(), law.MustDay(2026, 11, 23), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	rule.Ask(check, set, rule.Subject[*shelter]{
		Value: &shelter{}, Places: []jurisdiction.Code{"MK"},
	})
	report, err := check.Report()
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range report.Findings {
		f := &report.Findings[i]
		fmt.Println(f.Rule.ID, f.Outcome, f.Law.Force, f.Text())
	}
	// Output:
	// OURS-001 not-met binding Not on file: manager.
}
