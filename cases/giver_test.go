package cases_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// given is a file with a child, a consent, and a referral that rests on it.
func given(t *testing.T, born law.Day, c victim.Consent) *cases.File {
	t.Helper()
	f := file()
	v := &f.Victims[0]
	v.Age = person.Age{Knowledge: person.AgeExact, BirthDay: born}
	c.ID, c.Given, c.ChildAgrees, c.Language = "c1", d(2026, 9, 1), person.Yes, "sq"
	c.Purposes = []victim.ConsentPurpose{victim.PurposeReferral}
	c.Recipients = []victim.Recipient{house.Recipient()}
	c.Categories = law.Codes[person.Category]()
	v.Consents = []victim.Consent{c}
	f.Referrals = []referral.Referral{{
		ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Draft, Consent: "c1",
		From: office, To: house, ChildViews: d(2026, 9, 1),
	}}
	return &f
}

// flaw returns what keeps the consent of a file from counting, and checks that the pre-flight and
// the view say the same.
func flaw(t *testing.T, f *cases.File) victim.ConsentFlaw {
	t.Helper()
	on := d(2026, 9, 4)
	out := f.ConsentFlawNow(&f.Victims[0], "c1", victim.PurposeReferral, on)
	_, clearance, err := duty.Preflight(f, "r1", on)
	require.NoError(t, err)
	blocks := false
	for _, id := range clearance.Blocking() {
		blocks = blocks || id == "PREF-001"
	}
	assert.Equal(t, out != "", blocks, "PREF-001")
	return out
}

// Nobody decides for a person who by any record of the file is the person, or is a child.
func TestFile_ConsentFlaw_GiverIsChild(t *testing.T) {
	child, adult := d(2012, 4, 1), d(1990, 4, 1)
	nine := victim.Victim{ID: "v2", Age: person.Age{
		Knowledge: person.AgeExact, BirthDay: d(2017, 4, 1),
	}}
	grown := victim.Victim{ID: "v2", Age: person.Age{
		Knowledge: person.AgeExact, BirthDay: d(1996, 4, 1),
	}}
	year := func(s string) person.Date {
		out, err := person.ParseDate(s)
		require.NoError(t, err)
		return out
	}
	relative := func(r person.Relative) []person.Relative {
		r.ID = "re1"
		return []person.Relative{r}
	}
	by := func(c victim.ConsentCapacity) victim.Consent {
		return victim.Consent{Capacity: c, Giver: "re1"}
	}
	guardian := victim.Consent{Capacity: victim.ConsentGuardian, Guardian: "g1"}
	for name, c := range map[string]struct {
		born      law.Day
		consent   victim.Consent
		relatives []person.Relative
		guardian  string
		other     victim.Victim
		want      victim.ConsentFlaw
	}{
		"a sister, grown": {child, by(victim.ConsentSibling), relative(person.Relative{
			Relation: "sibling", MayDecide: person.Yes, DecisionBasis: "order", Victim: "v2",
		}), "", grown, ""},
		"a sister of nine": {child, by(victim.ConsentSibling), relative(person.Relative{
			Relation: "sibling", MayDecide: person.Yes, DecisionBasis: "order", Victim: "v2",
		}), "", nine, victim.FlawNotEntitled},
		"a carer born in 2015": {child, by(victim.ConsentCarer), relative(person.Relative{
			Relation: "sibling", MayDecide: person.Yes, BirthDate: year("2015"),
		}), "", grown, victim.FlawNotEntitled},
		"somebody who may be 17": {child, by(victim.ConsentOther), relative(person.Relative{
			Relation: "cousin", MayDecide: person.Yes, BirthDate: year("2008"),
		}), "", grown, victim.FlawNotEntitled},
		"the child as a parent": {child, by(victim.ConsentParent), relative(person.Relative{
			Relation: "mother", MayDecide: person.Yes, Victim: "v1",
		}), "", grown, victim.FlawNotEntitled},
		"a mother of 16": {child, by(victim.ConsentParent), relative(person.Relative{
			Relation: "mother", BirthDate: year("2010-01-01"),
		}), "", grown, victim.FlawNotEntitled},
		"a mother of 16 who may decide": {child, by(victim.ConsentParent), relative(
			person.Relative{
				Relation: "mother", MayDecide: person.Yes, BirthDate: year("2010-01-01"),
			}), "", grown, ""},
		"the only parent, unnamed, of 16": {child, victim.Consent{
			Capacity: victim.ConsentParent,
		}, relative(person.Relative{
			Relation: "mother", BirthDate: year("2010-01-01"),
		}), "", grown, victim.FlawNotEntitled},
		"a guardian":          {child, guardian, nil, "g1", nine, ""},
		"the child as one":    {child, guardian, nil, "v1", nine, victim.FlawNotEntitled},
		"a guardian of nine":  {child, guardian, nil, "v2", nine, victim.FlawNotEntitled},
		"the same by a link":  {child, guardian, linked("g1"), "g1", nine, victim.FlawNotEntitled},
		"of an adult":         {adult, guardian, nil, "g1", nine, ""},
		"the adult":           {adult, guardian, nil, "v1", nine, victim.FlawNotEntitled},
		"a child of an adult": {adult, guardian, nil, "v2", nine, victim.FlawNotEntitled},
	} {
		t.Run(name, func(t *testing.T) {
			f := given(t, c.born, c.consent)
			v := &f.Victims[0]
			v.Relatives = c.relatives
			if c.guardian != "" {
				v.Guardians = []victim.Guardian{{
					ID: c.guardian, Appointed: d(2026, 8, 1), Suspected: person.No,
					Conflict: person.No, ConflictCheck: d(2026, 8, 1),
				}}
				v.Consents[0].Guardian = c.guardian
			}
			f.Victims = append(f.Victims, c.other)
			assert.Equal(t, c.want, flaw(t, f))
			if c.guardian != "" {
				view, err := f.Disclose(
					cases.GuardianOf("v1", c.guardian), referral.Full, d(2026, 9, 4),
				)
				require.NoError(t, err)
				assert.Equal(t, c.want != "", view.Empty(), "the guardian reads")
			}
		})
	}
}

