package cases

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
	PaymentForConsent    Means = "payment-for-consent" // payments or benefits to a person who has control over the victim
)

// DetectionChannel says through whom a case came to light. The zero value means "not recorded".
type DetectionChannel string

// The channels.
const (
	DetectedByPolice    DetectionChannel = "police"
	DetectedAtBorder    DetectionChannel = "border"
	DetectedByLabour    DetectionChannel = "labour-inspectorate"
	DetectedBySocial    DetectionChannel = "social-services"
	DetectedByHealth    DetectionChannel = "health-services"
	DetectedBySchool    DetectionChannel = "school"
	DetectedByAsylum    DetectionChannel = "asylum-procedure"
	DetectedByNGO       DetectionChannel = "ngo"
	DetectedByHotline   DetectionChannel = "hotline"
	DetectedBySelf      DetectionChannel = "self"
	DetectedByFamily    DetectionChannel = "family-or-friends"
	DetectedByPublic    DetectionChannel = "member-of-the-public"
	DetectedOnline      DetectionChannel = "online-monitoring"
	DetectedByForeign   DetectionChannel = "foreign-authority"
	DetectedByConsulate DetectionChannel = "consulate"
	DetectedOtherwise   DetectionChannel = "other"
)

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

// SuspectRole is the part of a suspect. The zero value means "not recorded".
type SuspectRole string

// The parts.
const (
	RoleRecruiter   SuspectRole = "recruiter"
	RoleTransporter SuspectRole = "transporter"
	RoleHarbourer   SuspectRole = "harbourer"
	RoleExploiter   SuspectRole = "exploiter"
	RoleController  SuspectRole = "controller"
	RoleOrganiser   SuspectRole = "organiser"
	RoleUser        SuspectRole = "user-of-services"
	RoleSmuggler    SuspectRole = "smuggler"
	RoleHelper      SuspectRole = "helper"
)

// OffenceKind is the kind of offence that a proceeding is about. The zero value means "not
// recorded".
type OffenceKind string

// The kinds.
const (
	OffenceTrafficking      OffenceKind = "trafficking"
	OffenceTraffickingChild OffenceKind = "trafficking-in-children"
	OffenceUseOfServices    OffenceKind = "use-of-services"
	OffenceSexual           OffenceKind = "sexual-offence"
	OffenceLabour           OffenceKind = "labour-exploitation"
	OffenceSmuggling        OffenceKind = "smuggling"
	OffenceDocuments        OffenceKind = "documents"
	OffenceOther            OffenceKind = "other"
)

// StepKind is a step of a criminal proceeding. The zero value means "not recorded".
type StepKind string

// The steps.
const (
	StepReported      StepKind = "reported"
	StepOpened        StepKind = "investigation-opened"
	StepRefused       StepKind = "investigation-refused"
	StepSuspended     StepKind = "suspended"
	StepResumed       StepKind = "resumed"
	StepCharged       StepKind = "charged"
	StepClosed        StepKind = "closed" // without a judgment
	StepTrial         StepKind = "trial"
	StepJudgment      StepKind = "judgment"
	StepAppeal        StepKind = "appeal"
	StepFinalJudgment StepKind = "final-judgment"
)

// ClosureReason is the reason of a refusal, suspension or closure. The zero value means "not
// recorded".
type ClosureReason string

// The reasons.
const (
	ClosedAgeUnknown     ClosureReason = "age-unknown"
	ClosedNoComplaint    ClosureReason = "no-complaint"
	ClosedWithdrawn      ClosureReason = "complaint-withdrawn"
	ClosedEvidence       ClosureReason = "insufficient-evidence"
	ClosedUnknownSuspect ClosureReason = "offender-unknown"
	ClosedLimitation     ClosureReason = "limitation"
	ClosedJurisdiction   ClosureReason = "no-jurisdiction"
	ClosedTransferred    ClosureReason = "transferred"
	ClosedNoOffence      ClosureReason = "no-offence"
	ClosedOtherReason    ClosureReason = "other"
)

// Judgment is the way a judgment went for a suspect. The zero value means "not recorded".
type Judgment string

// The ways.
const (
	Convicted       Judgment = "convicted"
	Acquitted       Judgment = "acquitted"
	OtherwiseJudged Judgment = "other"
)

// InterviewKind says what an interview is for. The zero value means "not recorded".
type InterviewKind string

