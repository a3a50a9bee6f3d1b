package cases_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/internal/growth"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// set fills one field of a record with something that is recorded: yes, a day, an id.
func set(t *testing.T, field reflect.Value) {
	t.Helper()
	switch {
	case field.Type() == reflect.TypeFor[law.Day]():
		field.Set(reflect.ValueOf(d(2026, 9, 2)))
	case field.Type() == reflect.TypeFor[person.Answer]():
		field.SetString("yes")
	case field.Kind() == reflect.String:
		field.SetString("x1")
	default:
		t.Fatalf("no value for a %v", field.Type())
	}
}

// clean is a child of whose family and placements nothing is recorded, with a consent of a parent.
func clean(t *testing.T) *cases.File {
	f := handed(t)
	f.Victims[0].Family, f.Victims[0].Placements = victim.Family{}, nil
	f.Victims[0].Relatives = nil
	f.Victims[0].Consents[0].Capacity = victim.ConsentParent
	f.Victims[0].Consents[0].Guardian = ""
	return f
}

// Whatever field of a family says that a carer is suspected or in conflict keeps the consent of a
// parent from counting, with or without an answer beside it; the answer no alone says no. A field
// that is new must be put on one of the two lists.
func TestConsentFlaw_EveryFieldThatSaysIt(t *testing.T) {
	on := d(2026, 9, 4)
	says := map[string]string{ // and the answer that takes it back
		"Conflict": "", "ConflictDay": "Conflict", "ContactRestricted": "Conflict",
		"CarerSuspected": "", "SuspectedDay": "CarerSuspected",
		"SuspectRemoved": "CarerSuspected",
	}
	silent := map[string]bool{"Accompaniment": true, "AccompanimentDay": true}
	family := reflect.TypeFor[victim.Family]()
	for i := range family.NumField() {
		name := family.Field(i).Name
		answer, speaks := says[name]
		require.NotEqual(t, speaks, silent[name], "%s: on one of the lists", name)
		f := clean(t)
		value := reflect.ValueOf(&f.Victims[0].Family).Elem()
		set(t, value.Field(i))
		want := victim.ConsentFlaw("")
		if speaks {
			want = victim.FlawSuspected
		}
		v := view(t, f, "receiver", referral.Full, on)
		assert.Equal(t, want, v.Manifest.Flaw, name)
		assert.Equal(t, speaks, v.Empty(), name)
		for _, day := range []law.Day{on, d(2026, 9, 1)} {
			got := f.ConsentFlaw(
				&f.Victims[0], f.Victims[0].Consents[0], victim.PurposeReferral, day)
			assert.Equal(t, want, got, name)
		}
		if answer == "" {
			continue
		}
		for _, other := range law.Codes[person.Answer]() {
			value.FieldByName(answer).SetString(string(other))
			v := view(t, f, "receiver", referral.Full, on)
			assert.Equal(t, other != person.No, v.Empty(), "%s, and %s", name, other)
		}
	}
	for name, change := range map[string]func(*cases.File){
		"the suspect was removed from home": func(f *cases.File) {
			f.Measures = []cases.Measure{{
				ID: "me1", Victim: "v1", Kind: cases.MeasureSuspectRemoved, From: d(2026, 9, 2),
			}}
		},
		"and is back": func(f *cases.File) {
			f.Measures = []cases.Measure{{
				ID: "me1", Victim: "v1", Kind: cases.MeasureSuspectRemoved, To: d(2026, 9, 2),
			}}
		},
		"a placement with parents, where a suspect lives": func(f *cases.File) {
			f.Victims[0].Placements = []care.Placement{{
				Kind: care.PlacementParents, WithSuspect: person.Yes,
			}}
		},
	} {
		f := clean(t)
		change(f)
		assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
		f.Victims[0].Family.CarerSuspected = person.No
		assert.False(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
	}
	f := clean(t)
	f.Measures = []cases.Measure{{ID: "me1", Victim: "v2", Kind: cases.MeasureSuspectRemoved}}
	assert.False(t, view(t, f, "receiver", referral.Full, on).Empty(), "of another child")
}

// Whatever field of one of the people around the child says that this person is suspected or in
// conflict does the same, where the person is one who decides for the child; and the person, and
// the guardian who is the same person, read nothing.
func TestRelatives_EveryFieldThatSaysIt(t *testing.T) {
	on := d(2026, 9, 4)
	says := map[string]bool{"Suspected": true, "SuspectedSince": true, "Suspect": true,
		"Conflict": true}
	relative := reflect.TypeFor[person.Relative]()
	for i := range relative.NumField() {
		field := relative.Field(i)
		if field.Type.Kind() == reflect.Slice || field.Type.Kind() == reflect.Struct &&
			field.Type != reflect.TypeFor[law.Day]() || field.Name == "Relation" {
			continue
		}
		for relation, decides := range map[person.RelationKind]bool{
			"": true, "mother": true, "father": true, "carer": true, "sibling": false,
			"employer": false,
		} {
			name := field.Name + " of " + string(relation)
			f := clean(t)
			r := person.Relative{ID: "p1", Relation: relation}
			set(t, reflect.ValueOf(&r).Elem().Field(i))
			f.Victims[0].Relatives = []person.Relative{r}
			speaks, dead := says[field.Name], field.Name == "DeathConfirmed"
			shut := speaks && (decides || r.Carer != "" || r.MayDecide != "")
			lost := shut || dead && relation.Parent() // the one parent who could have consented
			assert.Equal(t, lost, view(t, f, "receiver", referral.Full, on).Empty(), name)
			v, err := f.Disclose(cases.Holder("v1", "c1", victim.Recipient{
				Kind: jurisdiction.Health, ID: r.ID, Place: "MK",
			}, victim.PurposeService), referral.Full, on)
			require.NoError(t, err, name)
			assert.Equal(t, speaks || lost, v.Empty(), "%s: reads", name)

			f = handed(t)
			r.Guardian = "g1"
			f.Victims[0].Relatives = []person.Relative{r}
			gone := speaks || dead
			assert.Equal(t, gone, view(t, f, "guardian", referral.Full, on).Empty(), name)
			assert.Equal(t, gone, view(t, f, "receiver", referral.Full, on).Empty(), name)
		}
	}
	// The same person among the suspects, or around a sibling.
	f := clean(t)
	f.Suspects = []cases.Suspect{{ID: "s1"}}
	f.Victims[0].Relatives = []person.Relative{{
		ID: "p1", Relation: "mother", Suspect: "s1", Suspected: person.No,
	}}
	assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), "the list of suspects counts")
	f.Suspects[0].Cleared = d(2026, 8, 1)
	assert.False(t, view(t, f, "receiver", referral.Full, on).Empty(), "cleared")
	f = handed(t)
	f.Victims = append(f.Victims, victim.Victim{ID: "v2", Relatives: []person.Relative{{
		ID: "p2", Guardian: "g1", Suspected: person.Yes,
	}}})
	assert.True(t, view(t, f, "guardian", referral.Full, on).Empty(), "around a sibling")
	assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), "around a sibling")
}

