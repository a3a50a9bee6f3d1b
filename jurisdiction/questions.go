package jurisdiction

import (
	"cmp"
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// An Answer is what the law of one place says on one topic on a day. Value is the zero V unless
// State is [law.Known]; Source is that of the edition, also of one that says "none", has ended or
// is not in force yet.
type Answer[V any] struct {
	Place  Code         `json:"place"`
	State  law.State    `json:"state"`
	Value  V            `json:"value,omitzero"`
	Source law.Citation `json:"citation,omitzero"`
	Note   string       `json:"note,omitempty"`
	// Why tells what is not known, for [law.NotKnown].
	Why string `json:"why,omitempty"`
}

// Compare answers one topic for each of the places on a day; without places, for every country of
// r. Of picks the topic:
//
//	Compare(r, day, func(p *Profile) law.Dated[ReflectionPeriod] { return p.Reflection.Child })
//
// A place without a profile is not known.
func Compare[V any](r *Registry, day law.Day, of func(*Profile) law.Dated[V], places ...Code) []Answer[V] {
	if len(places) == 0 {
		places = r.Codes()
	}
	answers := make([]Answer[V], 0, len(places))
	for _, place := range places {
		p, err := r.Get(place)
		if err != nil {
			answers = append(answers, Answer[V]{Place: place, State: law.NotKnown, Why: "no profile of that place"})
			continue
		}
		topic := of(p)
		e, state := topic.At(day)
		a := Answer[V]{Place: place, State: state, Source: e.Source, Note: e.Note}
		switch state {
		case law.Known:
			a.Value = e.Value
		case law.NotKnown:
			a.Source, a.Note, a.Why = law.Citation{}, "", topic.Unknown
			if a.Why == "" && e.Start().After(day) {
				a.Why = "known only from " + e.Start().String() + " on"
			}
		}
		answers = append(answers, a)
	}
	return answers
}

// Where returns the answers of the countries of r whose law on day has a value for which match is
// true. A country that is left out has another value, none, or one that is not known: ask [Compare]
// to tell these apart.
func Where[V any](r *Registry, day law.Day, of func(*Profile) law.Dated[V], match func(V) bool) []Answer[V] {
	return slices.DeleteFunc(Compare(r, day, of), func(a Answer[V]) bool { return a.State != law.Known || !match(a.Value) })
}

// A ChangeKind says what changed. The zero ChangeKind is not an answer.
type ChangeKind string

// The kinds of change.
const (
	EditionBegan      ChangeKind = "began"           // an edition of a topic of a profile
	EditionEnded      ChangeKind = "ended"           // the day is the first without it
	TreatyBegan       ChangeKind = "treaty-in-force" // for the place
	TreatyEnded       ChangeKind = "treaty-ended"    // for the place
	DirectiveCarried  ChangeKind = "transposed"      // by the place
	DirectiveDue      ChangeKind = "transpose-by"    // a directive, for all members: Place is empty
	RegulationApplies ChangeKind = "applies"         // a regulation, for all members: Place is empty
)

// A Change is something that changed in the law.
type Change struct {
	Day   law.Day    `json:"day"`
	Kind  ChangeKind `json:"kind"`
	Place Code       `json:"place,omitempty"`
	// Topic is the path of the topic, for the first two kinds; otherwise Source names the
	// instrument.
	Topic  string       `json:"topic,omitempty"`
	Source law.Citation `json:"citation"`
}

// Changes returns what changed after the day after, up to and including the day until, in order of
// days; without places, in every country of r. An edition whose first day is not known is not a
// change: nobody knows when it began.
func (r *Registry) Changes(after, until law.Day, places ...Code) []Change {
	if len(places) == 0 {
		places = r.Codes()
	}
	var out []Change
	see := func(day law.Day, kind ChangeKind, place Code, topic string, source law.Citation) {
		if !day.IsZero() && day.After(after) && !day.After(until) {
			out = append(out, Change{day, kind, place, topic, source})
		}
	}
	for _, place := range places {
		for _, id := range r.Instruments() {
			if s := r.stands(id, place); s != nil {
				source := s.Source
				source.Instrument = id
				see(s.InForce, TreatyBegan, place, "", source)
				see(s.Denounced, TreatyEnded, place, "", source)
				if s.Transposed == law.TransposedYes {
					see(s.Since, DirectiveCarried, place, "", source)
				}
			}
		}
		p, err := r.get(place)
		if err != nil {
			continue
		}
		for path, topic := range p.Topics() {
			for _, e := range topic.Heads() {
				see(e.From, EditionBegan, place, path, e.Source)
				if !e.To.IsZero() {
					see(e.To.AddDays(1), EditionEnded, place, path, e.Source)
				}
			}
		}
	}
	for _, id := range r.Instruments() {
		in := r.instruments[id]
		source := law.Citation{Instrument: id, URL: in.URL, Checked: in.Checked, Confidence: in.Confidence}
		switch in.Kind {
		case law.EURegulation:
			see(cmp.Or(in.AppliesFrom, in.InForce), RegulationApplies, "", "", source)
		case law.EUDirective, law.EUFramework:
			see(in.Transposition, DirectiveDue, "", "", source)
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Place, b.Place), cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Source.Instrument, b.Source.Instrument))
	})
	return out
}

