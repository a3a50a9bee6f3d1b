package referral_test

import (
	"reflect"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/internal/code"
	"github.com/antitrafficking/palermo/internal/taint"
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
			valid, closed := code.Valid(reflect.Zero(ty).Interface())
			assert.True(t, closed, "%v could hold a text", ty)
			if closed {
				assert.False(t, valid)
				valid, _ = code.Valid(reflect.ValueOf(taint.Marker).Convert(ty).Interface())
				assert.False(t, valid, "%v takes any text", ty)
			}
		case reflect.Int32: // the number of a day
		default:
			t.Errorf("%v (%v) can be reached", ty, ty.Kind())
		}
	}
	for _, person := range []reflect.Type{
		reflect.TypeFor[victim.Victim](), reflect.TypeFor[person.Identity](),
		reflect.TypeFor[person.Age](), reflect.TypeFor[referral.Referral](),
		reflect.TypeFor[victim.Consent](),
	} {
		assert.False(t, seen[person], "%v", person)
	}
}

func TestInquire(t *testing.T) {
	on := d(2026, 9, 2)
	born := person.Age{Knowledge: person.AgeExact, BirthDay: on.AddDays(1)}
	for name, tt := range map[string]struct {
		age  person.Age
		want referral.AgeBand
	}{
		"15 in this quarter": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2011, 9, 3)}, "",
		},
		"15 on its first day": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2011, 7, 1)}, referral.Band15,
		},
		"15 on its last day": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2011, 9, 30)}, "",
		},
		"15 in the next": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2011, 10, 1)}, referral.Band12,
		},
		"18 in this quarter": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2008, 9, 2)}, "",
		},
		"18 in the next": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2008, 10, 1)}, referral.Band15,
		},
		"18 in the last": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(2008, 6, 30)}, referral.Band18,
		},
		"newly born": {
			person.Age{Knowledge: person.AgeExact, BirthDay: on}, referral.Band0,
		},
		"old": {
			person.Age{Knowledge: person.AgeExact, BirthDay: d(1940, 1, 1)}, referral.Band60,
		},
		"13 or 14": {
			person.Age{Knowledge: person.AgeRange, Min: 13, Max: 14, On: on}, referral.Band12,
		},
		"16 to 19": {
			person.Age{Knowledge: person.AgeRange, Min: 16, Max: 19, On: on}, "",
		},
		"in dispute": {
			person.Age{Knowledge: person.AgeDisputed, BirthDay: d(2000, 1, 1)}, "",
		},
		"not known":              {person.Age{}, ""},
		"born after the inquiry": {born, ""}, // such a birth is a slip: no band is told
	} {
		q := referral.Inquire(
			&victim.Victim{Sex: person.Female, Age: tt.age}, care.NeedAccommodation, "MK", on,
		)
		assert.Equal(
			t,
			referral.CapacityInquiry{
				Need: care.NeedAccommodation, Place: "MK", Sex: person.Female, Ages: tt.want,
				On: on,
			},
			q, name,
		)
	}
}

func TestAnswer_Inquiry(t *testing.T) {
	on := d(2026, 9, 2)
	house := shelter()
	unfit := func(q referral.CapacityInquiry, o referral.Organisation) []referral.Unfit {
		q.On = on
		return q.Answer([]referral.Organisation{o})[0].Unfit
	}
	q := referral.CapacityInquiry{
		Need: care.NeedAccommodation, Place: "MK", Sex: person.Female, Ages: referral.Band12,
	}
	assert.Empty(t, unfit(q, house))
	q.Ages, q.Sex = referral.Band18, person.Male
	assert.Equal(t, []referral.Unfit{referral.UnfitAge, referral.UnfitChildren, referral.UnfitSex}, unfit(q, house))
	q = referral.CapacityInquiry{Need: care.NeedAccommodation}
	house.Services[0].Free = 0
	assert.Equal(t, []referral.Unfit{referral.UnfitFull}, unfit(q, house), "what is not asked is not held against anybody")
	free := shelter()
	free.ID = "o3"
	assert.Equal(
		t, "o3",
		referral.CapacityInquiry{
			Need: care.NeedAccommodation, On: on,
		}.Answer([]referral.Organisation{house, free})[0].Organisation,
		"who has a place comes first",
	)
}

