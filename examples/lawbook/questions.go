package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/review"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// topic shows topics in all places side by side, places in the order of their codes.
func (b book) topic(name string, places []jurisdiction.Code) (*document, error) {
	type answer struct {
		Place    jurisdiction.Code `json:"place"`
		Topic    string            `json:"topic"`
		State    law.State         `json:"state"`
		Value    any               `json:"value,omitempty"`
		Since    law.Day           `json:"since,omitzero"`
		By       law.Day           `json:"by,omitzero"`
		To       law.Day           `json:"to,omitzero"`
		Citation *law.Citation     `json:"citation,omitempty"`
		Note     string            `json:"note,omitempty"`
	}
	found := paths(name)
	if len(found) == 0 {
		var all []string
		for path := range new(jurisdiction.Profile).Topics() {
			all = append(all, path)
		}
		return nil, fmt.Errorf("-topic: no such topic; want one of %s", strings.Join(all, ", "))
	}
	doc := &document{title: title(name), lead: fmt.Sprintf("The law on %v, in the units in which each law writes it. Not known is not \"none\".", b.day)}
	answers := []answer{}
	for _, path := range found {
		table := section{id: path, title: path, level: 1, head: append([]string{"place", "value", "since"}, citeHead...)}
		for _, code := range slices.Sorted(slices.Values(b.codes(places))) {
			p, err := b.registry.Get(code)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", code, err)
			}
			t, _ := p.Topic(path)
			value, _, state := t.Look(b.day)
			words, head, _ := b.look(t)
			a := answer{Place: code, Topic: path, State: state, Value: value, Note: head.Note}
			row := []cell{{text: string(code)}, words, {}, {}, {}, {}, {}}
			if state != law.NotKnown {
				source := head.Source
				a.Since, a.By, a.To, a.Citation = head.From, head.By, head.To, &source
				row = append([]cell{{text: string(code)}, words, {text: since(head)}}, b.cite(code, source)...)
			}
			answers = append(answers, a)
			table.rows = append(table.rows, row)
		}
		doc.sections = append(doc.sections, table)
	}
	doc.data = answers
	return doc, nil
}

// binds tells of each place whether an instrument binds it on the day.
func (b book) binds(id string, places []jurisdiction.Code) (*document, error) {
	type answer struct {
		Place  jurisdiction.Code   `json:"place"`
		Answer law.Binding         `json:"answer"`
		Reason jurisdiction.Reason `json:"reason"`
		// Since is the day that the reason speaks of: the first on which it binds, will bind, or
		// bound no longer.
		Since    law.Day      `json:"since,omitzero"`
		Citation law.Citation `json:"citation"`
	}
	in := b.registry.Instrument(id)
	if in == nil {
		return nil, fmt.Errorf("-binds: no such instrument; want one of %s", strings.Join(b.registry.Instruments(), ", "))
	}
	table := section{head: append([]string{"place", "answer", "because"}, citeHead...)}
	answers := []answer{}
	for _, code := range b.codes(places) {
		bound := b.registry.Binds(id, code, b.day)
		source := law.Citation{URL: in.URL, Checked: in.Checked}
		if s := b.registry.Status(id, code); s != nil {
			source = s.Source
		}
		source.Instrument, source.Confidence = id, bound.Confidence
		answers = append(answers, answer{code, bound.Binding, bound.Reason, bound.Day, source})
		look := map[law.Binding]tone{law.Binds: confident(bound.Confidence), law.DoesNotBind: absent, law.NotYetBinds: ended, law.NoLonger: ended, law.BindUnknown: unknown}
		row := []cell{{text: string(code)}, {text: string(bound.Binding), tone: look[bound.Binding]}, {text: bound.Reason.Text(bound.Day)}}
		table.rows = append(table.rows, append(row, b.cite(code, source)...))
	}
	return &document{title: in.Title, lead: fmt.Sprintf("Who it binds on %v.", b.day), sections: []section{table}, data: answers}, nil
}

// changed tells what changed from the first to the last of two days.
func (b book) changed(span string, places []jurisdiction.Code) (*document, error) {
	first, last, ok := strings.Cut(span, "..")
	if !ok || first == "" || last == "" {
		return nil, fmt.Errorf("-changed: want DAY..DAY")
	}
	from, err := parseDay(first)
	if err != nil {
		return nil, fmt.Errorf("-changed: %w", err)
	}
	to, err := parseDay(last)
	if err != nil {
		return nil, fmt.Errorf("-changed: %w", err)
	}
	if to.Before(from) {
		return nil, fmt.Errorf("-changed: the last day is before the first")
	}
	table := section{head: append([]string{"day", "place", "what"}, citeHead...)}
	changes := b.registry.Changes(from.AddDays(-1), to, places...)
	for _, c := range changes {
		place, what := string(c.Place), string(c.Kind)
		if place == "" {
			place = "EU"
		}
		if c.Topic != "" {
			what = c.Topic + " " + what
		}
		table.rows = append(
			table.rows, append(cells(dayText(c.Day), place, what), b.cite(c.Place, c.Source)...),
		)
	}
	return &document{
		title: "What changed", lead: fmt.Sprintf("From %v to %v, both inclusive. A value whose first day is not known is no change.", from, to),
		sections: []section{table}, data: orEmpty(changes),
	}, nil
}

// stale lists the sources that were last checked long ago.
func (b book) stale(months int, places []jurisdiction.Code) (*document, error) {
	if months < 0 {
		return nil, fmt.Errorf("-stale: want a number of months")
	}
	table := section{head: append([]string{"place", "topic"}, citeHead...)}
	list := b.registry.Stale(b.day, months, places...)
	for _, ref := range list {
		table.rows = append(
			table.rows,
			append(cells(string(ref.Place), ref.Topic), b.cite(ref.Place, ref.Source)...),
		)
	}
	return &document{
		title: "Stale sources", lead: fmt.Sprintf("On %v, last checked more than %d months ago: %d.", b.day, months, len(list)),
		sections: []section{table}, data: orEmpty(list),
	}, nil
}

// review tells where the law of each place, as known, departs from the instruments that bind it.
func (b book) review(places []jurisdiction.Code) (*document, error) {
	doc := &document{
		title: "Profiles under review",
		lead:  fmt.Sprintf("What the instruments that bind a place on %v ask of its law, and what is known of it. Not legal advice.", b.day),
	}
	reports := map[jurisdiction.Code]*rule.Report{}
	for _, code := range b.codes(places) {
		report, err := review.Profile(b.registry, code, b.day)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		reports[code] = report
		table := section{id: string(code), title: string(code), level: 1, head: append([]string{"rule", "outcome", "force", "finding"}, citeHead...)}
		for _, f := range report.Findings {
			row := cells(string(f.Rule.ID), string(f.Outcome), string(f.Law.Force), f.Text())
			if len(f.Law.Basis()) > 0 {
				a := f.Law.Basis()[0]
				row = append(row,
					cell{text: a.Short, url: a.URL}, cell{text: a.Pinpoint},
					cell{text: dayText(a.Checked)},
					cell{text: string(f.Law.Confidence), tone: confident(f.Law.Confidence)},
				)
			}
			table.rows = append(table.rows, row)
		}
		doc.sections = append(doc.sections, table)
	}
	doc.data = reports
	return doc, nil
}

// signs are what a cell of the matrix shows.
var signs = map[tone]string{"high": "H", "medium": "M", "low": "L", absent: "none", ended: "ended", unknown: "·"}
