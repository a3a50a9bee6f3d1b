package trends

import "slices"

// smallBase is the number below which a share or change is marked: one person more or less moves it
// by more than five points. It is a choice of this library.
const smallBase = 20

// A YearCount is the number of one year.
type YearCount struct {
	Year  int  `json:"year"`
	Count int  `json:"count"`
	Shown bool `json:"shown"` // false: hidden, and Count says nothing
	// Partial is true where the data do not cover the whole year.
	Partial bool `json:"partial,omitempty"`
}

// A Change is the change of a number from one year to the next.
type Change struct {
	Year    int     `json:"year"`
	Percent Percent `json:"percent"`
	// Told is true where there is a percentage.
	Told     bool          `json:"told"`
	Warnings []WarningCode `json:"warnings,omitempty"`
}

// Changes returns the change in each year of which the year before is among the counts, by year.
// There is no percentage where a number is hidden, where the year before has none, or where one of
// the two years is partial: the warnings say which.
func Changes(counts []YearCount) []Change {
	counts = slices.Clone(counts)
	slices.SortFunc(counts, func(a, b YearCount) int { return a.Year - b.Year })
	var out []Change
	for i := 1; i < len(counts); i++ {
		before, after := counts[i-1], counts[i]
		if before.Year != after.Year-1 {
			continue
		}
		c := Change{Year: after.Year}
		if before.Partial || after.Partial {
			c.Warnings = append(c.Warnings, NotComparable)
		}
		switch {
		case !before.Shown || !after.Shown:
			c.Warnings = append(c.Warnings, HiddenNumber)
		case before.Count == 0:
			c.Warnings = append(c.Warnings, FromNothing)
		case len(c.Warnings) == 0:
			c.Percent, c.Told = PercentChange(before.Count, after.Count)
			if before.Count < smallBase {
				c.Warnings = append(c.Warnings, SmallNumber)
			}
		}
		out = append(out, c)
	}
	return out
}

// A Warning is what a reader of the numbers should know.
type Warning struct {
	Code WarningCode `json:"code"`
	Year int         `json:"year,omitempty"`
	Axis string      `json:"axis,omitempty"` // the axis that it is about
}

// Text returns the warning in words.
func (w Warning) Text() string {
	year := ""
	if w.Year != 0 {
		year = InYear(w.Year).String() + ": "
	}
	axis := ""
	if w.Axis != "" {
		axis = " (" + label(w.Axis, nil) + ")"
	}
	return year + w.Code.Text() + axis
}

// Text returns the warning in words.
func (v WarningCode) Text() string {
	switch v {
	case PartialYear:
		return "the data do not cover the whole year"
	case SmallNumber:
		return "the percentage is of fewer than 20 people and says little"
	case NotComparable:
		return "not compared with the year before: one of the two is not covered whole"
	case MostlyUnknown:
		return "the answer is known for fewer than half of the people"
	case FromNothing:
		return "no percentage: the year before has none"
	case HiddenNumber:
		return "no percentage: a number is hidden"
	case PeopleLeftOut:
		return "people who did not consent to statistics are in no number"
	}
	return ""
}
