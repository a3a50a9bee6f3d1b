package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Conduct is a stretch of what was done to victims, told in codes: the acts, the means and the
// purposes of the definition of trafficking, with place and time. Both days are inclusive; a zero
// To lasts.
type Conduct struct {
	ID       string            `json:"id" data:"id" validate:"required,tip_id"`
	Victims  []string          `json:"victims" data:"id" validate:"required,min=1,dive,required,tip_id"`
	Suspects []string          `json:"suspects,omitempty" data:"offence" validate:"dive,required,tip_id"`
	From     law.Day           `json:"from,omitzero" data:"exploitation"`
	To       law.Day           `json:"to,omitzero" data:"exploitation"`
	Place    jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`

	Acts     []Act                  `json:"acts,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Means    []Means                `json:"means,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Purposes []jurisdiction.Purpose `json:"purposes,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	// NoMeans and NoPurpose answer whether means, or a purpose of exploitation, were looked for and
	// none was found. An empty list alone says only that none is recorded.
	NoMeans   person.Answer `json:"no_means,omitempty" data:"exploitation" validate:"tip_code"`
	NoPurpose person.Answer `json:"no_purpose,omitempty" data:"exploitation" validate:"tip_code"`
	// Agreed answers whether the victim is said to have agreed. It never decides anything for a
	// child, nor where means were used (Palermo Protocol, article 3(b) and (c)).
	Agreed person.Answer `json:"agreed,omitempty" data:"exploitation" validate:"tip_code"`
	// Smuggled answers whether help to cross a border unlawfully was given for gain (Smuggling
	// Protocol, article 3(a)), which is not by itself trafficking.
	Smuggled person.Answer `json:"smuggled,omitempty" data:"exploitation" validate:"tip_code"`
	// SurrogateMotherChild answers, for the purpose of surrogacy, whether the surrogate mother was
	// under 18 at the time.
	SurrogateMotherChild person.Answer `json:"surrogate_mother_child,omitempty" data:"exploitation" validate:"tip_code"`
	// Online answers whether information and communication technology was used, SexualMaterial
	// whether sexual material of the victim was spread with it (Directive 2011/36/EU, article
	// 4(3)).
	Online         person.Answer `json:"online,omitempty" data:"exploitation" validate:"tip_code"`
	SexualMaterial person.Answer `json:"sexual_material,omitempty" data:"exploitation" validate:"tip_code"`
	// LifeEndangered, SeriousHarm and Organised answer whether life was endangered, serious
	// violence used or serious harm done, and whether a criminal organisation acted.
	LifeEndangered person.Answer `json:"life_endangered,omitempty" data:"exploitation" validate:"tip_code"`
	SeriousHarm    person.Answer `json:"serious_harm,omitempty" data:"exploitation" validate:"tip_code"`
	Organised      person.Answer `json:"organised,omitempty" data:"exploitation" validate:"tip_code"`
}

// day returns the day by which the conduct is placed in time: its first, failing that its last;
// zero if none is recorded.
func (c *Conduct) day() law.Day {
	if c.From.IsZero() {
		return c.To
	}
	return c.From
}

// lastDay is the last day by on for which c is recorded, the first where no other is; zero if c is
// not dated. Conduct that goes on is judged by the law of its last day.
func (c *Conduct) lastDay(on law.Day) law.Day {
	switch {
	case c.To.IsZero():
		return c.From
	case c.To.After(on):
		return on
	}
	return c.To
}

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

// Detection is how the case came to light.
type Detection struct {
	Channel DetectionChannel      `json:"channel,omitempty" data:"case" validate:"tip_code"`
	Day     law.Day               `json:"day,omitzero" data:"case"`
	Place   jurisdiction.Code     `json:"place,omitempty" data:"location" validate:"tip_code"`
	Body    jurisdiction.BodyKind `json:"body,omitempty" data:"case" validate:"tip_code"`
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
