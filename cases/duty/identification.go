package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"
)

func identificationRules() []Rule {
	return []Rule{
		&Duty{
			Head: rule.Head{
				ID: "IDENT-001", Title: "Act, means and purpose recorded",
				Who: []rule.Role{"identifying-body"},
				ToDo: "Record the acts and the purposes. For an adult also record the means, or " +
					"that none were found.",
				// The definitions say what has to be found out, and nothing of a record.
				Bases: []rule.Basis{
					rule.On("odihr-nrm-2022", "Pillar 1"),
					supporting(rule.Limb("palermo", "3(a)", "definition")),
					rule.Supported("palermo", "3(c)"),
					supporting(rule.Limb("coe-197", "4(a)", "definition")),
					rule.Supported("coe-197", "4(c)"), rule.Supported("eu-2011-36", "2(1)"),
					rule.Supported("eu-2011-36", "2(5)"),
				},
			},
			From: FirstSign, Done: elementsRecorded, Before: identificationDecided,
			Ends: []*End{PassedThrough, Closed},
		},
		&Safeguard[victim.StatusDecision]{
			Head: rule.Head{
				ID: "IDENT-002", Title: "Children: no means needed",
				Who: []rule.Role{"identifying-body", "prosecutor"},
				ToDo: "Decide again without asking for means. For a child an act and a purpose " +
					"are enough.",
				Bases: []rule.Basis{
					rule.On("palermo", "3(c)"), rule.On("coe-197", "4(c)"),
					rule.On("eu-2011-36", "2(5)"),
				},
			},
			Each: meansRefusals, Owed: to(childEver),
			Must: []Quality[victim.StatusDecision]{
				refusalReasons,
				otherReason("reason other than a lack of means", care.ReasonNoMeans),
			},
		},
		&Other{
			Head: rule.Head{
				ID: "IDENT-003", Title: "Surrogacy as only purpose: means needed for adults",
				Who:  []rule.Role{"prosecutor"},
				ToDo: "Record the means, or that the surrogate mother was under 18 at the time.",
				Bases: []rule.Basis{
					rule.Limb("eu-2011-36", "2(5)", "surrogacy_means"),
					rule.Limb("eu-2011-36", "2(3)", "added_purposes"),
				},
			},
			Applies: "where surrogacy is the only purpose on file, in a State that is bound by " +
				"Directive (EU) 2024/1712",
			Time: "at the decision on identification", Home: "conduct",
			Reads: []string{"/conduct", "/age", "/status"},
			Labels: []string{
				surrogateChild, surrogateMeans, surrogateNoMeans, surrogateUnknown, surrogateAge,
				surrogateRefused, surrogateIdentified, surrogateOpen,
			},
			Check: surrogacyExcepted,
		},
		&Safeguard[victim.StatusDecision]{
			Head: rule.Head{
				ID: "IDENT-004", Title: "Consent of the victim is irrelevant",
				Who:  []rule.Role{"identifying-body", "prosecutor"},
				ToDo: "Decide again without looking at the consent of the victim.",
				Bases: []rule.Basis{
					rule.On("palermo", "3(b)"), rule.On("palermo", "3(c)"),
					rule.On("coe-197", "4(b)"), rule.On("coe-197", "4(c)"),
					rule.On("eu-2011-36", "2(4)"), rule.On("eu-2011-36", "2(5)"),
				},
			},
			Each: refusals, Owed: to(childOrMeans),
			Must: []Quality[victim.StatusDecision]{
				refusalReasons,
				otherReason("reason other than consent of the victim", care.ReasonConsented),
			},
		},
		&Safeguard[victim.StatusDecision]{
			Head: rule.Head{
				ID: "IDENT-005", Title: "No border crossing or organised crime needed",
				Who: []rule.Role{"identifying-body", "prosecutor"},
				ToDo: "Decide again. Trafficking inside one State, or without an organised " +
					"group, is trafficking.",
				// The definition that the authority applies asks for neither.
				Bases: []rule.Basis{
					{Instrument: "coe-197", Pinpoint: "4(a)", Topic: "definition"},
					rule.On("coe-197", "2"), rule.On("eu-2011-36", "2(1)"),
					rule.On("untoc", "34(2)"),
				},
			},
			Each: refusals,
			Must: []Quality[victim.StatusDecision]{
				refusalReasons,
				otherReason("reason other than no border or organised group",
					care.ReasonNotTransnational, care.ReasonNoOrganisedGroup),
			},
		},
		&Duty{
			Head: rule.Head{
				ID: "IDENT-006", Title: "Reasonable-grounds decision",
				Who: []rule.Role{"identifying-body"},
				ToDo: "Decide whether there are reasonable grounds. Record the day, the body and " +
					"the indicators relied on.",
				Bases: []rule.Basis{
					rule.Limb("coe-197", "10(2)", "identification"), toIdentify,
					rule.Supported("coe-197", "10(1)"),
					rule.Supported("eu-2011-36", "11(2)"), rule.Supported("eu-2011-36", "11(4)"),
					rule.On("odihr-nrm-2022", "Pillar 1"),
				},
				Topics: []string{"identification.bodies"},
			},
			From: FirstSign, OwnLaw: true,
			Done: rule.First("decision on reasonable grounds", groundsDecisions,
				Quality[victim.StatusDecision]{Field: "body", Text: "body that decided"},
				Quality[victim.StatusDecision]{
					Field: "outcome", Text: "outcome of the decision",
					Holds: func(_ *Pass, d *victim.StatusDecision) rule.Answer {
						if d.Kind == victim.StatusReasonableGrounds && d.Outcome == "" {
							return DontKnow
						}
						return Yes
					},
				},
				Quality[victim.StatusDecision]{Field: "indicators", Text: "indicators relied on"},
			),
			Within: Within{
				National: &rule.Number{
					Topic:  "identification.decision_period",
					Starts: []law.Event{law.Detection, law.Awareness, law.OffenceReport},
					Stated: true,
					Of: func(x *jurisdiction.Profile) law.Dated[law.Period] {
						return x.Identification.DecisionPeriod
					},
					By: administrativeTime, Authority: true,
				},
				Policy: rule.DecisionTime, Grade: rule.WithoutDelay,
			},
			Ends: []*End{Left, Died, Closed},
		},
		&Safeguard[victim.StatusDecision]{
			Head: rule.Head{
				ID: "IDENT-007", Title: "Trained person in identification",
				Who:  []rule.Role{"identifying-body"},
				ToDo: "Let a trained person decide, or a specialist take part. Record it.",
				Bases: []rule.Basis{
					rule.On("coe-197", "10(1)"), rule.On("coe-197", "29(1)-(3)"),
					rule.On("palermo", "10(2)"), rule.On("eu-2011-36", "18b"),
					toIdentify,
				},
			},
			Each: statusDecisions,
			Must: []Quality[victim.StatusDecision]{{
				Field: "trained", Text: "trained person or specialist who decided",
				Reads: []string{"/status"},
				Holds: func(_ *Pass, d *victim.StatusDecision) rule.Answer {
					return answer(d.Trained).Or(answer(d.Specialist))
				},
			}},
		},
		&Prohibition[departure]{
			Head: rule.Head{
				ID: "IDENT-008", Title: "No removal before identification is complete",
				Who:    []rule.Role{"immigration-authority"},
				ToDo:   "Do not remove the person before the final decision on identification.",
				Bases:  []rule.Basis{rule.Limb("coe-197", "10(2)", "identification")},
				Danger: true,
			},
			Never: expulsions, Owed: to(Foreign), While: untilIdentified,
		},
	}
}

