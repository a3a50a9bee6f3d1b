package rule_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func stays(check func(*rule.Pass[int])) rule.Rule[int] {
	return rule.Rule[int]{
		ID: "TEST-001", Title: "t", Applies: "always", Meets: "do it",
		Bases: []rule.Basis{{Instrument: "coe-197", Pinpoint: "13(1)"}, {Instrument: "eu-2004-81", Pinpoint: "6(1)"}, {Instrument: "unicef-2003-see", Pinpoint: "3.1.2"}},
		Check: check,
	}
}

func ask(t *testing.T, r rule.Rule[int], on law.Day, places ...jurisdiction.Code) *rule.Report {
	t.Helper()
	set, err := rule.NewSet(jurisdiction.Builtin(), r)
	require.NoError(t, err)
	c, err := rule.NewCheck(set.Registry(), on, nil)
	require.NoError(t, err)
	rule.Ask(c, set, rule.Subject[int]{Prefix: "/x", Places: places})
	report, err := c.Report("test")
	require.NoError(t, err)
	return report
}

func TestNewSet_ReportsAllIllFormedRules(t *testing.T) {
	good := stays(func(*rule.Pass[int]) {})
	bad := good
	bad.ID, bad.Title, bad.Topics = "x-1", "", []string{"no.such"}
	bad.Bases = []rule.Basis{{Instrument: "coe-197", Pinpoint: "999"}}
	_, err := rule.NewSet(jurisdiction.Builtin(), good, good, bad)
	for _, want := range []string{"TEST-001: id used twice", "x-1: malformed id", "x-1: title", "no such basis: coe-197 999", "no such topic: no.such"} {
		assert.ErrorContains(t, err, want)
	}
}

func TestForce(t *testing.T) {
	r := stays(func(p *rule.Pass[int]) { p.NotMet("/y", "day {day}", rule.With(rule.DayArg("day", p.On))) })
	day := func(y int, m time.Month, d int) law.Day { return law.MustDay(y, m, d) }
	tests := []struct {
		name   string
		on     law.Day
		places []jurisdiction.Code
		force  rule.Force
		place  jurisdiction.Code
		also   []jurisdiction.Code
	}{
		// CETS No. 197 in force: Albania 1 February 2008, North Macedonia 1 September 2009.
		{"nobody is bound yet", day(2008, 1, 31), []jurisdiction.Code{"MK", "AL"}, rule.Guidance, "MK", nil},
		{"the second place is bound", day(2008, 2, 1), []jurisdiction.Code{"MK", "AL"}, rule.Binding, "AL", nil},
		{"both are bound", day(2009, 9, 1), []jurisdiction.Code{"MK", "AL"}, rule.Binding, "MK", []jurisdiction.Code{"AL"}},
		{"Kosovo is not", day(2026, 1, 1), []jurisdiction.Code{"XK"}, rule.Guidance, "XK", nil},
		{"an entity is bound with its State", day(2026, 1, 1), []jurisdiction.Code{"BA-SRP"}, rule.Binding, "BA-SRP", nil},
		{"no place is recorded", day(2026, 1, 1), nil, rule.Guidance, "", nil},
		{
			"what is no place gives no force", day(2026, 1, 1),
			[]jurisdiction.Code{"Person A"}, rule.Guidance, "", nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := ask(t, r, tt.on, tt.places...)
			findings := slices.DeleteFunc(report.Findings, func(f rule.Finding) bool {
				return f.Rule == rule.LawUnknown
			})
			require.Len(t, findings, 1)
			f := findings[0]
			assert.Equal(t, tt.force, f.Force)
			assert.Equal(t, tt.place, f.Jurisdiction)
			assert.Equal(t, tt.also, f.Also)
			assert.Equal(t, "/x/y", f.Path)
			assert.Equal(t, "day "+tt.on.String(), f.Message.String())
			require.Len(t, f.Basis, 3)
			for _, a := range f.Basis {
				assert.NotEmpty(t, a.Why)
			}
			if tt.force == rule.Binding {
				assert.Equal(t, law.Binds, f.Basis[0].Binding, "what binds comes first")
				assert.ErrorIs(t, report.Err(), rule.ErrUnmet)
			} else {
				assert.NoError(t, report.Err())
			}
		})
	}
}

