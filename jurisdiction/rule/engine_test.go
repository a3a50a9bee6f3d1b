package rule_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// The tests of the engine have a subject of their own: somebody to whom a helper is owed.

type yesNo string

func (y yesNo) Answered() (yes, known bool) { return y == "yes", y != "" }

type helper struct {
	ID      string  `json:"id"`
	From    law.Day `json:"from"`
	To      law.Day `json:"to"`
	Trained yesNo   `json:"trained"`
	By      string  `json:"by"`
	Place   jurisdiction.Code
}

type visit struct {
	Day      law.Day `json:"day"`
	Prepared law.Day `json:"prepared"`
	Polite   yesNo   `json:"polite"`
	Why      string  `json:"why"`
	Planned  law.Day
	Place    jurisdiction.Code
}

type someone struct {
	Young, Known yesNo
	Asked        map[jurisdiction.Code]law.Day
	Signed       bool
	Grown        law.Day
	Helpers      []helper
	Visits       []visit
	Last         law.Day
}

type pass = rule.Pass[*someone]

func d(month time.Month, day int) law.Day { return law.MustDay(2026, month, day) }

func truth(p *pass, y yesNo, field string) rule.Truth {
	if y == "" {
		return rule.Missing(p.Path(field))
	}
	return rule.Is(y == "yes")
}

var (
	young = &rule.Condition[*someone]{
		Name: "young", Text: "somebody young", Asks: "whether young", Reads: []string{"/young"},
		Test: func(p *pass, _ law.Day) rule.Truth { return truth(p, p.Subject.Young, "young") },
	}
	asked = &rule.Trigger[*someone]{
		Name: "asked", Text: "the request", Asks: "when asked", Reads: []string{"/asked"},
		Find: func(p *pass, state jurisdiction.Code) rule.Event {
			day, ok := p.Subject.Asked[state]
			if !ok {
				return rule.Event{}
			}
			if day.IsZero() {
				return rule.Event{Place: state, Unknown: true, Missing: p.Path("asked")}
			}
			e := rule.Event{Day: day, Place: state}
			if p.Subject.Signed {
				e.By = rule.BySign
			}
			return e
		},
	}
	doubted = &rule.Trigger[*someone]{
		Name: "doubted", Text: "the judged request", Asks: "when asked", Doubt: true,
		Find: asked.Find,
	}
	grown = &rule.End[*someone]{
		Name: "of-age", Text: "grown", Personal: true,
		Find: func(p *pass, _ rule.Event) law.Day { return p.Subject.Grown },
	}
	gone = &rule.End[*someone]{
		Name: "left", Text: "gone",
		Find: func(p *pass, _ rule.Event) law.Day { return p.Subject.Last },
	}
	helpers = &rule.List[*someone, helper]{
		Name: "helpers", Text: "each helper",
		All: func(p *pass) []helper { return p.Subject.Helpers },
		Day: func(h *helper) law.Day { return h.From },
		At:  func(h *helper) jurisdiction.Code { return h.Place },
		ID:  func(h *helper) string { return h.ID },
	}
	visits = &rule.List[*someone, visit]{
		Name: "visits", Text: "each visit",
		All: func(p *pass) []visit { return p.Subject.Visits },
		Day: func(v *visit) law.Day { return v.Day },
		At:  func(v *visit) jurisdiction.Code { return v.Place },
	}
)

// plain counts neither the day of the event nor moves a last day.
var plain = &rule.Counted{
	Counting:   law.Counting{FirstDay: law.FirstNotCounts, LastDay: law.LastStays},
	Instrument: "eu-1182-71", Pinpoint: "3(1)",
}

// plainly is the same as the law of any place.
func plainly(*jurisdiction.Profile, law.Day) law.Dated[law.Counting] {
	return law.Dated[law.Counting]{Editions: []law.Edition[law.Counting]{{
		From: law.MustDay(2000, 1, 1), Value: plain.Counting, Source: source,
	}}}
}

