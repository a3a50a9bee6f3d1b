package person

import (
	"reflect"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// OlderThan reports whether on any day the answer of [Age.ChildOn] protects less by a than by was:
// where the person is a child by was, but only presumed to be one by a, or where a tells less of a
// child still. A day of which nothing is known by was does not count, nor one before the birth by
// a.
//
// A store asks it before one age takes the place of another. Where one of the two has more than a
// hundred assessments and they differ, it is true: that is not looked into.
func (a Age) OlderThan(was Age) bool {
	if reflect.DeepEqual(a, was) {
		return false
	}
	if len(a.Assessments) > mostAssessments || len(was.Assessments) > mostAssessments {
		return true
	}
	for _, day := range append(a.turns(), was.turns()...) {
		before, now := was.ChildOn(day), a.ChildOn(day)
		if before.Reason != NothingKnown && now.Reason != BirthImpossible &&
			now.age() > before.age() {
			return true
		}
	}
	return false
}

// mostAssessments is how many are compared: the days to ask grow with them, and each answer does.
const mostAssessments = 100

// age orders the answers: a higher one protects less.
func (c Childhood) age() int {
	switch {
	case c.Standing == Child:
		return 0
	case c.Standing == PresumedToBe:
		return 1
	case c.IsOpen():
		return 2
	case c.Standing == StandingUnknown:
		return 3
	}
	return 4
}

// turns returns the days on which the answer of [Age.ChildOn] can change, with those around them.
func (a *Age) turns() []law.Day {
	var out []law.Day
	turn := func(days ...law.Day) {
		for _, day := range days {
			if !day.IsZero() {
				out = append(out, day.AddDays(-1), day, day.AddDays(1))
			}
		}
	}
	lived := func(day law.Day) {
		if Dated(day) {
			turn(day, law.Birthday(day, 18))
		}
	}
	born := func(n number) {
		if n.read() {
			turn(n.first, n.last, law.Birthday(n.first, 18), law.Birthday(n.last, 18))
		}
	}
	turn(law.MustDay(firstYear-oldest, 1, 1), law.MustDay(lastYear+oldest, 12, 31))
	lived(a.On)
	lived(a.StatusDay)
	lived(a.ChildMeasuresDay)
	born(a.counted())
	for _, n := range a.readings() {
		born(n)
	}
	for i := range a.Assessments {
		s := &a.Assessments[i]
		lived(s.Day)
		born(s.number(s.weigh()))
		born(aged(s.Lower, s.Upper, s.Day))
	}
	slices.SortFunc(out, law.Day.Compare)
	return slices.Compact(out)
}
