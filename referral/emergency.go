package referral

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Emergency is why a referral goes on without consent. It is looked at again: after the last day
// for that, nothing more is passed on under it, and a review that comes too late changes nothing.
type Emergency struct {
	Ground Ground `json:"ground" data:"consent" validate:"required,tip_code"`
	// Authority is who can order it on that ground: see [Ground].
	Authority jurisdiction.BodyKind `json:"authority" data:"consent" validate:"required,tip_code"`
	ReviewBy  law.Day               `json:"review_by" data:"consent" validate:"required"`
	// Reviews are the times at which it was reviewed.
	Reviews []Review `json:"reviews,omitempty" data:"consent" validate:"dive"`
}

// A Review is one time at which an emergency was looked at again.
type Review struct {
	Day       law.Day               `json:"day" data:"consent" validate:"required"`
	Authority jurisdiction.BodyKind `json:"authority" data:"consent" validate:"required,tip_code"`
	// GoesOn answers whether the referral goes on without consent; only yes lets it, and then until
	// NextBy.
	GoesOn person.Answer `json:"goes_on" data:"consent" validate:"required,tip_code"`
	NextBy law.Day       `json:"next_by,omitzero" data:"consent" validate:"required_if=GoesOn yes"`
}

// Recorded reports whether ground, authority and day of review are recorded. An emergency without
// them is none.
func (e *Emergency) Recorded() bool {
	return e != nil && law.IsValid(e.Ground) && law.IsValid(e.Authority) && !e.ReviewBy.IsZero()
}

// Last returns the last day, as known on day, on which data may be passed on under e, and whether a
// review has ended it before. The order of the list does not count, the days do: a review that
// ended it ends it for good, and no later one revives it. A review lets it go on only if it says
// so, is dated, names its authority and sets the day of the next; and only one that is made in
// time. What was not reviewed by its last day has lapsed, and no later review revives it: whoever
// needs to go on without consent records a new emergency.
func (e *Emergency) Last(day law.Day) (last law.Day, ended bool) {
	return e.last(day, law.IsValid[jurisdiction.BodyKind])
}

// last is the same, for reviews by bodies that count.
func (e *Emergency) last(
	day law.Day, counts func(jurisdiction.BodyKind) bool,
) (last law.Day, ended bool) {
	var goesOn []Review
	for _, r := range e.Reviews {
		switch {
		case r.Day.After(day):
		case r.GoesOn != person.Yes:
			ended = true
		case counts(r.Authority) && !r.Day.IsZero(): // else nobody answers for it
			goesOn = append(goesOn, r)
		}
	}
	slices.SortStableFunc(goesOn, func(a, b Review) int {
		return cmp.Or(a.Day.Compare(b.Day), a.NextBy.Compare(b.NextBy))
	})
	last = e.ReviewBy
	var latest law.Day
	for _, r := range goesOn {
		if r.Day == latest || r.Day.After(last) {
			continue // of two on one day the shorter; and what had lapsed by then is over
		}
		latest, last = r.Day, r.NextBy
	}
	return last, ended
}

// StandsFor reports whether e stands in the place of the consent of v now, on day, for what goes to
// a body of a kind. It is the one answer to that question: whoever sends, discloses, tells the
// police or takes a consent back asks here. E is recorded in full, the last day for a review has
// not passed, and no review has ended it, however that is dated: what is handed on is handed on
// now. Its authority, and that of a review which lets it go on, can order on its ground
// ([Ground.OrderedBy]): of an order that data are handed over those who protect children only for
// somebody who is not known to be an adult. Its ground holds for the person and the receiver:
// danger to a child is no ground for somebody who is known to be an adult, and a report that the
// law asks for goes to a body that investigates or protects by law ([TakesReports]), and to nobody
// else.
func (e *Emergency) StandsFor(v *victim.Victim, to jurisdiction.BodyKind, day law.Day) bool {
	if v == nil || !e.Stood(day) {
		return false
	}
	adult := v.Age.ChildOn(day).Standing == person.Adult
	orders := func(k jurisdiction.BodyKind) bool {
		forChildren := k == jurisdiction.SocialWork || k == jurisdiction.ChildProtection
		return e.Ground.OrderedBy(k) &&
			!(adult && forChildren && e.Ground == CourtOrderGround)
	}
	if !orders(e.Authority) {
		return false
	}
	if last, _ := e.last(day, orders); last.IsZero() || day.After(last) {
		return false // who let it go on could not
	}
	if slices.ContainsFunc(e.Reviews, func(r Review) bool { return r.GoesOn != person.Yes }) {
		return false
	}
	switch e.Ground {
	case ChildInDanger:
		return !adult
	case MandatoryReport:
		return TakesReports(to)
	}
	return true
}

// Stood reports whether e was an emergency on a day of the past, as far as was recorded by then: in
// full, not ended, and reviewed in time. It judges a history, and opens nothing: whether anything
// may go out on e is for [Emergency.StandsFor] to say.
func (e *Emergency) Stood(day law.Day) bool {
	if !e.Recorded() || day.IsZero() {
		return false
	}
	last, ended := e.Last(day)
	return !ended && !last.IsZero() && !day.After(last)
}

// TakesReports reports whether a body takes the reports that the law asks for of those who learn of
// a victim: it investigates ([Investigates]), or protects by law, as social work and the service
// that protects children do. Nobody is bound by law to report to an organisation that helps: what
// goes there, goes with consent.
func TakesReports(k jurisdiction.BodyKind) bool {
	return Investigates(k) || k == jurisdiction.SocialWork || k == jurisdiction.ChildProtection
}
