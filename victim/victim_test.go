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

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

func d(y int, m time.Month, day int) law.Day { return law.NewDay(y, m, day) }

func TestAge_ChildOn(t *testing.T) {
	tests := []struct {
		name   string
		age    victim.Age
		on     law.Day
		want   victim.Standing
		reason victim.AgeReason
	}{
		// Palermo Protocol, article 3(d): "child" is any person under eighteen years of age.
		{"the day before the 18th birthday", victim.Age{BirthDay: d(2008, 11, 24)}, d(2026, 11, 23), victim.Child, victim.UnderEighteen},
		{"the 18th birthday", victim.Age{BirthDay: d(2008, 11, 24)}, d(2026, 11, 24), victim.Adult, victim.EighteenReached},
		{"born on 29 February, 28 February", victim.Age{BirthDay: d(2008, 2, 29)}, d(2026, 2, 28), victim.Child, victim.UnderEighteen},
		{"born on 29 February, 1 March", victim.Age{BirthDay: d(2008, 2, 29)}, d(2026, 3, 1), victim.Adult, victim.EighteenReached},
		{"month known, before it", victim.Age{BirthYear: 2008, BirthMonth: 5}, d(2026, 4, 30), victim.Child, victim.UnderEighteen},
		// CETS No. 197, article 10(3): uncertain age and reasons to believe: presumed to be a
		// child.
		{"month known, within it", victim.Age{BirthYear: 2008, BirthMonth: 5}, d(2026, 5, 30), victim.PresumedToBe, victim.RangeReachesUnder},
		{"month known, its last day", victim.Age{BirthYear: 2008, BirthMonth: 5}, d(2026, 5, 31), victim.Adult, victim.EighteenReached},
		{"year known, its first day", victim.Age{BirthYear: 2008}, d(2026, 1, 1), victim.PresumedToBe, victim.RangeReachesUnder},
		{"year known, its last day", victim.Age{BirthYear: 2008}, d(2026, 12, 31), victim.Adult, victim.EighteenReached},
		{"year known, the year before", victim.Age{BirthYear: 2008}, d(2025, 12, 31), victim.Child, victim.UnderEighteen},
		{"assessed 16 to 19", victim.Age{Knowledge: victim.AgeRange, Min: 16, Max: 19, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.PresumedToBe, victim.RangeReachesUnder},
		{"assessed 16 to 19, two years later", victim.Age{Knowledge: victim.AgeRange, Min: 16, Max: 19, On: d(2026, 6, 1)}, d(2028, 6, 1), victim.Adult, victim.EighteenReached},
		{"assessed 16 to 19, a day earlier", victim.Age{Knowledge: victim.AgeRange, Min: 16, Max: 19, On: d(2026, 6, 1)}, d(2028, 5, 31), victim.PresumedToBe, victim.RangeReachesUnder},
		{"estimate 20, give or take 2, may be 18", victim.Age{Knowledge: victim.AgeEstimate, Estimate: 20, Margin: 2, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.Adult, victim.EighteenReached},
		{"estimate 19, give or take 2, may be 17", victim.Age{Knowledge: victim.AgeEstimate, Estimate: 19, Margin: 2, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.PresumedToBe, victim.RangeReachesUnder},
		{"range, but no reason to believe", victim.Age{Knowledge: victim.AgeRange, Min: 17, Max: 30, On: d(2026, 6, 1), ReasonToBelieveChild: victim.No}, d(2026, 6, 1), victim.StandingUnknown, victim.NoReasonToBelieve},
		{"recorded as adult on a range that reaches under 18", victim.Age{Knowledge: victim.AgeRange, Min: 16, Max: 19, On: d(2026, 6, 1), Status: victim.ConfirmedAdult, StatusDay: d(2026, 6, 2)}, d(2026, 7, 1), victim.PresumedToBe, victim.RangeReachesUnder},
		{"unknown, with reasons to believe", victim.Age{Knowledge: victim.AgeUnknown, ReasonToBelieveChild: victim.Yes}, d(2026, 6, 1), victim.PresumedToBe, victim.ReasonsToBelieve},
		{"in dispute", victim.Age{Knowledge: victim.AgeDisputed}, d(2026, 6, 1), victim.PresumedToBe, victim.AgeInDispute},
		{"January known, its last day but one", victim.Age{BirthYear: 2008, BirthMonth: 1}, d(2026, 1, 30), victim.PresumedToBe, victim.RangeReachesUnder},
		{"January known, its last day", victim.Age{BirthYear: 2008, BirthMonth: 1}, d(2026, 1, 31), victim.Adult, victim.EighteenReached},
		{"December known, the day before it", victim.Age{BirthYear: 2008, BirthMonth: 12}, d(2026, 11, 30), victim.Child, victim.UnderEighteen},
		{"no such month: the year alone", victim.Age{BirthYear: 2008, BirthMonth: 13}, d(2026, 1, 1), victim.PresumedToBe, victim.RangeReachesUnder},
		{"a range of one year", victim.Age{Knowledge: victim.AgeRange, Min: 17, Max: 17, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.Child, victim.UnderEighteen},
		{"a range of one year, the day after", victim.Age{Knowledge: victim.AgeRange, Min: 17, Max: 17, On: d(2026, 6, 1)}, d(2026, 6, 2), victim.PresumedToBe, victim.RangeReachesUnder},
		{"a range upside down", victim.Age{Knowledge: victim.AgeRange, Min: 19, Max: 16, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"a range without its numbers", victim.Age{Knowledge: victim.AgeRange, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"a range without its day", victim.Age{Knowledge: victim.AgeRange, Min: 10, Max: 12}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"numbers of a range that is not what is known", victim.Age{Knowledge: victim.AgeUnknown, Min: 10, Max: 12, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"an estimate without its number", victim.Age{Knowledge: victim.AgeEstimate, Margin: 3, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"an estimate without its day", victim.Age{Knowledge: victim.AgeEstimate, Estimate: 12}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"an estimate that is not what is known", victim.Age{Knowledge: victim.AgeUnknown, Estimate: 12, On: d(2026, 6, 1)}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"adult against the date of birth, since when is not recorded", victim.Age{BirthDay: d(2010, 1, 1), Status: victim.ConfirmedAdult}, d(2026, 6, 1), victim.Child, victim.UnderEighteen},
		{"child by date of birth and status", victim.Age{BirthDay: d(2010, 1, 1), Status: victim.ConfirmedChild, StatusDay: d(2026, 1, 1)}, d(2026, 6, 1), victim.Child, victim.UnderEighteen},
		{"confirmed child, on the day", victim.Age{Status: victim.ConfirmedChild, StatusDay: d(2026, 1, 1)}, d(2026, 1, 1), victim.Child, victim.StatusSaysChild},
		{"confirmed child, since when is not recorded", victim.Age{Status: victim.ConfirmedChild}, d(2026, 1, 1), victim.PresumedToBe, victim.StatusSaysChild},
		{"nothing known", victim.Age{}, d(2026, 6, 1), victim.StandingUnknown, victim.NothingKnown},
		{"no day", victim.Age{BirthDay: d(2020, 1, 1)}, law.Day{}, victim.StandingUnknown, victim.NothingKnown},
		{"recorded as adult against the date of birth", victim.Age{BirthDay: d(2010, 1, 1), Status: victim.ConfirmedAdult, StatusDay: d(2026, 1, 1)}, d(2026, 6, 1), victim.Child, victim.RecordedAdultIsChild},
		{"confirmed adult, on an earlier day", victim.Age{Status: victim.ConfirmedAdult, StatusDay: d(2026, 1, 1)}, d(2025, 12, 31), victim.StandingUnknown, victim.NothingKnown},
		{"confirmed adult", victim.Age{Status: victim.ConfirmedAdult, StatusDay: d(2026, 1, 1)}, d(2026, 1, 1), victim.Adult, victim.StatusSaysAdult},
		{"confirmed child, later and without a date", victim.Age{Status: victim.ConfirmedChild, StatusDay: d(2026, 1, 1)}, d(2026, 1, 2), victim.PresumedToBe, victim.StatusSaysChild},
		{"adult by a document in dispute", victim.Age{BirthDay: d(2000, 1, 1), Status: victim.DisputedAge}, d(2026, 1, 2), victim.PresumedToBe, victim.AgeInDispute},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, victim.Childhood{Standing: tt.want, Reason: tt.reason}, tt.age.ChildOn(tt.on))
		})
	}
}

func TestConsent_SuspectedParentGivesNone(t *testing.T) {
	on := d(2026, 6, 1)
	child := victim.Victim{ID: "v1", Age: victim.Age{BirthDay: d(2014, 1, 1)}}
	c := victim.Consent{ID: "c1", Capacity: victim.ConsentParent, Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: d(2026, 5, 1), Until: d(2026, 6, 1)}
	assert.Empty(t, child.ConsentFlaw(c, victim.PurposeService, on), "on its last day")
	assert.Equal(t, victim.FlawExpired, child.ConsentFlaw(c, victim.PurposeService, on.AddDays(1)))
	assert.Equal(t, victim.FlawPurpose, child.ConsentFlaw(c, victim.PurposeReturn, on), "there is no wildcard")
	assert.Equal(t, victim.FlawNotGiven, child.ConsentFlaw(c, victim.PurposeService, d(2026, 4, 30)))

	child.Family.CarerSuspected = victim.Yes
	assert.Equal(t, victim.FlawSuspected, child.ConsentFlaw(c, victim.PurposeService, on))

	c.Capacity = victim.ConsentSelf
	assert.Equal(t, victim.FlawChildAlone, child.ConsentFlaw(c, victim.PurposeService, on))

	c.Capacity, c.Guardian = victim.ConsentGuardian, "g1"
	assert.Equal(t, victim.FlawNoGuardian, child.ConsentFlaw(c, victim.PurposeService, on))
	child.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 5, 1)}}
	assert.Empty(t, child.ConsentFlaw(c, victim.PurposeService, on))
	c.ChildAgrees = victim.No
	assert.Equal(t, victim.FlawChildDisagree, child.ConsentFlaw(c, victim.PurposeService, on))
	c.ChildAgrees, c.Withdrawn = victim.Yes, d(2026, 6, 1)
	assert.Equal(t, victim.FlawWithdrawn, child.ConsentFlaw(c, victim.PurposeService, on), "from the day of withdrawal on")

	c.Withdrawn = law.Day{}
	for _, g := range []victim.Guardian{{ID: "g1", Appointed: d(2026, 5, 1), Suspected: victim.Yes}, {ID: "g1", Appointed: d(2026, 5, 1), Conflict: victim.Yes}} {
		child.Guardians = []victim.Guardian{g}
		assert.Equal(t, victim.FlawSuspected, child.ConsentFlaw(c, victim.PurposeService, on))
	}
	child.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 5, 2)}, {ID: "g2", Appointed: d(2026, 5, 1)}}
	assert.Equal(t, victim.FlawNoGuardian, child.ConsentFlaw(c, victim.PurposeService, on), "not yet in office on the day of the consent")

	adult := victim.Victim{Age: victim.Age{BirthDay: d(1990, 1, 1)}}
	assert.Empty(t, adult.ConsentFlaw(victim.Consent{Capacity: victim.ConsentSelf, Purposes: c.Purposes, Given: d(2026, 5, 1)}, victim.PurposeService, on))
}

