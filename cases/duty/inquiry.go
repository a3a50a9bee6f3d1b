package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// What an investigation is made of, and how it ends: duties of means that the European Court of
// Human Rights read in article 4. It weighs them together, and no single one breaks the article.

func inquiryRules() []Rule {
	return []Rule{
		&DutyEach[inquiry]{
			Head: rule.Head{
				ID: "PROS-013", Title: "Obvious lines of inquiry",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Follow each line of inquiry, or record why not. Do it before the " +
					"proceeding is closed.",
				Bases: []rule.Basis{toFollow, rule.Supported("eu-2011-36", "9(3)-(4)")},
			},
			Of: inquiries,
			From: &Start[inquiry]{
				Text: "the day on which the line was known, in an open proceeding",
				Find: func(_ *Pass, x *inquiry) law.Day { return x.since() },
			},
			Acts: []Act[inquiry]{{
				Field: "taken", Text: "line of inquiry that was followed",
				Day:    func(x *inquiry) law.Day { return x.Taken },
				Within: Within{Grade: rule.WithoutDelay},
			}},
			Unless: []Quality[inquiry]{{
				Field: "left", Text: "why the line of inquiry was not followed",
			}},
			Before: &Limit[inquiry]{
				Text: "the refusal or closing of the proceeding", Reads: []string{"/proceedings"},
				Find: func(_ *Pass, x *inquiry) (happened, planned law.Day) {
					return x.over, law.Day{}
				},
			},
		},
		&DutyEach[stop]{
			Head: rule.Head{
				ID: "PROS-014", Title: "Information on a stop and on review",
				Who:  []rule.Role{"prosecutor", "court"},
				ToDo: "Inform the victim of the stop and of the way to a review. Record the date.",
				Bases: []rule.Basis{
					rule.On("eu-2012-29", "6(1)(a)"), rule.On("eu-2012-29", "11(3)"),
					rule.On("coe-201", "31(1)(a)-(d)"), rule.Supported("echr", "13"),
					supporting(toGiveReasons),
				},
			},
			Of: stopsThatStand,
			From: &Start[stop]{
				Text: "the stop",
				Find: func(_ *Pass, s *stop) law.Day { return s.Day },
			},
			Acts: []Act[stop]{{
				Field: "told", Text: "information of the victim on stop and review",
				Labels: []string{toldInTime}, Look: toldOfStop,
				Within: Within{Grade: rule.WithoutDelay},
			}},
			Unless: []Quality[stop]{{
				Field: "reasons", Text: "death of the victim, to whom nothing can be said",
				Reads: []string{"/died"},
				Holds: func(p *Pass, _ *stop) rule.Answer {
					return rule.If(p.Happened(p.Subject.Died.First()))
				},
			}},
		},
		&DutyEach[stop]{
			Head: rule.Head{
				ID: "PROS-016", Title: "Decision on the review of a stop",
				Who:  []rule.Role{"prosecutor", "court"},
				ToDo: "Decide on the review that the victim asked for. Record the date.",
				Bases: []rule.Basis{
					rule.On("eu-2012-29", "11(1)-(2)"), rule.On("echr", "13"),
					supporting(toGiveReasons),
				},
			},
			Of: stopsUnderReview,
			From: &Start[stop]{
				Text: "the day on which the review was asked for",
				Find: func(_ *Pass, s *stop) law.Day { return s.ReviewAsked },
			},
			Acts: []Act[stop]{{
				Field: "reviewed", Text: "decision on the review",
				Day:    func(s *stop) law.Day { return s.Reviewed },
				Within: Within{Grade: rule.InGoodTime},
			}},
			Over: &Over[stop]{
				Text: "the proceeding goes on", Reads: []string{"/proceedings"},
				Find: func(_ *Pass, s *stop) law.Day { return s.wentOn() },
			},
		},
		&DutyEach[abroad]{
			Head: rule.Head{
				ID: "PROS-015", Title: "Request to the other State of the conduct",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Ask the State in which a part of it took place for what is needed, or " +
					"record why not.",
				Bases: []rule.Basis{
					toAskAbroad, rule.Supported("coe-197", "32"),
					rule.Supported("untoc", "18(1)-(3)"), rule.Supported("coe-030", "1(1)"),
				},
			},
			Of: conductAbroad,
			From: &Start[abroad]{
				Text: "the later of the first step of the proceeding and the conduct abroad",
				Find: func(_ *Pass, x *abroad) law.Day { return x.since },
			},
			Acts: []Act[abroad]{{
				Field: "id", Text: "request to the other State", Labels: []string{requestUndated},
				Reads:  []string{"/cooperation"},
				Look:   func(p *Pass, x *abroad) rule.Deed { return askedAbroad(p, x) },
				Within: Within{Grade: rule.WithoutDelay},
			}},
			Unless: []Quality[abroad]{{
				Field: "not_asked", Text: "why no other State was asked",
			}},
			Over: &Over[abroad]{
				Text: "the proceeding is refused or closed", Reads: []string{"/proceedings"},
				Find: func(p *Pass, x *abroad) law.Day { return endedOn(x.Proceeding, p.On) },
			},
		},
	}
}

