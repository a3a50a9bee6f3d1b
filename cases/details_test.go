package cases_test

import (
	"slices"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// Each row holds one decision inside a rule that no row of TestRules or TestFileRules holds alone.
func TestRules_Details(t *testing.T) {
	on := d(2026, 10, 1)
	yesterday, tomorrow := on.AddDays(-1), on.AddDays(1)
	suspect := func(since law.Day) change {
		return func(f *cases.File) {
			f.Suspects = []cases.Suspect{
				{
					ID: "x", Since: since,
					Relations: []cases.Relation{{Victim: "v1", Kind: person.RelationParent}},
				},
			}
		}
	}
	shelter := func(p care.Placement) change {
		p.ID, p.From = "p", d(2026, 9, 2)
		return func(f *cases.File) { f.Victims[0].Placements = []care.Placement{p} }
	}
	apart := all(suspect(d(2026, 9, 2)), shelter(care.Placement{Kind: care.PlacementShelter}))
	measure := func(m cases.Measure) change {
		m.ID = "m"
		return func(f *cases.File) { f.Measures = append(f.Measures, m) }
	}
	proceeding := func(p cases.Proceeding) change {
		return func(f *cases.File) {
			p.ID, p.Place = "p1", "MK"
			f.Proceedings = append(f.Proceedings, p)
		}
	}
	step := func(kind cases.StepKind, day law.Day) cases.ProceedingStep {
		return cases.ProceedingStep{Kind: kind, Day: day}
	}
	interview := func(in cases.Interview) change {
		return func(f *cases.File) {
			if in.Victim == "" {
				in.Victim = "v1"
			}
			if in.Kind == "" {
				in.Kind = cases.InterviewForensic
			}
			in.ID = "i"
			f.Interviews = append(f.Interviews, in)
		}
	}
	refused := func(place jurisdiction.Code, reason care.RefusalReason) change {
		return func(f *cases.File) {
			f.Victims[0].Status = append(
				f.Victims[0].Status,
				victim.StatusDecision{
					ID: "s2", Kind: victim.StatusNotConfirmed, Day: d(2026, 9, 20), Place: place,
					Reasons: []care.RefusalReason{reason},
				},
			)
		}
	}
	adult := func(f *cases.File) { f.Victims[0].Age = person.Age{BirthDay: d(1990, 1, 1)} }
	grown := func(f *cases.File) {
		f.Victims[0].Age = person.Age{BirthDay: d(2008, 9, 1)}
	} // 18 on 1 September, a child on 2 August
	disclosed := func(x cases.Disclosure) change {
		x.ID, x.Victim, x.Day = "d1", "v1", d(2026, 9, 20)
		return func(f *cases.File) { f.Disclosures = []cases.Disclosure{x} }
	}
	shared := func(c victim.Recipient, r victim.Recipient) change {
		return all(func(f *cases.File) {
			v := &f.Victims[0]
			v.Guardians = []victim.Guardian{{ID: "g1", Appointed: d(2026, 9, 2)}}
			v.Consents = []victim.Consent{
				{
					ID: "c1", Capacity: victim.ConsentGuardian, Guardian: "g1",
					ChildAgrees: person.Yes, Language: "sq", Given: d(2026, 9, 3),
					Purposes:   []victim.ConsentPurpose{victim.PurposeService},
					Recipients: []victim.Recipient{c},
					Categories: []person.Category{person.CategoryService},
				},
			}
		}, disclosed(
			cases.Disclosure{
				Basis: cases.BasisConsent, Consent: "c1", From: "MK", Recipient: r,
				Purpose:    victim.PurposeService,
				Categories: []person.Category{person.CategoryService},
			},
		))
	}
	logged := func(x cases.Disclosure, e cases.Event) change {
		return all(disclosed(x), func(f *cases.File) { f.Events = append(f.Events, e) })
	}
	kept := func(p cases.Processing) change {
		p.ID, p.Place = "p", "SI"
		return func(f *cases.File) { f.Processing = []cases.Processing{p} }
	}
	body := jurisdiction.SocialWork
	tests := []struct {
		rule    rule.ID
		name    string
		change  change
		outcome rule.Outcome
	}{
		{"AGE-003", "charged the day before it was stopped", all(func(f *cases.File) {
			f.Victims[0].Age = person.Age{Knowledge: person.AgeDisputed}
		}, proceeding(cases.Proceeding{Victims: []string{"v1"}, Steps: []cases.ProceedingStep{
			{Kind: cases.StepSuspended, Day: d(2026, 9, 10), Reasons: []cases.ClosureReason{cases.ClosedAgeUnknown}}, step(cases.StepCharged, d(2026, 9, 9))}})), rule.NotMet},
		{"AGE-003", "about another person", all(func(f *cases.File) {
			f.Victims[0].Age = person.Age{Knowledge: person.AgeDisputed}
		}, proceeding(
			cases.Proceeding{
				Victims: []string{"v2"}, Steps: []cases.ProceedingStep{step(cases.StepOpened, on)},
			},
		)), ""},

		{"CHILD-002", "suspicion only tomorrow, on the record of the child", func(f *cases.File) {
			f.Victims[0].Family = victim.Family{
				Accompaniment: victim.Accompanied, Conflict: person.No, CarerSuspected: person.Yes,
				SuspectedDay: tomorrow,
			}
		}, rule.Met},
		{"CHILD-002", "a social interview without a representative", all(interview(cases.Interview{Kind: cases.InterviewSocial, Day: d(2026, 9, 10)}), func(f *cases.File) {
			f.Victims[0].Family = victim.Family{
				Accompaniment: victim.Accompanied, Conflict: person.Yes,
			}
		}), rule.Due},
		{"CHILD-002", "an interview of another child without a representative", all(interview(cases.Interview{Victim: "v2", Day: d(2026, 9, 10)}), func(f *cases.File) {
			f.Victims[0].Family = victim.Family{
				Accompaniment: victim.Accompanied, Conflict: person.Yes,
			}
		}), rule.Due},
		{"CHILD-009", "a contact ban for another child", all(apart, measure(cases.Measure{Victim: "v2", Kind: cases.MeasureContactBan, From: d(2026, 9, 5)})), rule.Due},
		{"CHILD-009", "a contact ban from tomorrow", all(apart, measure(cases.Measure{Victim: "v1", Kind: cases.MeasureContactBan, From: tomorrow})), rule.Due},
		{"CHILD-009", "a contact ban until yesterday", all(apart, measure(cases.Measure{Victim: "v1", Kind: cases.MeasureContactBan, From: d(2026, 9, 5), To: yesterday})), rule.Due},
		{"CHILD-009", "a contact ban until today", all(apart, measure(cases.Measure{Victim: "v1", Kind: cases.MeasureContactBan, From: d(2026, 9, 5), To: on})), rule.Met},
		{
			"CHILD-009", "with other family, apart from the suspect",
			all(
				suspect(d(2026, 9, 2)),
				shelter(care.Placement{Kind: care.PlacementKinship, WithSuspect: person.No}),
			),
			rule.Due,
		},
		{
			"CHILD-009", "with other family, with whom is not recorded",
			all(suspect(d(2026, 9, 2)), shelter(care.Placement{Kind: care.PlacementKinship})),
			rule.Unknown,
		},
		{
			"CHILD-009", "in a shelter with the suspect",
			all(
				suspect(d(2026, 9, 2)),
				shelter(care.Placement{Kind: care.PlacementShelter, WithSuspect: person.Yes}),
			),
			rule.NotMet,
		},

		{"COMP-006", "why there is no claim", all(proceeding(cases.Proceeding{Victims: []string{"v1"}, Steps: []cases.ProceedingStep{step(cases.StepCharged, d(2026, 9, 5))}}), func(f *cases.File) {
			f.Victims[0].Claims = []victim.Claim{
				{ID: "k", Route: victim.RouteCivil, NotLodged: care.AbsenceOwnWish},
			}
		}), rule.Met},
		{"COMP-006", "a claim to be lodged tomorrow", all(proceeding(cases.Proceeding{Victims: []string{"v1"}, Steps: []cases.ProceedingStep{step(cases.StepCharged, d(2026, 9, 5))}}), func(f *cases.File) {
			f.Victims[0].Claims = []victim.Claim{{ID: "k", Route: victim.RouteCriminal, Lodged: tomorrow}}
		}), rule.Due},

		{"DATA-002", "to any body of the kind", shared(victim.Recipient{Kind: body}, victim.Recipient{Kind: body, ID: "b1", Place: "MK"}), rule.Met},
		{"DATA-002", "to the body named", shared(victim.Recipient{Kind: body, ID: "b1"}, victim.Recipient{Kind: body, ID: "b1", Place: "MK"}), rule.Met},
		{"DATA-002", "to another body of the kind", shared(victim.Recipient{Kind: body, ID: "b1"}, victim.Recipient{Kind: body, ID: "b2", Place: "MK"}), rule.NotMet},
		{"DATA-002", "to a body in another State", shared(victim.Recipient{Kind: body, Place: "MK"}, victim.Recipient{Kind: body, Place: "AL"}), rule.NotMet},
		{
			"DATA-004", "contacts for research",
			disclosed(
				cases.Disclosure{
					Purpose:    victim.PurposeResearch,
					Categories: []person.Category{person.CategoryContact},
				},
			),
			rule.NotMet,
		},
		{"DATA-006", "another disclosure in the log", logged(cases.Disclosure{Actor: "a", Recipient: victim.Recipient{Kind: body}, Purpose: victim.PurposeService}, cases.Event{Kind: cases.EventDisclosed, Record: "d2"}), rule.NotMet},
		{"DATA-006", "another event of the disclosure in the log", logged(cases.Disclosure{Actor: "a", Recipient: victim.Recipient{Kind: body}, Purpose: victim.PurposeService}, cases.Event{Record: "d1"}), rule.NotMet},
		{"DATA-006", "who disclosed is missing", logged(cases.Disclosure{Recipient: victim.Recipient{Kind: body}, Purpose: victim.PurposeService}, cases.Event{Kind: cases.EventDisclosed, Record: "d1"}), rule.Unknown},
		{"DATA-006", "to whom is missing", logged(cases.Disclosure{Actor: "a", Purpose: victim.PurposeService}, cases.Event{Kind: cases.EventDisclosed, Record: "d1"}), rule.Unknown},
		{"DATA-006", "why is missing", logged(cases.Disclosure{Actor: "a", Recipient: victim.Recipient{Kind: body}}, cases.Event{Kind: cases.EventDisclosed, Record: "d1"}), rule.Unknown},
		{"DATA-007", "looked at on the eve of the last day", kept(cases.Processing{EraseBy: yesterday, Reviewed: yesterday.AddDays(-1)}), rule.Overdue},
		{"DATA-007", "to be looked at tomorrow", kept(cases.Processing{EraseBy: yesterday, Reviewed: tomorrow}), rule.Overdue},
		{
			"DATA-009", "adequacy where no decision is looked for",
			disclosed(
				cases.Disclosure{
					From: "MK", Recipient: victim.Recipient{Kind: body, Place: "AL"},
					Ground: referral.TransferAdequacy, NoDanger: person.Yes,
					Restrictions: person.Yes,
				},
			),
			rule.Met,
		},
		{
			"DATA-009", "restrictions missing",
			disclosed(
				cases.Disclosure{
					From: "MK", Recipient: victim.Recipient{Kind: body, Place: "AL"},
					Ground: referral.TransferTreaty, NoDanger: person.Yes,
				},
			),
			rule.Unknown,
		},

		{"IDENT-002", "adult, and conduct against another person as a child", all(adult, refused(
			"MK", care.ReasonNoMeans,
		), func(f *cases.File) {
			f.Conduct[0].Victims = []string{"v2"}
		}), ""},
		{"IDENT-002", "adult now, conduct not dated", all(grown, refused(
			"MK", care.ReasonNoMeans,
		), func(f *cases.File) {
			f.Conduct[0].From, f.Conduct[0].To = law.Day{}, law.Day{}
		}), ""},
		{"IDENT-002", "decision not dated", all(refused(
			"MK", care.ReasonNoMeans,
		), func(f *cases.File) {
			f.Victims[0].Status[1].Day = law.Day{}
		}), rule.NotMet},
		{"IDENT-004", "adult, and conduct against another person as a child", all(grown, refused(
			"MK", care.ReasonConsented,
		), func(f *cases.File) {
			f.Conduct = append(f.Conduct, cases.Conduct{Victims: []string{"v2"}, From: d(2026, 8, 2)})
			f.Conduct[0].Victims = nil
		}), rule.Unknown},
		{"IDENT-004", "decision not dated", all(refused(
			"MK", care.ReasonConsented,
		), func(f *cases.File) {
			f.Victims[0].Status[1].Day = law.Day{}
		}), rule.NotMet},

		{"INTV-001", "of another person", all(proceeding(cases.Proceeding{Victims: []string{"v1"}, Steps: []cases.ProceedingStep{step(cases.StepReported, d(2026, 9, 2))}}), interview(cases.Interview{Victim: "v2", Day: d(2026, 9, 3)})), rule.Due},
		{"INTV-001", "of another kind", all(proceeding(cases.Proceeding{Victims: []string{"v1"}, Steps: []cases.ProceedingStep{step(cases.StepReported, d(2026, 9, 2))}}), interview(cases.Interview{Kind: cases.InterviewSocial, Day: d(2026, 9, 3)})), rule.Due},
		{"INTV-006", "alone, by a decision of another kind", all(interview(cases.Interview{Day: d(2026, 9, 10), Companions: []cases.Companion{cases.WithNobody}, Decision: "d1"}), func(f *cases.File) {
			f.Victims[0].Decisions = []victim.Decision{{ID: "d1", Kind: victim.DecisionPlacement, Day: d(2026, 9, 1)}}
		}), rule.NotMet},
		{"INTV-006", "alone, by another decision", all(interview(cases.Interview{Day: d(2026, 9, 10), Companions: []cases.Companion{cases.WithNobody}, Decision: "d1"}), func(f *cases.File) {
			f.Victims[0].Decisions = []victim.Decision{{ID: "d2", Kind: victim.DecisionInterviewExclusion, Day: d(2026, 9, 1)}}
		}), rule.NotMet},

		{"NONP-001", "of another person", func(f *cases.File) {
			f.Liabilities = []cases.Liability{{ID: "l", Victim: "v2", Kind: jurisdiction.Criminal}}
		}, ""},
		{"NONP-001", "an act of tomorrow", func(f *cases.File) {
			f.Liabilities = []cases.Liability{{ID: "l", Victim: "v1", Kind: jurisdiction.Criminal, ActDay: tomorrow}}
		}, ""},
		{"NONP-001", "screened between penalty and charge", func(f *cases.File) {
			f.Liabilities = []cases.Liability{{ID: "l", Victim: "v1", Kind: jurisdiction.Criminal, Charged: d(2026, 9, 20), Penalised: d(2026, 9, 10), Screened: d(2026, 9, 15), Linked: cases.LinkNone, Indicators: []string{"i"}}}
		}, rule.NotMet},
		{"NONP-002", "to be decided tomorrow", func(f *cases.File) {
			f.Liabilities = []cases.Liability{{ID: "l", Victim: "v1", Kind: jurisdiction.Criminal, Screened: d(2026, 9, 15), Linked: cases.LinkCompelled, Outcome: cases.NonPunishRefused, Decided: tomorrow}}
		}, rule.Due},

		{"PROS-002", "conduct against another person", all(proceeding(cases.Proceeding{Victims: []string{"v1"}, Steps: []cases.ProceedingStep{step(cases.StepCharged, d(2026, 9, 5))}}), func(f *cases.File) {
			f.Conduct[0].Victims = []string{"v2"}
			f.Conduct[0].SeriousHarm = person.Yes
		}), rule.Met},
		{"PROS-002", "conduct not dated, a child on the day of the charge", all(proceeding(cases.Proceeding{Victims: []string{"v1"}, Steps: []cases.ProceedingStep{step(cases.StepCharged, d(2026, 9, 5))}}), func(f *cases.File) {
			f.Conduct[0].From, f.Conduct[0].To = law.Day{}, law.Day{}
		}), rule.NotMet},
		{"PROS-008", "at risk, measures for another person", all(func(f *cases.File) {
			f.Victims[0].Risks = []care.Risk{{Day: on, AtRisk: person.Yes}}
		}, measure(cases.Measure{Victim: "v2", From: on})), rule.Due},
		{"PROS-008", "at risk, measures from tomorrow", all(func(f *cases.File) {
			f.Victims[0].Risks = []care.Risk{{Day: on, AtRisk: person.Yes}}
		}, measure(cases.Measure{Victim: "v1", From: tomorrow})), rule.Due},
		{"PROS-008", "at risk, measures of the assessment", func(f *cases.File) {
			f.Victims[0].Risks = []care.Risk{{Day: on, AtRisk: person.Yes, Measures: on}}
		}, rule.Met},
	}
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			f := file()
			tt.change(&f)
			fs := findings(t, f, on, tt.rule)
			if tt.outcome == "" {
				assert.Empty(t, fs)
				return
			}
			if assert.Len(t, fs, 1) {
				assert.Equal(t, tt.outcome, fs[0].Outcome, fs[0].Message)
			}
		})
	}
}

