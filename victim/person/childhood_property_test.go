package person_test

import (
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// older orders the answers: an answer further on protects less.
func older(s person.Standing) int {
	switch s {
	case person.Child:
		return 0
	case person.PresumedToBe:
		return 1
	case person.StandingUnknown:
		return 2
	}
	return 3
}

// asked is the day on which the properties ask, give or take what they draw.
func asked() law.Day { return d(2026, 6, 1) }

func drawDay(t *rapid.T, name string, from, to int) law.Day {
	return asked().AddDays(rapid.IntRange(from, to).Draw(t, name))
}

// maybeDay is the zero Day now and then.
func maybeDay(t *rapid.T, name string, from, to int) law.Day {
	if rapid.IntRange(0, 4).Draw(t, name+" told") == 0 {
		return law.Day{}
	}
	return drawDay(t, name, from, to)
}

func drawAnswer(t *rapid.T, name string) person.Answer {
	return rapid.SampledFrom(append(law.Codes[person.Answer](), "")).Draw(t, name)
}

func drawAssessment(t *rapid.T) person.AgeAssessment {
	lower := rapid.IntRange(0, 30).Draw(t, "lower")
	width := rapid.IntRange(-1, 6).Draw(t, "width of the result")
	day := maybeDay(t, "assessed", -6000, 300)
	if rapid.Bool().Draw(t, "as the law asks") { // or hardly any would be conclusive
		return proper(day, lower, lower+width)
	}
	return person.AgeAssessment{
		Day:               day,
		Multidisciplinary: drawAnswer(t, "multidisciplinary"),
		Qualified:         drawAnswer(t, "qualified"),
		Lower:             lower, Upper: lower + width,
		Methods: rapid.SliceOfN(
			rapid.SampledFrom(law.Codes[person.AgeMethod]()), 0, 2).Draw(t, "methods"),
		Consent:      drawAnswer(t, "consent"),
		Inconclusive: drawAnswer(t, "inconclusive"),
	}
}

// drawAge draws whatever a file may hold of an age, also what contradicts itself.
func drawAge(t *rapid.T) person.Age {
	a := person.Age{
		Knowledge: rapid.SampledFrom(
			append(law.Codes[person.AgeKnowledge](), "")).Draw(t, "knowledge"),
		Status: rapid.SampledFrom(
			append(law.Codes[person.AgeStatus](), "", "")).Draw(t, "status"),
		ReasonToBelieveChild: drawAnswer(t, "reason"),
	}
	a.StatusDay = maybeDay(t, "status since", -6000, 300)
	if rapid.Bool().Draw(t, "day of birth") {
		a.BirthDay = drawDay(t, "born", -15000, 400)
	}
	if rapid.Bool().Draw(t, "year of birth") {
		a.BirthYear = rapid.IntRange(1985, 2027).Draw(t, "year")
		a.BirthMonth = rapid.IntRange(0, 13).Draw(t, "month")
	}
	if rapid.Bool().Draw(t, "range") {
		a.Min = rapid.IntRange(0, 40).Draw(t, "min")
		a.Max = a.Min + rapid.IntRange(-2, 9).Draw(t, "width")
	}
	if rapid.Bool().Draw(t, "estimate") {
		a.Estimate = rapid.IntRange(0, 40).Draw(t, "years")
		a.Margin = rapid.IntRange(0, 6).Draw(t, "margin")
	}
	a.Unit = rapid.SampledFrom([]person.AgeUnit{"", "", person.InYears, person.InMonths}).
		Draw(t, "unit")
	a.On = maybeDay(t, "on", -6000, 300)
	a.Assessments = rapid.SliceOfN(rapid.Custom(drawAssessment), 0, 3).Draw(t, "assessments")
	return a
}

// CETS No. 197, article 10(3); Directive 2011/36/EU, article 13(2): what speaks for a child never
// makes the answer older. A fact counts that is less than 18 years old: who was a child before that
// is an adult.
func TestAge_ChildOn_moreProtectionIsNeverOlder(t *testing.T) {
	add := map[string]func(*rapid.T, *person.Age){
		"reasons to believe": func(_ *rapid.T, a *person.Age) {
			a.ReasonToBelieveChild = person.Yes
		},
		"disputed": func(_ *rapid.T, a *person.Age) { a.Knowledge = person.AgeDisputed },
		"status in dispute": func(t *rapid.T, a *person.Age) {
			a.Status, a.StatusDay = person.DisputedAge, maybeDay(t, "since", -6000, 300)
		},
		"presumed child": func(t *rapid.T, a *person.Age) {
			a.Status, a.StatusDay = person.PresumedChild, maybeDay(t, "since", -6000, 300)
		},
		"confirmed child": func(t *rapid.T, a *person.Age) {
			a.Status, a.StatusDay = person.ConfirmedChild, maybeDay(t, "since", -6000, 300)
		},
		"inconclusive assessment": func(t *rapid.T, a *person.Age) {
			a.Assessments = append([]person.AgeAssessment{}, a.Assessments...)
			a.Assessments = append(a.Assessments, inconclusive(maybeDay(t, "day", -6000, 300)))
		},
		"assessment that allows a child": func(t *rapid.T, a *person.Age) {
			a.Assessments = append([]person.AgeAssessment{}, a.Assessments...)
			lower := rapid.IntRange(5, 15).Draw(t, "least") // not outgrown yet
			day := maybeDay(t, "day", -300, 300)
			a.Assessments = append(a.Assessments, proper(day, lower, lower+3))
		},
		"document of a child": func(t *rapid.T, a *person.Age) {
			// Beside the number that counts, not in its place.
			if a.BirthYear == 0 && a.Knowledge == person.AgeExact && !a.BirthDay.IsZero() {
				a.BirthYear = rapid.IntRange(2009, 2026).Draw(t, "born")
			}
		},
	}
	for name, protect := range add {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a := drawAge(t)
				if name != "disputed" && a.Status != "" && a.Status != person.ConfirmedAdult {
					a.Status = "" // a child's status is not taken away for another
				}
				if a.Knowledge == person.AgeRange || a.Knowledge == person.AgeEstimate {
					a.Min, a.Max, a.Estimate = max(a.Min, 1), max(a.Max, 1), max(a.Estimate, 1)
				}
				day := drawDay(t, "asked", -300, 300)
				more := a
				protect(t, &more)
				before, after := a.ChildOn(day), more.ChildOn(day)
				if after.Reason == person.BirthImpossible {
					return // a slip: there is no age before the birth
				}
				if older(after.Standing) > older(before.Standing) {
					t.Fatalf("%v became %v", before, after)
				}
			})
		})
	}
}

