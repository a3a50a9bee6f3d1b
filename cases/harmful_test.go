package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Where the file names who exploited or harmed the child by a relation alone, a parent or guardian
// who may be that person neither consents nor reads. The answer no takes it back.
func TestHarmful_IsSuspected(t *testing.T) {
	on := d(2026, 9, 4)
	conduct := func(c cases.Conduct) func(*cases.File, person.RelationKind) {
		return func(f *cases.File, _ person.RelationKind) {
			c.Victims = []string{"v1"}
			f.Conduct = []cases.Conduct{c}
		}
	}
	for name, change := range map[string]func(*cases.File, person.RelationKind){
		"last contact": func(f *cases.File, k person.RelationKind) {
			f.Victims[0].LastContact.By = k
		},
		"incident": func(f *cases.File, k person.RelationKind) {
			f.Victims[0].Incidents = []care.Incident{{ByKind: []person.RelationKind{k}}}
		},
		"recruitment": func(f *cases.File, k person.RelationKind) {
			conduct(cases.Conduct{Recruitment: cases.Recruiting{By: k}})(f, k)
		},
		"pay": func(f *cases.File, k person.RelationKind) {
			conduct(cases.Conduct{Pay: cases.Pay{KeptBy: k}})(f, k)
		},
		"debt": func(f *cases.File, k person.RelationKind) {
			conduct(cases.Conduct{Debts: []cases.Debt{{To: k}}})(f, k)
		},
		"fee": func(f *cases.File, k person.RelationKind) {
			conduct(cases.Conduct{
				Recruitment: cases.Recruiting{Fees: []cases.Debt{{To: k}}},
			})(f, k)
		},
	} {
		for kind, cares := range map[person.RelationKind]bool{
			"mother": true, "guardian": true, "carer": true, "friend": false, "": false,
		} {
			f := clean(t)
			f.Victims[0].LastContact, f.Victims[0].Incidents = victim.ExploiterContact{}, nil
			f.Victims[0].Separations = nil
			change(f, kind)
			name := name + " by " + string(kind)
			assert.Equal(t, cares, view(t, f, "receiver", referral.Full, on).Empty(), name)
			assert.Equal(t, kind == "guardian", view(t, f, "guardian", referral.Full, on).Empty(),
				"%s: the guardian reads", name)
			f.Victims[0].Family.CarerSuspected = person.No
			f.Victims[0].Guardians[0].Suspected = person.No
			assert.False(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
			assert.False(t, view(t, f, "guardian", referral.Full, on).Empty(), name)
		}
	}
	for name, change := range map[string]func(*cases.File, person.RelationKind){
		"the family knew": conduct(cases.Conduct{
			Recruitment: cases.Recruiting{FamilyKnew: person.Yes},
		}),
		"the family was paid": conduct(cases.Conduct{
			Recruitment: cases.Recruiting{FamilyPaid: person.Yes},
		}),
		"harm in the family": func(f *cases.File, _ person.RelationKind) {
			f.Victims[0].Separations = []care.Separation{{
				Harm: []care.SeparationHarm{"exploitation-in-family"},
			}}
		},
		"a placement that ended for abuse": func(f *cases.File, _ person.RelationKind) {
			f.Victims[0].Placements = []care.Placement{{
				Kind: care.PlacementParents, Ended: "abuse-or-neglect",
			}}
		},
		"care that ended for exploitation": func(f *cases.File, _ person.RelationKind) {
			f.Victims[0].Relatives = []person.Relative{{
				ID: "p1", Relation: "mother", CarerEnd: "exploitation",
			}}
		},
	} {
		f := clean(t)
		f.Victims[0].LastContact, f.Victims[0].Incidents = victim.ExploiterContact{}, nil
		f.Victims[0].Separations = nil
		assert.False(t, view(t, f, "receiver", referral.Full, on).Empty(), "nothing")
		change(f, "")
		assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
	}
	f := clean(t)
	f.Victims[0].LastContact, f.Victims[0].Incidents = victim.ExploiterContact{}, nil
	f.Victims[0].Separations = nil
	f.Conduct = []cases.Conduct{{
		Victims: []string{"v1"}, To: d(2026, 8, 1), Recruitment: cases.Recruiting{By: "guardian"},
	}}
	assert.False(t, view(t, f, "guardian", referral.Full, on).Empty(), "who was appointed later")
}
