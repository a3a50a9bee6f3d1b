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

func only(t *testing.T, registry *jurisdiction.Registry, bases []rule.Basis, opts ...rule.Option) rule.Finding {
	t.Helper()
	r := stays(func(p *rule.Pass[int]) { p.Due("", "x", opts...) })
	r.Bases = bases
	set, err := rule.NewSet(registry, r)
	require.NoError(t, err)
	for range 2 { // the second time from what was remembered
		c, err := rule.NewCheck(registry, law.MustDay(2026, 10, 1), nil)
		require.NoError(t, err)
		rule.Ask(c, set, rule.Subject[int]{Places: []jurisdiction.Code{"MK"}})
		report, err := c.Report("test")
		require.NoError(t, err)
		if f := report.Findings; assert.Len(t, f, 1) {
			return f[0]
		}
	}
	return rule.Finding{}
}

// A provision that only supports a rule binds its State, and does not make the rule binding.
func TestSupports(t *testing.T) {
	registry := jurisdiction.Builtin()
	f := only(t, registry, []rule.Basis{{Instrument: "coe-197", Pinpoint: "13(1)"}})
	assert.Equal(t, rule.Binding, f.Force)
	f = only(t, registry, []rule.Basis{{Instrument: "coe-197", Pinpoint: "13(1)", Supports: true}, {Instrument: "unicef-2003-see", Pinpoint: "3.1.2"}})
	assert.Equal(t, rule.Guidance, f.Force)
	assert.Equal(t, law.Binds, f.Basis[0].Binding, "it still binds, to something else")
	assert.True(t, f.Basis[0].Supports)
	f = only(t, registry, []rule.Basis{{Instrument: "coe-197", Pinpoint: "13(1)", Supports: true}, {Instrument: "coe-197", Pinpoint: "13(2)"}})
	assert.Equal(t, rule.Binding, f.Force)
	assert.Equal(t, "13(2)", f.Basis[0].Pinpoint, "what decides comes first")
}

// An instrument that does not govern the facts is shown with the reason and decides nothing;
// another finding of the same rule may be governed by it.
func TestOutside(t *testing.T) {
	bases := []rule.Basis{{Instrument: "coe-197", Pinpoint: "13(1)"}, {Instrument: "unicef-2003-see", Pinpoint: "3.1.2"}}
	r := stays(func(p *rule.Pass[int]) {
		p.Due("/a", "x", rule.Outside("speaks of something else", "coe-197"))
		p.Due("/b", "x")
	})
	r.Bases = bases
	for range 2 {
		fs := ask(t, r, law.MustDay(2026, 10, 1), "MK").Findings
		require.Len(t, fs, 2)
		assert.Equal(t, "/x/b", fs[0].Path, "what binds comes first")
		assert.Equal(t, rule.Binding, fs[0].Force)
		assert.Equal(t, rule.Guidance, fs[1].Force)
		require.Len(t, fs[1].Basis, 2)
		assert.Equal(t, law.DoesNotBind, fs[1].Basis[0].Binding)
		assert.Equal(t, "speaks of something else", fs[1].Basis[0].Why)
	}
}

// CETS No. 197, article 31(2): a reservation to the grounds of jurisdiction in paragraph 1(d) and
// (e). Where its text was not read, whether the provision binds is not known.
func TestReservation(t *testing.T) {
	bases := []rule.Basis{{Instrument: "coe-197", Pinpoint: "31(1)(d)"}}
	status := func(reservations string) *jurisdiction.Registry {
		r, err := jurisdiction.Builtin().Overlay("ours", fstest.MapFS{"status.yaml": {Data: []byte(`status:
  - place: MK
    instrument: coe-197
    party: party
    in_force: 2009-09-01
    source: {instrument: coe-197, url: "https://example.org", checked: 2026-11-01, confidence: high}
` + reservations)}})
		require.NoError(t, err)
		return r
	}
	for _, tt := range []struct {
		reservations string
		force        rule.Force
	}{
		{"", rule.Binding},
		{"    reservations: [{pinpoint: \"31(1)(d)\"}]\n", rule.Guidance},
		{"    reservations: [{pinpoint: \"31(1)\"}]\n", rule.Guidance},
		{"    reservations: [{pinpoint: \"31\"}]\n", rule.Guidance},
		{"    reservations: [{pinpoint: \"3\"}]\n", rule.Binding},
		{"    reservations: [{pinpoint: \"31(1)(e)\"}]\n", rule.Binding},
		{"    reservations: [{pinpoint: \"31(1)(d)\", read: true, note: \"of another kind\"}]\n", rule.Binding},
	} {
		f := only(t, status(tt.reservations), bases)
		assert.Equal(t, tt.force, f.Force, tt.reservations)
		assert.NotEmpty(t, f.Basis[0].Why)
	}
}
