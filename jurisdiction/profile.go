package jurisdiction

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A Profile is the law of one place, as far as we know it. Order and names of its fields are those of the
// profile files. Which value stands on a day, and where it comes from, each Dated field says itself.
type Profile struct {
	Code Code `json:"code" required:"true"`
	// Parent is the State of which the place is a part; empty for a State.
	Parent Code `json:"parent,omitempty"`
	// Names of the place, in English and in its own languages (BCP 47 tag to name).
	Name       string            `json:"name" required:"true"`
	LocalNames map[string]string `json:"local_names,omitempty"`
	// Scope says what "this place" covers, where that is disputed or divided.
	Scope string `json:"scope,omitempty"`
	// Instruments are the national acts, orders and sources that the profile cites.
	Instruments []law.Instrument `json:"instruments,omitempty"`

	Languages  law.Dated[[]string] `json:"languages,omitzero"` // BCP 47 tags of official languages
	Membership Membership          `json:"membership,omitzero"`
	Ages       Ages                `json:"ages,omitzero"`
	Offences   Offences            `json:"offences,omitzero"`
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
	DataProtection DataProtection           `json:"data_protection,omitzero"`
	Mechanism      law.Dated[Mechanism]     `json:"mechanism,omitzero"`
	// ActionPlan is the national action plan against trafficking.
	ActionPlan law.Dated[ActionPlan] `json:"action_plan,omitzero"`
	// Statistics is the last yearly report of statistics sent to the European Commission (Directive 2011/36/EU, article 19a(3)).
	Statistics  law.Dated[StatisticsReport] `json:"statistics,omitzero"`
	Authorities Authorities                 `json:"authorities,omitzero"`
	Hotlines    Hotlines                    `json:"hotlines,omitzero"`
	Monitoring  Monitoring                  `json:"monitoring,omitzero"`
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
	// CriminalCodeChild is the age under which the criminal code calls a person a child. It never lowers the
	// protective definition: under 18 is a child in every rule of this library.
	CriminalCodeChild      law.Dated[int]         `json:"criminal_code_child,omitzero"`
	CriminalResponsibility law.Dated[int]         `json:"criminal_responsibility,omitzero"`
	Marriage               law.Dated[MarriageAge] `json:"marriage,omitzero"`
}

// MarriageAge is the age from which a person can marry.
type MarriageAge struct {
	General        int `json:"general"`
	WithPermission int `json:"with_permission,omitempty"` // 0 where there is no exception
}

// Offences are the crimes of trafficking.
type Offences struct {
	Adult law.Dated[Offence] `json:"adult,omitzero"`
	Child law.Dated[Offence] `json:"child,omitzero"`
	// UseOfServices is the knowing use of services of a victim.
	UseOfServices      law.Dated[Offence] `json:"use_of_services,omitzero"`
	ConsentIrrelevant  law.Dated[bool]    `json:"consent_irrelevant,omitzero"`
	CorporateLiability law.Dated[bool]    `json:"corporate_liability,omitzero"`
	// LimitationStart is the event from which the limitation period of an offence against a child runs.
	LimitationStart law.Dated[law.Event] `json:"limitation_start,omitzero"`
}

// An Offence is one crime; its article stands in the source of its edition.
type Offence struct {
	Title    string    `json:"title"`
	Means    MeansRole `json:"means,omitempty"`
	Purposes []Purpose `json:"purposes,omitempty"`
	// OpenPurposes is true where the list of purposes ends in "other forms".
	OpenPurposes bool    `json:"open_purposes,omitempty"`
	Penalty      Penalty `json:"penalty,omitzero"`
	Grades       []Grade `json:"grades,omitempty"`
	// MentalElement is what the offender must know, in short: "knows", "knows or could have known".
	MentalElement string `json:"mental_element,omitempty"`
}

// MeansRole says what part the means play in an offence. The zero MeansRole means "not recorded".
type MeansRole string

// The parts that means can play.
const (
	MeansElement     MeansRole = "element"
	MeansAdultsOnly  MeansRole = "element-adults-only"
	MeansAggravation MeansRole = "aggravation"
	MeansIrrelevant  MeansRole = "irrelevant"
)

