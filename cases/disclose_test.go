package cases_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/project"
	"github.com/antitrafficking/palermo/internal/referraltest"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

var (
	office = referral.Party{Kind: jurisdiction.SocialWork, ID: "centre", Place: "MK"}
	house  = referral.Party{Kind: jurisdiction.NGO, ID: "house", Place: "MK"}
)

// asKind makes the first referral one that was sent as another kind.
func asKind(f *cases.File, kind referral.Kind) {
	f.Referrals[0].Kind = kind
	for i := range f.Referrals[0].History {
		if e := &f.Referrals[0].History[i]; e.Kind != "" {
			e.Kind = kind
		}
	}
}

// handed is a file with a child whose guardian consented, and a referral that was sent.
func handed(t testing.TB) *cases.File {
	t.Helper()
	var v victim.Victim
	taint.Fill(&v)
	v.ID, v.DoNotContact = "v1", nil
	v.Died, v.DeathReported, v.Incidents[0].Kinds = person.Date{}, law.Day{}, nil // alive
	v.Age = person.Age{Knowledge: person.AgeExact, BirthDay: d(2012, 3, 8)}
	v.Family.CarerSuspected, v.Family.Conflict = person.No, person.No
	v.Relatives[0].Suspected, v.Relatives[0].Conflict = person.No, person.No
	v.Relatives[0].Suspect = ""
	v.Risks[0].Items[0].From, v.Incidents[0].By = "", nil
	v.Guardians = []victim.Guardian{
		{ID: "g1", Kind: victim.TemporaryGuardian, Appointed: d(2026, 9, 1)},
	}
	v.Identity.Contacts[0].Safe, v.Identity.Addresses[0].Confidential = person.Yes, person.No
	v.LegalAids = []victim.LegalAid{{Assigned: d(2026, 9, 1), Lawyer: "lawyer-1"}}
	v.Consents = []victim.Consent{{
		ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1", ChildAgrees: person.Yes,
		Given:      d(2026, 9, 1),
		Purposes:   law.Codes[victim.ConsentPurpose](),
		Recipients: []victim.Recipient{{Kind: house.Kind}, {Kind: jurisdiction.Health}},
		Categories: law.Codes[person.Category](),
	}}
	r := referral.Referral{
		ID: "r1", Victim: "v1", Kind: referral.Refer, State: referral.Draft, Consent: "c1",
		From: office, To: house,
	}
	for _, s := range []referral.Step{
		{Action: referral.Prepare, Actor: referral.Sender, Day: d(2026, 9, 2), Key: "k1"},
		{Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 3), Revision: 1, Key: "k2"},
	} {
		next, _, err := referraltest.Apply(r, s)
		require.NoError(t, err)
		r = next
	}
	return &cases.File{
		ID: "f1", Opened: d(2026, 9, 1), Processing: []cases.Processing{{Place: "MK"}},
		Victims:   []victim.Victim{v},
		Referrals: []referral.Referral{r},
		Messages: []referral.PoliceMessage{{
			ID: "m1", Victim: "v1", From: office,
			To:     referral.Party{Kind: jurisdiction.Police, ID: "police", Place: "MK"},
			Ground: referral.MandatoryReport, Sent: d(2026, 9, 3),
		}},
	}
}

// recipients are all the ways to open a file.
var recipients = map[string]cases.Recipient{
	"receiver": cases.Receiver("r1"),
	"holder": cases.Holder(
		"v1", "c1", victim.Recipient{Kind: jurisdiction.Health, ID: "practice", Place: "MK"},
		victim.PurposeService),
	"addressee": cases.Addressee("m1"),
	"guardian":  cases.GuardianOf("v1", "g1"),
	"lawyer":    cases.LawyerOf("v1"),
	"themself":  cases.Themself("v1"),
}

func view(t testing.TB, f *cases.File, who string, level referral.Level, on law.Day) *cases.View {
	t.Helper()
	v, err := f.Disclose(recipients[who], level, on)
	require.NoError(t, err, who)
	return v
}

func TestDisclose_EachRecipientHasItsBasis(t *testing.T) {
	f := handed(t)
	on := d(2026, 9, 4)
	for who, want := range map[string]referral.Basis{
		"receiver": referral.ByConsent, "holder": referral.ByConsent,
		"addressee": referral.ByReport,
		"guardian":  referral.ByRepresentation, "lawyer": referral.ByLegalAid,
		"themself": referral.ByAccess,
	} {
		v := view(t, f, who, referral.Full, on)
		assert.Equal(t, want, v.Manifest.Basis, who)
		assert.False(t, v.Empty(), who)
		assert.NotNil(t, v.Victim.Identity, who)
		log := new(referral.Log)
		require.NoError(t, log.Shared(v.Sharing("p1")), who)
		assert.NoError(t, log.Validate(), who)
		assert.Equal(t, want == referral.ByConsent, len(log.SharedUnder("v1", "c1")) == 1, who)
	}
	// Who stands for the child needs no consent, and keeps the record open when it is withdrawn.
	_, err := f.Withdraw("v1", "c1", on, nil)
	require.NoError(t, err)
	for who, open := range map[string]bool{
		"receiver": false, "holder": false, "addressee": true, "guardian": true, "lawyer": true,
		"themself": true,
	} {
		assert.Equal(t, open, !view(t, f, who, referral.Full, on).Empty(), who)
	}
}

