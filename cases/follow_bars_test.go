package cases_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// surrounded is a file with somebody around the victim, a guardian who left, a shelter, and an age.
func surrounded(t *testing.T) *cases.File {
	f := handed(t)
	v := &f.Victims[0]
	v.Age = person.Age{
		Knowledge: person.AgeExact, BirthDay: d(2012, 5, 1), StatusDay: d(2026, 1, 1),
	}
	v.Identity.Contacts = []person.Contact{
		{Kind: "phone", Value: "0", Safe: person.No}, {Value: "1"}, {Value: "2", Safe: person.Yes},
	}
	v.Identity.Addresses = []person.Address{
		{Text: "shelter", Confidential: person.Yes}, {Place: "MK", Confidential: person.No},
		{Place: "SI"},
	}
	v.Relatives = []person.Relative{
		{ID: "p7", Contacts: []person.Contact{{Value: "3", Safe: person.Yes}}},
		{ID: "p8", SafeToContact: person.Yes, Addresses: []person.Address{{Text: "aunt"}}},
	}
	v.Guardians = []victim.Guardian{
		{ID: "g1", Appointed: d(2026, 1, 1), Ended: d(2026, 9, 1)},
		{ID: "g1", Appointed: d(2026, 9, 2), Ended: d(2026, 9, 9)},
	}
	v.Consents = append(v.Consents, victim.Consent{ID: "c9", Until: d(2026, 12, 1)})
	f.Organisations = []referral.Organisation{{
		ID: "o7", MandateTo: d(2026, 12, 31),
		Sites: []referral.Site{{ID: "si1", Confidential: person.Yes}, {ID: "si2"}},
	}}
	require.NoError(t, f.Record(0, cases.Event{
		Day: d(2026, 9, 4), Kind: cases.EventOpened, Actor: "officer-1",
	}))
	return f
}

func change(t *testing.T, f *cases.File, record string) {
	t.Helper()
	require.NoError(t, f.Record(f.Revision, cases.Event{
		Day: d(2026, 9, 10), Kind: cases.EventChanged, Actor: "officer-1", Record: record,
	}))
}

// What is shut opens, what ends lasts, and a child grows older, only where the log tells of it.
func TestFollow_OpensNothingUntold(t *testing.T) {
	of := func(change func(*victim.Victim)) func(*cases.File) {
		return func(f *cases.File) { change(&f.Victims[0]) }
	}
	for name, tt := range map[string]struct {
		lose   func(*cases.File)
		record string // an entry for which makes it good
	}{
		"an address made public": {of(func(v *victim.Victim) {
			v.Identity.Addresses[0].Confidential = person.No
		}), "v1"},
		"of which nothing is said any more": {of(func(v *victim.Victim) {
			v.Identity.Addresses[0].Confidential = ""
		}), "v1"},
		"of which nothing was said": {of(func(v *victim.Victim) {
			v.Identity.Addresses[2].Confidential = person.No
		}), "v1"},
		"written anew": {of(func(v *victim.Victim) {
			v.Identity.Addresses[0] = person.Address{Text: "Shelter", Confidential: person.No}
		}), "v1"},
		"written twice": {of(func(v *victim.Victim) {
			v.Identity.Addresses = append(v.Identity.Addresses,
				person.Address{Text: "shelter", Kind: "former", Confidential: person.No})
		}), "v1"},
		"a contact made safe": {of(func(v *victim.Victim) {
			v.Identity.Contacts[0].Safe = person.Yes
		}), "v1"},
		"one of which nothing was said": {of(func(v *victim.Victim) {
			v.Identity.Contacts[1].Safe = person.Yes
		}), "v1"},
		"one of which nothing is said any more": {of(func(v *victim.Victim) {
			v.Identity.Contacts[0].Safe = ""
		}), "v1"},
		"a relative made safe": {of(func(v *victim.Victim) {
			v.Relatives[0].SafeToContact = person.Yes
		}), "p7"},
		"the address of a relative": {of(func(v *victim.Victim) {
			v.Relatives[1].Addresses[0].Confidential = person.No
		}), "p8"},
		"a relative under another id": {of(func(v *victim.Victim) {
			v.Relatives[0].ID, v.Relatives[0].SafeToContact = "p9", person.Yes
		}), "p7"},
		"a site made public": {func(f *cases.File) {
			f.Organisations[0].Sites[0].Confidential = person.No
		}, "o7"},
		"a site of which nothing was said": {func(f *cases.File) {
			f.Organisations[0].Sites[1].Confidential = person.No
		}, "si2"},
		"a longer mandate": {func(f *cases.File) {
			f.Organisations[0].MandateTo = d(2027, 12, 31)
		}, "o7"},
		"a mandate without end": {func(f *cases.File) {
			f.Organisations[0].MandateTo = law.Day{}
		}, "o7"},
		"a longer office": {of(func(v *victim.Victim) {
			v.Guardians[0].Ended = d(2026, 9, 9)
		}), "g1"},
		"a later end of the office": {of(func(v *victim.Victim) {
			v.Guardians[1].Ended = d(2027, 1, 1)
		}), "g1"},
		"a consent under another id": {of(func(v *victim.Victim) {
			c := &v.Consents[len(v.Consents)-1]
			c.ID, c.Until = "c10", law.Day{}
		}), "c9"},
		"an earlier birthday": {of(func(v *victim.Victim) {
			v.Age.BirthDay = d(2012, 4, 30)
		}), "v1"},
		"no birthday": {of(func(v *victim.Victim) { v.Age.BirthDay = law.Day{} }), "v1"},
		"a victim under another id": {of(func(v *victim.Victim) {
			v.ID, v.Identity.Addresses[0].Confidential = "v9", person.No
		}), "v1"},
	} {
		stored := surrounded(t)
		f := copied(t, stored)
		tt.lose(f)
		assert.ErrorIs(t, f.Follow(stored, stored.LastHash()), cases.ErrStale, name)
		change(t, f, "another")
		assert.ErrorIs(t, f.Follow(stored, stored.LastHash()), cases.ErrStale, name)
		change(t, f, tt.record)
		assert.NoError(t, f.Follow(stored, stored.LastHash()), "%s: told", name)
	}
}

