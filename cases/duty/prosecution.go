package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func prosecutionRules() []Rule {
	return []Rule{
		&Safeguard[stop]{
			Head: rule.Head{
				ID: "PROS-001", Title: "Prosecution does not depend on a complaint",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Go on with the proceeding without a complaint. Give written reasons where " +
					"it is refused or closed.",
				Bases: []rule.Basis{
					rule.On("coe-197", "27(1)"), rule.On("coe-201", "32"),
					rule.On("eu-2011-36", "9(1)"), rule.On("eu-2012-29", "6(3)"), toInvestigate,
					toGiveReasons,
				},
			},
			Each: stops,
			Must: []Quality[stop]{
				{Field: "reasons", Text: "reason for the stop"},
				{
					Field: "reasons", Text: "prosecution without a complaint",
					Only:  []string{"coe-197", "coe-201", "eu-2011-36", "echr/ex_officio"},
					Holds: withoutComplaint,
				},
				{
					Field: "reasoned", Text: "written reasons for the stop",
					Only:  []string{"eu-2012-29", "echr/information"},
					Holds: reasonedStop,
				},
			},
			What:   "stop of the proceeding that the law allows",
			Unless: []Quality[stop]{goesOn},
		},
		&Other{
			Head: rule.Head{
				ID: "PROS-002", Title: "Aggravating circumstances in the charge",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Reflect in the charge the aggravating circumstances that the file shows. " +
					"If one is left out, record why.",
				Bases: []rule.Basis{
					rule.On("coe-197", "24"), rule.On("coe-201", "28"),
					rule.On("eu-2011-36", "4(2)"), rule.On("eu-2011-36", "4(3)"),
					rule.On("eu-2011-36", "4(2)(d)"),
					rule.Limb("eu-2011-36", "4(3)", "aggravating_images"),
				},
			},
			Applies: "a charge of trafficking, where the file shows an aggravating circumstance " +
				"that an instrument of the place names",
			Home: charges.Name,
			Reads: []string{
				"/proceedings", "/conduct", "/suspects", "/age",
			},
			Labels: circumstanceLabels(),
			Check:  circumstancesInTheCharge,
		},
		&Safeguard[cases.Proceeding]{
			Head: rule.Head{
				ID: "PROS-003", Title: "Limitation period for offences against a child",
				Who: []rule.Role{"prosecutor"},
				ToDo: "Record the last day for prosecution and the event from which it was " +
					"counted, or that there is none. Charge before that day.",
				Bases: []rule.Basis{
					rule.On("coe-201", "33"), rule.On("eu-2011-36", "9(2)"),
					rule.On("untoc", "11(5)"), toFinish,
				},
				Topics: []string{"offences.limitation_start"},
			},
			Each: Proceedings, Owed: to(childThen), Lasting: true,
			What: "limitation period of the offence",
			Must: []Quality[cases.Proceeding]{
				{
					Field: "steps", Text: "charge that did not lapse by limitation",
					Reads: []string{"/proceedings"},
					Holds: func(p *Pass, x *cases.Proceeding) rule.Answer {
						return rule.If(!lapsed(x, p.On))
					},
				},
				{Field: "limitation", Text: "last day for prosecution", Only: ofLimitation},
				{
					Field: "limitation_from", Only: ofLimitation,
					Text: "event from which the limitation period runs",
				},
				{
					Field: "limitation", Text: "charge by the last day for prosecution",
					Only:  ofLimitation,
					Reads: []string{"/proceedings"}, Holds: chargedInTime,
				},
			},
			Unless: []Quality[cases.Proceeding]{{
				Field: "unlimited",
				Text:  "final judgment, or no limitation at all",
				Reads: []string{"/proceedings"},
				Holds: func(p *Pass, x *cases.Proceeding) rule.Answer {
					return answer(x.Unlimited).Or(rule.If(finallyJudged(x, p.On))).
						And(rule.If(!lapsed(x, p.On)))
				},
			}},
		},
		&Duty{
			Head: rule.Head{
				ID: "PROS-008", Title: "Protection from retaliation and intimidation",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Assess the risk of retaliation for this person. Record the result and the " +
					"date.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "12(3)"), rule.On("coe-197", "28(3)"),
					rule.On("coe-197", "28(1)-(2)"), rule.On("opsc", "8(1)(f)"),
					rule.On("eu-2012-29", "22"), rule.On("eu-2012-29", "18-19"),
					rule.On("untoc", "24"), supporting(toProtect),
				},
				Danger: true,
			},
			From: proceedingOrRisk, Done: riskAssessed,
			Within: Within{Grade: rule.WithoutDelay},
			Ends:   []*End{leftAndNoProceeding, proceedingsOver, Died, Closed},
		},
		&DutyEach[stretch]{
			Head: rule.Head{
				ID: "PROS-009", Title: "Investigation and trial without standstill",
				Who: []rule.Role{"police", "prosecutor", "court"},
				ToDo: "Take the next step in the proceeding. If it is suspended, record the " +
					"reasons.",
				Bases: []rule.Basis{
					rule.On("coe-201", "30(1)-(3)"), toMoveOn, rule.Supported("opsc", "8(1)(g)"),
					rule.Supported("coe-197", "27(1)"), rule.Supported("eu-2011-36", "9(1)"),
				},
			},
			Of: stretches,
			From: &Start[stretch]{
				Text: "the last step of the proceeding", Reads: movementReads,
				Find: func(_ *Pass, x *stretch) law.Day { return x.from },
			},
			Acts: []Act[stretch]{{
				Field: "steps", Text: "new step in the proceeding", Reads: movementReads,
				Look:   movedOn,
				Within: Within{Grade: rule.WithoutDelay},
			}},
			Unless: []Quality[stretch]{{
				Field: "steps", Text: "written reasons for the suspension",
				Holds: func(p *Pass, x *stretch) rule.Answer {
					return rule.If(x.to.IsZero() && suspendedFor(x.Proceeding, p.On))
				},
			}},
			Over: &rule.Over[*Person, stretch]{
				Text: "the proceeding is refused or closed", Reads: movementReads,
				Find: func(_ *Pass, x *stretch) law.Day {
					if x.over {
						return x.to
					}
					return law.Day{}
				},
			},
		},
		&Safeguard[charge]{
			Head: rule.Head{
				ID: "PROS-010", Title: "Charge of trafficking where the file shows trafficking",
				Who:  []rule.Role{"prosecutor"},
				ToDo: "Charge trafficking. If another offence is charged instead, record why.",
				Bases: []rule.Basis{
					toFitTheFacts, rule.Supported("coe-197", "18"), rule.Supported("coe-197", "23"),
					rule.Supported("eu-2011-36", "2(1)"),
				},
			},
			Each: chargesOfTraffickers,
			Must: []Quality[charge]{{
				Field: "offence", Text: "charge of trafficking",
				Reads: []string{"/proceedings"}, Holds: chargedAsTrafficking,
			}},
			Unless: []Quality[charge]{{
				Field: "not_charged", Text: "why another offence was charged",
			}},
		},
		&Duty{
			Head: rule.Head{
				ID: "PROS-011", Title: "Protection measures where a risk was found",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Decide on protection measures at once. Record what protects the person, " +
					"and since when.",
				Bases: []rule.Basis{
					rule.On("eu-2011-36", "12(3)"), rule.On("coe-197", "28(3)"),
					rule.On("coe-197", "28(1)-(2)"), rule.On("opsc", "8(1)(f)"),
					rule.On("eu-2012-29", "18-19"), rule.On("untoc", "24"), toProtect,
				},
				Danger: true,
			},
			From: riskFound,
			Done: rule.Either("protection measures",
				rule.Lasting("protection measure", protections, protectionEnds), measuresDecided),
			Within: Within{Grade: rule.AtOnce},
			Ends:   []*End{leftAndNoProceeding, Died, Closed},
		},
		&Duty{
			Head: rule.Head{
				ID: "PROS-012", Title: "Investigation where the file shows trafficking",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Open an investigation into trafficking. It waits for no complaint. Record " +
					"the day, or why nothing was reported.",
				Bases: []rule.Basis{
					rule.On("coe-201", "30(1)-(3)"), toInvestigate,
					rule.Supported("coe-197", "27(1)"),
					rule.Supported("eu-2011-36", "9(1)"), rule.Supported("coe-201", "32"),
				},
			},
			From:   shownAndKnown,
			Done:   rule.Either("investigation", investigation, whyNotReported),
			Within: Within{Grade: rule.WithoutDelay},
			Ends:   []*End{Closed},
		},
	}
}

