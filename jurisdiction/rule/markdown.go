package rule

import (
	"bufio"
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// WriteMarkdown writes the report as Markdown, in the order of [Report.WriteText]: what is not done
// as a list of tasks.
func (r *Report) WriteMarkdown(w io.Writer, verbose bool) error {
	var b bufio.Writer
	b.Reset(w)
	s := r.Summary()
	fmt.Fprintf(&b, "# Checklist on %v\n\n%d overdue, %d due, %d not met, %d unknown, %d exempt, %d met. A file shows a step or does not; this is not legal advice.\n",
		r.On, s.Overdue, s.Due, s.NotMet, s.Unknown, s.Exempt, s.Met)
	if note := r.Receipt.DataNote(); note != "" {
		fmt.Fprintf(&b, "\nCheck first: %s.\n", note)
	}
	if s.LawUnknown > 0 {
		const text = "\nThe law of a place is not known (%d): see %s.\n"
		fmt.Fprintf(&b, text, s.LawUnknown, LawUnknown)
	}
	if note := r.WithheldNote(); note != "" {
		fmt.Fprintf(&b, "\n%s.\n", note)
	}
	var last Outcome
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Outcome != last {
			last = f.Outcome
			fmt.Fprintf(&b, "\n## %s\n\n", headings[f.Outcome])
		}
		box := "[ ]"
		if f.Outcome == Met || f.Outcome == Exempt {
			box = "[x]"
		}
		fmt.Fprintf(&b, "- %s **%s** %s (%s, %s)  \n  `%s`: %s\n", box, f.Rule, f.Title, f.Force, f.Jurisdiction, f.Path, f.Message)
		if !f.Due.IsZero() {
			fmt.Fprintf(&b, "  - last day: **%v**%s\n", f.Due, howCounted(f))
		}
		if box == "[ ]" {
			fmt.Fprintf(&b, "  - to do: %s\n", f.Meets)
		}
		for _, a := range f.Basis {
			name := a.Short + " " + a.Pinpoint
			if a.URL != "" {
				name = "[" + name + "](<" + a.URL + ">)"
			}
			fmt.Fprintf(&b, "  - %s: %s%s", name, a.Why, a.strength())
			if a.Confidence != law.High {
				fmt.Fprintf(&b, "; confidence %s", a.Confidence)
			}
			b.WriteByte('\n')
		}
		if f.Confidence != law.High {
			fmt.Fprintf(&b, "  - built on law of %s confidence: check before relying on it\n", f.Confidence)
		}
	}
	if verbose && len(r.NotApplicable) > 0 {
		b.WriteString("\n## DOES NOT APPLY\n\n")
		for _, n := range r.NotApplicable {
			fmt.Fprintf(&b, "- %s %s (`%s`): applies %s\n", n.Rule, n.Title, n.Path, n.Applies)
		}
	}
	return b.Flush()
}
