package jurisdiction

import "github.com/antitrafficking/palermo/jurisdiction/law"

// A RuleID names a compliance rule for ever: "CHILD-001". It is never renumbered and never given to
// another rule. The catalogue is docs/rules.md.
type RuleID string

// An Exemption is a recorded decision of an authority that a rule need not be followed for one
// person.
type Exemption struct {
	Rule      RuleID          `json:"rule" data:"case" validate:"required"`
	Authority BodyKind        `json:"authority" data:"case" validate:"required,tip_code"`
	Reason    ExemptionReason `json:"reason" data:"case" validate:"required,tip_code"`
	// Day is the first day of the exemption, Until the last; a zero Until lasts.
	Day   law.Day `json:"day" data:"case" validate:"required"`
	Until law.Day `json:"until,omitzero" data:"case"`
}

// ExemptionReason is the reason of an exemption. The zero value means "not recorded".
//
//	best-interests
//	safety
//	own-wish
//	impossible
//	court-order
type ExemptionReason string

// Exempts reports whether e exempts from the rule on day: it names an authority and a reason, and
// stands on that day.
func (e Exemption) Exempts(id RuleID, day law.Day) bool {
	return e.Rule == id && law.IsValid(e.Authority) && law.IsValid(e.Reason) && !e.Day.IsZero() &&
		law.Span{From: e.Day, To: e.Until}.Contains(day)
}
