package rule

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Parameter is a time for which the law names no number and a user may set one. The zero
// Parameter means "none".
type Parameter string

// The parameters.
const (
	FirstService     Parameter = "first-service"
	NeedsAssessment  Parameter = "needs-assessment"
	Schooling        Parameter = "schooling"
	GuardianTime     Parameter = "guardian"
	DecisionTime     Parameter = "identification-decision"
	FirstInterview   Parameter = "first-interview"
	PermitDecision   Parameter = "permit-decision"
	LawyerTime       Parameter = "lawyer"
	Verification     Parameter = "verification-of-nationality"
	NonPunishment    Parameter = "non-punishment-decision"
	ReferralTime     Parameter = "referral"
	NotificationTime Parameter = "notification-of-child-protection"
	Acknowledgement  Parameter = "acknowledgement-of-referral"
	AsylumContact    Parameter = "asylum-contact"
	PlanTime         Parameter = "individual-plan"
	DangerTime       Parameter = "immediate-danger"
	MissingTime      Parameter = "missing-child"
	AnswerTime       Parameter = "answer-to-request"
	FeedbackTime     Parameter = "feedback-after-handover"
	ReviewTime       Parameter = "review-of-placement"
	MonitoringTime   Parameter = "monitoring-after-return"
)

// A Policy gives numbers where the law says "without delay" and names none. It is the user's, never
// the library's: an empty Policy makes no such duty overdue. A number of the law is never replaced.
type Policy map[Parameter]law.Length

// A Setting is one entry of a policy, as a receipt shows it.
type Setting struct {
	Parameter Parameter  `json:"parameter"`
	Length    law.Length `json:"length"`
}

// settings returns the entries of p, sorted. What is no parameter is left out.
func (p Policy) settings() []Setting {
	var out []Setting
	for k, v := range p {
		if law.IsValid(k) {
			out = append(out, Setting{k, v})
		}
	}
	slices.SortFunc(out, func(a, b Setting) int { return cmp.Compare(a.Parameter, b.Parameter) })
	return out
}
