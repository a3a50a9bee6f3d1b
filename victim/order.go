package victim

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/go-playground/validator/v10"

	"github.com/antitrafficking/palermo/internal/own"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

// order checks what more than one field is needed for: that an id is used once in the record of a
// person, that links lead to a record of the right list, that days are in order.
func order(sl validator.StructLevel) {
	v := shape.Record[Victim](sl)
	c := &orders{sl: sl, used: map[string]bool{}, lists: map[string]map[string]bool{}}
	c.ids(v)
	c.identification(v)
	c.protection(v)
	c.family(v)
	c.assistance(v)
	for i := range v.Risks {
		c.at("risk", i).days("next_review", v.Risks[i].Day, v.Risks[i].NextReview)
	}
	c.plans(v, c.plan)
	own.Check(v.Own, v, func(i int, field, tag string) { c.at("own", i).report(field, tag) })
	c.anywhere(v)
	for i := range v.Age.Assessments {
		a := &v.Age.Assessments[i]
		if a.IsMedical() && !slices.Contains(a.Methods, person.MethodMedical) {
			c.at("age.assessments", i).report("methods", "required") // for the order of methods
		}
		c.at("age.assessments", i).days("day", a.Asked, a.Day)
	}
	if v.Age.Max < v.Age.Min && v.Age.Knowledge == person.AgeRange {
		shape.Report(sl, "age.max", "tip_order")
	}
	if v.Age.Knowledge == person.AgeExact && v.Age.BirthDay.IsZero() {
		shape.Report(sl, "age.birth_day", "required")
	}
}

// anywhere checks the links that lead to a record of any list.
func (c *orders) anywhere(v *Victim) {
	var ids map[string]bool // gathered once: a record may have thousands of attachments
	look := func(at place, field, id string) {
		if id != "" && ids == nil {
			ids = own.IDs(v)
		}
		if id != "" && !ids[id] {
			at.report(field, "tip_link")
		}
	}
	for i, a := range v.Attachments {
		at := c.at("attachments", i)
		look(at, "record", a.Record)
		at.link("consent", a.Consent, consents)
	}
	// A limit that names no record by mistake protects none; nor does one that names whom a consent
	// names, who is no record of the person.
	var records map[string]bool
	protects := func(at place, field, id string) {
		if id != "" && records == nil {
			records = own.IDs(v, reflect.TypeFor[Recipient]())
		}
		if id != "" && !records[id] {
			at.report(field, "tip_link")
		}
	}
	limits := func(at place, list string, limits []Limit) {
		for j, l := range limits {
			at := c.at(at.path(list), j)
			at.days("until", l.Day, l.Until)
			for k, id := range l.Records {
				protects(at, "records["+strconv.Itoa(k)+"]", id)
			}
		}
	}
	for i := range v.Consents {
		at := c.at("consents", i)
		limits(at, "limits", v.Consents[i].Limits)
		limits(at, "objections", v.Consents[i].Objections)
	}
}

// Names of the lists to which others link.
const (
	attached      = "attachments"
	relatives     = "relatives"
	guardians     = "guardians"
	consents      = "consents"
	indicated     = "indicators"
	statuses      = "status"
	interests     = "best_interests"
	decisions     = "decisions"
	placements    = "placements"
	tracings      = "tracing"
	services      = "services"
	assessedNeeds = "needs"
	risks         = "risk"
	plans         = "plans" // of all three lists
	goals         = "goals" // of all plans
	steps         = "steps" // of all plans
)

