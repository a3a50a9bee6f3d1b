package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/review"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A book answers questions from a registry as of a day.
type book struct {
	registry *jurisdiction.Registry
	day      law.Day
}

// codes returns the places asked for, or all countries of the registry.
func (b book) codes(places []jurisdiction.Code) []jurisdiction.Code {
	if len(places) == 0 {
		return b.registry.Codes()
	}
	return places
}

// name returns the title of the instrument of a citation in a place.
func (b book) name(place jurisdiction.Code, c law.Citation) string {
	if in := b.registry.Instrument(c.Instrument); in != nil {
		return cmp.Or(in.Short, in.Title)
	}
	if p, err := b.registry.Get(place); err == nil {
		for _, in := range p.Instruments {
			if in.ID == c.Instrument {
				return in.Title
			}
		}
	}
	return c.Instrument
}

// cite tells a citation in four cells: source, pinpoint, day checked, confidence.
func (b book) cite(place jurisdiction.Code, c law.Citation) []cell {
	name := b.name(place, c)
	if c.Origin != "" {
		name += " (from " + c.Origin + ")"
	}
	return []cell{{text: name, url: c.URL}, {text: c.Pinpoint}, {text: dayText(c.Checked)}, {text: string(c.Confidence), tone: confident(c.Confidence)}}
}

var citeHead = []string{"source", "pinpoint", "checked", "confidence"}

