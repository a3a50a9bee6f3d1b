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