func head(id rule.ID) rule.Head {
	return rule.Head{
		ID: id, Title: "Helper", ToDo: "Find a helper.",
		Bases: []rule.Basis{rule.On("crc", "3(1)"), rule.On("crc-gc6", "33-35")},
	}
}

// helped is a duty of each kind of end and time.
func helped(change func(*rule.Duty[*someone])) rule.Rule[*someone] {
	r := &rule.Duty[*someone]{
		Head: head("TEST-001"), Owed: []*rule.Condition[*someone]{young}, From: asked,
		Done: rule.First("helper", helpers,
			rule.Quality[*someone, helper]{Field: "trained", Text: "trained helper"},
			rule.Quality[*someone, helper]{Field: "by", Text: "who found the helper"},
		),
		Within: rule.Within[*someone]{Grade: rule.AtOnce},
		Ends:   []*rule.End[*someone]{grown, gone},
	}
	if change != nil {
		change(r)
	}
	return r
}

func check(
	t *testing.T, r rule.Rule[*someone], s *someone, on law.Day, places ...jurisdiction.Code,
) *rule.Report {
	t.Helper()
	registry := jurisdiction.Builtin()
	set, err := rule.NewSet(registry, rule.Options[*someone]{}, r)
	require.NoError(t, err)
	c, err := rule.NewCheck(registry, on, rule.Policy{
		rule.FirstService: {Amount: 3, Unit: law.Days},
	})
	require.NoError(t, err)
	if places == nil {
		places = []jurisdiction.Code{"MK"}
	}
	rule.Ask(
		c, set, rule.Subject[*someone]{Value: s, Prefix: "/people/0", ID: "p1", Places: places},
	)
	report, err := c.Report()
	require.NoError(t, err)
	return report
}

func since(day law.Day) map[jurisdiction.Code]law.Day {
	return map[jurisdiction.Code]law.Day{"MK": day}
}

func good(from law.Day) helper { return helper{ID: "h1", From: from, Trained: "yes", By: "office"} }

// A want is one finding that is expected: outcome and text; "" in both, no finding.
type want struct {
	outcome rule.Outcome
	text    string
	long    bool
	past    bool
}