// CETS No. 197, article 10(3): whatever a file holds of an age, who gets the band comes to the same
// standing on the stated day, and gets no birthday, evidence or assessment.
func TestBandOf_SameStanding(t *testing.T) {
	on := d(2026, 9, 2)
	rapid.Check(t, func(t *rapid.T) {
		a := drawAge(t, on)
		band := referral.BandOf(a, on)
		if !band.BirthDay.IsZero() || band.BirthYear != 0 || band.BirthMonth != 0 ||
			band.Estimate != 0 || band.Margin != 0 ||
			len(band.Evidence)+len(band.Assessments) > 0 {
			t.Fatal("told too much")
		}
		if from, to, known := a.YearsOn(on); band.Knowledge == person.AgeRange &&
			(!known || band.Min > from || band.Max < min(to, 130) || band.On != on) {
			t.Fatalf("the band is not that of %d to %d", from, to)
		}
		if want, got := a.ChildOn(on), band.ChildOn(on); want.Standing != got.Standing {
			t.Fatalf("%v became %v", want, got)
		}
	})
}

// drawAge draws whatever a file may hold of an age around the day on.
func drawAge(t *rapid.T, on law.Day) person.Age {
	day := func(name string) law.Day {
		if rapid.IntRange(0, 3).Draw(t, name+" told") == 0 {
			return law.Day{}
		}
		return on.AddDays(rapid.IntRange(-15000, 13000).Draw(t, name))
	}
	answer := func(name string) person.Answer {
		return rapid.SampledFrom(append(law.Codes[person.Answer](), "")).Draw(t, name)
	}
	a := person.Age{
		Knowledge: rapid.SampledFrom(
			append(law.Codes[person.AgeKnowledge](), "")).Draw(t, "knowledge"),
		Status: rapid.SampledFrom(
			append(law.Codes[person.AgeStatus](), "", "")).Draw(t, "status"),
		StatusDay: day("status since"), ReasonToBelieveChild: answer("reason"), On: day("on"),
		ChildMeasures: answer("measures"), ChildMeasuresDay: day("measures since"),
		Evidence: []person.AgeEvidence{{Kind: person.AgeEvidenceKind("statement"), Day: on}},
	}
	if rapid.Bool().Draw(t, "day of birth") {
		a.BirthDay = day("born")
	}
	if rapid.Bool().Draw(t, "year of birth") {
		a.BirthYear = rapid.IntRange(1980, 2027).Draw(t, "year")
		a.BirthMonth = rapid.IntRange(0, 13).Draw(t, "month")
	}
	if rapid.Bool().Draw(t, "range") {
		a.Min = rapid.IntRange(0, 40).Draw(t, "min")
		a.Max = max(a.Min+rapid.IntRange(-2, 9).Draw(t, "width"), 0)
	}
	if rapid.Bool().Draw(t, "estimate") {
		a.Estimate = rapid.IntRange(0, 40).Draw(t, "years")
		a.Margin = rapid.IntRange(0, 6).Draw(t, "margin")
	}
	a.Unit = rapid.SampledFrom([]person.AgeUnit{"", "", person.InMonths}).Draw(t, "unit")
	for range rapid.IntRange(0, 2).Draw(t, "assessments") {
		lower := rapid.IntRange(0, 30).Draw(t, "lower")
		a.Assessments = append(a.Assessments, person.AgeAssessment{
			Day: day("assessed"), Lower: lower,
			Upper:             max(lower+rapid.IntRange(-1, 6).Draw(t, "width of the result"), 0),
			Multidisciplinary: answer("multidisciplinary"), Qualified: person.Yes,
			Methods: []person.AgeMethod{
				rapid.SampledFrom(law.Codes[person.AgeMethod]()).Draw(t, "method"),
			},
			Consent: answer("consent"), Inconclusive: answer("inconclusive"),
		})
	}
	return a
}

