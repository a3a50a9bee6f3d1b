package palermo_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/duty/scenario"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// What leads to a record prints nothing of it: for a verb that does not fit, fmt follows a pointer
// and asks no method of what it finds there.
func TestWhatHoldsARecordPrintsNothing(t *testing.T) {
	const name = "Marija Zqx"
	v := victim.Victim{ID: "v1"}
	v.Relatives = []person.Relative{{ID: "r1", Names: []person.Name{{Text: name}}}}
	f := &cases.File{ID: "f1", Victims: []victim.Victim{v}}
	for _, held := range []any{
		duty.Victim(&v), plan.Case{File: f}, scenario.Scenario{Case: f},
		&scenario.Scenario{Case: f},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x", "%t", "%z"} {
			assert.NotContains(t, fmt.Sprintf(verb, held), "Zqx", "%T %s", held, verb)
		}
		assert.NotContains(t, fmt.Errorf("it: %s", held).Error(), "Zqx", "%T", held)
	}
}
