package checklist

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/shape"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/person"
)

// A Page is a report on one file, arranged for who acts on it.
//
//	Case      the id of the file
//	On        the day of the check
//	People    a line for each person: the id, and what the file treats the person as
//	Law       the places whose law was asked
//	Notes     what a reader has to know of the whole report
//	Items     what is to be done, in order, numbered from 1
//	Questions facts to find out
//	Later     what can wait
//	NotDue    duties from which the person is exempt
//	Done      how many duties are met
type Page struct {
	Case      string     `json:"case,omitempty"`
	On        law.Day    `json:"on"`
	People    []string   `json:"people,omitempty"`
	Law       []string   `json:"law,omitempty"`
	Notes     []string   `json:"notes,omitempty"`
	Items     []Item     `json:"items,omitempty"`
	Questions []Question `json:"questions,omitempty"`
	Later     []Item     `json:"later,omitempty"`
	NotDue    []Item     `json:"not_due,omitempty"`
	Done      int        `json:"done"`

	in tongue
}

// An Item is one thing to do, or one event to put right.
//
//	Number       from 1; 0 for what can wait
//	Group        what a reader does with it
//	Victim       the id of the person, where the file has several
//	ToDo         what to do, or what happened
//	Why          how the file stands
//	Basis        the strongest legal basis
//	Term         the code of a State, and what its law calls what is asked, where that is known
//	Who          who acts, the first of them first
//	Rules        the rules that ask for it, in order
//	Recommended  no law requires it, as far as we know
//	Unsure       our source of the law is of low confidence: check the law first
type Item struct {
	Number      int        `json:"number,omitempty"`
	Group       rule.Group `json:"-"`
	Victim      string     `json:"victim,omitempty"`
	ToDo        string     `json:"to_do"`
	Why         string     `json:"why,omitempty"`
	Basis       string     `json:"basis,omitempty"`
	Term        string     `json:"term,omitempty"`
	Who         []Actor    `json:"who,omitempty"`
	Rules       []rule.ID  `json:"rules"`
	Recommended bool       `json:"recommended,omitempty"`
	Unsure      bool       `json:"unsure,omitempty"`

	late bool // the last day has passed
	due  law.Day
	rank int
}

// An Actor is who acts: a body of the State by its name, and by that in a language of the State, or
// the part that somebody plays.
type Actor struct {
	Name      string `json:"name"`
	LocalName string `json:"local_name,omitempty"`

	reads bool // is likely to read the page
}

// String returns both names.
func (a Actor) String() string {
	if a.LocalName == "" || a.LocalName == a.Name {
		return a.Name
	}
	return a.Name + " (" + a.LocalName + ")"
}

// A Question is a fact that the file does not tell, and the rules that wait for it.
type Question struct {
	Victim string    `json:"victim,omitempty"`
	Fact   string    `json:"fact"`
	Rules  []rule.ID `json:"rules"`
}

// Of arranges a report on a file, in English. The registry tells the bodies of a State by their
// names; nil leaves the parts that they play. The file is the one of the report: for a report that
// was disclosed, the whole of the view. With such a report a file that holds more than one person,
// or a log, is no view, and nothing but its id is read. Neither is changed.
func Of(f *cases.File, r *rule.Report, registry *jurisdiction.Registry) *Page {
	return In(nil, f, r, registry)
}

// In arranges a report on a file as [Of] does, in a language; nil is English. Acts keep the names
// that the law data have, and bodies that in a language of their State.
func In(
	language rule.Translator, f *cases.File, r *rule.Report, registry *jurisdiction.Registry,
) *Page {
	if f == nil {
		f = new(cases.File)
	}
	if r == nil {
		r = new(rule.Report)
	}
	if r.Withheld && (len(f.Victims) > 1 || f.Revision > 0 || len(f.Events) > 0) {
		f = &cases.File{ID: f.ID} // of what its recipient may see, only the view knows
	}
	m := maker{f: f, r: r, registry: registry, in: tongue{language}}
	p := &Page{
		Case: named(f.ID), On: r.On, People: m.people(), Law: m.law(), Notes: r.NotesIn(language),
		in: m.in,
	}
	if note := m.in.note(); note != "" {
		p.Notes = append(p.Notes, note)
	}
	joined := map[string]*joint{}
	var order []*joint
	for i := range r.Findings {
		x := &r.Findings[i]
		switch x.Group {
		case rule.Closed:
			p.Done++
			continue
		case rule.FindOut:
			p.Questions = append(p.Questions, Question{
				Victim: m.victim(x.About), Fact: m.fact(x), Rules: []rule.ID{x.Rule.ID},
			})
			continue
		}
		key := m.key(x)
		j := joined[key]
		if j == nil {
			j = &joint{event: m.event(x)}
			joined[key] = j
			order = append(order, j)
		}
		j.findings = append(j.findings, x)
	}
	for _, j := range order {
		item := m.item(j)
		switch item.Group {
		case rule.Plan:
			p.Later = append(p.Later, item)
		case rule.NotDue:
			p.NotDue = append(p.NotDue, item)
		default:
			p.Items = append(p.Items, item)
		}
	}
	for _, q := range r.Questions {
		p.Questions = append(p.Questions, Question{
			Victim: m.victim(q.About), Fact: q.LabelIn(language), Rules: slices.Clone(q.Rules),
		})
	}
	slices.SortStableFunc(p.Items, compare)
	for i := range p.Items {
		p.Items[i].Number = i + 1
	}
	p.Questions = together(p.Questions)
	return p
}