// The first interview is that of the earliest day after the earliest report, wherever they stand in
// the file.
func TestFirstInterview_Earliest(t *testing.T) {
	f := file()
	for i, day := range []law.Day{d(2026, 9, 5), d(2026, 9, 2), d(2026, 9, 3)} {
		f.Proceedings = append(f.Proceedings, cases.Proceeding{ID: string(rune('a' + i)), Place: "MK", Victims: []string{"v1"}, Steps: []cases.ProceedingStep{{Kind: cases.StepReported, Day: day}}})
	}
	for i, day := range []law.Day{d(2026, 9, 20), d(2026, 9, 10), d(2026, 9, 15)} {
		f.Interviews = append(f.Interviews, cases.Interview{ID: string(rune('a' + i)), Victim: "v1", Kind: cases.InterviewForensic, Day: day})
	}
	fs := findings(t, f, d(2026, 10, 1), "INTV-001")
	if assert.Len(t, fs, 1) {
		assert.Equal(t, "reported on 2026-09-02, first interview on 2026-09-10: 8 days", fs[0].Message.String())
		assert.Equal(t, "/interviews/1/day", fs[0].Path)
	}
}

// Where surrogacy is the only purpose the EU asks for means unless the surrogate mother was a
// child: its basis stands aside for a child refused for lack of means there, and only there, and
// only since the Directive names surrogacy (15 July 2026). The Palermo Protocol, article 3(c),
// knows no exception.
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
			"SI", d(2026, 8, 2), law.Day{}, person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, false,
		},
		"whether the mother was a child missing": {"SI", d(2026, 8, 2), law.Day{}, "", []jurisdiction.Purpose{jurisdiction.Surrogacy}, false},
		"the mother was a child": {
			"SI", d(2026, 8, 2), law.Day{}, person.Yes,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, true,
		},
		"another purpose as well": {
			"SI", d(2026, 8, 2), law.Day{}, person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy, jurisdiction.Begging}, true,
		},
		"over on the eve": {
			"SI", d(2026, 7, 1), d(2026, 7, 14), person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, true,
		},
		"going on on the day": {
			"SI", d(2026, 7, 1), d(2026, 7, 15), person.No,
			[]jurisdiction.Purpose{jurisdiction.Surrogacy}, false,
		},
		"not dated": {
			"SI", law.Day{}, law.Day{}, person.No, []jurisdiction.Purpose{jurisdiction.Surrogacy},
			false,
		},
	} {
		f := file()
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
		assert.Equal(t, rule.Binding, fs[0].Force, "%s: by the Palermo Protocol", name)
		for _, a := range fs[0].Basis {
			switch a.Instrument {
			case "eu-2011-36":
				assert.Equal(t, tt.eu, a.Binding == law.Binds, name)
			case "palermo":
				assert.Equal(t, law.Binds, a.Binding, name)
			}
		}
	}
}

