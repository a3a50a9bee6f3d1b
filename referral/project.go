package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// bands are the first years of the bands in which an age is told at the level [Anonymous].
var bands = []int{0, 6, 12, 15, 18, 25, 60}

// oldest is the end of the last band.
const oldest = 130

// BandOf returns what is known of an age, as a band of completed years on day: neither the day of
// birth, nor evidence, nor assessments. Whether the person counts as a child on day stays the same:
// [person.Age.ChildOn] gives the same standing on that day, and on no other for certain. No age is
// made up for it. Where the band would say something else, none is told. Where the status and the
// reasons to believe would too, the status is that of the standing on day: a confirmed child, a
// presumed child or a confirmed adult. Asked for on two days a band can give the birthday away:
// state one day, such as that of the referral, and keep to it.
func BandOf(a person.Age, day law.Day) person.Age {
	standing := a.ChildOn(day).Standing
	told := person.Age{
		Knowledge:            person.AgeUnknown,
		ReasonToBelieveChild: a.ReasonToBelieveChild,
		Status:               a.Status,
		ChildMeasures:        a.ChildMeasures,
	}
	if !a.StatusDay.IsZero() {
		told.StatusDay = day // a status given at 18 would tell the birthday by its own day
	}
	agrees := func(b person.Age) bool { return b.ChildOn(day).Standing == standing }
	if a.Knowledge == person.AgeDisputed {
		disputed := told
		disputed.Knowledge = person.AgeDisputed
		if agrees(disputed) {
			return disputed
		}
	} else if from, to, known := a.YearsOn(day); known {
		if b := inBand(told, from, to, day); agrees(b) {
			return b
		}
	}
	if agrees(told) {
		return told
	}
	return standingAlone(told, standing, day)
}

// standingAlone returns told with nothing but the standing on day, and the measures.
func standingAlone(told person.Age, standing person.Standing, day law.Day) person.Age {
	told.Status, told.StatusDay = "", day
	if told.ReasonToBelieveChild == person.Yes && standing != person.PresumedToBe {
		told.ReasonToBelieveChild = ""
	}
	switch standing {
	case person.Child:
		told.Status = person.ConfirmedChild
	case person.PresumedToBe:
		told.Status = person.PresumedChild
	case person.Adult:
		told.Status = person.ConfirmedAdult
	default:
		told.StatusDay = law.Day{}
	}
	return told
}

// inBand returns told with the bands that hold from to to completed years on day.
func inBand(told person.Age, from, to int, day law.Day) person.Age {
	told.Knowledge, told.On, told.Max = person.AgeRange, day, oldest
	for i, first := range bands {
		if from >= first {
			told.Min = first
		}
		if to < first {
			told.Max = bands[i] - 1
			break
		}
	}
	return told
}
