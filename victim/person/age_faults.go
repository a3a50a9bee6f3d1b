package person

import "strconv"

// Faults returns what is wrong with how an age is recorded, for which a case file of the current
// schema is refused. The paths are those below the age.
//
//   - /birth_day or /on, "tip_calendar": a year before 1900 or after 2200. It comes from another
//     calendar or from a slip: 1388 is 2009 in the Solar Hijri calendar
//   - /birth_day, "tip_inexact": a day beside an age that is known by its year or month alone
//   - /on, "required": a range or an estimate without the day of which it speaks
//   - /min, /max, /estimate, /margin, "max": a number of months from 24 on, which are told in years
//
// [Age.ChildOn] answers all the same: who may be a child by such an age is presumed to be one.
func (a *Age) Faults() []*FieldError {
	var out []*FieldError
	add := func(path, tag string) { out = append(out, &FieldError{Path: path, Tag: tag}) }
	if !a.BirthDay.IsZero() && !Dated(a.BirthDay) {
		add("/birth_day", "tip_calendar")
	}
	if !a.BirthDay.IsZero() && (a.Knowledge == AgeYear || a.Knowledge == AgeMonth) {
		add("/birth_day", "tip_inexact")
	}
	switch {
	case !a.On.IsZero() && !Dated(a.On):
		add("/on", "tip_calendar")
	case a.On.IsZero() && a.inYears():
		add("/on", "required")
	}
	if a.Unit == InMonths {
		for _, m := range [...]struct {
			path string
			n    int
		}{{"/min", a.Min}, {"/max", a.Max}, {"/estimate", a.Estimate}, {"/margin", a.Margin}} {
			if m.n > mostMonths {
				out = append(
					out, &FieldError{Path: m.path, Tag: "max", Param: strconv.Itoa(mostMonths)},
				)
			}
		}
	}
	return out
}

// mostMonths is the highest age that is told in completed months.
const mostMonths = 23

// inYears reports whether a range or an estimate is recorded.
func (a *Age) inYears() bool {
	return a.Min != 0 || a.Max != 0 || a.Estimate != 0 || a.Margin != 0 ||
		a.Knowledge == AgeRange || a.Knowledge == AgeEstimate
}
