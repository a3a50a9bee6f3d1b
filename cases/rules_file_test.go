package cases_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// ruleRow is a row of the tables of TestRules and TestFileRules.
type ruleRow = struct {
	rule    rule.ID
	name    string
	change  change
	on      law.Day
	outcome rule.Outcome
}

// closureRows are the rows of FILE-002.
func closureRows(on law.Day) []ruleRow {
	whole := func(f *cases.File) {
		f.Workers = []cases.Worker{{ID: "u1"}, {ID: "u2"}}
		f.Approvals = []cases.Approval{{
			ID: "a1", Of: "c1", Author: "u1", Approver: "u2", Decided: on,
			Outcome: cases.Approved,
		}}
		f.Closures = []cases.Closure{{
			ID: "c1", Victim: "v1", Day: on, Reason: "goals-met", Informed: on,
			Criteria: []cases.ClosureCriterion{{
				Kind: cases.CriterionNoOpenDuty, Met: person.Yes, Worker: "u1", Day: on,
			}},
			SafetyPlan: "p1", Approval: "a1",
		}}
	}
	but := func(set func(*cases.Closure)) change {
		return all(whole, func(f *cases.File) { set(&f.Closures[0]) })
	}
	task := func(t cases.Task) change {
		t.ID, t.Victim = "t1", "v1"
		return all(whole, func(f *cases.File) { f.Tasks = []cases.Task{t} })
	}
	outcome := func(o cases.ApprovalOutcome) change {
		return all(whole, func(f *cases.File) { f.Approvals[0].Outcome = o })
	}
	yesterday := on.AddDays(-1)
	const id = "FILE-002"
	return []ruleRow{
		{id, "open", nil, on, ""},
		{id, "closed, and nobody says why", func(f *cases.File) {
			f.Closed = on
		}, on, rule.Unknown},
		{id, "the day before", func(f *cases.File) { f.Closed = on }, yesterday, ""},
		{id, "in full", whole, on, rule.Met},
		{id, "in full, the day before", whole, yesterday, ""},
		{id, "of the whole file", but(func(c *cases.Closure) { c.Victim = "" }), on, rule.Met},
		{id, "of another victim", but(func(c *cases.Closure) { c.Victim = "v2" }), on, ""},
		{id, "reopened", but(func(c *cases.Closure) { c.Reopened = on }), on, ""},
		{id, "without a day", but(func(c *cases.Closure) { c.Day = law.Day{} }), on, rule.Unknown},
		{id, "without a reason", but(func(c *cases.Closure) { c.Reason = "" }), on, rule.Unknown},
		{id, "nobody told", but(func(c *cases.Closure) {
			c.Informed = law.Day{}
		}), on, rule.Unknown},
		{id, "told tomorrow", but(func(c *cases.Closure) {
			c.Informed = on.AddDays(1)
		}), on, rule.Unknown},
		{id, "who is missing cannot be told", but(func(c *cases.Closure) {
			c.Reason, c.Informed = cases.ClosureMissing, law.Day{}
		}), on, rule.Met},
		{id, "who is dead needs no plan", but(func(c *cases.Closure) {
			c.Reason, c.Informed, c.SafetyPlan = cases.ClosureDeath, law.Day{}, ""
		}), on, rule.Met},
		{id, "no safety plan", but(func(c *cases.Closure) { c.SafetyPlan = "" }), on, rule.Unknown},
		{id, "no safety plan needed", but(func(c *cases.Closure) {
			c.SafetyPlan, c.NoSafetyPlan = "", "not-necessary"
		}), on, rule.Met},
		{id, "duties not asked", but(func(c *cases.Closure) {
			c.Criteria = nil
		}), on, rule.Unknown},
		{id, "duties open", but(func(c *cases.Closure) {
			c.Criteria[0].Met = person.No
		}), on, rule.NotMet},
		{id, "nobody answers for it", but(func(c *cases.Closure) {
			c.Criteria[0].Worker = ""
		}), on, rule.Unknown},
		{id, "on no day", but(func(c *cases.Closure) {
			c.Criteria[0].Day = law.Day{}
		}), on, rule.Unknown},
		{id, "a task open", task(cases.Task{Created: yesterday}), on, rule.NotMet},
		{id, "a task done", task(cases.Task{Done: on}), on, rule.Met},
		{id, "a task done later", task(cases.Task{Done: on.AddDays(1)}), on, rule.NotMet},
		{id, "a task that was given up", task(cases.Task{Why: "own-wish"}), on, rule.Met},
		{
			id, "a task that was done, by its state", task(cases.Task{State: care.StepDone}), on,
			rule.Met,
		},
		{id, "a task in progress", task(cases.Task{State: "in-progress"}), on, rule.NotMet},
		{id, "a task made later", task(cases.Task{Created: on.AddDays(1)}), on, rule.Met},
		{id, "not approved", outcome("rejected"), on, rule.NotMet},
		{id, "sent back", outcome("returned"), on, rule.NotMet},
		{id, "approval pending", outcome(cases.ApprovalPending), on, rule.Unknown},
		{id, "no approval", but(func(c *cases.Closure) { c.Approval = "" }), on, rule.Unknown},
		{id, "a duplicate", but(func(c *cases.Closure) {
			*c = cases.Closure{ID: "c1", Victim: "v1", Day: on, Reason: cases.ClosureDuplicate}
		}), on, rule.Met},
	}
}

