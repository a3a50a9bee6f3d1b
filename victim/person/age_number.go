package person

import (
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// UntoldMargin is how many years younger than its number an estimate is read for which no margin
// was told, and a result of an assessment that is not conclusive.
//
// No instrument gives a number; this one is our choice. The margin counts in favour of the person
// alone (Parliamentary Assembly of the Council of Europe, Resolution 2195 (2017)): it makes nobody
// older, so that an estimate under 18 stays one. Courts were told of at least two years either way
// for medical methods, and let officials go by looks only where somebody is "significantly over 18"
// (BF (Eritrea), [2021] UKSC 38). With 5, who is thought to be 22 is presumed to be a child on that
// day, and who is thought to be 23 or 45 is an adult if nothing else speaks against it.
const UntoldMargin = 5

// The years of the calendar in which the days of a file can lie. A day outside them comes from
// another calendar or from a slip: 1388 is 2009 in the Solar Hijri calendar, 2553 is 2010 in the
// Buddhist one. The field birth_year has the same ends.
const firstYear, lastYear = 1900, 2200

// Dated reports whether day is recorded and can be a day of our calendar.
func Dated(day law.Day) bool {
	year := day.Year()
	return year >= firstYear && year <= lastYear
}

// A number is what one of the fields of an Age says of the day of birth.
type number struct {
	state       numberState
	first, last law.Day // the days of birth that it allows, both inclusive; for numberRead
	on          law.Day // the day of which a range or an estimate speaks
	young       bool    // for numberUndated: all of it is under 18
	mayBeYoung  bool    // for numberUndated: it reaches under 18
	ofChild     bool    // an estimate whose own number is under 18, whatever its margin
}

// numberState says how far a number can be read.
type numberState int

const (
	numberNone       numberState = iota
	numberRead                   //
	numberUndated                // years without the day of which they speak
	numberImpossible             // a year of another calendar, or none at all
)

func (n number) read() bool { return n.state == numberRead }

// unborn reports whether by this number the person was not born yet on day; false for the zero Day.
func (n number) unborn(day law.Day) bool {
	return n.read() && !day.IsZero() && day.Before(n.first)
}

// under reports whether by this number the person is under 18 on day for certain.
func (n number) under(day law.Day) bool {
	return n.read() && !day.Before(n.first) && day.Before(law.Birthday(n.first, 18))
}

// mayBeUnder reports whether by this number the person may be under 18 on day.
func (n number) mayBeUnder(day law.Day) bool {
	return n.read() && day.Before(law.Birthday(n.last, 18))
}

// adult reports whether by this number the person is 18 or over on day for certain.
func (n number) adult(day law.Day) bool { return n.read() && !n.mayBeUnder(day) }

// counted returns the number that counts by the kind of knowledge. Where the field of that kind is
// empty, the others are read, never more exactly than the kind says.
func (a *Age) counted() number {
	switch a.Knowledge {
	case AgeMonth:
		return or(a.byMonth(), widened(a.BirthDay, true))
	case AgeYear:
		return or(years(a.BirthYear, 0, 0), widened(a.BirthDay, false))
	case AgeRange:
		return or(a.byRange(), or(a.byEstimate(), a.roughly()))
	case AgeEstimate:
		return or(a.byEstimate(), or(a.byRange(), a.roughly()))
	case AgeUnknown:
		return number{}
	}
	return or(or(a.byDay(), a.byMonth()), or(a.byRange(), a.byEstimate()))
}

func or(n, otherwise number) number {
	if n.state == numberNone {
		return otherwise
	}
	return n
}

// readings are all that the fields say, whatever counts.
func (a *Age) readings() [4]number {
	return [...]number{a.byDay(), a.byMonth(), a.byRange(), a.byEstimate()}
}

func (a *Age) byDay() number {
	switch d := a.BirthDay; {
	case d.IsZero():
		return number{}
	case Dated(d):
		return number{state: numberRead, first: d, last: d}
	}
	return number{state: numberImpossible}
}

func (a *Age) byMonth() number { return years(a.BirthYear, a.BirthMonth, 0) }

// widened returns the month of a day of birth, or its year.
func widened(d law.Day, month bool) number {
	if month {
		return years(d.Year(), int(d.Month()), 0)
	}
	return years(d.Year(), 0, 0)
}

// roughly returns a day or year of birth that only stands for an estimate of the age.
func (a *Age) roughly() number {
	return or(years(a.BirthYear, 0, UntoldMargin), years(a.BirthDay.Year(), 0, UntoldMargin))
}

// years returns a year of birth, or a month of it if month is one, as young as margin years allow.
func years(year, month, margin int) number {
	january, _ := law.Date(year, time.January, 1)
	switch {
	case year == 0:
		return number{}
	case year < firstYear || year > lastYear:
		return number{state: numberImpossible}
	case month >= 1 && month <= 12:
		first := january.AddMonths(month - 1)
		return number{state: numberRead, first: first, last: first.AddMonths(1).AddDays(-1)}
	}
	return number{
		state: numberRead,
		first: january, last: january.AddYears(margin + 1).AddDays(-1),
	}
}

func (a *Age) byRange() number {
	if a.Min == 0 && a.Max == 0 && !a.infant() {
		return number{}
	}
	if a.Max == 0 && a.Min > 0 { // nobody told the upper end
		if a.Unit == InMonths {
			return agedMonths(a.Min, oldest*12, a.On)
		}
		return aged(a.Min, oldest, a.On)
	}
	lo, hi := min(a.Min, a.Max), max(a.Min, a.Max) // upside down: both ends may be meant
	if a.Unit == InMonths {
		return agedMonths(lo, hi, a.On)
	}
	return aged(lo, hi, a.On)
}

// infant reports whether a range of 0 to 0 is an age, and not a field that nobody filled in: the
// day On belongs to years alone.
func (a *Age) infant() bool {
	switch a.Knowledge {
	case AgeRange:
		return !a.On.IsZero()
	case "", AgeDisputed:
		return !a.On.IsZero() && a.Estimate == 0 && a.Margin == 0 &&
			a.BirthDay.IsZero() && a.BirthYear == 0
	}
	return false
}

func (a *Age) byEstimate() number {
	filled := a.Estimate != 0 || a.Knowledge == AgeEstimate && (a.Margin != 0 || !a.On.IsZero())
	if !filled {
		return number{}
	}
	count, untold := aged, UntoldMargin
	if a.Unit == InMonths {
		count, untold = agedMonths, UntoldMargin*12
	}
	n := count(a.Estimate-a.Margin, a.Estimate+a.Margin, a.On)
	if a.Margin <= 0 {
		n = count(a.Estimate-untold, a.Estimate, a.On)
	}
	n.ofChild = a.Estimate < 18 || a.Unit == InMonths && a.Estimate < 18*12
	return n
}

// oldest is the highest age, as in the fields; further off, days of our calendar would end.
const oldest = 130

// aged returns the number of who has completed from lo to hi years on a day.
func aged(lo, hi int, on law.Day) number {
	lo, hi = min(max(lo, 0), oldest), min(max(hi, 0), oldest)
	if !Dated(on) {
		return number{state: numberUndated, young: hi < 18, mayBeYoung: lo < 18}
	}
	return number{
		state: numberRead, on: on,
		// The oldest completes the next year the day after; the youngest completed one on the day.
		first: law.Birthday(on.AddDays(1), -hi-1), last: on.AddYears(-lo),
	}
}

// agedMonths is [aged] for completed months.
func agedMonths(lo, hi int, on law.Day) number {
	lo, hi = min(max(lo, 0), oldest*12), min(max(hi, 0), oldest*12)
	n := aged(lo/12, hi/12, on)
	if n.read() {
		n.first, n.last = on.AddMonths(-hi-1).AddDays(1), on.AddMonths(-lo)
	}
	return n
}

// Eighteen returns the earliest and the latest day on which the person can reach 18 by the number
// that counts; they are the same where the day of birth is known. It reports false where that
// cannot be told: no number, years without the day of which they speak, a year of another calendar.
// It looks at the number alone: whether that is in doubt is for [Age.ChildOn] to say.
func (a Age) Eighteen() (earliest, latest law.Day, known bool) {
	n := a.counted()
	if !n.read() {
		return law.Day{}, law.Day{}, false
	}
	return law.Birthday(n.first, 18), law.Birthday(n.last, 18), true
}

// BornAfter reports whether by the number that counts the person was not born yet on day: a slip in
// one of the two, or a record of a child before its birth. It is false for the zero Day.
func (a Age) BornAfter(day law.Day) bool { n := a.counted(); return n.unborn(day) }

// YearsOn returns the fewest and the most completed years that the person can have on day, both
// inclusive. It reports false where that cannot be told: also where the age is in dispute, and
// where the number on file says something else than [Age.ChildOn]. So an age of 18 or over is never
// told of who is to be presumed a child.
func (a Age) YearsOn(day law.Day) (least, most int, known bool) {
	n := a.counted()
	disputed := a.Status == DisputedAge || a.Knowledge == AgeDisputed
	if !n.read() || day.IsZero() || n.unborn(day) || disputed {
		return 0, 0, false
	}
	least, most = max(completed(n.last, day), 0), completed(n.first, day)
	switch c := a.ChildOn(day); {
	case c.IsChild() && least >= 18, c.Standing == Child && most >= 18,
		c.Standing == Adult && least < 18:
		return 0, 0, false
	}
	return least, most, true
}

// completed returns the completed years on day of who was born on birth; -1 before that day.
func completed(birth, day law.Day) int {
	n := day.Year() - birth.Year()
	if day.Before(law.Birthday(birth, n)) {
		n--
	}
	return max(n, -1)
}
