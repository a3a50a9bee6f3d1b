package referral

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A Clearance is what the pre-flight said of a referral at one revision, on one day. It is shown
// with the [Step] that sends.
type Clearance struct {
	Referral string  `json:"referral" data:"id"`
	Revision int     `json:"revision" data:"case"`
	Day      law.Day `json:"day" data:"case"`
	// Blocking are the rules that stand in the way; empty lets the referral through.
	Blocking []rule.ID `json:"blocking,omitempty" data:"case"`
}

// Cleared returns what a report that [Preflight] made of r says.
func Cleared(r *Referral, report *rule.Report) *Clearance {
	return &Clearance{Referral: r.ID, Revision: r.Revision, Day: report.On, Blocking: Blocking(report)}
}

// of reports whether c speaks of r as it is, and of day.
func (c *Clearance) of(r *Referral, day law.Day) bool {
	return c.Referral == r.ID && c.Revision == r.Revision && c.Day == day
}

// Blocking returns the ids of the rules of a pre-flight that stand in the way. A fact that is
// missing stands in the way as well.
func Blocking(r *rule.Report) []rule.ID {
	var out []rule.ID
	for i := range r.Findings {
		switch f := &r.Findings[i]; f.Outcome {
		case rule.NotMet, rule.Overdue, rule.Unknown:
			if !slices.Contains(out, f.Rule) {
				out = append(out, f.Rule)
			}
		}
	}
	return out
}