// changeRows are the rows of FILE-003.
func changeRows(on law.Day) []ruleRow {
	yesterday, tomorrow := on.AddDays(-1), on.AddDays(1)
	v := func(set func(*victim.Victim)) change {
		return func(f *cases.File) { set(&f.Victims[0]) }
	}
	incident := v(func(v *victim.Victim) {
		v.Incidents = []care.Incident{{ID: "i1", Date: person.DateOf(on)}}
	})
	risk := func(r care.Risk) change {
		return v(func(v *victim.Victim) { v.Risks = append(v.Risks, r) })
	}
	again := risk(care.Risk{Day: on, Level: care.RiskHigh})
	moved := v(func(v *victim.Victim) {
		v.Placements = []care.Placement{
			{ID: "p1", From: d(2026, 9, 2)}, {ID: "p2", From: on},
		}
	})
	const id = "FILE-003"
	return []ruleRow{
		{id, "no change", risk(care.Risk{Day: yesterday, Level: care.RiskLow}), on, ""},
		{id, "an incident", incident, on, rule.Due},
		{id, "an incident tomorrow", incident, yesterday, ""},
		{id, "assessed before", all(incident, risk(care.Risk{Day: yesterday, Level: care.RiskLow})),
			on, rule.Due},
		{id, "assessed on the day", all(incident, again), on, rule.Met},
		{id, "without a result", all(incident, risk(care.Risk{Day: on})), on, rule.Unknown},
		{id, "assessed tomorrow", all(incident, risk(care.Risk{Day: tomorrow, AtRisk: person.No})),
			on, rule.Due},
		{id, "an incident without a day", v(func(v *victim.Victim) {
			v.Incidents = []care.Incident{{ID: "i1"}}
		}), on, rule.Unknown},
		{id, "an incident by the day on which it was known", v(func(v *victim.Victim) {
			v.Incidents = []care.Incident{{ID: "i1", Known: on}}
		}), on, rule.Due},
		{id, "missing", v(func(v *victim.Victim) {
			v.Missing = []victim.MissingEpisode{{Since: on}}
		}), on, rule.Due},
		{id, "found again, assessed before", all(v(func(v *victim.Victim) {
			v.Missing = []victim.MissingEpisode{{Since: d(2026, 9, 9), Found: on}}
		}), risk(care.Risk{Day: yesterday, Level: care.RiskLow})), on, rule.Due},
		{id, "contact by an exploiter", v(func(v *victim.Victim) {
			v.LastContact.Date = person.DateOf(on)
		}), on, rule.Due},
		{id, "the first placement", v(func(v *victim.Victim) {
			v.Placements = []care.Placement{{ID: "p1", From: on}}
		}), on, ""},
		{id, "a move", moved, on, rule.Due},
		{id, "a move, and assessed", all(moved, again), on, rule.Met},
	}
}