// reasonedStop: a right to the reasons is there of a decision not to proceed, to end an
// investigation or not to prosecute (Directive 2012/29/EU, article 6(1)(a) and (3)). Of a
// suspension PROS-009 asks for them.
func reasonedStop(_ *Pass, s *stop) rule.Answer {
	if s.Kind == cases.StepSuspended {
		return Yes
	}
	return answer(s.Reasoned)
}

// withoutComplaint: a proceeding may go on after a victim withdrew what was said; who stops it all
// the same has to say why, which the quality after this one asks.
func withoutComplaint(_ *Pass, s *stop) rule.Answer {
	switch {
	case len(s.Reasons) == 0:
		return DontKnow
	case slices.Contains(s.Reasons, cases.ClosedNoComplaint):
		return No
	}
	return Yes
}

// ofLimitation are the instruments that speak of the limitation period itself.
var ofLimitation = []string{"coe-201", "eu-2011-36", "untoc"}

// lapsed reports whether what was charged in time was closed for limitation: the proceeding took so
// long that nothing was left to judge.
func lapsed(x *cases.Proceeding, on law.Day) bool {
	for i := range x.Steps {
		s := &x.Steps[i]
		if s.Kind != cases.StepClosed || s.Day.After(on) ||
			!slices.Contains(s.Reasons, cases.ClosedLimitation) {
			continue
		}
		if _, charged := x.Step(s.Day, cases.StepCharged, cases.StepTrial); charged {
			return true
		}
	}
	return false
}

