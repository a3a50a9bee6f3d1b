package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Accused returns the ids of those whom the record of what is done names as the ones from whom a
// risk comes, unless it was found that there is none, or who did what happened to the person. They
// may be relatives, suspects or anybody else.
func (v *Victim) Accused() []string {
	var out []string
	for i := range v.Risks {
		for _, x := range v.Risks[i].Items {
			none := x.Found == person.No || x.Found == "" && x.Level == care.RiskNone
			if x.From != "" && !none {
				out = append(out, x.From)
			}
		}
	}
	for i := range v.Incidents {
		out = append(out, v.Incidents[i].By...)
	}
	return out
}

// accused returns since when by any field of the record a relative is suspected, and whether the
// relative is.
func (v *Victim) accused(r *person.Relative) (since law.Day, is bool) {
	since, is = r.Accused()
	return since, is || slices.Contains(v.Accused(), r.ID)
}
