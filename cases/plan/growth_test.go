package plan_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
)

func day(m time.Month, d int) law.Day { return law.MustDay(2026, m, d) }

// A list of what is to do takes time in proportion to the file and to the report.
func TestList_TakesTimeInProportion(t *testing.T) {
	took := func(n int) time.Duration {
		r := &rule.Report{On: day(9, 4)}
		f := &cases.File{ID: "f1", Victims: []victim.Victim{{ID: "v1"}}}
		v := &f.Victims[0]
		for i := range n {
			path := fmt.Sprint("/victims/0/services/", i)
			r.Findings = append(r.Findings, rule.Finding{
				Rule: &rule.Head{ID: "ASSIST-001"}, Law: &rule.Standing{}, Outcome: rule.Due,
				Path: rule.ParsePath(path), About: "/victims/0",
			})
			f.Tasks = append(f.Tasks, cases.Task{
				ID: fmt.Sprint("t", i), Rule: "ASSIST-001", Path: path, Created: day(9, 1),
			})
			f.Conferences = append(f.Conferences, cases.Conference{
				ID: fmt.Sprint("c", i), Day: day(8, 1), Next: day(9, 20),
			})
			v.Plans = append(v.Plans, care.Plan{
				ID: fmt.Sprint("p", i), Day: day(8, 1), Review: day(10, 1),
			})
			v.BestInterests = append(v.BestInterests, victim.BestInterests{
				Day: day(8, 1), NextReview: day(10, 1),
			})
			v.FollowUps = append(v.FollowUps, care.FollowUp{
				Day: day(8, 1), Next: day(10, 1),
			})
		}
		return growth.Cost(func() { plan.List(r, f) })
	}
	took(10)
	few, many := took(250), took(4000) // 16 times as many: 256 times the product
	assert.Less(t, many, 60*few)
}
