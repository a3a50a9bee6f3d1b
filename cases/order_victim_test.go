package cases_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// What the record of a person links to in the file around has to be there.
func TestValidate_LinksOutOfTheRecord(t *testing.T) {
	v := victim.Victim{
		ID:        "v1",
		Relatives: []person.Relative{{ID: "m"}},
		Risks: []care.Risk{{Items: []care.RiskItem{
			{Kind: "retaliation", From: "s1"}, {Kind: "family-violence", From: "m"},
			{Kind: "debt"}, {Kind: "neglect", From: "x"},
		}}},
		Exits: []victim.Exit{{How: "escaped", Conduct: "c1"}, {Conduct: "x"}},
		Incidents: []care.Incident{
			{Conduct: "c1", By: []string{"s1", "m", "v1", "w1"}},
			{Conduct: "s1", By: []string{"x"}},
		},
		FollowUps: []care.FollowUp{{Worker: "w1"}, {Worker: "m", Interpreter: "x"}},
		Plans: []care.Plan{
			{Worker: "w1", Approval: "a1", Steps: []care.Step{{Task: "t1"}, {Task: "x"}}},
			{Worker: "x", Approval: "t1"},
		},
		Wishes:     []care.Wish{{About: "stay", Worker: "x"}},
		Indicators: []victim.Indicator{{ID: "in", By: "x"}},
		Services:   []care.Service{{ID: "a", Kind: care.NeedMedical, Referral: "x"}},
		SafetyPlans: []care.Plan{{Steps: []care.Step{
			{Referral: "r1"}, {Referral: "x"},
		}}},
	}
	f := cases.File{
		ID: "f1", Victims: []victim.Victim{v}, Suspects: []cases.Suspect{{ID: "s1"}},
		Conduct:   []cases.Conduct{{ID: "c1", Victims: []string{"v1"}}},
		Referrals: []referral.Referral{{ID: "r1", Victim: "v1"}},
		Workers:   []cases.Worker{{ID: "w1"}}, Approvals: []cases.Approval{{ID: "a1"}},
		Tasks: []cases.Task{{ID: "t1"}},
	}
	var got []string
	for _, p := range cases.Problems(f.Validate()) {
		if p.Code == "tip_link" && strings.HasPrefix(p.Path, "/victims/") {
			got = append(got, p.Path)
		}
	}
	assert.Equal(t, []string{
		"/victims/0/exits/1/conduct", "/victims/0/follow_ups/1/interpreter",
		"/victims/0/follow_ups/1/worker", "/victims/0/incidents/1/by/0",
		"/victims/0/incidents/1/conduct", "/victims/0/indicators/0/by",
		"/victims/0/plan/0/steps/1/task", "/victims/0/plan/1/approval", "/victims/0/plan/1/worker",
		"/victims/0/risk/0/items/3/from", "/victims/0/safety_plans/0/steps/1/referral",
		"/victims/0/services/0/referral", "/victims/0/wishes/0/worker",
	}, got)
}
