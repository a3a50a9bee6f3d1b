package victim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// Who may decide for a child, by the record of who gave the consent: CRC, article 5; United Nations
// Guidelines for the Alternative Care of Children, paragraph 29(b). A suspected parent gives none.
func TestConsentFlaw_Giver(t *testing.T) {
	on := d(2026, 9, 2)
	child := born(2014, 1, 1)
	given := victim.Consent{
		ID: "c1", Given: d(2026, 9, 1), Purposes: []victim.ConsentPurpose{victim.PurposeService},
		ChildAgrees: person.Yes, Giver: "r1",
	}
	parent := func(r person.Relative) person.Relative {
		r.ID, r.Relation = "r1", "mother"
		return r
	}
	year, _ := person.ParseDate("2026")
	father := person.Relative{ID: "r2", Relation: "father", Suspected: person.Yes}
	for name, tt := range map[string]struct {
		capacity  victim.ConsentCapacity
		relatives []person.Relative
		want      victim.ConsentFlaw
	}{
		"a mother": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{})}, "",
		},
		"not in the record": {victim.ConsentParent, nil, victim.FlawNotEntitled},
		"an aunt as parent": {
			victim.ConsentParent, []person.Relative{{ID: "r1", Relation: "aunt-or-uncle"}},
			victim.FlawNotEntitled,
		},
		"an aunt": {
			victim.ConsentCarer, []person.Relative{{ID: "r1", Relation: "aunt-or-uncle"}},
			victim.FlawNotEntitled,
		},
		"an aunt who may decide": {
			victim.ConsentCarer, []person.Relative{{
				ID: "r1", Relation: "aunt-or-uncle", MayDecide: person.Yes,
				DecisionBasis: "court-order",
			}}, "",
		},
		"a sister who may decide": {
			victim.ConsentSibling, []person.Relative{{
				ID: "r1", Relation: "sibling", MayDecide: person.Yes, DecisionBasis: "order",
			}}, "",
		},
		"nobody knows": {
			victim.ConsentOther, []person.Relative{{ID: "r1", MayDecide: person.AnswerUnknown}},
			victim.FlawNotEntitled,
		},
		"no parental responsibility": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{MayDecide: person.No})},
			victim.FlawNotEntitled,
		},
		"dead": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{Alive: person.No})},
			victim.FlawNotEntitled,
		},
		"may have died before": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{Died: year})},
			victim.FlawNotEntitled,
		},
		"suspected": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{Suspected: person.Yes})},
			victim.FlawSuspected,
		},
		"a suspect of the file": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{Suspect: "s1"})},
			victim.FlawSuspected,
		},
		"in conflict": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{Conflict: person.Yes})},
			victim.FlawSuspected,
		},
		"twice, once suspected": {
			victim.ConsentParent, []person.Relative{
				parent(person.Relative{}), parent(person.Relative{Suspected: person.Yes}),
			}, victim.FlawSuspected,
		},
		"the other parent is suspected": {
			victim.ConsentParent, []person.Relative{parent(person.Relative{}), father},
			victim.FlawSuspected,
		},
		"the other is, and this one is cleared": {
			victim.ConsentParent, []person.Relative{
				parent(person.Relative{Suspected: person.No, Conflict: person.No}), father,
			}, "",
		},
	} {
		v := victim.Victim{ID: "v1", Age: child, Relatives: tt.relatives}
		c := given
		c.Capacity = tt.capacity
		assert.Equal(t, tt.want, v.ConsentFlaw(c, victim.PurposeService, on), name)
	}

	// Without the name of the giver any suspected relative who may decide spoils the consent.
	v := victim.Victim{ID: "v1", Age: child, Relatives: []person.Relative{father}}
	c := given
	c.Capacity, c.Giver = victim.ConsentParent, ""
	assert.Equal(t, victim.FlawSuspected, v.ConsentFlaw(c, victim.PurposeService, on))
	v.Family.CarerSuspected = person.No // a label does not outweigh the fact
	assert.Equal(t, victim.FlawSuspected, v.ConsentFlaw(c, victim.PurposeService, on))
	v.Relatives = nil
	assert.Empty(t, v.ConsentFlaw(c, victim.PurposeService, on))

	// A guardian who is the same person as a suspected relative gives none either.
	v.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 1, 1)}}
	c.Capacity, c.Guardian = victim.ConsentGuardian, "g1"
	assert.Empty(t, v.ConsentFlaw(c, victim.PurposeService, on))
	v.Relatives = []person.Relative{{ID: "r9", Guardian: "g1", Suspected: person.Yes}}
	assert.Equal(t, victim.FlawSuspected, v.ConsentFlaw(c, victim.PurposeService, on))
}

