package care

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
	ReasonUnlawfulEarnings     RefusalReason = "unlawful-earnings"
	ReasonOtherRefusal         RefusalReason = "other"
)
