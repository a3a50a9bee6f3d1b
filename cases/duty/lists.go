package duty

import (
	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// The lists in the record of the person.
var (
	Guardians = &List[victim.Guardian]{
		Name: "guardians", Text: "each guardian",
		All: func(p *Pass) []victim.Guardian { return p.Subject.Guardians },
		Day: func(g *victim.Guardian) law.Day { return g.Appointed },
		At:  func(g *victim.Guardian) jurisdiction.Code { return g.Place },
		ID:  func(g *victim.Guardian) string { return g.ID },
	}
	Decisions = &List[victim.Decision]{
		Name: "decisions", Text: "each key decision",
		All:  func(p *Pass) []victim.Decision { return p.Subject.Decisions },
		Day:  func(d *victim.Decision) law.Day { return d.Day },
		At:   func(d *victim.Decision) jurisdiction.Code { return d.Place },
		ID:   func(d *victim.Decision) string { return d.ID },
		Kind: func(d *victim.Decision) string { return codeOf(d.Kind) }, Undated: true,
	}
	Placements = &List[care.Placement]{
		Name: "placements", Text: "each placement",
		All:  func(p *Pass) []care.Placement { return p.Subject.Placements },
		Day:  func(x *care.Placement) law.Day { return x.From },
		At:   func(x *care.Placement) jurisdiction.Code { return x.Place },
		ID:   func(x *care.Placement) string { return x.ID },
		Kind: func(x *care.Placement) string { return codeOf(x.Kind) },
	}
	Services = &List[care.Service]{
		Name: "services", Text: "each service",
		All:  func(p *Pass) []care.Service { return p.Subject.Services },
		Day:  func(x *care.Service) law.Day { return x.Since() },
		ID:   func(x *care.Service) string { return x.ID },
		Kind: func(x *care.Service) string { return codeOf(x.Kind) },
	}
	Status = &List[victim.StatusDecision]{
		Name: "status", Text: "each status entry",
		All:  func(p *Pass) []victim.StatusDecision { return p.Subject.Status },
		Day:  func(d *victim.StatusDecision) law.Day { return d.Day },
		At:   func(d *victim.StatusDecision) jurisdiction.Code { return d.Place },
		ID:   func(d *victim.StatusDecision) string { return d.ID },
		Kind: func(d *victim.StatusDecision) string { return codeOf(d.Kind) },
	}
	AgeAssessments = &List[person.AgeAssessment]{
		Name: "age/assessments", Text: "each age assessment",
		All: func(p *Pass) []person.AgeAssessment { return p.Subject.Age.Assessments },
		Only: []Quality[person.AgeAssessment]{{
			Field: "day", Text: "an assessment that was made",
			Reads: []string{"/age/assessments/asked"},
			Holds: func(_ *Pass, a *person.AgeAssessment) rule.Answer {
				return rule.If(a.Asked.IsZero() || !a.Day.IsZero() || len(a.Methods) > 0)
			},
		}},
		Day: func(a *person.AgeAssessment) law.Day { return a.Day },
		At:  func(a *person.AgeAssessment) jurisdiction.Code { return a.Place },
		ID:  func(a *person.AgeAssessment) string { return a.ID },
	}
	Informations = &List[victim.Information]{
		Name: "information", Text: "each time the person was informed",
		All: func(p *Pass) []victim.Information { return p.Subject.Information },
		Day: func(x *victim.Information) law.Day { return x.Day },
	}
	Reflections = &List[victim.Reflection]{
		Name: "reflection", Text: "each reflection period",
		All: func(p *Pass) []victim.Reflection { return p.Subject.Reflection },
		Day: func(x *victim.Reflection) law.Day { return x.From },
		At:  func(x *victim.Reflection) jurisdiction.Code { return x.Place },
	}
	Permits = &List[victim.Permit]{
		Name: "permits", Text: "each request for a residence permit",
		All: func(p *Pass) []victim.Permit { return p.Subject.Permits },
		Day: func(x *victim.Permit) law.Day { return x.Decided },
		At:  func(x *victim.Permit) jurisdiction.Code { return x.Place },
		ID:  func(x *victim.Permit) string { return x.ID },
	}
	Applications = &List[victim.AsylumApplication]{
		Name: "asylum/applications", Text: "each application for asylum",
		All: func(p *Pass) []victim.AsylumApplication { return p.Subject.Asylum.Applications },
		Day: func(x *victim.AsylumApplication) law.Day { return x.Day },
		At:  func(x *victim.AsylumApplication) jurisdiction.Code { return x.Place },
	}
	Removals = &List[victim.Removal]{
		Name: "removals", Text: "removal of the person",
		All: func(p *Pass) []victim.Removal { return p.Subject.Removals },
		Day: func(x *victim.Removal) law.Day { return x.Executed },
		At:  func(x *victim.Removal) jurisdiction.Code { return x.Place },
	}
	Returns = &List[victim.Return]{
		Name: "returns", Text: "each return",
		All: func(p *Pass) []victim.Return { return p.Subject.Returns },
		Day: func(x *victim.Return) law.Day { return first(x.Departed, x.Planned) },
		At:  func(x *victim.Return) jurisdiction.Code { return x.From },
	}
	Claims = &List[victim.Claim]{
		Name: "claims", Text: "each claim for compensation",
		All: func(p *Pass) []victim.Claim { return p.Subject.Claims },
		Day: func(x *victim.Claim) law.Day { return x.Lodged },
		At:  func(x *victim.Claim) jurisdiction.Code { return x.Place },
		ID:  func(x *victim.Claim) string { return x.ID },
	}
	LegalAids = &List[victim.LegalAid]{
		Name: "legal_aid", Text: "each lawyer",
		All: func(p *Pass) []victim.LegalAid { return p.Subject.LegalAids },
		Day: func(x *victim.LegalAid) law.Day { return x.Assigned },
	}
	MissingTimes = &List[victim.MissingEpisode]{
		Name: "missing", Text: "each time the person was missing",
		All: func(p *Pass) []victim.MissingEpisode { return p.Subject.Missing },
		Day: func(x *victim.MissingEpisode) law.Day { return x.Since },
	}
	Needs = &List[care.NeedAssessment]{
		Name: "needs", Text: "each assessment of needs",
		All: func(p *Pass) []care.NeedAssessment { return p.Subject.Needs },
		Day: func(x *care.NeedAssessment) law.Day { return x.Day },
	}
	Risks = &List[care.Risk]{
		Name: "risk", Text: "each risk assessment",
		All: func(p *Pass) []care.Risk { return p.Subject.Risks },
		Day: func(x *care.Risk) law.Day { return x.Day },
	}
	Plans = &List[care.Plan]{
		Name: "plan", Text: "each individual plan",
		All: func(p *Pass) []care.Plan { return p.Subject.Plans },
		Day: func(x *care.Plan) law.Day { return x.Day },
		ID:  func(x *care.Plan) string { return x.ID },
	}
	Solutions = &List[victim.DurableSolution]{
		Name: "durable_solution", Text: "each durable solution",
		All: func(p *Pass) []victim.DurableSolution { return p.Subject.DurableSolutions },
		Day: func(x *victim.DurableSolution) law.Day { return x.Proposed },
	}
	Tracings = &List[care.Tracing]{
		Name: "tracing", Text: "each search for the family",
		All: func(p *Pass) []care.Tracing { return p.Subject.Tracings },
		Day: func(x *care.Tracing) law.Day { return x.Requested },
	}
)

// The lists in the file, of what concerns the person.
var (
	Interviews = &List[cases.Interview]{
		Name: "interviews", Text: "each interview", Whole: true,
		All:   func(p *Pass) []cases.Interview { return p.Subject.File.Interviews },
		Which: func(p *Pass) []int { return p.Subject.Records.Interviews },
		Day:   func(x *cases.Interview) law.Day { return x.Day },
		Over:  func(*cases.Interview) bool { return true },
		At:    func(x *cases.Interview) jurisdiction.Code { return x.Place },
		ID:    func(x *cases.Interview) string { return x.ID },
	}
	Proceedings = &List[cases.Proceeding]{
		Name: "proceedings", Text: "each criminal proceeding", Whole: true,
		All:   func(p *Pass) []cases.Proceeding { return p.Subject.File.Proceedings },
		Which: func(p *Pass) []int { return p.Subject.Records.Proceedings },
		At:    func(x *cases.Proceeding) jurisdiction.Code { return x.Place },
		ID:    func(x *cases.Proceeding) string { return x.ID },
	}
	Testimonies = &List[cases.Testimony]{
		Name: "testimonies", Text: "each testimony", Whole: true,
		All:   func(p *Pass) []cases.Testimony { return p.Subject.File.Testimonies },
		Which: func(p *Pass) []int { return p.Subject.Records.Testimonies },
		Day:   func(x *cases.Testimony) law.Day { return x.Day },
		At:    func(x *cases.Testimony) jurisdiction.Code { return x.Place },
		ID:    func(x *cases.Testimony) string { return x.ID },
	}
	Liabilities = &List[cases.Liability]{
		Name: "liabilities", Text: "each liability of the victim", Whole: true,
		All:   func(p *Pass) []cases.Liability { return p.Subject.File.Liabilities },
		Which: func(p *Pass) []int { return p.Subject.Records.Liabilities },
		Day:   func(x *cases.Liability) law.Day { return x.ActDay },
		At:    func(x *cases.Liability) jurisdiction.Code { return x.Place },
		ID:    func(x *cases.Liability) string { return x.ID },
	}
	Referrals = &List[referral.Referral]{
		Name: "referrals", Text: "each referral", Whole: true,
		All:   func(p *Pass) []referral.Referral { return p.Subject.File.Referrals },
		Which: func(p *Pass) []int { return p.Subject.Records.Referrals },
		ID:    func(x *referral.Referral) string { return x.ID },
	}
	Dangers = &List[cases.Danger]{
		Name: "dangers", Text: "each immediate danger", Whole: true,
		All:   func(p *Pass) []cases.Danger { return p.Subject.File.Dangers },
		Which: func(p *Pass) []int { return p.Subject.Records.Dangers },
	}
	Notifications = &List[cases.Notification]{
		Name: "notifications", Text: "each report to a body", Whole: true,
		All:   func(p *Pass) []cases.Notification { return p.Subject.File.Notifications },
		Which: func(p *Pass) []int { return p.Subject.Records.Notifications },
		Day:   func(x *cases.Notification) law.Day { return x.Day },
		Kind:  func(x *cases.Notification) string { return codeOf(x.To) },
	}
	Disclosures = &List[cases.Disclosure]{
		Name: "disclosures", Text: "each disclosure", Whole: true,
		All:   func(p *Pass) []cases.Disclosure { return p.Subject.File.Disclosures },
		Which: func(p *Pass) []int { return p.Subject.Records.Disclosures },
		Day:   func(x *cases.Disclosure) law.Day { return x.Day },
		Over:  func(*cases.Disclosure) bool { return true },
		At:    func(x *cases.Disclosure) jurisdiction.Code { return x.From },
		ID:    func(x *cases.Disclosure) string { return x.ID },
	}
	Publications = &List[cases.Publication]{
		Name: "publications", Text: "each publication", Whole: true,
		All:   func(p *Pass) []cases.Publication { return p.Subject.File.Publications },
		Which: func(p *Pass) []int { return p.Subject.Records.Publications },
		Day:   func(x *cases.Publication) law.Day { return x.Day },
	}
)

// only returns a list of those elements of which the facts are true; text names them.
func only[T any](l *List[T], text string, facts ...Quality[T]) *List[T] {
	narrow := *l
	narrow.Text = text
	narrow.Only = append(append([]Quality[T]{}, l.Only...), facts...)
	return &narrow
}

// is makes a quality of a plain fact of an element that can always be told.
func is[T any](field, text string, holds func(*T) bool) Quality[T] {
	return Quality[T]{
		Field: field, Text: text,
		Holds: func(_ *Pass, t *T) rule.Answer { return rule.If(holds(t)) },
	}
}
