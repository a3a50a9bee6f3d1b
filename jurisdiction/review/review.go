package review

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// The shapes of rules about the law of a place.
type (
	Rule  = rule.Rule[*jurisdiction.Profile]
	Other = rule.Other[*jurisdiction.Profile]

	pass = rule.Pass[*jurisdiction.Profile]
)

// NewSet resolves the rules against a registry. What a provision asks of the legislator, or of
// States among each other, decides here.
func NewSet(registry *jurisdiction.Registry) (*rule.Set[*jurisdiction.Profile], error) {
	return rule.NewSet(
		registry, rule.Options[*jurisdiction.Profile]{States: true}, Rules()...,
	)
}

// Profile asks every rule of this package about the law of a place on a day, as the registry has
// it. A place of which the registry has no profile is an error, and so is the zero day
// ([rule.ErrNoDay]).
func Profile(
	registry *jurisdiction.Registry, place jurisdiction.Code, on law.Day,
) (*rule.Report, error) {
	p, err := registry.Get(place)
	if err != nil {
		return nil, err
	}
	set, err := NewSet(registry)
	if err != nil {
		return nil, err
	}
	c, err := rule.NewCheck(registry, on, nil)
	if err != nil {
		return nil, err
	}
	rule.Ask(c, set, rule.Subject[*jurisdiction.Profile]{
		Value: p, Places: []jurisdiction.Code{place},
	})
	return c.Report()
}

// silent reports whether an act of the European Union is known to ask nothing of the place on the
// day of the check: it is not in force yet, or does not bind the place. Where that is not known the
// rules go on: no data is not no duty.
func silent(p *pass, act string) bool {
	in := p.Instrument(act)
	if p.On.Before(in.InForce) || slices.Contains(in.NotBound, string(p.Subject.Code.Country())) {
		return true
	}
	if p.Binds("eu-withdrawal-2020", p.Subject.Code, p.On).Reason == jurisdiction.ReachesThere {
		return false // the law of the Union goes on to apply
	}
	e, state := p.Subject.Membership.EU.At(p.On)
	switch state {
	case law.Known:
		return !e.Value
	case law.NotKnown:
		// Who is no member today was none before: of the one State that left the Union the profile
		// says since when.
		return e.Source.Instrument != "" && !e.Value
	}
	return true
}

// asking returns those of the instruments on which a finding about the place rests: an act of the
// Union that asks nothing there is none of them. Others may bind or not.
func asking(p *pass, instruments ...string) []string {
	return slices.DeleteFunc(instruments, func(id string) bool {
		in := p.Instrument(id)
		return in.Kind.OfUnion() && silent(p, id)
	})
}

// found tells of a topic of the profile that the law of the place has, or does not have.
func found[V any](
	p *pass, outcome rule.Outcome, path, label string, e law.Edition[V], only ...string,
) {
	t := told(p, outcome, path, label, only)
	t.Says = rule.SaysNoLaw
	if outcome == rule.Met {
		t.Says = rule.SaysLaw
	}
	tellOf(p, t, e)
}

// open tells of a topic of which it is not known whether the law of the place has it.
func open(p *pass, path, label string, only ...string) {
	p.Tell(told(p, rule.Unknown, path, label, only))
}

// openOf is [open] where a part of the topic is known.
func openOf[V any](p *pass, path, label string, e law.Edition[V], only ...string) {
	tellOf(p, told(p, rule.Unknown, path, label, only), e)
}

func told(p *pass, outcome rule.Outcome, path, label string, only []string) rule.Told {
	return rule.Told{
		Outcome: outcome, Path: p.Path(path), Says: rule.SaysLawUnknown, Label: label, Only: only,
		Place: p.Places[0], Act: path,
	}
}

// tellOf tells of a value of the law, which gives no force: that comes from the instrument alone.
func tellOf[V any](p *pass, t rule.Told, e law.Edition[V]) {
	t.National, t.NationalPlace, t.Looked = e.Source, p.Places[0], true
	p.Tell(t)
}

// present tells whether the law of the place has a topic.
func present[V any](p *pass, path, label string, topic law.Dated[V], only ...string) {
	switch e, state := topic.At(p.On); state {
	case law.Known:
		found(p, rule.Met, path, label, e, only...)
	case law.NotKnown:
		open(p, path, label, only...)
	default:
		found(p, rule.NotMet, path, label, e, only...)
	}
}

// owed tells of something that is to be done by a last day and is not on file.
func owed[V any](
	p *pass, path, label string, since, last law.Day, e law.Edition[V],
) {
	t := told(p, rule.Due, path, label, nil)
	t.Says, t.Due = rule.SaysDueBy, last
	t.Args.Since, t.Args.Last = since, last
	if p.On.Before(since) {
		t.Args.Since = p.On
	}
	if p.On.After(last) {
		t.Outcome, t.Says = rule.Overdue, rule.SaysOverdue
		t.Args.Days = int32(p.On.DaysSince(last))
	}
	tellOf(p, t, e)
}
