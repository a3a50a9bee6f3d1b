package person_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

func TestAge_OlderThan(t *testing.T) {
	born2012 := born(2012, 5, 1)
	with := func(change func(*person.Age)) person.Age {
		a := born2012
		change(&a)
		return a
	}
	doubt := func(change func(*person.Age)) person.Age {
		var a person.Age
		change(&a)
		return a
	}
	reasons := doubt(func(a *person.Age) { a.ReasonToBelieveChild = person.Yes })
	disputed := doubt(func(a *person.Age) { a.Status = person.DisputedAge })
	for name, tt := range map[string]struct {
		was, now person.Age
		want     bool
	}{
		"nothing":                {person.Age{}, person.Age{}, false},
		"the same":               {born2012, born2012, false},
		"a day older":            {born2012, born(2012, 4, 30), true},
		"a day younger":          {born2012, born(2012, 5, 2), false},
		"no more known":          {born2012, person.Age{}, true},
		"known for the first":    {person.Age{}, born2012, false},
		"an adult for the first": {person.Age{}, born(1990, 1, 1), false},
		"no reasons any more":    {reasons, person.Age{}, true},
		"reasons denied": {reasons, doubt(func(a *person.Age) {
			a.ReasonToBelieveChild = person.No
		}), true},
		"reasons for the first": {born2012, with(func(a *person.Age) {
			a.ReasonToBelieveChild = person.Yes
		}), false},
		"no dispute any more": {disputed, person.Age{}, true},
		"another year of birth on a paper": {
			with(func(a *person.Age) { a.BirthYear = 2014 }), born2012, true,
		},
		"an adult without a day": {
			doubt(func(a *person.Age) { a.Status = person.ConfirmedAdult }),
			doubt(func(a *person.Age) {
				a.Status, a.StatusDay = person.ConfirmedAdult, d(2026, 1, 1)
			}), true,
		},
		"an assessment less": {doubt(func(a *person.Age) {
			a.Assessments = []person.AgeAssessment{inconclusive(d(2026, 1, 1))}
		}), person.Age{}, true},
		"more assessments than are compared": {person.Age{}, doubt(func(a *person.Age) {
			a.Assessments = make([]person.AgeAssessment, 101)
		}), true},
	} {
		assert.Equal(t, tt.want, tt.now.OlderThan(tt.was), name)
	}
}

// Where an age is older on any day, it is told; where it is not, it is on none.
func TestAge_OlderThan_onAnyDay(t *testing.T) {
	rank := func(c person.Childhood) int {
		if c.Standing == person.Adult || c.Standing == person.StandingUnknown && !c.IsOpen() {
			return older(c.Standing) + 1
		}
		return older(c.Standing)
	}
	rapid.Check(t, func(t *rapid.T) {
		was, now := drawAge(t), drawAge(t)
		if rapid.Bool().Draw(t, "alike") {
			now = was
			now.BirthDay = maybeDay(t, "born again", -15000, 400)
			now.StatusDay = maybeDay(t, "status again", -6000, 300)
		}
		told := now.OlderThan(was)
		for range 300 {
			day := drawDay(t, "asked", -60000, 60000)
			before, after := was.ChildOn(day), now.ChildOn(day)
			if before.Reason != person.NothingKnown && after.Reason != person.BirthImpossible &&
				rank(after) > rank(before) && !told {
				t.Fatalf("on %v %v became %v", day, before, after)
			}
		}
	})
}

// Who stores a file asks whether an age that takes the place of another makes a child older.
func ExampleAge_OlderThan() {
	was := person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2012, 5, 1)}
	now := was
	now.BirthDay = law.MustDay(2008, 5, 1)
	fmt.Println(now.OlderThan(was), was.OlderThan(now))
	// Output: true false
}