const toldInTime = "day of the information, not before the stop"

// toldOfStop is the day on which the victim was told. Before the stop nobody can be told of it.
func toldOfStop(p *Pass, s *stop) rule.Deed {
	switch {
	case !p.Happened(s.Told):
		return rule.Deed{}
	case s.Told.Before(s.Day):
		return rule.Deed{State: rule.Unsure, Label: toldInTime}
	}
	return rule.Deed{State: rule.Done, Day: s.Told}
}

// An inquiry is a line of inquiry of a proceeding.
type inquiry struct {
	*cases.InquiryLine
	of          *cases.Proceeding
	path        rule.Path
	begun, over law.Day // of the proceeding
}

// inquiries are the lines of inquiry of the proceedings about the person that were known by the day
// of the check. What is asked is a duty of means: whoever convicted for good, or handed the case to
// others, need not follow each line. None is to be followed that came up after a final judgment.
var inquiries = &List[inquiry]{
	Name: "proceedings", Text: "each line of inquiry of a proceeding", Whole: true,
	All: func(p *Pass) []inquiry {
		var out []inquiry
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			if len(x.Lines) == 0 || convicted(x, p.On) || passedOn(x, p.On) {
				continue
			}
			begun, over := begins(x, p.On), endedOn(x, p.On)
			judged := judgedOn(x, p.On)
			for j := range x.Lines {
				path := rule.Path{}.Elem("proceedings", i).Elem("lines", j)
				one := inquiry{&x.Lines[j], x, path, begun, over}
				if one.Known.After(p.On) || !judged.IsZero() && one.since().After(judged) {
					continue
				}
				out = append(out, one)
			}
		}
		return out
	},
	Day:  func(x *inquiry) law.Day { return first(x.Known, x.Asked) },
	At:   func(x *inquiry) jurisdiction.Code { return x.of.Place },
	ID:   func(x *inquiry) string { return x.InquiryLine.ID },
	Kind: func(x *inquiry) string { return x.of.ID + ":" + codeOf(x.InquiryLine.Kind) },
	Path: func(x *inquiry) rule.Path { return x.path },
}

// since is the day from which a line is for who investigates to follow.
func (x *inquiry) since() law.Day {
	day := first(x.Known, x.Asked)
	if day.IsZero() {
		return law.Day{}
	}
	return last(day, x.begun)
}

// finally is the final judgment after which a proceeding did not go on; nil for none.
func finally(x *cases.Proceeding, on law.Day) *cases.ProceedingStep {
	var s *cases.ProceedingStep
	for i := range x.Steps {
		one := &x.Steps[i]
		if one.Kind == cases.StepFinalJudgment && !one.Day.IsZero() && !one.Day.After(on) &&
			(s == nil || !one.Day.Before(s.Day)) {
			s = one
		}
	}
	if s == nil || onward(x, on).After(s.Day) {
		return nil
	}
	return s
}

// judgedOn is the day of the final judgment after which a proceeding did not go on; zero for
// none.
func judgedOn(x *cases.Proceeding, on law.Day) law.Day {
	if s := finally(x, on); s != nil {
		return s.Day
	}
	return law.Day{}
}

// convicted reports whether a proceeding led to a conviction for good.
func convicted(x *cases.Proceeding, on law.Day) bool {
	s := finally(x, on)
	return s != nil && s.Outcome == cases.Convicted
}

// passedOn reports whether a proceeding was closed here because another body or State has it.
func passedOn(x *cases.Proceeding, on law.Day) bool {
	s, _ := latest(x, on)
	return s != nil && endedWith(s) && slices.Contains(s.Reasons, cases.ClosedTransferred)
}

// endedOn is the day on which a proceeding was refused, closed or finally judged, if it is at its
// end today.
func endedOn(x *cases.Proceeding, on law.Day) law.Day {
	if !ended(x, on) {
		return law.Day{}
	}
	s, _ := latest(x, on)
	return s.Day
}

// stopsThatStand are refusals, suspensions and closings after which the proceeding did not go on.
var stopsThatStand = func() *List[stop] {
	l := withIn(stops, func(p *Pass, s *stop) bool {
		return !s.Day.After(p.On) && !s.resumed()
	})
	l.Text = "each refusal, suspension or closing of a proceeding that stands"
	return l
}()

