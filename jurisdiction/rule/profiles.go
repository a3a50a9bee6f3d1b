package rule

import (
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// profiles are the profiles that the rules of one set have asked for. A registry gives copies, so
// that nobody changes the law for others; one copy serves all checks with the set.
type profiles struct {
	mu   sync.RWMutex
	held map[jurisdiction.Code]*jurisdiction.Profile
}

// acts are the instruments that the rules of one set have asked for: see profiles.
type acts struct {
	mu   sync.RWMutex
	held map[string]*law.Instrument
}

// act returns an instrument of the registry, or nil. It is the copy that all rules share.
func (s *Set[S]) act(id string) *law.Instrument {
	s.acts.mu.RLock()
	in := s.acts.held[id]
	s.acts.mu.RUnlock()
	if in != nil {
		return in
	}
	if in = s.registry.Instrument(id); in == nil {
		return nil // not held: what is no id has no bound
	}
	s.acts.mu.Lock()
	defer s.acts.mu.Unlock()
	if s.acts.held == nil {
		s.acts.held = map[string]*law.Instrument{}
	}
	s.acts.held[id] = in
	return in
}

// get returns the profile of a place, or nil if there is none. It holds one for each country and
// for each subdivision with law of its own, however many codes are asked.
func (s *profiles) get(r *jurisdiction.Registry, place jurisdiction.Code) *jurisdiction.Profile {
	state := s.load(r, place.Country())
	if !place.Subdivision() || state == nil || len(state.Subdivisions) == 0 {
		return state
	}
	own := func(sub jurisdiction.Profile) bool { return sub.Code == place }
	if !slices.ContainsFunc(state.Subdivisions, own) {
		return nil
	}
	return s.load(r, place)
}

func (s *profiles) load(r *jurisdiction.Registry, place jurisdiction.Code) *jurisdiction.Profile {
	s.mu.RLock()
	p, ok := s.held[place]
	s.mu.RUnlock()
	if ok {
		return p
	}
	p, err := r.Get(place)
	if err != nil {
		return nil // cheap to ask again, and not held: what is no code has no bound
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held == nil {
		s.held = map[jurisdiction.Code]*jurisdiction.Profile{}
	}
	s.held[place] = p
	return p
}
