package duty_test

import (
	"fmt"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// found is a case file of a child whom the police in Slovenia found without parents.
func found() *cases.File {
	day := law.MustDay(2026, 9, 1)
	return &cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID: "v1", Age: person.Age{Status: person.PresumedChild},
		Stays: []victim.Stay{{Place: "SI", From: day}},
		Status: []victim.StatusDecision{{
			ID: "s1", Kind: victim.StatusPresumed, Day: day, Place: "SI",
		}},
		Family: victim.Family{Accompaniment: victim.Unaccompanied, AccompanimentDay: day},
	}}}
}

func show(r *rule.Report, id rule.ID) {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.ID == id {
			fmt.Println(id, f.Outcome, f.Law.Force)
			fmt.Println(f.Text())
		}
	}
}

// A rule of your own stands beside those of the library: what your procedures ask, by an article
// that you have read.
func ExampleWith() {
	needs := &duty.Duty{
		Head: rule.Head{
			ID: "OURS-001", Title: "Needs assessed by our form",
			Who: []rule.Role{"caseworker"}, ToDo: "Assess the needs by our form.",
			Bases: []rule.Basis{rule.On("coe-197", "12(2)")},
		},
		Owed: []*duty.Condition{duty.Child}, From: duty.Presumed,
		Done:   rule.First("assessment of needs by our form", duty.Needs),
		Within: duty.Within{Grade: rule.WithoutDelay},
		Ends:   []*duty.End{duty.Left, duty.Died, duty.Closed},
	}
	checker, err := duty.NewChecker(jurisdiction.Builtin(), duty.With(needs))
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := checker.Check(found(), law.MustDay(2026, 9, 9))
	if err != nil {
		fmt.Println(err)
		return
	}
	show(report, "OURS-001")
	// Output:
	// OURS-001 due binding
	// Not on file: assessment of needs by our form. Owed since 1 September 2026, 8 days.
}

// Where the law names no time, the number is yours; the receipt of the report shows it.
func ExamplePolicy() {
	checker, err := duty.NewChecker(jurisdiction.Builtin(), duty.Policy(rule.Policy{
		rule.NeedsAssessment: {Amount: 5, Unit: law.Days},
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := checker.Check(found(), law.MustDay(2026, 9, 9))
	if err != nil {
		fmt.Println(err)
		return
	}
	show(report, "ASSIST-004")
	fmt.Println(report.Receipt.Policy[0].Parameter)
	// Output:
	// ASSIST-004 overdue binding
	// Not on file: individual needs assessment. The last day was 6 September 2026, 3 days ago.
	// needs-assessment
}

// A rule that your system answers elsewhere is switched off, and a list that it does not keep is
// named: nothing is said of either, and the receipt of every report says so.
func ExampleOff() {
	checker, err := duty.NewChecker(jurisdiction.Builtin(),
		duty.Off("ASSIST-004"), duty.Without("/education"))
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := checker.Check(found(), law.MustDay(2026, 9, 9))
	if err != nil {
		fmt.Println(err)
		return
	}
	show(report, "ASSIST-004")
	show(report, "ASSIST-006")
	fmt.Println(report.Receipt.Off, report.Receipt.Lacks)
	// Output:
	// [ASSIST-004] [/education]
}
