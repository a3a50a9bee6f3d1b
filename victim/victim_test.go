package victim_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

// child is a girl of 15 in North Macedonia, unaccompanied, presumed a victim since 1 September
// 2026.
func child() victim.Victim {
	return victim.Victim{
		ID: "v1", Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
		Age: person.Age{
			Knowledge: person.AgeExact, BirthDay: d(2011, 5, 20), Status: person.ConfirmedChild,
			StatusDay: d(2026, 9, 1),
			Evidence:  []person.AgeEvidence{{Kind: person.AgeEvidenceKind("consulate")}},
		},
		Stays: []victim.Stay{{Place: "MK", From: d(2026, 8, 1), RightToStay: person.No}},
		Status: []victim.StatusDecision{{
			ID: "s1", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive,
			Day: d(2026, 9, 1), Place: "MK",
		}},
		Family: victim.Family{Accompaniment: victim.Unaccompanied},
	}
}

func TestConsent_SuspectedParentGivesNone(t *testing.T) {
	on := d(2026, 6, 1)
	child := victim.Victim{ID: "v1", Age: person.Age{BirthDay: d(2014, 1, 1)}}
	c := victim.Consent{ID: "c1", Capacity: victim.ConsentParent, Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: d(2026, 5, 1), Until: d(2026, 6, 1)}
	assert.Empty(t, child.ConsentFlaw(c, victim.PurposeService, on), "on its last day")
	assert.Equal(t, victim.FlawExpired, child.ConsentFlaw(c, victim.PurposeService, on.AddDays(1)))
	assert.Equal(t, victim.FlawPurpose, child.ConsentFlaw(c, victim.PurposeReturn, on), "there is no wildcard")
	assert.Equal(t, victim.FlawNotGiven, child.ConsentFlaw(c, victim.PurposeService, d(2026, 4, 30)))

	child.Family.CarerSuspected = person.Yes
	assert.Equal(t, victim.FlawSuspected, child.ConsentFlaw(c, victim.PurposeService, on))

	c.Capacity = victim.ConsentSelf
	assert.Equal(t, victim.FlawChildAlone, child.ConsentFlaw(c, victim.PurposeService, on))

	c.Capacity, c.Guardian = victim.ConsentGuardian, "g1"
	assert.Equal(t, victim.FlawNoGuardian, child.ConsentFlaw(c, victim.PurposeService, on))
	child.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 5, 1)}}
	assert.Empty(t, child.ConsentFlaw(c, victim.PurposeService, on))
	c.ChildAgrees = person.No
	assert.Equal(t, victim.FlawChildDisagree, child.ConsentFlaw(c, victim.PurposeService, on))
	c.ChildAgrees, c.Withdrawn = person.Yes, d(2026, 6, 1)
	assert.Equal(t, victim.FlawWithdrawn, child.ConsentFlaw(c, victim.PurposeService, on), "from the day of withdrawal on")

	c.Withdrawn = law.Day{}
	for _, g := range []victim.Guardian{
		{ID: "g1", Appointed: d(2026, 5, 1), Suspected: person.Yes},
		{ID: "g1", Appointed: d(2026, 5, 1), Conflict: person.Yes},
	} {
		child.Guardians = []victim.Guardian{g}
		assert.Equal(t, victim.FlawSuspected, child.ConsentFlaw(c, victim.PurposeService, on))
	}
	child.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 5, 2)}, {ID: "g2", Appointed: d(2026, 5, 1)}}
	assert.Equal(t, victim.FlawNoGuardian, child.ConsentFlaw(c, victim.PurposeService, on), "not yet in office on the day of the consent")

	adult := victim.Victim{Age: person.Age{BirthDay: d(1990, 1, 1)}}
	assert.Empty(t, adult.ConsentFlaw(victim.Consent{
		ID: "c1", Capacity: victim.ConsentSelf, Purposes: c.Purposes, Given: d(2026, 5, 1),
	}, victim.PurposeService, on))
}