// A suspected parent's consent does not count, whoever asks and whatever the record of the child
// says: neither on the day, nor where it was given under suspicion.
func TestDisclose_ASuspectedParentGivesNoConsent(t *testing.T) {
	parent := func(change func(*cases.File)) *cases.File {
		f := handed(t)
		f.Victims[0].Consents[0].Capacity = victim.ConsentParent
		// The record as filled holds days that say it: see TestConsentFlaw_EveryFieldThatSaysIt.
		f.Victims[0].Family, f.Victims[0].Placements = victim.Family{}, nil
		f.Victims[0].Relatives = nil
		change(f)
		return f
	}
	suspect := func(s cases.Suspect) func(*cases.File) {
		return func(f *cases.File) { f.Suspects = []cases.Suspect{s} }
	}
	mine := []cases.Relation{{Victim: "v1", Kind: person.RelationParent}}
	on := d(2026, 9, 4)
	for name, tt := range map[string]struct {
		file *cases.File
		open bool
	}{
		"nobody is suspected": {parent(func(*cases.File) {}), true},
		"a parent is": {
			parent(suspect(cases.Suspect{ID: "s1", Relations: mine})), false,
		},
		"since after the consent": {
			parent(suspect(cases.Suspect{ID: "s1", Relations: mine, Since: on})), false,
		},
		"from a later day on, and asked for as of before": {
			parent(suspect(cases.Suspect{ID: "s1", Relations: mine, Since: on.AddDays(1)})), false,
		},
		"was, when the consent was given": {
			parent(
				suspect(
					cases.Suspect{
						ID: "s1", Relations: mine, Since: d(2026, 8, 1), Cleared: d(2026, 9, 2),
					},
				),
			),
			false,
		},
		"was, and was cleared before": {
			parent(
				suspect(
					cases.Suspect{
						ID: "s1", Relations: mine, Since: d(2026, 8, 1), Cleared: d(2026, 8, 20),
					},
				),
			),
			true,
		},
		"the parent of another": {
			parent(
				suspect(
					cases.Suspect{
						ID:        "s1",
						Relations: []cases.Relation{{Victim: "v2", Kind: person.RelationParent}},
					},
				),
			),
			true,
		},
		"the record says so": {parent(func(f *cases.File) {
			f.Victims[0].Family.CarerSuspected = person.Yes
		}), false},
	} {
		v := view(t, tt.file, "receiver", referral.Full, on)
		assert.Equal(t, tt.open, !v.Empty(), name)
		if !tt.open {
			assert.Equal(t, victim.FlawSuspected, v.Manifest.Flaw, name)
			assert.Equal(t, victim.Victim{}, v.Victim, name)
		}
	}
	// A guardian among the suspects: by the id, or by the tie to the child.
	for name, tt := range map[string]struct {
		suspect cases.Suspect
		open    bool
	}{
		"the very guardian": {cases.Suspect{ID: "g1"}, false},
		"a guardian of the child": {
			cases.Suspect{
				ID:        "s1",
				Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationGuardian}},
			},
			false,
		},
		"the guardian before this one": {
			cases.Suspect{
				ID: "s1", Since: d(2026, 8, 1),
				Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationGuardian}},
			},
			true,
		},
		"a stranger": {
			cases.Suspect{
				ID:        "s1",
				Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationStranger}},
			},
			true,
		},
		"the guardian, cleared long ago": {
			cases.Suspect{ID: "g1", Since: d(2020, 1, 1), Cleared: d(2020, 2, 1)}, true,
		},
	} {
		f := handed(t)
		f.Suspects = []cases.Suspect{tt.suspect}
		assert.Equal(t, tt.open, !view(t, f, "receiver", referral.Full, on).Empty(), name)
		assert.Equal(
			t, tt.open, !view(t, f, "guardian", referral.Full, on).Empty(), "%s: as recipient",
			name,
		)
	}
}

// What the attacker of this package tried and got through with: each doubt closes.
func TestDisclose_DoubtCloses(t *testing.T) {
	on := d(2026, 9, 4)
	for name, tt := range map[string]struct {
		who    string
		change func(*cases.File)
	}{
		"cleared before the suspicion began": {"receiver", func(f *cases.File) {
			f.Suspects = []cases.Suspect{
				{ID: house.ID, Since: d(2026, 8, 10), Cleared: d(2026, 8, 5)},
			}
		}},
		"two guardians of one id": {"receiver", func(f *cases.File) {
			g := f.Victims[0].Guardians[0]
			g.Suspected = person.Yes
			f.Victims[0].Guardians = append(f.Victims[0].Guardians, g)
		}},
		"a misspelt answer on a guardian": {"receiver", func(f *cases.File) {
			f.Victims[0].Guardians[0].Suspected = "YES"
		}},
		"and the guardian as recipient": {"guardian", func(f *cases.File) {
			f.Victims[0].Guardians[0].Conflict = "YES"
		}},
		"a misspelt no of the child": {"receiver", func(f *cases.File) {
			f.Victims[0].Consents[0].ChildAgrees = "NO"
		}},
		"two organisations of one id": {"receiver", func(f *cases.File) {
			f.Organisations = []referral.Organisation{
				{ID: house.ID, Kind: house.Kind}, {ID: house.ID},
			}
		}},
		"a receiver tied to one who must not learn": {"receiver", func(f *cases.File) {
			f.Victims[0].DoNotContact = []string{"x9"}
			f.Organisations = []referral.Organisation{
				{ID: house.ID, Kind: house.Kind, Conflicts: []string{"x9"}},
			}
		}},
		"police that the file knows as an NGO": {"addressee", func(f *cases.File) {
			f.Organisations = []referral.Organisation{{ID: "police", Kind: jurisdiction.NGO}}
		}},
		"a message that is not sent": {"addressee", func(f *cases.File) {
			f.Messages[0].Sent = law.Day{}
		}},
		"a message of tomorrow": {"addressee", func(f *cases.File) {
			f.Messages[0].Sent = on.AddDays(1)
		}},
	} {
		f := handed(t)
		assert.False(t, view(t, f, tt.who, referral.Full, on).Empty(), "%s: as it was", name)
		tt.change(f)
		assert.True(t, view(t, f, tt.who, referral.Full, on).Empty(), name)
	}
	for _, id := range []string{"", "house ", "Person A"} {
		to := victim.Recipient{Kind: jurisdiction.Health, ID: id, Place: "MK"}
		v, err := handed(t).Disclose(
			cases.Holder("v1", "c1", to, victim.PurposeService), referral.Full, on,
		)
		require.NoError(t, err)
		assert.True(t, v.Empty(), "a holder without an id: %q", id)
	}
	_, err := handed(t).Disclose(cases.Receiver("r1"), "everything", on)
	assert.ErrorIs(t, err, cases.ErrNoLevel)
}