func TestDuty(t *testing.T) {
	on := d(time.March, 1)
	limit := func(r *rule.Duty[*someone]) {
		r.Within.Own = law.Period{Amount: 10, Unit: law.Days, Qualifier: law.UpTo}
		r.Within.By = plain
	}
	lasting := func(r *rule.Duty[*someone]) {
		r.Done = rule.Lasting("helper", helpers, func(h *helper) law.Day { return h.To })
	}
	tests := []struct {
		name   string
		s      someone
		change func(*rule.Duty[*someone])
		want   want
		asks   string
	}{
		{"nothing asked", someone{Young: "yes"}, nil, want{}, ""},
		{
			"open", someone{Young: "yes", Asked: since(d(2, 24))}, nil,
			want{
				rule.Due, "Not on file: helper. Owed since 24 February 2026, 5 days.", false, false,
			},
			"",
		},
		{
			"open on the seventh day is not long", someone{Young: "yes", Asked: since(d(2, 22))},
			nil,
			want{
				rule.Due, "Not on file: helper. Owed since 22 February 2026, 7 days.", false, false,
			},
			"",
		},
		{
			"open on the eighth day is", someone{Young: "yes", Asked: since(d(2, 21))}, nil,
			want{
				rule.Due, "Not on file: helper. Owed since 21 February 2026, 8 days.", true, false,
			},
			"",
		},
		{
			"asked today", someone{Young: "yes", Asked: since(on)}, nil,
			want{rule.Due, "Not on file: helper. Owed now.", false, false}, "",
		},
		{
			"done", someone{
				Young: "yes", Asked: since(d(2, 24)), Helpers: []helper{good(d(2, 25))},
			}, nil, want{rule.Met, "On file: helper, 25 February 2026.", false, false}, "",
		},
		{
			"done late by its grade", someone{
				Young: "yes", Asked: since(d(1, 1)), Helpers: []helper{good(d(2, 25))},
			}, nil,
			want{
				rule.Met, "On file: helper, 25 February 2026, 55 days after 1 January 2026.",
				true, false,
			}, "",
		},
		{
			"recorded as no", someone{
				Young: "yes", Asked: since(d(2, 24)),
				Helpers: []helper{{From: d(2, 25), Trained: "no", By: "office"}},
			}, nil, want{rule.NotMet, "Recorded as no: trained helper.", false, false}, "",
		},
		{
			"a fact is missing", someone{
				Young: "yes", Asked: since(d(2, 24)),
				Helpers: []helper{{From: d(2, 25), Trained: "yes"}},
			}, nil, want{rule.Unknown, "Not known from the file: who found the helper.", false,
				false}, "",
		},
		{
			"the good one of two counts", someone{
				Young: "yes", Asked: since(d(2, 24)),
				Helpers: []helper{{From: d(2, 25), Trained: "no"}, good(d(2, 26))},
			}, nil, want{rule.Met, "On file: helper, 26 February 2026.", false, false}, "",
		},
		{
			"done in another State", someone{
				Young: "yes", Asked: since(d(2, 24)),
				Helpers: []helper{{From: d(2, 25), Trained: "yes", By: "x", Place: "DE"}},
			}, nil,
			want{
				rule.Due, "Not on file: helper. Owed since 24 February 2026, 5 days.", false, false,
			},
			"",
		},
		{"not owed", someone{Young: "no", Asked: since(d(2, 24))}, nil, want{}, ""},
		{"not known to whom", someone{Asked: since(d(2, 24))}, nil, want{}, "whether young"},
		{
			"not known to whom, but done", someone{
				Asked: since(d(2, 24)), Helpers: []helper{good(d(2, 25))},
			}, nil, want{}, "",
		},
		{
			"not known when", someone{Young: "yes", Asked: since(law.Day{})}, nil, want{},
			"when asked",
		},
		{
			"last day ahead", someone{Young: "yes", Asked: since(d(2, 20))}, limit,
			want{
				rule.Due,
				"Not on file: helper. Owed since 20 February 2026; the last day is 2 March 2026.",
				false, false,
			}, "",
		},
		{
			"on the last day", someone{Young: "yes", Asked: since(d(2, 19))}, limit,
			want{
				rule.Due,
				"Not on file: helper. Owed since 19 February 2026; the last day is 1 March 2026.",
				false, false,
			}, "",
		},
		{
			"after the last day", someone{Young: "yes", Asked: since(d(2, 18))}, limit,
			want{
				rule.Overdue,
				"Not on file: helper. The last day was 28 February 2026, 1 day ago.", false, false,
			}, "",
		},
		{
			"done on the last day", someone{
				Young: "yes", Asked: since(d(2, 1)), Helpers: []helper{good(d(2, 11))},
			}, limit, want{rule.Met, "On file: helper, 11 February 2026.", false, false}, "",
		},
		{
			"done after it", someone{
				Young: "yes", Asked: since(d(2, 1)), Helpers: []helper{good(d(2, 12))},
			}, limit,
			want{
				rule.Late,
				"Done only on 12 February 2026, 1 day after the last day 11 February 2026: helper.",
				false, false,
			}, "",
		},
		{
			"ended undone", someone{Young: "yes", Asked: since(d(1, 1)), Last: d(2, 1)}, nil,
			want{
				rule.NotMet,
				"Not on file while it was owed: helper, since 1 January 2026, 31 days. " +
					"The person has left the State.", false, true,
			}, "",
		},
		{
			"ended too soon to count", someone{Young: "yes", Asked: since(d(2, 1)), Last: d(2, 8)},
			nil, want{}, "",
		},
		{
			"ended on the day after it counts", someone{
				Young: "yes", Asked: since(d(2, 1)), Last: d(2, 9),
			}, nil,
			want{
				rule.NotMet,
				"Not on file while it was owed: helper, since 1 February 2026, 8 days. " +
					"The person has left the State.", false, true,
			}, "",
		},
		{
			"ended before it was owed", someone{Young: "yes", Asked: since(d(2, 1)), Last: d(2, 1)},
			nil, want{}, "",
		},
		{
			"grown up undone", someone{Young: "yes", Asked: since(d(1, 1)), Grown: d(2, 1)}, nil,
			want{
				rule.NotMet, "Not on file while it was owed: helper, since 1 January 2026. " +
					"The person has turned 18.", false, true,
			}, "",
		},
		{
			"no longer there", someone{
				Young: "yes", Asked: since(d(1, 1)),
				Helpers: []helper{{ID: "h1", From: d(1, 2), To: d(2, 1)}},
			}, lasting,
			want{
				rule.Due, "No longer on file: helper. Owed again since 1 February 2026, 28 days.",
				true, false,
			}, "",
		},
		{
			"over before it was owed", someone{
				Young: "yes", Asked: since(d(2, 26)),
				Helpers: []helper{{ID: "h1", From: d(1, 2), To: d(2, 1)}},
			}, lasting,
			want{
				rule.Due, "Not on file: helper. Owed since 26 February 2026, 3 days.", false, false,
			},
			"",
		},
		{
			"signs alone, a judgement", someone{
				Young: "yes", Asked: since(d(1, 1)), Last: d(2, 15), Signed: true,
			}, func(r *rule.Duty[*someone]) { r.From = doubted },
			want{
				rule.Unknown,
				"Not on file while it was owed: helper, since 1 January 2026, 45 days. " +
					"The person has left the State.", false, true,
			}, "",
		},
		{
			"a number of the policy", someone{Young: "yes", Asked: since(d(2, 20))},
			func(r *rule.Duty[*someone]) { r.Within.Policy = rule.FirstService },
			want{
				rule.Overdue, "Not on file: helper. The last day was 23 February 2026, 6 days ago.",
				false, false,
			}, "",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := check(t, helped(tt.change), &tt.s, on)
			if tt.asks != "" {
				require.Len(t, r.Questions, 1)
				assert.Equal(t, tt.asks, r.Questions[0].Label)
				assert.Equal(t, []rule.ID{"TEST-001"}, r.Questions[0].Rules)
				assert.Empty(t, r.Findings)
				return
			}
			assert.Empty(t, r.Questions)
			assertOne(t, r, tt.want)
		})
	}
}