// Parents hold parental responsibility; others only where a decision gives it, and most people who
// are around a child never: CRC, articles 3(2), 5 and 18(1); Hague Convention of 1996, articles
// 1(2), 3 and 16. Where the record leaves a doubt, the answer protects the child.
func TestConsentFlaw_AnAnswerMakesNobodyAParent(t *testing.T) {
	parents := map[person.RelationKind]bool{
		"parent": true, "mother": true, "father": true, "adoptive-parent": true,
	}
	byDecision := map[person.RelationKind]bool{
		"step-parent": true, "foster-parent": true, "guardian": true, "carer": true,
		"sibling": true, "half-sibling": true, "step-sibling": true, "grandparent": true,
		"aunt-or-uncle": true, "cousin": true, "nephew-or-niece": true, "relative": true,
	}
	decided := map[person.Authority]bool{"court-order": true, "order": true}
	on := d(2026, 9, 2)
	for _, k := range append(law.Codes[person.RelationKind](), "", "nope") {
		for _, basis := range append(law.Codes[person.Authority](), "", "nope") {
			for _, capacity := range []victim.ConsentCapacity{
				victim.ConsentParent, victim.ConsentCarer, victim.ConsentSibling,
				victim.ConsentOther,
			} {
				v := victim.Victim{
					ID: "v1", Age: born(2014, 1, 1), Relatives: []person.Relative{{
						ID: "r1", Relation: k, MayDecide: person.Yes, DecisionBasis: basis,
					}},
				}
				c := victim.Consent{
					ID: "c1", Given: d(2026, 9, 1), ChildAgrees: person.Yes, Giver: "r1",
					Purposes: []victim.ConsentPurpose{victim.PurposeService}, Capacity: capacity,
				}
				want := victim.FlawNotEntitled
				if parents[k] && basis != "none" && basis != "nope" ||
					byDecision[k] && decided[basis] {
					want = ""
				}
				flaw := v.ConsentFlaw(c, victim.PurposeService, on)
				assert.Equal(t, want, flaw, "%q by %q as %q", k, basis, capacity)
				v.Relatives[0].Suspected = person.Yes
				assert.Equal(
					t, victim.FlawSuspected, v.ConsentFlaw(c, victim.PurposeService, on), k,
				)
			}
		}
	}

	// A relative who was appointed guardian has a decision on file, as long as the office lasts.
	v := victim.Victim{
		ID: "v1", Age: born(2014, 1, 1),
		Guardians: []victim.Guardian{{ID: "g1", Appointed: d(2026, 8, 1)}},
		Relatives: []person.Relative{{
			ID: "r1", Relation: "grandparent", MayDecide: person.Yes, Guardian: "g1",
		}},
	}
	c := victim.Consent{
		ID: "c1", Given: d(2026, 9, 1), ChildAgrees: person.Yes, Giver: "r1",
		Purposes: []victim.ConsentPurpose{victim.PurposeService}, Capacity: victim.ConsentCarer,
	}
	assert.Empty(t, v.ConsentFlaw(c, victim.PurposeService, on))
	v.Guardians[0].Ended = d(2026, 8, 15)
	assert.Equal(t, victim.FlawNotEntitled, v.ConsentFlaw(c, victim.PurposeService, on))

	// Whoever a court let decide is not named by the employer.
	c.Capacity, v.Guardians = victim.ConsentCourt, nil
	for _, k := range law.Codes[person.RelationKind]() {
		v.Relatives = []person.Relative{{ID: "r1", Relation: k, MayDecide: person.Yes}}
		want := victim.FlawNotEntitled
		if parents[k] || byDecision[k] {
			want = ""
		}
		assert.Equal(t, want, v.ConsentFlaw(c, victim.PurposeService, on), k)
		v.Relatives[0].Suspected = person.Yes
		assert.Equal(t, victim.FlawSuspected, v.ConsentFlaw(c, victim.PurposeService, on), k)
	}
	c.Giver = ""
	assert.Empty(t, v.ConsentFlaw(c, victim.PurposeService, on), "a court that names nobody")
}

// What was refused is not given, until a later day on which it is.
func TestConsentFlaw_Refused(t *testing.T) {
	v := victim.Victim{ID: "v1", Age: born(1990, 1, 1)}
	c := victim.Consent{
		ID: "c1", Capacity: victim.ConsentSelf, Refused: d(2026, 9, 1),
		Purposes: []victim.ConsentPurpose{victim.PurposeProceedings},
	}
	flaw := func(given law.Day) victim.ConsentFlaw {
		c.Given = given
		return v.ConsentFlaw(c, victim.PurposeProceedings, d(2026, 9, 3))
	}
	assert.Equal(t, victim.FlawRefused, flaw(law.Day{}))
	assert.Equal(t, victim.FlawRefused, flaw(d(2026, 8, 31)))
	assert.Equal(t, victim.FlawRefused, flaw(d(2026, 9, 1)))
	assert.Empty(t, flaw(d(2026, 9, 2)))
}

// CRC, articles 1 and 12; CETS No. 197, article 10(4)(a): a child does not consent alone, and one
// who is presumed to be a child neither.
func TestConsentFlaw_ofWhoCountsAsAChild(t *testing.T) {
	on := d(2026, 11, 20)
	c := victim.Consent{
		ID: "c1", Capacity: victim.ConsentSelf, Given: d(2026, 11, 1),
		Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
	}
	for name, age := range map[string]person.Age{
		"an infant by an estimate":   about(0, 0, d(2026, 11, 1)),
		"give or take a year":        about(0, 1, d(2026, 11, 1)),
		"an infant by a range":       between(0, 0, d(2026, 11, 1)),
		"a range without its day":    between(12, 14, law.Day{}),
		"a year of another calendar": born(1388, 5, 1),
		"a year, with its first day": with(born(2008, 1, 1), func(a *person.Age) {
			a.Knowledge, a.BirthYear = person.AgeYear, 2008
		}),
		"a passport, and reasons":    with(born(2005, 1, 2), believed(person.Yes)),
		"an inconclusive assessment": assessments(inconclusive(d(2026, 10, 20))),
		"confirmed against the paper": with(born(2005, 1, 2),
			recorded(person.ConfirmedChild, d(2026, 11, 1))),
	} {
		v := victim.Victim{ID: "v1", Age: age}
		assert.Equal(t, victim.FlawChildAlone, v.ConsentFlaw(c, victim.PurposeReferral, on), name)
	}
	adult := victim.Victim{ID: "v1", Age: born(2005, 1, 2)}
	assert.Empty(t, adult.ConsentFlaw(c, victim.PurposeReferral, on))
}
