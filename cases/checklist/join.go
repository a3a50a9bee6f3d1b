package checklist

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// joint is several findings that are one item.
type joint struct {
	findings []*rule.Finding
	event    string // what they are about, where that is an event
}

// acts are the rules that one act settles, and its text.
var acts = map[rule.ID]string{
	"ASSIST-001": help, "ASSIST-002": help, "ASSIST-004": help, "ASSIST-006": help,
	"ASSIST-008": rights, "COMP-001": rights,
	"NREF-001": report, "NREF-002": report,
}

// key names the item of a finding: its group and person, and the act that settles it, the event
// that it is about, or its rule.
func (m *maker) key(x *rule.Finding) string {
	one := string(x.Rule.ID)
	if act := acts[x.Rule.ID]; act != "" {
		one = act
	}
	one += "|" + string(x.Law.Force)
	if m.event(x) != "" { // what happened there is told once, required or not
		one = element(x.Path)
	}
	return strconv.Itoa(int(x.Group)) + "|" + x.About + "|" + one
}

// element is the pointer of the element of a list of the record.
func element(p rule.Path) string { return rule.Path{Base: p.Base}.Elem(p.List, p.Index()).String() }

// event names the event that a finding is about, with its day: an interview, a decision. What is
// missing of something that goes on, as a placement, is no event.
func (m *maker) event(x *rule.Finding) string {
	i := x.Path.Index()
	if i < 0 {
		return ""
	}
	f := m.f
	switch x.Path.List {
	case "interviews":
		if i < len(f.Interviews) {
			return m.in.say("interview", "day", m.in.day(f.Interviews[i].Day))
		}
	case "testimonies":
		if i < len(f.Testimonies) && x.Group == rule.PutRight {
			return m.in.say("testimony", "day", m.in.day(f.Testimonies[i].Day))
		}
	}
	at, err := strconv.Atoi(strings.TrimPrefix(x.Path.Base, "/victims/"))
	if err != nil || at < 0 || at >= len(f.Victims) {
		return ""
	}
	v := &f.Victims[at]
	switch x.Path.List {
	case "decisions":
		if i < len(v.Decisions) {
			d := &v.Decisions[i]
			what := cmp.Or(rule.SayCode(m.in.Translator, d.Kind), m.in.say("a-decision"))
			return m.in.say("decision", "what", m.in.title(what), "day", m.in.day(d.Day))
		}
	}
	return ""
}

// item is what several findings say together.
func (m *maker) item(j *joint) Item {
	first := j.findings[0]
	out := Item{
		Group: first.Group, Victim: m.victim(first.About), Recommended: true,
		rank: len(pressing),
	}
	var todo []string
	for _, x := range j.findings {
		out.Rules = once(out.Rules, x.Rule.ID)
		todo = once(todo, sentence(x.Rule.ToDoIn(m.in.Translator)))
		for _, who := range m.who(x) {
			out.Who = once(out.Who, who)
		}
		out.Recommended = out.Recommended && x.Law.Force != rule.Binding
		out.Unsure = out.Unsure || x.Law.Confidence == law.Low
		out.late = out.late || x.Outcome == rule.Overdue
		out.rank = min(out.rank, rank(x.Rule.ID))
		if d := x.Due; !d.IsZero() && (out.due.IsZero() || d.Before(out.due)) {
			out.due = d
		}
	}
	slices.Sort(out.Rules)
	out.Basis, out.Term = m.basis(j.findings), m.term(first)
	out.ToDo, out.Why = strings.Join(todo, " "), m.why(j.findings)
	switch {
	case j.event != "" && first.Group == rule.PutRight:
		out.ToDo = strings.TrimSuffix(j.event, ".") + "."
	case j.event != "":
		out.Why = m.in.say("event-missing", "what", j.event) // what is, the act says
	case len(out.Rules) > 1 && acts[first.Rule.ID] != "":
		out.ToDo = m.in.say(acts[first.Rule.ID])
	case first.Group == rule.Plan || first.Group == rule.NotDue:
		out.ToDo, out.Why = first.Rule.TitleIn(m.in.Translator), ""
	}
	return out
}

