package law_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }

func TestAddMonths_ClipsToTheEndOfTheMonth(t *testing.T) {
	// Regulation (EEC, Euratom) No 1182/71, article 3(2)(c): a period in months ends on the day of
	// the same date; where there is none, on the last day of that month.
	tests := []struct {
		from law.Day
		n    int
		want law.Day
	}{
		{d(2026, 1, 31), 1, d(2026, 2, 28)},
		{d(2028, 1, 31), 1, d(2028, 2, 29)},
		{d(2026, 1, 30), 1, d(2026, 2, 28)},
		{d(2026, 3, 31), -1, d(2026, 2, 28)},
		{d(2026, 12, 31), 2, d(2027, 2, 28)},
		{d(2028, 2, 29), 12, d(2029, 2, 28)},
		{d(2026, 1, 28), 1, d(2026, 2, 28)},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, tt.from.AddMonths(tt.n), "%v + %d months", tt.from, tt.n)
	}
}

func TestBirthday(t *testing.T) {
	assert.Equal(t, d(2026, 11, 24), law.Birthday(d(2008, 11, 24), 18))
	assert.Equal(t, d(2026, 3, 1), law.Birthday(d(2008, 2, 29), 18), "born on 29 February: 1 March of a year without that day")
	assert.Equal(t, d(2028, 2, 29), law.Birthday(d(2008, 2, 29), 20))
}

func anyDay() *rapid.Generator[law.Day] {
	return rapid.Custom(func(t *rapid.T) law.Day {
		return d(1990, 1, 1).AddDays(rapid.IntRange(0, 25000).Draw(t, "days"))
	})
}

func TestCalendarProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := anyDay().Draw(t, "from")
		n := rapid.IntRange(0, 240).Draw(t, "n")
		got := from.AddMonths(n)
		require.LessOrEqual(t, got.Day(), from.Day(), "never later in the month than it started")
		require.Equal(
			t, (int(from.Month())-1+n)%12, int(got.Month())-1, "never runs into the month after",
		)
		require.False(t, from.AddMonths(n+1).Before(got), "one month more is never earlier")
		require.False(
			t, from.AddDays(1).AddMonths(n).Before(got), "to start later is never to end earlier",
		)
		b := law.Birthday(from, 18)
		require.False(
			t, b.Before(from.AddYears(18)),
			"a birthday is never before the clipped year: it protects longer",
		)
	})
}

func TestSpan(t *testing.T) {
	s := law.Span{From: d(2020, 1, 1), To: d(2020, 12, 31)}
	for day, in := range map[law.Day]bool{
		d(2019, 12, 31): false, d(2020, 1, 1): true, d(2020, 12, 31): true, d(2021, 1, 1): false, {}: false,
	} {
		assert.Equal(t, in, s.Contains(day), day)
	}
	assert.True(t, law.Span{}.Contains(d(2020, 1, 1)))
	assert.True(t, s.Overlaps(law.Span{From: d(2020, 12, 31)}))
	assert.False(t, s.Overlaps(law.Span{From: d(2021, 1, 1)}))
	assert.False(t, law.Span{From: d(2021, 1, 1), To: d(2020, 1, 1)}.IsValid())
}

func TestDated_AtTellsFiveAnswersApart(t *testing.T) {
	v := law.Dated[int]{Editions: []law.Edition[int]{
		{From: d(2010, 1, 1), To: d(2012, 12, 31), Value: 1},
		{From: d(2015, 1, 1), Value: 2},
		{From: d(2020, 1, 1), To: d(2021, 6, 30), None: true},
	}}
	tests := []struct {
		name  string
		on    law.Day
		want  int
		state law.State
	}{
		{"the day before the first edition", d(2009, 12, 31), 1, law.NotYet},
		{"the first day", d(2010, 1, 1), 1, law.Known},
		{"the last day", d(2012, 12, 31), 1, law.Known},
		{"the day after, in a gap", d(2013, 1, 1), 1, law.Ended},
		{"an edition without end stands until the next", d(2019, 12, 31), 2, law.Known},
		{"the law says none", d(2020, 1, 1), 0, law.None},
		{"the last edition has ended", d(2021, 7, 1), 0, law.Ended},
		{"no day", law.Day{}, 0, law.NotKnown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, state := v.At(tt.on)
			assert.Equal(t, tt.state, state)
			assert.Equal(t, tt.want, e.Value)
		})
	}
	_, state := law.Dated[int]{Unknown: "not found"}.At(d(2020, 1, 1))
	assert.Equal(t, law.NotKnown, state)
}