// Before a referral is sent, and under a request, whatever level is asked: no day passes, and of
// the age a band. Nor do the days beside a pseudonym tell the birthday.
func TestDisclose_NoDayTooEarly(t *testing.T) {
	on := d(2026, 9, 4)
	for name, change := range map[string]func(*cases.File){
		"sent": func(*cases.File) {},
		"draft": func(f *cases.File) {
			r := &f.Referrals[0]
			r.State, r.Revision, r.History = referral.Draft, 0, nil
		},
		"request": func(f *cases.File) { asKind(f, referral.Request) },
	} {
		for _, level := range law.Codes[referral.Level]() {
			f := handed(t)
			f.Victims[0].Guardians = append(f.Victims[0].Guardians, victim.Guardian{
				ID: "g0", Appointed: d(2020, 1, 1), Ended: d(2026, 3, 8),
				EndReason: victim.EndMajority,
			})
			change(f)
			v := view(t, f, "receiver", level, on)
			full := name == "sent" && (level == referral.Identified || level == referral.Full)
			assert.Equal(t, full, !v.Victim.Age.BirthDay.IsZero(), "%s, %s", name, level)
			data, err := json.Marshal(v)
			require.NoError(t, err)
			assert.Equal(
				t, full, strings.Contains(string(data), "-03-08"), "%s, %s: %s", name, level, data,
			)
		}
	}
}

// What is passed on is passed on now: whatever day is asked for, a withdrawal or the end of an
// emergency that is on record counts, and nobody asks for a day before the last move. Danger to a
// child is no ground for an adult.
func TestDisclose_NoWayBack(t *testing.T) {
	on := d(2026, 9, 4)
	f := handed(t)
	_, err := f.Withdraw("v1", "c1", d(2026, 9, 10), nil)
	require.NoError(t, err)
	_, err = f.Disclose(cases.Receiver("r1"), referral.Full, on)
	assert.ErrorIs(t, err, cases.ErrBackInTime)
	assert.True(t, view(t, f, "holder", referral.Full, on).Empty(), "a week before the withdrawal")

	emergency := func(ground referral.Ground, reviews ...referral.Review) *cases.File {
		f := handed(t)
		f.Referrals[0].Emergency = &referral.Emergency{
			Ground: ground, Authority: jurisdiction.Police, ReviewBy: d(2026, 9, 30),
			Reviews: reviews,
		}
		f.Victims[0].Consents = nil
		return f
	}
	for name, tt := range map[string]struct {
		file *cases.File
		open bool
	}{
		"it stands": {emergency(referral.ChildInDanger), true},
		"it was ended later": {emergency(referral.ChildInDanger, referral.Review{
			Day: d(2026, 9, 20), Authority: jurisdiction.Court, GoesOn: person.No,
		}), false},
	} {
		v := view(t, tt.file, "receiver", referral.Full, on)
		assert.Equal(t, tt.open, !v.Empty(), name)
		assert.Empty(t, v.Victim.HealthChecks, "%s: health without danger to life", name)
	}
	adult := emergency(referral.ChildInDanger)
	adult.Victims[0].Age.BirthDay = d(1990, 1, 1)
	assert.True(t, view(t, adult, "receiver", referral.Full, on).Empty(), "an adult")
	adult.Referrals[0].Emergency.Ground = referral.VitalInterests
	assert.NotEmpty(t, view(t, adult, "receiver", referral.Full, on).Victim.HealthChecks)
}

// A history that the table does not allow opens nothing, and is marked.
func TestDisclose_AHistoryThatTheMachineDidNotMake(t *testing.T) {
	f := handed(t)
	assert.Empty(t, f.Unsound())
	f.Referrals[0].Consent = ""
	assert.Equal(t, []string{"/referrals/0/history/1"}, f.Unsound())
	require.NoError(
		t, json.Unmarshal([]byte(`{"state": "sent", "history": null}`), &f.Referrals[0]),
	)
	f.Referrals[0].Consent = "c1"
	assert.True(
		t, view(t, f, "receiver", referral.Full, d(2026, 9, 4)).Empty(), "a state set by hand",
	)
}