// Purpose is a purpose of exploitation. The zero Purpose means "not recorded".
type Purpose string

// The purposes that instruments and national laws name.
const (
	SexualExploitation  Purpose = "sexual-exploitation"
	Pornography         Purpose = "pornography"
	ForcedLabour        Purpose = "forced-labour"
	Begging             Purpose = "begging"
	Slavery             Purpose = "slavery"
	Servitude           Purpose = "servitude"
	DomesticServitude   Purpose = "domestic-servitude"
	CriminalActivities  Purpose = "criminal-activities"
	OrganRemoval        Purpose = "organ-removal"
	Surrogacy           Purpose = "surrogacy"
	ForcedMarriage      Purpose = "forced-marriage"
	IllegalAdoption     Purpose = "illegal-adoption"
	ForcedFertilisation Purpose = "forced-fertilisation"
	ArmedConflict       Purpose = "armed-conflict"
	OtherExploitation   Purpose = "other"
)

// A Penalty is a range of imprisonment. A zero Min or Max is one that the article does not name;
// the general part of the code may.
type Penalty struct {
	Min  law.Length `json:"min,omitzero"`
	Max  law.Length `json:"max,omitzero"`
	Life bool       `json:"life,omitempty"`
	Fine FineRole   `json:"fine,omitempty"`
	// FineMin and FineMax bound the fine, where the article names it in money.
	FineMin Money `json:"fine_min,omitzero"`
	FineMax Money `json:"fine_max,omitzero"`
	// FineUnits tells a fine that the law counts in units of its own: "200 to 500 day-fines".
	FineUnits string `json:"fine_units,omitempty"`
}

// FineRole says how a fine stands beside imprisonment. The zero FineRole means "not recorded".
type FineRole string

// The ways in which a fine stands beside imprisonment.
const (
	FineCumulative  FineRole = "cumulative"
	FineAlternative FineRole = "alternative"
	FineNone        FineRole = "none"
)

// A Grade is a heavier or lighter form of an offence.
type Grade struct {
	Reason GradeReason `json:"reason"`
	// VictimUnder is the age in completed years under which a victim makes it this grade; 0 where the grade is not one of age, or is that of every child.
	VictimUnder int     `json:"victim_under,omitempty"`
	Pinpoint    string  `json:"pinpoint,omitempty"`
	Penalty     Penalty `json:"penalty"`
}

// GradeReason says why a form of an offence is punished differently. The zero value means "not recorded".
type GradeReason string

// The reasons.
const (
	GradeMeans       GradeReason = "means"
	GradeChild       GradeReason = "child-victim"
	GradeOfficial    GradeReason = "public-official"
	GradeGroup       GradeReason = "organised-group"
	GradeInjury      GradeReason = "serious-injury"
	GradeDeath       GradeReason = "death"
	GradeDocuments   GradeReason = "documents"
	GradeFamily      GradeReason = "family-member"
	GradeRepeat      GradeReason = "repeated"
	GradeKnowingUse  GradeReason = "knowing-use"
	GradeOrganising  GradeReason = "organising"
	GradeSeveral     GradeReason = "several-victims"
	GradeLegalPerson GradeReason = "legal-person"
	GradeOtherReason GradeReason = "other"
)

// NonPunishment is a rule that victims are not punished.
type NonPunishment struct {
	Type      NonPunishmentType `json:"type"`
	Covers    []LiabilityKind   `json:"covers,omitempty"`
	Condition Causation         `json:"condition,omitempty"`
}

// NonPunishmentType says what a rule of non-punishment does. The zero value means "not recorded".
type NonPunishmentType string

// The types of rule.
const (
	NoLiability   NonPunishmentType = "no-liability"
	NoProsecution NonPunishmentType = "no-prosecution"
	NoPenalty     NonPunishmentType = "no-penalty"
	Discretion    NonPunishmentType = "discretion"
	TypeNotRead   NonPunishmentType = "not-read" // a provision exists; its wording was not read
)

