package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// aVisit is an element that points at the record it is made of.
type aVisit struct{ *visit }

// TestPointer: a quality reads the members of a record that an element points at.
func TestPointer(t *testing.T) {
	list := &rule.List[*someone, aVisit]{
		Name: "visits", Text: "each visit",
		All: func(p *pass) []aVisit { return []aVisit{{&p.Subject.Visits[0]}, {nil}} },
	}
	r := &rule.Safeguard[*someone, aVisit]{
		Head: head("TEST-005"), Each: list,
		Must: []rule.Quality[*someone, aVisit]{{Field: "polite", Text: "polite visit"}},
	}
	got := check(t, r, &someone{Visits: []visit{{Polite: "no"}}}, d(3, 1))
	require.Len(t, got.Findings, 2)
	assert.Equal(t, rule.NotMet, got.Findings[0].Outcome)
	assert.Equal(t, rule.Unknown, got.Findings[1].Outcome)
}

// TestSatisfied: nobody is asked whether something is owed that is there.
func TestSatisfied(t *testing.T) {
	polite := &rule.Safeguard[*someone, visit]{
		Head: head("TEST-006"), Each: visits, Owed: []*rule.Condition[*someone]{young},
		Must:   []rule.Quality[*someone, visit]{{Field: "polite", Text: "polite visit"}},
		Unless: []rule.Quality[*someone, visit]{{Field: "why", Text: "why not"}},
	}
	for _, tt := range []struct {
		r    rule.Rule[*someone]
		v    visit
		asks bool
	}{
		{polite, visit{Day: d(2, 1)}, true},
		{polite, visit{Day: d(2, 1), Polite: "no"}, true},
		{polite, visit{Day: d(2, 1), Polite: "yes"}, false},
		{polite, visit{Day: d(2, 1), Why: "x"}, false},
		{eachVisit(nil), visit{Day: d(2, 1)}, true},
		{eachVisit(nil), visit{Day: d(2, 1), Prepared: d(2, 2)}, false},
	} {
		got := check(t, tt.r, &someone{Visits: []visit{tt.v}}, d(3, 1))
		assert.Empty(t, got.Findings)
		assert.Equal(t, tt.asks, len(got.Questions) == 1)
	}
}

// TestClosedBeforeTheLastDay: who was still in time when it ended broke nothing.
func TestClosedBeforeTheLastDay(t *testing.T) {
	limit := func(r *rule.Duty[*someone]) {
		r.Within.Own = law.Period{Amount: 20, Unit: law.Days, Qualifier: law.UpTo}
		r.Within.By = plain
	}
	s := &someone{Young: "yes", Asked: since(d(1, 1)), Last: d(1, 21)}
	assertOne(t, check(t, helped(limit), s, d(3, 1)), want{})
	s.Last = d(1, 22)
	assertOne(t, check(t, helped(limit), s, d(3, 1)), want{
		rule.NotMet, "Not on file while it was owed: helper, since 1 January 2026, 21 days. The " +
			"person has left the State.", false, true,
	})
	over := func(last bool) rule.Rule[*someone] {
		return eachVisit(func(r *rule.DutyEach[*someone, visit]) {
			r.Over = &rule.Over[*someone, visit]{
				Text: "gone", Find: func(p *pass, _ *visit) law.Day { return p.Subject.Last },
			}
			if last {
				r.Acts[0].Within.Own = law.Period{Amount: 50, Unit: law.Days, Qualifier: law.UpTo}
			}
		})
	}
	s = &someone{Young: "yes", Visits: []visit{{Day: d(1, 1)}}, Last: d(2, 10)}
	assertOne(t, check(t, over(true), s, d(3, 1)), want{})
	require.Len(t, check(t, over(false), s, d(3, 1)).Findings, 1)
}

// TestBeforeAndTheEnd: an event by which the act was due counts however soon all ended.
func TestBeforeAndTheEnd(t *testing.T) {
	taken := func(r *rule.Duty[*someone]) {
		r.Before = &rule.Before[*someone]{
			Text: "the visit", Find: func(p *pass, _ rule.Event) (happened, planned law.Day) {
				return p.Subject.Visits[0].Day, p.Subject.Visits[0].Planned
			},
		}
	}
	s := &someone{
		Young: "yes", Asked: since(d(2, 1)), Last: d(2, 4), Visits: []visit{{Day: d(2, 3)}},
	}
	assertOne(t, check(t, helped(taken), s, d(3, 1)),
		want{rule.NotMet, "Not on file before 3 February 2026: helper.", false, true})
	s.Visits[0].Day = d(2, 4) // when nothing was owed any more
	assertOne(t, check(t, helped(taken), s, d(3, 1)), want{})
}

// TestMissingStretch: whether something happened in a time of which a fact is missing is asked.
func TestMissingStretch(t *testing.T) {
	r := &rule.Prohibition[*someone, visit]{
		Head: head("TEST-010"), Never: visits, While: &rule.Window[*someone]{
			Text: "while it rains", Asks: "since when it rains",
			Find: func(p *pass, _ jurisdiction.Code) []rule.Stretch {
				return []rule.Stretch{{To: d(2, 10), Missing: p.Path("rain")}}
			},
		},
	}
	got := check(t, r, &someone{Visits: []visit{{Day: d(2, 1)}}}, d(3, 1))
	assert.Empty(t, got.Findings)
	require.Len(t, got.Questions, 1)
	assert.Equal(t, "since when it rains", got.Questions[0].Label)
	got = check(t, r, &someone{Visits: []visit{{Day: d(2, 10)}}}, d(3, 1))
	assert.Empty(t, got.Questions)
}