// The days go on and nothing new is learnt: nobody becomes younger. Before the earliest birth that
// a file allows there is no age, but a slip.
func TestAge_ChildOn_nobodyBecomesYounger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAge(t)
		day := drawDay(t, "asked", -3000, 3000)
		later := day.AddDays(rapid.IntRange(1, 4000).Draw(t, "days later"))
		before, after := a.ChildOn(day), a.ChildOn(later)
		if before.Reason == person.BirthImpossible {
			return
		}
		if older(after.Standing) < older(before.Standing) {
			t.Fatalf("%v became %v", before, after)
		}
	})
}

// Palermo Protocol, article 3(d); CETS No. 197, article 4(d): the result of a conclusive assessment
// is a range on its day, and counted back like one. Only the adult is none before that day.
func TestAge_ChildOn_assessmentCountsBackLikeARange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := drawDay(t, "asked", -3000, 3000)
		on := day.AddDays(rapid.IntRange(1, 9000).Draw(t, "days later"))
		lower := rapid.IntRange(18, 40).Draw(t, "lower")
		upper := lower + rapid.IntRange(0, 6).Draw(t, "width of the result")
		want, got := between(lower, upper, on).ChildOn(day), assessments(
			proper(on, lower, upper)).ChildOn(day)
		switch {
		case want.Standing == person.Adult:
			want.Standing = person.StandingUnknown
		case want.Reason == person.BirthImpossible: // not born yet: no adult, and no slip
			want.Standing = person.Child
		}
		if got.Standing != want.Standing {
			t.Fatalf("%v, and the range says %v", got, want)
		}
	})
}

