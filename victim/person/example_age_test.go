package person_test

import (
	"fmt"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A passport says 21. There are reasons to believe that it is not hers: she is presumed to be a
// child until her age is verified, and no age of 21 is told of her.
func ExampleAge_ChildOn() {
	on := law.MustDay(2026, 11, 27)
	age := person.Age{
		Knowledge: person.AgeExact, BirthDay: law.MustDay(2005, 1, 2),
		ReasonToBelieveChild: person.Yes,
	}
	c := age.ChildOn(on)
	fmt.Println(c.Standing, c.Reason, c.IsChild())
	_, _, known := age.YearsOn(on)
	fmt.Println(known)
	// Output:
	// presumed-child reasons-to-believe true
	// false
}

// Recorded as an adult, but not since when: the file does not tell, and a duty to a child is not to
// fall away.
func ExampleChildhood_IsOpen() {
	on := law.MustDay(2026, 11, 27)
	age := person.Age{Knowledge: person.AgeUnknown, Status: person.ConfirmedAdult}
	c := age.ChildOn(on)
	fmt.Println(c.Standing, c.Reason, c.IsOpen())
	age.StatusDay = law.MustDay(2026, 10, 1)
	c = age.ChildOn(on)
	fmt.Println(c.Standing, c.Reason, c.IsOpen())
	// Output:
	// unknown adult-without-day true
	// adult confirmed-adult false
}

func ExampleAge_YearsOn() {
	age := person.Age{Knowledge: person.AgeRange, Min: 12, Max: 14, On: law.MustDay(2026, 1, 1)}
	fmt.Println(age.YearsOn(law.MustDay(2026, 1, 1)))
	fmt.Println(age.YearsOn(law.MustDay(2026, 6, 1)))
	// Output:
	// 12 14 true
	// 12 15 true
}

// The day of birth, of which only the year is sure.
func ExampleAge_Eighteen() {
	age := person.Age{Knowledge: person.AgeYear, BirthYear: 2008, BirthDay: law.MustDay(2008, 1, 1)}
	fmt.Println(age.Eighteen())
	// Output: 2026-01-01 2026-12-31 true
}

func ExampleAgeAssessment_ConfirmsAdult() {
	xray := person.AgeAssessment{
		Day: law.MustDay(2026, 9, 2), Methods: []person.AgeMethod{person.MethodMedical},
		Lower: 19, Upper: 19,
	}
	later := person.AgeAssessment{
		Day:     law.MustDay(2026, 10, 20),
		Methods: []person.AgeMethod{person.MethodInterview, person.MethodPsychosocial},
		Lower:   19, Upper: 22, Multidisciplinary: person.Yes, Qualified: person.Yes,
	}
	fmt.Println(xray.ConfirmsAdult(), later.ConfirmsAdult())

	age := person.Age{Assessments: []person.AgeAssessment{xray, later}}
	fmt.Println(age.ChildOn(law.MustDay(2026, 10, 19)).Standing)
	fmt.Println(age.ChildOn(law.MustDay(2026, 10, 20)).Standing)
	// Output:
	// false true
	// presumed-child
	// adult
}
