package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// The instruments of the library say of the keeping of a file that staff is supervised and has
// defined roles, that children are followed up, and that nothing reaches those who endanger a
// person. What the rules below ask goes further than any of them: no rule is binding by these.

func keepingRules() []Rule {
	return []Rule{
		&Safeguard[closing]{
			Head: rule.Head{
				ID: "FILE-002", Title: "Closure of a case", Who: []rule.Role{"caseworker"},
				ToDo: "Record why the case was closed, inform the person, and check that no duty " +
					"is open. Make a safety plan and get an approval.",
				Bases: []rule.Basis{
					rule.On("unicef-2003-see", "3.8"), rule.On("odihr-nrm-2022", "Pillar 3"),
					rule.Supported("crc", "19"),
				},
			},
			Each: closings,
			Unless: []Quality[closing]{{
				Field: "reason", Text: "duplicate or error that leaves nobody unhelped",
				Holds: func(_ *Pass, c *closing) rule.Answer {
					return rule.If(c.Reason == cases.ClosureDuplicate ||
						c.Reason == cases.ClosureInError)
				},
			}},
			Must: []Quality[closing]{
				{
					Field: "criteria", Text: "completion of duties and tasks",
					Reads: []string{"/tasks"}, Holds: nothingOpen,
				},
				{
					Field: "approval", Text: "approval of the closure",
					Reads: []string{"/approvals"},
					Holds: func(p *Pass, c *closing) rule.Answer {
						return approvalGiven(p, c.Approval, p.On)
					},
				},
				closingHas("day", "day of the closure",
					func(_ *Pass, c *closing) bool { return !c.Day.IsZero() }),
				closingHas("reason", "reason for the closure",
					func(_ *Pass, c *closing) bool { return c.Reason != "" }),
				closingHas("informed", "information of the person",
					func(p *Pass, c *closing) bool {
						return c.Reason == cases.ClosureDeath || c.Reason == cases.ClosureMissing ||
							p.Happened(c.Informed)
					}),
				closingHas("safety_plan", "safety plan, or why there is none",
					func(_ *Pass, c *closing) bool {
						return c.Reason == cases.ClosureDeath || c.SafetyPlan != "" ||
							c.NoSafetyPlan != ""
					}),
			},
		},
		&Duty{
			Head: rule.Head{
				ID: "FILE-003", Title: "Risk assessed again after a change",
				Who:  []rule.Role{"caseworker"},
				ToDo: "Assess the risk again, and record the result.",
				Bases: []rule.Basis{
					rule.On("icmpd-trm", "SOP 1"), rule.On("unicef-2003-see", "3.3.3"),
					rule.On("ecosoc-2005-20", "32-34"), rule.Supported("eu-2011-36", "12(3)"),
					// 22(7): while proceedings last, where what it rests on changed significantly.
					rule.Supported("eu-2012-29", "22"),
				},
				Danger: true,
			},
			From: changed,
			Done: &Doing{
				Text: "risk assessment after the change", Home: "risk",
				Labels: []string{"result of the risk assessment"}, Look: assessedAgain,
			},
			Within: Within{Grade: rule.AtOnce},
			Ends:   []*End{Died, Closed},
		},
	}
}

