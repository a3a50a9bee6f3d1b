package cases_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// kept is what practitioners keep of a case and its file, each in a typed field.
func kept() map[string]func(*cases.File) {
	workers := []cases.Worker{
		{ID: "u1", Role: "case-worker", Organisation: "org-1", Supervisor: "u2", Name: "Name A"},
		{ID: "u2", Role: "supervisor", Organisation: "org-1", From: d(2026, 11, 1)},
	}
	return map[string]func(*cases.File){
		"a plan approved by another person": func(f *cases.File) {
			f.Workers = workers
			f.Approvals = []cases.Approval{{
				ID: "a1", Of: "plan-1", Asked: d(2026, 11, 3), Author: "u1",
				Decided: d(2026, 11, 4), Approver: "u2", Outcome: cases.Approved,
				Digest: strings.Repeat("0a", 32),
			}}
			f.Victims[0].Plans = []care.Plan{
				{ID: "plan-1", Day: d(2026, 11, 3), Worker: "u1", Approval: "a1"},
			}
		},
		"why a case was closed": func(f *cases.File) {
			f.Closed, f.Workers = d(2026, 11, 20), workers
			f.Victims[0].SafetyPlans = []care.Plan{{ID: "plan-2", Kind: care.PlanSafety}}
			f.Closures = []cases.Closure{{
				ID: "c1", Victim: "v1", Day: d(2026, 11, 20), Reason: "returned",
				Criteria: []cases.ClosureCriterion{
					{Kind: cases.CriterionNoOpenDuty, Met: person.Yes, Worker: "u1",
						Day: d(2026, 11, 19)},
				},
				Receiver: referral.Party{
					Kind: jurisdiction.SocialWork, ID: "org-2", Name: "Centre", Worker: "Name B",
				},
				SafetyPlan: "plan-2", Informed: d(2026, 11, 18), ChildAgrees: person.Yes,
				FollowUntil: d(2027, 11, 20), Author: "u1",
				Reopened: d(2026, 12, 1), ReopenReason: "return-failed", ReopenedBy: "u2",
			}}
		},
		"the number of a case at the police": func(f *cases.File) {
			f.Proceedings = []cases.Proceeding{{
				ID: "p1", Victims: []string{"v1"},
				References: []person.Reference{{
					Kind: "police-case", Number: "42/0001/26", Body: jurisdiction.Police,
					Place: "MK",
				}},
				Body: jurisdiction.Police, Unit: "unit-1",
			}}
		},
		"a debt, and the branch": func(f *cases.File) {
			f.Conduct = []cases.Conduct{{
				ID: "k1", Victims: []string{"v1"}, Industries: []person.Industry{"A"},
				Start: person.DateOf(d(2026, 5, 1)), Forms: []cases.Form{"forced-labour"},
				Controls: []cases.Control{"debt-bondage", "takes-earnings"},
				Debts: []cases.Debt{{
					Owed: person.Money{Amount: "1200", Currency: "EUR"}, For: "travel",
					To: "agent", Grows: person.Yes, Open: person.Yes,
				}},
				Recruitment: cases.Recruiting{
					Channels:  []cases.RecruitmentChannel{"social-network"},
					Platforms: []cases.Platform{"tiktok", "a-site-of-ours"},
					By:        "online-acquaintance", Promises: []cases.Promise{"job"}, Job: "92",
					Contract: "substituted", FamilyKnew: person.No,
				},
				Pay: cases.Pay{
					Promised: person.Money{Amount: "900", Currency: "EUR"}, Per: "month",
					Unpaid: person.Yes, HoursDay: 14, DaysWeek: 7, RestDay: person.No,
				},
				Living: cases.Living{Locked: person.Yes, OwnDocuments: person.No},
			}}
		},
		"how the case came in, and went on": func(f *cases.File) {
			f.Registered, f.Stage, f.Workers = d(2026, 11, 2), "assessment", workers
			f.Priority = "urgent"
			f.Conferences = []cases.Conference{{
				ID: "m1", Victims: []string{"v1"}, Day: d(2026, 11, 6), Kind: "case-conference",
				Reasons: []cases.ConferenceReason{"placement"}, Chair: "u2",
				Present:      []care.PlanParty{{Who: "u1", Role: "worker", Took: person.Yes}},
				ChildPresent: person.No, ViewsHeard: person.Yes, Next: d(2026, 12, 6),
			}}
			f.RegisteredAt = person.Place{Code: "MK", City: "Town"}
			f.Intake = cases.Intake{
				Channel: cases.DetectedByHotline, Day: d(2026, 11, 2), Worker: "u1",
				Earlier: []cases.EarlierReport{{
					Day: d(2026, 6, 1), To: jurisdiction.Police, Outcome: "no-action",
				}},
			}
			f.Tasks = []cases.Task{{
				ID: "t1", Victim: "v1", Kind: "tell", Rule: "CHILD-001",
				Path: "/victims/0/guardians", Owner: "u1", Created: d(2026, 11, 2),
				Due: d(2026, 11, 5),
			}}
			f.Transitions = []cases.Transition{{
				ID: "x1", Victim: "v1", Way: "in", Day: d(2026, 11, 1), Reason: "specialist",
				Party: referral.Party{Kind: jurisdiction.NGO, Name: "A helpline"},
			}}
			f.Complaints = []cases.Complaint{{
				ID: "y1", Victim: "v1", Day: d(2026, 11, 3), Kind: "data", Outcome: "upheld",
				Decided: d(2026, 11, 9),
			}}
			f.Agreements = []referral.Agreement{{
				ID: "g1", Parties: []referral.Party{{Kind: jurisdiction.NGO, ID: "org-2"}},
				Reference: "7/2026", From: d(2026, 1, 1),
				Purposes: []victim.ConsentPurpose{victim.PurposeReferral},
			}}
		},
	}
}

