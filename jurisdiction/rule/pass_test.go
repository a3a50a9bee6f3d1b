package rule_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// within runs do inside a pass on a day.
func within(t *testing.T, registry *jurisdiction.Registry, on law.Day, policy rule.Policy, exemptions []rule.Exemption, do func(*rule.Pass[int])) *rule.Report {
	t.Helper()
	set, err := rule.NewSet(registry, stays(do))
	require.NoError(t, err)
	c, err := rule.NewCheck(registry, on, policy)
	require.NoError(t, err)
	rule.Ask(c, set, rule.Subject[int]{Prefix: "/x", Places: []jurisdiction.Code{"MK"}, Exemptions: exemptions})
	report, err := c.Report("test")
	require.NoError(t, err)
	return report
}

func TestPass_Done(t *testing.T) {
	on := law.MustDay(2026, 10, 1)
	within(t, jurisdiction.Builtin(), on, nil, nil, func(p *rule.Pass[int]) {
		assert.True(t, p.Done(on))
		assert.True(t, p.Done(on.AddDays(-1)))
		assert.False(t, p.Done(on.AddDays(1)), "what is dated later has not happened yet")
		assert.False(t, p.Done(law.Day{}), "what is not recorded neither")
	})
}

func TestPass_Where(t *testing.T) {
	within(t, jurisdiction.Builtin(), law.MustDay(2026, 10, 1), nil, nil, func(p *rule.Pass[int]) {
		assert.Equal(t, jurisdiction.Code("AL"), p.Where("AL"))
		assert.Equal(t, jurisdiction.Code("MK"), p.Where(""))
		assert.Equal(t, jurisdiction.Code("MK"), p.Where("Person A"))
		p.Places = nil
		assert.Empty(t, p.Where(""))
	})
}

// Regulation (EU) 2016/679 applies from 25 May 2018. Its articles 44 and 45: transfers to a third
// country, and decisions on adequacy.
func TestPass_DataProtection(t *testing.T) {
	registry, err := jurisdiction.Builtin().Overlay("ours", fstest.MapFS{
		"AQ.yaml": {Data: []byte(`code: AQ
name: "A"
data_protection:
  gdpr: [{from: 2020-01-01, value: true, source: {instrument: gdpr, url: "https://example.org", checked: 2026-11-01, confidence: high}}]
`)},
		"HM.yaml": {Data: []byte(`code: HM
name: "H"
data_protection:
  gdpr: [{from: 2020-01-01, value: false, source: {instrument: gdpr, url: "https://example.org", checked: 2026-11-01, confidence: high}}]
  adequacy: [{from: 2021-01-01, value: {general: true}, source: {instrument: gdpr, url: "https://example.org", checked: 2026-11-01, confidence: high}}]
`)},
		"BV.yaml": {Data: []byte(`code: BV
name: "B"
data_protection:
  adequacy: [{from: 2021-01-01, none: true, source: {instrument: gdpr, url: "https://example.org", checked: 2026-11-01, confidence: high}}]
`)},
	})
	require.NoError(t, err)
	on := law.MustDay(2026, 10, 1)
	report := within(t, registry, on, nil, nil, func(p *rule.Pass[int]) {
		assert.True(t, p.GDPRInBoth("AQ", "AQ", on))
		assert.False(t, p.GDPRInBoth("AQ", "HM", on), "known not to apply")
		assert.False(t, p.GDPRInBoth("AQ", "BV", on), "not known to apply")
		assert.False(t, p.GDPRInBoth("AQ", "AQ", law.MustDay(2019, 12, 31)), "not yet")

		found, source, applies := p.Adequate("AQ", "HM", on)
		assert.True(t, found && applies)
		assert.Equal(t, "gdpr", source.Instrument)
		found, _, applies = p.Adequate("AQ", "BV", on)
		assert.False(t, found)
		assert.True(t, applies, "known that there is none")
		_, _, applies = p.Adequate("AQ", "US", on)
		assert.False(t, applies, "no profile")
		found, _, applies = p.Adequate("AQ", "HM", law.MustDay(2020, 12, 31))
		assert.False(t, found, "not yet decided")
		assert.False(t, applies)
		for _, from := range []jurisdiction.Code{"HM", "BV", "US"} {
			_, _, applies = p.Adequate(from, "HM", on)
			assert.False(t, applies, from)
		}
		p.Met("", "x")
	})
	var used []jurisdiction.Code
	for _, p := range report.Receipt.Profiles {
		used = append(used, p.Jurisdiction)
	}
	assert.Equal(t, []jurisdiction.Code{"AQ", "BV", "HM", "MK"}, used, "each profile once; the receipt names what was asked")
}

