package packet

import (
	"sync"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Memory remembers which packets were opened, in the memory of one process. The zero Memory is
// empty and ready to use, by several goroutines. Who runs more than one process, or starts again
// within the life of a packet, keeps the ids in a database instead.
type Memory struct {
	mu   sync.Mutex
	last map[opened]law.Day
}

// opened names a packet: two senders may use the same id.
type opened struct{ from, id string }

// Seen remembers a packet until its last day and reports whether it was seen before. Of several
// calls at the same time one is the first. The error is nil: a store that can be out of reach
// returns one.
func (m *Memory) Seen(from, id string, last law.Day) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := opened{from, id}
	before, seen := m.last[key]
	if m.last == nil {
		m.last = map[opened]law.Day{}
	}
	if !seen || last.After(before) {
		m.last[key] = last
	}
	return seen, nil
}

// AcceptReplays takes the place of [Memory.Seen] where the same packet may open as often as it
// comes, as in a tool that reads an archive. It remembers nothing.
func AcceptReplays(_, _ string, _ law.Day) (bool, error) { return false, nil }

// Forget forgets the packets whose last day has passed on day: they do not open any more anyhow. It
// returns how many it forgot.
func (m *Memory) Forget(day law.Day) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for key, last := range m.last {
		if day.After(last) {
			delete(m.last, key)
			n++
		}
	}
	return n
}
