package jurisdiction_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// The days on which acts of the Union begin and cease to bind: a member, a State that took no part,
// one outside, and one that left.
func TestBinds_ActsOfTheUnion(t *testing.T) {
	const (
		yes, no   = law.Binds, law.DoesNotBind
		yet, over = law.NotYetBinds, law.NoLonger
		open      = law.BindUnknown
	)
	r := jurisdiction.Builtin()
	for _, tt := range []struct {
		act   string
		place jurisdiction.Code
		day   string
		want  law.Binding
		why   string
	}{
		{"eu-fd-2002-629", "DE", "2004-07-31", yet, "article 10: before 1 August 2004"},
		{"eu-fd-2002-629", "DE", "2004-08-01", yes, "article 10"},
		{"eu-fd-2002-629", "BG", "2006-12-31", yet, "a member since 1 January 2007"},
		{"eu-fd-2002-629", "BG", "2007-01-01", yes, "a member since 1 January 2007"},
		{"eu-fd-2002-629", "GB", "2014-11-30", over, "replaced on 15 April 2011"},
		{"eu-fd-2002-629", "HR", "2014-01-01", no, "replaced before it joined"},
		{"eu-fd-2002-629", "MK", "2010-01-01", no, "no member"},
		{"eu-fd-2001-220", "IT", "2002-03-21", yet, "article 17"},
		{"eu-fd-2001-220", "IT", "2002-03-22", yes, "article 17"},
		{"eu-fd-2001-220", "IT", "2012-11-14", yes, "the day before it was replaced"},
		{"eu-fd-2001-220", "IT", "2012-11-15", over, "Directive 2012/29/EU, article 30"},
		{"eu-2011-36", "GB", "2013-04-05", yet, "accepted later, due with the others"},
		{"eu-2011-36", "GB", "2013-04-06", yes, "accepted later"},
		{"eu-2011-36", "GB", "2020-12-31", yes, "the transition period"},
		{"eu-2011-36", "GB", "2021-01-01", over, "the transition period"},
		{"eu-2011-93", "FR", "2013-12-17", yet, "article 27"},
		{"eu-2011-93", "FR", "2013-12-18", yes, "article 27"},
		{"eu-2012-29", "AT", "2015-11-15", yet, "article 27"},
		{"eu-2012-29", "AT", "2015-11-16", yes, "article 27"},
		{"eu-2004-81", "GB", "2010-01-01", no, "took no part"},
		{"eu-2004-81", "RO", "2006-12-31", yet, "a member since 1 January 2007"},
		{"eu-2009-52", "ES", "2011-07-19", yet, "article 17"},
		{"eu-2009-52", "ES", "2011-07-20", yes, "article 17"},
		{"eu-2008-115", "CH", "2010-12-31", yet, "Schengen law there"},
		{"eu-2008-115", "CH", "2011-01-01", yes, "Schengen law there"},
		{"eu-2008-115", "GB", "2015-01-01", no, "took no part"},
		{"eu-2013-32", "SI", "2015-07-19", yet, "article 51(1)"},
		{"eu-2013-32", "SI", "2015-07-20", yes, "article 51(1)"},
		{"eu-2013-32", "SI", "2026-06-11", yes, "the day before the Regulation applied"},
		{"eu-2013-32", "SI", "2026-06-12", over, "Regulation (EU) 2024/1348, article 78"},
		{"eu-2013-32", "GB", "2018-01-01", no, "took no part"},
		{"eu-2013-33", "PL", "2026-06-12", over, "Directive (EU) 2024/1346"},
		{"eu-2011-95", "GR", "2013-12-20", yet, "article 39"},
		{"eu-2011-95", "GR", "2013-12-21", yes, "article 39"},
		{"eu-604-2013", "GB", "2020-12-31", yes, "the transition period"},
		{"eu-604-2013", "GB", "2021-01-01", over, "the transition period"},
		{"eu-604-2013", "CH", "2014-01-01", yes, "by association"},
		{"eu-604-2013", "NL", "2026-06-30", yes, "Regulation (EU) 2024/1351, article 83"},
		{"eu-604-2013", "NL", "2026-07-01", over, "Regulation (EU) 2024/1351, article 83"},
		{"eu-2024-1351", "NL", "2026-06-30", yet, "article 85: not with the rest of the Pact"},
		{"eu-2024-1351", "NL", "2026-07-01", yes, "article 85"},
		{"eu-2024-1356", "BG", "2026-06-11", yet, "with the Pact"},
		{"eu-2024-1356", "BG", "2026-06-12", yes, "with the Pact"},
		{"eu-2024-1356", "CH", "2026-06-12", yes, "Schengen law there"},
		{"eu-2024-1358", "MK", "2026-11-27", no, "no member"},
		{"eu-2011-36", "CH", "2020-01-01", no, "none later, and only GB has left"},
		{"eu-2011-36", "AL", "2013-04-06", no, "none later, and only GB has left"},
		{"eu-2016-800", "HU", "2019-06-10", yet, "article 24"},
		{"eu-2016-800", "HU", "2019-06-11", yes, "article 24"},
		{"eu-2016-800", "GB", "2020-01-01", no, "took no part"},
		{"eu-2012-13", "CZ", "2014-06-01", yet, "article 11"},
		{"eu-2012-13", "CZ", "2014-06-02", yes, "article 11"},
		{"eu-2018-1862", "CH", "2023-03-07", yes, "the start of the renewed system"},
		{"eu-2018-1862", "SK", "2023-03-06", yet, "the start of the renewed system"},
		{"eu-2201-2003", "CY", "2005-02-28", yet, "article 72"},
		{"eu-2201-2003", "CY", "2005-03-01", yes, "article 72"},
		{"eu-2201-2003", "CY", "2022-08-01", over, "Regulation (EU) 2019/1111, article 104"},
		{"eu-2019-1111", "CY", "2022-07-31", yet, "article 105"},
		{"eu-2024-1346", "BE", "2026-06-11", yet, "due on 12 June 2026"},
		{"eu-2024-1346", "BE", "2026-06-12", open, "what it did is not known"},
		{"eu-2024-1260", "BE", "2026-11-22", yet, "due on 23 November 2026"},
		{"eu-2024-1260", "BE", "2026-11-23", open, "what it did is not known"},
		{"eu-2024-1385", "BE", "2026-11-27", yet, "due on 14 June 2027"},
		{"gdpr", "GB", "2020-12-31", yes, "the transition period"},
		{"gdpr", "GB", "2021-01-01", over, "the transition period"},
	} {
		day, err := law.ParseDay(tt.day)
		require.NoError(t, err)
		got := r.Binds(tt.act, tt.place, day)
		assert.Equal(t, tt.want, got.Binding, "%s %s %s: %s (%s)",
			tt.act, tt.place, tt.day, tt.why, got.Reason.Text(got.Day))
	}
}

