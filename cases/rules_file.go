package cases

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// The instruments of the library say of the keeping of a file that staff is supervised and has
// defined roles, that children are followed up, and that nothing reaches those who endanger a
// person. What the rules below ask goes further than any of them: no rule is binding by these.

func fileRules() []Rule {
	return []Rule{{
		ID:      "FILE-002",
		Title:   "Closure of a case",
		Applies: "to a case that was closed",
		Meets: "Record the reason, tell the person, check that no duty is open, " +
			"make a safety plan, and get an approval.",
		Bases: []rule.Basis{
			on("unicef-2003-see", "3.8"),
			on("odihr-nrm-2022", "Pillar 3"),
			supports("crc", "19"),
		},
		Reads:    []string{"/closures", "/approvals", "/tasks", "/closed"},
		Deadline: "before the closure",
		Check:    closure,
	}, {
		ID:      "FILE-003",
		Title:   "Risk assessed again after a change",
		Applies: "after an incident, a time of being missing, contact by an exploiter, or a move",
		Meets:   "Assess the risk again, and record the result.",
		Bases: []rule.Basis{
			on("icmpd-trm", "SOP 1"),
			on("unicef-2003-see", "3.3.3"),
			on("ecosoc-2005-20", "32-34"),
			supports("eu-2011-36", "12(3)"),
		},
		Reads: []string{
			"/victims/*/risk", "/victims/*/incidents", "/victims/*/missing",
			"/victims/*/last_contact", "/victims/*/placements",
		},
		Deadline: "at once; no number is named",
		Check:    assessedAgain,
	}}
}

func fileFileRules() []FileRule {
	return []FileRule{{
		ID:      "FILE-001",
		Title:   "Approval by a second person",
		Applies: "to a record that was given to somebody for approval",
		Meets:   "Let another worker than the author decide, and record who did.",
		Bases: []rule.Basis{
			{
				Instrument: "odihr-nrm-2022", Pinpoint: "General", Topic: "coordination",
				Supports: true,
			},
			supports("crc", "3(3)"),
		},
		Reads:    []string{"/approvals"},
		Deadline: "before the record is acted on",
		Check:    secondPerson,
	}, {
		ID:      "FILE-005",
		Title:   "No suspect and no conflict of interest among those who work on the file",
		Applies: "to workers of the file, and to interpreters at interviews",
		Meets:   "Ask each about ties to suspects and conflicts of interest; replace who has one.",
		Bases: []rule.Basis{
			on("unicef-2003-see", "2.6"),
			supports("coe-197", "29(1)-(3)"),
			supports("crc-gc6", "33-35"),
		},
		Reads: []string{
			"/workers", "/interviews", "/suspects", "/legal_persons", "/organisations",
		},
		Deadline: "before the work begins",
		Check:    impartial,
	}, {
		ID:      "FILE-006",
		Title:   "Agreement with a recipient of repeated disclosures",
		Applies: "to an organisation to which data were disclosed more than once",
		Meets:   "Agree with the organisation on the sharing of data, and record the agreement.",
		Bases: []rule.Basis{
			{Instrument: "icmpd-trm", Pinpoint: "General", Topic: "data_transfer"},
			{
				Instrument: "odihr-nrm-2022", Pinpoint: "General", Topic: "coordination",
				Supports: true,
			},
			supports("gdpr", "28"),
		},
		Reads:    []string{"/disclosures", "/agreements"},
		Deadline: "before the sharing",
		Check:    agreed,
	}}
}

// closurePart is something that a closure needs.
type closurePart string

const (
	partDay      closurePart = "day"
	partReason   closurePart = "reason"
	partTold     closurePart = "person-told"
	partDuties   closurePart = "no-open-duty"
	partSafety   closurePart = "safety-plan"
	partApproval closurePart = "approval"
)

func closure(p *pass) {
	closed := false
	for i, c := range p.Subject.closures() {
		if c.Day.After(p.On) {
			continue
		}
		closed = true
		if p.Done(c.Reopened) {
			continue // it is being worked on again
		}
		closedAs(p, i, c)
	}
	if f := p.Subject.File; !closed && p.Done(f.Closed) {
		p.Unknown("/closures", "the file is closed, and why is not on file")
	}
}

