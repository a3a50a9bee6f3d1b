package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/antitrafficking/palermo/victim"
)

func nonPunishmentRules() []Rule {
	return []Rule{
		&DutyEach[cases.Liability]{
			Head: rule.Head{
				ID: "NONP-001", Title: "Non-punishment check when a victim is a suspect",
				Who: []rule.Role{"police", "prosecutor"},
				ToDo: "Before any charge or penalty, check whether the act was a direct " +
					"consequence of the trafficking. Record the indicators.",
				Bases: []rule.Basis{
					rule.On("coe-197", "26"), rule.On("eu-2011-36", "8"),
					rule.On("ilo-p29", "4(2)"), notToPunish,
					rule.Supported("eu-2016-800", "7"), rule.On("ohchr-2002", "Principle 7"),
				},
				Topics: []string{"non_punishment"},
			},
			Of:   crimesOfVictims,
			From: accusedSince, Acts: checked, Before: chargeOrPenalty,
			Must:     checkedWell("ohchr-2002", "echr"),
			National: nonPunishmentLaw,
		},
		&DutyEach[cases.Liability]{
			Head: rule.Head{
				ID: "NONP-002", Title: "Decision on non-punishment",
				Who: []rule.Role{"prosecutor", "court"},
				ToDo: "Decide on non-punishment. Record who decided, the date, and the reasons " +
					"of a refusal.",
				Bases: []rule.Basis{
					rule.On("coe-197", "26"), rule.On("eu-2011-36", "8"),
					rule.On("ilo-p29", "4(2)"), notToPunish,
				},
				Topics: []string{"non_punishment"},
			},
			Of: linkedLiabilities,
			From: &Start[cases.Liability]{
				Text: "the non-punishment check", Reads: accusedSince.Reads,
				Find: func(p *Pass, l *cases.Liability) law.Day {
					for _, day := range [...]law.Day{l.Screened, l.Decided} {
						if !day.IsZero() {
							return day
						}
					}
					return liableSince(p, l)
				},
			},
			Acts: []Act[cases.Liability]{{
				Field: "outcome", Text: "decision on non-punishment",
				Look: func(p *Pass, l *cases.Liability) rule.Deed {
					if l.Outcome == "" || l.Decided.After(p.On) {
						return rule.Deed{}
					}
					return rule.Deed{State: rule.Done, Day: l.Decided}
				},
				Within: Within{Policy: rule.NonPunishment, Grade: rule.WithoutDelay},
			}},
			Must: []Quality[cases.Liability]{
				{Field: "decided", Text: "date of the decision on non-punishment"},
				{Field: "body", Text: "who decided on non-punishment"},
				{
					Field: "reasons", Text: "reasons of the refusal",
					Holds: func(_ *Pass, l *cases.Liability) rule.Answer {
						if l.Outcome == cases.NonPunishRefused && len(l.Reasons) == 0 {
							return DontKnow
						}
						return Yes
					},
				},
				{
					Field: "reasons", Text: "decision in line with the identifying body",
					Only:  []string{"coe-197", "eu-2011-36", "ilo-p29", "echr"},
					Reads: []string{"/status"}, Holds: inLine,
				},
			},
			National: nonPunishmentLaw,
		},
		&Safeguard[cases.Liability]{
			Head: rule.Head{
				ID:    "NONP-003",
				Title: "Children: a direct consequence is enough, no compulsion needed",
				Who:   []rule.Role{"prosecutor", "court"},
				ToDo: "Decide again. For a child a direct consequence of the trafficking is " +
					"enough; compulsion need not be proved.",
				Bases: []rule.Basis{
					notToPunish, rule.On("ohchr-2002", "Guideline 8.3"),
					rule.On("crc-gc6", "50-53"),
				},
				Topics: []string{"non_punishment"},
			},
			Each: refusedLiabilities, Owed: to(Child),
			Must: []Quality[cases.Liability]{
				{Field: "reasons", Text: "reasons of the refusal"},
				{
					Field: "reasons", Text: "refusal on a ground that counts for a child",
					Holds: func(_ *Pass, l *cases.Liability) rule.Answer {
						if len(l.Reasons) == 0 {
							return DontKnow
						}
						return rule.If(len(l.Reasons) > 1 ||
							l.Reasons[0] != cases.BecauseNoCompulsion)
					},
				},
			},
			What:     "refusal on a ground that counts for a child",
			National: noCompulsionLaw,
		},
		&DutyEach[cases.Liability]{
			Head: rule.Head{
				ID:    "NONP-004",
				Title: "Non-punishment for administrative and immigration offences",
				Who:   []rule.Role{"immigration-authority", "police"},
				ToDo: "Before any penalty, check whether the act was a direct consequence of the " +
					"trafficking. Record the indicators.",
				Bases: []rule.Basis{
					rule.Limb("eu-2011-36", "8", "other_unlawful_acts"), rule.On("coe-197", "26"),
					rule.On("ilo-p29", "4(2)"), rule.On("ohchr-2002", "Principle 7"),
				},
				Topics: []string{"non_punishment"},
			},
			Of:   finesOfVictims,
			From: accusedSince, Acts: checked, Before: chargeOrPenalty,
			Must:     checkedWell("ohchr-2002"),
			National: nonPunishmentLaw,
		},
		&DutyEach[cases.Liability]{
			Head: rule.Head{
				ID: "NONP-005", Title: "Conviction reviewed after identification",
				Who: []rule.Role{"prosecutor", "court"},
				ToDo: "Review the conviction: appeal, reopening or pardon, as national " +
					"law has it. Record what was decided.",
				Bases:  []rule.Basis{notToConvict, rule.On("ohchr-2002", "Principle 7")},
				Topics: []string{"non_punishment"},
			},
			Of: penalisedUnlooked,
			From: &Start[cases.Liability]{
				Text:  "the first positive decision after the penalty",
				Reads: []string{"/status", "/liabilities"}, Find: foundAfterPenalty,
			},
			Acts: []Act[cases.Liability]{{
				Field: "outcome", Text: "decision on the conviction",
				Look: func(p *Pass, l *cases.Liability) rule.Deed {
					since := foundAfterPenalty(p, l)
					for _, day := range [...]law.Day{l.Decided, l.Screened} {
						if !day.Before(since) && p.Happened(day) {
							return rule.Deed{State: rule.Done, Day: day}
						}
					}
					switch undated := l.Decided.IsZero(); {
					case l.Outcome == cases.Quashed && undated:
						return rule.Deed{State: rule.Done} // a conviction that stood
					case l.Outcome != "" && undated,
						l.Linked == cases.LinkNone && l.Screened.IsZero():
						return rule.Deed{State: rule.Unsure, Label: convictionAgain}
					}
					return rule.Deed{}
				},
				Labels: []string{convictionAgain},
				Within: Within{Grade: rule.WithoutDelay},
			}},
		},
	}
}

