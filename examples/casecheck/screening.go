package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/internal/cli"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/indicators"
)

// screened is what the signs on file of one person add up to with one set of weights.
type screened struct {
	Path       string                `json:"path"`
	Set        indicators.Set        `json:"set"`
	Child      bool                  `json:"child"`
	Signs      int                   `json:"signs"`
	Dimensions []dimension           `json:"dimensions,omitempty"`
	Unweighed  []sign                `json:"not_weighed,omitempty"`
	Suggestion indicators.Suggestion `json:"suggestion"`
	Confidence law.Confidence        `json:"confidence"`
}

type dimension struct {
	Dimension victim.IndicatorDimension `json:"dimension"`
	Strong    int                       `json:"strong"`
	Medium    int                       `json:"medium"`
	Weak      int                       `json:"weak"`
	Positive  bool                      `json:"positive"`
}

// sign is an indicator on file.
type sign struct {
	Path string `json:"path"`
	Text string `json:"text,omitempty"` // of a list of the library
}

// advice says what a suggestion asks for.
var advice = map[indicators.Suggestion]string{
	indicators.Refer: "Treat and refer the person as a presumed victim. A competent body decides.",
	indicators.TellChildProtection: "Tell the child protection service, and ask further. One " +
		"sign is enough for a child.",
	indicators.AskFurther: "Ask further. Means or coercion are on file; exploitation that is " +
		"intended is enough.",
	indicators.LabourRights: "Exploitation is on file, and no means. Labour rights were broken: " +
		"ask about means.",
	indicators.SignsNotWeighed: "Signs are on file whose weight is not known to us. Look at each " +
		"of them, and ask further.",
	indicators.NoneOnRecord: "No dimension is positive on what is on file. This says nothing of " +
		"what was not asked.",
}

// screen prints the screening of every person on file: one for each set of weights that the
// purposes on file call for, and both where none is on file.
func screen(in io.Reader, o options, out io.Writer, fail func(error) int) int {
	file, err := cli.CaseFile(in)
	if err != nil {
		return fail(err)
	}
	list := []screened{}
	for i := range file.Victims {
		list = append(list, screenings(file, i, o.on)...)
	}
	if o.format == "json" {
		enc := json.NewEncoder(out)
		enc.SetIndent("", "  ")
		err = enc.Encode(list)
	} else {
		err = writeScreenings(out, list)
	}
	if err != nil {
		return fail(err)
	}
	return 0
}

func screenings(file *cases.File, i int, on law.Day) []screened {
	v := &file.Victims[i]
	at := on
	var sexual, other bool
	for n := range file.Conduct {
		c := &file.Conduct[n]
		if !slices.Contains(c.Victims, v.ID) {
			continue
		}
		first := c.From
		if first.IsZero() {
			first = c.Start.First()
		}
		if !first.IsZero() && first.Before(at) {
			at = first
		}
		for _, p := range c.AllPurposes() {
			s := p == jurisdiction.SexualExploitation || p == jurisdiction.Pornography
			sexual, other = sexual || s, other || !s
		}
	}
	if !sexual && !other {
		sexual, other = true, true
	}
	var list []screened
	for _, x := range []struct{ sexual, asked bool }{{false, other}, {true, sexual}} {
		if x.asked {
			s := indicators.Builtin().Screen(v.Indicators, v.Age.ChildOn(at), x.sexual)
			list = append(list, tell(v, i, &s))
		}
	}
	return list
}

func tell(v *victim.Victim, i int, s *indicators.Screening) screened {
	path := fmt.Sprintf("/victims/%d", i)
	out := screened{
		Path: path, Set: s.Set, Child: s.Child, Suggestion: s.Suggestion, Confidence: s.Confidence,
	}
	for n := range v.Indicators {
		if v.Indicators[n].Seen() {
			out.Signs++
		}
	}
	for _, d := range s.Dimensions {
		out.Dimensions = append(out.Dimensions, dimension{
			d.Dimension, d.Tally.Strong, d.Tally.Medium, d.Tally.Weak, d.Positive,
		})
	}
	for _, n := range s.Unweighed {
		x := sign{Path: fmt.Sprintf("%s/indicators/%d", path, n)}
		if l, ok := indicators.Builtin().Get(v.Indicators[n].List); ok {
			if known, ok := l.Find(v.Indicators[n].Code); ok {
				x.Text = known.Text
			}
		}
		out.Unweighed = append(out.Unweighed, x)
	}
	return out
}

func writeScreenings(w io.Writer, list []screened) error {
	var b bytes.Buffer
	for _, s := range list {
		who := "an adult"
		if s.Child {
			who = "a child"
		}
		fmt.Fprintf(&b, "%s, screened as %s (%s): signs on file: %d\n", s.Path, who, s.Set, s.Signs)
		for _, d := range s.Dimensions {
			positive := "not positive"
			if d.Positive {
				positive = "positive"
			}
			fmt.Fprintf(&b, "  %s: %d strong, %d medium, %d weak: %s\n",
				strings.ReplaceAll(string(d.Dimension), "-", " "), d.Strong, d.Medium, d.Weak,
				positive)
		}
		for _, x := range s.Unweighed {
			fmt.Fprintf(&b, "  not weighed: %s %s\n", x.Path, x.Text)
		}
		fmt.Fprintf(&b, "  %s\n  Confidence: %s.\n", advice[s.Suggestion], s.Confidence)
	}
	b.WriteString("\nSigns prove nothing, and their lack disproves nothing. " +
		"Who is a victim is for a competent body to say.\n")
	_, err := w.Write(b.Bytes())
	return err
}
