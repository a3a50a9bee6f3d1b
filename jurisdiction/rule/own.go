package rule

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// own gives findings copies of what those of all reports share: whatever is done to one report,
// neither the rules nor a later report are changed. The findings of one report go on sharing, and
// the copies of a kind stand side by side in memory.
func own(findings []Finding) {
	heads := make(map[*Head]*Head, len(findings))
	standings := make(map[*Standing]*Standing, len(findings))
	var who, bases, topics, also, decisions int
	for i := range findings {
		f := &findings[i]
		if _, seen := heads[f.Rule]; !seen {
			heads[f.Rule] = nil
			who, bases = who+len(f.Rule.Who), bases+len(f.Rule.Bases)
			topics += len(f.Rule.Topics)
			for i := range f.Rule.Bases {
				decisions += len(f.Rule.Bases[i].CaseLaw)
			}
		}
		if _, seen := standings[f.Law]; !seen {
			standings[f.Law] = nil
			also += len(f.Law.Also)
		}
	}
	allHeads, allStandings := make([]Head, 0, len(heads)), make([]Standing, 0, len(standings))
	slabWho, slabBases := make([]Role, 0, who), make([]Basis, 0, bases)
	slabTopics, slabAlso := make([]string, 0, topics), make([]jurisdiction.Code, 0, also)
	slabDecisions := make([]string, 0, decisions)
	for i := range findings {
		f := &findings[i]
		if heads[f.Rule] == nil {
			allHeads = append(allHeads, *f.Rule)
			h := &allHeads[len(allHeads)-1]
			h.Who, h.Bases = part(&slabWho, h.Who), part(&slabBases, h.Bases)
			h.Topics = part(&slabTopics, h.Topics)
			for i := range h.Bases {
				h.Bases[i].CaseLaw = part(&slabDecisions, h.Bases[i].CaseLaw)
			}
			heads[f.Rule] = h
		}
		if standings[f.Law] == nil {
			allStandings = append(allStandings, *f.Law)
			s := &allStandings[len(allStandings)-1]
			s.Also = part(&slabAlso, s.Also)
			standings[f.Law] = s
		}
		f.Rule, f.Law = heads[f.Rule], standings[f.Law]
		f.Args.Codes = slices.Clone(f.Args.Codes)
		if f.Exemption != nil {
			f.Exemption = new(*f.Exemption)
		}
	}
}

// part copies a list to the end of a slab, where it cannot grow into the next.
func part[T any](slab *[]T, list []T) []T {
	if list == nil {
		return nil
	}
	start := len(*slab)
	*slab = append(*slab, list...)
	return (*slab)[start:len(*slab):len(*slab)]
}

// own gives an entry of the catalogue lists of its own.
func (e *Entry) own() {
	e.Who, e.Basis = slices.Clone(e.Who), slices.Clone(e.Basis)
	for i := range e.Basis {
		e.Basis[i].CaseLaw = slices.Clone(e.Basis[i].CaseLaw)
	}
	for _, list := range []*[]string{
		&e.Of, &e.Owed, &e.Asks, &e.Unless, &e.Time, &e.Ends, &e.Topics, &e.Reads, &e.Parts,
	} {
		*list = slices.Clone(*list)
	}
}
