package duty

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// An act owes to a victim of any age, in the States that it binds, what others owe to a child.
type act struct{ instrument, name string }

func (a act) binds(p *Pass, state jurisdiction.Code, day law.Day) rule.Answer {
	if !state.IsValid() {
		return DontKnow
	}
	return binding(p.Binds(a.instrument, state, day))
}

// orChild is a child, and an adult in a State that the act binds.
func (a act) orChild(name string) *Condition {
	return &Condition{
		Name: name, Text: "a child, or an adult in a State that " + a.name + " binds",
		Asks: Child.Asks, Reads: Child.Reads, PerState: true,
		Test: func(p *Pass, day law.Day) rule.Truth {
			c := Child.Test(p, day)
			if c.Answer != Yes && a.binds(p, p.State, day) == Yes {
				return rule.Is(true)
			}
			return c
		},
	}
}

// grown is the 18th birthday, where the State owes an adult nothing of the kind.
func (a act) grown() *End {
	return &End{
		Name: "grown-up", Text: "the 18th birthday, where " + a.name + " does not bind",
		Reads: OfAge.Reads, Personal: true,
		Find: func(p *Pass, e rule.Event) law.Day {
			day := OfAge.Find(p, e)
			if !day.IsZero() && a.binds(p, e.Place, last(day, e.Day)) == Yes {
				return law.Day{}
			}
			return day
		},
	}
}
