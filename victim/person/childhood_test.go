package person_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A childhoodRow is one row of the table in the doc of Age.ChildOn, with the cases that hold it.
type childhoodRow struct {
	onFile string
	answer person.Standing
	source string
	cases  []childhoodCase
}

type childhoodCase struct {
	name   string
	age    person.Age
	on     law.Day
	reason person.AgeReason
}

// proper is an assessment as Regulation (EU) 2024/1348, article 25(1)-(2), asks for it.
func proper(day law.Day, lower, upper int) person.AgeAssessment {
	return person.AgeAssessment{
		Day: day, Multidisciplinary: person.Yes, Qualified: person.Yes, Lower: lower, Upper: upper,
		Methods: []person.AgeMethod{person.MethodInterview, person.MethodMedical},
	}
}

// xray is the test of the body alone of N.B.F. v. Spain, CRC/C/79/D/11/2017: it said 19.
func xray(day law.Day, lower, upper int) person.AgeAssessment {
	return person.AgeAssessment{
		Day: day, Methods: []person.AgeMethod{person.MethodMedical}, Lower: lower, Upper: upper,
	}
}

func inconclusive(day law.Day) person.AgeAssessment {
	return person.AgeAssessment{Day: day, Multidisciplinary: person.Yes, Inconclusive: person.Yes}
}

func assessments(list ...person.AgeAssessment) person.Age {
	return person.Age{Knowledge: person.AgeUnknown, Assessments: list}
}

// with returns a with a change.
func with(a person.Age, change func(*person.Age)) person.Age {
	change(&a)
	return a
}

func born(y int, m time.Month, day int) person.Age {
	return person.Age{Knowledge: person.AgeExact, BirthDay: d(y, m, day)}
}

func between(lo, hi int, on law.Day) person.Age {
	return person.Age{Knowledge: person.AgeRange, Min: lo, Max: hi, On: on}
}

func about(years, margin int, on law.Day) person.Age {
	return person.Age{Knowledge: person.AgeEstimate, Estimate: years, Margin: margin, On: on}
}

func treated(s person.AgeStatus, since law.Day) person.Age {
	return person.Age{Knowledge: person.AgeUnknown, Status: s, StatusDay: since}
}

func recorded(s person.AgeStatus, since law.Day) func(*person.Age) {
	return func(a *person.Age) { a.Status, a.StatusDay = s, since }
}

func believed(answer person.Answer) func(*person.Age) {
	return func(a *person.Age) { a.ReasonToBelieveChild = answer }
}

func assessedBy(list ...person.AgeAssessment) func(*person.Age) {
	return func(a *person.Age) { a.Assessments = list }
}

