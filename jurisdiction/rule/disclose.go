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

// Tells reports whether a basis of f tells of a category of data that is hidden.
func (f *Finding) Tells(hidden func(category string) bool) bool {
	return slices.ContainsFunc(f.Law.basis, func(a Authority) bool {
		return slices.ContainsFunc(a.TellsOf, hidden)
	})
}

// WithoutWhy returns a copy of f that does not tell why its bases bind or govern: that may tell
// where a person is, or with whom. A basis that tells of a hidden category ([Authority.TellsOf]) is
// left out, and the force is what the others give: else the law cited tells whether asylum was
// sought and when, or which exploitation it was. It returns false where nothing is left on which
// the finding could rest.
func (f *Finding) WithoutWhy(hidden func(category string) bool) (Finding, bool) {
	out, shared := *f, *f.Law
	out.Law = &shared
	decided := false // by a basis that is left out
	shared.basis = slices.DeleteFunc(slices.Clone(shared.basis), func(a Authority) bool {
		tells := slices.ContainsFunc(a.TellsOf, hidden)
		decided = decided || tells && a.decides()
		return tells
	})
	if len(shared.basis) == 0 && len(f.Law.basis) > 0 {
		return Finding{}, false
	}
	if decided {
		shared.Force, shared.Confidence, shared.Since = ForceUnknown, "", law.Day{}
		for i := range shared.basis {
			a := &shared.basis[i]
			if a.binds() {
				shared.Force = Binding
			}
			shared.Confidence = surer(shared.Confidence, a.Confidence)
		}
	}
	for i := range shared.basis {
		a := &shared.basis[i]
		a.Why, a.Outside, a.Unsure = "", false, false
	}
	// Their order tells as well which of them govern.
	slices.SortFunc(shared.basis, func(a, b Authority) int {
		return cmp.Or(authorityRank(&a)-authorityRank(&b),
			cmp.Compare(a.Instrument, b.Instrument), cmp.Compare(a.Pinpoint, b.Pinpoint))
	})
	return out, true
}
