package rule

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Explain writes the story of one rule in a report: of what it is made, the facts and the law that
// it reads with the editions that stood, and for each finding how its days were counted and why
// each basis binds or does not. Entry is that of the rule in the catalogue of the sets that were
// asked; the registry is theirs.
func (r *Report) Explain(w io.Writer, registry *jurisdiction.Registry, entry Entry) error {
	var b bufio.Writer
	b.Reset(w)
	fmt.Fprintf(&b, "%s %s, on %s\n%s\n\n", entry.ID, entry.Title, SayDay(nil, r.On), entry.ToDo)
	for _, line := range entry.Lines() {
		fmt.Fprintf(&b, "%s\n", line)
	}
	for _, note := range r.Notes() {
		fmt.Fprintf(&b, "%s\n", note)
	}
	explainLaw(&b, r, registry, entry)
	found := false
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.ID == entry.ID {
			found = true
			b.WriteByte('\n')
			f.write(&b, true)
		}
	}
	for _, q := range r.Questions {
		for _, id := range q.Rules {
			if id == entry.ID {
				found = true
				fmt.Fprintf(&b, "\n  %s: find out %s\n", q.Path, q.Label)
			}
		}
	}
	if !found && !r.Withheld {
		b.WriteString("\nno finding: the rule does not apply to the record\n")
	}
	return b.Flush()
}

// Lines tell what the rule is made of, a line for each part that it has.
func (e *Entry) Lines() []string {
	var out []string
	line := func(name string, parts ...string) {
		if text := strings.Join(parts, "; "); text != "" {
			out = append(out, name+": "+text)
		}
	}
	line("shape", e.Shape)
	line("asked of", e.Of...)
	line("owed to", e.Owed...)
	line("from", e.Opens)
	line("on file has to be", e.Asks...)
	line("unless", e.Unless...)
	line("before", e.Before)
	line("time", e.Time...)
	line("ends with", e.Ends...)
	line("reads", e.Reads...)
	line("national law read", e.Topics...)
	return out
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
				fmt.Fprintf(b, "%s (%s; %s %s, confidence %s)\n", text, since(head),
					head.Source.Instrument, head.Source.Pinpoint, head.Source.Confidence)
			case law.NotKnown:
				fmt.Fprintf(b, "not known to us: %s\n", topic.Why())
			default:
				fmt.Fprintf(b, "%s (%s %s, confidence %s)\n", state, head.Source.Instrument,
					head.Source.Pinpoint, head.Source.Confidence)
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