// incidentRules are about what happened in care, and about a death.
func incidentRules() []Rule {
	return []Rule{
		&DutyEach[care.Incident]{
			Head: rule.Head{
				ID: "FILE-004", Title: "Response to an incident in care",
				Who: []rule.Role{"shelter", "caseworker"},
				ToDo: "Tell child protection of a child. Offer medical care at once after " +
					"violence. Tell the police where staff is suspected.",
				Bases: []rule.Basis{
					rule.On("unicef-2003-see", "3.3.3"), rule.On("ecosoc-2005-20", "32-34"),
					rule.Supported("coe-201", "12(1)"), rule.Supported("coe-201", "14(1)-(2)"),
					rule.Supported("crc", "19"), rule.Supported("coe-197", "12(2)"),
				},
				Danger: true,
			},
			Of: incidentsInCare,
			Acts: []Act[care.Incident]{
				{
					Field: "protection_told", Text: "report to child protection",
					From: incidentIf("an incident of a child", []string{"/age"},
						func(p *Pass, x *care.Incident) bool {
							return p.Is(Child, x.When()).Answer != No
						}),
					Day:    func(x *care.Incident) law.Day { return x.ProtectionTold },
					Within: Within{Grade: rule.AtOnce},
				},
				{
					Field: "medical_care", Text: "medical care that was offered",
					From: incidentIf("violence or an injury", nil,
						func(_ *Pass, x *care.Incident) bool { return harmful(x) }),
					Day:    func(x *care.Incident) law.Day { return x.MedicalCare },
					Within: Within{Grade: rule.AtOnce},
				},
				{
					Field: "police", Text: "report to the police",
					From: incidentIf("an incident by staff", []string{"/workers"},
						func(p *Pass, x *care.Incident) bool { return byStaff(p, x) }),
					Day:    func(x *care.Incident) law.Day { return x.Police },
					Within: Within{Grade: rule.AtOnce},
				},
			},
			Ends: []*End{Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "FILE-007", Title: "Report of the death of a child",
				Who: []rule.Role{"caseworker"},
				ToDo: "Report the death to the prosecutor and to the body responsible for " +
					"guardians. Record the date.",
				Bases: []rule.Basis{
					{Instrument: "echr", Pinpoint: "2", Topic: "ex_officio", Supports: true},
					rule.Supported("crc", "19"),
				},
			},
			From: childDied,
			Done: &Doing{
				Text: "report of the death", Home: "death_reported",
				Reads: []string{"/death_reported"},
				Look: func(p *Pass, _ rule.Event) rule.Deed {
					if !p.Happened(p.Subject.DeathReported) {
						return rule.Deed{}
					}
					return rule.Deed{
						State: rule.Done, Day: p.Subject.DeathReported,
						Path: p.Path("death_reported"),
					}
				},
			},
			Within: Within{Grade: rule.AtOnce},
		},
	}
}

// incidentsInCare are what happened to the person in a place of care.
var incidentsInCare = &List[care.Incident]{
	Name: "incidents", Text: "each incident in care",
	All: func(p *Pass) []care.Incident { return p.Subject.Incidents },
	Only: []Quality[care.Incident]{{
		Field: "in_care", Text: "whether it happened in care",
		Reads: []string{"/placements"},
		Holds: func(p *Pass, x *care.Incident) rule.Answer {
			if x.InCare != "" {
				return answer(x.InCare)
			}
			for i := range p.Subject.Placements {
				if at := &p.Subject.Placements[i]; x.Placement != "" && at.ID == x.Placement {
					return rule.If(at.Kind.InCare())
				}
			}
			return DontKnow
		},
	}},
	Day: func(x *care.Incident) law.Day { return x.When() },
	ID:  func(x *care.Incident) string { return x.ID },
}

// incidentIf is the day on which an incident was known, where it is one of these.
func incidentIf(
	text string, reads []string, is func(*Pass, *care.Incident) bool,
) *Start[care.Incident] {
	return &Start[care.Incident]{
		Text: text, Reads: append([]string{"/incidents"}, reads...),
		Find: func(p *Pass, x *care.Incident) law.Day {
			if !is(p, x) {
				return law.Day{}
			}
			day := x.Known
			if day.IsZero() {
				day = x.When()
			}
			if day.IsZero() {
				return p.On // it is known now
			}
			return day
		},
	}
}

// harmful reports whether an incident asks for medical care whatever the person says of it.
func harmful(x *care.Incident) bool {
	return x.Injury == person.Yes || x.SelfHarm == person.Yes ||
		x.SuicideAttempt == person.Yes ||
		slices.ContainsFunc(x.Kinds, func(k care.IncidentKind) bool {
			switch k {
			case "rape", "sexual-assault", "physical-assault":
				return true
			}
			return false
		})
}

