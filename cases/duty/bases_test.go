package duty_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// Where surrogacy is the only purpose the EU asks for means unless the surrogate mother was a
// child: its basis stands aside for a child refused for lack of means there, and only there, and
// only since the Directive names surrogacy there (in Hungary 1 July 2026). The Palermo Protocol,
// article 3(c), knows no exception.
func TestMeans_SurrogacyAlone(t *testing.T) {
	decided := d(2026, 9, 20)
	for name, tt := range map[string]struct {
		place    jurisdiction.Code
		from, to law.Day
		mother   person.Answer
		purposes []jurisdiction.Purpose
		eu       bool // whether 2011/36/EU, article 2(5), stands
	}{
		"member state": {
			"HU", d(2026, 8, 2), law.Day{}, person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, false,
		},
		"whether the mother was a child missing": {
			"HU", d(2026, 8, 2), law.Day{}, "", []jurisdiction.Purpose{jurisdiction.Surrogacy},
			false,
		},
		"the mother was a child": {
			"HU", d(2026, 8, 2), law.Day{}, person.Yes,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, true,
		},
		"another purpose as well": {
			"HU", d(2026, 8, 2), law.Day{}, person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy, jurisdiction.Begging}, true,
		},
		"over on the eve": {
			"HU", d(2026, 6, 1), d(2026, 6, 30), person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, true,
		},
		"going on on the day": {
			"HU", d(2026, 6, 1), d(2026, 7, 1), person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, false,
		},
		"not dated": {
			"HU", law.Day{}, law.Day{}, person.No, []jurisdiction.Purpose{jurisdiction.Surrogacy},
			false,
		},
		"nobody knows whether the amendment was carried": {
			"SI", d(2026, 8, 2), law.Day{}, person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, true,
		},
	} {
		f := girlOf15()
		c := &f.Conduct[0]
		c.From, c.To, c.SurrogateMotherChild, c.Purposes = tt.from, tt.to, tt.mother, tt.purposes
		f.Victims[0].Status = append(
			f.Victims[0].Status,
			victim.StatusDecision{
				ID: "s2", Kind: victim.StatusNotConfirmed, Day: decided, Place: tt.place,
				Reasons: []care.RefusalReason{care.ReasonNoMeans},
			},
		)
		fs := findings(t, f, d(2026, 10, 1), "IDENT-002")
		if !assert.Len(t, fs, 1, name) {
			continue
		}
		assert.Equal(t, rule.NotMet, fs[0].Outcome, name)
		assert.Equal(t, rule.Binding, fs[0].Law.Force, "%s: by the Palermo Protocol", name)
		for _, a := range fs[0].Law.Basis() {
			switch a.Instrument {
			case "eu-2011-36":
				assert.Equal(t, tt.eu, a.Binding == law.Binds && !a.Outside && !a.Unsure, name)
			case "palermo":
				assert.Equal(t, law.Binds, a.Binding, name)
			}
		}
	}
}

// A disclosure is logged by its own entry of the log, and only by that.
func TestDATA006_TheEntryOfTheLog(t *testing.T) {
	whole := cases.Disclosure{
		ID: "d1", Victim: "v1", Day: d(2026, 9, 20), Actor: "a",
		Recipient: victim.Recipient{Kind: jurisdiction.SocialWork},
		Purpose:   victim.PurposeService,
	}
	entry := cases.Event{Kind: cases.EventDisclosed, Record: "d1"}
	for name, tt := range map[string]struct {
		change func(*cases.Disclosure, *cases.Event)
		want   rule.Outcome
	}{
		"its entry": {func(*cases.Disclosure, *cases.Event) {}, rule.Met},
		"another disclosure": {func(_ *cases.Disclosure, e *cases.Event) {
			e.Record = "d2"
		}, rule.NotMet},
		"another event": {func(_ *cases.Disclosure, e *cases.Event) {
			e.Kind = ""
		}, rule.NotMet},
		"nobody disclosed": {func(x *cases.Disclosure, _ *cases.Event) {
			x.Actor = ""
		}, rule.Unknown},
		"to nobody": {func(x *cases.Disclosure, _ *cases.Event) {
			x.Recipient = victim.Recipient{}
		}, rule.Unknown},
		"for nothing": {func(x *cases.Disclosure, _ *cases.Event) { x.Purpose = "" }, rule.Unknown},
	} {
		f, x, e := girlOf15(), whole, entry
		tt.change(&x, &e)
		f.Disclosures, f.Events = []cases.Disclosure{x}, []cases.Event{e}
		fs := findings(t, f, d(2026, 10, 1), "DATA-006")
		if assert.Len(t, fs, 1, name) {
			assert.Equal(t, tt.want, fs[0].Outcome, name)
		}
	}
}