// keepingRows are the rows of FILE-001, FILE-005 and FILE-006.
func keepingRows(on law.Day) []ruleRow {
	approval := func(a cases.Approval) change {
		a.ID = "a1"
		return func(f *cases.File) { f.Approvals = []cases.Approval{a} }
	}
	done := cases.Approved
	worker := func(w cases.Worker, more ...change) change {
		w.ID = "u1"
		return all(append(more, func(f *cases.File) { f.Workers = []cases.Worker{w} })...)
	}
	suspect := func(s cases.Suspect) change {
		return func(f *cases.File) { f.Suspects = []cases.Suspect{s} }
	}
	interview := func(in cases.Interview, more ...change) change {
		in.ID, in.Victim, in.Kind, in.Day = "i1", "v1", cases.InterviewSocial, on
		return all(append(more, func(f *cases.File) { f.Interviews = []cases.Interview{in} })...)
	}
	tied := func(f *cases.File) {
		f.Organisations = []referral.Organisation{{ID: "o1", Conflicts: []string{"s1"}}}
	}
	to := func(ids ...string) change {
		return func(f *cases.File) {
			for i, id := range ids {
				f.Disclosures = append(f.Disclosures, cases.Disclosure{
					ID: "d" + string(rune('1'+i)), Victim: "v1", Day: on.AddDays(i - 1),
					Recipient: victim.Recipient{Kind: jurisdiction.NGO, ID: id, Place: "MK"},
					Purpose:   victim.PurposeReferral,
				})
			}
		}
	}
	agreement := func(a referral.Agreement) change {
		a.ID = "g1"
		return all(to("o1", "o1"), func(f *cases.File) {
			f.Agreements = []referral.Agreement{a}
		})
	}
	party := []referral.Party{{Kind: jurisdiction.NGO, ID: "o1"}}
	const one, five, six = "FILE-001", "FILE-005", "FILE-006"
	return []ruleRow{
		{one, "nothing to approve", nil, on, ""},
		{
			one, "asked tomorrow", approval(cases.Approval{Asked: on.AddDays(1), Author: "u1"}), on,
			"",
		},
		{one, "not decided", approval(cases.Approval{Asked: on, Author: "u1"}), on, rule.Due},
		{
			one, "not asked yet", approval(cases.Approval{Asked: on, Author: "u1"}), on.AddDays(-1),
			"",
		},
		{one, "decided by another", approval(cases.Approval{
			Author: "u1", Approver: "u2", Decided: on, Outcome: done,
		}), on, rule.Met},
		{one, "decided by the author", approval(cases.Approval{
			Author: "u1", Approver: "u1", Decided: on, Outcome: done,
		}), on, rule.NotMet},
		{one, "by whom is not on file", approval(cases.Approval{
			Author: "u1", Decided: on, Outcome: done,
		}), on, rule.Unknown},
		{one, "of whom is not on file", approval(cases.Approval{
			Approver: "u2", Decided: on, Outcome: done,
		}), on, rule.Unknown},

		{five, "nobody on file", nil, on, ""},
		{five, "asked, and none", worker(cases.Worker{Conflict: person.No}), on, rule.Met},
		{five, "not asked", worker(cases.Worker{}), on, rule.Unknown},
		{five, "a conflict", worker(cases.Worker{Conflict: person.Yes}), on, rule.NotMet},
		{five, "left yesterday", worker(cases.Worker{
			Conflict: person.Yes, To: on.AddDays(-1),
		}), on, ""},
		{
			five, "on the last day", worker(cases.Worker{Conflict: person.Yes, To: on}), on,
			rule.NotMet,
		},
		{five, "begins tomorrow", worker(cases.Worker{
			Conflict: person.Yes, From: on.AddDays(1),
		}), on, ""},
		{five, "is a suspect", worker(cases.Worker{Conflict: person.No},
			suspect(cases.Suspect{ID: "u1"})), on, rule.NotMet},
		{five, "is a suspect under another id", worker(cases.Worker{
			Conflict: person.No, Suspect: "s1",
		}, suspect(cases.Suspect{ID: "s1"})), on, rule.NotMet},
		{five, "was a suspect, and was cleared", worker(cases.Worker{
			Conflict: person.No, Suspect: "s1",
		}, suspect(cases.Suspect{ID: "s1", Since: d(2026, 9, 1), Cleared: d(2026, 9, 9)})),
			on, rule.Met},
		{five, "is close to a suspect", worker(cases.Worker{
			Conflict: person.No, RelatedTo: []string{"s1"},
		}, suspect(cases.Suspect{ID: "s1"})), on, rule.NotMet},
		{five, "works for a suspect", worker(cases.Worker{
			Conflict: person.No, Organisation: "o1",
		}, func(f *cases.File) {
			f.LegalPersons = []cases.LegalPerson{{ID: "o1"}}
		}), on, rule.NotMet},
		{five, "works for who has a tie to one", worker(cases.Worker{
			Conflict: person.No, Organisation: "o1",
		}, suspect(cases.Suspect{ID: "s1"}), tied), on, rule.NotMet},
		{five, "no interpreter", interview(cases.Interview{}), on, ""},
		{five, "an interpreter without conflict", interview(cases.Interview{
			Interpreter: "i9", InterpreterConflict: person.No,
		}), on, rule.Met},
		{five, "an interpreter, not asked", interview(cases.Interview{Interpreter: "i9"}),
			on, rule.Unknown},
		{five, "an interpreter, the day before", interview(cases.Interview{Interpreter: "i9"}),
			on.AddDays(-1), ""},
		{five, "an interpreter with a conflict", interview(cases.Interview{
			InterpreterConflict: person.Yes,
		}), on, rule.NotMet},
		{five, "an interpreter who is a suspect", interview(cases.Interview{
			Interpreter: "s1", InterpreterConflict: person.No,
		}, suspect(cases.Suspect{ID: "s1"})), on, rule.NotMet},
		{five, "an interpreter who left, with a tie", interview(cases.Interview{
			Interpreter: "u1", InterpreterConflict: person.No,
		}, worker(cases.Worker{Conflict: person.Yes, To: d(2026, 9, 1)})), on, rule.NotMet},

		{six, "nothing disclosed", nil, on, ""},
		{six, "once", to("o1"), on, ""},
		{six, "twice, to two", to("o1", "o2"), on, ""},
		{six, "the second tomorrow", to("o1", "o1"), on.AddDays(-1), ""},
		{six, "to who keeps the file", all(to("o1", "o1"), func(f *cases.File) {
			f.Workers = []cases.Worker{{ID: "u1", Organisation: "o1"}}
		}), on, ""},
		{six, "to the person", all(to("o1", "o1"), func(f *cases.File) {
			f.Disclosures[0].Purpose, f.Disclosures[1].Purpose = "", ""
		}), on, ""},
		{six, "without agreement", to("o1", "o1"), on, rule.Unknown},
		{six, "with an agreement", agreement(referral.Agreement{
			Parties: party, From: d(2026, 1, 1),
		}), on, rule.Met},
		{six, "for another purpose", agreement(referral.Agreement{
			Parties: party, From: d(2026, 1, 1),
			Purposes: []victim.ConsentPurpose{victim.PurposeResearch},
		}), on, rule.Unknown},
		{six, "on its last day", agreement(referral.Agreement{
			Parties: party, From: d(2026, 1, 1), To: on,
		}), on, rule.Met},
		{six, "that has ended", agreement(referral.Agreement{
			Parties: party, From: d(2026, 1, 1), To: on.AddDays(-1),
		}), on, rule.NotMet},
	}
}

// No rule of the keeping of the file is binding by an instrument, and none tells a name.
func TestFileRules_AreGuidance(t *testing.T) {
	on := d(2026, 10, 1)
	seen := map[rule.ID]bool{}
	for _, row := range slices.Concat(closureRows(on), changeRows(on), keepingRows(on)) {
		f := file()
		if row.change != nil {
			row.change(&f)
		}
		f.Jurisdictions = []jurisdiction.Code{"BG", "SI"}
		report, err := f.Check(on)
		require.NoError(t, err)
		for _, x := range report.Findings {
			if strings.HasPrefix(string(x.Rule), "FILE-") {
				seen[x.Rule] = true
				assert.Equal(t, rule.Guidance, x.Force, x.Rule)
			}
		}
	}
	assert.Len(t, seen, 5)
}