// The receiver of a referral sees as far as the referral has come; nobody sees past a conflict.
func TestDisclose_FollowsTheReferral(t *testing.T) {
	on := d(2026, 9, 4)
	for name, tt := range map[string]struct {
		change func(*cases.File)
		passed []person.Category // nil: as for a receiver
	}{
		"sent": {func(*cases.File) {}, nil},
		"not sent yet": {func(f *cases.File) {
			r := &f.Referrals[0]
			r.State, r.Revision, r.History = referral.Ready, 1, r.History[:1]
		}, []person.Category{person.CategoryAge, person.CategoryDemographic}},
		"declined": {func(f *cases.File) {
			f.Referrals[0].State = referral.Declined
		}, []person.Category{}},
		"a request": {func(f *cases.File) {
			asKind(f, referral.Request)
		}, []person.Category{person.CategoryAge, person.CategoryDemographic}},
		"sent on nothing": {func(f *cases.File) {
			f.Referrals[0].Consent = ""
		}, []person.Category{}},
		"a suspect": {func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: house.ID}}
		}, []person.Category{}},
		"must not learn": {func(f *cases.File) {
			f.Victims[0].DoNotContact = []string{house.ID}
		}, []person.Category{}},
		"belongs to one who must not": {func(f *cases.File) {
			f.Victims[0].DoNotContact = []string{"network"}
			f.Organisations = []referral.Organisation{
				{ID: house.ID, Parent: "middle"}, {ID: "middle", Parent: "network"},
			}
		}, []person.Category{}},
		"tied to a suspect": {func(f *cases.File) {
			f.Suspects = []cases.Suspect{{ID: "s1"}}
			f.Organisations = []referral.Organisation{{ID: house.ID, Conflicts: []string{"s1"}}}
		}, []person.Category{}},
		"organisations in a circle": {func(f *cases.File) {
			f.Organisations = []referral.Organisation{
				{ID: house.ID, Kind: house.Kind, Parent: "b"}, {ID: "b", Parent: house.ID},
			}
		}, nil},
		"a legal person of the case": {func(f *cases.File) {
			f.LegalPersons = []cases.LegalPerson{{ID: house.ID}}
		}, []person.Category{}},
		"a consent that stands twice, once withdrawn": {func(f *cases.File) {
			c := f.Victims[0].Consents[0]
			c.Withdrawn = d(2026, 9, 2)
			f.Victims[0].Consents = append(f.Victims[0].Consents, c)
		}, []person.Category{}},
	} {
		f := handed(t)
		f.Victims[0].Sex = person.Female // a code
		tt.change(f)
		v := view(t, f, "receiver", referral.Full, on)
		if tt.passed == nil {
			assert.Contains(t, v.Manifest.Passed, person.CategoryIdentity, name)
			continue
		}
		assert.ElementsMatch(t, tt.passed, v.Manifest.Passed, name)
		assert.Empty(t, v.Victim.ID, name)
	}
}

// A record that says of itself that it is not to be passed on never passes: at no level, to nobody,
// on no basis.
func TestDisclose_WhatIsBarredNeverPasses(t *testing.T) {
	on := d(2026, 9, 4)
	for _, answer := range append(law.Codes[person.Answer](), "") {
		for who := range recipients {
			for _, level := range law.Codes[referral.Level]() {
				f := handed(t)
				id := f.Victims[0].Identity
				f.Victims[0].Relatives = nil // whose house and number are the same
				id.Contacts[0].Safe, id.Addresses[0].Confidential = answer, answer
				f.Referrals[0].Emergency = &referral.Emergency{
					Ground: referral.VitalInterests, Authority: jurisdiction.Police, ReviewBy: on,
				}
				v := view(t, f, who, level, on)
				if v.Victim.Identity == nil {
					continue
				}
				assert.Equal(
					t, answer == person.Yes, len(v.Victim.Identity.Contacts) > 0,
					"%s at %s, safe: %q", who, level, answer,
				)
				assert.Equal(
					t, answer == person.No, len(v.Victim.Identity.Addresses) > 0,
					"%s at %s, confidential: %q", who, level, answer,
				)
			}
		}
	}
	// Every type with a field that speaks of passing on bars itself, whatever is added later.
	walk(reflect.TypeFor[cases.File](), map[reflect.Type]bool{}, func(ty reflect.Type) {
		for i := range ty.NumField() {
			switch name := ty.Field(i).Name; name {
			case "Confidential", "Safe", "Withhold", "SafeToContact", "Private":
				record := reflect.New(ty).Interface()
				_, bars := record.(project.Barred)
				if _, fields := record.(project.BarredFields); fields {
					bars = true
				}
				exempt := ty == reflect.TypeFor[care.Placement]() ||
					ty == reflect.TypeFor[care.Tracing]() || // there safe means another thing
					ty == reflect.TypeFor[care.FollowUp]() ||
					ty == reflect.TypeFor[care.HomeStudy]() ||
					ty == reflect.TypeFor[care.Reunification]() ||
					ty == reflect.TypeFor[referral.Site]() // an organisation's: nobody gets those
				assert.True(
					t, bars || exempt, "%s.%s says whether it may be passed on, and nobody asks it",
					ty, name,
				)
			}
		}
	})
}