func childhoodRows() []childhoodRow {
	on := d(2026, 6, 1)
	return []childhoodRow{
		{
			"the zero Day is asked", person.StandingUnknown, "",
			[]childhoodCase{{"born", born(2020, 1, 1), law.Day{}, person.NothingKnown}},
		},
		{
			"number under 18 on any reading", person.Child, "Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{
					"the day before the 18th birthday", born(2008, 11, 24), d(2026, 11, 23),
					person.UnderEighteen,
				},
				{"the day of birth", born(2026, 6, 1), on, person.UnderEighteen},
				{
					"born on 29 February, 28 February", born(2008, 2, 29), d(2026, 2, 28),
					person.UnderEighteen,
				},
				{
					"born on 31 December, the eve", born(2008, 12, 31), d(2026, 12, 30),
					person.UnderEighteen,
				},
				{
					"born on 1 January, the eve", born(2009, 1, 1), d(2026, 12, 31),
					person.UnderEighteen,
				},
				{
					"knowledge not recorded", person.Age{BirthDay: d(2010, 1, 1)}, on,
					person.UnderEighteen,
				},
				{
					"also treated as a child",
					with(born(2010, 1, 1), recorded(person.ConfirmedChild, d(2026, 1, 1))), on,
					person.UnderEighteen,
				},
				{
					"the month, before it", person.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 4, 30), person.UnderEighteen,
				},
				{
					"December, the day before it", person.Age{BirthYear: 2008, BirthMonth: 12},
					d(2026, 11, 30), person.UnderEighteen,
				},
				{
					"the year, the year before", person.Age{BirthYear: 2008}, d(2025, 12, 31),
					person.UnderEighteen,
				},
				{
					"a day that counts as a year",
					person.Age{Knowledge: person.AgeYear, BirthDay: d(2009, 1, 1)}, d(2026, 12, 31),
					person.UnderEighteen,
				},
				{"a range of one year", between(17, 17, on), on, person.UnderEighteen},
				{
					"a range of one year on the eve of 29 February",
					between(17, 17, d(2028, 2, 28)), d(2028, 2, 28), person.UnderEighteen,
				},
				{"an infant by a range", between(0, 0, on), on, person.UnderEighteen},
				{
					"an infant by a range, 16 years on", between(0, 0, on), d(2042, 6, 1),
					person.UnderEighteen,
				},
				{"an infant by an estimate", about(0, 0, on), on, person.UnderEighteen},
				{"an infant, give or take a year", about(0, 1, on), on, person.UnderEighteen},
				{"an infant, knowledge not recorded", person.Age{On: on}, on, person.UnderEighteen},
				{
					"an infant by an estimate in dispute",
					person.Age{Knowledge: person.AgeDisputed, On: on}, on, person.UnderEighteen,
				},
				{"an estimate of 17, no margin", about(17, 0, on), on, person.UnderEighteen},
				{
					"an estimate of 12, no margin, five years on", about(12, 0, on), d(2031, 6, 1),
					person.UnderEighteen,
				},
				{
					"in dispute, and 13 by one of two numbers",
					person.Age{
						Knowledge: person.AgeDisputed, BirthDay: d(2000, 1, 1), BirthYear: 2013,
					},
					on, person.UnderEighteen,
				},
				{
					"no reason to believe, against the number",
					with(born(2010, 1, 1), believed(person.No)), on, person.UnderEighteen,
				},
				{
					"assessed as adult, against the day of birth",
					with(born(2010, 1, 1), assessedBy(proper(d(2026, 5, 1), 19, 22))), on,
					person.UnderEighteen,
				},
				{
					"a range, on an earlier day", between(19, 20, on), d(2023, 6, 1),
					person.UnderEighteen,
				},
			},
		},
		{
			"the same, recorded as adult", person.Child, "Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{
					"against the day of birth",
					with(born(2010, 1, 1), recorded(person.ConfirmedAdult, d(2026, 1, 1))), on,
					person.RecordedAdultIsChild,
				},
				{
					"since when is not recorded",
					with(born(2010, 1, 1), recorded(person.ConfirmedAdult, law.Day{})), on,
					person.UnderEighteen,
				},
				{
					"only from tomorrow",
					with(born(2010, 1, 1), recorded(person.ConfirmedAdult, on.AddDays(1))), on,
					person.UnderEighteen,
				},
			},
		},
		{
			"confirmed child, up to the day of that", person.Child,
			"Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{"on the day", treated(person.ConfirmedChild, on), on, person.StatusSaysChild},
				{
					"ten years before", treated(person.ConfirmedChild, on), d(2016, 6, 1),
					person.StatusSaysChild,
				},
				{
					"with a passport of an adult",
					with(born(2005, 1, 2), recorded(person.ConfirmedChild, on)), on,
					person.StatusSaysChild,
				},
			},
		},
		{
			"assessed under 18, no number against it", person.Child,
			"Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{
					"15 to 17, on the day", assessments(proper(on, 15, 17)), on,
					person.AssessedUnderEighteen,
				},
				{
					"15 to 17, the month before", assessments(proper(on, 15, 17)), d(2026, 5, 1),
					person.AssessedUnderEighteen,
				},
				{
					"13 to 14, three years on", assessments(proper(on, 13, 14)), d(2029, 6, 1),
					person.AssessedUnderEighteen,
				},
				{
					"by one X-ray: it protects all the same", assessments(xray(on, 15, 17)), on,
					person.AssessedUnderEighteen,
				},
				{
					"recorded as adult against it",
					with(
						treated(person.ConfirmedAdult, d(2026, 1, 1)),
						assessedBy(proper(on, 13, 14)),
					),
					d(2026, 7, 1), person.AssessedUnderEighteen,
				},
				{
					"as adult before",
					assessments(proper(d(2026, 1, 1), 19, 22), proper(on, 13, 14)), on,
					person.AssessedUnderEighteen,
				},
				{
					"as adult the same day", assessments(proper(on, 19, 22), proper(on, 13, 14)),
					on, person.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, 17 at most", assessments(proper(on, 18, 20)),
					d(2023, 6, 1), person.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, seven years before",
					assessments(proper(on, 18, 20)), d(2019, 6, 1), person.AssessedUnderEighteen,
				},
				{
					"an X-ray of a later day, nine years before",
					assessments(xray(on, 24, 26)), d(2017, 6, 1), person.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, a range that allows it",
					with(between(16, 19, d(2023, 6, 1)), assessedBy(proper(on, 18, 20))),
					d(2023, 6, 1), person.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, recorded as adult without a day",
					with(
						assessments(proper(on, 18, 20)), recorded(person.ConfirmedAdult, law.Day{}),
					),
					d(2023, 6, 1), person.AssessedUnderEighteen,
				},
			},
		},
		{
			"birth that cannot be, see number", person.PresumedToBe, "CETS 197 10(3); GC 6 31(i)",
			[]childhoodCase{
				{"1388, Solar Hijri for 2009", born(1388, 5, 1), on, person.BirthImpossible},
				{"2553, Buddhist for 2010", born(2553, 5, 1), on, person.BirthImpossible},
				{
					"1431, Islamic for 2010",
					person.Age{Knowledge: person.AgeYear, BirthYear: 1431}, on,
					person.BirthImpossible,
				},
				{"1899", born(1899, 12, 31), on, person.BirthImpossible},
				{"9999", born(9999, 3, 23), on, person.BirthImpossible},
				{"tomorrow", born(2026, 6, 2), on, person.BirthImpossible},
				{
					"next year", person.Age{Knowledge: person.AgeYear, BirthYear: 2027}, on,
					person.BirthImpossible,
				},
				{
					"1388, recorded as adult",
					with(born(1388, 5, 1), recorded(person.ConfirmedAdult, d(2026, 1, 1))), on,
					person.BirthImpossible,
				},
				{
					"1388, no reason to believe", with(born(1388, 5, 1), believed(person.No)), on,
					person.BirthImpossible,
				},
				{
					"tomorrow, against a conclusive assessment: the day comes, the other year not",
					with(born(2026, 6, 2), assessedBy(proper(d(2026, 5, 1), 19, 22))), on,
					person.BirthImpossible,
				},
				{
					"1388, a conclusive assessment that is not made yet",
					with(born(1388, 5, 1), assessedBy(proper(on.AddDays(1), 19, 22))), on,
					person.BirthImpossible,
				},
			},
		},
		{
			"number reaches under 18", person.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"the month, within it", person.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 5, 30), person.RangeReachesUnder,
				},
				{
					"the month, its first day", person.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 5, 1), person.RangeReachesUnder,
				},
				{
					"January, its last day but one", person.Age{BirthYear: 2008, BirthMonth: 1},
					d(2026, 1, 30), person.RangeReachesUnder,
				},
				{
					"February of a leap year, 28 February",
					person.Age{BirthYear: 2008, BirthMonth: 2}, d(2026, 2, 28),
					person.RangeReachesUnder,
				},
				{
					"no such month: the year alone", person.Age{BirthYear: 2008, BirthMonth: 13},
					d(2026, 1, 1), person.RangeReachesUnder,
				},
				{
					"the year, its first day", person.Age{BirthYear: 2008}, d(2026, 1, 1),
					person.RangeReachesUnder,
				},
				{
					"the year, its last day but one", person.Age{BirthYear: 2008}, d(2026, 12, 30),
					person.RangeReachesUnder,
				},
				{
					"the year, with 1 January beside it",
					person.Age{Knowledge: person.AgeYear, BirthYear: 2008, BirthDay: d(2008, 1, 1)},
					d(2026, 11, 20), person.RangeReachesUnder,
				},
				{
					"the month, with its first day beside it",
					person.Age{
						Knowledge: person.AgeMonth, BirthYear: 2008, BirthMonth: 11,
						BirthDay: d(2008, 11, 1),
					},
					d(2026, 11, 20), person.RangeReachesUnder,
				},
				{
					"the month, by a day alone",
					person.Age{Knowledge: person.AgeMonth, BirthDay: d(2008, 11, 1)},
					d(2026, 11, 20), person.RangeReachesUnder,
				},
				{
					"an estimate that is only a day of birth",
					person.Age{Knowledge: person.AgeEstimate, BirthDay: d(2005, 1, 1)}, on,
					person.RangeReachesUnder,
				},
				{
					"an estimate beside a day of birth",
					person.Age{
						Knowledge: person.AgeEstimate, Estimate: 17, On: on,
						BirthDay: d(2008, 1, 1),
					},
					on.AddDays(1), person.RangeReachesUnder,
				},
				{"16 to 19", between(16, 19, on), on, person.RangeReachesUnder},
				{
					"12 to 17, the day after, no reason to believe",
					with(between(12, 17, on), believed(person.No)), on.AddDays(1),
					person.RangeReachesUnder,
				},
				{
					"16 to 19, the day before two years on", between(16, 19, on), d(2028, 5, 31),
					person.RangeReachesUnder,
				},
				{
					"16 to 19 on 29 February, 28 February 2030", between(16, 19, d(2028, 2, 29)),
					d(2030, 2, 28), person.RangeReachesUnder,
				},
				{"upside down", between(19, 16, on), on, person.RangeReachesUnder},
				{"16 or older: no Max", between(16, 0, on), on, person.RangeReachesUnder},
				{
					"an estimate of 14, give or take 4, no reason to believe",
					with(about(14, 4, on), believed(person.No)), on, person.RangeReachesUnder,
				},
				{
					"an estimate of 17, give or take 1, no reason to believe",
					with(about(17, 1, on), believed(person.No)), on, person.RangeReachesUnder,
				},
				{"17, the day after", between(17, 17, on), on.AddDays(1), person.RangeReachesUnder},
				{
					"18 to 20, the day before", between(18, 20, on), on.AddDays(-1),
					person.RangeReachesUnder,
				},
				{"19, give or take 2", about(19, 2, on), on, person.RangeReachesUnder},
				{"18, no margin", about(18, 0, on), on, person.RangeReachesUnder},
				{"22, no margin", about(22, 0, on), on, person.RangeReachesUnder},
				{
					"23, no margin, the day before", about(23, 0, on), on.AddDays(-1),
					person.RangeReachesUnder,
				},
				{
					"recorded as adult",
					with(between(16, 19, on), recorded(person.ConfirmedAdult, d(2026, 6, 2))),
					d(2026, 7, 1), person.RangeReachesUnder,
				},
				{
					"no reason to believe, but born in the year",
					person.Age{BirthYear: 2008, ReasonToBelieveChild: person.No}, on,
					person.RangeReachesUnder,
				},
				{
					"a year of birth, and a conclusive assessment of 19",
					with(person.Age{BirthYear: 2008}, assessedBy(proper(d(2026, 5, 1), 19, 22))),
					on, person.RangeReachesUnder,
				},
				{
					"a range of the same day as a conclusive assessment",
					with(between(16, 19, on), assessedBy(proper(on, 19, 22))), on,
					person.RangeReachesUnder,
				},
			},
		},
		{
			"years under 18, their day not told", person.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{"12 to 14", between(12, 14, law.Day{}), on, person.AgeWithoutDay},
				{
					"12 to 14, no reason to believe",
					with(between(12, 14, law.Day{}), believed(person.No)), on, person.AgeWithoutDay,
				},
				{"16 to 19", between(16, 19, law.Day{}), on, person.AgeWithoutDay},
				{
					"an estimate of 13, give or take 1", about(13, 1, law.Day{}), on,
					person.AgeWithoutDay,
				},
				{"an estimate of 20, no margin", about(20, 0, law.Day{}), on, person.AgeWithoutDay},
				{
					"recorded as adult",
					with(
						between(12, 14, law.Day{}), recorded(person.ConfirmedAdult, d(2026, 1, 1)),
					),
					on, person.AgeWithoutDay,
				},
				{
					"on a day of another calendar", between(12, 14, d(1405, 3, 11)), on,
					person.AgeWithoutDay,
				},
				{
					"an estimate of 14, give or take 4, no reason to believe",
					with(about(14, 4, law.Day{}), believed(person.No)), on, person.AgeWithoutDay,
				},
				{
					"12 to 14, the eve of 18 years after a status",
					with(
						between(12, 14, law.Day{}), recorded(person.ConfirmedAdult, d(2008, 6, 2)),
					),
					on, person.AgeWithoutDay,
				},
			},
		},
		{
			"another field says younger", person.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"a day of birth of an adult, a year of a child",
					person.Age{
						Knowledge: person.AgeExact, BirthDay: d(2000, 1, 1), BirthYear: 2010,
					},
					on, person.FactsContradict,
				},
				{
					"a day of birth of an adult, seen as 15 to 17",
					person.Age{
						Knowledge: person.AgeExact, BirthDay: d(2000, 1, 1), Min: 15, Max: 17,
						On: d(2026, 4, 1),
					},
					on, person.FactsContradict,
				},
				{
					"an estimate of an adult, a day of birth of a child",
					person.Age{
						Knowledge: person.AgeEstimate, Estimate: 20, Margin: 1, On: on,
						BirthDay: d(2010, 1, 1),
					},
					on, person.FactsContradict,
				},
				{
					"unknown, but 10 to 12",
					person.Age{Knowledge: person.AgeUnknown, Min: 10, Max: 12, On: on}, on,
					person.FactsContradict,
				},
				{
					"unknown, but an estimate of 12",
					person.Age{Knowledge: person.AgeUnknown, Estimate: 12, On: on}, on,
					person.FactsContradict,
				},
				{
					"unknown, but 10 to 12 on a day not told",
					person.Age{Knowledge: person.AgeUnknown, Min: 10, Max: 12}, on,
					person.FactsContradict,
				},
				{
					"unknown, but born in 2010, recorded as adult",
					person.Age{
						Knowledge: person.AgeUnknown, BirthYear: 2010,
						Status: person.ConfirmedAdult, StatusDay: d(2026, 1, 1),
					},
					on, person.FactsContradict,
				},
				{
					"15 to 20, no reason to believe, a day of birth of a child",
					with(
						between(15, 20, on),
						func(a *person.Age) {
							a.ReasonToBelieveChild, a.BirthDay = person.No, d(2010, 1, 1)
						},
					),
					on, person.FactsContradict,
				},
				{
					"15 to 20, no reason to believe, a year of birth of a child",
					with(
						between(15, 20, on),
						func(a *person.Age) {
							a.ReasonToBelieveChild, a.BirthYear = person.No, 2010
						},
					),
					on, person.FactsContradict,
				},
				{
					"15 to 20, no reason to believe, an estimate of 16",
					with(
						between(15, 20, on),
						func(a *person.Age) { a.ReasonToBelieveChild, a.Estimate = person.No, 16 },
					),
					on, person.FactsContradict,
				},
				{
					"a day of birth of an adult, an estimate of 16 on a day not told",
					with(born(2000, 1, 1), func(a *person.Age) { a.Estimate = 16 }), on,
					person.FactsContradict,
				},
				{
					"a day of birth of an adult, 14 to 16 on a day not told",
					with(born(2000, 1, 1), func(a *person.Age) { a.Min, a.Max = 14, 16 }), on,
					person.FactsContradict,
				},
				{
					"the same, no reason to believe",
					with(
						born(2000, 1, 1),
						func(a *person.Age) {
							a.Min, a.Max, a.ReasonToBelieveChild = 14, 16, person.No
						},
					),
					on, person.FactsContradict,
				},
			},
		},
		{
			"treated as child, against the number", person.PresumedToBe,
			"CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"presumed child",
					with(born(2005, 1, 2), recorded(person.PresumedChild, d(2026, 1, 1))), on,
					person.StatusSaysChild,
				},
				{
					"presumed child, before the day of that",
					with(born(2005, 1, 2), recorded(person.PresumedChild, d(2026, 7, 1))), on,
					person.StatusSaysChild,
				},
				{
					"confirmed child, the day after",
					with(born(2005, 1, 2), recorded(person.ConfirmedChild, d(2026, 5, 31))), on,
					person.StatusSaysChild,
				},
				{
					"confirmed child, since when is not recorded",
					with(born(2005, 1, 2), recorded(person.ConfirmedChild, law.Day{})), on,
					person.StatusSaysChild,
				},
				{
					"born in 1980, the day before 18 years are over",
					with(born(1980, 1, 1), recorded(person.PresumedChild, d(2006, 1, 10))),
					d(2024, 1, 9), person.StatusSaysChild,
				},
				{
					"no reason to believe",
					with(
						born(2005, 1, 2),
						func(a *person.Age) {
							a.ReasonToBelieveChild = person.No
							a.Status, a.StatusDay = person.PresumedChild, d(2026, 1, 1)
						},
					),
					on, person.StatusSaysChild,
				},
			},
		},
		{
			"treated as child, without a number", person.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"presumed child", treated(person.PresumedChild, d(2026, 1, 1)), on,
					person.StatusSaysChild,
				},
				{
					"confirmed child, the day after", treated(person.ConfirmedChild, d(2026, 1, 1)),
					d(2026, 1, 2), person.StatusSaysChild,
				},
				{
					"confirmed child, since when is not recorded",
					person.Age{Status: person.ConfirmedChild}, d(2026, 1, 1),
					person.StatusSaysChild,
				},
				{
					"confirmed child, since 1384 of another calendar",
					treated(person.ConfirmedChild, d(1384, 10, 20)), on, person.StatusSaysChild,
				},
				{
					"confirmed child, the eve of 18 years",
					treated(person.ConfirmedChild, d(2006, 1, 10)), d(2024, 1, 9),
					person.StatusSaysChild,
				},
				{
					"confirmed on 29 February, 28 February 18 years on",
					treated(person.ConfirmedChild, d(2008, 2, 29)), d(2026, 2, 28),
					person.StatusSaysChild,
				},
				{
					"presumed child since, a conclusive assessment of 19 before",
					with(
						treated(person.PresumedChild, d(2026, 3, 2)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, person.StatusSaysChild,
				},
				{
					"presumed child on the day of a conclusive assessment of 19",
					with(
						treated(person.PresumedChild, d(2026, 3, 1)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, person.StatusSaysChild,
				},
				{
					"presumed child, since when is not recorded, the same",
					with(
						treated(person.PresumedChild, law.Day{}),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, person.StatusSaysChild,
				},
				{
					"presumed child, an X-ray of 24 since",
					with(
						treated(person.PresumedChild, d(2026, 1, 1)),
						assessedBy(xray(d(2026, 3, 1), 24, 24)),
					),
					on, person.StatusSaysChild,
				},
				{
					"confirmed child, a conclusive assessment of 19 since",
					with(
						treated(person.ConfirmedChild, d(2026, 1, 1)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, person.StatusSaysChild,
				},
				{
					"confirmed child without a day, nothing else has one, 2048",
					with(born(2008, 1, 1), recorded(person.ConfirmedChild, law.Day{})),
					d(2048, 1, 1), person.StatusSaysChild,
				},
			},
		},
		{
			"reasons to believe in a child: yes", person.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"the age is unknown",
					with(person.Age{Knowledge: person.AgeUnknown}, believed(person.Yes)), on,
					person.ReasonsToBelieve,
				},
				{
					"a passport of an adult", with(born(2005, 1, 2), believed(person.Yes)), on,
					person.ReasonsToBelieve,
				},
				{
					"a passport that bears a day of 20 years ago",
					with(
						with(born(1988, 1, 2), believed(person.Yes)),
						func(a *person.Age) {
							a.Evidence = []person.AgeEvidence{{
								Kind: person.AgeEvidenceKind("identity-document"),
								Day:  d(2006, 1, 2),
							}}
						},
					),
					on, person.ReasonsToBelieve,
				},
				{
					"a passport, the eve of 18 years of measures",
					with(
						with(born(1980, 1, 2), believed(person.Yes)),
						func(a *person.Age) { a.ChildMeasuresDay = d(2008, 6, 2) },
					),
					on, person.ReasonsToBelieve,
				},
				{
					"a passport, 20 years after a status and one after another day",
					with(
						with(born(1980, 1, 2), believed(person.Yes)),
						func(a *person.Age) {
							a.Status, a.StatusDay = person.ConfirmedAdult, d(2006, 1, 1)
							a.ChildMeasuresDay = d(2025, 1, 1)
						},
					),
					on, person.ReasonsToBelieve,
				},
				{
					"nothing on file has a day, 2048", with(born(2008, 1, 1), believed(person.Yes)),
					d(2048, 1, 1), person.ReasonsToBelieve,
				},
				{
					"a range of adults", with(between(19, 22, on), believed(person.Yes)), on,
					person.ReasonsToBelieve,
				},
				{
					"recorded as adult",
					with(treated(person.ConfirmedAdult, d(2026, 1, 1)), believed(person.Yes)), on,
					person.ReasonsToBelieve,
				},
				{
					"a conclusive assessment of 19",
					with(assessments(proper(d(2026, 5, 1), 19, 22)), believed(person.Yes)), on,
					person.ReasonsToBelieve,
				},
			},
		},
		{
			"in dispute, by status or knowledge", person.PresumedToBe, "CETS 197 10(3); GC 6 31(i)",
			[]childhoodCase{
				{
					"by knowledge", person.Age{Knowledge: person.AgeDisputed}, on,
					person.AgeInDispute,
				},
				{
					"by knowledge, a day of birth of an adult",
					person.Age{Knowledge: person.AgeDisputed, BirthDay: d(2005, 1, 2)}, on,
					person.AgeInDispute,
				},
				{
					"by knowledge, recorded as adult",
					person.Age{
						Knowledge: person.AgeDisputed, Status: person.ConfirmedAdult,
						StatusDay: d(2026, 1, 1),
					},
					on, person.AgeInDispute,
				},
				{
					"by status, a day of birth of an adult",
					person.Age{BirthDay: d(2000, 1, 1), Status: person.DisputedAge}, on,
					person.AgeInDispute,
				},
				{
					"by status, and the State sees no reason",
					with(treated(person.DisputedAge, d(2026, 1, 1)), believed(person.No)), on,
					person.AgeInDispute,
				},
				{
					"by status, the eve of 18 years",
					with(born(1980, 1, 1), recorded(person.DisputedAge, d(2008, 6, 2))), on,
					person.AgeInDispute,
				},
				{
					"a conclusive assessment of 19 disputed",
					with(
						assessments(proper(d(2026, 5, 1), 19, 22)),
						recorded(person.DisputedAge, d(2026, 5, 10)),
					),
					on, person.AgeInDispute,
				},
			},
		},
		{
			"assessed, the result reaches under 18", person.PresumedToBe, "Reg. 25(2); GC 6 31(i)",
			[]childhoodCase{
				{"16 to 19", assessments(proper(on, 16, 19)), on, person.AssessmentAllowsChild},
				{
					"15 to 17, the month after", assessments(proper(d(2026, 5, 1), 15, 17)), on,
					person.AssessmentAllowsChild,
				},
				{
					"15 to 17, a passport of an adult",
					with(born(2005, 1, 2), assessedBy(proper(d(2026, 5, 1), 15, 17))), on,
					person.AssessmentAllowsChild,
				},
				{
					"15 to 17, a passport of an adult, on the day",
					with(born(2005, 1, 2), assessedBy(proper(on, 15, 17))), on,
					person.AssessmentAllowsChild,
				},
				{
					"17 to 21, recorded as adult since",
					with(
						treated(person.ConfirmedAdult, d(2026, 5, 2)),
						assessedBy(proper(d(2026, 5, 1), 17, 21)),
					),
					on, person.AssessmentAllowsChild,
				},
				{
					"17 to 21, recorded as adult before",
					with(
						treated(person.ConfirmedAdult, d(2026, 1, 1)),
						assessedBy(proper(d(2026, 5, 1), 17, 21)),
					),
					on, person.AssessmentAllowsChild,
				},
				{
					"17 to 21, no reason to believe",
					with(assessments(proper(on, 17, 21)), believed(person.No)), on,
					person.AssessmentAllowsChild,
				},
				{
					"on a day not told", assessments(proper(law.Day{}, 17, 21)), on,
					person.AssessmentAllowsChild,
				},
				{
					"after a conclusive one of 19",
					assessments(proper(d(2026, 1, 1), 19, 22), proper(d(2026, 5, 1), 17, 21)), on,
					person.AssessmentAllowsChild,
				},
				{
					"before a conclusive one that is not made yet",
					assessments(proper(d(2026, 5, 1), 16, 19), proper(d(2026, 9, 1), 19, 22)), on,
					person.AssessmentAllowsChild,
				},
				{
					"before a conclusive one on a day not told",
					assessments(proper(d(2026, 5, 1), 16, 19), proper(law.Day{}, 19, 22)), on,
					person.AssessmentAllowsChild,
				},
			},
		},
		{
			"assessed later, may be under 18 before", person.PresumedToBe,
			"CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"18 to 20, the day before", assessments(proper(on, 18, 20)), on.AddDays(-1),
					person.RangeReachesUnder,
				},
				{
					"18 to 20, the year before", assessments(proper(on, 18, 20)), d(2025, 6, 1),
					person.RangeReachesUnder,
				},
				{
					"18 to 20, the first day of 18 for the oldest",
					assessments(proper(on, 18, 20)), d(2023, 6, 2), person.RangeReachesUnder,
				},
				{
					"18 to 20, the day before, recorded as adult that day",
					with(
						assessments(proper(on, 18, 20)),
						recorded(person.ConfirmedAdult, on.AddDays(-1)),
					),
					on.AddDays(-1), person.RangeReachesUnder,
				},
				{
					"18 to 20, a passport that cannot be right",
					with(born(2000, 1, 1), assessedBy(proper(on, 18, 20))), d(2025, 6, 1),
					person.RangeReachesUnder,
				},
				{
					"an X-ray of 24 to 26, six years before", assessments(xray(on, 24, 26)),
					d(2020, 6, 1), person.AssessmentInconclusive,
				},
				{
					"an X-ray of 19, six years before, a passport that cannot be right",
					with(born(1980, 1, 1), assessedBy(xray(on, 19, 19))), d(2020, 6, 1),
					person.AssessmentInconclusive,
				},
			},
		},
		{
			"assessed, without a result", person.PresumedToBe, "CETS 197 10(3); Reg. 25(2)",
			[]childhoodCase{
				{ // Reg. 25(6) allows to presume an adult, until rebutted, and obliges nobody to
					"the examination was refused",
					assessments(person.AgeAssessment{
						Day: d(2026, 5, 1), Consent: person.Declined,
						Methods: []person.AgeMethod{person.MethodMedical},
					}),
					on, person.AssessmentInconclusive,
				},
				{
					"the examination was refused, recorded as adult for it",
					with(
						assessments(person.AgeAssessment{
							Day: d(2026, 5, 1), Consent: person.Declined,
						}),
						recorded(person.ConfirmedAdult, d(2026, 5, 2)),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"25 to 16", assessments(proper(d(2026, 5, 1), 25, 16)), on,
					person.AssessmentInconclusive,
				},
				{
					"on a day not told, nothing else has one, 2048",
					with(born(2008, 1, 1), assessedBy(inconclusive(law.Day{}))), d(2048, 1, 1),
					person.AssessmentInconclusive,
				},
				{
					"inconclusive", assessments(inconclusive(d(2026, 5, 1))), on,
					person.AssessmentInconclusive,
				},
				{
					"inconclusive, before its day", assessments(inconclusive(d(2026, 7, 1))), on,
					person.AssessmentInconclusive,
				},
				{
					"inconclusive, a passport of an adult",
					with(born(2005, 1, 2), assessedBy(inconclusive(d(2026, 5, 1)))), on,
					person.AssessmentInconclusive,
				},
				{
					"inconclusive, recorded as adult",
					with(
						treated(person.ConfirmedAdult, d(2026, 5, 2)),
						assessedBy(inconclusive(d(2026, 5, 1))),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"inconclusive, with numbers of an adult",
					assessments(
						person.AgeAssessment{
							Day: d(2026, 5, 1), Multidisciplinary: person.Yes, Lower: 19, Upper: 22,
							Inconclusive: person.Yes,
						},
					),
					on, person.AssessmentInconclusive,
				},
				{
					"upside down", assessments(proper(d(2026, 5, 1), 22, 19)), on,
					person.AssessmentInconclusive,
				},
				{
					"no result recorded", assessments(proper(d(2026, 5, 1), 0, 0)), on,
					person.AssessmentInconclusive,
				},
				{
					"after a conclusive one of 19",
					assessments(proper(d(2026, 1, 1), 19, 22), inconclusive(d(2026, 5, 1))), on,
					person.AssessmentInconclusive,
				},
				{
					"on the day of a conclusive one of 19",
					assessments(proper(d(2026, 5, 1), 19, 22), inconclusive(d(2026, 5, 1))), on,
					person.AssessmentInconclusive,
				},
				{
					"the eve of 18 years", assessments(inconclusive(d(2008, 6, 2))), on,
					person.AssessmentInconclusive,
				},
			},
		},
		{
			"assessed as 18, not conclusive", person.PresumedToBe,
			"Reg. 25(1)-(5); N.B.F. v. Spain",
			[]childhoodCase{
				{
					"an X-ray says 19", assessments(xray(d(2026, 5, 1), 19, 19)), on,
					person.AssessmentInconclusive,
				},
				{
					"an X-ray says 19, recorded as adult",
					with(
						treated(person.ConfirmedAdult, d(2026, 5, 1)),
						assessedBy(xray(d(2026, 5, 1), 19, 19)),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"the range on file is that of the X-ray",
					with(between(19, 22, d(2026, 5, 1)), assessedBy(xray(d(2026, 5, 1), 19, 22))),
					on, person.AssessmentInconclusive,
				},
				{
					"an X-ray after an inconclusive one",
					assessments(inconclusive(d(2026, 4, 1)), xray(d(2026, 5, 1), 25, 30)), on,
					person.AssessmentInconclusive,
				},
				{
					"by looks",
					assessments(
						person.AgeAssessment{
							Day: d(2026, 5, 1), Multidisciplinary: person.Yes, Lower: 20, Upper: 25,
							Methods: []person.AgeMethod{person.MethodAppearance},
						},
					),
					on, person.AssessmentInconclusive,
				},
				{
					"by one discipline",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *person.AgeAssessment) { s.Multidisciplinary = person.No },
						),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"whether by several is not recorded",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *person.AgeAssessment) { s.Multidisciplinary = "" },
						),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"without consent",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *person.AgeAssessment) { s.Consent = person.No },
						),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"consent was declined",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *person.AgeAssessment) { s.Consent = person.Declined },
						),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"in no language understood",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *person.AgeAssessment) { s.InformedLanguage = person.No },
						),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"by nobody qualified",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *person.AgeAssessment) { s.Qualified = person.No },
						),
					),
					on, person.AssessmentInconclusive,
				},
				{
					"an X-ray on a day not told", assessments(xray(law.Day{}, 19, 19)), on,
					person.AssessmentInconclusive,
				},
				{
					"nothing but several disciplines is on file",
					assessments(
						person.AgeAssessment{
							Day: d(2026, 5, 1), Multidisciplinary: person.Yes, Lower: 20, Upper: 22,
						},
					),
					on, person.AssessmentInconclusive,
				},
				notConclusive("no methods are on file", func(s *person.AgeAssessment) {
					s.Methods = nil
				}),
				notConclusive("the only method has no known code", func(s *person.AgeAssessment) {
					s.Methods = []person.AgeMethod{"horoscope"}
				}),
				notConclusive("nobody wrote down who was qualified", func(s *person.AgeAssessment) {
					s.Qualified = ""
				}),
				notConclusive("who was qualified is not known", func(s *person.AgeAssessment) {
					s.Qualified = person.AnswerUnknown
				}),
				notConclusive("the body first", func(s *person.AgeAssessment) {
					s.Methods = []person.AgeMethod{person.MethodMedical, person.MethodInterview}
				}),
				notConclusive("looks, the body, the interview", func(s *person.AgeAssessment) {
					s.Methods = []person.AgeMethod{
						person.MethodAppearance, person.MethodMedical, person.MethodInterview,
					}
				}),
				notConclusive("consent is not known", func(s *person.AgeAssessment) {
					s.Consent = person.AnswerUnknown
				}),
				notConclusive("the language is not known", func(s *person.AgeAssessment) {
					s.InformedLanguage = person.AnswerUnknown
				}),
				notConclusive("informed the day after", func(s *person.AgeAssessment) {
					s.InformedDay = s.Day.AddDays(1)
				}),
				notConclusive("the guardian informed after", func(s *person.AgeAssessment) {
					s.RepresentativeInformed = s.Day.AddDays(1)
				}),
				notConclusive("no grounds of doubt", func(s *person.AgeAssessment) {
					s.DoubtRecorded = person.No
				}),
				notConclusive("grounds of doubt not known", func(s *person.AgeAssessment) {
					s.DoubtRecorded = person.AnswerUnknown
				}),
				notConclusive("whether it failed is not known", func(s *person.AgeAssessment) {
					s.Inconclusive = person.AnswerUnknown
				}),
			},
		},
		{
			"number 18 or over on any reading", person.Adult, "Palermo 3(d)",
			[]childhoodCase{
				{"the 18th birthday", born(2008, 11, 24), d(2026, 11, 24), person.EighteenReached},
				{"the day after", born(2008, 11, 24), d(2026, 11, 25), person.EighteenReached},
				{
					"born on 29 February, 1 March", born(2008, 2, 29), d(2026, 3, 1),
					person.EighteenReached,
				},
				{
					"born on 31 December", born(2008, 12, 31), d(2026, 12, 31),
					person.EighteenReached,
				},
				{"born on 1 January", born(2009, 1, 1), d(2027, 1, 1), person.EighteenReached},
				{"born in 1900", born(1900, 1, 1), on, person.EighteenReached},
				{
					"the month, its last day", person.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 5, 31), person.EighteenReached,
				},
				{
					"January, its last day", person.Age{BirthYear: 2008, BirthMonth: 1},
					d(2026, 1, 31), person.EighteenReached,
				},
				{
					"February of a leap year, 1 March", person.Age{BirthYear: 2008, BirthMonth: 2},
					d(2026, 3, 1), person.EighteenReached,
				},
				{
					"the year, its last day", person.Age{BirthYear: 2008}, d(2026, 12, 31),
					person.EighteenReached,
				},
				{
					"16 to 19, two years later", between(16, 19, on), d(2028, 6, 1),
					person.EighteenReached,
				},
				{
					"16 to 19 on 29 February, 1 March 2030", between(16, 19, d(2028, 2, 29)),
					d(2030, 3, 1), person.EighteenReached,
				},
				{
					"30 to 40, on an earlier day", between(30, 40, on), d(2020, 6, 1),
					person.EighteenReached,
				},
				{"20, give or take 2", about(20, 2, on), on, person.EighteenReached},
				{"23, no margin", about(23, 0, on), on, person.EighteenReached},
				{"45, no margin", about(45, 0, on), on, person.EighteenReached},
				{"20 or older: no Max", between(20, 0, on), on, person.EighteenReached},
				{
					"16 or older, two years later", between(16, 0, on), d(2028, 6, 1),
					person.EighteenReached,
				},
				{
					"a conclusive assessment of a later day that agrees",
					with(born(2006, 1, 1), assessedBy(proper(on, 18, 20))), d(2025, 6, 1),
					person.EighteenReached,
				},
				{
					"reasons to believe, 18 years after the measures began",
					with(
						with(born(1980, 1, 2), believed(person.Yes)),
						func(a *person.Age) { a.ChildMeasuresDay = d(2008, 6, 1) },
					),
					on, person.EighteenReached,
				},
				{
					"born in 2008, confirmed child without a day, measures of 2024, 2048",
					with(
						with(born(2008, 1, 1), recorded(person.ConfirmedChild, law.Day{})),
						func(a *person.Age) { a.ChildMeasuresDay = d(2024, 1, 1) },
					),
					d(2048, 1, 1), person.EighteenReached,
				},
				{
					"born in 2008, in dispute without a day, estimated in 2024, 2048",
					with(
						with(born(2008, 1, 1), recorded(person.DisputedAge, law.Day{})),
						func(a *person.Age) { a.Estimate, a.On = 15, d(2024, 1, 1) },
					),
					d(2048, 1, 1), person.EighteenReached,
				},
				{
					"born in 2008, an estimate of 16 without a day, a status of 2024, 2048",
					with(
						with(born(2008, 1, 1), recorded(person.ConfirmedChild, d(2024, 1, 1))),
						func(a *person.Age) { a.Estimate = 16 },
					),
					d(2048, 1, 1), person.EighteenReached,
				},
				{
					"a child whose status agrees with the day of birth",
					with(born(2007, 5, 5), recorded(person.ConfirmedChild, d(2024, 1, 1))), on,
					person.EighteenReached,
				},
				{
					"a presumed child, the same",
					with(born(2007, 5, 5), recorded(person.PresumedChild, d(2024, 1, 1))), on,
					person.EighteenReached,
				},
				{
					"born in 1980, presumed child 18 years ago",
					with(born(1980, 1, 1), recorded(person.PresumedChild, d(2006, 1, 10))),
					d(2024, 1, 10), person.EighteenReached,
				},
				{
					"a rough estimate left on file",
					person.Age{
						Knowledge: person.AgeExact, BirthDay: d(2007, 5, 5), Estimate: 17,
						On: d(2025, 5, 1),
					},
					on, person.EighteenReached,
				},
				{
					"an X-ray that says the same as the passport",
					with(born(1980, 1, 1), assessedBy(xray(d(2026, 5, 1), 19, 19))), on,
					person.EighteenReached,
				},
				{
					"a later assessment settles a first one",
					with(
						between(19, 22, d(2026, 5, 20)),
						assessedBy(inconclusive(d(2026, 4, 1)), proper(d(2026, 5, 20), 19, 22)),
					),
					on, person.EighteenReached,
				},
				{
					"no reason to believe", with(born(2000, 1, 1), believed(person.No)), on,
					person.EighteenReached,
				},
			},
		},
		{
			"impression under 18, no reason to believe", person.StandingUnknown,
			"CETS 197 10(3): no reasons",
			[]childhoodCase{
				{
					"17 to 30", with(between(17, 30, on), believed(person.No)), on,
					person.NoReasonToBelieve,
				},
				{
					"17 to 30, recorded as adult",
					with(
						with(between(17, 30, on), believed(person.No)),
						recorded(person.ConfirmedAdult, on),
					),
					on, person.NoReasonToBelieve,
				},
				{
					"20, no margin", with(about(20, 0, on), believed(person.No)), on,
					person.NoReasonToBelieve,
				},
				{
					"16 to 19 on a day not told",
					with(between(16, 19, law.Day{}), believed(person.No)), on,
					person.NoReasonToBelieve,
				},
			},
		},
		{
			"conclusive assessment of 18 or over, by day", person.Adult, "CETS 197 10(3): verified",
			[]childhoodCase{
				{"19 to 22", assessments(proper(d(2026, 5, 1), 19, 22)), on, person.AssessedAdult},
				{"19 to 22, on the day", assessments(proper(on, 19, 22)), on, person.AssessedAdult},
				{"18 exactly", assessments(proper(on, 18, 18)), on, person.AssessedAdult},
				{
					"after an inconclusive one",
					assessments(inconclusive(d(2026, 4, 1)), proper(d(2026, 5, 1), 19, 22)), on,
					person.AssessedAdult,
				},
				{
					"after an inconclusive one, in the other order",
					assessments(proper(d(2026, 5, 1), 19, 22), inconclusive(d(2026, 4, 1))), on,
					person.AssessedAdult,
				},
				{
					"after one of 15 to 17",
					assessments(proper(d(2026, 4, 1), 15, 17), proper(d(2026, 5, 1), 19, 22)), on,
					person.AssessedAdult,
				},
				{
					"after a range of 16 to 19",
					with(between(16, 19, d(2026, 4, 1)), assessedBy(proper(d(2026, 5, 1), 19, 22))),
					on, person.AssessedAdult,
				},
				{
					"an X-ray after it opens nothing",
					assessments(proper(d(2026, 4, 1), 19, 22), xray(d(2026, 5, 1), 19, 19)), on,
					person.AssessedAdult,
				},
				{
					"a year of another calendar beside it",
					with(born(1388, 5, 1), assessedBy(proper(d(2026, 5, 1), 19, 22))), on,
					person.AssessedAdult,
				},
				{
					"presumed child before",
					with(
						treated(person.PresumedChild, d(2026, 1, 1)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, person.AssessedAdult,
				},
				{
					"an estimate and a presumption of two years before",
					with(
						with(
							about(22, 0, d(2024, 5, 1)),
							recorded(person.PresumedChild, d(2024, 5, 1)),
						),
						assessedBy(proper(d(2026, 5, 1), 20, 24)),
					),
					on, person.AssessedAdult,
				},
				{
					"informed and with consent, in the right order",
					assessments(with1(
						proper(d(2026, 5, 1), 19, 22),
						func(s *person.AgeAssessment) {
							s.DoubtRecorded, s.Consent, s.InformedLanguage =
								person.Yes, person.Yes, person.Yes
							s.InformedDay, s.RepresentativeInformed = s.Day, s.Day
							s.Inconclusive = person.No
						},
					)),
					on, person.AssessedAdult,
				},
			},
		},
		{
			"recorded as adult, by day", person.Adult, "CETS 197 10(3): verified",
			[]childhoodCase{
				{
					"on the day", treated(person.ConfirmedAdult, d(2026, 1, 1)), d(2026, 1, 1),
					person.StatusSaysAdult,
				},
				{
					"since", treated(person.ConfirmedAdult, d(2026, 1, 1)), on,
					person.StatusSaysAdult,
				},
			},
		},
		{
			"may have been a child 18 years ago", person.Adult, "Palermo 3(d)",
			[]childhoodCase{
				{
					"confirmed child", treated(person.ConfirmedChild, d(2006, 1, 10)),
					d(2024, 1, 10), person.EighteenReached,
				},
				{
					"confirmed child, on 29 February",
					treated(person.ConfirmedChild, d(2008, 2, 29)), d(2026, 3, 1),
					person.EighteenReached,
				},
				{
					"presumed child", treated(person.PresumedChild, d(2006, 1, 10)),
					d(2026, 11, 27), person.EighteenReached,
				},
				{
					"in dispute", treated(person.DisputedAge, d(2006, 1, 10)), on,
					person.EighteenReached,
				},
				{
					"assessed without a result", assessments(inconclusive(d(2008, 6, 1))), on,
					person.EighteenReached,
				},
				{
					"assessed as 15 to 17, three years on",
					assessments(proper(d(2023, 6, 1), 15, 17)), on, person.EighteenReached,
				},
				{
					"reasons to believe, and measures since",
					person.Age{ReasonToBelieveChild: person.Yes, ChildMeasuresDay: d(2008, 6, 1)},
					on, person.EighteenReached,
				},
			},
		},
		{
			"anything else", person.StandingUnknown, "",
			[]childhoodCase{
				{"nothing", person.Age{}, on, person.NothingKnown},
				{"unknown", person.Age{Knowledge: person.AgeUnknown}, on, person.NothingKnown},
				{
					"no reason to believe", person.Age{ReasonToBelieveChild: person.No}, on,
					person.NoReasonToBelieve,
				},
				{
					"recorded as adult, the day before",
					treated(person.ConfirmedAdult, d(2026, 1, 1)), d(2025, 12, 31),
					person.AdultLater,
				},
				{
					"recorded as adult, since when is not recorded",
					treated(person.ConfirmedAdult, law.Day{}), on, person.AdultWithoutDay,
				},
				{
					"recorded as adult since 1384 of another calendar",
					treated(person.ConfirmedAdult, d(1384, 10, 20)), on, person.AdultWithoutDay,
				},
				{
					"assessed as adult, the day before", assessments(proper(on, 19, 22)),
					on.AddDays(-1), person.AdultLater,
				},
				{
					"assessed as adult by an X-ray, the day before", assessments(xray(on, 24, 26)),
					on.AddDays(-1), person.AdultLater,
				},
				{
					"assessed as adult on a day not told", assessments(proper(law.Day{}, 19, 22)),
					on, person.AdultWithoutDay,
				},
				{"25 to 30 on a day not told", between(25, 30, law.Day{}), on, person.NothingKnown},
				{"a range without anything", between(0, 0, law.Day{}), on, person.NothingKnown},
				{"an estimate without anything", about(0, 0, law.Day{}), on, person.NothingKnown},
				{
					"unknown, beside a day of birth of an adult",
					person.Age{Knowledge: person.AgeUnknown, BirthDay: d(1990, 1, 1)}, on,
					person.NothingKnown,
				},
			},
		},
	}
}