func assertOne(t *testing.T, r *rule.Report, w want) {
	t.Helper()
	if w.outcome == "" {
		assert.Empty(t, r.Findings)
		return
	}
	require.Len(t, r.Findings, 1)
	f := &r.Findings[0]
	assert.Equal(t, w.outcome, f.Outcome)
	assert.Equal(t, w.text, f.Text())
	assert.Equal(t, w.long, f.Long, "long")
	assert.Equal(t, w.past, f.Past, "past")
}

// TestDuty_states: a duty is asked once for each State, and what is done in one counts there.
func TestDuty_states(t *testing.T) {
	s := &someone{
		Young: "yes",
		Asked: map[jurisdiction.Code]law.Day{"BG": d(1, 1), "DE": d(2, 1), "AT": d(2, 2)},
		Helpers: []helper{
			{ID: "h1", From: d(1, 3), Trained: "yes", By: "x", Place: "BG"},
		},
	}
	r := check(t, helped(nil), s, d(3, 1), "BG", "DE", "RO")
	require.Len(t, r.Findings, 2)
	assert.Equal(t, jurisdiction.Code("DE"), r.Findings[0].Key.State)
	assert.Equal(t, rule.Due, r.Findings[0].Outcome)
	assert.Equal(t, jurisdiction.Code("BG"), r.Findings[1].Key.State)
	assert.Equal(t, rule.Met, r.Findings[1].Outcome)
}