// What others agreed to for a child ends on the 18th birthday; who gave a consent must be recorded.
func TestConsent_EndsWithChildhood(t *testing.T) {
	v := victim.Victim{
		ID: "v1", Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(2008, 6, 1)},
		Guardians: []victim.Guardian{
			{ID: "g1", Appointed: d(2026, 1, 1)}, {ID: "g2", Appointed: d(2026, 6, 1)},
		},
	}
	eve, birthday := d(2026, 5, 31), d(2026, 6, 1)
	for capacity, want := range map[victim.ConsentCapacity][2]victim.ConsentFlaw{
		victim.ConsentParent:   {"", victim.FlawNotOwn},
		victim.ConsentGuardian: {"", victim.FlawNotOwn},
		victim.ConsentSelf:     {victim.FlawChildAlone, victim.FlawChildAlone},
		victim.ConsentCourt:    {"", victim.FlawNotOwn},
		"":                     {victim.FlawNoCapacity, victim.FlawNoCapacity},
		"neighbour":            {victim.FlawNoCapacity, victim.FlawNoCapacity},
	} {
		c := victim.Consent{ID: "c1", Capacity: capacity, Guardian: "g1", Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: d(2026, 5, 1)}
		assert.Equal(t, want[0], v.ConsentFlaw(c, victim.PurposeService, eve), "%s on the eve", capacity)
		assert.Equal(t, want[1], v.ConsentFlaw(c, victim.PurposeService, birthday), "%s on the birthday", capacity)
	}
	c := victim.Consent{ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g2", Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: birthday}
	assert.Empty(t, v.ConsentFlaw(c, victim.PurposeService, birthday), "the guardian of the adult")
	c.Capacity = victim.ConsentCourt
	assert.Empty(
		t, v.ConsentFlaw(c, victim.PurposeService, birthday), "a court decided for the adult",
	)
	// CRC, articles 1 and 12: what the child refused does not come to life at 18.
	c.Given, c.ChildAgrees = eve, person.No
	assert.Equal(t, victim.FlawChildDisagree, v.ConsentFlaw(c, victim.PurposeService, eve))
	for _, day := range []law.Day{birthday, d(2036, 6, 1)} {
		assert.Equal(t, victim.FlawNotOwn, v.ConsentFlaw(c, victim.PurposeService, day))
	}
	c.Capacity = victim.ConsentGuardian
	assert.Equal(
		t, victim.FlawNotOwn, v.ConsentFlaw(c, victim.PurposeService, birthday),
		"what the later guardian of the adult agreed to for the child",
	)
	c.Given, c.ChildAgrees = birthday, ""
	c.Capacity = victim.ConsentSelf
	assert.Empty(
		t, v.ConsentFlaw(c, victim.PurposeService, birthday), "the adult, asked on the birthday",
	)
	c.Given = eve
	assert.Equal(
		t, victim.FlawChildAlone, v.ConsentFlaw(c, victim.PurposeService, d(2036, 6, 1)),
		"nor ten years later",
	)
}

func TestConsentGap(t *testing.T) {
	on := d(2026, 6, 1)
	child, adult := victim.Victim{
		Age: person.Age{BirthDay: d(2014, 1, 1)},
	}, victim.Victim{Age: person.Age{BirthDay: d(1990, 1, 1)}}
	guardian := victim.Consent{Capacity: victim.ConsentGuardian, Language: "sq"}
	assert.Equal(t, "language", child.ConsentGap(victim.Consent{ChildAgrees: person.Yes}, on))
	assert.Equal(t, "child_agrees", child.ConsentGap(guardian, on))
	assert.Empty(t, adult.ConsentGap(guardian, on), "no child whose view is asked")
	guardian.ChildAgrees = person.Yes
	assert.Empty(t, child.ConsentGap(guardian, on))
	assert.Empty(t, child.ConsentGap(victim.Consent{Capacity: victim.ConsentSelf, Language: "sq"}, on), "who consents has said what the view is")
}

func TestValidate(t *testing.T) {
	good := victim.Victim{
		ID: "v1", Sex: person.Female, Languages: []string{"sq", "rom"},
		Stays: []victim.Stay{{Place: "MK", From: d(2026, 1, 1), To: d(2026, 1, 1)}},
	}
	assert.NoError(t, good.Validate())

	bad := victim.Victim{
		ID: "Person A", Sex: "x", Languages: []string{"de_DE"},
		Citizenships: []person.Citizenship{{Kind: person.CitizenOf}},
		Stays: []victim.Stay{
			{Place: "ZZ"}, {Place: "MK", From: d(2026, 2, 2), To: d(2026, 2, 1)},
		},
		Status: []victim.StatusDecision{
			{Kind: victim.StatusIdentified, Indicators: []string{"i9"}},
		},
		Guardians: []victim.Guardian{{ID: "g"}, {ID: "g"}},
	}
	err := bad.Validate()
	require.Error(t, err)
	assert.Equal(t, []string{
		"/citizenships/0/country: missing",
		"/guardians/1/id: the id is used twice",
		"/id: not an id (letters, digits, . _ : -)",
		"/languages/0: not a canonical BCP 47 tag",
		"/sex: unknown code; allowed: female, male, other, unknown",
		"/status/0/indicators/0: there is no record with that id",
		"/stays/0/place: unknown code; write " + bad.Stays[0].Place.Form(),
		"/stays/1/to: out of order",
	}, strings.Split(err.Error(), "\n"))
}