func closedAs(p *pass, i int, c *Closure) {
	path := ptr("closures", i, "")
	switch c.Reason {
	case ClosureDuplicate, ClosureInError:
		p.Met(path+"/reason", "nobody is left without help: the case was a duplicate or an error")
		return
	}
	if c.duties() == person.No {
		p.NotMet(path+"/criteria", "closed although duties are open")
		return
	}
	for j, t := range p.Subject.tasks() {
		if !t.Created.After(c.Day) && t.Open(c.Day) {
			p.NotMet(ptr("tasks", j, ""), "a task was open when the case was closed")
			return
		}
	}
	approved, rejected := p.Subject.File.approved(c.Approval, p.On)
	if rejected {
		p.NotMet(path+"/approval", "the closure was not approved")
		return
	}
	reached := c.Reason != ClosureDeath && c.Reason != ClosureMissing
	var missing []closurePart
	for _, part := range []struct {
		part closurePart
		here bool
	}{
		{partDay, !c.Day.IsZero()},
		{partReason, c.Reason != ""},
		{partTold, !reached || p.Done(c.Informed)},
		{partDuties, c.duties() == person.Yes},
		{partSafety, c.Reason == ClosureDeath || c.SafetyPlan != "" || c.NoSafetyPlan != ""},
		{partApproval, approved},
	} {
		if !part.here {
			missing = append(missing, part.part)
		}
	}
	if len(missing) > 0 {
		p.Unknown(path, "not on file for the closure: {parts}",
			rule.With(rule.CodesArg("parts", missing)))
		return
	}
	p.Met(path, "reason, safety and approval are on file, and the person was told")
}

// duties answers whether a named worker looked on a day and found no duty open.
func (c *Closure) duties() person.Answer {
	var answer person.Answer
	for _, x := range c.Criteria {
		switch {
		case x.Kind != CriterionNoOpenDuty:
		case x.Met == person.No:
			return person.No
		case x.Met == person.Yes && x.Worker != "" && !x.Day.IsZero():
			answer = person.Yes
		}
	}
	return answer
}

// approved answers whether the approval with the id was given by day, and whether it was refused.
func (f *File) approved(id string, day law.Day) (approved, rejected bool) {
	i := slices.IndexFunc(f.Approvals, func(a Approval) bool { return id != "" && a.ID == id })
	if i < 0 || f.Approvals[i].Decided.After(day) {
		return false, false
	}
	switch f.Approvals[i].Outcome {
	case "", ApprovalPending:
		return false, false
	case Approved:
		return true, false
	}
	return false, true
}

