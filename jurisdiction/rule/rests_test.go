package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A finding about one quality rests on the instruments that ask for it.
func TestQuality_only(t *testing.T) {
	r := &rule.Safeguard[*someone, visit]{
		Head: head("TEST-003"), Each: visits,
		Must: []rule.Quality[*someone, visit]{
			{Field: "polite", Text: "polite visit", Only: []string{"crc-gc6"}},
			{Field: "why", Text: "reason for the visit", Lack: true},
		},
	}
	soft := check(t, r, &someone{Visits: []visit{{Day: d(2, 1), Polite: "no", Why: "x"}}}, d(3, 1))
	require.Len(t, soft.Findings, 1)
	assert.Equal(t, rule.Guidance, soft.Findings[0].Law.Force)
	assert.Len(t, soft.Findings[0].Law.Basis(), 1)

	hard := check(t, r, &someone{Visits: []visit{{Day: d(2, 1), Polite: "yes"}}}, d(3, 1))
	require.Len(t, hard.Findings, 1)
	assert.Equal(t, rule.Binding, hard.Findings[0].Law.Force)
	assert.Len(t, hard.Findings[0].Law.Basis(), 2)

	r.Must[0].Only = []string{"gdpr"}
	_, err := rule.NewSet[*someone](jurisdiction.Builtin(), rule.Options[*someone]{}, r)
	assert.ErrorContains(t, err, "polite rests on gdpr, which is no basis of the rule")
}

// A finding about one act rests on the instruments that ask for it.
func TestAct_only(t *testing.T) {
	r := eachVisit(func(r *rule.DutyEach[*someone, visit]) { r.Acts[0].Only = []string{"crc-gc6"} })
	got := check(t, r, &someone{Young: "yes", Visits: []visit{{Day: d(2, 1)}}}, d(3, 1))
	require.Len(t, got.Findings, 1)
	assert.Equal(t, rule.Guidance, got.Findings[0].Law.Force)
	assert.Len(t, got.Findings[0].Law.Basis(), 1)

	_, err := rule.NewSet[*someone](jurisdiction.Builtin(), rule.Options[*someone]{},
		eachVisit(func(r *rule.DutyEach[*someone, visit]) { r.Acts[0].Only = []string{"gdpr"} }))
	assert.ErrorContains(t, err, "rests on gdpr, which is no basis of the rule")
}

// A finding may rest on one limb of an instrument, and not on the others.
func TestQuality_onlyLimb(t *testing.T) {
	r := &rule.Safeguard[*someone, visit]{
		Head: head("TEST-003"), Each: visits,
		Must: []rule.Quality[*someone, visit]{
			{Field: "polite", Text: "polite visit", Only: []string{"echr/mla"}},
		},
	}
	r.Bases = []rule.Basis{
		rule.Limb("echr", "4", "mla").By("echr-rantsev"),
		rule.Limb("echr", "4", "ex_officio").By("echr-zoletic"), rule.On("crc-gc6", "33-35"),
	}
	got := check(t, r, &someone{Visits: []visit{{Day: d(2, 1), Polite: "no"}}}, d(3, 1))
	require.Len(t, got.Findings, 1)
	require.Len(t, got.Findings[0].Law.Basis(), 1)
	assert.Equal(t, "echr-rantsev", got.Findings[0].Law.Basis()[0].CaseLaw[0].ID)

	r.Must[0].Only = []string{"echr/compensation"}
	_, err := rule.NewSet[*someone](jurisdiction.Builtin(), rule.Options[*someone]{}, r)
	assert.ErrorContains(t, err, "polite rests on echr/compensation, which is no basis of the rule")
}

// A list tells on which instruments a finding about an element rests.
func TestList_rests(t *testing.T) {
	narrow := *visits
	narrow.Rests = func(_ *pass, v *visit) []string {
		if v.Why == "" {
			return nil
		}
		return []string{"crc-gc6"}
	}
	each := eachVisit(func(r *rule.DutyEach[*someone, visit]) { r.Of, r.Unless = &narrow, nil })
	guard := &rule.Safeguard[*someone, visit]{
		Head: head("TEST-003"), Each: &narrow,
		Must: []rule.Quality[*someone, visit]{{Field: "polite", Text: "polite visit"}},
	}
	for why, force := range map[string]rule.Force{"x": rule.Guidance, "": rule.Binding} {
		s := &someone{Young: "yes", Visits: []visit{{Day: d(2, 1), Polite: "no", Why: why}}}
		for _, r := range []rule.Rule[*someone]{each, guard} {
			got := check(t, r, s, d(3, 1))
			require.Len(t, got.Findings, 1)
			assert.Equal(t, force, got.Findings[0].Law.Force)
		}
	}
}

