package checklist

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed page.html
var page string

var layout = template.Must(template.New("page").Funcs(template.FuncMap{
	"who":     everybody,
	"rules":   joined,
	"subject": func(it Item) string { return it.subject() },
	"reason":  func(it Item, in tongue) string { return it.reason(in) },
}).Parse(page))

// WriteHTML writes the page as one file of HTML that needs nothing else, for a screen, a phone or
// paper.
func (p *Page) WriteHTML(w io.Writer) error {
	type section struct {
		Heading string
		Items   []Item
	}
	facts, later := p.brief(true)
	in := struct {
		Head, Counts, Done, Note string
		People, Notes            []string
		Sections                 []section
		Facts, Later             []string
		FindOut, Plan            string
		In                       tongue
	}{
		Head: p.head(), Counts: p.counts(), Done: p.done(), Note: p.in.say("not-advice"),
		FindOut: p.in.sentence(p.in.say("find-out")), Plan: p.in.sentence(p.in.say("plan")),
		In:     p.in,
		People: p.People, Notes: p.Notes, Facts: facts, Later: later,
	}
	for _, g := range groups {
		s := section{Heading: p.in.sentence(p.in.say(headings[g]))}
		for i := range p.Items {
			if p.Items[i].Group == g {
				s.Items = append(s.Items, p.Items[i])
			}
		}
		if len(s.Items) > 0 {
			in.Sections = append(in.Sections, s)
		}
	}
	return layout.Execute(w, in)
}
