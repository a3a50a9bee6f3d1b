package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A stop is a step by which a proceeding was refused, suspended or closed.
type stop struct {
	*cases.ProceedingStep
	of     *cases.Proceeding
	path   rule.Path
	onward law.Day // see there
	// onwards are all such days, for who asks when it went on.
	onwards []law.Day
}

// stops are the steps that stopped a proceeding about the person.
var stops = &List[stop]{
	Name: "proceedings", Text: "each refusal, suspension or closing of a proceeding", Whole: true,
	All: func(p *Pass) []stop {
		var out []stop
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			on, judged := onward(x, p.On), judgedOn(x, p.On)
			for j := range x.Steps {
				if !judged.IsZero() && !x.Steps[j].Day.Before(judged) {
					continue // to close what was judged for good stops nothing
				}
				switch x.Steps[j].Kind {
				case cases.StepRefused, cases.StepSuspended, cases.StepClosed:
					path := rule.Path{}.Elem("proceedings", i).Elem("steps", j)
					out = append(out, stop{&x.Steps[j], x, path, on, nil})
				}
			}
		}
		return out
	},
	Day:  func(s *stop) law.Day { return s.Day },
	At:   func(s *stop) jurisdiction.Code { return s.of.Place },
	Kind: func(s *stop) string { return s.of.ID + ":" + codeOf(s.ProceedingStep.Kind) },
	Path: func(s *stop) rule.Path { return s.path },
}

// resumed reports whether the proceeding went on after the stop.
func (s *stop) resumed() bool { return s.onward.After(s.Day) }

// wentOn is the first day after the stop on which the proceeding went on; zero where it did not.
func (s *stop) wentOn() law.Day {
	at, found := slices.BinarySearchFunc(s.onwards, s.Day, law.Day.Compare)
	if found {
		at++
	}
	if at == len(s.onwards) {
		return law.Day{}
	}
	return s.onwards[at]
}

// onwards are the days by which a proceeding was opened, taken up or moved on, each once, in order.
func onwards(x *cases.Proceeding, on law.Day) []law.Day {
	var days []law.Day
	for i := range x.Steps {
		switch x.Steps[i].Kind {
		case cases.StepOpened, cases.StepResumed, cases.StepCharged, cases.StepTrial,
			cases.StepJudgment, cases.StepAppeal, cases.StepFinalJudgment:
			if d := x.Steps[i].Day; !d.IsZero() && !d.After(on) {
				days = append(days, d)
			}
		}
	}
	slices.SortFunc(days, law.Day.Compare)
	return slices.Compact(days)
}

// onward is the last day by which a proceeding was opened, taken up or moved on; zero for none.
func onward(x *cases.Proceeding, on law.Day) law.Day {
	var day law.Day
	for i := range x.Steps {
		switch x.Steps[i].Kind {
		case cases.StepOpened, cases.StepResumed, cases.StepCharged, cases.StepTrial,
			cases.StepJudgment, cases.StepAppeal, cases.StepFinalJudgment:
			if !x.Steps[i].Day.After(on) {
				day = last(day, x.Steps[i].Day)
			}
		}
	}
	return day
}

// goesOn is that a proceeding went on after it was stopped.
var goesOn = Quality[stop]{
	Field: "kind", Text: "continuation of the proceeding",
	Holds: func(p *Pass, s *stop) rule.Answer { return rule.If(s.resumed()) },
}

// A charge is a proceeding about the person in which somebody was charged.
type charge struct {
	*cases.Proceeding
	day  law.Day
	path rule.Path
}

// charges are those of suspects, each on the day of its first charge.
var charges = &List[charge]{
	Name: "proceedings", Text: "each charge", Whole: true,
	All: func(p *Pass) []charge {
		var out []charge
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			if s, ok := x.Step(p.On, cases.StepCharged); ok {
				out = append(out, charge{x, s.Day, rule.Path{}.Elem("proceedings", i)})
			}
		}
		return out
	},
	Day:  func(c *charge) law.Day { return c.day },
	At:   func(c *charge) jurisdiction.Code { return c.Place },
	ID:   func(c *charge) string { return c.ID },
	Path: func(c *charge) rule.Path { return c.path },
}

// placeOf is a place, or the first whose law governs the person where none is recorded.
func placeOf(p *Pass, place jurisdiction.Code) jurisdiction.Code {
	if !place.IsValid() && len(p.Places) > 0 {
		return p.Places[0]
	}
	return place
}

// began is the day by which conduct is placed in time: its first, failing that its last; zero where
// none is on file. Of a month or year it is the earliest that it can have been: who may have been a
// child then counts as one.
func began(c *cases.Conduct) law.Day {
	for _, day := range [...]law.Day{c.From, c.Start.First(), c.To, c.Finish.First()} {
		if !day.IsZero() {
			return day
		}
	}
	return law.Day{}
}

// childThen is who was a child, or is to be presumed one, when some of what was done began.
var childThen = &Condition{
	Name: "child-then", Text: "a person who was a child when it was done",
	Asks:  "whether the person was a child when it was done",
	Reads: []string{"/age", "/conduct"},
	Test: func(p *Pass, _ law.Day) rule.Truth {
		age := p.Subject.Age
		var open rule.Path
		known := false
		for _, i := range p.Subject.Records.Conduct {
			c := &p.Subject.File.Conduct[i]
			day := began(c)
			if day.After(p.On) {
				continue
			}
			known = true
			then := age.ChildOn(day)
			if day.IsZero() {
				then = age.ChildOn(p.On)
			}
			switch {
			case then.IsChild():
				return rule.Is(true)
			case then.IsOpen():
				open = p.Path("age")
			case c.From.IsZero() && c.Start.First().IsZero():
				open = rule.Path{}.Elem("conduct", i).At("from") // it may have begun before
			}
		}
		if !known {
			now := age.ChildOn(p.On)
			switch {
			case now.IsChild():
				return rule.Is(true)
			case now.IsOpen():
				open = p.Path("age")
			default:
				open = rule.Path{List: "conduct"}
			}
		}
		if !open.IsZero() {
			return rule.Missing(open)
		}
		return rule.Is(false)
	},
}

// ended reports whether a proceeding came to its end: refused, closed or finally judged, and not
// taken up again.
func ended(x *cases.Proceeding, on law.Day) bool {
	last, i := latest(x, on)
	if i < 0 {
		return false
	}
	return endedWith(last)
}

// endedWith reports whether a proceeding came to its end with its last step.
func endedWith(last *cases.ProceedingStep) bool {
	switch last.Kind {
	case cases.StepRefused, cases.StepClosed, cases.StepFinalJudgment:
		return true
	}
	return false
}

// latest returns the last step taken by a day, and of several of one day the one that stands last;
// -1 where none is dated.
func latest(x *cases.Proceeding, on law.Day) (*cases.ProceedingStep, int) {
	at := -1
	for i := range x.Steps {
		day := x.Steps[i].Day
		if day.IsZero() || day.After(on) || at >= 0 && day.Before(x.Steps[at].Day) {
			continue
		}
		at = i
	}
	if at < 0 {
		return nil, at
	}
	return &x.Steps[at], at
}

// about reports whether two lists of ids name somebody in common; of one that is empty it is not
// known, and taken as so.
func about(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 ||
		slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}