// A last day may stand with the element, and is asked for where it is not on file. One that the law
// sets goes first, one of the policy comes after.
func TestAct_last(t *testing.T) {
	last := func(change func(*rule.Act[*someone, visit])) rule.Rule[*someone] {
		return eachVisit(func(r *rule.DutyEach[*someone, visit]) {
			r.Acts[0].Last = &rule.Last[*someone, visit]{
				Text: "day of the plan",
				Find: func(_ *pass, v *visit, path rule.Path) (law.Day, rule.Path) {
					if v.Planned.IsZero() {
						return law.Day{}, path.At("planned")
					}
					return v.Planned, rule.Path{}
				},
			}
			if change != nil {
				change(&r.Acts[0])
			}
		})
	}
	policy := func(a *rule.Act[*someone, visit]) { a.Within.Policy = rule.FirstService }
	own := func(a *rule.Act[*someone, visit]) {
		a.Within.Own = law.Period{Amount: 2, Unit: law.Days, Qualifier: law.UpTo}
		a.Within.By = plain
	}
	tests := []struct {
		name string
		v    visit
		rule rule.Rule[*someone]
		want want
	}{
		{
			"ahead", visit{Day: d(2, 1), Planned: d(3, 1)}, last(nil),
			want{
				rule.Due,
				"Not on file: preparation. Owed since 1 February 2026; the last day is 1 March " +
					"2026.",
				false, false,
			},
		},
		{
			"passed", visit{Day: d(2, 1), Planned: d(2, 27)}, last(nil),
			want{
				rule.Overdue,
				"Not on file: preparation. The last day was 27 February 2026, 2 days ago.", false,
				false,
			},
		},
		{
			"not on file", visit{Day: d(2, 1)}, last(nil),
			want{rule.Unknown, "The last day is not on file: day of the plan.", false, false},
		},
		{
			"not on file, and a policy", visit{Day: d(2, 28)}, last(policy),
			want{
				rule.Due,
				"Not on file: preparation. Owed since 28 February 2026; the last day is 3 March " +
					"2026.",
				false, false,
			},
		},
		{
			"before a policy", visit{Day: d(2, 28), Planned: d(3, 20)}, last(policy),
			want{
				rule.Due,
				"Not on file: preparation. Owed since 28 February 2026; the last day is 20 March " +
					"2026.",
				false, false,
			},
		},
		{
			"after the law", visit{Day: d(2, 28), Planned: d(3, 20)}, last(own),
			want{
				rule.Due,
				"Not on file: preparation. Owed since 28 February 2026; the last day is 2 March " +
					"2026.",
				false, false,
			},
		},
		{
			"too late", visit{Day: d(2, 1), Planned: d(2, 3), Prepared: d(2, 5)}, last(nil),
			want{
				rule.Late,
				"Done only on 5 February 2026, 2 days after the last day 3 February 2026: " +
					"preparation.",
				false, false,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &someone{Young: "yes", Visits: []visit{tt.v}}
			assertOne(t, check(t, tt.rule, s, d(3, 1)), tt.want)
		})
	}
}

// What is missing of an act may have a phrase of its own, and what there are too few of too.
func TestLabels(t *testing.T) {
	r := eachVisit(func(r *rule.DutyEach[*someone, visit]) {
		r.Acts[0].Labels = []string{"second preparation"}
		r.Acts[0].Look = func(_ *pass, v *visit) rule.Deed {
			if v.Prepared.IsZero() {
				return rule.Deed{}
			}
			return rule.Deed{Label: "second preparation"}
		}
	})
	s := &someone{Young: "yes", Visits: []visit{{Day: d(2, 1), Prepared: d(2, 2)}}}
	assertOne(t, check(t, r, s, d(3, 1)), want{
		rule.Due, "Not on file: second preparation. Owed since 1 February 2026, 28 days.", false,
		false,
	})
	few := &rule.Safeguard[*someone, visit]{
		Head: head("TEST-003"), Each: visits, AtLeast: 1, What: "good visit",
		Must: []rule.Quality[*someone, visit]{{Field: "polite", Text: "polite visit"}},
	}
	assertOne(t, check(t, few, &someone{}, d(3, 1)),
		want{rule.Unknown, "Not known from the file: good visit.", false, false})
	s = &someone{Visits: []visit{{Day: d(2, 1), Polite: "yes"}}}
	assertOne(t, check(t, few, s, d(3, 1)), want{rule.Met, "On file: good visit.", false, false})
}

// The law of the place of an element may add a basis to a duty for each.
func TestDutyEach_national(t *testing.T) {
	r := eachVisit(func(r *rule.DutyEach[*someone, visit]) {
		r.Bases = []rule.Basis{rule.On("crc-gc6", "33-35")}
		r.National = func(
			_ *pass, place jurisdiction.Code, _ *visit,
		) (jurisdiction.Code, law.Citation, bool) {
			return place, law.Citation{Instrument: "mk-law", Confidence: law.High}, place == "MK"
		}
	})
	s := &someone{Young: "yes", Visits: []visit{{Day: d(2, 1)}}}
	assert.Equal(t, rule.Binding, check(t, r, s, d(3, 1)).Findings[0].Law.Force)
	assert.Equal(t, rule.Guidance, check(t, r, s, d(3, 1), "AL").Findings[0].Law.Force)
}