// byStaff reports whether somebody who works there is said to have done it.
func byStaff(p *Pass, x *care.Incident) bool {
	if x.ByStaff.Warns() {
		return true
	}
	return slices.ContainsFunc(p.Subject.File.Workers, func(w cases.Worker) bool {
		return slices.Contains(x.By, w.ID)
	})
}

// childDied is the death of a person who was a child then. It is asked once, of who keeps the file.
var childDied = &Trigger{
	Name: "child-died", Text: "the death of a child", Asks: "when the child died",
	Reads: []string{"/died", "/incidents", "/age"},
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		day, path := p.Subject.Died.First(), p.Path("died")
		if day.IsZero() {
			day, path = deadlyIncident(p)
		}
		if !p.Happened(day) || p.Is(Child, day).Answer != Yes ||
			len(p.States) > 0 && state != p.States[0] {
			return rule.Event{}
		}
		return rule.Event{Day: day, Place: state, Path: path}
	},
}

// deadlyIncident is the first incident that tells of the death of the person.
func deadlyIncident(p *Pass) (law.Day, rule.Path) {
	var day law.Day
	var path rule.Path
	for i := range p.Subject.Incidents {
		x := &p.Subject.Incidents[i]
		if slices.Contains(x.Kinds, "death") && (day.IsZero() || x.When().Before(day)) {
			day, path = x.When(), p.Base().Elem("incidents", i)
		}
	}
	return day, path
}

func keepingFileRules() []FileRule {
	return []FileRule{
		&FileDutyEach[cases.Approval]{
			Head: rule.Head{
				ID: "FILE-001", Title: "Approval by a second person",
				Who:  []rule.Role{"caseworker"},
				ToDo: "Let another worker than the author decide. Record who did.",
				Bases: []rule.Basis{
					{
						Instrument: "odihr-nrm-2022", Pinpoint: "General", Topic: "coordination",
						Supports: true,
					},
					rule.Supported("crc", "3(3)"),
				},
			},
			Of: approvals,
			From: &rule.Start[*cases.File, cases.Approval]{
				Text: "the day on which it was asked for",
				Find: func(p *FilePass, a *cases.Approval) law.Day {
					if a.Asked.IsZero() {
						return p.On
					}
					return a.Asked
				},
			},
			Acts: []FileAct[cases.Approval]{{
				Field: "decided", Text: "decision about the record",
				Labels: []string{"approver other than the author"},
				Look:   decidedAbout,
				Within: rule.Within[*cases.File]{Grade: rule.WithoutDelay},
			}},
			Must: []FileQuality[cases.Approval]{
				{Field: "author", Text: "who asked for the approval"},
				{Field: "approver", Text: "who decided"},
			},
		},
		&FileSafeguard[helper]{
			Head: rule.Head{
				ID:    "FILE-005",
				Title: "No suspect and no conflict of interest among those who work on the file",
				Who:   []rule.Role{"caseworker"},
				ToDo: "Ask each about ties to suspects and conflicts of interest. Replace who " +
					"has one.",
				Bases: []rule.Basis{
					rule.On("unicef-2003-see", "2.6"), rule.Supported("coe-197", "29(1)-(3)"),
					rule.Supported("crc-gc6", "33-35"),
				},
				Danger: true,
			},
			Each: helpers,
			Must: []FileQuality[helper]{{
				Text: "freedom from ties to suspects and from conflicts",
				Reads: []string{
					"/interviews", "/suspects", "/legal_persons", "/organisations", "/conduct",
					"/proceedings", "/route", "/relatives", "/guardians", "/risk", "/incidents",
				},
				Holds: func(_ *FilePass, h *helper) rule.Answer { return h.free },
			}},
		},
		&FileSafeguard[repeated]{
			Head: rule.Head{
				ID: "FILE-006", Title: "Agreement with a recipient of repeated disclosures",
				Who:  []rule.Role{"controller"},
				ToDo: "Agree with the organisation on the sharing of data. Record the agreement.",
				Bases: []rule.Basis{
					{Instrument: "icmpd-trm", Pinpoint: "General", Topic: "data_transfer"},
					{
						Instrument: "odihr-nrm-2022", Pinpoint: "General", Topic: "coordination",
						Supports: true,
					},
					rule.Supported("gdpr", "28"),
				},
			},
			Each: repeatedDisclosures,
			Must: []FileQuality[repeated]{{
				Field: "recipient", Text: "agreement in force on what is disclosed",
				Reads: []string{"/agreements", "/organisations", "/workers"},
				Holds: func(_ *FilePass, r *repeated) rule.Answer { return r.agreed },
			}},
		},
	}
}