// TestDuty_clipped: days before the law bound the State are not counted. The CRC has been in force
// for Slovenia, as for the other successors, since independence; MK succeeded as of 1991-11-17.
func TestDuty_clipped(t *testing.T) {
	s := &someone{Young: "yes", Asked: since(law.MustDay(1991, 1, 1))}
	r := check(t, helped(nil), s, law.MustDay(1991, 12, 17))
	require.Len(t, r.Findings, 1)
	f := &r.Findings[0]
	bound := jurisdiction.Builtin().Binds("crc", "MK", law.MustDay(1991, 12, 17))
	require.Equal(t, law.Binds, bound.Binding)
	assert.Equal(t, bound.Day, f.Args.Since)
	assert.Equal(t, int32(law.MustDay(1991, 12, 17).DaysSince(bound.Day)), f.Args.Days)
}

func eachVisit(change func(*rule.DutyEach[*someone, visit])) rule.Rule[*someone] {
	r := &rule.DutyEach[*someone, visit]{
		Head: head("TEST-002"), Of: visits, Owed: []*rule.Condition[*someone]{young},
		Acts: []rule.Act[*someone, visit]{{
			Field: "prepared", Text: "preparation", Day: func(v *visit) law.Day {
				return v.Prepared
			},
			Within: rule.Within[*someone]{Grade: rule.WithoutDelay},
		}},
		Unless: []rule.Quality[*someone, visit]{
			{Field: "why", Text: "why there was no preparation"},
		},
	}
	if change != nil {
		change(r)
	}
	return r
}

func TestDutyEach(t *testing.T) {
	before := func(r *rule.DutyEach[*someone, visit]) {
		r.Before = &rule.Limit[*someone, visit]{
			Text: "the visit",
			Find: func(_ *pass, v *visit) (happened, planned law.Day) { return v.Day, v.Planned },
		}
		r.From = &rule.Start[*someone, visit]{
			Text: "the request", Find: func(p *pass, _ *visit) law.Day {
				return p.Subject.Asked["MK"]
			},
		}
	}
	tests := []struct {
		name   string
		v      visit
		change func(*rule.DutyEach[*someone, visit])
		want   want
	}{
		{
			"open", visit{Day: d(2, 1)}, nil,
			want{
				rule.Due, "Not on file: preparation. Owed since 1 February 2026, 28 days.", false,
				false,
			},
		},
		{
			"long", visit{Day: d(1, 29)}, nil,
			want{
				rule.Due, "Not on file: preparation. Owed since 29 January 2026, 31 days.", true,
				false,
			},
		},
		{
			"done", visit{Day: d(2, 1), Prepared: d(2, 3)}, nil,
			want{rule.Met, "On file: preparation, 3 February 2026.", false, false},
		},
		{
			"a reason", visit{Day: d(2, 1), Why: "illness"}, nil,
			want{rule.Met, "Reason on file: why there was no preparation.", false, false},
		},
		{
			"undated", visit{}, nil,
			want{rule.Unknown, "Not known from the file: day on which it was done.", false, false},
		},
		{"still to come", visit{Day: d(4, 1)}, nil, want{}},
		{
			"happened without", visit{Day: d(2, 1)}, before,
			want{
				rule.NotMet, "Not on file before 1 February 2026: preparation.", false, true,
			},
		},
		{
			"only afterwards", visit{Day: d(2, 1), Prepared: d(2, 2)}, before,
			want{
				rule.NotMet,
				"On file only since 2 February 2026, after 1 February 2026: preparation.", false,
				true,
			},
		},
		{
			"on the day itself", visit{Day: d(2, 1), Prepared: d(2, 1)}, before,
			want{
				rule.Met, "On file: preparation, 1 February 2026, 31 days after 1 January 2026.",
				true, false,
			},
		},
		{
			"planned", visit{Planned: d(3, 10)}, before,
			want{
				rule.Due,
				"Not on file: preparation. Owed since 1 January 2026; " +
					"the last day is 9 March 2026.",
				false, false,
			},
		},
		{
			"it came before anything was owed", visit{Day: law.MustDay(2025, 12, 1)}, before,
			want{
				rule.Due, "Not on file: preparation. Owed since 1 January 2026, 59 days.", true,
				false,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &someone{Young: "yes", Asked: since(d(1, 1)), Visits: []visit{tt.v}}
			assertOne(t, check(t, eachVisit(tt.change), s, d(3, 1)), tt.want)
		})
	}
}

