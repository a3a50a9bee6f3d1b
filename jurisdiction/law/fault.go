package law

import (
	"net/url"
	"strconv"
)

// A Fault is a place at which a legal value does not hang together. Path is relative to the value,
// its members parted by slashes.
type Fault struct {
	Path    string
	Message string
}

// Faults returns what is wrong with c as the source of a value: every source names its instrument,
// the day it was checked and a confidence, and, unless the confidence is low, an absolute address,
// which is not that of a copy. What was read in a copy is of medium confidence at most.
func (c Citation) Faults() []Fault {
	var fs []Fault
	add := func(path, msg string) { fs = append(fs, Fault{path, msg}) }
	if c.Instrument == "" {
		add("instrument", "missing citation: the source names no instrument")
	}
	if c.Checked.IsZero() {
		add("checked", "the source has no day on which it was checked")
	}
	if !IsValid(c.Confidence) {
		add("confidence", "the source has no confidence")
	}
	if c.URL == "" && c.Confidence != Low {
		add("url", "only a source of low confidence may lack an address")
	}
	if c.URL != "" && !absolute(c.URL) {
		add("url", "the address is not an absolute http or https URL")
	}
	if IsCopy(c.URL) {
		add("url", copyFault)
	}
	if c.ReadIn != "" && c.Confidence == High {
		add("confidence", "what was read in a copy is of medium confidence at most")
	}
	return fs
}

func absolute(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// Faults returns what is wrong with e, apart from its source.
func (e Edition[V]) Faults() []Fault {
	var fs []Fault
	add := func(path, msg string) { fs = append(fs, Fault{path, msg}) }
	switch {
	case e.From.IsZero() && e.By.IsZero():
		add("", `an edition needs "from", or "by" where its first day is not known`)
	case !e.From.IsZero() && !e.By.IsZero():
		add("by", `an edition with "from" needs no "by"`)
	}
	if !e.To.IsZero() && e.To.Before(e.Start()) {
		add("to", "the edition ends before it starts")
	}
	return fs
}

// Faults returns what is wrong with the order of the editions of d.
func (d Dated[V]) Faults() []Fault {
	var fs []Fault
	if d.IsZero() {
		fs = append(fs, Fault{"", `a value needs "editions", or "unknown" with the reason`})
	}
	for i := 1; i < len(d.Editions); i++ {
		prev, next := d.Editions[i-1], d.Editions[i]
		path := "editions/" + strconv.Itoa(i)
		switch {
		case !next.Start().After(prev.Start()):
			fs = append(fs, Fault{path, "editions are not in the order of their start"})
		case !prev.To.IsZero() && !next.Start().After(prev.To):
			fs = append(fs, Fault{path, "the edition overlaps the one before it"})
		case prev.To.IsZero() && next.From.IsZero():
			fs = append(fs, Fault{path, `the first day of this edition is not known: say with "to" until when the one before it is known to have stood`})
		}
	}
	return fs
}

// SequenceMember names the member that stands for the whole value in a file.
func (d Dated[V]) SequenceMember() string { return "editions" }

// Faults returns what is wrong with p.
func (p Period) Faults() []Fault {
	if !p.IsValid() {
		return []Fault{{"", "amount, unit, qualifier and until of the period do not fit together"}}
	}
	return nil
}
