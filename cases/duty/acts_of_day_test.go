package duty_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// since returns a victim whose record begins on a day.
func since(v victim.Victim, day law.Day) victim.Victim {
	v.Stays[0].From, v.Status[0].Day = day, day
	return v
}

// acts are the provisions of acts of the Union on which the findings of a rule rest, those that
// decide first.
func acts(r *rule.Report, id rule.ID) []string {
	var out []string
	for _, f := range told(r, id) {
		for _, a := range f.Law.Basis() {
			in := jurisdiction.Builtin().Instrument(a.Instrument)
			if in == nil || !in.Kind.OfUnion() || a.Outside {
				continue
			}
			line := a.Instrument + " " + a.Pinpoint + ": " + string(a.Binding)
			if !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

// A file of 2012: Directive 2012/29/EU, adopted that year, was due on 16 November 2015, so that the
// information of a victim in Slovenia is asked of Framework Decision 2001/220/JHA, article 4(1); a
// file of 2015 is judged by it until the day before, and by the Directive from the day on.
func TestActsOfTheDay_Victims(t *testing.T) {
	const framework, directive = "eu-fd-2001-220 4(1)", "eu-2012-29 3-4"
	for _, tt := range []struct {
		place jurisdiction.Code
		on    law.Day
		want  string
	}{
		{"SI", at(2012, 5, 1), framework},
		{"SI", at(2015, 11, 15), framework},
		{"SI", at(2015, 11, 16), directive},
		{"GB", at(2012, 5, 1), framework},
		{"GB", at(2014, 11, 30), framework},
		{"GB", at(2020, 12, 31), directive},
	} {
		v := since(womanIn(tt.place), tt.on.AddDays(-30))
		got := acts(lone(t, nil, v, tt.on), "ASSIST-008")
		assert.Contains(t, got, tt.want+": binds", "%s %v", tt.place, tt.on)
	}
	for _, tt := range []struct {
		place jurisdiction.Code
		on    law.Day
	}{
		// Protocol 36, article 10(4), and the end of the transition period; no member.
		{"GB", at(2014, 12, 1)}, {"GB", at(2021, 1, 1)}, {"MK", at(2012, 5, 1)},
		{"HR", at(2013, 6, 30)},
	} {
		v := since(womanIn(tt.place), tt.on.AddDays(-30))
		for _, line := range acts(lone(t, nil, v, tt.on), "ASSIST-008") {
			assert.False(t, strings.HasSuffix(line, ": binds") &&
				!strings.HasPrefix(line, "eu-2011-36 "), "%s %v: %s", tt.place, tt.on, line)
		}
	}
}

// The help of a victim in Slovenia is asked of Directive 2011/36/EU from the day on which it was
// due, in its text of 2011 until the amendment is known to be carried: in Hungary on 1 July 2026.
func TestActsOfTheDay_BothTexts(t *testing.T) {
	for _, tt := range []struct {
		place jurisdiction.Code
		on    law.Day
		by    string
		binds law.Binding
	}{
		{"SI", at(2013, 4, 5), "", law.NotYetBinds},
		{"SI", at(2013, 4, 6), "", law.Binds},
		{"SI", at(2026, 11, 27), "", law.Binds},
		{"HU", at(2026, 6, 30), "", law.Binds},
		{"HU", at(2026, 7, 1), "EU Anti-Trafficking amending Directive", law.Binds},
	} {
		v := since(womanIn(tt.place), tt.on.AddDays(-30))
		found := false
		for _, f := range told(lone(t, nil, v, tt.on), "ASSIST-002") {
			for _, a := range f.Law.Basis() {
				if a.Instrument == "eu-2011-36" && a.Pinpoint == "11(5)" {
					found = true
					assert.Equal(t, tt.by, a.By, "%s %v", tt.place, tt.on)
					assert.Equal(t, tt.binds, a.Binding, "%s %v", tt.place, tt.on)
				}
			}
		}
		assert.True(t, found, "%s %v", tt.place, tt.on)
	}
}

// limits are scopes that the texts of acts of the Union set: to the whole act, where the pinpoint
// is empty, or to the provisions that begin with it.
var limits = []struct {
	act, pinpoint string
	scope         law.Scope
}{
	{"eu-2011-36", "13", law.ScopeChild}, {"eu-2011-36", "14", law.ScopeChild},
	{"eu-2011-36", "15", law.ScopeChild}, {"eu-2011-36", "16", law.ScopeChild},
	{"eu-2011-36", "16", law.ScopeAlone},
	{"eu-2012-29", "22(4)", law.ScopeChild}, {"eu-2012-29", "24", law.ScopeChild},
	{"eu-2012-29", "17", law.ScopeCrossBorder},
	{"eu-2011-93", "", law.ScopeSexual}, {"eu-2011-93", "18", law.ScopeChild},
	{"eu-2011-93", "19", law.ScopeChild}, {"eu-2011-93", "20", law.ScopeChild},
	{"eu-2004-81", "", law.ScopeThirdCountry}, {"eu-2004-81", "", law.ScopeAdult},
	{"eu-2004-81", "10", law.ScopeChild}, {"eu-2004-81", "10(c)", law.ScopeAlone},
	{"eu-2004-80", "1", law.ScopeCrossBorder}, {"eu-2004-80", "5", law.ScopeCrossBorder},
	{"eu-2009-52", "", law.ScopeThirdCountry}, {"eu-2008-115", "", law.ScopeThirdCountry},
	{"eu-2008-115", "10", law.ScopeChild}, {"eu-2008-115", "10", law.ScopeAlone},
	{"eu-2008-115", "17", law.ScopeChild},
	{"eu-2013-32", "", law.ScopeLodgedBefore}, {"eu-2013-32", "25", law.ScopeAlone},
	{"eu-2013-33", "", law.ScopeAsylum}, {"eu-2013-33", "24", law.ScopeAlone},
	{"eu-2011-95", "", law.ScopeAsylum}, {"eu-2011-95", "31", law.ScopeAlone},
	{"eu-604-2013", "", law.ScopeBeforeAMMR}, {"eu-604-2013", "6(2)", law.ScopeAlone},
	{"eu-2024-1348", "", law.ScopeLodgedSince}, {"eu-2024-1348", "23", law.ScopeAlone},
	{"eu-2024-1346", "", law.ScopeAsylum}, {"eu-2024-1346", "27", law.ScopeAlone},
	{"eu-2024-1347", "", law.ScopeAsylum}, {"eu-2024-1351", "", law.ScopeSinceAMMR},
	{"eu-2024-1351", "23(2)", law.ScopeAlone}, {"eu-2024-1356", "", law.ScopeThirdCountry},
	{"eu-2024-1356", "13", law.ScopeChild}, {"eu-2024-1358", "14", law.ScopeChild},
	{"eu-2010-64", "", law.ScopeAccused}, {"eu-2012-13", "", law.ScopeAccused},
	{"eu-2016-800", "", law.ScopeAccused}, {"eu-2016-1919", "", law.ScopeAccused},
	{"eu-2014-41", "", law.ScopeCrossBorder}, {"eu-2018-1805", "", law.ScopeCrossBorder},
	{"eu-2201-2003", "", law.ScopeChild}, {"eu-2019-1111", "", law.ScopeChild},
	{"gdpr", "", law.ScopeGDPR}, {"eu-2016-680", "", law.ScopeLawEnforcement},
}

// Every provision of an act of the Union on which a rule may rest, on whatever day, says whom it
// obliges, and is held to what its text limits it to.
func TestActsOfTheUnion_AddresseeAndScope(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	r := jurisdiction.Builtin()
	seen := 0
	for _, e := range c.Catalogue() {
		for _, b := range e.Basis {
			for _, w := range r.Wordings(b.Instrument, b.Pinpoint, "") {
				in, p := w.Instrument, w.Provision
				if !in.Kind.OfUnion() {
					continue
				}
				seen++
				assert.True(t, law.IsValid(p.Addressee), "%s: %s %s", e.ID, in.ID, p.Pinpoint)
				governs := slices.Concat(in.Governs, p.Governs)
				for _, x := range limits {
					if x.act == in.ID && (x.pinpoint == "" || p.Pinpoint == x.pinpoint ||
						strings.HasPrefix(p.Pinpoint, x.pinpoint+"(")) {
						assert.Contains(t, governs, x.scope, "%s %s", in.ID, p.Pinpoint)
					}
				}
			}
		}
	}
	assert.Greater(t, seen, 150)
}
