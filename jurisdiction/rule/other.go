package rule

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func (o *Other[S]) ask(p *Pass[S]) { o.Check(p) }

// A Told is what an [Other] reports.
type Told struct {
	Outcome Outcome
	Path    Path
	// Says is the sentence; empty: the phrase alone.
	Says  Sentence
	Label string // one of the labels of the rule
	Place jurisdiction.Code
	// Element, Kind and Act make the key of the finding, with Judged for an element without an id.
	Element, Kind, Act string
	Judged             law.Day // the day whose law decides; zero: the day of the check
	Only               []string
	// National is a value of the law of a place on which the finding rests, where it has one.
	National      law.Citation
	NationalPlace jurisdiction.Code
	// Looked says that the finding is about that value: it gives the finding no force.
	Looked bool
	Args   Args
	Due    law.Day
	// Past says that what is not met can no longer be done.
	Past bool
	More *More
}

// Tell reports a finding of an [Other]. It panics with the id of the rule if the label is not one
// that the rule lists: that is a mistake of the rule, and no word of a record is in it.
func (p *Pass[S]) Tell(t Told) {
	if _, ok := p.rule.head.labels[t.Label]; !ok {
		panic("rule: " + string(p.rule.head.ID) + " reports a label that it does not list")
	}
	says := t.Says
	if says == "" {
		says = SaysAsIs
	}
	at := point{
		path: t.Path, state: t.Place, places: p.lawOf(t.Place), act: t.Act, judged: t.Judged,
		only:     t.Only,
		national: national{place: t.NationalPlace, source: t.National, looked: t.Looked},
		key:      elementKey{ID: named(t.Element), Kind: named(t.Kind)},
	}
	if at.key.ID == "" {
		at.key.Day = t.Judged
	}
	f := p.tell(&at, t.Outcome, says, t.Label)
	f.Args, f.Due, f.More = t.Args, t.Due, t.More
	f.Past = t.Past && f.Outcome == NotMet
}

// Ask notes a fact that is missing to tell whether an [Other] applies; the phrase is one of its
// Asks.
func (p *Pass[S]) Ask(path Path, label string) { p.ask(path, label) }

// Owed answers conditions on a day for an [Other], and asks for the first fact that is missing.
func (p *Pass[S]) Owed(day law.Day, owed ...*Condition[S]) bool {
	a, open, missing := p.all(owed, day)
	if a == DontKnow {
		p.ask(missing, open.Asks)
	}
	return a == Yes
}

// Rests reports whether a finding of the rule rests on an instrument, or on a limb of one:
// "echr/mla" is what the rule names with [Limb] and that topic.
func (h *Head) Rests(instrument string) bool {
	return slices.ContainsFunc(h.Bases, func(b Basis) bool {
		return b.Instrument == instrument || b.Topic != "" && b.limb() == instrument
	})
}
