package care

import "github.com/antitrafficking/palermo/jurisdiction/law"

// Last returns the position of the last record of a series by a day: of those of one day the later
// in the list. A record without a day is older than all others, and one of a later day is not there
// yet. It returns -1 where there is none.
func Last[T interface{ When() law.Day }](list []T, on law.Day) int {
	last := -1
	var best law.Day
	for i := range list {
		day := list[i].When()
		if day.After(on) || last >= 0 && day.Before(best) {
			continue
		}
		last, best = i, day
	}
	return last
}