// decides reports whether a status entry is a decision on whether the person is a victim.
func decides(d *victim.StatusDecision) bool {
	switch d.Kind {
	case victim.StatusReasonableGrounds, victim.StatusIdentified, victim.StatusNotConfirmed:
		return true
	}
	return false
}

// final reports whether a status entry completes the identification.
func final(d *victim.StatusDecision) bool {
	return d.Kind == victim.StatusIdentified || d.Kind == victim.StatusNotConfirmed
}

// refuses reports whether a status entry is a negative decision.
func refuses(d *victim.StatusDecision) bool {
	return d.Kind == victim.StatusNotConfirmed || d.Outcome == victim.Negative
}

// reversed reports whether a decision was turned round on review by the day of the check.
func reversed(p *Pass, d *victim.StatusDecision) bool {
	return d.ID != "" && reversals.Of(p)[d.ID]
}

var (
	statusDecisions = only(Status, "each decision on whether the person is a victim",
		is("kind", "a decision on whether the person is a victim", decides),
	)
	// groundsDecisions are those, and what was decided on a review: who decides again decides.
	groundsDecisions = only(Status, "each decision on whether the person is a victim",
		is("kind", "a decision on whether the person is a victim, or a review of one",
			func(d *victim.StatusDecision) bool {
				return decides(d) || d.Kind == victim.StatusReviewed && d.Outcome != ""
			}),
	)
	// refusals are the negative decisions that nobody turned round.
	refusals = only(Status, "each negative decision", Quality[victim.StatusDecision]{
		Field: "kind", Text: "a negative decision that stands",
		Holds: func(p *Pass, d *victim.StatusDecision) rule.Answer {
			return rule.If(refuses(d) && !reversed(p, d))
		},
	})
	meansRefusals = func() *List[victim.StatusDecision] {
		l := *refusals
		l.Rests = func(p *Pass, d *victim.StatusDecision) []string {
			if s, only := onlySurrogacy(p); only && s.excepted(p, d.Place) {
				// Only Directive 2011/36/EU, article 2(5), knows the exception.
				return []string{"palermo", "coe-197"}
			}
			return nil
		}
		return &l
	}()
)