// What others agreed to for a child ends on the 18th birthday; who gave a consent must be recorded.
func TestConsent_EndsWithChildhood(t *testing.T) {
	v := victim.Victim{ID: "v1", Age: victim.Age{Knowledge: victim.AgeExact, BirthDay: d(2008, 6, 1)}, Guardians: []victim.Guardian{{ID: "g1", Appointed: d(2026, 1, 1)}, {ID: "g2", Appointed: d(2026, 6, 1)}}}
	eve, birthday := d(2026, 5, 31), d(2026, 6, 1)
	for capacity, want := range map[victim.ConsentCapacity][2]victim.ConsentFlaw{
		victim.ConsentParent:   {"", victim.FlawNotOwn},
		victim.ConsentGuardian: {"", victim.FlawNotOwn},
		victim.ConsentSelf:     {victim.FlawChildAlone, ""},
		victim.ConsentCourt:    {"", ""},
		"":                     {victim.FlawNoCapacity, victim.FlawNoCapacity},
		"neighbour":            {victim.FlawNoCapacity, victim.FlawNoCapacity},
	} {
		c := victim.Consent{ID: "c1", Capacity: capacity, Guardian: "g1", Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: d(2026, 5, 1)}
		assert.Equal(t, want[0], v.ConsentFlaw(c, victim.PurposeService, eve), "%s on the eve", capacity)
		assert.Equal(t, want[1], v.ConsentFlaw(c, victim.PurposeService, birthday), "%s on the birthday", capacity)
	}
	c := victim.Consent{ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g2", Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: birthday}
	assert.Empty(t, v.ConsentFlaw(c, victim.PurposeService, birthday), "the guardian of the adult")
}

func TestConsentGap(t *testing.T) {
	on := d(2026, 6, 1)
	child, adult := victim.Victim{Age: victim.Age{BirthDay: d(2014, 1, 1)}}, victim.Victim{Age: victim.Age{BirthDay: d(1990, 1, 1)}}
	guardian := victim.Consent{Capacity: victim.ConsentGuardian, Language: "sq"}
	assert.Equal(t, "language", child.ConsentGap(victim.Consent{ChildAgrees: victim.Yes}, on))
	assert.Equal(t, "child_agrees", child.ConsentGap(guardian, on))
	assert.Empty(t, adult.ConsentGap(guardian, on), "no child whose view is asked")
	guardian.ChildAgrees = victim.Yes
	assert.Empty(t, child.ConsentGap(guardian, on))
	assert.Empty(t, child.ConsentGap(victim.Consent{Capacity: victim.ConsentSelf, Language: "sq"}, on), "who consents has said what the view is")
}

func TestValidate(t *testing.T) {
	good := victim.Victim{ID: "v1", Sex: victim.Female, Languages: []string{"sq", "rom"}, Stays: []victim.Stay{{Place: "MK", From: d(2026, 1, 1), To: d(2026, 1, 1)}}}
	assert.NoError(t, good.Validate())

	bad := victim.Victim{
		ID: "Person A", Sex: "x", Languages: []string{"de_DE"},
		Citizenships: []victim.Citizenship{{Kind: victim.CitizenOf}},
		Stays:        []victim.Stay{{Place: "ZZ", From: d(2026, 2, 30)}, {Place: "MK", From: d(2026, 2, 2), To: d(2026, 2, 1)}},
		Status:       []victim.StatusDecision{{Kind: victim.StatusIdentified, Indicators: []string{"i9"}}},
		Guardians:    []victim.Guardian{{ID: "g"}, {ID: "g"}},
	}
	err := bad.Validate()
	require.Error(t, err)
	assert.Equal(t, []string{
		"/citizenships/0/country: missing",
		"/guardians/1/id: the id is used twice",
		"/id: not an id",
		"/languages/0: not a canonical BCP 47 tag",
		"/sex: unknown code",
		"/status/0/indicators/0: there is no record with that id",
		"/stays/0/from: no such day",
		"/stays/0/place: unknown code",
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
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(ty reflect.Type) {
		for ty.Kind() == reflect.Slice || ty.Kind() == reflect.Pointer {
			ty = ty.Elem()
		}
		if ty.Kind() != reflect.Struct || seen[ty] || ty == reflect.TypeFor[law.Day]() {
			return
		}
		seen[ty] = true
		for i := range ty.NumField() {
			f := ty.Field(i)
			assert.True(t, victim.Category(f.Tag.Get("data")).IsValid(), "%s.%s has no data category", ty, f.Name)
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