// chargedInTime: the provisions speak of the beginning of proceedings, and not of their end. What
// begins them, the investigation or the charge, is for national law.
func chargedInTime(p *Pass, x *cases.Proceeding) rule.Answer {
	if x.Limitation.IsZero() || !p.On.After(x.Limitation) {
		return Yes
	}
	if _, ok := x.Step(x.Limitation, cases.StepCharged, cases.StepTrial, cases.StepJudgment,
		cases.StepFinalJudgment); ok {
		return Yes
	}
	if _, ok := x.Step(x.Limitation, cases.StepOpened, cases.StepResumed); ok {
		return DontKnow
	}
	return No
}

// A circumstance is an aggravating circumstance and the instruments that name it.
type circumstance struct {
	code  cases.Aggravation
	label string
	named []string
	// sexual says that CETS No. 201, article 28, names it as well, for offences under that
	// Convention.
	sexual bool
}

// circumstances are those of CETS No. 197, article 24, of Directive 2011/36/EU, article 4(2) and
// (3), of its amendment of 2024, and of CETS No. 201, article 28.
var circumstances = []circumstance{
	{cases.AggravatedChild, "child victim in the charge", []string{"coe-197", "eu-2011-36"}, false},
	{
		cases.AggravatedLife, "danger to life in the charge",
		[]string{"coe-197", "eu-2011-36"}, false,
	},
	{
		cases.AggravatedHarm, "serious violence or harm in the charge",
		[]string{"eu-2011-36", "eu-2024-1712"}, true,
	},
	{
		cases.AggravatedOfficial, "part of a public official in the charge",
		[]string{"coe-197", "eu-2011-36"}, false,
	},
	{
		cases.AggravatedOrganised, "criminal organisation in the charge",
		[]string{"coe-197", "eu-2011-36"}, true,
	},
	{
		cases.AggravatedSexualMaterial, "spread of sexual material in the charge",
		[]string{"eu-2024-1712"}, false,
	},
}

const (
	allInTheCharge = "aggravating circumstances in the charge"
	whyLeftOut     = "why a circumstance is left out of the charge"
)

func circumstanceLabels() []string {
	out := []string{allInTheCharge, whyLeftOut}
	for i := range circumstances {
		out = append(out, circumstances[i].label)
	}
	return out
}

func circumstancesInTheCharge(p *Pass) {
	for _, c := range charges.All(p) {
		if !trafficking(c.Proceeding) && c.Offence != cases.OffenceSexual {
			continue // another offence: see PROS-010
		}
		told := rule.Told{
			Path: c.path.At("aggravations"), Place: c.Place, Element: c.ID, Judged: c.day,
		}
		shown, missing := 0, false
		for i := range circumstances {
			x := &circumstances[i]
			if !shows(p, x.code, c.day) {
				continue
			}
			named := x.namedIn(p, &c)
			if len(named) == 0 {
				continue
			}
			shown++
			if slices.Contains(c.Aggravations, x.code) ||
				x.code == cases.AggravatedChild && c.Offence == cases.OffenceTraffickingChild {
				continue
			}
			missing = true
			if c.NotCharged != "" {
				continue
			}
			one := told
			one.Outcome, one.Says, one.Label = rule.NotMet, rule.SaysLacking, x.label
			one.Act, one.Only = string(x.code), named
			p.Tell(one)
		}
		switch {
		case shown == 0:
		case !missing:
			told.Outcome, told.Says, told.Label = rule.Met, rule.SaysMet, allInTheCharge
			p.Tell(told)
		case c.NotCharged != "":
			told.Outcome, told.Says, told.Label = rule.Met, rule.SaysReason, whyLeftOut
			told.Path = c.path.At("not_charged")
			p.Tell(told)
		}
	}
}