// Ages of which the band was once made up, or was the wrong one.
func TestBandOf_MakesUpNoAge(t *testing.T) {
	refused := person.AgeAssessment{Consent: person.Declined, Inconclusive: person.Yes}
	a := person.Age{
		Knowledge: person.AgeExact, BirthDay: d(1981, 5, 5),
		Assessments: []person.AgeAssessment{refused},
	}
	on := d(2060, 1, 1)
	assert.Equal(t, person.Age{
		Knowledge: person.AgeUnknown, Status: person.PresumedChild, StatusDay: on,
	}, referral.BandOf(a, on), "an undated refusal beside a passport: no years from 60 to 17")

	a = person.Age{
		Knowledge: person.AgeYear, BirthYear: 2007, BirthDay: d(2007, 12, 31),
		ReasonToBelieveChild: person.No,
		Status:               person.PresumedChild, StatusDay: d(2026, 10, 1),
	}
	for _, day := range []law.Day{d(2024, 12, 31), d(2025, 1, 1), d(2026, 1, 1)} {
		assert.Equal(t, a.ChildOn(day).Standing, referral.BandOf(a, day).ChildOn(day).Standing)
	}
	assert.Equal(t, person.PresumedToBe, a.ChildOn(d(2025, 1, 1)).Standing)
}

// However an age is known: the band holds it, and a child stays a child.
func TestBandOf_KeepsChildren(t *testing.T) {
	on := d(2026, 9, 2)
	rapid.Check(t, func(t *rapid.T) {
		a := person.Age{
			Knowledge: rapid.SampledFrom(
				law.Codes[person.AgeKnowledge](),
			).Draw(t, "knowledge"),
			On: on,
			ReasonToBelieveChild: rapid.SampledFrom(
				[]person.Answer{"", person.Yes, person.No},
			).Draw(t, "reason"),
		}
		day := on.AddDays(-rapid.IntRange(0, 30000).Draw(t, "days"))
		switch a.Knowledge {
		case person.AgeExact:
			a.BirthDay = day
		case person.AgeMonth:
			a.BirthYear, a.BirthMonth = day.Year(), int(day.Month())
		case person.AgeYear:
			a.BirthYear = day.Year()
		case person.AgeRange:
			a.Min = rapid.IntRange(0, 90).Draw(t, "min")
			a.Max = a.Min + rapid.IntRange(0, 9).Draw(t, "width")
		case person.AgeEstimate:
			a.Estimate = rapid.IntRange(0, 90).Draw(t, "estimate")
			a.Margin = rapid.IntRange(0, 5).Draw(t, "margin")
		}
		if rapid.Bool().Draw(t, "assessed") {
			assessed := on.AddDays(-rapid.IntRange(0, 900).Draw(t, "assessed before"))
			a.Assessments = []person.AgeAssessment{{Day: assessed, Inconclusive: person.Yes}}
		}
		band := referral.BandOf(a, on)
		if !band.BirthDay.IsZero() || band.BirthYear != 0 ||
			len(band.Evidence)+len(band.Assessments) > 0 {
			t.Fatal("told too much")
		}
		if a.ChildOn(on).IsChild() && !band.ChildOn(on).IsChild() {
			t.Fatalf("a child (%s) became %s", a.ChildOn(on).Reason, band.ChildOn(on).Standing)
		}
	})
}

// Asked on any two days, the band changes at the turn of a quarter and on no other day.
func TestInquire_DoesNotGiveTheBirthdayAway(t *testing.T) {
	for _, born := range []law.Day{d(2008, 9, 4), d(2011, 11, 15), d(2020, 2, 29), d(2001, 1, 1)} {
		v := victim.Victim{ID: "v1", Age: person.Age{Knowledge: person.AgeExact, BirthDay: born}}
		before := referral.Inquire(&v, care.NeedAccommodation, "MK", d(2026, 1, 1)).Ages
		for day := d(2026, 1, 2); day.Before(d(2028, 1, 1)); day = day.AddDays(1) {
			q := referral.Inquire(&v, care.NeedAccommodation, "MK", day)
			turn := day.Day() == 1 && (day.Month()-1)%3 == 0
			require.True(t, q.Ages == before || turn, "%v, asked on %v", born, day)
			before = q.Ages
			if child := v.Age.ChildOn(day).IsChild(); child {
				require.NotContains(t, []referral.AgeBand{referral.Band18, referral.Band25}, q.Ages)
			}
		}
	}
}