// The kinds.
const (
	InterviewScreening InterviewKind = "screening" // to find out what the person needs, at first contact
	InterviewForensic  InterviewKind = "forensic"  // to take evidence
	InterviewSocial    InterviewKind = "social"
	InterviewAsylum    InterviewKind = "asylum"
)

// Premises are where an interview takes place. The zero value means "not recorded".
type Premises string

// The kinds of premises.
const (
	PremisesAdapted Premises = "adapted-room" // designed or adapted for interviews with children
	PremisesBarna   Premises = "barnahus"
	PremisesPolice  Premises = "police-station"
	PremisesCourt   Premises = "court-room"
	PremisesShelter Premises = "shelter"
	PremisesHealth  Premises = "health-facility"
	PremisesHome    Premises = "home"
	PremisesOther   Premises = "other"
)

// Companion is who is with a child at an interview. The zero value means "not recorded".
type Companion string

// The companions.
const (
	WithGuardian       Companion = "guardian"
	WithRepresentative Companion = "representative"
	WithParent         Companion = "parent"
	WithChosenAdult    Companion = "adult-of-choice"
	WithLawyer         Companion = "lawyer"
	WithSpecialist     Companion = "specialist"
	WithNobody         Companion = "nobody"
)

// CourtMeasure is a measure that protects a victim at a hearing. The zero value means "not
// recorded".
//
//	no-visual-contact
//	closed-hearing
//	remote-testimony
//	recorded-statement
//	no-unnecessary-private-questions
//	anonymity
//	support-person
type CourtMeasure string

// EvidenceKind is a kind of evidence. The zero value means "not recorded".
type EvidenceKind string

// The kinds.
const (
	EvidenceRecording EvidenceKind = "recording"
	EvidenceStatement EvidenceKind = "statement"
	EvidenceDocument  EvidenceKind = "document"
	EvidenceDigital   EvidenceKind = "digital"
	EvidenceMedical   EvidenceKind = "medical"
	EvidenceFinancial EvidenceKind = "financial"
	EvidencePhysical  EvidenceKind = "physical"
)

// MeasureKind is a kind of protective measure outside the court room. The zero value means "not
// recorded".
type MeasureKind string

// The kinds.
const (
	MeasureContactBan       MeasureKind = "contact-ban"
	MeasureSuspectRemoved   MeasureKind = "suspect-removed-from-home"
	MeasureSafeHouse        MeasureKind = "safe-house"
	MeasureEscort           MeasureKind = "escort"
	MeasureWitnessProgramme MeasureKind = "witness-programme"
	MeasureIdentityChange   MeasureKind = "identity-change"
	MeasureOtherProtection  MeasureKind = "other"
)

// LiabilityStage says how far it has gone against a victim. The zero value means "not recorded".
type LiabilityStage string

// The stages.
const (
	StageSuspected LiabilityStage = "suspected"
	StageCharged   LiabilityStage = "charged"
	StagePenalised LiabilityStage = "penalised" // convicted or fined
)

// LiabilityAct is what a victim is held liable for. The zero value means "not recorded".
//
//	irregular-entry-or-stay
//	irregular-work
//	begging
//	document-use
//	sexual-services
//	theft
//	drugs
//	part-in-trafficking
//	other
type LiabilityAct string

// NonPunishmentOutcome is a decision on whether a victim is punished. The zero value means "not
// recorded".
type NonPunishmentOutcome string

// The decisions.
const (
	NotCharged       NonPunishmentOutcome = "not-charged"
	Discontinued     NonPunishmentOutcome = "discontinued"
	NotPunished      NonPunishmentOutcome = "no-penalty"
	Quashed          NonPunishmentOutcome = "quashed"
	NonPunishRefused NonPunishmentOutcome = "refused"
)

// RefusedBecause is the reason why non-punishment was refused. The zero value means "not recorded".
type RefusedBecause string

// The reasons.
const (
	BecauseNoCompulsion RefusedBecause = "no-compulsion"
	BecauseNoLink       RefusedBecause = "no-link-to-trafficking"
	BecauseNotVictim    RefusedBecause = "not-a-victim"
	BecauseGravity      RefusedBecause = "gravity-of-the-act"
	BecauseOther        RefusedBecause = "other"
)

// CooperationKind is a form of cooperation between States. The zero value means "not recorded".
type CooperationKind string

