package rule_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// TestAll: parts that are missing are named, a part with a flaw is a flaw of the whole, and what is
// not known of a part waits for those that are missing.
func TestAll(t *testing.T) {
	tests := []struct {
		name  string
		parts map[string]rule.Deed
		want  want
	}{
		{
			"nothing", nil,
			want{
				rule.Due, "Not on file: help: a, b. Owed since 24 February 2026, 5 days.", false,
				false,
			},
		},
		{
			"one missing, one not known",
			map[string]rule.Deed{"a": {State: rule.Unsure, Label: "state of the help"}},
			want{
				rule.Due, "Not on file: help: b. Owed since 24 February 2026, 5 days.", false,
				false,
			},
		},
		{
			"one not known",
			map[string]rule.Deed{
				"a": {State: rule.Unsure, Label: "state of the help"}, "b": {State: rule.Done},
			},
			want{rule.Unknown, "Not known from the file: state of the help.", false, false},
		},
		{
			"one with a flaw, one missing",
			map[string]rule.Deed{"a": {State: rule.Flawed, Label: "help that was understood"}},
			want{rule.NotMet, "Recorded as no: help that was understood.", false, false},
		},
		{
			"all",
			map[string]rule.Deed{
				"a": {State: rule.Done, Day: d(2, 25)}, "b": {State: rule.Done, Day: d(2, 26)},
			},
			want{rule.Met, "On file: help, 26 February 2026.", false, false},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := helped(func(r *rule.Duty[*someone]) {
				r.Done = rule.All("help", "helpers", nil,
					func(*pass) []string { return []string{"a", "b"} },
					func(_ *pass, _ rule.Event, c string) rule.Deed { return tt.parts[c] },
					"state of the help", "help that was understood")
			})
			got := check(t, r, &someone{Young: "yes", Asked: since(d(2, 24))}, d(3, 1))
			assertOne(t, got, tt.want)
		})
	}
}

// TestEither: of equals what was done counts before a reason, and the earlier before the later.
func TestEither(t *testing.T) {
	deed := func(d rule.Deed) *rule.Doing[*someone] {
		return &rule.Doing[*someone]{
			Text: "help", Look: func(*pass, rule.Event) rule.Deed { return d },
		}
	}
	reason := deed(rule.Deed{State: rule.Excused, Day: d(2, 24)})
	late, early := deed(rule.Deed{State: rule.Done, Day: d(2, 27)}),
		deed(rule.Deed{State: rule.Done, Day: d(2, 25)})
	unsure := deed(rule.Deed{State: rule.Unsure, Day: d(2, 24)})
	r := helped(func(r *rule.Duty[*someone]) {
		r.Done = rule.Either("help", unsure, reason, late, early)
	})
	got := check(t, r, &someone{Young: "yes", Asked: since(d(2, 24))}, d(3, 1))
	assertOne(t, got, want{rule.Met, "On file: help, 25 February 2026.", false, false})
}

var source = law.Citation{Instrument: "own-law", Pinpoint: "1", Confidence: law.High}

// TestNational: a value of national law binds, with a number or without one.
func TestNational(t *testing.T) {
	soft := []rule.Basis{rule.On("crc-gc6", "33-35")}
	within := func(p law.Period) rule.Rule[*someone] {
		return helped(func(r *rule.Duty[*someone]) {
			r.Bases = soft
			r.Within.National = &rule.Number{
				Topic: "guardianship.period",
				Of: func(*jurisdiction.Profile) law.Dated[law.Period] {
					return law.Dated[law.Period]{Editions: []law.Edition[law.Period]{
						{From: d(time.January, 1), Value: p, Source: source},
					}}
				},
			}
		})
	}
	cites := func(*pass, jurisdiction.Code) (law.Citation, bool) { return source, true }
	s := &someone{
		Young: "yes", Asked: since(d(2, 24)), Visits: []visit{{Day: d(2, 25), Place: "MK"}},
	}
	for name, r := range map[string]rule.Rule[*someone]{
		"a number":      within(law.Period{Amount: 9, Unit: law.Days, Qualifier: law.UpTo}),
		"without delay": within(law.Period{Qualifier: law.WithoutDelay}),
		"at least":      within(law.Period{Amount: 9, Unit: law.Days, Qualifier: law.AtLeast}),
		"a value beside": helped(func(r *rule.Duty[*someone]) {
			r.Bases, r.National = soft, cites
		}),
		"a prohibition": &rule.Prohibition[*someone, visit]{
			Head:  rule.Head{ID: "TEST-004", Title: "Visits", ToDo: "Wait.", Bases: soft},
			Never: visits,
			While: &rule.Window[*someone]{
				Text: "while it rains",
				Find: func(*pass, jurisdiction.Code) []rule.Stretch {
					return []rule.Stretch{{From: d(2, 1)}}
				},
			},
			National: func(
				_ *pass, place jurisdiction.Code, _ *visit,
			) (jurisdiction.Code, law.Citation, bool) {
				return place, source, true
			},
		},
	} {
		got := check(t, r, s, d(3, 1))
		require.Len(t, got.Findings, 1, name)
		assert.Equal(t, rule.Binding, got.Findings[0].Law.Force, name)
		assert.Equal(t, "own-law", got.Findings[0].Law.Basis()[0].Instrument, name)
	}
	none := helped(func(r *rule.Duty[*someone]) { r.Bases = soft })
	assert.Equal(t, rule.Guidance, check(t, none, s, d(3, 1)).Findings[0].Law.Force)
}

// TestAdmits: a fact that is missing of an element is not asked for where nothing is owed anyway.
func TestAdmits(t *testing.T) {
	narrow := *visits
	narrow.Only = []rule.Quality[*someone, visit]{{Field: "polite", Text: "polite visit"}}
	owed := []*rule.Condition[*someone]{young}
	rules := []rule.Rule[*someone]{
		&rule.Safeguard[*someone, visit]{
			Head: head("TEST-001"), Each: &narrow, Owed: owed,
			Must: []rule.Quality[*someone, visit]{{Field: "why", Text: "reason"}},
		},
		eachVisit(func(r *rule.DutyEach[*someone, visit]) { r.Of = &narrow }),
		&rule.Prohibition[*someone, visit]{
			Head: head("TEST-004"), Never: &narrow, Owed: owed,
			While: &rule.Window[*someone]{
				Text: "while it rains", Asks: "whether it rained",
				Find: func(p *pass, _ jurisdiction.Code) []rule.Stretch {
					return []rule.Stretch{{From: d(2, 1), Missing: p.Path("rain")}}
				},
			},
		},
	}
	for _, r := range rules {
		for y, questions := range map[yesNo]int{"no": 0, "yes": 1} {
			s := &someone{Young: y, Visits: []visit{{Day: d(2, 5)}}}
			assert.Len(t, check(t, r, s, d(3, 1)).Questions, questions, rule.IDOf(r))
		}
		polite := &someone{Young: "no", Visits: []visit{{Day: d(2, 5), Polite: "yes"}}}
		assert.Empty(t, check(t, r, polite, d(3, 1)).Questions, rule.IDOf(r))
	}
	got := check(t, rules[2], &someone{
		Young: "yes", Visits: []visit{{Day: d(2, 5), Polite: "yes"}},
	}, d(3, 1))
	require.Len(t, got.Questions, 1)
	assert.Equal(t, "whether it rained", got.Questions[0].Label)
}
