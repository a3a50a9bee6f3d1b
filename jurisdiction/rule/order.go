package rule

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The order of the findings of a report: by group, by outcome, the soonest first, by force, by
// rule, and then by what tells the findings of one rule apart.

// placed is a finding that is put in order. What decides first is packed into numbers: most are
// told apart without a look at them.
type placed struct {
	first uint64 // group, outcome, last day and force
	rule  uint64 // the id of the rule, see packed; 0 for one that has another form
	at    int32
}

// dayOne is the first day of the calendar.
var dayOne = law.MustDay(1, time.January, 1)

func place(f *Finding, at int) placed {
	due := uint64(math.MaxUint32) // what has no last day comes last
	if !f.Due.IsZero() {
		due = uint64(f.Due.DaysSince(dayOne))
	}
	return placed{
		first: uint64(f.Group)<<40 | uint64(rank(f.Outcome))<<36 | due<<2 |
			uint64(forceRank(f.Law.Force)),
		rule: packed(f.Rule.ID),
		at:   int32(at),
	}
}

// packed returns a number for the id of a rule that orders as the id does, 0 for what has not the
// form of one: up to six letters, a dash and three digits.
func packed(id ID) uint64 {
	n := len(id) - 4
	if n < 1 || n > 6 || id[n] != '-' {
		return 0
	}
	var out uint64
	for i := range 6 {
		letter := uint64(0) // the dash orders before letters
		if i < n {
			if id[i] < 'A' || id[i] > 'Z' {
				return 0
			}
			letter = uint64(id[i]-'A') + 1
		}
		out = out<<5 | letter
	}
	for _, c := range []byte(id[n+1:]) {
		if c < '0' || c > '9' {
			return 0
		}
		out = out<<4 | uint64(c-'0')
	}
	return out
}

// arrange puts findings in order.
func arrange(order []placed, findings []Finding) {
	slices.SortFunc(order, func(a, b placed) int {
		switch {
		case a.first != b.first:
			return cmp.Compare(a.first, b.first)
		case a.rule != b.rule && a.rule != 0 && b.rule != 0:
			return cmp.Compare(a.rule, b.rule)
		}
		if c := compareFindings(&findings[a.at], &findings[b.at]); c != 0 {
			return c
		}
		return cmp.Compare(a.at, b.at)
	})
}

// sortFindings sorts in place and moves each finding once: they are large.
func sortFindings(findings []Finding) {
	order := make([]placed, len(findings))
	for i := range order {
		order[i] = place(&findings[i], i)
	}
	arrange(order, findings)
	for start := range order {
		// Walk the circle of places that ends where it starts.
		at := int32(start)
		if order[at].at == at {
			continue
		}
		first := findings[start]
		for order[at].at != int32(start) {
			from := order[at].at
			findings[at], order[at].at = findings[from], at
			at = from
		}
		findings[at], order[at].at = first, at
	}
}

// compareFindings compares what placed does not tell.
func compareFindings(a, b *Finding) int {
	if c := compareID(a.Rule.ID, b.Rule.ID); c != 0 {
		return c
	}
	if c := cmp.Compare(a.About, b.About); c != 0 {
		return c
	}
	if c := a.Path.compare(b.Path); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Key.State, b.Key.State), cmp.Compare(a.Label, b.Label))
}

// rank orders findings of one group: what needs doing first.
func rank(o Outcome) int {
	switch o {
	case Overdue:
		return 0
	case Due:
		return 1
	case NotMet:
		return 2
	case Late:
		return 3
	case Unknown:
		return 4
	case Exempt:
		return 5
	}
	return 6
}
