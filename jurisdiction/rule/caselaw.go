package rule

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Cited is a decision that says what a provision asks.
type Cited struct {
	ID     string       `json:"id"`
	Kind   law.CaseKind `json:"kind"`
	Title  string       `json:"title"`
	Body   string       `json:"body"`
	Number string       `json:"number,omitempty"`
	// Against are the States of the case. The decision binds them alone.
	Against []jurisdiction.Code `json:"against,omitempty"`
	Decided law.Day             `json:"decided"`
	Final   law.Day             `json:"final,omitzero"`
	// FactsFrom is the first day of the facts that were judged.
	FactsFrom  law.Day        `json:"facts_from,omitzero"`
	Asks       string         `json:"asks"`
	URL        string         `json:"url,omitempty"`
	Confidence law.Confidence `json:"confidence,omitempty"`
	// Later is true where it was decided only after the day whose law was asked.
	Later bool `json:"later,omitempty"`
}

// cite adds a decision to a wording, and reports whether the decision speaks of it.
func (w *wording[S]) cite(c *law.CaseLaw) bool {
	said := c.Of(w.instrument.ID, w.provision)
	if said == nil {
		return false
	}
	x := Cited{
		ID: c.ID, Kind: c.Kind, Title: c.Title, Body: c.Body, Number: c.Number,
		Decided: c.Decided, Final: c.Final, FactsFrom: c.FactsFrom, URL: c.URL,
		Asks: said.Asks, Confidence: c.Sure(said),
	}
	for _, state := range c.Against {
		x.Against = append(x.Against, jurisdiction.Code(state))
	}
	w.caselaw = append(w.caselaw, x)
	slices.SortStableFunc(w.caselaw, func(a, b Cited) int {
		return cmp.Or(a.Decided.Compare(b.Decided), cmp.Compare(a.ID, b.ID))
	})
	w.sure = surer(w.sure, x.Confidence)
	if c.Binds() && !c.FactsFrom.IsZero() &&
		(w.factsFrom.IsZero() || c.FactsFrom.Before(w.factsFrom)) {
		w.factsFrom = c.FactsFrom
	}
	return true
}

// confidence is that of the provision, and of the decisions that say what it asks.
func (w *wording[S]) confidence() law.Confidence {
	if len(w.caselaw) == 0 {
		return w.provision.Confidence
	}
	return w.provision.Confidence.Lower(w.sure)
}

// cited are the decisions as of the day whose law is asked.
func (w *wording[S]) cited(judged law.Day) []Cited {
	if len(w.caselaw) == 0 {
		return nil
	}
	out := slices.Clone(w.caselaw)
	for i := range out {
		out[i].Later = judged.Before(out[i].Decided)
	}
	return out
}

// read is bound, unless the day lies before all facts to which a court applied the provision in the
// sense in which the rule takes it: whether it was understood so then is not known.
func (w *wording[S]) read(
	bound jurisdiction.ProvisionBound, day law.Day,
) jurisdiction.ProvisionBound {
	if bound.Binding != law.Binds || w.factsFrom.IsZero() || !day.Before(w.factsFrom) {
		return bound
	}
	bound.Binding, bound.Reason = law.BindUnknown, jurisdiction.ReadLater
	bound.Day, bound.Applied, bound.Reserved = w.factsFrom, nil, nil
	return bound
}

// writeCaseLaw writes who said what the provision asks, when, and against whom.
func (a *Authority) writeCaseLaw(b *bufio.Writer, indent string) {
	for i := range a.CaseLaw {
		c := &a.CaseLaw[i]
		fmt.Fprintf(b, "%s%s, %s: %s", indent, c.name(), c.Body, strings.TrimSuffix(c.Asks, "."))
		if len(c.Against) > 0 {
			fmt.Fprintf(b, " (said against %s", joinCodes(c.Against))
			if c.Later {
				fmt.Fprintf(b, " only after that day, on facts of %d", c.year())
			}
			b.WriteString(")")
		}
		if c.Confidence != law.High {
			fmt.Fprintf(b, "; confidence %s", c.Confidence)
		}
		b.WriteByte('\n')
	}
}

// name is the title of the decision with its day.
func (c *Cited) name() string { return c.Title + ", " + SayDay(nil, c.Decided) }

func (c *Cited) year() int {
	if c.FactsFrom.IsZero() {
		return c.Decided.Year()
	}
	return c.FactsFrom.Year()
}

func joinCodes(codes []jurisdiction.Code) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = string(c)
	}
	return strings.Join(names, ", ")
}

// citation names the provision, and the first decision that says what it asks.
func (a *Authority) citation(short bool) string {
	text := a.Short + ", Art. " + a.Pinpoint
	switch {
	case len(a.CaseLaw) == 0:
		return text
	case short && a.Bindingness == law.MandatoryQualified:
		return text + ": a shortcoming of the kind that weighed in " + a.CaseLaw[0].name()
	}
	return text + "; " + a.CaseLaw[0].name()
}
