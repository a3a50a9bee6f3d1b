package rule

import (
	"bufio"
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// WriteMarkdown writes the report as Markdown, in the order of [Report.WriteText]: what is not done
// as a list of tasks. Verbose adds every legal basis, what is done, and the rules that did not
// apply.
func (r *Report) WriteMarkdown(w io.Writer, verbose bool) error {
	var b bufio.Writer
	b.Reset(w)
	n := r.groups()
	fmt.Fprintf(&b, "# Checked on %s\n\n%s\n", SayDay(nil, r.On), counts(n))
	for _, note := range r.Notes() {
		fmt.Fprintf(&b, "\n%s\n", note)
	}
	for g := range Group(len(headings)) {
		if n[g] == 0 || !verbose && g >= NotDue {
			continue
		}
		fmt.Fprintf(&b, "\n## %s (%d)\n\n", headings[g], n[g])
		if g == FindOut {
			for _, q := range r.Questions {
				fmt.Fprintf(&b, "- [ ] `%s`: %s (%s)\n", q.Path, q.Label, joinIDs(q.Rules))
			}
		}
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Group == g {
				f.writeMarkdown(&b, verbose)
			}
		}
	}
	if verbose && len(r.NotApplicable) > 0 {
		b.WriteString("\n## DOES NOT APPLY\n\n")
		for _, x := range r.NotApplicable {
			fmt.Fprintf(&b, "- %s %s (`%s`)\n", x.Rule, x.Title, x.About)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", notAdvice)
	return b.Flush()
}

func (f *Finding) writeMarkdown(b *bufio.Writer, verbose bool) {
	box := "[ ]"
	if f.Outcome == Met || f.Outcome == Exempt {
		box = "[x]"
	}
	fmt.Fprintf(b, "- %s **%s** %s (%s)  \n  `%s`: %s\n",
		box, f.Rule.ID, f.Rule.Title, f.tags(), f.Path, f.Text())
	if !f.Due.IsZero() && f.Outcome == Due {
		fmt.Fprintf(b, "  - Last day: **%s**\n", SayDay(nil, f.Due))
	}
	for _, doubt := range f.Doubts() {
		fmt.Fprintf(b, "  - %s\n", doubt)
	}
	if box == "[ ]" {
		fmt.Fprintf(b, "  - To do: %s\n", f.Rule.ToDo)
	}
	if len(f.Law.basis) == 0 {
		return
	}
	shown := f.Law.basis
	if !verbose {
		shown = shown[:1]
	}
	for i := range shown {
		a := &shown[i]
		name := a.Short + " " + a.Pinpoint
		if a.URL != "" {
			name = "[" + name + "](<" + a.URL + ">)"
		}
		fmt.Fprintf(b, "  - %s%s: %s%s", name, a.wording(), a.Why, a.strength(f.short()))
		if a.Confidence != law.High {
			fmt.Fprintf(b, "; confidence %s", a.Confidence)
		}
		b.WriteByte('\n')
		if verbose {
			a.writeCaseLaw(b, "    - ")
		}
	}
	if f.unsure(verbose) {
		fmt.Fprintf(b, "  - Check the law first: our source is of %s confidence.\n",
			f.Law.Confidence)
	}
}
