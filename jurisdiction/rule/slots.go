package rule

import "sync/atomic"

// slots give the parts of the rules of a set places in the memory of a pass. A part knows the place
// that the first set gave it: where another set has it elsewhere, a map tells.
type slots[T any] struct {
	parts []*T
	at    map[*T]int
}

// add gives a part a place, if it has none yet. Known is where it keeps what the first set gave it,
// from 1. A set that is in use may look at it while another is made: hence the atomic.
func (s *slots[T]) add(part *T, known *int32) {
	if _, ok := s.at[part]; ok {
		return
	}
	if s.at == nil {
		s.at = map[*T]int{}
	}
	s.at[part] = len(s.parts)
	s.parts = append(s.parts, part)
	atomic.CompareAndSwapInt32(known, 0, int32(len(s.parts)))
}

// of returns the place of a part; -1 for one that is of no rule of the set.
func (s *slots[T]) of(part *T, known *int32) int {
	if at := int(atomic.LoadInt32(known)) - 1; at >= 0 && at < len(s.parts) &&
		s.parts[at] == part {
		return at
	}
	if at, ok := s.at[part]; ok {
		return at
	}
	return -1
}
