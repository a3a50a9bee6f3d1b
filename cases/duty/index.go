package duty

import (
	"math/bits"
	"slices"
	"sort"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// The indexes of lists in which rules look up elements of other lists.

// Memo is a [rule.Memo] of a person.
type Memo[T any] = rule.Memo[*Person, T]

// byID are the numbers of the first elements with each id.
func byID[T any](list func(p *Pass) []T, id func(*T) string) *Memo[map[string]int] {
	return &Memo[map[string]int]{Make: func(p *Pass) map[string]int {
		all := list(p)
		out := make(map[string]int, len(all))
		for i := range all {
			if _, ok := out[id(&all[i])]; !ok {
				out[id(&all[i])] = i
			}
		}
		return out
	}}
}

// whole makes an index one of a list of the whole file.
func whole[T any](m *Memo[T]) *Memo[T] {
	m.Whole = true
	return m
}

// fewElements is up to how many elements a list is gone through, which is faster than an index.
const fewElements = 8

// lookUp returns the first element with an id; nil where there is none, or no id.
func lookUp[T any](
	p *Pass, index *Memo[map[string]int], all []T, id string, of func(*T) string,
) *T {
	switch {
	case id == "":
		return nil
	case len(all) <= fewElements:
		for i := range all {
			if of(&all[i]) == id {
				return &all[i]
			}
		}
		return nil
	}
	if i, ok := index.Of(p)[id]; ok {
		return &all[i]
	}
	return nil
}

func idOfApproval(a *cases.Approval) string            { return a.ID }
func idOfConsent(c *victim.Consent) string             { return c.ID }
func idOfBestInterests(b *victim.BestInterests) string { return b.ID }

var (
	approvalsByID = whole(byID(
		func(p *Pass) []cases.Approval { return p.Subject.File.Approvals }, idOfApproval,
	))
	consentsByID = byID(
		func(p *Pass) []victim.Consent { return p.Subject.Consents }, idOfConsent,
	)
	bestInterestsByID = byID(
		func(p *Pass) []victim.BestInterests { return p.Subject.BestInterests }, idOfBestInterests,
	)
	// reversals are the ids of the decisions that were turned round on review.
	reversals = &Memo[map[string]bool]{Make: func(p *Pass) map[string]bool {
		out := map[string]bool{}
		for i := range p.Subject.Status {
			r := &p.Subject.Status[i]
			if r.Kind == victim.StatusReviewed && r.Outcome == victim.Positive &&
				p.Happened(r.Day) {
				out[r.Reviews] = true
			}
		}
		return out
	}}
	lastSolution = &Memo[int]{Make: func(p *Pass) int {
		return care.Last(p.Subject.DurableSolutions, p.On)
	}}
	// exclusions are the first days of the decisions that nobody be with the child, by their ids.
	exclusions = &Memo[map[string]law.Day]{Make: func(p *Pass) map[string]law.Day {
		out := map[string]law.Day{}
		for i := range p.Subject.Decisions {
			d := &p.Subject.Decisions[i]
			if d.Kind != victim.DecisionInterviewExclusion {
				continue
			}
			if was, ok := out[d.ID]; !ok || d.Day.Before(was) {
				out[d.ID] = d.Day
			}
		}
		return out
	}}
	// accused are the ids of those who harmed the person by the record.
	accused = &Memo[map[string]bool]{Make: func(p *Pass) map[string]bool {
		out := map[string]bool{}
		for id := range p.Subject.Accused() {
			out[id] = true
		}
		return out
	}}
	// suspectIDs are the ids of those who are suspected on the day of the check, officialIDs those
	// of officials.
	suspectIDs = &Memo[map[string]bool]{Whole: true, Make: func(p *Pass) map[string]bool {
		return idsOfSuspects(p, func(s *cases.Suspect) bool { return s.Suspected(p.On) })
	}}
	officialIDs = &Memo[map[string]bool]{Whole: true, Make: func(p *Pass) map[string]bool {
		return idsOfSuspects(p, func(s *cases.Suspect) bool { return s.Official == person.Yes })
	}}
	// logged are the ids of the disclosures that stand in the log.
	logged = &Memo[map[string]bool]{Whole: true, Make: func(p *Pass) map[string]bool {
		out := map[string]bool{}
		for i := range p.Subject.File.Events {
			if e := &p.Subject.File.Events[i]; e.Kind == cases.EventDisclosed {
				out[e.Record] = true
			}
		}
		return out
	}}
	// protectors are the ids of the organisations that protect children.
	protectors = &Memo[map[string]bool]{Whole: true, Make: func(p *Pass) map[string]bool {
		out := map[string]bool{}
		for i := range p.Subject.File.Organisations {
			if o := &p.Subject.File.Organisations[i]; protects(o.Kind) {
				out[o.ID] = true
			}
		}
		return out
	}}
)

func idsOfSuspects(p *Pass, is func(*cases.Suspect) bool) map[string]bool {
	out := map[string]bool{}
	for i := range p.Subject.File.Suspects {
		if s := &p.Subject.File.Suspects[i]; is(s) {
			out[s.ID] = true
		}
	}
	return out
}

// A ranges finds the least number among the elements whose days lie in a range.
type ranges struct {
	days  []law.Day // sorted
	least [][]int   // least[k][i] is the least number of the 1<<k elements from i on
}

// newRanges makes the ranges of the elements with these numbers.
func newRanges(numbers []int, day func(int) law.Day) *ranges {
	order := slices.Clone(numbers)
	slices.SortStableFunc(order, func(a, b int) int { return day(a).Compare(day(b)) })
	r := &ranges{days: make([]law.Day, len(order)), least: [][]int{order}}
	for i, n := range order {
		r.days[i] = day(n)
	}
	for width := 2; width <= len(order); width *= 2 {
		below := r.least[len(r.least)-1]
		row := make([]int, len(order)-width+1)
		for i := range row {
			row[i] = min(below[i], below[i+width/2])
		}
		r.least = append(r.least, row)
	}
	return r
}

// first returns the least number of an element after a day and not after another; -1 for none.
func (r *ranges) first(after, to law.Day) int {
	lo := sort.Search(len(r.days), func(i int) bool { return r.days[i].After(after) })
	hi := sort.Search(len(r.days), func(i int) bool { return r.days[i].After(to) })
	if lo >= hi {
		return -1
	}
	k := bits.Len(uint(hi-lo)) - 1
	return min(r.least[k][lo], r.least[k][hi-1<<k])
}

// permits that were granted, by the day from which they are valid: all, and those with an id.
type grantedPermits struct{ all, named *ranges }

var granted = &Memo[*grantedPermits]{Make: func(p *Pass) *grantedPermits {
	var all, named []int
	for i := range p.Subject.Permits {
		n := &p.Subject.Permits[i]
		if n.Decision != victim.PermitGranted || !p.Happened(n.Decided) {
			continue
		}
		all = append(all, i)
		if n.ID != "" {
			named = append(named, i)
		}
	}
	day := func(i int) law.Day { return p.Subject.Permits[i].ValidFrom }
	return &grantedPermits{newRanges(all, day), newRanges(named, day)}
}}

// closedOn is the first day on which the case of the person was closed and not opened again; zero
// for none.
var closedOn = &Memo[law.Day]{Make: func(p *Pass) law.Day {
	var day law.Day
	for _, list := range [...][]int{p.Subject.Records.Closures, p.Subject.Records.WholeClosures} {
		for _, i := range list {
			c := &p.Subject.File.Closures[i]
			if c.Reopened.IsZero() || c.Reopened.After(p.On) {
				day = first(day, c.Day)
			}
		}
	}
	return day
}}

// carers are the suspicions against a parent or carer of the person.
type carerSuspicions struct {
	since, until []law.Day // of each, by the first day; until the latest so far, zero for ever
	from         law.Day   // since when the record of the person tells of one
	suspected    bool
}

var carers = &Memo[*carerSuspicions]{Make: func(p *Pass) *carerSuspicions {
	out := &carerSuspicions{}
	out.from, out.suspected = p.Subject.carerSuspicion()
	f, v := p.Subject.File, p.Subject.Victim
	if len(f.Suspects) == 0 {
		return out
	}
	cares := map[string]bool{} // the ids of the suspects who decide for the person
	for i := range v.Relatives {
		if r := &v.Relatives[i]; r.Suspect != "" && r.Deciding() {
			cares[r.Suspect] = true
		}
	}
	var all []*cases.Suspect
	for i := range f.Suspects {
		if s := &f.Suspects[i]; s.ID != "" && cares[s.ID] || caresFor(v, s) {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b *cases.Suspect) int { return a.Since.Compare(b.Since) })
	var until law.Day
	for i, s := range all {
		end := s.Cleared
		if !s.Since.Before(end) {
			end = law.Day{} // one that began on the day of the clearing or later is a new one
		}
		if i > 0 && out.until[i-1].IsZero() || end.IsZero() {
			until = law.Day{}
		} else {
			until = last(until, end)
		}
		out.since, out.until = append(out.since, s.Since), append(out.until, until)
	}
	return out
}}

// on returns the first day of the suspicions against somebody else than the record tells, as they
// stood on a day.
func (x *carerSuspicions) on(day law.Day) (since law.Day, suspected bool) {
	i := sort.Search(len(x.until), func(i int) bool {
		return x.until[i].IsZero() || x.until[i].After(day)
	})
	if i == len(x.since) || x.since[i].After(day) {
		return law.Day{}, false
	}
	return x.since[i], true
}

// asked is what a consent is asked.
type asked struct {
	consent *victim.Consent
	purpose victim.ConsentPurpose
	day     law.Day
}

var flaws = &Memo[map[asked]victim.ConsentFlaw]{
	Make: func(*Pass) map[asked]victim.ConsentFlaw { return map[asked]victim.ConsentFlaw{} },
}

// flawOf is [cases.File.ConsentFlaw] for the person. It goes through all that the file knows of who
// may decide, and several rules ask it of the same service or disclosure.
func flawOf(
	p *Pass, c *victim.Consent, purpose victim.ConsentPurpose, day law.Day,
) victim.ConsentFlaw {
	known, q := flaws.Of(p), asked{c, purpose, day}
	flaw, ok := known[q]
	if !ok {
		if !p.Spend(deciders.Of(p)) {
			return flaw
		}
		flaw = judgeOf.Of(p)(p.Subject.Victim, *c, purpose, day)
		known[q] = flaw
	}
	return flaw
}

type consentJudge = func(
	*victim.Victim, victim.Consent, victim.ConsentPurpose, law.Day,
) victim.ConsentFlaw

var judgeOf = &Memo[consentJudge]{
	Whole: true, Make: func(p *Pass) consentJudge { return p.Subject.File.ConsentFlaws() },
}

// deciders is how many elements tell who may decide for the victims of the file. Suspects are gone
// through several times.
var deciders = &Memo[int]{Whole: true, Make: func(p *Pass) int {
	f := p.Subject.File
	n := 4*len(f.Suspects) + len(f.LegalPersons) + len(f.Workers) + len(f.Organisations) +
		len(f.Conduct) + len(f.Route) + len(f.Proceedings) + len(f.Measures) + len(f.Events) +
		len(f.Interviews)
	for i := range f.Suspects {
		n += len(f.Suspects[i].Relations)
	}
	for i := range f.Conduct {
		n += len(f.Conduct[i].Suspects)
	}
	for i := range f.Proceedings {
		n += len(f.Proceedings[i].Suspects) + len(f.Proceedings[i].Steps)
	}
	for i := range f.Victims {
		v := &f.Victims[i]
		n += len(v.Relatives) + len(v.Guardians) + len(v.Risks) + len(v.Incidents) +
			len(v.DoNotContact) + len(v.Age.Assessments) + len(v.Consents)
		for j := range v.Risks {
			n += len(v.Risks[j].Items)
		}
		for j := range v.Incidents {
			n += len(v.Incidents[j].By)
		}
	}
	return n
}}

// conductWeight is how many elements tell what was done to a person who was a child then.
func conductWeight(p *Pass) int {
	return len(p.Subject.Records.Conduct) * (1 + 8*len(p.Subject.Age.Assessments))
}

var childhoods = &Memo[map[law.Day]person.Childhood]{
	Make: func(*Pass) map[law.Day]person.Childhood { return map[law.Day]person.Childhood{} },
}

// wasChild is what was told of the age on one day.
type wasChild struct {
	told      bool
	day       law.Day
	childhood person.Childhood
}

// childhood is [person.Age.ChildOn] for the person. Rules ask of the same few days: they are at
// hand. Of an age with few assessments other days are told at once, of others they are all kept.
func childhood(p *Pass, day law.Day) person.Childhood {
	x := &p.Subject.childhoods[uint(day.DaysSince(pactDay))%uint(len(p.Subject.childhoods))]
	if !x.told || x.day != day {
		*x = wasChild{true, day, childOn(p, day)}
	}
	return x.childhood
}

func childOn(p *Pass, day law.Day) person.Childhood {
	if len(p.Subject.Age.Assessments) < fewElements {
		return p.Subject.Age.ChildOn(day)
	}
	known := childhoods.Of(p)
	c, ok := known[day]
	if !ok {
		c = p.Subject.Age.ChildOn(day)
		known[day] = c
	}
	return c
}
