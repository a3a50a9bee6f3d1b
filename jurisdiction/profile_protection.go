package jurisdiction

import "github.com/antitrafficking/palermo/jurisdiction/law"

// Identification says who identifies a victim and how.
type Identification struct {
	Bodies law.Dated[[]IdentifyingBody] `json:"bodies,omitzero"`
	// DecisionPeriod is the time from referral to the decision on reasonable grounds.
	DecisionPeriod law.Dated[law.Period] `json:"decision_period,omitzero"`
	// ServicesBeforeFormal is true where services start before anyone is formally identified.
	ServicesBeforeFormal law.Dated[bool] `json:"services_before_formal,omitzero"`
	// Procedures is the title of the standard operating procedures in force.
	Procedures law.Dated[string] `json:"procedures,omitzero"`
	// NGORole says what part non-governmental organisations have.
	NGORole law.Dated[string] `json:"ngo_role,omitzero"`
}

// An IdentifyingBody has a part in identifying victims.
type IdentifyingBody struct {
	Name string `json:"name"`
	// LocalName is the name in the languages of the State in which a text shows it.
	LocalName Names        `json:"local_name,omitempty"`
	Kind      BodyKind     `json:"kind"`
	For       []VictimKind `json:"for,omitempty"` // empty: every victim
	// Formal is true where its decision is the formal one.
	Formal bool `json:"formal,omitempty"`
	// Jointly is true where it decides only together with the other bodies.
	Jointly bool `json:"jointly,omitempty"`
}

// BodyKind is a kind of public body or organisation. The zero value means "not recorded".
type BodyKind string

// The kinds of body.
const (
	Police          BodyKind = "police"
	BorderPolice    BodyKind = "border-police"
	Prosecutor      BodyKind = "prosecutor"
	Court           BodyKind = "court"
	SocialWork      BodyKind = "social-work"
	ChildProtection BodyKind = "child-protection"
	Ministry        BodyKind = "ministry"
	MultiAgency     BodyKind = "multi-agency"
	NGO             BodyKind = "ngo"
	Ombudsman       BodyKind = "ombudsman"
	LabourInspector BodyKind = "labour-inspectorate"
	Migration       BodyKind = "migration-authority"
	Asylum          BodyKind = "asylum-authority"
	Health          BodyKind = "health"
	School          BodyKind = "school"
	Consulate       BodyKind = "consulate"
	International   BodyKind = "international-organisation"
	DataAuthority   BodyKind = "data-protection-authority"
	OtherBody       BodyKind = "other"
)

// VictimKind is a class of victims for whom a rule may differ. The zero value means "not recorded".
type VictimKind string

// The classes of victims.
const (
	AdultVictim    VictimKind = "adult"
	ChildVictim    VictimKind = "child"
	ForeignVictim  VictimKind = "foreign"
	NationalVictim VictimKind = "national"
	EUVictim       VictimKind = "eu-citizen"
)

// AgeRules are the rules on doubt about age.
type AgeRules struct {
	// Presumption is true where the law itself presumes that a person of doubtful age is a child.
	Presumption law.Dated[bool]          `json:"presumption,omitzero"`
	Assessment  law.Dated[AgeAssessment] `json:"assessment,omitzero"`
}

// AgeAssessment is the procedure for assessing age.
type AgeAssessment struct {
	Summary           string `json:"summary"`
	ChildConsent      bool   `json:"child_consent,omitempty"`    // consent of the person is required
	GuardianConsent   bool   `json:"guardian_consent,omitempty"` // consent of the guardian or representative is required
	Multidisciplinary bool   `json:"multidisciplinary,omitempty"`
}

// Guardianship says who appoints a guardian for a child, and by when.
type Guardianship struct {
	Authority law.Dated[[]Authority] `json:"authority,omitzero"`
	Period    law.Dated[law.Period]  `json:"period,omitzero"`
	// Exceptions tells whom national law leaves without a guardian; it is flagged, never applied
	// silently.
	Exceptions law.Dated[string] `json:"exceptions,omitzero"`
}

// An Authority is a public body with its names.
type Authority struct {
	Name string `json:"name"`
	// LocalName is the name in the languages of the State in which a text shows it.
	LocalName Names    `json:"local_name,omitempty"`
	Kind      BodyKind `json:"kind"`
	URL       string   `json:"url,omitempty"`
	Note      string   `json:"note,omitempty"`
	// Procedures are those in which it is the body to turn to; empty: every procedure.
	Procedures []Procedure `json:"procedures,omitempty"`
}

// Procedure is a kind of procedure in which a victim takes part. The zero value means "not
// recorded".
//
//	criminal
//	asylum
//	residence
//	identification
//	child-protection
//	return
//	civil
type Procedure string

// Reflection holds the recovery and reflection periods.
type Reflection struct {
	Adult law.Dated[ReflectionPeriod] `json:"adult,omitzero"`
	Child law.Dated[ReflectionPeriod] `json:"child,omitzero"`
}

