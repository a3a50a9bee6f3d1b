package care_test

import (
	"fmt"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
)

// Which of a series counts on a day.
func ExamplePlanOn() {
	plans := []care.Plan{
		{ID: "p1", Kind: "individual", Day: law.MustDay(2026, 3, 1)},
		{ID: "p2", Kind: "individual", Day: law.MustDay(2026, 9, 1)},
	}
	i := care.PlanOn(plans, "individual", law.MustDay(2026, 6, 1))
	fmt.Println(plans[i].ID)
	fmt.Println(care.PlanOn(plans, "individual", law.MustDay(2026, 1, 1)))
	// Output:
	// p1
	// -1
}