// assessedAgain asks about the last change: an assessment on or after its day is after all of them.
func assessedAgain(p *pass) {
	v := p.Subject.Victim
	var path string
	var last law.Day
	see := func(at string, day law.Day) {
		if p.Done(day) && !day.Before(last) {
			path, last = p.Subject.Path+at, day
		}
	}
	undated := ""
	for i := range v.Incidents {
		x := &v.Incidents[i]
		day := x.Date.First()
		if day.IsZero() {
			day = x.Known
		}
		if day.IsZero() {
			undated = p.Subject.Path + ptr("incidents", i, "date")
		}
		see(ptr("incidents", i, ""), day)
	}
	for i := range v.Missing {
		see(ptr("missing", i, ""), v.Missing[i].Since)
		see(ptr("missing", i, "found"), v.Missing[i].Found)
	}
	see("/last_contact", v.LastContact.Date.First())
	var first law.Day // of the first placement, which is no move
	for i := range v.Placements {
		if day := v.Placements[i].From; !day.IsZero() && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	for i := range v.Placements {
		if day := v.Placements[i].From; day.After(first) {
			see(ptr("placements", i, ""), day)
		}
	}
	r := care.RiskOn(v.Risks, p.On)
	switch {
	case last.IsZero() && undated == "":
	case last.IsZero():
		p.Unknown(undated, "the day of the incident is not on file")
	case r < 0 || v.Risks[r].Day.Before(last):
		p.Due(path, "the risk was not assessed again since {day}",
			rule.With(rule.DayArg("day", last)))
	case v.Risks[r].Danger() == "":
		p.Unknown(p.Subject.Path+ptr("risk", r, ""), "the result of the assessment is not on file")
	default:
		p.Met(path, "the risk was assessed again")
	}
}

func secondPerson(p *filePass) {
	for i, a := range p.Subject.Approvals {
		path := ptr("approvals", i, "")
		open := !p.Done(a.Decided) && (a.Outcome == "" || a.Outcome == ApprovalPending)
		switch {
		case a.Asked.After(p.On):
		case a.Author != "" && a.Author == a.Approver:
			p.NotMet(path+"/approver", "the author approved their own record")
		case open:
			p.Due(path, "nobody has decided about it yet")
		case a.Author == "":
			p.Unknown(path+"/author", "who asked for the approval is not on file")
		case a.Approver == "":
			p.Unknown(path+"/approver", "who decided is not on file")
		default:
			p.Met(path, "another person than the author decided")
		}
	}
}

func impartial(p *filePass) {
	f := p.Subject
	if len(f.Workers)+len(f.Interviews) == 0 {
		return
	}
	suspects := map[string]bool{}
	for id := range f.suspects(p.On) {
		suspects[id] = true
	}
	tied := map[string]bool{} // workers with a tie
	for i := range f.Workers {
		w := &f.Workers[i]
		path, text := f.tie(w, suspects)
		if text != "" || w.Conflict.Warns() {
			tied[w.ID] = true
		}
		path = ptr("workers", i, path)
		switch {
		case !w.On(p.On):
		case text != "":
			p.NotMet(path, text)
		case w.Conflict.Warns():
			p.NotMet(ptr("workers", i, "conflict"), "the worker has a conflict of interest")
		case w.Conflict != person.No:
			p.Unknown(ptr("workers", i, "conflict"),
				"whether the worker has a conflict of interest is not on file")
		default:
			p.Met(ptr("workers", i, "conflict"), "no conflict of interest on file")
		}
	}
	for i := range f.Interviews {
		in := &f.Interviews[i]
		path := ptr("interviews", i, "interpreter_conflict")
		switch {
		case in.Day.After(p.On), in.Interpreter == "" && in.InterpreterConflict == "":
		case suspects[in.Interpreter], tied[in.Interpreter]:
			p.NotMet(ptr("interviews", i, "interpreter"),
				"the interpreter is a suspect, or has a tie to one")
		case in.InterpreterConflict.Warns():
			p.NotMet(path, "the interpreter has a conflict of interest")
		case in.InterpreterConflict != person.No:
			p.Unknown(path, "whether the interpreter has a conflict of interest is not on file")
		default:
			p.Met(path, "no conflict of interest on file")
		}
	}
}

// tie returns the field of a worker that ties the worker to a suspect and what it says, or "".
func (f *File) tie(w *Worker, suspects map[string]bool) (field, text string) {
	isSuspect := func(id string) bool { return suspects[id] }
	switch {
	case suspects[w.ID], suspects[w.Suspect]:
		return "suspect", "a suspect works on the file"
	case slices.ContainsFunc(w.RelatedTo, isSuspect):
		return "related_to", "somebody close to a suspect works on the file"
	case suspects[w.Organisation]:
		return "organisation", "the organisation of the worker is a suspect"
	}
	o, err := f.organisation(w.Organisation)
	if err == nil && slices.ContainsFunc(o.Conflicts, isSuspect) {
		return "organisation", "the organisation of the worker has a tie to a suspect"
	}
	return "", ""
}

func agreed(p *filePass) {
	f := p.Subject
	inside := map[string]bool{"": true}
	for i := range f.Workers {
		inside[f.Workers[i].Organisation] = true
	}
	of := map[string][]int{}
	var order []string
	for i := range f.Disclosures {
		d := &f.Disclosures[i]
		// Without a purpose it was opened to the person, or to who stands for the person.
		if id := d.Recipient.ID; !inside[id] && d.Purpose != "" && !d.Day.After(p.On) {
			if of[id] == nil {
				order = append(order, id)
			}
			of[id] = append(of[id], i)
		}
	}
	for _, id := range order {
		list := of[id]
		if len(list) < 2 {
			continue
		}
		first := &f.Disclosures[list[0]]
		path := ptr("disclosures", list[0], "recipient")
		akin := map[string]bool{}
		if len(f.Agreements) > 0 {
			akin = f.akin(id)
		}
		without := slices.ContainsFunc(list, func(i int) bool {
			d := &f.Disclosures[i]
			return len(f.speaking(d.Recipient, d.Purpose, p.On, akin)) == 0
		})
		switch {
		case !without:
			p.Met(path, "an agreement in force speaks of what was disclosed")
		case f.lapsed(first.Recipient, first.Purpose, p.On, akin):
			p.NotMet(path, "the agreement with the recipient has ended")
		default:
			p.Unknown(path, "no agreement with the recipient speaks of every disclosure")
		}
	}
}

// lapsed reports whether an agreement with a recipient ended before day.
func (f *File) lapsed(
	to victim.Recipient, purpose victim.ConsentPurpose, day law.Day, akin map[string]bool,
) bool {
	return len(f.speaking(to, purpose, day, akin)) == 0 &&
		slices.ContainsFunc(f.Agreements, func(a referral.Agreement) bool {
			return !a.To.IsZero() && a.To.Before(day) && speaks(&a, to, purpose, akin)
		})
}