// A history with a gap that is known to be one: a day in it is not known, for nobody can say that
// there was no law.
func TestDated_APartOfTheHistoryIsNotKnown(t *testing.T) {
	d := law.Dated[int]{
		Unknown: "the older act",
		Editions: []law.Edition[int]{
			{From: law.MustDay(2010, 1, 1), To: law.MustDay(2011, 12, 31), Value: 1},
		},
	}
	for day, want := range map[law.Day]law.State{
		law.MustDay(2009, 12, 31): law.NotKnown, law.MustDay(2010, 1, 1): law.Known,
		law.MustDay(2011, 12, 31): law.Known, law.MustDay(2012, 1, 1): law.NotKnown,
	} {
		_, state := d.At(day)
		assert.Equal(t, want, state, day)
	}
}

func TestDated_StartNotKnown(t *testing.T) {
	v := law.Dated[int]{Editions: []law.Edition[int]{{From: d(2007, 4, 1), To: d(2018, 5, 31), Value: 1}, {By: d(2023, 3, 24), Value: 2}}}
	_, state := v.At(d(2018, 6, 1))
	assert.Equal(t, law.NotKnown, state, "between what is known to have ended and what is known to have begun")
	_, state = v.At(d(2023, 3, 23))
	assert.Equal(t, law.NotKnown, state)
	e, state := v.At(d(2023, 3, 24))
	assert.Equal(t, law.Known, state)
	assert.Equal(t, 2, e.Value)
	assert.Zero(t, testing.AllocsPerRun(100, func() { v.At(d(2023, 3, 24)) }))
}

func TestDated_Faults(t *testing.T) {
	assert.NotEmpty(t, law.Dated[int]{}.Faults(), "neither value nor reason")
	assert.Empty(t, law.Dated[int]{Unknown: "why"}.Faults())
	assert.NotEmpty(t, law.Dated[int]{Editions: []law.Edition[int]{{From: d(2020, 1, 1), To: d(2021, 1, 1)}, {From: d(2021, 1, 1)}}}.Faults(), "overlap")
	assert.NotEmpty(t, law.Dated[int]{Editions: []law.Edition[int]{{From: d(2020, 1, 1)}, {By: d(2021, 1, 1)}}}.Faults(), "the change between is not known")
	assert.NotEmpty(t, law.Dated[int]{Editions: []law.Edition[int]{{From: d(2021, 1, 1)}, {From: d(2020, 1, 1)}}}.Faults(), "out of order")
	assert.NotEmpty(t, law.Edition[int]{}.Faults())
	assert.NotEmpty(t, law.Edition[int]{From: d(2020, 1, 1), By: d(2020, 1, 1)}.Faults())
	assert.NotEmpty(t, law.Edition[int]{From: d(2020, 1, 1), To: d(2019, 1, 1)}.Faults())
	assert.Len(t, law.Citation{}.Faults(), 4)
	assert.Empty(t, law.Citation{Instrument: "x", Checked: d(2026, 1, 1), Confidence: law.Low}.Faults(), "only low confidence may lack an address")
	assert.NotEmpty(t, law.Citation{Instrument: "x", Checked: d(2026, 1, 1), Confidence: law.High, URL: "example.org"}.Faults())
}

