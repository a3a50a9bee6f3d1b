package duty

import (
	"slices"
	"sort"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// whereabouts are when a person was in each State, told once from the stays, returns and removals.
// Rules ask it of every element of other lists: who went through the stays each time would take as
// long as the product of both.
type whereabouts struct {
	made   bool
	on     law.Day
	until  []law.Day // of each stay, see stayTo
	states []inState
}

// inState is when a person was in one State.
type inState struct {
	country jurisdiction.Code
	begun   []begunStay // by their first days
	end     law.Day     // the first day after the last of the stays; zero while one lasts
	back    law.Day     // the latest first day of a stay that is not over
	exits   []law.Day   // the days of returns and removals from there, sorted
}

// begunStay is a stay that has begun.
type begunStay struct {
	from, to law.Day // to is zero while it lasts
	longest  law.Day // the latest last day so far; zero while a stay lasts
}

// where returns when the person was in each State, by the day of the check.
func where(p *Pass) *whereabouts {
	w := &p.Subject.whereabouts
	if w.made && w.on == p.On {
		return w
	}
	w.made, w.on, w.states = true, p.On, nil
	w.until = stayEndings(p.Subject.Stays, p.On)
	return w
}

// in returns when the person was in the State of a place.
func (w *whereabouts) in(p *Pass, place jurisdiction.Code) *inState {
	country := place.Country()
	for i := range w.states {
		if w.states[i].country == country {
			return &w.states[i]
		}
	}
	w.states = append(w.states, w.look(p, place))
	return &w.states[len(w.states)-1]
}

func (w *whereabouts) look(p *Pass, place jurisdiction.Code) inState {
	s := inState{country: place.Country()}
	v := p.Subject.Victim
	lasts := false
	for i := range v.Stays {
		x := &v.Stays[i]
		if !same(x.Place, place) || x.From.After(p.On) {
			continue
		}
		if s.begun == nil {
			s.begun = make([]begunStay, 0, len(v.Stays)-i)
		}
		to := w.until[i]
		s.begun = append(s.begun, begunStay{from: x.From, to: to})
		switch {
		case to.IsZero():
			lasts = true
		case !x.To.IsZero():
			s.end = last(s.end, to.AddDays(1))
		default:
			s.end = last(s.end, to)
		}
		if x.To.IsZero() || !x.To.Before(p.On) {
			s.back = last(s.back, x.From)
		}
	}
	if lasts {
		s.end = law.Day{}
	}
	slices.SortStableFunc(s.begun, func(a, b begunStay) int { return a.from.Compare(b.from) })
	lasts = false
	var longest law.Day
	for i := range s.begun {
		x := &s.begun[i]
		longest, lasts = last(longest, x.to), lasts || x.to.IsZero()
		if !lasts {
			x.longest = longest
		}
	}
	for i := range v.Removals {
		if x := &v.Removals[i]; here(x.Place, place) && !x.Executed.IsZero() {
			s.exits = append(s.exits, x.Executed)
		}
	}
	for i := range v.Returns {
		if x := &v.Returns[i]; same(x.From, place) && !x.Departed.IsZero() {
			s.exits = append(s.exits, x.Departed)
		}
	}
	slices.SortFunc(s.exits, law.Day.Compare)
	return s
}

// exit is the first return or removal from there since a day; zero where there is none.
func (s *inState) exit(since law.Day) law.Day {
	i := sort.Search(len(s.exits), func(i int) bool { return !s.exits[i].Before(since) })
	if i == len(s.exits) {
		return law.Day{}
	}
	return s.exits[i]
}

// arrival is the first day since a day on which the person was there.
func (s *inState) arrival(since law.Day) (day law.Day, ok bool) {
	n := sort.Search(len(s.begun), func(i int) bool { return s.begun[i].from.After(since) })
	if n > 0 && (s.begun[n-1].longest.IsZero() || !s.begun[n-1].longest.Before(since)) {
		return since, true
	}
	for _, x := range s.begun[n:] {
		if x.to.IsZero() || !x.to.Before(since) {
			return x.from, true
		}
	}
	return law.Day{}, false
}

// stayEndings are the last days of stays: where none is recorded, the day on which the next stay in
// another State began by a day; zero while it lasts.
func stayEndings(stays []victim.Stay, on law.Day) []law.Day {
	until := make([]law.Day, len(stays))
	var order []int // of the stays that have begun somewhere
	open := false
	for i := range stays {
		until[i] = stays[i].To
		open = open || until[i].IsZero()
		if stays[i].Place.IsValid() && !stays[i].From.After(on) {
			order = append(order, i)
		}
	}
	if !open {
		return until
	}
	slices.SortStableFunc(order, func(a, b int) int { return stays[a].From.Compare(stays[b].From) })
	// other[k] is the first of order after k that lies in another State than k.
	other := make([]int, len(order))
	for k := len(order) - 1; k >= 0; k-- {
		switch {
		case k+1 == len(order):
			other[k] = len(order)
		case same(stays[order[k]].Place, stays[order[k+1]].Place):
			other[k] = other[k+1]
		default:
			other[k] = k + 1
		}
	}
	for i := range stays {
		if !until[i].IsZero() {
			continue
		}
		k := sort.Search(len(order), func(k int) bool {
			return stays[order[k]].From.After(stays[i].From)
		})
		if k < len(order) && same(stays[order[k]].Place, stays[i].Place) {
			k = other[k]
		}
		if k < len(order) {
			until[i] = stays[order[k]].From
		}
	}
	return until
}