// Who adds, takes out or shuts is not held up.
func TestFollow_HoldsNobodyUp(t *testing.T) {
	for name, do := range map[string]func(*cases.File, *victim.Victim){
		"a public address": func(_ *cases.File, v *victim.Victim) {
			v.Identity.Addresses = append(v.Identity.Addresses,
				person.Address{Text: "school", Confidential: person.No})
		},
		"a safe contact": func(_ *cases.File, v *victim.Victim) {
			v.Identity.Contacts = append(
				v.Identity.Contacts, person.Contact{Value: "5", Safe: person.Yes},
			)
		},
		"a contact less": func(_ *cases.File, v *victim.Victim) {
			v.Identity.Contacts = v.Identity.Contacts[1:]
		},
		"another order": func(_ *cases.File, v *victim.Victim) {
			slices.Reverse(v.Identity.Contacts)
		},
		"hours of a contact": func(_ *cases.File, v *victim.Victim) {
			v.Identity.Contacts[0].Hours = "9-12"
		},
		"one safe no more": func(_ *cases.File, v *victim.Victim) {
			v.Identity.Contacts[2].Safe = person.No
		},
		"a relative more": func(_ *cases.File, v *victim.Victim) {
			v.Relatives = append(v.Relatives, person.Relative{ID: "p9", SafeToContact: person.Yes})
		},
		"a shorter office": func(_ *cases.File, v *victim.Victim) {
			v.Guardians[1].Ended = d(2026, 9, 5)
		},
		"appointed anew": func(_ *cases.File, v *victim.Victim) {
			v.Guardians = append(v.Guardians, victim.Guardian{ID: "g1", Appointed: d(2026, 9, 10)})
		},
		"a consent more": func(_ *cases.File, v *victim.Victim) {
			v.Consents = append(v.Consents, victim.Consent{ID: "c10"})
		},
		"a consent for one that is withdrawn": func(f *cases.File, v *victim.Victim) {
			_, err := f.Withdraw("v1", "c9", d(2026, 9, 10), nil)
			require.NoError(t, err)
			v.Consents = append(v.Consents, victim.Consent{ID: "c10"})
		},
		"a later birthday": func(_ *cases.File, v *victim.Victim) {
			v.Age.BirthDay = d(2012, 5, 2)
		},
		"reasons to believe": func(_ *cases.File, v *victim.Victim) {
			v.Age.ReasonToBelieveChild = person.Yes
		},
		"the first age on file": func(_ *cases.File, v *victim.Victim) { v.Age = person.Age{} },
		"a victim more": func(f *cases.File, _ *victim.Victim) {
			f.Victims = append(f.Victims, victim.Victim{ID: "v9"})
		},
		"an organisation more": func(f *cases.File, _ *victim.Victim) {
			f.Organisations = append(f.Organisations, referral.Organisation{ID: "o9"})
		},
		"an organisation less": func(f *cases.File, _ *victim.Victim) { f.Organisations = nil },
		"a mandate that is over": func(f *cases.File, _ *victim.Victim) {
			f.Organisations[0].MandateTo = d(2026, 9, 1)
		},
	} {
		stored := surrounded(t)
		f := copied(t, stored)
		do(f, &f.Victims[0])
		if name == "the first age on file" {
			f, stored = stored, f
		}
		assert.NoError(t, f.Follow(stored, stored.LastHash()), name)
	}
}

