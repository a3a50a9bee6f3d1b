// Package referraltest moves referrals in tests that are not about the pre-flight.
package referraltest

import (
	"github.com/antitrafficking/palermo/internal/clearing"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Apply makes a move; to send is cleared by a pre-flight that found nothing in the way.
func Apply(r referral.Referral, s referral.Step) (referral.Referral, referral.Event, error) {
	if s.Action != referral.Send || s.Actor != referral.Sender || s.Revision != r.Revision {
		return r.Apply(s)
	}
	h := referral.Handing{Victim: &victim.Victim{ID: r.Victim}, Referral: &r}
	return referral.SendOn(clearing.Issue(), Clearance(h, s), h, s.Day, s.Key)
}

// Clearance is that of a pre-flight of h in which nothing stood in the way but the rules named.
func Clearance(
	h referral.Handing, s referral.Step, blocking ...jurisdiction.RuleID,
) referral.Clearance {
	return referral.Clear(clearing.Issue(), h, true, blocking, s.Day)
}