// A closing is a closure of the case of the person, or of the whole file, that stands.
type closing struct {
	*cases.Closure
	at rule.Path
}

// closings are the closures that stand. A file that is closed without one has one that says
// nothing.
var closings = &List[closing]{
	Name: "closures", Text: "closure of the case", Whole: true,
	All: func(p *Pass) []closing {
		var out []closing
		f, any := p.Subject.File, false
		for _, list := range [...][]int{
			p.Subject.Records.Closures, p.Subject.Records.WholeClosures,
		} {
			for _, i := range list {
				c := &f.Closures[i]
				if c.Day.After(p.On) {
					continue
				}
				any = true
				if !p.Happened(c.Reopened) {
					out = append(out, closing{c, rule.Path{}.Elem("closures", i)})
				}
			}
		}
		if !any && p.Happened(f.Closed) {
			at := rule.Path{}.Elem("closures", len(f.Closures)) // where it would stand
			out = append(out, closing{&cases.Closure{Day: f.Closed}, at})
		}
		return out
	},
	Day:  func(c *closing) law.Day { return c.Day },
	ID:   func(c *closing) string { return c.ID },
	Path: func(c *closing) rule.Path { return c.at },
}

// closingHas is a fact of a closure that may be missing.
func closingHas(field, text string, is func(*Pass, *closing) bool) Quality[closing] {
	return Quality[closing]{
		Field: field, Text: text, Reads: []string{"/closed"},
		Holds: func(p *Pass, c *closing) rule.Answer { return yesOrOpen(is(p, c)) },
	}
}

// nothingOpen answers whether a named worker looked on a day and found no duty open, and whether no
// task was open when the case was closed.
func nothingOpen(p *Pass, c *closing) rule.Answer {
	for _, i := range p.Subject.Records.Tasks {
		t := &p.Subject.File.Tasks[i]
		if !t.Created.After(c.Day) && t.Open(c.Day) {
			return No
		}
	}
	looked := DontKnow
	for i := range c.Criteria {
		switch x := &c.Criteria[i]; {
		case x.Kind != cases.CriterionNoOpenDuty:
		case x.Met == person.No:
			return No
		case x.Met == person.Yes && x.Worker != "" && !x.Day.IsZero():
			looked = Yes
		}
	}
	return looked
}

// approvalGiven answers whether the approval with an id was given by a day, or refused.
func approvalGiven(p *Pass, id string, day law.Day) rule.Answer {
	a := lookUp(p, approvalsByID, p.Subject.File.Approvals, id, idOfApproval)
	if a == nil || a.Decided.After(day) {
		return DontKnow
	}
	switch a.Outcome {
	case "", cases.ApprovalPending:
		return DontKnow
	case cases.Approved:
		return Yes
	}
	return No
}

// changed is the last change that may raise the risk: an incident, a time of being missing or its
// end, contact by an exploiter, a move. An assessment on or after its day is after all of them. It
// is asked once, of who keeps the file.
var changed = &Trigger{
	Name: "changed", Text: "the last incident, disappearance, contact by an exploiter or move",
	Asks: "when the incident was",
	Reads: []string{
		"/incidents", "/missing", "/last_contact", "/placements",
	},
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		if len(p.States) > 0 && state != p.States[0] {
			return rule.Event{}
		}
		return lastChange(p, state)
	},
}

