package victim

import (
	"iter"

	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Accused yields the ids of those whom the record of what is done names as the ones from whom a
// risk comes, unless it was found that there is none, or who did what happened to the person; an id
// may come more than once. They may be relatives, suspects or anybody else.
func (v *Victim) Accused() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range v.Risks {
			for _, x := range v.Risks[i].Items {
				none := x.Found == person.No || x.Found == "" && x.Level == care.RiskNone
				if x.From != "" && !none && !yield(x.From) {
					return
				}
			}
		}
		for i := range v.Incidents {
			for _, id := range v.Incidents[i].By {
				if id != "" && !yield(id) {
					return
				}
			}
		}
	}
}

// accuses reports whether [Victim.Accused] yields an id.
func (v *Victim) accuses(id string) bool {
	for other := range v.Accused() {
		if other == id {
			return true
		}
	}
	return false
}