// Each can be said, is valid, and survives being written and read.
func TestKeeping_IsSayable(t *testing.T) {
	for name, set := range kept() {
		t.Run(name, func(t *testing.T) {
			f := &cases.File{
				Schema: cases.CurrentSchema, ID: "f-1", Opened: d(2026, 11, 2),
				Victims: []victim.Victim{{ID: "v1"}},
			}
			set(f)
			data, err := json.Marshal(f)
			require.NoError(t, err)
			back, err := cases.Decode(bytes.NewReader(data))
			require.NoError(t, err)
			assert.Equal(t, f, back)
			_, err = duty.Check(back, d(2026, 12, 1))
			assert.NoError(t, err)
		})
	}
}

// A link of the keeping of the file leads to a record, and days are in order.
func TestKeeping_Links(t *testing.T) {
	f := cases.File{
		ID: "f-1", Victims: []victim.Victim{{
			ID: "v1", Plans: []care.Plan{{
				ID: "p1", Worker: "u9", Approval: "a9", Steps: []care.Step{{Task: "t9"}},
			}},
			Risks:         []care.Risk{{Worker: "u9", Approval: "a9"}},
			BestInterests: []victim.BestInterests{{ID: "b1", Approval: "a9"}},
			FollowUps:     []care.FollowUp{{Worker: "u9"}},
		}},
		Conferences: []cases.Conference{{
			ID: "m1", Victims: []string{"v9"}, Chair: "u9", Day: d(2026, 2, 1),
			Next: d(2026, 1, 1),
		}},
		Referrals: []referral.Referral{{ID: "r1", Victim: "v1", Attachments: []string{"f9"}}},
		Intake:    cases.Intake{Worker: "u9"},
		Workers: []cases.Worker{
			{ID: "u1", Supervisor: "u9", Suspect: "s9", RelatedTo: []string{"s9"},
				From: d(2026, 2, 1), To: d(2026, 1, 1)},
			{ID: "u1"},
		},
		Tasks: []cases.Task{
			{ID: "t1", Victim: "v9", Owner: "u9", Path: "/victims/0/Name A"},
		},
		Approvals: []cases.Approval{
			{ID: "a1", Author: "u9", Approver: "u9", Asked: d(2026, 2, 1), Decided: d(2026, 1, 1)},
		},
		Closures: []cases.Closure{{
			ID: "c1", Victim: "v1", Relative: "r9", SafetyPlan: "p9", FollowUpPlan: "p1",
			Author: "u9", Approval: "a9",
			Criteria: []cases.ClosureCriterion{{Kind: "safe", Worker: "u9"}},
			Day:      d(2026, 2, 1), Reopened: d(2026, 1, 1), ReopenedBy: "u9",
			Receiver: referral.Party{Name: "Centre"},
		}},
		Transitions: []cases.Transition{{ID: "x1", Victim: "v9", Referral: "r9"}},
		Suspects:    []cases.Suspect{{ID: "s1", LegalPerson: "l9"}},
		Route:       []cases.Leg{{Suspects: []string{"s9"}}},
		Evidence: []cases.Evidence{
			{ID: "e1", Kind: cases.EvidenceDigital, Victims: []string{"v9"}, Conduct: "k9",
				MediaType: "Name A"},
		},
		Events: []cases.Event{{Paths: []string{"/victims/0/Name A"}}},
	}
	err := f.Validate()
	require.Error(t, err)
	for _, want := range []string{
		"/victims/0/plan/0/worker: there is no record with that id",
		"/victims/0/plan/0/approval: there is no record with that id",
		"/victims/0/plan/0/steps/0/task: there is no record with that id",
		"/victims/0/risk/0/worker: there is no record with that id",
		"/victims/0/risk/0/approval: there is no record with that id",
		"/victims/0/best_interests/0/approval: there is no record with that id",
		"/victims/0/follow_ups/0/worker: there is no record with that id",
		"/conferences/0/victims/0: there is no record with that id",
		"/conferences/0/chair: there is no record with that id",
		"/conferences/0/next: out of order",
		"/referrals/0/attachments/0: there is no record with that id",
		"/closures/0/safety_plan: there is no record with that id",
		"/intake/worker: there is no record with that id",
		"/workers/0/supervisor: there is no record with that id",
		"/workers/0/suspect: there is no record with that id",
		"/workers/0/related_to/0: there is no record with that id",
		"/workers/0/to: out of order", "/workers/1/id: the id is used twice",
		"/tasks/0/victim: there is no record with that id",
		"/tasks/0/owner: there is no record with that id",
		"/tasks/0/path: not a JSON Pointer into a file",
		"/approvals/0/author: there is no record with that id",
		"/approvals/0/approver: there is no record with that id",
		"/approvals/0/decided: out of order",
		"/closures/0/relative: there is no record with that id",
		"/closures/0/author: there is no record with that id",
		"/closures/0/approval: there is no record with that id",
		"/closures/0/criteria/0/worker: there is no record with that id",
		"/closures/0/reopened_by: there is no record with that id",
		"/closures/0/reopened: out of order", "/closures/0/receiver/kind: missing",
		"/transitions/0/victim: there is no record with that id",
		"/transitions/0/referral: there is no record with that id",
		"/transitions/0/way: missing",
		"/suspects/0/legal_person: there is no record with that id",
		"/route/0/suspects/0: there is no record with that id",
		"/evidence/0/victims/0: there is no record with that id",
		"/evidence/0/conduct: there is no record with that id",
		"/evidence/0/media_type: not a media type",
		"/events/0/paths/0: not a JSON Pointer into a file",
	} {
		assert.Contains(t, err.Error()+"\n", want+"\n")
	}
	assert.NotContains(t, err.Error(), "Name A")
}