func walk(ty reflect.Type, seen map[reflect.Type]bool, do func(reflect.Type)) {
	for ty.Kind() == reflect.Pointer || ty.Kind() == reflect.Slice {
		ty = ty.Elem()
	}
	if ty.Kind() != reflect.Struct || seen[ty] || !strings.Contains(ty.PkgPath(), "palermo") {
		return
	}
	seen[ty] = true
	do(ty)
	for i := range ty.NumField() {
		walk(ty.Field(i).Type, seen, do)
	}
}

// A band of age is that of a stated day: asked for on any day it is the same, and no day of birth
// passes below the level identified.
func TestDisclose_BandsDoNotGiveTheBirthdayAway(t *testing.T) {
	for _, born := range []law.Day{
		d(2012, 3, 8), d(2008, 9, 4), d(2008, 9, 3), d(2011, 9, 30), d(1998, 12, 31),
	} {
		for _, level := range []referral.Level{referral.Anonymous, referral.Pseudonym} {
			var first person.Age
			for day := d(2026, 9, 3); day.Before(d(2027, 9, 3)); day = day.AddDays(1) {
				f := handed(t)
				f.Victims[0].Age.BirthDay = born
				// An emergency counts for the child and for the adult.
				f.Referrals[0].Emergency = &referral.Emergency{
					Ground: referral.VitalInterests, Authority: jurisdiction.Court,
					ReviewBy: d(2027, 9, 3),
				}
				age := view(t, f, "receiver", level, day).Victim.Age
				require.NotZero(t, age)
				if first.Knowledge == "" {
					first = age
				}
				require.Equal(t, first, age, "%v asked on %v", born, day)
				require.True(t, age.BirthDay.IsZero() && age.BirthYear == 0)
			}
		}
	}
	f := handed(t)
	for who := range recipients {
		v := view(t, f, who, referral.Pseudonym, d(2026, 9, 4))
		assert.True(t, v.Victim.Age.BirthDay.IsZero(), who)
	}
	assert.Equal(
		t, d(2012, 3, 8),
		view(t, f, "receiver", referral.Identified, d(2026, 9, 4)).Victim.Age.BirthDay,
	)
}

// Of a file with several victims nothing of another passes: no record, no id, no number of records.
func TestDisclose_NothingOfOthers(t *testing.T) {
	f := handed(t)
	other := f.Victims[0]
	other.ID = "other-victim"
	f.Victims = append(f.Victims, other)
	both := []string{"v1", "other-victim"}
	f.Conduct = []cases.Conduct{
		{ID: "mine", Victims: []string{"v1"}}, {ID: "both", Victims: both},
		{ID: "theirs-1", Victims: both[1:]}, {ID: "theirs-2", Victims: both[1:]},
	}
	f.Suspects = []cases.Suspect{
		{
			ID: "tied",
			Relations: []cases.Relation{
				{Victim: "v1", Kind: person.RelationEmployer},
				{Victim: "other-victim", Kind: person.RelationParent},
			},
		},
		{ID: "theirs-3", Relations: []cases.Relation{{Victim: "other-victim"}}},
	}
	f.Interviews = []cases.Interview{
		{ID: "mine", Victim: "v1"}, {ID: "theirs-4", Victim: "other-victim"},
	}
	f.Evidence = []cases.Evidence{{ID: "theirs-5"}}
	f.Referrals = append(
		f.Referrals, referral.Referral{ID: "mine-elsewhere", Victim: "v1", To: office},
		referral.Referral{ID: "theirs-6", Victim: "other-victim"},
	)
	f.Organisations = []referral.Organisation{{ID: house.ID}, {ID: "theirs-7"}}
	for who := range recipients {
		v := view(t, f, who, referral.Full, d(2026, 9, 4))
		data, err := json.Marshal(v)
		require.NoError(t, err)
		for _, hidden := range []string{"other-victim", "theirs"} {
			assert.NotContains(t, string(data), hidden, who)
		}
		for _, w := range v.Manifest.Withheld {
			if strings.HasPrefix(w.Path, "/file") {
				assert.NotRegexp(t, `/[0-9]`, w.Path, who)
			}
		}
		own := who == "guardian" || who == "lawyer" || who == "themself"
		assert.Equal(
			t, own, strings.Contains(string(data), "mine-elsewhere"),
			"%s: where else the person is helped", who,
		)
	}
	police := view(t, f, "addressee", referral.Full, d(2026, 9, 4))
	assert.Len(t, police.File.Conduct, 2)
	assert.Equal(t, []string{"v1"}, police.File.Conduct[1].Victims)
	require.Len(t, police.File.Suspects, 1)
	assert.Len(t, police.File.Suspects[0].Relations, 1)
	assert.Empty(t, view(t, f, "receiver", referral.Full, d(2026, 9, 4)).File.Suspects)
}