// convictionAgain is the phrase for a decision without a day on a conviction.
const convictionAgain = "date of the decision on the conviction"

// penalisedUnlooked are the penalties of before anybody had decided that the person is a victim,
// and without a look at the trafficking: no conviction stands on such a file (V.C.L. and A.N. v.
// the United Kingdom, article 6(1)). No law sets a last day for looking at it again.
var penalisedUnlooked = func() *List[cases.Liability] {
	l := withIn(
		named(Liabilities, "each penalty for a crime before the trafficking was assessed"),
		func(p *Pass, l *cases.Liability) bool {
			looked := !l.Screened.IsZero() && !l.Screened.After(l.Penalised)
			return p.Happened(l.Penalised) && !administrative(l) && !looked &&
				!foundAfterPenalty(p, l).IsZero() && !beforeTrafficking(p, l)
		})
	// What another State found the one that punished need not know.
	l.Rests = func(p *Pass, x *cases.Liability) []string {
		for i := range p.Subject.Status {
			d := &p.Subject.Status[i]
			if here(d.Place, x.Place) && decidesOnVictim(d) && rungOf(d) >= rungGrounds &&
				p.Happened(d.Day) {
				return nil
			}
		}
		return []string{"ohchr-2002"}
	}
	return l
}()

// beforeTrafficking reports whether an act was done before all the conduct of traffickers on file,
// of which each has its day: it is no consequence of that.
func beforeTrafficking(p *Pass, l *cases.Liability) bool {
	for _, i := range p.Subject.Records.Conduct {
		if began := p.Subject.File.Conduct[i].From; began.IsZero() || !l.ActDay.Before(began) {
			return false
		}
	}
	return !l.ActDay.IsZero() && len(p.Subject.Records.Conduct) > 0
}

// foundAfterPenalty is the first day on which the person was found to be a victim, where that came
// after the penalty.
func foundAfterPenalty(p *Pass, l *cases.Liability) law.Day {
	var found law.Day
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if !decidesOnVictim(d) || rungOf(d) < rungGrounds || !p.Happened(d.Day) {
			continue
		}
		if !d.Day.After(l.Penalised) {
			return law.Day{}
		}
		found = first(found, d.Day)
	}
	return found
}