func TestJudgedOn_TheLawOfThatDay(t *testing.T) {
	r := stays(
		func(
			p *rule.Pass[int],
		) {
			p.NotMet("", "x", rule.JudgedOn(law.MustDay(2009, 8, 31)), rule.At("MK"))
		},
	)
	f := ask(t, r, law.MustDay(2026, 1, 1), "AL").Findings[0]
	assert.Equal(t, rule.Guidance, f.Force)
	assert.Equal(t, jurisdiction.Code("MK"), f.Jurisdiction)
	assert.Equal(t, law.MustDay(2009, 8, 31), f.Judged)
}

func TestNational_BindsAndLimitsConfidence(t *testing.T) {
	source := law.Citation{Instrument: "mk-criminal-code", Confidence: law.Low}
	r := stays(func(p *rule.Pass[int]) { p.Due("", "x", rule.National("MK", source)) })
	f := ask(t, r, law.MustDay(2026, 1, 1), "MK").Findings[0]
	assert.Equal(t, rule.Binding, f.Force)
	assert.Equal(t, law.Low, f.Confidence, "a finding built on law of low confidence says so")

	r = stays(func(p *rule.Pass[int]) {
		p.Due("", "x", rule.National("XK", law.Citation{Instrument: "xk-tip", Confidence: law.High}))
	})
	assert.Equal(t, rule.Guidance, ask(t, r, law.MustDay(2026, 1, 1), "XK").Findings[0].Force)
}

func TestReport_OrderAndReceipt(t *testing.T) {
	on := law.MustDay(2026, 1, 10)
	deadline := func(n int) law.Deadline {
		d, _ := law.Period{
			Amount: n, Unit: law.Days, Qualifier: law.UpTo,
		}.Deadline(law.MustDay(2026, 1, 1), nil)
		return d
	}
	r := stays(func(p *rule.Pass[int]) {
		p.Met("/a", "a")
		p.Unknown("/b", "b")
		p.Due("/c", "no last day")
		p.DueBy(deadline(20), "/d", "later")
		p.DueBy(deadline(9), "/e", "today")
		p.DueBy(deadline(8), "/f", "yesterday")
		p.NotMet("/g", "g")
	})
	report := ask(t, r, on, "MK")
	var paths []string
	for _, f := range report.Findings {
		paths = append(paths, f.Path)
	}
	assert.Equal(t, []string{"/x/f", "/x/e", "/x/d", "/x/c", "/x/g", "/x/b", "/x/a"}, paths)
	assert.Equal(t, rule.Summary{Overdue: 1, Due: 3, NotMet: 1, Unknown: 1, Met: 1, Unmet: 2}, report.Summary())
	assert.Equal(t, []rule.ID{"TEST-001"}, report.Receipt.Rules)
	assert.NotEmpty(t, report.Receipt.Profiles[0].Digest)

	silent := ask(t, stays(func(*rule.Pass[int]) {}), on, "MK")
	assert.Empty(t, silent.Findings)
	require.Len(t, silent.NotApplicable, 1)
	data, err := json.Marshal(report)
	require.NoError(t, err)
	assert.Contains(t, string(data), `"due":"2026-01-09"`)
}

type code string

func (c code) IsValid() bool { return c == "known" }

func TestCodeArg_LetsOnlyCodesThrough(t *testing.T) {
	assert.Equal(t, "known", rule.CodeArg("c", code("known")).Value())
	assert.Equal(t, "(unrecognised code)", rule.CodeArg("c", code("Person A")).Value())
}
