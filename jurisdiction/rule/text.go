package rule

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

var headings = [...]string{
	TakeNow: "TAKE NOW", ByDate: "BY A DATE", PutRight: "PUT RIGHT", FindOut: "FIND OUT",
	Plan: "PLAN", NotDue: "NOT DUE", Closed: "DONE",
}

const notAdvice = "This is a checklist of what the file says, not legal advice."

// WriteText writes the report as plain text: what to take now comes first. Verbose adds every legal
// basis with why it binds, what is done, and the rules that did not apply.
func (r *Report) WriteText(w io.Writer, verbose bool) error {
	var b bufio.Writer
	b.Reset(w)
	n := r.groups()
	fmt.Fprintf(&b, "Checked on %s\n%s\n", SayDay(nil, r.On), counts(n))
	for _, note := range r.Notes() {
		fmt.Fprintln(&b, note)
	}
	for g := range Group(len(headings)) {
		if n[g] == 0 || !verbose && g >= NotDue {
			continue
		}
		fmt.Fprintf(&b, "\n%s (%d)\n", headings[g], n[g])
		if g == FindOut {
			for _, q := range r.Questions {
				fmt.Fprintf(&b, "  %s: %s\n    for %s\n", q.Path, q.Label, joinIDs(q.Rules))
			}
		}
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Group == g {
				f.write(&b, verbose)
			}
		}
	}
	if !verbose {
		fmt.Fprintf(&b, "\nDONE: %d · NOT DUE: %d\n", n[Closed], n[NotDue])
	}
	if verbose && len(r.NotApplicable) > 0 {
		b.WriteString("\nDOES NOT APPLY\n")
		for _, x := range r.NotApplicable {
			fmt.Fprintf(&b, "  %s %s (%s)\n", x.Rule, x.Title, x.About)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", notAdvice)
	return b.Flush()
}

func (r *Report) groups() [len(headings)]int {
	var n [len(headings)]int
	for i := range r.Findings {
		n[r.Findings[i].Group]++
	}
	n[FindOut] += len(r.Questions)
	return n
}

// counts tells how many findings each group has.
func counts(n [len(headings)]int) string {
	steps := "steps"
	if n[TakeNow] == 1 {
		steps = "step"
	}
	facts := "facts"
	if n[FindOut] == 1 {
		facts = "fact"
	}
	return fmt.Sprintf("%d %s to take now · %d with a date · %d to put right · "+
		"%d %s to find · %d to plan · %d done",
		n[TakeNow], steps, n[ByDate], n[PutRight], n[FindOut], facts, n[Plan], n[Closed])
}

// Notes are what a reader has to know of the whole report, in sentences: that the law data are
// older than the day, that the law of a place is not known, that something is withheld.
func (r *Report) Notes() []string { return r.NotesIn(nil) }

// NotesIn returns [Report.Notes] in a language; nil is English.
func (r *Report) NotesIn(in Translator) []string {
	var out []string
	say := func(m Message, fill map[string]string) {
		m.Fill = fill
		out = append(out, Say(in, m))
	}
	if n := r.Receipt.DaysLater; n != 0 {
		say(oldData, map[string]string{"day": r.Receipt.Data, "days": SayDays(in, n)})
	}
	if s := r.Summary(); s.LawUnknown > 0 {
		say(placeUnknown, map[string]string{
			"number": strconv.Itoa(s.LawUnknown), "rule": string(LawUnknown),
		})
	}
	if r.Withheld {
		say(leftOut, nil)
	}
	return out
}

var (
	oldData = Message{Key: "note.old-data", English: "Check first: law data of {day}; the day " +
		"asked is {days} later."}
	placeUnknown = Message{Key: "note.place-unknown", English: "The law of a place is not known " +
		"({number}): see {rule}."}
	leftOut = Message{Key: "note.left-out", English: "Findings that are not for the recipient " +
		"of this report are left out."}
)

// tags are outcome, place and force in words; what the law requires is not marked.
func (f *Finding) tags() string {
	text := string(f.Outcome)
	if f.Law.Jurisdiction != "" {
		text += ", " + string(f.Law.Jurisdiction)
	}
	switch f.Law.Force {
	case Guidance:
		text += ", recommended"
	case ForceUnknown:
		text += ", whether the law requires it is not known"
	}
	return text
}

// unsure reports whether a reader has to check the law first.
func (f *Finding) unsure(verbose bool) bool {
	return f.Law.Confidence == law.Low ||
		verbose && f.Law.Confidence != law.High && f.Law.Confidence != ""
}

func joinIDs(ids []ID) string {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(id))
	}
	return b.String()
}

