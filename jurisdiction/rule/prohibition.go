package rule

func (r *Prohibition[S, T]) ask(p *Pass[S]) {
	all := r.Never.All(p)
	numbers, count := r.Never.which(p, all)
	for n := range count {
		i := nth(numbers, n)
		t := &all[i]
		el := r.Never.element(p, i, t)
		if el.day.After(p.On) || r.Never.Day != nil && el.day.IsZero() && !r.Never.Undated {
			continue
		}
		r.askOf(p, t, el)
	}
}

func (r *Prohibition[S, T]) askOf(p *Pass[S], t *T, el element) {
	states := p.States
	if el.place.IsValid() {
		states = p.lawOf(el.place)
	}
	for _, state := range states {
		p.State = state
		for _, w := range p.stretches(r.While, state) {
			if !w.contains(el.day) {
				continue
			}
			if r.tell(p, t, el, w) {
				return
			}
		}
	}
}

// tell tells of an element in the window. It reports whether there was something to tell.
func (r *Prohibition[S, T]) tell(p *Pass[S], t *T, el element, w Stretch) bool {
	switch a, open := r.Never.admits(p, t); a {
	case No:
		return false
	case DontKnow:
		if a, _, _ := p.all(r.Owed, el.day); a == No {
			return false
		}
		p.ask(open.at(p, t, el.path), open.Text)
		return true
	}
	switch a, open, missing := p.all(r.Owed, el.day); a {
	case No:
		return false
	case DontKnow:
		p.ask(missing, open.Asks)
		return true
	}
	if !w.Missing.IsZero() {
		p.ask(w.Missing, r.While.Asks)
		return true
	}
	at := point{
		path: el.path, state: p.State, places: p.lawOf(el.place), key: el.key,
		judged: el.day, only: w.Only,
	}
	if r.National != nil && len(at.places) > 0 {
		if place, source, ok := r.National(p, at.places[0], t); ok {
			at.national = national{place: place, source: source}
		}
	}
	for i := range r.Unless {
		if q := &r.Unless[i]; q.holds(p, t) == Yes {
			at.path = q.at(p, t, el.path)
			p.tell(&at, Met, SaysReason, q.Text)
			return true
		}
	}
	outcome := NotMet
	if w.By == BySign {
		outcome = Unknown
	}
	says := SaysForbidden
	if el.day.IsZero() {
		says = SaysAsIs
	}
	f := p.tell(&at, outcome, says, r.Never.Text)
	f.Args.Day, f.Signs, f.Past = el.day, w.By == BySign, true
	return true
}