// namedIn returns the instruments that name the circumstance and bind the place of the charge on
// its day, or of which that is not known.
func (x *circumstance) namedIn(p *Pass, c *charge) []string {
	named := x.named
	if c.Offence == cases.OffenceSexual {
		named = nil
	}
	if x.sexual {
		named = append(slices.Clip(named), "coe-201")
	}
	places := p.Places
	if c.Place.IsValid() {
		places = []jurisdiction.Code{c.Place}
	}
	var out []string
	for _, id := range named {
		may := len(places) == 0
		for _, place := range places {
			switch p.Binds(id, place, c.day).Binding {
			case law.Binds, law.BindUnknown:
				may = true
			}
		}
		if id == "coe-201" && (p.Is(childThen, c.day).Answer == No ||
			p.Is(SexualForm, c.day).Answer == No) {
			may = false
		}
		if may {
			out = append(out, id)
		}
	}
	return out
}

// shows reports whether the file shows a circumstance of what was done to the person by a day.
func shows(p *Pass, a cases.Aggravation, day law.Day) bool {
	f := p.Subject.File
	if !p.Spend(conductWeight(p)) {
		return false
	}
	for _, i := range p.Subject.Records.Conduct {
		c := &f.Conduct[i]
		when := began(c)
		if when.After(day) {
			continue
		}
		var is bool
		switch a {
		case cases.AggravatedChild:
			if when.IsZero() {
				when = day
			}
			is = p.Subject.Age.ChildOn(when).IsChild()
		case cases.AggravatedLife:
			is = c.LifeEndangered == person.Yes
		case cases.AggravatedHarm:
			is = c.SeriousHarm == person.Yes
		case cases.AggravatedOrganised:
			is = c.Organised == person.Yes
		case cases.AggravatedSexualMaterial:
			is = c.SexualMaterial == person.Yes
		case cases.AggravatedOfficial:
			official := officialIDs.Of(p)
			is = slices.ContainsFunc(c.Suspects, func(id string) bool { return official[id] })
		}
		if is {
			return true
		}
	}
	return false
}

// movementReads are the facts that show that a proceeding moves.
var movementReads = []string{
	"/proceedings", "/evidence", "/interviews", "/testimonies", "/cooperation",
}

// A stretch is a time in which nothing is on file of a proceeding.
type stretch struct {
	*cases.Proceeding
	path rule.Path
	from law.Day
	to   law.Day // zero while it lasts
	over bool    // it ended as the proceeding was refused or closed
}

// stretches are, of each proceeding, the time since the last movement while it is open, and the
// longest time for which it stood still before: no later step, and no end, undoes that.
var stretches = &List[stretch]{
	Name:  "proceedings",
	Text:  "each open criminal proceeding, and each that stood still for long",
	Whole: true,
	All: func(p *Pass) []stretch {
		var out []stretch
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			path := rule.Path{}.Elem("proceedings", i)
			days := movements(p, x)
			if !ended(x, p.On) && !ahead(x, p.On) && (x.NotReported == "" || len(x.Steps) > 0) {
				now := stretch{Proceeding: x, path: path}
				if len(days) > 0 {
					now.from = days[len(days)-1]
				}
				out = append(out, now)
			}
			if s, ok := standstill(x, days); ok {
				s.path = path
				out = append(out, s)
			}
		}
		return out
	},
	Only: []Quality[stretch]{{
		// Who records judgments may record no day on which they became final.
		Field: "steps", Text: "whether the judgment is final",
		Holds: func(p *Pass, x *stretch) rule.Answer {
			s, i := latest(x.Proceeding, p.On)
			if x.to.IsZero() && i >= 0 && s.Kind == cases.StepJudgment &&
				p.On.DaysSince(s.Day) > judgedDays {
				return DontKnow
			}
			return Yes
		},
	}},
	Day: func(x *stretch) law.Day { return x.from },
	At:  func(x *stretch) jurisdiction.Code { return x.Place },
	ID: func(x *stretch) string {
		if x.to.IsZero() {
			return x.ID
		}
		return "" // its day tells it from the one that lasts
	},
	Kind: func(x *stretch) string { return x.ID },
	Path: func(x *stretch) rule.Path { return x.path },
}