// Whatever field of a guardian says that the guardian is suspected, in conflict or gone keeps the
// guardian from reading, and what was consented to by one who is suspected or in conflict from
// counting.
func TestGuardian_EveryFieldThatSaysIt(t *testing.T) {
	on := d(2026, 9, 4)
	type effect struct{ reads, consents bool }
	quiet, gone, doubted := effect{true, true}, effect{false, true}, effect{false, false}
	says := map[string]effect{
		"ID": quiet, "Kind": quiet, "Authority": quiet, "Place": quiet, "Appointed": quiet,
		"Ended": gone, "ConflictCheck": quiet, "Conflict": doubted, "ConflictSince": doubted,
		"Suspected": doubted, "Reference": quiet,
	}
	check := func(name string, f *cases.File, want effect) {
		v := view(t, f, "guardian", referral.Full, on)
		assert.Equal(t, want.reads, !v.Empty(), "%s: reads", name)
		v = view(t, f, "receiver", referral.Full, on)
		assert.Equal(t, want.consents, !v.Empty(), "%s: consents", name)
	}
	guardian := reflect.TypeFor[victim.Guardian]()
	for i := range guardian.NumField() {
		field := guardian.Field(i)
		f := handed(t)
		g := &f.Victims[0].Guardians[0]
		*g = victim.Guardian{ID: "g1", Appointed: d(2026, 9, 1)}
		value := reflect.ValueOf(g).Elem().Field(i)
		if field.Name == "EndReason" { // below: each reason
			continue
		}
		want, known := says[field.Name]
		require.True(t, known, "%s: what does it say?", field.Name)
		if value.IsZero() {
			set(t, value)
		}
		check(field.Name, f, want)
	}
	for _, reason := range law.Codes[victim.EndReason]() {
		for _, day := range []law.Day{{}, d(2026, 9, 2), d(2026, 12, 1)} {
			f := handed(t)
			g := &f.Victims[0].Guardians[0]
			g.EndReason, g.Ended, g.Conflict = reason, day, person.No
			want := effect{false, reason != victim.EndConflict && !day.IsZero()}
			check(fmt.Sprintf("%s on %v", reason, day), f, want)
		}
	}
	for _, answer := range append(law.Codes[person.Answer](), "", "maybe") {
		f := handed(t)
		g := &f.Victims[0].Guardians[0]
		g.Conflict, g.ConflictSince = answer, d(2026, 9, 2)
		check("since, and "+string(answer), f, effect{answer == person.No, answer == person.No})
		g.ConflictCheck = d(2026, 9, 1)
		check("since later than the check, and "+string(answer), f, doubted)
	}
}

