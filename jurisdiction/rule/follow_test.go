package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// TestSafeguard_then: what may follow is asked once all else is as it has to be, and is due.
func TestSafeguard_then(t *testing.T) {
	r := &rule.Safeguard[*someone, visit]{
		Head: head("TEST-003"), Each: visits,
		Must: []rule.Quality[*someone, visit]{{Field: "polite", Text: "polite visit"}},
		Then: []rule.Quality[*someone, visit]{{Field: "why", Text: "reason for the visit"}},
	}
	for name, tt := range map[string]struct {
		v    visit
		want want
	}{
		"both": {
			visit{Polite: "yes", Why: "x"}, want{rule.Met, "On file: polite visit.", false, false},
		},
		"follows": {
			visit{Polite: "yes"},
			want{rule.Due, "Not on file: reason for the visit. Owed now.", false, false},
		},
		"broken": {
			visit{Polite: "no"}, want{rule.NotMet, "Recorded as no: polite visit.", false, false},
		},
		"open": {
			visit{}, want{rule.Unknown, "Not known from the file: polite visit.", false, false},
		},
	} {
		t.Run(name, func(t *testing.T) {
			tt.v.Day = d(2, 1)
			assertOne(t, check(t, r, &someone{Visits: []visit{tt.v}}, d(3, 1)), tt.want)
		})
	}
}

// TestDeed_lack: a flaw that is something not on file is told so.
func TestDeed_lack(t *testing.T) {
	for lack, text := range map[bool]string{
		true: "Not on file: second helper.", false: "Recorded as no: second helper.",
	} {
		deed := rule.Deed{State: rule.Flawed, Label: "second helper", Lack: lack}
		r := helped(func(r *rule.Duty[*someone]) {
			r.Done = &rule.Doing[*someone]{
				Text: "help", Labels: []string{"second helper"},
				Look: func(*pass, rule.Event) rule.Deed { return deed },
			}
		})
		s := &someone{Young: "yes", Asked: since(d(2, 24))}
		assertOne(t, check(t, r, s, d(3, 1)), want{rule.NotMet, text, false, false})

		each := eachVisit(func(r *rule.DutyEach[*someone, visit]) {
			r.Acts[0].Labels = []string{"second helper"}
			r.Acts[0].Look = func(*pass, *visit) rule.Deed { return deed }
		})
		s = &someone{Young: "yes", Visits: []visit{{Day: d(2, 1)}}}
		assertOne(t, check(t, each, s, d(3, 1)), want{rule.NotMet, text, false, false})
	}
}

// TestOther_looked: a value of the law that a finding is about gives it no force, and the finding
// is no surer than the value.
func TestOther_looked(t *testing.T) {
	for looked, force := range map[bool]rule.Force{true: rule.Guidance, false: rule.Binding} {
		var act *law.Instrument
		r := &rule.Other[*someone]{
			Head: rule.Head{
				ID: "TEST-005", Title: "Law", ToDo: "Look.",
				Bases: []rule.Basis{rule.On("crc-gc6", "33-35")},
			},
			Applies: "everybody", Labels: []string{"helper by law"},
			Check: func(p *pass) {
				act = p.Instrument("crc")
				p.Tell(rule.Told{
					Outcome: rule.NotMet, Says: rule.SaysNoLaw, Label: "helper by law",
					National:      law.Citation{Instrument: "own-law", Confidence: law.Low},
					NationalPlace: "MK", Looked: looked,
				})
			},
		}
		got := check(t, r, &someone{}, d(3, 1))
		require.Len(t, got.Findings, 1)
		f := &got.Findings[0]
		assert.Equal(t, force, f.Law.Force)
		assert.Equal(t, law.Low, f.Law.Confidence)
		assert.Equal(t, "The law does not have: helper by law.", f.Text())
		require.NotNil(t, act)
		assert.Equal(t, jurisdiction.Builtin().Instrument("crc").InForce, act.InForce)
	}
}