// standstill is the longest time between two movements of a proceeding for which it stood still.
func standstill(x *cases.Proceeding, days []law.Day) (out stretch, ok bool) {
	if len(days) < 2 {
		return out, false
	}
	steps := inOrder(x)
	next := steps.to(days[0])
	for n := 1; n < len(days); n++ {
		s := stretch{Proceeding: x, from: days[n-1], to: days[n]}
		quiet := quietDays
		was := next
		next = steps.to(s.to)
		s.over = next != nil && next.Day == s.to &&
			(next.Kind == cases.StepRefused || next.Kind == cases.StepClosed)
		switch {
		case was == nil:
		case endedWith(was), was.Kind == cases.StepJudgment, suspendedWithReasons(was):
			continue // nobody had to take a step
		case was.Kind == cases.StepReported && was.Day == s.from && !s.over:
			quiet = reportedDays
		}
		if long := s.to.DaysSince(s.from); long > quiet &&
			(!ok || long > out.to.DaysSince(out.from)) {
			out, ok = s, true
		}
	}
	return out, ok
}

// suspendedWithReasons reports whether a proceeding is suspended on a day, with written reasons.
func suspendedWithReasons(s *cases.ProceedingStep) bool {
	return s.Kind == cases.StepSuspended && s.Reasoned == person.Yes
}

// suspendedFor reports whether a proceeding stands suspended on a day with reasons given.
func suspendedFor(x *cases.Proceeding, on law.Day) bool {
	s, i := latest(x, on)
	return i >= 0 && suspendedWithReasons(s)
}

// orderedSteps are the dated steps of a proceeding in the order of their days.
type orderedSteps struct {
	steps []*cases.ProceedingStep
	next  int
}

func inOrder(x *cases.Proceeding) *orderedSteps {
	o := &orderedSteps{steps: make([]*cases.ProceedingStep, 0, len(x.Steps))}
	for i := range x.Steps {
		if !x.Steps[i].Day.IsZero() {
			o.steps = append(o.steps, &x.Steps[i])
		}
	}
	slices.SortStableFunc(o.steps, func(a, b *cases.ProceedingStep) int {
		return a.Day.Compare(b.Day)
	})
	return o
}

// to is [latest] for days that are asked in their order; nil where there is none.
func (o *orderedSteps) to(day law.Day) *cases.ProceedingStep {
	for o.next < len(o.steps) && !o.steps[o.next].Day.After(day) {
		o.next++
	}
	if o.next == 0 {
		return nil
	}
	return o.steps[o.next-1]
}

// withIn returns a list of those elements of which a plain fact is true. Unlike a quality it is not
// told in the catalogue: the text of the list tells it.
func withIn[T any](l *List[T], is func(p *Pass, t *T) bool) *List[T] {
	narrow := *l
	narrow.Which = func(p *Pass) []int {
		all := l.All(p)
		var out []int
		add := func(i int) {
			if is(p, &all[i]) {
				out = append(out, i)
			}
		}
		if l.Which == nil {
			for i := range all {
				add(i)
			}
			return out
		}
		for _, i := range l.Which(p) {
			add(i)
		}
		return out
	}
	return &narrow
}

// For how many days nothing may be on file of a proceeding that moves. No instrument sets a number:
// these are ours, and never make anything overdue. A report has to be looked into sooner, and after
// judgedDays a judgment may have become final.
const (
	quietDays    = 180
	reportedDays = 30
	judgedDays   = 90
)

// moves are the days on which anything was done in each proceeding of a file beside its steps. They
// are gathered once, for all of its victims.
type moves struct{ days map[string][]law.Day }