// The lists of what a victim is accused of. What is of no recorded kind may be a crime.
var (
	crimesOfVictims = withIn(named(Liabilities,
		"each liability of the victim under criminal law or for a misdemeanour"),
		func(_ *Pass, l *cases.Liability) bool { return !administrative(l) })
	finesOfVictims = withIn(named(Liabilities,
		"each liability of the victim under administrative or immigration law"),
		func(_ *Pass, l *cases.Liability) bool { return administrative(l) })
	linkedLiabilities = func() *List[cases.Liability] {
		l := withIn(named(Liabilities,
			"each liability that was found to be linked with the trafficking, or of which "+
				"non-punishment was refused"),
			func(p *Pass, l *cases.Liability) bool {
				linked := l.Linked == cases.LinkCompelled || l.Linked == cases.LinkConsequence
				return linked && !l.Screened.After(p.On) || refused(p, l)
			})
		// The Court asks who refuses for reasons, and leaves open how else it is decided.
		l.Rests = func(p *Pass, l *cases.Liability) []string {
			if refused(p, l) {
				return nil
			}
			return []string{"coe-197", "eu-2011-36", "ilo-p29"}
		}
		return l
	}()
	refusedLiabilities = func() *List[cases.Liability] {
		l := withIn(named(Liabilities, "each refusal of non-punishment"), refused)
		// Whether it was done by a child is asked of the day of the act.
		l.Day = func(x *cases.Liability) law.Day {
			if x.ActDay.IsZero() {
				return x.Decided
			}
			return x.ActDay
		}
		return l
	}()
)

// named returns a list under another name for each of its elements.
func named[T any](l *List[T], text string) *List[T] {
	other := *l
	other.Text = text
	return &other
}

func administrative(l *cases.Liability) bool {
	return l.Kind == jurisdiction.Administrative || l.Kind == jurisdiction.Immigration
}

func refused(p *Pass, l *cases.Liability) bool {
	return l.Outcome == cases.NonPunishRefused && !l.Decided.After(p.On)
}

// accusedSince is the day from which the check is owed: not that of the act, but that on which
// there was a sign that the accused is a victim (V.C.L. and A.N. v. the United Kingdom).
var accusedSince = &Start[cases.Liability]{
	Text: "the later of the act and the first sign of trafficking",
	Reads: append([]string{"/liabilities"}, append(slices.Clip(FirstSign.Reads),
		Contact.Reads...)...),
	Find: liableSince,
}

func liableSince(p *Pass, l *cases.Liability) law.Day {
	sign := p.First(FirstSign)
	if sign.IsZero() || sign.Unknown {
		sign = p.First(Contact)
	}
	day := first(first(l.ActDay, l.Charged), l.Penalised)
	if l.ActDay.IsZero() && day.After(p.On) {
		day = law.Day{} // the charge is to come, and the act was before it
	}
	return last(sign.Day, day)
}

// checked is the look whether the act hangs together with the trafficking. Who decides that a
// victim is not punished has looked.
var checked = []Act[cases.Liability]{{
	Field: "screened", Text: "non-punishment check", Labels: []string{dayLetOff},
	Reads: []string{"/liabilities"},
	Look: func(p *Pass, l *cases.Liability) rule.Deed {
		switch {
		case p.Happened(l.Screened):
			return rule.Deed{State: rule.Done, Day: l.Screened}
		case !letOff(p, l) || !l.Screened.IsZero():
			return rule.Deed{}
		case l.Decided.IsZero():
			return rule.Deed{State: rule.Unsure, Label: dayLetOff}
		}
		return rule.Deed{State: rule.Done, Day: l.Decided}
	},
	Within: Within{Grade: rule.WithoutDelay},
}}

const dayLetOff = "date of the decision not to punish"

// letOff reports whether it was decided not to punish a victim.
func letOff(p *Pass, l *cases.Liability) bool {
	switch l.Outcome {
	case cases.NotCharged, cases.Discontinued, cases.NotPunished, cases.Quashed:
		return !l.Decided.After(p.On)
	}
	return false
}

// checkedWell is what a check shows. The instruments named ask that it waits for a decision of who
// is trained to identify victims.
func checkedWell(first ...string) []Quality[cases.Liability] {
	return []Quality[cases.Liability]{
		{
			Field: "linked", Text: "result of the non-punishment check",
			Reads: []string{"/liabilities"},
			Holds: func(p *Pass, l *cases.Liability) rule.Answer {
				return yesOrOpen(l.Linked != "" || letOff(p, l))
			},
		},
		{
			Field: "indicators", Text: "indicators in the non-punishment check",
			Reads: []string{"/liabilities"},
			Holds: func(p *Pass, l *cases.Liability) rule.Answer {
				return yesOrOpen(len(l.Indicators) > 0 || l.Screened.IsZero() && letOff(p, l))
			},
		},
		{
			Field: "charged", Text: "date of the charge or penalty",
			Holds: func(_ *Pass, l *cases.Liability) rule.Answer {
				late := l.Stage == cases.StageCharged || l.Stage == cases.StagePenalised
				if late && l.Charged.IsZero() && l.Penalised.IsZero() {
					return DontKnow
				}
				return Yes
			},
		},
		{
			Field: "charged", Text: "decision on identification before the charge",
			Only: first, Reads: []string{"/status"}, Holds: identifiedBefore,
		},
	}
}

