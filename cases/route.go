package cases

import (
	"cmp"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Leg is one stretch of the way on which victims were taken.
type Leg struct {
	Victims []string          `json:"victims,omitempty" data:"id" validate:"dive,required,tip_id"` // empty: all
	From    jurisdiction.Code `json:"from,omitempty" data:"location" validate:"tip_code"`
	To      jurisdiction.Code `json:"to,omitempty" data:"location" validate:"tip_code"`
	Day     law.Day           `json:"day,omitzero" data:"location"`
	// Date is the day where it is not known to the day.
	Date person.Date    `json:"date,omitzero" data:"location"`
	Time care.TimeOfDay `json:"time,omitempty" data:"location" validate:"tip_code"`
	// FromPlace and ToPlace are the sites, BorderPoint is where a border was crossed.
	FromPlace   person.Place   `json:"from_place,omitzero" data:"location"`
	ToPlace     person.Place   `json:"to_place,omitzero" data:"location"`
	BorderPoint person.Place   `json:"border_point,omitzero" data:"location"`
	Mode        TransportMode  `json:"mode,omitempty" data:"location" validate:"tip_code"`
	Crossing    BorderCrossing `json:"crossing,omitempty" data:"location" validate:"tip_code"`
	// OffCrossing answers whether the border was crossed away from a crossing point, Escorted
	// whether somebody went along, Hidden whether the victim was hidden, ForgedPapers whether
	// papers were forged or of somebody else.
	OffCrossing  person.Answer `json:"off_crossing,omitempty" data:"location" validate:"tip_code" label:"away from a border crossing"`
	Escorted     person.Answer `json:"escorted,omitempty" data:"exploitation" validate:"tip_code"`
	Hidden       person.Answer `json:"hidden,omitempty" data:"exploitation" validate:"tip_code" label:"was hidden"`
	ForgedPapers person.Answer `json:"forged_papers,omitempty" data:"offence" validate:"tip_code"`
	// Documents is who held the papers of the victim on the way.
	Documents person.DocumentHolder `json:"documents,omitempty" data:"exploitation" validate:"tip_code" label:"who held the documents"`
	// Suspects are those who had a part in it; PaidBy is what the person who paid is to the victim.
	Suspects []string            `json:"suspects,omitempty" data:"offence" validate:"dive,required,tip_id"`
	PaidBy   person.RelationKind `json:"paid_by,omitempty" data:"offence" validate:"tip_code"`
	Vehicle  VehicleKind         `json:"vehicle,omitempty" data:"location" validate:"tip_code"`
	// Carrier is the id of a business that carried.
	Carrier string `json:"carrier,omitempty" data:"location" validate:"omitempty,tip_id"`
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
		from, to := cmp.Or(l.From, l.FromPlace.Code), cmp.Or(l.To, l.ToPlace.Code)
		if from != "" && to != "" {
			answer = person.No
		}
		if see(from) || see(to) {
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

// VehicleKind is a kind of vehicle. The zero value means "not recorded".
//
//	car
//	van
//	lorry
//	bus
//	train
//	boat
//	ferry
//	plane
//	foot   none, on foot
//	taxi
//	other
//	unknown
type VehicleKind string
