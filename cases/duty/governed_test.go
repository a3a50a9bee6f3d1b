package duty_test

import (
	"cmp"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// members are the days from which and until which States were members of the European Union
// (Treaties of Accession of 1957, 1972, 1979, 1985, 1994, 2003, 2005 and 2011; Withdrawal
// Agreement, article 126: Union law applied in the United Kingdom until 31 December 2020).
var members = map[jurisdiction.Code][2]law.Day{
	"AT": {d(1995, 1, 1)}, "BE": {d(1958, 1, 1)}, "BG": {d(2007, 1, 1)}, "CY": {d(2004, 5, 1)},
	"CZ": {d(2004, 5, 1)}, "DE": {d(1958, 1, 1)}, "ES": {d(1986, 1, 1)}, "FR": {d(1958, 1, 1)},
	"GB": {d(1973, 1, 1), d(2020, 12, 31)}, "GR": {d(1981, 1, 1)}, "HR": {d(2013, 7, 1)},
	"HU": {d(2004, 5, 1)}, "IT": {d(1958, 1, 1)}, "NL": {d(1958, 1, 1)}, "PL": {d(2004, 5, 1)},
	"RO": {d(2007, 1, 1)}, "SI": {d(2004, 5, 1)}, "SK": {d(2004, 5, 1)},
}

// onChildren are the instruments of which the whole title is about children.
var onChildren = []string{
	"crc", "opsc", "opac", "coe-201", "ilo-c138", "ilo-c182", "eu-2011-93", "eu-2016-800",
	"hague-1980", "hague-1996", "crc-gc6",
}

// union reports whether the law of the Union applied in a State on a day.
func union(place jurisdiction.Code, day law.Day) bool {
	m, ok := members[place.Country()]
	return ok && !day.Before(m[0]) && (m[1].IsZero() || !day.After(m[1]))
}

// A draw makes random files of which the truth about age, citizenship and asylum is known.
type draw struct {
	r      *rand.Rand
	places []jurisdiction.Code
	days   []law.Day
}

// fill gives v values of few kinds, so that they meet; codes from their own lists.
func (w *draw) fill(v reflect.Value, depth int) {
	if !v.CanSet() {
		return
	}
	if coded, ok := v.Interface().(interface{ CodeTable() string }); ok {
		lines := strings.Split(strings.TrimSpace(coded.CodeTable()), "\n")
		if w.r.IntN(3) > 0 {
			code, _, _ := strings.Cut(lines[w.r.IntN(len(lines))], "\t")
			v.SetString(code)
		}
		return
	}
	switch {
	case v.Type() == reflect.TypeFor[law.Day]():
		v.Set(reflect.ValueOf(w.days[w.r.IntN(len(w.days))]))
	case v.Type() == reflect.TypeFor[jurisdiction.Code]():
		v.Set(reflect.ValueOf(w.places[w.r.IntN(len(w.places))]))
	case v.Type() == reflect.TypeFor[person.Age]():
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			w.fill(v.Field(i), depth+1)
		}
	case v.Kind() == reflect.Slice:
		n := w.r.IntN(3)
		if depth > 4 {
			n = w.r.IntN(2)
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			w.fill(v.Index(i), depth+1)
		}
	case v.Type() == reflect.TypeFor[string]():
		v.SetString([]string{"", "v1", "x1"}[w.r.IntN(3)])
	}
}

// file makes a file of one person, of whom it returns the day of birth.
func (w *draw) file() (*cases.File, law.Day) {
	f := &cases.File{}
	w.fill(reflect.ValueOf(f).Elem(), 0)
	var v victim.Victim
	w.fill(reflect.ValueOf(&v).Elem(), 0)
	births := []law.Day{d(1980, 5, 5), d(2006, 6, 12), d(2008, 7, 1), d(2012, 1, 1)}
	birth := births[w.r.IntN(len(births))]
	v.ID, v.Age = "v1", person.Age{Knowledge: person.AgeExact, BirthDay: birth}
	v.Citizenships = nil
	for range 1 + w.r.IntN(2) {
		v.Citizenships = append(v.Citizenships, person.Citizenship{
			Kind: person.CitizenOf, Country: w.places[w.r.IntN(len(w.places))],
		})
	}
	f.ID, f.Victims, f.Events, f.Schema = "f1", []victim.Victim{v}, nil, 0
	for i := range f.Conduct {
		f.Conduct[i].Victims = []string{"v1"}
	}
	return f, birth
}