// TestAct: an act may be owed at another time than the others, and by a day on the file.
func TestAct(t *testing.T) {
	from := func(a *rule.Act[*someone, visit]) {
		a.From = &rule.Start[*someone, visit]{
			Text: "the plan", Find: func(_ *pass, v *visit) law.Day { return v.Planned },
		}
	}
	before := func(a *rule.Act[*someone, visit]) {
		a.Before = &rule.Limit[*someone, visit]{
			Text: "the plan",
			Find: func(_ *pass, v *visit) (happened, planned law.Day) {
				return v.Planned, law.Day{}
			},
		}
	}
	over := func(a *rule.Act[*someone, visit]) {
		a.Over = &rule.Over[*someone, visit]{
			Text: "the plan", Find: func(_ *pass, v *visit) law.Day { return v.Planned },
		}
	}
	for _, tt := range []struct {
		name   string
		change func(*rule.Act[*someone, visit])
		v      visit
		want   want
	}{
		{"not owed yet", from, visit{Day: d(2, 1), Planned: d(3, 2)}, want{}},
		{"never owed", from, visit{Day: d(2, 1)}, want{}},
		{"owed since then", from, visit{Day: d(1, 1), Planned: d(2, 28)}, want{
			rule.Due, "Not on file: preparation. Owed since 28 February 2026, 1 day.", false, false,
		}},
		{"before", before, visit{Day: d(2, 1), Planned: d(2, 2)}, want{
			rule.NotMet, "Not on file before 2 February 2026: preparation.", false, true,
		}},
		{"over soon", over, visit{Day: d(2, 1), Planned: d(2, 2)}, want{}},
		{"over later", over, visit{Day: d(1, 1), Planned: d(2, 2)}, want{
			rule.NotMet,
			"Not on file while it was owed: preparation, since 1 January 2026, 32 days. " +
				"It is over.", false, true,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := eachVisit(func(r *rule.DutyEach[*someone, visit]) { tt.change(&r.Acts[0]) })
			s := &someone{Young: "yes", Visits: []visit{tt.v}}
			assertOne(t, check(t, r, s, d(3, 1)), tt.want)
		})
	}
	undated := eachVisit(func(r *rule.DutyEach[*someone, visit]) {
		r.From = &rule.Start[*someone, visit]{
			Text: "day of the request", Field: "planned",
			Find: func(_ *pass, v *visit) law.Day { return v.Planned },
		}
	})
	got := check(t, undated, &someone{Young: "yes", Visits: []visit{{}}}, d(3, 1))
	assertOne(
		t, got, want{rule.Unknown, "Not known from the file: day of the request.", false, false},
	)
	assert.Equal(t, "/people/0/visits/0/planned", got.Findings[0].Path.String())
}

// TestCounts: a national number may run from another day than the duty.
func TestCounts(t *testing.T) {
	r := func(day law.Day) rule.Rule[*someone] {
		return helped(func(r *rule.Duty[*someone]) {
			r.Within.National = &rule.Number{
				Topic: "residence.decision_period", Starts: []law.Event{law.Application},
				By: plainly,
				Of: func(x *jurisdiction.Profile) law.Dated[law.Period] {
					return x.Residence.DecisionPeriod
				},
			}
			r.Within.Counts = &rule.FileDay[*someone]{
				Text: "the application",
				Find: func(*pass, rule.Event) (law.Day, rule.Path) { return day, rule.Path{} },
			}
		})
	}
	s := &someone{Young: "yes", Asked: map[jurisdiction.Code]law.Day{"BG": d(1, 1)}}
	got := check(t, r(d(2, 20)), s, d(3, 1), "BG").Findings[0]
	assert.Equal(t, d(3, 6), got.Due)
	assert.Equal(t, d(1, 1), got.Args.Since)
	assert.True(t, check(t, r(law.Day{}), s, d(3, 1), "BG").Findings[0].Due.IsZero())
}

// TestGoverns: an instrument for children governs no adult, and one that is not known nobody that
// is known.
func TestGoverns(t *testing.T) {
	r := func(s yesNo) (got []rule.Answer) {
		o := &rule.Other[*someone]{
			Head: head("TEST-011"), Applies: "always", Check: func(p *pass) {
				for _, id := range []string{"crc", "palermo", "ours"} {
					got = append(got, p.Governs(id, p.On))
				}
			},
		}
		registry := jurisdiction.Builtin()
		scopes := map[law.Scope]*rule.Condition[*someone]{
			law.ScopeChild: young,
		}
		set, err := rule.NewSet(
			registry, rule.Options[*someone]{Scopes: scopes}, rule.Rule[*someone](o),
		)
		require.NoError(t, err)
		c, err := rule.NewCheck(registry, d(3, 1), nil)
		require.NoError(t, err)
		rule.Ask(c, set, rule.Subject[*someone]{Value: &someone{Young: s}})
		return got
	}
	assert.Equal(t, []rule.Answer{rule.Yes, rule.Yes, rule.DontKnow}, r("yes"))
	assert.Equal(t, []rule.Answer{rule.No, rule.Yes, rule.DontKnow}, r("no"))
	assert.Equal(t, []rule.Answer{rule.DontKnow, rule.Yes, rule.DontKnow}, r(""))
}
