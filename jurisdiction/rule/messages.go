package rule

import (
	"maps"
	"slices"
	"strings"
)

// Messages returns every message of the engine, in the order of their keys: the sentences around
// the phrases of the rules. Those of a rule are in [Set.Messages].
func Messages() []Message {
	out := []Message{
		{Key: "text.no-day", English: noDay}, daysMessage, withheld,
		oldData, placeUnknown, leftOut, lawUnknown.title(), lawUnknown.toDo(),
	}
	for says, text := range english {
		out = append(out, Message{Key: "says." + string(says), English: text})
	}
	for name, text := range endings {
		out = append(out, Message{Key: "ended." + name, English: text})
	}
	for name := range doubts {
		out = append(out, doubt(name))
	}
	return sorted(out)
}

// Messages returns every message of the rules of s, in the order of their keys: titles, what to do,
// and the phrases that findings and questions may carry. Those that rules share stand once.
func (s *Set[S]) Messages() []Message {
	all := map[string]Message{}
	add := func(m Message) { all[m.Key] = m }
	for i := range s.rules {
		h := s.rules[i].head
		add(h.title())
		add(h.toDo())
		for text, key := range h.labels {
			add(Message{Key: key, English: text})
		}
		for _, c := range h.parts {
			add(word(c))
		}
	}
	return sorted(slices.Collect(maps.Values(all)))
}

func sorted(list []Message) []Message {
	slices.SortFunc(list, func(a, b Message) int { return strings.Compare(a.Key, b.Key) })
	return list
}
