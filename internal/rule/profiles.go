package rule

import (
	"slices"
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// profiles are the profiles that the rules of one set have asked for. A registry gives copies, so
// that nobody changes the law for others; one copy serves all checks with the set.
type profiles struct {
	mu   sync.RWMutex
	held map[jurisdiction.Code]*jurisdiction.Profile
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
