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
// birth, nor evidence, nor assessments. Whether the person counts as a child on day stays the same.
// Asked for on two days a band can give the birthday away: state one day, such as that of the
// referral, and keep to it.
func BandOf(a victim.Age, day law.Day) victim.Age {
	out := victim.Age{ReasonToBelieveChild: a.ReasonToBelieveChild, Status: a.Status, StatusDay: a.StatusDay, ChildMeasures: a.ChildMeasures, ChildMeasuresDay: a.ChildMeasuresDay}
	from, to, known := years(a, day)
	switch {
	case a.Knowledge == victim.AgeDisputed:
		out.Knowledge = victim.AgeDisputed
		return out
	case !known || to < from:
		out.Knowledge = victim.AgeUnknown
		return out
	}
	from, to = max(from, 0), max(to, 0) // who may not be born yet is a child
	out.Knowledge, out.On, out.Max = victim.AgeRange, day, oldest
	for i, first := range bands {
		if from >= first {
			out.Min = first
		}
		if to < first {
			out.Max = bands[i] - 1
			break
		}
	}
	return out
}