func TestDeadline(t *testing.T) {
	tests := []struct {
		name  string
		p     law.Period
		start law.Day
		last  law.Day
	}{
		{"30 days, the day itself not counted", law.Period{Amount: 30, Unit: law.Days, Qualifier: law.AtLeast}, d(2026, 1, 1), d(2026, 1, 31)},
		{"30 days, the day itself counted", law.Period{Amount: 30, Unit: law.Days, Qualifier: law.AtLeast, CountsFirstDay: true}, d(2026, 1, 1), d(2026, 1, 30)},
		{"two months from 31 December", law.Period{Amount: 2, Unit: law.Months, Qualifier: law.UpTo}, d(2026, 12, 31), d(2027, 2, 28)},
		{"a month that counts its first day", law.Period{Amount: 1, Unit: law.Months, Qualifier: law.Exactly, CountsFirstDay: true}, d(2026, 2, 1), d(2026, 2, 28)},
		{"three months over a leap day", law.Period{Amount: 3, Unit: law.Months, Qualifier: law.Exactly}, d(2027, 11, 30), d(2028, 2, 29)},
		{"15 working days from a Monday", law.Period{Amount: 15, Unit: law.WorkingDays, Qualifier: law.UpTo}, d(2026, 11, 23), d(2026, 12, 14)},
		{"one working day from a Friday", law.Period{Amount: 1, Unit: law.WorkingDays, Qualifier: law.UpTo}, d(2026, 11, 20), d(2026, 11, 23)},
		{"72 hours from an unknown time of a day", law.Period{Amount: 72, Unit: law.Hours, Qualifier: law.UpTo}, d(2026, 2, 27), d(2026, 3, 2)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := tt.p.Deadline(tt.start, nil)
			require.True(t, ok)
			assert.Equal(t, tt.last, got.Last)
			assert.False(t, got.Passed(tt.last), "on the last day itself it has not passed")
			assert.True(t, got.Passed(tt.last.AddDays(1)))
			assert.Len(t, got.Steps(), 2)
		})
	}
	_, ok := law.Period{Qualifier: law.WithoutDelay}.Deadline(d(2026, 1, 1), nil)
	assert.False(t, ok, "without delay is no number")
	_, ok = law.Period{Amount: 1, Unit: law.Days, Qualifier: law.Exactly}.Deadline(law.Day{}, nil)
	assert.False(t, ok)
}

func TestPeriod_InstantCountsElapsedHours(t *testing.T) {
	skopje, err := time.LoadLocation("Europe/Skopje")
	if err != nil {
		skopje = time.FixedZone("CET", 3600)
	}
	p := law.Period{Amount: 24, Unit: law.Hours, Qualifier: law.UpTo}
	for _, start := range []time.Time{
		time.Date(2026, 3, 28, 23, 30, 0, 0, skopje),  // clocks go forward in the night
		time.Date(2026, 10, 24, 23, 30, 0, 0, skopje), // clocks go back in the night
		time.Date(2026, 6, 1, 23, 59, 0, 0, skopje),
	} {
		end, ok := p.Instant(start)
		require.True(t, ok)
		assert.Equal(t, 24*time.Hour, end.Sub(start))
	}
	_, ok := law.Period{Amount: 1, Unit: law.Days, Qualifier: law.Exactly}.Instant(time.Unix(0, 0))
	assert.False(t, ok)
}

func TestPeriod_IsValid(t *testing.T) {
	assert.True(t, law.Period{Amount: 1, Unit: law.Days, Qualifier: law.Exactly}.IsValid())
	assert.True(t, law.Period{Qualifier: law.WithoutDelay}.IsValid())
	assert.True(t, law.Period{Qualifier: law.UntilEvent, Until: law.Decision}.IsValid())
	for _, p := range []law.Period{{}, {Qualifier: law.Exactly}, {Qualifier: law.WithoutDelay, Amount: 1}, {Qualifier: law.UntilEvent},
		{Amount: 1, Unit: "moons", Qualifier: law.Exactly}, {Amount: -1, Unit: law.Days, Qualifier: law.Exactly}} {
		assert.False(t, p.IsValid(), p)
		assert.NotEmpty(t, p.Faults())
	}
}

func TestStatus_On(t *testing.T) {
	s := law.Status{Party: law.IsParty, InForce: d(2009, 9, 1), Denounced: d(2020, 1, 1)}
	assert.Equal(t, law.NotYetBinds, s.On(d(2009, 8, 31)))
	assert.Equal(t, law.Binds, s.On(d(2009, 9, 1)))
	assert.Equal(t, law.Binds, s.On(d(2019, 12, 31)))
	assert.Equal(t, law.NoLonger, s.On(d(2020, 1, 1)))
	assert.Equal(t, law.BindUnknown, s.On(law.Day{}))
	assert.Equal(t, law.BindUnknown, law.Status{Party: law.IsParty}.On(d(2020, 1, 1)), "a party, but since when is not known")
	assert.Equal(t, law.BindUnknown, law.Status{}.On(d(2020, 1, 1)))
}

func TestConfidence_Lower(t *testing.T) {
	assert.Equal(t, law.Low, law.High.Lower(law.Low))
	assert.Equal(t, law.Medium, law.Medium.Lower(law.High))
	assert.Equal(t, law.Confidence(""), law.Low.Lower(""))
}

