package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Leg is one stretch of the way on which victims were taken.
type Leg struct {
	Victims  []string          `json:"victims,omitempty" data:"id" validate:"dive,required,tip_id"` // empty: all
	From     jurisdiction.Code `json:"from,omitempty" data:"location" validate:"tip_code"`
	To       jurisdiction.Code `json:"to,omitempty" data:"location" validate:"tip_code"`
	Day      law.Day           `json:"day,omitzero" data:"location"`
	Mode     TransportMode     `json:"mode,omitempty" data:"location" validate:"tip_code"`
	Crossing BorderCrossing    `json:"crossing,omitempty" data:"location" validate:"tip_code"`
	// Documents is who held the papers of the victim on the way.
	Documents person.DocumentHolder `json:"documents,omitempty" data:"exploitation" validate:"tip_code"`
}

// CrossBorder answers whether the file shows that a border between States was crossed: by a leg, by
// conduct in several States, or by a victim exploited outside the State of residence. No is
// answered only where legs lead from place to place within one State, or conduct is in the one of
// which every victim is a resident or, with no residence on file, a citizen: where a foreigner came
// from is not known by being found in a State.
func (f *File) CrossBorder() person.Answer {
	answer, placed := person.Answer(""), false
	var first jurisdiction.Code
	see := func(place jurisdiction.Code) bool {
		switch {
		case place == "":
			return false
		case first == "":
			first = place.Country()
			return false
		}
		return place.Country() != first
	}
	for _, l := range f.Route {
		if l.From != "" && l.To != "" {
			answer = person.No
		}
		if see(l.From) || see(l.To) {
			return person.Yes
		}
	}
	for _, c := range f.Conduct {
		placed = placed || c.Place != ""
		if see(c.Place) {
			return person.Yes
		}
	}
	home := len(f.Victims) > 0
	for i := range f.Victims {
		v := &f.Victims[i]
		if (placed || answer == person.No) && see(v.Residence) {
			return person.Yes
		}
		home = home && (v.Residence != "" || v.Nationality(first) == person.Yes)
	}
	if placed && home {
		return person.No
	}
	return answer
}

// BorderCrossing says how a border was crossed. The zero value means "not recorded".
//
//	regular
//	irregular
//	unknown
type BorderCrossing string

// TransportMode is a way of travelling. The zero value means "not recorded".
//
//	road
//	rail
//	air
//	sea
//	foot
type TransportMode string