// ids notes the id of every record, and reports one that is used twice.
func (c *orders) ids(v *Victim) {
	note(c, "status", statuses, v.Status, func(x *StatusDecision) string { return x.ID })
	note(c, "indicators", indicated, v.Indicators, func(x *Indicator) string { return x.ID })
	note(c, "guardians", guardians, v.Guardians, func(x *Guardian) string { return x.ID })
	note(c, "consents", consents, v.Consents, func(x *Consent) string { return x.ID })
	note(c, "best_interests", interests, v.BestInterests, func(x *BestInterests) string {
		return x.ID
	})
	note(c, "decisions", decisions, v.Decisions, func(x *Decision) string { return x.ID })
	note(c, "placements", placements, v.Placements, func(x *care.Placement) string { return x.ID })
	note(c, "permits", "", v.Permits, func(x *Permit) string { return x.ID })
	note(c, "services", services, v.Services, func(x *care.Service) string { return x.ID })
	note(c, "claims", "", v.Claims, func(x *Claim) string { return x.ID })
	note(c, "attachments", attached, v.Attachments, func(x *Attachment) string { return x.ID })
	note(c, "relatives", relatives, v.Relatives, func(x *person.Relative) string { return x.ID })
	note(c, "separations", "", v.Separations, func(x *care.Separation) string { return x.ID })
	note(c, "tracing", tracings, v.Tracings, func(x *care.Tracing) string { return x.ID })
	note(c, "reunifications", "", v.Reunifications, func(x *care.Reunification) string {
		return x.ID
	})
	note(c, "home_studies", "", v.HomeStudies, func(x *care.HomeStudy) string { return x.ID })
	note(c, "missing", "", v.Missing, func(x *MissingEpisode) string { return x.ID })
	note(c, "needs", assessedNeeds, v.Needs, func(x *care.NeedAssessment) string { return x.ID })
	note(c, "risk", risks, v.Risks, func(x *care.Risk) string { return x.ID })
	note(c, "follow_ups", "", v.FollowUps, func(x *care.FollowUp) string { return x.ID })
	note(c, "incidents", "", v.Incidents, func(x *care.Incident) string { return x.ID })
	note(c, "education", "", v.Schooling, func(x *care.Schooling) string { return x.ID })
	note(c, "health", "", v.HealthChecks, func(x *care.HealthCheck) string { return x.ID })
	id := func(x *care.Plan) string { return x.ID }
	note(c, "plan", plans, v.Plans, id)
	note(c, "safety_plans", plans, v.SafetyPlans, id)
	note(c, "transition", plans, v.Transitions, id)
	c.plans(v, func(at place, p *care.Plan) {
		note(c, at.path("goals"), goals, p.Goals, func(x *care.Goal) string { return x.ID })
		note(c, at.path("steps"), steps, p.Steps, func(x *care.Step) string { return x.ID })
	})
}

// plans calls do for every plan of the record.
func (c *orders) plans(v *Victim, do func(place, *care.Plan)) {
	for i := range v.Plans {
		do(c.at("plan", i), &v.Plans[i])
	}
	for i := range v.SafetyPlans {
		do(c.at("safety_plans", i), &v.SafetyPlans[i])
	}
	for i := range v.Transitions {
		do(c.at("transition", i), &v.Transitions[i])
	}
}

func (c *orders) identification(v *Victim) {
	for i, s := range v.Stays {
		c.at("stays", i).days("to", s.From, s.To)
	}
	for i, d := range v.Displacement {
		c.at("displacement", i).dates("to", d.From, d.To)
	}
	for i, d := range v.Status {
		at := c.at("status", i)
		at.links("indicators", d.Indicators, indicated)
		at.link("reviews", d.Reviews, statuses)
	}
	for i, x := range v.Consents {
		at := c.at("consents", i)
		at.days("until", x.Given, x.Until)
		at.days("withdrawn", x.Given, x.Withdrawn)
		at.link("guardian", x.Guardian, guardians)
		at.link("giver", x.Giver, relatives)
		if x.RefusalReason != "" && x.Refused.IsZero() {
			at.report("refused", "required")
		}
	}
	if id := v.Identity; id != nil {
		c.known("identity.", id.Names, id.Documents, id.Contacts, id.Addresses)
		if id.Photo != "" && !c.lists[attached][id.Photo] {
			shape.Report(c.sl, "identity.photo", "tip_link")
		}
	}
	for i, x := range v.Exemptions {
		c.at("exemptions", i).days("until", x.Day, x.Until)
	}
}

