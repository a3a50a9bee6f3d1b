package victim

//go:generate go run ../internal/gen -redact -open Childhood

// StatusKind is a step on the way to being identified as a victim. The zero value means "not
// recorded".
type StatusKind string

// The steps.
const (
	StatusDetected          StatusKind = "detected"
	StatusReferred          StatusKind = "referred" // to who identifies
	StatusPresumed          StatusKind = "presumed"
	StatusReasonableGrounds StatusKind = "reasonable-grounds" // a decision on whether there are any
	StatusIdentified        StatusKind = "identified"
	StatusNotConfirmed      StatusKind = "not-confirmed"
	StatusReviewed          StatusKind = "reviewed" // a decision on a complaint or by a review of its own motion
)

// DecisionOutcome is the way a decision went. The zero value means "not recorded".
type DecisionOutcome string

// The ways.
const (
	Positive DecisionOutcome = "positive"
	Negative DecisionOutcome = "negative"
)

// RefusalReason is the reason for a negative decision. The zero value means "not recorded".
type RefusalReason string

// The reasons. Some of them no negative decision may rest on; that is for the rules to say.
const (
	ReasonNoMeans              RefusalReason = "no-means"
	ReasonConsented            RefusalReason = "consented"
	ReasonNotTransnational     RefusalReason = "not-transnational"
	ReasonNoOrganisedGroup     RefusalReason = "no-organised-group"
	ReasonNoAct                RefusalReason = "no-act"
	ReasonNoExploitation       RefusalReason = "no-exploitation"
	ReasonSmugglingOnly        RefusalReason = "smuggling-only"
	ReasonInsufficientEvidence RefusalReason = "insufficient-evidence"
	ReasonNoCooperation        RefusalReason = "no-cooperation"
	ReasonAgeUnknown           RefusalReason = "age-unknown"
	ReasonVictimStatus         RefusalReason = "victim-status"
	ReasonHoldsPermit          RefusalReason = "holds-permit"
	ReasonNotEntitled          RefusalReason = "not-entitled"
	ReasonOffenderUnknown      RefusalReason = "offender-unknown"
	ReasonNoConviction         RefusalReason = "no-conviction"
	ReasonOtherRefusal         RefusalReason = "other"
)

// AccompanimentKind says who a child is with. The zero value means "not recorded".
type AccompanimentKind string

// The kinds, in the sense of the Committee on the Rights of the Child, General Comment No. 6,
// paragraphs 7 and 8.
const (
	Accompanied   AccompanimentKind = "accompanied"
	Separated     AccompanimentKind = "separated"     // without parents or customary carer, but perhaps with other relatives
	Unaccompanied AccompanimentKind = "unaccompanied" // without parents, other relatives or any adult responsible
)

// GuardianKind is the capacity in which somebody stands for a child. The zero value means "not
// recorded".
type GuardianKind string

// The capacities.
const (
	LegalGuardian     GuardianKind = "guardian"
	TemporaryGuardian GuardianKind = "temporary-guardian"
	Representative    GuardianKind = "representative"
	ProvisionalPerson GuardianKind = "provisional-person" // assists until a representative is appointed
)

// EndReason is the reason why a guardianship or a reflection period ended. The zero value means
// "not recorded".
type EndReason string

// The reasons.
const (
	EndMajority        EndReason = "majority"
	EndConflict        EndReason = "conflict-of-interest"
	EndReplaced        EndReason = "replaced"
	EndReturned        EndReason = "returned"
	EndPublicOrder     EndReason = "public-order"
	EndImproperClaim   EndReason = "improper-claim"
	EndRenewedContact  EndReason = "renewed-contact"
	EndOwnDecision     EndReason = "own-decision"
	EndNoCooperation   EndReason = "no-cooperation"
	EndPermitGranted   EndReason = "permit-granted"
	EndOtherReason     EndReason = "other"
	EndReasonNotStated EndReason = "not-stated"
)

// BestInterestsKind tells an assessment from a determination. The zero value means "not recorded".
type BestInterestsKind string

// The kinds, in the sense of the Committee on the Rights of the Child, General Comment No. 14,
// paragraph 47.
const (
	Assessment    BestInterestsKind = "assessment"
	Determination BestInterestsKind = "determination"
)