// gather goes through a piece of evidence, a hearing, a request to another State and its answer.
func (m *moves) gather(f *cases.File, on law.Day) {
	m.days = map[string][]law.Day{}
	see := func(proceeding string, day law.Day) {
		if proceeding != "" && !day.IsZero() && !day.After(on) {
			m.days[proceeding] = append(m.days[proceeding], day)
		}
	}
	for i := range f.Evidence {
		see(f.Evidence[i].Proceeding, f.Evidence[i].Taken)
	}
	for i := range f.Interviews {
		see(f.Interviews[i].Proceeding, f.Interviews[i].Day)
	}
	for i := range f.Testimonies {
		see(f.Testimonies[i].Proceeding, f.Testimonies[i].Day)
	}
	for i := range f.Cooperation {
		see(f.Cooperation[i].Proceeding, f.Cooperation[i].Sent)
		see(f.Cooperation[i].Proceeding, f.Cooperation[i].Answered)
	}
}

// movements are the days on which anything was done in a proceeding, in order: a step, or what else
// shows that it moves.
func movements(p *Pass, x *cases.Proceeding) []law.Day {
	m := p.Subject.moves
	if m == nil {
		m = &moves{}
		p.Subject.moves = m
	}
	if m.days == nil {
		m.gather(p.Subject.File, p.On)
	}
	days := slices.Clone(m.days[x.ID])
	for i := range x.Steps {
		if d := x.Steps[i].Day; p.Happened(d) {
			days = append(days, d)
		}
	}
	slices.SortFunc(days, law.Day.Compare)
	return days
}

// movedOn is the step that ended a stretch; of one that lasts, the last movement if it is not too
// long ago.
func movedOn(p *Pass, x *stretch) rule.Deed {
	switch {
	case x.over:
		return rule.Deed{}
	case !x.to.IsZero():
		return rule.Deed{State: rule.Done, Day: x.to}
	case x.from.IsZero():
		return rule.Deed{}
	}
	quiet := quietDays
	if s, i := latest(x.Proceeding, p.On); i >= 0 && s.Kind == cases.StepReported &&
		s.Day == x.from {
		quiet = reportedDays
	}
	if p.On.DaysSince(x.from) > quiet {
		return rule.Deed{}
	}
	return rule.Deed{State: rule.Done, Day: x.from}
}

// chargesOfTraffickers are charges against those to whom conduct is put down that has every element
// of trafficking.
var chargesOfTraffickers = func() *List[charge] {
	l := withIn(charges, func(p *Pass, c *charge) bool {
		f, v := p.Subject.File, p.Subject.Victim
		if !p.Spend(4 * conductWeight(p)) {
			return false
		}
		one := cases.File{}
		for _, i := range p.Subject.Records.Conduct {
			if about(c.Suspects, f.Conduct[i].Suspects) {
				one.Conduct = append(one.Conduct, f.Conduct[i])
			}
		}
		by := cases.DefinitionIn(p.Registry(), placeOf(p, c.Place), c.day)
		named := slices.ContainsFunc(one.Conduct, func(x cases.Conduct) bool {
			return slices.ContainsFunc(x.AllPurposes(), by.Names)
		})
		return named && one.Elements(v, c.day, by).Verdict == cases.AllElements
	})
	l.Text = "each charge, where the file shows every element of trafficking"
	return l
}()

// chargedAsTrafficking: who used the services of a victim is charged with that, and what is charged
// beside trafficking does not stand in its place.
func chargedAsTrafficking(p *Pass, c *charge) rule.Answer {
	switch c.Offence {
	case "":
		return DontKnow
	case cases.OffenceTrafficking, cases.OffenceTraffickingChild, cases.OffenceUseOfServices:
		return Yes
	}
	for _, i := range p.Subject.Records.Proceedings {
		x := &p.Subject.File.Proceedings[i]
		if x.Offence != "" && trafficking(x) && about(x.Suspects, c.Suspects) &&
			(!ended(x, p.On) || finallyJudged(x, p.On)) {
			return Yes
		}
	}
	return No
}

func finallyJudged(x *cases.Proceeding, on law.Day) bool {
	_, ok := x.Step(on, cases.StepFinalJudgment)
	return ok
}

// shownAndKnown is the first sign in a State in which a part of the conduct took place, where the
// file shows every element of trafficking. Neither the death nor the departure of the person ends
// what is owed from then on.
var shownAndKnown = &Trigger{
	Name: "trafficking-shown",
	Text: "the first sign in a State of the conduct, where the file shows every element of " +
		"trafficking",
	Asks: asksStatus,
	Reads: []string{
		"/conduct", "/age", statusPath, "/indicators", "/detection", "/proceedings", "/stays",
	},
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		var path rule.Path
		var since law.Day
		for _, i := range p.Subject.Records.Conduct {
			c := &p.Subject.File.Conduct[i]
			if day := began(c); here(c.Place, state) && !day.After(p.On) && path.IsZero() {
				path, since = rule.Path{}.Elem("conduct", i), day
			}
		}
		if path.IsZero() {
			return rule.Event{}
		}
		sign := signs(p, state, true)
		if sign.Day.IsZero() {
			return rule.Event{}
		}
		by := cases.DefinitionIn(p.Registry(), state, p.On)
		if p.Subject.elements(p.On, by).Verdict != cases.AllElements {
			return rule.Event{}
		}
		return rule.Event{
			Day: last(sign.Day, since), Place: state, Path: path, By: rule.ByDecision,
		}
	},
}