// LiabilityKind is a kind of liability for an act. The zero value means "not recorded".
type LiabilityKind string

// The kinds of liability.
const (
	Criminal       LiabilityKind = "criminal"
	Misdemeanour   LiabilityKind = "misdemeanour"
	Administrative LiabilityKind = "administrative"
	Immigration    LiabilityKind = "immigration"
)

// Causation says how an act must hang together with the trafficking. The zero value means "not recorded".
type Causation string

// The kinds of causation.
const (
	Compelled         Causation = "compelled"
	DirectConsequence Causation = "direct-consequence"
)

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
	Name string       `json:"name"`
	Kind BodyKind     `json:"kind"`
	For  []VictimKind `json:"for,omitempty"` // empty: every victim
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
	// Exceptions tells whom national law leaves without a guardian; it is flagged, never applied silently.
	Exceptions law.Dated[string] `json:"exceptions,omitzero"`
}

// An Authority is a public body with its names.
type Authority struct {
	Name      string   `json:"name"`
	LocalName string   `json:"local_name,omitempty"`
	Kind      BodyKind `json:"kind"`
	URL       string   `json:"url,omitempty"`
	Note      string   `json:"note,omitempty"`
	// Procedures are those in which it is the body to turn to; empty: every procedure.
	Procedures []Procedure `json:"procedures,omitempty"`
}

// Procedure is a kind of procedure in which a victim takes part. The zero value means "not recorded".
type Procedure string

// The procedures.
const (
	CriminalProcedure        Procedure = "criminal"
	AsylumProcedure          Procedure = "asylum"
	ResidenceProcedure       Procedure = "residence"
	IdentificationProcedure  Procedure = "identification"
	ChildProtectionProcedure Procedure = "child-protection"
	ReturnProcedure          Procedure = "return"
	CivilProcedure           Procedure = "civil"
)

// Reflection holds the recovery and reflection periods.
type Reflection struct {
	Adult law.Dated[ReflectionPeriod] `json:"adult,omitzero"`
	Child law.Dated[ReflectionPeriod] `json:"child,omitzero"`
}

// A ReflectionPeriod is a recovery and reflection period. Where the law gives a child no length of its
// own, the Kind says so, and the adult length is the least.
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
	// Total is the longest stay that all permits on this ground together can give; zero where the law names no such cap.
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
	// AppliesFrom is the first day on which claims can be made; zero if the scheme was adopted but does not apply yet.
	AppliesFrom law.Day `json:"applies_from,omitzero"`
	// Nationality tells who is entitled, where that depends on nationality or residence.
	Nationality string `json:"nationality,omitempty"`
	Subsidiary  bool   `json:"subsidiary,omitempty"` // only what cannot be had from the offender
	ChildRule   string `json:"child_rule,omitempty"`
	Cap         string `json:"cap,omitempty"`
}

// DataProtection is the law on personal data.
type DataProtection struct {
	Law law.Dated[string] `json:"law,omitzero"`
	// GDPR is true where Regulation (EU) 2016/679 itself applies.
	GDPR law.Dated[bool] `json:"gdpr,omitzero"`
	// Adequacy tells whether the European Commission has found the place to protect personal data adequately, so that they may be sent there from the EU
	// without more. None is "no decision".
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
	Note  string         `json:"note,omitempty"`
}

// An ActionPlan is a national action plan; both years inclusive.
type ActionPlan struct {
	Title    string `json:"title"`
	FromYear int    `json:"from_year,omitempty"`
	ToYear   int    `json:"to_year,omitempty"`
	Public   bool   `json:"public,omitempty"`
}

// StatisticsReport is a yearly report of statistics.
type StatisticsReport struct {
	Year int     `json:"year"`
	Sent law.Day `json:"sent"`
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
	// MutualLegalAssistance is the central authority for requests in criminal matters (UNTOC, article 18(13)).
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
type HotlineStatus string

// What is known of a line.
const (
	HotlineWorking    HotlineStatus = "working"
	HotlineUnverified HotlineStatus = "unverified"
	HotlineReportedNo HotlineStatus = "reported-not-working"
)

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