// An entry for an assessment tells of it alone, one for the victim of the whole age.
func TestFollow_TellsOfAnAssessment(t *testing.T) {
	found := func(id string, lower int) person.AgeAssessment {
		return person.AgeAssessment{
			ID: id, Day: d(2026, 9, 1), Lower: lower, Upper: 17, Multidisciplinary: person.Yes,
		}
	}
	stored := surrounded(t)
	stored.Victims[0].Age = person.Age{Assessments: []person.AgeAssessment{
		found("a1", 16), found("a2", 14),
	}}
	f := copied(t, stored)
	f.Victims[0].Age.Assessments = f.Victims[0].Age.Assessments[:1]
	assert.ErrorIs(t, f.Follow(stored, stored.LastHash()), cases.ErrStale)
	change(t, f, "a1")
	assert.ErrorIs(t, f.Follow(stored, stored.LastHash()), cases.ErrStale)
	change(t, f, "a2")
	assert.NoError(t, f.Follow(stored, stored.LastHash()))
}

// The time to compare grows with the lists.
func TestFollow_IsNotQuadratic(t *testing.T) {
	took := func(n int) time.Duration {
		f := surrounded(t)
		began := f.LastHash()
		v := &f.Victims[0]
		for i := range n {
			id := fmt.Sprint("x", i)
			v.Identity.Contacts = append(v.Identity.Contacts, person.Contact{Value: id})
			v.Guardians = append(v.Guardians, victim.Guardian{ID: "g1", Ended: d(2026, 9, 9)})
			v.Relatives = append(v.Relatives, person.Relative{
				ID: id, Contacts: []person.Contact{{Value: id}},
			})
			v.Consents = append(v.Consents, victim.Consent{
				ID: "y" + id, Until: d(2026, 9, 9), Refused: d(2026, 9, 1),
				Objections: []victim.Limit{{Records: []string{id}}},
			})
			v.DoNotContact = append(v.DoNotContact, id)
			f.Referrals = append(f.Referrals, referral.Referral{ID: id, Victim: "v1"})
			f.Disclosures = append(f.Disclosures, cases.Disclosure{ID: id, Victim: "v1"})
		}
		g := copied(t, f)
		for i := range n {
			change(t, g, fmt.Sprint("another", i))
			require.NoError(t, f.Record(f.Revision, cases.Event{
				Day: d(2026, 9, 10), Kind: cases.EventDisclosed, Actor: "officer-1", Record: "d9",
			}))
		}
		return growth.Cost(func() {
			h := *g
			require.NoError(t, h.Follow(f, began))
		})
	}
	took(10)
	few, many := took(100), took(1600) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}