// once appends to a list what is not yet in it.
func once[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// sentence returns what a text asks for first: its first sentence, without the other way out.
func sentence(s string) string {
	first, _, _ := strings.Cut(s, ". ")
	first, _, _ = strings.Cut(first, ", or record")
	return strings.TrimSuffix(first, ".") + "."
}

// basis is the strongest basis of the findings: that of one which the law requires, if there is.
func (m *maker) basis(list []*rule.Finding) string {
	x := list[0]
	for _, f := range list {
		if f.Law.Force == rule.Binding {
			x = f
			break
		}
	}
	all := x.Law.Basis()
	if len(all) == 0 {
		return ""
	}
	name := all[0].Short
	if m.registry != nil && strings.Contains(name, " ") { // ECHR and GDPR are what lawyers write
		if in := m.registry.Instrument(all[0].Instrument); in != nil && in.Number() != "" {
			name = in.Number()
		}
	}
	return m.in.say("article", "act", name, "article", all[0].Pinpoint)
}

// why tells how the file stands, of several findings at once.
func (m *maker) why(list []*rule.Finding) string {
	var missing, no, also, rest []string
	mixed := slices.ContainsFunc(list, func(x *rule.Finding) bool {
		return x.Law.Force == rule.Binding
	})
	var since, last law.Day
	for _, x := range list {
		what := x.LabelIn(m.in.Translator)
		if len(x.Args.Codes) > 0 {
			what += " (" + rule.SayParts(m.in.Translator, x.Args.Codes) + ")"
		}
		if mixed && x.Law.Force != rule.Binding {
			what = m.in.say("advised", "what", what)
		}
		switch x.Says {
		case rule.SaysDue, rule.SaysDueNow, rule.SaysDueBy, rule.SaysOverdue, rule.SaysLacking,
			rule.SaysPart, rule.SaysPartOpen:
			missing = once(missing, what)
			since, last = earlier(since, x.Args.Since), earlier(last, x.Args.Last)
		case rule.SaysNo:
			no = once(no, what)
		case rule.SaysForbidden:
			also = once(also, what)
		default:
			rest = once(rest, x.TextIn(m.in.Translator))
		}
	}
	var out []string
	if on := m.r.On; len(missing) > 0 {
		open := "missing"
		if acts[list[0].Rule.ID] == rights { // the act says which
			open = "nothing"
		}
		fill := []string{"what", m.in.list(missing)}
		switch {
		case !last.IsZero() && last.Before(on):
			late := m.in.days(on.DaysSince(last))
			out = append(out, m.in.say("late", "days", late, "day", m.in.day(last)))
		case !last.IsZero():
			left := m.in.days(last.DaysSince(on))
			out = append(out, m.in.say("by", "day", m.in.day(last), "days", left))
		case since.Before(on) && !since.IsZero():
			open += "-since"
			fill = append(fill, "days", m.in.days(on.DaysSince(since)))
		}
		out = append(out, m.in.say(open, fill...))
	}
	if len(no) > 0 {
		out = append(out, m.in.say("no", "what", m.in.list(no)))
	}
	if len(also) > 0 {
		out = append(out, m.in.title(m.in.list(also))+".")
	}
	out = append(out, rest...)
	for _, x := range list {
		for _, doubt := range x.DoubtsIn(m.in.Translator) { // of the last day
			out = once(out, doubt)
		}
	}
	return strings.Join(out, " ")
}

// earlier returns the earlier of two days that are recorded.
func earlier(a, b law.Day) law.Day {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// pressing are the beginnings of the ids of rules by how much they press: danger, removal and
// detention, who stands for the child, non-punishment, safety, help, rights, referral.
var pressing = [...]string{
	"TREF-003", "TREF-004", "IDENT-008", "REFL-002", "RETN", "CHILD-010", "CHILD-001", "CHILD-002",
	"CHILD-004", "CHILD-009", "NONP", "PROS-008", "ASSIST-005", "CHILD-005", "CHILD-007",
	"ASSIST-008", "COMP-001", "COMP-002", "ASSIST", "NREF", "PREF",
}

func rank(id rule.ID) int {
	for i, prefix := range pressing {
		if strings.HasPrefix(string(id), prefix) {
			return i
		}
	}
	return len(pressing)
}
