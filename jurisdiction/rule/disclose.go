package rule

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Dated reports whether f tells a day, or a number of days, of the record.
func (f *Finding) Dated() bool {
	a := &f.Args
	return !a.Since.IsZero() || !a.Day.IsZero() || !a.Last.IsZero() || a.Days != 0 ||
		!f.Due.IsZero() || !f.Judged.IsZero() || f.More != nil && !f.More.Deadline.Last.IsZero()
}

// WithoutDays returns a copy of f that tells no day of the record but the last day for what is
// asked, for who may not learn the others. The key keeps the rule, the State and the act alone.
func (f *Finding) WithoutDays() Finding {
	out := *f
	a := &out.Args
	a.Since, a.Day, a.Last, a.Days = law.Day{}, law.Day{}, law.Day{}, 0
	a.Withheld = true
	out.Judged = law.Day{}
	out.Key.Element, out.Key.Victim = elementKey{}, ""
	if f.More != nil {
		more := *f.More
		more.Deadline = law.Deadline{}
		out.More = &more
	}
	if s := out.Law; !s.Since.IsZero() {
		shared := *s
		shared.Since = law.Day{}
		out.Law = &shared
	}
	return out
}

// WithoutWhy returns a copy of f that does not tell why its bases bind or govern: that may tell
// where a person is, or with whom.
func (f *Finding) WithoutWhy() Finding {
	out := *f
	shared := *f.Law
	shared.Basis = slices.Clone(shared.Basis)
	for i := range shared.Basis {
		a := &shared.Basis[i]
		a.Why, a.Outside, a.Unsure = "", false, false
	}
	// Their order tells as well which of them govern.
	slices.SortFunc(shared.Basis, func(a, b Authority) int {
		return cmp.Or(authorityRank(&a)-authorityRank(&b),
			cmp.Compare(a.Instrument, b.Instrument), cmp.Compare(a.Pinpoint, b.Pinpoint))
	})
	out.Law = &shared
	return out
}