// known checks what identifies and reaches a person; prefix is the path of what holds the lists.
func (c *orders) known(
	prefix string, names []person.Name, documents []person.Document, contacts []person.Contact,
	addresses []person.Address,
) {
	for i, x := range names {
		c.at(prefix+"names", i).dates("to", x.From, x.To)
	}
	for i, x := range documents {
		at := c.at(prefix+"documents", i)
		at.days("expires", x.Issued, x.Expires)
		at.link("attachment", x.Attachment, attached)
	}
	for i, x := range contacts {
		at := c.at(prefix+"contacts", i)
		at.dates("to", x.From, x.To)
		at.link("relative", x.Relative, relatives)
	}
	for i, x := range addresses {
		at := c.at(prefix+"addresses", i)
		at.dates("to", x.From, x.To)
		at.link("care_of", x.CareOf, relatives)
	}
}

func (c *orders) protection(v *Victim) {
	for i, g := range v.Guardians {
		c.at("guardians", i).days("ended", g.Appointed, g.Ended)
	}
	for i, b := range v.BestInterests {
		at := c.at("best_interests", i)
		at.links("decisions", b.Decisions, decisions)
		at.days("next_review", b.Day, b.NextReview)
	}
	for i, d := range v.Decisions {
		c.at("decisions", i).link("best_interests", d.BestInterests, interests)
	}
	for i, p := range v.Placements {
		at := c.at("placements", i)
		at.days("to", p.From, p.To)
		at.days("planned", p.From, p.Planned)
		at.link("carer", p.Carer, relatives)
	}
	for i, s := range v.DurableSolutions {
		c.at("durable_solution", i).link("determination", s.Determination, interests)
	}
	for i, f := range v.FollowUps {
		at := c.at("follow_ups", i)
		at.links("met", f.Met, relatives)
		at.link("risk", f.Risk, risks)
		at.link("plan", f.Plan, plans)
		at.link("placement", f.Placement, placements)
		at.days("next", f.When(), f.Next)
	}
	for i, m := range v.Missing {
		at := c.at("missing", i)
		at.link("risk", m.Risk, risks)
		at.days("found", m.Since, m.Found)
	}
	for i, x := range v.Incidents {
		at := c.at("incidents", i)
		at.link("placement", x.Placement, placements)
		at.link("risk", x.Risk, risks)
		at.days("known", x.Date.First(), x.Known)
	}
}

func (c *orders) family(v *Victim) {
	for i, r := range v.Relatives {
		at := c.at("relatives", i)
		c.known(at.path(""), r.Names, r.Documents, r.Contacts, r.Addresses)
		at.dates("died", r.BirthDate, r.Died)
		at.dates("carer_to", r.CarerFrom, r.CarerTo)
		at.link("guardian", r.Guardian, guardians)
	}
	for i, s := range v.Separations {
		c.at("separations", i).links("from", s.From, relatives)
	}
	for i, t := range v.Tracings {
		at := c.at("tracing", i)
		at.links("sought", t.Sought, relatives)
		at.link("consent", t.Consent, consents)
		at.days("result_day", t.Requested, t.ResultDay)
	}
	for i, r := range v.Reunifications {
		at := c.at("reunifications", i)
		at.link("relative", r.Relative, relatives)
		at.link("tracing", r.Tracing, tracings)
		at.days("follow_until", r.Done, r.FollowUntil)
	}
	for i, h := range v.HomeStudies {
		at := c.at("home_studies", i)
		at.link("relative", h.Relative, relatives)
		at.days("day", h.Asked, h.Day)
	}
	for i, w := range v.Wishes {
		c.at("wishes", i).link("relative", w.Relative, relatives)
	}
}

