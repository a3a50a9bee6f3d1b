package rule_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// What comes only after the end of a duty does not answer it, and a state that is over is no longer
// judged.
func TestDuty_afterTheEnd(t *testing.T) {
	lasting := func(r *rule.Duty[*someone]) {
		r.Done = rule.Lasting("helper", helpers, func(h *helper) law.Day { return h.To },
			rule.Quality[*someone, helper]{Field: "trained", Text: "trained helper"})
	}
	closed := "Not on file while it was owed: helper, since 1 January 2026, 31 days. " +
		"The person has left the State."
	for name, tt := range map[string]struct {
		s    someone
		want want
	}{
		"the day before the end": {
			someone{Last: d(2, 1), Helpers: []helper{good(d(1, 31))}},
			want{
				rule.Met, "On file: helper, 31 January 2026, 30 days after 1 January 2026.",
				true, false,
			},
		},
		"on the first day after it": {
			someone{Last: d(2, 1), Helpers: []helper{good(d(2, 1))}},
			want{rule.NotMet, closed, false, true},
		},
		"one who was never good, and left": {
			someone{Helpers: []helper{{From: d(1, 2), To: d(2, 1), Trained: "no"}}},
			want{
				rule.Due, "Not on file: helper. Owed since 1 January 2026, 59 days.", true, false,
			},
		},
		"one of whom a fact is missing, and who left": {
			someone{Helpers: []helper{{From: d(1, 2), To: d(2, 1)}}},
			want{
				rule.Due, "No longer on file: helper. Owed again since 1 February 2026, 28 days.",
				true, false,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			tt.s.Young, tt.s.Asked = "yes", since(d(1, 1))
			assertOne(t, check(t, helped(lasting), &tt.s, d(3, 1)), tt.want)
		})
	}
}

// A duty for each element ends with what ends any duty. Where that is a birthday no day of it
// shows.
func TestDutyEach_ends(t *testing.T) {
	ends := func(r *rule.DutyEach[*someone, visit]) { r.Ends = []*rule.End[*someone]{grown, gone} }
	visit := func(prepared law.Day) []visit { return []visit{{Day: d(1, 1), Prepared: prepared}} }
	for name, tt := range map[string]struct {
		s    someone
		want want
	}{
		"gone, and nothing done": {
			someone{Visits: visit(law.Day{}), Last: d(2, 15)},
			want{
				rule.NotMet, "Not on file while it was owed: preparation, since 1 January 2026, " +
					"45 days. The person has left the State.", false, true,
			},
		},
		"done before": {
			someone{Visits: visit(d(1, 2)), Last: d(2, 15)},
			want{rule.Met, "On file: preparation, 2 January 2026.", false, false},
		},
		"done only after": {
			someone{Visits: visit(d(2, 15)), Last: d(2, 15)},
			want{
				rule.NotMet, "Not on file while it was owed: preparation, since 1 January 2026, " +
					"45 days. The person has left the State.", false, true,
			},
		},
		"grown up": {
			someone{Visits: visit(law.Day{}), Grown: d(2, 15)},
			want{
				rule.NotMet, "Not on file while it was owed: preparation, since 1 January 2026. " +
					"The person has turned 18.", false, true,
			},
		},
		"gone too soon": {someone{Visits: visit(law.Day{}), Last: d(1, 20)}, want{}},
		"never owed":    {someone{Visits: visit(law.Day{}), Last: d(1, 1)}, want{}},
	} {
		t.Run(name, func(t *testing.T) {
			tt.s.Young = "yes"
			r := check(t, eachVisit(ends), &tt.s, d(3, 1))
			assertOne(t, r, tt.want)
			if tt.s.Grown == d(2, 15) {
				assert.Zero(t, r.Findings[0].Judged)
				assert.Zero(t, r.Findings[0].Args.Days)
			}
		})
	}
}