// Every field of a file and of a record is decided by its category: with each category taken out of
// the consent, nothing of it passes.
func TestDisclose_EveryCategoryOfTheWholeFile(t *testing.T) {
	on := d(2026, 9, 4)
	for _, purpose := range law.Codes[victim.ConsentPurpose]() {
		for _, c := range law.Codes[person.Category]() {
			f := handed(t)
			var rest cases.File
			taint.Fill(&rest)
			rest.Victims, rest.Referrals, rest.Messages = f.Victims, f.Referrals, f.Messages
			rest.Suspects, rest.LegalPersons = nil, nil
			consent := &rest.Victims[0].Consents[0]
			consent.Categories = slices.DeleteFunc(law.Codes[person.Category](), func(
				x person.Category,
			) bool {
				return x == c
			})
			to := victim.Recipient{Kind: jurisdiction.Health, ID: "practice", Place: "MK"}
			v, err := rest.Disclose(cases.Holder("v1", "c1", to, purpose), referral.Full, on)
			if purpose == victim.PurposeReferral {
				require.ErrorIs(t, err, cases.ErrNoReferral)
				v, err = rest.Disclose(cases.Receiver("r1"), referral.Full, on)
			}
			require.NoError(t, err)
			assert.NotContains(t, v.Manifest.Passed, c)
			for _, of := range []any{v.Victim, v.File} {
				tagged(reflect.ValueOf(of), func(category string) {
					assert.NotEqual(t, string(c), category, "for %s", purpose)
					assert.NotEqual(t, "case", category, "the keeping of the file is nobody's")
				})
			}
		}
	}
}

// tagged calls do with the category of every field that is set.
func tagged(v reflect.Value, do func(string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			tagged(v.Elem(), do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			tagged(v.Index(i), do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() &&
				f.Tag.Get("data") != "" {
				do(f.Tag.Get("data"))
				tagged(v.Field(i), do)
			}
		}
	}
}

// The person, and who stands for the person, learn to whom the data went (Regulation (EU) 2016/679,
// article 15(1)(c)); nobody else does, and of others nothing is told.
func TestDisclose_ToWhomTheDataWent(t *testing.T) {
	f := handed(t)
	f.Disclosures = []cases.Disclosure{
		{ID: "d1", Victim: "v1", Recipient: victim.Recipient{Kind: house.Kind}},
		{ID: "d2", Victim: "v2"},
	}
	f.Processing[0].Controller = jurisdiction.SocialWork
	for who := range recipients {
		own := who == "guardian" || who == "lawyer" || who == "themself"
		v := view(t, f, who, referral.Full, d(2026, 9, 4))
		assert.Equal(t, own, len(v.File.Disclosures) == 1, who)
		assert.Empty(t, v.File.Processing, who)
	}
	f.Victims[0].Guardians[0].Suspected = person.Yes
	assert.Empty(t, view(t, f, "guardian", referral.Full, d(2026, 9, 4)).File.Disclosures)
}

func TestDisclose_LooksUpAndRefuses(t *testing.T) {
	on := d(2026, 9, 4)
	f := handed(t)
	for name, to := range map[string]cases.Recipient{
		"no such referral": cases.Receiver("r9"), "no id": cases.Receiver(""),
		"no such message":  cases.Addressee("m9"),
		"no such victim":   cases.Themself(taint.Marker),
		"no such guardian": cases.GuardianOf("v1", "g9"),
	} {
		_, err := f.Disclose(to, referral.Full, on)
		var missing *cases.LookupError
		require.ErrorAs(t, err, &missing, name)
		assert.ErrorIs(t, err, cases.ErrNotFound, name)
		assert.NotContains(t, fmt.Sprintf("%v %+v", err, err), taint.Marker)
	}
	_, err := f.Disclose(cases.Recipient{}, referral.Full, on)
	assert.ErrorIs(t, err, cases.ErrNoRecipient)
	_, err = f.Disclose(cases.Receiver("r1"), referral.Full, law.Day{})
	assert.ErrorIs(t, err, rule.ErrNoDay)
	_, err = f.Handing("r1", law.Day{})
	assert.ErrorIs(t, err, rule.ErrNoDay)
	f.Victims = append(f.Victims, f.Victims[0])
	for who, to := range recipients {
		_, err = f.Disclose(to, referral.Full, on)
		assert.ErrorIs(t, err, cases.ErrAmbiguous, who)
	}
	// A consent that is not on record opens nothing.
	f = handed(t)
	none := cases.Holder(
		"v1", "c9", victim.Recipient{Kind: jurisdiction.Health, Place: "MK"}, victim.PurposeService)
	v, err := f.Disclose(none, referral.Full, on)
	require.NoError(t, err)
	assert.True(t, v.Empty())
	assert.Equal(t, victim.FlawNotGiven, v.Manifest.Flaw)
	// Guardians out of office, and lawyers nobody assigned, get nothing.
	for name, change := range map[string]func(*victim.Victim){
		"gone":           func(v *victim.Victim) { v.Guardians[0].Ended = d(2026, 9, 3) },
		"not yet":        func(v *victim.Victim) { v.Guardians[0].Appointed = d(2026, 9, 5) },
		"of age":         func(v *victim.Victim) { v.Age.BirthDay = d(2008, 9, 4) },
		"in conflict":    func(v *victim.Victim) { v.Guardians[0].Conflict = person.Yes },
		"must not learn": func(v *victim.Victim) { v.DoNotContact = []string{"g1", "lawyer-1"} },
		"not assigned": func(v *victim.Victim) {
			v.LegalAids[0].Assigned, v.Guardians[0].Appointed = law.Day{}, law.Day{}
		},
		"assigned later": func(v *victim.Victim) {
			v.LegalAids[0].Assigned, v.Guardians[0].Appointed = d(2026, 9, 5), law.Day{}
		},
	} {
		f := handed(t)
		change(&f.Victims[0])
		assert.True(t, view(t, f, "guardian", referral.Full, on).Empty(), name)
		if strings.Contains(name, "assigned") || name == "must not learn" {
			assert.True(t, view(t, f, "lawyer", referral.Full, on).Empty(), name)
		}
	}
}

// What is disclosed is a copy: who changes it changes nothing in the file.
func TestDisclose_SharesNothing(t *testing.T) {
	f := handed(t)
	before, err := json.Marshal(f)
	require.NoError(t, err)
	for who := range recipients {
		v := view(t, f, who, referral.Full, d(2026, 9, 4))
		taint.Fill(&v.Victim)
		taint.Fill(&v.File)
	}
	after, err := json.Marshal(f)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
	v := view(t, f, "themself", referral.Full, d(2026, 9, 4))
	v.Victim.Identity.Names[0].Text, v.Victim.Consents[0].Categories[0] = "changed", "changed"
	after, err = json.Marshal(f)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}

func TestSend_RefusesALookup(t *testing.T) {
	f := handed(t)
	_, err := f.Send(referral.Clearance{}, d(2026, 9, 4), "k9")
	var refused *referral.MoveError
	require.ErrorAs(t, err, &refused, "the zero clearance")
	assert.Equal(t, referral.NotCleared, refused.Reason)
	_, err = f.Move("r9", referral.Step{})
	assert.ErrorIs(t, err, cases.ErrNotFound)
	_, err = f.Move(
		"r1",
		referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 5), Revision: 2,
			Key: "k3", By: house.ID,
		},
	)
	require.NoError(t, err)
	assert.Equal(t, referral.Accepted, f.Referrals[0].State)
	_, err = f.Move(
		"r1",
		referral.Step{
			Action: referral.Accept, Actor: referral.Receiver, Day: d(2026, 9, 5), Revision: 2,
			Key: "k4",
		},
	)
	assert.ErrorIs(t, err, referral.ErrStale)
	_, err = f.Move(
		"r1",
		referral.Step{
			Action: referral.Send, Actor: referral.Sender, Day: d(2026, 9, 5), Revision: 3,
			Key: "k5",
		},
	)
	assert.True(t, errors.As(err, &refused))
}