// What keeps somebody from a person, or ends the work, is not lost without a word either.
func TestFollow_LosesNothingThatKeepsAway(t *testing.T) {
	at := func(change func(*victim.Victim)) func(*cases.File) {
		return func(f *cases.File) { change(&f.Victims[0]) }
	}
	for name, tt := range map[string]struct {
		has, lose func(*cases.File)
		record    string
	}{
		"a stage": {
			func(f *cases.File) { f.Stage = "closed" },
			func(f *cases.File) { f.Stage = "follow-up" }, "case-1",
		},
		"a closure, moved to a later day": {
			func(f *cases.File) { f.Closures = []cases.Closure{{ID: "cl1", Day: d(2026, 9, 1)}} },
			func(f *cases.File) { f.Closures[0].Day = d(2026, 12, 1) }, "cl1",
		},
		"a closure, opened again": {
			func(f *cases.File) { f.Closures = []cases.Closure{{ID: "cl1", Day: d(2026, 9, 1)}} },
			func(f *cases.File) { f.Closures[0].Reopened = d(2026, 9, 2) }, "cl1",
		},
		"an address that is withheld": {
			func(f *cases.File) {
				f.Measures = []cases.Measure{
					{ID: "m1", Victim: "v1", Kind: cases.MeasureAddressWithheld},
				}
			},
			func(f *cases.File) { f.Measures = nil }, "m1",
		},
		"for whom a worker works": {
			func(f *cases.File) { f.Workers = []cases.Worker{{ID: "w1", Organisation: "o1"}} },
			func(f *cases.File) { f.Workers[0].Organisation = "o2" }, "w1",
		},
		"for whom a suspect acts": {
			func(f *cases.File) { f.Suspects = []cases.Suspect{{ID: "x1", LegalPerson: "l1"}} },
			func(f *cases.File) { f.Suspects[0].LegalPerson = "" }, "x1",
		},
		"measures for a child": {
			at(func(v *victim.Victim) { v.Age.ChildMeasures = person.Yes }),
			at(func(v *victim.Victim) { v.Age.ChildMeasures = person.No }), "v1",
		},
		"that a relative is a victim": {
			at(func(v *victim.Victim) { v.Relatives[0].Victim = "v2" }),
			at(func(v *victim.Victim) { v.Relatives[0].Victim = "" }), "p7",
		},
		"a return that is not safe": {
			at(func(v *victim.Victim) {
				v.Reunifications = []care.Reunification{{Relative: "p7", Safe: person.No}}
			}),
			at(func(v *victim.Victim) { v.Reunifications = nil }), "p7",
		},
		"a home that is not safe": {
			at(func(v *victim.Victim) {
				v.HomeStudies = []care.HomeStudy{{Relative: "p7", Safe: person.No}}
			}),
			at(func(v *victim.Victim) { v.HomeStudies[0].Safe = person.Yes }), "p7",
		},
		"a search that the child does not want": {
			at(func(v *victim.Victim) { v.Tracings = []care.Tracing{{NotTraced: "own-wish"}} }),
			at(func(v *victim.Victim) { v.Tracings = nil }), "v1",
		},
	} {
		stored := surrounded(t)
		tt.has(stored)
		f := copied(t, stored)
		tt.lose(f)
		assert.ErrorIs(t, f.Follow(stored, stored.LastHash()), cases.ErrStale, name)
		if tt.record == "case-1" {
			tt.record = f.ID
		}
		change(t, f, tt.record)
		assert.NoError(t, f.Follow(stored, stored.LastHash()), "%s: told", name)
	}
}

// Who works on a file that is closed as a stage, without a day, sends nobody on.
func TestClosedFor_AStage(t *testing.T) {
	f := handed(t)
	v := &f.Victims[0]
	on := d(2026, 9, 4)
	assert.False(t, f.ClosedFor(v, on))
	f.Stage = "closed"
	assert.True(t, f.ClosedFor(v, on))
	f.Closures = []cases.Closure{{ID: "cl1", Day: d(2026, 9, 1), Reopened: d(2026, 9, 2)}}
	assert.False(t, f.ClosedFor(v, on), "what was recorded of its end decides")
}

// A relative whom the child does not want to see receives nothing, but for a guardian in office.
func TestDisclose_ContactNotWished(t *testing.T) {
	f := handed(t)
	on := d(2026, 9, 4)
	empty := func() bool { return view(t, f, "receiver", referral.Full, on).Empty() }
	require.False(t, empty())
	f.Victims[0].Relatives = []person.Relative{{
		ID: house.ID, Relation: "aunt-or-uncle", SafeToContact: person.Yes,
	}}
	require.False(t, empty())
	for name, no := range map[string]func(*victim.Victim){
		"not wished": func(v *victim.Victim) { v.Relatives[0].Wished = person.No },
		"said so": func(v *victim.Victim) {
			v.Wishes = []care.Wish{
				{Day: on, About: "contact", Relative: house.ID, Answer: person.No},
			}
		},
	} {
		before := f.Victims[0]
		no(&f.Victims[0])
		assert.True(t, empty(), name)
		f.Victims[0] = before
		f.Victims[0].Relatives[0].Wished = ""
	}
}