// compare orders items: what is to be taken now, what is late first, then by how much it presses;
// what has a date by that; what is to be put right.
func compare(a, b Item) int {
	late := func(i Item) int {
		if i.late && i.Group == rule.TakeNow {
			return 0
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(a.Group, b.Group), late(a)-late(b), a.due.Compare(b.due), a.rank-b.rank,
	)
}

// together joins the questions about one fact.
func together(list []Question) []Question {
	var out []Question
	for _, q := range list {
		i := slices.IndexFunc(out, func(o Question) bool {
			return o.Fact == q.Fact && o.Victim == q.Victim
		})
		if i < 0 {
			out = append(out, q)
			continue
		}
		out[i].Rules = append(out[i].Rules, q.Rules...)
	}
	return out
}

// Count returns how many items a group has.
func (p *Page) Count(g rule.Group) int {
	switch g {
	case rule.FindOut:
		return len(p.Questions)
	case rule.Plan:
		return len(p.Later)
	case rule.NotDue:
		return len(p.NotDue)
	case rule.Closed:
		return p.Done
	}
	n := 0
	for i := range p.Items {
		if p.Items[i].Group == g {
			n++
		}
	}
	return n
}

// maker makes a page.
type maker struct {
	f        *cases.File
	r        *rule.Report
	registry *jurisdiction.Registry
	in       tongue
}

// people are the people of the file, and what it treats them as.
func (m *maker) people() []string {
	var out []string
	for i := range m.f.Victims {
		v := &m.f.Victims[i]
		text := m.in.say("age-unknown")
		switch is := v.Age.ChildOn(m.r.On); {
		case is.IsChild():
			text = m.in.say("child")
		case is.Standing == person.Adult:
			text = m.in.say("adult")
		}
		if s, ok := v.PresumedOn(m.r.On); ok {
			text += ", " + m.in.say("since", "what", m.status(s), "day", m.in.day(s.Day),
				"days", m.in.days(m.r.On.DaysSince(s.Day)))
		}
		if id := named(v.ID); id != "" {
			text = id + ": " + text
		}
		out = append(out, text)
	}
	return out
}

// named is an id: what is none, in a file that nobody validated, could be the name of a person.
func named(id string) string {
	if shape.ID(id) {
		return id
	}
	return ""
}

// status says what a person is after a decision.
func (m *maker) status(s victim.StatusDecision) string {
	switch s.Kind {
	case victim.StatusReasonableGrounds, victim.StatusPresumed:
		return m.in.say("presumed")
	}
	return rule.SayCode(m.in.Translator, s.Kind)
}

func (m *maker) law() []string {
	var out []string
	for _, p := range m.r.Receipt.Profiles {
		unknown := slices.ContainsFunc(m.r.Receipt.LawUnknown, func(u rule.UnknownLaw) bool {
			return u.Place.Country() == p.Jurisdiction
		})
		if p.Jurisdiction.Name() != "" && !unknown {
			out = append(out, rule.Say(m.in.Translator, place(p.Jurisdiction)))
		}
	}
	return out
}

// victim is the id of the person whom a finding is about, where the file has several.
func (m *maker) victim(about string) string {
	at, found := strings.CutPrefix(about, "/victims/")
	i, err := strconv.Atoi(at)
	if !found || err != nil || i < 0 || i >= len(m.f.Victims) || len(m.f.Victims) < 2 {
		return ""
	}
	return named(m.f.Victims[i].ID)
}

// fact is what a finding misses, with the parts that are missing.
func (m *maker) fact(x *rule.Finding) string {
	switch x.Says {
	case rule.SaysUnknown, rule.SaysLacking, rule.SaysPart, rule.SaysPartOpen:
	default:
		return strings.TrimSuffix(x.TextIn(m.in.Translator), ".")
	}
	text := x.LabelIn(m.in.Translator)
	if len(x.Args.Codes) > 0 {
		text += ": " + rule.SayParts(m.in.Translator, x.Args.Codes)
	}
	return text
}
