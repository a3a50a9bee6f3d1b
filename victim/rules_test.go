package victim_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/coverage"
	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func TestRules_Resolve(t *testing.T) {
	set, err := rule.NewSet(jurisdiction.Builtin(), victim.Rules()...)
	require.NoError(t, err)
	for _, e := range set.Catalogue() {
		assert.NotEmpty(t, e.Basis, e.ID)
		for _, b := range e.Basis {
			assert.NotEmpty(t, b.URL, e.ID)
		}
	}
}

// child is a girl of 15 in North Macedonia, unaccompanied, presumed a victim since 1 September
// 2026.
func child() victim.Victim {
	return victim.Victim{
		ID: "v1", Citizenships: []person.Citizenship{{Kind: person.CitizenOf, Country: "AL"}},
		Age: person.Age{
			Knowledge: person.AgeExact, BirthDay: d(2011, 5, 20), Status: person.ConfirmedChild,
			StatusDay: d(2026, 9, 1),
			Evidence:  []person.AgeEvidence{{Kind: person.AgeEvidenceKind("consulate")}},
		},
		Stays:  []victim.Stay{{Place: "MK", From: d(2026, 8, 1), RightToStay: person.No}},
		Status: []victim.StatusDecision{{ID: "s1", Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive, Day: d(2026, 9, 1), Place: "MK"}},
		Family: victim.Family{Accompaniment: victim.Unaccompanied},
	}
}

// findings returns what a rule says about v on a day.
func findings(t *testing.T, v victim.Victim, on law.Day, id rule.ID) []rule.Finding {
	t.Helper()
	before, err := json.Marshal(v)
	require.NoError(t, err)
	r, err := v.Check(on)
	require.NoError(t, err)
	after, err := json.Marshal(v)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after), "a check leaves the record as it is")
	var fs []rule.Finding
	for _, f := range r.Findings {
		if f.Rule == id {
			fs = append(fs, f)
		}
	}
	return fs
}