// CETS No. 197, article 10(3): reasons to believe in a child protect beside any passport for 18
// years after the last day of the file, and longer if it has none.
func TestAge_ChildOn_reasonsOutliveAnyPassport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAge(t)
		a.ReasonToBelieveChild = person.Yes
		a.BirthDay = drawDay(t, "passport", -30000, 0)
		if day := drawDay(t, "asked", -300, 500); !a.ChildOn(day).IsChild() {
			last := a.StatusDay
			for _, s := range a.Assessments {
				if s.Day.After(last) {
					last = s.Day
				}
			}
			if a.On.After(last) {
				last = a.On
			}
			if last.IsZero() || day.Before(law.Birthday(last, 18)) {
				t.Fatalf("%v", a.ChildOn(day))
			}
		}
	})
}

// An age in years never says something else than the answer.
func TestAge_YearsOn_agreesWithChildOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAge(t)
		day := drawDay(t, "asked", -3000, 3000)
		least, most, known := a.YearsOn(day)
		switch c := a.ChildOn(day); {
		case !known:
		case least > most || least < 0:
			t.Fatalf("%d to %d", least, most)
		case c.Standing == person.Child && most > 17,
			c.Standing == person.PresumedToBe && least > 17,
			c.Standing == person.Adult && least < 18:
			t.Fatalf("%v, and %d to %d", c, least, most)
		}
	})
}

func FuzzAge_ChildOn(f *testing.F) {
	f.Add("exact", 1388, 5, 1, 0, -7, 1<<40, 2026, "confirmed-adult")
	f.Add("range", 2026, 2, 30, 13, 12, -1, 0, "presumed-child")
	f.Fuzz(func(
		t *testing.T, knowledge string, year, month, day, birthMonth, lo, hi, on int, status string,
	) {
		maybe := func(year, month, day int) law.Day {
			d, _ := law.Date(year, time.Month(month), day) // the zero Day where there is none
			return d
		}
		a := person.Age{
			Knowledge: person.AgeKnowledge(knowledge), Status: person.AgeStatus(status),
			BirthDay: maybe(year, month, day), BirthYear: year, BirthMonth: birthMonth,
			Min: lo, Max: hi, Estimate: hi, Margin: lo, On: maybe(on, 6, month),
			StatusDay:   maybe(on, 2, day),
			Assessments: []person.AgeAssessment{{Day: maybe(on, 1, month), Lower: lo, Upper: hi}},
		}
		for _, when := range []law.Day{asked(), {}, maybe(year, 12, day), maybe(on, 1, 1)} {
			if c := a.ChildOn(when); !law.IsValid(c.Standing) || !law.IsValid(c.Reason) {
				t.Fatalf("%v is no answer", c)
			}
			a.YearsOn(when)
			a.Eighteen()
		}
	})
}

func BenchmarkAge_ChildOn(b *testing.B) {
	for name, a := range map[string]person.Age{
		"exact":    born(2010, 1, 1),
		"assessed": assessments(inconclusive(d(2026, 4, 1)), proper(d(2026, 5, 1), 19, 22)),
		"disputed": {
			Knowledge: person.AgeDisputed, BirthDay: d(2000, 1, 1), Min: 16, Max: 19, On: asked(),
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a.ChildOn(asked())
			}
		})
	}
}

func TestAge_ChildOn_doesNotAllocate(t *testing.T) {
	a := assessments(inconclusive(d(2026, 4, 1)), proper(d(2026, 5, 1), 19, 22))
	if n := testing.AllocsPerRun(100, func() { a.ChildOn(asked()) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