// A withdrawal reaches every open referral in the file, and every record of the victim, even in a
// file that nobody validated.
func TestWithdraw(t *testing.T) {
	f := handed(t)
	f.Victims = append(
		f.Victims, f.Victims[0], victim.Victim{ID: "v2", Consents: f.Victims[0].Consents},
	)
	stranger := f.Referrals[0]
	stranger.ID, stranger.Victim = "r2", "v2"
	f.Referrals = append(f.Referrals, stranger)
	log := new(referral.Log)
	require.NoError(t, log.Shared(referral.Sharing{
		Referral: "r1", Victim: "v1", Day: d(2026, 9, 3), Purpose: victim.PurposeReferral,
		Level: referral.Full,
		Basis: referral.ByConsent, Consent: "c1",
		Recipient: victim.Recipient{Kind: house.Kind, ID: house.ID},
	}))
	w, err := f.Withdraw("v1", "c1", d(2026, 9, 10), log)
	require.NoError(t, err)
	assert.Equal(t, referral.Withdrawn, f.Referrals[0].State)
	assert.Equal(t, referral.Sent, f.Referrals[1].State, "that of somebody else")
	assert.Equal(t, d(2026, 9, 10), f.Victims[0].Consents[0].Withdrawn)
	assert.Equal(t, d(2026, 9, 10), f.Victims[1].Consents[0].Withdrawn)
	assert.True(t, f.Victims[2].Consents[0].Withdrawn.IsZero())
	assert.Len(t, w.Events, 1)
	assert.Len(t, w.Shared, 1)
	for _, e := range f.Events {
		assert.True(t, e.Kind == cases.EventWithdrawn || e.Kind == cases.EventReferred)
	}
	assert.Equal(t, 2, f.Revision, "the consent and the referral that rested on it")
	assert.NoError(t, f.VerifyLog())
	_, err = f.Withdraw("v1", "c9", d(2026, 9, 10), nil)
	assert.ErrorIs(t, err, referral.ErrNoConsent)
	for _, id := range []string{"v9", ""} {
		_, err = f.Withdraw(id, "c1", d(2026, 9, 10), nil)
		assert.ErrorIs(t, err, cases.ErrNotFound)
	}
	_, err = f.Withdraw("v1", "c1", law.Day{}, nil)
	assert.ErrorIs(t, err, referral.ErrNotDated)
}

