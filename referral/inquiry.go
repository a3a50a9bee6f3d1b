package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A CapacityInquiry asks whether there is a place. It can hold nothing of a person: no id, no day
// of birth, no text, and nothing that points to a record.
type CapacityInquiry struct {
	Need  care.NeedKind     `json:"need" validate:"required,tip_code"`
	Place jurisdiction.Code `json:"place,omitempty" validate:"tip_code"`
	// Ages and Sex say for whom, as far as that is known.
	Ages AgeBand    `json:"ages,omitempty" validate:"tip_code"`
	Sex  person.Sex `json:"sex,omitempty" validate:"tip_code"`
	On   law.Day    `json:"on" validate:"required"`
}

// AgeBand is a range of completed years, both ends inclusive. The zero AgeBand means "not
// recorded".
type AgeBand string

// The bands.
const (
	Band0  AgeBand = "0-5"
	Band6  AgeBand = "6-11"
	Band12 AgeBand = "12-14"
	Band15 AgeBand = "15-17"
	Band18 AgeBand = "18-24"
	Band25 AgeBand = "25-59"
	Band60 AgeBand = "60-and-over"
)

// years returns the first and last year of a band.
func (b AgeBand) years() (from, to int, known bool) {
	i := slices.Index(law.Codes[AgeBand](), b)
	if i < 0 {
		return 0, 0, false
	}
	if i == len(bands)-1 {
		return bands[i], oldest, true
	}
	return bands[i], bands[i+1] - 1, true
}

// Inquire returns the inquiry for a person. The band of age is told only where the person is in one
// band on any reading of what is known; where the day of birth is known, on every day of the
// quarter of the year in which it is asked: a band that changes from one day to the next would give
// the birthday away to whoever is asked twice. Whoever counts as a child is never asked for as an
// adult.
func Inquire(
	v *victim.Victim, need care.NeedKind, place jurisdiction.Code, on law.Day,
) CapacityInquiry {
	q := CapacityInquiry{Need: need, Place: place, On: on}
	if law.IsValid(v.Sex) {
		q.Sex = v.Sex
	}
	if !law.IsValid(need) {
		q.Need = ""
	}
	if !place.IsValid() {
		q.Place = ""
	}
	a := BandOf(v.Age, on)
	if first, last, known := v.Age.Eighteen(); known && first == last {
		from, to := quarter(on)
		begin, end := BandOf(v.Age, from), BandOf(v.Age, to)
		if begin.Knowledge == person.AgeRange && begin.Min != end.Min {
			return q
		}
	}
	for _, b := range law.Codes[AgeBand]() {
		if from, to, _ := b.years(); a.Knowledge == person.AgeRange && a.Min == from &&
			a.Max == to {
			q.Ages = b
		}
	}
	return q
}

// quarter returns the first and the last day of the quarter of the year in which day lies.
func quarter(day law.Day) (from, to law.Day) {
	_, month, d := day.Date()
	from = day.AddDays(1 - d).AddMonths(-((int(month) - 1) % 3))
	return from, from.AddMonths(3).AddDays(-1)
}

// Answer holds every service of the organisations against an inquiry and returns those that may
// have a place first, each with the reasons why it has none. What only a record can tell, as papers
// or exclusions, is not asked.
func (q CapacityInquiry) Answer(organisations []Organisation) []Match {
	var out []Match
	for i := range organisations {
		o := &organisations[i]
		for j := range o.Services {
			s := &o.Services[j]
			m := Match{Organisation: o.ID, Service: s.ID, Unfit: offers(o, s, Wanted{Need: q.Need, Place: q.Place, On: q.On})}
			from, to, known := q.Ages.years()
			switch {
			case !known:
			case s.AgeFrom > 0 && to < s.AgeFrom, s.AgeTo > 0 && from > s.AgeTo:
				m.Unfit = append(m.Unfit, UnfitAge)
			}
			if known && s.ChildOnly == person.Yes && from >= 18 {
				m.Unfit = append(m.Unfit, UnfitChildren)
			}
			if q.Sex != "" && len(s.Sexes) > 0 && !slices.Contains(s.Sexes, q.Sex) {
				m.Unfit = append(m.Unfit, UnfitSex)
			}
			out = append(out, m)
		}
	}
	fitFirst(out)
	return out
}