// What is read is read now: the end of the office that is on record counts for every day.
func TestDisclose_AGuardianWhoLeftReadsOfNoDay(t *testing.T) {
	f := handed(t)
	f.Victims[0].Guardians[0].Ended = d(2026, 9, 5)
	for _, on := range []law.Day{d(2026, 9, 2), d(2026, 9, 4), d(2026, 9, 5), d(2026, 9, 6)} {
		v := view(t, f, "guardian", referral.Full, on)
		assert.True(t, v.Empty(), on)
		assert.Contains(t, because(v), referral.BecauseRole, on)
	}
	assert.False(t, view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Empty(),
		"what was agreed to in office stands")

	// Nor does what a guardian agreed to for an adult, asked for as of a day before the end.
	f = handed(t)
	v := &f.Victims[0]
	v.Age.BirthDay = d(1998, 3, 8)
	assert.False(t, view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Empty())
	v.Guardians[0].Ended = d(2026, 9, 5)
	assert.Equal(t, victim.FlawNotOwn,
		view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Manifest.Flaw)
}

func because(v *cases.View) []referral.Because {
	var out []referral.Because
	for _, w := range v.Manifest.Withheld {
		out = append(out, w.Because)
	}
	return out
}

// Who is suspected for one victim is suspected for all: by the id, by the record of a sibling, and
// where the suspect is the guardian of a sibling under another id.
func TestDisclose_SuspectedForOneSuspectedForAll(t *testing.T) {
	on := d(2026, 9, 4)
	sibling := func(g victim.Guardian) victim.Victim {
		return victim.Victim{ID: "v2", Guardians: []victim.Guardian{g}}
	}
	relation := func(of string) []cases.Suspect {
		return []cases.Suspect{{ID: "s1", Relations: []cases.Relation{
			{Victim: of, Kind: person.RelationGuardian},
		}}}
	}
	for name, tt := range map[string]struct {
		change func(*cases.File)
		open   bool
	}{
		"in the record of a sibling": {func(f *cases.File) {
			f.Victims = append(f.Victims, sibling(victim.Guardian{
				ID: "g1", Suspected: person.Yes,
			}))
		}, false},
		"a suspect is guardian of a sibling, whose guardian is this one": {func(f *cases.File) {
			f.Victims = append(f.Victims, sibling(victim.Guardian{ID: "g1"}))
			f.Suspects = relation("v2")
		}, false},
		"a suspect is guardian of a sibling, whose guardian is another": {func(f *cases.File) {
			f.Victims = append(f.Victims, sibling(victim.Guardian{ID: "g2"}))
			f.Suspects = relation("v2")
		}, true},
		"named as a suspect in conduct alone": {func(f *cases.File) {
			f.Conduct = []cases.Conduct{{ID: "co1", Victims: []string{"v1"},
				Suspects: []string{"g1"}}}
		}, false},
		"named as a suspect in proceedings alone": {func(f *cases.File) {
			f.Proceedings = []cases.Proceeding{{ID: "p1", Suspects: []string{"g1"}}}
		}, false},
		"named in conduct, and cleared": {func(f *cases.File) {
			f.Conduct = []cases.Conduct{{ID: "co1", Victims: []string{"v1"},
				Suspects: []string{"g1"}}}
			f.Suspects = []cases.Suspect{{ID: "g1", Since: d(2020, 1, 1), Cleared: d(2020, 2, 1)}}
		}, true},
		"a suspect is guardian of nobody on file": {func(f *cases.File) {
			f.Suspects = relation("v3")
		}, true},
	} {
		f := handed(t)
		tt.change(f)
		assert.Equal(t, tt.open, !view(t, f, "guardian", referral.Full, on).Empty(), name)
		assert.Equal(t, tt.open, !view(t, f, "receiver", referral.Full, on).Empty(), name)
		v, err := f.Disclose(cases.Holder("v1", "c1", victim.Recipient{
			Kind: jurisdiction.Health, ID: "g1", Place: "MK",
		}, victim.PurposeService), referral.Full, on)
		require.NoError(t, err, name)
		assert.Equal(t, tt.open, !v.Empty(), name)
	}
}

