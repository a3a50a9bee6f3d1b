package checklist

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// Width is the widest line of [Page.WriteText], in characters.
const Width = 100

// The columns of an item: its text, who acts, and the rules.
const (
	number  = 3
	ids     = 15
	who     = 29
	content = Width - number - who - ids - 2
)

// headings are the texts above the groups.
var headings = map[rule.Group]string{
	rule.TakeNow: "take-now", rule.ByDate: "by-a-date", rule.PutRight: "put-right",
}

// WriteText writes the page as plain text of at most [Width] characters a line, but for a word that
// is longer by itself.
func (p *Page) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, line := range wrap(p.head(), Width) {
		fmt.Fprintln(b, line)
	}
	for _, line := range p.People {
		fmt.Fprintln(b, strings.Join(wrap(line, Width), "\n"))
	}
	fmt.Fprintln(b, strings.Join(wrap(p.counts(), Width), "\n"))
	for _, note := range p.Notes {
		fmt.Fprintln(b, strings.Join(wrap(note, Width), "\n"))
	}
	for _, g := range groups {
		if p.Count(g) == 0 {
			continue
		}
		heading := p.in.say(headings[g])
		if g == rule.TakeNow {
			heading = pad(heading, number+content+1) + p.in.say("who")
		}
		fmt.Fprintln(b, heading)
		for i := range p.Items {
			if it := &p.Items[i]; it.Group == g {
				it.write(b, p.in)
			}
		}
	}
	p.writeShort(b)
	return b.Flush()
}

// head names the case, the day and the law.
func (p *Page) head() string {
	checked := p.in.say("checked", "day", p.in.day(p.On))
	parts := []string{checked}
	if p.Case != "" {
		first, size := utf8.DecodeRuneInString(checked)
		parts = []string{p.Case, p.in.lower(string(first)) + checked[size:]}
	}
	if len(p.Law) > 0 {
		parts = append(parts, p.in.say("law", "places", strings.Join(p.Law, ", ")))
	}
	return strings.Join(parts, " · ")
}

// counts tells how many items each group has.
func (p *Page) counts() string {
	out := make([]string, len(counts))
	for i, g := range []rule.Group{
		rule.TakeNow, rule.ByDate, rule.PutRight, rule.FindOut, rule.Plan, rule.Closed,
	} {
		m := counts[i]
		m.N = p.Count(g)
		out[i] = rule.Say(p.in.Translator, m)
	}
	return strings.Join(out, " · ")
}

// write writes an item in its columns.
func (it *Item) write(w io.Writer, in tongue) {
	rules := wrap(short(it.Rules), ids)
	var right []string
	for i, by := range it.Who { // WriteMarkdown names all of them
		if i == 0 || by.reads { // who acts first, and who reads this
			first, _, _ := strings.Cut(by.Name, ", ")
			right = append(right, wrap(first, who)...)
		}
	}
	columns := max(len(right), len(rules)) // the lines that have something in them
	width := func(line int) int {
		if line < columns {
			return content
		}
		return Width - number
	}
	left := wrapTo(it.subject()+it.ToDo, 0, func(int) int { return content })
	left = append(left, wrapTo(it.reason(in), len(left), width)...)
	for i := range max(len(left), columns) {
		n := ""
		if i == 0 {
			n = fmt.Sprintf("%2d", it.Number)
		}
		line := pad(n, number) + pad(at(left, i), content+1) + pad(at(right, i), who+1) +
			at(rules, i)
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// subject names the person, where the file has several.
func (it *Item) subject() string {
	if it.Victim == "" {
		return ""
	}
	return it.Victim + ": "
}

// reason is the line of reason of an item.
func (it *Item) reason(in tongue) string {
	parts := []string{it.Why}
	basis := it.Basis
	if it.Term != "" {
		basis = strings.TrimSpace(basis + " (" + it.Term + ")")
	}
	if basis != "" {
		parts = append(parts, basis+".")
	}
	if it.Recommended {
		parts = append(parts, in.say("recommended"))
	}
	if it.Unsure {
		parts = append(parts, in.say("low-confidence"))
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// writeShort writes what needs no line of its own.
func (p *Page) writeShort(w io.Writer) {
	section := func(heading, note string, parts []string) {
		if len(parts) == 0 {
			return
		}
		text := fmt.Sprintf("%s (%d%s) %s", heading, len(parts), note, strings.Join(parts, " · "))
		for i, line := range wrapTo(text, 0, func(line int) int {
			return Width - number*min(line, 1)
		}) {
			if i > 0 {
				line = strings.Repeat(" ", number) + line
			}
			fmt.Fprintln(w, line)
		}
	}
	recommended := !slices.ContainsFunc(p.Later, func(it Item) bool { return !it.Recommended })
	note := ""
	if recommended {
		note = ", " + p.in.say("only-advised")
	}
	facts, later := p.brief(!recommended)
	section(p.in.say("find-out"), "", facts)
	section(p.in.say("plan"), note, later)
	for _, line := range wrap(p.done()+" "+p.in.say("not-advice"), Width) {
		fmt.Fprintln(w, line)
	}
}

// brief are the facts to find out and what can wait, each with its rules; mark says to mark what is
// only recommended.
func (p *Page) brief(mark bool) (facts, later []string) {
	for _, q := range p.Questions {
		text := q.Fact + " " + joined(q.Rules)
		if q.Victim != "" {
			text = q.Victim + ": " + text
		}
		facts = append(facts, text)
	}
	for i := range p.Later {
		it := &p.Later[i]
		text := it.subject() + it.ToDo + " " + joined(it.Rules)
		if it.Recommended && mark {
			text = p.in.say("advised", "what", text)
		}
		later = append(later, text)
	}
	return facts, later
}

// done counts what is met, and names what is not due.
func (p *Page) done() string {
	text := p.in.say("done", "done", strconv.Itoa(p.Done), "exempt", strconv.Itoa(len(p.NotDue)))
	if len(p.NotDue) > 0 {
		var exempt []rule.ID
		for i := range p.NotDue {
			exempt = append(exempt, p.NotDue[i].Rules...)
		}
		text += " (" + joined(exempt) + ")"
	}
	return text + "."
}

// short writes ids of rules, those with the prefix of the one before by their number: "-004".
func short(list []rule.ID) string {
	var out []string
	before := ""
	for _, id := range list {
		prefix, number, _ := strings.Cut(string(id), "-")
		if prefix == before {
			out = append(out, "-"+number)
		} else {
			out = append(out, string(id))
		}
		before = prefix
	}
	return strings.Join(out, " ")
}

// everybody is who acts, each by both names.
func everybody(list []Actor, in tongue) string {
	out := make([]string, len(list))
	for i, a := range list {
		out[i] = a.String()
	}
	return in.list(out)
}

func joined(list []rule.ID) string {
	out := make([]string, len(list))
	for i, id := range list {
		out[i] = string(id)
	}
	return strings.Join(out, ", ")
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}

// wrap breaks a text at its spaces into lines of at most width characters.
func wrap(s string, width int) []string { return wrapTo(s, 0, func(int) int { return width }) }

// wrapTo breaks a text at its spaces; the lines count from first, and each has its own width.
func wrapTo(s string, first int, width func(line int) int) []string {
	var out []string
	line, n := "", 0
	for _, word := range strings.Fields(s) {
		l := utf8.RuneCountInString(word)
		switch {
		case line == "":
			line, n = word, l
		case n+1+l <= width(first+len(out)):
			line, n = line+" "+word, n+1+l
		default:
			out = append(out, line)
			line, n = word, l
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}
