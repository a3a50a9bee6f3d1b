package rule

import (
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// settleKey is all that decides force and bases of a finding that rests on no national value.
type settleKey struct {
	rule     ID
	governed string // the places
	judged   law.Day
	only     string // the instruments, where not all
	outside  string // why some of the instruments do not govern
}

// settlement is what the law of places and a day makes of the bases of a rule.
type settlement struct {
	force      Force
	place      jurisdiction.Code
	also       []jurisdiction.Code
	basis      []Authority
	confidence law.Confidence
}

// settlements remembers what was settled with the rules of one set. It forgets everything when it
// is full, so that it never holds more than some megabytes however many days are asked.
type settlements struct {
	mu   sync.RWMutex
	held map[settleKey]*settlement
}

const maxSettlements = 4096

func (s *settlements) get(key settleKey) *settlement {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.held[key]
}

func (s *settlements) put(key settleKey, value *settlement) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held == nil || len(s.held) >= maxSettlements {
		s.held = make(map[settleKey]*settlement)
	}
	s.held[key] = value
}