// BestInterestsElement is an element that a determination looks at. The zero value means "not
// recorded".
//
//	views
//	identity
//	family
//	safety
//	vulnerability
//	health
//	education
//
// Source: General Comment No. 14, paragraphs 52 to 79.
type BestInterestsElement string

// DecisionKind is a decision that matters in the life of a child. The zero value means "not
// recorded".
type DecisionKind string

// The decisions.
const (
	DecisionPlacement          DecisionKind = "placement"
	DecisionGuardianship       DecisionKind = "guardianship"
	DecisionFamilyContact      DecisionKind = "family-contact"
	DecisionTransfer           DecisionKind = "transfer"
	DecisionPermit             DecisionKind = "permit"
	DecisionReturn             DecisionKind = "return"
	DecisionInterviewExclusion DecisionKind = "interview-exclusion"
	DecisionDurableSolution    DecisionKind = "durable-solution"
)

// ViewsHow says how the views of a child were obtained. The zero value means "not recorded".
//
//	in-person
//	through-representative
//	in-writing
//	through-specialist
type ViewsHow string

// ViewsWeight says what weight the views of a child were given. The zero value means "not
// recorded".
//
//	followed
//	partly-followed
//	not-followed-with-reasons
type ViewsWeight string

// AbsenceReason is a reason why something that is usual was not done. The zero value means "not
// recorded".
type AbsenceReason string

// The reasons.
const (
	AbsenceTooYoung      AbsenceReason = "too-young"
	AbsenceOwnWish       AbsenceReason = "own-wish"
	AbsenceHealth        AbsenceReason = "health"
	AbsenceSafety        AbsenceReason = "safety"
	AbsenceBestInterests AbsenceReason = "best-interests"
	AbsenceUrgency       AbsenceReason = "urgency"
	AbsenceNotNecessary  AbsenceReason = "not-necessary"
	AbsenceNotAvailable  AbsenceReason = "not-available"
	AbsenceReasonedOrder AbsenceReason = "reasoned-decision"
	AbsenceOtherReason   AbsenceReason = "other"
)

// PlacementKind is a kind of place in which a person lives. The zero value means "not recorded".
type PlacementKind string

// The kinds.
const (
	PlacementShelter     PlacementKind = "shelter"
	PlacementCrisis      PlacementKind = "crisis-centre"
	PlacementFoster      PlacementKind = "foster-family"
	PlacementKinship     PlacementKind = "kinship-family"
	PlacementParents     PlacementKind = "parental-home"
	PlacementInstitution PlacementKind = "child-care-institution"
	PlacementReception   PlacementKind = "reception-centre"
	PlacementIndependent PlacementKind = "independent-living"
	PlacementHospital    PlacementKind = "hospital"
	PlacementDetention   PlacementKind = "detention"
)

// SolutionKind is a durable solution. The zero value means "not recorded".
//
//	family-reunification
//	return-to-care
//	local-integration
//	third-country
type SolutionKind string

// NeedKind is a kind of need or service. The zero value means "not recorded".
type NeedKind string

// The kinds; those of the minimum package of CETS No. 197, articles 12 and 13, come first.
const (
	NeedAccommodation  NeedKind = "accommodation"
	NeedMaterial       NeedKind = "material"
	NeedMedical        NeedKind = "medical"
	NeedPsychological  NeedKind = "psychological"
	NeedInterpretation NeedKind = "interpretation"
	NeedCounselling    NeedKind = "counselling"
	NeedInProceedings  NeedKind = "help-in-proceedings"
	NeedEducation      NeedKind = "education"
	NeedLegalAid       NeedKind = "legal-aid"
	NeedEmployment     NeedKind = "employment"
	NeedDisability     NeedKind = "disability"
	NeedReproductive   NeedKind = "reproductive-health"
	NeedProtection     NeedKind = "physical-protection"
	NeedReintegration  NeedKind = "reintegration"
)

// ServiceState says how an offer of a service stands. The zero value means "not recorded".
type ServiceState string

// The states.
const (
	ServiceOffered   ServiceState = "offered"
	ServiceAccepted  ServiceState = "accepted"
	ServiceDeclined  ServiceState = "declined"
	ServiceNotNeeded ServiceState = "not-needed"
	ServiceRefused   ServiceState = "refused" // by the provider
	ServiceEnded     ServiceState = "ended"
)