// A form implies its purpose and a way of control its means; nothing is counted twice.
func TestElements_FormsAndControls(t *testing.T) {
	f := file()
	f.Victims[0].Age = person.Age{BirthDay: d(1990, 1, 1)}
	of := func(c cases.Conduct) cases.Elements {
		c.ID, c.Victims, c.Acts = "c1", []string{"v1"}, []cases.Act{cases.Receipt}
		f.Conduct = []cases.Conduct{c}
		return f.Elements(&f.Victims[0], d(2026, 10, 1), eu)
	}
	e := of(cases.Conduct{
		Forms:    []cases.Form{"begging", "unknown"},
		Controls: []cases.Control{"debt-bondage", "other"},
	})
	assert.Equal(t, cases.AllElements, e.Verdict)
	assert.Equal(t, []string{"/conduct/0/forms"}, e.Purpose.Facts)
	assert.Equal(t, []string{"/conduct/0/controls"}, e.Means.Facts)

	e = of(cases.Conduct{
		Purposes: []jurisdiction.Purpose{jurisdiction.Begging}, Forms: []cases.Form{"begging"},
		Means: []cases.Means{cases.Coercion}, Controls: []cases.Control{"isolation"},
	})
	assert.Equal(t, []string{"/conduct/0/purposes"}, e.Purpose.Facts)
	assert.Equal(t, []string{"/conduct/0/means"}, e.Means.Facts)

	e = of(cases.Conduct{
		Forms: []cases.Form{"unknown"}, Controls: []cases.Control{"takes-earnings", "relationship"},
	})
	assert.Equal(t, cases.ElementMissing, e.Purpose.State)
	assert.Equal(t, cases.ElementMissing, e.Means.State)
}

