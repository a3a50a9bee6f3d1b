package care

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