// investigation is a proceeding about trafficking, in whichever State, or one about another offence
// that is open or led to a charge: what is charged is for PROS-010.
var investigation = &Doing{
	Text: "investigation", Labels: []string{stepUndated}, Home: "proceedings", Whole: true,
	Reads: []string{"/proceedings"},
	Look: func(p *Pass, _ rule.Event) rule.Deed {
		var best rule.Deed
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			_, charged := x.Step(p.On, cases.StepCharged, cases.StepTrial, cases.StepJudgment)
			if len(x.Steps) == 0 || ahead(x, p.On) ||
				!trafficking(x) && !charged && ended(x, p.On) {
				continue
			}
			path := rule.Path{}.Elem("proceedings", i)
			switch day := begins(x, p.On); {
			case day.IsZero():
				if best.State == rule.NothingDone {
					best = rule.Deed{
						State: rule.Unsure, Label: stepUndated, Path: path.At("steps"),
					}
				}
			case best.State != rule.Done || day.Before(best.Day):
				best = rule.Deed{State: rule.Done, Day: day, Path: path}
			}
		}
		return best
	},
}

const stepUndated = "day of a step of the proceeding"

// whyNotReported is the reason why nothing was reported.
var whyNotReported = rule.Recorded("why nothing was reported", []string{"/proceedings"},
	func(p *Pass) rule.Path {
		for _, i := range p.Subject.Records.Proceedings {
			if x := &p.Subject.File.Proceedings[i]; x.NotReported != "" {
				return rule.Path{}.Elem("proceedings", i).At("not_reported")
			}
		}
		return rule.Path{}
	})

// proceedingOrRisk is the beginning of a proceeding about the person in a State, or the day on
// which a risk was found there.
var proceedingOrRisk = &Trigger{
	Name: "proceeding-or-risk", Text: "a criminal proceeding, or a risk that was found",
	Asks:  "when the proceeding began",
	Reads: []string{"/proceedings", "/risk", "/stays"},
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		m := moment{rule.Event{Place: state}}
		var undated rule.Path
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			if !here(x.Place, state) || x.NotReported != "" && len(x.Steps) == 0 {
				continue
			}
			path, dated := rule.Path{}.Elem("proceedings", i), false
			for j := range x.Steps {
				if day := x.Steps[j].Day; p.Happened(day) {
					m.see(day, path, rule.ByDecision)
					dated = true
				}
			}
			if !dated && !ahead(x, p.On) {
				undated = path.At("steps")
			}
		}
		for i := range p.Subject.Risks {
			seeRisk(p, &m, state, i)
		}
		if m.Day.IsZero() && !undated.IsZero() {
			return rule.Event{Place: state, Unknown: true, Missing: undated}
		}
		return m.Event
	},
}

// seeRisk takes the day of an assessment that found a risk, where the person was in the State then
// or came there later. A risk without a day is one of today.
func seeRisk(p *Pass, m *moment, state jurisdiction.Code, i int) {
	r := &p.Subject.Risks[i]
	if r.Danger() != person.Yes || r.Day.After(p.On) {
		return
	}
	day := r.Day
	if day.IsZero() {
		day = p.On
	}
	if came, ok := arrival(p, state, day); ok {
		m.see(came, p.Base().Elem("risk", i), rule.ByDecision)
	}
}