// Surrogacy told by its form alone is the exception that it is as a purpose.
func TestElements_SurrogacyByItsForm(t *testing.T) {
	f := file()
	f.Conduct[0].Purposes, f.Conduct[0].Forms = nil, []cases.Form{"surrogacy"}
	e := f.Elements(&f.Victims[0], d(2026, 10, 1), eu)
	assert.Equal(t, cases.ElementMissing, e.Means.State, "the means are needed")
	f.Conduct[0].Forms = append(f.Conduct[0].Forms, "begging")
	e = f.Elements(&f.Victims[0], d(2026, 10, 1), eu)
	assert.Equal(t, cases.ElementNotNeeded, e.Means.State)
}

// Every form but an unknown one implies a purpose.
func TestForm_Purpose(t *testing.T) {
	for _, form := range law.Codes[cases.Form]() {
		assert.Equal(
			t, form != "unknown", law.IsValid(form.Purpose()) && form.Purpose() != "", form,
		)
	}
	for _, c := range law.Codes[cases.Control]() {
		assert.True(t, c.Means() == "" || law.IsValid(c.Means()), c)
	}
}

// A month or a year makes a child of who may have been one.
func TestElements_ADayThatIsNotKnown(t *testing.T) {
	f := file()
	f.Victims[0].Age = person.Age{Knowledge: person.AgeExact, BirthDay: d(2008, 6, 15)}
	c := &f.Conduct[0]
	c.From, c.To = law.Day{}, law.Day{}
	require.NoError(t, c.Start.UnmarshalText([]byte("2026-06")))
	e := f.Elements(&f.Victims[0], d(2026, 10, 1), eu)
	assert.Equal(t, person.Child, e.Childhood.Standing)
	assert.Equal(t, cases.ElementNotNeeded, e.Means.State)
	require.NoError(t, c.Start.UnmarshalText([]byte("2026-07")))
	e = f.Elements(&f.Victims[0], d(2026, 10, 1), eu)
	assert.Equal(t, person.Adult, e.Childhood.Standing)
	assert.Equal(t, cases.ElementsMissing, e.Verdict)
	require.NoError(t, c.Start.UnmarshalText([]byte("2026-12")))
	e = f.Elements(&f.Victims[0], d(2026, 10, 1), eu)
	assert.Equal(t, cases.ElementMissing, e.Act.State, "it has not begun")
}

// An agreement narrows what passes by consent, opens nothing, and stops no duty.
func TestDisclose_AgreementsNarrow(t *testing.T) {
	on := d(2026, 9, 4)
	with := func(a referral.Agreement) *cases.File {
		f := handed(t)
		a.ID = "g1"
		f.Agreements = []referral.Agreement{a}
		return f
	}
	narrow := []person.Category{person.CategoryID, person.CategoryService}
	base := referral.Agreement{
		Parties: []referral.Party{house}, From: d(2026, 1, 1), Categories: narrow,
	}
	all := view(t, handed(t), "receiver", referral.Full, on).Manifest.Passed
	require.Contains(t, all, person.CategoryHealth)
	for name, tt := range map[string]struct {
		change  func(*referral.Agreement)
		narrows bool
	}{
		"with the receiver": {func(*referral.Agreement) {}, true},
		"with every body of the kind": {func(a *referral.Agreement) {
			a.Parties = []referral.Party{{Kind: house.Kind}}
		}, true},
		"for the purpose": {func(a *referral.Agreement) {
			a.Purposes = []victim.ConsentPurpose{victim.PurposeReferral}
		}, true},
		"with somebody else": {func(a *referral.Agreement) {
			a.Parties = []referral.Party{{Kind: house.Kind, ID: "another"}}
		}, false},
		"for another purpose": {func(a *referral.Agreement) {
			a.Purposes = []victim.ConsentPurpose{victim.PurposeResearch}
		}, false},
		"for another place": {func(a *referral.Agreement) {
			a.Places = []jurisdiction.Code{"AL"}
		}, false},
		"not yet in force":  {func(a *referral.Agreement) { a.From = on.AddDays(1) }, false},
		"that has ended":    {func(a *referral.Agreement) { a.To = on.AddDays(-1) }, false},
		"of every category": {func(a *referral.Agreement) { a.Categories = nil }, false},
	} {
		a := base
		tt.change(&a)
		v := view(t, with(a), "receiver", referral.Full, on)
		want := all
		if tt.narrows {
			want = narrow
		}
		assert.ElementsMatch(t, want, v.Manifest.Passed, name)
		told := false
		for _, w := range v.Manifest.Withheld {
			told = told || w.Because == referral.BecauseAgreement
		}
		assert.Equal(t, tt.narrows, told, name)
	}
	// What no consent opens, no agreement does; and who stands for the child is no party.
	closed := with(referral.Agreement{Parties: []referral.Party{house}, From: d(2026, 1, 1)})
	closed.Victims[0].Consents[0].Categories = narrow
	assert.ElementsMatch(t, narrow,
		view(t, closed, "receiver", referral.Full, on).Manifest.Passed)
	lawyer := view(t, handed(t), "lawyer", referral.Full, on).Manifest.Passed
	own := with(referral.Agreement{
		Parties: []referral.Party{{Kind: jurisdiction.OtherBody}}, From: d(2026, 1, 1),
		Categories: narrow,
	})
	assert.Equal(t, lawyer, view(t, own, "lawyer", referral.Full, on).Manifest.Passed)
}