// notConclusive is the case of a proper assessment with a change that keeps it from ending doubt
// (Regulation (EU) 2024/1348, article 25(1)-(5)).
func notConclusive(name string, change func(*person.AgeAssessment)) childhoodCase {
	s := with1(proper(d(2026, 5, 1), 19, 22), change)
	return childhoodCase{name, assessments(s), d(2026, 6, 1), person.AssessmentInconclusive}
}

// with1 returns an assessment with a change.
func with1(s person.AgeAssessment, change func(*person.AgeAssessment)) person.AgeAssessment {
	change(&s)
	return s
}

func TestAge_ChildOn(t *testing.T) {
	seen := map[person.AgeReason]bool{}
	for _, row := range childhoodRows() {
		for _, tt := range row.cases {
			t.Run(row.onFile+"/"+tt.name, func(t *testing.T) {
				want := person.Childhood{Standing: row.answer, Reason: tt.reason}
				assert.Equal(t, want, tt.age.ChildOn(tt.on))
				seen[tt.reason] = true
			})
		}
	}
	for _, r := range law.Codes[person.AgeReason]() {
		assert.True(t, seen[r], "%s is not tested", r)
	}
}

// The doc of Age.ChildOn and the test are one table.
func TestAge_ChildOn_docTable(t *testing.T) {
	source, err := os.ReadFile("childhood.go")
	require.NoError(t, err)
	_, table, ok := strings.Cut(string(source), "//\ton file")
	require.True(t, ok)
	_, table, _ = strings.Cut(table, "\n")
	var documented []childhoodRow
	for line := range strings.Lines(table) {
		row, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "//\t")
		if !ok {
			break
		}
		row += strings.Repeat(" ", max(60-len(row), 0))
		documented = append(documented, childhoodRow{
			onFile: strings.TrimSpace(row[:44]),
			answer: person.Standing(strings.TrimSpace(row[44:60])),
			source: strings.TrimSpace(row[60:]),
		})
	}
	var tested []childhoodRow
	for _, row := range childhoodRows() {
		assert.NotEmpty(t, row.cases, row.onFile)
		row.cases = nil
		tested = append(tested, row)
	}
	assert.Equal(t, documented, tested)
}
