package victim_test

import (
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

func about(years, margin int, on law.Day) person.Age {
	return person.Age{Knowledge: person.AgeEstimate, Estimate: years, Margin: margin, On: on}
}

func assessments(list ...person.AgeAssessment) person.Age {
	return person.Age{Knowledge: person.AgeUnknown, Assessments: list}
}

func believed(answer person.Answer) func(*person.Age) {
	return func(a *person.Age) { a.ReasonToBelieveChild = answer }
}

func between(lo, hi int, on law.Day) person.Age {
	return person.Age{Knowledge: person.AgeRange, Min: lo, Max: hi, On: on}
}

func born(y int, m time.Month, day int) person.Age {
	return person.Age{Knowledge: person.AgeExact, BirthDay: d(y, m, day)}
}

func inconclusive(day law.Day) person.AgeAssessment {
	return person.AgeAssessment{Day: day, Multidisciplinary: person.Yes, Inconclusive: person.Yes}
}

func recorded(s person.AgeStatus, since law.Day) func(*person.Age) {
	return func(a *person.Age) { a.Status, a.StatusDay = s, since }
}

func with(a person.Age, change func(*person.Age)) person.Age {
	change(&a)
	return a
}