// Who is named as the giver of a consent is held against the file, whatever the capacity says.
func TestDisclose_TheGiverIsLookedUp(t *testing.T) {
	on := d(2026, 9, 4)
	for _, capacity := range law.Codes[victim.ConsentCapacity]() {
		if capacity == victim.ConsentSelf {
			continue
		}
		for name, change := range map[string]func(*cases.File){
			"guardian suspected": func(f *cases.File) {
				f.Victims[0].Guardians[0].Suspected = person.Yes
			},
			"guardian in conflict": func(f *cases.File) {
				f.Victims[0].Guardians[0].Conflict = person.Yes
			},
			"among the suspects": func(f *cases.File) {
				f.Suspects = []cases.Suspect{{ID: "g1"}}
			},
			"suspected by a sibling": func(f *cases.File) {
				f.Victims = append(f.Victims, victim.Victim{ID: "v2", Guardians: []victim.Guardian{
					{ID: "g1", Suspected: person.Yes},
				}})
			},
			"a legal person": func(f *cases.File) {
				f.LegalPersons = []cases.LegalPerson{{ID: "g1"}}
			},
			"part of a suspect": func(f *cases.File) {
				f.Suspects = []cases.Suspect{{ID: "s1"}}
				f.Organisations = []referral.Organisation{{ID: "g1", Parent: "s1"}}
			},
			"tied to a suspect": func(f *cases.File) {
				f.Suspects = []cases.Suspect{{ID: "s1"}}
				f.Organisations = []referral.Organisation{{ID: "g1", Conflicts: []string{"s1"}}}
			},
			"must not learn": func(f *cases.File) { f.Victims[0].DoNotContact = []string{"g1"} },
			"a suspect, no guardian": func(f *cases.File) {
				f.Suspects = []cases.Suspect{{ID: "s1"}}
				f.Victims[0].Consents[0].Guardian = "s1"
			},
		} {
			f := handed(t)
			f.Victims[0].Consents[0].Capacity = capacity
			switch capacity {
			case victim.ConsentCarer, victim.ConsentSibling, victim.ConsentOther:
				f.Victims[0].Consents[0].Giver = "r1"
				f.Victims[0].Relatives = []person.Relative{{
					ID: "r1", Relation: "half-sibling", MayDecide: person.Yes,
					DecisionBasis: "court-order",
				}}
			}
			require.False(t, view(t, f, "receiver", referral.Full, on).Empty(), capacity)
			change(f)
			v := view(t, f, "receiver", referral.Full, on)
			assert.True(t, v.Empty(), "%s: %s", capacity, name)
			assert.Equal(t, victim.FlawSuspected, v.Manifest.Flaw, "%s: %s", capacity, name)
		}
	}
}

// What the file knows of an organisation stands above what is said of it, the place too.
func TestDisclose_ThePlaceOfWhoReceives(t *testing.T) {
	on := d(2026, 9, 4)
	holder := func(f *cases.File, place jurisdiction.Code) bool {
		to := victim.Recipient{Kind: house.Kind, ID: house.ID, Place: place}
		v, err := f.Disclose(
			cases.Holder("v1", "c1", to, victim.PurposeService), referral.Full, on)
		require.NoError(t, err)
		return !v.Empty()
	}
	f := handed(t)
	for _, purpose := range law.Codes[victim.ConsentPurpose]() {
		to := victim.Recipient{Kind: house.Kind, ID: house.ID, Place: "MK"}
		_, err := f.Disclose(cases.Holder("v1", "c1", to, purpose), referral.Full, on)
		assert.ErrorIs(t, err, cases.ErrNoReferral, "the receiver of a referral: %s", purpose)
	}
	f.Referrals = nil
	assert.True(t, holder(f, "MK"))
	assert.False(t, holder(f, "AL"), "the consent speaks of the State of the sender")
	f.Organisations = []referral.Organisation{{ID: house.ID, Kind: house.Kind, Place: "AL"}}
	assert.False(t, holder(f, "MK"), "known in another State")
	f.Referrals = handed(t).Referrals
	assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), "known in another State")
	f.Organisations[0].Sites = []referral.Site{{ID: "s1", Place: "MK"}}
	assert.False(t, view(t, f, "receiver", referral.Full, on).Empty())
	f.Referrals = nil
	assert.True(t, holder(f, "MK"), "it works here too")
	f.Organisations, f.Processing = nil, nil
	assert.False(t, holder(f, ""), "of two unknown places nobody can say that they are one")
	to := victim.Recipient{Kind: house.Kind, ID: house.ID, Place: "MK"}
	_, err := f.Disclose(
		cases.Holder("v1", "c1", to, victim.PurposeReferral), referral.Full, on)
	assert.ErrorIs(t, err, cases.ErrNoReferral)
}

// A guardian who is suspected or in conflict receives nothing as another body either, and a
// referral is not passed by with another consent, or by way of a body that belongs to its receiver.
func TestDisclose_OneIsTheSameUnderAnotherName(t *testing.T) {
	on := d(2026, 9, 4)
	for name, g := range map[string]victim.Guardian{
		"suspected":   {ID: house.ID, Suspected: person.Yes, Ended: d(2026, 9, 2)},
		"in conflict": {ID: house.ID, Conflict: person.Yes},
	} {
		f := handed(t)
		f.Victims[0].Guardians = append(f.Victims[0].Guardians, g)
		assert.True(t, view(t, f, "receiver", referral.Full, on).Empty(), name)
	}
	for name, change := range map[string]func(*cases.File, *victim.Recipient){
		"the receiver":       func(*cases.File, *victim.Recipient) {},
		"a part of it":       func(_ *cases.File, to *victim.Recipient) { to.ID = "part" },
		"that it is part of": func(_ *cases.File, to *victim.Recipient) { to.ID = "whole" },
		"of its kind": func(f *cases.File, to *victim.Recipient) {
			f.Referrals[0].To.ID, to.ID = "", "another"
		},
	} {
		f := handed(t)
		f.Organisations = []referral.Organisation{
			{ID: "part", Kind: house.Kind, Parent: house.ID},
			{ID: house.ID, Kind: house.Kind, Parent: "whole"},
		}
		second := f.Victims[0].Consents[0]
		second.ID = "c2"
		f.Victims[0].Consents = append(f.Victims[0].Consents, second)
		to := victim.Recipient{Kind: house.Kind, ID: house.ID, Place: "MK"}
		change(f, &to)
		_, err := f.Disclose(
			cases.Holder("v1", "c2", to, victim.PurposeService), referral.Full, on)
		assert.ErrorIs(t, err, cases.ErrNoReferral, name)
	}
}
