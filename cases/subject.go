package cases

import (
	"iter"
	"strconv"

	"github.com/antitrafficking/palermo/victim"
)

// A Subject is what the rules of this package are asked about: one victim, and the file around.
// Their findings point into the file. [File.Subjects] makes them.
type Subject struct {
	File   *File
	Victim *victim.Victim
	Path   string // JSON Pointer of Victim in File

	records *Records
}

// Records are the positions, in the lists of a file, of the records about one victim. Who went
// through the whole lists for each victim would take as long as the product of both.
type Records struct {
	Conduct, Proceedings, Interviews, Testimonies, Measures, Liabilities []int
	Referrals, Dangers, Notifications, Disclosures, Publications         []int
	Closures, Tasks                                                      []int
	// WholeClosures are the closures of the whole file.
	WholeClosures []int

	siblings *together // what they share; nil for who has none
}

// Subjects returns one subject for each victim of f, in order.
func (f *File) Subjects() []Subject {
	of := make(map[string]*Records, len(f.Victims))
	out := make([]Subject, len(f.Victims))
	all := make([]Records, len(f.Victims))
	for i := range f.Victims {
		v := &f.Victims[i]
		if of[v.ID] == nil {
			of[v.ID] = &all[i]
		}
		out[i] = Subject{
			File: f, Victim: v, Path: "/victims/" + strconv.Itoa(i), records: of[v.ID],
		}
	}
	add := func(list func(*Records) *[]int, i int, ids ...string) {
		for _, id := range ids {
			p := of[id]
			if p == nil {
				continue
			}
			at := list(p)
			if n := len(*at); n == 0 || (*at)[n-1] != i { // an id that stands twice counts once
				*at = append(*at, i)
			}
		}
	}
	for i := range f.Conduct {
		add(func(p *Records) *[]int { return &p.Conduct }, i, f.Conduct[i].Victims...)
	}
	for i := range f.Proceedings {
		add(func(p *Records) *[]int { return &p.Proceedings }, i, f.Proceedings[i].Victims...)
	}
	for i := range f.Interviews {
		add(func(p *Records) *[]int { return &p.Interviews }, i, f.Interviews[i].Victim)
	}
	for i := range f.Testimonies {
		add(func(p *Records) *[]int { return &p.Testimonies }, i, f.Testimonies[i].Victim)
	}
	for i := range f.Measures {
		add(func(p *Records) *[]int { return &p.Measures }, i, f.Measures[i].Victim)
	}
	for i := range f.Liabilities {
		add(func(p *Records) *[]int { return &p.Liabilities }, i, f.Liabilities[i].Victim)
	}
	for i := range f.Referrals {
		add(func(p *Records) *[]int { return &p.Referrals }, i, f.Referrals[i].Victim)
	}
	for i := range f.Dangers {
		add(func(p *Records) *[]int { return &p.Dangers }, i, f.Dangers[i].Victim)
	}
	for i := range f.Notifications {
		add(func(p *Records) *[]int { return &p.Notifications }, i, f.Notifications[i].Victim)
	}
	for i := range f.Disclosures {
		add(func(p *Records) *[]int { return &p.Disclosures }, i, f.Disclosures[i].Victim)
	}
	var whole []int
	for i := range f.Closures {
		if f.Closures[i].Victim == "" {
			whole = append(whole, i)
		}
		add(func(p *Records) *[]int { return &p.Closures }, i, f.Closures[i].Victim)
	}
	for i := range all {
		all[i].WholeClosures = whole
	}
	for i := range f.Tasks {
		add(func(p *Records) *[]int { return &p.Tasks }, i, f.Tasks[i].Victim)
	}
	for i := range f.Publications {
		add(func(p *Records) *[]int { return &p.Publications }, i, f.Publications[i].Victim)
	}
	share(f.brood(), out)
	return out
}

// share finds for siblings what is known of a carer of one of them.
func share(brood map[string][]*victim.Victim, subjects []Subject) {
	if len(brood) == 0 {
		return
	}
	of := map[*victim.Victim]*together{} // by the first of the siblings
	for _, s := range subjects {
		all := brood[s.Victim.ID]
		if len(all) == 0 {
			continue
		}
		known := of[all[0]]
		if known == nil {
			known = new(together)
			of[all[0]] = known
		}
		s.records.siblings = known
		if since, is := s.ownSuspicion(); is && !known.suspected {
			known.since, known.suspected = since, true
		}
	}
}

// of returns the positions of the records about the victim. A Subject that the caller put together
// has none yet.
func (s Subject) of() *Records {
	if s.records != nil {
		return s.records
	}
	for _, made := range s.File.Subjects() {
		if made.Victim.ID == s.Victim.ID {
			return made.records
		}
	}
	return &Records{}
}

// Records returns the positions of the records about the victim. They are shared: nobody changes
// them.
func (s Subject) Records() *Records { return s.of() }

// each goes through the elements of list at the positions.
func each[E any](list []E, at []int) iter.Seq2[int, *E] {
	return func(yield func(int, *E) bool) {
		for _, i := range at {
			if !yield(i, &list[i]) {
				return
			}
		}
	}
}

func (s Subject) conduct() iter.Seq2[int, *Conduct] { return each(s.File.Conduct, s.of().Conduct) }

func (s Subject) measures() iter.Seq2[int, *Measure] {
	return each(s.File.Measures, s.of().Measures)
}
