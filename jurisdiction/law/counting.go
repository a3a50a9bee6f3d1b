package law

import (
	"slices"
	"time"
)

// FirstDay says whether the day of the event counts in a period. The zero FirstDay means "not
// known".
type FirstDay string

// Whether the day of the event counts.
const (
	FirstCounts    FirstDay = "counts"
	FirstNotCounts FirstDay = "does-not-count"
)

// LastDay says what becomes of a last day on which offices are closed. The zero LastDay means "not
// known".
type LastDay string

// What becomes of such a last day.
const (
	LastMoves LastDay = "moves" // the period ends with the next day that is none of them
	LastStays LastDay = "stays" // the law was read, and the period ends on that day
)

// Rest is a kind of day on which a last day moves. The zero Rest means "not recorded".
type Rest string

// The kinds.
const (
	Saturday      Rest = "saturday"
	Sunday        Rest = "sunday"
	PublicHoliday Rest = "public-holiday"
	// OfficeClosed: the body does not work on that day. Saturdays, Sundays and public holidays are
	// taken for such days, for no calendar knows the others.
	OfficeClosed Rest = "office-closed"
	GoodFriday   Rest = "good-friday"   // of the Western churches
	ChristmasEve Rest = "christmas-eve" // 24 December
)

// Excepted is a kind of period to which the rules on the last day do not apply. The zero Excepted
// means "not recorded".
type Excepted string

// The kinds.
const (
	// ExceptAuthority: within which an authority has to decide.
	ExceptAuthority Excepted = "authority"
	// ExceptDetention: for which somebody is deprived of liberty.
	ExceptDetention Excepted = "detention"
	// ExceptLong: of more than 90 days, twelve weeks or three months, or of years.
	ExceptLong Excepted = "long"
)

// A Counting is how a law counts its periods: whether the day of the event counts, and what becomes
// of a last day on a Saturday, Sunday or public holiday. The zero Counting knows neither. Periods
// in hours never move.
type Counting struct {
	FirstDay FirstDay `json:"first_day,omitempty"`
	// AuthorityFirstDay is the same for a period within which an authority has to decide, where the
	// law counts that one otherwise.
	AuthorityFirstDay FirstDay `json:"authority_first_day,omitempty"`
	LastDay           LastDay  `json:"last_day,omitempty"`
	// MovesOn are the days on which a last day that moves does not stay.
	MovesOn []Rest `json:"moves_on,omitempty"`
	// NotFor are the periods for which a last day does not move.
	NotFor []Excepted `json:"not_for,omitempty"`
	// A period of at least LeastFrom days holds at least LeastWorking working days.
	LeastFrom    int `json:"least_from,omitempty"`
	LeastWorking int `json:"least_working,omitempty"`
	// WorkingUpTo: a period of at most so many days is one of working days, unless its act says
	// otherwise.
	WorkingUpTo int `json:"working_up_to,omitempty"`
	// FreeDays is true where neither the first nor the last day of a period in days counts.
	FreeDays bool `json:"free_days,omitempty"`
	// AsWritten is the wording in short, where the fields above do not carry it all.
	AsWritten string `json:"as_written,omitempty"`
}

// Faults returns what is wrong with c.
func (c Counting) Faults() []Fault {
	var fs []Fault
	if (c.LastDay == LastMoves) != (len(c.MovesOn) > 0) {
		fs = append(
			fs,
			Fault{
				"moves_on",
				"a last day that moves needs the days on which it does, and no other has them",
			},
		)
	}
	if (c.LeastFrom > 0) != (c.LeastWorking > 0) {
		fs = append(fs, Fault{"least_from", "least_from and least_working go together"})
	}
	return fs
}

// EUCounting is how periods in acts of the European Union are counted unless they say otherwise, by
// Regulation (EEC, Euratom) No 1182/71, article 3. The public holidays are those of the Member
// State in which something is to be done (article 2(1)). That a period of two days or more holds
// two working days (article 3(5)) is taken to speak of periods in days, not in hours.
func EUCounting() Counting {
	return Counting{
		FirstDay: FirstNotCounts, LastDay: LastMoves,
		MovesOn:   []Rest{Saturday, Sunday, PublicHoliday},
		LeastFrom: 2, LeastWorking: 2,
	}
}

// firstDay is whether the day of the event counts in a period of the kinds of.
func (c *Counting) firstDay(of []Excepted) FirstDay {
	if c.AuthorityFirstDay != "" && slices.Contains(of, ExceptAuthority) {
		return c.AuthorityFirstDay
	}
	return c.FirstDay
}

// excepts reports whether a last day of a period stays although c moves last days.
func (c *Counting) excepts(p *Period, of []Excepted) bool {
	for _, x := range c.NotFor {
		if x == ExceptLong && p.long() {
			return true
		}
		if slices.Contains(of, x) {
			return true
		}
	}
	return false
}

func (p *Period) long() bool {
	switch p.Unit {
	case Days:
		return p.Amount > 90
	case Months:
		return p.Amount > 3
	}
	return p.Unit == Years
}

// rests reports whether a last day does not stay on day.
func (c *Counting) rests(day Day, cal *almanac) bool {
	for _, r := range c.MovesOn {
		if r.on(day, cal) {
			return true
		}
	}
	return false
}

func (r Rest) on(day Day, cal *almanac) bool {
	switch r {
	case Saturday:
		return day.Weekday() == time.Saturday
	case Sunday:
		return day.Weekday() == time.Sunday
	case PublicHoliday:
		return cal.holiday(day)
	case OfficeClosed:
		return weekend(day) || cal.holiday(day)
	case GoodFriday:
		return day == Easter(day.Year()).AddDays(-2)
	case ChristmasEve:
		return day.Month() == time.December && day.Day() == 24
	}
	return false
}

// kindOf returns why no office is open on day, or nothing.
func (c *Counting) kindOf(day Day, cal *almanac) Rest {
	switch {
	case Sunday.on(day, cal):
		return Sunday
	case Saturday.on(day, cal):
		return Saturday
	case cal.holiday(day):
		return PublicHoliday
	}
	for _, r := range c.MovesOn {
		if r.on(day, cal) {
			return r
		}
	}
	return ""
}
