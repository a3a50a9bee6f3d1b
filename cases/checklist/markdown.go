package checklist

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// WriteMarkdown writes the page as Markdown, with everybody who acts.
func (p *Page) WriteMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n\n", plain.Replace(p.head()))
	for _, line := range p.People {
		fmt.Fprintf(b, "- %s\n", plain.Replace(line))
	}
	fmt.Fprintf(b, "\n%s\n", p.counts())
	for _, note := range p.Notes {
		fmt.Fprintf(b, "\n**%s**\n", plain.Replace(note))
	}
	for _, g := range groups {
		if p.Count(g) == 0 {
			continue
		}
		fmt.Fprintf(b, "\n## %s\n\n", p.in.say(headings[g]))
		for i := range p.Items {
			it := &p.Items[i]
			if it.Group != g {
				continue
			}
			fmt.Fprintf(b, "%d. **%s** %s\n", it.Number, plain.Replace(it.subject()+it.ToDo),
				plain.Replace(it.reason(p.in)))
			fmt.Fprintf(b, "   %s. %s\n", plain.Replace(everybody(it.Who, p.in)),
				joined(it.Rules))
		}
	}
	list := func(heading string, parts []string) {
		if len(parts) == 0 {
			return
		}
		fmt.Fprintf(b, "\n## %s\n\n", heading)
		for _, part := range parts {
			fmt.Fprintf(b, "- %s\n", plain.Replace(part))
		}
	}
	facts, later := p.brief(true)
	list(p.in.say("find-out"), facts)
	list(p.in.say("plan"), later)
	fmt.Fprintf(b, "\n%s %s\n", p.done(), p.in.say("not-advice"))
	return b.Flush()
}

// plain keeps what a law or a body is called from being read as marks of Markdown.
var plain = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`,
)

var groups = [...]rule.Group{rule.TakeNow, rule.ByDate, rule.PutRight}
