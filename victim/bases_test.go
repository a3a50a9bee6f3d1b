package victim_test

import (
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// A value of national law is a basis of a finding where it is known, and only there.
func TestNationalLawIsABasisWhereItIsKnown(t *testing.T) {
	on := d(2026, 11, 24)
	r := jurisdiction.Builtin()
	for _, tt := range []struct {
		id     rule.ID
		topic  func(*jurisdiction.Profile) law.State
		change func(*victim.Victim)
	}{
		{"AGE-002", func(p *jurisdiction.Profile) law.State {
			e, s := p.Age.Presumption.At(on)
			if s == law.Known && !e.Value {
				return law.None // the law was read and has no presumption
			}
			return s
		}, func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeDisputed, ReasonToBelieveChild: person.Yes}
		}},
		{"COMP-003", func(p *jurisdiction.Profile) law.State { _, s := p.Compensation.At(on); return s }, nil},
		{"IDENT-006", func(p *jurisdiction.Profile) law.State { _, s := p.Identification.DecisionPeriod.At(on); return s }, func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{ID: "s1", Kind: victim.StatusReferred, Day: d(2026, 11, 20)}}
		}},
	} {
		seen := map[law.State]bool{}
		for _, code := range r.Codes() {
			p, err := r.Get(code)
			require.NoError(t, err)
			v := child()
			v.Stays[0].Place, v.Status[0].Place = code, code
			if tt.change != nil {
				tt.change(&v)
			}
			state := tt.topic(p)
			for _, f := range findings(t, v, on, tt.id) {
				national := slices.ContainsFunc(f.Basis, func(a rule.Authority) bool { return r.Instrument(a.Instrument) == nil })
				assert.Equal(t, state == law.Known, national, "%s %s", tt.id, code)
				seen[state] = true
			}
		}
		assert.NotEmpty(t, seen, tt.id)
	}
}

// Where the law of a place was read and has no reflection period the finding says so; where it has
// one, or where that is not known, nothing conflicts (CETS No. 197, article 13(1)).
func TestReflection_OnlyNoneIsAConflict(t *testing.T) {
	on := d(2026, 11, 24)
	r := jurisdiction.Builtin()
	none := 0
	for _, a := range jurisdiction.Compare(r, on, func(p *jurisdiction.Profile) law.Dated[jurisdiction.ReflectionPeriod] { return p.Reflection.Adult }) {
		v := child()
		v.Age = person.Age{BirthDay: d(1990, 1, 1)}
		v.Stays[0].Place, v.Status[0].Place = a.Place, a.Place
		for _, f := range findings(t, v, on, "REFL-001") {
			if len(f.Conflicts) > 0 {
				assert.Equal(t, law.None, a.State, a.Place)
				none++
			}
		}
	}
	assert.Positive(t, none)
}
