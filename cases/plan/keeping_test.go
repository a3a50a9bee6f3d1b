package plan_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/cases/plan"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

func TestPlanned_Keeping(t *testing.T) {
	f := &cases.File{
		ID: "f",
		Victims: []victim.Victim{{
			ID:  "v1",
			Age: person.Age{Knowledge: person.AgeExact, BirthDay: law.MustDay(2008, 11, 30)},
		}},
		Tasks: []cases.Task{
			{ID: "t1", Victim: "v1", Owner: "u1", Due: nov(20)},
			{ID: "t2", Due: nov(25)},
			{ID: "t3", Victim: "v1", Due: nov(30)}, // the 18th birthday
			{ID: "t4", Done: nov(20)}, {ID: "t5", State: "cancelled"}, {ID: "t6", Created: nov(24)},
		},
		Conferences: []cases.Conference{
			{ID: "m1", Day: nov(1), Next: nov(10)}, {ID: "m2", Day: nov(10), Next: nov(28)},
			{ID: "m3", Victims: []string{"v1"}, Day: nov(27), Chair: "u2"},
		},
		Complaints: []cases.Complaint{
			{ID: "y1", Day: nov(2)}, {ID: "y2", Day: nov(2), Decided: nov(3)},
			{ID: "y3", Day: nov(2), Outcome: "withdrawn"}, {ID: "y4", Day: nov(24)},
		},
		Agreements: []referral.Agreement{
			{ID: "g1", From: nov(1), Review: nov(26)}, {ID: "g2", Review: nov(26)},
		},
		Referrals: []referral.Referral{
			{ID: "r1", Victim: "v1", FeedbackDue: nov(29), State: referral.Draft},
		},
	}
	assert.Equal(t, []string{
		"task /tasks/0 overdue 2026-11-20 u1",
		"task /tasks/1 due 2026-11-25",
		"task /tasks/2 due",
		"conference /conferences/1/next due 2026-11-28",
		"conference /conferences/2 due 2026-11-27 u2",
		"complaint /complaints/0 due",
		"review /agreements/0/review due 2026-11-26",
	}, lines(plan.Planned(f, nov(23))))
}

// A task for a finding is part of the duty.
func TestList_TaskOfAFinding(t *testing.T) {
	f := &cases.File{
		ID: "f", Jurisdictions: []jurisdiction.Code{"MK"}, Victims: []victim.Victim{{ID: "v1"}},
		Workers: []cases.Worker{{ID: "u1"}},
	}
	report, err := duty.Check(f, nov(23))
	assert.NoError(t, err)
	find := func(items []plan.Item) (owed plan.Item, tasks int) {
		for _, it := range items {
			if it.Rule == "FILE-005" {
				owed = it
			}
			if it.Kind == plan.Task {
				tasks++
			}
		}
		return owed, tasks
	}
	before, _ := find(plan.List(report, f))
	assert.Equal(t, rule.Unknown, before.Outcome)
	f.Tasks = []cases.Task{
		{ID: "t1", Rule: "FILE-005", Path: before.Path, Owner: "u1", Due: nov(25)},
		{ID: "t2", Rule: "FILE-005", Path: "/workers/9"},
	}
	owed, tasks := find(plan.List(report, f))
	assert.Equal(t, "u1", owed.Owner)
	assert.Equal(t, nov(25), owed.By)
	assert.Equal(t, 1, tasks, "one that answers no finding stays")
}

// What is of the whole file tells the birthday of nobody on it.
func TestPlanned_BirthdaysInWhatIsOfAll(t *testing.T) {
	birthday := law.MustDay(2026, 12, 5)
	for _, by := range []law.Day{birthday.AddDays(-2), birthday.AddDays(-1), birthday} {
		f := &cases.File{
			ID: "f1",
			Victims: []victim.Victim{{ID: "v1"}, {ID: "v2", Age: person.Age{
				Knowledge: person.AgeExact, BirthDay: birthday.AddYears(-18),
			}}},
			Tasks:       []cases.Task{{ID: "t1", Due: by}, {ID: "t2", Victim: "v1", Due: by}},
			Conferences: []cases.Conference{{ID: "c1", Day: by}},
		}
		for _, it := range plan.Planned(f, law.MustDay(2026, 11, 23)) {
			assert.Equal(t, by == birthday.AddDays(-2), it.By == by, "%s %v", it.Record, by)
		}
	}
}
