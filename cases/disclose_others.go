package cases

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/internal/disclosure"
	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// around returns the answer to whether a field among the people around v speaks of another victim
// of the file from whom the recipient of q is kept; nil where no such person is around v. What the
// record of that victim keeps from a recipient, the record of v does not tell.
func (f *File) around(
	v *victim.Victim, q *disclosure.Question, on law.Day,
) func(path string, c person.Category) bool {
	var closed map[int]func(string, person.Category) bool
	asked := map[string]func(string, person.Category) bool{}
	victims := map[string]*victim.Victim{}
	for i := range f.Victims {
		if o := &f.Victims[i]; o.ID != "" && o.ID != v.ID {
			victims[o.ID] = o
		}
	}
	if len(victims) == 0 {
		return nil
	}
	for i := range v.Relatives {
		r := &v.Relatives[i]
		for _, id := range [...]string{r.Victim, r.ID, r.Guardian} {
			other := victims[id]
			if other == nil || id == q.Recipient.ID {
				continue
			}
			by, known := asked[id]
			if !known {
				by = f.withholds(other, q, on)
				asked[id] = by
			}
			if by == nil {
				continue
			}
			if closed == nil {
				closed = map[int]func(string, person.Category) bool{}
			}
			if before := closed[i]; before != nil {
				one := by
				by = func(path string, c person.Category) bool {
					return before(path, c) || one(path, c)
				}
			}
			closed[i] = by
		}
	}
	if closed == nil {
		return nil
	}
	return func(path string, c person.Category) bool {
		rest, among := strings.CutPrefix(path, "/relatives/")
		if !among {
			return false
		}
		at, field, _ := strings.Cut(rest, "/")
		i, err := strconv.Atoi(at)
		return err == nil && closed[i] != nil && closed[i](field, c)
	}
}

// withholds returns what of another victim, as somebody around the one of q, does not go to the
// recipient of q; nil is nothing. All of it does not go to one from whom the other is kept, to whom
// the other said no, or who objected to that the recipient learns of the other at all.
func (f *File) withholds(
	other *victim.Victim, q *disclosure.Question, on law.Day,
) func(field string, c person.Category) bool {
	everything := func(string, person.Category) bool { return true }
	objects, _ := f.objections(other, nil, q.Recipient, on, nil)
	if f.conflicts(other, victim.Recipient{ID: q.Recipient.ID}, on) ||
		q.Referral != nil && f.contact(other, q.Referral.To, on) ||
		objects(person.CategoryID, "") || f.refuses(other, q, on) {
		return everything
	}
	hidden := slices.ContainsFunc(f.Measures, func(m Measure) bool { // where the other is
		return m.Victim == other.ID && m.Kind == MeasureAddressWithheld
	})
	project.Bars(reflect.ValueOf(other.Identity), func(b project.Bar) {
		hidden = hidden || b.Barred && !b.Silent
	})
	some := hidden
	for _, c := range law.Codes[person.Category]() {
		some = some || objects(c, "")
	}
	if !some {
		return nil
	}
	return func(field string, c person.Category) bool {
		name, _, _ := strings.Cut(field, "/")
		return name != "" && (objects(c, "") || hidden &&
			slices.Contains([]string{"contacts", "addresses", "where"}, name))
	}
}

// refuses reports whether another victim said no to the recipient and purpose of q, and no consent
// of the other counts for them.
func (f *File) refuses(other *victim.Victim, q *disclosure.Question, on law.Day) bool {
	if q.Basis != referral.ByConsent ||
		f.noSince(other, new(victim.Consent), q.Purpose, q.Recipient) == "" {
		return false
	}
	return !slices.ContainsFunc(other.Consents, func(c victim.Consent) bool {
		given, flaw := f.consent(other, c.ID, q.Purpose, on)
		return flaw == "" && given.Covers(q.Recipient, q.From) &&
			f.no(other, given, q.Purpose, q.Recipient, on, nil) == ""
	})
}
