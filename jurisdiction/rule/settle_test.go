package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// What lives in a mutated engine would live here: each test holds one decision of settle and
// report.

func TestExemption_LeavesWhatIsMet(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), stays(func(p *rule.Pass[int]) {
		p.Met("/a", "met")
		p.Due("/b", "due")
	}))
	require.NoError(t, err)
	on := law.MustDay(2026, 11, 24)
	c, err := rule.NewCheck(set.Registry(), on, nil)
	require.NoError(t, err)
	exempt := rule.Exemption{
		Rule: "TEST-001", Authority: jurisdiction.Court,
		Reason: jurisdiction.ExemptionReason("court-order"), Day: on,
	}
	rule.Ask(c, set, rule.Subject[int]{Places: []jurisdiction.Code{"MK"}, Exemptions: []rule.Exemption{exempt}})
	r, err := c.Report("test")
	require.NoError(t, err)
	require.Len(t, r.Findings, 2)
	assert.Equal(t, rule.Exempt, r.Findings[0].Outcome)
	assert.Equal(t, rule.Met, r.Findings[1].Outcome)
	assert.Nil(t, r.Findings[1].Exemption)
}

func TestNational_AReportIsNoLaw(t *testing.T) {
	on := law.MustDay(2026, 11, 24)
	told := law.Citation{Instrument: "mk-tip", Confidence: law.Medium} // a source, not an act
	act := law.Citation{Instrument: "mk-foreigners-2018", Confidence: law.Low}
	r := ask(t, stays(func(p *rule.Pass[int]) {
		p.Due("/plain", "x")
		p.Due("/told", "x", rule.National("MK", told), rule.RestsOn("unicef-2003-see"))
		p.Due("/act", "x", rule.National("MK", act), rule.RestsOn("unicef-2003-see"))
		p.Due("/looked", "x", rule.Looked("MK", act), rule.RestsOn("unicef-2003-see"))
		p.Due("/plain again", "x")
	}), on, "MK")
	by := map[string]rule.Finding{}
	for _, f := range r.Findings {
		by[f.Path] = f
	}
	assert.Equal(t, rule.Guidance, by["/x/told"].Force)
	assert.Equal(t, rule.Binding, by["/x/act"].Force)
	assert.Equal(t, rule.Guidance, by["/x/looked"].Force, "a value that is looked at is no basis")
	assert.Equal(t, law.Low, by["/x/act"].Confidence)
	assert.Equal(t, law.Low, by["/x/looked"].Confidence, "but the finding is no surer than it")
	assert.Len(t, by["/x/act"].Basis, 2, "the act and the guidelines")
	assert.NotEmpty(t, by["/x/act"].Basis[0].Short, "the title stands in where there is no short name")
	assert.Equal(t, by["/x/plain"].Basis, by["/x/plain again"].Basis, "national law of one finding does not get into the next")
	assert.Len(t, by["/x/plain"].Basis, 3)
}

func TestBases_WhatBindsComesFirst(t *testing.T) {
	r := ask(t, stays(func(p *rule.Pass[int]) { p.Due("", "x") }), law.MustDay(2026, 11, 24), "MK")
	var got []law.Binding
	for _, a := range r.Findings[0].Basis {
		got = append(got, a.Binding)
	}
	// CETS No. 197 binds; Directive 2004/81/EC does not bind outside the EU; guidelines bind nobody
	// and come last.
	assert.Equal(t, []law.Binding{law.Binds, law.DoesNotBind, law.DoesNotBind}, got)
	assert.Equal(t, law.Soft, r.Findings[0].Basis[2].Bindingness)
	assert.Equal(t, law.High, r.Findings[0].Confidence, "that of what decides")
}

func TestPlaces_AreNamedOnce(t *testing.T) {
	act := law.Citation{Instrument: "mk-foreigners-2018", Confidence: law.High}
	r := ask(
		t, stays(func(p *rule.Pass[int]) { p.Due("", "x", rule.National("MK", act)) }),
		law.MustDay(2026, 11, 24), "AL", "MK", "SI",
	)
	assert.Equal(t, jurisdiction.Code("MK"), r.Findings[0].Jurisdiction)
	assert.Equal(t, []jurisdiction.Code{"SI", "AL"}, r.Findings[0].Also, "each other place that is bound, once")
}

func TestNoPlace_OnlyGuidelinesSpeak(t *testing.T) {
	r := ask(t, stays(func(p *rule.Pass[int]) { p.Due("", "x") }), law.MustDay(2026, 11, 24))
	f := r.Findings[0]
	assert.Equal(t, rule.Guidance, f.Force)
	assert.Empty(t, f.Jurisdiction)
	for _, a := range f.Basis {
		want := law.BindUnknown
		if a.Instrument == "unicef-2003-see" {
			want = law.DoesNotBind
		}
		assert.Equal(t, want, a.Binding, a.Instrument)
	}
}
