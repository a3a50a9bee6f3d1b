package jurisdiction

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A Profile is the law of one place, as far as we know it. Order and names of its fields are those
// of the profile files. Which value stands on a day, and where it comes from, each Dated field says
// itself.
type Profile struct {
	Code Code `json:"code" required:"true"`
	// Parent is the State of which the place is a part; empty for a State.
	Parent Code `json:"parent,omitempty"`
	// Names of the place, in English and in its own languages (BCP 47 tag to name).
	Name       string `json:"name" required:"true"`
	LocalNames Names  `json:"local_names,omitempty"`
	// Scope says what "this place" covers, where that is disputed or divided.
	Scope string `json:"scope,omitempty"`
	// Instruments are the national acts, orders and sources that the profile cites.
	Instruments []law.Instrument `json:"instruments,omitempty"`

	Languages law.Dated[[]string] `json:"languages,omitzero"` // BCP 47 tags of official languages
	// Terms are what the law of the place calls what these fields are about.
	Terms      Terms      `json:"terms,omitzero"`
	Membership Membership `json:"membership,omitzero"`
	Ages       Ages       `json:"ages,omitzero"`
	Offences   Offences   `json:"offences,omitzero"`
	// NonPunishment is the rule that victims are not punished for what they were made to do.
	NonPunishment  law.Dated[NonPunishment] `json:"non_punishment,omitzero"`
	Identification Identification           `json:"identification,omitzero"`
	Age            AgeRules                 `json:"age,omitzero"`
	Guardianship   Guardianship             `json:"guardianship,omitzero"`
	Reflection     Reflection               `json:"reflection,omitzero"`
	Residence      Residence                `json:"residence,omitzero"`
	Interviews     Interviews               `json:"interviews,omitzero"`
	Notification   law.Dated[[]Notice]      `json:"notification,omitzero"`
	Compensation   law.Dated[Compensation]  `json:"compensation,omitzero"`
	// ClaimPeriod is the time within which State compensation is to be claimed.
	ClaimPeriod    law.Dated[ClaimPeriod] `json:"claim_period,omitzero"`
	DataProtection DataProtection         `json:"data_protection,omitzero"`
	// TimeLimits is how the law of the place counts its periods.
	TimeLimits TimeLimits           `json:"time_limits,omitzero"`
	Mechanism  law.Dated[Mechanism] `json:"mechanism,omitzero"`
	// ActionPlan is the national action plan against trafficking.
	ActionPlan law.Dated[ActionPlan] `json:"action_plan,omitzero"`
	// Statistics says who keeps the figures on victims (CETS No. 197, article 29(4); Directive
	// 2011/36/EU, articles 19 and 19a), and what was sent to the European Commission.
	Statistics  law.Dated[Statistics] `json:"statistics,omitzero"`
	Authorities Authorities           `json:"authorities,omitzero"`
	Hotlines    Hotlines              `json:"hotlines,omitzero"`
	Monitoring  Monitoring            `json:"monitoring,omitzero"`
	// Practice holds what is done, apart from what the law says. It is never shown as a right.
	Practice []Practice `json:"practice,omitempty"`
	// Subdivisions are parts of the State with law of their own. A field that a subdivision leaves
	// empty is the State's.
	Subdivisions []Profile `json:"subdivisions,omitempty"`
}

// Membership says since when a place belongs to a union of States.
type Membership struct {
	EU              law.Dated[bool] `json:"eu,omitzero"`
	CouncilOfEurope law.Dated[bool] `json:"council_of_europe,omitzero"`
	ECHR            law.Dated[bool] `json:"echr,omitzero"` // the European Convention on Human Rights applies
}

// Ages are ages in completed years.
type Ages struct {
	Majority law.Dated[int] `json:"majority,omitzero"`
	// CriminalCodeChild is the age under which the criminal code calls a person a child. It never
	// lowers the protective definition: under 18 is a child in every rule of this library.
	CriminalCodeChild      law.Dated[int]         `json:"criminal_code_child,omitzero"`
	CriminalResponsibility law.Dated[int]         `json:"criminal_responsibility,omitzero"`
	Marriage               law.Dated[MarriageAge] `json:"marriage,omitzero"`
}

// MarriageAge is the age from which a person can marry.
type MarriageAge struct {
	General        int `json:"general"`
	WithPermission int `json:"with_permission,omitempty"` // 0 where there is no exception
}