func dayText(d law.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// since tells from when until when an edition stands.
func since(e law.Edition[struct{}]) string {
	s := dayText(e.From)
	if s == "" {
		s = "by " + dayText(e.By)
	}
	if !e.To.IsZero() {
		s += " to " + dayText(e.To)
	}
	return s
}

// look tells what a topic says on the day, with its edition.
func (b book) look(t jurisdiction.Topic) (cell, law.Edition[struct{}], law.State) {
	value, head, state := t.Look(b.day)
	switch state {
	case law.Known:
		return cell{text: say(value), tone: confident(head.Source.Confidence)}, head, state
	case law.None:
		return cell{text: "the law provides none", tone: absent}, head, state
	case law.NotYet:
		return cell{text: "not yet, from " + dayText(head.From), tone: ended}, head, state
	case law.Ended:
		return cell{text: "ended on " + dayText(head.To), tone: ended}, head, state
	}
	return cell{text: "not known", tone: unknown}, law.Edition[struct{}]{Note: t.Why()}, law.NotKnown
}

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
		table.rows = append(table.rows, words(string(p.Code), p.Name, fmt.Sprintf("%d of %d topics known", e.Known, e.Topics), part))
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
		lead:  fmt.Sprintf("Law of trafficking in human beings, as known on %v. \"By\" a day: known to stand by then; the first day is not known. What is not known is listed at the end: it is never \"no duty\". Not legal advice.", b.day),
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
			practice.rows = append(practice.rows, append(words(x.Topic, x.Text), b.cite(p.Code, x.Source)...))
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
		// Since is the day that the reason speaks of: the first on which it binds, will bind, or bound no longer.
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
		table.rows = append(table.rows, append(words(dayText(c.Day), place, what), b.cite(c.Place, c.Source)...))
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
		table.rows = append(table.rows, append(words(string(ref.Place), ref.Topic), b.cite(ref.Place, ref.Source)...))
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
		report, err := review.Profile(b.registry, code, b.day, "")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		reports[code] = report
		table := section{id: string(code), title: string(code), level: 1, head: append([]string{"rule", "outcome", "force", "finding"}, citeHead...)}
		for _, f := range report.Findings {
			row := words(string(f.Rule), string(f.Outcome), string(f.Force), f.Message.String())
			if len(f.Basis) > 0 {
				a := f.Basis[0]
				row = append(row, cell{text: a.Short, url: a.URL}, cell{text: a.Pinpoint}, cell{text: dayText(a.Checked)}, cell{text: string(f.Confidence), tone: confident(f.Confidence)})
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

// matrix shows what is known of each topic in each place.
func (b book) matrix(places []jurisdiction.Code) (*document, error) {
	type sign struct {
		Place      jurisdiction.Code `json:"place"`
		Topic      string            `json:"topic"`
		State      law.State         `json:"state"`
		Confidence law.Confidence    `json:"confidence,omitempty"`
	}
	table := section{grid: true, head: []string{"topic"}}
	for path := range new(jurisdiction.Profile).Topics() {
		table.rows = append(table.rows, words(path))
	}
	var list []sign
	for _, code := range b.codes(places) {
		p, err := b.registry.Get(code)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		table.head = append(table.head, string(code))
		i := 0
		for path, t := range p.Topics() {
			look, head, state := b.look(t)
			look.text = signs[look.tone]
			if state == law.None {
				look.text = "(" + signs[confident(head.Source.Confidence)] + ")"
			}
			list = append(list, sign{code, path, state, head.Source.Confidence})
			table.rows[i] = append(table.rows[i], look)
			i++
		}
	}
	return &document{
		title: "Places and topics",
		lead: fmt.Sprintf("The law of %v. H, M, L: a value of high, medium or low confidence; in brackets: the law says that there is none; "+
			"ended: the last value has ended, or the first has not begun; a dot: not known, which is never \"no duty\".", b.day),
		sections: []section{table}, data: list,
	}, nil
}

// sources lists where every value comes from, and what is not known.
func (b book) sources(places []jurisdiction.Code) (*document, error) {
	doc := &document{
		title: "Sources",
		lead: "High: the text of the law, or an official page that says so, was read. Medium: a secondary source, or agreed general knowledge. " +
			"Low: unsure. What is not known is listed at the end of each place: it is never \"no duty\".",
	}
	instruments := section{title: "Instruments", level: 1, head: []string{"id", "title", "provisions", "checked", "confidence"}}
	for _, id := range b.registry.Instruments() {
		in := b.registry.Instrument(id)
		row := []cell{{text: id}, {text: in.Title, url: in.URL}, {text: fmt.Sprint(len(in.Provisions))}, {text: dayText(in.Checked)}, {text: string(in.Confidence), tone: confident(in.Confidence)}}
		instruments.rows = append(instruments.rows, row)
	}
	doc.sections = append(doc.sections, instruments)
	add := func(p *jurisdiction.Profile) {
		table := section{id: string(p.Code), title: string(p.Code) + " " + p.Name, level: 1, head: append([]string{"topic", "since"}, citeHead...)}
		for path, t := range p.Topics() {
			for _, e := range t.Heads() {
				from := since(e)
				if e.None {
					from += " (none)"
				}
				table.rows = append(table.rows, append(words(path, from), b.cite(p.Code, e.Source)...))
			}
			if why := gap(t); why != "" && (p.Parent == "" || !t.IsZero()) { // what a subdivision leaves empty is the State's
				table.list = append(table.list, path+": "+why)
			}
		}
		if n := len(table.list); n > 0 {
			table.text = []string{fmt.Sprintf("Not known: %d, listed below the table.", n)}
		}
		doc.sections = append(doc.sections, table)
	}
	for _, code := range b.codes(places) {
		p, err := b.registry.Get(code)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		add(p)
		for i := range p.Subdivisions {
			add(&p.Subdivisions[i])
		}
	}
	doc.data = b.registry.References(places...)
	return doc, nil
}

// whole is the book of all places: the matrix, then their profiles.
func (b book) whole() (*document, error) {
	doc, err := b.matrix(nil)
	if err != nil {
		return nil, err
	}
	all, err := b.profiles(b.registry.Codes())
	if err != nil {
		return nil, err
	}
	doc.title, doc.parts = "The law on victims of trafficking, place by place", all.parts
	return doc, nil
}

// orEmpty keeps an empty answer from becoming null in JSON.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
