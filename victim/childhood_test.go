package victim_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
)

// A childhoodRow is one row of the table in the doc of Age.ChildOn, with the cases that hold it.
type childhoodRow struct {
	onFile string
	answer victim.Standing
	source string
	cases  []childhoodCase
}

type childhoodCase struct {
	name   string
	age    victim.Age
	on     law.Day
	reason victim.AgeReason
}

// proper is an assessment as Regulation (EU) 2024/1348, article 25(1)-(2), asks for it.
func proper(day law.Day, lower, upper int) victim.AgeAssessment {
	return victim.AgeAssessment{
		Day: day, Multidisciplinary: victim.Yes, Qualified: victim.Yes, Lower: lower, Upper: upper,
		Methods: []victim.AgeMethod{victim.MethodInterview, victim.MethodMedical},
	}
}

// xray is the test of the body alone of N.B.F. v. Spain, CRC/C/79/D/11/2017: it said 19.
func xray(day law.Day, lower, upper int) victim.AgeAssessment {
	return victim.AgeAssessment{
		Day: day, Methods: []victim.AgeMethod{victim.MethodMedical}, Lower: lower, Upper: upper,
	}
}

func inconclusive(day law.Day) victim.AgeAssessment {
	return victim.AgeAssessment{Day: day, Multidisciplinary: victim.Yes, Inconclusive: victim.Yes}
}

func assessments(list ...victim.AgeAssessment) victim.Age {
	return victim.Age{Knowledge: victim.AgeUnknown, Assessments: list}
}

// with returns a with a change.
func with(a victim.Age, change func(*victim.Age)) victim.Age {
	change(&a)
	return a
}

func born(y int, m time.Month, day int) victim.Age {
	return victim.Age{Knowledge: victim.AgeExact, BirthDay: d(y, m, day)}
}

func between(lo, hi int, on law.Day) victim.Age {
	return victim.Age{Knowledge: victim.AgeRange, Min: lo, Max: hi, On: on}
}

func about(years, margin int, on law.Day) victim.Age {
	return victim.Age{Knowledge: victim.AgeEstimate, Estimate: years, Margin: margin, On: on}
}

func treated(s victim.AgeStatus, since law.Day) victim.Age {
	return victim.Age{Knowledge: victim.AgeUnknown, Status: s, StatusDay: since}
}

func recorded(s victim.AgeStatus, since law.Day) func(*victim.Age) {
	return func(a *victim.Age) { a.Status, a.StatusDay = s, since }
}

func believed(answer victim.Answer) func(*victim.Age) {
	return func(a *victim.Age) { a.ReasonToBelieveChild = answer }
}

func assessedBy(list ...victim.AgeAssessment) func(*victim.Age) {
	return func(a *victim.Age) { a.Assessments = list }
}