// outside says why a scope is certainly not that of the person on a day in a place; empty where it
// may be.
func outside(
	s law.Scope, f *cases.File, birth law.Day, place jurisdiction.Code, day law.Day,
) string {
	v := &f.Victims[0]
	child := day.Before(birth.AddYears(18))
	applied := func(of func(*victim.AsylumApplication) bool) bool {
		return slices.ContainsFunc(v.Asylum.Applications, func(a victim.AsylumApplication) bool {
			return !a.Day.After(day) && of(&a)
		})
	}
	switch s {
	case law.ScopeChild:
		if !child {
			return "an adult"
		}
	case law.ScopeAlone:
		if v.Family.Accompaniment == victim.Accompanied && v.Family.AccompanimentDay.IsZero() {
			return "accompanied"
		}
	case law.ScopeForeign:
		for _, c := range v.Citizenships {
			if c.Country.Country() == place.Country() {
				return "a citizen"
			}
		}
	case law.ScopeThirdCountry:
		for _, c := range v.Citizenships {
			if union(c.Country, day) {
				return "a citizen of the Union"
			}
		}
	case law.ScopeAsylum:
		if !applied(func(*victim.AsylumApplication) bool { return true }) {
			return "who sought no asylum"
		}
	case law.ScopeLodgedSince:
		if !applied(func(a *victim.AsylumApplication) bool {
			return a.Lodged.IsZero() || !a.Lodged.Before(d(2026, 6, 12))
		}) {
			return "whose application was lodged before"
		}
	case law.ScopeLodgedBefore:
		if !applied(func(a *victim.AsylumApplication) bool {
			return a.Lodged.Before(d(2026, 6, 12))
		}) {
			return "whose application was lodged later"
		}
	case law.ScopeSinceAMMR:
		if !applied(func(a *victim.AsylumApplication) bool {
			return a.Registered.IsZero() || !a.Registered.Before(d(2026, 7, 1))
		}) {
			return "whose application was registered before"
		}
	case law.ScopeBeforeAMMR:
		if !applied(func(a *victim.AsylumApplication) bool {
			return a.Registered.Before(d(2026, 7, 1))
		}) {
			return "whose application was registered later"
		}
	case law.ScopeAccused:
		if len(f.Liabilities) == 0 {
			return "accused of nothing"
		}
	case law.ScopeCrossBorder, law.ScopeSexual, law.ScopeEntitled, law.ScopeLawEnforcement,
		law.ScopeGDPR, law.ScopeAdult, law.ScopeKnown:
		// What decides these is held by tests of their own: scenarios, the conditions.
	}
	return ""
}

// No rule binds by a provision on a person, in a place or on a day that it does not govern. What
// governs is worked out here from the law data and from facts of which the truth is known, without
// the engine.
func TestGoverned_NoForceBeyondTheInstrument(t *testing.T) {
	files := 300
	if testing.Short() {
		files = 30
	}
	registry := jurisdiction.Builtin()
	checker, err := duty.Builtin()
	require.NoError(t, err)
	w := &draw{
		r: rand.New(rand.NewPCG(20, 2026)), places: registry.Codes(),
		days: []law.Day{
			{}, d(2003, 5, 1), d(2009, 12, 1), d(2013, 4, 6), d(2014, 6, 1), d(2020, 2, 1),
			d(2020, 12, 31), d(2021, 1, 1), d(2024, 2, 29), d(2026, 6, 11), d(2026, 6, 12),
			d(2026, 7, 1), d(2026, 9, 15),
		},
	}
	binding := map[rule.ID]bool{}
	for range files {
		f, birth := w.file()
		for _, on := range []law.Day{d(2026, 9, 15), d(2019, 3, 1)} {
			report, err := checker.Check(f, on)
			require.NoError(t, err)
			for i := range report.Findings {
				x := &report.Findings[i]
				if x.Law.Force != rule.Binding || x.Says == rule.SaysClosedSince {
					continue // of what ended with the file the day is not told
				}
				if x.Judged.IsZero() {
					x.Judged = on
				}
				binding[x.Rule.ID] = true
				for _, a := range x.Law.Basis() {
					if a.Supports || a.Outside || a.Unsure || a.Binding != law.Binds ||
						!a.Bindingness.Obliges() || !a.Addressee.OneCase() {
						continue
					}
					assert.Empty(t, ungoverned(registry, f, birth, x, &a),
						"%s by %s %s in %s, judged on %s, birth %s",
						x.Key, a.Instrument, a.Pinpoint, a.Place, x.Judged, birth)
				}
			}
			if t.Failed() {
				return
			}
		}
	}
	t.Log(len(binding), "rules bind")
	assert.Greater(t, len(binding), 60, "the files reach too few rules")
}

// ungoverned says why a provision that decides does not govern what a finding is about.
func ungoverned(
	r *jurisdiction.Registry, f *cases.File, birth law.Day, x *rule.Finding, a *rule.Authority,
) string {
	in := r.Instrument(a.Instrument)
	if in == nil {
		return "" // national law
	}
	if strings.HasPrefix(in.ID, "eu-") || in.ID == "gdpr" {
		schengen := a.Place.Country() == "CH" &&
			r.Binds(in.ID, a.Place, x.Judged).Reason == jurisdiction.ReachesThere
		if !union(a.Place, x.Judged) && !schengen {
			return "not a member on the day"
		}
	}
	if x.About == "" {
		return ""
	}
	why := "no such provision"
	for i := range in.Provisions {
		p := &in.Provisions[i]
		if p.Pinpoint != a.Pinpoint {
			continue
		}
		why = ""
		for _, s := range slices.Concat(in.Governs, p.Governs) {
			why = cmp.Or(why, outside(s, f, birth, a.Place, x.Judged))
		}
		if why == "" {
			break
		}
	}
	if why != "" {
		return why
	}
	if slices.Contains(onChildren, in.ID) && !x.Judged.Before(birth.AddYears(18)) {
		return "an instrument on children, of an adult"
	}
	return ""
}
