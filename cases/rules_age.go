package cases

import (
	"slices"
	"strconv"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

func ageRules() []Rule {
	return []Rule{{
		ID:       "AGE-003",
		Title:    "doubt about age does not stop the investigation",
		Applies:  "where the age of a victim is uncertain and a proceeding is recorded",
		Meets:    "Open or resume the investigation; to find out the age is part of it.",
		Bases:    []rule.Basis{on("opsc", "8(2)"), on("coe-201", "34(2)")},
		Reads:    []string{"/proceedings", "/victims/*/age"},
		Deadline: "at the decision",
		Check:    doubtDoesNotStop,
	}, {
		ID:      "AGE-007",
		Title:   "age at the offence kept apart from the age now",
		Applies: "to a victim who was a child when the conduct began",
		Meets:   "Date the conduct; charge it as done to a child; make the plan for the transition to adulthood before the 18th birthday.",
		Bases: []rule.Basis{
			on("eu-2024-1712", "2011/36 Art. 14(1)-(2)"),
			on("eu-2011-36", "4(2)"),
			on("eu-2011-36", "9(2)"),
			on("coe-197", "24"),
			on("coe-201", "33"),
		},
		Reads: []string{
			"/opened", "/conduct", "/proceedings", "/victims/*/age", "/victims/*/transition",
		},
		Deadline: "the plan before the 18th birthday",
		Check:    ageAtOffence,
	}}
}

func doubtDoesNotStop(p *pass) {
	v := p.Subject.Victim
	for i, proc := range p.Subject.proceedings() {
		stopped, uncertain := -1, v.Age.ChildOn(p.On).Standing == person.PresumedToBe
		var last law.Day
		for j, s := range proc.Steps {
			if !p.Done(s.Day) {
				continue
			}
			uncertain = uncertain || v.Age.ChildOn(s.Day).Standing == person.PresumedToBe
			switch s.Kind {
			case StepRefused, StepSuspended, StepClosed:
				if slices.Contains(s.Reasons, ClosedAgeUnknown) {
					stopped, last = j, s.Day
				}
			case StepOpened, StepResumed, StepCharged:
				if !s.Day.Before(last) {
					stopped = -1
				}
			}
		}
		opts := []rule.Option{rule.At(proc.Place)}
		switch {
		case stopped >= 0:
			p.NotMet(ptr("proceedings", i, "")+ptr("steps", stopped, "reasons"), "stopped on {day} because the age was not known", append(opts, rule.JudgedOn(last), rule.With(rule.DayArg("day", last)))...)
		case !uncertain:
			continue
		case len(proc.Steps) == 0:
			p.Unknown(ptr("proceedings", i, "steps"), "the steps of the proceeding are not recorded", opts...)
		default:
			p.Met(ptr("proceedings", i, "steps"), "the doubt about age did not stop the proceeding", opts...)
		}
	}
}

func ageAtOffence(p *pass) {
	v := p.Subject.Victim
	if v.Age.BornAfter(p.Subject.File.Opened) {
		p.Unknown(p.Subject.Path+"/age", "the birth on file is after the file was opened")
	}
	dated := true
	child := false
	for i, c := range p.Subject.conduct() {
		if c.day().After(p.On) {
			continue
		}
		if c.day().IsZero() {
			dated = false
			p.Unknown(ptr("conduct", i, "from"), "the conduct is not dated, so that the age at the time cannot be told")
			continue
		}
		child = child || v.Age.ChildOn(c.day()).IsChild()
	}
	if !child {
		return
	}
	for i, proc := range p.Subject.proceedings() {
		charged, ok := proc.Step(p.On, StepCharged)
		if !ok {
			continue
		}
		if proc.Offence == OffenceTrafficking {
			p.NotMet(ptr("proceedings", i, "offence"), "charged on {day} as trafficking of an adult; the victim was a child when the conduct began",
				rule.Act(proc.Place, charged.Day), rule.RestsOn("eu-2011-36", "coe-197", "coe-201"), rule.With(rule.DayArg("day", charged.Day)))
		}
	}
	// The earliest day counts: a plan that comes before it comes in time on any reading. No finding
	// holds it: the day would tell the birthday, to a calendar server too.
	eighteen, latest, known := v.Age.Eighteen()
	if v.Age.ChildOn(p.On).IsChild() && !latest.After(p.On) {
		known = false // the file doubts the number: the person may reach 18 later
	}
	// A plan that another replaced later was made in time all the same: the first counts.
	first := -1
	for i := range v.Transitions {
		day := v.Transitions[i].Day
		if p.Done(day) && (first < 0 || day.Before(v.Transitions[first].Day)) {
			first = i
		}
	}
	made := first >= 0
	path := p.Subject.Path + "/transition"
	if made {
		path += "/" + strconv.Itoa(first) + "/day"
	}
	eu := rule.RestsOn("eu-2024-1712") // only the directive as amended speaks of the transition to adulthood
	switch {
	case !known:
		if !made {
			p.Unknown(p.Subject.Path+"/age", "the day of the 18th birthday is not known; no plan for the transition is recorded", eu)
			return
		}
		p.Met(path, "a plan for the transition to adulthood is on file", eu)
	case made && v.Transitions[first].Day.Before(eighteen):
		if dated {
			p.Met(path, "the conduct is dated, and a plan for the transition was made before the 18th birthday", eu)
		}
	case made:
		p.NotMet(path, "the plan for the transition was made only after the 18th birthday",
			eu, rule.JudgedOnBirthday(eighteen.AddDays(-1)))
	case p.On.Before(eighteen):
		p.Due(path, "no plan for the transition to adulthood is recorded; "+
			"it is to be made before the 18th birthday", eu)
	default:
		p.Overdue(path, "no plan for the transition to adulthood is recorded; "+
			"it was to be made before the 18th birthday", eu)
	}
}