func lastChange(p *Pass, state jurisdiction.Code) rule.Event {
	v := p.Subject.Victim
	e := rule.Event{Place: state}
	see := func(path rule.Path, day law.Day) {
		if p.Happened(day) && !day.Before(e.Day) {
			e.Day, e.Path = day, path
		}
	}
	var undated rule.Path
	for i := range v.Incidents {
		x := &v.Incidents[i]
		path, day := p.Base().Elem("incidents", i), x.Date.First()
		if day.IsZero() {
			day = x.Known
		}
		if day.IsZero() {
			undated = path.At("date")
		}
		see(path, day)
	}
	for i := range v.Missing {
		path := p.Base().Elem("missing", i)
		see(path, v.Missing[i].Since)
		see(path.At("found"), v.Missing[i].Found)
	}
	see(p.Path("last_contact"), v.LastContact.Date.First())
	var placed law.Day // for the first time, which is no move
	for i := range v.Placements {
		placed = first(placed, v.Placements[i].From)
	}
	for i := range v.Placements {
		if day := v.Placements[i].From; day.After(placed) {
			see(p.Base().Elem("placements", i), day)
		}
	}
	switch {
	case !e.Day.IsZero():
		return e
	case !undated.IsZero():
		return rule.Event{Place: state, Unknown: true, Missing: undated}
	}
	return rule.Event{}
}

func assessedAgain(p *Pass, e rule.Event) rule.Deed {
	i := care.RiskOn(p.Subject.Risks, p.On)
	if i < 0 || e.Day.IsZero() || p.Subject.Risks[i].Day.Before(e.Day) {
		return rule.Deed{}
	}
	r, path := &p.Subject.Risks[i], p.Base().Elem("risk", i)
	if r.Danger() == "" {
		return rule.Deed{
			State: rule.Unsure, Path: path.At("at_risk"), Label: "result of the risk assessment",
		}
	}
	return rule.Deed{State: rule.Done, Day: r.Day, Path: path}
}

// approvals are the records that were given to somebody for approval.
var approvals = &FileList[cases.Approval]{
	Name: "approvals", Text: "each record given for approval",
	All: func(p *FilePass) []cases.Approval { return p.Subject.Approvals },
	Day: func(a *cases.Approval) law.Day { return a.Asked },
	ID:  func(a *cases.Approval) string { return a.ID },
}

func decidedAbout(p *FilePass, a *cases.Approval) rule.Deed {
	pending := a.Outcome == "" || a.Outcome == cases.ApprovalPending
	switch {
	case a.Author != "" && a.Author == a.Approver:
		return rule.Deed{State: rule.Flawed, Label: "approver other than the author"}
	case pending && !p.Happened(a.Decided), a.Decided.After(p.On):
		return rule.Deed{}
	}
	return rule.Deed{State: rule.Done, Day: a.Decided}
}

// A helper is somebody who works on the file, or who interpreted at an interview.
type helper struct {
	id   string
	at   rule.Path
	day  law.Day
	free rule.Answer
}

var helpers = &FileList[helper]{
	Name: "workers", Text: "each who works on the file, and each interpreter",
	All:  allHelpers,
	Day:  func(h *helper) law.Day { return h.day },
	ID:   func(h *helper) string { return h.id },
	Path: func(h *helper) rule.Path { return h.at },
}