// chargeOrPenalty is the first of both after the day from which the check is owed: a charge before
// any sign breaks nothing, and a penalty after it does.
var chargeOrPenalty = &Limit[cases.Liability]{
	Text: "charge or penalty", Reads: []string{"/liabilities"},
	Find: func(p *Pass, l *cases.Liability) (happened, planned law.Day) {
		day := accusedOn(p, l)
		if day.After(p.On) {
			return law.Day{}, day
		}
		return day, law.Day{}
	},
}

func accusedOn(p *Pass, l *cases.Liability) law.Day {
	since := liableSince(p, l)
	var day law.Day
	for _, d := range [...]law.Day{l.Charged, l.Penalised} {
		if !d.Before(since) {
			day = first(day, d)
		}
	}
	return day
}

// identifiedBefore: who may be a victim is charged only after an assessment by who is trained to
// identify victims (V.C.L. and A.N. v. the United Kingdom). A decision that came only after the
// charge shows that it was not so; where there is none the file does not tell.
func identifiedBefore(p *Pass, l *cases.Liability) rule.Answer {
	charge := accusedOn(p, l)
	if charge.IsZero() || charge.After(p.On) {
		return Yes
	}
	out := DontKnow
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if !decidesOnVictim(d) || d.Day.IsZero() || d.Day.After(p.On) {
			continue
		}
		if !d.Day.After(charge) {
			return Yes
		}
		out = No
	}
	return out
}

// decidesOnVictim reports whether a status entry is a decision on whether somebody is a victim.
func decidesOnVictim(d *victim.StatusDecision) bool {
	switch d.Kind {
	case victim.StatusReasonableGrounds, victim.StatusReviewed:
		return d.Outcome != ""
	case victim.StatusIdentified, victim.StatusNotConfirmed:
		return true
	}
	return false
}

// inLine: who decides that the person is no victim departs from a positive decision of the body
// that identifies victims. A decision that came later asks for another look.
func inLine(p *Pass, l *cases.Liability) rule.Answer {
	if l.Outcome != cases.NonPunishRefused || !slices.Contains(l.Reasons, cases.BecauseNotVictim) {
		return Yes
	}
	// Of the decisions by the day of the refusal the last counts.
	var day law.Day
	out, later := Yes, false
	for i := range p.Subject.Status {
		d := &p.Subject.Status[i]
		if !decidesOnVictim(d) || d.Day.After(p.On) {
			continue
		}
		positive := rungOf(d) >= rungGrounds
		switch {
		case d.Day.IsZero() || l.Decided.IsZero() || d.Day.After(l.Decided):
			later = later || positive
		case !d.Day.Before(day):
			day, out = d.Day, rule.If(!positive)
		}
	}
	if out == Yes && later {
		return DontKnow
	}
	return out
}

// nonPunishmentLaw is the rule of the place that a victim is not punished for such an act, where it
// binds who decides. What was decided is judged by the law of its day.
func nonPunishmentLaw(
	p *Pass, place jurisdiction.Code, l *cases.Liability,
) (jurisdiction.Code, law.Citation, bool) {
	e, state := p.Profile(place).NonPunishment.At(decidedOn(p, l))
	if state != law.Known || !spares(e.Value.Type) {
		return place, law.Citation{}, false
	}
	kind := l.Kind
	if kind == "" {
		kind = jurisdiction.Criminal
	}
	covers := slices.Contains(e.Value.Covers, kind) ||
		len(e.Value.Covers) == 0 && kind == jurisdiction.Criminal
	return place, e.Source, covers
}

// decidedOn is the day of the decision on non-punishment, or that of the check before it.
func decidedOn(p *Pass, l *cases.Liability) law.Day {
	if p.Happened(l.Decided) {
		return l.Decided
	}
	return p.On
}

// noCompulsionLaw is such a rule by which a direct consequence is enough where a child acted.
func noCompulsionLaw(
	p *Pass, place jurisdiction.Code, l *cases.Liability,
) (jurisdiction.Code, law.Citation, bool) {
	place, source, ok := nonPunishmentLaw(p, place, l)
	if !ok {
		return place, source, false
	}
	e, _ := p.Profile(place).NonPunishment.At(decidedOn(p, l))
	return place, source, e.Value.ForChild() == jurisdiction.DirectConsequence
}

// spares reports whether a rule leaves no choice: an act that it covers is not prosecuted or
// punished. One that gives discretion, or whose wording was not read, does not.
func spares(t jurisdiction.NonPunishmentType) bool {
	switch t {
	case "no-liability", "no-prosecution", "no-penalty":
		return true
	}
	return false
}
