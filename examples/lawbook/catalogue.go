package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/review"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/jurisdiction/words"
)

// rules is the catalogue of every rule: of case files, of referrals and of profiles.
func rules(r *jurisdiction.Registry, in *words.Language) (*document, error) {
	checker, err := duty.NewChecker(r)
	if err != nil {
		return nil, err
	}
	profiles, err := review.NewSet(r)
	if err != nil {
		return nil, err
	}
	entries := append(checker.Catalogue(), profiles.Catalogue()...)
	slices.SortFunc(entries, func(a, b rule.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return catalogue(entries, cases.Undecidable(), in), nil
}

// catalogue tells what each rule asks, where it applies and what it rests on, for people who read
// no Go.
func catalogue(entries []rule.Entry, undecidable []cases.Norm, in *words.Language) *document {
	doc := &document{
		title: "Rules",
		lead: fmt.Sprintf("%d rules. What binds where and when is computed from the treaty status and the profile of a place; the bindingness beside a basis "+
			"is what the provision itself says. One that supports a rule obliges to something wider, and never makes the rule binding.", len(entries)),
		data: entries,
	}
	if note := in.Note(); note != "" {
		doc.lead += " " + note
	}
	group := ""
	for _, e := range entries {
		if g, _, _ := strings.Cut(string(e.ID), "-"); g != group {
			group = g
			doc.sections = append(doc.sections, section{id: g, title: g, level: 1})
		}
		s := section{
			id: string(e.ID), title: string(e.ID) + " " + e.TitleIn(in), level: 2,
			text: []string{e.ToDoIn(in)}, list: e.Lines(),
			head: []string{"basis", "bindingness", "obliges", "confidence"},
		}
		if len(e.Who) > 0 {
			s.text = append(s.text, "Who acts: "+names(e.Who, in)+".")
		}
		for _, x := range e.Basis {
			bindingness := string(x.Bindingness)
			if x.Supports {
				bindingness += ", supports the rule"
			}
			s.rows = append(s.rows, []cell{
				{text: x.Instrument + " " + x.Pinpoint, url: x.URL}, {text: bindingness},
				{text: string(x.Addressee)},
				{text: string(x.Confidence), tone: tone(x.Confidence)},
			})
		}
		doc.sections = append(doc.sections, s)
	}
	last := section{title: "What no program can decide", level: 1, text: []string{"The rules ask whether the decision, its maker, its reasons and its day are on file."}}
	for _, n := range undecidable {
		last.list = append(last.list, n.Norm+": "+n.Why)
	}
	doc.sections = append(doc.sections, last)
	return doc
}

// names are roles in words.
func names(who []rule.Role, in *words.Language) string {
	out := make([]string, len(who))
	for i, r := range who {
		out[i] = rule.SayCode(in, r)
	}
	return strings.Join(out, ", ")
}
