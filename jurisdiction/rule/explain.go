package rule

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Explain writes the story of one rule in a report: when it applies, the facts and the law that it
// reads with the editions that stood, and for each finding the steps of the dates and why each
// basis binds or does not. Entry is that of the rule in the catalogue of the sets that were asked;
// the registry is theirs.
func (r *Report) Explain(w io.Writer, registry *jurisdiction.Registry, entry Entry) error {
	var b bufio.Writer
	b.Reset(w)
	fmt.Fprintf(&b, "%s %s, on %v\n\napplies: %s\nwhat meets it: %s\n", entry.ID, entry.Title, r.On, entry.Applies, entry.Meets)
	if note := r.Receipt.DataNote(); note != "" {
		fmt.Fprintf(&b, "%s\n", note)
	}
	if entry.Deadline != "" {
		fmt.Fprintf(&b, "time: %s\n", entry.Deadline)
	}
	b.WriteString("\nfacts read\n")
	for _, path := range entry.Reads {
		fmt.Fprintf(&b, "  %s\n", path)
	}
	explainLaw(&b, r, registry, entry)
	found := false
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule == entry.ID {
			found = true
			explainFinding(&b, f)
		}
	}
	if note := r.WithheldNote(); note != "" {
		fmt.Fprintf(&b, "\n%s\n", note)
	} else if !found {
		b.WriteString("\nno finding: the rule does not apply to the record\n")
	}
	return b.Flush()
}

func explainLaw(b *bufio.Writer, r *Report, registry *jurisdiction.Registry, entry Entry) {
	if len(entry.Topics) == 0 {
		return
	}
	b.WriteString("\nlaw read\n")
	for _, used := range r.Receipt.Profiles {
		p, err := registry.Get(used.Jurisdiction)
		if err != nil {
			fmt.Fprintf(b, "  %s: no profile: not known to us\n", used.Jurisdiction)
			continue
		}
		for _, path := range entry.Topics {
			topic, ok := p.Topic(path)
			if !ok {
				continue
			}
			value, head, state := topic.Look(r.On)
			fmt.Fprintf(b, "  %s %s: ", used.Jurisdiction, path)
			switch state {
			case law.Known:
				text, err := json.Marshal(value)
				if err != nil {
					text = []byte("a value")
				}
				fmt.Fprintf(b, "%s (%s; %s %s, confidence %s)\n", text, since(head), head.Source.Instrument, head.Source.Pinpoint, head.Source.Confidence)
			case law.NotKnown:
				fmt.Fprintf(b, "not known to us: %s\n", topic.Why())
			default:
				fmt.Fprintf(b, "%s (%s %s, confidence %s)\n", state, head.Source.Instrument, head.Source.Pinpoint, head.Source.Confidence)
			}
		}
	}
}

func since(e law.Edition[struct{}]) string {
	text := "known to stand on " + e.By.String()
	if !e.From.IsZero() {
		text = "since " + e.From.String()
	}
	if !e.To.IsZero() {
		text += ", until " + e.To.String()
	}
	return text
}

func explainFinding(b *bufio.Writer, f *Finding) {
	fmt.Fprintf(b, "\n%s, %s", f.Outcome, f.Force)
	if f.Jurisdiction != "" {
		fmt.Fprintf(b, ", by the law of %s", f.Jurisdiction)
	}
	for _, also := range f.Also {
		fmt.Fprintf(b, " and %s", also)
	}
	fmt.Fprintf(b, "\n  %s: %s\n", f.Path, f.Message)
	if !f.Judged.IsZero() {
		fmt.Fprintf(b, "  judged by the law of %v\n", f.Judged)
	}
	for _, s := range f.Steps {
		fmt.Fprintf(b, "  %v: %s\n", s.Day, s.What)
	}
	if law.IsValid(f.Policy) {
		fmt.Fprintf(b, "  the number is a setting of yours (%s): the law names none\n", f.Policy)
	}
	for _, a := range f.Basis {
		fmt.Fprintf(b, "  %s %s (%s", a.Short, a.Pinpoint, a.Binding)
		if a.Bindingness != "" {
			fmt.Fprintf(b, ", %s", a.Bindingness)
		}
		if a.Supports {
			b.WriteString(", supports the rule")
		}
		fmt.Fprintf(b, ", confidence %s): %s\n", a.Confidence, a.Why)
	}
	for _, c := range f.Conflicts {
		fmt.Fprintf(b, "  says otherwise: %s (%s: %s %s)\n", c.Value, c.Jurisdiction, c.Source.Instrument, c.Source.Pinpoint)
	}
	for _, y := range f.Yielded {
		fmt.Fprintf(b, "  gave way: %s of %s (%s %s)\n", y.Value, y.Jurisdiction, y.Source.Instrument, y.Source.Pinpoint)
	}
}
