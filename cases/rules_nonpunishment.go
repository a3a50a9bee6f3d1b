package cases

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func nonPunishmentRules() []Rule {
	return []Rule{{
		ID:      "NONP-001",
		Title:   "screening when a victim is a suspect",
		Applies: "to a victim who is suspected, charged or penalised under criminal law or for a misdemeanour",
		Meets:   "Before charge or penalty, look whether the act hangs together with the trafficking, and link the indicators.",
		Bases: []rule.Basis{
			on("coe-197", "26"),
			on("eu-2011-36", "8"),
			on("ilo-p29", "4(2)"),
			on("ohchr-2002", "Principle 7"),
		},
		Topics:   []string{"non_punishment"},
		Reads:    []string{"/liabilities"},
		Deadline: "before charge or penalty",
		Check:    func(p *pass) { screening(p, false) },
	}, {
		ID:       "NONP-002",
		Title:    "decision on non-punishment recorded",
		Applies:  "where the screening found a link with the trafficking",
		Meets:    "Decide not to charge, to discontinue, not to punish or to quash, or refuse with reasons; record who decided, and the day.",
		Bases:    []rule.Basis{on("coe-197", "26"), on("eu-2011-36", "8"), on("ilo-p29", "4(2)")},
		Topics:   []string{"non_punishment"},
		Reads:    []string{"/liabilities"},
		Deadline: "the law names no number",
		Check:    nonPunishment,
	}, {
		ID:       "NONP-003",
		Title:    "child: causation is enough, not compulsion",
		Applies:  "where non-punishment of a child was refused",
		Meets:    "Decide again: for a child it is enough that the act hangs together with the trafficking.",
		Bases:    []rule.Basis{on("ohchr-2002", "Guideline 8.3"), on("crc-gc6", "50-53")},
		Reads:    []string{"/liabilities", "/victims/*/age"},
		Deadline: "at the decision",
		Check:    childCausation,
	}, {
		ID:       "NONP-004",
		Title:    "administrative and immigration penalties covered",
		Applies:  "to a victim held liable under administrative or immigration law",
		Meets:    "Before the penalty, look whether the act hangs together with the trafficking, and link the indicators.",
		Bases:    []rule.Basis{on("eu-2024-1712", "2011/36 Art. 8"), on("ohchr-2002", "Principle 7")},
		Reads:    []string{"/liabilities"},
		Deadline: "before the penalty",
		Check:    func(p *pass) { screening(p, true) },
	}}
}

// liabilities calls do for each liability of the victim that had arisen by the day of the check,
// with the place and day that judge it.
func liabilities(p *pass, do func(i int, l *Liability, opts []rule.Option)) {
	for i, l := range p.Subject.liabilities() {
		if !l.ActDay.After(p.On) {
			do(i, l, []rule.Option{rule.At(l.Place)})
		}
	}
}

func screening(p *pass, administrative bool) {
	liabilities(p, func(i int, l *Liability, opts []rule.Option) {
		if administrative != (l.Kind == jurisdiction.Administrative || l.Kind == jurisdiction.Immigration) {
			return
		}
		// The first of charge and penalty is the day by which the screening had to be done.
		var last law.Day
		for _, d := range []law.Day{l.Charged, l.Penalised} {
			if p.Done(d) && (last.IsZero() || d.Before(last)) {
				last = d
			}
		}
		path := ptr("liabilities", i, "screened")
		if e, place, ok := nonPunishmentLaw(p, l.Place); ok && !administrative {
			opts = append(opts, rule.National(place, e))
		}
		if !last.IsZero() {
			opts = append(opts, rule.JudgedOn(last))
		}
		switch {
		case !p.Done(l.Screened) && !last.IsZero():
			p.NotMet(path, "charged or penalised on {day} without a screening on file", append(opts, rule.With(rule.DayArg("day", last)))...)
		case !p.Done(l.Screened) && (l.Stage == StageCharged || l.Stage == StagePenalised):
			p.Unknown(path, "charged or penalised; the days and the screening are not recorded", opts...)
		case !p.Done(l.Screened):
			p.Due(path, "the victim is held liable; no screening for non-punishment is recorded", opts...)
		case !last.IsZero() && l.Screened.After(last):
			p.NotMet(path, "screened on {day}, only after charge or penalty", append(opts, rule.With(rule.DayArg("day", l.Screened)))...)
		case l.Linked == "":
			p.Unknown(ptr("liabilities", i, "linked"), "the result of the screening is not recorded", opts...)
		case len(l.Indicators) == 0:
			p.Unknown(ptr("liabilities", i, "indicators"), "the indicators looked at in the screening are not recorded", opts...)
		default:
			p.Met(path, "screened on {day}, with the indicators looked at", append(opts, rule.With(rule.DayArg("day", l.Screened)))...)
		}
	})
}

func nonPunishment(p *pass) {
	liabilities(p, func(i int, l *Liability, opts []rule.Option) {
		if l.Linked != LinkCompelled && l.Linked != LinkConsequence || !p.Done(l.Screened) {
			return
		}
		path := ptr("liabilities", i, "")
		if e, place, ok := nonPunishmentLaw(p, l.Place); ok {
			opts = append(opts, rule.National(place, e))
		}
		switch {
		case l.Outcome == "" || !l.Decided.IsZero() && !p.Done(l.Decided):
			p.DueFrom(rule.NonPunishment, l.Screened, path+"/outcome", "a link with the trafficking was found; no decision on non-punishment is recorded", opts...)
		case l.Decided.IsZero():
			p.Unknown(path+"/decided", "the day of the decision on non-punishment is not recorded", opts...)
		case l.Body == "":
			p.Unknown(path+"/body", "it is not recorded who decided on non-punishment", opts...)
		case l.Outcome == NonPunishRefused && len(l.Reasons) == 0:
			p.Unknown(path+"/reasons", "the reasons of the refusal are not recorded", opts...)
		default:
			p.Met(path+"/outcome", "decided on {day}", append(opts, rule.JudgedOn(l.Decided), rule.With(rule.DayArg("day", l.Decided)))...)
		}
	})
}

// nonPunishmentLaw returns the source of the national rule of the place, or of the first place of
// the pass, on the day of the check.
func nonPunishmentLaw(p *pass, place jurisdiction.Code) (law.Citation, jurisdiction.Code, bool) {
	place = p.Where(place)
	e, state := p.Profile(place).NonPunishment.At(p.On)
	return e.Source, place, state == law.Known
}

func childCausation(p *pass) {
	liabilities(p, func(i int, l *Liability, opts []rule.Option) {
		if l.Outcome != NonPunishRefused || !l.Decided.IsZero() && !p.Done(l.Decided) {
			return
		}
		opts = append(opts, rule.JudgedOn(l.Decided))
		when := l.ActDay
		if when.IsZero() {
			when = l.Decided
		}
		path := ptr("liabilities", i, "reasons")
		switch {
		case !childOn(p, when, opts...):
			return
		case len(l.Reasons) == 0:
			p.Unknown(path, "the reasons of the refusal are not recorded", opts...)
		case len(l.Reasons) == 1 && l.Reasons[0] == BecauseNoCompulsion:
			p.NotMet(path, "refused to a child only because there was no compulsion", opts...)
		default:
			p.Met(path, "the refusal does not rest on the lack of compulsion alone", opts...)
		}
	})
}
