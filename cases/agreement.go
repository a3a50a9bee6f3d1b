package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// agreements returns the agreements in force that speak of passing data to a recipient, or to who
// belongs together with it, for a purpose.
func (f *File) agreements(
	to victim.Recipient, purpose victim.ConsentPurpose, on law.Day,
) []referral.Agreement {
	if len(f.Agreements) == 0 {
		return nil
	}
	return f.speaking(to, purpose, on, f.akin(to.ID))
}

// speaking is the same where it is known who belongs together with the recipient.
func (f *File) speaking(
	to victim.Recipient, purpose victim.ConsentPurpose, on law.Day, akin map[string]bool,
) []referral.Agreement {
	var out []referral.Agreement
	for i := range f.Agreements {
		if a := &f.Agreements[i]; a.InForce(on) && speaks(a, to, purpose, akin) {
			out = append(out, *a)
		}
	}
	return out
}

// speaks reports whether an agreement speaks of a recipient, or of one of the organisations that
// belong together with it.
func speaks(
	a *referral.Agreement, to victim.Recipient, purpose victim.ConsentPurpose, akin map[string]bool,
) bool {
	if a.SpeaksOf(to, purpose) {
		return true
	}
	for _, p := range a.Parties {
		of := to
		of.ID = p.ID
		if p.ID != "" && akin[p.ID] && a.SpeaksOf(of, purpose) {
			return true
		}
	}
	return false
}
