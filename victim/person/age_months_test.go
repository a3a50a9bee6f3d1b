package person_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func months(lo, hi int, on law.Day) person.Age {
	a := between(lo, hi, on)
	a.Unit = person.InMonths
	return a
}

// An infant's age is told in months. It is counted by the calendar, as years are.
func TestAge_months(t *testing.T) {
	a := months(7, 9, d(2026, 3, 31))

	earliest, latest, known := a.Eighteen()
	assert.True(t, known)
	// Ten months are not complete on 31 March 2026 for who was born after 31 May 2025.
	assert.Equal(t, "2043-06-01", earliest.String())
	// Seven months are complete for who was born by 31 August 2025.
	assert.Equal(t, "2043-08-31", latest.String())

	for day, years := range map[law.Day][2]int{
		d(2026, 3, 31): {0, 0},
		d(2026, 5, 31): {0, 0},
		d(2026, 6, 1):  {0, 1},
		d(2026, 8, 30): {0, 1},
		d(2026, 8, 31): {1, 1},
	} {
		least, most, known := a.YearsOn(day)
		assert.True(t, known, day)
		assert.Equal(t, years, [2]int{least, most}, day)
	}
	assert.Equal(t, person.Child, a.ChildOn(d(2043, 5, 31)).Standing)
	assert.Equal(t, person.PresumedToBe, a.ChildOn(d(2043, 6, 1)).Standing)
	assert.Equal(t, person.Adult, a.ChildOn(d(2043, 8, 31)).Standing)

	// What stands in months and cannot be is refused, and still a child.
	assert.Equal(t, person.Child, months(24, 200, d(2026, 3, 31)).ChildOn(d(2026, 3, 31)).Standing)

	e := about(20, 2, d(2026, 3, 31))
	e.Unit = person.InMonths
	least, most, _ := e.YearsOn(d(2026, 3, 31))
	assert.Equal(t, [2]int{1, 1}, [2]int{least, most})
	assert.Equal(t, person.Child, e.ChildOn(d(2026, 3, 31)).Standing)
}

// Who was recorded before the birth is told of: the day of birth or the other day is a slip.
func TestAge_BornAfter(t *testing.T) {
	a := born(2026, 3, 2)
	assert.True(t, a.BornAfter(d(2026, 3, 1)))
	assert.False(t, a.BornAfter(d(2026, 3, 2)))
	assert.False(t, a.BornAfter(law.Day{}), "no day")
	assert.False(t, (person.Age{}).BornAfter(d(2026, 3, 1)), "no number")
}