func (f *Finding) write(b *bufio.Writer, verbose bool) {
	fmt.Fprintf(b, "  %s %s [%s]\n", f.Rule.ID, f.Rule.Title, f.tags())
	about := ""
	path := f.Path.String()
	if f.About != "" && !strings.HasPrefix(path, f.About+"/") && path != f.About {
		about = " (for " + f.About + ")"
	}
	fmt.Fprintf(b, "    %s%s: %s\n", path, about, f.Text())
	if f.Signs {
		b.WriteString("    Opened by signs; nobody decided.\n")
	}
	if !f.Due.IsZero() && f.Outcome == Due {
		fmt.Fprintf(b, "    Last day: %s.\n", SayDay(nil, f.Due))
	}
	for _, doubt := range f.Doubts() {
		fmt.Fprintf(b, "    %s\n", doubt)
	}
	if f.Outcome != Met && f.Outcome != Exempt {
		fmt.Fprintf(b, "    To do: %s\n", f.Rule.ToDo)
	}
	if e := f.Exemption; e != nil && law.IsValid(e.Reason) && law.IsValid(e.Authority) {
		fmt.Fprintf(
			b, "    Exempt since %s by %s: %s.\n", SayDay(nil, e.Day), e.Authority, e.Reason,
		)
	}
	if !verbose {
		if len(f.Law.basis) > 0 {
			fmt.Fprintf(b, "    %s.\n", f.Law.basis[0].citation(f.short()))
		}
	} else {
		f.writeLaw(b)
	}
	if f.unsure(verbose) {
		fmt.Fprintf(b, "    Check the law first: our source is of %s confidence.\n",
			f.Law.Confidence)
	}
}

// writeLaw writes every basis of f, why it binds, and how a last day was counted.
func (f *Finding) writeLaw(b *bufio.Writer) {
	if !f.Judged.IsZero() {
		fmt.Fprintf(b, "    Law of %s.\n", SayDay(nil, f.Judged))
	}
	if m := f.More; m != nil {
		for _, s := range m.Deadline.Steps() {
			if !s.Day.IsZero() {
				fmt.Fprintf(b, "    %s: %s\n", SayDay(nil, s.Day), s.What)
			}
		}
		if c := &m.CountedBy; c.Instrument != "" {
			fmt.Fprintf(b, "    Counted by %s %s", cmp.Or(c.Short, c.Instrument), c.Pinpoint)
			if c.Confidence != law.High {
				fmt.Fprintf(b, "; confidence %s", c.Confidence)
			}
			b.WriteString(".\n")
		}
		if law.IsValid(m.Policy) {
			fmt.Fprintf(
				b, "    The number is a setting of yours (%s): the law names none.\n", m.Policy,
			)
		}
		for _, y := range m.Yielded {
			fmt.Fprintf(b, "    Gave way: %s of %s.\n", y.Value, y.Jurisdiction)
		}
		for _, u := range m.Uncounted {
			fmt.Fprintf(b, "    Not counted here: %s, by the law of %s.\n", u.Value, u.Jurisdiction)
		}
		for _, c := range m.Conflicts {
			fmt.Fprintf(b, "    National law differs: %s (%s).\n", c.Value, c.Jurisdiction)
		}
		for _, c := range m.Conditions {
			fmt.Fprintf(b, "    Conditions of national law: %s (%s).\n", c.Value, c.Jurisdiction)
		}
	}
	for i := range f.Law.basis {
		a := &f.Law.basis[i]
		fmt.Fprintf(b, "    - %s %s%s: %s%s",
			a.Short, a.Pinpoint, a.wording(), a.Why, a.strength(f.short()))
		if a.Confidence != law.High {
			fmt.Fprintf(b, "; confidence %s", a.Confidence)
		}
		b.WriteByte('\n')
		a.writeCaseLaw(b, "        ")
	}
}