func TestRules(t *testing.T) {
	on := d(2026, 10, 1)
	adult := func(v *victim.Victim) { v.Age = person.Age{BirthDay: d(1990, 1, 1)} }
	detected := func(v *victim.Victim) { v.Status = []victim.StatusDecision{{Kind: victim.StatusDetected, Day: on}} }
	unstated := func(v *victim.Victim) { v.Status = nil }
	ageless := func(v *victim.Victim) { v.Age = person.Age{} }
	both := func(a, b func(*victim.Victim)) func(*victim.Victim) { return func(v *victim.Victim) { a(v); b(v) } }
	negative := func(reasons ...care.RefusalReason) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Status = append(v.Status, victim.StatusDecision{ID: "s2", Kind: victim.StatusNotConfirmed, Day: d(2026, 9, 20), Place: "MK", Reasons: reasons})
		}
	}
	assessed := func(a person.AgeAssessment) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Age = person.Age{
				Knowledge: person.AgeRange, Min: 16, Max: 19, On: d(2026, 9, 10),
				Status: v.Age.Status,
			}
			a.Day = d(2026, 9, 10)
			v.Age.Assessments = []person.AgeAssessment{a}
		}
	}
	decided := func(dec victim.Decision, bi ...victim.BestInterests) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Decisions, v.BestInterests = []victim.Decision{dec}, bi }
	}
	placed := func(pl care.Placement) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Placements = []care.Placement{pl} }
	}
	all := law.Codes[victim.BestInterestsElement]()
	applied := func(day law.Day, rep law.Day, extended person.Answer) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Asylum.Applications = []victim.AsylumApplication{{Day: day, Place: "SI", ProvisionalPerson: day, Representative: rep, Extended: extended}}
		}
	}
	permit := func(m victim.Permit) func(*victim.Victim) {
		return func(v *victim.Victim) {
			m.ID, m.Decided, m.Decision, m.Ground = "p", d(2026, 3, 1), victim.PermitGranted, jurisdiction.GroundCooperation
			v.Permits = []victim.Permit{m}
		}
	}
	services := func(s care.Service) func(*victim.Victim) {
		return func(v *victim.Victim) { s.ID, v.Services = "w", []care.Service{s} }
	}
	packageOf := func(but care.NeedKind, state care.ServiceState) func(*victim.Victim) {
		return func(v *victim.Victim) {
			for _, n := range []care.NeedKind{
				care.NeedAccommodation, care.NeedMaterial, care.NeedMedical, care.NeedPsychological,
				care.NeedInterpretation, care.NeedCounselling, care.NeedInProceedings,
				care.NeedEducation,
			} {
				if n != but {
					v.Services = append(
						v.Services, care.Service{ID: string(n), Kind: n, State: state},
					)
				}
			}
		}
	}
	consented := func(started, given law.Day) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{{ID: "g", Appointed: d(2026, 9, 2)}}
			v.Consents = []victim.Consent{
				{
					ID: "c", Capacity: victim.ConsentGuardian, Guardian: "g",
					ChildAgrees: person.Yes, Language: "sq",
					Purposes: []victim.ConsentPurpose{victim.PurposeService}, Given: given,
				},
			}
			v.Services = []care.Service{{ID: "w", Started: started, Consent: "c"}}
		}
	}
	told := func(
		day law.Day, understood person.Answer, topics ...victim.InformationTopic,
	) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Information = []victim.Information{{Day: day, Understood: understood, ChildAdapted: understood, Topics: topics}}
		}
	}
	claim := func(c victim.Claim) func(*victim.Victim) {
		return func(v *victim.Victim) { c.ID, v.Claims = "c", []victim.Claim{c} }
	}
	lives := func(place jurisdiction.Code, c victim.Claim) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Residence = place; claim(c)(v) }
	}
	returned := func(r victim.Return) func(*victim.Victim) {
		return func(v *victim.Victim) { r.From, r.To, v.Returns = "MK", "AL", []victim.Return{r} }
	}
	interests := func(outcome victim.DecisionOutcome, day, departed law.Day) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.BestInterests = []victim.BestInterests{{ID: "b", Day: day, Outcome: outcome}}
			returned(victim.Return{Departed: departed, BestInterests: "b"})(v)
		}
	}
	tests := []struct {
		rule    rule.ID
		name    string
		change  func(*victim.Victim)
		on      law.Day
		outcome rule.Outcome // "" for does not apply
	}{
		{"AGE-001", "status and evidence", nil, on, rule.Met},
		{"AGE-001", "adult against the date of birth", func(v *victim.Victim) {
			v.Age.Status = person.ConfirmedAdult
		}, on, rule.NotMet},
		{"AGE-001", "no status", func(v *victim.Victim) { v.Age.Status = "" }, on, rule.Unknown},
		{"AGE-001", "adult against the date of birth, since when is not recorded", func(
			v *victim.Victim,
		) {
			v.Age.Status, v.Age.StatusDay = person.ConfirmedAdult, law.Day{}
		}, on, rule.NotMet},
		{"AGE-001", "treated so only from tomorrow", func(v *victim.Victim) { v.Age.StatusDay = on.AddDays(1) }, on, rule.Unknown},
		{"AGE-001", "no evidence", func(v *victim.Victim) { v.Age.Evidence = nil }, on, rule.Unknown},

		{"AGE-002", "the age is certain", nil, on, ""},
		{"AGE-002", "measures active", func(v *victim.Victim) {
			v.Age = person.Age{
				Knowledge: person.AgeDisputed, ChildMeasures: person.Yes, ChildMeasuresDay: on,
			}
		}, on, rule.Met},
		{"AGE-002", "measures start tomorrow", func(v *victim.Victim) {
			v.Age = person.Age{
				Knowledge: person.AgeDisputed, ChildMeasures: person.Yes,
				ChildMeasuresDay: on.AddDays(1),
			}
		}, on, rule.Unknown},
		{"AGE-002", "treated as adult", func(v *victim.Victim) {
			v.Age = person.Age{BirthYear: 2008, Knowledge: person.AgeYear, ChildMeasures: person.No}
		}, on, rule.NotMet},

		{"AGE-004", "no assessment", nil, on, ""},
		{
			"AGE-004", "by appearance alone",
			assessed(person.AgeAssessment{Methods: []person.AgeMethod{person.MethodAppearance}}),
			on, rule.NotMet,
		},
		{
			"AGE-004", "medical first",
			assessed(
				person.AgeAssessment{
					Methods: []person.AgeMethod{person.MethodMedical, person.MethodInterview},
				},
			),
			on, rule.NotMet,
		},
		{"AGE-004", "methods missing", assessed(person.AgeAssessment{}), on, rule.Unknown},
		{
			"AGE-004", "as it should be",
			assessed(
				person.AgeAssessment{
					Methods: []person.AgeMethod{
						person.MethodDocuments, person.MethodPsychosocial,
					},
					DoubtRecorded: person.Yes, Multidisciplinary: person.Yes, Qualified: person.Yes,
				},
			),
			on, rule.Met,
		},
		{
			"AGE-004", "the day before the assessment", assessed(person.AgeAssessment{}),
			d(2026, 9, 9), "",
		},

		{
			"AGE-005", "no medical examination",
			assessed(person.AgeAssessment{Methods: []person.AgeMethod{person.MethodInterview}}), on,
			"",
		},
		{
			"AGE-005", "informed on the same day",
			assessed(
				person.AgeAssessment{
					Methods:     []person.AgeMethod{person.MethodInterview, person.MethodMedical},
					InformedDay: d(2026, 9, 10), InformedLanguage: person.Yes, Consent: person.Yes,
					RepresentativeInformed: d(2026, 9, 10),
				},
			),
			on, rule.Met,
		},
		{
			"AGE-005", "informed the day after",
			assessed(
				person.AgeAssessment{
					Methods: []person.AgeMethod{person.MethodMedical}, InformedDay: d(2026, 9, 11),
					InformedLanguage: person.Yes, Consent: person.Yes,
					RepresentativeInformed: d(2026, 9, 10),
				},
			),
			on, rule.NotMet,
		},
		{
			"AGE-005", "without consent",
			assessed(
				person.AgeAssessment{
					Methods: []person.AgeMethod{person.MethodMedical}, Consent: person.No,
				},
			),
			on, rule.NotMet,
		},
		{
			"AGE-005", "on the day of the examination",
			assessed(
				person.AgeAssessment{
					Methods: []person.AgeMethod{person.MethodMedical}, Consent: person.No,
				},
			),
			d(2026, 9, 10), rule.NotMet,
		},
		{
			"AGE-005", "the day before the examination",
			assessed(
				person.AgeAssessment{
					Methods: []person.AgeMethod{person.MethodMedical}, Consent: person.No,
				},
			),
			d(2026, 9, 9), "",
		},
		{
			"AGE-005", "nothing recorded",
			assessed(person.AgeAssessment{Methods: []person.AgeMethod{person.MethodMedical}}), on,
			rule.Unknown,
		},

		{
			"AGE-006", "16 to 19, treated as child",
			assessed(person.AgeAssessment{Lower: 16, Upper: 19}), on, rule.Met,
		},
		{"AGE-006", "16 to 19, treated as adult", func(v *victim.Victim) {
			v.Age.Status = person.ConfirmedAdult
			assessed(person.AgeAssessment{Lower: 16, Upper: 19})(v)
		}, on, rule.NotMet},
		{
			"AGE-006", "on the day of the result",
			assessed(person.AgeAssessment{Lower: 16, Upper: 19}), d(2026, 9, 10), rule.Met,
		},
		{
			"AGE-006", "the day before the result",
			assessed(person.AgeAssessment{Lower: 16, Upper: 19}), d(2026, 9, 9), "",
		},
		{"AGE-006", "18 to 21", assessed(person.AgeAssessment{Lower: 18, Upper: 21}), on, ""},
		{"AGE-006", "exactly 18", assessed(person.AgeAssessment{Lower: 18, Upper: 18}), on, ""},
		{
			"AGE-006", "exactly 17", assessed(person.AgeAssessment{Lower: 17, Upper: 17}), on,
			rule.Met,
		},
		{
			"AGE-006", "no result, and said so",
			assessed(person.AgeAssessment{Inconclusive: person.Yes}), on, rule.Met,
		},
		{"AGE-006", "17 to 21", assessed(person.AgeAssessment{Lower: 17, Upper: 21}), on, rule.Met},
		{"AGE-006", "no result recorded", assessed(person.AgeAssessment{}), on, rule.Unknown},

		{"CHILD-001", "no guardian", nil, on, rule.Due},
		{"CHILD-001", "guardian in office from today", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{{ID: "g", Appointed: on, Authority: jurisdiction.SocialWork}}
		}, on, rule.Met},
		{"CHILD-001", "guardian from tomorrow", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{{ID: "g", Appointed: on.AddDays(1), Authority: jurisdiction.SocialWork}}
		}, on, rule.Due},
		// Hungary: 8 days from the request of the asylum authority (Act LXXX of 2007 on asylum,
		// section 35(6)), and not from the day on which she was found.
		{"CHILD-001", "the time of the law runs from another event", func(v *victim.Victim) {
			v.Stays = []victim.Stay{{Place: "HU", From: d(2026, 8, 1)}}
		}, d(2026, 10, 1), rule.Due},
		{"CHILD-001", "day of the appointment missing", func(v *victim.Victim) { v.Guardians = []victim.Guardian{{ID: "g", Authority: jurisdiction.SocialWork}} }, on, rule.Unknown},
		{"CHILD-001", "no step recorded", unstated, on, rule.Unknown},
		{"CHILD-001", "guardian suspected", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{{ID: "g", Appointed: on, Suspected: person.Yes}}
		}, on, rule.NotMet},
		{"CHILD-001", "not known whether accompanied", func(v *victim.Victim) { v.Family.Accompaniment = "" }, on, rule.Unknown},
		{"CHILD-001", "accompanied", func(v *victim.Victim) { v.Family.Accompaniment = victim.Accompanied }, on, ""},
		{"CHILD-001", "adult", adult, on, ""},
		{"CHILD-001", "no victim yet", nil, d(2026, 8, 31), ""},
		{"CHILD-001", "exempt", func(v *victim.Victim) {
			v.Exemptions = []rule.Exemption{
				{
					Rule: "CHILD-001", Authority: jurisdiction.Court,
					Reason: jurisdiction.ExemptionReason("court-order"), Day: d(2026, 9, 1), Until: on,
				},
			}
		}, on, rule.Exempt},
		{"CHILD-001", "exemption has run out", func(v *victim.Victim) {
			v.Exemptions = []rule.Exemption{
				{
					Rule: "CHILD-001", Authority: jurisdiction.Court,
					Reason: jurisdiction.ExemptionReason("court-order"), Day: d(2026, 9, 1),
					Until: on.AddDays(-1),
				},
			}
		}, on, rule.Due},

		{"CHILD-003", "no guardian", nil, on, ""},
		{"CHILD-003", "conflict, in office", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{
				{ID: "g", Appointed: d(2026, 9, 2), Conflict: person.Yes},
			}
		}, on, rule.NotMet},
		{"CHILD-003", "conflict, replaced", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{
				{ID: "g", Appointed: d(2026, 9, 2), Conflict: person.Yes, Ended: on},
			}
		}, on, rule.Met},
		{"CHILD-003", "conflict, day of the appointment missing", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{{ID: "g", Conflict: person.Yes}}
		}, on, rule.NotMet},
		{"CHILD-003", "conflict, office ends tomorrow", func(v *victim.Victim) {
			v.Guardians = []victim.Guardian{
				{ID: "g", Appointed: d(2026, 9, 2), Conflict: person.Yes, Ended: on.AddDays(1)},
			}
		}, on, rule.NotMet},
		{"CHILD-003", "not looked at", func(v *victim.Victim) { v.Guardians = []victim.Guardian{{ID: "g", Appointed: d(2026, 9, 2)}} }, on, rule.Unknown},

		// Regulation (EU) 2024/1348, article 23(2)(b): 15 working days. From Monday 7 September
		// 2026 that is Monday 28 September.
		{"CHILD-004", "on the 15th working day", applied(d(2026, 9, 7), law.Day{}, ""), d(2026, 9, 28), rule.Due},
		{"CHILD-004", "the day after", applied(d(2026, 9, 7), law.Day{}, ""), d(2026, 9, 29), rule.Overdue},
		{
			"CHILD-004", "extended by ten working days",
			applied(d(2026, 9, 7), law.Day{}, person.Yes), d(2026, 10, 12), rule.Due,
		},
		{
			"CHILD-004", "extended, the day after", applied(d(2026, 9, 7), law.Day{}, person.Yes),
			d(2026, 10, 13), rule.Overdue,
		},
		{"CHILD-004", "appointed on the last day", applied(d(2026, 9, 7), d(2026, 9, 28), ""), on, rule.Met},
		{"CHILD-004", "appointed late", applied(d(2026, 9, 7), d(2026, 9, 29), ""), on, rule.NotMet},
		{"CHILD-004", "before the regulation applied", applied(d(2026, 6, 11), law.Day{}, ""), on, ""},
		{"CHILD-004", "nobody helps in the meantime", func(v *victim.Victim) {
			applied(d(2026, 9, 7), law.Day{}, "")(v)
			v.Asylum.Applications[0].ProvisionalPerson = law.Day{}
		}, on.AddDays(-3), rule.Due}, // and no representative yet
		{"CHILD-004", "whether the Regulation applies there is not known", func(v *victim.Victim) {
			applied(d(2026, 9, 7), law.Day{}, "")(v)
			v.Asylum.Applications[0].Place = "US"
		}, on, rule.Unknown},
		{"CHILD-004", "no day", applied(law.Day{}, law.Day{}, ""), on, rule.Unknown},

		{"CHILD-005", "no decision", nil, on, ""},
		{"CHILD-005", "no assessment", decided(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, Day: d(2026, 9, 5)}), on, rule.NotMet},
		{"CHILD-005", "no assessment, on the day of the decision", decided(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, Day: d(2026, 9, 5)}), d(2026, 9, 5), rule.NotMet},
		{"CHILD-005", "no assessment, the day before the decision", decided(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, Day: d(2026, 9, 5)}), d(2026, 9, 4), ""},
		{"CHILD-005", "assessment on the day", decided(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, Day: d(2026, 9, 5), BestInterests: "b"}, victim.BestInterests{ID: "b", Day: d(2026, 9, 5)}), on, rule.Met},
		{"CHILD-005", "assessment the day after", decided(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, Day: d(2026, 9, 5), BestInterests: "b"}, victim.BestInterests{ID: "b", Day: d(2026, 9, 6)}), on, rule.NotMet},
		{"CHILD-005", "day missing", decided(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, BestInterests: "b"}, victim.BestInterests{ID: "b", Day: d(2026, 9, 6)}), on, rule.Unknown},

		{"CHILD-006", "no solution", nil, on, ""},
		{"CHILD-006", "proposed", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"),
			}}
		}, on, rule.Due},
		{"CHILD-006", "put into effect", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Implemented: on,
			}}
		}, on, rule.NotMet},
		{"CHILD-006", "determined", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Determination: "b", Implemented: on,
			}}
			v.BestInterests = []victim.BestInterests{
				{
					ID: "b", Kind: victim.Determination, Day: on, Author: jurisdiction.SocialWork,
					Elements: all, Reasons: person.Yes, Review: person.Yes,
				},
			}
		}, on, rule.Met},
		{"CHILD-006", "elements missing", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Determination: "b",
			}}
			v.BestInterests = []victim.BestInterests{{ID: "b", Kind: victim.Determination, Day: on}}
		}, on, rule.Unknown},
		{"CHILD-006", "one element not looked at", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Determination: "b",
			}}
			v.BestInterests = []victim.BestInterests{{ID: "b", Kind: victim.Determination, Day: on, Elements: append(all[1:len(all):len(all)], all[1])}}
		}, on, rule.NotMet},
		{"CHILD-006", "no reasons", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Determination: "b",
			}}
			v.BestInterests = []victim.BestInterests{
				{
					ID: "b", Kind: victim.Determination, Day: on, Author: jurisdiction.SocialWork,
					Elements: all, Reasons: person.No,
				},
			}
		}, on, rule.NotMet},
		{"CHILD-006", "determined tomorrow", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Determination: "b",
			}}
			v.BestInterests = []victim.BestInterests{
				{
					ID: "b", Kind: victim.Determination, Day: on.AddDays(1),
					Author: jurisdiction.SocialWork, Elements: all, Reasons: person.Yes,
					Review: person.Yes,
				},
			}
		}, on, rule.Due},
		{"CHILD-006", "proposed tomorrow", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Proposed: on.AddDays(1),
			}}
		}, on, ""},
		{"CHILD-006", "author missing", func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Determination: "b",
			}}
			v.BestInterests = []victim.BestInterests{{ID: "b", Kind: victim.Determination, Day: on, Elements: all}}
		}, on, rule.Unknown},

		{"CHILD-007", "no decision", nil, on, ""},
		{"CHILD-007", "not heard", decided(victim.Decision{ID: "d", Kind: victim.DecisionTransfer, Day: d(2026, 9, 5)}), on, rule.NotMet},
		{"CHILD-007", "not heard, on the day of the decision", decided(victim.Decision{ID: "d", Kind: victim.DecisionTransfer, Day: d(2026, 9, 5)}), d(2026, 9, 5), rule.NotMet},
		{"CHILD-007", "not heard, the day before the decision", decided(victim.Decision{ID: "d", Kind: victim.DecisionTransfer, Day: d(2026, 9, 5)}), d(2026, 9, 4), ""},
		{"CHILD-007", "heard afterwards", decided(victim.Decision{ID: "d", Kind: victim.DecisionTransfer, Day: d(2026, 9, 5), ViewsDay: d(2026, 9, 6)}), on, rule.NotMet},
		{"CHILD-007", "heard, weight missing", decided(victim.Decision{ID: "d", Kind: victim.DecisionTransfer, Day: d(2026, 9, 5), ViewsDay: d(2026, 9, 5)}), on, rule.Unknown},
		{
			"CHILD-007", "heard",
			decided(
				victim.Decision{
					ID: "d", Kind: victim.DecisionTransfer, Day: d(2026, 9, 5),
					ViewsDay: d(2026, 9, 5), ViewsHow: victim.ViewsHow("in-person"),
					ViewsWeight: victim.ViewsWeight("followed"),
				},
			),
			on, rule.Met,
		},

		{"CHILD-008", "nothing done", nil, on, rule.Due},
		{"CHILD-008", "nothing done, on the first day", nil, d(2026, 9, 1), rule.Due},
		{"CHILD-008", "no victim yet", nil, d(2026, 8, 31), ""},
		{"CHILD-008", "screened, then asked", func(v *victim.Victim) {
			v.Tracings = []care.Tracing{{
				ScreenDay: d(2026, 9, 2), Safe: person.Yes, Requested: d(2026, 9, 2),
			}}
		}, on, rule.Met},
		{"CHILD-008", "asked without screening", func(v *victim.Victim) {
			v.Tracings = []care.Tracing{{Requested: d(2026, 9, 2)}}
		}, on, rule.NotMet},
		{"CHILD-008", "screened, whether safe is not recorded", func(v *victim.Victim) {
			v.Tracings = []care.Tracing{{ScreenDay: d(2026, 9, 2), Requested: d(2026, 9, 2)}}
		}, on, rule.Unknown},
		{"CHILD-008", "screened the day after", func(v *victim.Victim) {
			v.Tracings = []care.Tracing{{
				ScreenDay: d(2026, 9, 3), Safe: person.Yes, Requested: d(2026, 9, 2),
			}}
		}, on, rule.NotMet},
		{"CHILD-008", "unsafe, no reason", func(v *victim.Victim) {
			v.Tracings = []care.Tracing{{Safe: person.No}}
		}, on, rule.Unknown},
		{"CHILD-008", "separated", func(v *victim.Victim) { v.Family.Accompaniment = victim.Separated }, on, ""},

		{"CHILD-010", "no detention", nil, on, ""},
		{
			"CHILD-010", "detention",
			placed(care.Placement{ID: "p", Kind: care.PlacementDetention, From: d(2026, 9, 2)}), on,
			rule.NotMet,
		},
		{
			"CHILD-010", "last resort, ended",
			placed(
				care.Placement{
					ID: "p", Kind: care.PlacementDetention, From: d(2026, 9, 2),
					To: d(2026, 9, 3), LegalBasis: person.Yes, LastResort: person.Yes,
				},
			),
			on, rule.Met,
		},
		{
			"CHILD-010", "not dated",
			placed(care.Placement{ID: "p", Kind: care.PlacementDetention}), on, rule.NotMet,
		},
		{
			"CHILD-010", "age not recorded",
			both(
				ageless,
				placed(care.Placement{ID: "p", Kind: care.PlacementDetention, From: d(2026, 9, 2)}),
			),
			on, rule.Unknown,
		},
		{
			"CHILD-010", "the day before",
			placed(care.Placement{ID: "p", Kind: care.PlacementDetention, From: d(2026, 9, 2)}),
			d(2026, 9, 1), "",
		},

		{"CHILD-011", "no placement", nil, on, ""},
		{
			"CHILD-011", "review not set",
			placed(care.Placement{ID: "p", Kind: care.PlacementShelter, From: d(2026, 9, 2)}), on,
			rule.Due,
		},
		{
			"CHILD-011", "held on the day, the next not set",
			placed(
				care.Placement{
					ID: "p", Kind: care.PlacementShelter, From: d(2026, 9, 2),
					NextReview: on.AddDays(-1), LastReview: on.AddDays(-1),
				},
			),
			on, rule.Due,
		},
		{"CHILD-011", "age not recorded", func(v *victim.Victim) {
			placed(care.Placement{ID: "p", Kind: care.PlacementShelter, From: d(2026, 9, 2)})(v)
			v.Age = person.Age{}
		}, on, rule.Unknown},
		{
			"CHILD-011", "review today",
			placed(
				care.Placement{
					ID: "p", Kind: care.PlacementShelter, From: d(2026, 9, 2), NextReview: on,
				},
			),
			on, rule.Met,
		},
		{
			"CHILD-011", "review was yesterday",
			placed(
				care.Placement{
					ID: "p", Kind: care.PlacementShelter, From: d(2026, 9, 2),
					NextReview: on.AddDays(-1),
				},
			),
			on, rule.NotMet,
		},
		{
			"CHILD-011", "placement over",
			placed(
				care.Placement{
					ID: "p", Kind: care.PlacementShelter, From: d(2026, 9, 2), To: on.AddDays(-1),
				},
			),
			on, "",
		},

		{"IDENT-005", "not transnational", negative(care.ReasonNotTransnational), on, rule.NotMet},
		{
			"IDENT-005", "not transnational, on the day of the decision",
			negative(care.ReasonNotTransnational), d(2026, 9, 20), rule.NotMet,
		},
		{
			"IDENT-005", "not transnational, the day before the decision",
			negative(care.ReasonNotTransnational), d(2026, 9, 19), "",
		},
		{"IDENT-005", "other reason", negative(care.ReasonNoAct), on, rule.Met},
		{"IDENT-005", "no reason recorded", negative(), on, rule.Unknown},
		{"IDENT-005", "no negative decision", nil, on, ""},

		{"IDENT-006", "not referred", nil, on, ""},
		{"IDENT-006", "referred, decided, body missing", func(v *victim.Victim) {
			v.Status = append(v.Status, victim.StatusDecision{Kind: victim.StatusReferred, Day: d(2026, 8, 20)})
		}, on, rule.Unknown},
		{"IDENT-006", "referred, not decided", func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{Kind: victim.StatusReferred, Day: d(2026, 8, 20)}}
		}, on, rule.Due},
		{"IDENT-006", "not decided, on the day of the referral", func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{Kind: victim.StatusReferred, Day: d(2026, 8, 20)}}
		}, d(2026, 8, 20), rule.Due},
		{"IDENT-006", "the day before the referral", func(v *victim.Victim) {
			v.Status = []victim.StatusDecision{{Kind: victim.StatusReferred, Day: d(2026, 8, 20)}}
		}, d(2026, 8, 19), ""},
		{"IDENT-006", "decided", func(v *victim.Victim) {
			v.Indicators = []victim.Indicator{{ID: "i1"}}
			v.Status[0].Body, v.Status[0].Indicators = jurisdiction.MultiAgency, []string{"i1"}
			v.Status = append(v.Status, victim.StatusDecision{Kind: victim.StatusReferred, Day: d(2026, 8, 20)})
		}, on, rule.Met},

		{"IDENT-007", "not recorded", nil, on, rule.Unknown},
		{"IDENT-007", "trained", func(v *victim.Victim) {
			v.Status[0].Trained = person.Yes
		}, on, rule.Met},
		{"IDENT-007", "nobody trained", func(v *victim.Victim) {
			v.Status[0].Trained, v.Status[0].Specialist = person.No, person.No
		}, on, rule.NotMet},
		{"IDENT-007", "no decision yet", nil, d(2026, 8, 31), ""},

		{"IDENT-008", "no removal", nil, on, rule.Met},
		{"IDENT-008", "removed on the first day", func(v *victim.Victim) { v.Removals = []victim.Removal{{Place: "MK", Executed: d(2026, 9, 1)}} }, on, rule.NotMet},
		{"IDENT-008", "no grounds yet", nil, d(2026, 8, 31), ""},
		{"IDENT-008", "no removal, on the first day", nil, d(2026, 9, 1), rule.Met},
		{"IDENT-008", "removed the day before", func(v *victim.Victim) { v.Removals = []victim.Removal{{Place: "MK", Executed: d(2026, 8, 31)}} }, on, rule.Met},
		{"IDENT-008", "removed from another State", func(v *victim.Victim) { v.Removals = []victim.Removal{{Place: "AL", Executed: d(2026, 9, 1)}} }, on, rule.Met},
		{"IDENT-008", "own national", func(v *victim.Victim) { v.Citizenships[0].Country = "MK" }, on, ""},
		{"IDENT-008", "citizenship missing", func(v *victim.Victim) { v.Citizenships = nil }, on, rule.Unknown},

		// CETS No. 197, article 13(1): at least 30 days.
		{"REFL-001", "not granted, in time", nil, on, rule.Due},
		{"REFL-001", "not granted, 30 days over", nil, d(2026, 10, 2), rule.NotMet},
		{"REFL-001", "30 days", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 9, 1), To: d(2026, 10, 1)}}
		}, on, rule.Met},
		{"REFL-001", "29 days", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 9, 1), To: d(2026, 9, 30)}}
		}, on, rule.NotMet},
		{"REFL-001", "29 days, then 30 days", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 8, 1), To: d(2026, 8, 30)}, {Place: "MK", From: d(2026, 9, 1), To: d(2026, 10, 1)}}
		}, on, rule.Met},
		{"REFL-001", "no step recorded", unstated, on, rule.Unknown},
		{"REFL-001", "end missing", func(v *victim.Victim) { v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 9, 1)}} }, on, rule.Unknown},
		{"REFL-001", "right to stay", func(v *victim.Victim) {
			v.Stays[0].RightToStay = person.Yes
		}, on, ""},
		{"REFL-001", "right to stay not asked", func(v *victim.Victim) { v.Stays[0].RightToStay = "" }, on, rule.Unknown},

		{"REFL-002", "since when is missing", func(v *victim.Victim) { v.Reflection = []victim.Reflection{{Place: "MK", To: on}} }, on, rule.Unknown},
		{"REFL-002", "no period", nil, on, ""},
		{"REFL-002", "removed on the last day", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 8, 1), To: d(2026, 9, 1)}}
			v.Removals = []victim.Removal{{Place: "MK", Executed: d(2026, 9, 1)}}
		}, on, rule.NotMet},
		{"REFL-002", "removed from another country", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 9, 1), To: on}}
			v.Removals = []victim.Removal{{Place: "RS", Executed: on}}
		}, on, rule.Met},
		{"REFL-002", "removed, and from where is not recorded", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 9, 1), To: on}}
			v.Removals = []victim.Removal{{Executed: on}}
		}, on, rule.NotMet},
		{"REFL-002", "removed, and where the period ran is not recorded", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{From: d(2026, 9, 1), To: on}}
			v.Removals = []victim.Removal{{Place: "MK", Executed: on}}
		}, on, rule.NotMet},
		{"REFL-002", "removed the day after", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 8, 1), To: d(2026, 9, 1)}}
			v.Removals = []victim.Removal{{Place: "MK", Executed: d(2026, 9, 2)}}
		}, on, rule.Met},

		{"REFL-003", "not ended early", nil, on, ""},
		{"REFL-003", "no cooperation", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{EndedEarly: on, EndReason: victim.EndNoCooperation}}
		}, on, rule.NotMet},
		{"REFL-003", "public order, reasoned", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{
				{EndedEarly: on, EndReason: victim.EndPublicOrder, Reasoned: person.Yes},
			}
		}, on, rule.Met},
		// Renewed contact is a ground of Directive 2004/81/EC, article 6(4), and none of CETS No.
		// 197, article 13(3).
		{"REFL-003", "renewed contact in a member state", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{
				{
					Place: "SI", EndedEarly: on, EndReason: victim.EndRenewedContact,
					Reasoned: person.Yes,
				},
			}
		}, on, rule.Met},
		{"REFL-003", "renewed contact outside the European Union", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{
				{
					Place: "MK", EndedEarly: on, EndReason: victim.EndRenewedContact,
					Reasoned: person.Yes,
				},
			}
		}, on, rule.NotMet},
		{"REFL-003", "renewed contact in a place of which nothing is known", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{
				{
					Place: "US", EndedEarly: on, EndReason: victim.EndRenewedContact,
					Reasoned: person.Yes,
				},
			}
		}, on, rule.Unknown},
		{"REFL-003", "ends early tomorrow", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{EndedEarly: on.AddDays(1), EndReason: victim.EndNoCooperation}}
		}, on, ""},
		{"REFL-003", "ground missing", func(v *victim.Victim) { v.Reflection = []victim.Reflection{{EndedEarly: on}} }, on, rule.Unknown},

		// Both days of a reflection period are inclusive: on its last day it has not ended.
		{"REFL-004", "on the last day of the period", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "XK", From: d(2026, 9, 1), To: on}}
		}, on, ""},
		// CETS No. 197, article 14(1): the Party chooses one route or both; which Kosovo has is
		// taken from its profile.
		{"REFL-004", "the day after the last day, nothing decided", func(v *victim.Victim) {
			v.Reflection = []victim.Reflection{{Place: "MK", From: d(2026, 9, 1), To: on.AddDays(-1)}}
		}, on, rule.Due},
		{"REFL-004", "right to stay not recorded", func(v *victim.Victim) {
			v.Stays[0].RightToStay = ""
			v.Citizenships = nil
			v.Permits = []victim.Permit{{ID: "p", Place: "MK", Requested: on}}
		}, on, rule.Unknown},
		{"REFL-004", "a citizen needs none", func(v *victim.Victim) {
			v.Citizenships[0].Country = "MK"
			v.Permits = []victim.Permit{{ID: "p", Place: "MK", Requested: on}}
		}, on, ""},
		{"REFL-004", "decided on the route that there is", func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "MK", Requested: on, Decided: on, Decision: victim.PermitRefused, Ground: jurisdiction.GroundPersonal}}
		}, on, rule.Met},
		{"REFL-004", "decided on another route", func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "MK", Requested: on, Decided: on, Decision: victim.PermitRefused, Ground: jurisdiction.GroundHumanitary}}
		}, on, rule.Due},
		// Cyprus has a permit for cooperation and, without conditions, a humanitarian one (Law
		// 60(I)/2014, sections 55 and 56(3)): the second is no route of CETS No. 197, article
		// 14(1).
		{"REFL-004", "a humanitarian permit is no route to be decided", func(v *victim.Victim) {
			v.Stays[0].Place = "CY"
			v.Permits = []victim.Permit{{ID: "p", Place: "CY", Requested: on, Decided: on, Decision: victim.PermitRefused, Ground: jurisdiction.GroundCooperation}}
		}, on, rule.Met},
		// Bulgaria: 14 days from the application (Law on Foreigners, article 24(3)).
		{"REFL-004", "the last of the 14 days", func(v *victim.Victim) {
			v.Stays[0].Place = "BG"
			v.Permits = []victim.Permit{{ID: "p", Place: "BG", Requested: d(2026, 9, 17)}}
		}, on, rule.Due},
		{"REFL-004", "the day after the 14 days", func(v *victim.Victim) {
			v.Stays[0].Place = "BG"
			v.Permits = []victim.Permit{{ID: "p", Place: "BG", Requested: d(2026, 9, 16)}}
		}, on, rule.Overdue},
		{"REFL-004", "decided tomorrow", func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "MK", Requested: on, Decided: on.AddDays(1), Decision: victim.PermitRefused, Ground: jurisdiction.GroundPersonal}}
		}, on, rule.Due},

		{"REFL-006", "ended, and the next was refused", func(v *victim.Victim) {
			permit(victim.Permit{Place: "SI", ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 8, 31)})(v)
			next := v.Permits[0]
			next.ID, next.Decided, next.Decision = "q", d(2026, 8, 31), victim.PermitRefused
			next.ValidFrom, next.ValidTo = d(2026, 9, 1), d(2027, 3, 1)
			v.Permits = append(v.Permits, next)
		}, on, rule.Overdue},
		{"REFL-006", "no permit", nil, on, ""},
		{"REFL-006", "validity not recorded", permit(victim.Permit{Place: "SI"}), on, rule.Unknown},
		// Directive 2004/81/EC, article 8(3): at least six months. From 1 March that is until 31
		// August.
		{"REFL-006", "a day short of six months", permit(victim.Permit{Place: "SI", ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 8, 30)}), d(2026, 8, 1), rule.NotMet},
		{"REFL-006", "six months to the day", permit(victim.Permit{Place: "SI", ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 8, 31)}), d(2026, 8, 31), rule.Due},
		{"REFL-006", "the day after its last", permit(victim.Permit{Place: "SI", ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 8, 31)}), d(2026, 9, 1), rule.Overdue},
		{"REFL-006", "renewal decided on the last day", permit(victim.Permit{Place: "SI", ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 8, 31), RenewalDay: d(2026, 8, 31)}), on, rule.Met},
		{"REFL-006", "renewal decided a day late", permit(victim.Permit{Place: "SI", ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 8, 31), RenewalDay: d(2026, 9, 1)}), on, rule.NotMet},
		// The directive does not bind North Macedonia.
		// Directive 2004/81/EC, article 8(3), speaks of the permit for who cooperates.
		{"REFL-006", "short, on the personal situation", func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "CY", Decided: d(2026, 3, 1), Decision: victim.PermitGranted, Ground: jurisdiction.GroundPersonal, ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 6, 1)}}
		}, d(2026, 5, 1), rule.Due},
		// Turkey: 30 days on the personal situation (Regulation of 17 March 2016, by its profile);
		// no directive binds it.
		{"REFL-006", "a day short of the national time", func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "TR", Decided: d(2026, 11, 24), Decision: victim.PermitGranted, Ground: jurisdiction.GroundPersonal, ValidFrom: d(2026, 11, 24), ValidTo: d(2026, 12, 22)}}
		}, d(2026, 11, 30), rule.NotMet},
		{"REFL-006", "the national time to the day", func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "TR", Decided: d(2026, 11, 24), Decision: victim.PermitGranted, Ground: jurisdiction.GroundPersonal, ValidFrom: d(2026, 11, 24), ValidTo: d(2026, 12, 23)}}
		}, d(2026, 11, 30), rule.Due},
		{"REFL-006", "short, on a ground that the national law does not have", func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "TR", Decided: d(2026, 11, 24), Decision: victim.PermitGranted, Ground: jurisdiction.GroundHumanitary, ValidFrom: d(2026, 11, 24), ValidTo: d(2026, 12, 10)}}
		}, d(2026, 11, 30), rule.Due},
		{"REFL-006", "short, outside the EU", permit(victim.Permit{Place: "MK", ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 6, 1)}), d(2026, 5, 1), rule.Due},

		{"REFL-005", "no permit", nil, on, ""},
		{"REFL-005", "refused for lack of cooperation", func(v *victim.Victim) {
			v.Permits = []victim.Permit{
				{
					Decided: on, Decision: victim.PermitRefused,
					Reasons: []care.RefusalReason{care.ReasonNoCooperation},
				},
			}
		}, on, rule.NotMet},
		{"REFL-005", "age not recorded", func(v *victim.Victim) {
			v.Age = person.Age{}
			v.Permits = []victim.Permit{{ID: "p", Decided: on, Decision: victim.PermitGranted}}
		}, on, rule.Unknown},
		{"REFL-005", "assessed", func(v *victim.Victim) {
			v.BestInterests = []victim.BestInterests{{ID: "b", Day: on}}
			v.Permits = []victim.Permit{{Decided: on, Decision: victim.PermitGranted, BestInterests: "b"}}
		}, on, rule.Met},
		{"REFL-005", "day of the assessment missing", func(v *victim.Victim) {
			v.BestInterests = []victim.BestInterests{{ID: "b"}}
			v.Permits = []victim.Permit{{Decided: on, Decision: victim.PermitGranted, BestInterests: "b"}}
		}, on, rule.Unknown},

		{"REFL-007", "need not asked", nil, on, rule.Unknown},
		{"REFL-007", "in the own country", func(v *victim.Victim) { v.Citizenships[0].Country = "MK" }, on, ""},
		{"REFL-007", "no need", func(v *victim.Victim) { v.Asylum.Need = person.No }, on, ""},
		{"REFL-007", "need, not informed", func(v *victim.Victim) {
			v.Asylum.Need = person.Yes
		}, on, rule.Due},
		{"REFL-007", "informed", func(v *victim.Victim) {
			v.Asylum = victim.Asylum{Need: person.Yes, Informed: on}
		}, on, rule.Met},
		{"REFL-007", "refused for holding a permit", func(v *victim.Victim) {
			v.Asylum.Applications = []victim.AsylumApplication{
				{Reasons: []care.RefusalReason{care.ReasonHoldsPermit}},
			}
		}, on, rule.NotMet},

		// CETS No. 197, article 12(1); Directive 2011/36/EU, article 11(2): as soon as there are
		// reasonable grounds.
		{"ASSIST-001", "no grounds yet", detected, on, ""},
		{"ASSIST-001", "no step recorded", unstated, on, rule.Unknown},
		{"ASSIST-001", "nothing offered", nil, on, rule.Due},
		{
			"ASSIST-001", "offered today",
			services(care.Service{Kind: care.NeedMedical, Offered: on}), on, rule.Met,
		},
		{
			"ASSIST-001", "offered tomorrow",
			services(care.Service{Kind: care.NeedMedical, Offered: on.AddDays(1)}), on, rule.Due,
		},
		{
			"ASSIST-001", "day missing", services(care.Service{Kind: care.NeedMedical}), on,
			rule.Unknown,
		},

		// CETS No. 197, article 12(1)(a) to (f).
		{"ASSIST-002", "not presumed", detected, on, ""},
		{"ASSIST-002", "no step recorded", unstated, on, rule.Unknown},
		{"ASSIST-002", "day of the step missing", func(v *victim.Victim) { v.Status[0].Day = law.Day{} }, on, rule.Unknown},
		{"ASSIST-002", "outcome of the decision missing", func(v *victim.Victim) { v.Status[0].Outcome = "" }, on, rule.Unknown},
		{
			"ASSIST-002", "all, age not recorded",
			both(ageless, packageOf("", care.ServiceAccepted)), on, rule.Unknown,
		},
		{"ASSIST-002", "one is offered only tomorrow", func(v *victim.Victim) {
			packageOf("", care.ServiceAccepted)(v)
			v.Services[0].Offered = on.AddDays(1)
		}, on, rule.Due},
		{"ASSIST-002", "stated the second time", func(v *victim.Victim) {
			packageOf("", care.ServiceAccepted)(v)
			v.Services = append(
				[]care.Service{{ID: "first", Kind: care.NeedMedical}}, v.Services...,
			)
		}, on, rule.Met},
		{
			"ASSIST-002", "all but one", packageOf(care.NeedEducation, care.ServiceOffered), on,
			rule.Due,
		},
		{"ASSIST-002", "all", packageOf("", care.ServiceAccepted), on, rule.Met},
		{"ASSIST-002", "all but school, adult", func(v *victim.Victim) {
			adult(v)
			packageOf(care.NeedEducation, care.ServiceNotNeeded)(v)
		}, on, rule.Met},
		{"ASSIST-002", "one without its state", func(v *victim.Victim) {
			packageOf("", care.ServiceAccepted)(v)
			v.Services[0].State = ""
		}, on, rule.Unknown},

		// CETS No. 197, article 12(6): not conditional on willingness to act as a witness.
		{"ASSIST-003", "nothing refused", nil, on, ""},
		{
			"ASSIST-003", "ended for lack of cooperation",
			services(
				care.Service{
					State: care.ServiceEnded, Ended: on,
					Reasons: []care.RefusalReason{care.ReasonNoCooperation},
				},
			),
			on, rule.NotMet,
		},
		{
			"ASSIST-003", "ends tomorrow",
			services(
				care.Service{
					State: care.ServiceEnded, Ended: on.AddDays(1),
					Reasons: []care.RefusalReason{care.ReasonNoCooperation},
				},
			),
			on, "",
		},
		{
			"ASSIST-003", "ended for something else",
			services(
				care.Service{
					State: care.ServiceEnded, Ended: on,
					Reasons: []care.RefusalReason{care.ReasonOtherRefusal},
				},
			),
			on, rule.Met,
		},
		{
			"ASSIST-003", "no reason", services(care.Service{State: care.ServiceRefused}), on,
			rule.Unknown,
		},

		{"ASSIST-004", "adult", adult, on, ""},
		{"ASSIST-004", "none", nil, on, rule.Due},
		{"ASSIST-004", "all aspects", func(v *victim.Victim) {
			v.Needs = []care.NeedAssessment{
				{Day: on, Covers: law.Codes[care.AssessmentAspect]()},
			}
		}, on, rule.Met},
		{"ASSIST-004", "aspects missing", func(v *victim.Victim) {
			v.Needs = []care.NeedAssessment{{Day: on}}
		}, on, rule.Unknown},
		{"ASSIST-004", "tomorrow", func(v *victim.Victim) {
			v.Needs = []care.NeedAssessment{{Day: on.AddDays(1)}}
		}, on, rule.Due},

		{"ASSIST-005", "no placement", nil, on, ""},
		{
			"ASSIST-005", "safe and fit",
			placed(
				care.Placement{
					Kind: care.PlacementShelter, From: on, Safe: person.Yes,
					ChildSuitable: person.Yes, MixedAdults: person.No,
				},
			),
			on, rule.Met,
		},
		{
			"ASSIST-005", "with adults, no reason",
			placed(
				care.Placement{
					Kind: care.PlacementShelter, From: on, Safe: person.Yes,
					ChildSuitable: person.Yes, MixedAdults: person.Yes,
				},
			),
			on, rule.NotMet,
		},
		{
			"ASSIST-005", "not recorded",
			placed(care.Placement{Kind: care.PlacementShelter, From: on}), on, rule.Unknown,
		},
		{
			"ASSIST-005", "from tomorrow",
			placed(
				care.Placement{
					Kind: care.PlacementShelter, From: on.AddDays(1), Safe: person.No,
				},
			),
			on, "",
		},
		{
			"ASSIST-005", "until yesterday",
			placed(
				care.Placement{
					Kind: care.PlacementShelter, From: on.AddDays(-9), To: on.AddDays(-1),
					Safe: person.No,
				},
			),
			on, "",
		},

		{"ASSIST-006", "adult", adult, on, ""},
		{"ASSIST-006", "nothing", nil, on, rule.Due},
		{"ASSIST-006", "enrolled", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{{Enrolled: on}}
		}, on, rule.Met},
		{"ASSIST-006", "asked for", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{{Requested: on}}
		}, on, rule.Due},
		{"ASSIST-006", "reason", func(v *victim.Victim) {
			v.Schooling = []care.Schooling{{Absent: care.AbsenceHealth}}
		}, on, rule.Met},
		{"ASSIST-006", "age unknown", func(v *victim.Victim) {
			v.Age = person.Age{}
		}, on, rule.Unknown},

		// CETS No. 197, article 12(7): on a consensual and informed basis.
		{"ASSIST-007", "nothing started", nil, on, ""},
		{
			"ASSIST-007", "no consent, no emergency",
			services(care.Service{Started: on, Emergency: person.No}), on, rule.NotMet,
		},
		{
			"ASSIST-007", "emergency", services(care.Service{Started: on, Emergency: person.Yes}),
			on, rule.Met,
		},
		{"ASSIST-007", "nothing recorded", services(care.Service{Started: on}), on, rule.Unknown},
		{
			"ASSIST-007", "starts tomorrow",
			services(care.Service{Started: on.AddDays(1), Emergency: person.No}), on, "",
		},
		{"ASSIST-007", "consent on the day", consented(on, on), on, rule.Met},
		{"ASSIST-007", "consent the day after", consented(on.AddDays(-1), on), on, rule.NotMet},
		{"ASSIST-007", "child alone consented", func(v *victim.Victim) {
			consented(on, on)(v)
			v.Consents[0].Capacity, v.Consents[0].Guardian = victim.ConsentSelf, ""
		}, on, rule.NotMet},

		{"ASSIST-008", "no contact yet", nil, d(2026, 8, 31), ""},
		{"ASSIST-008", "no step recorded", unstated, on, rule.Unknown},
		{
			"ASSIST-008", "everything told, language not recorded",
			told(on, "", law.Codes[victim.InformationTopic]()...), on, rule.Unknown,
		},
		{"ASSIST-008", "nothing told", nil, on, rule.Due},
		{
			"ASSIST-008", "everything told",
			told(on, person.Yes, law.Codes[victim.InformationTopic]()...), on, rule.Met,
		},
		{
			"ASSIST-008", "told tomorrow",
			told(on.AddDays(1), person.Yes, law.Codes[victim.InformationTopic]()...), on, rule.Due,
		},
		{
			"ASSIST-008", "not understood",
			told(on, person.No, law.Codes[victim.InformationTopic]()...), on, rule.NotMet,
		},
		{"ASSIST-008", "asylum is left out for a citizen", func(v *victim.Victim) {
			v.Citizenships[0].Country = "MK"
			told(
				on, person.Yes, victim.InfoProceedings, victim.InfoServices, victim.InfoLegalAid,
				victim.InfoCompensation,
			)(v)
		}, on, rule.Met},

		{"COMP-001", "not presumed", detected, on, ""},
		{"COMP-001", "not understood at first, understood later", func(v *victim.Victim) {
			v.Information = []victim.Information{
				{
					Day: on.AddDays(-1), Understood: person.No,
					Topics: []victim.InformationTopic{victim.InfoCompensation},
				},
				{
					Day: on, Understood: person.Yes,
					Topics: []victim.InformationTopic{victim.InfoCompensation},
				},
			}
		}, on, rule.Met},
		{"COMP-001", "not told", nil, on, rule.Due},
		{"COMP-001", "told", told(on, person.Yes, victim.InfoCompensation), on, rule.Met},
		{
			"COMP-001", "not understood", told(on, person.No, victim.InfoCompensation), on,
			rule.NotMet,
		},
		{"COMP-001", "language not recorded", told(on, "", victim.InfoCompensation), on, rule.Unknown},

		{"COMP-002", "adult", adult, on, ""},
		{"COMP-002", "no lawyer", nil, on, rule.Due},
		{"COMP-002", "free lawyer", func(v *victim.Victim) {
			v.LegalAids = []victim.LegalAid{{Assigned: on, Free: person.Yes}}
		}, on, rule.Met},
		{"COMP-002", "lawyer to be paid", func(v *victim.Victim) {
			v.LegalAids = []victim.LegalAid{{Assigned: on, Free: person.No}}
		}, on, rule.NotMet},
		{"COMP-002", "whether free is not recorded", func(v *victim.Victim) {
			v.LegalAids = []victim.LegalAid{{Assigned: on}}
		}, on, rule.Unknown},

		// North Macedonia has a scheme since 17 May 2023.
		{"COMP-003", "not presumed", detected, on, ""},
		{"COMP-003", "no claim", nil, on, rule.Unknown},
		// Not known is not "none": the question stays open.
		{"COMP-003", "whether there is a scheme is not known", func(v *victim.Victim) { v.Stays[0].Place = "TR" }, on, rule.Unknown},
		{"COMP-003", "lodged", claim(victim.Claim{Route: victim.RouteStateFund, Lodged: on}), on, rule.Met},
		{"COMP-003", "last day", claim(victim.Claim{Route: victim.RouteStateFund, Deadline: on}), on, rule.Due},
		{"COMP-003", "the day after the last day", claim(victim.Claim{Route: victim.RouteStateFund, Deadline: on.AddDays(-1)}), on, rule.Overdue},
		{"COMP-003", "lodged late", claim(victim.Claim{Route: victim.RouteStateFund, Deadline: on.AddDays(-2), Lodged: on.AddDays(-1)}), on, rule.NotMet},
		{"COMP-003", "a place without a scheme", func(v *victim.Victim) { v.Stays[0].Place = "RS" }, on, ""},

		// CETS No. 116, article 2(2): even if the offender cannot be prosecuted or punished.
		{"COMP-004", "not refused", claim(victim.Claim{Route: victim.RouteStateFund}), on, ""},
		{
			"COMP-004", "offender unknown",
			claim(
				victim.Claim{
					Route: victim.RouteStateFund, Outcome: victim.Negative, Decided: on,
					Reasons: []care.RefusalReason{care.ReasonOffenderUnknown},
				},
			),
			on, rule.NotMet,
		},
		{"COMP-004", "offender unknown, citizenship missing", func(v *victim.Victim) {
			claim(
				victim.Claim{
					Route: victim.RouteStateFund, Outcome: victim.Negative, Decided: on,
					Reasons: []care.RefusalReason{care.ReasonOffenderUnknown},
				},
			)(v)
			v.Citizenships = nil
		}, on, rule.Unknown},
		// Article 3: nationals of Parties, and nationals of members of the Council of Europe who
		// live there.
		{"COMP-004", "offender unknown, stateless", func(v *victim.Victim) {
			claim(
				victim.Claim{
					Route: victim.RouteStateFund, Outcome: victim.Negative, Decided: on,
					Reasons: []care.RefusalReason{care.ReasonOffenderUnknown},
				},
			)(v)
			v.Citizenships = []person.Citizenship{{Kind: person.Stateless}}
		}, on, ""},
		{
			"COMP-004", "another reason",
			claim(
				victim.Claim{
					Route: victim.RouteStateFund, Outcome: victim.Negative, Decided: on,
					Reasons: []care.RefusalReason{care.ReasonNotEntitled},
				},
			),
			on, rule.Met,
		},
		{"COMP-004", "no reason", claim(victim.Claim{Route: victim.RouteStateFund, Outcome: victim.Negative, Decided: on}), on, rule.Unknown},
		{"COMP-004", "decided tomorrow", claim(victim.Claim{Route: victim.RouteStateFund, Outcome: victim.Negative, Decided: on.AddDays(1)}), on, ""},

		// Directive 2004/80/EC, article 1.
		{"COMP-005", "lives outside the EU", claim(victim.Claim{Route: victim.RouteStateFund, Place: "SI"}), on, ""},
		{"COMP-005", "lives in another member state", lives("HR", victim.Claim{Route: victim.RouteStateFund, Place: "SI"}), on, rule.Due},
		{"COMP-005", "lives in the same member state", lives("SI", victim.Claim{Route: victim.RouteStateFund, Place: "SI"}), on, ""},
		{
			"COMP-005", "through the assisting authority",
			lives(
				"HR", victim.Claim{Route: victim.RouteStateFund, Place: "SI", Assisted: person.Yes},
			),
			on, rule.Met,
		},
		{"COMP-005", "lodged, way not recorded", lives("HR", victim.Claim{Route: victim.RouteStateFund, Place: "SI", Lodged: on}), on, rule.Unknown},

		// CETS No. 197, article 16(7).
		{"RETN-001", "no return", nil, on, ""},
		{"RETN-001", "planned, not assessed", returned(victim.Return{Planned: on.AddDays(9)}), on, rule.Due},
		{"RETN-001", "planned for yesterday, not assessed", returned(victim.Return{Planned: on.AddDays(-1)}), on, rule.Overdue},
		{"RETN-001", "returned, not assessed", returned(victim.Return{Departed: on}), on, rule.NotMet},
		{"RETN-001", "assessed on the day of departure", returned(victim.Return{Departed: on, RiskDay: on, RiskAuthor: jurisdiction.SocialWork}), on, rule.Met},
		{"RETN-001", "assessed the day after", returned(victim.Return{Departed: on.AddDays(-1), RiskDay: on, RiskAuthor: jurisdiction.SocialWork}), on, rule.NotMet},
		{"RETN-001", "by whom is missing", returned(victim.Return{Planned: on, RiskDay: on}), on, rule.Unknown},
		{"RETN-001", "adult", func(v *victim.Victim) { adult(v); returned(victim.Return{Departed: on})(v) }, on, ""},

		{"RETN-002", "nothing linked", returned(victim.Return{Departed: on}), on, rule.Unknown},
		{"RETN-002", "against the interests", interests(victim.Negative, on, on), on, rule.NotMet},
		{"RETN-002", "found against the interests the day after", interests(victim.Negative, on, on.AddDays(-1)), on, rule.NotMet},
		{"RETN-002", "against the interests, not made", interests(victim.Negative, on, law.Day{}), on, rule.Met},
		{"RETN-002", "in the interests", interests(victim.Positive, on, on), on, rule.Met},
		{"RETN-002", "adult", func(v *victim.Victim) { adult(v); returned(victim.Return{Departed: on})(v) }, on, ""},

		// Directive 2008/115/EC, article 10(2).
		{"RETN-003", "planned, nobody agreed", returned(victim.Return{Planned: on.AddDays(9)}), on, rule.Due},
		{"RETN-003", "returned, nobody agreed", returned(victim.Return{Departed: on}), on, rule.NotMet},
		{"RETN-003", "agreed", returned(victim.Return{Departed: on, Accepted: on, Receiver: jurisdiction.SocialWork}), on, rule.Met},
		{"RETN-003", "who is missing", returned(victim.Return{Departed: on, Accepted: on}), on, rule.Unknown},
		{"RETN-003", "no return", nil, on, ""},

		{"RETN-004", "no return", nil, on, ""},
		{"RETN-004", "wish not recorded", returned(victim.Return{Planned: on}), on, rule.Unknown},
		{
			"RETN-004", "wished", returned(victim.Return{Planned: on, Voluntary: person.Yes}), on,
			rule.Met,
		},
		{
			"RETN-004", "against the wish, without reasons",
			returned(victim.Return{Planned: on, Voluntary: person.No, Reasoned: person.No}), on,
			rule.NotMet,
		},
		{
			"RETN-004", "against the wish, with reasons",
			returned(victim.Return{Planned: on, Voluntary: person.No, Reasoned: person.Yes}), on,
			rule.Met,
		},

		{"RETN-006", "no return", nil, on, ""},
		{"RETN-006", "documents there", returned(victim.Return{Documents: person.No}), on, ""},
		{"RETN-006", "not recorded", returned(victim.Return{}), on, rule.Unknown},
		{
			"RETN-006", "missing, not asked", returned(victim.Return{Documents: person.Yes}), on,
			rule.Due,
		},
		{
			"RETN-006", "asked",
			returned(victim.Return{Documents: person.Yes, VerificationAsked: on}), on, rule.Due,
		},
		{
			"RETN-006", "issued", returned(victim.Return{Documents: person.Yes, Issued: on}), on,
			rule.Met,
		},
	}
	cover := coverage.New()
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			v := child()
			if tt.change != nil {
				tt.change(&v)
			}
			fs := findings(t, v, tt.on, tt.rule)
			cover.Add(tt.rule, tt.outcome, fs, findings(t, v, tt.on.AddDays(-1), tt.rule), findings(t, v, tt.on.AddDays(1), tt.rule))
			if tt.outcome == "" {
				assert.Empty(t, fs)
				return
			}
			if tt.rule != "CHILD-004" { // which looks at who helps in the meantime as well
				require.Len(t, fs, 1)
			}
			require.NotEmpty(t, fs)
			assert.Equal(t, tt.outcome, fs[0].Outcome, fs[0].Message)
			assert.NotEmpty(t, fs[0].Basis)
			assert.True(t, law.IsValid(fs[0].Force))
		})
	}
	for _, r := range victim.Rules() {
		switch r.ID {
		case "RETN-007": // looks at two things: see TestReintegration
		case "AGE-001":
			cover.Complete(t, r.ID, "not applicable") // it applies to every victim
		case "RETN-004":
			cover.Complete(t, r.ID, "boundary") // a wish and its reasons have no day
		default:
			cover.Complete(t, r.ID)
		}
	}
}

