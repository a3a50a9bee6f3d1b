package victim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Whom a risk or an incident names is suspected: a mother who decides for the child gives no
// consent, and a guardian does not stand for the child.
func TestVictim_Accused(t *testing.T) {
	on := d(2026, 10, 1)
	for name, tt := range map[string]struct {
		change func(*victim.Victim)
		is     bool
	}{
		"nothing": {func(*victim.Victim) {}, false},
		"a risk from her": {func(v *victim.Victim) {
			v.Risks = []care.Risk{{Items: []care.RiskItem{{Kind: "neglect", From: "m"}}}}
		}, true},
		"no risk from her": {func(v *victim.Victim) {
			v.Risks = []care.Risk{{Items: []care.RiskItem{
				{Kind: "neglect", From: "m", Found: person.No},
				{Kind: "debt", From: "m", Level: care.RiskNone},
			}}}
		}, false},
		"an incident by her": {func(v *victim.Victim) {
			v.Incidents = []care.Incident{{By: []string{"x", "m"}}}
		}, true},
	} {
		v := child()
		v.Relatives = []person.Relative{{
			ID: "m", Relation: "mother", MayDecide: person.Yes, Guardian: "g",
		}}
		v.Guardians = []victim.Guardian{{ID: "g", Appointed: d(2026, 9, 1)}}
		v.Consents = []victim.Consent{{
			ID: "c", Capacity: victim.ConsentParent, Giver: "m", Given: d(2026, 9, 2),
			ChildAgrees: person.Yes, Purposes: []victim.ConsentPurpose{victim.PurposeService},
		}}
		tt.change(&v)
		_, suspected := v.CarerSuspicion()
		assert.Equal(t, tt.is, suspected, name)
		assert.Equal(t, tt.is, v.Doubts(&v.Guardians[0]), name)
		flaw := v.ConsentFlaw(v.Consents[0], victim.PurposeService, on)
		assert.Equal(t, tt.is, flaw == victim.FlawSuspected, "%s: %s", name, flaw)
	}
}