func TestNothingOfAPersonGetsOut(t *testing.T) {
	var v victim.Victim
	taint.Fill(&v)
	var logged bytes.Buffer
	slog.New(slog.NewJSONHandler(&logged, nil)).Info("x", "v", v, "p", &v, "identity", v.Identity, "list", slog.AnyValue(v.Guardians[0]))
	slog.New(slog.NewTextHandler(&logged, nil)).Info("x", "v", v, "p", &v, "age", v.Age)
	err := v.Validate()
	require.Error(t, err)
	for _, out := range []string{
		fmt.Sprintf("%v %+v %#v %s %q %d %x", v, v, v, v, v, v, v),
		fmt.Sprintf("%v %+v %#v %s", &v, &v, &v, &v),
		fmt.Sprintf("%v %+v %#v", []victim.Victim{v}, struct{ V victim.Victim }{v}, map[string]any{"a": v.Identity.Names}),
		fmt.Sprint(v.Identity.Names[0], v.Age, v.Consents[0], v.Status),
		logged.String(), err.Error(), fmt.Sprintf("%#v", err),
	} {
		assert.NotContains(t, out, taint.Marker)
		assert.NotContains(t, out, "2011", "nor a day")
	}
	data, err := json.Marshal(v)
	require.NoError(t, err)
	assert.Contains(t, string(data), taint.Marker, "JSON is the door that is meant to be open")
	var back victim.Victim
	require.NoError(t, json.Unmarshal(data, &back))
	assert.True(t, reflect.DeepEqual(v, back), "and loses nothing")
}

func TestEveryFieldHasACategory(t *testing.T) {
	valid := func(c string) bool { return law.IsValid(person.Category(c)) }
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(ty reflect.Type) {
		for ty.Kind() == reflect.Slice || ty.Kind() == reflect.Pointer {
			ty = ty.Elem()
		}
		if ty.Kind() != reflect.Struct || seen[ty] || ty == reflect.TypeFor[law.Day]() ||
			ty == reflect.TypeFor[person.Date]() || ty == reflect.TypeFor[person.Value]() {
			return
		}
		seen[ty] = true
		for i := range ty.NumField() {
			f := ty.Field(i)
			assert.True(
				t, taint.Category(ty, f, valid), "%s.%s has no data category",
				ty, f.Name,
			)
			walk(f.Type)
		}
	}
	walk(reflect.TypeFor[victim.Victim]())
	assert.Greater(t, len(seen), 30)
}

func TestStayOn(t *testing.T) {
	v := victim.Victim{Stays: []victim.Stay{{Place: "AL", To: d(2026, 3, 1)}, {Place: "MK", From: d(2026, 3, 1), To: d(2026, 4, 1)}, {Place: "SI", From: d(2026, 4, 10)}}}
	for on, want := range map[law.Day]string{d(2026, 2, 1): "AL", d(2026, 3, 1): "MK", d(2026, 4, 2): "MK", d(2026, 4, 10): "SI"} {
		s, ok := v.StayOn(on)
		assert.True(t, ok)
		assert.Equal(t, want, string(s.Place), on)
	}
	v.Stays = []victim.Stay{{Place: "SI", From: d(2026, 1, 1)}, {Place: "AL", From: d(2025, 1, 1), To: d(2025, 6, 1)}, {Place: "MK", From: d(2025, 7, 1)}}
	s, _ := v.StayOn(d(2026, 3, 1))
	assert.Equal(t, "SI", string(s.Place), "the one that began last, wherever it stands in the list")
	_, ok := (&victim.Victim{}).StayOn(d(2026, 1, 1))
	assert.False(t, ok)
}
