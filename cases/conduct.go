package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/person"
)

// Conduct is a stretch of what was done to victims, told in codes: the acts, the means and the
// purposes of the definition of trafficking, with place and time. Both days are inclusive; a zero
// To lasts. Forms and Controls say more finely what Purposes and Means say; what they imply need
// not be repeated there, see [Conduct.AllPurposes] and [Conduct.AllMeans].
type Conduct struct {
	ID       string   `json:"id" data:"id" validate:"required,tip_id"`
	Victims  []string `json:"victims" data:"id" validate:"required,min=1,dive,required,tip_id"`
	Suspects []string `json:"suspects,omitempty" data:"offence" validate:"dive,required,tip_id"`
	From     law.Day  `json:"from,omitzero" data:"exploitation"`
	To       law.Day  `json:"to,omitzero" data:"exploitation"`
	// Start and Finish are From and To where they are not known to the day.
	Start  person.Date       `json:"start,omitzero" data:"exploitation"`
	Finish person.Date       `json:"finish,omitzero" data:"exploitation"`
	Place  jurisdiction.Code `json:"place,omitempty" data:"location" validate:"tip_code"`
	// Where are the sites; Place is the place whose law counts.
	Where []person.Place `json:"where,omitempty" data:"location" validate:"dive" label:"places"`

	Acts     []Act                  `json:"acts,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Means    []Means                `json:"means,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Purposes []jurisdiction.Purpose `json:"purposes,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	// Forms are the forms of exploitation, Controls the ways in which the victim was kept in it.
	Forms    []Form    `json:"forms,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Controls []Control `json:"controls,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	// Industries and Occupation are the branch and the work, Platforms the websites and apps.
	Industries []person.Industry `json:"industries,omitempty" data:"exploitation" validate:"dive,required,tip_code"`
	Occupation person.ISCO       `json:"occupation,omitempty" data:"exploitation" validate:"tip_code"`
	Platforms  []Platform        `json:"platforms,omitempty" data:"exploitation" validate:"dive,required,tip_id"`

	Recruitment Recruiting `json:"recruitment,omitzero" data:"exploitation"`
	Pay         Pay        `json:"pay,omitzero" data:"exploitation"`
	Debts       []Debt     `json:"debts,omitempty" data:"exploitation" validate:"dive"`
	Living      Living     `json:"living,omitzero" data:"exploitation"`
	// Others answers whether further victims were seen, OthersNumber how many.
	Others       person.Answer `json:"others,omitempty" data:"exploitation" validate:"tip_code" label:"further victims were seen"`
	OthersNumber *int          `json:"others_number,omitempty" data:"exploitation" validate:"omitempty,min=0" label:"number of further victims"`

	// NoMeans and NoPurpose answer whether means, or a purpose of exploitation, were looked for and
	// none was found. An empty list alone says only that none is recorded.
	NoMeans   person.Answer `json:"no_means,omitempty" data:"exploitation" validate:"tip_code" label:"looked for means and found none"`
	NoPurpose person.Answer `json:"no_purpose,omitempty" data:"exploitation" validate:"tip_code" label:"looked for a purpose and found none"`
	// Agreed answers whether the victim is said to have agreed. It never decides anything for a
	// child, nor where means were used (Palermo Protocol, article 3(b) and (c)).
	Agreed person.Answer `json:"agreed,omitempty" data:"exploitation" validate:"tip_code" label:"the person is said to have agreed"`
	// Smuggled answers whether help to cross a border unlawfully was given for gain (Smuggling
	// Protocol, article 3(a)), which is not by itself trafficking.
	Smuggled person.Answer `json:"smuggled,omitempty" data:"exploitation" validate:"tip_code" label:"the person was smuggled"`
	// SurrogateMotherChild answers, for the purpose of surrogacy, whether the surrogate mother was
	// under 18 at the time.
	SurrogateMotherChild person.Answer `json:"surrogate_mother_child,omitempty" data:"exploitation" validate:"tip_code"`
	// Online answers whether information and communication technology was used, SexualMaterial
	// whether sexual material of the victim was spread with it (Directive 2011/36/EU, article
	// 4(3)).
	Online         person.Answer `json:"online,omitempty" data:"exploitation" validate:"tip_code" label:"happened online"`
	SexualMaterial person.Answer `json:"sexual_material,omitempty" data:"exploitation" validate:"tip_code"`
	// LifeEndangered, SeriousHarm and Organised answer whether life was endangered, serious
	// violence used or serious harm done, and whether a criminal organisation acted.
	LifeEndangered person.Answer `json:"life_endangered,omitempty" data:"exploitation" validate:"tip_code"`
	SeriousHarm    person.Answer `json:"serious_harm,omitempty" data:"exploitation" validate:"tip_code"`
	Organised      person.Answer `json:"organised,omitempty" data:"exploitation" validate:"tip_code"`
}

// AllPurposes returns the purposes of c, and after them those that its forms imply and that are not
// among them.
func (c *Conduct) AllPurposes() []jurisdiction.Purpose {
	out := slices.Clip(c.Purposes)
	for _, f := range c.Forms {
		if p := f.Purpose(); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// AllMeans returns the means of c, and after them those that its ways of control imply and that are
// not among them.
func (c *Conduct) AllMeans() []Means {
	out := slices.Clip(c.Means)
	for _, control := range c.Controls {
		if m := control.Means(); m != "" && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// first returns the first day of c as far as it is known, the earliest that it can have been; zero
// if none is recorded.
func (c *Conduct) first() law.Day {
	if c.From.IsZero() {
		return c.Start.First()
	}
	return c.From
}

// last is the same for the last day, the latest that it can have been.
func (c *Conduct) last() law.Day {
	if c.To.IsZero() {
		return c.Finish.Last()
	}
	return c.To
}

// day returns the day by which the conduct is placed in time: its first, failing that its last;
// zero if none is recorded. Of a month or year it is the earliest that it can have been: who may
// have been a child then counts as one.
func (c *Conduct) day() law.Day {
	if first := c.first(); !first.IsZero() {
		return first
	}
	if c.To.IsZero() {
		return c.Finish.First()
	}
	return c.To
}

// Act is an act of trafficking. The zero Act means "not recorded".
type Act string

// The acts of the Palermo Protocol, article 3(a), and of CETS No. 197, article 4(a); the last is
// added by Directive 2011/36/EU, article 2(1).
const (
	Recruitment       Act = "recruitment"
	Transportation    Act = "transportation"
	Transfer          Act = "transfer"
	Harbouring        Act = "harbouring"
	Receipt           Act = "receipt"
	ExchangeOfControl Act = "exchange-of-control"
)

// Means is a means of trafficking. The zero Means means "not recorded".
type Means string

// The means of the Palermo Protocol, article 3(a).
const (
	Threat               Means = "threat"
	Force                Means = "force"
	Coercion             Means = "coercion" // other forms
	Abduction            Means = "abduction"
	Fraud                Means = "fraud"
	Deception            Means = "deception"
	AbuseOfPower         Means = "abuse-of-power"
	AbuseOfVulnerability Means = "abuse-of-vulnerability"
	// PaymentForConsent: payments or benefits to a person who has control over the victim.
	PaymentForConsent Means = "payment-for-consent"
)
