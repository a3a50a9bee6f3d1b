package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// list has a line for each place, the code first.
func (b book) list() (*document, error) {
	type entry struct {
		Code   jurisdiction.Code `json:"code"`
		Name   string            `json:"name"`
		Parent jurisdiction.Code `json:"parent,omitempty"`
		Topics int               `json:"topics"`
		Known  int               `json:"known"` // topics with a value, or with law that says there is none, on the day
		Digest string            `json:"digest"`
	}
	var entries []entry
	table := section{}
	add := func(p *jurisdiction.Profile) {
		e := entry{Code: p.Code, Name: p.Name, Parent: p.Parent, Digest: b.registry.Digest(p.Code)}
		for _, t := range p.Topics() {
			e.Topics++
			if _, _, state := b.look(t); state == law.Known || state == law.None {
				e.Known++
			}
		}
		part := ""
		if p.Parent != "" {
			part = "part of " + string(p.Parent)
		}
		entries = append(entries, e)
		table.rows = append(
			table.rows,
			cells(
				string(p.Code), p.Name, fmt.Sprintf("%d of %d topics known", e.Known, e.Topics),
				part,
			),
		)
	}
	for _, code := range b.registry.Codes() {
		p, err := b.registry.Get(code)
		if err != nil {
			return nil, err
		}
		add(p)
		for _, sub := range p.Subdivisions {
			// A subdivision has the law of its State wherever it has none of its own.
			if sub, err := b.registry.Get(sub.Code); err == nil {
				add(sub)
			}
		}
	}
	return &document{sections: []section{table}, data: entries}, nil
}

// profiles prints places with all of their editions and sources.
func (b book) profiles(places []jurisdiction.Code) (*document, error) {
	all := &document{}
	var data []*jurisdiction.Profile
	for _, code := range places {
		p, err := b.registry.Get(code)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		all.parts = append(all.parts, b.profile(p))
		data = append(data, p)
	}
	if len(data) == 1 {
		part := all.parts[0]
		part.data = data[0]
		return part, nil
	}
	all.title = "The law of " + fmt.Sprint(len(data)) + " places"
	all.data = data
	return all, nil
}

func (b book) profile(p *jurisdiction.Profile) *document {
	doc := &document{
		id:    string(p.Code),
		title: string(p.Code) + " " + p.Name,
		lead: fmt.Sprintf("Law of trafficking in human beings, by the law data of %s: the values "+
			"of all days, with those that had ended by %v struck through where it can be shown; "+
			"-topic has the value on one day. \"By\" a day: known to stand by then; the first day "+
			"is not known. What is not known is listed at the end: it is never \"no duty\". Not "+
			"legal advice.", jurisdiction.DataVersion, b.day),
	}
	if p.Scope != "" {
		doc.lead += " " + p.Scope
	}
	var gaps []string
	group := ""
	for path, t := range p.Topics() {
		if why := gap(t); why != "" {
			gaps = append(gaps, path+": "+why)
		}
		if g, _, _ := strings.Cut(path, "."); g != group {
			group = g
			doc.sections = append(doc.sections, section{title: title(g), level: 1, stacked: true,
				head: append([]string{"topic", "since", "value"}, append(citeHead, "note")...)})
		}
		table := &doc.sections[len(doc.sections)-1]
		values := valuesOf(t)
		for i, e := range t.Heads() {
			value := cell{text: say(values[i]), tone: confident(e.Source.Confidence)}
			switch {
			case e.None:
				value = cell{text: "the law provides none", tone: absent}
			case !e.To.IsZero() && e.To.Before(b.day):
				value.tone = ended
			}
			row := append([]cell{{text: path}, {text: since(e)}, value}, b.cite(p.Code, e.Source)...)
			table.rows = append(table.rows, append(row, cell{text: e.Note}))
		}
	}
	doc.sections = slices.DeleteFunc(doc.sections, func(s section) bool { return len(s.rows) == 0 })
	if len(p.Practice) > 0 {
		practice := section{title: "Practice, which is no right", level: 1, stacked: true, head: append([]string{"topic", "what is done"}, citeHead...)}
		for _, x := range p.Practice {
			practice.rows = append(
				practice.rows, append(cells(x.Topic, x.Text), b.cite(p.Code, x.Source)...),
			)
		}
		doc.sections = append(doc.sections, practice)
	}
	if len(gaps) > 0 {
		doc.sections = append(doc.sections, section{title: fmt.Sprintf("Not known: %d", len(gaps)), level: 1, list: gaps})
	}
	return doc
}

// gap tells what is not known of a topic; empty if nothing is missing.
func gap(t jurisdiction.Topic) string {
	if t.IsZero() {
		return "nothing is recorded"
	}
	return t.Why()
}

// valuesOf returns the values of the editions of t, in their order.
func valuesOf(t jurisdiction.Topic) []any {
	var values []any
	for _, e := range t.Heads() {
		v, _, _ := t.Look(e.Start())
		values = append(values, v)
	}
	return values
}

// title turns a key into words: "action_plan" into "Action plan".
func title(key string) string {
	s := strings.ReplaceAll(key, "_", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// aliases are the names by which people ask for topics.
var aliases = map[string]string{
	"reflection-period": "reflection", "residence-permit": "residence", "penalties": "offences", "guardian": "guardianship",
	"hotline": "hotlines", "referral-mechanism": "mechanism", "age-assessment": "age.assessment", "age-of-consent-to-marriage": "ages.marriage",
}

// paths returns the topics that a name stands for: one, or those of a group.
func paths(name string) []string {
	name = strings.ReplaceAll(cmp.Or(aliases[name], name), "-", "_")
	var found []string
	for path := range new(jurisdiction.Profile).Topics() {
		if path == name || strings.HasPrefix(path, name+".") {
			found = append(found, path)
		}
	}
	return found
}