// ConsentCapacity is the capacity in which somebody consents. The zero value means "not recorded".
type ConsentCapacity string

// The capacities.
const (
	ConsentSelf     ConsentCapacity = "self"
	ConsentParent   ConsentCapacity = "parent"
	ConsentGuardian ConsentCapacity = "guardian"
	ConsentCourt    ConsentCapacity = "court"
)

// ConsentPurpose is what data or a step are consented to for. There is no wildcard. The zero value
// means "not recorded".
type ConsentPurpose string

// The purposes.
const (
	PurposeService        ConsentPurpose = "service"
	PurposeReferral       ConsentPurpose = "referral"
	PurposeMedicalExam    ConsentPurpose = "medical-examination"
	PurposeAgeAssessment  ConsentPurpose = "age-assessment"
	PurposeIdentification ConsentPurpose = "identification"
	PurposeProceedings    ConsentPurpose = "criminal-proceedings"
	PurposeTracing        ConsentPurpose = "family-tracing"
	PurposeReturn         ConsentPurpose = "return"
	PurposeCompensation   ConsentPurpose = "compensation"
	PurposeAsylum         ConsentPurpose = "asylum"
	PurposeStatistics     ConsentPurpose = "statistics"
	PurposeResearch       ConsentPurpose = "research"
)

// InformedOf is something that a person was told before consenting. The zero value means "not
// recorded".
//
//	purpose
//	recipients
//	categories
//	period
//	withdrawal
//	refusal-has-no-consequences
//	risks
//
// Source: the guidance on consent of the Human Trafficking Case Data Standard.
type InformedOf string

// InformationTopic is something that a victim is told about. The zero value means "not recorded".
type InformationTopic string

// The topics.
const (
	InfoProceedings  InformationTopic = "proceedings"
	InfoServices     InformationTopic = "services"
	InfoLegalAid     InformationTopic = "legal-aid"
	InfoCompensation InformationTopic = "compensation"
	InfoReflection   InformationTopic = "reflection-period"
	InfoPermit       InformationTopic = "residence-permit"
	InfoAsylum       InformationTopic = "asylum"
	InfoRights       InformationTopic = "rights"
)

// IndicatorStrength is the weight of an indicator. The zero value means "not recorded".
type IndicatorStrength string

// The strengths, as in the operational indicators of the ILO and the European Commission.
const (
	Strong       IndicatorStrength = "strong"
	MediumWeight IndicatorStrength = "medium"
	Weak         IndicatorStrength = "weak"
)

// IndicatorDimension is the side of trafficking to which an indicator speaks. The zero value means
// "not recorded".
type IndicatorDimension string

// The dimensions of the operational indicators of the ILO and the European Commission.
const (
	DimensionDeceptiveRecruitment IndicatorDimension = "deceptive-recruitment"
	DimensionCoerciveRecruitment  IndicatorDimension = "coercive-recruitment"
	DimensionAbuseOfVulnerability IndicatorDimension = "recruitment-by-abuse-of-vulnerability"
	DimensionExploitation         IndicatorDimension = "exploitation"
	DimensionCoercionDestination  IndicatorDimension = "coercion-at-destination"
	DimensionVulnerabilityAtDest  IndicatorDimension = "abuse-of-vulnerability-at-destination"
	DimensionGeneral              IndicatorDimension = "general"
)

// PermitDecision is the decision on a permit. The zero value means "not decided".
type PermitDecision string

// The decisions.
const (
	PermitGranted   PermitDecision = "granted"
	PermitRefused   PermitDecision = "refused"
	PermitWithdrawn PermitDecision = "withdrawn"
)

// ClaimRoute is a route to compensation. The zero value means "not recorded".
type ClaimRoute string

// The routes.
const (
	RouteStateFund ClaimRoute = "state-fund"
	RouteCriminal  ClaimRoute = "criminal-proceedings"
	RouteCivil     ClaimRoute = "civil"
	RouteLabour    ClaimRoute = "labour"
)

// AssessmentAspect is something that an individual assessment of needs looks at. The zero value
// means "not recorded".
//
//	health
//	disability
//	pregnancy
//	trauma
//	safety
//	schooling
type AssessmentAspect string