// Directive 2011/36/EU has the text of 2011 and that of 2024; what only the amendment has is not
// told of the text before.
func TestWordings_BothTextsOfADirective(t *testing.T) {
	r := jurisdiction.Builtin()
	by := func(pinpoint, topic string) []string {
		var out []string
		for _, w := range r.Wordings("eu-2011-36", pinpoint, topic) {
			out = append(out, w.Instrument.ID+" "+w.Provision.By)
		}
		return out
	}
	const amended, old = "eu-2011-36 eu-2024-1712", "eu-2011-36 "
	assert.Equal(t, []string{amended, old}, by("8", ""))
	assert.Equal(t, []string{amended}, by("8", "other_unlawful_acts"))
	assert.Equal(t, []string{amended, old}, by("11(4)", ""))
	assert.Equal(t, []string{amended}, by("11(4)", "referral_by_law"))
	assert.Equal(t, []string{amended, old}, by("18a(1)-(2)", ""), "article 18(4) of 2011")
	assert.Equal(t, []string{amended}, by("11a(2)", ""))
	assert.Equal(t, []string{old, "eu-fd-2002-629 "}, by("2(4)", ""))
	assert.Equal(t, []string{old}, by("13(1)", ""))
	// Article 18(4) of 2011 only asked to consider it.
	use := r.Wordings("eu-2011-36", "18a(1)-(2)", "")[1].Provision
	assert.Equal(t, law.Consider, use.Bindingness)
}

// An act of the Union that is known from a copy is at most medium, and what nobody read is low.
func TestActsOfTheUnion_Confidence(t *testing.T) {
	r := jurisdiction.Builtin()
	for _, id := range r.Instruments() {
		in := r.Instrument(id)
		if !in.Kind.OfUnion() {
			continue
		}
		for i := range in.Provisions {
			p := &in.Provisions[i]
			c := in.Cite(p)
			assert.True(t, c.Confidence == law.Low || c.ReadIn == "" || c.Confidence == law.Medium,
				"%s %s", id, p.Pinpoint)
			for _, pin := range p.Succeeds {
				assert.NotNil(t, r.Provision(pin.Instrument, pin.Pinpoint, pin.Topic))
			}
		}
	}
}