// wording tells in which wording a provision judges, or in whose place.
func (a *Authority) wording() string {
	text := ""
	if a.By != "" {
		text = " (as worded by the " + a.By + ")"
	}
	if a.Cited != "" {
		text += " (before " + a.Cited + ")"
	}
	return text
}

// Doubts tells what of the last day of a finding is not certain, in sentences: how the law counts,
// public holidays, a weekend. There are none where it has no last day that was counted.
func (f *Finding) Doubts() []string { return f.DoubtsIn(nil) }

// DoubtsIn returns [Finding.Doubts] in a language; nil is English.
func (f *Finding) DoubtsIn(in Translator) []string {
	if f.More == nil || f.More.Deadline.Start.IsZero() ||
		f.Outcome != Due && f.Outcome != Overdue && f.Outcome != Late {
		return nil
	}
	var out []string
	say := func(name string) { out = append(out, Say(in, doubt(name))) }
	d := &f.More.Deadline
	switch {
	case d.FirstDay == "" && d.LastDay == "":
		say("counting")
	case d.FirstDay == "":
		say("first-day")
	}
	if d.FallsOn != "" && d.Counted.IsZero() && d.LastDay == "" {
		say(string(d.FallsOn))
	}
	switch {
	case d.HolidaysIgnored:
		say("holidays")
	case d.HolidaysPartly:
		say("some-holidays")
	}
	return out
}

func doubt(name string) Message { return Message{Key: "doubt." + name, English: doubts[name]} }

// doubts are the sentences of [Finding.Doubts].
var doubts = map[string]string{
	"counting":       "How the law counts this time is not known to us. This is the earlier day.",
	"first-day":      "Whether the first day counts is not known to us. This is the earlier day.",
	"saturday":       "That is a Saturday. Check whether the last day moves.",
	"sunday":         "That is a Sunday. Check whether the last day moves.",
	"public-holiday": "That is a public holiday. Check whether the last day moves.",
	"office-closed":  "That is a public holiday. Check whether the last day moves.",
	"good-friday":    "That is Good Friday. Check whether the last day moves.",
	"christmas-eve":  "That is 24 December. Check whether the last day moves.",
	"holidays":       "Public holidays are not counted in: check whether the last day is later.",
	"some-holidays":  "Not all public holidays are known to us: check whether it is later.",
}

// short reports whether the file shows less than was asked: not done, late, or only after long.
func (f *Finding) short() bool {
	switch f.Outcome {
	case NotMet, Overdue, Late:
		return true
	}
	return f.Long
}

// strength tells why a provision asks less than plainly, or nothing of this case. Where less was
// done than a duty of means asks, that alone breaks nothing: a court weighs it with all else.
func (a *Authority) strength(short bool) string {
	switch {
	case a.Outside:
		return "; does not govern these facts"
	case a.Unsure:
		return "; whether it governs these facts is not known"
	case a.Binding != law.Binds:
		return ""
	case a.Supports:
		return "; supports the rule"
	case !a.Addressee.OneCase():
		return "; obliges the State by its law, not in one case"
	}
	if len(a.CaseLaw) > 0 {
		if a.Bindingness == law.MandatoryQualified {
			if short {
				return "; a duty of means: a shortcoming of the kind that weighed in " +
					a.CaseLaw[0].name()
			}
			return "; a duty of means, as in " + a.CaseLaw[0].name()
		}
		return "; as in " + a.CaseLaw[0].name()
	}
	switch a.Bindingness {
	case law.MandatoryQualified:
		return "; within national law, or as appropriate"
	case law.MandatoryReservable:
		return "; open to reservations"
	case law.Consider:
		return "; asks only to consider it"
	case law.Optional:
		return "; allows it, and does not oblige"
	}
	return ""
}
