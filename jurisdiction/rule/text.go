package rule

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

var headings = map[Outcome]string{
	Overdue: "OVERDUE", Due: "DUE, SOONEST FIRST", NotMet: "NOT MET", Unknown: "UNKNOWN: FACTS TO OBTAIN", Exempt: "EXEMPT", Met: "MET",
}

// WriteText writes the report as plain text: what is overdue, due (soonest first), not met,
// unknown, exempt, and met, each with its legal basis and why it binds. Verbose adds the rules that
// did not apply.
func (r *Report) WriteText(w io.Writer, verbose bool) error {
	var b bufio.Writer
	b.Reset(w)
	s := r.Summary()
	fmt.Fprintf(&b, "Checklist on %v: %d overdue, %d due, %d not met, %d unknown, %d exempt, %d met\n", r.On, s.Overdue, s.Due, s.NotMet, s.Unknown, s.Exempt, s.Met)
	b.WriteString("A file shows a step or does not; this is not legal advice.\n")
	if note := r.Receipt.DataNote(); note != "" {
		fmt.Fprintf(&b, "Check first: %s.\n", note)
	}
	if s.LawUnknown > 0 {
		fmt.Fprintf(&b, "The law of a place is not known (%d): see %s.\n", s.LawUnknown, LawUnknown)
	}
	if note := r.WithheldNote(); note != "" {
		fmt.Fprintf(&b, "%s.\n", note)
	}
	var last Outcome
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Outcome != last {
			last = f.Outcome
			fmt.Fprintf(&b, "\n%s\n", headings[f.Outcome])
		}
		writeFinding(&b, f)
	}
	if verbose && len(r.NotApplicable) > 0 {
		b.WriteString("\nDOES NOT APPLY\n")
		for _, n := range r.NotApplicable {
			fmt.Fprintf(&b, "  %s %s (%s): applies %s\n", n.Rule, n.Title, n.Path, n.Applies)
		}
	}
	return b.Flush()
}

func writeFinding(b *bufio.Writer, f *Finding) {
	place := ""
	if f.Jurisdiction != "" {
		place = ", " + string(f.Jurisdiction)
	}
	fmt.Fprintf(b, "\n  %s %s [%s%s]\n", f.Rule, f.Title, f.Force, place)
	about := ""
	if f.About != "" && !strings.HasPrefix(f.Path, f.About+"/") && f.Path != f.About {
		about = " (for " + f.About + ")"
	}
	fmt.Fprintf(b, "    %s%s: %s\n", f.Path, about, f.Message)
	if !f.Due.IsZero() {
		fmt.Fprintf(b, "    last day: %v%s\n", f.Due, howCounted(f))
	}
	if law.IsValid(f.Policy) {
		fmt.Fprintf(b, "    that number is a setting of yours (%s): the law names none\n", f.Policy)
	}
	if !f.Judged.IsZero() {
		fmt.Fprintf(b, "    judged by the law of %v\n", f.Judged)
	}
	if f.Exemption != nil && law.IsValid(f.Exemption.Reason) && law.IsValid(f.Exemption.Authority) {
		fmt.Fprintf(b, "    exempt since %v by %s: %s\n", f.Exemption.Day, f.Exemption.Authority, f.Exemption.Reason)
	}
	if f.Outcome != Met && f.Outcome != Exempt {
		fmt.Fprintf(b, "    to do: %s\n", f.Meets)
	}
	for _, a := range f.Basis {
		sure := ""
		if a.Confidence != law.High {
			sure = "; confidence " + string(a.Confidence)
		}
		fmt.Fprintf(b, "    - %s %s: %s%s%s\n", a.Short, a.Pinpoint, a.Why, a.strength(), sure)
	}
	for _, y := range f.Yielded {
		fmt.Fprintf(b, "    gave way: %s of %s\n", y.Value, y.Jurisdiction)
	}
	for _, c := range f.Conflicts {
		fmt.Fprintf(b, "    says otherwise: %s (%s, confidence %s)\n", c.Value, c.Jurisdiction, c.Source.Confidence)
	}
	if f.Confidence != law.High {
		fmt.Fprintf(b, "    built on law of %s confidence: check before relying on it\n", f.Confidence)
	}
}

// strength tells of a provision that binds what it asks less than plainly.
func (a *Authority) strength() string {
	switch {
	case a.Binding != law.Binds:
		return ""
	case a.Supports:
		return "; a reason for the rule, which it does not ask for itself"
	}
	switch a.Bindingness {
	case law.MandatoryQualified:
		return "; a duty within national law, or as appropriate"
	case law.MandatoryReservable:
		return "; open to reservations"
	case law.Consider:
		return "; asks only to consider it"
	case law.Optional:
		return "; allows it, and does not oblige"
	}
	return ""
}

// howCounted tells how the last day was found.
func howCounted(f *Finding) string {
	if len(f.Steps) == 0 {
		return ""
	}
	return " (" + f.Steps[len(f.Steps)-1].What + ")"
}