// The forms.
const (
	MutualLegalAssistance CooperationKind = "mutual-legal-assistance"
	JointTeam             CooperationKind = "joint-investigation-team"
	InvestigationOrder    CooperationKind = "european-investigation-order"
	ArrestWarrant         CooperationKind = "arrest-warrant"
	Extradition           CooperationKind = "extradition"
	ViaEuropol            CooperationKind = "europol"
	ViaEurojust           CooperationKind = "eurojust"
	ViaInterpol           CooperationKind = "interpol"
	ViaSELEC              CooperationKind = "selec"
	Spontaneous           CooperationKind = "spontaneous-information"
	ConsularRequest       CooperationKind = "consular-request"
	JurisdictionTalks     CooperationKind = "consultation-on-jurisdiction"
	ChildProtectionAsk    CooperationKind = "child-protection-request" // between Central Authorities of the 1996 Hague Convention
)

// EventKind is what happened to a file. The zero value means "not recorded".
type EventKind string

// The kinds.
const (
	EventOpened    EventKind = "opened"
	EventChanged   EventKind = "changed"
	EventRead      EventKind = "read"
	EventDisclosed EventKind = "disclosed"
	EventReferred  EventKind = "referred"
	EventWithdrawn EventKind = "consent-withdrawn"
	EventDecided   EventKind = "decided"
	EventCorrected EventKind = "corrected"
	EventClosed    EventKind = "closed"
	EventReopened  EventKind = "reopened"
)

// Aggravation is a circumstance for which the instruments ask for a heavier penalty. The zero value
// means "not recorded".
type Aggravation string

// The circumstances of CETS No. 197, article 24, and of Directive 2011/36/EU, article 4(2) and (3).
const (
	AggravatedChild          Aggravation = "child-victim"
	AggravatedLife           Aggravation = "life-endangered"
	AggravatedHarm           Aggravation = "serious-violence-or-harm"
	AggravatedOfficial       Aggravation = "public-official"
	AggravatedOrganised      Aggravation = "criminal-organisation"
	AggravatedSexualMaterial Aggravation = "sexual-material-spread"
)

// JurisdictionGround is a ground on which a State has jurisdiction. The zero value means "not
// recorded".
//
//	territory
//	ship-or-aircraft
//	nationality-of-suspect
//	nationality-of-victim
//	residence-of-victim
//	extradition-refused
//	none
//
// Source: CETS No. 197, article 31.
type JurisdictionGround string

// DataRegime is the law under which personal data are processed. The zero value means "not
// recorded".
type DataRegime string

// The regimes.
const (
	RegimeGDPR           DataRegime = "gdpr"
	RegimeLawEnforcement DataRegime = "law-enforcement-directive"
	RegimeConvention108  DataRegime = "convention-108"
	RegimeNational       DataRegime = "national"
)

// ProcessingBasis is the legal basis of a processing. The zero value means "not recorded".
type ProcessingBasis string

// The bases of Regulation (EU) 2016/679, article 6(1), and of Directive (EU) 2016/680, article 8.
const (
	BasisConsent         ProcessingBasis = "consent"
	BasisLegalObligation ProcessingBasis = "legal-obligation"
	BasisVitalInterests  ProcessingBasis = "vital-interests"
	BasisPublicTask      ProcessingBasis = "public-task"
	BasisContract        ProcessingBasis = "contract"
	BasisLegitimate      ProcessingBasis = "legitimate-interests"
	BasisLawEnforcement  ProcessingBasis = "law-enforcement-task"
)

// SpecialCondition allows the processing of special categories of data. The zero value means "not
// recorded".
//
//	explicit-consent
//	vital-interests
//	social-protection-law
//	substantial-public-interest
//	health-or-social-care
//	legal-claims
//	strictly-necessary
//	no-special-categories
//
// Source: Regulation (EU) 2016/679, article 9(2), and Directive (EU) 2016/680, article 10.
type SpecialCondition string

// PublicationKind is a way of making something public. The zero value means "not recorded".
//
//	press
//	open-data
//	appeal-to-the-public
//	online
type PublicationKind string

// PublicationException is why the identity of a child may be made public. The zero value means
// "none".
//
//	family-tracing
//	well-being
//
// Source: CETS No. 197, article 11(2).
type PublicationException string

// StatementNature tells what a person said of facts from what somebody makes of it. The zero value
// means "not recorded".
//
//	fact
//	assessment
//
// Source: Directive (EU) 2016/680, article 7(1).
type StatementNature string