// A period may be that of one element.
func TestDutyEach_ownPeriod(t *testing.T) {
	r := check(t, eachVisit(func(r *rule.DutyEach[*someone, visit]) {
		r.Acts[0].Within.By = plain
		r.Acts[0].Own = func(v *visit) law.Period {
			n := 10
			if v.Polite == "yes" {
				n = 20
			}
			return law.Period{Amount: n, Unit: law.Days, Qualifier: law.UpTo}
		}
	}), &someone{Young: "yes", Visits: []visit{{Day: d(2, 15)}, {Day: d(2, 15), Polite: "yes"}}},
		d(3, 1))
	require.Len(t, r.Findings, 2)
	assert.Equal(t, rule.Overdue, r.Findings[0].Outcome)
	assert.Equal(t, d(2, 25), r.Findings[0].Due)
	assert.Equal(t, rule.Due, r.Findings[1].Outcome)
	assert.Equal(t, d(3, 7), r.Findings[1].Due)
}

// The law of a place may ask the same, or say otherwise.
func TestDuty_national(t *testing.T) {
	s := &someone{Young: "yes", Asked: since(d(1, 1))}
	cited := law.Citation{Instrument: "mk-law", Pinpoint: "1", Confidence: law.High}
	change := func(r *rule.Duty[*someone]) {
		r.Bases = []rule.Basis{rule.On("crc-gc6", "33-35")}
		r.National = func(_ *pass, state jurisdiction.Code) (law.Citation, bool) {
			return cited, state == "MK"
		}
		r.Differs = &rule.Differs[*someone]{
			Topic: "guardianship.exceptions",
			Of: func(_ *pass, x *jurisdiction.Profile) law.Dated[string] {
				return x.Guardianship.Exceptions
			},
		}
	}
	f := check(t, helped(change), s, d(3, 1)).Findings[0]
	assert.Equal(t, rule.Binding, f.Law.Force)
	assert.Equal(t, cited, f.Law.Basis()[0].Citation)

	f = check(t, helped(change), &someone{
		Young: "yes", Asked: map[jurisdiction.Code]law.Day{"SI": d(1, 1)},
	}, d(3, 1), "SI").Findings[0]
	assert.Equal(t, rule.Guidance, f.Law.Force)
	require.NotNil(t, f.More, "Slovenia leaves out a married child of 15 or more")
	assert.Equal(t, "si-zmz1", f.More.Conflicts[0].Source.Instrument)
}

// An answer that is not on file is no where what is not on file was not done.
func TestQuality_lack(t *testing.T) {
	each := &rule.Safeguard[*someone, helper]{
		Head: head("TEST-003"), Each: helpers,
		Must: []rule.Quality[*someone, helper]{
			{Field: "trained", Text: "trained helper", Lack: true},
		},
	}
	r := check(t, each, &someone{Helpers: []helper{{From: d(2, 1)}}}, d(3, 1))
	assertOne(t, r, want{rule.NotMet, "Not on file: trained helper.", false, false})
}

// The law of the other places that count joins what one State owes; the shortest time wins, what
// runs from another event is told, and a report keeps both.
func TestDuty_lawOfSeveralPlaces(t *testing.T) {
	period := func(change func(*rule.Duty[*someone])) rule.Rule[*someone] {
		return helped(func(r *rule.Duty[*someone]) {
			r.Ends = nil
			r.Within.National = &rule.Number{
				Topic: "guardianship.period", Starts: []law.Event{law.Awareness}, By: plainly,
				Of: func(x *jurisdiction.Profile) law.Dated[law.Period] {
					return x.Guardianship.Period
				},
			}
			change(r)
		})
	}
	s := &someone{Young: "yes", Asked: map[jurisdiction.Code]law.Day{"MK": d(1, 1)}}
	f := check(t, period(func(*rule.Duty[*someone]) {}), s, d(3, 1), "MK", "RS", "HU").Findings[0]
	require.NotNil(t, f.More, "Serbia: 30 days from notice; Hungary: 8 from the application")
	assert.Equal(t, d(1, 31), f.Args.Last)
	require.Len(t, f.More.Uncounted, 1)
	assert.Equal(t, jurisdiction.Code("HU"), f.More.Uncounted[0].Jurisdiction)
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var back rule.Finding
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, f.More.Uncounted, back.More.Uncounted)

	own := period(func(r *rule.Duty[*someone]) { r.OwnLaw = true })
	f = check(t, own, s, d(3, 1), "MK", "RS", "HU").Findings[0]
	assert.Nil(t, f.More)
	assert.True(t, f.Due.IsZero())
}
