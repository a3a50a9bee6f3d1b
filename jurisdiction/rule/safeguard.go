package rule

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func (s *Safeguard[S, T]) ask(p *Pass[S]) {
	all := s.Each.All(p)
	if s.From > 1 {
		s.askFrom(p, all)
		return
	}
	n := 0
	numbers, count := s.Each.which(p, all)
	for k := range count {
		i := nth(numbers, k)
		if s.askOf(p, &all[i], s.Each.element(p, i, &all[i]), 0) {
			n++
		}
	}
	if n < s.AtLeast {
		if a, open, missing := p.all(s.Owed, p.On); a == DontKnow {
			p.ask(missing, open.Asks)
		} else if a == Yes {
			at := point{path: p.Path(s.Each.Name), places: p.Places}
			if s.Each.Whole {
				at.path = Path{List: s.Each.Name}
			}
			p.tell(&at, Unknown, SaysUnknown, or(s.What, s.Each.Text))
		}
	}
}

// askFrom asks the elements from a number on, counted in the order of their days. Those without a
// day come last.
func (s *Safeguard[S, T]) askFrom(p *Pass[S], all []T) {
	order := make([]int, 0, len(all))
	numbers, count := s.Each.which(p, all)
	for k := range count {
		i := nth(numbers, k)
		el := s.Each.element(p, i, &all[i])
		if a, _ := s.Each.admits(p, &all[i]); a != No && !el.day.After(p.On) {
			order = append(order, i)
		}
	}
	day := func(i int) law.Day { return s.Each.element(p, i, &all[i]).day }
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := day(a), day(b)
		if x.IsZero() != y.IsZero() {
			if x.IsZero() {
				return 1
			}
			return -1
		}
		return x.Compare(y)
	})
	counted := map[string]int{}
	for _, i := range order {
		series := ""
		if s.Series != nil {
			series = s.Series(p, &all[i])
		}
		counted[series]++
		if n := counted[series]; n >= s.From {
			s.askOf(p, &all[i], s.Each.element(p, i, &all[i]), n)
		}
	}
}

// askOf asks one element. It reports whether the element is one that is meant.
func (s *Safeguard[S, T]) askOf(p *Pass[S], t *T, el element, number int) bool {
	if el.day.After(p.On) {
		return false // it has not happened yet
	}
	p.State = p.stateOf(el.place)
	day := el.day
	if s.Lasting {
		day = p.On
	}
	over := false
	if s.Until != nil {
		if end := s.Until(t); p.Happened(end) && end != p.On {
			day, over = end, true
		}
	}
	switch a, open := s.Each.admits(p, t); {
	case a == No:
		return false
	case a == DontKnow && over:
		return false
	case a == DontKnow:
		if a, _, _ := p.all(s.Owed, day); a != No {
			p.ask(open.at(p, t, el.path), open.Text)
		}
		return true
	}
	switch a, open, missing := p.all(s.Owed, day); a {
	case No:
		return true
	case DontKnow:
		if over {
			return true
		}
		// Who has what would be owed need not be asked whether it is owed.
		if !satisfied(p, t, s.Must, s.Unless) {
			p.ask(missing, open.Asks)
		}
		return true
	}
	at := point{
		path: el.path, state: p.State, places: p.lawOf(el.place), key: el.key, judged: day,
		only: s.Each.rests(p, t),
	}
	if s.National != nil && len(at.places) > 0 {
		if place, source, ok := s.National(p, at.places[0], t); ok {
			at.national = national{place: place, source: source}
		}
	}
	if over {
		s.tellOver(p, &at, t, el)
		return true
	}
	for i := range s.Unless {
		if q := &s.Unless[i]; q.holds(p, t) == Yes {
			at.path = q.at(p, t, el.path)
			p.tell(&at, Met, SaysReason, q.Text)
			return true
		}
	}
	f := judgeElement(p, &at, t, el, s.Must, s.Then, s.What, s.Each)
	if number == 0 || el.day.IsZero() {
		return true // without a day the file does not tell the number
	}
	f.Args.Number = int32(number)
	if s.Most == nil {
		return true
	}
	if most := s.Most(p, t); most > 0 && number > most {
		f.Args.Max = int32(most)
		if f.Says == SaysNo {
			f.Says = SaysTooMany
		}
	}
	return true
}

// tellOver tells what was not as it had to be while an element lasted that is over.
func (s *Safeguard[S, T]) tellOver(p *Pass[S], at *point, t *T, el element) {
	for i := range s.Unless {
		if s.Unless[i].holds(p, t) == Yes {
			return
		}
	}
	for i := range s.Must {
		q := &s.Must[i]
		if q.holds(p, t) != No {
			continue
		}
		says := SaysNo
		if q.Lack {
			says = SaysLacking
		}
		at.path = q.at(p, t, el.path)
		at.narrow(q.Only)
		p.tell(at, NotMet, says, q.Text).Past = true
		return
	}
}

// satisfied reports whether an element is as it must be, or a reason stands in its place.
func satisfied[S, T any](p *Pass[S], t *T, must, unless []Quality[S, T]) bool {
	for i := range unless {
		if unless[i].holds(p, t) == Yes {
			return true
		}
	}
	for i := range must {
		if must[i].holds(p, t) != Yes {
			return false
		}
	}
	return true
}

// judgeElement asks the qualities of an element: one No makes it not met, else one that is not
// known makes it unknown. What may follow is due where it is not there yet. So met needs them all.
func judgeElement[S, T any](
	p *Pass[S], at *point, t *T, el element, must, then []Quality[S, T], what string,
	list *List[S, T],
) *Finding {
	var open *Quality[S, T]
	for i := range must {
		q := &must[i]
		switch q.holds(p, t) {
		case No:
			says := SaysNo
			if q.Lack {
				says = SaysLacking
			}
			at.path = q.at(p, t, el.path)
			at.narrow(q.Only)
			f := p.tell(at, NotMet, says, q.Text)
			f.Past = f.Outcome == NotMet && list.Over != nil && list.Over(t)
			return f
		case DontKnow:
			if open == nil {
				open = q
			}
		}
	}
	if open != nil {
		at.path = open.at(p, t, el.path)
		at.narrow(open.Only)
		return p.tell(at, Unknown, SaysUnknown, open.Text)
	}
	for i := range then {
		if q := &then[i]; q.holds(p, t) != Yes {
			at.path = q.at(p, t, el.path)
			at.narrow(q.Only)
			f := p.tell(at, Due, SaysDueNow, q.Text)
			f.Args.Since = p.On
			return f
		}
	}
	at.path = el.path
	if what == "" && len(must) == 1 {
		what = must[0].Text
	}
	return p.tell(at, Met, SaysMet, or(what, list.Text))
}