// The first interview is that of the earliest day after the earliest report, wherever they stand in
// the file.
func TestFirstInterview_Earliest(t *testing.T) {
	f := girlOf15()
	for i, day := range []law.Day{d(2026, 9, 5), d(2026, 9, 2), d(2026, 9, 3)} {
		f.Proceedings = append(f.Proceedings, cases.Proceeding{
			ID: string(rune('a' + i)), Place: "MK", Victims: []string{"v1"},
			Steps: []cases.ProceedingStep{{Kind: cases.StepReported, Day: day}},
		})
	}
	for i, day := range []law.Day{d(2026, 9, 20), d(2026, 9, 10), d(2026, 9, 15)} {
		f.Interviews = append(f.Interviews, cases.Interview{
			ID: string(rune('a' + i)), Victim: "v1", Kind: cases.InterviewForensic, Day: day,
		})
	}
	fs := findings(t, f, d(2026, 10, 1), "INTV-001")
	require.Len(t, fs, 1)
	assert.Equal(t, rule.Met, fs[0].Outcome)
	assert.Equal(t, "/interviews/1", fs[0].Path.String())
	assert.Contains(t, fs[0].Text(), "10 September 2026")
}

// What protects a child in testifying is owed by the eve of the testimony.
func TestINTV009_TheDayBefore(t *testing.T) {
	f := cases.File{
		ID: "f1",
		Victims: []victim.Victim{{
			ID: "v1", Stays: []victim.Stay{{Place: "SI"}},
			Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(2010, 1, 1)},
		}},
		Testimonies: []cases.Testimony{{
			ID: "t1", Victim: "v1", Place: "SI", Day: d(2026, 10, 10),
		}},
	}
	fs := findings(t, f, d(2026, 10, 1), "INTV-009")
	require.NotEmpty(t, fs)
	for _, x := range fs {
		assert.Equal(t, rule.Due, x.Outcome)
		assert.Equal(t, d(2026, 10, 9), x.Due)
	}
}

// The latest plan of assistance and the latest assessment of the risk count, not those of another
// kind or of before.
func TestRules_Series(t *testing.T) {
	on := d(2026, 10, 1)
	led := care.Plan{Author: jurisdiction.SocialWork, Review: d(2026, 11, 1)}
	of := func(p care.Plan, kind care.PlanKind, day law.Day) care.Plan {
		p.Kind, p.Day = kind, day
		return p
	}
	for name, tt := range map[string]struct {
		plans []care.Plan
		want  rule.Outcome
		path  string
	}{
		"a later plan of another kind": {[]care.Plan{
			of(led, care.PlanAssistance, d(2026, 9, 2)), of(care.Plan{}, "education", on),
		}, rule.Met, "/victims/0/plan/0"},
		"a plan of another kind": {
			[]care.Plan{of(led, "education", on)}, rule.Due, "/victims/0/plan",
		},
	} {
		f := girlOf15()
		f.Victims[0].Plans = tt.plans
		fs := findings(t, f, on, "NREF-005")
		if assert.Len(t, fs, 1, name) {
			assert.Equal(t, tt.want, fs[0].Outcome, name)
			assert.Equal(t, tt.path, fs[0].Path.String(), name)
		}
	}
	for name, tt := range map[string]struct {
		risks []care.Risk
		want  rule.Outcome
	}{
		"low, then high without measures": {[]care.Risk{
			{Day: d(2026, 9, 2), Level: care.RiskLow},
			{Day: d(2026, 9, 20), Level: care.RiskHigh},
		}, rule.Due},
		"high, then low, and measures": {[]care.Risk{
			{Day: d(2026, 9, 2), Level: care.RiskHigh, Measures: d(2026, 9, 2)},
			{Day: d(2026, 9, 20), Level: care.RiskLow},
		}, ""},
		"none of that day, high of that day": {[]care.Risk{
			{Day: d(2026, 9, 2), Level: care.RiskHigh},
			{Day: d(2026, 9, 2), Level: care.RiskNone},
		}, rule.Due},
		"no risk any more": {[]care.Risk{
			{Day: d(2026, 9, 2), AtRisk: person.Yes, Measures: d(2026, 9, 2)},
			{Day: d(2026, 9, 20), Level: care.RiskNone},
		}, ""},
	} {
		f := girlOf15()
		f.Victims[0].Risks = tt.risks
		open := rule.Outcome("")
		for _, x := range findings(t, f, on, "PROS-011") {
			if x.Outcome != rule.Met {
				open = x.Outcome
			}
		}
		assert.Equal(t, tt.want, open, name)
	}
}

// A birth after the day on which the file was opened is told: one of them is a slip.
func TestCheck_BornAfterOpening(t *testing.T) {
	for birth, told := range map[law.Day]bool{d(2026, 3, 2): false, d(2026, 3, 3): true} {
		f := &cases.File{ID: "f-1", Opened: d(2026, 3, 2), Victims: []victim.Victim{{
			ID: "v-1", Age: person.Age{Knowledge: person.AgeExact, BirthDay: birth},
		}}}
		r, err := duty.Check(f, d(2026, 9, 1), "MK")
		require.NoError(t, err)
		found := false
		for _, x := range r.Findings {
			found = found || x.Outcome == rule.Unknown &&
				x.Path.String() == "/victims/0/age/birth_day"
		}
		assert.Equal(t, told, found, birth)
	}
}
