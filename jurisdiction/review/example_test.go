package review_test

import (
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/review"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// The law of a place is held against the instruments that bind it, on a day.
func ExampleProfile() {
	for _, day := range []law.Day{law.MustDay(2003, 1, 1), law.MustDay(2026, 11, 23)} {
		report, err := review.Profile(jurisdiction.Builtin(), "FR", day)
		if err != nil {
			fmt.Println(err)
			return
		}
		for i := range report.Findings {
			if f := &report.Findings[i]; f.Rule.ID == "PROF-013" {
				fmt.Println(day, f.Outcome == rule.NotMet, f.Text())
			}
		}
	}
	// Output:
	// 2003-01-01 true The law does not have: offence of slavery, servitude and forced labour.
	// 2026-11-23 false The law has: offence of slavery, servitude and forced labour.
}
