package jurisdiction

import "github.com/antitrafficking/palermo/jurisdiction/law"

// DataProtection is the law on personal data.
type DataProtection struct {
	Law law.Dated[string] `json:"law,omitzero"`
	// GDPR is true where Regulation (EU) 2016/679 itself applies.
	GDPR law.Dated[bool] `json:"gdpr,omitzero"`
	// Adequacy tells whether the European Commission has found the place to protect personal data
	// adequately, so that they may be sent there from the EU without more. None is "no decision".
	Adequacy law.Dated[Adequacy] `json:"adequacy,omitzero"`
}

// Adequacy says for what a place was found adequate.
type Adequacy struct {
	General        bool `json:"general,omitempty"`         // Regulation (EU) 2016/679, article 45
	LawEnforcement bool `json:"law_enforcement,omitempty"` // Directive (EU) 2016/680, article 36
}

// Mechanism is a national referral mechanism.
type Mechanism struct {
	Basis MechanismBasis `json:"basis"`
	Name  string         `json:"name,omitempty"`
	// LocalName is the name in the languages of the State in which a text shows it.
	LocalName Names  `json:"local_name,omitempty"`
	Note      string `json:"note,omitempty"`
}

// An ActionPlan is a national action plan; both years inclusive.
type ActionPlan struct {
	Title    string `json:"title"`
	FromYear int    `json:"from_year,omitempty"`
	ToYear   int    `json:"to_year,omitempty"`
	Public   bool   `json:"public,omitempty"`
}

// Statistics says who keeps the figures of the State, and which yearly report was sent last.
type Statistics struct {
	// Keeper gathers the figures on victims from those who have them, and is to be asked for them.
	Keeper Authority `json:"keeper,omitzero"`
	// Year and Sent are those of the last yearly report to the European Commission (Directive
	// 2011/36/EU, article 19a(3)); zero where that is not known.
	Year int     `json:"year,omitempty"`
	Sent law.Day `json:"sent,omitzero"`
}

// MechanismBasis says what a referral mechanism rests on. The zero value means "not recorded".
type MechanismBasis string

// What a referral mechanism can rest on.
const (
	ByStatute    MechanismBasis = "statute"
	ByOrder      MechanismBasis = "order" // decree, decision or by-law
	ByAgreement  MechanismBasis = "agreement"
	ByProcedures MechanismBasis = "procedures"
	ByProgramme  MechanismBasis = "programme"
)

// Authorities are the bodies to turn to, by the part they play.
type Authorities struct {
	Coordinator      law.Dated[Authority] `json:"coordinator,omitzero"`
	Commission       law.Dated[Authority] `json:"commission,omitzero"`
	Rapporteur       law.Dated[Authority] `json:"rapporteur,omitzero"`
	Police           law.Dated[Authority] `json:"police,omitzero"`
	Prosecution      law.Dated[Authority] `json:"prosecution,omitzero"`
	ChildProtection  law.Dated[Authority] `json:"child_protection,omitzero"`
	Asylum           law.Dated[Authority] `json:"asylum,omitzero"`
	DataProtection   law.Dated[Authority] `json:"data_protection,omitzero"`
	CentralAuthority law.Dated[Authority] `json:"central_authority,omitzero"` // of the 1996 Hague Convention
	Consular         law.Dated[Authority] `json:"consular,omitzero"`
	// FocalPoint is the contact for referral across borders (Directive 2011/36/EU, article 11(4)).
	FocalPoint law.Dated[Authority] `json:"focal_point,omitzero"`
	// MutualLegalAssistance is the central authority for requests in criminal matters (UNTOC,
	// article 18(13)).
	MutualLegalAssistance law.Dated[Authority] `json:"mutual_legal_assistance,omitzero"`
	// Compensation decides on state compensation, or helps a victim to apply in another State.
	Compensation law.Dated[Authority] `json:"compensation,omitzero"`
}

// Hotlines are telephone lines. Never show a number without its status and the day it was checked.
type Hotlines struct {
	Trafficking  law.Dated[[]Hotline] `json:"trafficking,omitzero"`
	Child        law.Dated[[]Hotline] `json:"child,omitzero"`
	MissingChild law.Dated[[]Hotline] `json:"missing_child,omitzero"` // 116 000 in Europe
	Police       law.Dated[[]Hotline] `json:"police,omitzero"`
}

// A Hotline is one telephone line.
type Hotline struct {
	Number   string        `json:"number"` // as dialled inside the country: digits, spaces, leading +
	Operator string        `json:"operator,omitempty"`
	Hours    string        `json:"hours,omitempty"`
	Free     bool          `json:"free,omitempty"`
	Status   HotlineStatus `json:"status"`
}

// HotlineStatus says whether a line was found to work. The zero value means "not recorded".
//
//	working
//	unverified
//	reported-not-working
type HotlineStatus string

// Monitoring names the latest reports that we know of.
type Monitoring struct {
	GRETA law.Dated[GRETAReport] `json:"greta,omitzero"`
	USTIP law.Dated[TIPRank]     `json:"us_tip,omitzero"`
}

// GRETAReport is a report of the Group of Experts on Action against Trafficking in Human Beings.
type GRETAReport struct {
	Round     int     `json:"round"`
	Published law.Day `json:"published,omitzero"`
}

// TIPRank is the rank in a report of the United States Department of State.
type TIPRank struct {
	Tier string `json:"tier"`
	Year int    `json:"year"`
}

// Practice is something that is done, as distinct from what the law says.
type Practice struct {
	Topic  string       `json:"topic"` // path of the topic, as "reflection.adult"
	Text   string       `json:"text"`
	Source law.Citation `json:"source"`
}
