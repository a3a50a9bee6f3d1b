package referral

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// bands are the first years of the bands in which an age is told at the level [Anonymous].
var bands = []int{0, 6, 12, 15, 18, 25, 60}

// oldest is the end of the last band.
const oldest = 130

// BandOf returns what is known of an age, as a band of completed years on day: neither the day of
// birth, nor evidence, nor assessments. Whether the person counts as a child on day stays the same:
// [victim.Age.ChildOn] gives the same standing on that day, and on no other for certain. No age is
// made up for it. Where the band would say something else, none is told. Where the status and the
// reasons to believe would too, the status is that of the standing on day: a confirmed child, a
// presumed child or a confirmed adult. Asked for on two days a band can give the birthday away:
// state one day, such as that of the referral, and keep to it.
func BandOf(a victim.Age, day law.Day) victim.Age {
	standing := a.ChildOn(day).Standing
	told := victim.Age{
		Knowledge:            victim.AgeUnknown,
		ReasonToBelieveChild: a.ReasonToBelieveChild,
		Status:               a.Status,
		ChildMeasures:        a.ChildMeasures,
	}
	if !a.StatusDay.IsZero() {
		told.StatusDay = day // a status given at 18 would tell the birthday by its own day
	}
	agrees := func(b victim.Age) bool { return b.ChildOn(day).Standing == standing }
	if a.Knowledge == victim.AgeDisputed {
		disputed := told
		disputed.Knowledge = victim.AgeDisputed
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
func standingAlone(told victim.Age, standing victim.Standing, day law.Day) victim.Age {
	told.Status, told.StatusDay = "", day
	if told.ReasonToBelieveChild == victim.Yes && standing != victim.PresumedToBe {
		told.ReasonToBelieveChild = ""
	}
	switch standing {
	case victim.Child:
		told.Status = victim.ConfirmedChild
	case victim.PresumedToBe:
		told.Status = victim.PresumedChild
	case victim.Adult:
		told.Status = victim.ConfirmedAdult
	default:
		told.StatusDay = law.Day{}
	}
	return told
}

// inBand returns told with the bands that hold from to to completed years on day.
func inBand(told victim.Age, from, to int, day law.Day) victim.Age {
	told.Knowledge, told.On, told.Max = victim.AgeRange, day, oldest
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