// An exemption counts with authority, reason and day, for its rule, on its days.
func TestExemption_WhatCounts(t *testing.T) {
	on := law.MustDay(2026, 10, 1)
	whole := rule.Exemption{
		Rule: "TEST-001", Authority: jurisdiction.Court, Reason: jurisdiction.ExemptionReason("safety"),
		Day: on, Until: on,
	}
	with := func(set func(*rule.Exemption)) rule.Exemption {
		e := whole
		set(&e)
		return e
	}
	for name, tt := range map[string]struct {
		e    rule.Exemption
		want rule.Outcome
	}{
		"whole":            {whole, rule.Exempt},
		"another rule":     {with(func(e *rule.Exemption) { e.Rule = "TEST-002" }), rule.Due},
		"no authority":     {with(func(e *rule.Exemption) { e.Authority = "" }), rule.Due},
		"no reason":        {with(func(e *rule.Exemption) { e.Reason = "" }), rule.Due},
		"no day":           {with(func(e *rule.Exemption) { e.Day = law.Day{} }), rule.Due},
		"from tomorrow":    {with(func(e *rule.Exemption) { e.Day, e.Until = on.AddDays(1), law.Day{} }), rule.Due},
		"until yesterday":  {with(func(e *rule.Exemption) { e.Day, e.Until = on.AddDays(-9), on.AddDays(-1) }), rule.Due},
		"without an end":   {with(func(e *rule.Exemption) { e.Until = law.Day{} }), rule.Exempt},
		"unknown reason":   {with(func(e *rule.Exemption) { e.Reason = "Person A" }), rule.Due},
		"unknown autority": {with(func(e *rule.Exemption) { e.Authority = "Person A" }), rule.Due},
	} {
		f := within(t, jurisdiction.Builtin(), on, nil, []rule.Exemption{tt.e}, func(p *rule.Pass[int]) { p.Due("", "x") }).Findings
		require.Len(t, f, 1, name)
		assert.Equal(t, tt.want, f[0].Outcome, name)
		assert.Equal(t, tt.want == rule.Exempt, f[0].Exemption != nil, name)
	}
}

// A setting of the user makes a last day where the start is known, and is named; without it, or
// without the start, nothing is overdue.
func TestDueFrom(t *testing.T) {
	on := law.MustDay(2026, 10, 1)
	policy := rule.Policy{rule.FirstService: {Amount: 3, Unit: law.Days}, "Person A": {Amount: 1, Unit: law.Days}}
	ask := func(policy rule.Policy, start law.Day) (rule.Finding, rule.Receipt) {
		r := within(t, jurisdiction.Builtin(), on, policy, nil, func(p *rule.Pass[int]) { p.DueFrom(rule.FirstService, start, "", "x") })
		require.Len(t, r.Findings, 1)
		return r.Findings[0], r.Receipt
	}
	f, receipt := ask(policy, on.AddDays(-3))
	assert.Equal(t, rule.Due, f.Outcome, "the last day")
	assert.Equal(t, on, f.Due)
	assert.Equal(t, rule.FirstService, f.Policy)
	assert.Equal(t, []rule.Setting{{Parameter: rule.FirstService, Length: law.Length{Amount: 3, Unit: law.Days}}}, receipt.Policy, "what is no parameter is left out")
	f, _ = ask(policy, on.AddDays(-4))
	assert.Equal(t, rule.Overdue, f.Outcome, "the day after")
	for _, tt := range []struct {
		policy rule.Policy
		start  law.Day
	}{{nil, on.AddDays(-400)}, {policy, law.Day{}}, {rule.Policy{rule.Schooling: {Amount: 1, Unit: law.Days}}, on.AddDays(-400)}} {
		f, _ = ask(tt.policy, tt.start)
		assert.Equal(t, rule.Due, f.Outcome)
		assert.True(t, f.Due.IsZero())
		assert.Empty(t, f.Policy)
	}
}