var refusalReasons = Quality[victim.StatusDecision]{
	Field: "reasons", Text: "reasons of the decision",
}

// otherReason is that a decision does not rest on a reason that the definition does not know.
func otherReason(text string, none ...care.RefusalReason) Quality[victim.StatusDecision] {
	return Quality[victim.StatusDecision]{
		Field: "reasons", Text: text,
		Holds: func(_ *Pass, d *victim.StatusDecision) rule.Answer {
			return rule.If(!slices.ContainsFunc(none, func(r care.RefusalReason) bool {
				return slices.Contains(d.Reasons, r)
			}))
		},
	}
}

// childEver is who is a child on the day that is asked, or was one when it was done: what was done
// to a child stays done to a child.
var childEver = &Condition{
	Name: "child-ever", Text: "a child, or a person who was a child when it was done",
	Asks:  "whether the person was a child",
	Reads: []string{"/age", "/conduct"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		now, then := Child.Test(p, day), childThen.Test(p, day)
		switch {
		case now.Answer == Yes || then.Answer == Yes:
			return rule.Is(true)
		case now.Answer == DontKnow:
			return now
		}
		return then
	},
}

// childOrMeans is for whom the definition makes consent irrelevant: a child, and a person against
// whom means were used.
var childOrMeans = &Condition{
	Name: "child-or-means", Text: "a child, or a person against whom means were used",
	Asks:  "whether the person was a child or means were used",
	Reads: []string{"/age", "/conduct"},
	Test: func(p *Pass, day law.Day) rule.Truth {
		c := childEver.Test(p, day)
		if c.Answer == Yes {
			return c
		}
		looked := false
		for _, i := range p.Subject.Records.Conduct {
			x := &p.Subject.File.Conduct[i]
			if began(x).After(p.On) {
				continue
			}
			if len(x.AllMeans()) > 0 {
				return rule.Is(true)
			}
			looked = looked || x.NoMeans == person.Yes
		}
		if !looked {
			return rule.Missing(rule.Path{List: "conduct"})
		}
		return c
	},
}

// An element of the definition of trafficking.
type element string

const (
	elementAct     element = "act"
	elementMeans   element = "means"
	elementPurpose element = "purpose"
)

// ageThen is the phrase for what is missing where no means are on file.
const ageThen = "age at the time of the conduct"