// stopsUnderReview are stops of which a review was asked for.
var stopsUnderReview = func() *List[stop] {
	l := withIn(stops, func(p *Pass, s *stop) bool { return p.Happened(s.ReviewAsked) })
	all := stops.All
	l.All = func(p *Pass) []stop {
		out := all(p)
		var of *cases.Proceeding
		var days []law.Day
		for i := range out { // those of one proceeding stand together
			if out[i].of != of {
				of = out[i].of
				days = onwards(of, p.On)
			}
			out[i].onwards = days
		}
		return out
	}
	l.Text = "each refusal, suspension or closing of which a review was asked for"
	l.Day = func(s *stop) law.Day { return s.ReviewAsked }
	// The Directive speaks of a decision not to prosecute.
	l.Rests = func(_ *Pass, s *stop) []string {
		if s.ProceedingStep.Kind == cases.StepSuspended {
			return []string{"echr"}
		}
		return nil
	}
	return l
}()

// An abroad is a proceeding, and another State in which a part of the conduct took place.
type abroad struct {
	*cases.Proceeding
	state jurisdiction.Code
	since law.Day
	path  rule.Path
}

// conductAbroad are the investigations of which a part of the conduct took place in another State.
var conductAbroad = &List[abroad]{
	Name:  "proceedings",
	Text:  "each investigation, for each other State in which a part of the conduct took place",
	Whole: true,
	All: func(p *Pass) []abroad {
		var out []abroad
		f := p.Subject.File
		for _, i := range p.Subject.Records.Proceedings {
			x := &f.Proceedings[i]
			if _, open := x.Step(p.On, investigating...); !open || !x.Place.IsValid() ||
				convicted(x, p.On) {
				continue
			}
			begun, from := begins(x, p.On), len(out)
			for _, j := range p.Subject.Records.Conduct {
				c := &f.Conduct[j]
				day := began(c)
				if day.After(p.On) || !about(x.Suspects, c.Suspects) {
					continue
				}
				one := abroad{
					Proceeding: x, since: last(day, begun),
					path: rule.Path{}.Elem("proceedings", i),
				}
				for n := range 2 + len(c.Where) {
					one.state = partOf(c, n)
					if one.state.IsValid() && !same(one.state, x.Place) {
						out = addAbroad(out, from, one)
					}
				}
			}
		}
		return out
	},
	Day:  func(x *abroad) law.Day { return x.since },
	At:   func(x *abroad) jurisdiction.Code { return x.Place },
	ID:   func(x *abroad) string { return x.ID },
	Kind: func(x *abroad) string { return string(x.state.Country()) },
	Path: func(x *abroad) rule.Path { return x.path },
}

// partOf is a place in which a part of the conduct took place: where it is put, where somebody was
// recruited, and from 2 on the sites.
func partOf(c *cases.Conduct, n int) jurisdiction.Code {
	switch n {
	case 0:
		return c.Place
	case 1:
		return c.Recruitment.Where.Code
	}
	return c.Where[n-2].Code
}

// investigating are the steps from which on who leads the proceeding may ask another State.
var investigating = []cases.StepKind{
	cases.StepOpened, cases.StepResumed, cases.StepCharged, cases.StepTrial,
}

// addAbroad adds a State once for each proceeding, from its earliest day. What belongs to the
// proceeding begins at from.
func addAbroad(list []abroad, from int, one abroad) []abroad {
	for i := from; i < len(list); i++ {
		if same(list[i].state, one.state) {
			list[i].since = first(list[i].since, one.since)
			return list
		}
	}
	return append(list, one)
}

// askedAbroad is the first request between the two States that may serve the proceeding. A
// consultation on who prosecutes, or a question of child protection, asks for no evidence.
func askedAbroad(p *Pass, x *abroad) rule.Deed {
	var best rule.Deed
	list := p.Subject.File.Cooperation
	for i := range list {
		c := &list[i]
		switch c.Kind {
		case cases.JurisdictionTalks, cases.ChildProtectionAsk, cases.ConsularRequest:
			continue
		}
		if c.Proceeding != "" && c.Proceeding != x.ID || !withState(c, x.state) ||
			c.Sent.After(p.On) {
			continue
		}
		path := rule.Path{}.Elem("cooperation", i)
		switch {
		case c.Sent.IsZero():
			if best.State == rule.NothingDone {
				best = rule.Deed{State: rule.Unsure, Label: requestUndated, Path: path.At("sent")}
			}
		case best.State != rule.Done || c.Sent.Before(best.Day):
			best = rule.Deed{State: rule.Done, Day: c.Sent, Path: path}
		}
	}
	return best
}

const requestUndated = "day of the request to the other State"

// withState reports whether a request goes to or comes from a State; one of a joint team or a
// channel may name neither.
func withState(c *cases.Cooperation, state jurisdiction.Code) bool {
	if !c.From.IsValid() && !c.To.IsValid() {
		return true
	}
	return c.From.IsValid() && same(c.From, state) || c.To.IsValid() && same(c.To, state)
}