// Nobody to whom a person is handed on learns who works on the file, or who is suspected.
func TestDisclose_KeepingStaysInside(t *testing.T) {
	f := handed(t)
	f.Workers = []cases.Worker{{ID: "u1", Name: "Worker-Name", RelatedTo: []string{"s1"}}}
	f.Suspects = []cases.Suspect{{ID: "s1"}}
	f.Tasks = []cases.Task{{ID: "t1", Owner: "u1", Record: "Task-Record"}}
	f.Closures = []cases.Closure{{ID: "c9", Reason: "moved-away", Author: "u1"}}
	f.Referrals[0].To.Worker, f.Referrals[0].From.Worker = "Worker-Name", "Worker-Name"
	f.Conduct = []cases.Conduct{{
		ID: "k1", Victims: []string{"v1"}, Recruitment: cases.Recruiting{
			By: "mother", FamilyPaid: person.Yes,
		},
		Debts: []cases.Debt{{To: "mother", Open: person.Yes}},
	}}
	f.Route = []cases.Leg{{Victims: []string{"v1"}, Suspects: []string{"s1"}, PaidBy: "mother"}}
	for _, who := range []string{"receiver", "holder"} {
		v := view(t, f, who, referral.Full, d(2026, 9, 4))
		data, err := json.Marshal(v.File)
		require.NoError(t, err)
		for _, secret := range []string{
			"Worker-Name", "Task-Record", "u1", "s1", "mother", "moved-away",
		} {
			assert.NotContains(t, string(data), `"`+secret+`"`, who)
		}
	}
}

// An entry with paths is hashed with them; an old one verifies as ever.
func TestRecord_Paths(t *testing.T) {
	f := logged(t)
	old := f.LastHash()
	e := event(9, cases.EventChanged)
	e.Paths, e.Session = []string{"/victims/0/age", "/conduct/-"}, "session-1"
	require.NoError(t, f.Record(3, e))
	require.NoError(t, f.VerifyLog())
	e.Paths[0] = "/victims/1/age"
	require.NoError(t, f.VerifyLog(), "the caller's list is not that of the log")
	for name, change := range map[string]func(*cases.Event){
		"a path": func(e *cases.Event) {
			e.Paths = []string{"/victims/1/age", "/conduct/-"}
		},
		"a path less":           func(e *cases.Event) { e.Paths = e.Paths[:1] },
		"no paths":              func(e *cases.Event) { e.Paths, e.Session = nil, "" },
		"session into the list": func(e *cases.Event) { e.Session = "" },
	} {
		g := *f
		g.Events = append([]cases.Event(nil), f.Events...)
		change(&g.Events[3])
		assert.ErrorIs(t, g.VerifyLog(), cases.ErrLog, name)
	}
	for name, bad := range map[string]cases.Event{
		"a text":    {Paths: []string{"/victims/0/Person A"}},
		"no path":   {Paths: []string{""}},
		"a session": {Session: "Person A"},
		"too many":  {Paths: make([]string, 1001)},
	} {
		bad.Day, bad.Kind, bad.Actor = d(2026, 9, 9), cases.EventChanged, "a1"
		err := f.Record(f.Revision, bad)
		require.ErrorIs(t, err, cases.ErrLog, name)
		assert.NotContains(t, err.Error(), "Person")
	}
	assert.Len(t, f.Events, 4)
	assert.NotEqual(t, old, f.LastHash())
}
