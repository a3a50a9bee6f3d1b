package rule

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Standing is what the law of places and a day makes of the bases of a rule. Findings share it:
// nobody changes it.
type Standing struct {
	Force Force
	// Jurisdiction is the place whose law gives the force; empty if the record names no place. Also
	// are the other places whose law asks the same with the same force.
	Jurisdiction jurisdiction.Code
	Also         []jurisdiction.Code
	Basis        []Authority
	Confidence   law.Confidence
	// Since is the first day on which a basis that decides binds there; zero where none does, or
	// where the day is not known.
	Since law.Day
}

// An Authority is a provision on which a finding rests, and how it binds.
type Authority struct {
	law.Citation
	// Short is the short name of the instrument.
	Short       string            `json:"short,omitempty"`
	Bindingness law.Bindingness   `json:"bindingness,omitempty"`
	Addressee   law.Addressee     `json:"addressee,omitempty"`
	Place       jurisdiction.Code `json:"place,omitempty"`
	Binding     law.Binding       `json:"binding"`
	// Supports is true where the provision is a reason for the rule and never makes it binding: see
	// [Basis].
	Supports bool `json:"supports,omitempty"`
	// Outside is true where the instrument does not govern the facts; Unsure where it is not known
	// whether it does.
	Outside bool `json:"outside,omitempty"`
	Unsure  bool `json:"unsure,omitempty"`
	// Why says in words which fact decided whether the provision binds.
	Why string `json:"why,omitempty"`
	// CaseLaw are the decisions that say what the provision asks, the earliest first.
	CaseLaw []Cited `json:"case_law,omitempty"`
}

// standingKey is all that decides a standing.
type standingKey struct {
	rule     ID
	a, b     jurisdiction.Code
	more     string // places beyond two
	judged   law.Day
	scope    uint64 // two bits for each basis
	only     string
	national national
}

// settledKey is all of a standing but the scopes, which depend on the subject.
type settledKey struct {
	standingKey
	state jurisdiction.Code
	head  *Head
}

// settled is the standing that a pass asked for last.
type settled struct {
	key      settledKey
	standing *Standing
}

// standings remembers what was settled. It forgets everything when it is full, so that it never
// holds more than some megabytes however many days are asked.
type standings struct {
	mu   sync.RWMutex
	held map[standingKey]*Standing
}

const maxStandings = 4096

func (s *Set[S]) standing(p *Pass[S], at *point) *Standing {
	key := standingKey{rule: p.rule.head.ID, judged: at.judged, national: at.national}
	switch n := len(at.places); {
	case n > 2:
		var b strings.Builder
		for _, c := range at.places[2:] {
			b.WriteString(string(c))
			b.WriteByte(' ')
		}
		key.more = b.String()
		fallthrough
	case n == 2:
		key.b = at.places[1]
		fallthrough
	case n == 1:
		key.a = at.places[0]
	}
	if len(at.only) == 1 {
		key.only = at.only[0]
	} else if len(at.only) > 1 {
		key.only = strings.Join(at.only, " ")
	}
	// A shape asks for the same point to count days and then to tell of it.
	asked := settledKey{key, p.State, p.rule.head}
	if p.settled.standing != nil && p.settled.key == asked {
		return p.settled.standing
	}
	for i := range p.rule.bases {
		key.scope |= uint64(p.rule.bases[i].governed(p, at.judged)) << (2 * min(i, 31))
	}
	s.standings.mu.RLock()
	held := s.standings.held[key]
	s.standings.mu.RUnlock()
	if held != nil {
		p.settled = settled{asked, held}
		return held
	}
	held = s.settle(p, at, key.scope)
	s.standings.mu.Lock()
	defer s.standings.mu.Unlock()
	if s.standings.held == nil || len(s.standings.held) >= maxStandings {
		s.standings.held = make(map[standingKey]*Standing)
	}
	s.standings.held[key] = held
	return held
}

// governed answers whether the provision governs the subject on a day.
func (b *basis[S]) governed(p *Pass[S], day law.Day) Answer {
	a := Yes
	for _, c := range b.governs {
		if a = a.And(p.Is(c, day).Answer); a == No {
			return No
		}
	}
	return a
}

// decides reports whether the provision can carry a duty to do what the rule asks in one case.
func (s *Set[S]) decides(b *basis[S]) bool {
	if b.supports || !b.provision.Bindingness.Obliges() {
		return false
	}
	return s.options.States || b.provision.Addressee.OneCase()
}