// A Reference is a citation and where it stands: the topic of a profile.
type Reference struct {
	Place  Code         `json:"place"`
	Topic  string       `json:"topic"`
	Source law.Citation `json:"citation"`
}

// References returns every citation of the topics of the profiles of r, in the order of places and
// topics.
func (r *Registry) References(places ...Code) []Reference {
	if len(places) == 0 {
		places = r.Codes()
	}
	var out []Reference
	for _, place := range places {
		p, err := r.get(place)
		if err != nil {
			continue
		}
		for path, topic := range p.Topics() {
			for _, e := range topic.Heads() {
				out = append(out, Reference{place, path, e.Source})
			}
		}
	}
	return out
}

// Stale returns the citations that on day were last checked more than the given number of months
// ago, or never: the oldest first.
func (r *Registry) Stale(day law.Day, months int, places ...Code) []Reference {
	limit := day.AddMonths(-months)
	out := slices.DeleteFunc(r.References(places...), func(ref Reference) bool { return !ref.Source.Checked.Before(limit) })
	slices.SortStableFunc(out, func(a, b Reference) int { return a.Source.Checked.Compare(b.Source.Checked) })
	return out
}

// A Gap is something that is not known of the law of a place.
type Gap struct {
	Place Code   `json:"place"`
	Topic string `json:"topic,omitempty"`
	Why   string `json:"why"`
	// Partly is true where the topic has editions, and only a part of it is not known.
	Partly bool `json:"partly,omitempty"`
}

// Gaps returns what is not known of the law of the places, in the order of places and topics.
func (r *Registry) Gaps(places ...Code) []Gap {
	if len(places) == 0 {
		places = r.Codes()
	}
	var out []Gap
	for _, place := range places {
		p, err := r.get(place)
		if err != nil {
			out = append(out, Gap{Place: place, Why: "no profile of that place"})
			continue
		}
		if !r.hasStatus(place) {
			out = append(out, Gap{Place: place, Topic: "status", Why: noStatus})
		}
		for path, topic := range p.Topics() {
			some := len(topic.Heads()) > 0
			if why := topic.Why(); why != "" || !some {
				out = append(out, Gap{place, path, why, some})
			}
		}
	}
	return out
}

// A NamedPurpose is a purpose of exploitation that an instrument names.
type NamedPurpose struct {
	Purpose Purpose
	Source  law.Citation
	// Binding is [law.BindUnknown] where it is not known whether national law carries a directive
	// that was due.
	Binding law.Binding
}

// Purposes returns the purposes of exploitation that the instruments which bind the place on day
// name, in the order of the instruments' ids: the offence is judged by the list of its day. A
// directive that was due is among them where it is not known whether national law carries it. The
// lists are minimum lists: national law may name more, and a purpose that is not named may still be
// exploitation.
func (r *Registry) Purposes(place Code, day law.Day) []NamedPurpose {
	var out []NamedPurpose
	for _, id := range r.Instruments() {
		in := r.instruments[id]
		for i := range in.Provisions {
			p := &in.Provisions[i]
			if len(p.Purposes) == 0 {
				continue
			}
			bound := r.Binds(cmp.Or(p.By, id), place, day)
			if bound.Binding != law.Binds && bound.Reason != TranspositionOpen {
				continue
			}
			for _, name := range p.Purposes {
				out = append(out, NamedPurpose{Purpose(name), in.Cite(p), bound.Binding})
			}
		}
	}
	return out
}