func linked(guardian string) []person.Relative {
	return []person.Relative{{
		ID: "re1", Relation: "sibling", Guardian: guardian, Victim: "v2",
	}}
}

// To leave out which parent consented opens nothing that the name would shut.
func TestFile_ConsentFlaw_UnnamedParent(t *testing.T) {
	suspect := func(k person.RelationKind, of string) []cases.Suspect {
		return []cases.Suspect{{ID: "s1", Relations: []cases.Relation{{Victim: of, Kind: k}}}}
	}
	for name, c := range map[string]struct {
		change func(*cases.File, *victim.Victim)
		shut   bool
	}{
		"nothing": {func(*cases.File, *victim.Victim) {}, false},
		"a relative is suspected": {func(f *cases.File, _ *victim.Victim) {
			f.Suspects = suspect(person.RelationRelative, "v1")
		}, true},
		"an aunt is suspected": {func(f *cases.File, _ *victim.Victim) {
			f.Suspects = suspect("aunt-or-uncle", "v1")
		}, false},
		"no carer is suspected": {func(f *cases.File, v *victim.Victim) {
			f.Suspects = suspect(person.RelationRelative, "v1")
			v.Family.CarerSuspected = person.No
			v.Relatives[0].Suspected, v.Relatives[0].Conflict = person.No, person.No
		}, false},
		"a relative of a sister": {func(f *cases.File, v *victim.Victim) {
			v.Relatives = append(v.Relatives, person.Relative{
				ID: "sister", Relation: "sibling", Victim: "v2",
			})
			f.Suspects = suspect(person.RelationRelative, "v2")
		}, true},
		"a relative got in touch": {func(_ *cases.File, v *victim.Victim) {
			v.LastContact.By = person.RelationRelative
		}, true},
		"a relative recruited": {func(f *cases.File, _ *victim.Victim) {
			f.Conduct[0].Recruitment.By = person.RelationRelative
		}, true},
		"the mother must not learn": {func(_ *cases.File, v *victim.Victim) {
			v.DoNotContact = []string{"re1"}
		}, true},
		"the mother is close to a suspect": {func(f *cases.File, _ *victim.Victim) {
			f.Suspects = []cases.Suspect{{ID: "s1"}}
			f.Workers = []cases.Worker{{ID: "re1", RelatedTo: []string{"s1"}}}
		}, true},
		"the mother is a doubted guardian": {func(_ *cases.File, v *victim.Victim) {
			v.Relatives[0].Guardian = "g1"
			v.Guardians = []victim.Guardian{{ID: "g1", Suspected: person.Yes}}
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			f := given(t, d(2012, 4, 1), victim.Consent{Capacity: victim.ConsentParent})
			f.Victims = append(f.Victims, victim.Victim{ID: "v2"})
			f.Victims[0].Relatives = []person.Relative{{ID: "re1", Relation: "mother"}}
			c.change(f, &f.Victims[0])
			want := victim.ConsentFlaw("")
			if c.shut {
				want = victim.FlawSuspected
			}
			assert.Equal(t, want, flaw(t, f), "unnamed")
			f.Victims[0].Consents[0].Giver = "re1"
			assert.Equal(t, want, flaw(t, f), "named")
		})
	}
}