// settle computes force, place, bases and confidence from the law of a day.
func (s *Set[S]) settle(p *Pass[S], at *point, scope uint64) *Standing {
	out := &Standing{Force: Guidance, Basis: make([]Authority, 0, len(p.rule.bases)+1)}
	var sure law.Confidence // the surest of the bases that decide
	limit := law.High
	if at.national.source.Instrument != "" {
		a := s.nationalAuthority(at.national)
		out.Basis = append(out.Basis, a)
		limit = at.national.source.Confidence
		if a.Binding == law.Binds {
			out.Force, out.Jurisdiction, sure = Binding, at.national.place, limit
		}
	}
	places := at.places
	if len(places) == 0 {
		places = []jurisdiction.Code{""}
	}
	chosen := s.choose(p, at, scope, places, out)
	start := len(out.Basis)
	for i := range p.rule.bases {
		b := &p.rule.bases[i]
		if !rests(b, at.only) {
			continue
		}
		bound := s.bound(b, chosen, at.judged)
		governed := Answer(scope >> (2 * min(i, 31)) & 3)
		out.Basis = append(out.Basis, Authority{
			Citation: b.citation, Short: shortName(b.instrument),
			Bindingness: b.provision.Bindingness, Addressee: b.provision.Addressee,
			Place: chosen, Binding: bound.Binding, Supports: b.supports,
			Outside: governed == No, Unsure: governed == DontKnow,
			Why: bound.Text(), CaseLaw: b.cited(at.judged),
		})
		if s.decides(b) && bound.Binding == law.Binds && governed == Yes {
			out.Force = Binding
			sure = surer(sure, b.confidence().Lower(bound.Confidence))
			if !bound.Day.IsZero() && (out.Since.IsZero() || bound.Day.Before(out.Since)) {
				out.Since = bound.Day
			}
		}
	}
	slices.SortStableFunc(out.Basis[start:], func(a, b Authority) int {
		return authorityRank(&a) - authorityRank(&b)
	})
	if out.Force != Binding {
		for i := range out.Basis {
			sure = surer(sure, out.Basis[i].Confidence)
		}
	}
	out.Confidence = sure.Lower(limit)
	return out
}

// choose finds the place whose law counts: one that binds before one of which it is not known, the
// first of equals. The others with the same force are named beside it.
func (s *Set[S]) choose(
	p *Pass[S], at *point, scope uint64, places []jurisdiction.Code, out *Standing,
) jurisdiction.Code {
	forces := make([]Force, len(places))
	for i, place := range places {
		forces[i] = s.force(p, at, scope, place)
	}
	best := 0
	for i := range forces {
		if forceRank(forces[i]) < forceRank(forces[best]) {
			best = i
		}
	}
	if out.Force != Binding {
		out.Force, out.Jurisdiction = forces[best], places[best]
	}
	for i, place := range places {
		if forces[i] == Binding && place != out.Jurisdiction && !slices.Contains(out.Also, place) {
			out.Also = append(out.Also, place)
		}
	}
	return places[best]
}

func (s *Set[S]) force(p *Pass[S], at *point, scope uint64, place jurisdiction.Code) Force {
	force := Guidance
	for i := range p.rule.bases {
		b := &p.rule.bases[i]
		governed := Answer(scope >> (2 * min(i, 31)) & 3)
		if !rests(b, at.only) || !s.decides(b) || governed == No {
			continue
		}
		switch s.bound(b, place, at.judged).Binding {
		case law.Binds:
			if governed == Yes {
				return Binding
			}
			force = ForceUnknown
		case law.BindUnknown:
			force = ForceUnknown
		}
	}
	return force
}

func (s *Set[S]) bound(
	b *basis[S], place jurisdiction.Code, day law.Day,
) jurisdiction.ProvisionBound {
	if place == "" {
		bound := jurisdiction.Bound{
			Binding: law.BindUnknown, Reason: jurisdiction.StatusNotKnown,
		}
		if b.instrument.Kind == law.SoftLaw {
			bound = jurisdiction.Bound{
				Binding: law.DoesNotBind, Reason: jurisdiction.Recommends, Confidence: law.High,
			}
		}
		return jurisdiction.ProvisionBound{Bound: bound}
	}
	return b.read(
		s.registry.BindsProvision(b.instrument.ID, b.provision.Pinpoint, place, day), day,
	)
}

func (s *Set[S]) nationalAuthority(n national) Authority {
	a := Authority{
		Citation: n.source, Place: n.place, Bindingness: law.Mandatory, Binding: law.Binds,
		Why: "national law in force there on that day",
	}
	if in := s.nationalInstrument(n); in != nil {
		a.Short = shortName(in)
		if in.Kind == law.SoftLaw || in.Kind == law.Source {
			a.Bindingness, a.Binding = law.Soft, law.BindUnknown
			a.Why = "told by a report; the text of the law was not read"
		}
	}
	if n.looked {
		a.Bindingness, a.Binding = "", law.DoesNotBind
		a.Why = "the national law that was checked"
	}
	return a
}

func (s *Set[S]) nationalInstrument(n national) *law.Instrument {
	if p := s.profiles.get(s.registry, n.place); p != nil {
		for i := range p.Instruments {
			if p.Instruments[i].ID == n.source.Instrument {
				return &p.Instruments[i]
			}
		}
	}
	return s.registry.Instrument(n.source.Instrument)
}

func rests[S any](b *basis[S], only []string) bool {
	return len(only) == 0 || slices.Contains(only, b.instrument.ID)
}

func authorityRank(a *Authority) int {
	switch {
	case a.Outside:
		return 4
	case a.Binding == law.Binds && a.Bindingness.Obliges() && !a.Supports && a.Addressee.OneCase():
		return 0
	case a.Binding == law.Binds:
		return 1
	case a.Bindingness == law.Soft:
		return 3
	}
	return 2
}

func forceRank(f Force) int {
	switch f {
	case Binding:
		return 0
	case ForceUnknown:
		return 1
	}
	return 2
}

func surer(a, b law.Confidence) law.Confidence {
	if a.Lower(b) == a {
		return b
	}
	return a
}

func shortName(in *law.Instrument) string { return cmp.Or(in.Short, in.Title) }