func TestSafeguard(t *testing.T) {
	r := &rule.Safeguard[*someone, visit]{
		Head: head("TEST-003"), Each: visits, Owed: []*rule.Condition[*someone]{young},
		Must:   []rule.Quality[*someone, visit]{{Field: "polite", Text: "polite visit"}},
		Unless: []rule.Quality[*someone, visit]{{Field: "why", Text: "why not"}},
	}
	tests := []struct {
		name string
		v    visit
		want want
	}{
		{
			"yes", visit{Day: d(2, 1), Polite: "yes"},
			want{rule.Met, "On file: polite visit.", false, false},
		},
		{
			"no", visit{Day: d(2, 1), Polite: "no"},
			want{rule.NotMet, "Recorded as no: polite visit.", false, false},
		},
		{
			"not told", visit{Day: d(2, 1)},
			want{rule.Unknown, "Not known from the file: polite visit.", false, false},
		},
		{
			"a reason", visit{Day: d(2, 1), Polite: "no", Why: "x"},
			want{rule.Met, "Reason on file: why not.", false, false},
		},
		{"still to come", visit{Day: d(4, 1), Polite: "no"}, want{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &someone{Young: "yes", Visits: []visit{tt.v}}
			assertOne(t, check(t, r, s, d(3, 1)), tt.want)
		})
	}
	t.Run("from the second on, by day", func(t *testing.T) {
		second := *r
		second.From = 2
		s := &someone{Young: "yes", Visits: []visit{
			{Day: d(2, 3), Polite: "no"}, {Day: d(2, 1), Polite: "no"},
		}}
		got := check(t, &second, s, d(3, 1))
		require.Len(t, got.Findings, 1)
		assert.Equal(t, "/people/0/visits/0/polite", got.Findings[0].Path.String())
		assert.Equal(t, int32(2), got.Findings[0].Args.Number)
	})
	t.Run("from the second on, each series apart", func(t *testing.T) {
		second := *r
		second.From = 2
		second.Series = func(_ *pass, v *visit) string { return v.Day.String()[:7] }
		s := &someone{Young: "yes", Visits: []visit{
			{Day: d(2, 3), Polite: "no"}, {Day: d(1, 1), Polite: "no"},
			{Day: d(2, 1), Polite: "no"},
		}}
		got := check(t, &second, s, d(3, 1))
		require.Len(t, got.Findings, 1)
		assert.Equal(t, "/people/0/visits/0/polite", got.Findings[0].Path.String())
		assert.Equal(t, int32(2), got.Findings[0].Args.Number)
	})
	t.Run("at least one", func(t *testing.T) {
		some := *r
		some.AtLeast = 1
		assertOne(t, check(t, &some, &someone{Young: "yes"}, d(3, 1)),
			want{rule.Unknown, "Not known from the file: each visit.", false, false})
	})
}

