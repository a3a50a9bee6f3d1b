package duty_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A value of national law is a basis of a finding where it is known, and only there.
func TestNationalLawIsABasisWhereItIsKnown(t *testing.T) {
	on := at(2026, 11, 24)
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
		{"COMP-003", func(p *jurisdiction.Profile) law.State {
			_, s := p.Compensation.At(on)
			return s
		}, nil},
		{"IDENT-006", func(p *jurisdiction.Profile) law.State {
			_, s := p.Identification.DecisionPeriod.At(on)
			return s
		}, func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{
				ID: "s1", Kind: victim.StatusReferred, Day: at(2026, 11, 20),
			}}
		}},
	} {
		seen := map[law.State]bool{}
		for _, code := range r.Codes() {
			p, err := r.Get(code)
			require.NoError(t, err)
			v := girlIn(code)
			if tt.change != nil {
				tt.change(&v)
			}
			state := tt.topic(p)
			for _, f := range told(lone(t, nil, v, on), tt.id) {
				national := slices.ContainsFunc(f.Law.Basis(), func(a rule.Authority) bool {
					return r.Instrument(a.Instrument) == nil
				})
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
	on := at(2026, 11, 24)
	adult := func(p *jurisdiction.Profile) law.Dated[jurisdiction.ReflectionPeriod] {
		return p.Reflection.Adult
	}
	none := 0
	for _, a := range jurisdiction.Compare(jurisdiction.Builtin(), on, adult) {
		for _, f := range told(lone(t, nil, womanIn(a.Place), on), "REFL-001") {
			conflict := f.More != nil && len(f.More.Conflicts) > 0
			if f.Outcome != rule.Met {
				assert.Equal(t, a.State == law.None, conflict, a.Place)
			}
			if conflict {
				none++
			}
		}
	}
	assert.Positive(t, none)
}

// Where national law has a number for the appointment of a guardian and it was made after the last
// day, the file shows that.
func TestGuardian_LateIsToldWhereTheLawHasANumber(t *testing.T) {
	r := jurisdiction.Builtin()
	on := at(2026, 11, 24)
	runs := []law.Event{law.Detection, law.Awareness, law.ReasonableGrounds, law.Identification}
	seen := 0
	for _, code := range r.Codes() {
		p, err := r.Get(code)
		require.NoError(t, err)
		e, state := p.Guardianship.Period.At(on)
		by, _ := p.TimeLimits.Administrative.At(at(2026, 9, 1))
		last, ok := e.Value.Count(at(2026, 9, 1), by.Value, nil, law.ExceptAuthority)
		if state != law.Known || !ok || !slices.Contains(runs, e.Value.Starts) {
			continue
		}
		seen++
		v := girlIn(code)
		for day, want := range map[law.Day]rule.Outcome{
			last.Last: rule.Met, last.Last.AddDays(1): rule.Late,
		} {
			v.Guardians = []victim.Guardian{{
				ID: "g", Appointed: day, Authority: jurisdiction.SocialWork,
			}}
			f := toldIn(t, lone(t, nil, v, on), "CHILD-001", code)
			assert.Equal(t, want, f.Outcome, "%s %v", code, day)
		}
	}
	assert.Positive(t, seen, "a profile has a number that runs from when the child was found")
}

// CETS No. 197 is in force for North Macedonia since 1 September 2009. That article 3 of the
// Convention on Human Rights asked for a guardian is known of facts since 19 July 2007 (Rahimi v.
// Greece); Kosovo applies that Convention by its Constitution.
func TestForceFollowsTheLawOfTheDay(t *testing.T) {
	v := girl15()
	v.Age.BirthDay = at(1995, 1, 1)
	v.Stays[0].From, v.Status[0].Day = at(2007, 1, 1), at(2007, 2, 1)
	before := toldIn(t, lone(t, nil, v, at(2007, 7, 18)), "CHILD-001", "MK")
	after := toldIn(t, lone(t, nil, v, at(2007, 7, 19)), "CHILD-001", "MK")
	assert.Equal(t, rule.ForceUnknown, before.Law.Force)
	assert.Equal(t, rule.Binding, after.Law.Force)
	assert.Equal(t, jurisdiction.Code("MK"), after.Law.Jurisdiction)
	for _, f := range []rule.Finding{before, after} {
		for _, a := range f.Law.Basis() {
			assert.NotEmpty(t, a.Why)
		}
	}
	kosovo := toldIn(t, lone(t, nil, girlIn("XK"), at(2026, 10, 1)), "CHILD-001", "XK")
	assert.Equal(t, rule.Binding, kosovo.Law.Force)
}
