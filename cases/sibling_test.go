package cases_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// siblings is a file with two children; the mother of v1, m1, consents for v1. How they hang
// together is for the caller to say.
func siblings() *cases.File {
	on := d(2026, 9, 2)
	return &cases.File{ID: "case-1", Victims: []victim.Victim{{
		ID:        "v1",
		Age:       person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 4, 1)},
		Relatives: []person.Relative{{ID: "m1", Relation: "mother", MayDecide: person.Yes}},
		Guardians: []victim.Guardian{{ID: "g1", Appointed: d(2026, 9, 1)}},
		Consents: []victim.Consent{{
			ID: "c1", Capacity: victim.ConsentParent, Giver: "m1", Given: on,
			ChildAgrees: person.Yes, Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		}, {
			ID: "c2", Capacity: victim.ConsentGuardian, Guardian: "g1", Given: on,
			ChildAgrees: person.Yes, Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
		}},
	}, {
		ID:  "v2",
		Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(2014, 4, 1)},
	}}}
}

func around(v *victim.Victim, r person.Relative) { v.Relatives = append(v.Relatives, r) }

// Siblings have a mother under two ids: who is suspected of what was done to one consents for none.
func TestSiblings_HaveTheSameFamily(t *testing.T) {
	on := d(2026, 9, 3)
	for _, link := range []struct {
		name string
		of   func(f *cases.File)
	}{
		{"by the record of the first", func(f *cases.File) {
			around(&f.Victims[0], person.Relative{ID: "x", Relation: "sibling", Victim: "v2"})
		}},
		{"by the record of the other", func(f *cases.File) {
			around(&f.Victims[1], person.Relative{ID: "x", Relation: "half-sibling", Victim: "v1"})
		}},
		{"by that of a third", func(f *cases.File) {
			f.Victims = append(f.Victims, victim.Victim{ID: "v3", Relatives: []person.Relative{
				{ID: "x", Relation: "sibling", Victim: "v1"},
				{ID: "y", Relation: "sibling", Victim: "v2"},
			}})
		}},
	} {
		suspect := func(kind person.RelationKind) []cases.Suspect {
			return []cases.Suspect{{
				ID: "s1", Relations: []cases.Relation{{Victim: "v2", Kind: kind}},
			}}
		}
		for _, c := range []struct {
			name             string
			of               func(f *cases.File)
			mother, guardian victim.ConsentFlaw
		}{
			{"nothing", func(*cases.File) {}, "", ""},
			{"a relative is suspected", func(f *cases.File) {
				around(&f.Victims[1], person.Relative{
					ID: "m2", Relation: "mother", Suspected: person.Yes,
				})
			}, victim.FlawSuspected, ""},
			{"a suspect is the mother", func(f *cases.File) {
				f.Suspects = suspect("mother")
			}, victim.FlawSuspected, ""},
			{"who was cleared", func(f *cases.File) {
				f.Suspects = suspect("mother")
				f.Suspects[0].Cleared = d(2026, 8, 1)
				around(&f.Victims[1], person.Relative{
					ID: "m2", Relation: "mother", Suspect: "s1",
				})
			}, "", ""},
			{"a suspect is the employer", func(f *cases.File) {
				f.Suspects = suspect("employer")
			}, "", ""},
			{"a suspect is the guardian", func(f *cases.File) {
				f.Suspects = suspect(person.RelationGuardian)
			}, victim.FlawSuspected, victim.FlawSuspected},
			{"the mother recruited", func(f *cases.File) {
				f.Conduct = []cases.Conduct{{
					ID: "k1", Victims: []string{"v2"}, Recruitment: cases.Recruiting{By: "mother"},
				}}
			}, victim.FlawSuspected, ""},
			{"the guardian kept the pay", func(f *cases.File) {
				f.Conduct = []cases.Conduct{{
					ID: "k1", Victims: []string{"v2"},
					Pay: cases.Pay{KeptBy: person.RelationGuardian},
				}}
			}, victim.FlawSuspected, victim.FlawSuspected},
			{"the answer of the family", func(f *cases.File) {
				f.Victims[1].Family.CarerSuspected = person.Yes
			}, victim.FlawSuspected, ""},
			{"a suspect was removed from the home", func(f *cases.File) {
				f.Measures = []cases.Measure{{
					ID: "x1", Victim: "v2", Kind: cases.MeasureSuspectRemoved,
				}}
			}, victim.FlawSuspected, ""},
			{"a suspect by another id", func(f *cases.File) {
				f.Suspects = []cases.Suspect{{ID: "s1"}}
				around(&f.Victims[1], person.Relative{
					ID: "m2", Relation: "mother", Suspect: "s1",
				})
			}, victim.FlawSuspected, ""},
		} {
			t.Run(link.name+", "+c.name, func(t *testing.T) {
				f := siblings()
				c.of(f)
				flaw := func(id string) victim.ConsentFlaw {
					return f.ConsentFlawNow(&f.Victims[0], id, victim.PurposeReferral, on)
				}
				assert.Empty(t, flaw("c1"), "of no sibling nothing is known")
				assert.Empty(t, flaw("c2"))
				link.of(f)
				assert.Equal(t, c.mother, flaw("c1"))
				assert.Equal(t, c.guardian, flaw("c2"))
				_, carer := f.CarerSuspicion(&f.Victims[0])
				_, same := f.Subjects()[0].CarerSuspicion()
				assert.Equal(t, carer, same, "one answer for consents and for rules")
				// The answers of the record say no.
				f.Victims[0].Relatives[0].Suspected = person.No
				f.Victims[0].Relatives[0].Conflict = person.No
				f.Victims[0].Guardians[0].Suspected = person.No
				assert.Empty(t, flaw("c1"))
				assert.Empty(t, flaw("c2"))
			})
		}
	}
}

// Many siblings take time in proportion.
func TestSiblings_InProportion(t *testing.T) {
	took := func(n int) time.Duration {
		f := siblings()
		for i := range n {
			id := fmt.Sprint("w", i)
			f.Victims = append(f.Victims, victim.Victim{ID: id, Relatives: []person.Relative{
				{ID: "x" + id, Relation: "sibling", Victim: "v1"},
			}})
			f.Conduct = append(f.Conduct, cases.Conduct{ID: "k" + id, Victims: []string{id}})
			f.Suspects = append(f.Suspects, cases.Suspect{
				ID: "s" + id, Relations: []cases.Relation{{Victim: id, Kind: "employer"}},
			})
		}
		v := &f.Victims[0]
		return growth.Cost(func() {
			require.Empty(t, f.ConsentFlawNow(v, "c1", victim.PurposeReferral, d(2026, 9, 3)))
			for _, s := range f.Subjects() {
				_, suspected := s.CarerSuspicion()
				require.False(t, suspected)
			}
		})
	}
	took(10)
	few, many := took(300), took(4800) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}