// A ReflectionPeriod is a recovery and reflection period. Where the law gives a child no length of
// its own, the Kind says so, and the adult length is the least.
type ReflectionPeriod struct {
	Kind   ReflectionKind `json:"kind"`
	Period law.Period     `json:"period,omitzero"`
	// For lists who has the right; empty: every victim.
	For []VictimKind `json:"for,omitempty"`
}

// ReflectionKind says how a reflection period is bounded. The zero value means "not recorded".
type ReflectionKind string

// The ways in which a reflection period is bounded.
const (
	ReflectionFixed         ReflectionKind = "fixed"
	ReflectionExtendable    ReflectionKind = "fixed-with-extension"
	ReflectionUntilDecision ReflectionKind = "until-best-interests-decision"
	ReflectionAsAdult       ReflectionKind = "as-for-adults"
)

// Residence holds the residence permits for victims.
type Residence struct {
	Grounds law.Dated[[]ResidenceGround] `json:"grounds,omitzero"`
	// DecisionPeriod is the time within which a permit is decided.
	DecisionPeriod law.Dated[law.Period] `json:"decision_period,omitzero"`
}

// A ResidenceGround is one ground on which a victim gets a permit.
type ResidenceGround struct {
	Ground    PermitGround `json:"ground"`
	Min       law.Length   `json:"min,omitzero"`
	Max       law.Length   `json:"max,omitzero"`
	Renewable bool         `json:"renewable,omitempty"`
	// Total is the longest stay that all permits on this ground together can give; zero where the
	// law names no such cap.
	Total law.Length `json:"total,omitzero"`
}

// PermitGround is a ground for a residence permit. The zero value means "not recorded".
type PermitGround string

// The grounds.
const (
	GroundCooperation PermitGround = "cooperation"
	GroundPersonal    PermitGround = "personal-situation"
	GroundHumanitary  PermitGround = "humanitarian"
	GroundChild       PermitGround = "child-best-interests"
)

// Interviews are the rules on hearing a child.
type Interviews struct {
	// AgeUnder is the age in completed years under which the special rules apply.
	AgeUnder law.Dated[int]            `json:"age_under,omitzero"`
	Max      law.Dated[InterviewLimit] `json:"max,omitzero"`
	// Recording is true where a recorded interview can be used as evidence.
	Recording law.Dated[bool]   `json:"recording,omitzero"`
	Facility  law.Dated[string] `json:"facility,omitzero"`
	// GuardianFirst is true where national law forbids an interview before a guardian is appointed.
	GuardianFirst law.Dated[bool] `json:"guardian_first,omitzero"`
	// Law is the title of the act on children in criminal proceedings.
	Law law.Dated[string] `json:"law,omitzero"`
}

// InterviewLimit is a limit on the number of interviews.
type InterviewLimit struct {
	Max int `json:"max"`
	// Hard is true where the law allows no exception.
	Hard bool `json:"hard,omitempty"`
}

// A Notice is a duty to notify somebody of something.
type Notice struct {
	Trigger    law.Event  `json:"trigger"`
	Recipients []BodyKind `json:"recipients"`
	Period     law.Period `json:"period"`
	Of         VictimKind `json:"of,omitempty"`
}

// Compensation is the State scheme of compensation.
type Compensation struct {
	Name    string  `json:"name"`
	Adopted law.Day `json:"adopted,omitzero"`
	// AppliesFrom is the first day on which claims can be made; zero if the scheme was adopted but
	// does not apply yet.
	AppliesFrom law.Day `json:"applies_from,omitzero"`
	// Nationality tells who is entitled, where that depends on nationality or residence. For lists
	// those whose citizenship, or that they have another, is enough; empty: that is not known, or
	// it is never enough.
	Nationality string       `json:"nationality,omitempty"`
	For         []VictimKind `json:"for,omitempty"`
	Subsidiary  bool         `json:"subsidiary,omitempty"` // only what cannot be had from the offender
	ChildRule   string       `json:"child_rule,omitempty"`
	Cap         string       `json:"cap,omitempty"`
}

// ClaimPeriod is the time within which compensation is to be claimed from the State.
type ClaimPeriod struct {
	Period law.Period `json:"period"`
	// Suspended tells what keeps the time from running.
	Suspended string `json:"suspended,omitempty"`
	// Late tells when a claim after the last day is decided all the same, and until when.
	Late string `json:"late,omitempty"`
	// Child tells what differs for who was under 18 at the offence.
	Child string `json:"child,omitempty"`
}

// TimeLimits says how each branch of the law counts its periods: whether the day of the event
// counts, and what becomes of a last day on a Saturday, Sunday or public holiday. It is meant for
// time limits: a length that is to be granted, as a reflection period, is never shortened or moved
// by it.
type TimeLimits struct {
	Administrative law.Dated[law.Counting] `json:"administrative,omitzero"`
	Criminal       law.Dated[law.Counting] `json:"criminal,omitzero"`
	Civil          law.Dated[law.Counting] `json:"civil,omitzero"`
}