// CETS No. 197, article 16(5) and (6): contacts and programmes, before departure.
func TestReintegration(t *testing.T) {
	on := d(2026, 10, 1)
	outcomes := func(r victim.Return) (out []rule.Outcome) {
		v := child()
		v.Returns = []victim.Return{r}
		for _, f := range findings(t, v, on, "RETN-007") {
			out = append(out, f.Outcome)
		}
		return out
	}
	assert.Empty(t, findings(t, child(), on, "RETN-007"))
	assert.Equal(t, []rule.Outcome{rule.Due, rule.Due}, outcomes(victim.Return{Planned: on}))
	assert.Equal(t, []rule.Outcome{rule.Overdue, rule.Overdue}, outcomes(victim.Return{Planned: on.AddDays(-1)}))
	assert.Equal(t, []rule.Outcome{rule.NotMet, rule.NotMet}, outcomes(victim.Return{Departed: on}))
	assert.Equal(t, []rule.Outcome{rule.Met, rule.Met}, outcomes(victim.Return{Departed: on, ContactsGiven: on, Plan: on, FollowUp: on.AddDays(30)}))
	assert.Equal(t, []rule.Outcome{rule.Due, rule.Met}, outcomes(victim.Return{Departed: on, ContactsGiven: on, Plan: on}))
	assert.Equal(t, []rule.Outcome{rule.Unknown, rule.Met}, outcomes(victim.Return{Planned: on, ContactsGiven: on, Plan: on}))
}