func TestParse_DoesNotQuoteWhatItWasGiven(t *testing.T) {
	for _, v := range law.Codes[law.Event]() {
		got, err := law.ParseCode[law.Event](string(v))
		require.NoError(t, err)
		assert.Equal(t, v, got)
	}
	_, err := law.ParseCode[law.Event]("Person A")
	assert.ErrorIs(t, err, law.ErrUnknownCode)
	assert.NotContains(t, err.Error(), "Person")
}

func TestCitation_NamesTheOfficialText(t *testing.T) {
	for _, address := range []string{
		"https://github.com/a/b/blob/c/law.md", "https://en.wikipedia.org/wiki/Law",
		"https://x.blob.core.windows.net/a.pdf", "https://DE.scribd.com/document/1",
		"https://docslib.org/doc/1",
	} {
		assert.True(t, law.IsCopy(address), address)
		c := law.Citation{
			Instrument: "a", URL: address, Checked: law.MustDay(2026, 1, 1), Confidence: law.Low,
		}
		require.Len(t, c.Faults(), 1)
		assert.Equal(t, "url", c.Faults()[0].Path)
		assert.NotEmpty(t, law.Provision{URL: address}.Faults())
		assert.NotEmpty(t, law.Instrument{URL: address}.Faults())
	}
	for _, address := range []string{
		"", "https://eur-lex.europa.eu/eli/dir/2011/36/oj", "https://notgithub.com/",
		"https://www.coe.int/en/web/portal/members-states",
	} {
		assert.False(t, law.IsCopy(address), address)
	}
}

func TestCitation_ACopyIsOfMediumConfidenceAtMost(t *testing.T) {
	c := law.Citation{
		Instrument: "a", URL: "https://eur-lex.europa.eu/", Checked: law.MustDay(2026, 1, 1),
		Confidence: law.High, ReadIn: "a copy",
	}
	require.Len(t, c.Faults(), 1)
	assert.Equal(t, "confidence", c.Faults()[0].Path)
	c.Confidence = law.Medium
	assert.Empty(t, c.Faults())
}

func TestLength_Through(t *testing.T) {
	tests := []struct {
		name  string
		l     law.Length
		first law.Day
		last  law.Day
	}{
		{"30 days", law.Length{Amount: 30, Unit: law.Days}, d(2026, 1, 1), d(2026, 1, 30)},
		{"a month", law.Length{Amount: 1, Unit: law.Months}, d(2026, 2, 1), d(2026, 2, 28)},
		// BGB section 188(2) and (3), and Regulation 1182/71, article 3(2)(c): where the last month
		// has no such day, the period ends with the month.
		{"from the 28th", law.Length{Amount: 1, Unit: law.Months}, d(2026, 1, 28), d(2026, 2, 27)},
		{"from the 29th", law.Length{Amount: 1, Unit: law.Months}, d(2026, 1, 29), d(2026, 2, 28)},
		{"from the 30th", law.Length{Amount: 1, Unit: law.Months}, d(2026, 1, 30), d(2026, 2, 28)},
		{"from the 31st", law.Length{Amount: 1, Unit: law.Months}, d(2026, 1, 31), d(2026, 2, 28)},
		{"of a leap year", law.Length{Amount: 1, Unit: law.Months}, d(2028, 1, 30), d(2028, 2, 29)},
		{"of 30 days", law.Length{Amount: 1, Unit: law.Months}, d(2026, 3, 31), d(2026, 4, 30)},
		{
			"a month to one of 31", law.Length{Amount: 1, Unit: law.Months}, d(2026, 4, 30),
			d(2026, 5, 29),
		},
		{"six months", law.Length{Amount: 6, Unit: law.Months}, d(2026, 8, 31), d(2027, 2, 28)},
		{"a year", law.Length{Amount: 1, Unit: law.Years}, d(2024, 2, 29), d(2025, 2, 28)},
		{
			"working days", law.Length{Amount: 2, Unit: law.WorkingDays}, d(2026, 11, 27),
			d(2026, 11, 30),
		},
		{"of no unit", law.Length{Amount: 2}, d(2026, 11, 27), law.Day{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.last, tt.l.Through(tt.first, nil))
			p := law.Period{
				Amount: tt.l.Amount, Unit: tt.l.Unit, Qualifier: law.Exactly, CountsFirstDay: true,
			}
			if got, ok := p.Deadline(tt.first, nil); ok {
				assert.Equal(t, tt.last, got.Last)
			}
		})
	}
}
