package referral_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// An inquiry for capacity cannot carry anything of a person: below it there are codes of closed
// lists and days, and no type of a record, no plain text, no interface and no function, in which
// one could hide.
func TestCapacityInquiry_CannotHoldAPerson(t *testing.T) {
	seen := typesBelow(reflect.TypeFor[referral.CapacityInquiry]())
	for ty := range seen {
		if ty == reflect.TypeFor[referral.CapacityInquiry]() || ty == reflect.TypeFor[law.Day]() {
			continue
		}
		switch ty.Kind() {
		case reflect.String:
			v, closed := reflect.Zero(ty).Interface().(interface{ IsValid() bool })
			assert.True(t, closed, "%v could hold a text", ty)
			if closed {
				assert.False(t, v.IsValid())
				assert.False(t, reflect.ValueOf(taint.Marker).Convert(ty).Interface().(interface{ IsValid() bool }).IsValid(), "%v takes any text", ty)
			}
		case reflect.Int: // the parts of a day
		default:
			t.Errorf("%v (%v) can be reached", ty, ty.Kind())
		}
	}
	for _, person := range []reflect.Type{
		reflect.TypeFor[victim.Victim](), reflect.TypeFor[victim.Identity](), reflect.TypeFor[victim.Age](), reflect.TypeFor[referral.Referral](), reflect.TypeFor[victim.Consent](),
	} {
		assert.False(t, seen[person], "%v", person)
	}
}

func TestInquire(t *testing.T) {
	on := d(2026, 9, 2)
	born := victim.Age{Knowledge: victim.AgeExact, BirthDay: on.AddDays(1)}
	for name, tt := range map[string]struct {
		age  victim.Age
		want referral.AgeBand
	}{
		"the eve of 15":          {victim.Age{Knowledge: victim.AgeExact, BirthDay: d(2011, 9, 3)}, referral.Band12},
		"15 today":               {victim.Age{Knowledge: victim.AgeExact, BirthDay: d(2011, 9, 2)}, referral.Band15},
		"the eve of 18":          {victim.Age{Knowledge: victim.AgeExact, BirthDay: d(2008, 9, 3)}, referral.Band15},
		"18 today":               {victim.Age{Knowledge: victim.AgeExact, BirthDay: d(2008, 9, 2)}, referral.Band18},
		"newly born":             {victim.Age{Knowledge: victim.AgeExact, BirthDay: on}, referral.Band0},
		"old":                    {victim.Age{Knowledge: victim.AgeExact, BirthDay: d(1940, 1, 1)}, referral.Band60},
		"13 or 14":               {victim.Age{Knowledge: victim.AgeRange, Min: 13, Max: 14, On: on}, referral.Band12},
		"16 to 19":               {victim.Age{Knowledge: victim.AgeRange, Min: 16, Max: 19, On: on}, ""},
		"in dispute":             {victim.Age{Knowledge: victim.AgeDisputed, BirthDay: d(2000, 1, 1)}, ""},
		"not known":              {victim.Age{}, ""},
		"born after the inquiry": {born, ""}, // such a birth is a slip: no band is told
	} {
		q := referral.Inquire(&victim.Victim{Sex: victim.Female, Age: tt.age}, victim.NeedAccommodation, "MK", on)
		assert.Equal(t, referral.CapacityInquiry{Need: victim.NeedAccommodation, Place: "MK", Sex: victim.Female, Ages: tt.want, On: on}, q, name)
	}
}

func TestAnswer_Inquiry(t *testing.T) {
	on := d(2026, 9, 2)
	house := shelter()
	unfit := func(q referral.CapacityInquiry, o referral.Organisation) []referral.Unfit {
		q.On = on
		return q.Answer([]referral.Organisation{o})[0].Unfit
	}
	q := referral.CapacityInquiry{Need: victim.NeedAccommodation, Place: "MK", Sex: victim.Female, Ages: referral.Band12}
	assert.Empty(t, unfit(q, house))
	q.Ages, q.Sex = referral.Band18, victim.Male
	assert.Equal(t, []referral.Unfit{referral.UnfitAge, referral.UnfitChildren, referral.UnfitSex}, unfit(q, house))
	q = referral.CapacityInquiry{Need: victim.NeedAccommodation}
	house.Services[0].Free = 0
	assert.Equal(t, []referral.Unfit{referral.UnfitFull}, unfit(q, house), "what is not asked is not held against anybody")
	free := shelter()
	free.ID = "o3"
	assert.Equal(t, "o3", referral.CapacityInquiry{Need: victim.NeedAccommodation, On: on}.Answer([]referral.Organisation{house, free})[0].Organisation, "who has a place comes first")
}

// However an age is known: the band holds it, and a child stays a child.
func TestDisclose_BandsKeepChildren(t *testing.T) {
	on := d(2026, 9, 2)
	rapid.Check(t, func(t *rapid.T) {
		a := victim.Age{
			Knowledge: rapid.SampledFrom(victim.AgeKnowledgeValues()).Draw(t, "knowledge"), On: on,
			ReasonToBelieveChild: rapid.SampledFrom([]victim.Answer{"", victim.Yes, victim.No}).Draw(t, "reason"),
		}
		day := on.AddDays(-rapid.IntRange(0, 30000).Draw(t, "days"))
		switch a.Knowledge {
		case victim.AgeExact:
			a.BirthDay = day
		case victim.AgeMonth:
			a.BirthYear, a.BirthMonth = day.Year, int(day.Month)
		case victim.AgeYear:
			a.BirthYear = day.Year
		case victim.AgeRange:
			a.Min = rapid.IntRange(0, 90).Draw(t, "min")
			a.Max = a.Min + rapid.IntRange(0, 9).Draw(t, "width")
		case victim.AgeEstimate:
			a.Estimate = rapid.IntRange(0, 90).Draw(t, "estimate")
			a.Margin = rapid.IntRange(0, 5).Draw(t, "margin")
		}
		if rapid.Bool().Draw(t, "assessed") {
			assessed := on.AddDays(-rapid.IntRange(0, 900).Draw(t, "assessed before"))
			a.Assessments = []victim.AgeAssessment{{Day: assessed, Inconclusive: victim.Yes}}
		}
		v := victim.Victim{ID: "v1", Age: a}
		view, m := referral.Disclose(&v, referral.Question{
			Recipient: victim.Recipient{Kind: jurisdiction.SocialWork}, Purpose: victim.PurposeReferral, Level: referral.Anonymous, Day: on, Emergency: urgent(on),
		})
		if view.Age.BirthDay.IsValid() || view.Age.BirthYear != 0 || view.ID != "" {
			t.Fatal("told too much")
		}
		if a.BirthDay.IsValid() && len(m.Withheld) == 0 {
			t.Fatal("the manifest does not say that the day of birth was withheld")
		}
		if a.ChildOn(on).IsChild() && !view.Age.ChildOn(on).IsChild() {
			t.Fatalf("a child (%s) became %s", a.ChildOn(on).Reason, view.Age.ChildOn(on).Standing)
		}
	})
}
