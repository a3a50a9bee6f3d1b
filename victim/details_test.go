package victim_test

import (
	"testing"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

// Each row holds one decision inside a rule that no row of TestRules holds alone.
func TestRules_Details(t *testing.T) {
	on := d(2026, 10, 1)
	yesterday, tomorrow := on.AddDays(-1), on.AddDays(1)
	medical := func(set func(*person.AgeAssessment)) func(*victim.Victim) {
		return func(v *victim.Victim) {
			a := person.AgeAssessment{Day: on, Methods: []person.AgeMethod{
				person.MethodInterview, person.MethodMedical,
			}, InformedDay: on, InformedLanguage: person.Yes, Consent: person.Yes,
				RepresentativeInformed: on,
				DoubtRecorded:          person.Yes, Multidisciplinary: person.Yes,
				Qualified: person.Yes,
				Lower:     16, Upper: 19}
			set(&a)
			v.Age.Assessments = []person.AgeAssessment{a}
		}
	}
	guardians := func(gs ...victim.Guardian) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Guardians = gs }
	}
	placed := func(pl care.Placement) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Placements = []care.Placement{pl} }
	}
	safe := func(mixed person.Answer, reason care.AbsenceReason) func(*victim.Victim) {
		return placed(
			care.Placement{
				Kind: care.PlacementShelter, From: on, Safe: person.Yes,
				ChildSuitable: person.Yes, MixedAdults: mixed, MixedReason: reason,
			},
		)
	}
	told := func(
		understood, adapted person.Answer, changes ...func(*victim.Victim),
	) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Information = []victim.Information{
				{
					Day: on, Understood: understood, ChildAdapted: adapted,
					Topics: law.Codes[victim.InformationTopic](),
				},
			}
			for _, c := range changes {
				c(v)
			}
		}
	}
	adult := func(v *victim.Victim) { v.Age = person.Age{BirthDay: d(1990, 1, 1)} }
	refusedClaim := func(citizen, residence jurisdiction.Code) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Citizenships, v.Residence = []person.Citizenship{
				{Kind: person.CitizenOf, Country: citizen},
			}, residence
			v.Claims = []victim.Claim{
				{
					ID: "c", Route: victim.RouteStateFund, Place: "AL", Outcome: victim.Negative,
					Decided: on, Reasons: []care.RefusalReason{care.ReasonNoConviction},
				},
			}
		}
	}
	crossing := func(c victim.Claim) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Residence, v.Claims = "HR", []victim.Claim{c} }
	}
	determined := func(set func(*victim.Victim)) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.DurableSolutions = []victim.DurableSolution{{
				Kind: victim.SolutionKind("local-integration"), Determination: "b",
			}}
			v.BestInterests = []victim.BestInterests{
				{
					ID: "b", Kind: victim.Determination, Day: on, Author: jurisdiction.SocialWork,
					Elements: law.Codes[victim.BestInterestsElement](), Reasons: person.Yes,
					Review: person.Yes,
				},
			}
			set(v)
		}
	}
	decision := func(dec victim.Decision, bs ...victim.BestInterests) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Decisions, v.BestInterests = []victim.Decision{dec}, bs }
	}
	removed := func(day law.Day, finals ...victim.StatusDecision) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Removals = []victim.Removal{{Executed: day}}
			v.Status = append(v.Status, finals...)
		}
	}
	final := func(kind victim.StatusKind, day law.Day) victim.StatusDecision {
		return victim.StatusDecision{Kind: kind, Day: day, Place: "MK"}
	}
	service := func(s care.Service, consents ...victim.Consent) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Services, v.Consents = []care.Service{s}, consents }
	}
	permits := func(r victim.Reflection) func(*victim.Victim) {
		return func(v *victim.Victim) { v.Reflection = []victim.Reflection{r} }
	}
	permit := func(m victim.Permit) func(*victim.Victim) {
		m.ID, m.Place, m.Decided = "p", "MK", on
		return func(v *victim.Victim) {
			v.Permits = []victim.Permit{m}
			v.BestInterests = []victim.BestInterests{{ID: "b", Day: on}}
		}
	}
	left := func(day law.Day) func(*victim.Victim) {
		return func(v *victim.Victim) {
			v.Permits = []victim.Permit{{ID: "p", Place: "XK", Decided: d(2026, 3, 1), Decision: victim.PermitGranted, ValidFrom: d(2026, 3, 1), ValidTo: d(2026, 9, 20)}}
			v.Returns = []victim.Return{{From: "XK", Departed: day}}
		}
	}
	tests := []struct {
		rule    rule.ID
		name    string
		change  func(*victim.Victim)
		outcome rule.Outcome
	}{
		{"AGE-004", "not multidisciplinary", medical(func(a *person.AgeAssessment) {
			a.Multidisciplinary = person.No
		}), rule.NotMet},
		{"AGE-004", "not qualified", medical(func(a *person.AgeAssessment) {
			a.Qualified = person.No
		}), rule.NotMet},
		{"AGE-004", "appearance, then others", medical(func(a *person.AgeAssessment) {
			a.Methods = []person.AgeMethod{person.MethodAppearance, person.MethodInterview}
		}), rule.Met},
		{"AGE-004", "documents alone", medical(func(a *person.AgeAssessment) {
			a.Methods = []person.AgeMethod{person.MethodDocuments}
		}), rule.Met},
		{"AGE-004", "whether multidisciplinary is missing", medical(func(a *person.AgeAssessment) {
			a.Multidisciplinary = ""
		}), rule.Unknown},
		{"AGE-004", "whether qualified is missing", medical(func(a *person.AgeAssessment) {
			a.Qualified = ""
		}), rule.Unknown},
		{"AGE-005", "day of the information missing", medical(func(a *person.AgeAssessment) {
			a.InformedDay = law.Day{}
		}), rule.Unknown},
		{"AGE-005", "language missing", medical(func(a *person.AgeAssessment) {
			a.InformedLanguage = ""
		}), rule.Unknown},
		{"AGE-005", "representative missing", medical(func(a *person.AgeAssessment) {
			a.RepresentativeInformed = law.Day{}
		}), rule.Unknown},
		{"AGE-005", "representative informed the day after", medical(func(a *person.AgeAssessment) {
			a.RepresentativeInformed = tomorrow
		}), rule.NotMet},
		// A document may be forged: it does not end the doubt of an assessment. A conclusive
		// assessment does, whatever it looked at.
		{"AGE-006", "a day of birth of an adult found since", func(v *victim.Victim) {
			medical(func(*person.AgeAssessment) {})(v)
			v.Age.BirthDay, v.Age.Status = d(2000, 1, 1), person.ConfirmedAdult
		}, rule.NotMet},
		{"AGE-006", "settled by a later assessment", func(v *victim.Victim) {
			medical(func(*person.AgeAssessment) {})(v)
			v.Age.BirthDay, v.Age.Status = d(2000, 1, 1), person.ConfirmedAdult
			v.Age.Assessments[0].Day = on.AddDays(-1)
			v.Age.Assessments = append(v.Age.Assessments, person.AgeAssessment{
				Day: on, Multidisciplinary: person.Yes, Qualified: person.Yes, Lower: 24, Upper: 28,
				Methods: []person.AgeMethod{person.MethodInterview},
			})
		}, ""},

		{"ASSIST-002", "no reason to believe that it is a child", func(v *victim.Victim) {
			v.Age = person.Age{Knowledge: person.AgeUnknown, ReasonToBelieveChild: person.No}
			for _, n := range law.Codes[care.NeedKind]() {
				v.Services = append(
					v.Services, care.Service{ID: string(n), Kind: n, State: care.ServiceOffered},
				)
			}
		}, rule.Met},
		{
			"ASSIST-005", "with adults, for a reason",
			safe(person.Yes, care.AbsenceBestInterests), rule.Met,
		},
		{"ASSIST-005", "whether with adults is missing", safe("", ""), rule.Unknown},
		{
			"ASSIST-005", "whether with adults is missing, with a reason",
			safe("", care.AbsenceBestInterests), rule.Met,
		},
		{
			"ASSIST-007", "the consent named is not on file",
			service(
				care.Service{Started: on, Consent: "a", Emergency: person.Yes},
				victim.Consent{ID: "b"},
			),
			rule.Met,
		},
		{"ASSIST-008", "told a child, in what form is missing", told(person.Yes, ""), rule.Unknown},
		{
			"ASSIST-008", "told a child in a form for adults", told(person.Yes, person.No),
			rule.NotMet,
		},
		{
			"ASSIST-008", "told an adult in a form for adults", told(person.Yes, person.No, adult),
			rule.Met,
		},
		{
			"ASSIST-008", "told in a form for children, not understood",
			told(person.No, person.Yes), rule.NotMet,
		},

		{"CHILD-001", "undated guardian who left yesterday", guardians(victim.Guardian{ID: "g", Ended: yesterday}), rule.Due},
		{"CHILD-001", "undated guardian who leaves tomorrow", guardians(victim.Guardian{ID: "g", Ended: tomorrow}), rule.Unknown},
		{"CHILD-003", "adult", func(v *victim.Victim) { guardians(victim.Guardian{ID: "g", Appointed: on})(v); adult(v) }, ""},
		{"CHILD-003", "looked at, the answer missing", guardians(victim.Guardian{ID: "g", Appointed: on, ConflictCheck: on}), rule.Unknown},
		{
			"CHILD-003", "answered, the day missing",
			guardians(victim.Guardian{ID: "g", Appointed: on, Conflict: person.No}), rule.Unknown,
		},
		{
			"CHILD-003", "to be looked at tomorrow",
			guardians(
				victim.Guardian{
					ID: "g", Appointed: on, Conflict: person.No, ConflictCheck: tomorrow,
				},
			),
			rule.Unknown,
		},
		{
			"CHILD-003", "looked at, none",
			guardians(
				victim.Guardian{ID: "g", Appointed: on, Conflict: person.No, ConflictCheck: on},
			),
			rule.Met,
		},
		{"CHILD-004", "accompanied", func(v *victim.Victim) {
			v.Family.Accompaniment, v.Asylum.Applications = victim.Accompanied, []victim.AsylumApplication{{Day: d(2026, 9, 7), Place: "SI"}}
		}, ""},
		{"CHILD-004", "adult", func(v *victim.Victim) {
			adult(v)
			v.Asylum.Applications = []victim.AsylumApplication{{Day: d(2026, 9, 7), Place: "SI"}}
		}, ""},
		{"CHILD-004", "a representative, and nobody in the meantime", func(v *victim.Victim) {
			v.Asylum.Applications = []victim.AsylumApplication{{Day: d(2026, 9, 7), Place: "SI", Representative: d(2026, 9, 8)}}
		}, rule.Met},
		{"CHILD-005", "another assessment", decision(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, Day: on, BestInterests: "b2"}, victim.BestInterests{ID: "b", Day: on}), rule.NotMet},
		{"CHILD-005", "not dated, on an adult", func(v *victim.Victim) {
			decision(victim.Decision{ID: "d", Kind: victim.DecisionPlacement})(v)
			adult(v)
		}, ""},
		{"CHILD-005", "dated, on an adult", func(v *victim.Victim) {
			decision(victim.Decision{ID: "d", Kind: victim.DecisionPlacement, Day: on})(v)
			adult(v)
		}, ""},
		{"CHILD-006", "another determination", determined(func(v *victim.Victim) {
			v.DurableSolutions[0].Determination = "b2"
		}), rule.Due},
		{"CHILD-006", "an assessment only", determined(func(v *victim.Victim) { v.BestInterests[0].Kind = victim.Assessment }), rule.Due},
		{"CHILD-006", "day missing", determined(func(v *victim.Victim) { v.BestInterests[0].Day = law.Day{} }), rule.Unknown},
		{"CHILD-006", "only the author missing", determined(func(v *victim.Victim) { v.BestInterests[0].Author = "" }), rule.Unknown},
		{"CHILD-006", "only the reasons missing", determined(func(v *victim.Victim) { v.BestInterests[0].Reasons = "" }), rule.Unknown},
		{"CHILD-006", "only the route of review missing", determined(func(v *victim.Victim) { v.BestInterests[0].Review = "" }), rule.Unknown},
		{"CHILD-006", "no route of review told", determined(func(v *victim.Victim) {
			v.BestInterests[0].Review = person.No
		}), rule.NotMet},
		{
			"CHILD-007", "how is missing",
			decision(
				victim.Decision{
					ID: "d", Kind: victim.DecisionReturn, Day: on, ViewsDay: on,
					ViewsWeight: victim.ViewsWeight("followed"),
				},
			),
			rule.Unknown,
		},
		{
			"CHILD-007", "weight is missing",
			decision(
				victim.Decision{
					ID: "d", Kind: victim.DecisionReturn, Day: on, ViewsDay: on,
					ViewsHow: victim.ViewsHow("in-person"),
				},
			),
			rule.Unknown,
		},
		{
			"CHILD-010", "last resort and end without a legal basis",
			placed(
				care.Placement{
					Kind: care.PlacementDetention, From: on, To: on, LastResort: person.Yes,
				},
			),
			rule.NotMet,
		},
		{
			"CHILD-010", "legal basis and end, not a last resort",
			placed(
				care.Placement{
					Kind: care.PlacementDetention, From: on, To: on, LegalBasis: person.Yes,
				},
			),
			rule.NotMet,
		},
		{
			"CHILD-010", "last resort with a legal basis, without an end",
			placed(
				care.Placement{
					Kind: care.PlacementDetention, From: on, LegalBasis: person.Yes,
					LastResort: person.Yes,
				},
			),
			rule.NotMet,
		},
		{"CHILD-011", "at home", placed(care.Placement{Kind: care.PlacementParents, From: on}), ""},
		{
			"CHILD-011", "living alone",
			placed(care.Placement{Kind: care.PlacementIndependent, From: on}), "",
		},
		{
			"CHILD-011", "detained",
			placed(care.Placement{Kind: care.PlacementDetention, From: on}), "",
		},
		{
			"CHILD-011", "set for yesterday, to be held tomorrow",
			placed(
				care.Placement{
					Kind: care.PlacementShelter, From: d(2026, 9, 2), NextReview: yesterday,
					LastReview: tomorrow,
				},
			),
			rule.NotMet,
		},
		{
			"CHILD-011", "set for yesterday, held the day before",
			placed(
				care.Placement{
					Kind: care.PlacementShelter, From: d(2026, 9, 2), NextReview: yesterday,
					LastReview: yesterday.AddDays(-1),
				},
			),
			rule.NotMet,
		},

		// European Convention on the compensation of victims, article 3. Albania is a party,
		// Slovenia is not; both are members of the Council of Europe.
		{"COMP-004", "national of a party", refusedClaim("AL", ""), rule.NotMet},
		{"COMP-004", "national of another member who lives there", refusedClaim("SI", "AL"), rule.NotMet},
		{"COMP-004", "national of another member who lives elsewhere", refusedClaim("SI", "SI"), ""},
		{"COMP-004", "national of another member, residence missing", refusedClaim("SI", ""), rule.Unknown},
		{"COMP-004", "national of a State of which nothing is known", refusedClaim("US", "AL"), rule.Unknown},
		{"COMP-005", "another route", crossing(victim.Claim{ID: "c", Route: victim.RouteCivil, Place: "SI"}), ""},
		{"COMP-005", "place missing", crossing(victim.Claim{ID: "c", Route: victim.RouteStateFund}), ""},
		{
			"COMP-005", "lodged directly",
			crossing(
				victim.Claim{
					ID: "c", Route: victim.RouteStateFund, Place: "SI", Assisted: person.No,
					Lodged: on,
				},
			),
			rule.Met,
		},
		{
			"COMP-005", "to be lodged directly",
			crossing(
				victim.Claim{
					ID: "c", Route: victim.RouteStateFund, Place: "SI", Assisted: person.No,
				},
			),
			rule.Due,
		},
		{"COMP-005", "lodged tomorrow", crossing(victim.Claim{ID: "c", Route: victim.RouteStateFund, Place: "SI", Lodged: tomorrow}), rule.Due},

		{"REFL-004", "a period that ends today", permits(victim.Reflection{Place: "SI", From: d(2026, 9, 1), To: on}), ""},
		{"REFL-004", "a period that ended yesterday, nothing decided", permits(victim.Reflection{Place: "MK", From: d(2026, 8, 1), To: yesterday}), rule.Due},
		{"REFL-004", "a period that was ended before its time, nothing decided", permits(victim.Reflection{Place: "MK", From: d(2026, 9, 1), To: on.AddDays(20), EndedEarly: yesterday}), rule.Due},
		{"REFL-004", "a period without its last day, ended yesterday", permits(victim.Reflection{Place: "MK", From: d(2026, 9, 1), EndedEarly: yesterday}), rule.Due},
		{"REFL-004", "a period without its last day", permits(victim.Reflection{Place: "MK", From: d(2026, 9, 1)}), ""},
		{"REFL-005", "another assessment", permit(victim.Permit{Decision: victim.PermitGranted, BestInterests: "b2"}), rule.NotMet},
		{
			"REFL-005", "refused for another reason, assessed",
			permit(
				victim.Permit{
					Decision: victim.PermitRefused,
					Reasons:  []care.RefusalReason{care.ReasonNotEntitled}, BestInterests: "b",
				},
			),
			rule.Met,
		},
		{
			"REFL-005", "refused for two reasons, assessed",
			permit(
				victim.Permit{
					Decision: victim.PermitRefused,
					Reasons: []care.RefusalReason{
						care.ReasonNoCooperation, care.ReasonNotEntitled,
					},
					BestInterests: "b",
				},
			),
			rule.Met,
		},
		{
			"REFL-005", "granted, with a reason that would be none, assessed",
			permit(
				victim.Permit{
					Decision: victim.PermitGranted,
					Reasons:  []care.RefusalReason{care.ReasonNoCooperation}, BestInterests: "b",
				},
			),
			rule.Met,
		},
		{"REFL-006", "first day missing", permit(victim.Permit{Decision: victim.PermitGranted, ValidTo: on}), rule.Unknown},
		{"REFL-006", "last day missing", permit(victim.Permit{Decision: victim.PermitGranted, ValidFrom: on}), rule.Unknown},
		{"REFL-006", "left on the last day", left(d(2026, 9, 20)), rule.Met},
		{"REFL-006", "left the day after the last", left(d(2026, 9, 21)), rule.Overdue},
		{"REFL-006", "leaves tomorrow", left(tomorrow), rule.Overdue},
		{"REFL-006", "has not left", left(law.Day{}), rule.Overdue},

		{"IDENT-007", "not trained, whether a specialist took part is missing", func(
			v *victim.Victim,
		) {
			v.Status[0].Trained = person.No
		}, rule.Unknown},
		{"IDENT-008", "removed after a decision not to confirm", removed(d(2026, 9, 12), final(victim.StatusNotConfirmed, d(2026, 9, 10))), rule.Met},
		{"IDENT-008", "removed on the day of the decision", removed(d(2026, 9, 10), final(victim.StatusIdentified, d(2026, 9, 10))), rule.Met},
		{"IDENT-008", "removed on the eve of the decision", removed(d(2026, 9, 9), final(victim.StatusIdentified, d(2026, 9, 10))), rule.NotMet},
		{"IDENT-008", "the first decision counts", removed(d(2026, 9, 12), final(victim.StatusIdentified, d(2026, 9, 20)), final(victim.StatusIdentified, d(2026, 9, 10))), rule.Met},
		{"IDENT-008", "the first decision counts, first in the list", removed(d(2026, 9, 12), final(victim.StatusIdentified, d(2026, 9, 10)), final(victim.StatusIdentified, d(2026, 9, 20))), rule.Met},
		{"IDENT-008", "a decision before there were grounds does not", removed(d(2026, 9, 12), final(victim.StatusNotConfirmed, d(2026, 8, 20))), rule.NotMet},
		{"IDENT-008", "a decision that is still to come does not", removed(d(2026, 9, 12), final(victim.StatusIdentified, tomorrow)), rule.NotMet},
	}
	for _, tt := range tests {
		t.Run(string(tt.rule)+"/"+tt.name, func(t *testing.T) {
			v := child()
			tt.change(&v)
			fs := findings(t, v, on, tt.rule)
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

// A negative decision stands until a review of that very decision reverses it.
func TestNegatives(t *testing.T) {
	on := d(2026, 10, 1)
	negative := victim.StatusDecision{ID: "s1", Kind: victim.StatusNotConfirmed, Day: on.AddDays(-9)}
	review := victim.StatusDecision{ID: "s2", Kind: victim.StatusReviewed, Outcome: victim.Positive, Reviews: "s1", Day: on}
	with := func(d victim.StatusDecision, set func(*victim.StatusDecision)) victim.StatusDecision {
		set(&d)
		return d
	}
	for name, tt := range map[string]struct {
		status []victim.StatusDecision
		stand  int
	}{
		"not confirmed":                {[]victim.StatusDecision{negative}, 1},
		"no grounds found":             {[]victim.StatusDecision{{Kind: victim.StatusReasonableGrounds, Outcome: victim.Negative, Day: on}}, 1},
		"grounds found":                {[]victim.StatusDecision{{Kind: victim.StatusReasonableGrounds, Outcome: victim.Positive, Day: on}}, 0},
		"not dated":                    {[]victim.StatusDecision{{Kind: victim.StatusNotConfirmed}}, 1},
		"tomorrow":                     {[]victim.StatusDecision{{Kind: victim.StatusNotConfirmed, Day: on.AddDays(1)}}, 0},
		"reversed":                     {[]victim.StatusDecision{negative, review}, 0},
		"reversed tomorrow":            {[]victim.StatusDecision{negative, with(review, func(d *victim.StatusDecision) { d.Day = on.AddDays(1) })}, 1},
		"reversed, not dated":          {[]victim.StatusDecision{negative, with(review, func(d *victim.StatusDecision) { d.Day = law.Day{} })}, 1},
		"another decision reversed":    {[]victim.StatusDecision{negative, with(review, func(d *victim.StatusDecision) { d.Reviews = "s9" })}, 1},
		"upheld":                       {[]victim.StatusDecision{negative, with(review, func(d *victim.StatusDecision) { d.Outcome = "" })}, 1},
		"a later step that is none":    {[]victim.StatusDecision{negative, with(review, func(d *victim.StatusDecision) { d.Kind = victim.StatusPresumed })}, 1},
		"no id that could be named":    {[]victim.StatusDecision{with(negative, func(d *victim.StatusDecision) { d.ID = "" }), with(review, func(d *victim.StatusDecision) { d.Reviews = "" })}, 1},
		"two of them, one is reversed": {[]victim.StatusDecision{negative, review, with(negative, func(d *victim.StatusDecision) { d.ID = "s3" })}, 1},
	} {
		v := victim.Victim{Status: tt.status}
		n := 0
		v.Negatives(on, func(int, victim.StatusDecision) { n++ })
		assert.Equal(t, tt.stand, n, name)
	}
}
