package trends

import (
	"encoding/json"
	"iter"
	"slices"
)

// Each returns records that stand for one person each, as [CountMany] and [ReleaseYears] take them.
func Each[R any](records []R) iter.Seq2[*R, int] {
	return func(yield func(*R, int) bool) {
		for i := range records {
			if !yield(&records[i], 1) {
				return
			}
		}
	}
}

// A Crowd holds equal records once, with the number of people that they stand for: as many people
// as there may be take no more room than there are kinds of them. The zero Crowd is empty. It is
// not for use by several goroutines at once.
type Crowd struct {
	kind    map[string]int // in records
	records []Record
	people  []int
}

// Add adds people of whom r is the record. The order of the forms of exploitation and of the
// citizenships makes no difference.
func (c *Crowd) Add(r Record, people int) {
	r.Forms, r.Citizenships = slices.Sorted(slices.Values(r.Forms)), slices.Sorted(slices.Values(r.Citizenships))
	key, err := json.Marshal(r)
	if err != nil {
		panic("trends: a record that is no JSON: " + err.Error()) // cannot happen: it holds codes and numbers
	}
	i, ok := c.kind[string(key)]
	if !ok {
		if c.kind == nil {
			c.kind = map[string]int{}
		}
		i = len(c.records)
		c.kind[string(key)] = i
		c.records, c.people = append(c.records, r), append(c.people, 0)
	}
	c.people[i] += people
}

// All returns the records, each once, with the number of people, in the order in which the first of
// each was added.
func (c *Crowd) All() iter.Seq2[*Record, int] {
	return func(yield func(*Record, int) bool) {
		for i := range c.records {
			if !yield(&c.records[i], c.people[i]) {
				return
			}
		}
	}
}

// In returns those of the records for which keep is true.
func (c *Crowd) In(keep func(*Record) bool) iter.Seq2[*Record, int] {
	return func(yield func(*Record, int) bool) {
		for r, people := range c.All() {
			if keep(r) && !yield(r, people) {
				return
			}
		}
	}
}
