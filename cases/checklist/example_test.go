package checklist_test

import (
	"fmt"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/checklist"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A child without parents was found by the police in Slovenia twelve days ago.
func Example() {
	file := &cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID:  "v1",
		Age: person.Age{Status: person.PresumedChild},
		Stays: []victim.Stay{
			{Place: "SI", From: law.MustDay(2026, 9, 1)},
		},
		Status: []victim.StatusDecision{{
			ID: "s1", Kind: victim.StatusDetected, Day: law.MustDay(2026, 9, 1), Place: "SI",
		}},
		Family: victim.Family{
			Accompaniment: victim.Unaccompanied, AccompanimentDay: law.MustDay(2026, 9, 1),
		},
	}}}
	report, err := duty.Check(file, law.MustDay(2026, 9, 13))
	if err != nil {
		fmt.Println(err)
		return
	}
	page := checklist.Of(file, report, jurisdiction.Builtin())
	for _, item := range page.Items {
		if item.Rules[0] == "CHILD-001" {
			fmt.Println(item.ToDo, item.Why)
			fmt.Println(item.Who[0], "-", item.Basis)
		}
	}
	// Output:
	// Appoint a guardian or representative at once. Not on file for 12 days: guardian.
	// Centre for Social Work (Center za socialno delo) - Zakon o tujcih, Art. 82(1)
}