func (c *orders) assistance(v *Victim) {
	for i, r := range v.Reflection {
		c.at("reflection", i).days("to", r.From, r.To)
	}
	for i, p := range v.Permits {
		at := c.at("permits", i)
		at.days("decided", p.Requested, p.Decided)
		at.days("valid_to", p.ValidFrom, p.ValidTo)
		at.link("best_interests", p.BestInterests, interests)
	}
	for i, s := range v.Services {
		at := c.at("services", i)
		at.days("ended", s.Started, s.Ended)
		at.days("ends", s.Started, s.Ends)
		at.link("goal", s.Goal, goals)
		at.link("step", s.Step, steps)
		at.link("placement", s.Placement, placements)
		at.link("consent", s.Consent, consents)
	}
	for i, r := range v.Returns {
		c.at("returns", i).link("best_interests", r.BestInterests, interests)
	}
	for i, s := range v.Screenings {
		c.at("screenings", i).days("ended", s.Began, s.Ended)
	}
	for i, r := range v.Removals {
		at := c.at("removals", i)
		at.days("executed", r.Ordered, r.Executed)
		at.days("lifted", r.Ordered, r.Lifted)
	}
	for i, x := range v.Claims {
		c.at("claims", i).days("decided", x.Lodged, x.Decided)
	}
	for i, a := range v.LegalAids {
		c.at("legal_aid", i).days("ended", a.Assigned, a.Ended)
	}
	for i, s := range v.Schooling {
		c.at("education", i).days("left", s.Enrolled, s.Left)
	}
	for i, w := range v.Works {
		c.at("works", i).dates("to", w.From, w.To)
	}
	for i, h := range v.HealthChecks {
		c.at("health", i).link("consent", h.Consent, consents)
	}
}

func (c *orders) plan(at place, p *care.Plan) {
	at.days("end", p.Start, p.End)
	at.days("ended", p.Start, p.Ended)
	at.link("risk", p.Risk, risks)
	at.link("needs", p.Needs, assessedNeeds)
	at.link("replaces", p.Replaces, plans)
	own := map[string]bool{} // a step serves a goal of its plan
	for i, g := range p.Goals {
		own[g.ID] = true
		goal := c.at(at.path("goals"), i)
		goal.days("due", g.Start, g.Due)
		goal.days("reached", g.Start, g.Reached)
	}
	for i, s := range p.Steps {
		step := c.at(at.path("steps"), i)
		if s.Goal != "" && !own[s.Goal] {
			step.report("goal", "tip_link")
		}
		step.link("service", s.Service, services)
	}
}

// orders is one check of a record.
type orders struct {
	sl    validator.StructLevel
	used  map[string]bool            // every id of the record
	lists map[string]map[string]bool // the ids of a list
}

// note notes the ids of the records of a list at path, for links to what has that name if it has
// one, and reports each that another record has.
func note[E any](c *orders, path, name string, list []E, id func(*E) string) {
	for i := range list {
		x := id(&list[i])
		if x == "" {
			continue
		}
		if c.used[x] {
			c.at(path, i).report("id", "tip_unique")
		}
		c.used[x] = true
		if name == "" {
			continue
		}
		if c.lists[name] == nil {
			c.lists[name] = make(map[string]bool, len(list))
		}
		c.lists[name][x] = true
	}
}

// A place is an element of a list.
type place struct {
	c    *orders
	list string
	i    int
}

func (c *orders) at(list string, i int) place { return place{c, list, i} }

// path writes the path of a field as the validator does.
func (p place) path(field string) string {
	return p.list + "[" + strconv.Itoa(p.i) + "]." + field
}

func (p place) report(field, tag string) { shape.Report(p.c.sl, p.path(field), tag) }

// days reports a field whose day is before the first.
func (p place) days(field string, first, last law.Day) {
	if !first.IsZero() && !last.IsZero() && last.Before(first) {
		p.report(field, "tip_order")
	}
}

// dates is days for dates that may lack their day: they are out of order only where they are on
// every reading.
func (p place) dates(field string, first, last person.Date) {
	p.days(field, first.First(), last.Last())
}

// link reports a field whose id is of no record of the list.
func (p place) link(field, id, list string) {
	if id != "" && !p.c.lists[list][id] {
		p.report(field, "tip_link")
	}
}

func (p place) links(field string, ids []string, list string) {
	for j, id := range ids {
		p.link(field+"["+strconv.Itoa(j)+"]", id, list)
	}
}