// A tie of the receiver to the person, or to who stands for the person, is a conflict of interest,
// as one to a suspect is; also of one to which the receiver belongs.
func TestDisclose_ATieToThePerson(t *testing.T) {
	on := d(2026, 9, 4)
	for _, id := range []string{"v1", "g1", "lawyer-1"} {
		for _, parent := range []bool{false, true} {
			f := handed(t)
			f.Organisations = []referral.Organisation{
				{ID: "house", Kind: house.Kind, Place: "MK", Parent: "roof"},
				{ID: "roof", Kind: house.Kind, Place: "MK"},
			}
			assert.False(t, view(t, f, "receiver", referral.Full, on).Empty())
			at := &f.Organisations[0]
			if parent {
				at = &f.Organisations[1]
			}
			at.Conflicts = []string{id}
			v := view(t, f, "receiver", referral.Full, on)
			assert.True(t, v.Empty(), id)
			assert.Contains(t, because(v), referral.BecauseConflict, id)
		}
	}
}

// A chain of organisations as long as a file may hold is walked once.
func TestDisclose_ALongChainOfOrganisations(t *testing.T) {
	took := func(n int) time.Duration {
		f := handed(t)
		f.Organisations = []referral.Organisation{
			{ID: "house", Kind: house.Kind, Place: "MK", Parent: "o0"},
		}
		for i := range n {
			f.Organisations = append(f.Organisations, referral.Organisation{
				ID: fmt.Sprint("o", i), Kind: house.Kind, Parent: fmt.Sprint("o", i+1),
			})
		}
		last := &f.Organisations[n]
		return growth.Cost(func() {
			last.Conflicts = nil
			require.False(t, view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Empty())
			last.Conflicts = []string{"v1"}
			require.True(t, view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Empty())
			require.False(t, view(t, f, "holder", referral.Full, d(2026, 9, 4)).Empty())
		})
	}
	took(10)
	few, many := took(1250), took(20_000) // 16 times as many: 256 times the product
	assert.Less(t, many, 100*few)
}

// A suspect beside whom no guardian and no company is named says nothing of those who have none
// either: the other parent, and the workers of the file.
func TestSuspects_WhoHasNoIDIsNobody(t *testing.T) {
	f := clean(t)
	v := &f.Victims[0]
	v.Relatives = []person.Relative{
		{
			ID: "r1", Relation: "mother", MayDecide: person.Yes, Suspected: person.No,
			Conflict: person.No,
		},
		{ID: "r2", Relation: "father", Suspected: person.Yes, Suspect: "x9"},
	}
	f.Suspects = append(f.Suspects, cases.Suspect{
		ID: "x9", Relations: []cases.Relation{{Victim: v.ID, Kind: person.RelationParent}},
	})
	c := v.Consents[0]
	c.Giver = "r1"
	assert.Empty(t, f.ConsentFlaw(v, c, c.Purposes[0], c.Given))
	c.Giver = "r2"
	assert.Equal(t, victim.FlawSuspected, f.ConsentFlaw(v, c, c.Purposes[0], c.Given))

	f.Workers = []cases.Worker{{ID: "w1", Conflict: person.No}}
	checker, err := duty.NewChecker(jurisdiction.Builtin())
	require.NoError(t, err)
	told := false
	require.NoError(t, checker.Scan(f, d(2026, 11, 23), func(x *rule.Finding) {
		if x.Rule.ID == "FILE-005" {
			told = true
			assert.Equal(t, rule.Met, x.Outcome, x.Path)
		}
	}))
	assert.True(t, told)
}
