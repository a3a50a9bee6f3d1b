package calendar

import (
	_ "embed" // for the lists
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/antitrafficking/palermo/internal/strictyaml"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A list is the public holidays of a place as rules.
type list struct {
	Code   jurisdiction.Code `json:"code" required:"true"`
	Source Source            `json:"source" required:"true"`
	// Known are the days of which the list is known; empty: all of its years.
	Known law.Span `json:"known,omitzero"`
	// As names another list whose rules hold here too.
	As jurisdiction.Code `json:"as,omitempty"`
	// Rules may be missing in a list of low confidence.
	Rules []rule `json:"days,omitempty"`

	under    *list
	calendar func() *Calendar
}

// A rule is one holiday of a list.
type rule struct {
	Name string `json:"name" required:"true"`
	// When is the day of every year; On are single days. Both may be there.
	When when      `json:"when,omitempty"`
	On   []law.Day `json:"on,omitempty"`
	// From and To bound the days, ends included.
	From law.Day `json:"from,omitzero"`
	To   law.Day `json:"to,omitzero"`
	// Length is the number of days; 0 is one.
	Length int `json:"length,omitempty"`
	// Instead says when another day is given for one on a weekend.
	Instead instead `json:"instead,omitempty"`
	// Announced is true where the day is announced for each year: a year without one is not known.
	Announced bool   `json:"announced,omitempty"`
	Act       string `json:"act,omitempty"`
}

// when is how the day of a year is found: "01-06", "easter-2", "orthodox+1", "monday 1 05" (the
// first Monday of May), "monday last 05", "wednesday before 11-23".
type when string

// instead says when another day is given for a holiday on a weekend.
type instead string

const (
	// insteadWeekend: for a Saturday or Sunday, the next day from Monday to Friday that is none.
	insteadWeekend instead = "weekend"
	insteadSunday  instead = "sunday" // the same for a Sunday only
	insteadMonday  instead = "monday" // for a Sunday, the Monday, whatever it is
	insteadEve     instead = "eve"    // for a Sunday, the day before it, and not the Sunday
)

//go:embed holidays.yaml
var data []byte

const file = "holidays.yaml"

// all returns the lists by place. Nothing is read before the first call.
var all = sync.OnceValue(func() map[jurisdiction.Code]*list {
	lists, problems := read(data)
	if len(problems) > 0 {
		panic("calendar: embedded data: " + problems[0].Error()) // cannot happen: a test reads it
	}
	return lists
})

func read(data []byte) (map[jurisdiction.Code]*list, []*strictyaml.Problem) {
	var f struct {
		Places []list `json:"places" required:"true"`
	}
	lists := map[jurisdiction.Code]*list{}
	problems := strictyaml.Decode(file, data, &f, func() []law.Fault {
		var fs []law.Fault
		for i := range f.Places {
			l := &f.Places[i]
			at := "places/" + strconv.Itoa(i)
			if !l.Code.IsValid() || lists[l.Code] != nil {
				fs = append(
					fs, law.Fault{Path: at + "/code", Message: "no such place, or told before"},
				)
			}
			if l.As != "" {
				if l.under = lists[l.As]; l.under == nil {
					fs = append(
						fs, law.Fault{Path: at + "/as", Message: "no list of that place before"},
					)
				}
			}
			lists[l.Code] = l
			l.calendar = sync.OnceValue(l.build)
		}
		return fs
	})
	return lists, problems
}

// counts reports whether the list is good enough to be counted by.
func (l *list) counts() bool { return l.Source.Confidence != law.Low }

// Faults returns what is wrong with a source.
func (s *Source) Faults() []law.Fault {
	c := law.Citation{
		Instrument: s.Act, URL: s.URL, ReadIn: s.ReadIn, Checked: s.Checked,
		Confidence: s.Confidence,
	}
	return c.Faults()
}

// Faults returns what is wrong with a list.
func (l *list) Faults() []law.Fault {
	if l.counts() && len(l.Rules) == 0 && l.As == "" {
		return []law.Fault{{Path: "days", Message: "a list that is counted by has days"}}
	}
	if !l.Known.IsValid() {
		return []law.Fault{{Path: "known", Message: "the days are not in order"}}
	}
	return nil
}

// Faults returns what is wrong with a rule.
func (r *rule) Faults() []law.Fault {
	var fs []law.Fault
	add := func(path, message string) { fs = append(fs, law.Fault{Path: path, Message: message}) }
	if (r.When == "") == (len(r.On) == 0) {
		add("", `a holiday has either "when" or "on"`)
	}
	if r.When != "" {
		if _, ok := r.When.in(FirstYear); !ok {
			add("when", "not a day of the year")
		}
	}
	if !r.From.IsZero() && !r.To.IsZero() && r.To.Before(r.From) {
		add("to", "the holiday ends before it starts")
	}
	switch r.Instead {
	case "", insteadWeekend, insteadSunday, insteadMonday, insteadEve:
	default:
		add("instead", "not weekend, sunday, monday or eve")
	}
	if r.Announced && len(r.On) == 0 {
		add("on", "what is announced has its days")
	}
	if !slices.IsSortedFunc(r.On, law.Day.Compare) {
		add("on", "the days are not in order")
	}
	return fs
}

var forms = regexp.MustCompile(
	`^(?:(\d\d)-(\d\d)|(easter|orthodox)([+-]\d+)?|` +
		`(monday|wednesday) (?:(\d|last) (\d\d)|before (\d\d)-(\d\d)))$`,
)

// in returns the day of a year.
func (w when) in(year int) (law.Day, bool) {
	m := forms.FindStringSubmatch(string(w))
	if m == nil {
		return law.Day{}, false
	}
	number := func(s string) int {
		n, _ := strconv.Atoi(s)
		return n
	}
	date := func(month, day string) (law.Day, bool) {
		d, err := law.Date(year, time.Month(number(month)), number(day))
		return d, err == nil
	}
	weekday := time.Monday
	if strings.HasPrefix(string(w), "wednesday") {
		weekday = time.Wednesday
	}
	switch {
	case m[1] != "":
		return date(m[1], m[2])
	case m[3] == "easter":
		return law.Easter(year).AddDays(number(m[4])), true
	case m[3] == "orthodox":
		return law.OrthodoxEaster(year).AddDays(number(m[4])), true
	case m[8] != "":
		d, ok := date(m[8], m[9])
		return onOrBefore(d.AddDays(-1), weekday), ok
	case m[6] == "last":
		d, ok := date(m[7], "01")
		return onOrBefore(d.AddMonths(1).AddDays(-1), weekday), ok
	}
	d, ok := date(m[7], "01")
	return onOrBefore(d.AddDays(7*number(m[6])-1), weekday), ok
}

func onOrBefore(d law.Day, weekday time.Weekday) law.Day {
	return d.AddDays(-(int(d.Weekday()-weekday) + 7) % 7)
}

// rules returns the rules of l and of the list under it.
func (l *list) rules() []rule {
	if l.under == nil {
		return l.Rules
	}
	return slices.Concat(l.under.rules(), l.Rules)
}

// build works out the days of a list.
func (l *list) build() *Calendar {
	c := &Calendar{list: l, days: make([]uint64, lastDay.DaysSince(firstDay)/64+1)}
	var move []Holiday // that are given another day
	rules := l.rules()
	for i := range rules {
		r := &rules[i]
		for _, d := range r.days() {
			for n := range max(1, r.Length) {
				h := Holiday{Day: d.AddDays(n), Name: r.Name, Act: r.Act}
				if r.Instead == insteadEve && h.Day.Weekday() == time.Sunday {
					h.For, h.Day = h.Day, h.Day.AddDays(-1)
				}
				if !l.within(h.Day) {
					continue
				}
				c.add(h)
				switch {
				case r.Instead == insteadMonday && h.Day.Weekday() == time.Sunday:
					c.add(Holiday{Day: h.Day.AddDays(1), Name: r.Name, For: h.Day, Act: r.Act})
				case r.moves(h.Day) && !slices.ContainsFunc(move, h.same):
					move = append(move, h)
				}
			}
		}
	}
	slices.SortFunc(move, func(a, b Holiday) int { return a.Day.Compare(b.Day) })
	for _, h := range move {
		h.For = h.Day
		for h.Day = h.Day.AddDays(1); !c.Working(h.Day); {
			h.Day = h.Day.AddDays(1)
		}
		if l.within(h.Day) {
			c.add(h)
		}
	}
	slices.SortStableFunc(c.named, func(a, b Holiday) int { return a.Day.Compare(b.Day) })
	for year := FirstYear; year <= LastYear; year++ {
		c.whole[year-FirstYear] = l.within(law.MustDay(year, 1, 1)) &&
			l.within(law.MustDay(year, 12, 31)) &&
			!slices.ContainsFunc(rules, func(r rule) bool { return r.misses(year) })
	}
	return c
}

// same reports whether two holidays fall on one day: one other day is given for both.
func (h Holiday) same(other Holiday) bool { return h.Day == other.Day }

func (l *list) within(d law.Day) bool {
	return !d.Before(firstDay) && !d.After(lastDay) && l.Known.Contains(d)
}

func (c *Calendar) add(h Holiday) {
	n := h.Day.DaysSince(firstDay)
	c.days[n>>6] |= 1 << (n & 63)
	c.named = append(c.named, h)
}

// days returns the days of a rule, without what is given instead of them.
func (r *rule) days() []law.Day {
	out := slices.Clone(r.On)
	if r.When != "" {
		for year := FirstYear; year <= LastYear; year++ {
			d, _ := r.When.in(year)
			out = append(out, d)
		}
	}
	bounds := law.Span{From: r.From, To: r.To}
	return slices.DeleteFunc(out, func(d law.Day) bool { return !bounds.Contains(d) })
}

func (r *rule) moves(d law.Day) bool {
	switch r.Instead {
	case insteadWeekend:
		return !law.Weekdays{}.Working(d)
	case insteadSunday:
		return d.Weekday() == time.Sunday
	}
	return false
}

// misses reports whether the day of a year was not announced, or not to our knowledge.
func (r *rule) misses(year int) bool {
	return r.Announced && !slices.ContainsFunc(r.On, func(d law.Day) bool {
		return d.Year() == year
	})
}