func allHelpers(p *FilePass) []helper {
	f := p.Subject
	if len(f.Workers)+len(f.Interviews) == 0 {
		return nil
	}
	suspects := map[string]bool{}
	for id := range f.SuspectIDs(p.On) {
		suspects[id] = true
	}
	organisations := map[string]int{} // the numbers of those with each id
	for i := range f.Organisations {
		if _, ok := organisations[f.Organisations[i].ID]; !ok {
			organisations[f.Organisations[i].ID] = i
		}
	}
	var out []helper
	tied := map[string]bool{} // workers with a tie
	for i := range f.Workers {
		w := &f.Workers[i]
		h := helper{id: w.ID, at: rule.Path{}.Elem("workers", i)}
		field := tie(f, w, suspects, organisations)
		switch {
		case field != "":
			h.at, h.free = h.at.At(field), No
		case w.Conflict.Warns():
			h.at, h.free = h.at.At("conflict"), No
		default:
			h.at, h.free = h.at.At("conflict"), yesOrOpen(w.Conflict == person.No)
		}
		tied[w.ID] = tied[w.ID] || h.free == No
		if w.On(p.On) {
			out = append(out, h)
		}
	}
	for i := range f.Interviews {
		in := &f.Interviews[i]
		if in.Day.After(p.On) || in.Interpreter == "" && in.InterpreterConflict == "" {
			continue
		}
		h := helper{id: in.ID, at: rule.Path{}.Elem("interviews", i), day: in.Day}
		switch {
		case suspects[in.Interpreter], tied[in.Interpreter]:
			h.at, h.free = h.at.At("interpreter"), No
		case in.InterpreterConflict.Warns():
			h.at, h.free = h.at.At("interpreter_conflict"), No
		default:
			h.at = h.at.At("interpreter_conflict")
			h.free = yesOrOpen(in.InterpreterConflict == person.No)
		}
		out = append(out, h)
	}
	return out
}

// tie returns the field of a worker that ties the worker to a suspect, or "".
func tie(
	f *cases.File, w *cases.Worker, suspects map[string]bool, organisations map[string]int,
) string {
	suspected := func(id string) bool { return suspects[id] }
	of, known := organisations[w.Organisation]
	known = known && w.Organisation != ""
	switch {
	case suspects[w.ID], suspects[w.Suspect]:
		return "suspect"
	case slices.ContainsFunc(w.RelatedTo, suspected):
		return "related_to"
	case suspects[w.Organisation],
		known && slices.ContainsFunc(f.Organisations[of].Conflicts, suspected):
		return "organisation"
	}
	return ""
}

// A repeated is the first of several disclosures to one organisation.
type repeated struct {
	*cases.Disclosure
	at     rule.Path
	agreed rule.Answer
}

var repeatedDisclosures = &FileList[repeated]{
	Name: "disclosures", Text: "each organisation to which data were disclosed more than once",
	All:  allRepeated,
	Day:  func(r *repeated) law.Day { return r.Day },
	ID:   func(r *repeated) string { return r.ID },
	Path: func(r *repeated) rule.Path { return r.at },
}

func allRepeated(p *FilePass) []repeated {
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
	var out []repeated
	for _, id := range order {
		if list := of[id]; len(list) > 1 {
			out = append(out, repeated{
				&f.Disclosures[list[0]], rule.Path{}.Elem("disclosures", list[0]),
				agreed(p, list),
			})
		}
	}
	return out
}

// agreed answers whether an agreement in force speaks of every one of the disclosures: no where the
// one that did has ended.
func agreed(p *FilePass, list []int) rule.Answer {
	f := p.Subject
	if len(f.Agreements) == 0 {
		return DontKnow
	}
	first := &f.Disclosures[list[0]]
	akin := f.Akin(first.Recipient.ID)
	speaks := func(a *referral.Agreement, d *cases.Disclosure) bool {
		to := d.Recipient
		if a.SpeaksOf(to, d.Purpose) {
			return true
		}
		return slices.ContainsFunc(a.Parties, func(x referral.Party) bool {
			to.ID = x.ID
			return x.ID != "" && akin[x.ID] && a.SpeaksOf(to, d.Purpose)
		})
	}
	some := func(d *cases.Disclosure, is func(*referral.Agreement) bool) bool {
		return slices.ContainsFunc(f.Agreements, func(a referral.Agreement) bool {
			return is(&a) && speaks(&a, d)
		})
	}
	inForce := func(a *referral.Agreement) bool { return a.InForce(p.On) }
	lapsed := func(a *referral.Agreement) bool { return !a.To.IsZero() && a.To.Before(p.On) }
	without := slices.ContainsFunc(list, func(i int) bool {
		return !some(&f.Disclosures[i], inForce)
	})
	switch {
	case !without:
		return Yes
	case !some(first, inForce) && some(first, lapsed):
		return No
	}
	return DontKnow
}