func childhoodRows() []childhoodRow {
	on := d(2026, 6, 1)
	return []childhoodRow{
		{
			"the zero Day is asked", victim.StandingUnknown, "",
			[]childhoodCase{{"born", born(2020, 1, 1), law.Day{}, victim.NothingKnown}},
		},
		{
			"number under 18 on any reading", victim.Child, "Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{
					"the day before the 18th birthday", born(2008, 11, 24), d(2026, 11, 23),
					victim.UnderEighteen,
				},
				{"the day of birth", born(2026, 6, 1), on, victim.UnderEighteen},
				{
					"born on 29 February, 28 February", born(2008, 2, 29), d(2026, 2, 28),
					victim.UnderEighteen,
				},
				{
					"born on 31 December, the eve", born(2008, 12, 31), d(2026, 12, 30),
					victim.UnderEighteen,
				},
				{
					"born on 1 January, the eve", born(2009, 1, 1), d(2026, 12, 31),
					victim.UnderEighteen,
				},
				{
					"knowledge not recorded", victim.Age{BirthDay: d(2010, 1, 1)}, on,
					victim.UnderEighteen,
				},
				{
					"also treated as a child",
					with(born(2010, 1, 1), recorded(victim.ConfirmedChild, d(2026, 1, 1))), on,
					victim.UnderEighteen,
				},
				{
					"the month, before it", victim.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 4, 30), victim.UnderEighteen,
				},
				{
					"December, the day before it", victim.Age{BirthYear: 2008, BirthMonth: 12},
					d(2026, 11, 30), victim.UnderEighteen,
				},
				{
					"the year, the year before", victim.Age{BirthYear: 2008}, d(2025, 12, 31),
					victim.UnderEighteen,
				},
				{
					"a day that counts as a year",
					victim.Age{Knowledge: victim.AgeYear, BirthDay: d(2009, 1, 1)}, d(2026, 12, 31),
					victim.UnderEighteen,
				},
				{"a range of one year", between(17, 17, on), on, victim.UnderEighteen},
				{
					"a range of one year on the eve of 29 February",
					between(17, 17, d(2028, 2, 28)), d(2028, 2, 28), victim.UnderEighteen,
				},
				{"an infant by a range", between(0, 0, on), on, victim.UnderEighteen},
				{
					"an infant by a range, 16 years on", between(0, 0, on), d(2042, 6, 1),
					victim.UnderEighteen,
				},
				{"an infant by an estimate", about(0, 0, on), on, victim.UnderEighteen},
				{"an infant, give or take a year", about(0, 1, on), on, victim.UnderEighteen},
				{"an infant, knowledge not recorded", victim.Age{On: on}, on, victim.UnderEighteen},
				{
					"an infant by an estimate in dispute",
					victim.Age{Knowledge: victim.AgeDisputed, On: on}, on, victim.UnderEighteen,
				},
				{"an estimate of 17, no margin", about(17, 0, on), on, victim.UnderEighteen},
				{
					"an estimate of 12, no margin, five years on", about(12, 0, on), d(2031, 6, 1),
					victim.UnderEighteen,
				},
				{
					"in dispute, and 13 by one of two numbers",
					victim.Age{
						Knowledge: victim.AgeDisputed, BirthDay: d(2000, 1, 1), BirthYear: 2013,
					},
					on, victim.UnderEighteen,
				},
				{
					"no reason to believe, against the number",
					with(born(2010, 1, 1), believed(victim.No)), on, victim.UnderEighteen,
				},
				{
					"assessed as adult, against the day of birth",
					with(born(2010, 1, 1), assessedBy(proper(d(2026, 5, 1), 19, 22))), on,
					victim.UnderEighteen,
				},
				{
					"a range, on an earlier day", between(19, 20, on), d(2023, 6, 1),
					victim.UnderEighteen,
				},
			},
		},
		{
			"the same, recorded as adult", victim.Child, "Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{
					"against the day of birth",
					with(born(2010, 1, 1), recorded(victim.ConfirmedAdult, d(2026, 1, 1))), on,
					victim.RecordedAdultIsChild,
				},
				{
					"since when is not recorded",
					with(born(2010, 1, 1), recorded(victim.ConfirmedAdult, law.Day{})), on,
					victim.UnderEighteen,
				},
				{
					"only from tomorrow",
					with(born(2010, 1, 1), recorded(victim.ConfirmedAdult, on.AddDays(1))), on,
					victim.UnderEighteen,
				},
			},
		},
		{
			"confirmed child, up to the day of that", victim.Child,
			"Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{"on the day", treated(victim.ConfirmedChild, on), on, victim.StatusSaysChild},
				{
					"ten years before", treated(victim.ConfirmedChild, on), d(2016, 6, 1),
					victim.StatusSaysChild,
				},
				{
					"with a passport of an adult",
					with(born(2005, 1, 2), recorded(victim.ConfirmedChild, on)), on,
					victim.StatusSaysChild,
				},
			},
		},
		{
			"assessed under 18, no number against it", victim.Child,
			"Palermo 3(d); CETS 197 4(d)",
			[]childhoodCase{
				{
					"15 to 17, on the day", assessments(proper(on, 15, 17)), on,
					victim.AssessedUnderEighteen,
				},
				{
					"15 to 17, the month before", assessments(proper(on, 15, 17)), d(2026, 5, 1),
					victim.AssessedUnderEighteen,
				},
				{
					"13 to 14, three years on", assessments(proper(on, 13, 14)), d(2029, 6, 1),
					victim.AssessedUnderEighteen,
				},
				{
					"by one X-ray: it protects all the same", assessments(xray(on, 15, 17)), on,
					victim.AssessedUnderEighteen,
				},
				{
					"recorded as adult against it",
					with(
						treated(victim.ConfirmedAdult, d(2026, 1, 1)),
						assessedBy(proper(on, 13, 14)),
					),
					d(2026, 7, 1), victim.AssessedUnderEighteen,
				},
				{
					"as adult before",
					assessments(proper(d(2026, 1, 1), 19, 22), proper(on, 13, 14)), on,
					victim.AssessedUnderEighteen,
				},
				{
					"as adult the same day", assessments(proper(on, 19, 22), proper(on, 13, 14)),
					on, victim.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, 17 at most", assessments(proper(on, 18, 20)),
					d(2023, 6, 1), victim.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, seven years before",
					assessments(proper(on, 18, 20)), d(2019, 6, 1), victim.AssessedUnderEighteen,
				},
				{
					"an X-ray of a later day, nine years before",
					assessments(xray(on, 24, 26)), d(2017, 6, 1), victim.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, a range that allows it",
					with(between(16, 19, d(2023, 6, 1)), assessedBy(proper(on, 18, 20))),
					d(2023, 6, 1), victim.AssessedUnderEighteen,
				},
				{
					"18 to 20 on a later day, recorded as adult without a day",
					with(
						assessments(proper(on, 18, 20)), recorded(victim.ConfirmedAdult, law.Day{}),
					),
					d(2023, 6, 1), victim.AssessedUnderEighteen,
				},
			},
		},
		{
			"birth that cannot be, see number", victim.PresumedToBe, "CETS 197 10(3); GC 6 31(i)",
			[]childhoodCase{
				{"1388, Solar Hijri for 2009", born(1388, 5, 1), on, victim.BirthImpossible},
				{"2553, Buddhist for 2010", born(2553, 5, 1), on, victim.BirthImpossible},
				{
					"1431, Islamic for 2010",
					victim.Age{Knowledge: victim.AgeYear, BirthYear: 1431}, on,
					victim.BirthImpossible,
				},
				{"1899", born(1899, 12, 31), on, victim.BirthImpossible},
				{"9999", born(9999, 3, 23), on, victim.BirthImpossible},
				{"tomorrow", born(2026, 6, 2), on, victim.BirthImpossible},
				{
					"next year", victim.Age{Knowledge: victim.AgeYear, BirthYear: 2027}, on,
					victim.BirthImpossible,
				},
				{
					"1388, recorded as adult",
					with(born(1388, 5, 1), recorded(victim.ConfirmedAdult, d(2026, 1, 1))), on,
					victim.BirthImpossible,
				},
				{
					"1388, no reason to believe", with(born(1388, 5, 1), believed(victim.No)), on,
					victim.BirthImpossible,
				},
				{
					"tomorrow, against a conclusive assessment: the day comes, the other year not",
					with(born(2026, 6, 2), assessedBy(proper(d(2026, 5, 1), 19, 22))), on,
					victim.BirthImpossible,
				},
				{
					"1388, a conclusive assessment that is not made yet",
					with(born(1388, 5, 1), assessedBy(proper(on.AddDays(1), 19, 22))), on,
					victim.BirthImpossible,
				},
			},
		},
		{
			"number reaches under 18", victim.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"the month, within it", victim.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 5, 30), victim.RangeReachesUnder,
				},
				{
					"the month, its first day", victim.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 5, 1), victim.RangeReachesUnder,
				},
				{
					"January, its last day but one", victim.Age{BirthYear: 2008, BirthMonth: 1},
					d(2026, 1, 30), victim.RangeReachesUnder,
				},
				{
					"February of a leap year, 28 February",
					victim.Age{BirthYear: 2008, BirthMonth: 2}, d(2026, 2, 28),
					victim.RangeReachesUnder,
				},
				{
					"no such month: the year alone", victim.Age{BirthYear: 2008, BirthMonth: 13},
					d(2026, 1, 1), victim.RangeReachesUnder,
				},
				{
					"the year, its first day", victim.Age{BirthYear: 2008}, d(2026, 1, 1),
					victim.RangeReachesUnder,
				},
				{
					"the year, its last day but one", victim.Age{BirthYear: 2008}, d(2026, 12, 30),
					victim.RangeReachesUnder,
				},
				{
					"the year, with 1 January beside it",
					victim.Age{Knowledge: victim.AgeYear, BirthYear: 2008, BirthDay: d(2008, 1, 1)},
					d(2026, 11, 20), victim.RangeReachesUnder,
				},
				{
					"the month, with its first day beside it",
					victim.Age{
						Knowledge: victim.AgeMonth, BirthYear: 2008, BirthMonth: 11,
						BirthDay: d(2008, 11, 1),
					},
					d(2026, 11, 20), victim.RangeReachesUnder,
				},
				{
					"the month, by a day alone",
					victim.Age{Knowledge: victim.AgeMonth, BirthDay: d(2008, 11, 1)},
					d(2026, 11, 20), victim.RangeReachesUnder,
				},
				{
					"an estimate that is only a day of birth",
					victim.Age{Knowledge: victim.AgeEstimate, BirthDay: d(2005, 1, 1)}, on,
					victim.RangeReachesUnder,
				},
				{
					"an estimate beside a day of birth",
					victim.Age{
						Knowledge: victim.AgeEstimate, Estimate: 17, On: on,
						BirthDay: d(2008, 1, 1),
					},
					on.AddDays(1), victim.RangeReachesUnder,
				},
				{"16 to 19", between(16, 19, on), on, victim.RangeReachesUnder},
				{
					"12 to 17, the day after, no reason to believe",
					with(between(12, 17, on), believed(victim.No)), on.AddDays(1),
					victim.RangeReachesUnder,
				},
				{
					"16 to 19, the day before two years on", between(16, 19, on), d(2028, 5, 31),
					victim.RangeReachesUnder,
				},
				{
					"16 to 19 on 29 February, 28 February 2030", between(16, 19, d(2028, 2, 29)),
					d(2030, 2, 28), victim.RangeReachesUnder,
				},
				{"upside down", between(19, 16, on), on, victim.RangeReachesUnder},
				{"16 or older: no Max", between(16, 0, on), on, victim.RangeReachesUnder},
				{
					"an estimate of 14, give or take 4, no reason to believe",
					with(about(14, 4, on), believed(victim.No)), on, victim.RangeReachesUnder,
				},
				{
					"an estimate of 17, give or take 1, no reason to believe",
					with(about(17, 1, on), believed(victim.No)), on, victim.RangeReachesUnder,
				},
				{"17, the day after", between(17, 17, on), on.AddDays(1), victim.RangeReachesUnder},
				{
					"18 to 20, the day before", between(18, 20, on), on.AddDays(-1),
					victim.RangeReachesUnder,
				},
				{"19, give or take 2", about(19, 2, on), on, victim.RangeReachesUnder},
				{"18, no margin", about(18, 0, on), on, victim.RangeReachesUnder},
				{"22, no margin", about(22, 0, on), on, victim.RangeReachesUnder},
				{
					"23, no margin, the day before", about(23, 0, on), on.AddDays(-1),
					victim.RangeReachesUnder,
				},
				{
					"recorded as adult",
					with(between(16, 19, on), recorded(victim.ConfirmedAdult, d(2026, 6, 2))),
					d(2026, 7, 1), victim.RangeReachesUnder,
				},
				{
					"no reason to believe, but born in the year",
					victim.Age{BirthYear: 2008, ReasonToBelieveChild: victim.No}, on,
					victim.RangeReachesUnder,
				},
				{
					"a year of birth, and a conclusive assessment of 19",
					with(victim.Age{BirthYear: 2008}, assessedBy(proper(d(2026, 5, 1), 19, 22))),
					on, victim.RangeReachesUnder,
				},
				{
					"a range of the same day as a conclusive assessment",
					with(between(16, 19, on), assessedBy(proper(on, 19, 22))), on,
					victim.RangeReachesUnder,
				},
			},
		},
		{
			"years under 18, their day not told", victim.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{"12 to 14", between(12, 14, law.Day{}), on, victim.AgeWithoutDay},
				{
					"12 to 14, no reason to believe",
					with(between(12, 14, law.Day{}), believed(victim.No)), on, victim.AgeWithoutDay,
				},
				{"16 to 19", between(16, 19, law.Day{}), on, victim.AgeWithoutDay},
				{
					"an estimate of 13, give or take 1", about(13, 1, law.Day{}), on,
					victim.AgeWithoutDay,
				},
				{"an estimate of 20, no margin", about(20, 0, law.Day{}), on, victim.AgeWithoutDay},
				{
					"recorded as adult",
					with(
						between(12, 14, law.Day{}), recorded(victim.ConfirmedAdult, d(2026, 1, 1)),
					),
					on, victim.AgeWithoutDay,
				},
				{
					"on a day of another calendar", between(12, 14, d(1405, 3, 11)), on,
					victim.AgeWithoutDay,
				},
				{
					"an estimate of 14, give or take 4, no reason to believe",
					with(about(14, 4, law.Day{}), believed(victim.No)), on, victim.AgeWithoutDay,
				},
				{
					"12 to 14, the eve of 18 years after a status",
					with(
						between(12, 14, law.Day{}), recorded(victim.ConfirmedAdult, d(2008, 6, 2)),
					),
					on, victim.AgeWithoutDay,
				},
			},
		},
		{
			"another field says younger", victim.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"a day of birth of an adult, a year of a child",
					victim.Age{
						Knowledge: victim.AgeExact, BirthDay: d(2000, 1, 1), BirthYear: 2010,
					},
					on, victim.FactsContradict,
				},
				{
					"a day of birth of an adult, seen as 15 to 17",
					victim.Age{
						Knowledge: victim.AgeExact, BirthDay: d(2000, 1, 1), Min: 15, Max: 17,
						On: d(2026, 4, 1),
					},
					on, victim.FactsContradict,
				},
				{
					"an estimate of an adult, a day of birth of a child",
					victim.Age{
						Knowledge: victim.AgeEstimate, Estimate: 20, Margin: 1, On: on,
						BirthDay: d(2010, 1, 1),
					},
					on, victim.FactsContradict,
				},
				{
					"unknown, but 10 to 12",
					victim.Age{Knowledge: victim.AgeUnknown, Min: 10, Max: 12, On: on}, on,
					victim.FactsContradict,
				},
				{
					"unknown, but an estimate of 12",
					victim.Age{Knowledge: victim.AgeUnknown, Estimate: 12, On: on}, on,
					victim.FactsContradict,
				},
				{
					"unknown, but 10 to 12 on a day not told",
					victim.Age{Knowledge: victim.AgeUnknown, Min: 10, Max: 12}, on,
					victim.FactsContradict,
				},
				{
					"unknown, but born in 2010, recorded as adult",
					victim.Age{
						Knowledge: victim.AgeUnknown, BirthYear: 2010,
						Status: victim.ConfirmedAdult, StatusDay: d(2026, 1, 1),
					},
					on, victim.FactsContradict,
				},
				{
					"15 to 20, no reason to believe, a day of birth of a child",
					with(
						between(15, 20, on),
						func(a *victim.Age) {
							a.ReasonToBelieveChild, a.BirthDay = victim.No, d(2010, 1, 1)
						},
					),
					on, victim.FactsContradict,
				},
				{
					"15 to 20, no reason to believe, a year of birth of a child",
					with(
						between(15, 20, on),
						func(a *victim.Age) {
							a.ReasonToBelieveChild, a.BirthYear = victim.No, 2010
						},
					),
					on, victim.FactsContradict,
				},
				{
					"15 to 20, no reason to believe, an estimate of 16",
					with(
						between(15, 20, on),
						func(a *victim.Age) { a.ReasonToBelieveChild, a.Estimate = victim.No, 16 },
					),
					on, victim.FactsContradict,
				},
				{
					"a day of birth of an adult, an estimate of 16 on a day not told",
					with(born(2000, 1, 1), func(a *victim.Age) { a.Estimate = 16 }), on,
					victim.FactsContradict,
				},
				{
					"a day of birth of an adult, 14 to 16 on a day not told",
					with(born(2000, 1, 1), func(a *victim.Age) { a.Min, a.Max = 14, 16 }), on,
					victim.FactsContradict,
				},
				{
					"the same, no reason to believe",
					with(
						born(2000, 1, 1),
						func(a *victim.Age) {
							a.Min, a.Max, a.ReasonToBelieveChild = 14, 16, victim.No
						},
					),
					on, victim.FactsContradict,
				},
			},
		},
		{
			"treated as child, against the number", victim.PresumedToBe,
			"CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"presumed child",
					with(born(2005, 1, 2), recorded(victim.PresumedChild, d(2026, 1, 1))), on,
					victim.StatusSaysChild,
				},
				{
					"presumed child, before the day of that",
					with(born(2005, 1, 2), recorded(victim.PresumedChild, d(2026, 7, 1))), on,
					victim.StatusSaysChild,
				},
				{
					"confirmed child, the day after",
					with(born(2005, 1, 2), recorded(victim.ConfirmedChild, d(2026, 5, 31))), on,
					victim.StatusSaysChild,
				},
				{
					"confirmed child, since when is not recorded",
					with(born(2005, 1, 2), recorded(victim.ConfirmedChild, law.Day{})), on,
					victim.StatusSaysChild,
				},
				{
					"born in 1980, the day before 18 years are over",
					with(born(1980, 1, 1), recorded(victim.PresumedChild, d(2006, 1, 10))),
					d(2024, 1, 9), victim.StatusSaysChild,
				},
				{
					"no reason to believe",
					with(
						born(2005, 1, 2),
						func(a *victim.Age) {
							a.ReasonToBelieveChild = victim.No
							a.Status, a.StatusDay = victim.PresumedChild, d(2026, 1, 1)
						},
					),
					on, victim.StatusSaysChild,
				},
			},
		},
		{
			"treated as child, without a number", victim.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"presumed child", treated(victim.PresumedChild, d(2026, 1, 1)), on,
					victim.StatusSaysChild,
				},
				{
					"confirmed child, the day after", treated(victim.ConfirmedChild, d(2026, 1, 1)),
					d(2026, 1, 2), victim.StatusSaysChild,
				},
				{
					"confirmed child, since when is not recorded",
					victim.Age{Status: victim.ConfirmedChild}, d(2026, 1, 1),
					victim.StatusSaysChild,
				},
				{
					"confirmed child, since 1384 of another calendar",
					treated(victim.ConfirmedChild, d(1384, 10, 20)), on, victim.StatusSaysChild,
				},
				{
					"confirmed child, the eve of 18 years",
					treated(victim.ConfirmedChild, d(2006, 1, 10)), d(2024, 1, 9),
					victim.StatusSaysChild,
				},
				{
					"confirmed on 29 February, 28 February 18 years on",
					treated(victim.ConfirmedChild, d(2008, 2, 29)), d(2026, 2, 28),
					victim.StatusSaysChild,
				},
				{
					"presumed child since, a conclusive assessment of 19 before",
					with(
						treated(victim.PresumedChild, d(2026, 3, 2)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, victim.StatusSaysChild,
				},
				{
					"presumed child on the day of a conclusive assessment of 19",
					with(
						treated(victim.PresumedChild, d(2026, 3, 1)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, victim.StatusSaysChild,
				},
				{
					"presumed child, since when is not recorded, the same",
					with(
						treated(victim.PresumedChild, law.Day{}),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, victim.StatusSaysChild,
				},
				{
					"presumed child, an X-ray of 24 since",
					with(
						treated(victim.PresumedChild, d(2026, 1, 1)),
						assessedBy(xray(d(2026, 3, 1), 24, 24)),
					),
					on, victim.StatusSaysChild,
				},
				{
					"confirmed child, a conclusive assessment of 19 since",
					with(
						treated(victim.ConfirmedChild, d(2026, 1, 1)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, victim.StatusSaysChild,
				},
				{
					"confirmed child without a day, nothing else has one, 2048",
					with(born(2008, 1, 1), recorded(victim.ConfirmedChild, law.Day{})),
					d(2048, 1, 1), victim.StatusSaysChild,
				},
			},
		},
		{
			"reasons to believe in a child: yes", victim.PresumedToBe, "CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"the age is unknown",
					with(victim.Age{Knowledge: victim.AgeUnknown}, believed(victim.Yes)), on,
					victim.ReasonsToBelieve,
				},
				{
					"a passport of an adult", with(born(2005, 1, 2), believed(victim.Yes)), on,
					victim.ReasonsToBelieve,
				},
				{
					"a passport that bears a day of 20 years ago",
					with(
						with(born(1988, 1, 2), believed(victim.Yes)),
						func(a *victim.Age) {
							a.Evidence = []victim.AgeEvidence{{
								Kind: victim.AgeEvidenceKind("identity-document"),
								Day:  d(2006, 1, 2),
							}}
						},
					),
					on, victim.ReasonsToBelieve,
				},
				{
					"a passport, the eve of 18 years of measures",
					with(
						with(born(1980, 1, 2), believed(victim.Yes)),
						func(a *victim.Age) { a.ChildMeasuresDay = d(2008, 6, 2) },
					),
					on, victim.ReasonsToBelieve,
				},
				{
					"a passport, 20 years after a status and one after another day",
					with(
						with(born(1980, 1, 2), believed(victim.Yes)),
						func(a *victim.Age) {
							a.Status, a.StatusDay = victim.ConfirmedAdult, d(2006, 1, 1)
							a.ChildMeasuresDay = d(2025, 1, 1)
						},
					),
					on, victim.ReasonsToBelieve,
				},
				{
					"nothing on file has a day, 2048", with(born(2008, 1, 1), believed(victim.Yes)),
					d(2048, 1, 1), victim.ReasonsToBelieve,
				},
				{
					"a range of adults", with(between(19, 22, on), believed(victim.Yes)), on,
					victim.ReasonsToBelieve,
				},
				{
					"recorded as adult",
					with(treated(victim.ConfirmedAdult, d(2026, 1, 1)), believed(victim.Yes)), on,
					victim.ReasonsToBelieve,
				},
				{
					"a conclusive assessment of 19",
					with(assessments(proper(d(2026, 5, 1), 19, 22)), believed(victim.Yes)), on,
					victim.ReasonsToBelieve,
				},
			},
		},
		{
			"in dispute, by status or knowledge", victim.PresumedToBe, "CETS 197 10(3); GC 6 31(i)",
			[]childhoodCase{
				{
					"by knowledge", victim.Age{Knowledge: victim.AgeDisputed}, on,
					victim.AgeInDispute,
				},
				{
					"by knowledge, a day of birth of an adult",
					victim.Age{Knowledge: victim.AgeDisputed, BirthDay: d(2005, 1, 2)}, on,
					victim.AgeInDispute,
				},
				{
					"by knowledge, recorded as adult",
					victim.Age{
						Knowledge: victim.AgeDisputed, Status: victim.ConfirmedAdult,
						StatusDay: d(2026, 1, 1),
					},
					on, victim.AgeInDispute,
				},
				{
					"by status, a day of birth of an adult",
					victim.Age{BirthDay: d(2000, 1, 1), Status: victim.DisputedAge}, on,
					victim.AgeInDispute,
				},
				{
					"by status, and the State sees no reason",
					with(treated(victim.DisputedAge, d(2026, 1, 1)), believed(victim.No)), on,
					victim.AgeInDispute,
				},
				{
					"by status, the eve of 18 years",
					with(born(1980, 1, 1), recorded(victim.DisputedAge, d(2008, 6, 2))), on,
					victim.AgeInDispute,
				},
				{
					"a conclusive assessment of 19 disputed",
					with(
						assessments(proper(d(2026, 5, 1), 19, 22)),
						recorded(victim.DisputedAge, d(2026, 5, 10)),
					),
					on, victim.AgeInDispute,
				},
			},
		},
		{
			"assessed, the result reaches under 18", victim.PresumedToBe, "Reg. 25(2); GC 6 31(i)",
			[]childhoodCase{
				{"16 to 19", assessments(proper(on, 16, 19)), on, victim.AssessmentAllowsChild},
				{
					"15 to 17, the month after", assessments(proper(d(2026, 5, 1), 15, 17)), on,
					victim.AssessmentAllowsChild,
				},
				{
					"15 to 17, a passport of an adult",
					with(born(2005, 1, 2), assessedBy(proper(d(2026, 5, 1), 15, 17))), on,
					victim.AssessmentAllowsChild,
				},
				{
					"15 to 17, a passport of an adult, on the day",
					with(born(2005, 1, 2), assessedBy(proper(on, 15, 17))), on,
					victim.AssessmentAllowsChild,
				},
				{
					"17 to 21, recorded as adult since",
					with(
						treated(victim.ConfirmedAdult, d(2026, 5, 2)),
						assessedBy(proper(d(2026, 5, 1), 17, 21)),
					),
					on, victim.AssessmentAllowsChild,
				},
				{
					"17 to 21, recorded as adult before",
					with(
						treated(victim.ConfirmedAdult, d(2026, 1, 1)),
						assessedBy(proper(d(2026, 5, 1), 17, 21)),
					),
					on, victim.AssessmentAllowsChild,
				},
				{
					"17 to 21, no reason to believe",
					with(assessments(proper(on, 17, 21)), believed(victim.No)), on,
					victim.AssessmentAllowsChild,
				},
				{
					"on a day not told", assessments(proper(law.Day{}, 17, 21)), on,
					victim.AssessmentAllowsChild,
				},
				{
					"after a conclusive one of 19",
					assessments(proper(d(2026, 1, 1), 19, 22), proper(d(2026, 5, 1), 17, 21)), on,
					victim.AssessmentAllowsChild,
				},
				{
					"before a conclusive one that is not made yet",
					assessments(proper(d(2026, 5, 1), 16, 19), proper(d(2026, 9, 1), 19, 22)), on,
					victim.AssessmentAllowsChild,
				},
				{
					"before a conclusive one on a day not told",
					assessments(proper(d(2026, 5, 1), 16, 19), proper(law.Day{}, 19, 22)), on,
					victim.AssessmentAllowsChild,
				},
			},
		},
		{
			"assessed later, may be under 18 before", victim.PresumedToBe,
			"CETS 197 10(3); Dir. 13(2)",
			[]childhoodCase{
				{
					"18 to 20, the day before", assessments(proper(on, 18, 20)), on.AddDays(-1),
					victim.RangeReachesUnder,
				},
				{
					"18 to 20, the year before", assessments(proper(on, 18, 20)), d(2025, 6, 1),
					victim.RangeReachesUnder,
				},
				{
					"18 to 20, the first day of 18 for the oldest",
					assessments(proper(on, 18, 20)), d(2023, 6, 2), victim.RangeReachesUnder,
				},
				{
					"18 to 20, the day before, recorded as adult that day",
					with(
						assessments(proper(on, 18, 20)),
						recorded(victim.ConfirmedAdult, on.AddDays(-1)),
					),
					on.AddDays(-1), victim.RangeReachesUnder,
				},
				{
					"18 to 20, a passport that cannot be right",
					with(born(2000, 1, 1), assessedBy(proper(on, 18, 20))), d(2025, 6, 1),
					victim.RangeReachesUnder,
				},
				{
					"an X-ray of 24 to 26, six years before", assessments(xray(on, 24, 26)),
					d(2020, 6, 1), victim.AssessmentInconclusive,
				},
				{
					"an X-ray of 19, six years before, a passport that cannot be right",
					with(born(1980, 1, 1), assessedBy(xray(on, 19, 19))), d(2020, 6, 1),
					victim.AssessmentInconclusive,
				},
			},
		},
		{
			"assessed, without a result", victim.PresumedToBe, "CETS 197 10(3); Reg. 25(2)",
			[]childhoodCase{
				{ // Reg. 25(6) allows to presume an adult, until rebutted, and obliges nobody to
					"the examination was refused",
					assessments(victim.AgeAssessment{
						Day: d(2026, 5, 1), Consent: victim.Declined,
						Methods: []victim.AgeMethod{victim.MethodMedical},
					}),
					on, victim.AssessmentInconclusive,
				},
				{
					"the examination was refused, recorded as adult for it",
					with(
						assessments(victim.AgeAssessment{
							Day: d(2026, 5, 1), Consent: victim.Declined,
						}),
						recorded(victim.ConfirmedAdult, d(2026, 5, 2)),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"25 to 16", assessments(proper(d(2026, 5, 1), 25, 16)), on,
					victim.AssessmentInconclusive,
				},
				{
					"on a day not told, nothing else has one, 2048",
					with(born(2008, 1, 1), assessedBy(inconclusive(law.Day{}))), d(2048, 1, 1),
					victim.AssessmentInconclusive,
				},
				{
					"inconclusive", assessments(inconclusive(d(2026, 5, 1))), on,
					victim.AssessmentInconclusive,
				},
				{
					"inconclusive, before its day", assessments(inconclusive(d(2026, 7, 1))), on,
					victim.AssessmentInconclusive,
				},
				{
					"inconclusive, a passport of an adult",
					with(born(2005, 1, 2), assessedBy(inconclusive(d(2026, 5, 1)))), on,
					victim.AssessmentInconclusive,
				},
				{
					"inconclusive, recorded as adult",
					with(
						treated(victim.ConfirmedAdult, d(2026, 5, 2)),
						assessedBy(inconclusive(d(2026, 5, 1))),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"inconclusive, with numbers of an adult",
					assessments(
						victim.AgeAssessment{
							Day: d(2026, 5, 1), Multidisciplinary: victim.Yes, Lower: 19, Upper: 22,
							Inconclusive: victim.Yes,
						},
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"upside down", assessments(proper(d(2026, 5, 1), 22, 19)), on,
					victim.AssessmentInconclusive,
				},
				{
					"no result recorded", assessments(proper(d(2026, 5, 1), 0, 0)), on,
					victim.AssessmentInconclusive,
				},
				{
					"after a conclusive one of 19",
					assessments(proper(d(2026, 1, 1), 19, 22), inconclusive(d(2026, 5, 1))), on,
					victim.AssessmentInconclusive,
				},
				{
					"on the day of a conclusive one of 19",
					assessments(proper(d(2026, 5, 1), 19, 22), inconclusive(d(2026, 5, 1))), on,
					victim.AssessmentInconclusive,
				},
				{
					"the eve of 18 years", assessments(inconclusive(d(2008, 6, 2))), on,
					victim.AssessmentInconclusive,
				},
			},
		},
		{
			"assessed as 18, not conclusive", victim.PresumedToBe,
			"Reg. 25(1)-(5); N.B.F. v. Spain",
			[]childhoodCase{
				{
					"an X-ray says 19", assessments(xray(d(2026, 5, 1), 19, 19)), on,
					victim.AssessmentInconclusive,
				},
				{
					"an X-ray says 19, recorded as adult",
					with(
						treated(victim.ConfirmedAdult, d(2026, 5, 1)),
						assessedBy(xray(d(2026, 5, 1), 19, 19)),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"the range on file is that of the X-ray",
					with(between(19, 22, d(2026, 5, 1)), assessedBy(xray(d(2026, 5, 1), 19, 22))),
					on, victim.AssessmentInconclusive,
				},
				{
					"an X-ray after an inconclusive one",
					assessments(inconclusive(d(2026, 4, 1)), xray(d(2026, 5, 1), 25, 30)), on,
					victim.AssessmentInconclusive,
				},
				{
					"by looks",
					assessments(
						victim.AgeAssessment{
							Day: d(2026, 5, 1), Multidisciplinary: victim.Yes, Lower: 20, Upper: 25,
							Methods: []victim.AgeMethod{victim.MethodAppearance},
						},
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"by one discipline",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *victim.AgeAssessment) { s.Multidisciplinary = victim.No },
						),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"whether by several is not recorded",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *victim.AgeAssessment) { s.Multidisciplinary = "" },
						),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"without consent",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *victim.AgeAssessment) { s.Consent = victim.No },
						),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"consent was declined",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *victim.AgeAssessment) { s.Consent = victim.Declined },
						),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"in no language understood",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *victim.AgeAssessment) { s.InformedLanguage = victim.No },
						),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"by nobody qualified",
					assessments(
						with1(
							proper(d(2026, 5, 1), 19, 22),
							func(s *victim.AgeAssessment) { s.Qualified = victim.No },
						),
					),
					on, victim.AssessmentInconclusive,
				},
				{
					"an X-ray on a day not told", assessments(xray(law.Day{}, 19, 19)), on,
					victim.AssessmentInconclusive,
				},
				{
					"nothing but several disciplines is on file",
					assessments(
						victim.AgeAssessment{
							Day: d(2026, 5, 1), Multidisciplinary: victim.Yes, Lower: 20, Upper: 22,
						},
					),
					on, victim.AssessmentInconclusive,
				},
				notConclusive("no methods are on file", func(s *victim.AgeAssessment) {
					s.Methods = nil
				}),
				notConclusive("the only method has no known code", func(s *victim.AgeAssessment) {
					s.Methods = []victim.AgeMethod{"horoscope"}
				}),
				notConclusive("nobody wrote down who was qualified", func(s *victim.AgeAssessment) {
					s.Qualified = ""
				}),
				notConclusive("who was qualified is not known", func(s *victim.AgeAssessment) {
					s.Qualified = victim.AnswerUnknown
				}),
				notConclusive("the body first", func(s *victim.AgeAssessment) {
					s.Methods = []victim.AgeMethod{victim.MethodMedical, victim.MethodInterview}
				}),
				notConclusive("looks, the body, the interview", func(s *victim.AgeAssessment) {
					s.Methods = []victim.AgeMethod{
						victim.MethodAppearance, victim.MethodMedical, victim.MethodInterview,
					}
				}),
				notConclusive("consent is not known", func(s *victim.AgeAssessment) {
					s.Consent = victim.AnswerUnknown
				}),
				notConclusive("the language is not known", func(s *victim.AgeAssessment) {
					s.InformedLanguage = victim.AnswerUnknown
				}),
				notConclusive("informed the day after", func(s *victim.AgeAssessment) {
					s.InformedDay = s.Day.AddDays(1)
				}),
				notConclusive("the guardian informed after", func(s *victim.AgeAssessment) {
					s.RepresentativeInformed = s.Day.AddDays(1)
				}),
				notConclusive("no grounds of doubt", func(s *victim.AgeAssessment) {
					s.DoubtRecorded = victim.No
				}),
				notConclusive("grounds of doubt not known", func(s *victim.AgeAssessment) {
					s.DoubtRecorded = victim.AnswerUnknown
				}),
				notConclusive("whether it failed is not known", func(s *victim.AgeAssessment) {
					s.Inconclusive = victim.AnswerUnknown
				}),
			},
		},
		{
			"number 18 or over on any reading", victim.Adult, "Palermo 3(d)",
			[]childhoodCase{
				{"the 18th birthday", born(2008, 11, 24), d(2026, 11, 24), victim.EighteenReached},
				{"the day after", born(2008, 11, 24), d(2026, 11, 25), victim.EighteenReached},
				{
					"born on 29 February, 1 March", born(2008, 2, 29), d(2026, 3, 1),
					victim.EighteenReached,
				},
				{
					"born on 31 December", born(2008, 12, 31), d(2026, 12, 31),
					victim.EighteenReached,
				},
				{"born on 1 January", born(2009, 1, 1), d(2027, 1, 1), victim.EighteenReached},
				{"born in 1900", born(1900, 1, 1), on, victim.EighteenReached},
				{
					"the month, its last day", victim.Age{BirthYear: 2008, BirthMonth: 5},
					d(2026, 5, 31), victim.EighteenReached,
				},
				{
					"January, its last day", victim.Age{BirthYear: 2008, BirthMonth: 1},
					d(2026, 1, 31), victim.EighteenReached,
				},
				{
					"February of a leap year, 1 March", victim.Age{BirthYear: 2008, BirthMonth: 2},
					d(2026, 3, 1), victim.EighteenReached,
				},
				{
					"the year, its last day", victim.Age{BirthYear: 2008}, d(2026, 12, 31),
					victim.EighteenReached,
				},
				{
					"16 to 19, two years later", between(16, 19, on), d(2028, 6, 1),
					victim.EighteenReached,
				},
				{
					"16 to 19 on 29 February, 1 March 2030", between(16, 19, d(2028, 2, 29)),
					d(2030, 3, 1), victim.EighteenReached,
				},
				{
					"30 to 40, on an earlier day", between(30, 40, on), d(2020, 6, 1),
					victim.EighteenReached,
				},
				{"20, give or take 2", about(20, 2, on), on, victim.EighteenReached},
				{"23, no margin", about(23, 0, on), on, victim.EighteenReached},
				{"45, no margin", about(45, 0, on), on, victim.EighteenReached},
				{"20 or older: no Max", between(20, 0, on), on, victim.EighteenReached},
				{
					"16 or older, two years later", between(16, 0, on), d(2028, 6, 1),
					victim.EighteenReached,
				},
				{
					"a conclusive assessment of a later day that agrees",
					with(born(2006, 1, 1), assessedBy(proper(on, 18, 20))), d(2025, 6, 1),
					victim.EighteenReached,
				},
				{
					"reasons to believe, 18 years after the measures began",
					with(
						with(born(1980, 1, 2), believed(victim.Yes)),
						func(a *victim.Age) { a.ChildMeasuresDay = d(2008, 6, 1) },
					),
					on, victim.EighteenReached,
				},
				{
					"born in 2008, confirmed child without a day, measures of 2024, 2048",
					with(
						with(born(2008, 1, 1), recorded(victim.ConfirmedChild, law.Day{})),
						func(a *victim.Age) { a.ChildMeasuresDay = d(2024, 1, 1) },
					),
					d(2048, 1, 1), victim.EighteenReached,
				},
				{
					"born in 2008, in dispute without a day, estimated in 2024, 2048",
					with(
						with(born(2008, 1, 1), recorded(victim.DisputedAge, law.Day{})),
						func(a *victim.Age) { a.Estimate, a.On = 15, d(2024, 1, 1) },
					),
					d(2048, 1, 1), victim.EighteenReached,
				},
				{
					"born in 2008, an estimate of 16 without a day, a status of 2024, 2048",
					with(
						with(born(2008, 1, 1), recorded(victim.ConfirmedChild, d(2024, 1, 1))),
						func(a *victim.Age) { a.Estimate = 16 },
					),
					d(2048, 1, 1), victim.EighteenReached,
				},
				{
					"a child whose status agrees with the day of birth",
					with(born(2007, 5, 5), recorded(victim.ConfirmedChild, d(2024, 1, 1))), on,
					victim.EighteenReached,
				},
				{
					"a presumed child, the same",
					with(born(2007, 5, 5), recorded(victim.PresumedChild, d(2024, 1, 1))), on,
					victim.EighteenReached,
				},
				{
					"born in 1980, presumed child 18 years ago",
					with(born(1980, 1, 1), recorded(victim.PresumedChild, d(2006, 1, 10))),
					d(2024, 1, 10), victim.EighteenReached,
				},
				{
					"a rough estimate left on file",
					victim.Age{
						Knowledge: victim.AgeExact, BirthDay: d(2007, 5, 5), Estimate: 17,
						On: d(2025, 5, 1),
					},
					on, victim.EighteenReached,
				},
				{
					"an X-ray that says the same as the passport",
					with(born(1980, 1, 1), assessedBy(xray(d(2026, 5, 1), 19, 19))), on,
					victim.EighteenReached,
				},
				{
					"a later assessment settles a first one",
					with(
						between(19, 22, d(2026, 5, 20)),
						assessedBy(inconclusive(d(2026, 4, 1)), proper(d(2026, 5, 20), 19, 22)),
					),
					on, victim.EighteenReached,
				},
				{
					"no reason to believe", with(born(2000, 1, 1), believed(victim.No)), on,
					victim.EighteenReached,
				},
			},
		},
		{
			"impression under 18, no reason to believe", victim.StandingUnknown,
			"CETS 197 10(3): no reasons",
			[]childhoodCase{
				{
					"17 to 30", with(between(17, 30, on), believed(victim.No)), on,
					victim.NoReasonToBelieve,
				},
				{
					"17 to 30, recorded as adult",
					with(
						with(between(17, 30, on), believed(victim.No)),
						recorded(victim.ConfirmedAdult, on),
					),
					on, victim.NoReasonToBelieve,
				},
				{
					"20, no margin", with(about(20, 0, on), believed(victim.No)), on,
					victim.NoReasonToBelieve,
				},
				{
					"16 to 19 on a day not told",
					with(between(16, 19, law.Day{}), believed(victim.No)), on,
					victim.NoReasonToBelieve,
				},
			},
		},
		{
			"conclusive assessment of 18 or over, by day", victim.Adult, "CETS 197 10(3): verified",
			[]childhoodCase{
				{"19 to 22", assessments(proper(d(2026, 5, 1), 19, 22)), on, victim.AssessedAdult},
				{"19 to 22, on the day", assessments(proper(on, 19, 22)), on, victim.AssessedAdult},
				{"18 exactly", assessments(proper(on, 18, 18)), on, victim.AssessedAdult},
				{
					"after an inconclusive one",
					assessments(inconclusive(d(2026, 4, 1)), proper(d(2026, 5, 1), 19, 22)), on,
					victim.AssessedAdult,
				},
				{
					"after an inconclusive one, in the other order",
					assessments(proper(d(2026, 5, 1), 19, 22), inconclusive(d(2026, 4, 1))), on,
					victim.AssessedAdult,
				},
				{
					"after one of 15 to 17",
					assessments(proper(d(2026, 4, 1), 15, 17), proper(d(2026, 5, 1), 19, 22)), on,
					victim.AssessedAdult,
				},
				{
					"after a range of 16 to 19",
					with(between(16, 19, d(2026, 4, 1)), assessedBy(proper(d(2026, 5, 1), 19, 22))),
					on, victim.AssessedAdult,
				},
				{
					"an X-ray after it opens nothing",
					assessments(proper(d(2026, 4, 1), 19, 22), xray(d(2026, 5, 1), 19, 19)), on,
					victim.AssessedAdult,
				},
				{
					"a year of another calendar beside it",
					with(born(1388, 5, 1), assessedBy(proper(d(2026, 5, 1), 19, 22))), on,
					victim.AssessedAdult,
				},
				{
					"presumed child before",
					with(
						treated(victim.PresumedChild, d(2026, 1, 1)),
						assessedBy(proper(d(2026, 3, 1), 19, 22)),
					),
					on, victim.AssessedAdult,
				},
				{
					"an estimate and a presumption of two years before",
					with(
						with(
							about(22, 0, d(2024, 5, 1)),
							recorded(victim.PresumedChild, d(2024, 5, 1)),
						),
						assessedBy(proper(d(2026, 5, 1), 20, 24)),
					),
					on, victim.AssessedAdult,
				},
				{
					"informed and with consent, in the right order",
					assessments(with1(
						proper(d(2026, 5, 1), 19, 22),
						func(s *victim.AgeAssessment) {
							s.DoubtRecorded, s.Consent, s.InformedLanguage =
								victim.Yes, victim.Yes, victim.Yes
							s.InformedDay, s.RepresentativeInformed = s.Day, s.Day
							s.Inconclusive = victim.No
						},
					)),
					on, victim.AssessedAdult,
				},
			},
		},
		{
			"recorded as adult, by day", victim.Adult, "CETS 197 10(3): verified",
			[]childhoodCase{
				{
					"on the day", treated(victim.ConfirmedAdult, d(2026, 1, 1)), d(2026, 1, 1),
					victim.StatusSaysAdult,
				},
				{
					"since", treated(victim.ConfirmedAdult, d(2026, 1, 1)), on,
					victim.StatusSaysAdult,
				},
			},
		},
		{
			"may have been a child 18 years ago", victim.Adult, "Palermo 3(d)",
			[]childhoodCase{
				{
					"confirmed child", treated(victim.ConfirmedChild, d(2006, 1, 10)),
					d(2024, 1, 10), victim.EighteenReached,
				},
				{
					"confirmed child, on 29 February",
					treated(victim.ConfirmedChild, d(2008, 2, 29)), d(2026, 3, 1),
					victim.EighteenReached,
				},
				{
					"presumed child", treated(victim.PresumedChild, d(2006, 1, 10)),
					d(2026, 11, 27), victim.EighteenReached,
				},
				{
					"in dispute", treated(victim.DisputedAge, d(2006, 1, 10)), on,
					victim.EighteenReached,
				},
				{
					"assessed without a result", assessments(inconclusive(d(2008, 6, 1))), on,
					victim.EighteenReached,
				},
				{
					"assessed as 15 to 17, three years on",
					assessments(proper(d(2023, 6, 1), 15, 17)), on, victim.EighteenReached,
				},
				{
					"reasons to believe, and measures since",
					victim.Age{ReasonToBelieveChild: victim.Yes, ChildMeasuresDay: d(2008, 6, 1)},
					on, victim.EighteenReached,
				},
			},
		},
		{
			"anything else", victim.StandingUnknown, "",
			[]childhoodCase{
				{"nothing", victim.Age{}, on, victim.NothingKnown},
				{"unknown", victim.Age{Knowledge: victim.AgeUnknown}, on, victim.NothingKnown},
				{
					"no reason to believe", victim.Age{ReasonToBelieveChild: victim.No}, on,
					victim.NoReasonToBelieve,
				},
				{
					"recorded as adult, the day before",
					treated(victim.ConfirmedAdult, d(2026, 1, 1)), d(2025, 12, 31),
					victim.AdultLater,
				},
				{
					"recorded as adult, since when is not recorded",
					treated(victim.ConfirmedAdult, law.Day{}), on, victim.AdultWithoutDay,
				},
				{
					"recorded as adult since 1384 of another calendar",
					treated(victim.ConfirmedAdult, d(1384, 10, 20)), on, victim.AdultWithoutDay,
				},
				{
					"assessed as adult, the day before", assessments(proper(on, 19, 22)),
					on.AddDays(-1), victim.AdultLater,
				},
				{
					"assessed as adult by an X-ray, the day before", assessments(xray(on, 24, 26)),
					on.AddDays(-1), victim.AdultLater,
				},
				{
					"assessed as adult on a day not told", assessments(proper(law.Day{}, 19, 22)),
					on, victim.AdultWithoutDay,
				},
				{"25 to 30 on a day not told", between(25, 30, law.Day{}), on, victim.NothingKnown},
				{"a range without anything", between(0, 0, law.Day{}), on, victim.NothingKnown},
				{"an estimate without anything", about(0, 0, law.Day{}), on, victim.NothingKnown},
				{
					"unknown, beside a day of birth of an adult",
					victim.Age{Knowledge: victim.AgeUnknown, BirthDay: d(1990, 1, 1)}, on,
					victim.NothingKnown,
				},
			},
		},
	}
}

// notConclusive is the case of a proper assessment with a change that keeps it from ending doubt
// (Regulation (EU) 2024/1348, article 25(1)-(5)).
func notConclusive(name string, change func(*victim.AgeAssessment)) childhoodCase {
	s := with1(proper(d(2026, 5, 1), 19, 22), change)
	return childhoodCase{name, assessments(s), d(2026, 6, 1), victim.AssessmentInconclusive}
}

// with1 returns an assessment with a change.
func with1(s victim.AgeAssessment, change func(*victim.AgeAssessment)) victim.AgeAssessment {
	change(&s)
	return s
}

func TestAge_ChildOn(t *testing.T) {
	seen := map[victim.AgeReason]bool{}
	for _, row := range childhoodRows() {
		for _, tt := range row.cases {
			t.Run(row.onFile+"/"+tt.name, func(t *testing.T) {
				want := victim.Childhood{Standing: row.answer, Reason: tt.reason}
				assert.Equal(t, want, tt.age.ChildOn(tt.on))
				seen[tt.reason] = true
			})
		}
	}
	for _, r := range law.Codes[victim.AgeReason]() {
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
			answer: victim.Standing(strings.TrimSpace(row[44:60])),
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
