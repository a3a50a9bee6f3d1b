package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/calendar"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/victim/indicators"
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

// cite tells a citation in five cells: source, pinpoint, day checked, confidence, and the copy in
// which it was read.
func (b book) cite(place jurisdiction.Code, c law.Citation) []cell {
	name := b.name(place, c)
	if c.Origin != "" {
		name += " (from " + c.Origin + ")"
	}
	return []cell{
		{text: name, url: c.URL}, {text: c.Pinpoint}, {text: dayText(c.Checked)},
		{text: string(c.Confidence), tone: confident(c.Confidence)}, {text: c.ReadIn},
	}
}

var citeHead = []string{"source", "pinpoint", "checked", "confidence", "read in"}

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
		table.rows = append(table.rows, cells(path))
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
		lead: "High: the text of the law, or an official page that says so, was read. " +
			"Medium: a secondary source, or agreed general knowledge. " +
			"Low: unsure. A source links to the official text; where the words were read in a " +
			"copy, \"read in\" names it, and the confidence is medium at most. " +
			"What is not known is listed at the end of each place: it is never \"no duty\".",
	}
	instruments := section{
		title: "Instruments", level: 1,
		head: []string{"id", "title", "provisions", "checked", "confidence", "read in"},
	}
	for _, id := range b.registry.Instruments() {
		in := b.registry.Instrument(id)
		row := []cell{
			{text: id}, {text: in.Title, url: in.URL}, {text: fmt.Sprint(len(in.Provisions))},
			{text: dayText(in.Checked)},
			{text: string(in.Confidence), tone: confident(in.Confidence)}, {text: in.ReadIn},
		}
		instruments.rows = append(instruments.rows, row)
	}
	doc.sections = append(doc.sections, b.howSure(b.codes(places)), instruments, signLists())
	add := func(p *jurisdiction.Profile) {
		table := section{id: string(p.Code), title: string(p.Code) + " " + p.Name, level: 1, head: append([]string{"topic", "since"}, citeHead...)}
		for path, t := range p.Topics() {
			for _, e := range t.Heads() {
				from := since(e)
				if e.None {
					from += " (none)"
				}
				table.rows = append(
					table.rows, append(cells(path, from), b.cite(p.Code, e.Source)...),
				)
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
	doc.sections = append(doc.sections, holidays(b.codes(places)))
	doc.data = b.registry.References(places...)
	return doc, nil
}

// signLists lists the lists of indicators of trafficking, where each was read, and what it lacks.
func signLists() section {
	table := section{
		id: "indicators", title: "Lists of indicators of trafficking", level: 1,
		head: []string{"id", "title", "indicators", "read in", "checked", "confidence"},
	}
	for _, l := range indicators.Builtin() {
		for _, s := range l.Sources {
			table.rows = append(table.rows, []cell{
				{text: l.ID}, {text: l.Title}, {text: fmt.Sprint(len(l.Indicators))},
				{text: cmp.Or(s.Note, s.URL), url: s.URL}, {text: dayText(s.Checked)},
				{text: string(s.Confidence), tone: confident(s.Confidence)},
			})
		}
		for _, m := range l.Missing {
			table.list = append(table.list, l.ID+": "+m)
		}
	}
	return table
}

// holidays lists where the public holidays come from that deadlines in these places leave out.
func holidays(codes []jurisdiction.Code) section {
	first, last := calendar.FirstYear, calendar.LastYear
	table := section{
		id: "holidays", title: "Public holidays", level: 1,
		text: []string{fmt.Sprintf("From %d to %d. Where a list is not counted, a deadline is "+
			"found without holidays and says so.", first, last)},
		head: []string{"place", "act", "counted", "checked", "confidence", "note"},
	}
	add := func(code jurisdiction.Code, s calendar.Source, counted string) {
		note := s.Note
		if s.ReadIn != "" {
			note = strings.TrimSpace("Read in: " + s.ReadIn + ". " + note)
		}
		table.rows = append(table.rows, []cell{
			{text: string(code)}, {text: s.Act, url: s.URL}, {text: counted},
			{text: dayText(s.Checked)},
			{text: string(s.Confidence), tone: confident(s.Confidence)}, {text: note},
		})
	}
	for _, code := range codes {
		if s, unread := calendar.Unread(code); unread {
			add(code, s, "no")
		}
		for _, place := range calendar.Places() {
			if c, ok := calendar.Of(place); ok && place.Country() == code {
				add(place, c.Source(), "yes")
			}
		}
	}
	return table
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