func TestProhibition(t *testing.T) {
	window := func(by rule.By) *rule.Window[*someone] {
		return &rule.Window[*someone]{Text: "while it rains", Find: func(
			p *pass, state jurisdiction.Code,
		) []rule.Stretch {
			return []rule.Stretch{{From: d(2, 1), To: d(2, 10), By: by}}
		}}
	}
	never := func(by rule.By) rule.Rule[*someone] {
		return &rule.Prohibition[*someone, visit]{
			Head: head("TEST-004"), Never: visits, While: window(by),
			Owed: []*rule.Condition[*someone]{young},
		}
	}
	for _, tt := range []struct {
		name string
		day  law.Day
		by   rule.By
		want want
	}{
		{"before", d(1, 31), rule.ByDecision, want{}},
		{
			"first day", d(2, 1), rule.ByDecision,
			want{rule.NotMet, "On 1 February 2026: each visit.", false, true},
		},
		{
			"last day", d(2, 9), rule.ByDecision,
			want{rule.NotMet, "On 9 February 2026: each visit.", false, true},
		},
		{"after", d(2, 10), rule.ByDecision, want{}},
		{
			"by signs", d(2, 5), rule.BySign,
			want{rule.Unknown, "On 5 February 2026: each visit.", false, true},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := &someone{Young: "yes", Visits: []visit{{Day: tt.day}}}
			assertOne(t, check(t, never(tt.by), s, d(3, 1)), tt.want)
		})
	}
}

// TestReport_readsBack: what is written as JSON can be read, and written again the same.
func TestReport_readsBack(t *testing.T) {
	s := &someone{Young: "yes", Asked: since(d(1, 1)), Helpers: []helper{{From: d(1, 2)}}}
	for _, r := range []*rule.Report{
		check(t, helped(nil), s, d(3, 1)),
		check(t, helped(nil), &someone{Asked: since(d(1, 1))}, d(3, 1)),
	} {
		data, err := json.Marshal(r)
		require.NoError(t, err)
		var back rule.Report
		require.NoError(t, json.Unmarshal(data, &back))
		again, err := json.Marshal(&back)
		require.NoError(t, err)
		assert.JSONEq(t, string(data), string(again))
		assert.Equal(t, r.Summary(), back.Summary())
	}
}

// TestKey: a finding keeps its key when an entry is made before its own, and no two have one.
func TestKey(t *testing.T) {
	r := eachVisit(nil)
	one := &someone{Young: "yes", Visits: []visit{{Day: d(2, 3)}, {Day: d(2, 3)}}}
	more := &someone{Young: "yes", Visits: []visit{{Day: d(2, 1)}, {Day: d(2, 3)}, {Day: d(2, 3)}}}
	keys := func(s *someone) map[string]bool {
		out := map[string]bool{}
		for _, f := range check(t, r, s, d(3, 1)).Findings {
			assert.False(t, out[f.Key.String()], "twice: %s", f.Key)
			out[f.Key.String()] = true
		}
		return out
	}
	before, after := keys(one), keys(more)
	require.Len(t, before, 2)
	for k := range before {
		assert.True(t, after[k], k)
	}
}

func TestNewSet_faults(t *testing.T) {
	registry := jurisdiction.Builtin()
	_, err := rule.NewSet(registry, rule.Options[*someone]{},
		&rule.Safeguard[*someone, visit]{
			Head: rule.Head{ID: "bad", Bases: []rule.Basis{rule.On("crc", "999")}},
			Each: visits, Must: []rule.Quality[*someone, visit]{{Field: "nothing", Text: "x"}},
		},
		helped(func(r *rule.Duty[*someone]) {
			r.Within.Own = law.Period{Amount: 30, Unit: law.Days, Qualifier: law.AtLeast}
		}),
	)
	require.Error(t, err)
	for _, text := range []string{
		"malformed id", "title or to-do is missing", "no such basis: crc 999",
		`has no member "nothing"`, "a length is no time limit",
	} {
		assert.ErrorContains(t, err, text)
	}
}

func TestAnswer(t *testing.T) {
	all := []rule.Answer{rule.DontKnow, rule.Yes, rule.No}
	for _, a := range all {
		assert.Equal(t, a, a.Not().Not())
		for _, b := range all {
			assert.Equal(t, a.And(b), b.And(a))
			assert.Equal(t, a.Or(b), a.Not().And(b.Not()).Not())
		}
	}
	assert.Equal(t, rule.No, rule.No.And(rule.DontKnow), "one No settles it")
	assert.Equal(t, rule.DontKnow, rule.Yes.And(rule.DontKnow))
}