// One value of national law that is looked at twice is named once; two are named both.
func TestNational_NamedOnce(t *testing.T) {
	a, b := law.Citation{Instrument: "mk-criminal-code", Pinpoint: "1", Confidence: law.High}, law.Citation{Instrument: "mk-criminal-code", Pinpoint: "2", Confidence: law.High}
	f := within(t, jurisdiction.Builtin(), law.MustDay(2026, 10, 1), nil, nil, func(
		p *rule.Pass[int],
	) {
		p.Due("", "x", rule.National("MK", a), rule.National("MK", a), rule.National("MK", b))
	}).Findings[0]
	national := 0
	for _, x := range f.Basis {
		if x.Instrument == "mk-criminal-code" {
			national++
		}
	}
	assert.Equal(t, 2, national)
}

// An act of a day that nobody recorded is judged by the law of the day of the check, in the places
// of the subject.
func TestAct_NotRecorded(t *testing.T) {
	on := law.MustDay(2026, 10, 1)
	for _, opts := range [][]rule.Option{{rule.Act("", law.Day{})}, {rule.At(""), rule.JudgedOn(law.Day{})}, {rule.Act("Person A", law.Day{})}} {
		f := within(t, jurisdiction.Builtin(), on, nil, nil, func(p *rule.Pass[int]) { p.NotMet("", "x", opts...) }).Findings[0]
		assert.True(t, f.Judged.IsZero())
		assert.Equal(t, jurisdiction.Code("MK"), f.Jurisdiction)
	}
	f := within(
		t, jurisdiction.Builtin(), on, nil, nil,
		func(p *rule.Pass[int]) { p.NotMet("", "x", rule.Act("AL", law.MustDay(2007, 1, 1))) },
	).Findings[0]
	assert.Equal(t, jurisdiction.Code("AL"), f.Jurisdiction)
	assert.Equal(t, law.MustDay(2007, 1, 1), f.Judged)
	assert.Equal(t, rule.Guidance, f.Force, "CETS No. 197 entered into force only on 1 February 2008")
}

// A second report of one check holds what was found since as well, and leaves the first as it is.
func TestReport_Twice(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), stays(func(p *rule.Pass[int]) { p.Due("/b", "x"); p.Overdue("/a", "x") }))
	require.NoError(t, err)
	c, err := rule.NewCheck(jurisdiction.Builtin(), law.MustDay(2026, 10, 1), nil)
	require.NoError(t, err)
	rule.Ask(c, set, rule.Subject[int]{Prefix: "/1", Places: []jurisdiction.Code{"MK"}})
	first, err := c.Report("test")
	require.NoError(t, err)
	require.Len(t, first.Findings, 2)
	rule.Ask(c, set, rule.Subject[int]{Prefix: "/0", Places: []jurisdiction.Code{"MK"}})
	second, err := c.Report("test")
	require.NoError(t, err)
	var paths []string
	for _, f := range second.Findings {
		paths = append(paths, f.Path)
	}
	assert.Equal(t, []string{"/0/a", "/1/a", "/0/b", "/1/b"}, paths)
	assert.Equal(t, "/1/a", first.Findings[0].Path)
	assert.Equal(t, "/1/b", first.Findings[1].Path)
}