// The days are those of the entry into force of CETS No. 197 for North Macedonia (1 September
// 2009).
func TestForceFollowsTheLawOfTheDay(t *testing.T) {
	v := child()
	v.Age.BirthDay, v.Stays[0].From, v.Status[0].Day = d(1995, 1, 1), d(2009, 1, 1), d(2009, 2, 1)
	before := findings(t, v, d(2009, 8, 31), "CHILD-001")
	after := findings(t, v, d(2009, 9, 1), "CHILD-001")
	require.Len(t, before, 1)
	require.Len(t, after, 1)
	assert.Equal(t, rule.Guidance, before[0].Force)
	assert.Equal(t, rule.Binding, after[0].Force)
	assert.Equal(t, jurisdiction.Code("MK"), after[0].Jurisdiction)

	v.Stays[0].Place = "XK"
	kosovo := findings(t, v, d(2026, 1, 1), "CHILD-010")
	assert.Empty(t, kosovo)
	v = child()
	v.Stays[0].Place, v.Status[0].Place = "XK", "XK"
	kosovo = findings(t, v, d(2026, 10, 1), "CHILD-001")
	require.Len(t, kosovo, 1)
	assert.Equal(t, rule.Guidance, kosovo[0].Force, "no treaty binds Kosovo")
}

func TestCheck_EmptyAndFullRecords(t *testing.T) {
	for _, on := range []law.Day{d(1900, 1, 1), d(2026, 10, 1)} {
		var empty, full victim.Victim
		_, err := empty.Check(on)
		require.NoError(t, err)
		taint.Fill(&full)
		r, err := full.Check(on, "MK", "SI")
		require.NoError(t, err)
		data, err := json.Marshal(r)
		require.NoError(t, err)
		assert.NotContains(t, string(data), taint.Marker)
		again, err := full.Check(on, "MK", "SI")
		require.NoError(t, err)
		assert.True(t, reflect.DeepEqual(r, again), "the same input leads to the same report")
	}
}

func BenchmarkCheck(b *testing.B) {
	v := child()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := v.Check(d(2026, 10, 1)); err != nil {
			b.Fatal(err)
		}
	}
}