// The last day before the testimony, and the law of the last day of childhood.
func TestRules_TheDayBefore(t *testing.T) {
	day := d(2026, 10, 10)
	f := cases.File{
		ID: "f1",
		Victims: []victim.Victim{
			{
				ID: "v1", Stays: []victim.Stay{{Place: "SI"}},
				Age: person.Age{Knowledge: person.AgeExact, BirthDay: d(2010, 1, 1)},
			},
		},
		Testimonies: []cases.Testimony{{ID: "t1", Victim: "v1", Place: "SI", Day: day}},
	}
	fs := findings(t, f, d(2026, 10, 1), "INTV-009")
	require.Len(t, fs, 1)
	assert.Equal(t, d(2026, 10, 9), fs[0].Due)

	late := victim.Victim{
		ID: "v1", Stays: []victim.Stay{{Place: "SI"}},
		Age:         person.Age{Knowledge: person.AgeExact, BirthDay: d(2008, 9, 1)},
		Transitions: []care.Plan{{Day: d(2026, 9, 5)}},
	}
	late.Status = []victim.StatusDecision{{ID: "s1", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive, Place: "SI", Day: d(2026, 8, 1)}}
	f = cases.File{ID: "f1", Victims: []victim.Victim{late}, Conduct: []cases.Conduct{{ID: "c1", Victims: []string{"v1"}, From: d(2026, 7, 20), Acts: []cases.Act{cases.Recruitment}}}}
	fs = findings(t, f, d(2026, 10, 1), "AGE-007")
	i := slices.IndexFunc(fs, func(f rule.Finding) bool {
		return f.Path == "/victims/0/transition/0/day"
	})
	require.GreaterOrEqual(t, i, 0, "%v", fs)
	assert.Equal(t, rule.NotMet, fs[i].Outcome)
	// Directive (EU) 2024/1712, article 2(1): to be transposed by 15 July 2026. The law of the eve
	// decides, and the finding does not show that day: it would tell the birthday.
	assert.Equal(t, rule.Binding, fs[i].Force)
	assert.Zero(t, fs[i].Judged)
	assert.Zero(t, fs[i].Due)
	f.Victims[0].Age.BirthDay = d(2008, 7, 1)
	f.Conduct[0].From = d(2026, 6, 20)
	fs = findings(t, f, d(2026, 10, 1), "AGE-007")
	i = slices.IndexFunc(fs, func(f rule.Finding) bool {
		return f.Path == "/victims/0/transition/0/day"
	})
	require.GreaterOrEqual(t, i, 0, "%v", fs)
	assert.Equal(t, rule.Guidance, fs[i].Force, "on 30 June 2026 nothing had to be transposed yet")
}
