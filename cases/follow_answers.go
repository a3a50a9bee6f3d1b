package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// answers are the consents of one victim, each read once.
type answers struct {
	v    *victim.Victim
	byID map[string][]int
	// withdrawn are the days from which they are withdrawn, by their place; the zero Day is none.
	withdrawn          []law.Day
	objections, limits map[string]bool // what they say, of any of them
}

func (f *File) answers(v *victim.Victim) *answers {
	a := &answers{
		v: v, byID: map[string][]int{}, withdrawn: make([]law.Day, len(v.Consents)),
		objections: map[string]bool{}, limits: map[string]bool{},
	}
	taken := f.withdrawals(v)
	for i := range v.Consents {
		c := &v.Consents[i]
		a.byID[c.ID] = append(a.byID[c.ID], i)
		a.withdrawn[i] = taken.day(c, a.byID[c.ID][0])
		for _, l := range c.Objections {
			a.objections[said(l)] = true
		}
		for _, l := range c.Limits {
			a.limits[said(l)] = true
		}
	}
	return a
}

// forget reports whether a no in was is not in a, or a consent reaches further in a, and no entry
// tells of it. Withdrew are the consents that were withdrawn again.
func (a *answers) forget(
	was *answers, told func(...string) bool, withdrew map[string]bool,
) bool {
	shut := set(a.v.DoNotContact, func(id *string) string { return *id })
	for _, id := range was.v.DoNotContact {
		if !shut[id] && !told(a.v.ID) {
			return true
		}
	}
	for i := range was.v.Consents {
		c := &was.v.Consents[i]
		withdrawn := !was.withdrawn[i].IsZero()
		if withdrawn && !a.every(c.ID, func(_ *victim.Consent, taken bool) bool { return taken }) {
			return true
		}
		if told(c.ID, a.v.ID) {
			continue
		}
		no, child := c.No(), c.ChildAgrees == person.No
		switch {
		case (withdrawn || no || child) &&
			!a.every(c.ID, func(m *victim.Consent, _ bool) bool {
				return reaches(m, c, withdrew[c.ID] && !a.givenIn(m.Withdrawn, c.Withdrawn))
			}),
			no && !a.every(c.ID, func(m *victim.Consent, taken bool) bool {
				return m.No() || taken
			}),
			child && !a.every(c.ID, func(m *victim.Consent, taken bool) bool {
				return m.ChildAgrees == person.No || taken
			}),
			!withdrawn && !no && len(a.byID[c.ID]) > 0 &&
				!a.every(c.ID, func(m *victim.Consent, taken bool) bool {
					return taken || m.No() || !widens(m, c)
				}),
			loses(c.Objections, a.objections), loses(c.Limits, a.limits):
			return true
		}
	}
	return false
}

// every reports whether the victim has the consent with the id, and all that have the id are so.
func (a *answers) every(id string, so func(c *victim.Consent, withdrawn bool) bool) bool {
	for _, i := range a.byID[id] {
		if !so(&a.v.Consents[i], !a.withdrawn[i].IsZero()) {
			return false
		}
	}
	return len(a.byID[id]) > 0
}

// givenIn reports whether the victim has a consent that was given after a day, and by another.
func (a *answers) givenIn(after, by law.Day) bool {
	return slices.ContainsFunc(a.v.Consents, func(c victim.Consent) bool {
		return c.Given.After(after) && !c.Given.After(by)
	})
}

// reaches reports whether a no in m, to the same, is one to all that c was for, and no earlier, or
// said again with an earlier day.
func reaches(m, c *victim.Consent, again bool) bool {
	if more(c.Purposes, m.Purposes) {
		return false
	}
	if !again && m.Withdrawn.Before(c.Withdrawn) && !m.Withdrawn.IsZero() ||
		m.Refused.Before(c.Refused) {
		return false
	}
	if len(m.Recipients) == 0 { // meant for all
		return true
	}
	return len(c.Recipients) > 0 && !more(c.Recipients, m.Recipients)
}

// widens reports whether m consents to what c does not: another purpose, category or recipient, or
// from an earlier day. Who agrees to more gives a new consent.
func widens(m, c *victim.Consent) bool {
	return more(m.Purposes, c.Purposes) || more(m.Categories, c.Categories) ||
		more(m.Recipients, c.Recipients) ||
		!m.Given.IsZero() && m.Given.Before(c.Given)
}

// more reports whether there is something in now that is not in was.
func more[T comparable](now, was []T) bool {
	had := make(map[T]bool, len(was))
	for _, x := range was {
		had[x] = true
	}
	return slices.ContainsFunc(now, func(x T) bool { return !had[x] })
}

// loses reports whether one of the limits stands in no consent of the victim any more.
func loses(was []victim.Limit, still map[string]bool) bool {
	return slices.ContainsFunc(was, func(l victim.Limit) bool { return !still[said(l)] })
}