// elementsRecorded is that the file shows what the definition asks for, or that somebody looked for
// it. A negative decision tells what was looked for and not found.
var elementsRecorded = inFile(rule.All("elements of trafficking", "conduct",
	[]string{"/conduct", "/age", "/status"},
	func(*Pass) []element { return []element{elementAct, elementMeans, elementPurpose} },
	func(p *Pass, e rule.Event, c element) rule.Deed {
		s, _ := onlySurrogacy(p)
		by := cases.Definition{SurrogacyNeedsMeans: s.bound(p, e.Place)}
		all := p.Subject.elements(p.On, by)
		x, reason := all.Act, care.ReasonNoAct
		switch c {
		case elementMeans:
			x, reason = all.Means, care.ReasonNoMeans
		case elementPurpose:
			x, reason = all.Purpose, care.ReasonNoExploitation
		}
		path := rule.Path{List: "conduct"}
		switch {
		case x.State != cases.ElementMissing, lookedFor(p, reason):
			return rule.Deed{State: rule.Done, Path: path}
		case c == elementMeans && all.Childhood.IsOpen() && all.Act.State != cases.ElementMissing:
			return rule.Deed{State: rule.Unsure, Path: p.Path("age"), Label: ageThen}
		}
		return rule.Deed{}
	}, ageThen).Of(string(elementAct), string(elementMeans), string(elementPurpose)))

// inFile says of a doing that what it looks for stands in the file, not in the record of the
// person.
func inFile(d *Doing) *Doing {
	d.Whole = true
	return d
}

// lookedFor reports whether a negative decision says that something was looked for and not found.
func lookedFor(p *Pass, reason care.RefusalReason) bool {
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if !refuses(d) || d.Day.After(p.On) || reversed(p, d) {
			continue
		}
		if slices.Contains(d.Reasons, reason) ||
			slices.Contains(d.Reasons, care.ReasonInsufficientEvidence) ||
			reason == care.ReasonNoExploitation &&
				slices.Contains(d.Reasons, care.ReasonSmugglingOnly) {
			return true
		}
	}
	return false
}

// identificationDecided is the first decision that completes the identification in the State.
var identificationDecided = &Before{
	Text: "the decision on identification", Reads: []string{"/status"},
	Find: func(p *Pass, e rule.Event) (happened, planned law.Day) {
		for i := range p.Subject.Status {
			if d := &p.Subject.Status[i]; final(d) && here(d.Place, e.Place) {
				happened = first(happened, d.Day)
			}
		}
		return happened, law.Day{}
	},
}

// untilIdentified is the time from reasonable grounds until the identification is complete. Where
// nobody decided it runs from the first sign: whether there were grounds is a judgement.
var untilIdentified = &Window{
	Name: "until-identified",
	Text: "from reasonable grounds, by decision or by signs on file, until the final decision",
	Asks: asksStatus,
	Reads: []string{
		statusPath, "/indicators", "/detection", "/proceedings", "/stays",
	},
	Find: findUntilIdentified,
}

func findUntilIdentified(p *Pass, state jurisdiction.Code) []rule.Stretch {
	var decisions []*victim.StatusDecision
	for i := range p.Subject.Status {
		if d := &p.Subject.Status[i]; here(d.Place, state) && p.Happened(d.Day) {
			decisions = append(decisions, d)
		}
	}
	slices.SortStableFunc(decisions, func(a, b *victim.StatusDecision) int {
		return a.Day.Compare(b.Day)
	})
	var out []rule.Stretch
	var open law.Day // since when there are grounds
	var answered law.Day
	for _, d := range decisions {
		switch {
		case final(d):
			if !open.IsZero() {
				out = append(out, rule.Stretch{From: open, To: d.Day})
			}
			open, answered = law.Day{}, first(answered, d.Day)
		case rungOf(d) >= rungGrounds:
			if open.IsZero() {
				open = d.Day
			}
			answered = first(answered, d.Day)
		case refuses(d):
			answered = first(answered, d.Day)
		}
	}
	if !open.IsZero() {
		out = append(out, rule.Stretch{From: open})
	}
	// Until the first answer of the State it is open whether there were grounds.
	if e := signs(p, state, true); !e.Day.IsZero() {
		if answered.IsZero() || e.Day.Before(answered) {
			out = append(out, rule.Stretch{From: e.Day, To: answered, By: rule.BySign})
		}
	} else if path, missing := p.Subject.StatusMissing(p.On); missing && answered.IsZero() {
		out = append(out, rule.Stretch{Missing: rule.Path{Base: p.Base().Base + path}})
	}
	return out
}
