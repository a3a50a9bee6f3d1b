// Package calendar knows the public holidays of the places of the library, from 2015 to 2035, as
// rules with the act that sets them: fixed days, days counted from Easter of the Western or the
// Orthodox churches, days that move off a weekend, and days that are announced each year.
//
//	c, ok := calendar.Of("DE")
//	c.Working(law.MustDay(2027, 1, 1)) // false
//
// [Of] returns a [law.Holidays]. Deadlines in working days leave its holidays out, and a last day
// moves off them where the law moves it. [Calendar.Source] says where the list was read and how
// sure we are. A place whose list could not be read has no calendar, and nothing is counted there:
// see [Unread].
//
// # What the lists hold
//
// The days without work that hold in the whole State. Where its parts have more (the Länder of
// Germany, the cantons of Switzerland, the regions of Spain), those are not in the calendar of the
// State, for no file says which part's count: ask for the part ("DE-BY"), where the library has it.
// A deadline is then found too early rather than too late.
//
// Days after 2026 follow from the law as it stood on the day on which it was checked. Feasts of
// Islam are in the lists for the years in which somebody competent announced them; in other years
// [Calendar.Holiday] says that not every holiday of the year is known. Not in the lists are half
// days and days off that a government moves for its offices by decision (bridging days): in law
// they are no public holidays.
//
// A calendar that does not fit is replaced by the user's: any [law.Calendar] does.
package calendar

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The years that the lists cover.
const (
	FirstYear = 2015
	LastYear  = 2035
)

var (
	firstDay = law.MustDay(FirstYear, 1, 1)
	lastDay  = law.MustDay(LastYear, 12, 31)
)

// A Calendar is the public holidays of one place. It is safe for use by several goroutines.
type Calendar struct {
	list *list
	// days are the holidays, one bit a day from the first of the years.
	days  []uint64
	whole [LastYear - FirstYear + 1]bool
	named []Holiday
}

var _ law.Holidays = (*Calendar)(nil)

// A Holiday is a public holiday of one year.
type Holiday struct {
	Day  law.Day `json:"day"`
	Name string  `json:"name"`
	// For is the day of the feast itself where Day is given instead of it; zero else.
	For law.Day `json:"for,omitzero"`
	// Act sets or announces the day, where that is not the act of the whole list.
	Act string `json:"act,omitempty"`
}

// A Source says where a list of holidays comes from.
type Source struct {
	Act        string         `json:"act" required:"true"`
	URL        string         `json:"url" required:"true"`
	ReadIn     string         `json:"read_in,omitempty"`
	Checked    law.Day        `json:"checked" required:"true"`
	Confidence law.Confidence `json:"confidence" required:"true"`
	// Note says what the list leaves out, or what is in doubt.
	Note string `json:"note,omitempty"`
}

// Of returns the calendar of a place. That of a subdivision of which the library has no list is the
// calendar of its State. It reports false where the library counts no holidays.
func Of(place jurisdiction.Code) (*Calendar, bool) {
	lists := all()
	l := lists[place]
	if l == nil && place.Subdivision() {
		l = lists[place.Country()]
	}
	if l == nil || !l.counts() {
		return nil, false
	}
	return l.calendar(), true
}

// Places returns the places of which the library counts public holidays, sorted.
func Places() []jurisdiction.Code {
	return filter(func(l *list) bool { return l.counts() })
}

// Unread returns why no holidays are counted in a place of which the library knows a list that
// could not be read well enough. It reports false for any other place.
func Unread(place jurisdiction.Code) (Source, bool) {
	l := all()[place]
	if l == nil || l.counts() {
		return Source{}, false
	}
	return l.Source, true
}

func filter(keep func(*list) bool) []jurisdiction.Code {
	var out []jurisdiction.Code
	for code, l := range all() {
		if keep(l) {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// Place returns the place whose list this is.
func (c *Calendar) Place() jurisdiction.Code { return c.list.Code }

// Source returns where the list comes from.
func (c *Calendar) Source() Source { return c.list.Source }

// Working reports whether day is a Monday to Friday and not known to be a public holiday.
func (c *Calendar) Working(day law.Day) bool {
	return law.Weekdays{}.Working(day) && !c.on(day)
}

// Holiday answers whether day is a public holiday, on whatever day of the week. Known is false
// outside the years of the list, and where not every holiday of the year is known.
func (c *Calendar) Holiday(day law.Day) (is, known bool) {
	if day.Before(firstDay) || day.After(lastDay) {
		return false, false
	}
	return c.on(day), c.whole[day.Year()-FirstYear]
}

func (c *Calendar) on(day law.Day) bool {
	n := day.DaysSince(firstDay)
	return n >= 0 && n>>6 < len(c.days) && c.days[n>>6]&(1<<(n&63)) != 0
}

// Year returns the public holidays of a year in their order. Whole says whether they are all.
func (c *Calendar) Year(year int) (days []Holiday, whole bool) {
	if year < FirstYear || year > LastYear {
		return nil, false
	}
	for _, h := range c.named {
		if h.Day.Year() == year {
			days = append(days, h)
		}
	}
	return days, c.whole[year-FirstYear]
}