// riskAssessed: the assessment that stands has a day and a result.
var riskAssessed = &Doing{
	Text: "assessment of the risk of retaliation", Home: "risk", Reads: []string{"/risk"},
	Labels: []string{"date of the risk assessment", "result of the risk assessment"},
	Look: func(p *Pass, _ rule.Event) rule.Deed {
		list := p.Subject.Risks
		at := care.RiskOn(list, p.On)
		if at < 0 {
			return rule.Deed{}
		}
		path := p.Base().Elem("risk", at)
		switch {
		case list[at].Day.IsZero():
			return rule.Deed{
				State: rule.Unsure, Label: "date of the risk assessment", Path: path.At("day"),
			}
		case answer(list[at].Danger()) == DontKnow:
			return rule.Deed{
				State: rule.Unsure, Label: "result of the risk assessment",
				Path: path.At("at_risk"),
			}
		}
		first := list[at].Day
		for i := range list {
			if d := list[i].Day; !d.IsZero() && d.Before(first) &&
				answer(list[i].Danger()) != DontKnow {
				first = d
			}
		}
		return rule.Deed{State: rule.Done, Day: first, Path: path}
	},
}

// riskRun returns the assessment that stands and the day since which every assessment found a risk;
// at is -1 where the last found none.
func riskRun(p *Pass) (since law.Day, at int) {
	list := p.Subject.Risks
	at = care.RiskOn(list, p.On)
	if at < 0 || list[at].Danger() != person.Yes {
		return law.Day{}, -1
	}
	since = list[at].Day
	for !since.IsZero() {
		before := care.RiskOn(list, since.AddDays(-1))
		if before < 0 || list[before].Day.IsZero() || list[before].Danger() != person.Yes {
			break
		}
		since = list[before].Day
	}
	return since, at
}

// riskFound is since when the assessments of the person find a risk.
var riskFound = &Trigger{
	Name: "risk-found", Text: "a risk that was found", Asks: "when the risk was assessed",
	Reads: []string{"/risk", "/stays"},
	Find: func(p *Pass, state jurisdiction.Code) rule.Event {
		since, at := riskRun(p)
		if at < 0 {
			return rule.Event{}
		}
		if since.IsZero() {
			since = p.On
		}
		day, ok := arrival(p, state, since)
		if !ok {
			return rule.Event{}
		}
		return rule.Event{Day: day, Place: state, Path: p.Base().Elem("risk", at)}
	},
}

// measuresDecided: measures were decided with the assessment that stands, or with one before it
// that found as high a risk at least.
var measuresDecided = &Doing{
	Text: "decision on protection measures", Home: "risk", Reads: []string{"/risk"},
	Look: func(p *Pass, _ rule.Event) rule.Deed {
		since, at := riskRun(p)
		if at < 0 {
			return rule.Deed{}
		}
		list := p.Subject.Risks
		best := rule.Deed{}
		for i := range list {
			r := &list[i]
			if !p.Happened(r.Measures) || r.Danger() != person.Yes || r.Day.Before(since) ||
				level(r) < level(&list[at]) {
				continue
			}
			if best.State == rule.NothingDone || r.Measures.Before(best.Day) {
				best = rule.Deed{
					State: rule.Done, Day: r.Measures,
					Path: p.Base().Elem("risk", i).At("measures"),
				}
			}
		}
		return best
	},
}

// level orders risks; one without a level may be as high as any, and needs measures of its own.
func level(r *care.Risk) int {
	switch r.Level {
	case care.RiskLow:
		return 1
	case care.RiskMedium:
		return 2
	case care.RiskHigh:
		return 3
	}
	return 2
}

// protections are measures that protect the person outside the court room.
var protections = &List[cases.Measure]{
	Name: "measures", Text: "each protection measure", Whole: true,
	All:   func(p *Pass) []cases.Measure { return p.Subject.File.Measures },
	Which: func(p *Pass) []int { return p.Subject.Records.Measures },
	Day:   func(m *cases.Measure) law.Day { return m.From },
	At:    func(m *cases.Measure) jurisdiction.Code { return m.Place },
	ID:    func(m *cases.Measure) string { return m.ID },
}

func protectionEnds(m *cases.Measure) law.Day {
	if m.To.IsZero() {
		return law.Day{}
	}
	return m.To.AddDays(1)
}

// leftAndNoProceeding is that the person left a State in which no proceeding is open: those who
// prosecute go on to protect who testifies.
var leftAndNoProceeding = &End{
	Name: "left", Text: "the person leaves a State in which no proceeding is open",
	Reads: append(slices.Clip(Left.Reads), "/proceedings"),
	Find: func(p *Pass, e rule.Event) law.Day {
		for _, i := range p.Subject.Records.Proceedings {
			x := &p.Subject.File.Proceedings[i]
			if here(x.Place, e.Place) && !ended(x, p.On) && !ahead(x, p.On) {
				return law.Day{}
			}
		}
		return findLeft(p, e)
	},
}
